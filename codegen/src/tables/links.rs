//! The tables of the types of a model, which hold each other: a table refers to another by a place that is filled once the
//! other is made.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use groupwright_engine::table::{Enumeration, Shape};

use crate::intern;
use crate::model::{Api, TypeId};
use crate::syntax::quoted;

/// The place of a table. Its number tells it from all others.
pub(crate) struct Late {
    pub(super) lock: OnceLock<&'static Shape>,
    number: usize,
}

/// The values of an enumeration. Their number tells them from all others.
pub(super) struct Listed {
    pub(super) table: Enumeration,
    pub(super) number: usize,
}

/// A number that no other table has.
pub(super) fn number() -> usize {
    static COUNT: AtomicUsize = AtomicUsize::new(0);

    COUNT.fetch_add(1, Ordering::Relaxed)
}

impl Late {
    /// The place of the table that says this.
    pub(super) fn of(says: &str) -> &'static Self {
        intern::once(says, || Self { lock: OnceLock::new(), number: number() })
    }

    /// Where the table is, once it is made.
    pub(crate) fn lock(&'static self) -> &'static OnceLock<&'static Shape> {
        &self.lock
    }

    /// The table; one without fields while it is not made.
    pub(crate) fn shape(&self) -> &'static Shape {
        self.lock.get().copied().unwrap_or(&Shape::EMPTY)
    }

    /// The number.
    pub(crate) fn number(&self) -> usize {
        self.number
    }
}

/// What stands for a named type in tables.
pub(super) enum Link {
    Shape(&'static Late),
    Enumeration(&'static Listed),
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
            None => quoted(&self.api.ty(id).name.value),
        }
    }

    /// The table of a structure.
    pub(crate) fn shape(&self, id: TypeId) -> Option<&'static Late> {
        match self.links.get(&id)? {
            Link::Shape(late) => Some(late),
            Link::Enumeration(_) => None,
        }
    }

    /// The values of an enumeration.
    pub(crate) fn enumeration(&self, id: TypeId) -> Option<&'static Enumeration> {
        match self.links.get(&id)? {
            Link::Shape(_) => None,
            Link::Enumeration(listed) => Some(&listed.table),
        }
    }
}
