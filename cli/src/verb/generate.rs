//! `generate`: writes the Rust code of specs, or tells what would change.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use groupwright_codegen::emit::Options;
use groupwright_codegen::generate::generate;
use groupwright_codegen::load::Inputs;
use groupwright_codegen::memo::{self, Made, Memo};
use groupwright_codegen::report::{Style, render};
use groupwright_codegen::write::{apply, plan, replace};

use super::print;
use crate::arguments::Generate;
use crate::depfile::rule;
use crate::exit::{Exit, Failure};
use crate::spec::text_style;
use crate::stderr::say;

/// The name in Rust of the library whose source folder this is, by the manifest beside the folder; nothing where there is none. The
/// examples in its documentation can be tested only by its name.
fn library_name(source: &Path) -> Option<String> {
    let manifest = fs::read_to_string(manifest(source)?).ok()?;
    name_in(&manifest, "[lib]").or_else(|| Some(name_in(&manifest, "[package]")?.replace('-', "_")))
}

/// Where the manifest of the library is whose source folder this is.
fn manifest(source: &Path) -> Option<PathBuf> {
    Some(source.parent()?.join("Cargo.toml"))
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
    let inputs = Inputs::read(&[&arguments.specs]).map_err(|error| Failure(error.to_string()))?;
    let options = Options { doc_tests: library_name(&arguments.out), ..Options::default() };
    let style = text_style(&std::io::stderr());
    // With a depfile, what was read is all that was read, and a build system remembers.
    let is_remembered = !arguments.check && arguments.depfile.is_none();
    let memos = if is_remembered { memo::folder(&arguments.out) } else { None };
    let memo =
        memos.map(|memos| Memo::new(&memos, &arguments.specs, &arguments.out, &inputs, &(&options, style)));
    let made = match memo.as_ref().and_then(Memo::recall) {
        Some(made) => {
            say(format_args!("{}", made.said));
            made
        }
        None => {
            let Some(made) = made(&inputs, &options, style)? else { return Ok(Exit::Findings) };
            if let Some(memo) = memo {
                memo.keep(&made);
            }
            made
        }
    };
    let changes =
        plan(&arguments.out, &made.files).map_err(|error| Failure::file("read", &arguments.out, &error))?;
    let out = arguments.out.display();
    if arguments.check {
        if changes.is_empty() {
            print(format!("{out} is what the specs say: {} files\n", made.files.len()).as_bytes())?;
            return Ok(Exit::Success);
        }
        print(changes.diff().as_bytes())?;
        say(format_args!("error: {out} is not what the specs say; run `cargo run -- generate`\n"));
        return Ok(Exit::Findings);
    }
    apply(&changes).map_err(|error| Failure::file("write", &arguments.out, &error))?;
    if let Some(depfile) = &arguments.depfile {
        let manifest = manifest(&arguments.out).filter(|path| path.is_file());
        let paths = inputs.paths().into_iter().chain(manifest.as_deref());
        let rule = rule(&arguments.out.join("lib.rs"), paths)?;
        replace(depfile, &rule).map_err(|error| Failure::file("write", depfile, &error))?;
    }
    let took = start.elapsed().as_millis();
    print(format!("{changes}{} files in {out}, {took} ms\n", made.files.len()).as_bytes())?;
    Ok(Exit::Success)
}

/// Checks and generates; nothing where the specs have errors. Findings are reported.
fn made(inputs: &Inputs, options: &Options, style: Style) -> Result<Option<Made>, Failure> {
    let (report, loaded) = inputs.check().into_parts();
    let said = if report.diagnostics().is_empty() { String::new() } else { render(&report, style) };
    say(format_args!("{said}"));
    if report.has_errors() {
        return Ok(None);
    }
    let files = generate(&loaded.apis, options).map_err(|error| Failure(error.to_string()))?;
    Ok(Some(Made { modules: Vec::new(), files, said }))
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
