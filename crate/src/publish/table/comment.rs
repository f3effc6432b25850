//! Lines of a table's text that are comments.

/// What a comment begins with: in most programs, in TeX and MATLAB, and in code.
const MARKS: [&str; 3] = ["#", "%", "//"];

/// Errors of spreadsheets, which begin as comments do.
const ERRORS: [&str; 8] = [
    "n/a", "nv", "name?", "div/0!", "ref!", "value!", "num!", "null!",
];

/// What comments of a text begin with.
pub(super) struct CommentMarks(Vec<&'static str>);

impl CommentMarks {
    /// Those that do not begin the rows themselves.
    pub(super) fn of(text: &str) -> Self {
        let begins_rows = |mark: &&str| match *mark {
            "%" => all_begin_with(text, mark) || are_all(text, mark) || are_shares(text),
            "//" => all_begin_with(text, mark) || are_all(text, mark),
            _ => all_begin_with(text, mark),
        };
        Self(
            MARKS
                .into_iter()
                .filter(|mark| !begins_rows(mark))
                .collect(),
        )
    }

    /// What a line without spaces around it begins with, where it is a comment.
    pub(super) fn of_line(&self, line: &str) -> Option<&'static str> {
        let mark = *self.0.iter().find(|mark| line.starts_with(**mark))?;
        let is_row = mark == "#" && begins_with_error(&line[mark.len()..]);
        (!is_row).then_some(mark)
    }
}

/// The words of a comment that may be a heading. A name such as `%fat`, or `%` itself, keeps its sign.
pub(super) fn heading_in(mark: &'static str, line: &str) -> String {
    let words = line.trim_start_matches(mark);
    let goes_on = |c: char| c.is_alphabetic() || matches!(c, ',' | ';' | '\t' | '|');
    let is_name = mark == "%" && words.starts_with(goes_on);
    if is_name { line } else { words }.trim().to_owned()
}

/// Whether a line that begins with # is a row all the same: its first cell is an error of a spreadsheet.
fn begins_with_error(words: &str) -> bool {
    ERRORS.iter().any(|error| {
        let rest = words.get(error.len()..).unwrap_or_default();
        let begins = words.get(..error.len());
        begins.is_some_and(|begin| begin.eq_ignore_ascii_case(error))
            && rest.starts_with([',', ';', '\t', '|', ' '])
    })
}

/// Whether all rows but a heading begin with a mark, as numbers of tickets and colours do.
fn all_begin_with(text: &str, mark: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let heading = lines.next().is_some_and(|line| !line.starts_with(mark));
    let (mut rows, mut others) = (0, 0);
    for line in lines {
        let plain = line.strip_prefix(mark).is_some_and(|words| {
            words.starts_with(|c: char| c.is_alphanumeric())
                && words.contains([',', ';', '\t', '|'])
        });
        if plain {
            rows += 1;
        } else {
            others += 1;
        }
    }
    heading && rows > 1 && others == 0
}

/// Whether every line begins with a mark, as addresses without a protocol do: nobody writes comments alone.
fn are_all(text: &str, mark: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.all(|line| line.starts_with(mark))
}

/// Whether most lines begin with a percent sign and a digit, as shares are written in Turkish.
fn are_shares(text: &str) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (mut shares, mut all) = (0, 0);
    for line in lines {
        let number = line.strip_prefix('%').unwrap_or_default();
        shares += usize::from(number.starts_with(|c: char| c.is_ascii_digit()));
        all += 1;
    }
    2 * shares > all
}
