//! Constants: what is always sent, and what no caller has to give.

use groupwright_engine::domain::Domain;

use super::{read, xml};
use crate::language::{foreign_type, retired};
use crate::model::{Constant, ConstantMember, FixedKind, FixedValue, Literal, Located, Provenance};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node, Yaml, json};

/// How deeply lists and structures may stand within a constant.
const MAX_DEPTH: usize = 8;

/// The constants among the entries of parameters, and the others, which are fields.
pub(crate) fn split<'n>(entries: &'n [Entry], report: &mut Report) -> (Vec<Constant>, Vec<&'n Entry>) {
    let (constants, fields): (Vec<_>, Vec<_>) =
        entries.iter().partition(|entry| entry.value.get("const").is_some());
    (constants.into_iter().filter_map(|entry| constant(entry, report)).collect(), fields)
}

fn constant(entry: &Entry, report: &mut Report) -> Option<Constant> {
    let given = entry.value.get("const")?;
    if !matches!(given.yaml, Yaml::Text(_) | Yaml::Flag(_) | Yaml::Integer(_) | Yaml::Number(_)) {
        let message =
            format!("{:?} is a constant outside a body, where only a single value can stand", entry.key);
        let help = "write a text, a number or a flag";
        report.push(Diagnostic::new(Code::WRONG_KIND, &given.place, message).help(help));
        return None;
    }
    for key in ["xml", "formats"] {
        if let Some(hint) = entry.value.entry(key) {
            let message = format!("`{key}` has no effect: {:?} is no member of a body", entry.key);
            report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &hint.place, message).help("remove it"));
        }
    }
    let value = read::literal(given, report)?;
    let json = domain(entry, given, &value.text, report)?.map_or(value.json, Domain::json);
    Some(Constant {
        name: read::key(entry),
        value: Literal { json, ..value },
        doc: read::text(&entry.value, "doc"),
        provenance: read::provenance(&entry.value),
    })
}

/// The constants among the members of a structure, and the others, which are fields.
pub(crate) fn members<'n>(
    entries: &'n [Entry],
    report: &mut Report,
) -> (Vec<ConstantMember>, Vec<&'n Entry>) {
    let (mut constants, mut fields) = (Vec::new(), Vec::new());
    for entry in entries {
        match entry.value.get("const") {
            Some(given) => constants.extend(member(entry, given, fields.len(), report)),
            None => fields.push(entry),
        }
    }
    (constants, fields)
}

fn member(entry: &Entry, given: &Node, position: usize, report: &mut Report) -> Option<ConstantMember> {
    let value = match (value(given, MAX_DEPTH, report)?, given.scalar()) {
        (FixedValue::Single(usual, text), Some(_)) => {
            FixedValue::Single(domain(entry, given, &text, report)?.unwrap_or(usual), text)
        }
        (value, _) => {
            if let Some(word) = read::placed_text(&entry.value, "type") {
                let message = format!("the constant is no single value, so it has no type `{}`", word.value);
                report.push(Diagnostic::new(Code::WRONG_KIND, &word.place, message).help("remove the type"));
            }
            value
        }
    };
    let kind = kind(&value, given, report)?;
    Some(ConstantMember {
        name: read::key(entry),
        value,
        kind,
        xml: xml::of_field(&entry.value),
        doc: read::text(&entry.value, "doc"),
        provenance: read::provenance(&entry.value),
        formats: read::member_formats(&entry.value, false),
        position,
    })
}

/// A constant member of a layer around a message.
pub(crate) fn in_envelope(name: &str, entry: &Entry, report: &mut Report) -> Option<ConstantMember> {
    let value = value(&entry.value, MAX_DEPTH, report)?;
    Some(ConstantMember {
        name: Located::new(name.to_owned(), &entry.place),
        kind: kind(&value, &entry.value, report)?,
        value,
        xml: Located::new(None, &entry.place),
        doc: String::new(),
        provenance: Provenance::default(),
        formats: None,
        position: 0,
    })
}

/// What a value is of.
fn kind(value: &FixedValue, given: &Node, report: &mut Report) -> Option<FixedKind> {
    let kind = value.kind();
    if kind.is_none() {
        let message = "the items of a list in this constant are of different kinds";
        let help = "write items that are all texts, all numbers, all flags, all lists or all structures";
        report.push(Diagnostic::new(Code::MIXED_CONSTANT, &given.place, message).help(help));
    }
    kind
}

/// The value that is written here.
fn value(node: &Node, depth: usize, report: &mut Report) -> Option<FixedValue> {
    let Some(depth) = depth.checked_sub(1) else {
        let message =
            format!("lists and structures are nested more than {MAX_DEPTH} levels deep in this constant");
        report
            .push(Diagnostic::new(Code::TOO_NESTED, &node.place, message).help("omit the innermost levels"));
        return None;
    };
    Some(match &node.yaml {
        Yaml::Null => FixedValue::Null,
        Yaml::Text(text) => FixedValue::Single(Domain::String, text.clone()),
        Yaml::Flag(flag) => FixedValue::Single(Domain::Boolean, flag.to_string()),
        Yaml::Integer(_) | Yaml::Number(_) => {
            let text = json(node);
            let of_any_size = matches!(&node.yaml, Yaml::Integer(_)).then_some(Domain::BigInteger);
            let domain = Some(Domain::Integer).filter(|domain| domain.read(&text).is_some()).or(of_any_size);
            FixedValue::Single(domain.unwrap_or(Domain::Number), text)
        }
        Yaml::List(items) => {
            let items = items.iter().map(|item| value(item, depth, report));
            FixedValue::List(items.collect::<Option<_>>()?)
        }
        Yaml::Map(entries) => {
            let members =
                entries.iter().map(|entry| Some((entry.key.clone(), value(&entry.value, depth, report)?)));
            FixedValue::Record(members.collect::<Option<_>>()?)
        }
    })
}

/// The type that an entry gives its constant, if it gives one. A constant that is no value of it is reported, and is none.
#[expect(clippy::option_option, reason = "a constant without a type is fine, one of a wrong type is not")]
fn domain(entry: &Entry, given: &Node, text: &str, report: &mut Report) -> Option<Option<Domain>> {
    let Some(word) = read::placed_text(&entry.value, "type") else { return Some(None) };
    let domain = Domain::from_name(&word.value);
    let has = |domain: &Domain| domain.read(text).is_some() && domain.json().admits(text);
    if let Some(domain) = domain.filter(has) {
        return Some(Some(domain));
    }
    let value = json(given);
    let message = format!("the constant {value} does not have the type `{}`", word.value);
    let help = match (retired(&word.value), foreign_type(&word.value)) {
        (Some(_), _) => "remove the type: a constant has the JSON type in which it is written",
        (None, Some(help)) => help,
        (None, None) => {
            "correct the constant or the type, which must be a type of single values, or remove the type"
        }
    };
    report.push(Diagnostic::new(Code::WRONG_KIND, &given.place, message).help(help));
    None
}

/// Reports constants where there can be none.
pub(crate) fn refuse(constants: &[Constant], report: &mut Report) {
    for constant in constants {
        let name = &constant.name;
        let message = format!("{:?} is a constant, which cannot stand in a path or in cookies", name.value);
        let help = "in a path, write it into the template; for a cookie, write a constant header `Cookie`, or `Set-Cookie` of a response";
        report.push(Diagnostic::new(Code::BAD_PLACE, &name.place, message).help(help));
    }
}
