//! `generate`: writes the Rust code of specs, or tells what would change.

use std::fs;
use std::path::Path;
use std::time::Instant;

use groupwright_codegen::emit::Options;
use groupwright_codegen::generate::generate;
use groupwright_codegen::load::load;
use groupwright_codegen::report::render;
use groupwright_codegen::write::{apply, plan};

use super::print;
use crate::arguments::Generate;
use crate::exit::{Exit, Failure};
use crate::spec::text_style;

/// The name in Rust of the library whose source folder this is, by the manifest beside the folder; nothing where there is none. The
/// examples in its documentation can be tested only by its name.
fn library_name(source: &Path) -> Option<String> {
    let manifest = fs::read_to_string(source.parent()?.join("Cargo.toml")).ok()?;
    name_in(&manifest, "[lib]").or_else(|| Some(name_in(&manifest, "[package]")?.replace('-', "_")))
}

/// The key `name` of a section of a manifest.
fn name_in(manifest: &str, section: &str) -> Option<String> {
    let lines = manifest.lines().map(str::trim).skip_while(|line| *line != section).skip(1);
    let mut keys = lines.take_while(|line| !line.starts_with('['));
    let value = keys.find_map(|line| line.strip_prefix("name")?.trim_start().strip_prefix('='))?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value.split(quote).nth(1).map(str::to_owned)
}

pub(crate) fn run(arguments: &Generate) -> Result<Exit, Failure> {
    let start = Instant::now();
    let loaded = load(&[&arguments.specs]).map_err(|error| Failure(error.to_string()))?;
    let (report, loaded) = loaded.into_parts();
    if !report.diagnostics().is_empty() {
        anstream::eprint!("{}", render(&report, text_style(&std::io::stderr())));
    }
    if report.has_errors() {
        return Ok(Exit::Findings);
    }
    let options = Options { doc_tests: library_name(&arguments.out), ..Options::default() };
    let files = generate(&loaded.apis, &options).map_err(|error| Failure(error.to_string()))?;
    let changes =
        plan(&arguments.out, &files).map_err(|error| Failure::file("read", &arguments.out, &error))?;
    let out = arguments.out.display();
    if arguments.check {
        if changes.is_empty() {
            print(format!("{out} is what the specs say: {} files\n", files.len()).as_bytes())?;
            return Ok(Exit::Success);
        }
        print(changes.diff().as_bytes())?;
        anstream::eprintln!("error: {out} is not what the specs say; run `cargo run -- generate`");
        return Ok(Exit::Findings);
    }
    apply(&changes).map_err(|error| Failure::file("write", &arguments.out, &error))?;
    let took = start.elapsed().as_millis();
    print(format!("{changes}{} files in {out}, {took} ms\n", files.len()).as_bytes())?;
    Ok(Exit::Success)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_name_of_the_library_in_its_manifest() {
        let package =
            "[package]\nversion = \"1\"\nname = \"my-vendors\" # as published\n\n[features]\nname = []\n";
        assert_eq!(name_in(package, "[package]").as_deref(), Some("my-vendors"));
        assert_eq!(name_in(package, "[lib]"), None);
        assert_eq!(
            name_in(&format!("{package}[lib]\nname = 'vendors'\n"), "[lib]").as_deref(),
            Some("vendors")
        );
        assert_eq!(name_in("[package]\nname.workspace = true\n", "[package]"), None);
    }
}
