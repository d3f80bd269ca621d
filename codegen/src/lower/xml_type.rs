//! How types are written as XML.

use groupwright_engine::table::Nil;

use super::read;
use crate::model::{Located, Order, XmlType};
use crate::syntax::{Entry, Node};

/// The hints under `xml`.
pub(crate) fn xml(node: &Node) -> XmlType {
    node.entry("xml").map(of).unwrap_or_default()
}

/// The hints for the members of a structure that is described in place.
pub(crate) fn members(node: &Node) -> Option<XmlType> {
    node.get("xml")?.entry("members").map(of)
}

fn of(entry: &Entry) -> XmlType {
    let hints = &entry.value;
    let pairs = |key| {
        let entries = read::entries(hints, key).iter();
        entries.filter_map(|entry| Some((read::key(entry), entry.value.text()?.to_owned())))
    };
    let order = hints.get("order").map(|order| match order.text() {
        Some("alphabetical") => Order::Alphabetical,
        Some(_) => Order::Declared,
        None => {
            let names = order.items().iter();
            let names = names.filter_map(|item| Some(Located::new(item.text()?.to_owned(), &item.place)));
            Order::Listed(names.collect())
        }
    });
    let of_root = ["root", "attributes", "declaration"].into_iter();
    let of_root = of_root.filter_map(|key| Some(Located::new(key.to_owned(), &hints.entry(key)?.place)));
    XmlType {
        place: Some(entry.place.clone()),
        root: read::placed_text(hints, "root").map(|root| root.value),
        namespace: read::placed_text(hints, "namespace").map(|namespace| namespace.value),
        unqualified: hints.get("elements").map(|elements| elements.text() == Some("unqualified")),
        namespaces: pairs("namespaces").map(|(prefix, uri)| (prefix.value, uri)).collect(),
        attributes: pairs("attributes").collect(),
        order,
        declaration: read::flag(hints, "declaration"),
        nil: Nil::from_name(&read::text(hints, "nil")),
        of_root: of_root.collect(),
    }
}

impl XmlType {
    /// These hints, and those of `general` where these say nothing.
    pub(crate) fn over(self, general: &Self) -> Self {
        let all = |own: Vec<_>, general: &Vec<_>| if own.is_empty() { general.clone() } else { own };
        Self {
            place: self.place,
            root: self.root.or_else(|| general.root.clone()),
            namespace: self.namespace.or_else(|| general.namespace.clone()),
            unqualified: self.unqualified.or(general.unqualified),
            namespaces: all(self.namespaces, &general.namespaces),
            attributes: if self.attributes.is_empty() { general.attributes.clone() } else { self.attributes },
            order: self.order.or_else(|| general.order.clone()),
            declaration: self.declaration.or(general.declaration),
            nil: self.nil.or(general.nil),
            of_root: self.of_root,
        }
    }
}
