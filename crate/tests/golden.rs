//! Figures of side doors as they were looked at: their SVG stays the same to the byte.
//!
//! `CREASE_GOLDEN=write cargo test -p crease --test golden` writes them anew; whoever does looks at each before it is committed.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use crease::figure::Theme;
use crease::{ExportedFigure, Session};

/// A sine of three units, and the same after training from random hinges.
const THREE: &str = "1;data=sine.200.0.1;test=0;net=3;act=relu;w=AACAPwAAgD8AAIA_AACAPwAAAD8AAAC_AAAAwAAAgEAAAIDAAAAAAMb4j8M;end";
const TRAINED: &str = "1;data=sine.200.0.1;test=0;net=8;act=relu;seed=3;step=300;end";
/// Summands far beyond the curve, which is drawn smaller for it.
const FAR: &str = "1;data=sine.200.0.1;test=0;net=1;act=relu;w=AACAPwAAgD8AAADAAAAAAHRyWbE;end";
/// No bend at all, and bends that are no corners.
const NONE: &str = "1;data=step.200.0.1;test=0;net=none;act=relu;step=50;end";
const SMOOTH: &str = "1;data=saw.200.0.1;test=0;net=4;act=tanh;step=300;end";

/// Few units and points, so that the files stay small; units that pass on negative numbers; one input; and none at all.
const UNITS: &str = "1;data=xor.40.10.1;net=3-2;act=relu;step=200;end";
const LEAKY: &str = "1;data=circle.30.10.1;net=4;act=leaky;step=60;end";
const SINE: &str = "1;data=sine.30.0.1;net=3-2;act=relu;step=200;end";
const NO_UNITS: &str = "1;data=blobs.30.10.1;net=none;act=relu;end";
/// The run of the chapter on dying units.
const DYING: &str =
    "1;data=xor.200.10.1;test=0;net=8-8;act=relu;init=he;seed=192;opt=sgd;lr=2;step=67;end";

/// A name for the file; figure and link; colours; width and height.
type Looked = (&'static str, &'static str, &'static str, Theme, (f64, f64));

/// Four activations from one start; and one that has nothing beside it.
const FOUR: &str =
    "1;data=xor.200.10.1;net=8;act=relu;lr=0.3;step=100;side=activation,leaky,abs,tanh;end";
const ALONE: &str = "1;data=spiral3.200.10.1;net=8;act=relu;step=200;end";

/// Thirty runs each of ReLU and leaky, near the cliff.
const RUNS: &str =
    "1;data=xor.200.10.1;test=0;net=8;act=relu;opt=sgd;lr=6;batch=1000;side=activation,leaky;end";

/// Folds at a slope of −1, seen from the side, and three scores, of which the highest is drawn, seen from above.
const FOLDED: &str = "1;data=circle.30.10.1;net=4;act=leaky;slope=-1;step=60;angle=25,70;end";
const THREE_CLASSES: &str = "1;data=blobs3.30.10.1;net=3-2;act=relu;step=100;angle=0,0;end";

/// A paper snowflake, folded and half unfolded, with the spots that share a place; pressed flat on three creases in place of
/// folded; two layers of a trained network with flattened and erased cells.
const SNOWFLAKE: &str = "1;data=xor.10.0.1;test=0;net=3-3-3-2;act=leaky;slope=-1;unit=none;probe=0.75,0.25;fold=4;w=AACAPwAAAAAAAIA_AAAAAAAAAAAAAIA_AAAAAAAAAEEAAABBAAAAAAAAAAAAAIA_AACAPwAAAAAAAAAAAAAAAAAAAAAAAIA_AAAAwQAAAEEAAAAAAACAvwAAgD8AAAAAAAAAAAAAgD8AAAAAAACAPwAAAAAAAAAAAAAAwQAAAAAAAABBAAAAPwAAAD8AAAA_AAAAvwAAAD8AAAA_AAAAAAAAAAAzMzO_Zmamv5qZhUGElgh2;end";
const UNFOLDING: &str = "1;data=xor.10.0.1;test=0;net=3-3-3-2;act=leaky;slope=-1;unit=none;probe=0.75,0.25;fold=3.3;w=AACAPwAAAAAAAIA_AAAAAAAAAAAAAIA_AAAAAAAAAEEAAABBAAAAAAAAAAAAAIA_AACAPwAAAAAAAAAAAAAAAAAAAAAAAIA_AAAAwQAAAEEAAAAAAACAvwAAgD8AAAAAAAAAAAAAgD8AAAAAAACAPwAAAAAAAAAAAAAAwQAAAAAAAABBAAAAPwAAAD8AAAA_AAAAvwAAAD8AAAA_AAAAAAAAAAAzMzO_Zmamv5qZhUGElgh2;end";
const PRESSED: &str = "1;data=xor.10.0.1;test=0;net=3-3-3-2;act=leaky;slope=-1;unit=none;probe=0.75,0.25;fold=3.3;w=AACAPwAAAAAAAIA_AAAAAAAAAAAAAIA_AAAAAAAAAEEAAABBAAAAAAAAAAAAAIA_AAAAPwAAAD8AAAAAAAAAAAAAAAAAAIA_AAAAwQAAgEAAAAAAAAAAvwAAgD8AAAC_AAAAAAAAgD8AAAAAAAAAPwAAAAAAAAA_AACAwAAAAAAAAIBAAACAPgAAQD8AAIA-AACAvgAAgD4AAEA_AAAAAAAAAAAzMzO_Zmamv5qZhUGisgTO;end";
const TRAINED_SHEET: &str = "1;data=circle.40.10.7;net=2-3;act=relu;step=800;fold=0.5;end";
const DEEP_SHEET: &str = "1;data=circle.40.10.7;net=2-3;act=relu;step=800;fold=2,,2.0;end";

/// Layers without a bend, and layers with units that are off in the middle of the frame.
const LINEAR: &str = "1;data=moons.40.10.1;net=4-4-4;act=linear;step=50;end";

const FIGURES: [Looked; 26] = [
    (
        "collapse-linear",
        "collapse",
        LINEAR,
        Theme::Light,
        (420.0, 170.0),
    ),
    (
        "collapse-relu",
        "collapse",
        UNITS,
        Theme::Dark,
        (300.0, 170.0),
    ),
    ("surface", "surface", UNITS, Theme::Light, (420.0, 420.0)),
    (
        "surface-folded",
        "surface",
        FOLDED,
        Theme::Dark,
        (360.0, 300.0),
    ),
    (
        "surface-from-above",
        "surface",
        THREE_CLASSES,
        Theme::Printed,
        (300.0, 300.0),
    ),
    ("sheet", "sheet", SNOWFLAKE, Theme::Printed, (340.0, 340.0)),
    (
        "fold-snowflake",
        "fold",
        SNOWFLAKE,
        Theme::Light,
        (320.0, 320.0),
    ),
    (
        "fold-unfolding",
        "fold",
        UNFOLDING,
        Theme::Dark,
        (320.0, 320.0),
    ),
    (
        "fold-pressed",
        "fold",
        PRESSED,
        Theme::Light,
        (300.0, 260.0),
    ),
    (
        "fold-trained",
        "fold",
        TRAINED_SHEET,
        Theme::Light,
        (320.0, 320.0),
    ),
    (
        "fold-deep",
        "fold",
        DEEP_SHEET,
        Theme::Printed,
        (320.0, 320.0),
    ),
    ("line-three", "line", THREE, Theme::Light, (560.0, 560.0)),
    ("line-trained", "line", TRAINED, Theme::Dark, (358.0, 358.0)),
    ("line-far", "line", FAR, Theme::Light, (320.0, 320.0)),
    ("line-none", "line", NONE, Theme::Light, (320.0, 320.0)),
    (
        "line-smooth",
        "line",
        SMOOTH,
        Theme::Printed,
        (420.0, 300.0),
    ),
    (
        "side-four",
        "side-by-side",
        FOUR,
        Theme::Light,
        (640.0, 180.0),
    ),
    (
        "side-alone",
        "side-by-side",
        ALONE,
        Theme::Dark,
        (320.0, 320.0),
    ),
    ("runs", "runs", RUNS, Theme::Light, (640.0, 300.0)),
    ("line-tiny", "line", THREE, Theme::Light, (90.0, 60.0)),
    ("units", "units", UNITS, Theme::Light, (300.0, 320.0)),
    ("units-leaky", "units", LEAKY, Theme::Dark, (390.0, 200.0)),
    (
        "units-one-input",
        "units",
        SINE,
        Theme::Light,
        (300.0, 320.0),
    ),
    ("units-none", "units", NO_UNITS, Theme::Light, (100.0, 60.0)),
    ("timeline", "timeline", DYING, Theme::Light, (420.0, 190.0)),
    ("change", "change", UNITS, Theme::Printed, (240.0, 240.0)),
];

fn golden(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/golden");
    folder.join(format!("{name}.svg"))
}

#[test]
fn figures_of_side_doors_are_drawn_as_they_were_looked_at() {
    let writes = env::var("CREASE_GOLDEN").is_ok_and(|value| value == "write");
    for (name, figure, link, theme, size) in FIGURES {
        let (mut session, ignored) = Session::open(link).unwrap();
        assert!(ignored.is_empty(), "{name}");
        let mut drawn = ExportedFigure::new(&mut session, figure, size, theme).unwrap();
        let svg = drawn.svg(figure).unwrap();
        if writes {
            fs::write(golden(name), &svg).unwrap();
        }
        let known = fs::read_to_string(golden(name)).unwrap_or_default();
        assert!(
            svg == known,
            "{name} is drawn otherwise than it was looked at"
        );
    }
}
