//! Tables that can be read in more ways than one: which was chosen, and the note that says so.

use crease::network::number::rounded_to_f32;
use crease::publish::import;
use crease::publish::table::{Note, Points, Role, Roles, Table, written};
use crease::{Activation, Point};
use proptest::prelude::*;

fn read(text: &str) -> (Roles, Points) {
    let table = Table::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"));
    let roles = table.proposal();
    let points = table.points(&roles);
    (
        roles,
        points.unwrap_or_else(|error| panic!("{error}: {text}")),
    )
}

/// Where the points of a text lie.
fn places(points: &Points) -> Vec<(f64, f64)> {
    let pair = |at: Point| (at.x, at.y);
    let samples = points.examples.samples().iter().map(|one| pair(one.at));
    let targets = points.examples.targets().iter().map(|one| pair(one.at));
    samples.chain(targets).collect()
}

fn says(points: &Points, words: &str) -> bool {
    points
        .notes
        .iter()
        .any(|note| note.to_string().contains(words))
}

/// A whole number with points between its thousands.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

proptest! {
    #[test]
    fn points_between_thousands_are_read_as_such(
        drawn in prop::collection::vec((0_u32..3_000_000, 0_u32..2000), 5..30)
    ) {
        let rows = drawn.iter().zip(0..).map(|((a, b), row)| format!("{};{};{}\n", grouped(*a), grouped(*b), ["ja", "nein"][row % 2]));
        let text = format!("a;b;kauf\n{}", rows.collect::<String>());
        let (_, points) = read(&text);
        let expected: Vec<(f64, f64)> = drawn.iter().map(|(a, b)| (f64::from(*a), f64::from(*b))).collect();
        prop_assert_eq!(places(&points), expected, "{}", text);
        let any = drawn.iter().any(|(a, b)| *a >= 1000 || *b >= 1000);
        prop_assert_eq!(says(&points, "points part thousands"), any, "{}", text);
    }

    #[test]
    fn a_unit_beside_every_number_changes_no_point(
        drawn in prop::collection::vec((-9999_i32..9999, 1_i32..9999), 3..20),
        unit in prop::sample::select(vec!["cm", "%", "°C", "€", "m²", "kg/m"]),
        gap in prop::sample::select(vec!["", " "]),
        delimiter in prop::sample::select(vec![",", ";", "\t"]),
        before in any::<bool>(),
    ) {
        let before = before && unit == "€";
        let value = |tenths: i32| format!("{}.{}", tenths / 10, tenths.abs() % 10);
        let united = |number: String| if before { format!("{unit}{gap}{number}") } else { format!("{number}{gap}{unit}") };
        let text = |one: &dyn Fn(String) -> String| {
            let rows = drawn.iter().zip(0..).map(|((a, b), row)| [one(value(*a)), value(*b), ["yes", "no"][row % 2].to_owned()].join(delimiter) + "\n");
            ["first", "second", "label"].join(delimiter) + "\n" + &rows.collect::<String>()
        };
        let (bare, with) = (read(&text(&|number| number)).1, read(&text(&united)).1);
        prop_assert_eq!(places(&with), places(&bare), "{}", text(&united));
        let note = format!("`{unit}` is left out of first");
        prop_assert!(says(&with, &note), "{:?}", with.notes);
    }
}

#[test]
fn which_reading_of_a_point_was_chosen_is_said() {
    let (_, points) = read("Einkommen;Alter;Kauf\n1.000;20;nein\n2.137;23;ja\n");
    assert_eq!(places(&points), [(1000.0, 20.0), (2137.0, 23.0)]);
    assert!(says(
        &points,
        "`1.000` is read as 1000: points part thousands"
    ));
    // Another count of digits rules thousands out.
    let (_, points) = read("a;b;c\n1.000;20;n\n2.13;23;j\n");
    assert_eq!(places(&points)[0], (1.0, 20.0));
    let (_, points) = read("a;b;c\n1.250.000;20;n\n900;23;j\n");
    assert_eq!(places(&points)[0], (1_250_000.0, 20.0));
    assert!(says(&points, "`1.250.000` is read as 1250000") && !says(&points, "decimal commas"));
    let (_, points) = read("a;b;c\n1.250;0,5;n\n900;2,5;j\n");
    assert_eq!(places(&points), [(1250.0, 0.5), (900.0, 2.5)]);
    assert!(says(&points, "decimal commas"));
    // Between tabs, where no whole number stands beside them.
    let (_, points) = read("a\tb\tc\n1.250\t3.125\tn\n2.500\t4.750\tj\n");
    assert_eq!(places(&points)[0], (1.25, 3.125));
    assert!(says(&points, "`1.250` is read with a decimal point"));
    let (_, points) = read("a\tb\tc\n1.250\t3.125\tn\n900\t4.750\tj\n");
    assert_eq!(places(&points)[1], (900.0, 4750.0));
}

#[test]
fn spaces_part_no_cells_that_other_marks_part() {
    let (_, points) = read("height,weight,label\n148.1 cm,90.8 kg,f\n170 cm,61.2 kg,m\n");
    assert_eq!(places(&points)[0].0, f64::from(148.1_f32));
    assert!(
        says(&points, "`cm` is left out of height") && says(&points, "`kg` is left out of weight")
    );
    let (_, points) = read("Quote;Note;Klasse\n30,5 %;1;A\n12,25 %;2;B\n7 %;3;A\n");
    assert_eq!(places(&points), [(30.5, 1.0), (12.25, 2.0), (7.0, 3.0)]);
    // Spaces with decimal commas.
    let (_, points) = read("0,5 1,25 1\n0,75 1,5 0\n1,5 2,5 1\n");
    assert_eq!(places(&points)[0], (0.5, 1.25));
}

#[test]
fn the_preview_shows_cells_as_they_stand_in_the_file() {
    let text = "height,weight,label\n148.1 cm,90.8 kg,f\n170 cm,61.2 kg,m\n";
    let table = Table::read(text.as_bytes()).unwrap();
    assert_eq!(table.preview(8)[1], ["148.1 cm", "90.8 kg", "f"]);
}

#[test]
fn a_column_of_different_units_is_ignored_and_named() {
    let (roles, points) =
        read("height,weight,age,label\n173 cm,60,20,f\n1.48 m,70,30,m\n1.80 m,80,35,f\n");
    assert_eq!(
        roles.columns,
        [Role::Ignore, Role::X1, Role::X2, Role::Class]
    );
    assert!(says(
        &points,
        "height is no column of numbers: its units differ, cm, m"
    ));
}

#[test]
fn rows_at_the_end_that_sum_up_others_are_left_out() {
    for word in ["Total", "SUM", "Mittelwert:", "gesamt", "Durchschnitt"] {
        let text = format!("a,b,kind\n1,2,x\n3,5,y\n4,1,x\n{word},8,\n");
        let (_, points) = read(&text);
        assert_eq!(points.examples.count(), 3, "{word}");
        assert!(
            says(&points, &format!("line 5: `{word}`")),
            "{word}: {:?}",
            points.notes
        );
    }
    let (_, points) = read("kind,a,b\nx,1,2\ny,3,5\nSumme,4,7\nMittelwert,2,3.5\n");
    assert_eq!(points.examples.count(), 2);
    assert!(points.notes.contains(&Note::Totals {
        rows: 2,
        line: 4,
        cell: "Summe".to_owned()
    }));
    // A class that is called so, and a row that is not at the end.
    let (_, points) = read("a,b,kind\n1,2,mean\n3,5,kind\n4,1,mean\n");
    assert_eq!(points.examples.count(), 3);
    let (_, points) = read("a,b,kind\n1,2,total\n3,5,y\n4,1,y\n");
    assert_eq!(points.examples.count(), 3);
}

#[test]
fn odd_cells_among_numbers_are_empty_or_counted() {
    let rows = |odd: [&str; 4]| {
        let mut text = "x,y,z,label\n".to_owned();
        for row in 0..12 {
            let x = odd.get(row / 3).filter(|_| row % 3 == 0).copied();
            let x = x.map_or_else(|| format!("{row}.5"), ToOwned::to_owned);
            text += &format!("{x},{},{},{}\n", row * 2, 7 * row % 5, row % 2);
        }
        text
    };
    let (roles, points) = read(&rows(["-", "?", "n/a", "k.A."]));
    assert_eq!(roles.columns[0], Role::X1);
    assert!(points.notes.contains(&Note::Missing { rows: 4, line: 2 }));
    let (roles, points) = read(&rows(["~148.1", "bad", "bad", "~3"]));
    assert_eq!(
        roles.columns,
        [Role::Ignore, Role::X1, Role::X2, Role::Class]
    );
    assert!(
        says(
            &points,
            "4 of 12 cells of x are no number: '~148.1', 'bad', '~3'"
        ),
        "{:?}",
        points.notes
    );
}

#[test]
fn a_first_row_of_years_is_a_heading() {
    let (roles, points) = read("country,2010,2011,2012\nDE,10,20,0\nFR,11,19,1\nIT,8,30,1\n");
    assert!(roles.heading && points.examples.count() == 3);
    assert!(
        says(&points, "2010, 2011, 2012, is taken for a header"),
        "{:?}",
        points.notes
    );
    let (roles, _) = read("species,1,2,3\na,0.5,1,2\nb,2,3,1\na,4,1,2\n");
    assert!(roles.heading);
    // Rows of points, one of which begins so.
    for text in [
        "a,0,1\nb,1,0\na,1,1\nb,0,0\n",
        "a,0,1\nb,1,0\nb,1,1\nb,0,0\n",
        "anna,1,2,3\nben,4,5,7\ncleo,5,5,6\n",
        "a,2001,2005\nb,2003,2004\nb,2001,2002\n",
    ] {
        let (roles, _) = read(text);
        assert!(!roles.heading, "{text}");
    }
}

#[test]
fn classes_that_differ_in_case_are_one() {
    let (_, points) = read("a,b,label\n1,2,yes\n2,1,Yes\n3,3,YES \n4,1,no\n");
    assert_eq!(points.classes, ["no", "yes"]);
    assert!(
        says(&points, "class `yes` is also spelt Yes, YES"),
        "{:?}",
        points.notes
    );
    let table = Table::read(b"a,b,label\n1,2,A\n2,1,a\n3,3,b\n4,1,c\n5,1,B\n6,1,d\n").unwrap();
    assert_eq!(table.columns(true)[2].distinct, ["A", "b", "c", "d"]);
    let points = table.points(&table.proposal()).unwrap();
    assert_eq!(points.classes, ["A", "b", "c", "d"]);
}

#[test]
fn the_only_column_of_few_words_is_the_class() {
    for (text, class) in [
        ("x,cls,y\n1,a,0.5\n2,b,0.25\n3,a,1.5\n4,b,2\n", 1),
        ("cls,x,y\na,1,0.5\nb,2,0.25\na,3,1.5\nb,4,2\n", 0),
        ("x,y,cls\n1,0.5,a\n2,0.25,b\n3,1.5,a\n4,2,b\n", 2),
        // A name says more.
        ("sex,height,label\nm,1,0\nf,2,1\nm,3,1\nf,4,0\n", 2),
    ] {
        let (roles, _) = read(text);
        assert_eq!(roles.columns[class], Role::Class, "{text}");
    }
}

#[test]
fn json_as_programs_nest_it_gives_the_same_points() {
    let expected = vec![(1.0, 2.5), (3.0, 4.5), (5.0, 0.5)];
    for text in [
        r#"{"X":[[1,2.5],[3,4.5],[5,0.5]],"y":[0,1,1]}"#,
        r#"{"y":[0,1,1],"X":[[1,2.5],[3,4.5],[5,0.5]]}"#,
        r#"{"data":[[1,2.5],[3,4.5],[5,0.5]],"target":[0,1,1],"feature_names":["a","b"]}"#,
        r#"{"0":{"a":1,"b":2.5,"label":"n"},"1":{"a":3,"b":4.5,"label":"j"},"2":{"a":5,"b":0.5,"label":"j"}}"#,
        r#"{"anna":{"a":1,"b":2.5,"label":"n"},"ben":{"a":3,"b":4.5,"label":"j"},"cleo":{"a":5,"b":0.5,"label":"j"}}"#,
        r#"{"a":{"0":1,"1":3,"2":5},"b":{"0":2.5,"1":4.5,"2":0.5},"label":{"0":"n","1":"j","2":"j"}}"#,
        r#"{"columns":["a","b","label"],"index":[0,1,2],"data":[[1,2.5,"n"],[3,4.5,"j"],[5,0.5,"j"]]}"#,
    ] {
        let (roles, points) = read(text);
        assert_eq!(places(&points), expected, "{text}");
        assert_eq!(roles.columns.last(), Some(&Role::Class), "{text}");
    }
}

/// A layer is a matrix and as many numbers, as rows and their labels are.
#[test]
fn layers_of_a_network_are_no_rows_with_labels() {
    for text in [
        r#"{"0.weight":[[1,2.5],[3,4.5],[5,0.5]],"0.bias":[0,1,1]}"#,
        r#"{"0.weight":[[1,2],[3,4],[5,6]],"0.bias":[0.5,0.25,1],"2.weight":[[1,1,1]],"2.bias":[0]}"#,
        r#"{"weights":[[1,2.5],[3,4.5],[5,0.5]],"biases":[0,1,1]}"#,
        r#"{"coefs_":[[1,2.5],[3,4.5],[5,0.5]],"intercepts_":[0,1,1]}"#,
    ] {
        assert!(Table::read(text.as_bytes()).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn standardised_points_are_written_with_the_values_of_the_file(
        drawn in prop::collection::vec((-9999_i32..9999, 1_i32..99999), 5..30),
        standardise in any::<bool>(),
    ) {
        let value = |tenths: i32| f64::from(tenths) / 10.0;
        let rows: Vec<String> = drawn.iter().zip(0..).map(|((a, b), row)| format!("{},{},{}", value(*a), value(*b), row % 2)).collect();
        let table = Table::read(format!("a,b,label\n{}\n", rows.join("\n")).as_bytes()).unwrap();
        let roles = Roles { standardise, ..table.proposal() };
        let points = table.points(&roles).unwrap();
        let out = written(&points.examples, points.inputs, &points.terms);
        let again = Table::read(out.as_bytes()).unwrap();
        let back = again.points(&again.proposal()).unwrap();
        let number = |place: usize, value: f64| rounded_to_f32(points.terms.axes[place].number(value));
        for (line, at) in out.lines().skip(1).zip(places(&points)) {
            let cells: Vec<f64> = line.split(',').take(2).map(|cell| cell.parse().unwrap()).collect();
            prop_assert_eq!((number(0, cells[0]), number(1, cells[1])), at, "{}", line);
        }
        prop_assert_eq!(back.examples.count(), rows.len());
        let expected: Vec<String> = drawn.iter().map(|(a, b)| format!("{},{}", value(*a), value(*b))).collect();
        let found: Vec<String> = out.lines().skip(1).map(|line| line.rsplit_once(',').map_or("", |(start, _)| start).to_owned()).collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn an_activation_beside_the_weights_is_read_or_refused_by_its_name() {
    let weights =
        r#""0.weight":[[1,2],[0.5,-1]],"0.bias":[0,0.5],"2.weight":[[1,-1]],"2.bias":[0]"#;
    for (text, activation) in [
        (
            format!(r#"{{"activation":"tanh","state_dict":{{{weights}}}}}"#),
            Activation::Tanh,
        ),
        (
            format!(r#"{{"state_dict":{{"activation":"Tanh",{weights}}}}}"#),
            Activation::Tanh,
        ),
        (
            format!(r#"{{"activation":"leaky_relu","negative_slope":0.25,{weights}}}"#),
            Activation::Leaky { slope: 0.25 },
        ),
        (
            format!(r#"{{"activation":{{"name":"LeakyReLU","slope":0.5}},{weights}}}"#),
            Activation::Leaky { slope: 0.5 },
        ),
        (
            format!(r#"{{"activation":"relu",{weights}}}"#),
            Activation::Relu,
        ),
    ] {
        let read = import::read(&text).unwrap();
        assert_eq!(
            (read.network.activation(), read.assumed),
            (activation, false),
            "{text}"
        );
        assert_eq!(read.notes, [], "{text}");
    }
    let read = import::read(&format!(r#"{{"activation":"leaky_relu",{weights}}}"#)).unwrap();
    let slope = rounded_to_f32(0.01);
    assert_eq!(read.network.activation(), Activation::Leaky { slope });
    assert_eq!(read.notes, [import::Note::SlopeAssumed]);
    let error = import::read(&format!(r#"{{"activation":"snake",{weights}}}"#)).unwrap_err();
    assert!(error.to_string().contains("snake"), "{error}");
}

#[test]
fn what_begins_with_a_number_sign_is_a_row_or_said_to_be_none() {
    // Errors of a spreadsheet in the first column are empty cells.
    let (_, points) = read("x,y,c\n0.1,0,a\n#N/A,0.3,b\n#DIV/0!,1,a\n0.2,0.6,b\n");
    assert_eq!(points.examples.count(), 2);
    assert!(points.notes.contains(&Note::Missing { rows: 2, line: 3 }));
    // Numbers of tickets and colours name every row.
    for first in ["#1", "#ff0000"] {
        let (roles, points) = read(&format!(
            "id,x,y,c\n{first},0.5,1,a\n#2,0.7,2,b\n#3,0.9,0,a\n"
        ));
        assert_eq!(roles.columns[1..], [Role::X1, Role::X2, Role::Class]);
        assert_eq!(points.examples.count(), 3);
    }
    // A comment among the rows is said; one before them is none of them.
    let (_, points) = read("# made today\nx,y,c\n0.1,0,a\n# 7,7,b\n#8,8,b\n0.2,0.6,b\n");
    assert_eq!(
        places(&points),
        [
            (f64::from(0.1_f32), 0.0),
            (f64::from(0.2_f32), f64::from(0.6_f32))
        ]
    );
    let marks = "#".to_owned();
    let comments = Note::Comments {
        lines: 2,
        line: 4,
        marks,
    };
    assert!(points.notes.contains(&comments));
}

#[test]
fn numbers_in_brackets_are_below_zero_and_said_to_be() {
    let (_, points) = read("x,y,c\n(148.1),2,a\n3,(1),b\n5,6,a\n");
    assert_eq!(
        places(&points),
        [(f64::from(-148.1_f32), 2.0), (3.0, -1.0), (5.0, 6.0)]
    );
    assert!(says(&points, "such as (148.1)"));
    let (_, points) = read("x;y;c\n(148,1);2;a\n3;0,5;b\n");
    assert_eq!(places(&points)[0].0, f64::from(-148.1_f32));
    for words in ["()", "(a)", "(-1)", "(1", "1)", "(1, 2)"] {
        let table =
            Table::read(format!("x,y,z,c\n1,2,3,a\n2,3,\"{words}\",b\n4,5,6,a\n").as_bytes())
                .unwrap();
        let points = table.points(&table.proposal()).unwrap();
        assert!(!says(&points, "brackets"), "{words}");
    }
}

#[test]
fn three_decimals_in_several_columns_are_decimals() {
    for text in [
        "lat;lon;c\n47.376;8.541;u\n46.948;7.447;v\n",
        "1.000;2.000;0\n1.137;2.211;1\n1.274;2.422;0\n",
        "sepal;petal;class\n5.100;3.500;a\n4.900;3.000;b\n",
    ] {
        let (_, points) = read(text);
        assert!(
            places(&points).iter().all(|&(x, y)| x < 50.0 && y < 10.0),
            "{text}"
        );
        assert!(says(&points, "is read with a decimal point"), "{text}");
    }
}

#[test]
fn records_have_the_columns_of_all_of_them() {
    let text = r#"[{"x": 1, "label": "a"}, {"x": 0.5, "y": 2, "label": "b"}, {"x": 1.5, "y": 3, "label": "a"}]"#;
    let (roles, points) = read(text);
    assert_eq!(roles.columns, [Role::X1, Role::Class, Role::X2]);
    assert_eq!(places(&points), [(0.5, 2.0), (1.5, 3.0)]);
    assert!(points.notes.contains(&Note::Missing { rows: 1, line: 1 }));
}

#[test]
fn a_first_column_without_a_name_is_an_index_with_fractions_too() {
    let (roles, _) = read(",x1,x2,label\n0.0,0.2,0.3,0\n0.5,0.1,0.7,1\n1.0,0.2,1.4,0\n");
    assert_eq!(
        roles.columns,
        [Role::Ignore, Role::X1, Role::X2, Role::Class]
    );
}

#[test]
fn four_columns_of_marks_have_no_split() {
    let parity = "0,0,0,0\n0,0,1,1\n0,1,0,1\n0,1,1,0\n1,0,0,1\n1,0,1,0\n1,1,0,0\n1,1,1,1\n";
    let (roles, points) = read(parity);
    assert_eq!(roles.columns[3], Role::Class);
    assert_eq!(points.examples.count(), 8);
    let (roles, _) = read("0.5,0.2,1,0\n0.25,0.75,0,1\n");
    assert_eq!(roles.columns[3], Role::Split);
}

#[test]
fn rows_with_places_from_nought_are_read_as_those_from_one() {
    let (from_nought, from_one) = (
        read("0 0:0.5 1:0.25\n1 1:0.75\n"),
        read("0 1:0.5 2:0.25\n1 2:0.75\n"),
    );
    assert_eq!(places(&from_nought.1), places(&from_one.1));
    assert_eq!(from_nought.0, from_one.0);
}

#[test]
fn cells_with_a_unit_among_plain_numbers_are_named() {
    let (_, points) = read(
        "share,growth,gain,class\n12.5%,-3,1,up\n0.5,2.5,2,down\n100%,0,3,up\n0.25,1,4,down\n",
    );
    assert!(
        says(
            &points,
            "2 of 4 cells of share are no number: '12.5%', '100%'"
        ),
        "{:?}",
        points.notes
    );
}

/// The names of the values that the page's sentence for a code asks for.
fn asked_for(code: &str) -> Vec<&'static str> {
    const SENTENCES: &str = include_str!("../../../www/words/en_files.js");
    let start = format!("  '{code}': (");
    let line = SENTENCES
        .lines()
        .find_map(|line| line.strip_prefix(&*start));
    let line = line.unwrap_or_else(|| panic!("no sentence for {code}"));
    let (values, _) = line.split_once(") =>").unwrap();
    let groups = values
        .split('{')
        .skip(1)
        .filter_map(|group| group.split('}').next());
    let names = groups.flat_map(|group| group.split(','));
    let names = names.filter_map(|name| name.split(':').next());
    names
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn the_page_words_every_note_with_what_it_says() {
    let mut codes = Vec::new();
    for text in [
        "# a\nx1,x2,label\n1,2,a\n% b\n2,3,A\n// c\n5,1,b\n",
        "My points of spring\nx1 x2 label\n1 2 a\n2 3 b\n5 1 a\n",
        ",a,a,b\n,x1,x2,label\nid,,,\n7,0.1,(0.2),1\n8,0.3,0.2,0\n",
        ",a,a,b\n,x1,x1,label\n7,0.1,NaN,1\n8,0.3,0.2,0\n9,0.3,0.2,1\n",
        "a,b,xor\nFalse,False,False\nFalse,True,True\nTrue,False,True\n",
        "price,age,size,kind\n€ 1.234,20 cm,1.5,a\n€ 2.500,30 cm,2.5,b\n€ 900,40 cm,3.5,a\n",
        "@relation r\n@attribute a numeric\n@attribute b {x,y}\n@data\n1,x\n2,y\n1,x\n",
        "sep=;\na;b;c;split\n1,5;2;a;test\n0,5;1e99;b;test\n0,5;x;b;test\n0,5;;b;test\n1,5;2;b;test\nTotal;5;;\n",
        "a;b;c\n1.000;20;n\n2.137;23;j\n",
        "a\tb\tc\n1.250\t3.125\tn\n2.500\t4.750\tj\n",
        "0,1,2\n0.5,1.5,1\n2.5,900,0\n",
        "country,2010,2011,2012\nDE,10,20,0\nFR,11,19,1\nIT,8,30,1\n",
        "h,w,l\n1 cm,5,a\n2 m,5,b\n3 m,5,a\n",
        "x,y,l\n1,1,a\n1,1,a\n",
        "s,g,l\n5%,1,a\n0.5,2,b\n7%,2,c\n0.1,5,d\n0.1,5,e\n",
        "1 1:0.5 2:3\n2 1:4\n",
    ] {
        let (_, points) = read(text);
        for note in &points.notes {
            let problem = note.problem();
            for name in asked_for(problem.code) {
                let is_given = problem.values.contains_key(name);
                assert!(is_given, "{}: {name}", problem.code);
            }
            codes.push(problem.code);
        }
    }
    codes.sort_unstable();
    codes.dedup();
    assert!(codes.len() >= 30, "{codes:?}");
}
