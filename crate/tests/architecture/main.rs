//! The module graph of the crate, read from the syntax of its sources: which folder may use which, that no permission is
//! unused, and that no files import each other in a loop.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod rooms;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::Visit;

use rooms::ROOMS;

/// External crates that only some folders may use.
const FOREIGN: &[(&str, &[&str])] = &[
    ("base64", &["publish"]),
    ("csv", &["publish"]),
    ("dashu_int", &["cells"]),
    ("gif", &["publish"]),
    ("js_sys", &["web"]),
    ("plotters", &["figure"]),
    ("plotters_backend", &["figure"]),
    ("plotters_canvas", &["web"]),
    ("png", &["publish"]),
    ("postcard", &["session"]),
    ("prost", &["publish"]),
    ("qrcodegen", &["publish"]),
    ("rand_pcg", &["dataset"]),
    ("robust", &["measure"]),
    ("safetensors", &["publish"]),
    ("serde_json", &["publish"]),
    ("serde_wasm_bindgen", &["web"]),
    ("wasm_bindgen", &["web"]),
    ("web_sys", &["web"]),
];

/// Names that say nothing about the content of a file, so that anything could be put into it.
const CATCH_ALL_NAMES: &[&str] = &["common", "helper", "helpers", "misc", "util", "utils"];

/// The largest number of modules at the top level of `src`.
const MOST_ROOMS: usize = 15;

#[test]
fn the_top_level_modules_are_those_of_the_table() {
    let top: BTreeSet<String> = fs::read_dir(src())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(top.len() <= MOST_ROOMS, "{top:?}");
    let rows = ROOMS.iter().map(|(room, _)| (*room).to_owned());
    let expected: BTreeSet<String> = rows.chain(["lib.rs".to_owned()]).collect();
    assert_eq!(top, expected, "folders of src, and rows of the table");
}

#[test]
fn every_folder_says_what_it_holds() {
    for source in sources().iter().filter(|source| source.is_folder()) {
        let text = fs::read_to_string(src().join(&source.path)).unwrap();
        assert!(text.starts_with("//! "), "{}", source.path.display());
    }
}

#[test]
fn rooms_use_only_what_stands_above_them() {
    for (place, (room, uses)) in ROOMS.iter().enumerate() {
        let above: Vec<&str> = ROOMS[..place].iter().map(|(name, _)| *name).collect();
        for used in *uses {
            assert!(above.contains(used), "{used} does not stand above {room}");
        }
    }
    let offences: Vec<String> = sources().iter().flat_map(offences_of).collect();
    assert!(offences.is_empty(), "\n{}\n", offences.join("\n"));
}

#[test]
fn every_permission_is_used() {
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut foreign: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources() {
        let room = source.room();
        used.entry(room.clone())
            .or_default()
            .extend(source.rooms_used());
        foreign
            .entry(room)
            .or_default()
            .extend(source.foreign_used());
    }
    for (table, of) in [(ROOMS, &used), (FOREIGN, &foreign)] {
        for (name, others) in table {
            for other in *others {
                // The first table lists users with what they use, the other one lists crates with their users.
                let (user, thing) = if table == ROOMS {
                    (name, other)
                } else {
                    (other, name)
                };
                let is_used = of.get(*user).is_some_and(|things| things.contains(*thing));
                assert!(
                    is_used,
                    "{user} does not use {thing}: strike it from the table"
                );
            }
        }
    }
}

#[test]
fn foreign_crates_stay_in_their_rooms() {
    for source in sources() {
        for used in source.foreign_used() {
            let allowed = FOREIGN.iter().find(|(name, _)| *name == used);
            let is_allowed = allowed.is_some_and(|(_, rooms)| rooms.contains(&&*source.room()));
            assert!(is_allowed, "{}: uses {used}", source.path.display());
        }
    }
}

#[test]
fn no_files_import_each_other_in_a_loop() {
    let sources = sources();
    let graph = file_graph(&sources);
    let loops = loops_of(&graph);
    assert!(loops.is_empty(), "\n{}\n", loops.join("\n"));
}

#[test]
fn no_file_has_a_catch_all_name() {
    for source in sources() {
        for part in source.path.with_extension("").iter() {
            let name = part.to_string_lossy();
            assert!(
                !CATCH_ALL_NAMES.contains(&&*name),
                "{}",
                source.path.display()
            );
        }
    }
}

#[test]
fn uses_are_seen_however_they_are_written() {
    let code = "use crate::geometry::{Point, Rect};
         use crate::{network::{Layer, Network}, dataset, cells::CellComplex};
         use super::trainer::Trainer; // crate::sweep is only mentioned
         fn scene() -> crate::scene::Scene { supercrate::link::parse() }
         fn text() -> &'static str { \"crate::web::Explainer, png::Encoder\" }
         #[cfg(test)]
         mod tests { use crate::figure::Palette; }";
    let source = source_of("train/loss.rs", code);
    let expected = ["cells", "dataset", "geometry", "network", "scene"];
    assert_eq!(source.rooms_used(), expected.map(String::from).into());
    assert!(source.foreign_used().is_empty());
    assert!(source.paths.contains(&path("train::trainer::Trainer")));
}

#[test]
fn foreign_crates_are_seen_in_paths_and_imports() {
    for code in [
        "use png::Encoder;",
        "fn f() -> Result<(), png::Error> { g() }",
        "use png;",
    ] {
        assert_eq!(
            source_of("figure/a.rs", code).foreign_used(),
            ["png".to_owned()].into()
        );
    }
    let local = "mod png; fn f() { let png = 3; crate::publish::bitmap::file(png); my_png::x(\"image/png\") }";
    assert!(source_of("figure/a.rs", local).foreign_used().is_empty());
}

#[test]
fn offences_and_loops_are_reported() {
    let offences = |code| offences_of(&source_of("train/loss.rs", code)).len();
    assert_eq!(offences("use crate::network::Network;"), 0);
    assert_eq!(offences("use crate::cells::Census;"), 1);
    assert_eq!(offences("use crate::Network;"), 1);
    let sources = [
        source_of("cells/mod.rs", "mod a; mod b; mod c; pub use a::A;"),
        source_of("cells/a.rs", "use super::b::B; pub struct A;"),
        source_of("cells/b.rs", "use super::c::C; pub struct B;"),
        source_of("cells/c.rs", "use crate::cells::A; pub struct C;"),
    ];
    assert_eq!(
        loops_of(&file_graph(&sources)),
        ["cells::a -> cells::b -> cells::c -> cells::a"]
    );
    assert!(loops_of(&file_graph(&sources[..3])).is_empty());
}

/// A path of names, starting at the root of this crate or of another crate.
type Names = Vec<String>;

/// A file of the crate, and the names that its code uses outside its tests.
struct Source {
    /// Path relative to `src`.
    path: PathBuf,
    /// The module that the file defines.
    module: Names,
    /// The paths within the crate that it uses.
    paths: BTreeSet<Names>,
    /// The first names of paths to other crates.
    outside: BTreeSet<String>,
    /// Its re-exports: the name, and the path that it stands for.
    reexports: BTreeMap<String, Names>,
}

impl Source {
    fn room(&self) -> String {
        self.module[0].clone()
    }

    fn is_folder(&self) -> bool {
        self.path.ends_with("mod.rs")
    }

    /// The other rooms that it uses; for a path to an item at the root, the name of that item.
    fn rooms_used(&self) -> BTreeSet<String> {
        let firsts = self.paths.iter().filter_map(|path| path.first());
        firsts
            .filter(|first| **first != self.module[0])
            .cloned()
            .collect()
    }

    fn foreign_used(&self) -> BTreeSet<String> {
        let listed = |name: &&String| FOREIGN.iter().any(|(known, _)| known == name);
        self.outside.iter().filter(listed).cloned().collect()
    }
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file except lib.rs, which may use everything.
fn sources() -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    let mut open = vec![src()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let file = entry.unwrap().path();
            if file.is_dir() {
                open.push(file);
            } else if file.extension().is_some_and(|kind| kind == "rs") && !file.ends_with("lib.rs")
            {
                let path = file
                    .strip_prefix(src())
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                sources.push(source_of(&path, &fs::read_to_string(&file).unwrap()));
            }
        }
    }
    assert!(!sources.is_empty());
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn source_of(file: &str, code: &str) -> Source {
    let mut module: Names = file
        .trim_end_matches(".rs")
        .split('/')
        .map(String::from)
        .collect();
    if module.last().is_some_and(|name| name == "mod") {
        module.pop();
    }
    let syntax = syn::parse_file(code).unwrap_or_else(|error| panic!("{file}: {error}"));
    let children = syntax.items.iter().filter_map(|item| match item {
        syn::Item::Mod(child) => Some(child.ident.to_string()),
        _ => None,
    });
    let mut seen = Seen {
        module: module.clone(),
        children: children.collect(),
        paths: BTreeSet::new(),
        outside: BTreeSet::new(),
        reexports: BTreeMap::new(),
    };
    seen.visit_file(&syntax);
    let Seen {
        paths,
        outside,
        reexports,
        ..
    } = seen;
    Source {
        path: PathBuf::from(file),
        module,
        paths,
        outside,
        reexports,
    }
}

fn path(text: &str) -> Names {
    text.split("::").map(String::from).collect()
}

/// Collects the paths of a file from its syntax; strings and comments do not count.
struct Seen {
    module: Names,
    /// The modules that the file declares.
    children: BTreeSet<String>,
    paths: BTreeSet<Names>,
    outside: BTreeSet<String>,
    reexports: BTreeMap<String, Names>,
}

impl Seen {
    /// The path from the crate's root, if it leads there by `crate`, `self` or `super`.
    fn within(&self, names: &[String]) -> Option<Names> {
        let rises = names.iter().take_while(|name| *name == "super").count();
        match names.first()?.as_str() {
            "crate" => Some(names[1..].to_vec()),
            "self" => Some([&self.module, &names[1..]].concat()),
            "super" => {
                let base = self.module.len().checked_sub(rises)?;
                Some([&self.module[..base], &names[rises..]].concat())
            }
            child if self.children.contains(child) => Some([&self.module, names].concat()),
            _ => None,
        }
    }

    fn see(&mut self, names: &[String]) {
        match self.within(names) {
            Some(path) => {
                self.paths.insert(path);
            }
            None => self.outside.extend(names.first().cloned()),
        }
    }

    /// Processes an import; `public` marks a re-export.
    fn see_import(&mut self, tree: &syn::UseTree, before: &Names, public: bool) {
        let with = |name: &syn::Ident| [before.as_slice(), &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.see_import(&path.tree, &with(&path.ident), public),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.see_import(tree, before, public);
                }
            }
            syn::UseTree::Glob(_) => self.see(before),
            syn::UseTree::Name(syn::UseName { ident }) if ident == "self" => self.see(before),
            syn::UseTree::Name(syn::UseName { ident }) => self.see_one(&with(ident), ident, public),
            syn::UseTree::Rename(renamed) => {
                self.see_one(&with(&renamed.ident), &renamed.rename, public);
            }
        }
    }

    fn see_one(&mut self, names: &[String], name: &syn::Ident, public: bool) {
        self.see(names);
        if public {
            let target = self.within(names).unwrap_or_else(|| names.to_vec());
            self.reexports.insert(name.to_string(), target);
        }
    }
}

impl<'ast> Visit<'ast> for Seen {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let for_tests = module.attrs.iter().any(|attribute| {
            attribute.path().is_ident("cfg")
                && attribute
                    .parse_args::<syn::Path>()
                    .is_ok_and(|path| path.is_ident("test"))
        });
        if !for_tests {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_use(&mut self, import: &'ast syn::ItemUse) {
        let public = !matches!(import.vis, syn::Visibility::Inherited);
        self.see_import(&import.tree, &Names::new(), public);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Names = path
            .segments
            .iter()
            .map(|part| part.ident.to_string())
            .collect();
        let is_long = names.len() > 1;
        if is_long {
            self.see(&names);
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        // `#[wasm_bindgen]` and similar attributes are used without a path.
        if let Some(name) = attribute.path().get_ident() {
            self.outside.insert(name.to_string());
        }
        syn::visit::visit_attribute(self, attribute);
    }
}

/// The rooms that the table allows a room to use; `None` for a room without a row.
fn row(room: &str) -> Option<&'static [&'static str]> {
    ROOMS
        .iter()
        .find(|(name, _)| *name == room)
        .map(|(_, uses)| *uses)
}

fn offences_of(source: &Source) -> Vec<String> {
    let room = source.room();
    let allowed = row(&room).unwrap_or_default();
    let place = source.path.display();
    let used = source
        .rooms_used()
        .into_iter()
        .filter(|used| !allowed.contains(&&**used));
    used.map(|used| match row(&used) {
        Some(_) => format!("{place}: {room} may not use {used}"),
        None => format!("{place}: crate::{used} is not named by its room"),
    })
    .collect()
}

/// Which files use the definitions of which others; a re-export counts for the file with the definition.
fn file_graph(sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let by_module: BTreeMap<String, &Source> = sources
        .iter()
        .map(|source| (source.module.join("::"), source))
        .collect();
    let mut graph = BTreeMap::new();
    for source in sources {
        let own = source.module.join("::");
        let handed_on: BTreeSet<&Names> = source.reexports.values().collect();
        let uses = source.paths.iter().filter(|path| !handed_on.contains(path));
        let files = uses.filter_map(|path| definer(&by_module, path));
        let others: BTreeSet<String> = files.filter(|file| *file != own).collect();
        graph.insert(own, others);
    }
    graph
}

/// The module whose file defines the item at a path.
fn definer(by_module: &BTreeMap<String, &Source>, path: &Names) -> Option<String> {
    let mut path = path.clone();
    // Re-exports are followed at most this often.
    for _ in 0..8 {
        let depth = (0..=path.len())
            .rev()
            .find(|&n| by_module.contains_key(&path[..n].join("::")))?;
        let module = path[..depth].join("::");
        let target = path
            .get(depth)
            .and_then(|name| by_module[&module].reexports.get(name));
        match target {
            Some(target) if *target != path => {
                path = [target.as_slice(), &path[depth + 1..]].concat();
            }
            _ => return Some(module),
        }
    }
    None
}

/// The loops of a graph, one for each file that closes a loop.
fn loops_of(graph: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut done = BTreeSet::new();
    let mut loops = Vec::new();
    for start in graph.keys() {
        follow(graph, start, &mut Vec::new(), &mut done, &mut loops);
    }
    loops
}

fn follow(
    graph: &BTreeMap<String, BTreeSet<String>>,
    at: &str,
    way: &mut Vec<String>,
    done: &mut BTreeSet<String>,
    loops: &mut Vec<String>,
) {
    if let Some(place) = way.iter().position(|before| before == at) {
        let mut round = way[place..].to_vec();
        round.push(at.to_owned());
        loops.push(round.join(" -> "));
        return;
    }
    if done.contains(at) {
        return;
    }
    way.push(at.to_owned());
    for next in graph.get(at).into_iter().flatten() {
        follow(graph, next, way, done, loops);
    }
    way.pop();
    done.insert(at.to_owned());
}
