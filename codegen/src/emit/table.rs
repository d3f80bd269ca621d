//! Tables as constant expressions. What a table does not say is left to the constructors of the runtime, so that
//! generated code is short.

use groupwright_engine::rule::Limit;
use groupwright_engine::table::{
    Api, Carrier, Condition, Default, Endpoint, Enumeration, Evidence, Field, Form, Item, Kind, Media,
    Member, Nil, Note, Part, Place, Reply, Segment, Shape, Test, XmlForm, XmlItem, XmlShape,
};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{Context, literal};

/// A structure's literal whose members are left out where they equal the base's.
struct Members(Vec<TokenStream>);

impl Members {
    fn add(&mut self, when: bool, name: &str, value: impl FnOnce() -> TokenStream) {
        if when {
            let (name, value) = (format_ident!("{name}"), value());
            self.0.push(quote! { #name: #value });
        }
    }

    fn text(&mut self, name: &str, text: &str) {
        self.add(!text.is_empty(), name, || quote! { #text });
    }

    fn flag(&mut self, name: &str, flag: bool) {
        self.add(flag, name, || quote! { true });
    }

    /// The literal: the base alone where nothing differs from it.
    fn over(self, path: &TokenStream, base: &TokenStream) -> TokenStream {
        let members = self.0;
        if members.is_empty() {
            quote! { #base }
        } else {
            quote! { #path { #(#members,)* ..#base } }
        }
    }
}

fn word(cx: &Context<'_>, group: &str, variant: &str) -> TokenStream {
    let (runtime, group, variant) = (&cx.runtime, format_ident!("{group}"), format_ident!("{variant}"));
    quote! { #runtime::table::#group::#variant }
}

/// A unit variant of a table's enumeration, by its `Debug` name.
fn unit(cx: &Context<'_>, group: &str, value: impl std::fmt::Debug) -> TokenStream {
    word(cx, group, &format!("{value:?}"))
}

fn pairs(pairs: &[(&str, &str)]) -> TokenStream {
    let rows = pairs.iter().map(|(name, value)| quote! { (#name, #value) });
    quote! { &[#(#rows),*] }
}

fn size(size: usize) -> Literal {
    Literal::usize_unsuffixed(size)
}

/// The table of a structure.
pub(crate) fn shape(cx: &Context<'_>, shape: &Shape) -> TokenStream {
    let runtime = &cx.runtime;
    let fields = shape.fields.iter().map(|field| self::field(cx, field));
    let name = shape.name;
    let base = quote! { #runtime::table::Shape::new(#name, &[#(#fields),*]) };
    let mut members = Members(Vec::new());
    members.text("doc", shape.doc);
    members.flag("open", shape.open);
    let xml = xml(cx, shape.name, &shape.xml);
    members.add(xml.is_some(), "xml", || xml.unwrap_or_default());
    members.add(shape.form != Form::DEFAULT, "form", || {
        let (lists, objects) =
            (unit(cx, "FormLists", shape.form.lists), unit(cx, "FormObjects", shape.form.objects));
        quote! { #runtime::table::Form { lists: #lists, objects: #objects } }
    });
    members.over(&quote! { #runtime::table::Shape }, &base)
}

fn xml(cx: &Context<'_>, name: &str, xml: &XmlShape) -> Option<TokenStream> {
    let runtime = &cx.runtime;
    let root = xml.root;
    let base = quote! { #runtime::table::XmlShape::new(#root) };
    let mut members = Members(Vec::new());
    members.text("namespace", xml.namespace);
    members.add(!xml.declare.is_empty(), "declare", || pairs(xml.declare));
    members.add(!xml.attributes.is_empty(), "attributes", || pairs(xml.attributes));
    members.add(!xml.order.is_empty(), "order", || {
        let order = xml.order.iter().map(|position| size(*position));
        quote! { &[#(#order),*] }
    });
    members.flag("declaration", xml.declaration);
    members.add(xml.nil != Nil::Empty, "nil", || unit(cx, "Nil", xml.nil));
    let same = members.0.is_empty() && root == name;
    (!same).then(|| members.over(&quote! { #runtime::table::XmlShape }, &base))
}

fn field(cx: &Context<'_>, field: &Field) -> TokenStream {
    let runtime = &cx.runtime;
    let (name, rust) = (field.name, field.rust);
    let plain = !field.item.nullable && field.item.rules.is_empty() && field.item.xml_name.is_empty();
    let base = if plain {
        let kind = kind(cx, &field.item.kind);
        quote! { #runtime::table::Field::new(#name, #rust, #kind) }
    } else {
        let item = item(cx, &field.item);
        quote! { #runtime::table::Field::of(#name, #rust, #item) }
    };
    let mut members = Members(Vec::new());
    members.text("doc", field.doc);
    members.add(field.place != Place::Body, "place", || unit(cx, "Place", field.place));
    members.flag("required", field.required);
    members.add(!field.aliases.is_empty(), "aliases", || {
        let aliases = field.aliases;
        quote! { &[#(#aliases),*] }
    });
    members.add(field.default != Default::None, "default", || match field.default {
        Default::None => quote! { #runtime::table::Default::None },
        Default::Value(value) => quote! { #runtime::table::Default::Value(#value) },
        Default::Field(name) => quote! { #runtime::table::Default::Field(#name) },
    });
    members.flag("empty_is_null", field.empty_is_null);
    members.flag("secret", field.secret);
    members.flag("unique", field.unique);
    evidence(cx, &mut members, field.evidence);
    members.add(!is_plain_element(&field.xml), "xml", || xml_item(cx, &field.xml));
    members.over(&quote! { #runtime::table::Field }, &base)
}

fn evidence(cx: &Context<'_>, members: &mut Members, evidence: Evidence) {
    members.add(evidence != Evidence::Documented, "evidence", || unit(cx, "Evidence", evidence));
}

fn is_plain_element(xml: &XmlItem) -> bool {
    xml.name.is_empty() && xml.namespace.is_empty() && xml.form == XmlForm::Element
}

fn xml_item(cx: &Context<'_>, xml: &XmlItem) -> TokenStream {
    let (runtime, name, namespace) = (&cx.runtime, xml.name, xml.namespace);
    let form = match xml.form {
        XmlForm::Wrapped(item) => quote! { #runtime::table::XmlForm::Wrapped(#item) },
        other => unit(cx, "XmlForm", other),
    };
    quote! { #runtime::table::XmlItem { name: #name, namespace: #namespace, form: #form } }
}

fn item(cx: &Context<'_>, item: &Item) -> TokenStream {
    let (runtime, kind) = (&cx.runtime, kind(cx, &item.kind));
    let base = quote! { #runtime::table::Item::new(#kind) };
    let mut members = Members(Vec::new());
    members.flag("nullable", item.nullable);
    members.add(!item.rules.is_empty(), "rules", || {
        let rules = item.rules.iter().map(|rule| {
            let constraint = format_ident!("{}", rule.constraint.constant());
            let limit = limit(cx, rule.limit);
            quote! { #runtime::rule::Rule::new(#runtime::rule::#constraint, #limit) }
        });
        quote! { &[#(#rules),*] }
    });
    members.text("xml_name", item.xml_name);
    members.over(&quote! { #runtime::table::Item }, &base)
}

fn limit(cx: &Context<'_>, limit: Limit) -> TokenStream {
    let runtime = &cx.runtime;
    match limit {
        Limit::Count(count) => {
            let count = literal::integer(count.into());
            quote! { #runtime::rule::Limit::Count(#count) }
        }
        Limit::Integer(value) => {
            let value = literal::integer(value);
            quote! { #runtime::rule::Limit::Integer(#value) }
        }
        Limit::Number(value) => {
            let value = literal::number(value);
            quote! { #runtime::rule::Limit::Number(#value) }
        }
        Limit::Set => quote! { #runtime::rule::Limit::Set },
    }
}

fn kind(cx: &Context<'_>, kind: &Kind) -> TokenStream {
    let runtime = &cx.runtime;
    let scalar = |constant: &str| {
        let constant = format_ident!("{constant}");
        quote! { #runtime::kind::#constant }
    };
    match kind {
        Kind::Scalar(kind) => {
            let constant = scalar(kind.constant());
            quote! { #runtime::table::Kind::Scalar(#constant) }
        }
        Kind::Enum(Enumeration { name, kind, values, openness }) => {
            let (constant, openness) = (scalar(kind.constant()), unit(cx, "Openness", openness));
            quote! {
                #runtime::table::Kind::Enum(#runtime::table::Enumeration {
                    name: #name, kind: #constant, values: &[#(#values),*], openness: #openness,
                })
            }
        }
        Kind::Struct(name) => quote! { #runtime::table::Kind::Struct(#name) },
        Kind::List(inner) => {
            let inner = item(cx, inner);
            quote! { #runtime::table::Kind::List(&#inner) }
        }
        Kind::Map(inner) => {
            let inner = item(cx, inner);
            quote! { #runtime::table::Kind::Map(&#inner) }
        }
    }
}

/// The table of an endpoint.
pub(crate) fn endpoint(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let runtime = &cx.runtime;
    let Endpoint { name, summary, description, source, method, request, .. } = endpoint;
    let path = endpoint.path.iter().map(|segment| match segment {
        Segment::Literal(text) => quote! { #runtime::table::Segment::Literal(#text) },
        Segment::Parameter(name) => quote! { #runtime::table::Segment::Parameter(#name) },
        Segment::Segments(name) => quote! { #runtime::table::Segment::Segments(#name) },
    });
    let suffixes = endpoint.suffixes.iter().map(|(format, suffix)| {
        let format = format_word(cx, *format);
        quote! { (#format, #suffix) }
    });
    let (query, headers, group) = (pairs(endpoint.query), pairs(endpoint.headers), pairs(endpoint.group));
    let body = endpoint.body.iter().map(|member| self::member(cx, member));
    let accepts = media(cx, endpoint.accepts);
    let replies = endpoint.replies.iter().map(|reply| self::reply(cx, reply));
    let auth = endpoint.auth.iter().map(|position| size(*position));
    let facts = endpoint.facts.iter().map(|fact| {
        let (key, text, evidence) = (fact.key, fact.text, unit(cx, "Evidence", fact.evidence));
        quote! { #runtime::table::Fact { key: #key, text: #text, evidence: #evidence } }
    });
    let notes = notes(cx, endpoint.notes);
    quote! {
        #runtime::table::Endpoint {
            name: #name,
            summary: #summary,
            description: #description,
            source: #source,
            method: #method,
            path: &[#(#path),*],
            suffixes: &[#(#suffixes),*],
            query: #query,
            headers: #headers,
            body: &[#(#body),*],
            request: #request,
            accepts: #accepts,
            replies: &[#(#replies),*],
            auth: &[#(#auth),*],
            facts: &[#(#facts),*],
            notes: #notes,
            group: #group,
        }
    }
}

fn member(cx: &Context<'_>, member: &Member<'_>) -> TokenStream {
    let (runtime, json) = (&cx.runtime, format_ident!("{}", format!("{:?}", member.json)));
    let Member { name, text, .. } = member;
    quote! { #runtime::table::Member { name: #name, text: #text, json: #runtime::kind::JsonType::#json } }
}

fn format_word(cx: &Context<'_>, format: groupwright_engine::format::Format) -> TokenStream {
    let (runtime, variant) = (&cx.runtime, format_ident!("{}", format!("{format:?}")));
    quote! { #runtime::Format::#variant }
}

fn media(cx: &Context<'_>, media: &[Media]) -> TokenStream {
    let runtime = &cx.runtime;
    let rows = media.iter().map(|row| {
        let (format, media_type) = (format_word(cx, row.format), row.media_type);
        quote! { #runtime::table::Media { format: #format, media_type: #media_type } }
    });
    quote! { &[#(#rows),*] }
}

fn reply(cx: &Context<'_>, reply: &Reply) -> TokenStream {
    let runtime = &cx.runtime;
    let Reply { name, doc, error, optional, .. } = reply;
    let (first, last) = (size(reply.status.first.into()), size(reply.status.last.into()));
    let when = reply.when.iter().map(|condition| self::condition(cx, condition));
    let media = media(cx, reply.media);
    let body = match &reply.body {
        Some(body) => {
            let body = item(cx, body);
            quote! { ::core::option::Option::Some(#body) }
        }
        None => quote! { ::core::option::Option::None },
    };
    let retry = unit(cx, "Retry", reply.retry);
    let evidence = unit(cx, "Evidence", reply.evidence);
    quote! {
        #runtime::table::Reply {
            name: #name,
            doc: #doc,
            status: #runtime::table::StatusRange { first: #first, last: #last },
            when: &[#(#when),*],
            error: #error,
            media: #media,
            body: #body,
            optional: #optional,
            retry: #retry,
            evidence: #evidence,
        }
    }
}

fn condition(cx: &Context<'_>, condition: &Condition) -> TokenStream {
    let (runtime, path) = (&cx.runtime, condition.path);
    let test = match condition.test {
        Test::Is(texts) => quote! { #runtime::table::Test::Is(&[#(#texts),*]) },
        Test::IsNot(texts) => quote! { #runtime::table::Test::IsNot(&[#(#texts),*]) },
        Test::Present => quote! { #runtime::table::Test::Present },
        Test::Absent => quote! { #runtime::table::Test::Absent },
    };
    quote! { #runtime::table::Condition { path: &[#(#path),*], test: #test } }
}

fn notes(cx: &Context<'_>, notes: &[Note]) -> TokenStream {
    let runtime = &cx.runtime;
    let rows = notes.iter().map(|note| {
        let (text, source, evidence) = (note.text, note.source, unit(cx, "Evidence", note.evidence));
        quote! { #runtime::table::Note { text: #text, evidence: #evidence, source: #source } }
    });
    quote! { &[#(#rows),*] }
}

/// A reference to the table of the API: where the API has a module of its own, it is there.
pub(crate) fn of_api(cx: &Context<'_>) -> TokenStream {
    if cx.has_api_module {
        return quote! { &super::API };
    }
    let (runtime, table) = (&cx.runtime, api(cx, &crate::tables::of_api(cx.api)));
    quote! { static API: #runtime::table::Api = #table; &API }
}

/// The table of an API.
pub(crate) fn api(cx: &Context<'_>, api: &Api) -> TokenStream {
    let runtime = &cx.runtime;
    let Api { name, title, description, source, .. } = api;
    let notes = notes(cx, api.notes);
    let servers = api.servers.iter().map(|server| {
        let (url, doc) = (server.url, server.doc);
        quote! { #runtime::table::Server { url: #url, doc: #doc } }
    });
    let schemes = api.auth.iter().map(|scheme| {
        let (name, doc, evidence) = (scheme.name, scheme.doc, unit(cx, "Evidence", scheme.evidence));
        let parts = scheme.parts.iter().map(|part| self::part(cx, part));
        quote! {
            #runtime::table::Scheme { name: #name, doc: #doc, parts: &[#(#parts),*], evidence: #evidence }
        }
    });
    quote! {
        #runtime::table::Api {
            name: #name,
            title: #title,
            description: #description,
            source: #source,
            servers: &[#(#servers),*],
            auth: &[#(#schemes),*],
            notes: #notes,
        }
    }
}

fn part(cx: &Context<'_>, part: &Part) -> TokenStream {
    let (runtime, secret) = (&cx.runtime, part.secret);
    let carrier = match part.carrier {
        Carrier::Basic { username } => quote! { Basic { username: #username } },
        Carrier::Bearer => quote! { Bearer },
        Carrier::Header { name, prefix } => quote! { Header { name: #name, prefix: #prefix } },
        Carrier::Query { name } => quote! { Query { name: #name } },
        Carrier::Body { name } => quote! { Body { name: #name } },
        Carrier::Cookie { name } => quote! { Cookie { name: #name } },
    };
    quote! { #runtime::table::Part { secret: #secret, carrier: #runtime::table::Carrier::#carrier } }
}
