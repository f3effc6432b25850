//! The three panels of the front page, and the solution of the gold goal: links with what they show.

use crease::figure::recovery;
use crease::figure::recovery::RecoveryView;
use crease::figure::svg::document_over;
use crease::figure::{Palette, Theme, document};
use crease::{
    CellComplex, Fibres, Highlight, Outline, Projection, Rect, Retention, Session, Shares, UnitId,
};

/// One unit: nothing is kept.
const ONE_UNIT: &str = "1;data=xor.200.10.1;net=1;act=relu;w=AAAAPwAAgD8AAIA9AACAPwAAgL969zg3;end";

/// The same unit and a second one: a third is kept.
const TWO_UNITS: &str = "1;data=xor.200.10.1;net=2;act=relu;w=AAAAPwAAgD8AAIA_AABAvgAAgD0AAAA-AACAPwAAgD8AAIC_mz2jlw;end";

/// Four units, each of which cuts off a corner: everything is kept.
const FOUR_UNITS: &str = "1;data=xor.200.10.1;net=4;act=relu;w=AACAvwAAgL8AAIC_AACAPwAAgD8AAIA_AACAPwAAgL8AAHA_AABwPwAAcD8AAHA_AACAPwAAgD8AAIA_AACAPwAAgL-1oVm0;end";

/// Three such units: everything is kept as well.
const THREE_UNITS: &str = "1;data=xor.200.10.1;net=3;act=relu;w=AACAvwAAgL8AAIA_AAAAvwAAAL8AAIA_AADAPwAAsD8AALA_AACAPwAAgD8AAIA_AACAvyto9ok;end";

/// Two layers, the second of which folds the square twice.
const TWO_LAYERS: &str = "1;data=xor.200.10.1;net=4-2;act=relu;w=AACAPwAAAAAAAIC_AAAAAAAAAAAAAIA_AAAAAAAAgL8AAAC_AAAAPwAAAD8AAAC_AACAPwAAgD8AAAAAAAAAAAAAAAAAAAAAAACAPwAAgD8AAIA-AACAPgAAgD8AAIC_AAAAAIcLf0Q;end";

fn with_complex<T>(link: &str, ask: impl FnOnce(&CellComplex) -> T) -> T {
    let (mut session, _) = Session::open(link).unwrap();
    ask(session.complex().unwrap())
}

fn shares(link: &str) -> Shares {
    with_complex(link, |complex| Fibres::of(complex, 0).unwrap().shares())
}

#[test]
fn the_panels_keep_nothing_a_third_and_everything() {
    let one = shares(ONE_UNIT);
    assert_eq!((one.kept, one.flattened, one.erased), (0.0, 0.525, 0.475));
    let two = shares(TWO_UNITS);
    for (share, expected) in [
        (two.kept, 0.327_187_5),
        (two.flattened, 0.420_625),
        (two.erased, 0.252_187_5),
    ] {
        assert!((share - expected).abs() < 1e-15, "{share}");
    }
    for link in [THREE_UNITS, FOUR_UNITS] {
        let all = shares(link);
        assert_eq!((all.kept, all.flattened, all.erased), (1.0, 0.0, 0.0));
        with_complex(link, |complex| {
            let fibres = Fibres::of(complex, 0).unwrap();
            assert_eq!(fibres.one_to_one(), 1.0);
            assert!(
                complex.always_on_units().is_empty(),
                "each unit is off somewhere"
            );
        });
    }
}

/// The word as it is read back, under the hinges: as SVG.
fn printed(view: &RecoveryView<'_>, fibres: &Fibres<'_>) -> String {
    let paper = Palette::of(view.theme).printed;
    let print = (&Outline::is_it_lossy(), "panel");
    let elements = recovery::outline_elements(view, fibres, print);
    document_over(&elements, (420.0, 420.0), paper, |area| {
        recovery::draw(area, view)
    })
    .unwrap()
}

/// The drawing of a panel, or of its map, as SVG.
fn drawing(link: &str, theme: Theme, selected: Option<UnitId>, map: bool) -> String {
    with_complex(link, |complex| {
        let fibres = Fibres::of(complex, 0).unwrap();
        let spots = fibres.spots(crease::Point::new(-0.5, 0.5));
        let size = (420.0, 420.0);
        let view = RecoveryView {
            selected,
            spots: if selected.is_some() { &spots } else { &[] },
            sides: !map,
            ..RecoveryView::new(
                fibres.complex(),
                Projection::bordered(Rect::around(complex.frame()), size.0, size.1),
                theme,
            )
        };
        if map {
            let text = document(size, Palette::of(theme).printed, |area| {
                recovery::draw_map(area, &view, &fibres)?;
                recovery::draw(area, &view)
            });
            text.unwrap()
        } else {
            printed(&view, &fibres)
        }
    })
}

fn count(text: &str, what: &str) -> usize {
    text.matches(what).count()
}

#[test]
fn a_panel_has_a_gradient_for_each_flattened_cell_and_the_outline_where_something_is_kept() {
    for (link, gradients, kept) in [(ONE_UNIT, 1, 0), (TWO_UNITS, 2, 1), (FOUR_UNITS, 0, 1)] {
        let text = drawing(link, Theme::Light, None, false);
        assert_eq!(count(&text, "<linearGradient "), gradients);
        assert_eq!(count(&text, "clip-path="), kept);
        assert!(!text.contains("NaN") && !text.contains("inf"));
        assert!(text.len() < 16_000, "{} bytes", text.len());
    }
}

#[test]
fn colours_come_from_the_theme() {
    for theme in [Theme::Light, Theme::Dark, Theme::Printed] {
        let palette = Palette::of(theme);
        let text = drawing(TWO_UNITS, theme, Some(UnitId::new(0, 1)), false);
        for colour in [palette.printed, palette.ink, palette.accent] {
            let hex = format!("#{:02x}{:02x}{:02x}", colour.0, colour.1, colour.2);
            assert!(text.contains(&hex), "{theme:?}: {hex}");
        }
    }
}

#[test]
fn a_selected_hinge_has_handles_and_a_map_has_rules() {
    let plain = drawing(TWO_UNITS, Theme::Light, None, false);
    let selected = drawing(TWO_UNITS, Theme::Light, Some(UnitId::new(0, 0)), false);
    assert!(count(&selected, "<circle ") > count(&plain, "<circle "));
    let map = drawing(TWO_UNITS, Theme::Light, None, true);
    assert!(count(&map, "<path ") > 50);
    assert_eq!(count(&map, "<linearGradient "), 0);
}

/// The number of dots on the map of a layer with nothing drawn over it, and the share of the square that is folded.
fn dots_on(link: &str, layer: usize, side: f64) -> (usize, f64) {
    with_complex(link, |complex| {
        let fibres = Fibres::of(complex, layer).unwrap();
        let frame = Rect::around(complex.frame());
        let projection = Projection::bordered(frame, side, side);
        let view = RecoveryView::new(fibres.complex(), projection, Theme::Light);
        let text = document((side, side), Palette::of(Theme::Light).printed, |area| {
            recovery::draw_map(area, &view, &fibres)
        });
        (count(&text.unwrap(), "<circle "), fibres.folded())
    })
}

#[test]
fn the_map_has_a_dot_for_each_other_spot_and_none_where_nothing_is_folded() {
    for link in [ONE_UNIT, TWO_UNITS, FOUR_UNITS] {
        assert_eq!(dots_on(link, 0, 420.0), (0, 0.0), "{link}");
    }
    assert_eq!(dots_on(TWO_LAYERS, 0, 420.0), (0, 0.0), "the first of two");
    for side in [200.0, 420.0, 800.0] {
        let (dots, folded) = dots_on(TWO_LAYERS, 1, side);
        assert!((folded - 0.84).abs() < 1e-12);
        // One dot per 14 × 14 pixels for each other spot, except for a row along every border; 60 % of each axis are folded.
        let rows = (side - 2.0) / 14.0;
        let (once, thrice) = (2.0 * 0.6 * 0.4, 0.6 * 0.6);
        let expected = (once + 3.0 * thrice) * rows * rows;
        let apart = (dots as f64 - expected).abs();
        assert!(apart <= 8.0 * rows, "{dots} dots for {expected}");
    }
}

/// The figure with letters and handles, and with a highlight.
fn lettered(link: &str, highlight: Option<&Highlight>) -> String {
    with_complex(link, |complex| {
        let fibres = Fibres::of(complex, 0).unwrap();
        let frame = Rect::around(complex.frame());
        let view = RecoveryView {
            letters: true,
            selected: Some(UnitId::new(0, 0)),
            highlight,
            ..RecoveryView::new(
                fibres.complex(),
                Projection::tagged(frame, 420.0, 420.0),
                Theme::Light,
            )
        };
        printed(&view, &fibres)
    })
}

#[test]
fn highlights_lie_under_every_letter_and_handle() {
    for link in [ONE_UNIT, TWO_UNITS, FOUR_UNITS] {
        let plain = lettered(link, None);
        let highlights = with_complex(link, |complex| {
            let fibres = Fibres::of(complex, 0).unwrap();
            let retentions = [Retention::Kept, Retention::Flattened, Retention::Erased];
            let mut all = vec![Highlight::of_hinges(complex)];
            all.extend(retentions.map(|retention| Highlight::of_fate(&fibres, retention)));
            all
        });
        let (_, marks) = plain.split_once("<circle ").unwrap();
        for highlight in highlights {
            let text = lettered(link, Some(&highlight));
            assert!(text.ends_with(marks), "{link}: {highlight:?}");
            let is_nothing = highlight == Highlight::default();
            assert_eq!(text == plain, is_nothing, "{link}");
        }
    }
}

#[test]
fn letters_stand_where_hinges_leave_the_square_and_apart_from_each_other() {
    for (link, units) in [(ONE_UNIT, 1), (TWO_UNITS, 2), (FOUR_UNITS, 4)] {
        let text = lettered(link, None);
        let number = |element: &str, name: &str| -> f64 {
            let (_, rest) = element.split_once(&format!("{name}=\"")).unwrap();
            rest.split('"').next().unwrap().parse().unwrap()
        };
        let letters: Vec<(f64, f64)> = (text.split("<text ").skip(1))
            .map(|element| (number(element, "x"), number(element, "y")))
            .collect();
        assert_eq!(letters.len(), units);
        let margin = Projection::MARGIN;
        for (index, (x, y)) in letters.iter().enumerate() {
            let sides = [
                x - margin,
                420.0 - margin - x,
                y - margin,
                420.0 - margin - y,
            ];
            let nearest = sides
                .into_iter()
                .map(f64::abs)
                .fold(f64::INFINITY, f64::min);
            assert!(nearest < 0.1, "{link}: a letter at {x}, {y}");
            for (other_x, other_y) in &letters[..index] {
                assert!((x - other_x).hypot(y - other_y) > 20.0, "{link}");
            }
        }
    }
}

#[test]
fn only_the_hinge_in_hand_has_the_accent() {
    let strokes = |text: &str| {
        let crease::figure::Rgb(red, green, blue) = Palette::of(Theme::Light).accent;
        let accent = format!("stroke=\"#{red:02x}{green:02x}{blue:02x}\" stroke-width=");
        let paths = text.lines().filter(|line| line.starts_with("<path "));
        paths.filter(|line| line.contains(&accent)).count()
    };
    let plain = drawing(FOUR_UNITS, Theme::Light, None, false);
    assert_eq!(strokes(&plain), 0);
    // The hinge of A, its arrow, and the border of its square.
    assert_eq!(strokes(&lettered(FOUR_UNITS, None)), 3);
}
