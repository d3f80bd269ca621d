//! The formats of unions: names that XML can have, and hints without effect.

use std::collections::BTreeSet;

use groupwright_engine::domain::Domain;
use groupwright_engine::format::{Format, is_xml_name};
use groupwright_engine::table::{Openness, ParameterLocation};

use crate::check::formats::{has, hint};
use crate::model::{Api, Located, Tagging, Type, Union, Unit, Variant};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// The formats in which values of a union are written or read: those of bodies, and those of parameters.
pub(super) fn of(api: &Api, named: &Type) -> BTreeSet<Format> {
    let mut formats = api.usage(named.id).formats.clone();
    let requests = api.endpoints.iter().flat_map(|endpoint| &endpoint.request.fields);
    let replies = api.types().iter().flat_map(Type::fields);
    for field in requests.chain(replies) {
        let format = match field.location {
            ParameterLocation::Query | ParameterLocation::Parameters => Format::Form,
            ParameterLocation::Path
            | ParameterLocation::Header
            | ParameterLocation::Cookie
            | ParameterLocation::Headers
            | ParameterLocation::Status => Format::Text,
            ParameterLocation::Body | ParameterLocation::Payload => continue,
        };
        let within = field.item.formats_within([format]);
        if !within.is_subset(&formats) && api.reachable([&field.item]).contains(&named.id) {
            formats.extend(within);
        }
    }
    formats
}

/// Checks the names and the hints.
pub(super) fn check(api: &Api, named: &Type, union: &Union, report: &mut Report) {
    let usage = api.usage(named.id);
    if usage.formats.contains(&Format::Xml) {
        let variants = union.variants.iter().map(|variant| &variant.name);
        let is_key = matches!(union.tagging.value, Tagging::Key);
        variants.filter(|_| is_key).for_each(|name| element(name, report));
        if let Tagging::Beside(_, content) = &union.tagging.value {
            element(content, report);
        }
        if let Some(tag) = union.tag() {
            let own = tag.xml.value.map(|hint| hint.name()).filter(|name| !name.is_empty());
            let name = own.map_or(tag.name.value.as_str(), |own| own);
            element(&Located::new(name.to_owned(), &tag.name.place), report);
        }
    }
    if usage.formats.is_empty() {
        return;
    }
    if matches!(union.tagging.value, Tagging::Key) && has(&of(api, named), Format::Form) {
        for variant in union.variants.iter().filter(|variant| matches!(variant.unit, Some(Unit::Tag))) {
            let message = format!(
                "a form cannot represent the variant {:?}, which is a structure without members",
                variant.name.value
            );
            let help = "give it a type, or name the variant by a tag: `tag: kind`";
            report.push(Diagnostic::new(Code::NOT_IN_FORMAT, &variant.name.place, message).help(help));
        }
    }
    if matches!(union.tagging.value, Tagging::Shape) && usage.formats.contains(&Format::Multipart) {
        let is_raw = |variant: &&Variant| match variant.item.kind.scalar() {
            Some(Domain::File) => true,
            Some(Domain::Bytes) => variant.item.spelled.each().next().is_none(),
            Some(_) | None => false,
        };
        for variant in union.variants.iter().filter(is_raw) {
            let message = format!(
                "the variant {:?} cannot be told from others in a multipart body, where its values are not texts",
                variant.name.value
            );
            let help = "describe it as a member of its own, or tag the union";
            report.push(Diagnostic::new(Code::NOT_IN_FORMAT, &variant.name.place, message).help(help));
        }
    }
    let others = of(api, named).into_iter().find(|format| *format != Format::Json);
    if let (Some(place), Openness::Open, Some(format)) = (&union.open, union.openness, others) {
        let message = format!(
            "only JSON can represent variants that are not listed, which `open: true` allows, and not {format}"
        );
        let help = "remove `open`, or leave JSON as the only format";
        report.push(Diagnostic::new(Code::NOT_IN_FORMAT, place, message).help(help));
    }
    let name = &named.name.value;
    let tag = union.tag().filter(|tag| tag.xml.value.is_some()).map(|tag| &tag.xml.place);
    for place in tag.into_iter().chain(&union.xml.place).filter(|_| !usage.formats.contains(&Format::Xml)) {
        report.push(hint(Format::Xml, name, &usage.formats, place));
    }
    if union.form.value.is_some() {
        let place = &union.form.place;
        if !has(&usage.formats, Format::Form) {
            report.push(hint(Format::Form, name, &usage.formats, place));
        } else if !has(&usage.whole, Format::Form) {
            let message = format!(
                "`form` has no effect here: it applies to whole bodies, and {name:?} is only part of one"
            );
            without_effect(place, &message, "move it to the body, or to the type of the whole body", report);
        }
    }
    if let Some(place) = union.xml.place.as_ref().filter(|_| usage.formats.contains(&Format::Xml)) {
        // Those of a union without a name are those of the field or the item, whose element has them.
        let has_root = named.inline || usage.whole.contains(&Format::Xml);
        of_members(union, place, has_root, report);
    }
}

/// Hints for an element with members, where a union has none of its own.
fn of_members(union: &Union, place: &NodePath, has_root: bool, report: &mut Report) {
    if union.xml.order.is_some() {
        without_effect(
            place,
            "`order` has no effect: a union has one variant at a time",
            "remove it",
            report,
        );
    }
    if !has_root {
        let help = "remove it, or move it to the type of the whole body; `attributes` may be in the `xml` of a field of this type";
        for key in &union.xml.of_root {
            let message = format!(
                "`{}` has no effect here: of a union it is for the root element, and no XML body has this type",
                key.value
            );
            without_effect(&key.place, &message, help, report);
        }
    }
}

fn without_effect(place: &NodePath, message: &str, help: &str, report: &mut Report) {
    report.push(Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help(help));
}

fn element(name: &Located<String>, report: &mut Report) {
    if !is_xml_name(&name.value) {
        let message = format!("{:?} is not a valid name for an element", name.value);
        let help = "a name starts with a letter or `_` and has no spaces or colons; in XML, use another tag or another format";
        report.push(Diagnostic::new(Code::BAD_XML, &name.place, message).help(help));
    }
}
