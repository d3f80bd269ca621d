//! The short path for values that keep all rules: by far most. It tells nothing but that, and leaves to the whole walk all that a
//! look at each value does not tell.

use super::scalar::is_sound;
use crate::table::{Node, ParameterLocation};
use crate::value::{Record, Value};
use crate::walk::{Limits, ValueKind, of_kind};

/// Returns whether a structure at this depth certainly keeps all rules: it has every member in every message, no rules across its
/// members, and sound values. Where this returns false, rules may be kept all the same.
pub(super) fn is_clean(record: &dyn Record, depth: usize) -> bool {
    let shape = record.shape();
    depth < Limits::USUAL.depth
        && shape.messages().is_empty()
        && !shape.sends_defaults()
        && shape.rules().is_empty()
        && shape.fields().iter().enumerate().all(|(index, field)| {
            let value = record.get(index);
            is_sound(&value, field.node(), field.location())
                || (value.is_absent() && !field.is_required())
                || (!field.is_additional()
                    && is_clean_within(&value, field.node(), field.location(), depth + 1))
        })
}

/// Returns whether a list of such values, or a structure, certainly keeps all rules.
#[inline(never)]
fn is_clean_within(value: &Value<'_>, node: &Node, location: ParameterLocation, depth: usize) -> bool {
    if node.hints().packings().is_some() {
        return false;
    }
    match of_kind(value, node.kind()) {
        ValueKind::List(list, item) => {
            depth < Limits::USUAL.depth
                && (node.rules().is_empty() || node.bounds().admit_count(list.len()))
                && (0..list.len()).all(|index| {
                    let value = list.get(index);
                    is_sound(&value, item, location) || is_clean_within(&value, item, location, depth + 1)
                })
        }
        ValueKind::Record(record) => node.rules().is_empty() && is_clean(record, depth),
        ValueKind::Absent
        | ValueKind::Null
        | ValueKind::Scalar(_)
        | ValueKind::Map(..)
        | ValueKind::Union(_)
        | ValueKind::Json(_)
        | ValueKind::Mismatch => false,
    }
}
