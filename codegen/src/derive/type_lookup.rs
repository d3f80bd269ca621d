//! The types of a spec, of which a user's type stands for one by its name.

use proc_macro2::Ident;

use super::DeriveError;
use super::attributes::Attributes;
use super::spec::Spec;
use crate::model::{Enum, Struct, Type, Union};
use crate::report::{Code, nearest};

/// The types of one sort, with what they are.
pub(super) struct Types<'s, T> {
    all: Vec<(&'s Type, &'s T)>,
    /// What one of them is called.
    what: &'static str,
}

/// The structures that an endpoint can hold.
pub(super) fn structures(spec: &Spec) -> Types<'_, Struct> {
    Types { all: of(spec, Type::structure), what: "structure" }
}

/// The enumerations that an endpoint can hold.
pub(super) fn enumerations(spec: &Spec) -> Types<'_, Enum> {
    Types { all: of(spec, Type::enumeration), what: "enumeration" }
}

/// The unions that an endpoint can hold.
pub(super) fn unions(spec: &Spec) -> Types<'_, Union> {
    Types { all: of(spec, Type::union), what: "union" }
}

fn of<'s, T>(spec: &'s Spec, body: impl Fn(&'s Type) -> Option<&'s T>) -> Vec<(&'s Type, &'s T)> {
    let all = spec.api().seen_by(spec.endpoint());
    all.filter_map(|named| Some((named, body(named)?))).collect()
}

impl<'s, T> Types<'s, T> {
    /// The one of this name, in the spec or in Rust.
    pub(super) fn find(&self, name: &str) -> Option<(&'s Type, &'s T)> {
        self.all.iter().find(|(named, _)| named.name.value == name || named.rust == name).copied()
    }

    /// Whether a name is nearly that of one.
    pub(super) fn is_near(&self, name: &str) -> bool {
        nearest(name, self.all.iter().map(|(named, _)| named.name.value.as_str())).is_some()
    }

    /// What is wrong with a type that stands for none. `others` are names that it may also have.
    pub(super) fn unknown(
        &self,
        spec: &Spec,
        attributes: &Attributes,
        ident: &Ident,
        others: &[&str],
    ) -> DeriveError {
        let ((name, tokens), what) = (attributes.named(ident), self.what);
        let names: Vec<&str> = self.all.iter().map(|(named, _)| named.name.value.as_str()).collect();
        let help = match (nearest(&name, names.iter().chain(others).copied()), names.as_slice()) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, []) => format!("the spec has no {what}s"),
            (None, names) => format!("write one with `rename`: `{}`", names.join("`, `")),
        };
        let error =
            DeriveError::new(Code::UNKNOWN_SPEC_TYPE, &tokens, format!("the spec has no {what} `{name}`"));
        match spec.endpoint() {
            Some(endpoint) => {
                error.spec_note(format!("{} the endpoint `{}`", spec.at(&endpoint.path.place), endpoint.name))
            }
            None => error,
        }
        .help(help)
    }
}
