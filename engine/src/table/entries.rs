//! Maps and structures as lists of entries, each with a key and a value.

use super::{Node, NodeKind, Shape};

/// How a map or a structure is written as a list of entries.
#[derive(Debug)]
pub struct Entries {
    item: &'static Node,
    list: NodeKind,
}

impl Entries {
    /// Creates the representation from the node of an entry: a structure of two members, the key and the value. Values
    /// have the nodes of what they are in the map or the structure.
    pub const fn new(item: &'static Node) -> Self {
        Self { item, list: NodeKind::List(item) }
    }

    /// Returns the node of an entry.
    pub const fn item(&self) -> &'static Node {
        self.item
    }

    /// Returns the table of an entry.
    pub fn shape(&self) -> &'static Shape {
        self.item.kind().shape().unwrap_or(&Shape::EMPTY)
    }

    /// Returns the name of the key.
    pub fn key(&self) -> &'static str {
        self.name(0)
    }

    /// Returns the name of the value.
    pub fn value(&self) -> &'static str {
        self.name(1)
    }

    fn name(&self, position: usize) -> &'static str {
        self.shape().fields().get(position).map_or("", |field| field.name())
    }

    /// Returns the kind of the list.
    pub(super) const fn list(&self) -> &NodeKind {
        &self.list
    }
}

impl PartialEq for Entries {
    fn eq(&self, other: &Self) -> bool {
        (self.key(), self.value()) == (other.key(), other.value())
    }
}

impl Eq for Entries {}
