//! When a project with a build script is built again, and what its user is told.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::files;
use crate::packages::text;
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
fn a_change_of_the_specs_rebuilds_and_nothing_else_does() {
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
    assert!(fs::read_to_string(&code).unwrap().contains("pub fn with_colour("));

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
fn a_broken_spec_fails_with_its_place() {
    let project = Project::new("with_build", "broken", "0.1.2");
    change(&project, SPEC, "max_length: 40", "max_lenght: 40");
    change(&project, "specs/reading_room/api.yaml", "what: { type: string", "what: { type: strin");
    let done = project.cargo(&["check", "--lib"]);
    let said = text(&done.stderr);
    assert!(!done.status.success());
    for part in [
        "the specs in specs have mistakes",
        "error[GW0003]: a field has no key `max_lenght`",
        "--> specs/reading_room/create_circle.yaml:12:46",
        "= help: did you mean `max_length`?",
        "--> specs/reading_room/api.yaml:",
        "2 errors in 2 files",
    ] {
        assert!(said.contains(part), "{part:?} is not in:\n{said}");
    }
}

#[test]
fn code_of_another_version_is_one_error() {
    let project = Project::new("with_build", "skew", "0.1.3");
    let other = "//! Code of a generator that is older than the runtime.\n\n\
                 groupwright::generated_by! { \"0.0\" => pub mod shop { pub use ::groupwright::gone::*; } }\n";
    fs::write(project.folder.join("src/lib.rs"), other).unwrap();
    let done = project.cargo(&["check", "--lib"]);
    let said = text(&done.stderr);
    assert!(said.contains("error: this code was generated for groupwright 0.0, but"), "{said}");
    assert_eq!(said.matches("error: ").count(), 2, "the error, and that there was one: {said}");
    assert!(!said.contains("error["), "{said}");
}
