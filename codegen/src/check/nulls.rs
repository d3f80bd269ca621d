//! What stands for null: whether it can be told from the values, and whether the formats have a place for it.

use groupwright_engine::domain::Domain;
use groupwright_engine::format::Format;
use groupwright_engine::table::ParameterLocation;

use super::walk::{self, Seen, Sort};
use crate::model::{Api, Field, Kind, Literal, Located, Written};
use crate::report::{Code, Diagnostic, Report};

/// Checks every field.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        for field in &seen.structure.fields {
            if let Some(null) = &field.null_as {
                apart(api, field, null, report);
                in_formats(api, &seen, field, null, report);
            }
        }
    }
}

fn bad(null: &Located<Literal>, message: String, help: &str, report: &mut Report) {
    report.push(Diagnostic::new(Code::BAD_SPELLING, &null.place, message).help(help.to_owned()));
}

/// Values that are always there and have the same text.
fn apart(api: &Api, field: &Field, null: &Located<Literal>, report: &mut Report) {
    let is_value = match &field.item.kind {
        Kind::Scalar(Domain::Boolean) => {
            let tokens: Vec<&Written> =
                field.item.spelled.each().map(|(_, written)| &written.value).collect();
            let is_token = |written: &&Written| match written {
                Written::Tokens { no, yes } => no.text == null.value.text || yes.text == null.value.text,
                Written::Text(_) | Written::Named { .. } => false,
            };
            tokens.iter().any(is_token)
                || field.item.spelled.general.is_none()
                    && matches!(null.value.text.as_str(), "true" | "false")
        }
        Kind::Named(id) => api
            .ty(*id)
            .enumeration()
            .is_some_and(|listed| listed.values.iter().any(|value| value.text.value == null.value.text)),
        Kind::Scalar(_) | Kind::List(_) | Kind::Map(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown => {
            false
        }
    };
    if is_value {
        let message =
            format!("{} stands for null, and is also a value of {:?}", null.value, field.name.value);
        bad(null, message, "remove one of them", report);
    }
}

/// Single values in place of others in formats that have no place for them.
fn in_formats(api: &Api, seen: &Seen<'_>, field: &Field, null: &Located<Literal>, report: &mut Report) {
    if null.value.text.is_empty() || field.item.kind.is_any() {
        return;
    }
    let formats = match field.location {
        ParameterLocation::Query | ParameterLocation::Parameters => vec![Format::Form],
        ParameterLocation::Path
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Headers
        | ParameterLocation::Status => vec![Format::Text],
        ParameterLocation::Body | ParameterLocation::Payload => seen.formats_of_body(),
    };
    let has_no_place = |format: &&Format| {
        let is_single = walk::sort_in(api, &field.item, **format) == Sort::Single;
        **format != Format::Json && field.is_in(**format) && !is_single
    };
    if let Some(format) = formats.iter().find(has_no_place) {
        let message = format!(
            "{:?} is no single value, so that {} cannot stand for null in {format}",
            field.name.value, null.value
        );
        bad(
            null,
            message,
            "write `null_as: \"\"`, or list the formats that have the member: `formats: [json]`",
            report,
        );
    }
}
