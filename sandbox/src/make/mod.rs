//! Makes values of nodes, within their rules, from a seed.

mod conditions;
mod pattern;
mod scalars;
#[cfg(test)]
mod tests;

use groupwright_engine::domain::JsonType;
use groupwright_engine::format::Format;
use groupwright_engine::json::{Json, JsonObject};
use groupwright_engine::table::{
    Direction, Enumeration, Field, Message, Node, NodeKind, Shape, Tagging, Union,
};

pub(crate) use conditions::{fulfil, place_of};
pub(crate) use scalars::{literal, single, uuid};

use crate::place::fits;
use crate::seed::Draw;
use crate::words::Words;

/// Structures nested deeper have only what they must have.
const FULL: usize = 4;

/// Values nested deeper are not made.
const DEEPEST: usize = 24;

/// So often a value that breaks a rule is made again.
const TRIES: usize = 16;

/// What values are made for.
pub(crate) struct Maker<'w> {
    pub(crate) draw: Draw,
    /// The message, which does not have all members of a structure.
    pub(crate) message: Message,
    pub(crate) direction: Direction,
    /// The name of the endpoint.
    pub(crate) endpoint: &'static str,
    /// The format of the message, which does not have all members either.
    pub(crate) format: Option<Format>,
    /// By which values of enumerations are chosen.
    pub(crate) words: &'w Words,
    /// Whether members that need not be there are made.
    pub(crate) is_full: bool,
}

impl Maker<'_> {
    /// Makes a value in plain JSON, if one can be made within the rules.
    pub(crate) fn value(&mut self, node: &'static Node, depth: usize) -> Option<Json> {
        if depth > DEEPEST {
            return None;
        }
        for _ in 0..TRIES {
            let made = self.once(node, depth)?;
            if fits(&made, node, self.message) {
                return Some(made);
            }
            if !node.kind().is_single() && depth > 0 {
                break;
            }
        }
        None
    }

    fn once(&mut self, node: &'static Node, depth: usize) -> Option<Json> {
        match node.kind() {
            NodeKind::Scalar(scalar) => single(scalar.domain(), node, &mut self.draw),
            NodeKind::Enum(enumeration) => self.listed(enumeration),
            NodeKind::Record(shape) => self.structure(shape.get(), depth).map(Json::Object),
            NodeKind::List(item) => self.list(node, item, depth),
            NodeKind::Map(entry) => {
                let mut entries = JsonObject::default();
                if let Some(made) = self.value(entry, depth + 1) {
                    entries.insert("key", made);
                }
                let made = Json::Object(entries);
                if fits(&made, node, self.message) {
                    return Some(made);
                }
                Some(Json::Object(JsonObject::default()))
            }
            NodeKind::Union(union) => self.variant(union.get(), depth),
            NodeKind::Any => Some(Json::from("sandbox")),
        }
    }

    /// Chooses the value of an enumeration that fits the occasion, or else the first.
    pub(crate) fn listed(&mut self, enumeration: &'static Enumeration) -> Option<Json> {
        let values = enumeration.values();
        let scored = values.iter().map(|value| (self.words.score(value), *value));
        let mut best: Option<(u32, &str)> = None;
        for (score, value) in scored {
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, value));
            }
        }
        let (_, value) = best?;
        literal(value, enumeration.scalar().domain().json())
    }

    fn list(&mut self, node: &Node, item: &'static Node, depth: usize) -> Option<Json> {
        let count = |name: &str| scalars::count(node.rules(), name);
        let least = count("min_items").unwrap_or(0);
        let wanted =
            least.max(u64::from(self.is_full && depth < FULL)).min(count("max_items").unwrap_or(u64::MAX));
        // A longer list is not made.
        let wanted = usize::try_from(wanted).ok().filter(|wanted| *wanted <= 1000)?;
        let mut items: Vec<Json> = Vec::new();
        let mut tries = wanted.saturating_add(TRIES);
        while items.len() < wanted {
            tries = tries.checked_sub(1)?;
            match self.value(item, depth + 1) {
                Some(made) if !items.contains(&made) => items.push(made),
                Some(_) => {}
                None if least == 0 => break,
                None => return None,
            }
        }
        Some(Json::Array(items))
    }

    fn structure(&mut self, shape: &'static Shape, depth: usize) -> Option<JsonObject> {
        let mut members = JsonObject::default();
        for (index, field) in shape.fields().iter().enumerate() {
            let is_required = self.requires(shape, (index, field));
            let is_wanted =
                is_required || (self.is_full && depth < FULL && self.admits(shape, (index, field)));
            if field.constant().is_some() || field.is_additional() || !is_wanted {
                continue;
            }
            match self.value(field.node(), depth + 1) {
                Some(made) => {
                    members.insert(field.name(), made);
                }
                None if is_required && field.node().admits_null() => {
                    members.insert(field.name(), Json::Null);
                }
                None if is_required => return None,
                None => {}
            }
        }
        for field in shape.fields() {
            // The tag of a union beside it is that of its first variant.
            let variant = field.node().sibling().zip(field.node().kind().union());
            if let Some((tag, union)) = variant
                && members.get(field.name()).is_some()
                && let Some(first) = union.variants().first()
            {
                members.insert(tag, first.name());
            }
        }
        Some(members)
    }

    /// Returns whether the message must have a field.
    fn requires(&self, shape: &'static Shape, (index, field): (usize, &Field)) -> bool {
        let row = shape.messages().iter().find(|row| row.field() == index);
        field.is_required()
            || row.is_some_and(|row| row.is_required() && self.admits(shape, (index, field)))
            || field.formats().is_some_and(|formats| {
                formats.is_required() && self.format.is_some_and(|format| formats.contains(format))
            })
    }

    /// Returns whether the message can have a field.
    fn admits(&self, shape: &'static Shape, (index, field): (usize, &Field)) -> bool {
        let row = shape.messages().iter().find(|row| row.field() == index);
        let is_there = row.is_none_or(|row| {
            row.direction().is_none_or(|direction| direction == self.direction)
                && (row.endpoints().is_empty() || row.endpoints().contains(&self.endpoint))
        });
        is_there
            && field
                .formats()
                .is_none_or(|formats| self.format.is_some_and(|format| formats.contains(format)))
    }

    fn variant(&mut self, union: &'static Union, depth: usize) -> Option<Json> {
        union.variants().iter().enumerate().find_map(|(position, variant)| {
            let made = self.value(variant.node(), depth + 1)?;
            tagged(union, position, variant, made)
        })
    }
}

/// Returns a value of a variant as plain JSON has it in its union.
fn tagged(union: &'static Union, position: usize, variant: &Field, made: Json) -> Option<Json> {
    let tag = || {
        let field = union.tag()?;
        let json =
            field.node().spelling(Format::Json).map_or(JsonType::String, |scalar| scalar.domain().json());
        Some((field.name(), literal(variant.name(), json)?))
    };
    match union.tagging() {
        Tagging::Inside => {
            let (name, value) = tag()?;
            let mut members = JsonObject::default();
            members.insert(name, value);
            if let Json::Object(own) = made {
                own.into_iter().for_each(|(name, value)| {
                    members.insert(name, value);
                });
            }
            Some(Json::Object(members))
        }
        Tagging::Beside => {
            let (name, value) = tag()?;
            let content =
                union.outlines().get(position)?.fields().iter().find(|field| field.name() != name)?;
            let members: JsonObject = [(name, value), (content.name(), made)].into_iter().collect();
            Some(Json::Object(members))
        }
        Tagging::Key => Some(Json::Object([(variant.name(), made)].into_iter().collect())),
        Tagging::Shape | Tagging::Sibling => Some(made),
    }
}
