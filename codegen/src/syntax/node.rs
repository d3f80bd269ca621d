//! The tree: YAML values, each with its place.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::source::{Source, SourceRef};
use crate::steps;

/// A value of a YAML document and its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub yaml: Yaml,
    /// Where it stands.
    pub place: NodePath,
}

/// A YAML value.
#[derive(Clone, Debug, PartialEq)]
pub enum Yaml {
    /// Nothing: `null`, `~`, or an empty value.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// An integer.
    Integer(i128),
    /// A number that is not an integer.
    Number(f64),
    /// A text.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in its order. Keys that are numbers or flags are kept as their text. Keys given twice are kept both.
    Map(Vec<Entry>),
}

/// A key of a mapping and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub place: NodePath,
    /// The value.
    pub value: Node,
    /// What stands beside the value, where that has a key of its own: how it is known.
    pub beside: Vec<Entry>,
}

/// Where something stands in a file. The line and the column are found only when a report asks for them.
#[derive(Clone, Debug, PartialEq)]
pub struct NodePath {
    /// The file.
    pub source: SourceRef,
    /// The way to the node from the root of the document.
    pub path: Arc<[Step]>,
    /// Whether the node itself is meant, or its key, or a position in a text that is not YAML.
    pub part: Part,
}

/// A step from a node to one within it: the position among the entries of a mapping or the items of a sequence.
pub type Step = usize;

/// What of a node is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The key of a mapping that leads to it.
    Key,
    /// The node itself.
    Value,
    /// The character that starts at this byte, whatever the path: where the text could not be read.
    Offset(usize),
    /// The file as a whole, or the folder of this path: there is no line to show.
    Whole,
}

impl NodePath {
    /// The root of a file.
    pub fn root(source: &SourceRef) -> Self {
        Self { source: Arc::clone(source), path: Arc::new([]), part: Part::Value }
    }

    /// A file that was not read, or a folder.
    pub fn whole(path: &Path) -> Self {
        Self { part: Part::Whole, ..Self::root(&Source::new(path, "")) }
    }

    /// A position in a file that could not be read.
    pub fn offset(source: &SourceRef, offset: usize) -> Self {
        Self { part: Part::Offset(offset), ..Self::root(source) }
    }
}

impl PartialEq for Node {
    /// Nodes are equal when their values are, wherever they stand.
    fn eq(&self, other: &Self) -> bool {
        self.yaml == other.yaml
    }
}

impl Node {
    /// Removes the keys that are given again: the first counts.
    #[must_use]
    pub fn without_repeats(self) -> Self {
        let yaml = match self.yaml {
            Yaml::List(items) => Yaml::List(items.into_iter().map(Self::without_repeats).collect()),
            Yaml::Map(entries) => {
                let mut seen = BTreeSet::new();
                let first = entries.into_iter().filter(|entry| seen.insert(entry.key.clone()));
                Yaml::Map(
                    first.map(|entry| Entry { value: entry.value.without_repeats(), ..entry }).collect(),
                )
            }
            scalar => scalar,
        };
        Self { yaml, ..self }
    }

    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.yaml {
            Yaml::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of any scalar, as it would be written.
    pub fn scalar(&self) -> Option<String> {
        match &self.yaml {
            Yaml::Text(text) => Some(text.clone()),
            Yaml::Flag(flag) => Some(flag.to_string()),
            Yaml::Integer(integer) => Some(integer.to_string()),
            Yaml::Number(number) => Some(number.to_string()),
            Yaml::Null | Yaml::List(_) | Yaml::Map(_) => None,
        }
    }

    /// What it is, to follow "found": `a text`.
    pub fn found(&self) -> &'static str {
        match self.yaml {
            Yaml::Null => "nothing",
            Yaml::Flag(_) => "a flag",
            Yaml::Integer(_) => "an integer",
            Yaml::Number(_) => "a number",
            Yaml::Text(_) => "a text",
            Yaml::List(_) => "a list",
            Yaml::Map(_) => "a mapping",
        }
    }

    /// The flag, where it is one.
    pub fn flag(&self) -> Option<bool> {
        match self.yaml {
            Yaml::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    /// The items, where it is a sequence; none otherwise.
    pub fn items(&self) -> &[Node] {
        match &self.yaml {
            Yaml::List(items) => items,
            _ => &[],
        }
    }

    /// The entries, where it is a mapping; none otherwise.
    pub fn entries(&self) -> &[Entry] {
        match &self.yaml {
            Yaml::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The entry of this key; the first, where it is given twice.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().inspect(|_| steps::step()).find(|entry| entry.key == key)
    }

    /// The value of this key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }
}
