//! The documentation of how something is known, and of facts that have no effect on messages.

use groupwright_engine::table::Evidence;

use super::{code, escape, one_line, paragraphs};
use crate::model::{KeyEvidence, Note, Provenance, Said};

/// Returns the evidence for a fact, unless the documentation states it.
pub(super) fn evidence(evidence: Evidence, source: &str) -> Option<String> {
    how(evidence, source, "")
}

/// Returns the evidence for what is named, unless the documentation states it.
fn how(evidence: Evidence, source: &str, named: &str) -> Option<String> {
    let how = match evidence {
        Evidence::Documented if source.is_empty() => return None,
        Evidence::Documented => "Documented",
        Evidence::Example => "Not stated in the documentation, but shown by an example",
        Evidence::Observed => "Not documented, but observed",
        Evidence::Assumed => "Not documented, but assumed",
    };
    let from = if source.is_empty() { String::new() } else { format!(" ({})", escape(&one_line(source))) };
    Some(format!("*{how}{named}{from}.*"))
}

/// Returns how single keys are known, one paragraph for all that are known in the same way.
pub(super) fn keys(keys: &[KeyEvidence]) -> Vec<String> {
    let mut ways: Vec<(Evidence, &str, Vec<String>)> = Vec::new();
    for KeyEvidence { key, evidence, source } in keys {
        match ways.iter_mut().find(|(known, from, _)| known == evidence && from == source) {
            Some((_, _, names)) => names.push(code(key)),
            None => ways.push((*evidence, source, vec![code(key)])),
        }
    }
    let rows = ways
        .iter()
        .filter_map(|(evidence, source, names)| how(*evidence, source, &format!(": {}", names.join(", "))));
    rows.collect()
}

/// Returns how something is known, and how its single keys are, unless the documentation states it.
pub(crate) fn provenance(provenance: &Provenance) -> impl Iterator<Item = String> {
    evidence(provenance.evidence, &provenance.source).into_iter().chain(keys(&provenance.keys))
}

/// Returns how something is known, with a space before it to follow a text.
pub(in crate::emit) fn with_provenance(provenance: &Provenance) -> String {
    std::iter::once(String::new()).chain(self::provenance(provenance)).collect::<Vec<_>>().join(" ")
}

/// Returns a text in one line, followed by how it is known. `None` if there is neither.
pub(crate) fn said(doc: &str, provenance: &Provenance) -> Option<String> {
    let parts = paragraphs(doc).into_iter().chain(self::provenance(provenance));
    Some(parts.collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty())
}

/// Returns a note in one line, followed by how it is known.
pub(super) fn note(note: &Note) -> String {
    format!("{}{}", paragraphs(&note.text).join(" "), with_provenance(&note.provenance))
}

/// Returns facts as a list, if there are any.
pub(super) fn facts_of(facts: &Said) -> Option<String> {
    let rows: Vec<String> =
        facts.iter().map(|(key, fact)| format!("- {}: {}", key.replace('_', " "), note(fact))).collect();
    (!rows.is_empty()).then(|| rows.join("\n"))
}
