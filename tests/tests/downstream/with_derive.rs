//! The project whose own structs are held against its own specs by the derives.

use std::fs;

use crate::packages::text;
use crate::project::Project;

const SPEC: &str = "specs/library/create_shelf.yaml";

/// Whether the project's own code was looked at again.
fn is_checked_again(project: &Project) -> bool {
    let done = project.cargo(&["check", "--lib"]);
    let said = text(&done.stderr);
    assert!(done.status.success(), "{said}");
    said.contains("Checking with-derive")
}

#[test]
fn project_builds_and_passes_its_tests() {
    let project = Project::new("with_derive", "with_derive", "0.2.0");
    let said = project.succeed(&["test", "--quiet"]);
    assert!(said.contains("3 passed"), "{said}");
}

/// One test, since the steps follow each other on one copy.
#[test]
fn rechecks_structs_after_an_edit_of_their_spec() {
    let project = Project::new("with_derive", "derive_again", "0.2.1");
    is_checked_again(&project);
    assert!(!is_checked_again(&project), "nothing was touched, but it was checked again");

    let path = project.folder.join(SPEC);
    let before = fs::read_to_string(&path).unwrap();
    fs::write(&path, before.replace("maximum: 9", "maximum: 8")).unwrap();
    assert!(is_checked_again(&project), "the spec was changed, but nothing was checked");

    fs::write(
        &path,
        before.replace(
            "      label: { type: string, required: true, max_length",
            "      lable: { type: string, required: true, max_length",
        ),
    )
    .unwrap();
    let done = project.cargo(&["check", "--lib"]);
    let said = text(&done.stderr);
    assert!(!done.status.success(), "{said}");
    for part in ["src/lib.rs", "specs/library/create_shelf.yaml:28:7", "lable"] {
        assert!(said.contains(part), "{part} is not named: {said}");
    }
}
