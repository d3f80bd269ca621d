//! Rustdoc of the layers around bodies.

use super::code;
use crate::model::Envelope;

/// Returns the layers around a body and their constants, as a sentence for each, if there are some.
pub(crate) fn envelopes(envelopes: &[Envelope]) -> Option<String> {
    let first = envelopes.first()?;
    let are_same = envelopes.iter().all(|envelope| envelope.names() == first.names());
    let layers = |envelope: &Envelope| {
        let constants = envelope.constants.iter();
        let constants = constants
            .map(|constant| code(&format!("{}: {}", constant.path.value.join("."), constant.member.value)));
        let constants: Vec<String> = constants.collect();
        let beside =
            if constants.is_empty() { String::new() } else { format!(", beside {}", constants.join(", ")) };
        format!("{}{beside}", code(&envelope.names().join(".")))
    };
    if are_same {
        return Some(format!("On the wire, the body is in {}.", layers(first)));
    }
    let each = envelopes.iter();
    let each = each
        .map(|envelope| format!("On the wire, the body is in {} in {}.", layers(envelope), envelope.format));
    Some(each.collect::<Vec<_>>().join(" "))
}
