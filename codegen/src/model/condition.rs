//! Conditions by which replies are told apart, and paths to members.

use std::fmt;

use groupwright_engine::rule::Pattern;
use groupwright_engine::table::JsonKind;

use super::{Literal, Located};
use crate::syntax::{NodePath, quoted};

/// Something that must hold for a reply to be the one.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What it is on.
    pub subject: Located<Subject>,
    /// What must hold.
    pub test: ReplyTest,
}

/// Sets of conditions, of which one must hold.
#[derive(Clone, Debug)]
pub struct AnyOf {
    /// The sets. All conditions of a set must hold.
    pub sets: Vec<Vec<Condition>>,
    /// Where the first one stands that is an empty list, if one is.
    pub empty: Option<NodePath>,
    /// Where it stands.
    pub place: NodePath,
}

/// What a condition is on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The member of the body to which this leads; without steps, the whole body.
    Body(Vec<PathStep>),
    /// A header field.
    Header(String),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body(path) if path.is_empty() => f.write_str("the body"),
            Self::Body(path) => f.write_str(&quoted(&path_text(path))),
            Self::Header(name) => write!(f, "the header field {}", quoted(name)),
        }
    }
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathStep {
    /// To the member of this wire name.
    Name(String),
    /// To the item of a list, from 0.
    Item(usize),
}

impl PathStep {
    /// The steps of a dotted path.
    pub fn dotted(text: &str) -> Vec<Self> {
        text.split('.').map(|name| Self::Name(name.to_owned())).collect()
    }

    /// Whether it could not be written in a dotted path.
    fn needs_list(&self) -> bool {
        match self {
            Self::Name(name) => name.is_empty() || name.contains('.'),
            Self::Item(_) => true,
        }
    }
}

/// A string in the quotes of JSON, or a number.
impl fmt::Display for PathStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => f.write_str(&quoted(name)),
            Self::Item(index) => write!(f, "{index}"),
        }
    }
}

/// A path as it is written: with dots where they tell the names apart, and as a list otherwise.
pub fn path_text(path: &[PathStep]) -> String {
    let names: Vec<&str> = path
        .iter()
        .map(|step| match step {
            PathStep::Name(name) => name.as_str(),
            PathStep::Item(_) => "",
        })
        .collect();
    if !path.iter().any(PathStep::needs_list) {
        return names.join(".");
    }
    let steps: Vec<String> = path.iter().map(PathStep::to_string).collect();
    format!("[{}]", steps.join(", "))
}

/// What must hold of something for a reply to be the one.
#[derive(Clone, Debug)]
pub enum ReplyTest {
    /// What may be asked of a member of a structure too.
    Member(ConditionTest),
    /// It is there, perhaps as null.
    Given,
    /// It is not there, not even as null.
    Missing,
    /// It is of one of these kinds.
    Kind(Vec<JsonKind>),
    /// Its text starts with one of these.
    StartsWith(Vec<String>),
    /// Its text contains one of these.
    Contains(Vec<String>),
    /// A part of its text matches this.
    Matches(Located<&'static Pattern>),
}

impl ReplyTest {
    /// The pattern, if it is one.
    pub fn pattern(&self) -> Option<&Located<&'static Pattern>> {
        match self {
            Self::Matches(pattern) => Some(pattern),
            Self::Member(_)
            | Self::Given
            | Self::Missing
            | Self::Kind(_)
            | Self::StartsWith(_)
            | Self::Contains(_) => None,
        }
    }

    /// Whether it asks for the kind of a JSON value.
    pub fn is_kind(&self) -> bool {
        match self {
            Self::Kind(_) => true,
            Self::Member(_)
            | Self::Given
            | Self::Missing
            | Self::StartsWith(_)
            | Self::Contains(_)
            | Self::Matches(_) => false,
        }
    }
}

/// What must hold of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionTest {
    /// It is one of these.
    Is(Vec<Literal>),
    /// It is none of these.
    IsNot(Vec<Literal>),
    /// It is there and not null.
    Present,
    /// It is not there, or null.
    Absent,
}
