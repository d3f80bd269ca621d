//! Validation: the walk beside `garde`.

use garde::{Report, Validate};

use crate::invitation::{Invitation, broken, sample};
use crate::measure::Bench;
use crate::walk;

const CALLS: u32 = 500;

fn garde_broken(request: &Invitation) -> Result<(), Report> {
    request.validate()
}

/// Where the walk finds rules broken, sorted.
fn places(request: &Invitation) -> Vec<String> {
    let violations = walk::broken(request).err().into_iter().flatten();
    sorted(violations.map(|violation| violation.pointer))
}

/// Where garde does, as JSON Pointers; it goes through the fields by their names.
fn garde_places(request: &Invitation) -> Vec<String> {
    let report = garde_broken(request).err().unwrap_or_else(Report::new);
    let pointer = |path: String| format!("/{}", path.replace(['[', '.'], "/").replace(']', ""));
    sorted(report.iter().map(|(path, _)| pointer(path.to_string())))
}

fn sorted(places: impl Iterator<Item = String>) -> Vec<String> {
    let mut places: Vec<String> = places.collect();
    places.sort();
    places
}

/// The rows of a request that keeps its rules, and of one that breaks some.
pub(crate) fn rows(bench: &Bench) {
    let (kept, broken) = (sample(), broken());
    assert_eq!((places(&kept), garde_places(&kept)), (Vec::new(), Vec::new()));
    assert_eq!((places(&broken).len(), places(&broken)), (9, garde_places(&broken)));
    bench.row("validate", CALLS, || walk::broken(&kept), || garde_broken(&kept));
    bench.row("validate, 9 rules broken", CALLS, || walk::broken(&broken), || garde_broken(&broken));
}
