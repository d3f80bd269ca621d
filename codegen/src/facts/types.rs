//! What is said of types: structures, their fields and what those hold, enumerations.

use groupwright_engine::rule::{Limit, Rule};
use groupwright_engine::table::{
    FieldFormats, FormList, FormMap, FormNode, FormShape, Nil, Openness, PartNode, TextPiece, XmlContent,
    XmlForm, XmlNode,
};

use super::Facts;
use crate::model::{
    Constant, ConstantMember, Enum, EnumValue, Item, Kind, Located, MemberRule, Struct, Type, TypeBody,
    XmlType, xml_order,
};
use crate::syntax::quoted;

impl Facts<'_> {
    /// A named type.
    pub(crate) fn named(&mut self, named: &Type) {
        let Type { id: _, owner: _, name, rust: _, doc, provenance: _, body, inline: _, renamed: _ } = named;
        match body {
            TypeBody::Struct(structure) => self.structure(&name.value, doc, structure),
            TypeBody::Enum(enumeration) => self.enumeration(&name.value, enumeration),
            TypeBody::Union(union) => self.union(&name.value, doc, union),
        }
    }

    /// A structure of this name.
    pub(crate) fn structure(&mut self, name: &str, doc: &str, structure: &Struct) {
        let Struct { fields, constants, open, rules, xml, form, template } = structure;
        self.line(format_args!("structure {}", quoted(name)));
        self.within(|facts| {
            facts.remark("doc", doc);
            facts.flag(*open, "open");
            for rule in rules {
                facts.member_rule(rule);
            }
            facts.xml(xml);
            let order = xml_order(structure);
            if !order.is_empty() {
                let order: Vec<String> = order.iter().map(ToString::to_string).collect();
                facts.line(format_args!("order {}", order.join(" ")));
            }
            facts.form(form.value.unwrap_or(facts.api.form_shape()));
            for piece in template.iter().flat_map(|template| &template.value) {
                match piece {
                    TextPiece::Text(text) => facts.line(format_args!("template text {}", quoted(text))),
                    TextPiece::Member(name) => {
                        facts.line(format_args!("template member {}", quoted(name)));
                    }
                    TextPiece::Anything => facts.line(format_args!("template anything")),
                }
            }
            for constant in constants {
                facts.constant(constant);
            }
            for field in fields {
                facts.field(field);
            }
        });
    }

    fn member_rule(&mut self, rule: &MemberRule) {
        let MemberRule { kind, members, when, doc, provenance: _, place: _ } = rule;
        let members: Vec<String> = members.iter().map(|member| quoted(&member.value)).collect();
        self.line(format_args!("{} {}", kind.name(), members.join(" ")));
        self.within(|facts| {
            for condition in when {
                facts.line(format_args!("when {condition}"));
            }
            facts.remark("doc", doc);
        });
    }

    pub(super) fn xml(&mut self, xml: &XmlType) {
        // The order is that of the fields, whose positions are written.
        let XmlType {
            place: _,
            root,
            namespace,
            unqualified,
            namespaces,
            attributes,
            order: _,
            declaration,
            nil,
            of_root: _,
        } = xml;
        self.said("root", root.as_deref().unwrap_or_default());
        self.namespace("namespace", namespace.as_deref());
        self.flag(unqualified.unwrap_or(false), "elements unqualified");
        for (prefix, uri) in namespaces {
            self.line(format_args!("declares {} {}", quoted(prefix), quoted(uri)));
        }
        for (name, value) in attributes {
            self.line(format_args!("attribute {} {}", quoted(&name.value), quoted(value)));
        }
        self.flag(declaration.unwrap_or(false), "declaration");
        if let Some(nil) = nil.filter(|nil| *nil != Nil::Empty) {
            self.line(format_args!("nil {}", nil.name()));
        }
    }

    pub(super) fn form(&mut self, form: FormShape) {
        if form != FormShape::DEFAULT {
            self.line(format_args!("form {} {}", form.lists().style().name(), form.objects().name()));
            self.within(|facts| {
                facts.form_list(form.lists());
                facts.form_map(form.maps());
                facts.flag(form.has_empty_lists(), "empty_lists");
            });
        }
    }

    fn form_list(&mut self, list: FormList) {
        self.said("member", list.member());
        self.first(list.first());
    }

    fn form_map(&mut self, map: FormMap) {
        match map {
            FormMap::Members => {}
            FormMap::Entries(entries) => {
                self.line(format_args!("entries"));
                self.within(|facts| {
                    facts.said("entry", entries.entry());
                    facts.said("key", entries.key());
                    facts.said("value", entries.value());
                    facts.first(entries.first());
                });
            }
        }
    }

    fn first(&mut self, number: u8) {
        if number != 1 {
            self.line(format_args!("first {number}"));
        }
    }

    fn form_node(&mut self, layout: FormNode) {
        self.line(format_args!("form"));
        self.within(|facts| {
            if let Some(lists) = layout.lists() {
                facts.line(format_args!("lists {}", lists.style().name()));
                facts.form_list(lists);
            }
            if let Some(maps) = layout.maps() {
                facts.form_map(maps);
            }
            facts.flag(layout.is_bare(), "bare");
            if let Some(writes) = layout.empty_lists() {
                facts.line(format_args!("empty_lists {writes}"));
            }
        });
    }

    fn part_node(&mut self, part: PartNode) {
        self.line(format_args!("part"));
        self.within(|facts| {
            if let Some(media_type) = part.content_type() {
                facts.line(format_args!("content_type {}", quoted(media_type)));
            }
            if let Some(name) = part.file_name() {
                facts.said("file_name", name);
            }
        });
    }

    pub(super) fn constants(&mut self, what: &str, constants: &[Constant]) {
        for Constant { name, value, doc: _, provenance: _ } in constants {
            self.line(format_args!("{what} {} {}", quoted(&name.value), value));
        }
    }

    pub(super) fn constant(&mut self, constant: &ConstantMember) {
        let ConstantMember { name, value, kind, xml, doc, provenance, formats, position } = constant;
        self.line(format_args!("const {} {value}", quoted(&name.value)));
        self.within(|facts| {
            facts.line(format_args!("kind {kind:?}"));
            facts.line(format_args!("position {position}"));
            facts.remark("doc", doc);
            facts.evidence(provenance.evidence);
            facts.formats(formats.as_ref());
            if let Some(xml) = xml.value {
                facts.xml_node(xml);
            }
        });
    }

    /// The formats that have a member, where not all do.
    pub(super) fn formats(&mut self, formats: Option<&Located<FieldFormats>>) {
        for format in formats.iter().flat_map(|own| own.value.formats()) {
            self.line(format_args!("format {}", format.name()));
        }
        self.flag(formats.is_some_and(|own| own.value.is_required()), "required in formats");
    }

    pub(super) fn xml_node(&mut self, xml: XmlNode) {
        self.said("xml name", xml.name());
        self.namespace("xml namespace", xml.namespace());
        match xml.form() {
            XmlForm::Element => {}
            XmlForm::Wrapped(item) => self.said("xml wrapped", item),
            XmlForm::Attribute => self.line(format_args!("xml attribute")),
            XmlForm::Text => self.line(format_args!("xml text")),
        }
        for (name, value) in xml.attributes() {
            self.line(format_args!("xml attribute {} {}", quoted(name), quoted(value)));
        }
        match xml.content() {
            XmlContent::Text => {}
            XmlContent::Attribute(name) => self.line(format_args!("xml value_attribute {}", quoted(name))),
            XmlContent::Markup => self.line(format_args!("xml raw")),
            XmlContent::Cdata => self.line(format_args!("xml cdata")),
        }
        if let Some(map) = xml.map() {
            let [entry, key, value] = [map.entry(), map.key(), map.value()].map(quoted);
            self.line(format_args!("xml entries {entry} {key} {value}"));
            self.flag(map.key_is_attribute(), "xml key_attribute");
            self.namespace("xml key_namespace", map.key_namespace());
            self.namespace("xml entry_namespace", map.entry_namespace());
        }
    }

    /// A namespace, if it is stated, where an empty one is none.
    fn namespace(&mut self, what: &str, stated: Option<&str>) {
        match stated {
            None => {}
            Some("") => self.line(format_args!("{what} none")),
            Some(uri) => self.said(what, uri),
        }
    }

    /// What a field, an item or a body holds.
    pub(crate) fn item(&mut self, item: &Item) {
        let Item {
            kind,
            nullable,
            rules,
            spelled,
            secret,
            xml_name,
            xml,
            form,
            part,
            doc: _,
            provenance: _,
            place: _,
        } = item;
        match kind {
            Kind::Scalar(domain) => self.line(format_args!("type {domain}")),
            Kind::Named(id) => {
                let called = (self.called)(*id);
                self.line(format_args!("type {called}"));
            }
            Kind::List(_) => self.line(format_args!("type list")),
            Kind::Map(_) => self.line(format_args!("type map")),
            Kind::Any => self.line(format_args!("type any")),
            Kind::Missing(_) | Kind::Unknown => self.line(format_args!("type ?")),
        }
        self.flag(*nullable, "nullable");
        self.rules(rules);
        for (format, written) in spelled.each() {
            match format {
                Some(format) => self.line(format_args!("{} as {}", format.name(), written.value)),
                None => self.line(format_args!("as {}", written.value)),
            }
        }
        self.flag(*secret, "secret");
        if let Some(name) = xml_name {
            self.said("xml name", &name.value);
        }
        if let Some(xml) = xml {
            self.xml_node(xml.value);
        }
        if let Some(form) = form {
            self.form_node(form.value);
        }
        if let Some(part) = part {
            self.part_node(part.value);
        }
        if let Some(inner) = item.inner() {
            self.within(|facts| facts.item(inner));
        }
    }

    /// The values of an enumeration of this name.
    fn enumeration(&mut self, name: &str, enumeration: &Enum) {
        let Enum { domain, values, openness } = enumeration;
        self.line(format_args!("enumeration {}", quoted(name)));
        self.within(|facts| {
            facts.line(format_args!("type {domain}"));
            facts.openness(*openness);
            for EnumValue { text, json, rust: _, doc: _, provenance: _, facts: _ } in values {
                facts.said("value", &text.value);
                facts.flag(text.value.is_empty(), "value \"\"");
                if let Some(json) = json {
                    facts.line(format_args!("json {json:?}"));
                }
            }
        });
    }

    pub(super) fn openness(&mut self, openness: Openness) {
        match openness {
            Openness::Tolerant => {}
            Openness::Open => self.line(format_args!("open true")),
            Openness::Closed => self.line(format_args!("open false")),
        }
    }
}

impl Facts<'_> {
    pub(super) fn rules(&mut self, rules: &[Located<Rule>]) {
        for rule in rules {
            self.line(format_args!("{} {}", rule.value.kind().name(), limit(rule.value.limit())));
        }
    }
}

/// A limit, in which a number that is not an integer has a point or an exponent.
fn limit(limit: Limit) -> String {
    match limit {
        Limit::Count(_) | Limit::Length(..) | Limit::Integer(_) | Limit::Decimal(_) | Limit::Set => {
            limit.to_string()
        }
        Limit::Values(domain, values) => format!("{domain} {values:?}"),
        Limit::Moment(domain, text) => format!("{domain} {text}"),
        Limit::Keys(keys) => {
            let rules = keys.rules().iter();
            let rules = rules.map(|rule| format!("{} {}", rule.kind().name(), self::limit(rule.limit())));
            format!("{} {:?} {}", keys.domain(), keys.values(), rules.collect::<Vec<_>>().join(" "))
        }
        Limit::Pattern(pattern) => quoted(pattern.text()),
        Limit::Number(number) => serde_json::Value::from(number).to_string(),
    }
}
