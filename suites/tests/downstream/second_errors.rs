//! The cases of `codegen/tests/derive` as modules of one crate: the compiler says of them what the derives say, at the same
//! places, and nothing more.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::files::{self, Files};
use crate::packages::{root, text};
use crate::project::Project;

/// An error: the file, the line and column, and the message.
type Said = (String, String, String);

/// What the derives say of a case, as it is kept beside it.
fn kept(file: &str, kept: &str) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    for line in kept.lines() {
        let place = line.split_once(" `").map(|(place, _)| place);
        let place = place.filter(|place| place.split(':').all(|number| number.parse::<u32>().is_ok()));
        match (place, said.last_mut()) {
            (Some(place), _) => said.push((file.to_owned(), place.to_owned(), String::new())),
            (None, Some((_, _, message))) => *message = format!("{message}{line}\n"),
            (None, None) => panic!("{file}: what is kept starts with no place: {line}"),
        }
    }
    for (_, _, message) in &mut said {
        message.truncate(message.trim_end().len());
    }
    said
}

/// An error of the compiler; the last one, which counts the others, has no place.
fn error(line: &str) -> Option<Said> {
    let row: Value = serde_json::from_str(line).ok()?;
    let message = &row["message"];
    let span = message["spans"].as_array()?.iter().find(|span| span["is_primary"] == true)?;
    let file = span["file_name"].as_str()?.replace('\\', "/");
    let place = format!("{}:{}", span["line_start"], span["column_start"]);
    let said = (file, place, message["message"].as_str()?.to_owned());
    (message["level"] == "error").then_some(said)
}

/// The cases as the sources of a crate, a module a rule and a module a case within, and what is kept of them.
fn sources(cases: &Path) -> (Files, BTreeSet<Said>) {
    let (mut sources, mut said) = (Files::new(), BTreeSet::new());
    let mut declare = |path: &str, module: &str| {
        let declared: &mut Vec<u8> = sources.entry(path.into()).or_default();
        let line = format!("mod r#{module};\n");
        if !text(declared).contains(&line) {
            declared.extend(line.bytes());
        }
    };
    let cases: Files =
        files::read(cases).into_iter().filter(|(path, _)| path.components().count() == 2).collect();
    for (path, bytes) in &cases {
        let (rule, case) =
            (path.parent().unwrap().display().to_string(), path.file_stem().unwrap().display());
        if path.extension().is_some_and(|extension| extension == "txt") {
            said.extend(kept(&format!("src/{rule}/{case}.rs"), &text(bytes)));
        } else {
            declare("lib.rs", &rule);
            declare(&format!("{rule}/mod.rs"), &case.to_string());
        }
    }
    sources.extend(
        cases.into_iter().filter(|(path, _)| path.extension().is_some_and(|extension| extension == "rs")),
    );
    (sources, said)
}

#[test]
fn compiler_adds_nothing_to_what_the_derives_say() {
    let project = Project::new("with_derive", "mistakes", "0.2.2");
    let (sources, expected) = sources(&root().join("codegen/tests/derive"));
    files::write(&project.folder.join("src"), &sources);
    files::write(&project.folder.join("specs"), &files::read(&root().join("tests/ui/specs")));
    fs::remove_dir_all(project.folder.join("tests")).unwrap();
    let done = project.cargo(&["check", "--lib", "--message-format", "json"]);
    let found: BTreeSet<Said> = text(&done.stdout).lines().filter_map(error).collect();
    let more: Vec<&Said> = found.difference(&expected).collect();
    let less: Vec<&Said> = expected.difference(&found).collect();
    assert!(
        more.is_empty() && less.is_empty(),
        "the compiler says more: {more:#?}\nand does not say: {less:#?}"
    );
    assert!(found.len() > 75, "only {} errors: {}", found.len(), text(&done.stderr));
}
