//! Every activation region of a frame with the formula of each score, for people and for a pocket calculator.

use super::error::{ExportError, MOST_REGIONS};
use super::literal::double;
use super::subject::{Subject, headline};
use crate::cells::{CellComplex, ComplexError, RegionId};
use crate::geometry::{Affine, Point};
use crate::network::UnitId;

pub(super) fn write(subject: &Subject<'_>) -> Result<String, ExportError> {
    let complex = CellComplex::of(subject.network, &subject.frame.corners());
    let complex = complex.map_err(|error| match error {
        ComplexError::Smooth => ExportError::Smooth {
            activation: subject.network.activation(),
        },
        other => ExportError::Complex(other),
    })?;
    let found = complex.region_count();
    if found > MOST_REGIONS {
        return Err(ExportError::TooManyRegions { found });
    }
    let mut blocks = vec![head(subject, &complex)];
    blocks.extend(complex.regions().map(|region| block(&complex, region)));
    Ok(blocks.join("\n\n") + "\n")
}

fn head(subject: &Subject<'_>, complex: &CellComplex) -> String {
    let corners: Vec<String> = subject.frame.corners().into_iter().map(place).collect();
    let mut lines = vec![
        format!("network: {}", headline(subject.network)),
        format!("frame: {}", corners.join(" ")),
        format!("regions: {}", complex.region_count()),
    ];
    if !subject.link.is_empty() {
        lines.push(format!("link: {}", subject.link.escape_default()));
    }
    lines.join("\n")
}

/// A region: its number, the bits of its units layer by layer, the letters of those that are on, corners counter-clockwise,
/// formulas.
fn block(complex: &CellComplex, region: RegionId) -> String {
    let network = complex.network();
    let pattern = complex.pattern(region);
    let layers = network.hidden_layers().iter().enumerate();
    let bits = layers.map(|(layer, hidden)| {
        let units = (0..hidden.units()).map(|unit| UnitId::new(layer, unit));
        let bit = |unit| if pattern.is_on(unit) { '1' } else { '0' };
        units.map(bit).collect::<String>()
    });
    let letters = pattern.units_on().filter_map(|unit| network.letters(unit));
    let corners = complex.polygon(region).into_iter().map(place);
    let mut lines = vec![
        format!("region {}", region.index() + 1),
        row("pattern", bits),
        row("on", letters),
        row("corners", corners),
    ];
    for output in 0..network.outputs() {
        let name = match network.outputs() {
            1 => "score".to_owned(),
            _ => format!("score {}", output + 1),
        };
        let map = complex.affine(region, output);
        lines.push(format!("{name} = {}", formula(map, network.inputs())));
    }
    lines.join("\n")
}

/// A line of words; a dash where there are none.
fn row(name: &str, words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    if words.is_empty() {
        return format!("{name}: -");
    }
    format!("{name}: {}", words.join(" "))
}

/// `0.5*x1 - 2*x2 + 1`, as programs read it.
fn formula(map: Affine, inputs: usize) -> String {
    let slopes = [(map.a, "*x1"), (map.b, "*x2")].into_iter().take(inputs);
    let mut text = String::new();
    for (factor, name) in slopes.chain([(map.c, "")]) {
        match (text.is_empty(), factor.is_sign_negative()) {
            (true, _) => text += &double(factor),
            (false, true) => text += &format!(" - {}", double(-factor)),
            (false, false) => text += &format!(" + {}", double(factor)),
        }
        text += name;
    }
    text
}

fn place(at: Point) -> String {
    format!("({}, {})", double(at.x), double(at.y))
}
