//! Tables of Weka: lines `@attribute` name the columns, and rows follow after `@data`.

use super::cells::Cells;
use super::error::{TableError, excerpt};

/// The cells of a text in this format, the names of its attributes first; none for any other text.
pub(super) fn cells_of(text: &str) -> Option<Result<Cells, TableError>> {
    let mut lines = (1..)
        .zip(text.lines().map(str::trim))
        .filter(|(_, line)| !is_passed_over(line));
    let (first, line) = lines.next()?;
    after_keyword(line, "@relation")?;
    let mut names: Vec<String> = Vec::new();
    for (_, line) in lines.by_ref() {
        if let Some(attribute) = after_keyword(line, "@attribute") {
            match name_of(attribute) {
                Ok(name) => names.push(name),
                Err(error) => return Some(Err(error)),
            }
        } else if after_keyword(line, "@data").is_some() {
            break;
        }
    }
    let mut cells = Cells::default();
    cells.push(first, names.iter().map(String::as_str));
    for (number, line) in lines {
        if line.starts_with('{') {
            return Some(Err(TableError::SparseArff { line: number }));
        }
        cells.push(number, parts(line).iter().map(String::as_str));
    }
    Some(Ok(cells))
}

/// Whether a line is empty or a comment.
fn is_passed_over(line: &str) -> bool {
    line.is_empty() || line.starts_with('%')
}

/// What follows a keyword, whatever its case.
fn after_keyword<'a>(line: &'a str, keyword: &str) -> Option<&'a str> {
    let begin = line.get(..keyword.len())?;
    let rest = &line[keyword.len()..];
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (ends && begin.eq_ignore_ascii_case(keyword)).then(|| rest.trim_start())
}

/// The name of an attribute, where its values are single numbers or words.
fn name_of(attribute: &str) -> Result<String, TableError> {
    let (name, kind) = first_part(attribute, char::is_whitespace);
    if after_keyword(kind.trim(), "relational").is_some() {
        let name = excerpt(&name);
        return Err(TableError::RelationalArff { name });
    }
    Ok(name)
}

/// The values of a row: commas or tabs part them, or spaces where there are none of these.
fn parts(line: &str) -> Vec<String> {
    let by_marks = parted(line, |c| matches!(c, ',' | '\t'));
    if by_marks.len() > 1 {
        return by_marks;
    }
    let by_spaces = parted(line, char::is_whitespace);
    by_spaces
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect()
}

fn parted(line: &str, ends: impl Fn(char) -> bool + Copy) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = Some(line);
    while let Some(line) = rest {
        let (part, after) = first_part(line, ends);
        all.push(part);
        let mut letters = after.chars();
        rest = letters.next().map(|_| letters.as_str());
    }
    all
}

/// The first part of a line, out of its quotes where it begins with one, and the line from what ends the part on.
fn first_part(line: &str, ends: impl Fn(char) -> bool) -> (String, &str) {
    let line = line.trim_start_matches(' ');
    let quote = line.chars().next().filter(|c| matches!(c, '\'' | '"'));
    let Some(quote) = quote else {
        let end = line.find(ends).unwrap_or(line.len());
        return (line[..end].trim().to_owned(), &line[end..]);
    };
    let (mut part, mut escaped) = (String::new(), false);
    let mut letters = line[1..].chars();
    for letter in letters.by_ref() {
        match letter {
            '\\' if !escaped => {
                escaped = true;
                continue;
            }
            letter if letter == quote && !escaped => break,
            letter => part.push(letter),
        }
        escaped = false;
    }
    let rest = letters.as_str();
    let end = rest.find(ends).unwrap_or(rest.len());
    (part, &rest[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_quotes_where_they_hold_what_parts_them() {
        for (line, values) in [
            ("1,2.5,a", vec!["1", "2.5", "a"]),
            ("1 , 'a, b',?", vec!["1", "a, b", "?"]),
            ("1\t\"it's\"\tb", vec!["1", "it's", "b"]),
            (r"'it\'s',2", vec!["it's", "2"]),
            ("1  2 'a b'", vec!["1", "2", "a b"]),
            ("1,,", vec!["1", "", ""]),
            ("'open, 2", vec!["open, 2"]),
            ("", vec![]),
        ] {
            assert_eq!(parts(line), values, "{line}");
        }
    }
}
