//! Laws of tables: points written in any dialect are read back, whatever cannot be a point is counted, and any bytes are read
//! in bounded time.

use crease::network::number::rounded_to_f32;
use crease::publish::points;
use crease::publish::table::{Classes, MOST_BYTES, Note, Points, Role, Table, TableError};
use crease::publish::understand::understand;
use crease::{Label, Point, Sample, Scene, Session, Target};
use proptest::prelude::*;

use crate::file::assert_sound;

/// How a program writes a table.
#[derive(Clone, Debug)]
struct Dialect {
    delimiter: char,
    decimal_comma: bool,
    /// Digits after the mark.
    digits: usize,
    minus: char,
    newline: &'static str,
    encoding: Coding,
    heading: Heading,
    index: Index,
    labels: Labels,
    split: Split,
    trailing: bool,
    /// A line `sep=` before the table.
    names_delimiter: bool,
    comment: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Coding {
    Plain,
    Marked,
    Utf16Le,
    Utf16Be,
    UnmarkedUtf16,
    Western,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Heading {
    None,
    Names,
    /// pandas' names of columns without names.
    Numbers,
    /// In a comment, as NumPy writes it.
    Comment,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Index {
    None,
    Pandas,
    /// From 1, in quotes.
    R,
    Named,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Labels {
    Whole,
    Fractions,
    Words,
    Truths,
    Signs,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Split {
    None,
    Zeros,
    Words,
}

/// A point as it is drawn: thousandths, a class, whether it is for testing.
type Row = (i32, i32, usize, bool);

fn dialects() -> impl Strategy<Value = Dialect> {
    let form = (
        prop::sample::select(vec![',', ';', '\t', ' ', '|']),
        any::<bool>(),
        2_usize..=3,
        prop::sample::select(vec!['-', '\u{2212}']),
        prop::sample::select(vec!["\n", "\r\n"]),
        prop::sample::select(vec![
            Coding::Plain,
            Coding::Marked,
            Coding::Utf16Le,
            Coding::Utf16Be,
            Coding::UnmarkedUtf16,
            Coding::Western,
        ]),
    );
    let content = (
        prop::sample::select(vec![
            Heading::None,
            Heading::Names,
            Heading::Names,
            Heading::Numbers,
            Heading::Comment,
        ]),
        prop::sample::select(vec![Index::None, Index::Pandas, Index::R, Index::Named]),
        prop::sample::select(vec![
            Labels::Whole,
            Labels::Fractions,
            Labels::Words,
            Labels::Truths,
            Labels::Signs,
        ]),
        prop::sample::select(vec![Split::None, Split::Zeros, Split::Words]),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    );
    (form, content).prop_map(|(form, content)| {
        let (delimiter, decimal_comma, digits, minus, newline, encoding) = form;
        let (heading, index, labels, split, trailing, names_delimiter, comment) = content;
        possible(Dialect {
            delimiter,
            decimal_comma,
            digits,
            minus,
            newline,
            encoding,
            heading,
            index,
            labels,
            split,
            trailing,
            names_delimiter,
            comment,
        })
    })
}

/// The dialect without what no program writes, or what nobody could tell apart.
fn possible(mut dialect: Dialect) -> Dialect {
    if dialect.encoding == Coding::Western {
        dialect.minus = '-';
    }
    // 1,234 between commas is one thousand or one and a bit.
    if dialect.delimiter == ',' {
        dialect.digits = 2;
    }
    // 1.234 between semicolons as well.
    if dialect.delimiter == ';' && !dialect.decimal_comma {
        dialect.digits = 2;
    }
    dialect.trailing &= !matches!(dialect.delimiter, ' ' | '|');
    dialect.names_delimiter &= matches!(dialect.delimiter, ',' | ';' | '\t');
    match dialect.heading {
        Heading::None | Heading::Comment => {
            // Without names a column of numbers beside others says nothing.
            dialect.index = Index::None;
            dialect.names_delimiter = false;
            dialect.comment &= dialect.heading == Heading::None;
            if dialect.heading == Heading::Comment {
                dialect.split = Split::None;
            } else if dialect.split == Split::Zeros {
                dialect.labels = Labels::Whole;
            }
        }
        Heading::Numbers => {
            dialect.split = Split::None;
            if dialect.index == Index::Named {
                dialect.index = Index::Pandas;
            }
        }
        Heading::Names => {}
    }
    if dialect.labels == Labels::Truths || dialect.labels == Labels::Signs {
        dialect.comment = false;
    }
    dialect
}

impl Dialect {
    /// The name of a class in the file, and as it is shown.
    fn label(&self, class: usize) -> (String, String) {
        let words = ["Ash tree", "beech", "größe", "oak"];
        let (written, shown) = match self.labels {
            Labels::Whole => (class.to_string(), class.to_string()),
            Labels::Fractions => (self.number(class as f64, 1), class.to_string()),
            Labels::Words => (self.quoted(words[class]), words[class].to_owned()),
            Labels::Truths => {
                let truth = ["False", "True"][class.min(1)];
                (truth.to_owned(), truth.to_owned())
            }
            Labels::Signs => {
                let sign = [-1, 1][class.min(1)];
                (
                    format!("{sign}").replace('-', &self.minus.to_string()),
                    sign.to_string(),
                )
            }
        };
        (written, shown)
    }

    fn quoted(&self, text: &str) -> String {
        if text.contains(self.delimiter) {
            format!("\"{text}\"")
        } else {
            text.to_owned()
        }
    }

    fn number(&self, value: f64, digits: usize) -> String {
        let text = format!("{value:.digits$}").replace('-', &self.minus.to_string());
        let text = if self.decimal_comma {
            text.replace('.', ",")
        } else {
            text
        };
        self.quoted(&text)
    }

    fn value(&self, thousandths: i32) -> f64 {
        let written = format!("{:.*}", self.digits, f64::from(thousandths) / 1000.0);
        written.parse().unwrap()
    }

    fn text(&self, rows: &[Row]) -> String {
        let mut lines = Vec::new();
        if self.names_delimiter {
            lines.push(format!("sep={}", self.delimiter));
        }
        if self.comment {
            lines.push("# made by a program".to_owned());
        }
        let mut names = vec!["x1", "x2", "label"];
        names.extend(match self.split {
            Split::None => None,
            Split::Zeros => Some("test"),
            Split::Words => Some("split"),
        });
        let numbers: Vec<String> = (0..names.len()).map(|place| place.to_string()).collect();
        let mut heading: Vec<String> = match self.heading {
            Heading::None => Vec::new(),
            Heading::Numbers => numbers,
            Heading::Names | Heading::Comment => {
                names.iter().map(|&name| name.to_owned()).collect()
            }
        };
        let index_name = match (self.index, self.heading) {
            (Index::None, _) | (_, Heading::None) => None,
            // R's `write.table` leaves the name out, and so does whoever aligns columns by spaces.
            (Index::R, Heading::Names) if self.delimiter == ' ' => None,
            (Index::R, _) => Some("\"\""),
            (Index::Named, _) => Some("id"),
            (Index::Pandas, _) if self.delimiter == ' ' => Some("\"\""),
            (Index::Pandas, _) => Some(""),
        };
        if let Some(name) = index_name {
            heading.insert(0, name.to_owned());
        }
        if !heading.is_empty() {
            let mark = if self.heading == Heading::Comment {
                "# "
            } else {
                ""
            };
            lines.push(format!("{mark}{}", self.line(heading)));
        }
        for (place, &(x1, x2, class, test)) in rows.iter().enumerate() {
            let coordinates = [x1, x2].map(|x| self.number(self.value(x), self.digits));
            let mut cells: Vec<String> = coordinates.to_vec();
            cells.push(self.label(class).0);
            match self.split {
                Split::None => {}
                Split::Zeros => cells.push(u8::from(test).to_string()),
                Split::Words => cells.push(if test { "test" } else { "train" }.to_owned()),
            }
            match self.index {
                Index::None => {}
                Index::Pandas => cells.insert(0, place.to_string()),
                Index::R => cells.insert(0, format!("\"{}\"", place + 1)),
                Index::Named => cells.insert(0, (100 + 7 * place).to_string()),
            }
            lines.push(self.line(cells));
        }
        lines.join(self.newline) + self.newline
    }

    fn line(&self, cells: Vec<String>) -> String {
        let mut line = cells.join(&self.delimiter.to_string());
        if self.trailing {
            line.push(self.delimiter);
        }
        line
    }

    fn bytes(&self, rows: &[Row]) -> Vec<u8> {
        let text = self.text(rows);
        let wide =
            |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        match self.encoding {
            Coding::Plain => text.into_bytes(),
            Coding::Marked => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            Coding::Utf16Le => [b"\xff\xfe", wide(u16::to_le_bytes).as_slice()].concat(),
            Coding::Utf16Be => [b"\xfe\xff", wide(u16::to_be_bytes).as_slice()].concat(),
            Coding::UnmarkedUtf16 => wide(u16::to_le_bytes),
            Coding::Western => text
                .chars()
                .map(|letter| u8::try_from(letter).unwrap())
                .collect(),
        }
    }

    /// The samples, and the names of their classes.
    fn expected(&self, rows: &[Row]) -> (Vec<Sample>, Vec<String>) {
        let shown = |class: usize| self.label(class).1;
        let mut names: Vec<String> = rows.iter().map(|row| shown(row.2)).collect();
        // Negative ones first, as −1 comes before 1.
        names.sort_by_key(|name| (!name.starts_with('-'), name.clone()));
        names.dedup();
        let samples = rows.iter().map(|&(x1, x2, class, test)| {
            let label = names.iter().position(|name| *name == shown(class)).unwrap();
            let [x, y] = [x1, x2].map(|x| rounded_to_f32(self.value(x)));
            Sample {
                at: Point::new(x, y),
                label: Label(u8::try_from(label).unwrap()),
                test: test && self.split != Split::None,
            }
        });
        (samples.collect(), names)
    }
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (-9999..=9999, -9999..=9999, 0_usize..4, any::<bool>());
    prop::collection::vec(row, 5..40)
}

fn points_of(bytes: &[u8]) -> Result<Points, TableError> {
    let table = Table::read(bytes)?;
    table.points(&table.proposal())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn points_are_read_back_from_every_dialect(dialect in dialects(), rows in rows()) {
        let bytes = dialect.bytes(&rows);
        let points = points_of(&bytes).unwrap();
        let (samples, names) = dialect.expected(&rows);
        prop_assert_eq!(points.examples.samples(), samples.as_slice(), "{:?} {}", dialect, dialect.text(&rows));
        prop_assert_eq!(&points.classes, &names);
        prop_assert_eq!((points.inputs, points.fits), (2, true));
        let has = |wanted: fn(&Note) -> bool| points.notes.iter().any(wanted);
        let is_tested = dialect.split != Split::None && rows.iter().all(|row| row.3);
        prop_assert_eq!(has(|note| matches!(note, Note::AllForTesting)), is_tested);
        prop_assert_eq!(has(|note| matches!(note, Note::OneClass { .. })), names.len() == 1);
        prop_assert_eq!(has(|note| matches!(note, Note::Index { .. })), dialect.index != Index::None);
        prop_assert_eq!(has(|note| matches!(note, Note::NumberedHeading)), dialect.heading == Heading::Numbers);
    }

    #[test]
    fn any_bytes_give_points_or_say_what_is_wrong(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        assert_sound(&bytes);
    }

    #[test]
    fn any_text_gives_points_or_says_what_is_wrong(text in r#"[-0-9a,;|.\t "'#\[\](){}:e\n]{0,120}"#) {
        assert_sound(text.as_bytes());
    }

    #[test]
    fn a_damaged_table_gives_points_or_says_what_is_wrong(
        dialect in dialects(),
        rows in rows(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5),
    ) {
        let mut bytes = dialect.bytes(&rows);
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            match byte {
                0..=63 if bytes.len() > 1 => drop(bytes.remove(place)),
                64..=79 => bytes.truncate(place.max(1)),
                other => bytes[place] = other,
            }
        }
        assert_sound(&bytes);
    }
}

proptest! {
    #[test]
    fn what_the_page_writes_gives_the_same_by_either_reader(
        drawn in prop::collection::vec((-1e4_f32..=1e4, -1e4_f32..=1e4, 0_u8..4, any::<bool>()), 8..40)
    ) {
        let samples = drawn.into_iter().zip(0_u8..).map(|((x, y, label, test), place)| Sample {
            at: Point::new(x.into(), y.into()),
            // Every class up to the largest is there: others would get new numbers.
            label: Label(if place < 4 { place } else { label }),
            test,
        });
        let samples: Vec<Sample> = samples.collect();
        let text = points::write(&samples);
        let read = points_of(text.as_bytes()).unwrap();
        let by_page = points::read(&text).unwrap();
        prop_assert_eq!(read.examples.samples(), by_page.as_slice());
        prop_assert_eq!(read.examples.samples(), samples.as_slice());
    }

    #[test]
    fn targets_that_the_page_writes_are_read_back(
        drawn in prop::collection::vec((-3_f32..3.0, -3_f32..3.0, -2_f32..2.0, any::<bool>()), 2..40),
        inputs in 1_usize..=2,
    ) {
        let targets = drawn.into_iter().map(|(x, y, value, test)| Target {
            at: Point::new(x.into(), if inputs == 2 { y.into() } else { 0.0 }),
            value: value.into(),
            test,
        });
        let targets: Vec<Target> = targets.collect();
        let read = points_of(points::write_targets(&targets, inputs).as_bytes()).unwrap();
        prop_assert_eq!(read.examples.targets(), targets.as_slice());
        prop_assert_eq!((read.inputs, read.classes.len()), (inputs, 0));
    }

    #[test]
    fn json_gives_what_a_table_gives(rows in rows()) {
        let dialect = Dialect { ..plain() };
        let (samples, names) = dialect.expected(&rows);
        let record = |row: &Row| {
            let [x1, x2] = [row.0, row.1].map(|x| dialect.value(x));
            serde_json::json!({"x1": x1, "x2": x2, "label": row.2})
        };
        let records: Vec<serde_json::Value> = rows.iter().map(record).collect();
        let lists: Vec<serde_json::Value> = records.iter().map(|one| serde_json::json!([one["x1"], one["x2"], one["label"]])).collect();
        let column = |name: &str| records.iter().map(|one| one[name].clone()).collect::<Vec<_>>();
        let columns = serde_json::json!({"x1": column("x1"), "x2": column("x2"), "label": column("label")});
        let split = serde_json::json!({"columns": ["x1", "x2", "label"], "data": lists});
        let lines: Vec<String> = records.iter().map(ToString::to_string).collect();
        let printed = serde_json::json!(lists).to_string().replace("],[", "), (").replace("[[", "[(").replace("]]", ")]");
        for text in [
            serde_json::json!(records).to_string(),
            serde_json::json!(lists).to_string(),
            columns.to_string(),
            split.to_string(),
            lines.join("\n"),
            printed,
        ] {
            let points = points_of(text.as_bytes()).unwrap();
            let classes: Vec<u8> = points.examples.samples().iter().map(|one| one.label.0).collect();
            let expected: Vec<u8> = samples.iter().map(|one| one.label.0).collect();
            prop_assert_eq!(classes, expected, "{}", text);
            prop_assert_eq!(&points.classes, &names);
        }
    }
}

fn plain() -> Dialect {
    Dialect {
        delimiter: ',',
        decimal_comma: false,
        digits: 3,
        minus: '-',
        newline: "\n",
        encoding: Coding::Plain,
        heading: Heading::Names,
        index: Index::None,
        labels: Labels::Whole,
        split: Split::None,
        trailing: false,
        names_delimiter: false,
        comment: false,
    }
}

fn read(text: &str) -> (Table, Points) {
    let table = Table::read(text.as_bytes()).unwrap();
    let points = table.points(&table.proposal()).unwrap();
    (table, points)
}

#[test]
fn rows_that_are_no_points_are_counted_with_their_first_line() {
    let (_, points) = read(
        "x1,x2,label\n0.5,,1\n-0.5,0,0\nNaN,0.4,1\n\ninf,2,0\n1,2,\n0.3,abc,1\n0.2,0.1,1\n1,2,3,4\n0.5,1e39,0\n",
    );
    assert_eq!(points.examples.count(), 2);
    let rows = |rows, line| (rows, line);
    let counted: Vec<(usize, usize)> = points
        .notes
        .iter()
        .filter_map(|note| match *note {
            Note::Missing { rows, line }
            | Note::NotANumber { rows, line }
            | Note::Infinite { rows, line }
            | Note::LongRows { rows, line }
            | Note::Words { rows, line, .. } => Some((rows, line)),
            _ => None,
        })
        .collect();
    assert_eq!(
        counted,
        [rows(1, 10), rows(2, 2), rows(1, 4), rows(2, 6), rows(1, 8)]
    );
}

#[test]
fn too_many_classes_are_a_choice() {
    let text: String = (0..35)
        .map(|row| {
            format!(
                "{row}.5,0.5,{}\n",
                ["a", "b", "c", "d", "e", "e", "d"][row % 7]
            )
        })
        .collect();
    let (table, points) = read(&format!("x1,x2,kind\n{text}"));
    assert_eq!(points.classes, ["a", "b", "d", "e"]);
    assert!(points.notes.contains(&Note::ClassesChosen {
        found: 5,
        used: "a, b, d, e".to_owned(),
        rows: 5
    }));
    let mut roles = table.proposal();
    roles.classes = Classes::All;
    assert_eq!(
        table.points(&roles),
        Err(TableError::Classes { found: 5, most: 4 })
    );
    roles.classes = Classes::Against("e".to_owned());
    let points = table.points(&roles).unwrap();
    assert_eq!(points.classes, ["not e", "e"]);
    assert_eq!(
        points
            .examples
            .samples()
            .iter()
            .filter(|one| one.label.0 == 1)
            .count(),
        10
    );
    roles.classes = Classes::Only(vec!["c".to_owned(), "a".to_owned()]);
    let points = table.points(&roles).unwrap();
    assert_eq!(
        (points.classes, points.examples.count()),
        (vec!["c".to_owned(), "a".to_owned()], 10)
    );
}

#[test]
fn roles_can_be_changed_and_wrong_ones_are_refused() {
    let (table, points) = read("a,b,c,kind\n1,2,3,0\n2,3,5,1\n4,1,0,1\n");
    assert_eq!(points.examples.samples()[0].at, Point::new(1.0, 2.0));
    let mut roles = table.proposal();
    roles.columns = vec![Role::Ignore, Role::X2, Role::X1, Role::Class];
    assert_eq!(
        table.points(&roles).unwrap().examples.samples()[0].at,
        Point::new(3.0, 2.0)
    );
    for columns in [
        vec![Role::X1, Role::X2, Role::Ignore, Role::Ignore],
        vec![Role::X1, Role::X1, Role::Ignore, Role::Class],
        vec![Role::X1, Role::X2, Role::Number, Role::Class],
        vec![Role::X1, Role::X2, Role::Class],
        vec![Role::Ignore, Role::X2, Role::Ignore, Role::Class],
    ] {
        roles.columns = columns;
        assert_eq!(table.points(&roles), Err(TableError::Roles));
    }
}

#[test]
fn standardised_points_have_mean_0_and_deviation_1() {
    let (table, points) = read("height,weight,label\n5.9,171,1\n6.1,188,1\n3.1,58,0\n3.6,71,0\n");
    assert!(
        points
            .notes
            .iter()
            .any(|note| matches!(note, Note::Standardise { .. }))
    );
    let mut roles = table.proposal();
    roles.standardise = true;
    let points = table.points(&roles).unwrap();
    for axis in [|at: Point| at.x, |at: Point| at.y] {
        let values: Vec<f64> = points
            .examples
            .samples()
            .iter()
            .map(|one| axis(one.at))
            .collect();
        let mean: f64 = values.iter().sum::<f64>() / 4.0;
        let square: f64 = values.iter().map(|value| value * value).sum::<f64>() / 4.0;
        assert!(
            mean.abs() < 1e-6 && (square - 1.0).abs() < 1e-6,
            "{values:?}"
        );
    }
    // What lies too far for a link fits then.
    let (table, points) = read("year,price,sold\n1990,250000,1\n2000,199500,0\n2010,410000,1\n");
    assert!(
        !points.fits
            && points
                .notes
                .iter()
                .any(|note| matches!(note, Note::Far { line: 2, .. }))
    );
    let mut roles = table.proposal();
    roles.standardise = true;
    assert!(table.points(&roles).unwrap().fits);
}

#[test]
fn a_plane_can_be_laid_through_more_columns_than_two() {
    let line = |row: u32| {
        let (a, b) = (f64::from(row % 7), f64::from(row * row % 11));
        format!("{a},{b},{},{}\n", 100.0 * (a + b), row % 2)
    };
    let text: String = (0..40).map(line).collect();
    let (table, _) = read(&format!("a,b,c,kind\n{text}"));
    let mut roles = table.proposal();
    roles.columns = vec![Role::Plane, Role::Plane, Role::Plane, Role::Class];
    let points = table.points(&roles).unwrap();
    let plane = points.plane.unwrap();
    assert_eq!(
        (plane.columns.as_slice(), points.inputs),
        ([0, 1, 2].as_slice(), 2)
    );
    // The third column is a sum of the others.
    assert!((plane.share - 1.0).abs() < 1e-9);
    assert!(
        points
            .notes
            .iter()
            .any(|note| matches!(note, Note::Plane { columns: 3, .. }))
    );
    // The directions are those of no correlation.
    let samples = points.examples.samples();
    let product: f64 = samples.iter().map(|one| one.at.x * one.at.y).sum();
    assert!(product.abs() < 1e-4, "{product}");
    roles.columns = vec![Role::Plane, Role::X1, Role::Plane, Role::Class];
    assert_eq!(table.points(&roles), Err(TableError::Roles));
}

#[test]
fn more_rows_than_points_are_thinned_evenly() {
    let text: String = (0..2500)
        .map(|row| format!("{}.5,0.5,{}\n", row, u8::from(row >= 1250)))
        .collect();
    let (_, points) = read(&format!("x1,x2,label\n{text}"));
    let samples = points.examples.samples();
    assert_eq!(samples.len(), Sample::MOST);
    assert_eq!(samples.iter().filter(|one| one.label.0 == 1).count(), 500);
    assert!(points.notes.contains(&Note::Thinned {
        found: 2500,
        used: 1000
    }));
}

#[test]
fn a_session_takes_points_that_fit_and_refuses_others() {
    let mut session = Session::new(Scene::default()).unwrap();
    let before = session.scene();
    let (table, far) = read("year,price,sold\n1990,250000,no\n2000,199500,yes\n2010,410000,yes\n");
    assert_eq!(
        session.take_points_of(&far).unwrap_err().code,
        "table-beyond"
    );
    assert_eq!(session.scene(), before);
    let mut roles = table.proposal();
    roles.standardise = true;
    let points = table.points(&roles).unwrap();
    let summary = points.summary();
    let classes: Vec<(&str, usize)> = summary
        .classes
        .iter()
        .map(|one| (one.name.as_str(), one.count))
        .collect();
    assert_eq!((summary.count, classes), (3, vec![("no", 1), ("yes", 2)]));
    session.take_points_of(&points).unwrap();
    assert_eq!(session.samples(), points.examples.samples());
    // The link carries them.
    let (opened, _) = Session::open(&session.link()).unwrap();
    assert_eq!(opened.samples(), points.examples.samples());
    assert!(session.undo());
    assert_eq!(session.scene(), before);
}

#[test]
fn what_is_no_table_is_named() {
    let error = |text: &str| Table::read(text.as_bytes()).unwrap_err();
    assert_eq!(error(""), TableError::Empty);
    assert_eq!(error("\n,,\n"), TableError::Empty);
    assert_eq!(error("x1,x2,label\n"), TableError::NoRows);
    assert_eq!(error("a\u{0}\u{0}b"), TableError::NotText);
    assert_eq!(error("<!DOCTYPE html><p>No such file"), TableError::WebPage);
    assert_eq!(error("{\"a\": 1}"), TableError::NoRowsInJson);
    assert_eq!(
        error("x1,x2,label\n0,5,1,25,1\n0,7,2,25,0\n"),
        TableError::HeadingWidth {
            heading: 3,
            cells: 5
        }
    );
    assert_eq!(
        error("1\n2\n"),
        TableError::NoCoordinates {
            columns: 1,
            numbers: 1
        }
    );
    assert!(matches!(
        error("{\"a\": [1, 2}"),
        TableError::NotJson { .. }
    ));
}

#[test]
fn large_files_are_read_within_seconds() {
    let fill = |start: &str, part: &str| {
        // A quarter of the largest: time grows as the file does.
        let count = (MOST_BYTES / 4 - start.len()) / part.len();
        format!("{start}{}", part.repeat(count)).into_bytes()
    };
    let files = [
        fill("", ","),
        fill("", "1,"),
        fill("x1,x2,label\n", "1,2,0\n"),
        fill("x1,x2,label\n", "a,b,c\n"),
        fill("", "\""),
        fill("\"", "a,\n"),
        fill("", "1 "),
        fill("", "-1,5;"),
        fill("[", "[1,2,0],"),
        fill("", "[1,2]\n"),
        fill("", "{\"a\":1,\"b\":2}\n"),
        fill("", "+1 1:2 2:3\n"),
        fill("", "#\n"),
        fill("", "|-\n"),
        fill("@relation r\n@attribute a numeric\n@data\n", "1,'b',0\n"),
        fill("@relation r\n", "@attribute a numeric\n"),
        fill("a,b,c\n", "€ 1.234,$ 5,x\n"),
        fill(",a,a\nid,x,x\n", "%5,True,x\n"),
    ];
    let start = cpu_time::ThreadTime::now();
    for file in &files {
        let begun = start.elapsed();
        if let Ok(table) = Table::read(file) {
            let _ = table.points(&table.proposal());
        }
        let taken = start.elapsed() - begun;
        let head = String::from_utf8_lossy(&file[..12]).into_owned();
        assert!(taken.as_secs() < 5, "{head}: {taken:?}");
    }
    let bytes = MOST_BYTES + 1;
    assert_eq!(
        Table::read(&vec![b'1'; bytes]),
        Err(TableError::TooLong { bytes })
    );
    assert!(understand(&[0xff; 1 << 20]).is_err());
}
