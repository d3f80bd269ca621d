//! The conditions by which a reply is told from others of its status.

use super::Text;
use crate::rule::Pattern;

/// A condition by which a reply is recognized: on a member of the body, on the whole body, or on a header
/// field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    path: &'static [&'static str],
    items: &'static [usize],
    is_header: bool,
    test: Test,
}

impl Condition {
    /// Creates a condition. `path` is the path to the member, as wire names; without any, it is the whole
    /// body.
    pub const fn new(path: &'static [&'static str], test: Test) -> Self {
        Self { path, items: &[], is_header: false, test }
    }

    /// Sets the positions in the path of what are not names but numbers of items of a list, from 0.
    pub const fn with_items(mut self, items: &'static [usize]) -> Self {
        self.items = items;
        self
    }

    /// Makes it a condition on the header field whose name is the path.
    pub const fn of_header(mut self) -> Self {
        self.is_header = true;
        self
    }

    /// Returns the path to the member, as wire names.
    pub const fn path(&self) -> &'static [&'static str] {
        self.path
    }

    /// Returns the positions in the path of what are not names but numbers of items of a list, from 0.
    pub const fn items(&self) -> &'static [usize] {
        self.items
    }

    /// Returns the name of the header field, if it is a condition on one.
    pub const fn header(&self) -> Option<&'static str> {
        match self.path {
            [name] if self.is_header => Some(name),
            _ => None,
        }
    }

    /// Returns the test of the value.
    pub const fn test(&self) -> Test {
        self.test
    }
}

/// Sets of conditions, of which one must be met. It counts as one condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnyOf {
    sets: &'static [&'static [Condition]],
}

impl AnyOf {
    /// Creates the choice between sets of conditions. A set is met if all its conditions are.
    pub const fn new(sets: &'static [&'static [Condition]]) -> Self {
        Self { sets }
    }

    /// Returns the sets of conditions.
    pub const fn sets(&self) -> &'static [&'static [Condition]] {
        self.sets
    }
}

/// The test of a value in a condition. White space around a text is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// The value is equal to one of these texts. If it is declared, they are compared in its domain.
    Is(&'static [Text<'static>]),
    /// The value is equal to none of these texts, or absent.
    IsNot(&'static [Text<'static>]),
    /// The value is present and not null.
    Present,
    /// The value is absent or null.
    Absent,
    /// The value is there, perhaps as null.
    Given,
    /// The value is not there, not even as null.
    Missing,
    /// The value is of one of these kinds.
    Kind(&'static [JsonKind]),
    /// The text of the value starts with one of these.
    StartsWith(&'static [&'static str]),
    /// The text of the value contains one of these.
    Contains(&'static [&'static str]),
    /// Some part of the text of the value matches the pattern.
    Matches(&'static Pattern),
}

/// The kind of a JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    List,
    /// An object.
    Structure,
}

impl JsonKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Null, Self::Boolean, Self::Number, Self::String, Self::List, Self::Structure];

    /// Returns its name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::List => "list",
            Self::Structure => "structure",
        }
    }

    /// Returns the kind of a name in the spec language.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
