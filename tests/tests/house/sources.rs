//! What stands in no file by hand, and in no file at all.

use crate::tree::{none, texts, written_by_hand};

/// What no Rust by hand contains, and what to do instead. Each is written in two parts, so that this file does not
/// contain it.
const REFUSED: &[(&str, &str, &str)] = &[
    ("Hash", "Map", "its order differs between runs: BTreeMap"),
    ("Hash", "Set", "its order differs between runs: BTreeSet"),
    ("to", "do!(", "finish it, or leave it out"),
    ("unimplement", "ed!(", "finish it, or leave it out"),
    ("db", "g!(", "remove it"),
    ("#[igno", "re", "a test that does not run shows nothing"),
    ("[allo", "w(", "#[expect(…, reason = …)] fails when it is no longer needed"),
    ("#[pat", "h =", "share by depending"),
];

/// What a file contains all the same: the generator writes it, since it cannot know what a user's code will not need.
const EXCEPT: (&str, &str) = ("codegen/src/emit/layout.rs", concat!("[allo", "w("));

/// Folders of one machine. Each is written in two parts, so that this file does not contain it.
const MACHINE: &[(&str, &str)] =
    &[("/ho", "me/"), ("/ro", "ot/"), ("/tm", "p/"), ("/wo", "rk/"), ("/Use", "rs/"), ("C:", "\\")];

fn lines_with<'t>(path: &'t str, text: &'t str, part: &str) -> Vec<String> {
    let found = text.lines().enumerate().filter(|(_, line)| line.contains(part));
    found.map(|(index, line)| format!("{path}:{}: {}", index + 1, line.trim())).collect()
}

#[test]
fn sources_contain_no_refused_words() {
    let files = written_by_hand();
    for (start, end, instead) in REFUSED {
        let word = format!("{start}{end}");
        let files = files.iter().filter(|file| (file.path.as_str(), word.as_str()) != EXCEPT);
        let found: Vec<String> = files.flat_map(|file| lines_with(&file.path, &file.text, &word)).collect();
        none(&format!("`{word}` is not used here ({instead})"), &found);
    }
}

#[test]
fn every_lint_waiver_states_a_reason() {
    let bare = written_by_hand().into_iter().flat_map(|file| {
        let starts = file.text.match_indices(concat!("#[expe", "ct(")).map(|(at, _)| at);
        let texts = starts.map(|at| file.text[at..].split_once(")]").map_or("", |(attribute, _)| attribute));
        let bare = texts.filter(|attribute| !attribute.contains("reason ="));
        bare.map(|attribute| format!("{}: {attribute}", file.path)).collect::<Vec<_>>()
    });
    none("these waivers do not say why", &bare.collect::<Vec<_>>());
}

/// Whether a path in the line starts with the folder, which a URL can have further in.
fn starts_with_folder(line: &str, folder: &str) -> bool {
    let mut before = line.match_indices(folder).map(|(at, _)| line[..at].chars().next_back());
    before.any(|last| last.is_none_or(|last| !last.is_ascii_alphanumeric()))
}

#[test]
fn no_file_names_a_machine_specific_folder() {
    let files = texts();
    for (start, end) in MACHINE {
        let folder = format!("{start}{end}");
        let lines = files.iter().flat_map(|file| lines_with(&file.path, &file.text, &folder));
        let found: Vec<String> = lines.filter(|line| starts_with_folder(line, &folder)).collect();
        none(&format!("`{folder}` is a folder of one machine"), &found);
    }
}
