//! When a project with a build script is built again, and what its user is told.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::files;
use crate::packages::{root, text};
use crate::project::Project;

const SPEC: &str = "specs/reading_room/create_circle.yaml";

fn change(project: &Project, path: &str, from: &str, to: &str) {
    let path = project.folder.join(path);
    let before = fs::read_to_string(&path).unwrap();
    assert!(before.contains(from), "{} does not say {from:?}", path.display());
    fs::write(path, before.replacen(from, to, 1)).unwrap();
}

fn times(folder: &Path) -> Vec<SystemTime> {
    let modified = |path| fs::metadata(folder.join(path)).unwrap().modified().unwrap();
    files::read(folder).into_keys().map(modified).collect()
}

/// One test, since the steps follow each other on one copy.
#[test]
fn rebuilds_only_after_a_change_of_the_specs() {
    let project = Project::new("with_build", "rebuild", "0.1.1");
    let first = project.check();
    assert!(project.check().fresh, "nothing was touched, but it was built again");

    let before = times(&first.generated);
    change(&project, SPEC, "source: our own", "source: our own # as ever");
    assert!(!project.check().fresh, "a spec was touched, but the build script was not run");
    assert_eq!(times(&first.generated), before, "files were written though their bytes are the same");

    change(
        &project,
        SPEC,
        "      labels:",
        "      colour: { type: string, doc: Its colour. }\n      labels:",
    );
    assert!(!project.check().fresh, "a spec was changed");
    let code = first.generated.join("vendors/reading_room/create_circle.rs");
    assert!(fs::read_to_string(&code).unwrap().contains("with_colour(colour: "));

    let labels = fs::read_to_string(project.folder.join("specs/reading_room/set_labels.yaml")).unwrap();
    fs::write(project.folder.join("specs/reading_room/renew_labels.yaml"), labels).unwrap();
    assert!(!project.check().fresh, "a spec was added");
    let added = first.generated.join("vendors/reading_room/renew_labels.rs");
    assert!(added.is_file());

    fs::remove_file(project.folder.join("specs/reading_room/renew_labels.yaml")).unwrap();
    assert!(!project.check().fresh, "a spec was removed");
    assert!(!added.exists(), "the code of a spec that is gone is still there");

    project.restore();
    project.check();
    assert!(project.check().fresh, "nothing was touched after that, but it was built again");
}

#[test]
fn reports_an_invalid_spec_with_its_location() {
    let project = Project::new("with_build", "broken", "0.1.2");
    change(&project, SPEC, "max_length: 40", "max_lenght: 40");
    change(&project, "specs/reading_room/api.yaml", "what: { type: string", "what: { type: strin");
    let done = project.cargo(&["check", "--lib"]);
    let said = text(&done.stderr);
    assert!(!done.status.success());
    let mut parts = shown_by_the_guide(2);
    assert!(parts.iter().any(|part| part.contains("create_circle.yaml:12:46")), "{parts:?}");
    parts.extend(["--> specs/reading_room/api.yaml:", "2 errors in 2 files"].map(str::to_owned));
    for part in parts {
        assert!(said.contains(&part), "{part:?} is not in:\n{said}");
    }
}

#[test]
fn compiles_changed_settings_without_warnings() {
    let project = Project::new("with_build", "settings", "0.1.4");
    let settings = ".docs(false)\n        .server(false)\n        .runtime(\"crate::facade\")\n        .only(\"reading_room.create_circle\")\n        .field_attribute(\"reading_room.create_circle.Book.pages\", \"#[deprecated]\")\n        .compile(";
    // What the guide says that can be selected can be.
    let guide = fs::read_to_string(root().join("docs/build.md")).unwrap();
    let selectors = guide.lines().filter(|line| line.starts_with("| ")).flat_map(|line| line.split('`'));
    let selectors: Vec<&str> = selectors.filter(|part| part.starts_with("reading_room.")).collect();
    assert!(selectors.len() > 5, "{selectors:?}");
    let selected = selectors
        .iter()
        .map(|selector| format!(".field_attribute(\"{selector}\", \"#[doc(alias = \\\"{selector}\\\")]\")"));
    let settings = format!("{}{settings}", selected.collect::<String>());
    change(&project, "build.rs", ".compile(", &settings);
    change(
        &project,
        "src/lib.rs",
        "groupwright::include_specs!();",
        "pub use groupwright as facade;\n\nfacade::include_specs!();",
    );
    let generated = project.check().generated;
    let names: Vec<_> = files::read(&generated.join("vendors/reading_room")).into_keys().collect();
    assert_eq!(names, [Path::new("create_circle.rs"), Path::new("mod.rs")]);
}

#[test]
fn reports_an_unsuitable_external_type_as_one_error() {
    let project = Project::new("with_build", "extern", "0.1.5");
    change(&project, "build.rs", "crate::instant::Instant", "::std::string::String");
    let done = project.cargo(&["check", "--lib"]);
    let said = text(&done.stderr);
    assert!(said.contains("GW0707: `std::string::String` cannot represent the type `datetime`"), "{said}");
    assert_eq!(said.matches("error[").count(), 1, "{said}");
}

/// What the guide shows of what cargo says: the lines of the report of this number, from 1.
fn shown_by_the_guide(number: usize) -> Vec<String> {
    let guide = fs::read_to_string(root().join("docs/build.md")).unwrap();
    let blocks = guide.split("```text\n").skip(1).filter_map(|rest| rest.split("```").next());
    let mut reports = blocks.filter(|block| block.contains("error"));
    let report = number.checked_sub(1).and_then(|before| reports.nth(before));
    let lines = report.expect("the guide shows a report").lines();
    lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// The build script's own code, made to ask for another version than the one it is.
const AGED: &str = "\
    let door = std::path::Path::new(&std::env::var(\"OUT_DIR\")?).join(\"groupwright/vendors/reading_room.rs\");
    let text = std::fs::read_to_string(&door)?;
    assert!(text.contains(\"\\\"0.1.0\\\" =>\"));
    std::fs::write(&door, text.replace(\"\\\"0.1.0\\\" =>\", \"\\\"0.1.1\\\" =>\"))?;
    Ok(())
";

#[test]
fn reports_code_of_another_version_as_one_error() {
    let project = Project::new("with_build", "skew", "0.1.3");
    change(&project, "build.rs", "    Ok(())\n", AGED);
    // All that the program and the tests of the project use, as its library would.
    for (file, module) in [("src/main.rs", "program"), ("tests/reading_room.rs", "uses")] {
        let text = fs::read_to_string(project.folder.join(file)).unwrap();
        let text = text.replace("with_build::", "crate::").replace("#[test]\nfn", "pub fn");
        fs::write(project.folder.join(format!("src/{module}.rs")), text).unwrap();
    }
    change(&project, "src/lib.rs", "pub mod instant;", "pub mod instant;\npub mod program;\npub mod uses;");
    let done = project.cargo(&["check", "--lib"]);
    let said = text(&done.stderr);
    let shown = shown_by_the_guide(1);
    assert!(shown.len() == 1 && said.contains(&shown[0]), "{shown:?} is not in:\n{said}");
    assert_eq!(said.matches("error: ").count(), 2, "the error, and that there was one: {said}");
    assert!(!said.contains("error["), "{said}");
}
