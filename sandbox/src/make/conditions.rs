//! Values that meet the conditions by which a reply is told from others.

use groupwright_engine::domain::JsonType;
use groupwright_engine::format::Format;
use groupwright_engine::json::{Json, JsonObject};
use groupwright_engine::table::{
    AnyOf, Condition, Envelope, JsonKind, Node, NodeKind, ParameterLocation, Reply, Test, Text,
};

use super::{Maker, literal};
use crate::place::{Step, at, fits, node_at, put, remove};

/// Changes a value of a reply so that it meets the reply's conditions, as far as it can.
pub(crate) fn fulfil(maker: &mut Maker<'_>, reply: &'static Reply, format: Option<Format>, value: &mut Json) {
    let Some(node) = reply.body() else { return };
    let first = reply.any_of().iter().filter_map(|any| AnyOf::sets(any).first()).flat_map(|set| set.iter());
    for condition in reply.when().iter().chain(first) {
        if let Some(path) = path(reply, condition, format) {
            meet(maker, condition.test(), node, &path, value);
        }
    }
}

/// Returns the place of a member of a body in the values of a reply. The names are those on the wire, from the outside of an
/// envelope.
pub(crate) fn place_of(
    reply: &'static Reply,
    (names, items): (&[&str], &[usize]),
    format: Option<Format>,
    from_outside: bool,
) -> Option<Vec<Step>> {
    let shape = reply.body().and_then(|node| node.kind().shape());
    let payload = shape.and_then(|shape| shape.fields_in(ParameterLocation::Payload).next());
    let envelope = format.and_then(|format| reply.envelope(format)).filter(|_| from_outside);
    let layers = envelope.map_or(0, Envelope::layers);
    let rest = envelope.map_or(Some(names), |envelope| envelope.inside(names))?;
    // What is beside the envelope is no value.
    let mut steps = envelope.into_iter().flat_map(Envelope::steps);
    if !rest.iter().take(layers).all(|name| steps.next() == Some(*name)) || rest.len() < layers {
        return None;
    }
    let skipped = names.len() - rest.len() + layers;
    let inside = names.iter().enumerate().skip(skipped).map(|(position, name)| match name.parse() {
        Ok(index) if items.contains(&position) => Step::Item(index),
        _ => Step::Name((*name).to_owned()),
    });
    Some(payload.map(|(_, field)| Step::Name(field.name().to_owned())).into_iter().chain(inside).collect())
}

/// Returns the place of what a condition is on.
fn path(reply: &'static Reply, condition: &Condition, format: Option<Format>) -> Option<Vec<Step>> {
    match condition.header() {
        Some(name) => {
            let shape = reply.body()?.kind().shape()?;
            let mut fields = shape.fields_in(ParameterLocation::Header);
            let (_, field) = fields.find(|(_, field)| field.name().eq_ignore_ascii_case(name))?;
            Some(vec![Step::Name(field.name().to_owned())])
        }
        None => place_of(reply, (condition.path(), condition.items()), format, true),
    }
}

fn meet(maker: &mut Maker<'_>, test: Test, root: &'static Node, path: &[Step], value: &mut Json) {
    let Some(node) = node_at(root, path) else {
        // What no reply describes is not there.
        return;
    };
    let found = at(value, path);
    match test {
        Test::Is(texts) => {
            let is_there =
                found.is_some_and(|found| texts.iter().any(|text| candidates(*text, node).contains(found)));
            let fitting = texts
                .iter()
                .flat_map(|text| candidates(*text, node))
                .filter(|json| fits(json, node, maker.message));
            let scored = |json: &Json| json.as_str().map_or(0, |text| maker.words.score(text));
            let mut best: Option<(u32, Json)> = None;
            for json in fitting {
                let score = scored(&json);
                if best.as_ref().is_none_or(|(most, _)| score > *most) {
                    best = Some((score, json));
                }
            }
            if let Some((_, json)) = best.filter(|_| !is_there) {
                put(value, path, json);
            }
        }
        Test::IsNot(texts) => {
            let excluded: Vec<Json> = texts.iter().flat_map(|text| candidates(*text, node)).collect();
            if found.is_some_and(|found| excluded.contains(found))
                && let Some(other) = other(maker, node, &excluded)
            {
                put(value, path, other);
            }
        }
        Test::Present | Test::Given => ensure(maker, node, path, value),
        Test::Kind(kinds) => {
            if kinds.contains(&JsonKind::Null) && node.admits_null() && found.is_none() {
                put(value, path, Json::Null);
            } else {
                ensure(maker, node, path, value);
            }
        }
        Test::Absent | Test::Missing => {
            remove(value, path);
        }
        Test::StartsWith(texts) | Test::Contains(texts) => {
            if let Some(text) = texts.first() {
                put(value, path, Json::from(*text));
            }
        }
        Test::Matches(pattern) => {
            if let Some(text) = super::pattern::text(pattern.text(), &mut maker.draw) {
                put(value, path, Json::from(text));
            }
        }
    }
}

fn ensure(maker: &mut Maker<'_>, node: &'static Node, path: &[Step], value: &mut Json) {
    if at(value, path).is_some_and(|found| !found.is_null()) {
        return;
    }
    let empty = || match node.kind() {
        NodeKind::Record(_) | NodeKind::Map(_) => Some(Json::Object(JsonObject::default())),
        NodeKind::List(_) => Some(Json::Array(Vec::new())),
        NodeKind::Scalar(_) | NodeKind::Enum(_) | NodeKind::Union(_) | NodeKind::Any => None,
    };
    if let Some(made) = maker.value(node, 0).or_else(empty) {
        put(value, path, made);
    }
}

/// Returns another value of an enumeration, or of a boolean, than these.
fn other(maker: &mut Maker<'_>, node: &'static Node, excluded: &[Json]) -> Option<Json> {
    match node.kind() {
        NodeKind::Enum(enumeration) => {
            let json = enumeration.scalar().domain().json();
            let values = enumeration.values().iter();
            let allowed =
                values.filter(|value| literal(value, json).is_some_and(|json| !excluded.contains(&json)));
            let mut best: Option<(u32, &str)> = None;
            for value in allowed {
                let score = maker.words.score(value);
                if best.is_none_or(|(most, _)| score > most) {
                    best = Some((score, value));
                }
            }
            let (_, value) = best?;
            literal(value, json)
        }
        NodeKind::Scalar(_) => {
            let all = [Json::from(true), Json::from(false)].into_iter();
            let mut all =
                all.chain(std::iter::repeat_with(|| maker.value(node, 0).unwrap_or_default()).take(8));
            all.find(|json| !excluded.contains(json) && fits(json, node, groupless()))
        }
        NodeKind::Record(_) | NodeKind::List(_) | NodeKind::Map(_) | NodeKind::Union(_) | NodeKind::Any => {
            None
        }
    }
}

/// The message of a single value, which all messages have.
const fn groupless() -> groupwright_engine::table::Message {
    groupwright_engine::table::Message::response("")
}

/// Returns what the text of a condition can be in plain JSON: in the spelling of a format, or as it is.
fn candidates(text: Text<'static>, node: &'static Node) -> Vec<Json> {
    let mut all: Vec<Json> = Vec::new();
    for format in [Format::Json, Format::Xml, Format::Form, Format::Text] {
        let Some(spelling) = node.spelling(format) else { continue };
        let domain = spelling.domain();
        let mut plain = String::new();
        if let Some(value) = spelling.read_tolerantly(text.text())
            && domain.write(value, &mut plain).is_ok()
        {
            all.extend(literal(&plain, domain.json()));
        }
    }
    all.extend(literal(text.text(), text.json()));
    all.extend(literal(text.text(), JsonType::String));
    all
}
