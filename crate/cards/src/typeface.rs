//! The one typeface of the cards, whatever the machine that draws them has.

use resvg::usvg::Options;

/// Its file; `fonts/README.md` says where it comes from.
const FILE: &[u8] = include_bytes!("../fonts/literata-semibold.ttf");

/// The name by which an SVG asks for it; figures, which name others first, end with it too.
pub(crate) const NAME: &str = "serif";

/// What an SVG is read with: this typeface for every text.
pub(crate) fn options() -> Options<'static> {
    let mut options = Options::default();
    let fonts = options.fontdb_mut();
    fonts.load_font_data(FILE.to_vec());
    fonts.set_serif_family("Literata");
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_the_typeface_that_the_name_stands_for() {
        let options = options();
        let families: Vec<&str> = options
            .fontdb
            .faces()
            .flat_map(|face| face.families.iter().map(|(name, _)| name.as_str()))
            .collect();
        assert!(families.contains(&"Literata"), "{families:?}");
    }
}
