//! Golden files: figures as they were when somebody looked at them and found them right.
//!
//! `CREASE_GOLDEN=write cargo test --test publish golden` writes them anew. Look at them then: `rsvg-convert`, a browser, or the
//! example `figure` with a file that ends with `.png`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crease::figure::Theme;
use crease::{ExportedFigure, Session};

/// A name, the figure, its link, and width and height.
type Row = (&'static str, &'static str, &'static str, (f64, f64));

/// Small networks and few points, so that the files stay small: with every kind of mark, and with what is degenerate.
const ROWS: &[Row] = &[
    (
        "units",
        "units",
        "1;data=xor.40.10.1;net=3-2;act=relu;step=200;end",
        (300.0, 320.0),
    ),
    (
        "units-leaky",
        "units",
        "1;data=circle.30.10.1;net=4;act=leaky;step=60;end",
        (390.0, 200.0),
    ),
    (
        "units-one-input",
        "units",
        "1;data=sine.30.0.1;net=3-2;act=relu;step=200;end",
        (300.0, 320.0),
    ),
    (
        "timeline",
        "timeline",
        "1;data=xor.200.10.1;test=0;net=8-8;act=relu;init=he;seed=192;opt=sgd;lr=2;step=67;end",
        (420.0, 190.0),
    ),
    (
        "change",
        "change",
        "1;data=xor.40.10.1;net=3;act=relu;step=200;end",
        (240.0, 240.0),
    ),
    (
        "units-none",
        "units",
        "1;data=blobs.30.10.1;net=none;act=relu;end",
        (100.0, 60.0),
    ),
];

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/figures/{name}.svg"))
}

#[test]
fn figures_are_as_they_were_found_right() {
    let writes = env::var("CREASE_GOLDEN").is_ok_and(|wish| wish == "write");
    let mut changed = Vec::new();
    for &(name, figure, link, size) in ROWS {
        let (mut session, _) = Session::open(link).unwrap();
        let made = ExportedFigure::new(&mut session, figure, size, Theme::Light);
        let text = made.unwrap().svg(name).unwrap() + "\n";
        if writes {
            fs::create_dir_all(file(name).parent().unwrap()).unwrap();
            fs::write(file(name), &text).unwrap();
        }
        if fs::read_to_string(file(name)).unwrap_or_default() != text {
            changed.push(name);
        }
    }
    assert!(
        changed.is_empty(),
        "not as in their files: {changed:?}; `CREASE_GOLDEN=write` writes them anew, to be looked at"
    );
}
