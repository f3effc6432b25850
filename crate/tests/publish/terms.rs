//! Laws of the terms of a file: what is shown and exported of points that were standardised speaks of the file's own values.

use crease::figure::Theme;
use crease::publish::export::Kind;
use crease::publish::exported_figure::ExportedFigure;
use crease::publish::import;
use crease::publish::table::{Points, Role, Table, written};
use crease::scene::link;
use crease::{Affine, Examples, LinkError, Network, Pixel, Point, Scene, Session};
use proptest::prelude::*;

/// Points of a table, standardised.
fn standardised(text: &str) -> Points {
    let table = Table::read(text.as_bytes()).unwrap();
    let mut roles = table.proposal();
    roles.standardise = true;
    table.points(&roles).unwrap()
}

const HEIGHTS: &str =
    "height,weight,sex\n183,84.5,m\n168,61,f\n176,80,m\n159,55.5,f\n171,66,f\n190,91,m\n";

/// A session that has learned from points for some steps.
fn trained(points: &Points, net: &str) -> Session {
    let (mut session, _) =
        Session::open(&format!("1;data=xor.200.10.1;net={net};act=relu;end")).unwrap();
    session.take_points_of(points).unwrap();
    session.train(50).unwrap();
    session
}

/// The largest of the parts that a network's values are sums of, at a point: what its rounding is a part of.
fn size(network: &Network, at: Point) -> f64 {
    let mut values = vec![at.x.abs(), at.y.abs()];
    for layer in network.layers() {
        values.truncate(layer.inputs());
        let sum = |unit: usize| {
            let row = layer.row(unit).iter().zip(&values);
            row.map(|(weight, value)| weight.abs() * value).sum::<f64>()
                + layer.biases()[unit].abs()
        };
        values = (0..layer.units()).map(sum).collect();
    }
    values.into_iter().fold(0.0, f64::max)
}

/// Checks that two networks say the same at a point and at its values in the file.
fn assert_same(session: &Session, exported: &Network, at: Point) {
    let terms = session.terms().unwrap();
    let there = terms.point(at);
    let own = session.network().scores(at);
    for (score, other) in own.iter().zip(exported.scores(there)) {
        let expected = if session.targets().is_empty() {
            *score
        } else {
            terms.axes[2].value(*score)
        };
        let error = (other - expected).abs();
        assert!(
            error <= 1e-6 * size(exported, there),
            "{other} in place of {expected}"
        );
    }
}

#[test]
fn an_exported_network_takes_the_values_of_the_file() {
    let points = standardised(HEIGHTS);
    for net in ["none", "4", "8-8"] {
        let mut session = trained(&points, net);
        let text = session.export(Kind::Json).unwrap();
        let exported = import::read(&text).unwrap().network;
        for sample in session.samples() {
            assert_same(&session, &exported, sample.at);
        }
        // Taken back, it is the network of the standardised points again, as near as its rounding left it.
        let (before, at) = (session.network().clone(), Point::new(0.3, -0.7));
        let summary = session.adopt_import(&text).unwrap();
        assert_eq!(
            summary.notes.last().unwrap().code,
            "network-over-file-values"
        );
        let (now, then) = (session.network().scores(at), before.scores(at));
        assert!(
            (now[0] - then[0]).abs() <= 1e-6 * size(&exported, session.terms().unwrap().point(at))
        );
    }
}

#[test]
fn a_number_is_learned_and_exported_in_the_values_of_the_file() {
    let rows: String = (0..40)
        .map(|row| format!("{},{}\n", 1980 + row, 150_000 + 2500 * row))
        .collect();
    let points = standardised(&format!("year,price\n{rows}"));
    assert_eq!((points.inputs, points.fits), (1, true));
    let mut session = trained(&points, "6");
    assert_eq!(
        (session.network().inputs(), session.targets().len()),
        (1, 40)
    );
    let exported = import::read(&session.export(Kind::Json).unwrap())
        .unwrap()
        .network;
    for target in session.targets() {
        assert_same(&session, &exported, target.at);
    }
    // The typical error is one of prices.
    let mean: f64 = (session.targets().iter())
        .map(|target| {
            let there = session.terms().unwrap().point(target.at);
            let price = session.terms().unwrap().axes[2].value(target.value);
            (exported.scores(there)[0] - price).powi(2)
        })
        .sum::<f64>()
        / 40.0;
    let error = session.readout().error.unwrap();
    assert!(
        (error - mean.sqrt()).abs() <= 1e-2 * error,
        "{error} and {}",
        mean.sqrt()
    );
}

#[test]
fn what_is_read_at_a_point_speaks_of_the_file() {
    let mut session = trained(&standardised(HEIGHTS), "4");
    session.set_canvas(600.0, 600.0);
    session.look_home();
    let called = session.called();
    assert_eq!(
        (called.classes, called.inputs),
        (
            vec!["f".to_owned(), "m".to_owned()],
            vec!["height".to_owned(), "weight".to_owned()]
        )
    );
    let at = Pixel::new(260.0, 300.0);
    session.point(at);
    let pointed = session.pointed().unwrap();
    let place = Point::new(pointed.x1, pointed.x2);
    assert!(
        (140.0..210.0).contains(&place.x) && (40.0..110.0).contains(&place.y),
        "{place:?}"
    );
    let score = &pointed.scores[0];
    let line = score.formula.unwrap();
    let told = Affine::new(line.a, line.b, line.c).at(place);
    assert!((told - score.value).abs() <= 1e-9 * (1.0 + (line.a * place.x).abs() + line.c.abs()));
}

#[test]
fn the_axes_count_as_the_file_does() {
    for net in ["4", "none"] {
        let mut session = trained(&standardised(HEIGHTS), net);
        session.look_home();
        let mut figure =
            ExportedFigure::new(&mut session, "plane", (400.0, 400.0), Theme::Light).unwrap();
        let svg = figure.svg("plane").unwrap();
        // Steps of 10 cm and of 20 kg; of standardised points it would be −1, 0 and 1.
        for numeral in [">160<", ">170<", ">180<", ">60<", ">80<"] {
            assert!(svg.contains(numeral), "{numeral}: {svg}");
        }
        assert!(!svg.contains(">−1<"), "{svg}");
    }
}

#[test]
fn terms_stay_with_their_points_alone() {
    let points = standardised(HEIGHTS);
    let mut session = trained(&points, "4");
    let (opened, _) = Session::open(&session.link()).unwrap();
    assert_eq!(opened.terms(), Some(&points.terms));
    assert_eq!(opened.samples(), points.examples.samples());
    // A page that knows nothing of them reads the rest.
    let (mut other, _) = Session::open("1;data=xor.200.10.1;net=4;act=relu;end").unwrap();
    other.adopt_examples(&session.link()).unwrap();
    assert_eq!(
        (other.terms(), other.samples()),
        (session.terms(), session.samples())
    );
    assert!(other.undo() && other.terms().is_none());
    // Points of another source have none.
    session.set("data", "moons").unwrap();
    assert_eq!(session.terms(), None);
    assert!(session.undo() && session.terms().is_some());
    session.take_points("0,0,1\n1,1,0\n").unwrap();
    assert_eq!(session.terms(), None);
    assert!(!session.link().contains("names="));
}

#[test]
fn numbers_of_the_readers_own_make_a_link_of_version_two() {
    let table =
        Table::read(b"x,y,z\n0,0,0.5\n0.1,0.4,0.75\n-0.2,0.3,0.9\n0.5,0.1,1.25\n0.7,0.6,-1.5\n")
            .unwrap();
    let points = table.points(&table.proposal()).unwrap();
    let mut session = Session::new(Scene::default()).unwrap();
    session.take_points_of(&points).unwrap();
    let text = session.link();
    assert!(text.starts_with("2;") && text.contains(";nums="), "{text}");
    let opened = link::read(&text).unwrap().scene;
    assert_eq!(opened, session.scene());
    assert_eq!(opened.examples(), points.examples);
    // Of that version no other links are known, and none of version 1 has numbers.
    let without = "2;data=xor.200.10.1;net=8;act=relu;end";
    assert_eq!(
        link::read(without),
        Err(LinkError::NewerVersion { found: 2 })
    );
    let first = text.replacen('2', "1", 1);
    assert!(matches!(link::read(&first), Err(LinkError::Field { key, .. }) if key == "nums"));
}

/// Names as files have them.
fn name() -> impl Strategy<Value = String> {
    "[a-zA-Zé µ°(),;\"'/%-]{1,20}"
        .prop_map(|name| name.trim().to_owned())
        .prop_filter("a name beside quotes", |name| {
            !name.trim_matches(['"', '\'', ' ']).is_empty()
        })
}

proptest! {
    #[test]
    fn a_table_written_in_the_terms_of_the_file_reads_back(
        (first, second) in (name(), name()),
        rows in prop::collection::vec((-1e3_f32..1e3, 1e-2_f32..1e3, any::<bool>()), 6..40),
    ) {
        let text: String = rows.iter().enumerate().map(|(place, (x, y, one))| {
            format!("{x},{y},{},{}\n", if *one { "in" } else { "out" }, if place % 3 == 0 { "test" } else { "train" })
        }).collect();
        let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
        let text = format!("{},{},answer,split\n{text}", quoted(&first), quoted(&second));
        let table = Table::read(text.as_bytes()).unwrap();
        let mut roles = table.proposal();
        // Names may mean something else.
        roles.columns = vec![Role::X1, Role::X2, Role::Class, Role::Split];
        roles.standardise = true;
        let points = table.points(&roles).unwrap();
        let out = written(&points.examples, points.inputs, &points.terms);
        let back = Table::read(out.as_bytes()).unwrap();
        let again = back.points(&roles).unwrap();
        prop_assert_eq!(&again.classes, &points.classes);
        let names = |points: &Points| points.terms.axes.clone().map(|axis| axis.name);
        prop_assert_eq!(names(&again), names(&points));
        let (Examples::Samples(before), Examples::Samples(after)) = (&points.examples, &again.examples) else {
            panic!("there are classes");
        };
        for (one, other) in before.iter().zip(after.iter()) {
            prop_assert_eq!((one.label, one.test), (other.label, other.test));
            let (there, here) = (points.terms.point(one.at), again.terms.point(other.at));
            // What is rounded is a part of the mean and of the distance from it.
            let near = |place: usize, one: f64, other: f64| {
                let axis = &points.terms.axes[place];
                (one - other).abs() <= 1e-6 * (axis.mean.abs() + (one - axis.mean).abs() + axis.deviation)
            };
            prop_assert!(near(0, there.x, here.x) && near(1, there.y, here.y));
        }
    }
}
