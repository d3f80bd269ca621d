//! How a node reaches the table of a structure.

use std::fmt;
use std::sync::OnceLock;

use super::Shape;

/// A structure, by its table.
#[derive(Clone, Copy)]
pub struct ShapeRef(Source);

#[derive(Clone, Copy)]
enum Source {
    /// Generated code has the table, and so do structures made by hand.
    Function(fn() -> &'static Shape),
    /// The table is made at run time.
    Late(&'static OnceLock<&'static Shape>),
}

impl ShapeRef {
    /// The structure whose table this function gives.
    pub(super) const fn new(shape: fn() -> &'static Shape) -> Self {
        Self(Source::Function(shape))
    }

    /// The structure whose table is made at run time.
    pub(super) const fn late(shape: &'static OnceLock<&'static Shape>) -> Self {
        Self(Source::Late(shape))
    }

    /// The table; one without fields while it is not yet made.
    pub fn get(self) -> &'static Shape {
        match self.0 {
            Source::Function(shape) => shape(),
            Source::Late(shape) => shape.get().copied().unwrap_or(&Shape::EMPTY),
        }
    }
}

/// A type may hold itself, so only the name is shown.
impl fmt::Debug for ShapeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ShapeRef({:?})", self.get().name())
    }
}
