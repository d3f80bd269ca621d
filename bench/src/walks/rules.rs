//! Validation: the walk beside garde.

use garde::{Report, Validate};
use groupwright_engine::validate::validate;

use super::row::Rows;
use groupwright_samples::invitation::{Invitation, broken, sample};

const CALLS: u32 = 500;

fn garde_broken(request: &Invitation) -> Result<(), Report> {
    request.validate()
}

/// Where the walk finds rules broken, sorted.
fn places(request: &Invitation) -> Vec<String> {
    let violations = validate(request).err().into_iter().flatten();
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

/// The rows of requests that keep their rules, without and with a list of structures, and of one that breaks some.
pub(crate) fn rows(rows: &mut Rows) {
    for (name, request, count) in [
        ("validate, 5 fields and a guest", sample(1), 0),
        ("validate, 20 structures", sample(20), 0),
        ("validate, 20 structures, 9 rules broken", broken(), 9),
    ] {
        assert_eq!((places(&request).len(), places(&request)), (count, garde_places(&request)));
        rows.pair(&format!("{name}, garde"), CALLS, || validate(&request), || garde_broken(&request));
    }
}
