//! What failures say in words and in numbers: the vendor's own message, codes, and the status in the body.

use groupwright_engine::domain::Class;
use groupwright_engine::json::Json;
use groupwright_engine::table::{Message, Node, NodeKind, ParameterLocation, Reply, Shape};

use crate::make::place_of;
use crate::place::{Step, at, fits, node_at, put};
use crate::words::Words;

/// Names of members that say something in words, where the spec does not say which one does.
const SAYING: [&str; 8] = ["message", "messages", "detail", "details", "text", "errors", "error", "reason"];

/// Puts a text where the vendor's own words are. Returns whether it could.
pub(crate) fn say(reply: &'static Reply, value: &mut Json, said: &str, message: Message) -> bool {
    let Some(place) = words(reply) else { return false };
    let Some(node) = reply.body().and_then(|root| node_at(root, &place)) else { return false };
    let said = Json::from(said);
    is_text(node) && fits(&said, node, message) && put(value, &place, said)
}

/// Returns the place of the vendor's own words in the values of a reply.
pub(crate) fn words(reply: &'static Reply) -> Option<Vec<Step>> {
    let Some(path) = reply.message() else { return usual_words(reply.body()?) };
    match path.header() {
        Some(name) => {
            let shape = reply.body()?.kind().shape()?;
            let mut fields = shape.fields_in(ParameterLocation::Header);
            let (_, field) = fields.find(|(_, field)| field.name().eq_ignore_ascii_case(name))?;
            Some(vec![Step::Name(field.name().to_owned())])
        }
        None => place_of(reply, (path.path(), path.items()), None, false),
    }
}

/// Returns the member, or the first item of the member, that most likely has words, perhaps in a structure within.
fn usual_words(root: &'static Node) -> Option<Vec<Step>> {
    let shape = root.kind().shape()?;
    let fields = SAYING.iter().filter_map(|name| shape.fields().iter().find(|field| field.name() == *name));
    fields.filter(|field| field.constant().is_none()).find_map(|field| {
        let member = Step::Name(field.name().to_owned());
        if is_text(field.node()) {
            return Some(vec![member]);
        }
        if field.node().kind().item().is_some_and(is_text) {
            return Some(vec![member, Step::Item(0)]);
        }
        let inner = field.node().kind().shape()?.fields().iter().find(|inner| {
            SAYING.contains(&inner.name()) && inner.constant().is_none() && is_text(inner.node())
        });
        Some(vec![member, Step::Name(inner?.name().to_owned())])
    })
}

fn is_text(node: &'static Node) -> bool {
    match node.kind() {
        NodeKind::Scalar(scalar) => scalar.domain().class() == Class::Text,
        NodeKind::Enum(_)
        | NodeKind::Record(_)
        | NodeKind::List(_)
        | NodeKind::Map(_)
        | NodeKind::Union(_)
        | NodeKind::Any => false,
    }
}

/// Makes a made failure say what its documentation says, and repeat its status where a member of the body has it.
pub(crate) fn polish(reply: &'static Reply, value: &mut Json, message: Message) {
    let first = reply.doc().split(". ").next().unwrap_or_default().trim();
    if !first.is_empty() {
        say(reply, value, &first.split_whitespace().collect::<Vec<_>>().join(" "), message);
    }
    if let Some(root) = reply.body() {
        name_code(root, &[], 0, reply.name(), (value, message));
    }
    let status = reply.status();
    if let Some(shape) = reply.body().and_then(|root| root.kind().shape())
        && status.width() == 0
    {
        let payload = shape.fields_in(ParameterLocation::Payload).next();
        let inner = payload.and_then(|(_, field)| Some((field.name(), field.node().kind().shape()?)));
        match inner {
            Some((name, inner)) => {
                repeat(inner, &[Step::Name(name.to_owned())], status.first, value, message);
            }
            None => repeat(shape, &[], status.first, value, message),
        }
    }
}

/// Sets texts that are codes to the name of the reply.
fn name_code(
    root: &'static Node,
    outer: &[Step],
    depth: usize,
    name: &str,
    (value, message): (&mut Json, Message),
) {
    let Some(shape) = root.kind().shape().filter(|_| depth < 3) else { return };
    for field in shape.fields() {
        let place: Vec<Step> = outer.iter().cloned().chain([Step::Name(field.name().to_owned())]).collect();
        if at(value, &place).is_none() {
            continue;
        }
        let is_code = field.name().eq_ignore_ascii_case("code") && is_text(field.node());
        if is_code && fits(&Json::from(name), field.node(), message) {
            put(value, &place, Json::from(name));
        }
        name_code(field.node(), &place, depth + 1, name, (value, message));
    }
}

/// Sets the member that has the status, if one has.
fn repeat(shape: &'static Shape, outer: &[Step], status: u16, value: &mut Json, message: Message) {
    for wanted in ["statuscode", "status", "code"] {
        let named = |name: &str| name.replace(['_', '-'], "").eq_ignore_ascii_case(wanted);
        let Some(field) = shape.fields().iter().find(|field| named(field.name())) else { continue };
        let place: Vec<Step> = outer.iter().cloned().chain([Step::Name(field.name().to_owned())]).collect();
        let is_number = at(value, &place).is_some_and(|found| found.as_number().is_some());
        let status = Json::from(status);
        if is_number && fits(&status, field.node(), message) {
            put(value, &place, status);
            return;
        }
    }
}

/// Returns how much the values of enumerations in a value tell of an occasion: the one that tells most.
pub(crate) fn code_score(words: &Words, node: &'static Node, value: &Json) -> u32 {
    match (node.kind(), value) {
        (NodeKind::Enum(_), Json::String(text)) => words.score(text),
        (NodeKind::Record(shape), Json::Object(members)) => {
            let fields = shape.get().fields().iter();
            let scores =
                fields.filter_map(|field| Some(code_score(words, field.node(), members.get(field.name())?)));
            scores.max().unwrap_or(0)
        }
        (NodeKind::List(item), Json::Array(items)) => {
            items.iter().map(|value| code_score(words, item, value)).max().unwrap_or(0)
        }
        (
            NodeKind::Scalar(_)
            | NodeKind::Enum(_)
            | NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any,
            _,
        ) => 0,
    }
}

/// Removes the texts of a structure that need not be there and say that something is taken.
pub(crate) fn scrub(root: &'static Node, value: &mut Json) {
    let taken = Words::taken("");
    let (Some(shape), Json::Object(members)) = (root.kind().shape(), value) else { return };
    for field in shape.fields().iter().filter(|field| !field.is_required()) {
        let says =
            members.get(field.name()).and_then(Json::as_str).is_some_and(|text| taken.score(text) >= 4);
        if says {
            members.remove(field.name());
        }
    }
}

/// Puts a text in the place of the last one that is in quotation marks or in brackets. Returns whether there is one.
pub(crate) fn requote(text: &mut String, given: &str) -> bool {
    for (open, close) in [("[ ", " ]"), ("\"", "\""), ("'", "'")] {
        let Some(end) = text.rfind(close) else { continue };
        let start = text.get(..end).and_then(|before| before.rfind(open)).map(|start| start + open.len());
        if let Some(start) = start.filter(|start| *start < end) {
            text.replace_range(start..end, given);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_what_is_quoted() {
        let requoted = |text: &str| {
            let mut text = text.to_owned();
            requote(&mut text, "New").then_some(text)
        };
        assert_eq!(
            requoted("[ A::b ] Group [ Old ] exists").as_deref(),
            Some("[ A::b ] Group [ New ] exists")
        );
        assert_eq!(requoted("Name \"Old one\" is used").as_deref(), Some("Name \"New\" is used"));
        assert_eq!(requoted("there is \" one"), None);
        assert_eq!(requoted("name_taken/..."), None);
    }
}
