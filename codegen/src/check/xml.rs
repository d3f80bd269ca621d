//! What stands in XML documents: names that XML can have, and fields where an element has room for them.

use std::collections::BTreeMap;

use groupwright_engine::format::{Format, is_xml_name};
use groupwright_engine::table::{ParameterLocation, XmlForm};

use super::walk::{self, Seen, Sort};
use crate::model::{Api, ConstantMember, Field, FixedValue, Row, Struct, xml_name};
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
        for constant in &seen.structure.constants {
            constant_room(constant, report);
        }
    }
    for (_, item) in walk::items(api) {
        if let Some(name) = &item.xml_name {
            named(&name.value, "an element", &name.place, report);
        }
    }
}

fn body(structure: &Struct) -> impl Iterator<Item = &Field> {
    let is_member = |field: &&Field| {
        field.location == ParameterLocation::Body && !field.additional && field.is_in(Format::Xml)
    };
    structure.fields.iter().filter(is_member)
}

fn form(field: &Field) -> XmlForm {
    field.xml.value.map_or(XmlForm::Element, |hints| hints.form())
}

fn row_form(row: &Row<'_>) -> XmlForm {
    row.xml().map_or(XmlForm::Element, |hints| hints.form())
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
    let rows: Vec<Row<'_>> = structure.rows();
    let body = || rows.iter().filter(|row| row.is_member() && row.is_in(Format::Xml));
    let mut seen: BTreeMap<(bool, &str, &str), &Row<'_>> = BTreeMap::new();
    for row in body().filter(|row| row_form(row) != XmlForm::Text) {
        let is_attribute = row_form(row) == XmlForm::Attribute;
        let what = if is_attribute { "an attribute" } else { "an element" };
        let place = &row.name().place;
        named(xml_name(row), what, place, report);
        if let XmlForm::Wrapped(item) = row_form(row) {
            named(item, "an element", row.xml_place(), report);
        }
        if let Row::Constant(constant) = row {
            constant_names(&constant.value, place, report);
        }
        let inherited = if is_attribute { "" } else { own };
        let namespace = row.xml().and_then(|hints| hints.namespace()).unwrap_or(inherited);
        if let Some(first) = seen.insert((is_attribute, namespace, xml_name(row)), row) {
            let message =
                format!("{:?} and {:?} have the same name in XML", first.name().value, row.name().value);
            let finding = Diagnostic::new(Code::BAD_XML, place, message);
            let help = "set another name for one of them with `xml: { name: … }`";
            report.push(finding.related(&first.name().place, "the other member").help(help));
        }
    }
    let mut texts = body().filter(|row| row_form(row) == XmlForm::Text);
    let Some(text) = texts.next() else { return };
    let is_element = |row: &&Row<'_>| matches!(row_form(row), XmlForm::Element | XmlForm::Wrapped(_));
    let beside = texts.next().or_else(|| body().find(is_element));
    if let Some(beside) = beside {
        let message = format!(
            "{:?} is the text of the element, which cannot have child elements too",
            text.name().value
        );
        let finding = Diagnostic::new(Code::BAD_XML, text.xml_place(), message);
        let help = "an element contains attributes and either a text or child elements";
        report.push(finding.related(&beside.name().place, "another member").help(help));
    }
}

/// The names within a constant.
fn constant_names(value: &FixedValue, place: &NodePath, report: &mut Report) {
    match value {
        FixedValue::Null | FixedValue::Single(..) => {}
        FixedValue::List(items) => items.iter().for_each(|item| constant_names(item, place, report)),
        FixedValue::Record(members) => {
            for (name, value) in members {
                named(name, "an element", place, report);
                constant_names(value, place, report);
            }
        }
    }
}

/// Whether a constant is what there is room for where it stands.
fn constant_room(constant: &ConstantMember, report: &mut Report) {
    let form = constant.xml.value.map_or(XmlForm::Element, |hints| hints.form());
    let (what, help) = match (form, &constant.value) {
        (XmlForm::Attribute, FixedValue::List(_) | FixedValue::Record(_)) => {
            ("an attribute has a single value", "write it as an element")
        }
        (XmlForm::Text, FixedValue::List(_) | FixedValue::Record(_)) => {
            ("the text of an element is a single value", "write it as an element")
        }
        (XmlForm::Wrapped(_), FixedValue::Null | FixedValue::Single(..) | FixedValue::Record(_)) => {
            ("only a list can have a wrapping element", "remove `wrapped`, or make the constant a list")
        }
        (XmlForm::Element, _)
        | (XmlForm::Attribute | XmlForm::Text, FixedValue::Null | FixedValue::Single(..))
        | (XmlForm::Wrapped(_), FixedValue::List(_)) => return,
    };
    let message = format!("XML cannot represent the constant {:?}: {what}", constant.name.value);
    report.push(Diagnostic::new(Code::BAD_XML, &constant.xml.place, message).help(help));
}

/// Whether a field holds what there is room for where it stands.
fn room(api: &Api, field: &Field, report: &mut Report) {
    let holds = walk::sort_in(api, &field.item, Format::Xml);
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
