//! What most nodes have in common, so that the walks test one flag and take a short path.

use super::{Hints, NodeKind};
use crate::domain::Domain;
use crate::rule::{Bounds, Measure, Rule};

/// A single value of a common domain that has the default spelling in every format, has no packing, and that nothing
/// stands for as null: nearly every single value.
///
/// Values of these kinds, as far as they are of the domain, can be written in every format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Usual {
    /// A text.
    Text,
    /// An integer, which can be every `i64`.
    Integer,
    /// An integer of fewer values.
    Sized,
    /// A number, which must be finite.
    Number,
    /// A boolean.
    Boolean,
    /// A UUID.
    Uuid,
    /// Any other value.
    Other,
}

impl Usual {
    /// Returns what the value of a node is.
    pub(super) const fn of(kind: &NodeKind, hints: &Hints) -> Self {
        match kind {
            NodeKind::Scalar(scalar)
                if scalar.spelling().is_none()
                    && !hints.has_spellings()
                    && hints.packings().is_none()
                    && hints.null_as().is_none() =>
            {
                Self::of_domain(scalar.domain())
            }
            NodeKind::Scalar(_)
            | NodeKind::Enum(_)
            | NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any => Self::Other,
        }
    }

    const fn of_domain(domain: Domain) -> Self {
        match domain {
            Domain::String => Self::Text,
            Domain::Integer | Domain::Int64 => Self::Integer,
            Domain::Number => Self::Number,
            Domain::Boolean => Self::Boolean,
            Domain::Uuid => Self::Uuid,
            _ if domain.integer_range().is_some() => Self::Sized,
            _ => Self::Other,
        }
    }
}

/// Returns the bounds that the rules of a node are together, and those of its domain.
pub(super) const fn bounds(kind: &NodeKind, rules: &[Rule]) -> Bounds {
    match kind {
        NodeKind::Scalar(scalar) => match scalar.domain().integer_range() {
            Some((least, most)) => Bounds::of(rules, Measure::Value).within(least, most),
            None if matches!(scalar.domain(), Domain::String) => Bounds::of(rules, Measure::Characters),
            None => Bounds::of(rules, Measure::Other),
        },
        NodeKind::List(_) => Bounds::of(rules, Measure::Items),
        NodeKind::Enum(_) | NodeKind::Record(_) | NodeKind::Map(_) | NodeKind::Union(_) | NodeKind::Any => {
            Bounds::of(rules, Measure::Other)
        }
    }
}
