//! Decoding pairs of names and texts.
//!
//! Pairs may be in any order, so they are first grouped by the member they belong to, level by level. See
//! [`super::members`].

use std::borrow::Cow;
use std::vec;

use super::group::{Group, Pair, by_index};
use super::{Pairs, key};
use crate::table::{FormLists, FormObjects, FormShape, Format, Node, NodeKind, Shape};
use crate::walk::source::{At, Incoming, Member, Read, Source, Stop, Token};
use crate::walk::{Members, Offset, Path, Reader};

/// A form or a query that is being decoded.
pub(in crate::format) struct PairsSource<'p> {
    pub(super) pairs: &'p Pairs<'p>,
    pub(super) form: FormShape,
    /// Whether this is a lookup, in which undeclared members are found by the first step of their names.
    pub(super) probes: bool,
}

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
    /// The groups of the items of a list.
    Items(vec::IntoIter<Group<'p>>),
    /// The pairs of the entries of a map, with their keys.
    Entries(std::iter::Peekable<vec::IntoIter<(&'p str, Pair<'p>)>>),
}

/// The position that represents an unknown member.
pub(super) const UNKNOWN: usize = usize::MAX;

impl<'p> PairsSource<'p> {
    /// Creates a source for these pairs.
    pub(in crate::format) fn new(pairs: &'p Pairs<'p>) -> Self {
        Self { pairs, form: FormShape::DEFAULT, probes: false }
    }

    /// Creates a source for looking up a single member, which need not be declared. `objects` applies to
    /// undeclared structures.
    pub(in crate::format) fn for_probe(pairs: &'p Pairs<'p>, objects: FormObjects) -> Self {
        Self { form: FormShape::new(FormLists::Repeat, objects), probes: true, ..Self::new(pairs) }
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

    /// Interprets a single empty text, which may represent null or an empty list instead of a value.
    fn empty(&self, reader: &Reader<'_>, at: &At<'_>) -> Option<Incoming<'p, Group<'p>>> {
        let node = at.node;
        let holds_empty = match node.kind() {
            NodeKind::List(_) if self.form.lists() == FormLists::Comma => true,
            NodeKind::List(item) => item.reads("", Format::Form, reader.options.canonical),
            NodeKind::Scalar(_)
            | NodeKind::Enum(_)
            | NodeKind::Record(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_) => node.reads("", Format::Form, reader.options.canonical),
        };
        if node.hints().empty_is_null()
            || (node.is_nullable() && !node.reads("", Format::Form, reader.options.canonical))
        {
            Some(Incoming::Null(None))
        } else if !holds_empty && !reader.options.strict && at.field.is_some_and(|field| !field.is_required())
        {
            Some(Incoming::Absent)
        } else {
            None
        }
    }

    fn single(reader: &mut Reader<'_>, at: &At<'_>, group: &Group<'p>) -> Incoming<'p, Group<'p>> {
        if let Some(longer) = group.pairs().iter().find(|pair| !pair.rest.is_empty()) {
            let rest = at.path.shown(longer.rest);
            reader.problem(
                at.path,
                None,
                format!("expected a single value, but the name continues with {rest}"),
            );
        } else if let Some(text) = group.only() {
            return Incoming::Scalar(Token::untyped(Cow::Borrowed(text)), None);
        } else {
            reader.problem(at.path, None, format!("found {} times; expected once", group.pairs().len()));
        }
        Incoming::Absent
    }

    /// Returns the groups of the items of a list.
    fn items(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        group: &Group<'p>,
        item: &Node,
    ) -> Vec<Group<'p>> {
        let mut plain: Vec<Pair<'p>> = Vec::new();
        let mut indexed: Vec<(usize, Pair<'p>)> = Vec::new();
        for pair in group.pairs().iter().copied() {
            if matches!(pair.rest, "" | "[]") {
                plain.push(pair);
            } else if let Some((step, rest)) = self.step(reader, path, pair) {
                match key::index(step) {
                    Some(index) => indexed.push((index, Pair { rest, ..pair })),
                    None => {
                        let what = format!("expected an index, found {}", path.shown(step));
                        reader.problem(path, None, what);
                    }
                }
            }
        }
        if plain.is_empty() {
            return by_index(reader, path, indexed);
        }
        if !indexed.is_empty() {
            let what = "some items have an index and others have none; use an index for all items";
            reader.problem(path, None, what);
        } else if item.kind().is_single() {
            return self.in_order(&plain, reader.options.limits.items);
        } else {
            let what = "an item that is no single value needs an index, the first one [0]";
            reader.problem(path, None, what);
        }
        Vec::new()
    }

    /// Returns the groups of single values without an index, in their order. If there are more than the
    /// limit, one excess item is returned, which causes the error when it is read.
    fn in_order(&self, plain: &[Pair<'p>], limit: usize) -> Vec<Group<'p>> {
        let comma = self.form.lists() == FormLists::Comma;
        let mut items = Vec::with_capacity(plain.len());
        for pair in plain {
            let joined = comma && pair.rest.is_empty();
            if joined && pair.text.is_empty() {
                continue;
            }
            // A text without separators is one item.
            let texts = pair.text.split(|character| joined && character == ',');
            let room = limit.saturating_add(1).saturating_sub(items.len());
            items.extend(texts.take(room).map(|text| Group::One(Pair { rest: "", text })));
        }
        items
    }
}

impl<'p> Source<'p> for PairsSource<'p> {
    type Pending = Group<'p>;
    type Frame = Frame<'p>;
    type Mark = ();

    const FORMAT: Format = Format::Form;

    fn root(
        &mut self,
        reader: &mut Reader<'_>,
        node: &Node,
        shape: Option<&'static Shape>,
    ) -> Result<Option<Group<'p>>, Stop> {
        self.form = shape.map_or(self.form, Shape::form);
        if !(node.kind().members().is_some() || node.kind().entry().is_some()) {
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
        if let Some("") = group.only()
            && let Some(incoming) = self.empty(reader, at)
        {
            return Ok(incoming);
        }
        Ok(match at.node.kind() {
            NodeKind::Scalar(_) | NodeKind::Enum(_) => Self::single(reader, at, &group),
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

    fn open_list(&mut self, group: Group<'p>, _: &Node, _: &'static Node) -> Result<Frame<'p>, Stop> {
        Ok(Frame::Unsorted(group))
    }

    fn open_map(&mut self, group: Group<'p>, _: &Node) -> Result<Frame<'p>, Stop> {
        Ok(Frame::Unsorted(group))
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
        while let Some((_, _, pair)) =
            sorted.next_if(|next| next.0 == index && (index != UNKNOWN || (self.probes && next.1 == name)))
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
        if let Frame::Unsorted(group) = frame {
            *frame = Frame::Items(self.items(reader, path, group, item).into_iter());
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
        if let Frame::Unsorted(group) = frame {
            let mut entries = Vec::new();
            for pair in self.pairs_of(group) {
                let outer = group.is_outermost().then(|| key::first(pair.rest, self.form.objects()));
                match outer.or_else(|| self.step(reader, path, pair)) {
                    None => {}
                    Some(("", _)) => {
                        reader.problem(path, None, "expected the key of an entry, found an empty one");
                    }
                    Some((key, rest)) => entries.push((key, Pair { rest, ..pair })),
                }
            }
            entries.sort_by_key(|(key, _)| *key);
            *frame = Frame::Entries(entries.into_iter().peekable());
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

    fn offset(&self, _: &Group<'p>) -> Offset {
        None
    }

    fn has_unreadable_names(frame: &Frame<'p>) -> bool {
        match frame {
            Frame::Members { unreadable, .. } => *unreadable,
            Frame::Unsorted(_) | Frame::InOrder(_) | Frame::Items(_) | Frame::Entries(_) => false,
        }
    }
}
