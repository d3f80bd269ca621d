//! The project that generates the code of its own specs in a build script.

use crate::project::Project;

#[test]
fn project_builds_passes_its_tests_and_runs() {
    let project = Project::new("with_build", "with_build", "0.1.0");
    let said = project.succeed(&["test", "--quiet"]);
    assert!(said.contains("8 passed"), "{said}");
    let said = project.succeed(&["run", "--quiet"]);
    assert!(said.ends_with("Sea stories is at https://reading-room.example/v1/circles/7\n"), "{said}");
}
