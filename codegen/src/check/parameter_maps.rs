//! Maps of query parameters or header fields by their names: whether they are where such maps are, and can hold them. What
//! follows the values of cookies.

use std::collections::BTreeMap;

use groupwright_engine::format::Format;
use groupwright_engine::http::{is_header_name, is_header_value};
use groupwright_engine::table::{FormLists, ParameterLocation};

use super::walk::{self, Sort, sort_in};
use crate::model::{Api, Field, Item, Located};
use crate::report::{Code, Diagnostic, Report};

/// Checks every structure.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        let in_request =
            seen.endpoint.is_some_and(|endpoint| std::ptr::eq(seen.structure, &raw const endpoint.request));
        for field in &seen.structure.fields {
            self::field(api, field, report);
            cookie_attributes(field, in_request, report);
        }
        beside(&seen.structure.fields, report);
    }
}

/// Checks a field with a prefix.
fn field(api: &Api, field: &Field, report: &mut Report) {
    let Some(prefix) = &field.prefix else { return };
    let (format, what) = match field.location {
        ParameterLocation::Parameters => (Format::Form, "query parameters"),
        ParameterLocation::Headers => (Format::Text, "header fields"),
        ParameterLocation::Path
        | ParameterLocation::Query
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Body
        | ParameterLocation::Payload
        | ParameterLocation::Status => {
            let message = "`prefix` has no effect: it is for query parameters and header fields";
            let help = "remove it; in a body, `additional` keeps the members that are not described";
            report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &prefix.place, message).help(help));
            return;
        }
    };
    if let Some(alias) = field.aliases.first() {
        let message =
            format!("`aliases` has no effect: messages do not contain the name {:?}", field.name.value);
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &alias.place, message).help("remove `aliases`"));
    }
    if format == Format::Text && !prefix.value.is_empty() && !is_header_name(&prefix.value) {
        let message = format!("{:?} is not the start of a header field name", prefix.value);
        let help = "a name consists of letters, digits and hyphens: `x-meta-`";
        report.push(Diagnostic::new(Code::BAD_HEADER, &prefix.place, message).help(help));
    }
    let Some(held) = field.item.map_value() else { return };
    let sort = sort_in(api, held, format);
    if field.item.nullable || held.nullable {
        let message = format!("`nullable` has no effect: {what} are texts, which are never null");
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &field.item.place, message).help("remove it"));
    }
    // That a value of any kind is only for JSON is a finding of its own.
    if !matches!(sort, Sort::Single | Sort::Singles | Sort::Any) {
        let message = format!("the values of {:?} cannot be {what}", field.name.value);
        let help = "the values of the map are single values, or lists of single values";
        report.push(Diagnostic::new(Code::BAD_PLACE, &held.place, message).help(help));
    }
    numbered(held, report);
}

/// A list whose items would be other parameters.
fn numbered(held: &Item, report: &mut Report) {
    let Some(form) = &held.form else { return };
    if form.value.lists().is_some_and(|lists| lists.style() == FormLists::Numbered) {
        let message = "the items of such a list would be parameters of other names";
        let help = "write another style of `lists`, such as `brackets`";
        report.push(Diagnostic::new(Code::BAD_LAYOUT, &form.place, message).help(help));
    }
}

/// Two maps that hold the same.
fn beside(fields: &[Field], report: &mut Report) {
    let mut seen: BTreeMap<(&str, String), &Located<String>> = BTreeMap::new();
    for field in fields {
        let Some(prefix) = &field.prefix else { continue };
        let folded = match field.location {
            ParameterLocation::Headers => prefix.value.to_ascii_lowercase(),
            ParameterLocation::Parameters => prefix.value.clone(),
            ParameterLocation::Path
            | ParameterLocation::Query
            | ParameterLocation::Header
            | ParameterLocation::Cookie
            | ParameterLocation::Body
            | ParameterLocation::Payload
            | ParameterLocation::Status => continue,
        };
        if let Some(first) = seen.insert((field.location.name(), folded), prefix) {
            let message = format!("another map has the prefix {:?}", prefix.value);
            let finding = Diagnostic::new(Code::DUPLICATE_WIRE_NAME, &prefix.place, message);
            report.push(finding.related(&first.place, "the other map").help("remove one of them"));
        }
    }
}

/// What follows the value of a cookie, which only a response can say.
fn cookie_attributes(field: &Field, in_request: bool, report: &mut Report) {
    let Some(text) = &field.cookie_attributes else { return };
    if in_request || field.location != ParameterLocation::Cookie {
        let message = "`cookie_attributes` has no effect: it is for cookies of a response";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &text.place, message).help("remove it"));
    } else if text.value.is_empty() || text.value.starts_with(';') || !is_header_value(&text.value) {
        let message = format!("{:?} cannot follow the value of a cookie", text.value);
        let help = "write attributes separated by `; `, such as `Path=/; HttpOnly`";
        report.push(Diagnostic::new(Code::BAD_HEADER, &text.place, message).help(help));
    }
}
