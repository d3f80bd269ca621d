//! Constants: what is always sent, and what no caller has to give.

use groupwright_engine::kind::{self, JsonType};

use super::read;
use crate::model::Constant;
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node, Place, Yaml};

/// The constants among the entries of parameters or members, and the others, which are fields.
pub(crate) fn split<'n>(entries: &'n [Entry], report: &mut Report) -> (Vec<Constant>, Vec<&'n Entry>) {
    let (constants, fields): (Vec<_>, Vec<_>) =
        entries.iter().partition(|entry| entry.value.get("const").is_some());
    (constants.into_iter().filter_map(|entry| constant(entry, report)).collect(), fields)
}

fn constant(entry: &Entry, report: &mut Report) -> Option<Constant> {
    let given = entry.value.get("const")?;
    let value = read::spelt(given, report)?;
    let json = match read::placed_text(&entry.value, "type") {
        Some(word) => {
            let kind = kind::by_word(&word.value);
            let kind = kind.filter(|kind| kind.read(&value).is_some() && is_sound(kind.json(), &value));
            let Some(kind) = kind else {
                let message = format!("the constant {value:?} is not of the type `{}`", word.value);
                let help = "correct the constant, or name a kind of single values that has it; the type may be left out";
                report.push(Diagnostic::new(Code::WRONG_KIND, &given.place, message).help(help));
                return None;
            };
            kind.json()
        }
        None => json_type(given),
    };
    Some(Constant { name: read::key(entry), value, json })
}

/// Whether the text is of the JSON type.
fn is_sound(json: JsonType, text: &str) -> bool {
    match json {
        JsonType::String => true,
        JsonType::Number => serde_json::from_str::<serde_json::Number>(text).is_ok(),
        JsonType::Boolean => matches!(text, "true" | "false"),
    }
}

/// The JSON type of a constant that is written without its type.
fn json_type(value: &Node) -> JsonType {
    match value.yaml {
        Yaml::Integer(_) | Yaml::Number(_) => JsonType::Number,
        Yaml::Flag(_) => JsonType::Boolean,
        _ => JsonType::String,
    }
}

/// Reports constants where there can be none.
pub(crate) fn refuse(constants: &[Constant], report: &mut Report) {
    for constant in constants {
        misplaced(&constant.name.value, &constant.name.place, report);
    }
}

/// Reports a constant that stands where nothing is always sent.
pub(crate) fn misplaced(name: &str, place: &Place, report: &mut Report) {
    let message =
        format!("{name:?} is a constant, which only a query, the headers and the body of a request can have");
    let help = "write a constant part of the path into the template, a constant cookie as the header `Cookie`, and what a \
                response or an inner structure holds as a field with a `type` or an `enum`";
    report.push(Diagnostic::new(Code::BAD_PLACE, place, message).help(help));
}
