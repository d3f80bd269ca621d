//! Names that clash: on the wire, and in Rust.

use std::collections::{BTreeMap, BTreeSet};

use groupwright_engine::table::ParameterLocation;

use super::walk;
use crate::language::type_words;
use crate::lower::{is_module, is_pascal, refuse};
use crate::model::{Api, Endpoint, Enum, Field, Item, Located, NamedValue, Offered, Reply, Type};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Crates that code beside the module of a vendor names.
const CRATES: [&str; 4] = ["alloc", "core", "groupwright", "std"];

/// Checks every name of the model.
pub(crate) fn check(api: &Api, report: &mut Report) {
    let own = &api.module;
    if !is_module(&own.value) || own.value == "default" {
        let help = "rename the folder: use the name of the vendor in `snake_case`, such as `faxfinder`, and not a Rust keyword; or set the name of the module in `api.yaml` with the key `rust`";
        refuse(&own.value, help, &own.place, report);
    } else if CRATES.contains(&own.value.as_str()) {
        let message =
            format!("the module of the folder {:?} would shadow a crate of the same name", api.name);
        let help = format!(
            "rename the folder, for example to `{0}_api`, or write `rust: {0}_api` in `api.yaml`",
            own.value
        );
        report.push(Diagnostic::new(Code::UNUSABLE_NAME, &own.place, message).help(help));
    }
    for seen in walk::structures(api) {
        wire_names(&seen.structure.fields, report);
        let held = seen.structure.constants.iter().map(|constant| &constant.name);
        constants((ParameterLocation::Body, &seen.structure.fields), held, report);
        let names =
            seen.structure.fields.iter().map(|field| {
                (field.rust.value.as_str(), format!("{:?}", field.name.value), &field.rust.place)
            });
        rust_names(names, "set another name for one of them with the key `rust`", report);
    }
    for enumeration in api.types().iter().filter_map(Type::enumeration) {
        variants(enumeration, report);
    }
    for (.., union) in walk::unions(api) {
        // One that is there twice is reported as that.
        let mut seen = BTreeSet::new();
        let once = union.variants.iter().filter(|variant| seen.insert(&variant.name.value));
        let names = once.map(|variant| {
            (variant.rust.value.as_str(), format!("{:?}", variant.name.value), &variant.rust.place)
        });
        rust_names(names, "set the name of one of the variants with the key `rust`", report);
    }
    for endpoint in &api.endpoints {
        if !is_module(&endpoint.name) {
            let help =
                "rename the file: use `snake_case`, such as `create_group.yaml`, and not a Rust keyword";
            refuse(&endpoint.name, help, &endpoint.place, report);
        }
        let fields = &endpoint.request.fields;
        for (location, all) in
            [(ParameterLocation::Query, &endpoint.query), (ParameterLocation::Header, &endpoint.headers)]
        {
            constants((location, fields), all.iter().map(|constant| &constant.name), report);
        }
        for reply in &endpoint.replies {
            let fields = reply.item().and_then(Item::named).map_or(&[][..], |id| api.ty(id).fields());
            let names = reply.headers.iter().map(|constant| &constant.name);
            constants((ParameterLocation::Header, fields), names, report);
        }
        replies(endpoint, report);
        module(api, endpoint, report);
    }
    shared_module(api, report);
    twice(api, report);
}

/// The variants of an enumeration. A value that is listed twice is reported as that.
fn variants(enumeration: &Enum, report: &mut Report) {
    let mut texts = BTreeSet::new();
    let values = enumeration.values.iter().filter(|value| texts.insert(value.text.value.as_str()));
    let names = values.map(|value| {
        if !is_pascal(&value.rust.value) {
            let help = "set the name of the variant in `PascalCase` with the key `rust`, such as `enum: { \"*\": { rust: All } }`";
            refuse(&value.rust.value, help, &value.rust.place, report);
        }
        (value.rust.value.clone(), format!("{:?}", value.text.value), &value.rust.place)
    });
    let names: Vec<_> = names.collect();
    rust_names(
        names.iter().map(|(rust, text, place)| (rust.as_str(), text.clone(), *place)),
        "set the name of one of the variants with the key `rust`, such as `enum: { \"a-b\": { rust: Hyphen } }`",
        report,
    );
}

/// Two fields of one place that answer to one name.
fn wire_names(fields: &[Field], report: &mut Report) {
    let mut seen: BTreeMap<(&str, String), (&str, &NodePath)> = BTreeMap::new();
    for field in fields.iter().filter(|field| !field.additional) {
        let location = location(field.location);
        let own = std::iter::once(&field.name).chain(&field.aliases);
        for name in own {
            let folded = folded(field.location, &name.value);
            if let Some((first, place)) = seen.insert((location, folded), (&field.name.value, &name.place)) {
                let message = format!("the name {:?} is already used by the field {first:?}", name.value);
                let finding = Diagnostic::new(Code::DUPLICATE_WIRE_NAME, &name.place, message)
                    .related(place, "used here")
                    .help("only one field can have a name: remove one of the fields, or the alias");
                report.push(finding);
            }
        }
    }
}

/// What a name is the same by. Those of header fields are case-insensitive (RFC 9110 section 5.1).
fn folded(location: ParameterLocation, name: &str) -> String {
    match location {
        ParameterLocation::Header => name.to_ascii_lowercase(),
        ParameterLocation::Path
        | ParameterLocation::Query
        | ParameterLocation::Cookie
        | ParameterLocation::Body
        | ParameterLocation::Payload
        | ParameterLocation::Parameters
        | ParameterLocation::Headers
        | ParameterLocation::Status => name.to_owned(),
    }
}

fn location(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
        ParameterLocation::Body | ParameterLocation::Payload => "body",
        // These have no names on the wire.
        ParameterLocation::Parameters | ParameterLocation::Headers | ParameterLocation::Status => "values",
    }
}

/// Constants that have the name of another parameter or member of their place.
fn constants<'m>(
    (location, fields): (ParameterLocation, &'m [Field]),
    constants: impl Iterator<Item = &'m Located<String>>,
    report: &mut Report,
) {
    let mut constants = constants.peekable();
    if constants.peek().is_none() {
        return;
    }
    let own = fields.iter().filter(|field| field.location == location && !field.additional);
    let own = own.flat_map(|field| std::iter::once(&field.name).chain(&field.aliases));
    let mut taken: BTreeMap<String, &Located<String>> = BTreeMap::new();
    for name in own {
        taken.entry(folded(location, &name.value)).or_insert(name);
    }
    for constant in constants {
        let name = constant.value.as_str();
        let other = *taken.entry(folded(location, name)).or_insert(constant);
        if !std::ptr::eq(other, constant) {
            let message = format!("the name {name:?} is already used by {:?}", other.value);
            let finding = Diagnostic::new(Code::DUPLICATE_WIRE_NAME, &constant.place, message);
            let help = "a constant and a field cannot have the same name: remove one";
            report.push(finding.related(&other.place, "used here").help(help));
        }
    }
}

/// Names of one scope that are the same in Rust: the Rust name, what it is in the spec, and its place.
fn rust_names<'m>(
    names: impl Iterator<Item = (&'m str, String, &'m NodePath)>,
    help: &str,
    report: &mut Report,
) {
    let mut seen: BTreeMap<&str, (String, &NodePath)> = BTreeMap::new();
    for (rust, name, place) in names {
        if let Some((first, other)) = seen.insert(rust, (name.clone(), place)) {
            let message = format!("{first} and {name} both become the Rust name `{rust}`");
            let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, place, message);
            report.push(finding.related(other, "the other name").help(help));
        }
    }
}

fn replies(endpoint: &Endpoint, report: &mut Report) {
    for error in [false, true] {
        let replies = endpoint.replies.iter().filter(|reply| reply.error == error && reply.has_status());
        let names = replies.map(|reply| {
            let what = format!("the response to {}", statuses(reply));
            (reply.name.value.as_str(), what, &reply.name.place)
        });
        rust_names(names, "set another name for one of the responses with the key `name`", report);
    }
}

fn statuses(reply: &Reply) -> String {
    reply.statuses().map(|range| range.to_string()).collect::<Vec<_>>().join(" and ")
}

const RENAME_TYPE: &str =
    "rename the type, or the file of the endpoint; or set the name of the type in Rust with the key `rust`";

/// The names that the generator makes for an endpoint, and those of its types that stand beside them in the API's module:
/// the name in Rust, what it is, its place, and whether it is that of a type.
fn offered<'m>(api: &'m Api, endpoint: &'m Endpoint) -> Vec<(String, String, &'m NodePath, bool)> {
    let offered = api.offers(endpoint).into_iter().filter_map(|(name, offered)| {
        let made = |what: &str| (format!("the {what} of {:?}", endpoint.name), &endpoint.place, false);
        let (what, place, is_type) = match offered {
            Offered::Request => made("request"),
            Offered::Error => made("error"),
            Offered::Response => made("response"),
            Offered::Type(named) => {
                let (_, what, place) = type_name(named)?;
                (what, place, true)
            }
        };
        Some((name, what, place, is_type))
    });
    offered.collect()
}

/// The names of an endpoint's module.
fn module(api: &Api, endpoint: &Endpoint, report: &mut Report) {
    let offered = offered(api, endpoint);
    let made = offered.iter().filter(|(.., is_type)| !is_type);
    let made = made.map(|(name, what, place, _)| (name.as_str(), what.clone(), *place));
    let own = api.own(endpoint).filter(|named| api.usage(named.id).is_used());
    rust_names(made.chain(distinct(own).filter_map(type_name)), RENAME_TYPE, report);
}

/// The names of the API's module, which offers some of those of its endpoints too.
fn shared_module(api: &Api, report: &mut Report) {
    let offered: Vec<_> = api.endpoints.iter().flat_map(|endpoint| offered(api, endpoint)).collect();
    let offered = offered.iter().map(|(name, what, place, _)| (name.as_str(), what.clone(), *place));
    let connection = [("Api", "the client configuration `Api`".to_owned(), &api.place)];
    let server = api.has_named_servers().then(|| ("Server", "the servers of the API".to_owned(), &api.place));
    rust_names(
        connection
            .into_iter()
            .chain(server)
            .chain(offered)
            .chain(distinct(api.shared()).filter_map(type_name)),
        RENAME_TYPE,
        report,
    );
    cases(api.shared(), report);
    api.endpoints.iter().for_each(|endpoint| cases(api.own(endpoint), report));
}

/// Types whose names differ only in case: their tables, which are named in capitals, would be one.
fn cases<'m>(types: impl Iterator<Item = &'m Type>, report: &mut Report) {
    let mut seen: BTreeMap<String, &Type> = BTreeMap::new();
    for named in types {
        let first = seen.insert(named.rust.to_uppercase(), named).filter(|first| first.rust != named.rust);
        if let Some(first) = first {
            let message =
                format!("`{}` and `{}` differ only in the case of their letters", first.rust, named.rust);
            let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, &named.name.place, message);
            let help = "rename one of the types, or set its name in Rust with the key `rust`";
            report.push(finding.related(&first.name.place, "the other type").help(help));
        }
    }
}

/// The types, each name once: what is defined twice is reported as that.
fn distinct<'m>(types: impl IntoIterator<Item = &'m Type>) -> impl Iterator<Item = &'m Type> {
    let mut seen = BTreeSet::new();
    types.into_iter().filter(move |named| seen.insert(named.name.value.as_str()))
}

/// A type among the names of its module; nothing where its name is one of the language, which has been reported.
fn type_name(named: &Type) -> Option<(&str, String, &NodePath)> {
    let what = if named.inline {
        format!("the type generated for {:?}", named.name.value)
    } else {
        format!("the type {:?}", named.name.value)
    };
    (!is_word(&named.name.value)).then_some((&named.rust, what, &named.name.place))
}

/// Whether a name of a type always means what the language has by this name.
pub(crate) fn is_word(name: &str) -> bool {
    type_words().any(|word| word == name)
}

/// Types and named values that have one name, or a name of the language: those of the API, and those of an endpoint beside them.
fn twice(api: &Api, report: &mut Report) {
    // A structure that is described by a named value has its name.
    let is_its_own = |value: &NamedValue| {
        let named = value.item.named().map(|id| api.ty(id));
        named.is_some_and(|named| named.inline && named.name.value == value.name.value)
    };
    let values = |owner| {
        let values = api.values.iter().filter(move |value| value.owner == owner && !is_its_own(value));
        values.map(|value| Named { name: &value.name, inline: false })
    };
    let mut shared: BTreeMap<&str, Named<'_>> = BTreeMap::new();
    for named in api.shared().map(Named::of).chain(values(None)) {
        let first = shared.insert(&named.name.value, named);
        again(named, first, report);
    }
    for endpoint in &api.endpoints {
        let mut own: BTreeMap<&str, Named<'_>> = BTreeMap::new();
        for named in api.own(endpoint).map(Named::of).chain(values(Some(endpoint.id))) {
            let name = named.name.value.as_str();
            let first = own.insert(name, named).or_else(|| shared.get(name).copied());
            again(named, first, report);
        }
    }
}

/// The name of a type or of a named value.
#[derive(Clone, Copy)]
struct Named<'m> {
    name: &'m Located<String>,
    /// Whether it is made of the names around it.
    inline: bool,
}

impl<'m> Named<'m> {
    fn of(named: &'m Type) -> Self {
        Self { name: &named.name, inline: named.inline }
    }
}

/// A name, and another one that is the same.
fn again(named: Named<'_>, first: Option<Named<'_>>, report: &mut Report) {
    let (name, place) = (&named.name.value, &named.name.place);
    if is_word(name) {
        let message = format!("the type {name:?} has the name of a built-in type");
        let help = "rename the type";
        report.push(Diagnostic::new(Code::DUPLICATE_TYPE, place, message).help(help));
    }
    if let Some(first) = first {
        let (message, help) = match (named.inline, first.inline) {
            (false, false) => (format!("the type {name:?} is defined twice"), "rename one of them"),
            (true, _) => (
                format!("the type that is defined here has the name {name:?}, which another type has"),
                "its name is made of the names around it: rename the other type, or define this one under `types` with a \
                 name of its own",
            ),
            (false, true) => (
                format!("the type {name:?} has the name of one that is defined inside something else"),
                "the name of the other one is made of the names around it: rename this one, or define the other one under \
                 `types` with a name of its own",
            ),
        };
        let finding = Diagnostic::new(Code::DUPLICATE_TYPE, place, message);
        report.push(finding.related(&first.name.place, "the other definition").help(help));
    }
}
