//! Servers: their base URLs, the variables in them, and how they are chosen in Rust.

use std::collections::BTreeMap;

use groupwright_engine::http::{ServerVariable, is_server, server_query, server_variables};
use groupwright_engine::table::{Carrier, ParameterLocation};

use super::credentials::is_setter;
use super::walk::{self, Sort};
use crate::lower::{is_snake, refuse};
use crate::model::{Api, Endpoint, Field, FieldDefault, Located, SelectPart, Server};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks the servers of an API.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for server in &api.servers {
        match server_variables(&server.url.value) {
            Ok(places) if is_server(&server.url.value) => {
                ends(&server.url, report);
                variables(api, server, &places, report);
            }
            Ok(_) => malformed(&server.url, NO_URL, report),
            Err(what) => malformed(&server.url, what, report),
        }
    }
    names(api, report);
    setters(api, report);
    api.endpoints.iter().for_each(|endpoint| queries(api, endpoint, report));
}

/// What is wrong with a text that is no base URL.
pub(super) const NO_URL: &str = "it is not an `http` or `https` URL with a host";

/// Reports a text that is no base URL.
pub(super) fn malformed(url: &Located<String>, what: &str, report: &mut Report) {
    let message = format!("{:?} is not a valid base URL: {what}", url.value);
    let help = "write the scheme, the host and the common prefix of all paths: `https://api.example.com/v1`";
    report.push(Diagnostic::new(Code::BAD_SERVER, &url.place, message).help(help));
}

/// Reports a slash at the end of the path of a base URL, which no request would be sent with.
pub(super) fn ends(url: &Located<String>, report: &mut Report) {
    let (base, query) = match url.value.find('?') {
        Some(start) => url.value.split_at(start),
        None => (url.value.as_str(), ""),
    };
    let right = base.trim_end_matches('/');
    if right != base {
        let message =
            format!("the path of the base URL {:?} ends with a slash, which is not sent", url.value);
        let help = format!("write `{right}{query}`; an endpoint whose path is `/` sends the slash");
        report.push(Diagnostic::new(Code::BAD_SERVER, &url.place, message).help(help));
    }
}

/// The variables of a URL, which are those that are described.
fn variables(api: &Api, server: &Server, places: &[ServerVariable<'_>], report: &mut Report) {
    let fields = &server.variables.fields;
    for (index, place) in places.iter().enumerate() {
        let is_first = places.iter().take(index).all(|earlier| earlier.name != place.name);
        if is_first && !fields.iter().any(|field| field.name.value == place.name) {
            let message = format!("the variable {:?} is not described under `variables`", place.name);
            let near = report.nearest(place.name, fields.iter().map(|field| field.name.value.as_str()));
            let help = near.map_or_else(
                || format!("describe it: `variables: {{ {}: {{ type: string, doc: … }} }}`", place.name),
                |near| format!("did you mean `{{{near}}}`?"),
            );
            report.push(Diagnostic::new(Code::SERVER_VARIABLES, &server.url.place, message).help(help));
        }
    }
    for field in fields {
        if walk::sort(api, &field.item.kind) != Sort::Single {
            let message = format!("the type of {:?} is not allowed in a URL", field.name.value);
            let finding = Diagnostic::new(Code::BAD_PLACE, &field.item.place, message);
            report.push(finding.help("a variable of a server has a single value"));
        }
        let mut own = places.iter().filter(|place| place.name == field.name.value).peekable();
        if own.peek().is_none() {
            let message = format!("the variable {:?} does not occur in the URL", field.name.value);
            let finding = Diagnostic::new(Code::SERVER_VARIABLES, &field.name.place, message);
            let help = format!("add `{{{}}}` to the URL, or remove the variable", field.name.value);
            report.push(finding.related(&server.url.place, "the URL").help(help));
        }
        for place in own {
            values(api, field, place, report);
        }
    }
}

/// The default and the listed values of a variable, which its place has to allow.
pub(super) fn values(api: &Api, field: &Field, place: &ServerVariable<'_>, report: &mut Report) {
    let default = match &field.default {
        FieldDefault::Value(node) => node.scalar().map(|text| (text, &node.place, Code::BAD_DEFAULT)),
        FieldDefault::None | FieldDefault::Field(_) | FieldDefault::Words(_) => None,
    };
    let listed = field.item.named().and_then(|id| api.ty(id).enumeration());
    let listed = listed.into_iter().flat_map(|listed| &listed.values);
    let listed = listed.map(|value| (value.text.value.clone(), &value.text.place, Code::BAD_ENUM));
    for (text, at, code) in default.into_iter().chain(listed) {
        if let Err(expected) = place.check(&text) {
            let message =
                format!("{text:?} is not allowed in place of {{{}}}: expected {expected}", place.name);
            report
                .push(Diagnostic::new(code, at, message).help("correct the value, or the URL of the server"));
        }
    }
}

/// The names by which servers are chosen.
fn names(api: &Api, report: &mut Report) {
    let several = api.servers.len() > 1;
    let needed = api.has_named_servers() || (several && api.variables().next().is_some());
    let mut seen: BTreeMap<&str, &NodePath> = BTreeMap::new();
    for server in &api.servers {
        let Some(Located { value: name, place }) = &server.name else {
            if needed {
                let message = "the server has no `name`, by which it is chosen among several";
                let help =
                    "give every server a `name`, which is needed if one of them has variables or a name";
                report.push(Diagnostic::new(Code::MISSING_KEY, &server.url.place, message).help(help));
            }
            continue;
        };
        if !is_snake(name) {
            let help =
                "name the server in `snake_case`, such as `eu`: a constructor of `Server` is named after it";
            refuse(name, help, place, report);
        }
        if let Some(first) = seen.insert(name, place) {
            let message = format!("two servers have the name {name:?}");
            let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, place, message);
            report.push(finding.related(first, "the other server").help("rename one of them"));
        }
        let setter = api.setters_of_servers().find(|field| format!("with_{}", field.rust.value) == *name);
        if let Some(setter) = setter {
            let message = format!("`Server` already has a function `{name}`");
            let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, place, message);
            report.push(
                finding.related(&setter.name.place, "the variable that it sets").help("rename the server"),
            );
        }
    }
}

/// The setters of variables. Those of the only server are functions of `Api`; those of several servers are one if they
/// have one name.
fn setters(api: &Api, report: &mut Report) {
    for field in api.setters_of_servers() {
        let rust = field.rust.value.as_str();
        let of_scheme = || api.auth.iter().skip(1).any(|scheme| scheme.name.value == rust);
        if !api.has_named_servers() && (rust == "server_variable" || is_setter(api, rust) || of_scheme()) {
            let message = format!("`Api` already has a function `with_{rust}`");
            let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, &field.rust.place, message);
            report.push(finding.help("set another name for the variable with the key `rust`"));
        }
        let alike = api.variables().filter(|other| !other.required && other.rust.value == rust);
        for other in alike.filter(|other| other.name.value != field.name.value || !is_same(field, other)) {
            let message = format!("the setter `with_{rust}` of `Server` would set variables of two kinds");
            let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, &other.rust.place, message);
            let help =
                "set another name for one of them with the key `rust`, or give both the same named type";
            report.push(finding.related(&field.rust.place, "the other variable").help(help));
        }
    }
}

/// Whether two variables have the same type in Rust.
fn is_same(field: &Field, other: &Field) -> bool {
    let kinds = |field: &Field| (field.item.kind.scalar(), field.item.named());
    kinds(field) == kinds(other)
}

/// A parameter of the query of a server that has the name of one of a request.
fn queries(api: &Api, endpoint: &Endpoint, report: &mut Report) {
    let of_servers = api.servers.iter().flat_map(|server| {
        let url = endpoint.servers.as_ref().and_then(|own| own.of(server)).unwrap_or(&server.url);
        server_query(&url.value).into_iter().map(move |(name, _)| (name, &url.place))
    });
    for (name, place) in of_servers {
        let fields = endpoint.request.fields.iter();
        let fields = fields.filter(|field| field.location == ParameterLocation::Query);
        let fields = fields.flat_map(|field| std::iter::once(&field.name).chain(&field.aliases));
        let constants = endpoint.query.iter().map(|constant| &constant.name);
        let select = endpoint.select.iter().filter(|select| select.part == SelectPart::Query);
        let select = select.map(|select| &select.name);
        let members = endpoint.members_in_query();
        let named = fields.chain(constants).chain(select).chain(members).filter(|other| other.value == name);
        let mut others: Vec<&NodePath> = named.map(|other| &other.place).collect();
        for scheme in api.auth.iter().filter(|scheme| endpoint.takes(scheme)) {
            let is_it = |carrier| match carrier {
                Carrier::Query { name: own } => own == name,
                Carrier::Basic { .. }
                | Carrier::Bearer
                | Carrier::Header { .. }
                | Carrier::Body { .. }
                | Carrier::Member { .. }
                | Carrier::Cookie { .. } => false,
            };
            let parts = scheme.parts.iter().filter(|sent| is_it(sent.part.carrier()));
            others.extend(parts.map(|sent| sent.name.as_ref().unwrap_or(&scheme.name.place)));
        }
        for other in others {
            let message =
                format!("the query of a server has the parameter {name:?}, which the request has too");
            let finding = Diagnostic::new(Code::SERVER_QUERY, other, message);
            let help = "it would be sent twice: remove one of the two";
            report.push(finding.related(place, "the URL of the server").help(help));
        }
    }
}
