//! What stands in place of a value that nobody sets: a default, or the value of a constant member.

use super::ConstantValue;

/// The value that the vendor uses if a field is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Default {
    /// None is documented.
    None,
    /// This value, in JSON.
    Value(&'static str),
    /// The value of the field with this wire name.
    Field(&'static str),
}

/// What stands in place of a value that nobody sets. It is no larger than a default.
#[derive(Clone, Copy, Debug)]
pub(super) enum Unset {
    /// Nothing is known of it.
    Nothing,
    /// This default, in JSON, and whether it is written.
    Value(&'static str, bool),
    /// The value of the field with this wire name, and whether it is written.
    Field(&'static str, bool),
    /// The value of a constant member.
    Constant(&'static ConstantValue),
}

impl Unset {
    /// A default that is not written.
    pub(super) const fn new(default: Default) -> Self {
        match default {
            Default::None => Self::Nothing,
            Default::Value(json) => Self::Value(json, false),
            Default::Field(name) => Self::Field(name, false),
        }
    }

    /// The same, which is written.
    pub(super) const fn sent(self) -> Self {
        match self {
            Self::Value(json, _) => Self::Value(json, true),
            Self::Field(name, _) => Self::Field(name, true),
            Self::Nothing | Self::Constant(_) => self,
        }
    }

    /// Returns whether it is a default that is written.
    #[inline]
    pub(super) const fn is_sent(self) -> bool {
        match self {
            Self::Value(_, sent) | Self::Field(_, sent) => sent,
            Self::Nothing | Self::Constant(_) => false,
        }
    }

    /// Returns the default.
    pub(super) const fn default(self) -> Default {
        match self {
            Self::Value(json, _) => Default::Value(json),
            Self::Field(name, _) => Default::Field(name),
            Self::Nothing | Self::Constant(_) => Default::None,
        }
    }

    /// Returns the value of a constant member.
    #[inline]
    pub(super) const fn constant(self) -> Option<&'static ConstantValue> {
        match self {
            Self::Constant(value) => Some(value),
            Self::Nothing | Self::Value(..) | Self::Field(..) => None,
        }
    }
}
