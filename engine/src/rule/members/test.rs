//! Conditions on members, for rules that apply only in some cases.

use std::fmt;

use super::super::Instance;
use super::Members;
use crate::domain::Domain;
use crate::equality::{same_scalar, same_text};
use crate::scalar::Scalar;

/// A condition on a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberTest {
    member: &'static str,
    wanted: Wanted,
}

/// What a member must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Is(Domain, &'static [&'static str]),
    IsNot(Domain, &'static [&'static str]),
    Present,
    Absent,
}

impl MemberTest {
    /// Requires one of these values, in the default spelling of the member's domain.
    pub const fn is(member: &'static str, domain: Domain, values: &'static [&'static str]) -> Self {
        Self { member, wanted: Wanted::Is(domain, values) }
    }

    /// Requires none of these values. The member can be absent.
    pub const fn is_not(member: &'static str, domain: Domain, values: &'static [&'static str]) -> Self {
        Self { member, wanted: Wanted::IsNot(domain, values) }
    }

    /// Requires that the member is given.
    pub const fn present(member: &'static str) -> Self {
        Self { member, wanted: Wanted::Present }
    }

    /// Requires that the member is absent or null.
    pub const fn absent(member: &'static str) -> Self {
        Self { member, wanted: Wanted::Absent }
    }

    /// Returns the wire name of the member.
    pub const fn member(&self) -> &'static str {
        self.member
    }

    /// Returns the name of the constructor, and the domain and the values, if it takes any.
    pub const fn parts(&self) -> (&'static str, Option<(Domain, &'static [&'static str])>) {
        match self.wanted {
            Wanted::Is(domain, values) => ("is", Some((domain, values))),
            Wanted::IsNot(domain, values) => ("is_not", Some((domain, values))),
            Wanted::Present => ("present", None),
            Wanted::Absent => ("absent", None),
        }
    }

    pub(super) fn is_met(&self, structure: &dyn Members) -> bool {
        let found = structure.member(self.member);
        let among = |domain, values: &[&str]| {
            let scalar = found.and_then(Instance::scalar);
            scalar.is_some_and(|scalar| values.iter().any(|value| is_same(domain, scalar, value)))
        };
        match self.wanted {
            Wanted::Is(domain, values) => among(domain, values),
            Wanted::IsNot(domain, values) => !among(domain, values),
            Wanted::Present => found.is_some(),
            Wanted::Absent => found.is_none(),
        }
    }
}

/// Returns whether a value is the one that a text represents. Values of enumerations are texts.
fn is_same(domain: Domain, found: Scalar<'_>, wanted: &str) -> bool {
    match found.string() {
        Some(text) => same_text(domain, text, wanted),
        None => domain.read(wanted).is_some_and(|wanted| same_scalar(found, wanted)),
    }
}

impl fmt::Display for MemberTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.member)?;
        match self.wanted {
            Wanted::Is(_, values) => write!(f, " is {}", values.join(" or ")),
            Wanted::IsNot(_, values) => write!(f, " is not {}", values.join(" or ")),
            Wanted::Present => f.write_str(" is given"),
            Wanted::Absent => f.write_str(" is not given"),
        }
    }
}
