//! Tuples: lists of which each position has a type of its own.

use groupwright_engine::rule::Rule;
use groupwright_engine::table::{Packing, ParameterLocation};

use super::field;
use crate::lower::{Scope, read};
use crate::model::{Field, Kind, Located, Spelled, Struct, TypeBody, Written};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node, Yaml};

/// The kind of a tuple, whose values are the members of a structure of this name in Rust.
pub(super) fn tuple(node: &Node, rust: &str, scope: &mut Scope, report: &mut Report) -> Kind {
    let Some(listed) = node.get("items") else { return Kind::Unknown };
    if !matches!(listed.yaml, Yaml::List(_)) {
        let message = "the items of a tuple are a list of what stands at each position";
        let help =
            "write a list, such as `items: [number, string]`; if all are of one type, write `type: list`";
        report.push(Diagnostic::new(Code::WRONG_KIND, &listed.place, message).help(help));
        return Kind::Unknown;
    }
    if listed.items().is_empty() {
        let message = "a tuple without positions has no values";
        let help = "list what stands at each position, such as `items: [number, string]`";
        report.push(Diagnostic::new(Code::WRONG_KIND, &listed.place, message).help(help));
        return Kind::Unknown;
    }
    if let Some(given) = node.entry("as") {
        let message = "`as` has no effect: a tuple is written as a list of its values";
        let help = "remove it, or write `fields` in place of `type` and `items`";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &given.place, message).help(help));
    }
    let names = names(node, listed, report);
    let positions = listed.items().iter().zip(names).map(|(value, name)| Entry {
        key: name.value,
        place: name.place,
        value: value.clone(),
        beside: Vec::new(),
    });
    let positions: Vec<Entry> = positions.collect();
    let needed = node.get("min_items").map_or(positions.len(), |least| match least.yaml {
        Yaml::Integer(least) => usize::try_from(least).unwrap_or(positions.len()),
        _ => positions.len(),
    });
    if needed > positions.len() {
        let message = format!("`min_items` is {needed}, but the tuple has {} positions", positions.len());
        let place = node.entry("min_items").map_or(&node.place, |entry| &entry.place);
        report.push(Diagnostic::new(Code::BOUNDS_OUT_OF_ORDER, place, message).help("correct one of them"));
    }
    let fields = positions.iter().enumerate().map(|(index, entry)| {
        let field = field(entry, rust, ParameterLocation::Body, scope, report);
        Field { required: index < needed, ..field }
    });
    let structure = Struct { fields: fields.collect(), ..Struct::empty(&listed.place) };
    scope.inline(rust, &read::text(node, "doc"), TypeBody::Struct(structure), &node.place)
}

/// The names of the positions: those that are given, or their numbers.
fn names(node: &Node, listed: &Node, report: &mut Report) -> Vec<Located<String>> {
    let count = listed.items().len();
    let numbered = listed.items().iter().zip(1..);
    let numbered = numbered.map(|(item, number)| Located::new(format!("item_{number}"), &item.place));
    let Some(given) = node.entry("names") else { return numbered.collect() };
    let names = given.value.items().iter();
    let names: Vec<_> =
        names.filter_map(|name| Some(Located::new(name.text()?.to_owned(), &name.place))).collect();
    if names.len() != count {
        let message = format!("the tuple has {count} positions, but {} names", names.len());
        let help = "write a name for each of `items`";
        report.push(Diagnostic::new(Code::WRONG_KIND, &given.value.place, message).help(help));
        return numbered.collect();
    }
    names
}

/// How a tuple is written.
pub(super) fn spelled(node: &Node) -> Spelled {
    let word = Written::Text(Packing::Positional.name().to_owned());
    let place = node.get("type").map_or(&node.place, |named| &named.place);
    Spelled { general: Some(Located::new(word, place)), ..Spelled::default() }
}

/// The rules of a tuple, but for the number of its values.
pub(super) fn rules(node: &Node, report: &mut Report) -> Vec<Located<Rule>> {
    let mut rules = super::rules(node, None, report);
    rules.retain(|rule| rule.value.kind().name() != "min_items");
    rules
}

/// Reports items that are those of a tuple.
pub(super) fn refuse(node: &Node, report: &mut Report) {
    let listed = node.get("items").filter(|items| matches!(items.yaml, Yaml::List(_)));
    if let Some(listed) = listed {
        let message = "the items of a list are all of one type";
        let help = "write the one type, such as `items: string`, or `type: tuple`";
        report.push(Diagnostic::new(Code::WRONG_KIND, &listed.place, message).help(help));
    }
}
