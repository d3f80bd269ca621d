//! Emits the tables of endpoints and APIs as constant expressions.

use groupwright_engine::table::{
    Api, BodyPlace, Carrier, Condition, Endpoint, Fixed, GroupRole, Idempotence, MessagePath,
    ParameterLocation, Part, Region, Reply, Retry, Scheme, Segment, SelectPlace, Sigv4, StatusRange, Test,
};
use proc_macro2::{Ident, Literal};

use super::calls::{Calls, sizes, unit};
use super::code::{Code, code};
use super::table::{self, media, notes};
use super::{Context, envelope, node};
use crate::model;

/// Returns the table of an endpoint whose request has the type `owner`.
pub(crate) fn endpoint(cx: &Context<'_>, owner: &Ident, endpoint: &Endpoint) -> Code {
    let (runtime, name, method) = (&cx.runtime, endpoint.name(), endpoint.method());
    let path = endpoint.path().iter().map(|segment| match segment {
        Segment::Literal(text) => code! { #runtime::Segment::Literal(#text) },
        Segment::Parameter(name) => code! { #runtime::Segment::Parameter(#name) },
        Segment::Segments(name) => code! { #runtime::Segment::Segments(#name) },
        Segment::Optional(name) => code! { #runtime::Segment::Optional(#name) },
    });
    let request = code! { #runtime::Node::of::<#owner>() };
    let mut calls =
        Calls::new(code! { #runtime::table::Endpoint::new(#name, #method, &[#(#path),*], #request) });
    calls.text("with_summary", endpoint.summary());
    calls.page_text(cx, "with_description", endpoint.description());
    calls.text("with_source", endpoint.source());
    select(cx, endpoint, &mut calls);
    calls.pairs("with_query", endpoint.query());
    calls.set(!endpoint.query_numbers().is_empty(), "with_query_numbers", || {
        let names = endpoint.query_numbers();
        code! { &[#(#names),*] }
    });
    calls.pairs("with_headers", endpoint.headers());
    calls.set(!endpoint.accepts().is_empty(), "with_accepts", || media(cx, endpoint.accepts()));
    calls.flag(endpoint.has_optional_body(), "with_optional_body");
    calls.set(!endpoint.servers().is_empty(), "with_servers", || {
        let servers = endpoint.servers();
        code! { &[#(#servers),*] }
    });
    calls.set(endpoint.places() != [BodyPlace::Body], "with_places", || {
        let places = endpoint.places().iter().map(|place| unit(cx, "BodyPlace", place));
        code! { &[#(#places),*] }
    });
    calls.set(!endpoint.envelopes().is_empty(), "with_envelopes", || {
        // The tables of user types are obtained from their values.
        let naming = if cx.has_api_module { table::Naming::Emitted } else { table::Naming::Users };
        let whole = endpoint.request().kind().shape();
        let is_whole =
            whole.is_some_and(|shape| shape.fields_in(ParameterLocation::Payload).next().is_some());
        envelope::rows(cx, endpoint.envelopes(), naming, Some(&request).filter(|_| !is_whole))
    });
    calls.set(!endpoint.replies().is_empty(), "with_replies", || {
        let replies =
            endpoint.replies().iter().enumerate().map(|(index, reply)| self::reply(cx, index, reply));
        code! { &[#(#replies),*] }
    });
    calls.set(!endpoint.auth().is_empty(), "with_auth", || sizes(endpoint.auth()));
    let idempotence = endpoint.idempotence();
    calls.set(idempotence != Idempotence::of_method(endpoint.method()), "with_idempotence", || {
        unit(cx, "Idempotence", idempotence)
    });
    calls.set(cx.options.page_texts && !endpoint.facts().is_empty(), "with_facts", || {
        let facts = endpoint.facts().iter().map(|fact| table::fact(cx, fact));
        code! { &[#(#facts),*] }
    });
    calls.set(cx.options.page_texts && !endpoint.notes().is_empty(), "with_notes", || {
        notes(cx, endpoint.notes())
    });
    calls.set(!endpoint.group().is_empty(), "with_group", || {
        let roles = endpoint.group().iter().map(|role| self::role(cx, *role));
        code! { &[#(#roles),*] }
    });
    calls.into_code()
}

/// Emits what selects the format of the reply.
fn select(cx: &Context<'_>, endpoint: &Endpoint, calls: &mut Calls) {
    let (runtime, select) = (&cx.runtime, endpoint.select());
    let values = select.values().iter().map(|(format, value)| {
        let format = table::format(cx, *format);
        code! { (#format, #value) }
    });
    let values = code! { &[#(#values),*] };
    let place = match select.place() {
        SelectPlace::Suffix => None,
        SelectPlace::Path(name) => Some(code! { Path(#name) }),
        SelectPlace::Query(name) => Some(code! { Query(#name) }),
        SelectPlace::Header(name) => Some(code! { Header(#name) }),
        SelectPlace::Body(name) => Some(code! { Body(#name) }),
    };
    let is_given = !select.values().is_empty();
    match place {
        Some(place) => {
            calls.set(is_given, "with_select", || code! { #runtime::SelectPlace::#place, #values });
        }
        None => calls.set(is_given, "with_suffixes", || values),
    }
    calls.set(select.is_on_demand(), "with_select_on_demand", Code::new);
}

fn reply(cx: &Context<'_>, index: usize, reply: &Reply) -> Code {
    let (runtime, name) = (&cx.runtime, reply.name());
    let first = status(cx, reply.status());
    let mut calls = Calls::new(code! { #runtime::Reply::new(#name, #first) });
    calls.set(!reply.other_statuses().is_empty(), "with_other_statuses", || {
        let others = reply.other_statuses().iter().map(|range| status(cx, *range));
        code! { &[#(#others),*] }
    });
    calls.flag(reply.is_error(), "failure");
    calls.text("with_doc", reply.doc());
    calls.set(!reply.when().is_empty(), "with_when", || {
        let when = reply.when().iter().map(|condition| self::condition(cx, condition));
        code! { &[#(#when),*] }
    });
    calls.set(!reply.any_of().is_empty(), "with_any_of", || {
        let any_of = reply.any_of().iter().map(|any| {
            let sets = any.sets().iter().map(|set| {
                let set = set.iter().map(|condition| self::condition(cx, condition));
                code! { &[#(#set),*] }
            });
            code! { #runtime::AnyOf::new(&[#(#sets),*]) }
        });
        code! { &[#(#any_of),*] }
    });
    calls.set(!reply.media().is_empty(), "with_media", || media(cx, reply.media()));
    calls.set(!reply.envelopes().is_empty(), "with_envelopes", || {
        of_types(cx, index, reply, |naming| envelope::rows(cx, reply.envelopes(), naming, None))
    });
    calls.set(reply.body().is_some(), "with_body", || {
        of_types(cx, index, reply, |naming| {
            reply.body().map(|body| table::node(cx, body, naming)).unwrap_or_default()
        })
    });
    calls.pairs("with_headers", reply.headers());
    calls.pairs("with_cookies", reply.cookies());
    calls.flag(reply.is_optional(), "optional");
    calls.text("with_guard", reply.guard());
    calls.set(reply.retry() != Retry::Unspecified, "with_retry", || unit(cx, "Retry", reply.retry()));
    calls.set(reply.message().is_some(), "with_message", || {
        reply.message().map(|message| self::message(cx, message)).unwrap_or_default()
    });
    calls.evidence(cx, reply.evidence());
    calls.into_code()
}

fn status(cx: &Context<'_>, range: StatusRange) -> Code {
    let runtime = &cx.runtime;
    let [first, last] = [range.first, range.last].map(Literal::u16_unsuffixed);
    if range.width() == 0 {
        code! { #runtime::StatusRange::exactly(#first) }
    } else {
        code! { #runtime::StatusRange::new(#first, #last) }
    }
}

/// Returns the role of a field.
fn role(cx: &Context<'_>, role: GroupRole) -> Code {
    let (runtime, name, path) = (&cx.runtime, role.name(), message(cx, role.path()));
    if role.is_of_request() {
        code! { #runtime::GroupRole::of_request(#name, #path) }
    } else {
        code! { #runtime::GroupRole::of_response(#name, #path) }
    }
}

/// Returns where the vendor's own words about a reply are.
pub(super) fn message(cx: &Context<'_>, message: MessagePath) -> Code {
    let (runtime, path) = (&cx.runtime, message.path());
    let mut calls = Calls::new(code! { #runtime::MessagePath::new(&[#(#path),*]) });
    calls.set(!message.items().is_empty(), "with_items", || sizes(message.items()));
    calls.flag(message.header().is_some(), "of_header");
    calls.into_code()
}

/// Returns what names the types of a reply. If a user type replaces an emitted one, tables that are used only
/// for evaluating conditions and finding messages are emitted here.
fn of_types(
    cx: &Context<'_>,
    index: usize,
    reply: &Reply,
    named: impl Fn(table::Naming<'_>) -> Code,
) -> Code {
    let given = if reply.is_error() { cx.given.error.is_some() } else { cx.given.response.is_some() };
    if !given && !cx.given.unknown {
        return named(table::Naming::Emitted);
    }
    if reply.conditions() == 0 && reply.message().is_none() {
        return named(table::Naming::Users);
    }
    let held = cx.endpoint.and_then(|endpoint| endpoint.replies.get(index)).and_then(model::Reply::item);
    let held = cx.api.reachable(held).into_iter().map(|id| cx.api.ty(id));
    let held: Vec<&model::Type> = held.collect();
    let (runtime, naming) = (&cx.runtime, table::Naming::Local(&held));
    let functions = held.iter().enumerate().filter_map(|(position, named)| {
        let shape = cx.shape(named)?;
        let (function, shape) = (table::local_shape(position), table::shape(cx, shape, naming));
        Some(code! {
            fn #function() -> &'static #runtime::Shape {
                static SHAPE: #runtime::Shape = #shape;
                &SHAPE
            }
        })
    });
    let (functions, node): (Code, _) = (functions.collect(), named(naming));
    code! { { #functions #node } }
}

fn condition(cx: &Context<'_>, condition: &Condition) -> Code {
    let (runtime, path) = (&cx.runtime, condition.path());
    let texts = |texts: &[_]| {
        let texts = texts.iter().map(|text| node::text(cx, *text));
        code! { &[#(#texts),*] }
    };
    let test = match condition.test() {
        Test::Is(values) => {
            let texts = texts(values);
            code! { #runtime::Test::Is(#texts) }
        }
        Test::IsNot(values) => {
            let texts = texts(values);
            code! { #runtime::Test::IsNot(#texts) }
        }
        Test::Present => code! { #runtime::Test::Present },
        Test::Absent => code! { #runtime::Test::Absent },
        Test::Given => code! { #runtime::Test::Given },
        Test::Missing => code! { #runtime::Test::Missing },
        Test::Kind(kinds) => {
            let kinds = kinds.iter().map(|kind| unit(cx, "JsonKind", *kind));
            code! { #runtime::Test::Kind(&[#(#kinds),*]) }
        }
        Test::StartsWith(parts) => code! { #runtime::Test::StartsWith(&[#(#parts),*]) },
        Test::Contains(parts) => code! { #runtime::Test::Contains(&[#(#parts),*]) },
        Test::Matches(pattern) => {
            let pattern = node::pattern(cx, pattern);
            code! { #runtime::Test::Matches(#pattern) }
        }
    };
    let mut calls = Calls::new(code! { #runtime::Condition::new(&[#(#path),*], #test) });
    calls.set(!condition.items().is_empty(), "with_items", || sizes(condition.items()));
    calls.flag(condition.header().is_some(), "of_header");
    calls.into_code()
}

/// Returns the table of an API.
pub(crate) fn api(cx: &Context<'_>, api: &Api) -> Code {
    let (runtime, name, title) = (&cx.runtime, api.name(), api.title());
    let mut calls = Calls::new(code! { #runtime::table::Api::new(#name, #title) });
    calls.page_text(cx, "with_description", api.description());
    calls.text("with_source", api.source());
    calls.set(!api.servers().is_empty(), "with_servers", || {
        let servers = api.servers().iter().map(|server| {
            let url = server.url();
            let mut calls = Calls::new(code! { #runtime::Server::new(#url) });
            calls.text("with_name", server.name());
            calls.page_text(cx, "with_doc", server.doc());
            calls.set(!server.variables().fields().is_empty(), "with_variables", || {
                let shape = table::shape(cx, server.variables(), table::Naming::Emitted);
                code! { &#shape }
            });
            calls.into_code()
        });
        code! { &[#(#servers),*] }
    });
    calls.set(!api.auth().is_empty(), "with_auth", || {
        let schemes = api.auth().iter().map(|scheme| self::scheme(cx, scheme));
        code! { &[#(#schemes),*] }
    });
    calls.set(cx.options.page_texts && !api.notes().is_empty(), "with_notes", || notes(cx, api.notes()));
    calls.flag(api.ignores_null_members(), "ignoring_null_members");
    calls.into_code()
}

fn scheme(cx: &Context<'_>, scheme: &Scheme) -> Code {
    let (runtime, name) = (&cx.runtime, scheme.name());
    let parts = scheme.parts().iter().map(|part| self::part(cx, part));
    let mut calls = Calls::new(code! { #runtime::Scheme::new(#name, &[#(#parts),*]) });
    calls.set(!scheme.signature().is_empty(), "with_signature", || {
        let (name, secrets) = (scheme.signature(), scheme.secrets());
        code! { #name, &[#(#secrets),*] }
    });
    let optional = scheme.optional_secrets();
    calls.set(!optional.is_empty(), "with_optional_secrets", || code! { &[#(#optional),*] });
    if let Some(sigv4) = scheme.sigv4() {
        calls.set(true, "with_sigv4", || self::sigv4(cx, sigv4));
    }
    calls.page_text(cx, "with_doc", scheme.doc());
    calls.evidence(cx, scheme.evidence());
    calls.into_code()
}

fn sigv4(cx: &Context<'_>, sigv4: &Sigv4) -> Code {
    let (runtime, service) = (&cx.runtime, sigv4.service());
    let region = match sigv4.region() {
        Region::Fixed(region) => code! { Fixed(#region) },
        Region::Variable(name) => code! { Variable(#name) },
        Region::OfServers(regions) => code! { OfServers(&[#(#regions),*]) },
    };
    let mut calls = Calls::new(code! { #runtime::Sigv4::new(#service, #runtime::Region::#region) });
    calls.set(sigv4.has_payload_hash(), "with_payload_hash", Code::new);
    calls.set(sigv4.has_plain_path(), "with_plain_path", Code::new);
    calls.into_code()
}

fn part(cx: &Context<'_>, part: &Part) -> Code {
    let (runtime, secret) = (&cx.runtime, part.secret());
    let carrier = match part.carrier() {
        Carrier::Basic { username } => code! { Basic { username: #username } },
        Carrier::Bearer => code! { Bearer },
        Carrier::Header { name, prefix } => code! { Header { name: #name, prefix: #prefix } },
        Carrier::Query { name } => code! { Query { name: #name } },
        Carrier::Body { name } => code! { Body { name: #name } },
        Carrier::Member { path } => code! { Member { path: &[#(#path),*] } },
        Carrier::Cookie { name } => code! { Cookie { name: #name } },
    };
    let mut calls = Calls::new(code! { #runtime::Part::new(#secret, #runtime::Carrier::#carrier) });
    calls.set(part.fixed() != Fixed::Neither, "with_fixed", || match part.fixed() {
        Fixed::Neither => code! { #runtime::Fixed::Neither },
        Fixed::Username(user) => code! { #runtime::Fixed::Username(#user) },
        Fixed::Password(password) => code! { #runtime::Fixed::Password(#password) },
    });
    calls.set(!part.rules().is_empty(), "with_rules", || {
        let rules = part.rules().iter().map(|rule| node::rule(cx, rule));
        code! { &[#(#rules),*] }
    });
    calls.set(!part.formats().is_empty(), "with_formats", || {
        let formats = part.formats().iter().map(|format| table::format(cx, *format));
        code! { &[#(#formats),*] }
    });
    calls.into_code()
}
