//! Where the vendor's own words are: whether there is a text that may be shown.

use groupwright_engine::table::ParameterLocation;

use super::conditions::body;
use super::members::{Members, PathTarget, Start, is_unread, lost, steps};
use super::places::header;
use crate::model::{Api, Endpoint, Item, PathStep, Reply, ReplyBody, Subject, TypeBody, path_text};
use crate::report::{Code, Diagnostic, Report};

/// Checks the messages of the responses of an endpoint.
pub(super) fn check<'m>(
    api: &'m Api,
    endpoint: &'m Endpoint,
    members: &mut Members<'m>,
    report: &mut Report,
) {
    for reply in &endpoint.replies {
        let Some(message) = &reply.message else { continue };
        if !reply.error {
            let text = "`message` has no effect: the response is a success";
            let help = "remove it, or write `error: true`";
            report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &message.place, text).help(help));
            continue;
        }
        let path = match &message.value {
            Subject::Header(name) => {
                header(name, "", &message.place, report);
                if is_secret_header(api, reply, name) {
                    let text = format!("the header field {name:?} is a secret, which is never shown");
                    let help = "name a header field that may be shown, or remove `message`";
                    report.push(Diagnostic::new(Code::BAD_MESSAGE, &message.place, text).help(help));
                }
                continue;
            }
            Subject::Body(path) => path,
        };
        if reply.media.is_empty() {
            let text = "the response has no formats, so it has no body with a message";
            let help = "add the `formats` of the body, or write `message: { header: … }`";
            report.push(Diagnostic::new(Code::BAD_MESSAGE, &message.place, text).help(help));
            continue;
        }
        if let Some((what, help)) = refused(api, reply, path, members, report) {
            let text = if path.is_empty() {
                format!("the body is no message: {what}")
            } else {
                format!("the path {:?} does not lead to a message: {what}", path_text(path))
            };
            report.push(Diagnostic::new(Code::BAD_MESSAGE, &message.place, text).help(help));
        }
    }
}

/// Whether a header field of a reply is described as a secret.
fn is_secret_header(api: &Api, reply: &Reply, name: &str) -> bool {
    let fields = reply.item().and_then(Item::named).map_or(&[][..], |id| api.ty(id).fields());
    let mut fields = fields.iter().filter(|field| field.location == ParameterLocation::Header);
    fields.any(|field| field.name.value.eq_ignore_ascii_case(name) && (field.secret || field.item.secret))
}

/// Why a path leads to no message, and what to do.
fn refused<'m>(
    api: &'m Api,
    reply: &'m Reply,
    path: &[PathStep],
    members: &mut Members<'m>,
    report: &mut Report,
) -> Option<(String, String)> {
    let start = match &reply.body {
        ReplyBody::Item(item) if is_unread(item) || item.kind.is_any() => return None,
        ReplyBody::Item(_) => body(api, reply).unwrap_or_default(),
        // Nothing describes the body, whose members are found by their names.
        ReplyBody::Nothing => return None,
    };
    match members.resolve(api, start, &steps(path)) {
        PathTarget::Single | PathTarget::Constant { single: true } | PathTarget::Unread => {
            is_secret(api, start, path).then(|| {
                let help = "write the path of a text that may be shown";
                ("it is a secret, which is never shown".to_owned(), help.to_owned())
            })
        }
        PathTarget::Other(_) | PathTarget::Constant { single: false } => {
            let help = "write the path of a text, such as `[errors, 0, text]` of the first item of a list";
            Some(("it is not a single value".to_owned(), help.to_owned()))
        }
        other => Some(lost(&other, report)),
    }
}

/// Whether a value on a path is secret.
fn is_secret(api: &Api, start: Start<'_>, path: &[PathStep]) -> bool {
    let mut item = start.item;
    for step in path {
        let Some(here) = item else { return false };
        if here.secret {
            return true;
        }
        item = match step {
            PathStep::Item(_) => here.inner(),
            PathStep::Name(name) => match here.named().map(|id| &api.ty(id).body) {
                Some(TypeBody::Struct(structure)) => {
                    let field = structure.fields.iter().find(|field| field.name.value == *name);
                    if field.is_some_and(|field| field.secret) {
                        return true;
                    }
                    field.map(|field| &field.item)
                }
                Some(TypeBody::Union(_) | TypeBody::Enum(_)) => None,
                None => here.inner(),
            },
        };
    }
    item.is_some_and(|item: &Item| item.secret)
}
