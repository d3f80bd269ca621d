//! The types of a model in one place, each by its id.

use std::ops::{Index, IndexMut};

use super::Type;

/// A type, by its place among all those of its API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(usize);

/// An endpoint of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EndpointId(pub(crate) usize);

/// All types of an API: those that its endpoints share, then those of each endpoint. None is ever taken out, so that an
/// id stands for its type as long as the model lives, and in what a derive makes of the model.
#[derive(Clone, Debug, Default)]
pub struct Types {
    all: Vec<Type>,
}

impl Types {
    /// Adds a type, which is told its id.
    pub(crate) fn add(&mut self, named: impl FnOnce(TypeId) -> Type) -> TypeId {
        let id = TypeId(self.all.len());
        self.all.push(named(id));
        id
    }

    /// Every type.
    pub fn iter(&self) -> impl Iterator<Item = &Type> {
        self.all.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

#[expect(clippy::indexing_slicing, reason = "an id is given where a type is added, and none is taken out")]
impl Index<TypeId> for Types {
    type Output = Type;

    fn index(&self, id: TypeId) -> &Type {
        &self.all[id.0]
    }
}

#[expect(clippy::indexing_slicing, reason = "an id is given where a type is added, and none is taken out")]
impl IndexMut<TypeId> for Types {
    fn index_mut(&mut self, id: TypeId) -> &mut Type {
        &mut self.all[id.0]
    }
}
