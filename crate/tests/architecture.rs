//! The module graph of the crate: which module may use which, read off the sources.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What every module below may use, and what these may use themselves: rows above their own.
const VOCABULARY: &[(&str, &[&str])] = &[
    ("number", &[]),
    ("geometry", &[]),
    ("grid", &["geometry"]),
    ("lead", &["geometry"]),
    ("activation", &[]),
    ("unit", &[]),
    ("pattern", &["unit"]),
    ("network", &["geometry", "activation", "unit", "pattern"]),
];

/// Every other module, and what it may use beside the vocabulary: rows above its own, so that there is no cycle.
const MODULES: &[(&str, &[&str])] = &[
    ("random", &[]),
    ("sampled", &[]),
    ("probability", &[]),
    ("survival", &["random"]),
    ("assembly", &["probability"]),
    ("dataset", &["random"]),
    ("picture", &[]),
    ("outline", &["picture"]),
    ("territories", &["dataset", "picture"]),
    ("problem", &[]),
    // What pictures say of themselves, and the files that need no figure.
    ("credits", &[]),
    ("bitmap", &["credits"]),
    ("film", &["credits"]),
    ("qr", &[]),
    ("output", &["dataset", "probability"]),
    ("recall", &[]),
    ("view", &["output", "recall"]),
    ("loss_curve", &[]),
    ("projection", &[]),
    ("blueprint", &["projection"]),
    ("grip", &["dataset", "projection"]),
    ("ramp", &["grip"]),
    // Never learns of training or data.
    ("complex", &[]),
    ("relief", &["complex", "sampled"]),
    ("graph", &["complex", "relief"]),
    ("emphasis", &["complex"]),
    ("best_line", &["dataset"]),
    ("read_back", &["complex", "picture"]),
    ("merges", &["complex", "dataset"]),
    // Never learns of regions.
    ("train", &["dataset", "probability", "random"]),
    // Everything the reader sees, and its text form.
    ("scene", &["dataset", "train", "output", "view"]),
    (
        "link",
        &[
            "scene", "dataset", "train", "output", "recall", "view", "problem",
        ],
    ),
    // What is asked of a scene.
    (
        "goal",
        &[
            "dataset",
            "complex",
            "train",
            "best_line",
            "merges",
            "output",
        ],
    ),
    ("export", &["scene", "dataset", "complex", "problem"]),
    // Takes back what was exported, within the limits of a scene.
    ("import", &["scene", "export", "problem"]),
    ("sweep", &["scene", "dataset", "complex", "train"]),
    // Draws, and computes nothing that a test would ask about: it learns of training by its results only.
    (
        "figure",
        &[
            "scene",
            "picture",
            "dataset",
            "complex",
            "relief",
            "graph",
            "emphasis",
            "sweep",
            "output",
            "view",
            "loss_curve",
            "picture",
            "outline",
            "read_back",
            "recall",
            "credits",
            "projection",
            "blueprint",
            "grip",
            "ramp",
        ],
    ),
    // The only mutable aggregate.
    (
        "session",
        &[
            "scene",
            "picture",
            "outline",
            "territories",
            "recall",
            "read_back",
            "link",
            "dataset",
            "complex",
            "relief",
            "graph",
            "sampled",
            "emphasis",
            "train",
            "goal",
            "best_line",
            "merges",
            "export",
            "import",
            "assembly",
            "probability",
            "problem",
            "output",
            "view",
            "loss_curve",
            "projection",
            "blueprint",
            "grip",
            "ramp",
            "random",
        ],
    ),
    // A figure of a session, to be passed on.
    (
        "sheet",
        &[
            "session",
            "figure",
            "bitmap",
            "credits",
            "emphasis",
            "outline",
            "picture",
            "projection",
            "recall",
            "relief",
        ],
    ),
    // Parses, delegates, converts: so it names the types that it hands on.
    (
        "web",
        &[
            "session",
            "sheet",
            "bitmap",
            "credits",
            "film",
            "qr",
            "export",
            "goal",
            "picture",
            "recall",
            "figure",
            "scene",
            "link",
            "dataset",
            "complex",
            "emphasis",
            "train",
            "problem",
            "output",
            "view",
            "loss_curve",
            "projection",
            "blueprint",
            "grip",
        ],
    ),
];

/// Crates that only some modules may use.
const FOREIGN: &[(&str, &[&str])] = &[
    ("dashu_int", &["complex"]),
    ("gif", &["film"]),
    ("plotters", &["figure", "sheet", "web"]),
    ("plotters_backend", &["figure", "sheet", "web"]),
    ("plotters_bitmap", &["figure"]),
    ("plotters_svg", &["figure"]),
    ("plotters_canvas", &["web"]),
    ("png", &["bitmap"]),
    ("qrcode", &["qr"]),
    ("robust", &["best_line"]),
    ("serde_json", &["import"]),
    ("js_sys", &["web"]),
    ("serde_wasm_bindgen", &["web"]),
    ("wasm_bindgen", &["web"]),
    ("web_sys", &["web"]),
];

/// Names that say nothing of what is inside, so that anything could go there.
const DRAWERS: &[&str] = &["common", "helper", "helpers", "misc", "util", "utils"];

#[test]
fn modules_use_only_what_the_table_allows() {
    let offences: Vec<String> = sources().iter().flat_map(offences_of).collect();
    assert!(offences.is_empty(), "\n{}\n", offences.join("\n"));
}

#[test]
fn every_module_has_a_row() {
    let missing: BTreeSet<String> = sources()
        .into_iter()
        .map(|source| source.module)
        .filter(|module| row(module).is_none())
        .collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
}

#[test]
fn the_table_has_no_cycle() {
    for rows in [VOCABULARY, MODULES] {
        for (place, (module, uses)) in rows.iter().enumerate() {
            let above: Vec<&str> = rows[..place].iter().map(|(name, _)| *name).collect();
            for used in *uses {
                assert!(above.contains(used), "{used} does not stand above {module}");
            }
        }
    }
}

#[test]
fn foreign_crates_stay_in_their_modules() {
    for source in sources() {
        for (foreign, modules) in FOREIGN {
            let allowed = modules.contains(&source.module.as_str());
            let used = is_entered(&source.code, foreign);
            assert!(
                allowed || !used,
                "{}: uses {foreign}",
                source.path.display()
            );
        }
    }
}

/// Whether code has a path that begins with a crate, or imports it whole; its name alone may be an everyday word.
fn is_entered(code: &str, foreign: &str) -> bool {
    let paths = code.match_indices(foreign).filter(|(at, _)| {
        let rest = &code[at + foreign.len()..];
        let is_whole = !code[..*at].ends_with(|c| is_name_part(c) || c == ':');
        is_whole
            && (rest.starts_with("::") || (rest.starts_with(';') && code[..*at].ends_with("use ")))
    });
    paths.count() > 0
}

#[test]
fn a_foreign_crate_is_seen_in_paths_and_imports() {
    for code in ["use png::Encoder;", "-> Result<(), png::Error>", "use png;"] {
        assert!(is_entered(code, "png"), "{code}");
    }
    for code in [
        "\"image/png\"",
        "bitmap::png(4)",
        "let png = 3;",
        "my_png::x",
        "fn png()",
    ] {
        assert!(!is_entered(code, "png"), "{code}");
    }
}

#[test]
fn no_file_is_a_drawer() {
    for source in sources() {
        for part in source.path.with_extension("").iter() {
            let name = part.to_string_lossy();
            assert!(!DRAWERS.contains(&&*name), "{}", source.path.display());
        }
    }
}

#[test]
fn uses_are_seen_however_they_are_written() {
    let code = without_comments(
        "use crate::geometry::{Point, Rect};\n\
         use crate::{network::{Layer, Network}, pattern, complex::CellComplex};\n\
         use super::train::Trainer; // crate::sweep is only mentioned\n\
         fn scene() -> crate::scene::Scene { supercrate::link::parse() }",
    );
    let expected = [
        "complex", "geometry", "network", "pattern", "scene", "train",
    ];
    assert_eq!(modules_used(&code), expected.map(String::from).into());
}

#[test]
fn an_offence_is_told() {
    let source = |code: &str| Source {
        path: PathBuf::from("train/loss.rs"),
        module: "train".to_owned(),
        code: code.to_owned(),
    };
    assert!(offences_of(&source("use crate::network::Network;")).is_empty());
    assert_eq!(offences_of(&source("use crate::complex::Census;")).len(), 1);
    assert_eq!(offences_of(&source("use crate::Network;")).len(), 1);
}

/// A file of the crate.
struct Source {
    /// From `src` on.
    path: PathBuf,
    /// The module at the top level that it belongs to.
    module: String,
    /// Its text without comments and tests.
    code: String,
}

/// Every file but lib.rs, which may name everything.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let sources: Vec<Source> = files_under(&root)
        .into_iter()
        .filter(|file| *file != root.join("lib.rs"))
        .map(|file| source_of(&root, &file))
        .collect();
    assert!(!sources.is_empty());
    sources
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.append(&mut files_under(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn source_of(root: &Path, file: &Path) -> Source {
    let path = file.strip_prefix(root).unwrap().to_owned();
    let module = path.with_extension("").iter().next().unwrap().to_owned();
    Source {
        path,
        module: module.into_string().unwrap(),
        code: without_tests(&without_comments(&fs::read_to_string(file).unwrap())),
    }
}

/// The text with each line cut at `//`: the project has no other comments, and documentation may mention any module.
fn without_comments(text: &str) -> String {
    text.lines()
        .map(|line| line.split("//").next().unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The text up to its tests, which stand last and may use what they need.
fn without_tests(code: &str) -> String {
    code.split("#[cfg(test)]").next().unwrap_or(code).to_owned()
}

/// What the table allows a module to use beside itself; nothing for a module without a row.
fn row(module: &str) -> Option<BTreeSet<&'static str>> {
    let uses_of = |rows: &[(&str, &'static [&'static str])]| {
        let row = rows.iter().find(|(name, _)| *name == module)?;
        Some(row.1.iter().copied().collect::<BTreeSet<_>>())
    };
    uses_of(VOCABULARY).or_else(|| {
        let mut uses = uses_of(MODULES)?;
        uses.extend(VOCABULARY.iter().map(|(name, _)| name));
        Some(uses)
    })
}

fn offences_of(source: &Source) -> Vec<String> {
    let allowed = row(&source.module).unwrap_or_default();
    let path = source.path.display();
    modules_used(&source.code)
        .into_iter()
        .filter(|used| *used != source.module && !allowed.contains(used.as_str()))
        .map(|used| match row(&used) {
            Some(_) => format!("{path}: {} may not use {used}", source.module),
            None => format!("{path}: crate::{used} names no module of the table"),
        })
        .collect()
}

/// The first names of all paths from the crate's root, and the modules named by way of `super`.
fn modules_used(code: &str) -> BTreeSet<String> {
    let from_root = paths_after(code, "crate::");
    let from_parent = paths_after(code, "super::").filter(|name| row(name).is_some());
    from_root.chain(from_parent).collect()
}

fn paths_after<'a>(code: &'a str, prefix: &'a str) -> impl Iterator<Item = String> + 'a {
    code.match_indices(prefix)
        .filter(|(at, _)| !code[..*at].ends_with(is_name_part))
        .flat_map(move |(at, _)| first_names(&code[at + prefix.len()..]))
}

/// The first name of a path, or of each path in a group.
fn first_names(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else {
        return vec![path.chars().take_while(|c| is_name_part(*c)).collect()];
    };
    let mut depth = 0_usize;
    let mut firsts = vec![String::new()];
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => firsts.push(String::new()),
            _ if depth == 0 => firsts.last_mut().unwrap().push(character),
            _ => {}
        }
    }
    let paths = firsts.iter().filter_map(|path| names(path).next());
    paths.map(str::to_owned).collect()
}

fn names(code: &str) -> impl Iterator<Item = &str> {
    code.split(|character| !is_name_part(character))
        .filter(|name| !name.is_empty())
}

fn is_name_part(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}
