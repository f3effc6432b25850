//! Laws of the registry of figures: each row has its words, and each canvas of the prose its row.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crease::figure::{Theme, area_on};
use crease::publish::figures::{self, Appearance};
use crease::publish::lab::LabFigure;
use crease::{ExportedFigure, Session};
use plotters_backend::{BackendColor, BackendTextStyle, DrawingBackend, DrawingErrorKind};

fn www() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../www")
}

fn names() -> BTreeSet<String> {
    (figures::ALL.iter())
        .map(|figure| figure.name.to_owned())
        .collect()
}

/// What stands after each `mark` in a text, up to the next quote.
fn quoted_after(text: &str, mark: &str) -> Vec<String> {
    let after = text.split(mark).skip(1);
    after
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

#[test]
fn no_two_figures_share_a_name() {
    assert_eq!(names().len(), figures::ALL.len());
    for figure in figures::ALL {
        let found = figures::named(figures::ALL, figure.name).unwrap();
        assert_eq!(found.name, figure.name);
    }
    assert!(figures::named(figures::ALL, "planes").is_none());
    assert!(figures::named(&[&figures::RECOVERY], "plane").is_none());
}

#[test]
fn every_figure_has_its_words() {
    let read = |file: &str| fs::read_to_string(www().join(file)).unwrap();
    let listed = |words: &str, mark: &str| {
        let (_, list) = words.split_once(mark).unwrap();
        list.split('}').next().unwrap().to_owned()
    };
    // What a canvas shows, for those who cannot see it; and what it is called where it is passed on.
    let shown = listed(&read("words/en.js"), " figures: {")
        + &listed(&read("words/en_side_doors.js"), " figures = {").replace("\n", "\n ");
    let shared = listed(&read("words/en_later.js"), " figures: {")
        + &listed(&read("words/en_side_doors.js"), " shared = {");
    let lists = [shown, shared];
    for list in lists {
        for name in names() {
            let keys = [format!(" {name}: '"), format!(" '{name}': '")];
            assert!(keys.iter().any(|key| list.contains(key)), "{name}: {list}");
        }
    }
}

#[test]
fn every_canvas_of_the_prose_names_a_figure() {
    let names = names();
    let mut used = BTreeSet::new();
    for entry in fs::read_dir(www().join("prose/en")).unwrap() {
        let file = entry.unwrap().path();
        let text = fs::read_to_string(&file).unwrap();
        let mut asked = quoted_after(&text, "data-figure=\"");
        asked.extend(quoted_after(&text, "data-later-figure=\""));
        // The lab draws figures of its own, by their names.
        let of_lab = quoted_after(&text, "data-lab-figure=\"");
        for name in &of_lab {
            assert!(LabFigure::from_name(name).is_some(), "{name}");
        }
        // A slice has its own, too.
        let of_slices = quoted_after(&text, "data-slice-figure=\"");
        for name in &of_slices {
            assert!(
                ["slice", "ring", "inputs"].contains(&name.as_str()),
                "{name}"
            );
        }
        let canvases = text.matches("<canvas").count() - of_lab.len() - of_slices.len();
        assert!(
            asked.len() >= canvases,
            "{}: a canvas without",
            file.display()
        );
        if file.ends_with("pages.json") {
            asked = quoted_after(&text, "\"figure\": \"");
            assert!(!asked.is_empty());
        }
        for name in asked {
            assert!(names.contains(&name), "{}: {name}", file.display());
            used.insert(name);
        }
    }
    assert_eq!(used, names, "figures that are shown");
}

/// A backend that refuses everything after some calls.
struct Breaking {
    left: usize,
}

#[derive(Debug, PartialEq)]
struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no more paper")
    }
}

impl std::error::Error for Broken {}

impl DrawingBackend for Breaking {
    type ErrorType = Broken;

    fn get_size(&self) -> (u32, u32) {
        // In the pixels of a backend: what lies beyond is never drawn, and so never fails.
        let side = 320 * crease::figure::FINE;
        (side, side)
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Broken>> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Broken>> {
        Ok(())
    }

    fn draw_pixel(
        &mut self,
        _: (i32, i32),
        _: BackendColor,
    ) -> Result<(), DrawingErrorKind<Broken>> {
        let left = self.left.checked_sub(1);
        self.left = left.ok_or(DrawingErrorKind::DrawingError(Broken))?;
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        _: &str,
        style: &S,
        at: (i32, i32),
    ) -> Result<(), DrawingErrorKind<Broken>> {
        self.draw_pixel(at, style.color())
    }
}

/// A network that folds paper, which alone has a sheet to print.
const PAPER: &str = "1;data=xor.10.0.1;test=0;net=3-3-3-2;act=leaky;slope=-1;unit=none;w=AACAPwAAAAAAAIA_AAAAAAAAAAAAAIA_AAAAAAAAAEEAAABBAAAAAAAAAAAAAIA_AACAPwAAAAAAAAAAAAAAAAAAAAAAAIA_AAAAwQAAAEEAAAAAAACAvwAAgD8AAAAAAAAAAAAAgD8AAAAAAACAPwAAAAAAAAAAAAAAwQAAAAAAAABBAAAAPwAAAD8AAAA_AAAAvwAAAD8AAAA_AAAAAAAAAAAzMzO_Zmamv5qZhUGElgh2;end";

#[test]
fn what_a_backend_reports_comes_back_from_every_figure() {
    let plane = "1;data=xor.60.10.1;net=3;act=relu;step=40;probe=0.5,0.25;unit=0.1;end";
    let curve = "1;data=sine.60.0.1;net=3;act=relu;step=40;end";
    for figure in figures::ALL {
        let link = match figure.name {
            "sheet" => PAPER,
            _ if figure.inputs == Some(1) => curve,
            _ => plane,
        };
        for left in [0, 40] {
            let (mut session, _) = Session::open(link).unwrap();
            let asked = Appearance {
                size: (320.0, 320.0),
                theme: Theme::Light,
                letters: true,
                hand: None,
            };
            assert!((figure.prepare)(&mut session, &asked), "{}", figure.name);
            let mut backend = Breaking { left };
            let drawn = (figure.draw)(&mut session, &asked, &area_on(&mut backend));
            let error = drawn.expect_err(figure.name).to_string();
            assert!(error.contains("no more paper"), "{}: {error}", figure.name);
        }
    }
}

#[test]
fn only_the_picture_read_back_can_do_without_letters() {
    for figure in figures::ALL {
        let data = if figure.inputs == Some(1) {
            "sine.60.0.1"
        } else {
            "xor.60.10.1"
        };
        let usual = format!("1;data={data};net=3;act=relu;end");
        let link = if figure.name == "sheet" {
            PAPER
        } else {
            &usual
        };
        let svg = |letters: bool| {
            let (mut session, _) = Session::open(link).unwrap();
            let made = ExportedFigure::new(&mut session, figure.name, (300.0, 300.0), Theme::Light);
            let made = made.unwrap();
            let mut made = if letters {
                made
            } else {
                made.without_letters()
            };
            made.svg("f").unwrap()
        };
        let same = svg(true) == svg(false);
        assert_eq!(same, figure.name != "read-back", "{}", figure.name);
    }
}
