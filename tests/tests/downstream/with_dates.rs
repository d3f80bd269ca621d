//! The project whose generated code carries dates in the types of other libraries.

use crate::project::Project;

#[test]
fn project_builds_and_passes_its_tests() {
    let project = Project::new("with_dates", "with_dates", "0.3.0");
    let said = project.succeed(&["test", "--quiet"]);
    assert!(said.contains("3 passed"), "{said}");
}
