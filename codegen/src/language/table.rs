//! What the table of words is made of.

use std::fmt;

use super::dependency::Dependency;
use super::listing::quoted;

/// A mapping with known keys.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its name.
    pub name: &'static str,
    /// The name with its article: `an endpoint`.
    pub noun: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// A whole one.
    pub example: &'static str,
    /// Its keys, in the order of the reference.
    pub keys: Vec<Key>,
    /// How its keys depend on each other.
    pub dependencies: Vec<Dependency>,
}

impl Section {
    /// A section of this noun.
    pub(super) fn new(name: &'static str, noun: &'static str, doc: &'static str) -> Self {
        Self { name, noun, doc, example: "", keys: Vec::new(), dependencies: Vec::new() }
    }

    /// Adds keys.
    pub(super) fn keys(mut self, keys: impl IntoIterator<Item = Key>) -> Self {
        self.keys.extend(keys);
        self
    }

    /// Adds dependencies between the keys.
    pub(super) fn dependencies(mut self, dependencies: impl IntoIterator<Item = Dependency>) -> Self {
        self.dependencies.extend(dependencies);
        self
    }

    /// Sets a whole example.
    pub(super) fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    /// Lets each key have its own evidence, but those of which nothing can be known apart, and those that have it in their values.
    pub(super) fn sourced(mut self) -> Self {
        for key in &mut self.keys {
            key.sourced |= !(UNSOURCED.contains(&key.name) || key.value.has_evidence());
        }
        self
    }

    /// The key of this name.
    pub fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// A key of a section.
#[derive(Clone, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What may stand under it.
    pub value: Value,
    /// Whether it must be given, or what holds when it is not.
    pub need: Need,
    /// What it means.
    pub doc: &'static str,
    /// The key with a value, on one line.
    pub example: &'static str,
    /// Whether it can have its own evidence: `{ value: …, evidence: observed }` in place of its value.
    pub sourced: bool,
}

impl Key {
    /// A key that may be left out.
    pub(super) fn new(name: &'static str, value: Value, doc: &'static str, example: &'static str) -> Self {
        Self { name, value, need: Need::Optional, doc, example, sourced: false }
    }

    /// Lets it have its own evidence.
    pub(super) fn sourced(self) -> Self {
        Self { sourced: true, ..self }
    }

    /// Makes it required.
    pub(super) fn required(self) -> Self {
        Self { need: Need::Required, ..self }
    }

    /// Sets what holds where it is left out.
    pub(super) fn default(self, default: &'static str) -> Self {
        Self { need: Need::Default(default), ..self }
    }
}

/// The keys that have no evidence of their own: documentation, names, constants, and what consists of parts that have it.
const UNSOURCED: [&str; 24] = [
    "doc",
    "rust",
    "rust_type",
    "name",
    "evidence",
    "source",
    "const",
    "fields",
    "items",
    "values",
    "rules",
    "when",
    "xml",
    "json",
    "form",
    "path",
    "query",
    "headers",
    "cookies",
    "body",
    "variables",
    "send",
    "secrets",
    "one_of",
];

/// Whether a key must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It need not.
    Optional,
    /// It need not; then this holds.
    Default(&'static str),
}

/// What may stand under a key.
#[derive(Clone, Debug)]
pub enum Value {
    /// A text.
    Text,
    /// `true` or `false`.
    Flag,
    /// An integer that is not negative.
    Count,
    /// A number.
    Number,
    /// A text, a flag or a number.
    Scalar,
    /// Anything.
    Any,
    /// A type of single values, `list`, `map`, `tuple`, `any`, or the name of a type.
    Type,
    /// One of these words.
    Words(Vec<&'static str>),
    /// A list of such values.
    List(Box<Self>),
    /// A mapping from keys to such values.
    Map(Keys, Box<Self>),
    /// A mapping with known keys: the section of this name.
    Section(&'static str),
    /// A mapping with known keys: one section or another, as its keys say.
    Either(Choice),
    /// One of these; each is of another kind of YAML value.
    OneOf(Vec<Self>),
}

/// Which of two sections a mapping is.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The usual one.
    pub usual: &'static str,
    /// What makes it the usual one, whatever else it has.
    pub keys: &'static [&'static str],
    /// The other one.
    pub other: &'static str,
    /// What makes it the other one, where none of those keys is there.
    pub key: &'static str,
}

impl Choice {
    /// The section of a mapping with these keys.
    pub(super) fn of<'k>(&self, keys: impl Iterator<Item = &'k str> + Clone) -> &'static str {
        let is_usual = keys.clone().any(|key| self.keys.contains(&key));
        if !is_usual && keys.into_iter().any(|key| key == self.key) { self.other } else { self.usual }
    }

    /// Both sections.
    pub const fn sections(&self) -> [&'static str; 2] {
        [self.usual, self.other]
    }
}

/// The keys of a mapping that is no section.
#[derive(Clone, Debug)]
pub enum Keys {
    /// Names of this sort.
    Free(&'static str),
    /// One of these words.
    Words(Vec<&'static str>),
}

impl Value {
    /// A list of these.
    pub(super) fn list(item: Self) -> Self {
        Self::List(Box::new(item))
    }

    /// A mapping from names of this sort.
    pub(super) fn map(names: &'static str, value: Self) -> Self {
        Self::Map(Keys::Free(names), Box::new(value))
    }

    /// A mapping from some of these words.
    pub(super) fn map_of(words: Vec<&'static str>, value: Self) -> Self {
        Self::Map(Keys::Words(words), Box::new(value))
    }

    /// One of these words.
    pub(super) fn words(words: &[&'static str]) -> Self {
        Self::Words(words.to_vec())
    }

    /// Either of two.
    pub(super) fn either(first: Self, second: Self) -> Self {
        Self::OneOf(vec![first, second])
    }

    /// Whether it is a fact, which has its evidence beside its text.
    fn has_evidence(&self) -> bool {
        match self {
            Self::Section("note") => true,
            Self::OneOf(values) => values.iter().any(Self::has_evidence),
            Self::Text
            | Self::Flag
            | Self::Count
            | Self::Number
            | Self::Scalar
            | Self::Any
            | Self::Type
            | Self::Words(_)
            | Self::List(_)
            | Self::Map(..)
            | Self::Section(_)
            | Self::Either(_) => false,
        }
    }

    /// What kind of YAML value is expected, to follow "expected".
    pub(super) fn expected(&self) -> String {
        match self {
            Self::Text | Self::Type => "a text".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::Count => "an integer that is not negative".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Scalar => "a text, a number or a flag".to_owned(),
            Self::Any => "a value".to_owned(),
            Self::Words(words) => quoted(words, "or"),
            Self::List(_) => "a list".to_owned(),
            Self::Map(..) | Self::Section(_) | Self::Either(_) => "a mapping".to_owned(),
            Self::OneOf(values) => {
                let mut parts: Vec<String> = values.iter().map(Self::expected).collect();
                parts.dedup();
                parts.join(" or ")
            }
        }
    }
}

/// How the reference writes it, with links to sections.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("text"),
            Self::Flag => f.write_str("flag"),
            Self::Count => f.write_str("count"),
            Self::Number => f.write_str("number"),
            Self::Scalar => f.write_str("scalar"),
            Self::Any => f.write_str("anything"),
            Self::Type => f.write_str("[type](#types), `list`, `map`, `tuple`, `any` or the name of a type"),
            Self::Words(words) => f.write_str(&quoted(words, "or")),
            Self::List(item) => write!(f, "list of: {item}"),
            Self::Map(Keys::Free(names), value) => write!(f, "map from {names} to: {value}"),
            Self::Map(Keys::Words(words), value) => write!(f, "map from {} to: {value}", quoted(words, "or")),
            Self::Section(name) => write!(f, "[{name}](#{name})"),
            Self::Either(choice) => {
                let [usual, other] = choice.sections();
                write!(f, "[{usual}](#{usual}) or [{other}](#{other})")
            }
            Self::OneOf(values) => {
                let parts: Vec<String> = values.iter().map(ToString::to_string).collect();
                f.write_str(&parts.join("; or "))
            }
        }
    }
}
