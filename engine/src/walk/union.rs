//! Values of unions as they are written: the value of the variant, with its tag or within a structure.

use crate::scalar::{Scalar, ScalarMismatch, ScalarSlot};
use crate::table::{Field, Node, NodeKind, Shape, Tagging, Union};
use crate::value::{OptionalSlot, Record, Slot, Value, Variant};

/// A value of a union as it is written.
pub(crate) enum Shown<'v> {
    /// The value of the variant alone.
    Bare(Value<'v>, &'static Node),
    /// The structure of the variant, with a tag among its members.
    Tagged(Tag, Value<'v>, &'static Node),
    /// A structure around the value of the variant.
    Around(View<'v>),
    /// No variant has been chosen.
    Nothing,
}

/// A tag and its value.
#[derive(Clone, Copy)]
pub(crate) struct Tag {
    pub(crate) field: &'static Field,
    pub(crate) value: &'static str,
}

impl Tag {
    /// Returns the value as that of the tag's node.
    pub(crate) fn scalar(self) -> Scalar<'static> {
        let read = match self.field.node().kind() {
            NodeKind::Scalar(scalar) => scalar.domain().read(self.value),
            NodeKind::Enum(_)
            | NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any => None,
        };
        read.unwrap_or(Scalar::String(self.value))
    }
}

/// Returns a value of a union as it is written.
pub(crate) fn shown(value: &dyn Variant) -> Shown<'_> {
    let union = value.union();
    let Some(position) = value.position() else { return Shown::Nothing };
    let Some(variant) = union.variants().get(position) else {
        return union.node(position).map_or(Shown::Nothing, |node| Shown::Bare(value.get(), node));
    };
    match (union.tagging(), union.tag()) {
        (Tagging::Key, _) => Shown::Around(View { value, position, shape: union.members() }),
        (Tagging::Beside, _) => match union.outlines().get(position) {
            Some(shape) => Shown::Around(View { value, position, shape }),
            None => Shown::Nothing,
        },
        (Tagging::Inside, Some(field)) => {
            Shown::Tagged(Tag { field, value: variant.name() }, value.get(), variant.node())
        }
        (Tagging::Inside | Tagging::Shape | Tagging::Sibling, _) => Shown::Bare(value.get(), variant.node()),
    }
}

/// The structure around a value of a union.
#[derive(Clone, Copy)]
pub(crate) struct View<'v> {
    value: &'v dyn Variant,
    position: usize,
    shape: &'static Shape,
}

impl Record for View<'_> {
    fn shape(&self) -> &'static Shape {
        self.shape
    }

    fn get(&self, field: usize) -> Value<'_> {
        let union = self.value.union();
        let tag = union.tag().zip(union.variants().get(self.position));
        match (tag, field) {
            (None, field) if field == self.position => self.value.get(),
            (Some((field, variant)), 0) => Value::Scalar(Tag { field, value: variant.name() }.scalar()),
            (Some(_), 1) => self.value.get(),
            (None | Some(_), _) => Value::Absent,
        }
    }

    fn slot(&mut self, _: usize) -> Slot<'_> {
        Slot::Unavailable
    }
}

/// The structure around a value of a union that is being decoded.
pub(crate) struct Fill<'v> {
    value: &'v mut dyn Variant,
    shape: &'static Shape,
    /// The variant that the tag names, or else the one whose member is being decoded.
    variant: usize,
    is_tagged: bool,
    /// The variants whose members have been found.
    pub(crate) found: Vec<usize>,
}

impl<'v> Fill<'v> {
    /// Creates the structure of a union whose variants are its members.
    pub(crate) fn by_key(value: &'v mut dyn Variant) -> Self {
        let shape = value.union().members();
        Self { value, shape, variant: 0, is_tagged: false, found: Vec::new() }
    }

    /// Creates the structure of a tag and the content of this variant.
    pub(crate) fn tagged(value: &'v mut dyn Variant, shape: &'static Shape, variant: usize) -> Self {
        Self { value, shape, variant, is_tagged: true, found: Vec::new() }
    }

    /// Returns the table of the union.
    pub(crate) fn union(&self) -> &'static Union {
        self.value.union()
    }
}

impl Record for Fill<'_> {
    fn shape(&self) -> &'static Shape {
        self.shape
    }

    fn get(&self, _: usize) -> Value<'_> {
        Value::Absent
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match (self.is_tagged, field) {
            (true, 0) => Slot::Scalar(self),
            (true, _) => self.value.choose(self.variant),
            (false, _) => {
                self.variant = field;
                Slot::Optional(self)
            }
        }
    }
}

/// A member that is null is not the variant.
impl OptionalSlot for Fill<'_> {
    fn null(&mut self) {}

    fn fill(&mut self) -> Slot<'_> {
        if !self.found.contains(&self.variant) {
            self.found.push(self.variant);
        }
        self.value.choose(self.variant)
    }
}

/// The tag has been read before.
impl ScalarSlot for Fill<'_> {
    fn set(&mut self, _: Scalar<'_>) -> Result<(), ScalarMismatch> {
        Ok(())
    }
}
