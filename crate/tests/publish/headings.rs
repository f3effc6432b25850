//! What stands around the rows of a table: titles, headings in two rows, comments, and columns that name the rows.

use crease::publish::table::{Note, Points, Role, Roles, Table};
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

fn says(points: &Points, words: &str) -> bool {
    let mut notes = points.notes.iter();
    notes.any(|note| note.to_string().contains(words))
}

const TITLES: [&str; 7] = [
    "My measured points of spring",
    "Points of the spring",
    "Measured points of spring 2024, with my own hands",
    "Spring points",
    "My spring points",
    "Notes from the field station, and more of them:",
    "Points",
];

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
    fn a_title_is_no_heading_and_changes_no_point(
        drawn in prop::collection::vec((1_i32..999, 1_i32..999), 4..20),
        titles in prop::collection::vec(prop::sample::select(TITLES.to_vec()), 1..3),
        names in prop::sample::select(vec![["x1", "x2", "class"], ["height", "weight", "species"], ["a", "b", "tree"]]),
        delimiter in prop::sample::select(vec![" ", "  ", "\t", ";"]),
        blank in any::<bool>(),
    ) {
        let table = format!("{}\n{}", names.join(delimiter), rows(&drawn, delimiter));
        let gap = if blank { "\n" } else { "" };
        let text = format!("{}\n{gap}{table}", titles.join("\n"));
        let (bare, with) = (read(&table), read(&text));
        prop_assert_eq!(&with.0, &bare.0, "{}", text);
        prop_assert_eq!(&with.2.examples, &bare.2.examples, "{}", text);
        prop_assert!(with.2.notes.contains(&Note::Preamble { lines: titles.len() }), "{}", text);
    }

    #[test]
    fn a_sentence_before_rows_without_names_is_passed_over(drawn in prop::collection::vec((1_i32..999, 1_i32..999), 4..20)) {
        let table = rows(&drawn, " ");
        let (bare, with) = (read(&table), read(&format!("My measured points of spring\n{table}")));
        prop_assert_eq!(&with.2.examples, &bare.2.examples);
        let told = with.2.notes.contains(&Note::Preamble { lines: 1 });
        prop_assert!(told);
    }

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

    #[test]
    fn columns_that_name_the_rows_are_ignored_and_said_to_be(
        drawn in prop::collection::vec((1_i32..999, 1_i32..999), 4..20),
        name in prop::sample::select(vec!["patient_id", "id", "ID", "Unnamed: 0", "Unnamed: 0.1", "index", "PassengerId", "sample ID"]),
        step in 3_usize..97,
        place in 0_usize..3,
    ) {
        let mut lines = vec!["height,weight,species".to_owned()];
        lines.extend(rows(&drawn, ",").lines().map(ToOwned::to_owned));
        // Whole numbers in no order, none of them twice.
        let identifier = |row: usize| if row == 0 { name.to_owned() } else { (1000 + row * step % 97).to_string() };
        let text: String = lines.iter().enumerate().map(|(row, line)| {
            let mut cells: Vec<String> = line.split(',').map(ToOwned::to_owned).collect();
            cells.insert(place, identifier(row));
            cells.join(",") + "\n"
        }).collect();
        let (_, roles, points) = read(&text);
        prop_assert_eq!(roles.columns[place], Role::Ignore, "{}", text);
        prop_assert_eq!(&points.examples, &read(&lines.join("\n")).2.examples);
        let note = Note::Index { column: place + 1, name: name.to_owned() };
        prop_assert!(points.notes.contains(&note), "{:?}", points.notes);
    }
}

#[test]
fn an_identifier_beside_an_index_is_ignored_as_well() {
    let (_, roles, points) =
        read(",patient_id,x,y,kind\n0,71,1,2,a\n1,13,2,0.5,b\n2,55,3,1,a\n3,20,4,0,b\n");
    use Role::{Class, Ignore, X1, X2};
    assert_eq!(roles.columns, [Ignore, Ignore, X1, X2, Class]);
    assert!(says(
        &points,
        "column 2, `patient_id`, is taken for an index"
    ));
    // One that repeats, or names a class, is none.
    let (_, roles, _) = read("shop_id,x,kind\n1,2,a\n1,3,b\n2,5,a\n2,1,b\n");
    assert_eq!(roles.columns, [X1, X2, Class]);
    let (_, roles, _) = read("x,y,class_id\n1,2,0\n3,5,1\n");
    assert_eq!(roles.columns, [X1, X2, Class]);
}
