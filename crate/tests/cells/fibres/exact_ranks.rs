//! Ranks and shared images compared with plain rational arithmetic, on all families of networks.

use num_rational::BigRational;
use num_traits::{One, Zero};

use crease::{ActivationPattern, CellComplex, Fibres, Network, RegionId, Retention, UnitId};

use super::one_layer::layer_of;
use crate::support::family::{self, Family};

type Row = Vec<BigRational>;

#[test]
fn retentions_are_exact_ranks_and_companions_share_their_hull() {
    for family in Family::ALL {
        for seed in 0..40 {
            let network = family.network(seed);
            let complex = CellComplex::of(&network, &family::frame(seed)).unwrap();
            for layer in 0..network.hidden_layers().len() {
                let fibres = Fibres::of(&complex, layer).unwrap();
                let hulls: Vec<Vec<Row>> = fibres
                    .complex()
                    .regions()
                    .map(|cell| hull(&fibres, layer, cell))
                    .collect();
                assert_hulls(
                    &fibres,
                    layer,
                    &hulls,
                    &format!("{family:?} {seed}, layer {layer}"),
                );
            }
        }
    }
}

fn assert_hulls(fibres: &Fibres<'_>, layer: usize, hulls: &[Vec<Row>], name: &str) {
    for cell in fibres.complex().regions() {
        let own = &hulls[cell.index()];
        let retention = [Retention::Erased, Retention::Flattened, Retention::Kept][own.len() - 1];
        assert_eq!(fibres.retention(cell), retention, "{name}");
        let same: Vec<usize> = (fibres.complex().regions())
            .filter(|other| hulls[other.index()] == *own && may_meet(fibres, layer, [cell, *other]))
            .map(RegionId::index)
            .collect();
        let companions = fibres.companions(cell).iter();
        let companions: Vec<usize> = companions.map(|other| other.index()).collect();
        assert_eq!(companions, same, "{name}");
    }
}

/// Whether the signs of activations allow that two cells share images.
fn may_meet(fibres: &Fibres<'_>, layer: usize, cells: [RegionId; 2]) -> bool {
    let network = fibres.complex().network();
    let [a, b] = cells.map(|cell| fibres.complex().pattern(cell));
    let mut units = (0..network.layers()[layer].units()).map(|unit| UnitId::new(layer, unit));
    network.activation().slope_off() < 0.0 || units.all(|unit| a.is_on(unit) == b.is_on(unit))
}

/// The hull of a cell's image: a reduced basis of its directions, then the point of it where their leading coordinates are
/// 0.
fn hull(fibres: &Fibres<'_>, layer: usize, cell: RegionId) -> Vec<Row> {
    let complex = fibres.complex();
    let columns = columns(complex.network(), layer, &complex.pattern(cell));
    let [mut first, mut second, mut constant] = columns;
    let mut base = Vec::new();
    for _ in 0..2 {
        let lead = |row: &Row| row.iter().position(|entry| !entry.is_zero());
        // The direction that starts first is the leading one.
        if lead(&first).unwrap_or(usize::MAX) > lead(&second).unwrap_or(usize::MAX) {
            std::mem::swap(&mut first, &mut second);
        }
        let Some(pivot) = lead(&first) else {
            break;
        };
        let scale = first[pivot].clone();
        first.iter_mut().for_each(|entry| *entry /= &scale);
        eliminate(&mut second, &first, pivot);
        eliminate(&mut constant, &first, pivot);
        for row in &mut base {
            eliminate(row, &first, pivot);
        }
        base.push(std::mem::replace(&mut first, second));
        second = vec![BigRational::zero(); constant.len()];
    }
    base.push(constant);
    base
}

fn eliminate(row: &mut Row, lead: &Row, pivot: usize) {
    let factor = row[pivot].clone();
    for (entry, other) in row.iter_mut().zip(lead) {
        *entry -= &factor * other;
    }
}

/// The columns of the layer's map: the contributions of x1, x2 and 1 to each unit's activation.
fn columns(network: &Network, layer: usize, pattern: &ActivationPattern) -> [Row; 3] {
    let rational = |value: f64| BigRational::from_float(value).unwrap();
    let slope = rational(network.activation().slope_off());
    let (zero, one) = (BigRational::zero, BigRational::one);
    let mut rows: Vec<Row> = vec![vec![one(), zero(), zero()], vec![zero(), one(), zero()]];
    rows.truncate(network.inputs());
    for (index, weights) in network.hidden_layers()[..=layer].iter().enumerate() {
        rows = (0..weights.units())
            .map(|unit| {
                let is_on = pattern.is_on(UnitId::new(index, unit));
                let factor = if is_on { one() } else { slope.clone() };
                let mut row = [zero(), zero(), rational(weights.biases()[unit])];
                for (weight, input) in weights.row(unit).iter().zip(&rows) {
                    for (sum, entry) in row.iter_mut().zip(input) {
                        *sum += rational(*weight) * entry;
                    }
                }
                row.iter().map(|entry| entry * &factor).collect()
            })
            .collect();
    }
    [0, 1, 2].map(|place| rows.iter().map(|row| row[place].clone()).collect())
}

#[test]
fn a_determinant_that_vanishes_modulo_the_prime_of_the_shadow_is_not_zero() {
    // 2^31 · 2^30 − 1 · 1 is the prime 2^61 − 1.
    let [high, low] = [2.0_f64.powi(31), 2.0_f64.powi(30)];
    let network = layer_of(&[[high, 1.0, 2.0 * high], [1.0, low, 2.0 * low]]);
    let complex = CellComplex::of(&network, &family::frame(5)).unwrap();
    let fibres = Fibres::of(&complex, 0).unwrap();
    assert_eq!(fibres.shares().kept, 1.0);
}
