//! Any bytes as a file: the input of the fuzzer for tables and for networks that are no text.

use crease::Sample;
use crease::publish::table::{Classes, Role, Table};
use crease::publish::understand::understand;

/// Checks that the bytes are refused with a sentence and a code, or understood as points or a network that are sound; and the
/// same of them as a table by other roles than those proposed.
pub(crate) fn assert_sound(bytes: &[u8]) {
    match understand(bytes) {
        Ok(understood) => assert!(understood.report().is_object()),
        Err(error) => {
            assert!(!error.to_string().is_empty() && !error.problem().code.is_empty());
        }
    }
    let Ok(table) = Table::read(bytes) else {
        return;
    };
    let proposed = table.proposal();
    let mut turned = proposed.clone();
    turned.columns.rotate_left(1);
    turned.classes = Classes::MostFrequent;
    let mut other = proposed.clone();
    other.heading = !other.heading;
    other.standardise = true;
    let mut against = proposed.clone();
    against.classes = Classes::Against("1".to_owned());
    for column in &mut against.columns {
        if *column == Role::Number {
            *column = Role::Class;
        }
    }
    let mut plane = proposed.clone();
    for column in &mut plane.columns {
        if matches!(column, Role::X1 | Role::X2 | Role::Ignore) {
            *column = Role::Plane;
        }
    }
    for roles in [proposed, turned, other, against, plane] {
        match table.points(&roles) {
            Ok(points) => {
                let count = points.examples.count();
                assert!((1..=Sample::MOST).contains(&count));
                let samples = points.examples.samples().iter();
                assert!(
                    samples
                        .clone()
                        .all(|one| usize::from(one.label.0) < points.classes.len())
                );
                let places = samples.map(|one| one.at);
                let places = places.chain(points.examples.targets().iter().map(|one| one.at));
                assert!(
                    places
                        .into_iter()
                        .all(|at| at.x.is_finite() && at.y.is_finite())
                );
                for note in &points.notes {
                    assert!(!note.to_string().is_empty() && !note.problem().code.is_empty());
                }
            }
            Err(error) => {
                assert!(!error.to_string().is_empty() && !error.problem().code.is_empty());
            }
        }
    }
}
