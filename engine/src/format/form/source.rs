//! Decoding pairs of names and texts.
//!
//! Pairs may be in any order, so they are first grouped by the member they belong to, level by level. See
//! [`super::members`].

use std::borrow::Cow;
use std::marker::PhantomData;
use std::vec;

use super::group::{Group, Pair};
use super::output::{Output, Urlencoded};
use super::part::Part;
use super::{Pairs, key};
use crate::domain::Domain;
use crate::format::json::JsonSource;
use crate::table::{Field, FormLists, FormMap, FormObjects, FormShape, Format, Node, NodeKind, Shape};
use crate::walk::source::{At, Incoming, Member, Raw, Read, Source, Stop, Token};
use crate::walk::{Members, Offset, Path, Reader};

/// A form, a query or a multipart body that is being decoded.
pub(in crate::format) struct PairsSource<'p, O> {
    pub(super) pairs: &'p Pairs<'p>,
    /// The parts of a multipart body, one for each pair.
    pub(super) parts: &'p [Part<'p>],
    pub(super) form: FormShape,
    /// Whether this is a lookup, in which undeclared members are found by the first step of their names.
    pub(super) probes: bool,
    /// The pairs of the value that is read, if it is not the outermost one.
    value: Option<Group<'p>>,
    output: PhantomData<O>,
}

static NO_PAIRS: Pairs<'static> = Vec::new();

/// A structure, list or map that is being decoded.
pub(in crate::format) enum Frame<'p> {
    /// The pairs of a structure, which have not been grouped by member yet.
    Unsorted(Group<'p>),
    /// The pairs of the outermost structure from this position, which are in the order of its fields.
    InOrder(usize),
    /// The pairs of a structure, grouped by the position of their field. For unknown members the names are
    /// kept.
    Members {
        sorted: std::iter::Peekable<vec::IntoIter<(usize, &'p str, Pair<'p>)>>,
        /// Whether a name was malformed.
        unreadable: bool,
    },
    /// The pairs of a list, which have not been grouped by item yet.
    List(Group<'p>, FormShape),
    /// The groups of the items of a list.
    Items(vec::IntoIter<Group<'p>>),
    /// The pairs of a map, which have not been grouped by entry yet.
    Map(Group<'p>, FormMap),
    /// The pairs of the entries of a map, with their keys.
    Entries(std::iter::Peekable<vec::IntoIter<(&'p str, Pair<'p>)>>),
    /// The groups of the values of numbered entries, with their keys.
    Numbered(vec::IntoIter<(&'p str, Group<'p>)>),
}

/// The position that represents an unknown member.
pub(super) const UNKNOWN: usize = usize::MAX;

impl<'p> PairsSource<'p, Urlencoded> {
    /// Creates a source for the pairs of a form or a query.
    pub(in crate::format) fn new(pairs: &'p Pairs<'p>) -> Self {
        Self::of_parts(pairs, &[])
    }

    /// Creates a source for a value of a query, which has these pairs.
    pub(in crate::format) fn of_value(value: Group<'p>, form: FormShape) -> Self {
        Self { form, value: Some(value), ..Self::new(&NO_PAIRS) }
    }
}

impl<'p, O: Output> PairsSource<'p, O> {
    /// Creates a source for the pairs of names and texts of these parts.
    pub(in crate::format) fn of_parts(pairs: &'p Pairs<'p>, parts: &'p [Part<'p>]) -> Self {
        Self { pairs, parts, form: FormShape::DEFAULT, probes: false, value: None, output: PhantomData }
    }

    /// Makes this a source for looking up a single member, which need not be declared. `objects` applies to
    /// undeclared structures.
    pub(in crate::format) fn for_probe(self, objects: FormObjects) -> Self {
        Self { form: FormShape::new(FormLists::Repeat, objects), probes: true, ..self }
    }

    /// Returns the next step of a pair's name, or adds a problem.
    pub(super) fn step(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        pair: Pair<'p>,
    ) -> Option<(&'p str, &'p str)> {
        let step = key::next(pair.rest, self.form.objects());
        if step.is_none() {
            let rest = path.shown(pair.rest);
            reader.problem(path, None, format!("the name continues with {rest}, which is malformed"));
        }
        step
    }

    /// Returns whether a single empty text represents a list without items.
    fn holds_empty(&self, list: &Node) -> bool {
        let form = self.form.of(list);
        form.has_empty_lists() || form.lists().style() == FormLists::Comma
    }

    /// Interprets a single empty text, which may represent null or an empty list instead of a value.
    fn empty(&self, reader: &Reader<'_>, at: &At<'_>) -> Option<Incoming<'p, Group<'p>>> {
        let node = at.node;
        let holds_empty = match node.kind() {
            NodeKind::List(_) if self.holds_empty(node) => true,
            NodeKind::List(item) => item.reads("", O::FORMAT, reader.options.canonical),
            NodeKind::Scalar(_)
            | NodeKind::Enum(_)
            | NodeKind::Record(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any => node.reads("", O::FORMAT, reader.options.canonical),
        };
        if node.hints().empty_is_null()
            || (node.is_nullable() && !node.reads("", O::FORMAT, reader.options.canonical))
        {
            Some(Incoming::Null(None))
        } else if !holds_empty && !reader.options.strict && at.field.is_some_and(|field| !field.is_required())
        {
            Some(Incoming::Absent)
        } else {
            None
        }
    }

    /// Reads a boolean that is true where its name is.
    #[cold]
    fn flag(reader: &mut Reader<'_>, at: &At<'_>, text: &'p str) -> Incoming<'p, Group<'p>> {
        if text.is_empty() {
            return Incoming::Scalar(Token::untyped(Cow::Borrowed("true")), None);
        }
        if !reader.options.strict {
            return Incoming::Scalar(Token::untyped(Cow::Borrowed(text)), None);
        }
        reader.problem(at.path, None, format!("expected the name alone, found {}", at.path.shown(text)));
        Incoming::Absent
    }

    /// Interprets a part, unless it is a text.
    #[cold]
    fn part(
        &self,
        reader: &mut Reader<'_>,
        at: &At<'_>,
        part: &'p Part<'p>,
    ) -> Option<Incoming<'p, Group<'p>>> {
        let offset = Some(part.offset);
        let is_file = match at.node.usual(O::FORMAT) {
            Some(Domain::File) if part.is_no_file() => {
                let is_optional = at.node.admits_null() || at.field.is_some_and(|field| !field.is_required());
                if !is_optional {
                    reader.problem(
                        at.path,
                        offset,
                        "expected a file, found an empty part without a file name",
                    );
                }
                return self.empty(reader, at).filter(|_| is_optional).or(Some(Incoming::Absent));
            }
            Some(Domain::File) => true,
            Some(Domain::Bytes) if part.bytes.is_empty() => {
                let empty = self.empty(reader, at);
                return empty.or(Some(Incoming::Raw(Raw::Bytes(part.bytes), offset)));
            }
            Some(Domain::Bytes) => false,
            Some(_) | None => {
                let fault = part.fault.as_ref().filter(|_| at.node.kind_in(O::FORMAT).item().is_none())?;
                reader.problem(at.path, offset, fault.as_str());
                return Some(Incoming::Absent);
            }
        };
        if !is_file {
            return Some(Incoming::Raw(Raw::Bytes(part.bytes), offset));
        }
        Some(match part.file(reader.options.strict) {
            Ok(file) => Incoming::Raw(Raw::File(Box::new(file)), offset),
            Err(what) => {
                reader.problem(at.path, offset, what);
                Incoming::Absent
            }
        })
    }

    fn single(reader: &mut Reader<'_>, at: &At<'_>, group: &Group<'p>) -> Incoming<'p, Group<'p>> {
        if let Some(longer) = group.pairs().iter().find(|pair| !pair.rest.is_empty()) {
            let rest = at.path.shown(longer.rest);
            reader.problem(
                at.path,
                longer.part.map(|part| part.offset),
                format!("expected a single value, but the name continues with {rest}"),
            );
        } else if let Some(text) = group.only() {
            let offset = group.part().map(|part| part.offset);
            return Incoming::Scalar(Token::untyped(Cow::Borrowed(text)), offset);
        } else {
            let second = group.pairs().get(1).and_then(|pair| pair.part).map(|part| part.offset);
            reader.problem(at.path, second, format!("found {} times; expected once", group.pairs().len()));
        }
        Incoming::Absent
    }
}

impl<'p, O: Output> Source<'p> for PairsSource<'p, O> {
    type Pending = Group<'p>;
    type Frame = Frame<'p>;
    type Mark = ();
    type Nested<'n> = JsonSource<'n>;

    const FORMAT: Format = O::FORMAT;

    fn nested(text: &str) -> JsonSource<'_> {
        JsonSource::new(text)
    }

    fn root(
        &mut self,
        reader: &mut Reader<'_>,
        node: &Node,
        shape: Option<&'static Shape>,
    ) -> Result<Option<Group<'p>>, Stop> {
        if let Some(value) = self.value.take() {
            return Ok(Some(value));
        }
        self.form = shape.map_or(self.form, Shape::form);
        let kind = node.kind_in(O::FORMAT);
        if !(kind.members().is_some() || kind.entry().is_some()) {
            let what = "a form can only be decoded as a structure or a map";
            reader.problem(&Path::ROOT, None, what);
            return Ok(None);
        }
        Ok(Some(Group::Outermost))
    }

    #[inline]
    fn value(&mut self, reader: &mut Reader<'_>, group: Group<'p>, at: &At<'_>) -> Read<'p, Self> {
        if group.is_outermost() {
            return Ok(Incoming::Object(group));
        }
        if let Some(text) = group.only()
            && at.node.is_flag()
        {
            return Ok(Self::flag(reader, at, text));
        }
        if let Some(part) = group.part()
            && let Some(incoming) = self.part(reader, at, part)
        {
            return Ok(incoming);
        }
        if let Some("") = group.only()
            && let Some(incoming) = self.empty(reader, at)
        {
            return Ok(incoming);
        }
        Ok(match at.node.kind() {
            NodeKind::Scalar(_) | NodeKind::Enum(_) | NodeKind::Any => Self::single(reader, at, &group),
            NodeKind::Record(_) | NodeKind::Map(_) | NodeKind::Union(_) => match group.bare() {
                Some(text) => Incoming::Scalar(Token::untyped(Cow::Borrowed(text)), None),
                None => Incoming::Object(group),
            },
            NodeKind::List(_) => Incoming::Array(group),
        })
    }

    fn undeclared(&mut self, group: Group<'p>) -> Read<'p, Self> {
        Ok(match group.only() {
            Some(text) if !group.is_outermost() => {
                Incoming::Scalar(Token::untyped(Cow::Borrowed(text)), None)
            }
            _ => Incoming::Object(group),
        })
    }

    fn open_record(&mut self, group: Group<'p>, _: &'static Shape) -> Result<Frame<'p>, Stop> {
        Ok(Frame::Unsorted(group))
    }

    fn open_list(&mut self, group: Group<'p>, node: &Node, _: &'static Node) -> Result<Frame<'p>, Stop> {
        Ok(Frame::List(group, self.form.of(node)))
    }

    fn open_map(&mut self, group: Group<'p>, node: &Node) -> Result<Frame<'p>, Stop> {
        let form = if group.is_outermost() { FormMap::Members } else { self.form.of(node).maps() };
        Ok(Frame::Map(group, form))
    }

    fn next_member(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'p>,
        members: &mut Members,
        path: &Path<'_>,
    ) -> Result<Member<'p, Group<'p>>, Stop> {
        if let Frame::Unsorted(group) = frame {
            *frame = if group.is_outermost() && self.is_in_order(members) {
                Frame::InOrder(0)
            } else {
                self.sort(reader, group, members, path)
            };
        }
        if let Frame::InOrder(next) = frame {
            return Ok(self.next_in_order(next, members));
        }
        let Frame::Members { sorted, .. } = frame else { return Ok(Member::End) };
        let Some((index, name, pair)) = sorted.next() else { return Ok(Member::End) };
        let mut group = Group::One(pair);
        let keeps = self.keeps_unknown(members);
        while let Some((_, _, pair)) =
            sorted.next_if(|next| next.0 == index && (index != UNKNOWN || (keeps && next.1 == name)))
        {
            group.push(pair);
        }
        Ok(if index == UNKNOWN {
            Member::Unknown(Cow::Borrowed(name), group)
        } else {
            Member::Field(index, group)
        })
    }

    fn next_item(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'p>,
        path: &Path<'_>,
        item: &Node,
    ) -> Result<Option<Group<'p>>, Stop> {
        if let Frame::List(group, form) = frame {
            *frame = Frame::Items(self.items(reader, path, (group, *form), item).into_iter());
        }
        let Frame::Items(items) = frame else { return Ok(None) };
        Ok(items.next())
    }

    fn next_entry(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'p>,
        path: &Path<'_>,
    ) -> Result<Option<(Cow<'p, str>, Group<'p>)>, Stop> {
        if let Frame::Map(group, form) = frame {
            *frame = match form {
                FormMap::Members => {
                    Frame::Entries(self.members_of_map(reader, path, group).into_iter().peekable())
                }
                FormMap::Entries(form) => {
                    Frame::Numbered(self.entries(reader, path, group, *form).into_iter())
                }
            };
        }
        if let Frame::Numbered(entries) = frame {
            return Ok(entries.next().map(|(key, group)| (Cow::Borrowed(key), group)));
        }
        let Frame::Entries(entries) = frame else { return Ok(None) };
        let Some((key, pair)) = entries.next() else { return Ok(None) };
        let mut group = Group::One(pair);
        while let Some((_, pair)) = entries.next_if(|next| next.0 == key) {
            group.push(pair);
        }
        Ok(Some((Cow::Borrowed(key), group)))
    }

    fn mark(&self, _: &Group<'p>) {}

    fn rewind(&mut self, (): ()) {}

    fn skip(&mut self, _: Group<'p>, _: usize) -> Result<(), Stop> {
        Ok(())
    }

    fn offset(&self, group: &Group<'p>) -> Offset {
        group.pairs().first().and_then(|pair| pair.part).map(|part| part.offset)
    }

    fn name_of(field: &Field, _: bool) -> &'static str {
        field.form_name()
    }

    fn has_unreadable_names(frame: &Frame<'p>) -> bool {
        match frame {
            Frame::Members { unreadable, .. } => *unreadable,
            Frame::Unsorted(_)
            | Frame::InOrder(_)
            | Frame::List(..)
            | Frame::Items(_)
            | Frame::Map(..)
            | Frame::Entries(_)
            | Frame::Numbered(_) => false,
        }
    }
}
