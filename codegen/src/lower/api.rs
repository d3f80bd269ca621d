//! A document that describes an API.

use std::sync::OnceLock;

use groupwright_engine::domain::Domain;
use groupwright_engine::format::Format;
use groupwright_engine::table::{self, Carrier, Fixed, ParameterLocation, Part};

use super::{Scope, endpoint, envelope, field, form, names, read, reply, types, xml_type};
use crate::intern;
use crate::model::{
    Api, AuthPart, Item, Kind, Located, Provenance, Scheme, Server, SigningRegion, SigningSecret, Sigv4,
    Struct, Types, joined,
};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node, Yaml};

/// Lowers the API of this name, still without its types and endpoints.
pub(crate) fn api(node: &Node, name: &str, scope: &mut Scope, report: &mut Report) -> Api {
    scope.xml = xml_type::xml(node);
    scope.open = read::text(node, "unknown_members") == "ignore";
    scope.envelopes = envelope::defaults(node, report);
    scope.guard = read::placed_text(node, "guard");
    types::types(node, scope, report);
    let servers = node.get("servers").map_or(&[][..], Node::items);
    Api {
        name: name.to_owned(),
        module: read::placed_text(node, "rust").unwrap_or_else(|| Located::new(name.to_owned(), &node.place)),
        title: read::text(node, "title"),
        description: read::text(node, "description"),
        source: read::text(node, "source"),
        evidence: read::evidence(node),
        servers: servers.iter().filter_map(|node| server(node, scope, report)).collect(),
        auth: read::entries(node, "auth").iter().map(|entry| scheme(entry, report)).collect(),
        xml: Box::new(scope.xml.clone()),
        guard: scope.guard.clone(),
        open: scope.open,
        ignores_null: read::text(node, "null_members") == "ignore",
        form: form::shape(node, report),
        types: Types::default(),
        shared: Vec::new(),
        values: Vec::new(),
        replies: reply::replies(node, "", scope, report),
        notes: endpoint::notes(node),
        endpoints: Vec::new(),
        is_whole: true,
        place: node.place.clone(),
        known: OnceLock::new(),
    }
}

fn server(node: &Node, scope: &mut Scope, report: &mut Report) -> Option<Server> {
    let empty = Struct::empty(&node.place);
    if let Some(url) = node.text() {
        let url = Located::new(url.to_owned(), &node.place);
        let (doc, provenance) = (String::new(), Provenance::default());
        return Some(Server { url, name: None, variables: empty, doc, provenance });
    }
    let name = read::placed_text(node, "name");
    // A type that is defined inside a variable is named after the server.
    let owner = joined(&names::pascal(name.as_ref().map_or("", |name| &name.value)), "Server");
    let variables = read::entries(node, "variables").iter();
    let variables = variables.map(|entry| {
        let mut variable = field::field(entry, &owner, ParameterLocation::Query, scope, report);
        variable.required = entry.value.get("default").is_none();
        variable
    });
    Some(Server {
        variables: Struct { fields: variables.collect(), ..empty },
        url: read::placed_text(node, "url")?,
        name,
        doc: read::text(node, "doc"),
        provenance: read::provenance(node),
    })
}

fn scheme(entry: &Entry, report: &mut Report) -> Scheme {
    let send = entry.value.get("send").map_or(&[][..], Node::items);
    if send.is_empty() && entry.value.get("send").is_some_and(|send| matches!(send.yaml, Yaml::List(_))) {
        let message = format!("the scheme {:?} sends nothing", entry.key);
        let help = "add what it sends, such as `send: [{ in: bearer, secret: token }]`; for an endpoint without authentication, write `auth: none`";
        report.push(Diagnostic::new(Code::MISSING_KEY, &entry.place, message).help(help));
    }
    Scheme {
        name: read::key(entry),
        doc: read::text(&entry.value, "doc"),
        provenance: read::provenance(&entry.value),
        parts: send.iter().filter_map(|node| part(node, report)).collect(),
        signature: read::placed_text(&entry.value, "sign"),
        sigv4: sigv4(&entry.value),
        secrets: read::entries(&entry.value, "secrets").iter().map(signing_secret).collect(),
    }
}

fn signing_secret(entry: &Entry) -> SigningSecret {
    let doc = match entry.value.text() {
        Some(doc) => doc.trim_end().to_owned(),
        None => read::text(&entry.value, "doc"),
    };
    let optional = read::flag(&entry.value, "optional") == Some(true);
    SigningSecret { name: read::key(entry), doc, optional }
}

fn sigv4(scheme: &Node) -> Option<Sigv4> {
    if scheme.get("sign")?.text()? != table::Sigv4::NAME {
        return None;
    }
    let region = scheme.get("region")?;
    let variable = |text: &str| Some(text.strip_prefix('{')?.strip_suffix('}')?.to_owned());
    let region = match region.text() {
        Some(text) => match variable(text) {
            Some(name) => SigningRegion::Variable(Located::new(name, &region.place)),
            None => SigningRegion::Fixed(Located::new(text.to_owned(), &region.place)),
        },
        None => {
            let regions = region.entries().iter();
            SigningRegion::OfServers(
                regions
                    .map(|entry| (read::key(entry), entry.value.text().unwrap_or_default().to_owned()))
                    .collect(),
            )
        }
    };
    Some(Sigv4 {
        service: read::placed_text(scheme, "service")?,
        region,
        payload_hash: read::flag(scheme, "payload_hash") == Some(true),
        plain_path: read::flag(scheme, "plain_path") == Some(true),
    })
}

fn part(node: &Node, report: &mut Report) -> Option<AuthPart> {
    let kept = |key| intern::text(&read::text(node, key));
    let name = kept("name");
    let carrier = match node.get("in")?.text()? {
        "basic" if ["username", "password"].iter().all(|key| node.get(key).is_none()) => {
            let message = "the user name is missing, which is the other half of `Authorization: Basic`";
            let help = "write `username: user`, or a half that is always the same: `username: { const: api }` or \
                        `password: { const: \"\" }`";
            report.push(Diagnostic::new(Code::MISSING_KEY, &node.place, message).help(help));
            return None;
        }
        "basic" => Carrier::Basic { username: kept("username") },
        "bearer" => Carrier::Bearer,
        "body" if node.get("path").is_some() => {
            let steps = node.get("path").map_or(&[][..], Node::items).iter();
            Carrier::Member { path: intern::rows(steps.filter_map(|step| step.text().map(intern::text))) }
        }
        "body" if node.get("name").is_none() => {
            let message = "the member of the body is missing that is the credential";
            let help = "write its `name`, or its `path` from the outside of the body: `path: [auth, token]`";
            report.push(Diagnostic::new(Code::MISSING_KEY, &node.place, message).help(help));
            return None;
        }
        _ if node.get("name").is_none() => return None,
        "header" => Carrier::Header { name, prefix: kept_raw(node, "prefix") },
        "query" => Carrier::Query { name },
        "body" => Carrier::Body { name },
        "cookie" => Carrier::Cookie { name },
        _ => return None,
    };
    let place = |key| node.get(key).map(|value| value.place.clone());
    let fixed =
        |key| node.get(key).filter(|half| half.get("const").is_some()).map(|half| kept_raw(half, "const"));
    let fixed = match (fixed("username"), fixed("password")) {
        (Some(user), _) => Fixed::Username(user),
        (None, Some(password)) => Fixed::Password(password),
        (None, None) => Fixed::Neither,
    };
    let part = Part::new(kept("secret"), carrier).with_fixed(fixed);
    let formats = node.get("formats").map_or(&[][..], Node::items).iter();
    let part = part.with_formats(intern::rows(formats.filter_map(|name| Format::from_name(name.text()?))));
    let rules = field::rules(node, Some(Domain::String), report);
    Some(AuthPart {
        part,
        item: Item { rules, ..Item::plain(Kind::Scalar(Domain::String), &node.place) },
        name: place("name").or_else(|| place("path")),
        secret: place("secret"),
        username: place("username"),
        formats: place("formats"),
    })
}

/// A text with the spaces at its end.
fn kept_raw(node: &Node, key: &str) -> &'static str {
    intern::text(node.get(key).and_then(Node::text).unwrap_or_default())
}
