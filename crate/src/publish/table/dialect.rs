//! How a text is cut into cells: its delimiter, recognised by what it leaves, quotes, comments, and lines that are no rows.

use std::borrow::Cow;

use csv::ReaderBuilder;
use serde::Serialize;

use super::cells::Cells;
use super::comment::{CommentMarks, heading_in};
use super::field::Field;
use super::unit::parted;

/// What stands between the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delimiter {
    /// A tab.
    Tab,
    /// A semicolon, in countries that write a comma in numbers.
    Semicolon,
    /// A vertical bar.
    Bar,
    /// A comma.
    Comma,
    /// Any number of spaces and tabs.
    Spaces,
}

impl Delimiter {
    /// In the order of preference where two explain a text equally well.
    const ALL: [Self; 5] = [
        Self::Tab,
        Self::Semicolon,
        Self::Bar,
        Self::Comma,
        Self::Spaces,
    ];

    /// What it is called in a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tab => "tab",
            Self::Semicolon => "semicolon",
            Self::Bar => "bar",
            Self::Comma => "comma",
            Self::Spaces => "space",
        }
    }

    const fn byte(self) -> u8 {
        match self {
            Self::Tab | Self::Spaces => b'\t',
            Self::Semicolon => b';',
            Self::Bar => b'|',
            Self::Comma => b',',
        }
    }

    fn of_letter(letter: char) -> Option<Self> {
        match letter {
            ' ' => Some(Self::Spaces),
            _ => (Self::ALL.into_iter()).find(|one| char::from(one.byte()) == letter),
        }
    }
}

/// A text cut into cells.
pub(super) struct Cut {
    pub(super) cells: Cells,
    pub(super) delimiter: Delimiter,
    /// Whether a line `sep=` named the delimiter.
    pub(super) named: bool,
    /// The last comment before the first row, which may be its heading.
    pub(super) comment: Option<Vec<String>>,
    /// The lines of comments among the rows, and what they begin with.
    pub(super) comments: Vec<(usize, &'static str)>,
}

/// The cells of a text.
pub(super) fn cut(text: &str) -> Cut {
    let RowsAlone {
        rows: lines,
        named,
        comment,
        comments,
    } = rows_alone(text);
    let delimiter = named.unwrap_or_else(|| recognised(&lines));
    let comment = comment.map(|line| {
        let cells = cells_of(&line, delimiter, usize::MAX);
        cells.row(0).map(str::to_owned).collect()
    });
    Cut {
        cells: cells_of(&lines, delimiter, usize::MAX),
        delimiter,
        named: named.is_some(),
        comment,
        comments,
    }
}

/// What the lines of a text are.
#[derive(Default)]
struct RowsAlone {
    /// The text with empty lines in place of those that are no rows.
    rows: String,
    /// The delimiter that a line names.
    named: Option<Delimiter>,
    /// The last comment before the first row.
    comment: Option<String>,
    /// The lines of those after it, and what they begin with.
    comments: Vec<(usize, &'static str)>,
}

fn rows_alone(text: &str) -> RowsAlone {
    let RowsAlone {
        mut rows,
        mut named,
        mut comment,
        mut comments,
    } = RowsAlone::default();
    let mut begun = false;
    let marks = CommentMarks::of(text);
    for (number, line) in (1..).zip(text.lines()) {
        let content = line.trim();
        if let Some(mark) = marks.of_line(content) {
            if begun {
                comments.push((number, mark));
            } else {
                comment = Some(heading_in(mark, content));
            }
        } else if !begun && named.is_none() && separator_named(content).is_some() {
            named = separator_named(content);
        } else if !is_rule(content) {
            rows.push_str(without_comment(line));
            begun |= !content.is_empty();
        }
        rows.push('\n');
    }
    RowsAlone {
        rows,
        named,
        comment,
        comments,
    }
}

/// The delimiter of Excel's line `sep=;`.
fn separator_named(line: &str) -> Option<Delimiter> {
    let bare = line.trim_matches('"');
    let start = bare.get(..4)?;
    let mut rest = bare[4..].chars();
    let letter = rest.next().unwrap_or('\t');
    let alone = start.eq_ignore_ascii_case("sep=") && rest.next().is_none();
    alone.then(|| Delimiter::of_letter(letter))?
}

/// Whether a line is empty, or begins and ends with a bar.
fn is_framed(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || (line.len() > 1 && line.starts_with('|') && line.ends_with('|'))
}

/// Whether a line is drawn between heading and rows, as `|---|---|` or `---+---`.
fn is_rule(line: &str) -> bool {
    line.contains("--") && line.chars().all(|c| "|-:+= ".contains(c))
}

/// A line without what follows ` #`.
fn without_comment(line: &str) -> &str {
    if line.contains('"') {
        return line;
    }
    let end = [" #", "\t#"]
        .into_iter()
        .filter_map(|mark| line.find(mark))
        .min();
    &line[..end.unwrap_or(line.len())]
}

/// As many rows tell enough.
const ROWS: usize = 200;

/// The delimiter that leaves rows of one length, with numbers in their cells.
fn recognised(text: &str) -> Delimiter {
    /// As much of a text tells enough.
    const SEEN: usize = 1 << 16;
    let mut end = SEEN.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text[..end].rfind('\n').map_or(text, |last| &text[..=last]);
    let mut best = (0.0, Delimiter::Comma);
    let marked = MARKS.into_iter().any(|mark| parts_most(start, mark));
    for delimiter in Delimiter::ALL {
        // A space may then stand within the cells.
        if marked && delimiter == Delimiter::Spaces {
            continue;
        }
        let fit = fit(&cells_of(start, delimiter, ROWS), marked);
        if fit > best.0 {
            best = (fit, delimiter);
        }
    }
    best.1
}

/// What parts cells, and seldom stands in one.
const MARKS: [Delimiter; 3] = [Delimiter::Tab, Delimiter::Semicolon, Delimiter::Comma];

/// Whether most lines have the same number of these marks, at least one. A comma between digits may be a decimal mark.
fn parts_most(text: &str, mark: Delimiter) -> bool {
    let marks = |line: &str| {
        let (mut quoted, mut before, mut found) = (false, ' ', 0);
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            quoted ^= letter == '"';
            let after = letters.peek().copied().unwrap_or(' ');
            let decimal =
                mark == Delimiter::Comma && before.is_ascii_digit() && after.is_ascii_digit();
            found += usize::from(!quoted && letter == char::from(mark.byte()) && !decimal);
            before = letter;
        }
        found
    };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut counts: Vec<usize> = lines.take(ROWS).map(marks).collect();
    counts.sort_unstable();
    // What most lines have stands in the middle.
    let middle = counts.get(counts.len() / 2).copied().unwrap_or(0);
    let alike = counts.iter().filter(|&&count| count == middle).count();
    middle > 0 && 2 * alike > counts.len()
}

/// How well rows look like a table: the share of those of the most usual length, and of the numbers in them, with or
/// without units.
#[allow(clippy::cast_precision_loss, reason = "shares of some hundred")]
fn fit(cells: &Cells, with_units: bool) -> f64 {
    /// What a table of words alone is worth beside one of numbers.
    const WORDS: f64 = 0.25;
    let width = usual_width(cells);
    if width < 2 {
        return 0.0;
    }
    let alike = (0..cells.len())
        .filter(|&row| cells.width(row) == width)
        .count();
    let all = (0..cells.len())
        .flat_map(|row| cells.row(row))
        .filter(|cell| !cell.is_empty());
    let (mut count, mut numbers) = (0, 0);
    for cell in all {
        count += 1;
        numbers += usize::from(Field::is_numeric(cell) || (with_units && parted(cell).is_some()));
    }
    let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
    share(alike, cells.len()) * (WORDS + share(numbers, count))
}

/// The most usual number of cells of a row; of two equally usual ones the larger.
pub(super) fn usual_width(cells: &Cells) -> usize {
    let mut widths: Vec<usize> = (0..cells.len()).map(|row| cells.width(row)).collect();
    widths.sort_unstable();
    let mut best = (0, 0);
    for run in widths.chunk_by(|a, b| a == b) {
        if run.len() >= best.0 {
            best = (run.len(), run[0]);
        }
    }
    best.1
}

/// The cells of up to so many rows.
fn cells_of(text: &str, delimiter: Delimiter, most: usize) -> Cells {
    let plain = match delimiter {
        Delimiter::Spaces => Cow::Owned(single_spaces(text)),
        // Bars may stand around every row as well.
        Delimiter::Bar if text.lines().all(is_framed) => {
            let bare = text.lines().map(|line| line.trim().trim_matches('|'));
            Cow::Owned(bare.fold(String::new(), |all, line| all + line + "\n"))
        }
        _ => Cow::Borrowed(text),
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.byte())
        .from_reader(plain.as_bytes());
    let mut cells = Cells::default();
    let mut record = csv::StringRecord::new();
    // Nothing is wrong for a reader that takes rows of any length out of a text.
    while cells.len() < most && reader.read_record(&mut record).unwrap_or(false) {
        let line = record.position().map_or(0, |start| line_of(&plain, start));
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            cells.push(line, &record);
        }
    }
    cells
}

/// The line where a record begins: after the empty lines that stand before it.
fn line_of(text: &str, start: &csv::Position) -> usize {
    let byte = usize::try_from(start.byte()).unwrap_or(usize::MAX);
    let before = text.as_bytes().get(byte..).unwrap_or_default();
    let empty = before.iter().take_while(|&&c| matches!(c, b'\r' | b'\n'));
    let empty = empty.filter(|&&c| c == b'\n').count();
    usize::try_from(start.line()).unwrap_or(0) + empty
}

/// The text with one tab for every run of spaces and tabs that is not within quotes.
fn single_spaces(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    for line in text.lines() {
        let (mut quoted, mut gap) = (false, false);
        for letter in line.trim().chars() {
            quoted ^= letter == '"';
            if !quoted && matches!(letter, ' ' | '\t') {
                gap = true;
                continue;
            }
            if std::mem::take(&mut gap) {
                single.push('\t');
            }
            single.push(letter);
        }
        single.push('\n');
    }
    single
}
