//! Cells that stand for numbers in words, or beside the sign of a currency.

use crease::publish::table::{Note, Points, Role, Roles, Table};
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

proptest! {
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
