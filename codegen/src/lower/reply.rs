//! The replies: their statuses, conditions and bodies.

use groupwright_engine::format::Format;
use groupwright_engine::table::{ParameterLocation, Retry, StatusRange};

use super::{Scope, condition, envelope, hints, names, read, reply_fields, types};
use crate::model::{Item, Kind, Located, Reply, ReplyBody, TypeBody, TypeId, joined};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node};

/// The replies of an endpoint whose request is `rust` in Rust, or, if it is empty, of an API.
pub(crate) fn replies(node: &Node, rust: &str, scope: &mut Scope, report: &mut Report) -> Vec<Reply> {
    let entries = read::entries(node, "responses");
    let said = entries.iter().flat_map(|entry| {
        let several = entry.value.items();
        let each: Vec<&Node> = if several.is_empty() { vec![&entry.value] } else { several.iter().collect() };
        each.into_iter().map(move |node| (entry, node))
    });
    let said: Vec<(&Entry, &Node)> = said.collect();
    let is_success = |(entry, node): &&(&Entry, &Node)| !is_error(statuses(&entry.key).as_deref(), node);
    // Those of an API are beside others.
    let only_success = !rust.is_empty() && said.iter().filter(is_success).count() == 1;
    said.into_iter().map(|(entry, node)| reply(entry, node, rust, only_success, scope, report)).collect()
}

/// The text before JSON: that of the reply, or that of the API where the reply has JSON.
fn guard(node: &Node, scope: &Scope) -> Option<Located<String>> {
    let own = read::placed_text(node, "guard");
    let has_json = || {
        let formats = node.get("formats")?;
        let is_json = |name: &str| (name == Format::Json.name()).then_some(());
        formats
            .items()
            .iter()
            .filter_map(Node::text)
            .find_map(is_json)
            .or_else(|| formats.get("json").map(|_| ()))
    };
    own.or_else(|| scope.guard.clone().filter(|_| has_json().is_some()))
}

fn is_error(statuses: Option<&[StatusRange]>, node: &Node) -> bool {
    let by_status = statuses.is_none_or(|statuses| statuses.iter().any(|status| status.last >= 400));
    read::flag(node, "error").unwrap_or(by_status)
}

fn reply(
    entry: &Entry,
    node: &Node,
    rust: &str,
    only_success: bool,
    scope: &mut Scope,
    report: &mut Report,
) -> Reply {
    let ranges = statuses(&entry.key);
    if ranges.is_none() {
        let message = format!("{:?} is not a valid status", entry.key);
        let help = "write a code such as 200, a class such as 4XX, several such as `400, 422`, or `default`";
        report.push(Diagnostic::new(Code::BAD_STATUS, &entry.place, message).help(help));
    }
    let ranges = ranges.unwrap_or_default();
    let (first, others) = ranges.split_first().unwrap_or((&StatusRange { first: 0, last: 0 }, &[]));
    let first_key = entry.key.split(',').next().unwrap_or_default().trim();
    let name = read::placed_text(node, "name")
        .unwrap_or_else(|| Located::new(default_name(first_key, *first), &entry.place));
    if !names::is_pascal(&name.value) {
        let help = "write ASCII letters and digits in `PascalCase`, such as `NameTaken`";
        names::refuse(&name.value, help, &name.place, report);
    }
    let error = is_error(Some(&ranges), node);
    let media = read::formats(node, report);
    let formats: Vec<_> = media.iter().map(|(format, _)| *format).collect();
    let inline = if !error && only_success { joined(rust, "Response") } else { joined(rust, &name.value) };
    let body = body(node, &inline, scope, report);
    let (when, any_of) = node.get("when").map(|when| condition::of_reply(when, report)).unwrap_or_default();
    // Whether a body has members beside header fields is known only once its type is.
    let has_body = ["type", "fields", "one_of"].iter().any(|key| node.get(key).is_some());
    let of = if error { envelope::Of::Failure } else { envelope::Of::Success };
    Reply {
        envelopes: envelope::envelopes(node, (of, &formats), has_body, scope, report),
        doc: read::text(node, "doc"),
        status: Located::new(*first, &entry.place),
        others: others.to_vec(),
        when,
        any_of,
        error,
        media,
        named: named(node, scope),
        body,
        optional: read::flag(node, "optional").unwrap_or(false),
        guard: guard(node, scope),
        retry: match read::text(node, "retry").as_str() {
            "never" => Retry::Never,
            "later" => Retry::Later,
            _ => Retry::Unspecified,
        },
        headers: reply_fields::constants(node, report),
        message: node.get("message").map(condition::message),
        provenance: read::provenance(node),
        name,
    }
}

/// The codes that a key of `responses` stands for, which are separated by commas.
fn statuses(key: &str) -> Option<Vec<StatusRange>> {
    let ranges: Vec<StatusRange> = key.split(',').map(|part| status(part.trim())).collect::<Option<_>>()?;
    let is_again =
        |(index, range): (usize, &StatusRange)| ranges.iter().take(index).any(|other| other == range);
    (!ranges.iter().enumerate().any(is_again)).then_some(ranges)
}

/// The codes that a part of a key stands for.
fn status(key: &str) -> Option<StatusRange> {
    if key == "default" {
        return Some(StatusRange { first: 100, last: 599 });
    }
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let digits = key.strip_suffix("XX").or_else(|| key.strip_suffix("xx")).unwrap_or(key);
    if key.len() != 3 || !is_number(digits) {
        return None;
    }
    let number: u16 = digits.parse().ok()?;
    match (digits.len(), number) {
        (1, 1..=5) => Some(StatusRange { first: number * 100, last: number * 100 + 99 }),
        (3, 100..=599) => Some(StatusRange::exactly(number)),
        _ => None,
    }
}

/// The name of a reply that has none: the reason phrase of its status (RFC 9110 section 15).
fn default_name(key: &str, range: StatusRange) -> String {
    if range.width() > 0 {
        return match range.first {
            400 => "ClientError",
            500 => "ServerError",
            100 if range.last == 599 => "Other",
            _ => return format!("Status{}", names::pascal(key)),
        }
        .to_owned();
    }
    let reason = groupwright_engine::http::reason(range.first);
    reason.map_or_else(|| format!("Status{}", range.first), |reason| names::pascal(&reason.replace('\'', "")))
}

fn body(node: &Node, inline: &str, scope: &mut Scope, report: &mut Report) -> ReplyBody {
    if reply_fields::has_any(node) {
        let kind = reply_fields::structure(node, inline, scope, report);
        return ReplyBody::Item(whole(kind, node));
    }
    if node.get("fields").is_some() {
        let structure = types::structure(node, inline, ParameterLocation::Body, scope, report);
        let kind = scope.inline(inline, &read::text(node, "doc"), TypeBody::Struct(structure), &node.place);
        return ReplyBody::Item(whole(kind, node));
    }
    if node.get("type").is_some() || node.get("one_of").is_some() {
        return ReplyBody::Item(hints::received(node, inline, scope, report));
    }
    ReplyBody::Nothing
}

/// The structure that is the body beside header fields.
fn named(node: &Node, scope: &Scope) -> Option<TypeId> {
    let (id, _) = scope.structure(node.get("type").and_then(Node::text)?)?;
    reply_fields::has_any(node).then_some(id)
}

fn whole(kind: Kind, node: &Node) -> Item {
    Item::plain(kind, &node.place)
}
