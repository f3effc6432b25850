//! Metadata of a picture: what it shows, where it comes from, and its licence.

/// The title, source and description of a picture, to be written into its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metadata<'a> {
    /// What it shows, in a few words.
    pub title: &'a str,
    /// What is to be seen, for those who do not see it.
    pub description: &'a str,
    /// The address of the scene.
    pub source: &'a str,
}

impl Metadata<'_> {
    /// The licence of every picture, and its address.
    pub const LICENCE: &'static str = "CC BY 4.0";
    /// See [`Self::LICENCE`].
    pub const LICENCE_ADDRESS: &'static str = "https://creativecommons.org/licenses/by/4.0/";

    /// Everything as pairs of a keyword, as [PNG registers them](https://www.w3.org/TR/png-3/#11keywords), and a text.
    #[must_use]
    pub fn entries(&self) -> [(&'static str, String); 4] {
        let licence = format!("{} {}", Self::LICENCE, Self::LICENCE_ADDRESS);
        [
            ("Title", self.title.to_owned()),
            ("Description", self.description.to_owned()),
            ("Copyright", licence),
            ("Source", self.source.to_owned()),
        ]
    }

    /// Everything as lines of text, for comments.
    #[must_use]
    pub fn lines(&self) -> String {
        let lines = (self.entries()).map(|(keyword, text)| {
            let text: Vec<&str> = text.split_whitespace().collect();
            format!("{keyword}: {}", text.join(" "))
        });
        lines.join("\n")
    }
}
