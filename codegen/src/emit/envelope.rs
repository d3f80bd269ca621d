//! Emits the layers around messages as constant expressions.

use groupwright_engine::table::{Envelope, Node, NodeKind, Shape};
use proc_macro2::Literal;

use super::Context;
use super::calls::Calls;
use super::code::{Code, code};
use super::table::{self, Naming};

/// Returns the layers around a message. `message` is the node of the message, if that is a structure which its table does
/// not name.
pub(super) fn rows(
    cx: &Context<'_>,
    envelopes: &'static [Envelope],
    naming: Naming<'_>,
    message: Option<&Code>,
) -> Code {
    let runtime = &cx.runtime;
    let rows = envelopes.iter().map(|envelope| {
        let (format, layers) = (table::format(cx, envelope.format()), envelope.layers());
        let node = Layers { cx, naming, message }.node(envelope.node(), layers);
        let layers = Literal::usize_unsuffixed(layers);
        let mut calls = Calls::new(code! { #runtime::table::Envelope::new(#format, #layers, #node) });
        calls.text("with_root", envelope.root());
        calls.into_code()
    });
    code! { &[#(#rows),*] }
}

/// How the layers around a message are emitted.
#[derive(Clone, Copy)]
struct Layers<'c> {
    cx: &'c Context<'c>,
    naming: Naming<'c>,
    message: Option<&'c Code>,
}

impl Layers<'_> {
    /// Returns the node of a layer, with this number of layers left, or that of the message.
    fn node(self, node: &Node, left: usize) -> Code {
        let (cx, runtime) = (self.cx, &self.cx.runtime);
        let Some(left) = left.checked_sub(1) else {
            return match (node.kind(), self.message) {
                (NodeKind::Record(_), Some(message)) => table::node_of(cx, node, message.clone()),
                (
                    NodeKind::Record(_)
                    | NodeKind::Scalar(_)
                    | NodeKind::Enum(_)
                    | NodeKind::List(_)
                    | NodeKind::Map(_)
                    | NodeKind::Union(_)
                    | NodeKind::Any,
                    _,
                ) => table::node(cx, node, self.naming),
            };
        };
        if let Some(item) = node.kind().item() {
            let item = self.node(item, left);
            return table::node_of(cx, node, code! { #runtime::Node::list(&#item) });
        }
        let shape = self.shape(node.kind().shape().unwrap_or(&Shape::EMPTY), left);
        table::node_of(cx, node, table::in_place(cx, &shape))
    }

    fn shape(self, shape: &Shape, left: usize) -> Code {
        let fields = shape.fields().iter().map(|field| match field.constant() {
            Some(_) => table::field(self.cx, field, self.naming),
            None => table::field_of(self.cx, field, &self.node(field.node(), left)),
        });
        table::shape_of(self.cx, shape, fields)
    }
}
