//! Looking up a single value in a body without decoding the rest. Declared members are found by their
//! nodes.

use std::borrow::Cow;

use super::members::Members;
use super::options::FieldFilter;
use super::path::{Path, Step};
use super::positional::{ITEM, positions};
use super::probe_joined::joined_item;
use super::probe_members::{each, member};
use super::probed::{Declared, Probed, leaf, probed};
use super::reader::Reader;
use super::scalar::is_null;
use super::source::{At, Incoming, Member, Source, Stop};
use super::template;
use super::text_source::TextSource;
use crate::table::{Entries, Field, Node, Packing, Shape};

/// The node of an undeclared structure.
static UNDECLARED: Node = Node::record(|| &Shape::EMPTY);

/// The node of an undeclared list.
static UNDECLARED_LIST: Node = Node::list(&UNDECLARED);

/// Looks up a path of wire names and numbers of items within a value, and returns the value found there with its node, if
/// declared.
pub(crate) fn probe<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    node: Option<&'static Node>,
    path: &[Step<'_>],
) -> (Probed, Option<&'static Node>) {
    let shape = node.and_then(|node| node.kind().members());
    let root = source.root(reader, node.unwrap_or(&UNDECLARED), shape);
    let found = root.and_then(|place| match place {
        Some(place) => follow(source, reader, place, ((node, None), Some(reader.options.layers)), path),
        None => Ok((Probed::Nothing, None)),
    });
    found.unwrap_or((Probed::Nothing, None))
}

/// Follows a path from a value, through the texts that contain JSON. `outside` is the number of layers around the message that
/// are not left yet, if the message is not.
fn follow<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    place: S::Pending,
    ((node, field), outside): (Declared<'static>, Option<usize>),
    path: &[Step<'_>],
) -> Result<(Probed, Option<&'static Node>), Stop> {
    let packing = node.and_then(|node| Some((node, node.packing(S::FORMAT)?)));
    if let (Some((node, Packing::Positional)), [Step::Member(name) | Step::Given(name), rest @ ..]) =
        (packing, path)
    {
        return position(source, reader, place, ((node, field), outside), (name, rest));
    }
    if let (Some((node, Packing::Entries(entries))), [Step::Member(name) | Step::Given(name), rest @ ..]) =
        (packing, path)
    {
        return entry(source, reader, place, (node, entries, outside), (name, rest));
    }
    if let Some((node, Packing::OneOrMany)) = packing {
        return one_or_many(source, reader, place, ((node, field), outside), path);
    }
    let Some((
        node,
        packing @ (Packing::Json | Packing::Encoded(_) | Packing::Joined(_) | Packing::Template(_)),
    )) = packing
    else {
        let found = step(source, reader, place, ((node, field), outside), path)?;
        return Ok(if path.is_empty() { (found.0, node) } else { found });
    };
    let (around, within) = (node.around_packing(S::FORMAT), node.within_text());
    let at = At { node: &around, field, path: &Path::ROOT };
    let text = match source.value(reader, place, &at)? {
        Incoming::Scalar(token, _) => token.text,
        other => return Ok((probed(other), Some(node))),
    };
    let text = match packing {
        Packing::Encoded(encoding) => match encoding.decoded(&text, false) {
            Some(json) => Cow::Owned(json),
            None => return Ok((Probed::Nothing, None)),
        },
        Packing::Json
        | Packing::Joined(_)
        | Packing::Template(_)
        | Packing::OneOrMany
        | Packing::Entries(_)
        | Packing::Positional => text,
    };
    match (packing, path) {
        (Packing::Joined(_), []) => return Ok((Probed::List, Some(node))),
        (Packing::Joined(separator), _) => return Ok(joined_item(&text, separator, (node, S::FORMAT), path)),
        (Packing::Template(template), []) => return Ok((template::probed(template, text, node), Some(node))),
        (Packing::Template(template), _) => {
            let mut source = TextSource::<S::Nested<'_>>::within(&text, template);
            return inside(&mut source, reader, (node, &within), path);
        }
        (
            Packing::Json
            | Packing::Encoded(_)
            | Packing::OneOrMany
            | Packing::Entries(_)
            | Packing::Positional,
            _,
        ) => {}
    }
    inside(&mut S::nested(&text), reader, (node, &within), path)
}

/// Follows a path from the value that a text contains.
fn inside<'n, N: Source<'n>>(
    source: &mut N,
    reader: &mut Reader<'_>,
    (node, within): (&'static Node, &Node),
    path: &[Step<'_>],
) -> Result<(Probed, Option<&'static Node>), Stop> {
    let Some(place) = source.root(reader, within, None)? else { return Ok((Probed::Nothing, None)) };
    let found = step(source, reader, place, ((Some(within), None), None), path)?;
    Ok(if path.is_empty() { (found.0, Some(node)) } else { found })
}

/// Follows a path from a list, or from an item that stands for a list of one.
fn one_or_many<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    place: S::Pending,
    ((node, field), outside): ((&'static Node, Option<&'static Field>), Option<usize>),
    path: &[Step<'_>],
) -> Result<(Probed, Option<&'static Node>), Stop> {
    let mark = source.mark(&place);
    let is_item = match source.undeclared(place.clone())? {
        Incoming::Scalar(token, _) => !is_null(node, &token),
        Incoming::Object(_) | Incoming::Raw(..) => true,
        Incoming::Absent | Incoming::Null(_) | Incoming::Array(_) | Incoming::Item(_) => false,
    };
    source.rewind(mark);
    match path {
        path if !is_item => {
            let found = step(source, reader, place, ((Some(node), field), outside), path)?;
            Ok(if path.is_empty() { (found.0, Some(node)) } else { found })
        }
        [] => {
            source.skip(place, reader.options.limits.depth)?;
            Ok((Probed::List, Some(node)))
        }
        [Step::Index(0), rest @ ..] => {
            let outside = outside.and_then(|layers| layers.checked_sub(1));
            follow(source, reader, place, ((node.kind().item(), None), outside), rest)
        }
        [Step::Index(_) | Step::Member(_) | Step::Given(_), ..] => {
            source.skip(place, reader.options.limits.depth)?;
            Ok((Probed::Nothing, None))
        }
    }
}

/// Follows a path from a structure whose members are the items of a list.
fn position<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    place: S::Pending,
    ((node, field), outside): ((&'static Node, Option<&'static Field>), Option<usize>),
    (name, rest): (&str, &[Step<'_>]),
) -> Result<(Probed, Option<&'static Node>), Stop> {
    let at = At { node, field, path: &Path::ROOT };
    let place = match source.value(reader, place, &at)? {
        Incoming::Array(place) | Incoming::Item(place) => place,
        // A response may have the structure itself.
        Incoming::Object(place) => {
            let path: Vec<Step<'_>> =
                std::iter::once(Step::Member(name)).chain(rest.iter().copied()).collect();
            let within = node.within_packing();
            return step(source, reader, place, ((Some(&within), None), outside), &path);
        }
        Incoming::Absent | Incoming::Null(_) | Incoming::Scalar(..) | Incoming::Raw(..) => {
            return Ok((Probed::Nothing, None));
        }
    };
    let levels = reader.options.limits.depth;
    let mut frame = source.open_list(place, node, &ITEM)?;
    let message = reader.options.message;
    let mut rest_of = node.kind().shape().into_iter().flat_map(|shape| positions(shape, S::FORMAT, message));
    while let Some(place) = source.next_item(reader, &mut frame, &Path::ROOT, &ITEM)? {
        let Some((_, field)) = rest_of.next() else { break };
        if field.name() == name {
            let declared = (Some(field.node()), Some(field));
            let outside = outside.and_then(|layers| layers.checked_sub(1));
            return follow(source, reader, place, (declared, outside), rest);
        }
        source.skip(place, levels)?;
    }
    Ok((Probed::Nothing, None))
}

/// Follows a path from a map or a structure that is a list of entries.
fn entry<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    place: S::Pending,
    (node, entries, outside): (&'static Node, &'static Entries, Option<usize>),
    (name, rest): (&str, &[Step<'_>]),
) -> Result<(Probed, Option<&'static Node>), Stop> {
    let around = node.around_packing(S::FORMAT);
    let at = At { node: &around, field: None, path: &Path::ROOT };
    let place = match source.value(reader, place, &at)? {
        Incoming::Array(place) | Incoming::Item(place) => place,
        // A response may have the value itself.
        Incoming::Object(place) => {
            let path: Vec<Step<'_>> =
                std::iter::once(Step::Member(name)).chain(rest.iter().copied()).collect();
            return step(source, reader, place, ((Some(&node.within_packing()), None), outside), &path);
        }
        Incoming::Absent | Incoming::Null(_) | Incoming::Scalar(..) | Incoming::Raw(..) => {
            return Ok((Probed::Nothing, None));
        }
    };
    let (item, levels) = (entries.item(), reader.options.limits.depth);
    let field = node.kind().shape().and_then(|shape| {
        let mut fields = shape.fields().iter();
        fields.find(|field| !field.is_additional() && field.answers_to(name))
    });
    let declared = field.map(Field::node).or_else(|| node.kind().entry());
    let outside = outside.and_then(|layers| layers.checked_sub(1));
    let mut frame = source.open_list(place, &around, item)?;
    while let Some(place) = source.next_item(reader, &mut frame, &Path::ROOT, item)? {
        let at = At { node: item, field: None, path: &Path::ROOT };
        let Incoming::Object(place) = source.value(reader, place, &at)? else { continue };
        let mark = source.mark(&place);
        let all = (entries.shape(), FieldFilter::All);
        let key = member(source, reader, place.clone(), all, entries.key(), &Path::ROOT)?;
        source.rewind(mark);
        let is_named = |key: &str| key == name || field.is_some_and(|field| field.answers_to(key));
        if !matches!(&key, Probed::Scalar(key, _) if is_named(key)) {
            source.skip(place, levels)?;
            continue;
        }
        let mut members = Members::new(entries.shape(), FieldFilter::All, Some(S::FORMAT), None);
        let found = each(source, reader, place, &mut members, &Path::ROOT, |source, reader, member| {
            let place = match member {
                Member::Field(1, place) => {
                    return follow(source, reader, place, ((declared, field), outside), rest).map(Some);
                }
                Member::Field(_, place) | Member::Unknown(_, place) => place,
                Member::End => return Ok(None),
            };
            source.skip(place, levels).map(|()| None)
        })?;
        return Ok(found.unwrap_or((Probed::Nothing, None)));
    }
    Ok((Probed::Nothing, None))
}

/// Follows a path from a value. The node of what an empty path leads to is that of the value.
fn step<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    place: S::Pending,
    ((node, field), outside): (Declared<'_>, Option<usize>),
    path: &[Step<'_>],
) -> Result<(Probed, Option<&'static Node>), Stop> {
    let (step, rest) = match path.split_first() {
        None => return Ok((leaf(source, reader, place, (node, field))?, None)),
        Some((Step::Index(index), rest)) => {
            let outside = outside.and_then(|layers| layers.checked_sub(1));
            return follow_item(source, reader, place, ((node, field), outside), (*index, rest));
        }
        Some((Step::Member(name) | Step::Given(name), rest)) => (name, rest),
    };
    let levels = reader.options.limits.depth;
    // A parameter outside the body may have the same name as a member of the body.
    let filter = if outside == Some(0) { FieldFilter::Body } else { FieldFilter::All };
    let is_layer = outside.is_some_and(|layers| layers > 0);
    let outside = outside.and_then(|layers| layers.checked_sub(1));
    if let Some(entry) = node.and_then(|node| node.kind().entry()) {
        let at = At { node: node.unwrap_or(&UNDECLARED), field: None, path: &Path::ROOT };
        let Incoming::Object(place) = source.value(reader, place, &at)? else {
            return Ok((Probed::Nothing, None));
        };
        let mut frame = source.open_map(place, at.node)?;
        while let Some((key, place)) = source.next_entry(reader, &mut frame, &Path::ROOT)? {
            if key == *step {
                return follow(source, reader, place, ((Some(entry), None), outside), rest);
            }
            source.skip(place, levels)?;
        }
        return Ok((Probed::Nothing, None));
    }
    if let Some((node, item)) = node.and_then(|node| Some((node, node.kind().item()?))).filter(|_| is_layer) {
        let at = At { node, field, path: &Path::ROOT };
        let place = match source.value(reader, place, &at)? {
            Incoming::Array(place) => {
                let mut frame = source.open_list(place, node, item)?;
                source.next_item(reader, &mut frame, &Path::ROOT, item)?
            }
            Incoming::Item(place) => Some(place),
            Incoming::Absent
            | Incoming::Null(_)
            | Incoming::Scalar(..)
            | Incoming::Raw(..)
            | Incoming::Object(_) => None,
        };
        return match place.filter(|_| *step == "0") {
            Some(place) => follow(source, reader, place, ((Some(item), None), outside), rest),
            None => Ok((Probed::Nothing, None)),
        };
    }
    let declared = node.filter(|node| node.kind().members().is_some());
    let shape = declared.and_then(|node| node.kind().members()).unwrap_or(&Shape::EMPTY);
    let at = At { node: declared.unwrap_or(&UNDECLARED), field: None, path: &Path::ROOT };
    let place = match source.value(reader, place, &at)? {
        Incoming::Object(place) => place,
        Incoming::Array(place) | Incoming::Item(place) => {
            source.skip(place, levels)?;
            return Ok((Probed::Nothing, None));
        }
        Incoming::Absent | Incoming::Null(_) | Incoming::Scalar(..) | Incoming::Raw(..) => {
            return Ok((Probed::Nothing, None));
        }
    };
    let mut members = Members::new(shape, filter, Some(S::FORMAT), None);
    // Items of a list that has no element of its own are members of the structure.
    let (mut passed, mut is_item) = (0, false);
    let found = each(source, reader, place, &mut members, &Path::ROOT, |source, reader, member| {
        let (place, declared) = match member {
            Member::Field(index, place) => match shape.fields().get(index) {
                Some(field) if field.name() == *step => {
                    if let Some(Step::Index(index)) = rest.first()
                        && S::is_repeated(field)
                    {
                        if passed < *index {
                            passed += 1;
                            return source.skip(place, levels).map(|()| None);
                        }
                        is_item = true;
                    }
                    (place, (Some(field.node()), Some(field)))
                }
                _ => return source.skip(place, levels).map(|()| None),
            },
            Member::Unknown(name, place) if name == *step => {
                let additional = shape.additional().and_then(|(_, field)| field.node().kind().entry());
                (place, (additional, None))
            }
            Member::Unknown(_, place) => return source.skip(place, levels).map(|()| None),
            Member::End => return Ok(Some((Probed::Nothing, None))),
        };
        // Of the elements of a layer only the first counts.
        let is_list = declared.0.is_some_and(|node| node.kind().item().is_some());
        let is_layer = is_list && outside.is_some_and(|layers| layers > 0);
        let is_last = is_item || !S::REPEATS_NAMES || is_layer;
        let found = follow(source, reader, place, (declared, outside), rest)?;
        Ok((is_last || found.0 != Probed::Nothing).then_some(found))
    })?;
    Ok(found.unwrap_or((Probed::Nothing, None)))
}

/// Looks up a path within an item of a list.
fn follow_item<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    place: S::Pending,
    ((node, field), outside): (Declared<'_>, Option<usize>),
    (index, rest): (usize, &[Step<'_>]),
) -> Result<(Probed, Option<&'static Node>), Stop> {
    let levels = reader.options.limits.depth;
    let item = node.and_then(|node| node.kind().item());
    let node = node.filter(|_| item.is_some()).unwrap_or(&UNDECLARED_LIST);
    let at = At { node, field, path: &Path::ROOT };
    let place = match source.value(reader, place, &at)? {
        Incoming::Array(place) => {
            let inner = item.unwrap_or(&UNDECLARED);
            let mut frame = source.open_list(place, node, inner)?;
            let mut left = index;
            loop {
                match source.next_item(reader, &mut frame, &Path::ROOT, inner)? {
                    None => return Ok((Probed::Nothing, None)),
                    Some(place) if left == 0 => break place,
                    Some(place) => source.skip(place, levels)?,
                }
                left -= 1;
            }
        }
        // The items before it have been passed over, as members of the structure.
        Incoming::Item(place) => place,
        Incoming::Object(place) => {
            source.skip(place, levels)?;
            return Ok((Probed::Nothing, None));
        }
        Incoming::Absent | Incoming::Null(_) | Incoming::Scalar(..) | Incoming::Raw(..) => {
            return Ok((Probed::Nothing, None));
        }
    };
    follow(source, reader, place, ((item, None), outside), rest)
}
