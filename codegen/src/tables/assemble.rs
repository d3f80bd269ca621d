//! The tables of the types of a model: each is made once what it refers to has a place.

use std::collections::BTreeMap;

use super::links::{Late, Link, Links, Listed, Together, number};
use super::{shape, union};
use groupwright_engine::table::Shape;

use crate::facts::{Detail, Facts};
use crate::intern;
use crate::model::{Api, Struct, TypeBody, TypeId};
use crate::steps;
use crate::syntax::quoted;

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
        let together = Together::of(&facts.into_text()).number();
        for id in members {
            let named = api.ty(*id);
            let link = match &named.body {
                TypeBody::Struct(_) => {
                    Link::Shape(Late::of(&format!("of these {together} {}", quoted(&named.name.value))))
                }
                TypeBody::Union(_) => {
                    Link::Union(Late::of(&format!("of these {together} {}", quoted(&named.name.value))))
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
            if let (Some(late), Some(union)) = (self.union(*id), named.union()) {
                let table = || intern::part(union::union(self, &named.name.value, &named.doc, union));
                late.lock.get_or_init(table);
            }
        }
    }

    /// The table of a structure that no type holds: a request.
    pub(crate) fn alone(&self, name: &str, doc: &str, structure: &Struct) -> &'static Late<Shape> {
        let called = |id| self.called(id);
        let mut facts = Facts::new(self.api, Detail::Everything, &called);
        facts.structure(name, doc, structure);
        let late = Late::of(&format!("{}alone", facts.into_text()));
        self.fill(late, name, doc, structure);
        late
    }

    fn fill(&self, late: &'static Late<Shape>, name: &str, doc: &str, structure: &Struct) {
        late.lock.get_or_init(|| intern::part(shape::shape(self, name, doc, structure)));
    }
}
