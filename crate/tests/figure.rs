//! Laws of the figures, checked on their SVG text.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use crease::figure::curve;
use crease::figure::curve::{CurveView, LossScale};
use crease::figure::diagram;
use crease::figure::diagram::DiagramView;
use crease::figure::number_line;
use crease::figure::number_line::NumberLineView;
use crease::figure::plane;
use crease::figure::plane::{PlaneView, Pointed, Show};
use crease::figure::shading;
use crease::figure::{Palette, Surface, Theme, document};
use crease::{
    Activation, Affine, CellComplex, DatasetSpec, DiagramLayout, Highlight, Initializer, Layer,
    LossPoint, Network, Output, Part, Point, Projection, Rect, Sample, ScoreSurface, Shading,
    UnitId, UnitRamp,
};

/// Networks whose figures have every kind of mark, and networks with little to draw.
fn networks() -> Vec<Network> {
    let shapes: [&[usize]; 6] = [
        &[2, 1],
        &[1, 4, 1],
        &[2, 8, 1],
        &[2, 8, 8, 1],
        &[2, 30, 30, 2],
        &[2, 3, 3, 3, 3, 3, 3, 1],
    ];
    let drawn = shapes.iter().enumerate().map(|(seed, widths)| {
        let initializer = Initializer {
            seed: seed as u64,
            ..Initializer::default()
        };
        initializer.network(Activation::Relu, widths).unwrap()
    });
    let empty = Network::zeros(Activation::Relu, &[2, 5, 5, 1]).unwrap();
    drawn.chain([empty, one_hinge_each_way()]).collect()
}

/// Units that are dead, always on, duplicated, with a hinge along a side of the frame, and with one through its corner.
fn one_hinge_each_way() -> Network {
    let rows = [
        ([1.0, 0.0], -9.0),
        ([0.0, 1.0], 9.0),
        ([1.0, 1.0], 0.0),
        ([2.0, 2.0], 0.0),
        ([1.0, 0.0], 1.0),
        ([-1.0, 1.0], -2.0),
    ];
    let weights = rows.iter().flat_map(|row| row.0).collect();
    let biases = rows.iter().map(|row| row.1).collect();
    let hidden = Layer::new(2, weights, biases).unwrap();
    let output = Layer::new(6, vec![1.0, -0.5, 1.0, 1.0, 2.0, -3.0], vec![0.0]).unwrap();
    Network::new(Activation::Relu, vec![hidden, output]).unwrap()
}

fn plane_text(network: &Network, samples: &[Sample], side: f64, half: f64) -> Vec<String> {
    let frame = Rect::square(Point::default(), half);
    let complex = CellComplex::of(network, &frame.corners()).unwrap();
    let projection = Projection::with_margins(frame, side, side);
    let theme = Theme::Dark;
    let highlight = Highlight::of_hinges(&complex);
    Shading::NAMES
        .iter()
        .zip([None, Some(UnitId::new(0, 0)), Some(UnitId::new(1, 2))])
        .map(|(&(shading, _), unit)| {
            let surface = Surface {
                score_surface: ScoreSurface::Exact(&complex),
                shading,
                output: Output::default(),
                dimmed: unit,
                theme,
            };
            let view = PlaneView {
                score_surface: ScoreSurface::Exact(&complex),
                samples,
                terms: None,
                targets: &[],
                projection,
                theme,
                selected: unit,
                pointed: Pointed {
                    unit: Some(UnitId::new(0, 1)),
                    region: complex.region_at(frame.centre()),
                    at: Some(frame.centre()),
                    pin: None,
                    crosshair: Some(frame.centre()),
                },
                best_line: Some(Affine::new(1.0, -2.0, 0.25)),
                probe: Some(frame.min.lerp(frame.max, 0.3)),
                ramp: UnitRamp::of(network, UnitId::new(0, 0)),
                followed: samples.first().copied(),
                highlight: &highlight,
                show: Show::default(),
            };
            let drawn = document((side, side), Palette::of(theme).printed, |area| {
                shading::draw(area, &surface, projection)?;
                plane::draw(area, &view)
            });
            drawn.unwrap()
        })
        .collect()
}

/// A unit of every kind: ordinary, with weights of zero, with all parameters zero, with vanishing and with enormous ones.
fn ramps() -> Vec<(Network, UnitRamp)> {
    let huge = f64::from(f32::MAX);
    let tiny = f64::from(f32::from_bits(1));
    let units = [
        ([0.8, -0.6], 0.25),
        ([0.0, 0.0], -0.5),
        ([0.0, 0.0], 0.0),
        ([tiny, 0.0], tiny),
        ([huge, -huge], huge),
        ([3e4, 0.0], 0.0),
    ];
    let activations = [
        Activation::Relu,
        Activation::Leaky { slope: 0.125 },
        Activation::Leaky { slope: -1.0 },
        Activation::Linear,
    ];
    let mut all = Vec::new();
    for (weights, bias) in units {
        for activation in activations {
            for weight in [0.0, 0.5, -1.5, tiny, -huge] {
                let hidden = Layer::new(2, weights.to_vec(), vec![bias]).unwrap();
                let output = Layer::new(1, vec![weight], vec![0.0]).unwrap();
                let network = Network::new(activation, vec![hidden, output]).unwrap();
                let ramp = UnitRamp::of(&network, UnitId::new(0, 0)).unwrap();
                all.push((network, ramp));
            }
        }
    }
    all
}

fn number_line_text(view: &NumberLineView<'_>, size: (f64, f64)) -> String {
    let printed = Palette::of(view.theme).printed;
    document(size, printed, |area| number_line::draw(area, view)).unwrap()
}

fn diagram_text(network: &Network, (width, height): (f64, f64)) -> String {
    let diagram_layout = DiagramLayout::of(network, width, height);
    let view = DiagramView {
        network,
        diagram_layout: &diagram_layout,
        theme: Theme::Light,
        selected: Some(Part::Weight {
            unit: UnitId::new(0, 0),
            input: 0,
        }),
        pointed: Some(Part::Unit(UnitId::new(0, 0))),
        dead: &[UnitId::new(0, 1)],
    };
    let printed = Palette::of(view.theme).printed;
    document((width, height), printed, |area| diagram::draw(area, &view)).unwrap()
}

fn curve_text(points: &[LossPoint], scale: LossScale) -> String {
    let view = CurveView {
        now: None,
        points,
        scale,
        theme: Theme::Printed,
    };
    let printed = Palette::of(view.theme).printed;
    document((420.0, 160.0), printed, |area| curve::draw(area, &view)).unwrap()
}

/// The numbers of all path data, in order.
fn path_numbers(text: &str) -> impl Iterator<Item = f64> + '_ {
    let paths = text.split(" d=\"").skip(1);
    let data = paths.filter_map(|rest| rest.split('"').next());
    data.flat_map(|path| path.split(['M', 'L', 'Z', ' ']))
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().expect("a path holds numbers"))
}

fn assert_on_canvas(text: &str, (width, height): (f64, f64)) {
    assert!(text.ends_with("</svg>\n"));
    for word in ["NaN", "inf"] {
        assert!(!text.contains(word), "{word} in the figure");
    }
    for (index, number) in path_numbers(text).enumerate() {
        let most = if index % 2 == 0 { width } else { height };
        assert!(
            (-1.0..=most + 1.0).contains(&number),
            "{number} lies outside the canvas"
        );
    }
}

#[test]
fn the_plane_stays_on_its_canvas() {
    let samples = DatasetSpec::default().samples();
    for network in networks() {
        for (side, half) in [(640.0, 1.25), (300.0, 1.0), (300.0, 1e4), (90.0, 1e-3)] {
            for text in plane_text(&network, &samples, side, half) {
                assert_on_canvas(&text, (side, side));
            }
        }
    }
}

#[test]
fn the_number_line_stays_on_its_canvas_for_every_unit_and_point() {
    for (network, ramp) in &ramps() {
        for half in [1.25, 1e4, 1e-3] {
            let frame = Rect::square(Point::default(), half);
            for at in [
                None,
                Some((0.6, -0.4)),
                Some((-1.0, 0.9)),
                Some((1e4, -1e4)),
            ] {
                for size in [(560.0, 180.0), (340.0, 160.0), (200.0, 100.0)] {
                    let view = NumberLineView {
                        network,
                        ramp: Some(*ramp),
                        at: at.map(|(x, y)| Point::new(x, y)),
                        projection: Projection::with_margins(frame, 560.0, 560.0),
                        theme: Theme::Dark,
                    };
                    assert_on_canvas(&number_line_text(&view, size), size);
                }
            }
        }
    }
}

#[test]
fn the_number_line_shows_z_a_and_the_input_of_the_next_unit() {
    let hidden = Layer::new(2, vec![3.0, 4.0], vec![-1.0]).unwrap();
    let output = Layer::new(1, vec![-0.5], vec![0.0]).unwrap();
    let network = Network::new(Activation::Relu, vec![hidden, output]).unwrap();
    let frame = Rect::square(Point::default(), 1.25);
    let text = |x| {
        let view = NumberLineView {
            network: &network,
            ramp: UnitRamp::of(&network, UnitId::new(0, 0)),
            at: Some(Point::new(x, 0.0)),
            projection: Projection::with_margins(frame, 560.0, 560.0),
            theme: Theme::Light,
        };
        number_line_text(&view, (560.0, 180.0))
    };
    let told = |text: &str, readings: [&str; 4]| {
        for reading in readings {
            assert!(text.contains(&format!(">{reading}</text>")), "no {reading}");
        }
    };
    told(&text(1.0), ["A", "2.00", "−0.50", "−1.00"]);
    told(&text(-1.0), ["A", "−4.00", "−0.50", "0.00"]);
}

/// The slope at which the ramp is drawn: the heaviest stroke of the number line, on its on side.
fn drawn_slope(text: &str) -> f64 {
    let ramp = text
        .split("<path")
        .find(|path| path.contains("stroke-width=\"2.6"));
    let numbers: Vec<f64> = path_numbers(ramp.expect("a ramp is drawn")).collect();
    let [.., x0, y0, x1, y1] = numbers[..] else {
        panic!("{numbers:?}")
    };
    (y0 - y1) / (x1 - x0)
}

#[test]
fn a_ramp_is_drawn_as_steep_as_it_is() {
    let slope = |factor: f64| {
        let weights = vec![0.8 * factor, 0.6 * factor];
        let hidden = Layer::new(2, weights, vec![-0.5 * factor]).unwrap();
        let output = Layer::new(1, vec![2.0], vec![-0.25]).unwrap();
        let network = Network::new(Activation::Relu, vec![hidden, output]).unwrap();
        let view = NumberLineView {
            network: &network,
            ramp: UnitRamp::of(&network, UnitId::new(0, 0)),
            at: Some(Point::new(-0.6, 0.4)),
            projection: Projection::with_margins(
                Rect::square(Point::default(), 1.25),
                560.0,
                560.0,
            ),
            theme: Theme::Light,
        };
        drawn_slope(&number_line_text(&view, (560.0, 184.0)))
    };
    let usual = slope(1.0);
    for factor in [0.25, 0.5, 2.0, 4.0, 8.0] {
        assert!(
            (slope(factor) / usual - factor).abs() < 0.05 * factor,
            "{factor}"
        );
    }
}

#[test]
fn the_diagram_stays_on_its_canvas() {
    for network in networks() {
        for size in [(420.0, 300.0), (120.0, 90.0)] {
            assert_on_canvas(&diagram_text(&network, size), size);
        }
    }
}

#[test]
fn the_loss_chart_stays_on_its_canvas() {
    let losses = |first: f64, factor: f64| -> Vec<LossPoint> {
        let mut loss = first;
        let mut points = Vec::new();
        for step in 0..200 {
            points.push(LossPoint {
                step,
                training: loss,
                test: Some(2.0 * loss),
            });
            loss *= factor;
        }
        points
    };
    let histories = [
        vec![],
        losses(0.7, 1.0),
        losses(0.0, 1.0),
        losses(0.7, 0.8),
        losses(0.7, 1.3),
    ];
    for points in histories {
        for scale in [LossScale::Linear, LossScale::Logarithmic] {
            assert_on_canvas(&curve_text(&points, scale), (420.0, 160.0));
        }
    }
}

#[test]
fn every_hidden_unit_of_a_small_network_has_its_letter() {
    let network = one_hinge_each_way();
    for text in plane_text(&network, &[], 640.0, 1.0) {
        for letter in ["A", "B", "C", "D", "E", "F"] {
            assert!(text.contains(&format!(">{letter}</text>")), "no {letter}");
        }
    }
}

#[test]
fn the_size_of_a_loss_chart_is_bounded_however_long_the_run() {
    let points: Vec<LossPoint> = (0..400u64)
        .map(|index| LossPoint {
            step: index * 1_000_000,
            training: 0.5,
            test: None,
        })
        .collect();
    assert!(curve_text(&points, LossScale::Linear).len() < 12_000);
}

#[test]
fn the_loss_chart_marks_the_step_shown_unless_it_is_the_last() {
    let point = |step| LossPoint {
        step,
        training: 1.0 / (1.0 + step as f64),
        test: None,
    };
    let points: Vec<LossPoint> = (0..5).map(|index| point(10 * index)).collect();
    let paths = |now| {
        let view = CurveView {
            points: &points,
            now,
            scale: LossScale::Linear,
            theme: Theme::Printed,
        };
        let printed = Palette::of(view.theme).printed;
        let text = document((420.0, 160.0), printed, |area| curve::draw(area, &view)).unwrap();
        text.matches("<path").count()
    };
    assert_eq!(paths(Some(40)), paths(None));
    for step in [0, 20, 39] {
        assert_eq!(paths(Some(step)), paths(None) + 1, "{step}");
    }
}

#[test]
fn the_accent_of_figures_is_that_of_the_page() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/style");
    let read = |file| std::fs::read_to_string(format!("{folder}/{file}.css")).unwrap();
    let style = read("colours") + &read("paper");
    let accents: Vec<&str> = (style.split("--accent: ").skip(1))
        .map(|rest| rest.split(';').next().unwrap())
        .collect();
    // Printed pages use the light colours.
    assert_eq!(accents.len(), 3, "light, dark and print");
    for (accent, theme) in accents
        .into_iter()
        .zip([Theme::Light, Theme::Dark, Theme::Light])
    {
        let crease::figure::Rgb(red, green, blue) = Palette::of(theme).accent;
        for (channel, place) in [red, green, blue].into_iter().zip([1, 3, 5]) {
            let page = u8::from_str_radix(&accent[place..place + 2], 16).unwrap();
            assert_eq!(page, channel, "{theme:?}: {accent}");
        }
    }
}

#[test]
fn highlights_of_the_plane_lie_under_every_letter_and_handle() {
    let network = one_hinge_each_way();
    let frame = Rect::square(Point::default(), 1.5);
    let complex = CellComplex::of(&network, &frame.corners()).unwrap();
    let text = |highlight: &Highlight| {
        let view = PlaneView {
            score_surface: ScoreSurface::Exact(&complex),
            samples: &[],
            terms: None,
            targets: &[],
            projection: Projection::with_margins(frame, 560.0, 560.0),
            theme: Theme::Light,
            selected: Some(UnitId::new(0, 2)),
            pointed: Pointed::default(),
            best_line: None,
            probe: None,
            ramp: None,
            followed: None,
            highlight,
            show: Show::default(),
        };
        let printed = Palette::of(view.theme).printed;
        document((560.0, 560.0), printed, |area| plane::draw(area, &view)).unwrap()
    };
    let plain = text(&Highlight::default());
    let (_, marks) = plain.split_once("<text ").unwrap();
    for highlight in [
        Highlight::of_hinges(&complex),
        Highlight::of_boundary(&complex),
        Highlight::of_side(&complex, UnitId::new(0, 2), true),
    ] {
        let highlighted = text(&highlight);
        assert!(
            highlighted.ends_with(marks) && highlighted != plain,
            "{highlight:?}"
        );
    }
}
