//! The tables of the types of a model, which hold each other: a table refers to another by a place that is filled once the
//! other is made.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use groupwright_engine::table::{Enumeration, Shape};

use super::shape;
use crate::facts::{Detail, Facts, quoted};
use crate::intern;
use crate::model::{Api, Struct, TypeBody, TypeId};
use crate::steps;

/// The place of a table. Its number tells it from all others.
pub(crate) struct Late {
    lock: OnceLock<&'static Shape>,
    number: usize,
}

/// The values of an enumeration. Their number tells them from all others.
struct Listed {
    table: Enumeration,
    number: usize,
}

/// What types that hold each other say together. Its number tells it from all others.
struct Together(usize);

/// A number that no other table has.
fn number() -> usize {
    static COUNT: AtomicUsize = AtomicUsize::new(0);

    COUNT.fetch_add(1, Ordering::Relaxed)
}

impl Late {
    /// The place of the table that says this.
    fn of(says: &str) -> &'static Self {
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
enum Link {
    Shape(&'static Late),
    Enumeration(&'static Listed),
}

/// What stands for the named types of a model in tables.
pub(crate) struct Links<'m> {
    api: &'m Api,
    links: BTreeMap<TypeId, Link>,
}

impl<'m> Links<'m> {
    /// The tables of the types that are wanted. What a type holds is wanted too.
    pub(crate) fn of(api: &'m Api, is_wanted: impl Fn(TypeId) -> bool) -> Self {
        let mut links = Self { api, links: BTreeMap::new() };
        // A part comes after those that it leads to, so that only its own types are not known yet.
        for part in &api.parts().all {
            let mut members: Vec<TypeId> = part.members.iter().copied().filter(|id| is_wanted(*id)).collect();
            members.sort_unstable();
            links.add(&members);
        }
        links
    }

    /// Adds types that hold each other, or one alone. What they say together tells each from all others.
    fn add(&mut self, members: &[TypeId]) {
        let api = self.api;
        let called = |id| self.called(id);
        let mut facts = Facts::new(api, Detail::Everything, &called);
        for id in members {
            steps::step();
            facts.named(api.ty(*id));
        }
        // The text of all is not repeated for each.
        let together = intern::once(&facts.into_text(), || Together(number())).0;
        for id in members {
            let named = api.ty(*id);
            let link = match &named.body {
                TypeBody::Struct(_) => {
                    Link::Shape(Late::of(&format!("of these {together} {}", quoted(&named.name.value))))
                }
                TypeBody::Enum(enumeration) => {
                    let table = || shape::enumeration(&named.name.value, enumeration);
                    let listed = || Listed { table: table(), number: number() };
                    Link::Enumeration(intern::once(&format!("this {together}"), listed))
                }
            };
            self.links.insert(*id, link);
        }
        for id in members {
            let named = api.ty(*id);
            if let (Some(late), Some(structure)) = (self.shape(*id), named.structure()) {
                self.fill(late, &named.name.value, &named.doc, structure);
            }
        }
    }

    /// The table of a structure that no type holds: a request.
    pub(crate) fn alone(&self, name: &str, doc: &str, structure: &Struct) -> &'static Late {
        let called = |id| self.called(id);
        let mut facts = Facts::new(self.api, Detail::Everything, &called);
        facts.structure(name, doc, structure);
        let late = Late::of(&format!("{}alone", facts.into_text()));
        self.fill(late, name, doc, structure);
        late
    }

    fn fill(&self, late: &'static Late, name: &str, doc: &str, structure: &Struct) {
        late.lock.get_or_init(|| intern::part(shape::shape(self, name, doc, structure)));
    }

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
