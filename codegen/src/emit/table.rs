//! Emits tables as constant expressions: calls of constructors, and of setters for everything that differs
//! from the default. This keeps generated code short.

use groupwright_engine::table::{
    ConstantValue, Default, Direction, Fact, Field, FieldMessages, FormShape, Format, Media, Node, NodeKind,
    Note, ParameterLocation, Shape, Tagging, Text, Union, Uniqueness,
};
use proc_macro2::{Ident, Literal};
use quote::format_ident;

use super::calls::{Calls, unit};
use super::code::{Code, code};
use super::member_rules;
use super::node;
use super::{Context, form, packing, xml};
use crate::model::Type;
use crate::tables;

pub(super) fn format(cx: &Context<'_>, format: Format) -> Code {
    let (runtime, variant) = (&cx.runtime, format_ident!("{}", format!("{format:?}")));
    code! { #runtime::Format::#variant }
}

pub(super) fn media(cx: &Context<'_>, media: &[Media]) -> Code {
    let runtime = &cx.runtime;
    let rows = media.iter().map(|row| {
        let made = if row.media_type() == row.format().media_type() {
            let usual = format_ident!("{}", row.format().name().to_uppercase());
            code! { #runtime::Media::#usual }
        } else {
            let (format, media_type) = (format(cx, row.format()), row.media_type());
            code! { #runtime::Media::new(#format, #media_type) }
        };
        if row.is_only() {
            code! { #made.only() }
        } else {
            made
        }
    });
    code! { &[#(#rows),*] }
}

pub(super) fn notes(cx: &Context<'_>, notes: &[Note]) -> Code {
    let runtime = &cx.runtime;
    let rows = notes.iter().map(|note| {
        let text = note.text();
        let mut calls = Calls::new(code! { #runtime::Note::new(#text) });
        calls.evidence(cx, note.evidence());
        calls.text("with_source", note.source());
        calls.into_code()
    });
    code! { &[#(#rows),*] }
}

/// Returns a fact that has no effect on messages.
pub(super) fn fact(cx: &Context<'_>, fact: &Fact) -> Code {
    let (runtime, key, text) = (&cx.runtime, fact.key(), fact.text());
    let mut calls = Calls::new(code! { #runtime::Fact::new(#key, #text) });
    calls.evidence(cx, fact.evidence());
    calls.into_code()
}

/// Returns the table of a structure.
pub(crate) fn shape(cx: &Context<'_>, shape: &Shape, naming: Naming<'_>) -> Code {
    shape_of(cx, shape, shape.fields().iter().map(|field| self::field(cx, field, naming)))
}

/// Returns the table of a structure that has these fields.
pub(super) fn shape_of(cx: &Context<'_>, shape: &Shape, fields: impl Iterator<Item = Code>) -> Code {
    let (runtime, name) = (&cx.runtime, shape.name());
    let mut calls = match shape.plain_required() {
        Some(required) => {
            let required = Literal::u64_unsuffixed(required);
            let mut calls = Calls::new(code! { #runtime::Shape::plain(#name, #required, &[#(#fields),*]) });
            calls.flag(!shape.is_all_body(), "with_parameters");
            calls
        }
        None => Calls::new(code! { #runtime::Shape::new(#name, &[#(#fields),*]) }),
    };
    calls.page_text(cx, "with_doc", shape.doc());
    calls.flag(shape.is_open(), "open");
    calls.set(!shape.rules().is_empty(), "with_rules", || member_rules::rules(cx, shape.rules()));
    calls.set(cx.options.page_texts && !shape.facts().is_empty(), "with_facts", || {
        let facts = shape.facts().iter().map(|row| {
            let (field, fact) = (Literal::usize_unsuffixed(row.field()), fact(cx, row.fact()));
            code! { #runtime::FieldFact::new(#field, #fact) }
        });
        code! { &[#(#facts),*] }
    });
    calls.set(!shape.messages().is_empty(), "with_messages", || {
        let rows = shape.messages().iter().map(|row| messages(cx, row));
        code! { &[#(#rows),*] }
    });
    calls.set(!shape.uniqueness().is_empty(), "with_uniqueness", || {
        let rows = shape.uniqueness().iter().map(|row| uniqueness(cx, row));
        code! { &[#(#rows),*] }
    });
    let xml = xml::shape(cx, shape.xml());
    calls.set(xml.is_some(), "with_xml", || xml.unwrap_or_default());
    calls.set(shape.form() != FormShape::DEFAULT, "with_form", || form::shape(cx, shape.form()));
    calls.set(!shape.template().is_empty(), "with_template", || {
        let pieces = packing::pieces(cx, shape.template());
        code! { &[#(#pieces),*] }
    });
    calls.into_code()
}

/// Returns how the values of a unique field are compared.
fn uniqueness(cx: &Context<'_>, row: &Uniqueness) -> Code {
    let (runtime, field) = (&cx.runtime, Literal::usize_unsuffixed(row.field()));
    let mut calls = Calls::new(code! { #runtime::Uniqueness::new(#field) });
    calls.set(!row.common().is_empty(), "within", || {
        let names = row.common();
        code! { &[#(#names),*] }
    });
    calls.flag(row.ignores_case(), "ignoring_case");
    calls.into_code()
}

/// Returns the messages that have a field, where not all do.
fn messages(cx: &Context<'_>, row: &FieldMessages) -> Code {
    let (runtime, field) = (&cx.runtime, Literal::usize_unsuffixed(row.field()));
    let mut calls = Calls::new(code! { #runtime::FieldMessages::new(#field) });
    calls.flag(row.direction() == Some(Direction::Response), "read_only");
    calls.flag(row.direction() == Some(Direction::Request), "write_only");
    calls.set(!row.endpoints().is_empty(), "with_endpoints", || {
        let names = row.endpoints();
        code! { &[#(#names),*] }
    });
    calls.flag(row.is_required(), "required");
    calls.into_code()
}

pub(super) fn field(cx: &Context<'_>, field: &Field, naming: Naming<'_>) -> Code {
    field_of(cx, field, &node(cx, field.node(), naming))
}

/// Returns a field whose node this is.
pub(super) fn field_of(cx: &Context<'_>, field: &Field, node: &Code) -> Code {
    let (runtime, name, rust) = (&cx.runtime, field.name(), field.rust());
    let key = tables::key(name);
    let mut calls = Calls::new(match (field.has_plain_name(), field.is_required()) {
        (true, true) => code! { #runtime::Field::plain_required(#key, #name, #node) },
        (true, false) => code! { #runtime::Field::plain(#key, #name, #node) },
        (false, _) => code! { #runtime::Field::escaped(#key, #name, #rust, #node) },
    });
    calls.flag(!field.has_plain_name() && field.is_required(), "with_presence_required");
    if field.has_plain_name() && rust != name {
        calls.text("with_rust", rust);
    }
    calls.set(field.json_name() != name, "with_json_name", || {
        let (key, name) = (tables::key(field.json_name()), field.json_name());
        code! { #key, #name }
    });
    if let Some(prefix) = field.prefix() {
        calls.text("with_prefix", prefix);
    }
    calls.set(field.form_name() != name && field.prefix().is_none(), "with_form_name", || {
        let name = field.form_name();
        code! { #name }
    });
    if let Some(formats) = field.formats() {
        let own = formats.formats().map(|own| format(cx, own));
        let mut list = Calls::new(code! { #runtime::FieldFormats::new(&[#(#own),*]) });
        list.flag(formats.is_required(), "required");
        let list = list.into_code();
        calls.set(true, "with_formats", || list);
    }
    calls.page_text(cx, "with_doc", field.doc());
    calls.set(field.location() != ParameterLocation::Body, "with_location", || {
        unit(cx, "ParameterLocation", field.location())
    });
    calls.set(!field.aliases().is_empty(), "with_aliases", || {
        let aliases = field.aliases();
        code! { &[#(#aliases),*] }
    });
    calls.set(field.default() != Default::None, "with_default", || match field.default() {
        Default::None => code! { #runtime::table::Default::None },
        Default::Value(value) => code! { #runtime::table::Default::Value(#value) },
        Default::Field(name) => code! { #runtime::table::Default::Field(#name) },
    });
    calls.flag(field.sends_default(), "sending_default");
    calls.flag(field.is_additional(), "holding_additional");
    calls.flag(field.is_unique(), "with_unique_value");
    if let Some(value) = field.constant() {
        calls.set(true, "with_constant", || {
            let value = constant(cx, value);
            code! { &#value }
        });
    }
    calls.evidence(cx, field.evidence());
    calls.into_code()
}

/// How the types that a node refers to are named.
#[derive(Clone, Copy)]
pub(crate) enum Naming<'n> {
    /// They are emitted, and named by their paths.
    Emitted,
    /// These structures have local functions for their tables.
    Local(&'n [&'n Type]),
    /// They are the user's, and not named: their tables are obtained from their values.
    Users,
}

/// Returns a node.
pub(crate) fn node(cx: &Context<'_>, node: &Node, naming: Naming<'_>) -> Code {
    node_of(cx, node, kind(cx, node.kind(), naming))
}

/// Returns a node of this kind.
pub(super) fn node_of(cx: &Context<'_>, node: &Node, kind: Code) -> Code {
    let runtime = &cx.runtime;
    let mut calls = Calls::new(kind);
    if let Some(name) = node.sibling() {
        calls.set(true, "by_sibling", || code! { &#name });
    }
    calls.flag(node.is_nullable(), "nullable");
    if let Some(null) = node.hints().null_as() {
        let null = node::text(cx, *null);
        calls.set(true, "null_as", || code! { &#null });
    }
    calls.flag(node.is_secret(), "secret");
    calls.set(!node.rules().is_empty(), "with_rules", || {
        let rules = node.rules().iter().map(|rule| node::rule(cx, rule));
        code! { &[#(#rules),*] }
    });
    for (format, spelling) in node.hints().spellings() {
        let (setter, spelling) = (format!("with_{}", format.name()), node::spelling(cx, spelling));
        calls.set(true, &setter, || code! { &#runtime::SpellingHint::new(&#spelling) });
    }
    if let Some(packings) = node.hints().packings() {
        let packings = packing::packings(cx, packings);
        calls.set(true, "with_packings", || code! { &#packings });
    }
    if let Some(layout) = node.hints().form_layout() {
        let layout = form::node(cx, layout);
        calls.set(true, "with_form_layout", || code! { &#layout });
    }
    calls.set(node.hints().has_xml(), "with_xml", || {
        let (hint, spelling) = (node.hints().xml(), node.hints().xml().spelling());
        let spelling = spelling.map(|spelling| node::spelling(cx, spelling));
        xml::node(cx, hint, spelling)
    });
    calls.into_code()
}

fn kind(cx: &Context<'_>, kind: &NodeKind, naming: Naming<'_>) -> Code {
    let runtime = &cx.runtime;
    match kind {
        NodeKind::Scalar(scalar) => node::scalar(cx, *scalar),
        NodeKind::Enum(enumeration) => {
            let name = enumeration.name();
            let table = cx.enumeration(name).unwrap_or_else(|| {
                let (values, domain) = (enumeration.values(), enumeration.scalar().domain());
                let typed = enumeration.typed();
                let values = values.iter().enumerate().map(|(index, value)| {
                    typed.get(index).copied().unwrap_or_else(|| Text::new(value, domain.json()))
                });
                node::enumeration(cx, name, values, domain, enumeration.openness())
            });
            code! { #runtime::Node::one_of(&#table) }
        }
        // Structures of constants have no names.
        NodeKind::Record(shape) if shape.get().name().is_empty() => unnamed(cx, shape.get(), naming),
        NodeKind::Record(shape) => record(cx, shape.get().name(), naming),
        NodeKind::Union(union) => match naming {
            Naming::Emitted => cx.union(union.get().name()),
            Naming::Local(_) | Naming::Users => outer_union(cx, union.get()),
        },
        NodeKind::List(item) => {
            let item = node(cx, item, naming);
            code! { #runtime::Node::list(&#item) }
        }
        NodeKind::Any => code! { #runtime::Node::ANY },
        NodeKind::Map(value) => {
            let value = node(cx, value, naming);
            code! { #runtime::Node::map(&#value) }
        }
    }
}

/// Returns the node of a structure, by its name in the spec.
fn record(cx: &Context<'_>, name: &str, naming: Naming<'_>) -> Code {
    let runtime = &cx.runtime;
    match naming {
        Naming::Emitted => cx.record(name),
        Naming::Users => cx.no_record(),
        Naming::Local(types) => match types.iter().position(|named| named.name.value == name) {
            Some(position) => {
                let function = local_shape(position);
                code! { #runtime::Node::record(#function) }
            }
            None => cx.no_record(),
        },
    }
}

/// Returns the node of a structure whose table is emitted in place.
fn unnamed(cx: &Context<'_>, shape: &Shape, naming: Naming<'_>) -> Code {
    in_place(cx, &self::shape(cx, shape, naming))
}

/// Returns the node of a structure with this table.
pub(super) fn in_place(cx: &Context<'_>, shape: &Code) -> Code {
    let runtime = &cx.runtime;
    code! {
        {
            fn shape() -> &'static #runtime::Shape {
                static SHAPE: #runtime::Shape = #shape;
                &SHAPE
            }
            #runtime::Node::record(shape)
        }
    }
}

/// Returns the node of a union whose table is obtained from its value: only how the variant is found is
/// known.
fn outer_union(cx: &Context<'_>, union: &Union) -> Code {
    let (runtime, name) = (&cx.runtime, union.name());
    let tag = union.tag().map(|tag| {
        let (key, name, node) = (tables::key(tag.name()), tag.name(), node(cx, tag.node(), Naming::Users));
        code! { #runtime::Field::escaped(#key, #name, "tag", #node) }
    });
    let table = match union.tagging() {
        Tagging::Inside => code! { #runtime::Union::inside(#name, &[#tag], &[]) },
        Tagging::Beside => code! { #runtime::Union::beside(#name, &[#tag], &[], &[]) },
        Tagging::Key => code! { #runtime::Union::by_key(#name, &[]) },
        Tagging::Shape => code! { #runtime::Union::by_shape(#name, &[]) },
        Tagging::Sibling => code! { #runtime::Union::by_sibling(#name, &[]) },
    };
    code! {
        #runtime::Node::union(|| {
            static TABLE: #runtime::Union = #table;
            &TABLE
        })
    }
}

/// Returns the name of the local function for the table of a structure.
pub(super) fn local_shape(position: usize) -> Ident {
    format_ident!("__shape_{position}")
}

/// Returns the value of a constant member.
fn constant(cx: &Context<'_>, value: &ConstantValue) -> Code {
    let runtime = &cx.runtime;
    let all = |values: &[ConstantValue]| {
        let values = values.iter().map(|value| constant(cx, value));
        code! { &[#(#values),*] }
    };
    let value = match value {
        ConstantValue::Absent => code! { Absent },
        ConstantValue::Null => code! { Null },
        ConstantValue::Text(text) => code! { Text(#text) },
        ConstantValue::List(items) => {
            let items = all(items);
            code! { List(#items) }
        }
        ConstantValue::Record(values) => {
            let values = all(values);
            code! { Record(#values) }
        }
    };
    code! { #runtime::ConstantValue::#value }
}
