//! Groups in words that all vendors share: from a [`NewGroup`] to the request of a vendor, and from its response to a [`Group`].
//!
//! Which field has which role is said by the `group` map of a spec, in [`Endpoint::group`](crate::table::Endpoint::group).

mod carry;
mod created;
mod missing;
mod path;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

pub use carry::{Carried, carried, carry};
pub use created::created;

/// The role of the name of a group.
const NAME: &str = "name";
/// The role of the identifier that the vendor gives.
const ID: &str = "id";

/// A group to be created, in words that all vendors share: texts by their roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGroup {
    values: BTreeMap<String, Vec<String>>,
}

impl NewGroup {
    /// Creates a group with a name and nothing else.
    pub fn new(name: impl Into<String>) -> Self {
        Self { values: BTreeMap::new() }.with(NAME, name)
    }

    /// Sets what the group is for.
    #[must_use]
    pub fn with_description(self, description: impl Into<String>) -> Self {
        self.with("description", description)
    }

    /// Sets who owns the group: an identifier of the vendor.
    #[must_use]
    pub fn with_owner(self, owner: impl Into<String>) -> Self {
        self.with("owner", owner)
    }

    /// Adds members: identifiers of the vendor.
    #[must_use]
    pub fn with_members(self, members: impl IntoIterator<Item = impl Into<String>>) -> Self {
        members.into_iter().fold(self, |group, member| group.with("members", member))
    }

    /// Adds a value of a role of the `group` maps of specs, such as `external_id` or `folder`.
    #[must_use]
    pub fn with(mut self, role: impl Into<String>, value: impl Into<String>) -> Self {
        self.values.entry(role.into()).or_default().push(value.into());
        self
    }

    /// Returns the values of a role.
    pub fn values(&self, role: &str) -> &[String] {
        self.values.get(role).map_or(&[], Vec::as_slice)
    }

    /// Returns the roles that have values, in the order of the alphabet.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }
}

/// A group that a vendor has created, in words that all vendors share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    values: BTreeMap<&'static str, Vec<String>>,
}

impl Group {
    /// Returns the identifier that the vendor gave it, if its response has one.
    pub fn id(&self) -> Option<&str> {
        self.value(ID)
    }

    /// Returns the name.
    pub fn name(&self) -> Option<&str> {
        self.value(NAME)
    }

    /// Returns the first value of a role.
    pub fn value(&self, role: &str) -> Option<&str> {
        self.values(role).first().map(String::as_str)
    }

    /// Returns the values of a role.
    pub fn values(&self, role: &str) -> &[String] {
        self.values.get(role).map_or(&[], Vec::as_slice)
    }

    /// Returns the roles that have values, in the order of the alphabet.
    pub fn roles(&self) -> impl Iterator<Item = &'static str> {
        self.values.keys().copied()
    }
}

/// Values of a group that the request of a vendor has no place for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The role.
    pub role: String,
    /// How many values are lost.
    pub lost: usize,
    /// How many values the request carries: none where it has no such field.
    pub carried: usize,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { role, lost, carried } = self;
        match (carried, lost) {
            (0, _) => write!(f, "the request has no field for `{role}`"),
            (carried, lost) => {
                write!(f, "the request carries {carried} of {} values of `{role}`", carried + lost)
            }
        }
    }
}

/// A value of a group that cannot be in the vendor's field. The value is not shown: it may be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The role.
    pub role: String,
    /// What the field expects: `an integer`.
    pub expected: String,
    /// The JSON Pointer of the field in the request (RFC 6901).
    pub place: String,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} for `{}`, which is the field at {}", self.expected, self.role, self.place)
    }
}

/// Why a group is no request of a vendor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupError {
    /// The values that cannot be in their fields.
    pub misfits: Vec<Misfit>,
    /// The JSON Pointers of required fields that no value of the group is for, which are to be set otherwise.
    pub missing: Vec<String>,
}

impl fmt::Display for GroupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let misfits = self.misfits.iter().map(ToString::to_string);
        let missing = self.missing.iter();
        let missing = missing
            .map(|place| format!("the request also requires the field at {place}, which is to be set first"));
        f.write_str(&misfits.chain(missing).collect::<Vec<_>>().join("\n"))
    }
}

impl Error for GroupError {}
