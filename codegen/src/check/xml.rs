//! What stands in XML documents: names that XML can have, and fields where an element has room for them.

use std::collections::BTreeMap;

use groupwright_engine::format::{Format, is_xml_name};
use groupwright_engine::table::{ParameterLocation, XmlForm};

use super::walk::{self, Seen, Sort};
use crate::model::{Api, Field, Struct, xml_name};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks every structure that a message in XML holds.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api).filter(|seen| seen.formats.contains(&Format::Xml)) {
        document(&seen, report);
        members(seen.structure, report);
        for field in body(seen.structure) {
            room(api, field, report);
        }
    }
    for (_, item) in walk::items(api) {
        if let Some(name) = &item.xml_name {
            named(&name.value, "an element", &name.place, report);
        }
    }
}

fn body(structure: &Struct) -> impl Iterator<Item = &Field> {
    let is_member = |field: &&Field| field.location == ParameterLocation::Body && field.is_in(Format::Xml);
    structure.fields.iter().filter(is_member)
}

fn form(field: &Field) -> XmlForm {
    field.xml.value.map_or(XmlForm::Element, |hints| hints.form())
}

/// The root, its namespaces and its attributes.
fn document(seen: &Seen<'_>, report: &mut Report) {
    let hints = &seen.structure.xml;
    let Some(place) = &hints.place else { return };
    if let Some(root) = &hints.root {
        named(root, "an element", place, report);
    }
    for (prefix, uri) in &hints.namespaces {
        if matches!(prefix.as_str(), "xml" | "xmlns") || !(prefix.is_empty() || is_xml_name(prefix)) {
            let message = format!("{prefix:?} cannot be declared as a namespace prefix");
            let help = "a prefix is a name without a colon, and neither `xml` nor `xmlns`";
            report.push(Diagnostic::new(Code::BAD_XML, place, message).help(help));
        }
        if uri.is_empty() {
            let message = format!("the namespace of the prefix {prefix:?} is empty");
            let help = "write its URI, or remove the prefix";
            report.push(Diagnostic::new(Code::BAD_XML, place, message).help(help));
        }
    }
    for (attribute, _) in &hints.attributes {
        let local = attribute.value.split_once(':').map_or(attribute.value.as_str(), |(_, local)| local);
        named(local, "an attribute", &attribute.place, report);
    }
}

/// Reports a name that XML does not allow.
pub(super) fn named(name: &str, what: &str, place: &NodePath, report: &mut Report) {
    if !is_xml_name(name) {
        let message = format!("{name:?} is not a valid name for {what}");
        let help = "a name starts with a letter or `_` and has no spaces or colons; `xml: { name: … }` sets the name of a field in XML only";
        report.push(Diagnostic::new(Code::BAD_XML, place, message).help(help));
    }
}

/// The names of the members, of which no two elements and no two attributes may have the same.
fn members(structure: &Struct, report: &mut Report) {
    let namespace = structure.xml.namespace.as_deref().unwrap_or_default();
    let own = if structure.xml.unqualified == Some(true) { "" } else { namespace };
    let mut seen: BTreeMap<(bool, &str, &str), &Field> = BTreeMap::new();
    for field in body(structure).filter(|field| form(field) != XmlForm::Text) {
        let is_attribute = form(field) == XmlForm::Attribute;
        let what = if is_attribute { "an attribute" } else { "an element" };
        named(xml_name(field), what, &field.name.place, report);
        if let XmlForm::Wrapped(item) = form(field) {
            named(item, "an element", &field.xml.place, report);
        }
        let inherited = if is_attribute { "" } else { own };
        let namespace = field.xml.value.and_then(|hints| hints.namespace()).unwrap_or(inherited);
        if let Some(first) = seen.insert((is_attribute, namespace, xml_name(field)), field) {
            let message =
                format!("{:?} and {:?} have the same name in XML", first.name.value, field.name.value);
            let finding = Diagnostic::new(Code::BAD_XML, &field.name.place, message);
            let help = "set another name for one of them with `xml: { name: … }`";
            report.push(finding.related(&first.name.place, "the other field").help(help));
        }
    }
    for constant in &structure.constants {
        named(&constant.name.value, "an element", &constant.name.place, report);
        if let Some(first) = seen.get(&(false, own, constant.name.value.as_str())) {
            let message =
                format!("{:?} and {:?} have the same name in XML", first.name.value, constant.name.value);
            let finding = Diagnostic::new(Code::BAD_XML, &constant.name.place, message);
            let help = "set another name for the field with `xml: { name: … }`";
            report.push(finding.related(&first.name.place, "the field").help(help));
        }
    }
    let mut texts = body(structure).filter(|field| form(field) == XmlForm::Text);
    let Some(text) = texts.next() else { return };
    let beside = texts.next().or_else(|| {
        body(structure).find(|field| matches!(form(field), XmlForm::Element | XmlForm::Wrapped(_)))
    });
    let beside = beside.map(|field| &field.name);
    let beside = beside.or_else(|| structure.constants.first().map(|constant| &constant.name));
    if let Some(beside) = beside {
        let message =
            format!("{:?} is the text of the element, which cannot have child elements too", text.name.value);
        let finding = Diagnostic::new(Code::BAD_XML, &text.xml.place, message);
        let help = "an element contains attributes and either a text or child elements";
        report.push(finding.related(&beside.place, "another member").help(help));
    }
}

/// Whether a field holds what there is room for where it stands.
fn room(api: &Api, field: &Field, report: &mut Report) {
    let holds = walk::sort(api, &field.item.kind);
    let (what, help) = match (form(field), holds) {
        (XmlForm::Attribute, Sort::Singles | Sort::Several | Sort::Structured) => {
            ("an attribute has a single value", "write it as an element")
        }
        (XmlForm::Text, Sort::Singles | Sort::Several | Sort::Structured) => {
            ("the text of an element is a single value", "write it as an element")
        }
        (XmlForm::Wrapped(_), Sort::Single | Sort::Structured | Sort::Any) => {
            ("only a list can have a wrapping element", "remove `wrapped`, or make the field a list")
        }
        (XmlForm::Element, _)
        // That a value of any kind is only for JSON is a finding of its own.
        | (XmlForm::Attribute | XmlForm::Text, Sort::Single | Sort::Any)
        | (XmlForm::Wrapped(_), Sort::Singles | Sort::Several) => return,
    };
    let message = format!("XML cannot represent the field {:?}: {what}", field.name.value);
    report.push(Diagnostic::new(Code::BAD_XML, &field.xml.place, message).help(help));
}
