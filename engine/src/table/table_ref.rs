//! References from nodes to tables of structures and unions, which may contain themselves.

use std::fmt;
use std::sync::OnceLock;

use super::{Shape, Union};

/// A reference to the table of a structure.
pub type ShapeRef = TableRef<Shape>;

/// A reference to the table of a union.
pub type UnionRef = TableRef<Union>;

/// A reference to a table.
#[derive(Clone, Copy)]
pub struct TableRef<T: 'static>(Source<T>);

#[derive(Clone, Copy)]
enum Source<T: 'static> {
    /// A function that returns the table, for generated code and manual implementations.
    Function(fn() -> &'static T),
    /// A table that is constructed at run time.
    Late(&'static OnceLock<&'static T>),
}

/// A table that nodes refer to.
pub trait Referred: Sized + 'static {
    /// The table of a type without members.
    const EMPTY: &'static Self;

    /// Returns the name of the type.
    fn type_name(&self) -> &'static str;
}

impl Referred for Shape {
    const EMPTY: &'static Self = &Self::EMPTY;

    fn type_name(&self) -> &'static str {
        self.name()
    }
}

impl Referred for Union {
    const EMPTY: &'static Self = &Self::EMPTY;

    fn type_name(&self) -> &'static str {
        self.name()
    }
}

impl<T: Referred> TableRef<T> {
    /// Creates a reference to the table that a function returns.
    pub(super) const fn new(table: fn() -> &'static T) -> Self {
        Self(Source::Function(table))
    }

    /// Creates a reference to a table that is constructed at run time.
    pub(super) const fn late(table: &'static OnceLock<&'static T>) -> Self {
        Self(Source::Late(table))
    }

    /// Returns the table, or one without members if it has not been constructed yet.
    pub fn get(self) -> &'static T {
        match self.0 {
            Source::Function(table) => table(),
            Source::Late(table) => table.get().copied().unwrap_or(T::EMPTY),
        }
    }
}

/// Shows only the name, because a type may contain itself.
impl<T: Referred + Copy> fmt::Debug for TableRef<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TableRef({:?})", self.get().type_name())
    }
}
