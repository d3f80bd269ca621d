//! Envelopes: the layers of a body that are on the wire, and in no record.

use super::{Format, Node, Shape};

/// The layers around a message in one format: structures with one member that is not constant, and lists of one
/// item, each of which holds the next. The innermost holds the message.
#[derive(Clone, Copy, Debug)]
pub struct Envelope {
    format: Format,
    layers: usize,
    node: Node,
    root: &'static str,
}

impl Envelope {
    /// Creates an envelope. `node` is the outermost layer, and contains the node of the message under this number of
    /// layers. Without layers, it is the node of the message, with the name of its element.
    pub const fn new(format: Format, layers: usize, node: Node) -> Self {
        Self { format, layers, node, root: "" }
    }

    /// Sets the name of the root element of XML, which is the first step of paths from the outside.
    pub const fn with_root(mut self, name: &'static str) -> Self {
        self.root = name;
        self
    }

    /// Returns the rest of a path from the outside, which in XML begins with the root element. Returns `None` if it does not.
    pub fn inside<'p, 'n>(&self, path: &'p [&'n str]) -> Option<&'p [&'n str]> {
        match (self.root, path) {
            ("", path) => Some(path),
            (root, [first, rest @ ..]) if *first == root => Some(rest),
            (_, _) => None,
        }
    }

    /// Returns the name of the root element of XML in paths.
    pub const fn root(&self) -> &'static str {
        self.root
    }

    /// Returns the format.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Returns the number of layers around the message.
    pub const fn layers(&self) -> usize {
        self.layers
    }

    /// Returns the node of the whole body.
    pub const fn node(&self) -> &Node {
        &self.node
    }

    /// Returns the wire names that lead to the message, the outermost first. An item of a list is `0`.
    pub fn steps(&'static self) -> impl Iterator<Item = &'static str> {
        self.each()
            .map(|layer| layer.kind().shape().and_then(Shape::content).map_or("0", |(_, field)| field.name()))
    }

    /// Returns the layers, the outermost first.
    pub fn each(&'static self) -> impl Iterator<Item = &'static Node> {
        std::iter::successors(Some(&self.node), |layer| content(layer)).take(self.layers)
    }
}

/// Returns what a layer holds: the items of a list, or the member of a structure that is not constant.
fn content(layer: &'static Node) -> Option<&'static Node> {
    layer.kind().item().or_else(|| Some(layer.kind().shape()?.content()?.1.node()))
}
