//! The key `client`: a type that is only sent, which need not have every value of the spec.

use super::DeriveError;
use super::attributes::Attributes;
use super::spec::Spec;
use crate::emit::fingerprint::Directions;
use crate::model::Type;
use crate::report::Code;

/// Whether the key is given.
pub(super) fn is_given(attributes: &Attributes) -> bool {
    attributes.word("client").is_some()
}

/// The directions of a type that stands for one of the spec: those of the spec, unless the key is given. One that is never sent
/// is reported.
pub(super) fn directions(
    attributes: &Attributes,
    spec: &Spec,
    named: &Type,
    of_spec: Directions,
    errors: &mut Vec<DeriveError>,
) -> Directions {
    let Some(word) = attributes.word("client") else { return of_spec };
    if !of_spec.sent {
        let message = format!("`client` is for types that are sent, and `{}` is not", named.name.value);
        let spec_note = format!("{} `{}`", spec.at(&named.name.place), named.name.value);
        let error = DeriveError::new(Code::BAD_ATTRIBUTE, word, message).spec_note(spec_note);
        errors
            .push(error.help("remove `client`: a type that is only received can omit what it does not need"));
        return of_spec;
    }
    Directions::SUBSET
}
