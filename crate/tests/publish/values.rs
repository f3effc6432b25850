//! Cells that stand for numbers in words, or beside the sign of a currency.

use crease::network::number::rounded_to_f32;
use crease::publish::table::{Note, Points, Role, Roles, Table, TableError};
use crease::{Point, Sample};
use proptest::prelude::*;

use crate::file::assert_sound;

fn read(text: &str) -> (Roles, Points) {
    let table = Table::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"));
    let roles = table.proposal();
    let points = table.points(&roles);
    let points = points.unwrap_or_else(|error| panic!("{error}: {text}"));
    (roles, points)
}

fn places(points: &Points) -> Vec<(f64, f64)> {
    let pair = |sample: &Sample| (sample.at.x, sample.at.y);
    points.examples.samples().iter().map(pair).collect()
}

fn says(points: &Points, words: &str) -> bool {
    let mut notes = points.notes.iter();
    notes.any(|note| note.to_string().contains(words))
}

/// How an amount of hundredths is written: the mark between thousands, and that before the hundredths.
fn amount(hundredths: u32, thousands: &str, mark: &str) -> String {
    let digits = (hundredths / 100).to_string();
    let mut whole = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            whole.push_str(thousands);
        }
        whole.push(digit);
    }
    format!("{whole}{mark}{:02}", hundredths % 100)
}

proptest! {
    #[test]
    fn a_currency_beside_every_amount_is_left_out_and_said_once(
        drawn in prop::collection::vec((1_u32..99_999_999, 1_i32..99), 4..20),
        (unit, before) in prop::sample::select(vec![
            ("CHF", true), ("CHF", false), ("$", true), ("€", true), ("€", false), ("EUR", false), ("USD", true), ("£", true), ("Fr.", true), ("₹", true),
        ]),
        gap in prop::sample::select(vec!["", " "]),
        (thousands, mark) in prop::sample::select(vec![("'", "."), ("’", "."), (",", "."), (".", ","), ("", ","), ("", "."), (" ", ",")]),
        delimiter in prop::sample::select(vec![",", ";", "\t"]),
    ) {
        let cell = |hundredths: u32| {
            let amount = amount(hundredths, thousands, mark);
            let text = if before { format!("{unit}{gap}{amount}") } else { format!("{amount}{gap}{unit}") };
            format!("\"{text}\"")
        };
        let rows = drawn.iter().enumerate().map(|(row, (hundredths, age))| {
            [cell(*hundredths), age.to_string(), ["yes", "no"][row % 2].to_owned()].join(delimiter) + "\n"
        });
        let text = ["price", "age", "bought"].join(delimiter) + "\n" + &rows.collect::<String>();
        let table = Table::read(text.as_bytes()).unwrap();
        let points = table.points(&table.proposal()).unwrap();
        let expected: Vec<(f64, f64)> = drawn.iter()
            .map(|(hundredths, age)| (rounded_to_f32(f64::from(*hundredths) / 100.0), f64::from(*age)))
            .collect();
        prop_assert_eq!(places(&points), expected, "{}", text);
        let unit = format!("`{unit}` is left out of price");
        let told = points.notes.iter().filter(|note| note.to_string() == unit).count();
        prop_assert_eq!(told, 1, "{:?}", points.notes);
    }

    #[test]
    fn truths_that_are_chosen_as_coordinates_are_1_and_0(
        drawn in prop::collection::vec((any::<bool>(), any::<bool>(), 1_i32..99), 6..20),
        [no, yes] in prop::sample::select(vec![["False", "True"], ["no", "yes"], ["FALSE", "TRUE"], ["nein", "ja"], ["N", "Y"]]),
    ) {
        let word = |truth: bool| if truth { yes } else { no };
        let rows = drawn.iter().map(|(a, b, age)| format!("{},{},{age},{}\n", word(*a), word(*b), age % 2));
        let text = format!("smokes,runs,age,label\n{}", rows.collect::<String>());
        let table = Table::read(text.as_bytes()).unwrap();
        let mut roles = table.proposal();
        prop_assert_eq!(roles.columns[2], Role::X1);
        roles.columns = vec![Role::X1, Role::X2, Role::Ignore, Role::Class];
        let points = table.points(&roles).unwrap();
        let expected: Vec<(f64, f64)> = drawn.iter().map(|(a, b, _)| (f64::from(u8::from(*a)), f64::from(u8::from(*b)))).collect();
        prop_assert_eq!(places(&points), expected);
        for name in ["smokes", "runs"] {
            let told = points.notes.iter().any(|note| matches!(note, Note::Truths { name: of, .. } if of == name));
            prop_assert!(told, "{:?}", points.notes);
        }
    }
}

#[test]
fn a_table_of_truths_alone_is_one_of_points() {
    let rows = "False,False,False\nFalse,True,True\nTrue,False,True\nTrue,True,False\n";
    let expected = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)];
    for heading in ["a,b,xor\n", ""] {
        let (roles, points) = read(&format!("{heading}{rows}"));
        assert_eq!(roles.columns, [Role::X1, Role::X2, Role::Class]);
        assert_eq!(places(&points), expected);
        assert_eq!(points.classes, ["False", "True"]);
    }
    let (_, points) = read(&format!("a,b,xor\n{rows}"));
    assert!(says(&points, "in a, True is read as 1 and False as 0"));
    // Words over 1 and 0 are names.
    let (roles, points) = read("yes,no,x,label\n1,0,0.5,a\n0,1,1.5,b\n1,0,2.5,a\n");
    assert!(roles.heading);
    assert_eq!(points.examples.samples()[1].at, Point::new(0.0, 1.0));
}

#[test]
fn amounts_that_can_be_read_in_two_ways_are_refused_with_a_sentence() {
    let words = "price is not read: `€ 1.234` can have thousands or three decimals";
    let (roles, points) =
        read("price,age,size,kind\n€ 1.234,20,1.5,a\n€ 2.500,30,2.5,b\n€ 900,40,3.5,a\n");
    assert_eq!(
        roles.columns,
        [Role::Ignore, Role::X1, Role::X2, Role::Class]
    );
    assert!(says(&points, words), "{:?}", points.notes);
    let table = Table::read("price,kind\n€ 1.234,a\n€ 2.500,b\n".as_bytes());
    assert!(
        matches!(&table, Err(error @ TableError::Unclear { .. }) if error.to_string().contains(words))
    );
    // Another amount of the column tells, or the mark that the table has anyway.
    for (text, expected) in [
        ("price,age,kind\n€ 1.234,20,a\n€ 2.50,30,b\n", 1.234),
        ("price;age;kind\n€ 1.234;20,5;a\n€ 2.500;30;b\n", 1234.0),
        ("price;age;kind\n1,899 €;20;a\n1,799 €;30;b\n", 1.899),
        ("price,age,kind\n\"$1,234\",20,a\n\"$2,500\",30,b\n", 1234.0),
    ] {
        let (_, points) = read(text);
        assert_eq!(places(&points)[0].0, rounded_to_f32(expected), "{text}");
    }
    // Two currencies are no column of numbers.
    let (_, points) = read("price,age,size,kind\n€ 5,20,1,a\n$ 7,30,2,b\n€ 9,40,3,a\n");
    assert!(says(&points, "its units differ"), "{:?}", points.notes);
}

#[test]
fn percent_signs_are_left_out_and_said_once() {
    let (_, points) = read("share,growth,kind\n12.5%,3 %,a\n7%,0.5 %,b\n100%,2 %,a\n");
    assert_eq!(places(&points), [(12.5, 3.0), (7.0, 0.5), (100.0, 2.0)]);
    assert!(says(&points, "`%` is left out of share, growth"));
}

#[test]
fn arff_is_read_by_its_attributes() {
    let text = "% 1. Title: Iris\n%\n@RELATION iris\n\n@ATTRIBUTE 'sepal length' REAL\n@attribute width numeric\n\
                @ATTRIBUTE day date \"yyyy-MM-dd\"\n@attribute kind {Iris-setosa, 'Iris, blue'}\n@DATA\n\
                % the first ones\n5.1,3.5,2024-01-02,Iris-setosa\n4.9, 3.0 ,2024-01-03,'Iris, blue'\n?,3.2,?,Iris-setosa\n6.5,2.5,?,'Iris, blue'\n";
    let (roles, points) = read(text);
    assert_eq!(
        roles.columns,
        [Role::X1, Role::X2, Role::Ignore, Role::Class]
    );
    assert_eq!(points.classes, ["Iris, blue", "Iris-setosa"]);
    assert_eq!(points.terms.axes[0].name, "sepal length");
    assert_eq!(places(&points)[2], (6.5, 2.5));
    assert!(points.notes.contains(&Note::Arff));
    assert!(points.notes.contains(&Note::Missing { rows: 1, line: 13 }));
    // Numbers may be names there, and the first row none of them.
    let (roles, points) = read(
        "@relation r\n@attribute 1 numeric\n@attribute 2 numeric\n@attribute 3 {0,1}\n@data\n0,1,1\n1,0,0\n1,1,1\n",
    );
    assert!(roles.heading);
    assert_eq!(places(&points), [(0.0, 1.0), (1.0, 0.0), (1.0, 1.0)]);
}

proptest! {
    #[test]
    fn any_arff_gives_points_or_says_what_is_wrong(
        attributes in r#"(@attribute [a-z'"\\]{0,9} (numeric|real|\{[a-z,' ]{0,9}|relational)?\n){0,4}"#,
        rows in r#"[0-9a-c,'"\\?%\{\} \t.\n-]{0,80}"#,
    ) {
        assert_sound(format!("@relation r\n{attributes}@data\n{rows}").as_bytes());
    }

    #[test]
    fn arff_gives_what_a_table_gives(drawn in prop::collection::vec((-999_i32..999, 0_i32..999, 0_usize..3), 4..20)) {
        let kinds = ["ash tree", "oak, old", "it's"];
        let quoted = |kind: usize| [r"'ash tree'", r"'oak, old'", r"'it\'s'"][kind];
        let rows = |name: &dyn Fn(usize) -> String| -> String {
            drawn.iter().map(|(a, b, kind)| format!("{}.5,{b},{}\n", a, name(*kind))).collect()
        };
        let arff = format!(
            "% trees\n@relation trees\n@attribute height numeric\n@attribute 'crown width' real\n@attribute kind {{{}}}\n@data\n{}",
            [0, 1, 2].map(quoted).join(", "),
            rows(&|kind| quoted(kind).to_owned()),
        );
        let table = format!("height,crown width,kind\n{}", rows(&|kind| format!("\"{}\"", kinds[kind])));
        let ((roles, points), (same, expected)) = (read(&arff), read(&table));
        prop_assert_eq!(roles, same);
        prop_assert_eq!(&points.examples, &expected.examples);
        prop_assert_eq!((&points.classes, &points.terms), (&expected.classes, &expected.terms));
    }
}

#[test]
fn arff_that_is_no_table_of_numbers_and_words_is_refused_by_name() {
    let error = |text: &str| Table::read(text.as_bytes()).unwrap_err();
    let start = "@relation r\n@attribute a numeric\n@attribute b {x,y}\n";
    assert_eq!(
        error(&format!("{start}@data\n{{0 1.5, 1 y}}\n")),
        TableError::SparseArff { line: 5 }
    );
    assert_eq!(error(&format!("{start}@data\n")), TableError::NoRows);
    assert_eq!(error(start), TableError::NoRows);
    let name = "bag".to_owned();
    assert_eq!(
        error("@relation r\n@attribute bag relational\n@data\n"),
        TableError::RelationalArff { name }
    );
}
