//! Facts and remarks.

use groupwright_engine::table::{self, Fact};

use crate::intern;
use crate::model::Note;

/// A fact that has no effect on messages.
pub(super) fn fact(key: &'static str, note: &Note) -> Fact {
    Fact::new(key, intern::text(&note.text)).with_evidence(note.provenance.evidence)
}

/// A remark.
pub(super) fn note(note: &Note) -> table::Note {
    let row = table::Note::new(intern::text(&note.text)).with_evidence(note.provenance.evidence);
    row.with_source(intern::text(&note.provenance.source))
}
