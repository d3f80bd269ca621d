//! Layers of an envelope in forms, where they are in the names of the members within them, and nowhere else.

use crate::table::{Field, Format, Message, Node, NodeKind, ParameterLocation, Shape};
use crate::value::Slot;

/// The layers around a message from a structure on, which is one of them.
#[derive(Clone, Copy)]
pub(super) struct Layers {
    /// How many there are.
    pub(super) count: usize,
    pub(super) format: Format,
    pub(super) message: Option<Message>,
}

impl Layers {
    /// Returns whether nothing stands for what the first layer holds in this field: for a message without members, in layers
    /// without constants.
    #[cold]
    pub(super) fn may_be_unwritten(self, content: &'static Field) -> bool {
        if self.count == 0 || self.format.family() != Format::Form || content.constant().is_some() {
            return false;
        }
        let mut node = content.node();
        for _ in 1..self.count {
            let next = match node.kind() {
                NodeKind::List(item) => Some(*item),
                NodeKind::Record(shape) => only(shape.get()),
                NodeKind::Scalar(_)
                | NodeKind::Enum(_)
                | NodeKind::Map(_)
                | NodeKind::Union(_)
                | NodeKind::Any => None,
            };
            let Some(next) = next else { return false };
            node = next;
        }
        self.may_be_empty(node)
    }

    /// Returns whether a message can be without members.
    fn may_be_empty(self, message: &Node) -> bool {
        match message.kind() {
            NodeKind::Map(_) => true,
            NodeKind::Record(shape) => {
                let shape = shape.get();
                let mut fields = shape.fields().iter().enumerate();
                !fields.any(|(index, field)| {
                    field.location() == ParameterLocation::Body
                        && field.is_in(Some(self.format))
                        && (field.constant().is_some()
                            || shape.requires_in((index, field), Some(self.format), self.message))
                })
            }
            NodeKind::Scalar(_)
            | NodeKind::Enum(_)
            | NodeKind::List(_)
            | NodeKind::Union(_)
            | NodeKind::Any => false,
        }
    }
}

/// Returns the only member of a layer.
fn only(shape: &'static Shape) -> Option<&'static Node> {
    match shape.fields() {
        [content] if content.constant().is_none() => Some(content.node()),
        _ => None,
    }
}

/// Makes the message within this number of layers an empty one.
pub(super) fn fill(slot: Slot<'_>, layers: usize) {
    match slot.filled() {
        Slot::Record(record) if layers > 0 => {
            if let Some((content, _)) = record.shape().content() {
                fill(record.slot(content), layers - 1);
            }
        }
        Slot::List(list) if layers > 0 => fill(list.push(), layers - 1),
        Slot::Record(_)
        | Slot::List(_)
        | Slot::Map(_)
        | Slot::Scalar(_)
        | Slot::Union(_)
        | Slot::Json(_)
        | Slot::Optional(_)
        | Slot::Unavailable => {}
    }
}
