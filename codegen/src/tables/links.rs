//! The tables of the types of a model, which hold each other: a table refers to another by a place that is filled once the
//! other is made.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use groupwright_engine::table::{Enumeration, Node, Referred, Shape, Union};

use crate::intern;
use crate::model::{Api, TypeId};
use crate::syntax::quoted;

/// The place of a table. Its number tells it from all others.
pub(crate) struct Late<T: 'static> {
    pub(super) lock: OnceLock<&'static T>,
    number: usize,
}

/// The values of an enumeration. Their number tells them from all others.
pub(super) struct Listed {
    pub(super) table: Enumeration,
    pub(super) number: usize,
}

/// What types that hold each other say together. Its number tells it from all others.
pub(super) struct Together(usize);

impl Together {
    /// What this text says.
    pub(super) fn of(says: &str) -> &'static Self {
        intern::once(says, || Self(number()))
    }

    /// The number.
    pub(super) fn number(&self) -> usize {
        self.0
    }
}

/// A number that no other table has.
pub(super) fn number() -> usize {
    static COUNT: AtomicUsize = AtomicUsize::new(0);

    COUNT.fetch_add(1, Ordering::Relaxed)
}

impl<T: Referred + Send + Sync> Late<T> {
    /// The place of the table that says this.
    pub(super) fn of(says: &str) -> &'static Self {
        intern::once(says, || Self { lock: OnceLock::new(), number: number() })
    }

    /// Where the table is, once it is made.
    pub(crate) fn lock(&'static self) -> &'static OnceLock<&'static T> {
        &self.lock
    }

    /// The table; one without members while it is not made.
    pub(crate) fn table(&self) -> &'static T {
        self.lock.get().copied().unwrap_or(T::EMPTY)
    }

    /// The number.
    pub(crate) fn number(&self) -> usize {
        self.number
    }
}

/// What stands for a named type in tables.
pub(super) enum Link {
    Shape(&'static Late<Shape>),
    Enumeration(&'static Listed),
    Union(&'static Late<Union>),
}

/// What stands for the named types of a model in tables.
pub(crate) struct Links<'m> {
    pub(super) api: &'m Api,
    pub(super) links: BTreeMap<TypeId, Link>,
}

impl Links<'_> {
    /// What a named type is called in the facts of another: by its number, or by its name where it is among those that are
    /// being added.
    pub(crate) fn called(&self, id: TypeId) -> String {
        match self.links.get(&id) {
            Some(Link::Shape(late)) => format!("#{}", late.number),
            Some(Link::Enumeration(listed)) => format!("#{}", listed.number),
            Some(Link::Union(late)) => format!("#{}", late.number),
            None => quoted(&self.api.ty(id).name.value),
        }
    }

    /// The table of a structure.
    pub(crate) fn shape(&self, id: TypeId) -> Option<&'static Late<Shape>> {
        match self.links.get(&id)? {
            Link::Shape(late) => Some(late),
            Link::Enumeration(_) | Link::Union(_) => None,
        }
    }

    /// The table of a union.
    pub(crate) fn union(&self, id: TypeId) -> Option<&'static Late<Union>> {
        match self.links.get(&id)? {
            Link::Union(late) => Some(late),
            Link::Shape(_) | Link::Enumeration(_) => None,
        }
    }

    /// The node of a value of a type.
    pub(super) fn node(&self, id: TypeId) -> Node {
        match self.links.get(&id) {
            Some(Link::Shape(late)) => Node::late_record(late.lock()),
            Some(Link::Enumeration(listed)) => Node::one_of(&listed.table),
            Some(Link::Union(late)) => {
                let node = Node::late_union(late.lock());
                let sibling = self.api.ty(id).union().and_then(|union| union.sibling());
                match sibling {
                    Some(name) => node.by_sibling(intern::part(intern::text(&name.value))),
                    None => node,
                }
            }
            None => Node::STRING,
        }
    }
}
