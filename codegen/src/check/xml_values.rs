//! What is said of the elements of values in XML: whether it fits the value, and the names in it.

use groupwright_engine::domain::Domain;
use groupwright_engine::format::Format;
use groupwright_engine::table::{ParameterLocation, XmlContent, XmlForm, XmlNode};

use super::walk::{self, Sort};
use super::xml::named;
use super::xml_namespaces::Inherited;
use crate::model::{
    Api, Endpoint, Item, Kind, Located, Row, Struct, Tagging, TypeBody, Union, XmlType, xml_name,
};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks every structure that a message in XML holds, and what bodies hold.
pub(crate) fn check(api: &Api, report: &mut Report) {
    let inherited = Inherited::of(api);
    for seen in walk::structures(api).filter(|seen| seen.formats.contains(&Format::Xml)) {
        for field in seen.structure.fields.iter().filter(|field| field.location == ParameterLocation::Body) {
            if let Some(xml) = field.xml.value {
                let said = Said { xml, place: &field.xml.place, item: &field.item, is_field: true };
                said.check(api, &seen.structure.xml, report);
            }
            items(
                api,
                &field.item,
                Some(field.xml.value.unwrap_or(XmlNode::ELEMENT)),
                &seen.structure.xml,
                report,
            );
        }
        let whole = seen.structure.fields.iter();
        let whole = whole.filter(|field| field.location == ParameterLocation::Payload);
        whole.for_each(|field| items(api, &field.item, None, &seen.structure.xml, report));
        elements(seen.structure, &inherited, report);
    }
    for item in api.endpoints.iter().flat_map(Endpoint::received) {
        items(api, item, None, &XmlType::default(), report);
    }
    elements_of_all(api, &inherited, report);
}

/// Members in no namespace, of all types, none of which has one.
fn elements_of_all(api: &Api, inherited: &Inherited, report: &mut Report) {
    let Some(place) = api.xml.place.as_ref().filter(|_| api.is_whole) else { return };
    let is_said = |xml: &XmlType| xml.unqualified == Some(true);
    let mut unions = walk::unions(api).map(|(_, named, union)| (named.id, &*union.xml));
    let mut all = walk::structures(api).map(|seen| seen.structure);
    let has_effect = all.any(|structure| is_said(&structure.xml) && inherited.reaches(structure))
        || unions.any(|(id, xml)| is_said(xml) && inherited.reaches_type(id, xml));
    if is_said(&api.xml) && !has_effect {
        let message = "`elements` has no effect: no type has a namespace";
        report.push(
            Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help("remove it, or add `namespace`"),
        );
    }
}

/// What is said of what a list or a map holds, which is that of a field where something is said of that.
fn items(api: &Api, item: &Item, field: Option<XmlNode>, within: &XmlType, report: &mut Report) {
    for (index, (holder, held)) in item.levels().zip(item.levels().skip(1)).enumerate() {
        if let Some(Located { value: xml, place }) = &held.xml {
            Said { xml: *xml, place, item: held, is_field: false }.check(api, within, report);
            let of_holder = holder.xml.as_ref().map(|xml| xml.value);
            let around = if index == 0 { field.or(of_holder) } else { of_holder };
            if xml.namespace().is_some() && !has_own_element(holder, around, index == 0 && field.is_some()) {
                let message =
                    "`namespace` has no effect: the element of the value is that of the list or the entry";
                let help = "move it to the `xml` of the list, or write `entry_namespace` there";
                report.push(Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help(help));
            }
        }
    }
}

/// Whether what a list or a map holds has an element that is not that of the list, of the map or of an entry.
fn has_own_element(holder: &Item, xml: Option<XmlNode>, is_field: bool) -> bool {
    let xml = xml.unwrap_or(XmlNode::ELEMENT);
    match &holder.kind {
        Kind::List(_) => !is_field || matches!(xml.form(), XmlForm::Wrapped(_)),
        Kind::Map(_) => xml.map().is_none_or(|map| !map.value().is_empty()),
        Kind::Scalar(_) | Kind::Named(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown => true,
    }
}

/// Members in no namespace, of a type that has none.
fn elements(structure: &Struct, inherited: &Inherited, report: &mut Report) {
    let Some(place) = &structure.xml.place else { return };
    if structure.xml.unqualified == Some(true) && !inherited.reaches(structure) {
        let message =
            "`elements` has no effect: the type has no namespace, and nothing that holds it has one";
        report.push(
            Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help("remove it, or add `namespace`"),
        );
    }
}

/// What is said of an element.
struct Said<'m> {
    xml: XmlNode,
    place: &'m NodePath,
    item: &'m Item,
    is_field: bool,
}

impl Said<'_> {
    fn check(&self, api: &Api, within: &XmlType, report: &mut Report) {
        self.content(api, report);
        self.entries(api, report);
        self.attributes(api, within, report);
        self.wrapped(report);
    }

    fn misfit(&self, message: impl Into<String>, help: &str, report: &mut Report) {
        report.push(Diagnostic::new(Code::BAD_LAYOUT, self.place, message).help(help));
    }

    /// How a single value is written.
    fn content(&self, api: &Api, report: &mut Report) {
        let is_single = walk::sort_in(api, self.item, Format::Xml) == Sort::Single;
        let what = match self.xml.content() {
            XmlContent::Text => return,
            XmlContent::Attribute(name) => {
                if self.is_known_by_shape(api) {
                    let message = "`value_attribute` is not for a union without a tag: its variant is known by the text of the element";
                    return self.misfit(message, "remove it, or give the value one type", report);
                }
                named(name, "an attribute", self.place, report);
                "`value_attribute` is for single values"
            }
            XmlContent::Markup if is_single && self.item.kind.scalar() != Some(Domain::String) => {
                return self.misfit("`raw` is for texts of the type `string`", "remove it", report);
            }
            XmlContent::Markup => "`raw` is for texts",
            XmlContent::Cdata => "`cdata` is for single values",
        };
        if !is_single {
            self.misfit(what, "remove it, or move it to the items or the fields", report);
        }
    }

    /// Whether it is a union without a tag, whose variant is found by the text of its element.
    fn is_known_by_shape(&self, api: &Api) -> bool {
        let union = self.item.named().and_then(|id| api.ty(id).union());
        union.is_some_and(|union| matches!(union.tagging.value, Tagging::Shape))
            && !self.item.is_text_in(Format::Xml)
    }

    /// How the entries of a map are written.
    fn entries(&self, api: &Api, report: &mut Report) {
        let Some(map) = self.xml.map() else { return };
        let is_map = match &self.item.kind {
            Kind::Map(_) => !self.item.is_text_in(Format::Xml),
            Kind::Scalar(_) | Kind::Named(_) | Kind::List(_) | Kind::Any => false,
            Kind::Missing(_) | Kind::Unknown => return,
        };
        if !is_map {
            let help = "remove `key`, `value` and `entry`, or move them to the map";
            self.misfit("this is how a map is written, but the value is not a map", help, report);
            return;
        }
        named(
            map.key(),
            if map.key_is_attribute() { "an attribute" } else { "an element" },
            self.place,
            report,
        );
        let parts = [map.value(), map.entry()].into_iter().filter(|name| !name.is_empty());
        parts.for_each(|name| named(name, "an element", self.place, report));
        if map.key() == map.value() && !map.key_is_attribute() {
            self.misfit("the key and the value of an entry have the same name", "rename one of them", report);
        }
        if let Some(held) = self.item.map_value().filter(|_| map.value().is_empty()) {
            let xml = held.xml.as_ref().map_or(XmlNode::ELEMENT, |xml| xml.value);
            let value = Self { xml, item: held, ..*self };
            if value.has_attribute(api, map.key())
                || xml.attributes().iter().any(|(name, _)| *name == map.key())
            {
                let message = format!("the key {:?} is also an attribute of the value", map.key());
                self.misfit(message, "name the element of the value with `value`", report);
            }
        }
        if map.entry().is_empty() && !self.is_field {
            let help = "add `entry`, the name of the entries";
            self.misfit("a map that is not a field has an element around its entries", help, report);
        }
    }

    /// Constant attributes.
    fn attributes(&self, api: &Api, within: &XmlType, report: &mut Report) {
        let attributes = self.xml.attributes();
        if attributes.is_empty() {
            return;
        }
        let is_flat = match &self.item.kind {
            Kind::List(_) => self.is_field && self.xml.form() == XmlForm::Element,
            Kind::Map(_) => self.is_field && self.xml.map().is_some_and(|map| map.entry().is_empty()),
            Kind::Scalar(_) | Kind::Named(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown => false,
        };
        if is_flat {
            let message = "`attributes` has no effect: the field has no element around its items";
            let help = "move it to the `xml` of the items, or add `wrapped` or `entry`";
            report.push(Diagnostic::new(Code::WITHOUT_EFFECT, self.place, message).help(help));
        }
        for (name, _) in attributes {
            let (prefix, local) = name.split_once(':').unwrap_or(("", name));
            named(local, "an attribute", self.place, report);
            let mut declared = within.namespaces.iter().map(|(declared, _)| declared.as_str());
            if !(prefix.is_empty() || prefix == "xml" || declared.any(|declared| declared == prefix)) {
                let message = format!("the prefix {prefix:?} of the attribute {name:?} is not declared");
                let help =
                    format!("declare it in the type that has the field: `namespaces: {{ {prefix}: \"…\" }}`");
                report.push(Diagnostic::new(Code::UNKNOWN_PREFIX, self.place, message).help(help));
            }
            if self.has_attribute(api, name) {
                let message = format!("the constant attribute {name:?} is also a member of the value");
                self.misfit(message, "remove one of them", report);
            }
        }
    }

    /// Whether an attribute of this name is the value, or a member of it.
    fn has_attribute(&self, api: &Api, name: &str) -> bool {
        let is_value = match self.xml.content() {
            XmlContent::Attribute(own) => own == name,
            XmlContent::Text | XmlContent::Markup | XmlContent::Cdata => false,
        };
        let is_tag = |union: &Union| {
            union.tag().is_some_and(|tag| {
                let xml = tag.xml.value.filter(|xml| xml.form() == XmlForm::Attribute);
                xml.is_some_and(|xml| {
                    name == if xml.name().is_empty() { &tag.name.value } else { xml.name() }
                })
            })
        };
        let fields = match self.item.named().map(|id| &api.ty(id).body) {
            Some(TypeBody::Union(union)) if is_tag(union) => return true,
            Some(TypeBody::Struct(structure)) => Some(&structure.fields),
            Some(TypeBody::Union(_) | TypeBody::Enum(_)) | None => None,
        };
        let mut fields = fields.into_iter().flatten();
        is_value
            || fields.any(|field| {
                let is_attribute = field.xml.value.is_some_and(|xml| xml.form() == XmlForm::Attribute);
                is_attribute && xml_name(&Row::Field(field)) == name
            })
    }

    /// The names of the items of a list.
    fn wrapped(&self, report: &mut Report) {
        let XmlForm::Wrapped(name) = self.xml.form() else { return };
        // That of a field is looked at with its name.
        if self.is_field {
            return;
        }
        named(name, "an element", self.place, report);
        match &self.item.kind {
            Kind::List(held) => {
                if let Some(name) = &held.xml_name {
                    let message = "the name has no effect: `wrapped` of the list sets the name of its items";
                    let help = "remove one of them";
                    report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &name.place, message).help(help));
                }
            }
            Kind::Scalar(_) | Kind::Named(_) | Kind::Map(_) | Kind::Any => {
                self.misfit("`wrapped` is for lists", "remove it, or make the items lists", report);
            }
            Kind::Missing(_) | Kind::Unknown => {}
        }
    }
}
