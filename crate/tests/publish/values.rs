//! Cells that stand for numbers in words, or beside the sign of a currency.

use crease::network::number::rounded_to_f32;
use crease::publish::table::{Note, Points, Role, Roles, Table, TableError};
use crease::{Point, Sample};
use proptest::prelude::*;

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
