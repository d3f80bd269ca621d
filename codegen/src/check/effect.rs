//! Keys that would have no effect where they stand.

use groupwright_engine::format::Format;
use groupwright_engine::table::{ParameterLocation, XmlForm};

use super::walk;
use crate::model::{Api, Endpoint, Field, Item, Located, Reply, Type};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks what the other checks have no reason to look at.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for named in api.types().iter().filter(|named| named.owner.is_some() || api.is_whole) {
        of_root(api, named, report);
        if !api.open {
            unknown_members(api, named, report);
        }
        renamed(api, named, report);
    }
    for seen in walk::structures(api) {
        for field in &seen.structure.fields {
            element(field, report);
        }
    }
    for endpoint in &api.endpoints {
        optional_body(endpoint, report);
        endpoint.replies.iter().for_each(|reply| optional(reply, report));
        for field in &endpoint.request.fields {
            aliases(field, report);
        }
        let received = endpoint.received().filter(|item| item.named().is_none());
        received.for_each(|item| values(item, report));
    }
}

fn push(place: &NodePath, message: impl Into<String>, help: impl Into<String>, report: &mut Report) {
    report.push(Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help(help));
}

/// What is said of the root of a document, of a type that no XML body is of. That no message holds it is a finding of its own.
fn of_root(api: &Api, named: &Type, report: &mut Report) {
    let usage = api.usage(named.id);
    let Some(structure) = named.structure().filter(|_| usage.formats.contains(&Format::Xml)) else { return };
    if named.inline || usage.whole.contains(&Format::Xml) {
        return;
    }
    for Located { value: key, place } in &structure.xml.of_root {
        let message = format!(
            "`{key}` has no effect: it applies to root elements, and no XML body has the type {:?}",
            named.name.value
        );
        let help = match key.as_str() {
            "root" => "remove it: the name of an element inside another one is that of the field",
            _ => "remove it, or move it to the type of the whole body",
        };
        push(place, message, help, report);
    }
}

/// The name in Rust of a type that does not exist there. That no message holds it is a finding of its own.
fn renamed(api: &Api, named: &Type, report: &mut Report) {
    let usage = api.usage(named.id);
    if let Some(place) = named.renamed.as_ref().filter(|_| usage.is_used() && !usage.held) {
        let message =
            format!("`rust` has no effect: the members of {:?} become those of a request", named.name.value);
        push(place, message, "remove it: the type does not exist in Rust", report);
    }
}

/// What is said of the members of a request, of a type that no request holds.
fn unknown_members(api: &Api, named: &Type, report: &mut Report) {
    let usage = api.usage(named.id);
    if named.structure().is_some_and(|structure| structure.open) && usage.received && !usage.sent {
        let message =
            format!("`unknown_members` has no effect: no request contains the type {:?}", named.name.value);
        push(
            &named.name.place,
            message,
            "remove it: in responses, unknown members are always ignored",
            report,
        );
    }
}

/// The name of the elements of what a field holds, where the field or the keys name them.
fn element(field: &Field, report: &mut Report) {
    let held = match field.location {
        ParameterLocation::Payload => return values(&field.item, report),
        ParameterLocation::Body => &field.item,
        // None of these is written in XML, as has been reported.
        ParameterLocation::Path
        | ParameterLocation::Query
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Parameters
        | ParameterLocation::Headers
        | ParameterLocation::Status => return,
    };
    if let Some(name) = held.list_item().and_then(|item| item.xml_name.as_ref()) {
        let form = field.xml.value.map_or(XmlForm::Element, |hints| hints.form());
        let help = match form {
            XmlForm::Wrapped(_) => "remove it, or write this name under `wrapped` of the field",
            XmlForm::Element | XmlForm::Attribute | XmlForm::Text => {
                "write `xml: { name: … }` in the field, and `wrapped` if an element encloses the items"
            }
        };
        let message = format!(
            "the name has no effect: the field {:?} sets the name of the elements of its items",
            field.name.value
        );
        push(&name.place, message, help, report);
    }
    values(held, report);
}

/// The names of elements that a map names by its keys.
fn values(item: &Item, report: &mut Report) {
    let values = item.levels().filter_map(Item::map_value);
    for name in values.filter_map(|value| value.xml_name.as_ref()) {
        push(
            &name.place,
            "the name has no effect: the elements of the values of a map have the names of its keys",
            "remove it",
            report,
        );
    }
}

/// A body that a request may lack, and a member of it that none may lack.
fn optional_body(endpoint: &Endpoint, report: &mut Report) {
    let Some(place) = endpoint.body.as_ref().and_then(|body| body.optional.as_ref()) else { return };
    let is_needed = |field: &&Field| field.location == ParameterLocation::Body && field.required;
    for field in endpoint.request.fields.iter().filter(is_needed) {
        let message = format!("the body is optional, but its member {:?} is required", field.name.value);
        let help = "remove `required` of the member, or `optional` of the body";
        let finding = Diagnostic::new(Code::OPTIONAL_BODY, &field.name.place, message);
        report.push(finding.related(place, "the body is optional").help(help));
    }
}

/// A body that may be missing where none is read.
fn optional(reply: &Reply, report: &mut Report) {
    if reply.optional && reply.media.is_empty() {
        let message = "`optional` has no effect: the response has no formats, so it has no body";
        push(&reply.name.place, message, "remove `optional`, or add the `formats` of the body", report);
    }
}

/// Other names of what has no name in a message.
fn aliases(field: &Field, report: &mut Report) {
    if let Some(alias) = field.aliases.first().filter(|_| field.location == ParameterLocation::Path) {
        let message = format!(
            "`aliases` has no effect: messages do not contain the name of the path parameter {:?}",
            field.name.value
        );
        push(&alias.place, message, "remove `aliases`", report);
    }
}
