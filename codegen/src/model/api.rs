//! A vendor's API.

use std::collections::BTreeSet;

use groupwright_engine::table::{Evidence, Part};

use super::{Endpoint, Item, Kind, Note, Placed, Type, TypeBody};
use crate::syntax::Place;

/// A vendor's API and its endpoints.
#[derive(Clone, Debug)]
pub struct Api {
    /// The name of its folder, in `snake_case`.
    pub name: String,
    /// Its name as the vendor writes it.
    pub title: String,
    /// What it is.
    pub description: String,
    /// Where it is documented.
    pub source: String,
    /// The documented servers, the usual one first.
    pub servers: Vec<Server>,
    /// The ways to authenticate, the preferred one first.
    pub auth: Vec<Scheme>,
    /// The types that its endpoints share.
    pub types: Vec<Type>,
    /// Remarks.
    pub notes: Vec<Note>,
    /// The endpoints, by name.
    pub endpoints: Vec<Endpoint>,
    /// The document.
    pub place: Place,
}

impl Api {
    /// The type of this name, as an endpoint sees it: its own before the API's.
    pub fn find<'m>(&'m self, endpoint: Option<&'m Endpoint>, name: &str) -> Option<&'m Type> {
        let own = endpoint.map_or(&[][..], |endpoint| &endpoint.types);
        own.iter().chain(&self.types).find(|candidate| candidate.name.value == name)
    }

    /// The names of the types that values of these items hold, as an endpoint sees them; without one, as `api.yaml` does.
    pub fn held_by<'m>(
        &'m self,
        endpoint: impl Into<Option<&'m Endpoint>>,
        items: impl IntoIterator<Item = &'m Item>,
    ) -> BTreeSet<String> {
        let endpoint = endpoint.into();
        let mut names = BTreeSet::new();
        let mut open: Vec<&Item> = items.into_iter().collect();
        while let Some(item) = open.pop() {
            match &item.kind {
                Kind::List(inner) | Kind::Map(inner) => open.push(inner),
                Kind::Named(name) if names.insert(name.clone()) => {
                    if let Some(TypeBody::Struct(structure)) =
                        self.find(endpoint, name).map(|found| &found.body)
                    {
                        open.extend(structure.fields.iter().map(|field| &field.item));
                    }
                }
                Kind::Named(_) | Kind::Scalar(_) | Kind::Unknown => {}
            }
        }
        names
    }
}

/// A server.
#[derive(Clone, Debug)]
pub struct Server {
    /// Its base URL.
    pub url: Placed<String>,
    /// What it is.
    pub doc: String,
}

/// A way to authenticate.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Its name.
    pub name: Placed<String>,
    /// What the page says of it.
    pub doc: String,
    /// How it is known.
    pub evidence: Evidence,
    /// What is sent.
    pub parts: Vec<Sent>,
}

/// A secret that is sent, and what carries it.
#[derive(Clone, Debug)]
pub struct Sent {
    /// What it is.
    pub part: Part,
    /// Where the name of the header field, parameter, member or cookie stands, if it is given.
    pub name: Option<Place>,
    /// Where the name of the secret stands, if it is given.
    pub secret: Option<Place>,
    /// Where the name of the user name stands, if it is given.
    pub username: Option<Place>,
}
