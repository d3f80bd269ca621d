//! Named values: single values, lists and maps that are described under `types`, for all that have their name as a `type`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use groupwright_engine::table::Evidence;

use super::item;
use crate::language;
use crate::lower::{Scope, names, read};
use crate::model::{Item, KeyEvidence, NamedValue, Provenance};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node};

/// How many named values may be described by each other.
const MAX_DEPTH: usize = 16;

/// The named values of a document and of its API.
#[derive(Default)]
pub(in crate::lower) struct Values {
    /// Those of the API.
    shared: BTreeMap<String, Named>,
    /// Those of the document, which come before the API's.
    own: BTreeMap<String, Named>,
    /// How many are being described.
    depth: usize,
}

/// What a document has under a name.
enum Named {
    /// A type, which is looked up when all are known.
    Type,
    /// A value that nothing has asked for.
    Described(Entry),
    /// A value that is being described.
    Open,
    /// A value.
    Known(Box<NamedValue>),
}

impl Values {
    /// Begins a document.
    pub(in crate::lower) fn begin(&mut self, document: &Node) {
        let named = read::entries(document, "types").iter().map(|entry| {
            let is_type = !is_value(&entry.value);
            (entry.key.clone(), if is_type { Named::Type } else { Named::Described(entry.clone()) })
        });
        self.own = named.collect();
    }

    /// Ends the document of the API, whose values all others can name from here on.
    pub(in crate::lower) fn share(&mut self) {
        self.shared = std::mem::take(&mut self.own);
    }

    /// The values of the document.
    pub(in crate::lower) fn all(&self) -> impl Iterator<Item = NamedValue> {
        self.own.values().filter_map(known)
    }

    /// The values of the API.
    pub(in crate::lower) fn all_shared(&self) -> impl Iterator<Item = NamedValue> {
        self.shared.values().filter_map(known)
    }

    fn get_mut(&mut self, name: &str) -> Option<&mut Named> {
        if self.own.contains_key(name) { self.own.get_mut(name) } else { self.shared.get_mut(name) }
    }
}

fn known(named: &Named) -> Option<NamedValue> {
    match named {
        Named::Known(value) => Some(NamedValue::clone(value)),
        Named::Type | Named::Described(_) | Named::Open => None,
    }
}

/// Whether what is described under a name is no type of its own in Rust.
pub(in crate::lower) fn is_value(node: &Node) -> bool {
    node.text().is_some() || language::names_a_value(node)
}

/// The value of a name, if it has one, for something that is of it.
pub(in crate::lower) fn used(name: &str, scope: &mut Scope, report: &mut Report) -> Option<Item> {
    define(name, scope, report);
    match scope.values.get_mut(name)? {
        Named::Known(value) => {
            value.used.get_or_init(|| ());
            Some(value.item.clone())
        }
        Named::Type | Named::Described(_) | Named::Open => None,
    }
}

/// Finds out what the value of a name is.
pub(in crate::lower) fn define(name: &str, scope: &mut Scope, report: &mut Report) {
    let (is_too_deep, owner) = (scope.values.depth >= MAX_DEPTH, scope.owner);
    let Some(named) = scope.values.get_mut(name) else { return };
    let entry = match named {
        Named::Described(entry) => entry.clone(),
        Named::Type | Named::Open | Named::Known(_) => return,
    };
    if is_too_deep {
        let message = format!("more than {MAX_DEPTH} named values are described by each other");
        let help = "describe one of them by its own `type`, such as `string`";
        report.push(Diagnostic::new(Code::TOO_NESTED, &entry.place, message).help(help));
        return;
    }
    *named = Named::Open;
    scope.values.depth += 1;
    let item = described(&entry, scope, report);
    scope.values.depth -= 1;
    if let Some(named) = scope.values.get_mut(name) {
        let (name, used) = (read::key(&entry), OnceLock::new());
        *named = Named::Known(Box::new(NamedValue { owner, name, item, used }));
    }
}

/// Whether a value of this name is described by itself, which is reported.
pub(in crate::lower) fn is_circular(name: &str, node: &Node, scope: &mut Scope, report: &mut Report) -> bool {
    let is_open = match scope.values.get_mut(name) {
        Some(Named::Open) => true,
        Some(Named::Type | Named::Described(_) | Named::Known(_)) | None => false,
    };
    if is_open {
        let message = format!("the named value {name:?} contains itself");
        let help = "describe what contains it as a type with `fields`";
        let place = node.get("type").map_or(&node.place, |value| &value.place);
        report.push(Diagnostic::new(Code::CIRCULAR_VALUE, place, message).help(help));
    }
    is_open
}

fn described(entry: &Entry, scope: &mut Scope, report: &mut Report) -> Item {
    let node = &entry.value;
    let item = item(node, &names::pascal(&entry.key), scope, report);
    let (secret, doc, said) = said_over(node, (item.secret, item.doc, item.provenance));
    let Provenance { evidence, source, mut keys } = said;
    // What is known of the value is known of its keys, wherever it is used.
    if evidence != Evidence::Documented || !source.is_empty() {
        let is_apart = |key: &str| matches!(key, "doc" | "evidence" | "source" | "items" | "values");
        let entries = node.entries().iter().filter(|entry| entry.beside.is_empty() && !is_apart(&entry.key));
        keys.extend(entries.map(|entry| KeyEvidence {
            key: entry.key.clone(),
            evidence,
            source: source.clone(),
        }));
    }
    Item { secret, doc, provenance: Provenance { keys, ..Provenance::default() }, ..item }
}

/// What something of a named value is: what is said of it comes before what is said of the value.
pub(in crate::lower) fn over(own: Item, general: Item, node: &Node) -> Item {
    let mut rules = general.rules;
    rules.retain(|rule| own.rules.iter().all(|other| other.value.kind().name() != rule.value.kind().name()));
    rules.extend(own.rules);
    Item {
        kind: general.kind,
        nullable: read::flag(node, "nullable").unwrap_or(general.nullable),
        rules,
        spelled: own.spelled.over(general.spelled),
        secret: general.secret,
        doc: general.doc,
        provenance: general.provenance,
        place: own.place,
        xml_name: own.xml_name,
        xml: own.xml,
        form: own.form,
        part: own.part,
    }
}

/// What is said of something and of the named value that it is of: whether it is secret, what the page says, and how it is known.
pub(in crate::lower) fn said_over(
    node: &Node,
    general: (bool, String, Provenance),
) -> (bool, String, Provenance) {
    let (secret, doc, general) = general;
    let mut own = read::provenance(node);
    own.keys
        .extend(general.keys.into_iter().filter(|said| node.get(&said.key).is_none() || said.key == "type"));
    let said = read::text(node, "doc");
    (read::flag(node, "secret").unwrap_or(secret), if said.is_empty() { doc } else { said }, own)
}
