//! Credentials at paths of the body: whether there is room for them, and nothing else.

use groupwright_engine::format::{Format, is_xml_name};
use groupwright_engine::table::{Carrier, Packing, ParameterLocation};

use super::walk;
use crate::model::{Api, AuthPart, Endpoint, Envelope, EnvelopeStep, FixedValue, Item, Row, Scheme, Struct};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// How many names may lead to a credential.
const MAX_STEPS: usize = 16;

/// Checks every credential that a path leads to.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for scheme in &api.auth {
        for (index, (path, place)) in paths(scheme).enumerate() {
            alone(path, place, report);
            let lead_on = |other: &&[&str]| path.starts_with(other) || other.starts_with(path);
            if paths(scheme).take(index).any(|(other, _)| lead_on(&other)) {
                let message =
                    format!("the path {:?} is that of another credential of the scheme", path.join("."));
                let help = "write a path of its own, which neither leads through the other nor to it";
                report.push(Diagnostic::new(Code::CREDENTIAL_CLASH, place, message).help(help));
            }
        }
    }
    // A body of the API is that of several endpoints.
    let mut told: Vec<(NodePath, String)> = Vec::new();
    for endpoint in &api.endpoints {
        let schemes = api.auth.iter().filter(|scheme| endpoint.takes(scheme));
        for (path, place) in schemes.flat_map(paths).filter(|(path, _)| is_usable(path)) {
            for finding in in_formats(api, endpoint, path, place) {
                let says = (finding.place.clone(), finding.message.clone());
                if !told.contains(&says) {
                    told.push(says);
                    report.push(finding);
                }
            }
        }
    }
}

/// The paths of a scheme, with their places.
fn paths(scheme: &Scheme) -> impl Iterator<Item = (&'static [&'static str], &NodePath)> {
    scheme.parts.iter().filter_map(|sent: &AuthPart| match sent.part.carrier() {
        Carrier::Member { path } => Some((path, sent.name.as_ref().unwrap_or(&scheme.name.place))),
        Carrier::Basic { .. }
        | Carrier::Bearer
        | Carrier::Header { .. }
        | Carrier::Query { .. }
        | Carrier::Body { .. }
        | Carrier::Cookie { .. } => None,
    })
}

fn is_usable(path: &[&str]) -> bool {
    (1..=MAX_STEPS).contains(&path.len()) && !path.contains(&"")
}

/// The path by itself.
fn alone(path: &[&str], place: &NodePath, report: &mut Report) {
    if is_usable(path) {
        return;
    }
    let message = match path.len() {
        0 => "the path of the credential is empty".to_owned(),
        len if len > MAX_STEPS => {
            format!("the path of the credential has {len} names; the maximum is {MAX_STEPS}")
        }
        _ => "a name in the path of the credential is empty".to_owned(),
    };
    let help = "write the names that lead to the member: `path: [auth, token]`";
    report.push(Diagnostic::new(Code::BAD_PLACE, place, message).help(help));
}

/// What is wrong with a path in each format of a body.
fn in_formats(api: &Api, endpoint: &Endpoint, path: &[&str], place: &NodePath) -> Vec<Diagnostic> {
    let Some(body) = &endpoint.body else { return Vec::new() };
    let payload = endpoint.request.payload();
    let message = match payload {
        Some(field) => walk::structure(api, &field.item).filter(|_| !field.item.nullable),
        None => Some(&endpoint.request),
    };
    let each = body.media.iter().filter_map(|(format, _)| {
        let format = *format;
        let envelope = body.envelopes.iter().find(|envelope| envelope.format == format);
        let what = Way { api, envelope, message, payload: payload.map(|field| &field.item), format };
        let what = what.fault(path)?;
        let shown = path.join(".");
        let (code, at, what, help) = match what {
            Fault::Clash(what) => (
                Code::CREDENTIAL_CLASH,
                place,
                format!("the credential {shown:?} has the same path as {what}"),
                "both would be sent: remove one of them, or list the schemes that the endpoint accepts under `auth`",
            ),
            Fault::NoRoom(what) => (
                Code::BAD_PLACE,
                place,
                format!("the credential {shown:?} cannot be in the body: {what}"),
                "correct the path, or list the schemes that the endpoint accepts under `auth`",
            ),
        };
        Some(Diagnostic::new(code, at, what).related(&endpoint.path.place, "the endpoint").help(help))
    });
    each.collect()
}

/// Why a path is wrong.
enum Fault {
    /// Something else is there.
    Clash(String),
    /// Nothing can be there.
    NoRoom(String),
}

/// The body that a path leads into.
struct Way<'m> {
    api: &'m Api,
    envelope: Option<&'m Envelope>,
    message: Option<&'m Struct>,
    /// The whole body, where it is no structure of the request itself.
    payload: Option<&'m Item>,
    format: Format,
}

impl Way<'_> {
    fn fault(&self, path: &[&str]) -> Option<Fault> {
        self.names(path).or_else(|| self.layers(path))
    }

    /// Names that XML cannot have.
    fn names(&self, path: &[&str]) -> Option<Fault> {
        let declared = |prefix: &str| match self.envelope {
            Some(envelope) => envelope.declared(self.message).iter().any(|(known, _)| known == prefix),
            None => {
                self.message.is_some_and(|body| body.xml.namespaces.iter().any(|(known, _)| known == prefix))
            }
        };
        let is_name = |name: &str| match name.split_once(':') {
            Some((prefix, local)) => declared(prefix) && is_xml_name(local),
            None => is_xml_name(name),
        };
        let bad = path.iter().find(|name| self.format == Format::Xml && !is_name(name))?;
        Some(Fault::NoRoom(format!("{bad:?} is no name of an element whose prefix is declared")))
    }

    /// Follows the layers of the envelope.
    fn layers(&self, path: &[&str]) -> Option<Fault> {
        let Some(envelope) = self.envelope else { return self.inside(path) };
        let steps = &envelope.steps;
        for (position, step) in steps.iter().enumerate() {
            let Some((name, rest)) = path.get(position..).and_then(<[&str]>::split_first) else {
                return Some(Fault::Clash("a layer of the envelope".to_owned()));
            };
            if *name == step.value.name() {
                if rest.is_empty() {
                    return Some(Fault::Clash("a layer of the envelope".to_owned()));
                }
                continue;
            }
            if step.value == EnvelopeStep::Item {
                return Some(Fault::NoRoom("a layer of the envelope is a list, whose item is 0".to_owned()));
            }
            if position == 0 && self.format == Format::Xml {
                return Some(Fault::NoRoom(format!("the root element is {:?}", step.value.name())));
            }
            let own = path.get(..=position)?;
            let constant =
                envelope.constants.iter().find(|constant| constant.path.value.iter().eq(own.iter()));
            return constant.and_then(|constant| within(&constant.member.value, rest));
        }
        self.inside(path.get(steps.len()..)?)
    }

    /// Follows the members of the message.
    fn inside(&self, path: &[&str]) -> Option<Fault> {
        let Some(mut structure) = self.message else {
            return Some(Fault::NoRoom("the body is not a structure".to_owned()));
        };
        if let Some(packing) = self.payload.and_then(|item| self.packing(item)) {
            return Some(Fault::NoRoom(format!("the body is written as {packing}, which has no members")));
        }
        let (last, parents) = path.split_last()?;
        for (position, name) in parents.iter().enumerate() {
            match member(structure, name) {
                None => return None,
                Some(Row::Constant(constant)) => {
                    return within(&constant.value, path.get(position + 1..)?);
                }
                Some(Row::Field(field)) => {
                    if let Some(packing) = self.packing(&field.item) {
                        let what =
                            format!("the member {name:?} is written as {packing}, which has no members");
                        return Some(Fault::NoRoom(what));
                    }
                    match walk::structure(self.api, &field.item) {
                        Some(inner) => structure = inner,
                        None => {
                            return Some(Fault::NoRoom(format!("the member {name:?} is not a structure")));
                        }
                    }
                }
            }
        }
        member(structure, last).map(|_| Fault::Clash(format!("the member {last:?}")))
    }

    /// What a value is written as in place of a structure.
    fn packing(&self, item: &Item) -> Option<&'static str> {
        Some(match item.own_packings().of(self.format)? {
            Packing::Json | Packing::Encoded(_) => "a text that contains JSON",
            Packing::Joined(_) | Packing::Template(_) => "a single text",
            Packing::Entries(_) => "a list of entries",
            Packing::OneOrMany => "an item or a list",
            Packing::Positional => "a list",
        })
    }
}

/// The member of this name in the body.
fn member<'m>(structure: &'m Struct, name: &str) -> Option<Row<'m>> {
    let is_it = |row: &Row<'m>| row.name().value == name || other_names(row).any(|own| own == name);
    structure.rows().into_iter().filter(|row| in_body(row)).find(is_it)
}

/// The names that a member has in some formats.
fn other_names<'m>(row: &Row<'m>) -> impl Iterator<Item = &'m str> {
    let of_field = match row {
        Row::Field(field) => Some(&field.names),
        Row::Constant(_) => None,
    };
    let names = of_field.into_iter().flat_map(|names| [&names.json, &names.form]);
    let names = names.flatten().map(|name| name.value.as_str());
    names.chain(row.xml().map(|xml| xml.name()))
}

fn in_body(row: &Row<'_>) -> bool {
    match row {
        Row::Field(field) => field.location == ParameterLocation::Body && !field.additional,
        Row::Constant(_) => true,
    }
}

/// Follows a path within a constant.
fn within(value: &FixedValue, path: &[&str]) -> Option<Fault> {
    let mut value = value;
    for name in path {
        let FixedValue::Record(members) = value else {
            return Some(Fault::NoRoom("a constant that it leads through is not a structure".to_owned()));
        };
        value = &members.iter().find(|(known, _)| known == name)?.1;
    }
    Some(Fault::Clash("a constant".to_owned()))
}
