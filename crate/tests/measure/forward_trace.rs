//! Laws of the forward trace: its numbers are those of the network, and each sum is the sum of the numbers listed for it.

use crease::measure::forward_trace::{Station, Sum, TracedValue};
use crease::network::probability::sigmoid;
use crease::{Activation, ForwardTrace, Layer, Network, Point};
use proptest::prelude::*;

/// Networks of all shapes with `f32` parameters, many of them zero, equal or opposite.
fn networks() -> impl Strategy<Value = Network> {
    let activations = prop_oneof![
        Just(Activation::Relu),
        Just(Activation::Linear),
        Just(Activation::Leaky { slope: 0.125 }),
        Just(Activation::Leaky { slope: -1.0 }),
    ];
    let parameters = prop::collection::vec(
        prop_oneof![(-3_i8..=3).prop_map(f32::from), -2.0_f32..2.0],
        200,
    );
    let hidden = prop::collection::vec(1_usize..6, 0..4);
    (activations, 1_usize..3, hidden, 1_usize..4, parameters).prop_map(
        |(activation, inputs, hidden, outputs, parameters)| {
            let widths = [vec![inputs], hidden, vec![outputs]].concat();
            let zeros = Network::zeros(activation, &widths).unwrap();
            let values = parameters.into_iter().cycle().map(f64::from);
            let values: Vec<f64> = values.take(zeros.parameter_count()).collect();
            zeros.with_parameters(&values).unwrap()
        },
    )
}

fn points() -> impl Strategy<Value = Point> {
    (-2.0_f32..2.0, -2.0_f32..2.0).prop_map(|(x, y)| Point::new(x.into(), y.into()))
}

/// The sums of every station that has any.
fn sums(line: &ForwardTrace) -> Vec<Vec<&Sum>> {
    line.stations
        .iter()
        .filter_map(|station| match station {
            Station::Hidden { units, .. } => Some(units.iter().map(|unit| &unit.sum).collect()),
            Station::Output { scores } => Some(scores.iter().collect()),
            Station::Inputs { .. } | Station::Probability { .. } => None,
        })
        .collect()
}

fn bits(values: impl IntoIterator<Item = f64>) -> Vec<u64> {
    values.into_iter().map(f64::to_bits).collect()
}

/// A number in hundredths, parsed from the decimal digits that the page shows.
fn read_off(shown: TracedValue) -> i64 {
    let digits = format!("{:.2}", shown.rounded);
    digits.replace('.', "").parse().unwrap()
}

proptest! {
    #[test]
    fn its_numbers_are_those_of_the_network(network in networks(), at in points()) {
        let line = ForwardTrace::of(&network, at);
        let shown = sums(&line).into_iter().map(|s| bits(s.iter().map(|sum| sum.z.exact)));
        let expected = network.pre_activations(at).into_iter().map(bits);
        prop_assert!(shown.eq(expected), "{line:?}");
    }

    #[test]
    fn every_sum_is_that_of_its_products_and_bias_in_order(network in networks(), at in points()) {
        for sum in sums(&ForwardTrace::of(&network, at)).concat() {
            let mut total = 0.0;
            for product in &sum.products {
                prop_assert_eq!(product.product.exact, product.weight.exact * product.input.value.exact);
                total += product.product.exact;
            }
            prop_assert_eq!(total + sum.bias.exact, sum.z.exact);
        }
    }

    #[test]
    fn each_station_receives_what_the_previous_one_passes_on(network in networks(), at in points()) {
        let line = ForwardTrace::of(&network, at);
        for pair in line.stations.windows(2) {
            let handed_on: Vec<(&str, f64)> = match &pair[0] {
                Station::Inputs { values } => {
                    values.iter().map(|v| (&*v.from, v.value.exact)).collect()
                }
                Station::Hidden { units, .. } => {
                    units.iter().map(|u| (&*u.letters, u.a.exact)).collect()
                }
                Station::Output { .. } | Station::Probability { .. } => continue,
            };
            for sum in sums(&ForwardTrace { stations: pair[1..].to_vec() }).concat() {
                let handed = sum.products.iter().map(|p| (&*p.input.from, p.input.value.exact));
                prop_assert!(handed.eq(handed_on.iter().copied()));
            }
        }
    }

    #[test]
    fn the_last_station_reads_the_score_as_a_probability(network in networks(), at in points()) {
        let line = ForwardTrace::of(&network, at);
        let Some(Station::Probability { values, answer }) = line.stations.last() else {
            panic!("{line:?}");
        };
        let scores = network.scores(at);
        if let [score] = scores[..] {
            prop_assert_eq!(values[1].exact.to_bits(), sigmoid(score).to_bits());
        }
        prop_assert_eq!(values.len(), scores.len().max(2));
        let total: f64 = values.iter().map(|value| value.exact).sum();
        prop_assert!((total - 1.0).abs() <= 4.0 * f64::EPSILON);
        let likeliest = values.iter().map(|value| value.exact).fold(0.0, f64::max);
        prop_assert_eq!(values[answer.unwrap()].exact, likeliest);
    }

    #[test]
    fn it_says_when_the_numbers_shown_do_not_add_up(network in networks(), at in points()) {
        for sum in sums(&ForwardTrace::of(&network, at)).concat() {
            // In ten-thousandths, computed from the digits on the page.
            let products = sum.products.iter().map(|p| read_off(p.weight) * read_off(p.input.value));
            let total = products.sum::<i64>() + 100 * read_off(sum.bias);
            let away_from_zero = (total.abs() + 50) / 100 * total.signum();
            prop_assert_eq!(away_from_zero == read_off(sum.z), sum.adds_up);
        }
    }
}

#[test]
fn numbers_are_rounded_half_away_from_zero() {
    let rounded = |exact| TracedValue::from(exact).rounded;
    assert_eq!(rounded(0.125), 0.13);
    assert_eq!(rounded(-0.125), -0.13);
    assert_eq!(rounded(-0.001).to_bits(), 0.0_f64.to_bits());
    assert_eq!(rounded(3.0), 3.0);
    assert_eq!(rounded(f64::MAX), f64::MAX);
}

#[test]
fn a_product_changed_by_rounding_is_reported() {
    let layer = Layer::new(1, vec![0.344], vec![0.0]).unwrap();
    let network = Network::new(Activation::Relu, vec![layer]).unwrap();
    let line = ForwardTrace::of(&network, Point::new(1.5, 0.0));
    let sum = &sums(&line)[0][0];
    // 0.34 · 1.50 is 0.51, while the exact product is 0.516.
    assert_eq!(sum.products[0].product.rounded, 0.52);
    assert!(!sum.adds_up);
}

#[test]
fn it_crosses_to_the_page_as_a_plain_object() {
    let layers = [
        Layer::new(2, vec![1.0, -0.5], vec![0.25]).unwrap(),
        Layer::new(1, vec![2.0], vec![-1.0]).unwrap(),
    ];
    let network = Network::new(Activation::Relu, layers.to_vec()).unwrap();
    let line = serde_json::to_value(ForwardTrace::of(&network, Point::new(0.5, 1.0))).unwrap();
    let stations = &line["stations"];
    let kinds = ["inputs", "hidden", "output", "probability"];
    for (station, kind) in stations.as_array().unwrap().iter().zip(kinds) {
        assert_eq!(station["kind"], kind);
    }
    let unit = &stations[1]["units"][0];
    assert_eq!(
        (&unit["letters"], &unit["silent"]),
        (&"A".into(), &false.into())
    );
    assert_eq!(unit["products"][1]["from"], "x2");
    assert_eq!(unit["products"][1]["product"]["rounded"], -0.5);
    assert_eq!(stations[2]["scores"][0]["z"]["exact"], -0.5);
}
