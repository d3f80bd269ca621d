//! What a model says, written out as text: what two tables are the same by, and what a user's type stands for.
//!
//! Each fact is a line below what it is a fact of, indented by a space more. A line begins with its name in the spec language; texts
//! are in the quotes of JSON. What holds by default is left out. Everything of the model is taken apart here without a rest, so
//! that a new fact asks for its place.

use std::fmt::{Arguments, Write};

use groupwright_engine::format::Format;
use groupwright_engine::table::{
    Carrier, Evidence, FormShape, Nil, Openness, ParameterLocation, Part, Retry, XmlForm, XmlNode,
};

use crate::model::{
    Api, Constant, Endpoint, Enum, EnumValue, Field, FieldDefault, Item, Kind, Meaning, Note, PathPiece,
    Reply, ReplyBody, Scheme, Sent, Server, Struct, Type, TypeBody, TypeId, Wanted, WantedTest, XmlType,
};
use crate::syntax::json;
use crate::tables;

/// How much is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// What decides the bytes, and what values there can be.
    Wire,
    /// Everything that a table says.
    Everything,
}

/// A text of facts in the making.
pub(crate) struct Facts<'f> {
    api: &'f Api,
    detail: Detail,
    /// What a named type is called where it is held.
    called: &'f dyn Fn(TypeId) -> String,
    text: String,
    depth: usize,
}

impl<'f> Facts<'f> {
    /// No facts yet. `called` says what a named type is called where it is held.
    pub(crate) fn new(api: &'f Api, detail: Detail, called: &'f dyn Fn(TypeId) -> String) -> Self {
        Self { api, detail, called, text: String::new(), depth: 0 }
    }

    /// The facts so far.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// A line of its own.
    pub(crate) fn line(&mut self, line: Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:width$}{line}", "", width = self.depth);
    }

    fn flag(&mut self, holds: bool, name: &str) {
        if holds {
            self.line(format_args!("{name}"));
        }
    }

    fn said(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.line(format_args!("{name} {}", quoted(text)));
        }
    }

    /// A remark, which decides no bytes.
    fn remark(&mut self, name: &str, text: &str) {
        if self.detail == Detail::Everything {
            self.said(name, text);
        }
    }

    fn evidence(&mut self, evidence: Evidence) {
        if self.detail == Detail::Everything && evidence != Evidence::Documented {
            self.line(format_args!("evidence {}", evidence.name()));
        }
    }

    fn within(&mut self, facts: impl FnOnce(&mut Self)) {
        self.depth += 1;
        facts(self);
        self.depth -= 1;
    }

    /// A named type.
    pub(crate) fn named(&mut self, named: &Type) {
        let Type { id: _, owner: _, name, rust: _, doc, evidence: _, source: _, body, inline: _ } = named;
        match body {
            TypeBody::Struct(structure) => self.structure(&name.value, doc, structure),
            TypeBody::Enum(enumeration) => self.enumeration(&name.value, enumeration),
        }
    }

    /// A structure of this name.
    pub(crate) fn structure(&mut self, name: &str, doc: &str, structure: &Struct) {
        let Struct { fields, constants, open, xml, form } = structure;
        self.line(format_args!("structure {}", quoted(name)));
        self.within(|facts| {
            facts.remark("doc", doc);
            facts.flag(*open, "open");
            facts.xml(xml);
            let order = tables::xml_order(structure);
            if !order.is_empty() {
                let order: Vec<String> = order.iter().map(ToString::to_string).collect();
                facts.line(format_args!("order {}", order.join(" ")));
            }
            facts.form(form.value.unwrap_or(FormShape::DEFAULT));
            facts.constants("const", constants);
            for field in fields {
                facts.field(field);
            }
        });
    }

    fn xml(&mut self, xml: &XmlType) {
        // The order is that of the fields, whose positions are written.
        let XmlType { place: _, root, namespace, namespaces, attributes, order: _, declaration, nil } = xml;
        self.said("root", root.as_deref().unwrap_or_default());
        self.said("namespace", namespace.as_deref().unwrap_or_default());
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

    fn form(&mut self, form: FormShape) {
        if form != FormShape::DEFAULT {
            self.line(format_args!("form {} {}", form.lists().name(), form.objects().name()));
        }
    }

    fn constants(&mut self, what: &str, constants: &[Constant]) {
        for Constant { name, value } in constants {
            self.line(format_args!("{what} {} {}", quoted(&name.value), value));
        }
    }

    fn field(&mut self, field: &Field) {
        let Field {
            name,
            rust,
            doc,
            location,
            required,
            item,
            aliases,
            default,
            empty_is_null,
            secret,
            unique,
            evidence,
            source: _,
            xml,
        } = field;
        self.line(format_args!("{} {}", self::location(*location), quoted(&name.value)));
        self.within(|facts| {
            facts.remark("rust", &rust.value);
            facts.remark("doc", doc);
            facts.flag(*required, "required");
            facts.item(item);
            for alias in aliases {
                facts.said("alias", &alias.value);
            }
            facts.flag(*empty_is_null, "empty_is_null");
            facts.flag(*secret, "secret");
            if let Some(xml) = xml.value {
                facts.xml_node(xml);
            }
            if facts.detail == Detail::Everything {
                match default {
                    FieldDefault::None => {}
                    FieldDefault::Value(value) => facts.line(format_args!("default {}", json(value))),
                    FieldDefault::Field(name) => facts.said("default_from", &name.value),
                }
                facts.flag(*unique, "unique");
            }
            facts.evidence(*evidence);
        });
    }

    fn xml_node(&mut self, xml: XmlNode) {
        self.said("xml name", xml.name());
        self.said("xml namespace", xml.namespace());
        match xml.form() {
            XmlForm::Element => {}
            XmlForm::Wrapped(item) => self.said("xml wrapped", item),
            XmlForm::Attribute => self.line(format_args!("xml attribute")),
            XmlForm::Text => self.line(format_args!("xml text")),
        }
    }

    /// What a field, an item or a body holds.
    pub(crate) fn item(&mut self, item: &Item) {
        let Item { kind, nullable, rules, spelled, place: _ } = item;
        match kind {
            Kind::Scalar(domain) => self.line(format_args!("type {domain}")),
            Kind::Named(id) => {
                let called = (self.called)(*id);
                self.line(format_args!("type {called}"));
            }
            Kind::List(_) => self.line(format_args!("type list")),
            Kind::Map(_) => self.line(format_args!("type map")),
            Kind::Missing(_) | Kind::Unknown => self.line(format_args!("type ?")),
        }
        self.flag(*nullable, "nullable");
        for rule in rules {
            self.line(format_args!("{} {}", rule.value.kind().name(), rule.value.limit()));
        }
        for (format, written) in spelled.each() {
            match format {
                Some(format) => self.line(format_args!("{} as {}", format.name(), written.value)),
                None => self.line(format_args!("as {}", written.value)),
            }
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
            match openness {
                Openness::Tolerant => {}
                Openness::Open => facts.line(format_args!("open true")),
                Openness::Closed => facts.line(format_args!("open false")),
            }
            for EnumValue { text, rust: _, doc: _ } in values {
                facts.said("value", &text.value);
                facts.flag(text.value.is_empty(), "value \"\"");
            }
        });
    }

    /// A reply at a position among those of its endpoint.
    pub(crate) fn reply(&mut self, index: usize, reply: &Reply) {
        let Reply {
            name,
            doc,
            status,
            when,
            error,
            media,
            body,
            named: _,
            optional,
            retry,
            evidence,
            source: _,
        } = reply;
        self.line(format_args!("reply {index} {}", quoted(&name.value)));
        self.within(|facts| {
            if facts.detail == Detail::Everything {
                facts.remark("doc", doc);
                facts.line(format_args!("status {} {}", status.value.first, status.value.last));
                facts.flag(*error, "error");
                facts.media(media);
                when.iter().for_each(|wanted| facts.wanted(wanted));
                match retry {
                    Retry::Unspecified => {}
                    Retry::Never => facts.line(format_args!("retry never")),
                    Retry::Later => facts.line(format_args!("retry later")),
                }
            }
            match body {
                ReplyBody::Nothing => {}
                ReplyBody::Item(item) => facts.item(item),
            }
            facts.flag(*optional, "optional");
            facts.evidence(*evidence);
        });
    }

    fn media(&mut self, media: &[(Format, String)]) {
        for (format, media_type) in media {
            self.line(format_args!("format {} {}", format.name(), quoted(media_type)));
        }
    }

    fn wanted(&mut self, wanted: &Wanted) {
        let Wanted { path, test } = wanted;
        let path: Vec<String> = path.value.iter().map(|name| quoted(name)).collect();
        let (word, literals) = match test {
            WantedTest::Is(literals) => ("is", literals.as_slice()),
            WantedTest::IsNot(literals) => ("not", literals.as_slice()),
            WantedTest::Present => ("present", [].as_slice()),
            WantedTest::Absent => ("absent", [].as_slice()),
        };
        let literals: String = literals.iter().map(|value| format!(" {}", value)).collect();
        self.line(format_args!("when {} {word}{literals}", path.join(".")));
    }

    /// An endpoint, but for its examples and its own types.
    pub(crate) fn endpoint(&mut self, endpoint: &Endpoint) {
        let Endpoint {
            id: _,
            name,
            rust: _,
            summary,
            description,
            source,
            evidence: _,
            method,
            path: _,
            pieces,
            suffixes,
            query,
            headers,
            request,
            body,
            replies,
            auth,
            facts: said,
            notes,
            types: _,
            group,
            examples: _,
            place: _,
        } = endpoint;
        self.line(format_args!("endpoint {} {}", quoted(name), quoted(method)));
        self.within(|facts| {
            facts.said("summary", summary);
            facts.said("description", description);
            facts.said("source", source);
            for piece in pieces {
                match piece {
                    PathPiece::Literal(text) => facts.line(format_args!("path literal {}", quoted(text))),
                    PathPiece::Parameter(name) => facts.line(format_args!("path parameter {}", quoted(name))),
                    PathPiece::Segments(name) => facts.line(format_args!("path segments {}", quoted(name))),
                }
            }
            for (format, suffix) in suffixes {
                facts.line(format_args!("suffix {} {}", format.name(), quoted(suffix)));
            }
            facts.constants("query", query);
            facts.constants("header", headers);
            facts.constants("member", &request.constants);
            facts.media(body.as_ref().map_or(&[], |body| &body.media));
            for (index, reply) in replies.iter().enumerate() {
                facts.reply(index, reply);
            }
            match auth {
                None => facts.line(format_args!("auth any")),
                Some(names) => names.iter().for_each(|name| facts.said("auth", &name.value)),
            }
            for (key, note) in said {
                facts.note(key, note);
            }
            notes.iter().for_each(|note| facts.note("note", note));
            for Meaning { name, path } in group {
                facts.line(format_args!("group {} {}", quoted(&name.value), quoted(&path.value)));
            }
        });
    }

    fn note(&mut self, key: &str, note: &Note) {
        let Note { text, evidence, source } = note;
        self.line(format_args!("{key} {}", quoted(text)));
        self.within(|facts| {
            facts.evidence(*evidence);
            facts.said("source", source);
        });
    }

    /// An API, but for its types and its endpoints.
    pub(crate) fn api(&mut self) {
        let Api {
            name,
            title,
            description,
            source,
            servers,
            auth,
            types: _,
            shared: _,
            notes,
            endpoints: _,
            place: _,
            known: _,
        } = self.api;
        self.line(format_args!("api {} {}", quoted(name), quoted(title)));
        self.within(|facts| {
            facts.said("description", description);
            facts.said("source", source);
            for Server { url, doc } in servers {
                facts.line(format_args!("server {} {}", quoted(&url.value), quoted(doc)));
            }
            for Scheme { name, doc, evidence, parts } in auth {
                facts.line(format_args!("scheme {} {}", quoted(&name.value), quoted(doc)));
                facts.within(|facts| {
                    facts.evidence(*evidence);
                    for Sent { part, name: _, secret: _, username: _ } in parts {
                        facts.part(*part);
                    }
                });
            }
            notes.iter().for_each(|note| facts.note("note", note));
        });
    }

    fn part(&mut self, part: Part) {
        let secret = quoted(part.secret());
        match part.carrier() {
            Carrier::Basic { username } => self.line(format_args!("basic {secret} {}", quoted(username))),
            Carrier::Bearer => self.line(format_args!("bearer {secret}")),
            Carrier::Header { name, prefix } => {
                self.line(format_args!("header {secret} {} {}", quoted(name), quoted(prefix)));
            }
            Carrier::Query { name } => self.line(format_args!("query {secret} {}", quoted(name))),
            Carrier::Body { name } => self.line(format_args!("body {secret} {}", quoted(name))),
            Carrier::Cookie { name } => self.line(format_args!("cookie {secret} {}", quoted(name))),
        }
    }
}

/// A text in the quotes of JSON.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn location(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Body => "member",
        ParameterLocation::Path
        | ParameterLocation::Query
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Payload => location.name(),
    }
}
