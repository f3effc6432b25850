//! What stands around the rows of a table: titles, headings in two rows, comments, and columns that name the rows.

use crease::publish::table::{Note, Points, Roles, Table};
use proptest::prelude::*;

fn read(text: &str) -> (Vec<String>, Roles, Points) {
    let table = Table::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"));
    let roles = table.proposal();
    let points = table.points(&roles);
    let points = points.unwrap_or_else(|error| panic!("{error}: {text}"));
    let columns = table.columns(roles.heading);
    let names = columns.into_iter().map(|column| column.name);
    (names.collect(), roles, points)
}

/// Rows of points with a class, as text, parted by one delimiter.
fn rows(drawn: &[(i32, i32)], delimiter: &str) -> String {
    let row = |(place, (a, b)): (usize, &(i32, i32))| {
        let [a, b] = [a, b].map(|value| format!("{}.{}5", value / 10, value.abs() % 10));
        [&*a, &*b, ["ash", "oak"][place % 2]].join(delimiter) + "\n"
    };
    drawn.iter().enumerate().map(row).collect()
}

proptest! {
    #[test]
    fn comments_are_passed_over_whatever_they_begin_with(
        drawn in prop::collection::vec((1_i32..999, 1_i32..999), 4..20),
        mark in prop::sample::select(vec!["#", "%", "//"]),
        gap in prop::sample::select(vec!["", " "]),
        delimiter in prop::sample::select(vec![",", ";", "\t", " "]),
        at in any::<prop::sample::Index>(),
        before in any::<bool>(),
    ) {
        let table = format!("{}\n{}", ["x1", "x2", "class"].join(delimiter), rows(&drawn, delimiter));
        let comment = format!("{mark}{gap}measured again, by hand");
        let mut lines: Vec<&str> = table.lines().collect();
        let at = 1 + at.index(drawn.len());
        lines.insert(at, &comment);
        if before {
            lines.insert(0, &comment);
        }
        let text = lines.join("\n");
        let (bare, with) = (read(&table), read(&text));
        prop_assert_eq!(&with.0, &bare.0, "{}", text);
        prop_assert_eq!(&with.2.examples, &bare.2.examples, "{}", text);
        let line = at + 1 + usize::from(before);
        let note = Note::Comments { lines: 1, line, marks: mark.to_owned() };
        prop_assert!(with.2.notes.contains(&note), "{:?}", with.2.notes);
    }
}
