//! The numbers beside a figure, as they are when it opens: what the page shows where no script runs.
//!
//! `cargo run -q -p crease --example readouts -- link …` prints one line of JSON for each link, by the names that the page's
//! readouts have.

use crease::{Session, UnitId};
use serde_json::{Value, json, to_value};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for link in std::env::args().skip(1) {
        let (mut session, _) = Session::open(&link)?;
        println!("{}", readouts(&mut session)?);
    }
    Ok(())
}

fn readouts(session: &mut Session) -> serde_json::Result<Value> {
    session.show_best_line(true);
    let mut all = to_value(session.readout())?;
    let linear = session.linear_regions();
    let fibres = session.recovery_readout();
    let collisions = session.collisions();
    let card = session.card(session.selected().unwrap_or(UnitId::new(0, 0)));
    let line = session.line_readout();
    let fold = session.fold_readout();
    let collapse = session.collapse_readout();
    let more = json!({
        "parameters": collapse.as_ref().map(|collapse| collapse.parameters),
        "matrixNumbers": collapse.map(|collapse| collapse.numbers),
        "largestError": line.largest_error,
        "largestErrorAt": line.largest_error_at,
        "straightPieces": line.straight_pieces,
        "edges": fold.edges,
        "parts": fold.parts,
        "nearestCorner": fold.nearest_corner,
        "farthestCorner": fold.farthest_corner,
        "linearRegions": linear,
        "kept": fibres.kept,
        "folded": fibres.folded,
        "flattened": fibres.flattened,
        "erased": fibres.erased,
        "erasedPoints": collisions.map(|collisions| collisions.dead_points),
        "flattenedPoints": collisions.map(|collisions| collisions.flattened),
        "sameClassMerges": collisions.map(|collisions| collisions.same_class),
        "differentClassMerges": collisions.map(|collisions| collisions.different_classes),
        "on": card.as_ref().map(|card| card.on),
        "of": card.map(|card| card.of),
    });
    if let (Value::Object(all), Value::Object(more)) = (&mut all, more) {
        all.extend(more);
    }
    Ok(all)
}
