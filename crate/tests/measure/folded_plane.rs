//! Laws of the folded plane: what is drawn are the activations, and the spots that lie on each other are those of the fibres.

use crease::{
    Activation, CellComplex, FacetSide, Fibres, FoldedPlane, FoldedSide, Network, NoFold,
    PaperFolds, Point, Rect, Retention, Spot, polygon_area,
};

use crate::family::Family;

const FRAME: Rect = Rect::square(Point::new(0.1, -0.2), 1.3);

fn usual(_: usize, units: usize) -> Option<[usize; 2]> {
    units.checked_sub(2).map(|first| [first, first + 1])
}

fn paper(dials: &[f64]) -> Network {
    let cut = PaperFolds::cut(-0.7, -1.3, 0.7).unwrap();
    PaperFolds::new(dials).unwrap().network(&cut).unwrap()
}

/// The networks that fold the plane, generic and degenerate, with their names.
fn networks() -> impl Iterator<Item = (String, Network)> {
    let families = Family::ALL
        .into_iter()
        .filter(|&family| family != Family::Extreme);
    let drawn = families.flat_map(|family| {
        (0..40).map(move |seed| (format!("{family:?} {seed}"), family.network(seed)))
    });
    let papers = [
        vec![-1.0; 3],
        vec![0.0, 0.5, -1.0],
        vec![-1.0, -1.0, -1.0, 0.25],
    ];
    drawn
        .chain(papers.map(|dials| (format!("paper {dials:?}"), paper(&dials))))
        .filter(|(_, network)| FoldedPlane::possible(network).is_ok())
}

fn activations(network: &Network, at: Point, layer: usize) -> Vec<f64> {
    let z = &network.pre_activations(at)[layer];
    z.iter().map(|&z| network.activation().apply(z)).collect()
}

#[test]
fn corners_are_those_of_the_plane_first_and_the_activations_in_the_end() {
    let mut compared = 0;
    for (name, network) in networks() {
        let complex = CellComplex::of(&network, &FRAME.corners()).unwrap();
        let layers = network.hidden_layers().len();
        let plane = FoldedPlane::of(&complex, 0.0, usual).unwrap();
        assert_eq!(plane.axes(), None);
        for facet in plane.facets() {
            assert!(
                facet
                    .corners
                    .iter()
                    .all(|corner| corner.image.distance(corner.at) < 1e-12),
                "{name}"
            );
            assert!(facet.side != FoldedSide::Back, "{name}");
        }
        for layer in 0..layers {
            let sheet = FoldedPlane::of(&complex, (layer + 1) as f64, usual).unwrap();
            let [across, up] = sheet.axes().unwrap();
            assert_eq!(
                (across.layer, sheet.layer(), sheet.share()),
                (layer, layer, 1.0)
            );
            for corner in sheet.facets().iter().flat_map(|facet| &facet.corners) {
                let values = activations(&network, corner.at, layer);
                let size = values
                    .iter()
                    .fold(1.0_f64, |size, value| size.max(value.abs()));
                let expected = Point::new(values[across.unit], values[up.unit]);
                assert!(
                    corner.image.distance(expected) < 1e-9 * size,
                    "{name}, layer {layer}"
                );
                assert!(
                    sheet.image(corner.at).distance(expected) < 1e-12 * size,
                    "{name}"
                );
                compared += 1;
            }
            // Half of the way lies halfway, corner by corner.
            let before = FoldedPlane::of(&complex, layer as f64, usual).unwrap();
            let half = FoldedPlane::of(&complex, layer as f64 + 0.5, usual).unwrap();
            for corner in half.facets().iter().flat_map(|facet| &facet.corners) {
                let middle = before.image(corner.at).lerp(sheet.image(corner.at), 0.5);
                let size = 1.0 + middle.x.abs().max(middle.y.abs());
                assert!(
                    corner.image.distance(middle) < 1e-9 * size,
                    "{name}, layer {layer}"
                );
            }
        }
    }
    assert!(compared > 5000, "{compared}");
}

#[test]
fn facets_tile_the_frame_and_show_the_side_that_the_determinant_tells() {
    for (name, network) in networks() {
        let complex = CellComplex::of(&network, &FRAME.corners()).unwrap();
        for layer in 0..network.hidden_layers().len() {
            let sheet = FoldedPlane::of(&complex, (layer + 1) as f64, usual).unwrap();
            let area: f64 = sheet
                .facets()
                .iter()
                .map(|facet| polygon_area(&facet.polygon()))
                .sum();
            assert!((area - FRAME.area()).abs() < 1e-9, "{name}: {area}");
            for facet in sheet.facets() {
                let image = polygon_area(&facet.images());
                match facet.side {
                    FoldedSide::Front => assert!(image >= 0.0, "{name}"),
                    FoldedSide::Back => assert!(image <= 0.0, "{name}"),
                    FoldedSide::Edge => (),
                }
                assert_eq!(
                    facet.retention == Retention::Flattened,
                    facet.lost.is_some(),
                    "{name}"
                );
                if let Some(is_positive) = facet.is_positive {
                    let middle = crease::geometry::polygon_centroid(&facet.polygon());
                    let score = middle.map_or(0.0, |at| network.scores(at)[0]);
                    assert!(
                        score.abs() < 1e-9 || (score > 0.0) == is_positive,
                        "{name}: {score}"
                    );
                }
            }
            for edge in sheet.facets().iter().flat_map(|facet| {
                (0..facet.corners.len()).map(move |index| {
                    let next = facet.corners[(index + 1) % facet.corners.len()].at;
                    (facet.corners[index], next)
                })
            }) {
                if let (
                    FoldedCornerAt {
                        at,
                        side: FacetSide::Boundary,
                    },
                    next,
                ) = (edge.0.into(), edge.1)
                {
                    for end in [at, next] {
                        assert!(
                            network.scores(end)[0].abs() < 1e-9 * (1.0 + FRAME.width()) * 1e3,
                            "{name}"
                        );
                    }
                }
            }
        }
    }
}

/// A corner without its image.
struct FoldedCornerAt {
    at: Point,
    side: FacetSide,
}

impl From<crease::FoldedCorner> for FoldedCornerAt {
    fn from(corner: crease::FoldedCorner) -> Self {
        Self {
            at: corner.at,
            side: corner.side,
        }
    }
}

#[test]
fn spots_with_one_image_lie_at_one_place() {
    let mut shared = 0;
    for (name, network) in networks().filter(|(name, _)| !name.starts_with("Near")) {
        let complex = CellComplex::of(&network, &FRAME.corners()).unwrap();
        for layer in 0..network.hidden_layers().len() {
            let mut sheet = FoldedPlane::of(&complex, (layer + 1) as f64, usual).unwrap();
            for index in 1..12 {
                let share = |step: f64| (f64::from(index) * step).fract();
                let at = Point::new(
                    FRAME.min.x + share(0.618_033_988_7) * FRAME.width(),
                    FRAME.min.y + share(0.754_877_666_2) * FRAME.height(),
                );
                let spots = sheet.fibres().unwrap().spots(at);
                let image = sheet.image(at);
                let size = 1.0 + image.x.abs().max(image.y.abs());
                for spot in &spots {
                    let places = match spot {
                        Spot::Point(at) => vec![*at],
                        Spot::Segment(from, to) => vec![*from, *to],
                        Spot::Polygon(corners) => corners.clone(),
                    };
                    for place in places {
                        let there = sheet.image(place);
                        assert!(
                            there.distance(image) < 1e-6 * size,
                            "{name}: {there:?}, not {image:?}"
                        );
                    }
                }
                shared += usize::from(spots.len() > 1);
            }
        }
    }
    assert!(shared > 100, "{shared}");
}

#[test]
fn eight_layers_of_paper_lie_on_each_other_after_three_folds() {
    let network = paper(&[-1.0; 3]);
    let frame = Rect::square(Point::default(), 1.25);
    let complex = CellComplex::of(&network, &frame.corners()).unwrap();
    for (steps, parts) in [(1.0, 1), (2.0, 2), (3.0, 4), (4.0, 8)] {
        let mut sheet = FoldedPlane::of(&complex, steps, usual).unwrap();
        assert_eq!(
            sheet.fibres().unwrap().part_count(Point::new(0.9, 0.2)),
            parts
        );
        let fibres = Fibres::of(&complex, sheet.layer()).unwrap();
        let folded = if parts == 1 { 0.0 } else { 1.0 };
        assert!((fibres.folded() - folded).abs() < 1e-12);
        // As many facets lie there, and what is seen is one of the spots.
        let place = sheet.image(Point::new(0.9, 0.2));
        let seen = sheet.seen_at(place).expect("a point of the sheet");
        assert!(sheet.image(seen).distance(place) < 1e-9);
        let turned = sheet
            .facets()
            .iter()
            .filter(|facet| facet.side == FoldedSide::Back);
        let back: f64 = turned.map(|facet| polygon_area(&facet.polygon())).sum();
        assert!((back - if parts == 1 { 0.0 } else { 0.5 * frame.area() }).abs() < 1e-9);
    }
}

#[test]
fn what_is_laid_over_last_lies_on_top() {
    let network = paper(&[-1.0; 3]);
    let complex =
        CellComplex::of(&network, &Rect::square(Point::default(), 1.25).corners()).unwrap();
    let sheet = FoldedPlane::of(&complex, 4.0, usual).unwrap();
    let on = |facet: &crease::FoldedFacet, layer| {
        complex.is_on(facet.region, crease::UnitId::new(layer, 0))
    };
    // The last fold lays the half over that is off there; before it the other half lay the other way round.
    let order: Vec<[bool; 3]> = (sheet.facets().iter())
        .map(|facet| [0, 1, 2].map(|layer| on(facet, layer)))
        .collect();
    let (first, last) = (order[0], order[order.len() - 1]);
    assert_eq!((first, last), ([true, true, true], [true, true, false]));
    assert!(
        order.windows(2).all(|pair| pair[0][2] >= pair[1][2]),
        "{order:?}"
    );
}

#[test]
fn what_cannot_be_folded_says_why() {
    let of = |activation, widths: &[usize]| {
        FoldedPlane::possible(&Network::zeros(activation, widths).unwrap())
    };
    assert_eq!(of(Activation::Relu, &[2, 3, 1]), Ok(()));
    assert_eq!(of(Activation::Relu, &[1, 3, 1]), Err(NoFold::OneInput));
    assert_eq!(of(Activation::Relu, &[2, 1]), Err(NoFold::NoLayer));
    assert_eq!(of(Activation::Gelu, &[2, 3, 1]), Err(NoFold::Smooth));
    assert_eq!(of(Activation::Relu, &[2, 3, 1, 1]), Err(NoFold::Narrow(1)));
    // What is never on has one image, and is shown at the scale of the plane.
    let zeros = Network::zeros(Activation::Relu, &[2, 3, 1]).unwrap();
    let complex = CellComplex::of(&zeros, &FRAME.corners()).unwrap();
    let sheet = FoldedPlane::of(&complex, 1.0, usual).unwrap();
    assert!(
        sheet
            .facets()
            .iter()
            .all(|facet| facet.side == FoldedSide::Edge)
    );
    assert!((FRAME.width()..1.2 * FRAME.width()).contains(&sheet.window().width()));
}

#[test]
fn huge_and_tiny_images_fit_the_window() {
    for scale in [1e-6, 1e-2, 1.0, 1e3, 1e12, 1e40] {
        let mut network = Network::zeros(Activation::Relu, &[2, 2, 1]).unwrap();
        for unit in 0..2 {
            network
                .set_weight(crease::UnitId::new(0, unit), unit, scale)
                .unwrap();
            network
                .set_bias(crease::UnitId::new(0, unit), scale)
                .unwrap();
        }
        let complex = CellComplex::of(&network, &FRAME.corners()).unwrap();
        let sheet = FoldedPlane::of(&complex, 1.0, usual).unwrap();
        let window = sheet.window();
        let images: Vec<Point> = sheet
            .facets()
            .iter()
            .flat_map(crease::FoldedFacet::images)
            .collect();
        assert!(images.iter().all(|&at| window.contains(at)), "{scale:e}");
        let share = Rect::around(&images).width() / window.width();
        assert!(share > 0.25, "{scale:e}: {share}");
    }
}
