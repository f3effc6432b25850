//! Laws of exported figures: they are well formed, describe themselves, and show what was asked for.

use std::collections::BTreeSet;

use crease::figure::{Theme, signed};
use crease::publish::bitmap;
use crease::publish::exported_figure::{ExportedFigure, ExportedFigureError};
use crease::publish::figures;
use crease::{Metadata, Picture, Session};
use roxmltree::{Document, Node};

/// Scenes whose figures have every kind of mark, and scenes with little to draw.
const LINKS: [&str; 9] = [
    "1;data=xor.200.10.1;net=8;act=relu;step=200;end",
    "1;data=spiral.200.10.1;net=8-8;act=relu;step=100;end",
    "1;data=moons.60.10.1;net=2;act=relu;end",
    "1;data=circle.60.10.1;net=4-2;act=leaky;slope=-1;step=50;end",
    "1;data=blobs.60.10.1;net=3;act=linear;end",
    "1;data=xor.60.10.1;net=4;act=tanh;end",
    "1;data=xor.60.10.1;net=4;act=relu;print=classes;end",
    "1;data=xor.60.10.1;net=3-3;act=relu;face=map;end",
    "1;data=xor.60.10.1;net=1-1-1-1;act=relu;out=sigmoid;end",
];

/// Metadata with characters that break a file unless they are escaped.
const METADATA: Metadata<'_> = Metadata {
    title: "Two creases & \"one\" <fold>",
    description: "Lines − and 50 % of {dots}\\\n]]> \u{1}\u{2028}end",
    source: "https://example.org/a/?b=c&d#1;net=2;end",
};

/// Calls `check` with every figure of every scene in both themes; only figures that need cells may be refused.
fn for_each_figure(mut check: impl FnMut(&str, &mut ExportedFigure<'_>)) {
    let (mut drawn, mut refused) = (0, 0);
    for link in LINKS {
        for theme in [Theme::Light, Theme::Dark, Theme::Printed] {
            for name in figures::ALL.iter().map(|figure| figure.name) {
                let (mut session, _) = Session::open(link).unwrap();
                match ExportedFigure::new(&mut session, name, (320.0, 280.0), theme) {
                    Ok(mut exported) => {
                        drawn += 1;
                        check(&format!("{name} of {link}"), &mut exported);
                    }
                    // A smooth network is sampled: it has no fibres. Not every network folds the plane, and few fold paper.
                    Err(ExportedFigureError::Cells) => {
                        let is_smooth = !session.network().activation().is_two_piece();
                        let by_cells =
                            is_smooth && ["read-back", "surface", "collapse"].contains(&name);
                        assert!(
                            by_cells || ["fold", "sheet"].contains(&name),
                            "{name} of {link}"
                        );
                        refused += 1;
                    }
                    Err(error) => {
                        assert_eq!(error, ExportedFigureError::Inputs);
                        let figure = figures::named(figures::ALL, name).unwrap();
                        assert_ne!(figure.inputs, Some(session.network().inputs()));
                        refused += 1;
                    }
                }
            }
        }
    }
    assert_eq!(drawn + refused, 3 * LINKS.len() * figures::ALL.len());
    assert!(refused <= 9 * LINKS.len(), "{refused} of {drawn}");
}

/// The text of the only element with the given name.
fn only<'a>(document: &'a Document<'_>, name: &str) -> &'a str {
    let found: Vec<Node<'_, '_>> = (document.descendants())
        .filter(|node| node.has_tag_name(name) || node.tag_name().name() == name)
        .collect();
    assert_eq!(found.len(), 1, "{name}");
    found[0].text().unwrap_or("")
}

#[test]
fn an_svg_is_well_formed_and_says_what_it_is() {
    for_each_figure(|what, exported| {
        let text = signed(&exported.svg("picture").unwrap(), &METADATA);
        let document = Document::parse(&text).unwrap_or_else(|error| panic!("{what}: {error}"));
        let root = document.root_element();
        assert_eq!(root.attribute("viewBox"), Some("0 0 320 280"));
        let heads: Vec<&str> = (root.children().filter(Node::is_element))
            .map(|node| node.tag_name().name())
            .take(3)
            .collect();
        assert_eq!(heads, ["title", "desc", "metadata"], "{what}");
        let work = document
            .descendants()
            .find(|n| n.tag_name().name() == "Work");
        let licence = work.unwrap().children().find_map(|node| {
            node.attribute(("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "resource"))
        });
        assert_eq!(licence, Some(Metadata::LICENCE_ADDRESS));
        assert_eq!(only(&document, "source"), METADATA.source);
        let described = only(&document, "desc");
        assert_eq!(
            described,
            METADATA.description.replace('\u{1}', " "),
            "{what}"
        );
        assert_names_lead_somewhere(&document, what);
        let marks = root
            .descendants()
            .filter(|n| n.has_tag_name("path"))
            .count();
        assert!(
            marks > 0 || what.contains("number-line"),
            "{what}: nothing drawn"
        );
    });
}

/// Every id is used once, and every reference has a target.
fn assert_names_lead_somewhere(document: &Document<'_>, what: &str) {
    let mut names = BTreeSet::new();
    for node in document.descendants() {
        if let Some(id) = node.attribute("id") {
            assert!(names.insert(id.to_owned()), "{what}: {id} twice");
        }
    }
    for attribute in document.descendants().flat_map(|node| node.attributes()) {
        let value = attribute.value();
        if let Some(name) = value
            .strip_prefix("url(#")
            .and_then(|v| v.strip_suffix(')'))
        {
            assert!(names.contains(name), "{what}: no {name}");
        }
    }
}

#[test]
fn a_tikz_picture_is_a_document_whose_commands_are_whole() {
    for_each_figure(|what, exported| {
        let text = exported.tikz(&METADATA).unwrap();
        let code: Vec<&str> = text.lines().filter(|line| !line.starts_with('%')).collect();
        assert_eq!(code[1], "\\documentclass{article}", "{what}");
        assert_eq!(code[code.len() - 1], "\\end{document}", "{what}");
        let comment = text.lines().take_while(|line| line.starts_with('%'));
        assert_eq!(comment.count(), METADATA.entries().len(), "{what}");
        let begin = |line: &&str| line.starts_with("\\begin{tikzpicture}");
        let first = 1 + code.iter().position(begin).unwrap();
        let body = code[first..code.len() - 1].join(" ");
        assert_commands_are_whole(&body, what);
        assert_colors_are_defined(&body, what);
        assert!(
            text.is_ascii() || !body.chars().any(|c| c != '−' && !c.is_ascii()),
            "{what}"
        );
        assert!(
            body.is_ascii(),
            "{what}: a letter that TeX's fonts may lack"
        );
        assert!(
            code.iter().all(|line| line.len() < 2000),
            "{what}: a line too long for TeX"
        );
    });
}

/// Braces and brackets are balanced, and every drawing command ends with a semicolon before the next one begins.
fn assert_commands_are_whole(body: &str, what: &str) {
    let plain = body.replace("\\{", "").replace("\\}", "");
    let count = |letter: char| plain.matches(letter).count();
    assert_eq!(count('{'), count('}'), "{what}");
    assert_eq!(count('['), count(']'), "{what}");
    for command in body.split(';').map(str::trim).filter(|c| !c.is_empty()) {
        let drawing = ["\\fill", "\\filldraw", "\\draw", "\\node", "\\path"];
        let starts = drawing.iter().map(|name| {
            command.matches(&format!("{name}[")).count()
                + command.matches(&format!("{name} ")).count()
        });
        let begun: usize = starts.sum();
        let ends = command.ends_with("\\end{tikzpicture}");
        assert!(begun == 1 || ends, "{what}: {begun} commands in {command}");
        assert!(
            !command.contains("NaN") && !command.contains("inf"),
            "{what}: {command}"
        );
    }
}

fn assert_colors_are_defined(body: &str, what: &str) {
    let mut defined = BTreeSet::new();
    let mut used = 0;
    for (at, _) in body.match_indices("crease") {
        let name = &body[at..at + 12];
        if body[..at].ends_with("\\definecolor{") {
            assert!(defined.insert(name), "{what}: {name} defined twice");
        } else {
            used += 1;
            assert!(defined.contains(name), "{what}: {name} is not defined yet");
        }
    }
    assert!(used > 0, "{what}");
}

#[test]
fn the_readers_own_picture_is_exported_instead_of_the_word() {
    let (mut session, _) = Session::open(LINKS[0]).unwrap();
    let svg = |session: &mut Session| {
        let mut exported =
            ExportedFigure::new(session, "read-back", (200.0, 200.0), Theme::Light).unwrap();
        exported.svg("word").unwrap()
    };
    let usual = svg(&mut session);
    assert!(usual.contains("clipPath") && !usual.contains("<image"));
    session.set_picture(Picture::of_alpha(2, &[0, 255, 255, 0]));
    let own = svg(&mut session);
    assert!(own.contains("<image") && !own.contains("clipPath"));
    session.set_picture(None);
    assert_eq!(svg(&mut session), usual);
}

#[test]
fn an_exported_figure_needs_a_name_and_a_size() {
    let (mut session, _) = Session::open(LINKS[0]).unwrap();
    let asked = [
        ("planes", (100.0, 100.0), ExportedFigureError::Figure),
        ("", (100.0, 100.0), ExportedFigureError::Figure),
        ("plane", (0.0, 100.0), ExportedFigureError::Size),
        ("plane", (100.0, f64::NAN), ExportedFigureError::Size),
        ("diagram", (100.0, 1e9), ExportedFigureError::Size),
    ];
    for (name, size, expected) in asked {
        let refused = ExportedFigure::new(&mut session, name, size, Theme::Light).map(|_| ());
        assert_eq!(refused, Err(expected), "{name} {size:?}");
    }
}

#[test]
fn a_png_holds_its_pixels_and_its_metadata() {
    let pixels: Vec<u8> = (0..5 * 3 * 4)
        .map(|byte: u8| byte.wrapping_mul(37))
        .collect();
    let file = bitmap::png(5, &pixels, Some(&METADATA)).unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(&file))
        .read_info()
        .unwrap();
    let mut found = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut found).unwrap();
    assert_eq!((info.width, info.height), (5, 3));
    assert_eq!(found, pixels);
    let texts: Vec<(String, String)> = (reader.info().utf8_text.iter())
        .map(|chunk| (chunk.keyword.clone(), chunk.get_text().unwrap()))
        .collect();
    let expected = METADATA
        .entries()
        .map(|(keyword, text)| (keyword.to_owned(), text));
    assert_eq!(texts, expected);
}

#[test]
fn pixels_that_do_not_fill_whole_rows_are_refused() {
    for (width, bytes) in [(0, 16), (2, 0), (2, 12), (3, 13), (u32::MAX, 16)] {
        let refused = bitmap::png(width, &vec![0; bytes], None);
        assert_eq!(refused, Err(bitmap::BitmapError::Size), "{width} {bytes}");
    }
}
