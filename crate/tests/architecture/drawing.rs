//! The graph of the rooms as SVG: who uses whom, from the bottom up. A use that others imply is left out.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Size of a box, and the ways from one to the next, in pixels.
const BOX: (f64, f64) = (104.0, 34.0);
const STEP: (f64, f64) = (124.0, 72.0);
const MARGIN: f64 = 12.0;

/// A row of the table: a room, and what it uses.
type Row = (&'static str, &'static [&'static str]);

/// The picture of a table whose rows use only rows above their own.
pub(crate) fn svg(rooms: &[Row]) -> String {
    let levels = levels(rooms);
    let highest = levels.values().copied().max().unwrap_or(0);
    let levels = &levels;
    let on = |level: usize| rooms.iter().filter(move |(room, _)| levels[room] == level);
    let widest = (0..=highest)
        .map(|level| on(level).count())
        .max()
        .unwrap_or(1);
    let width = 2.0 * MARGIN + STEP.0 * widest as f64 - (STEP.0 - BOX.0);
    let height = 2.0 * MARGIN + STEP.1 * highest as f64 + BOX.1;
    let mut places = BTreeMap::new();
    for level in 0..=highest {
        let count = on(level).count() as f64;
        for (index, (room, _)) in on(level).enumerate() {
            let x = width / 2.0 + (index as f64 - (count - 1.0) / 2.0) * STEP.0;
            let y = height - MARGIN - BOX.1 / 2.0 - STEP.1 * level as f64;
            places.insert(*room, (x, y));
        }
    }
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"14\">\n\
         <title>Which folder of crate/src uses which: each only what stands below it</title>\n\
         <g fill=\"none\" stroke=\"#77797f\" stroke-width=\"1.2\">\n"
    );
    for (room, _) in rooms {
        for used in direct_uses(rooms, room) {
            let ((x, y), (to_x, to_y)) = (places[room], places[used]);
            let (y, to_y) = (y + BOX.1 / 2.0, to_y - BOX.1 / 2.0);
            let middle = (y + to_y) / 2.0;
            let _ = writeln!(
                text,
                "<path d=\"M{x} {y}C{x} {middle} {to_x} {middle} {to_x} {to_y}\"/>"
            );
        }
    }
    text.push_str("</g>\n<g text-anchor=\"middle\" stroke-width=\"1.2\">\n");
    for (room, (x, y)) in &places {
        let (left, top) = (x - BOX.0 / 2.0, y - BOX.1 / 2.0);
        let (box_width, box_height) = BOX;
        let _ = writeln!(
            text,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{box_width}\" height=\"{box_height}\" rx=\"4\" fill=\"#fbfaf6\" stroke=\"#1c1e22\"/>\
             <text x=\"{x}\" y=\"{}\" fill=\"#1c1e22\">{room}</text>",
            y + 5.0
        );
    }
    text.push_str("</g>\n</svg>\n");
    text
}

/// For each room, the length of the longest way down from it.
fn levels(rooms: &[Row]) -> BTreeMap<&'static str, usize> {
    let mut levels = BTreeMap::new();
    for (room, uses) in rooms {
        let below = uses.iter().map(|used| levels[used] + 1);
        let level = below.max().unwrap_or(0);
        levels.insert(*room, level);
    }
    levels
}

/// What a room uses and none of the others that it uses leads to.
fn direct_uses(rooms: &[Row], room: &str) -> Vec<&'static str> {
    let uses_of = |room: &str| {
        let row = rooms.iter().find(|(name, _)| *name == room);
        row.map_or(&[][..], |(_, uses)| *uses)
    };
    let implied = |used: &str| {
        uses_of(room)
            .iter()
            .any(|other| uses_of(other).contains(&used))
    };
    uses_of(room)
        .iter()
        .copied()
        .filter(|used| !implied(used))
        .collect()
}
