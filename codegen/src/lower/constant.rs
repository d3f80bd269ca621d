//! Constants: what is always sent, and what no caller has to give.

use groupwright_engine::domain::Domain;

use super::read;
use crate::language::{foreign_type, retired};
use crate::model::{Constant, Literal};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, NodePath};

/// The constants among the entries of parameters or members, and the others, which are fields.
pub(crate) fn split<'n>(entries: &'n [Entry], report: &mut Report) -> (Vec<Constant>, Vec<&'n Entry>) {
    let (constants, fields): (Vec<_>, Vec<_>) =
        entries.iter().partition(|entry| entry.value.get("const").is_some());
    (constants.into_iter().filter_map(|entry| constant(entry, report)).collect(), fields)
}

fn constant(entry: &Entry, report: &mut Report) -> Option<Constant> {
    let given = entry.value.get("const")?;
    let value = read::literal(given, report)?;
    let json = match read::placed_text(&entry.value, "type") {
        Some(word) => {
            let domain = Domain::from_name(&word.value);
            let has =
                |domain: &Domain| domain.read(&value.text).is_some() && domain.json().admits(&value.text);
            let Some(domain) = domain.filter(has) else {
                let message = format!("the constant {value} does not have the type `{}`", word.value);
                let help = match (retired(&word.value), foreign_type(&word.value)) {
                    (Some(_), _) => "remove the type: a constant has the JSON type in which it is written",
                    (None, Some(help)) => help,
                    (None, None) => {
                        "correct the constant or the type, which must be a type of single values, or remove the type"
                    }
                };
                report.push(Diagnostic::new(Code::WRONG_KIND, &given.place, message).help(help));
                return None;
            };
            domain.json()
        }
        None => value.json,
    };
    Some(Constant {
        name: read::key(entry),
        value: Literal { json, ..value },
        doc: read::text(&entry.value, "doc"),
        evidence: read::evidence(&entry.value),
        source: read::text(&entry.value, "source"),
    })
}

/// Reports constants where there can be none.
pub(crate) fn refuse(constants: &[Constant], report: &mut Report) {
    for constant in constants {
        misplaced(&constant.name.value, &constant.name.place, report);
    }
}

/// Reports a constant that stands where nothing is always sent.
pub(crate) fn misplaced(name: &str, place: &NodePath, report: &mut Report) {
    let message = format!(
        "{name:?} is a constant, which is allowed only in the query, the headers and the body of a request"
    );
    let help = "in a path, write it into the template; for a cookie, write a constant header `Cookie`; in a response or a nested \
                structure, write a field with a `type` or an `enum`";
    report.push(Diagnostic::new(Code::BAD_PLACE, place, message).help(help));
}
