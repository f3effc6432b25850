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

const TITLES: [&str; 8] = [
    "Source: the station, 2024",
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
    fn names_in_two_rows_are_one_heading(
        drawn in prop::collection::vec((1_i32..999, 1_i32..999), 4..20),
        index in any::<bool>(),
        named in any::<bool>(),
        rows_of_names in prop::sample::select(vec![
            (["a", "a", "b"], ["x1", "x2", "label"], ["x1", "x2", "label"]),
            (["x1", "x2", "label"], ["mean", "mean", "first"], ["x1", "x2", "label"]),
            (["height", "weight", "class"], ["cm", "kg", ""], ["height", "weight", "class"]),
            (["size", "size", "tree"], ["mean", "max", "kind"], ["mean", "max", "kind"]),
            (["size", "size", "tree"], ["mean", "mean", "first"], ["size mean", "size mean", "tree first"]),
            (["size", "size", "tree"], ["mean", "max", "Unnamed: 2_level_1"], ["size mean", "size max", "tree"]),
        ]),
    ) {
        let (upper, lower, names) = rows_of_names;
        let first = if index { "," } else { "" };
        let below = if index && named { "id,,,\n" } else { "" };
        let body: String = rows(&drawn, ",").lines().enumerate()
            .map(|(place, row)| if index { format!("{},{row}\n", 10 + place) } else { format!("{row}\n") })
            .collect();
        let text = format!("{first}{}\n{first}{}\n{below}{body}", upper.join(","), lower.join(","));
        let (found, _, points) = read(&text);
        prop_assert_eq!(&found[usize::from(index)..], names.as_slice(), "{}", text);
        prop_assert_eq!(points.examples.count(), drawn.len());
        prop_assert_eq!(&points.classes, &["ash", "oak"]);
        prop_assert!(says(&points, "lines 1 and 2 name the columns"), "{:?}", points.notes);
        prop_assert_eq!(says(&points, "line 3 names the index alone, `id`"), index && named);
        prop_assert!(!says(&points, "left out"), "{:?}", points.notes);
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

#[test]
fn the_name_of_an_index_below_a_heading_is_no_row() {
    for text in [
        ",x1,x2,label\nid,,,\n7,0.5,1,a\n3,1.5,2,b\n9,2.5,0,a\n",
        "     x1   x2 label\nid\n7   0.5    1     a\n3   1.5    2     b\n9   2.5    0     a\n",
    ] {
        let (names, roles, points) = read(text);
        assert_eq!(names, ["", "x1", "x2", "label"], "{text}");
        assert_eq!(roles.columns[0], Role::Ignore, "{text}");
        assert_eq!(points.examples.count(), 3, "{text}");
        assert!(
            says(&points, "line 2 names the index alone, `id`"),
            "{text}"
        );
    }
    // Numbers name columns below names that repeat.
    let (names, _, points) =
        read(",a,a,b,b\n,2010,2011,2010,2011\nDE,0.5,1,2,1\nFR,1.5,2,3,0\nIT,2.5,0,1,1\n");
    assert_eq!(names[1..], ["a 2010", "a 2011", "b 2010", "b 2011"]);
    assert_eq!(points.examples.count(), 3);
}

#[test]
fn rows_that_only_look_like_names_or_comments_are_rows() {
    // A row without numbers, of a class that is there below.
    let (names, _, points) = read("x1,x2,label\nn.d.,n.d.,a\n0.5,1,b\n1.5,2,a\n2,3,b\n1,4,a\n");
    assert_eq!((names[0].as_str(), points.examples.count()), ("x1", 4));
    assert!(!says(&points, "name the columns"));
    // Names of columns with a space in them, and more names than cells.
    let (names, _, _) = read("x1 x2 class notes\n1 2 a\n3 5 b\n4 1 a\n");
    assert_eq!(names, ["x1", "x2", "class", "notes"]);
    // Shares with the sign before or behind them, in every row or a few.
    for text in [
        "share;x;kind\n%12,5;3;a\n%7;2;b\n%9;1;a\n",
        "%12,5;3;a\n%7;2;b\n%9;1;a\n",
        "share;x;kind\n12,5%;3;a\n7%;2;b\n50%;1;a\n",
    ] {
        let (_, _, points) = read(text);
        assert_eq!(points.examples.count(), 3, "{text}");
        assert!(says(&points, "`%` is left out"), "{text}");
    }
    // A name that begins so.
    for name in ["%fat", "%"] {
        let (names, _, _) = read(&format!("{name},age,class\n12.5,30,a\n20,40,b\n7.5,50,a\n"));
        assert_eq!(names, [name, "age", "class"]);
    }
    // Addresses in the first column.
    for text in [
        "page,x,y\n//a.b/c,1,2\n//a.b/d,2,1\n//a.b/c,3,3\n",
        "//a.b/c,1,2\n//a.b/d,2,1\n//a.b/c,3,3\n",
    ] {
        assert_eq!(read(text).2.examples.count(), 3, "{text}");
    }
}
