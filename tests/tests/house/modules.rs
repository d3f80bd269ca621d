//! The modules of a folder import each other one way: there is no circle among them, so that each can be read with what stands
//! below it alone.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{ItemMod, ItemUse, UseTree};

use crate::tree::{Text, none, written_by_hand};
use crate::wildcards::is_test;

/// The crates whose modules are looked at.
const CRATES: [&str; 6] = ["engine", "codegen", "runtime", "macros", "cli", "sandbox"];

/// The path of a module from the root of its crate.
type Module = Vec<String>;

/// The paths that a file names, from where it stands.
#[derive(Default)]
struct Paths(Vec<Vec<String>>);

impl Paths {
    fn tree(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree),
            UseTree::Name(name) => self.0.push(with(&name.ident)),
            UseTree::Rename(rename) => self.0.push(with(&rename.ident)),
            UseTree::Glob(_) => self.0.push(before.to_vec()),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(before, tree)),
        }
    }
}

impl<'s> Visit<'s> for Paths {
    fn visit_item_mod(&mut self, module: &'s ItemMod) {
        if !is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_use(&mut self, item: &'s ItemUse) {
        if !is_test(&item.attrs) {
            self.tree(&[], &item.tree);
        }
    }

    fn visit_path(&mut self, path: &'s syn::Path) {
        self.0.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }
}

/// The module that a file of a crate is; nothing for one of its tests.
fn module(text: &Text, krate: &str) -> Option<Module> {
    let path = text.path.strip_prefix(krate)?.strip_prefix("/src/")?.strip_suffix(".rs")?;
    let mut names: Module = path.split('/').map(str::to_owned).collect();
    if names.iter().any(|name| name == "tests" || name == "fixtures") {
        return None;
    }
    if matches!(names.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        names.pop();
    }
    Some(names)
}

/// The module that a path leads to, as seen from a module: the one that stands furthest along it.
fn target(path: &[String], from: &Module, all: &BTreeSet<Module>) -> Option<Module> {
    let (mut whole, rest): (Module, &[String]) = match path.first().map(String::as_str)? {
        "crate" => (Vec::new(), &path[1..]),
        "self" => (from.clone(), &path[1..]),
        "super" => {
            let ups = path.iter().take_while(|name| *name == "super").count();
            (from[..from.len().checked_sub(ups)?].to_vec(), &path[ups..])
        }
        first => {
            let child = [from.as_slice(), &[first.to_owned()]].concat();
            all.contains(&child).then(|| (from.clone(), path))?
        }
    };
    whole.extend_from_slice(rest);
    (0..=whole.len()).rev().map(|end| whole[..end].to_vec()).find(|module| all.contains(module))
}

/// Which modules of a folder import which of it.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// The imports between the modules of each folder of a crate. Where one imports what lies deeper, the two that stand side by side
/// are meant.
fn imports(krate: &str, texts: &[Text]) -> BTreeMap<Module, Imports> {
    let files: Vec<(Module, &Text)> =
        texts.iter().filter_map(|text| Some((module(text, krate)?, text))).collect();
    let all: BTreeSet<Module> = files.iter().map(|(module, _)| module.clone()).collect();
    let mut folders: BTreeMap<Module, Imports> = BTreeMap::new();
    for (from, text) in &files {
        let file = syn::parse_file(&text.text).unwrap_or_else(|error| panic!("{}: {error}", text.path));
        let mut paths = Paths::default();
        paths.visit_file(&file);
        for to in paths.0.iter().filter_map(|path| target(path, from, &all)) {
            let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
            if let (Some(one), Some(other)) = (from.get(shared), to.get(shared)) {
                let folder = folders.entry(from[..shared].to_vec()).or_default();
                folder.entry(one.clone()).or_default().insert(other.clone());
            }
        }
    }
    folders
}

/// A way from a module back to itself, if there is one.
fn circle(start: &str, imports: &Imports) -> Option<Vec<String>> {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut open = vec![start];
    while let Some(here) = open.pop() {
        for next in imports.get(here).into_iter().flatten() {
            if next == start {
                let mut way = vec![start.to_owned(), here.to_owned()];
                let mut at = here;
                while at != start {
                    at = before[at];
                    way.push(at.to_owned());
                }
                way.reverse();
                return Some(way);
            }
            if !before.contains_key(next.as_str()) {
                before.insert(next, here);
                open.push(next);
            }
        }
    }
    None
}

#[test]
fn modules_of_a_folder_import_each_other_one_way() {
    let texts = written_by_hand();
    let mut circles = Vec::new();
    for krate in CRATES {
        let folders = imports(krate, &texts);
        assert!(krate == "macros" || !folders.is_empty(), "no imports were found in {krate}");
        for (folder, imports) in folders {
            let first = imports.keys().find_map(|start| circle(start, &imports));
            circles
                .extend(first.map(|way| format!("{krate}/src/{}: {}", folder.join("/"), way.join(" -> "))));
        }
    }
    none("modules that import each other in a circle: move what both need below them", &circles);
}

#[test]
fn finds_a_circle_through_a_deeper_module() {
    let text = |path: &str, text: &str| Text { path: path.to_owned(), text: text.to_owned() };
    let texts = [
        text("engine/src/lib.rs", "//! \nmod one;\nmod two;"),
        text("engine/src/one.rs", "//! \nuse crate::two::{three::Three, Two};"),
        text("engine/src/two/mod.rs", "//! \nmod three;\npub use three::Three;"),
        text("engine/src/two/three.rs", "//! \nfn f() { super::super::one::g() }"),
    ];
    let folders = imports("engine", &texts);
    let top = &folders[&Module::new()];
    assert_eq!(circle("one", top), Some(["one", "two", "one"].map(str::to_owned).to_vec()));
    let without = [&texts[..3], &[text("engine/src/two/three.rs", "//! \n")]].concat();
    assert_eq!(circle("one", &imports("engine", &without)[&Module::new()]), None);
}
