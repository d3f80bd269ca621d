//! References from nodes to tables of structures.

use std::fmt;
use std::sync::OnceLock;

use super::Shape;

/// A reference to the table of a structure.
#[derive(Clone, Copy)]
pub struct ShapeRef(Source);

#[derive(Clone, Copy)]
enum Source {
    /// A function that returns the table, for generated code and manual implementations.
    Function(fn() -> &'static Shape),
    /// A table that is constructed at run time.
    Late(&'static OnceLock<&'static Shape>),
}

impl ShapeRef {
    /// Creates a reference to the table that a function returns.
    pub(super) const fn new(shape: fn() -> &'static Shape) -> Self {
        Self(Source::Function(shape))
    }

    /// Creates a reference to a table that is constructed at run time.
    pub(super) const fn late(shape: &'static OnceLock<&'static Shape>) -> Self {
        Self(Source::Late(shape))
    }

    /// Returns the table, or one without fields if it has not been constructed yet.
    pub fn get(self) -> &'static Shape {
        match self.0 {
            Source::Function(shape) => shape(),
            Source::Late(shape) => shape.get().copied().unwrap_or(&Shape::EMPTY),
        }
    }
}

/// Shows only the name, because a type may contain itself.
impl fmt::Debug for ShapeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ShapeRef({:?})", self.get().name())
    }
}
