//! Encoding pairs of names and texts, percent-encoded, directly into the output.

use super::{Escape, key};
use crate::domain::{Domain, push_integer};
use crate::dynamic::DynValue;
use crate::format::json::JsonSink;
use crate::format::value_or_default;
use crate::table::{
    Charset, Constant, Field, FormEntries, FormList, FormLists, FormMap, FormNode, FormShape, Format, Node,
    Shape,
};
use crate::value::{Record, Scalar, Value};
use crate::walk::sink::{Refusal, Sink, TEXT, Written, check_charset};

/// The initial capacity of the output, in bytes.
const USUAL_LENGTH: usize = 512;

/// The state of encoding a form or a query.
pub(in crate::format) struct PairsSink {
    out: String,
    escape: Escape,
    canonical: bool,
    charset: Charset,
    form: FormShape,
    /// The name of the current value, percent-encoded.
    name: String,
    /// A buffer for the text of a value before it is percent-encoded.
    scratch: String,
    /// Whether the items of a list are joined with commas in the buffer.
    joins: bool,
}

/// A structure, list or map that is being encoded.
pub(in crate::format) struct Frame {
    /// The length of the name that leads to it.
    name: usize,
    /// The length of the output before it, and before the current member.
    outside: usize,
    before: usize,
    open: Open,
}

/// The kind of what is being encoded.
enum Open {
    /// A structure, or a map whose entries are like members.
    Members,
    /// A list.
    List(List),
    /// A map whose entries are numbered, with the number of the next one.
    Entries(FormEntries, usize),
}

/// A list that is being encoded.
struct List {
    form: FormList,
    /// Whether it is written even if it is empty.
    writes_empty: bool,
    nullable: bool,
    items: usize,
    /// The start of the current item in the buffer, if items are joined.
    item: usize,
}

impl PairsSink {
    /// Creates a sink that appends to existing output.
    pub(in crate::format) fn new(out: String, escape: Escape, canonical: bool) -> Self {
        Self {
            out,
            escape,
            canonical,
            charset: Charset::Utf8,
            form: FormShape::DEFAULT,
            name: String::new(),
            scratch: String::new(),
            joins: false,
        }
    }

    /// Creates a sink for a value of a query that has this name.
    pub(in crate::format) fn of_value(out: String, name: &str, form: FormShape) -> Self {
        let mut sink = Self { form, ..Self::new(out, Escape::Query, false) };
        sink.escape.push(name, &mut sink.name);
        sink
    }

    /// Creates a sink for a body.
    pub(in crate::format) fn body(canonical: bool) -> Self {
        Self::new(String::with_capacity(USUAL_LENGTH), Escape::Form, canonical)
    }

    /// Sets the charset that has to have all characters.
    pub(in crate::format) fn in_charset(self, charset: Charset) -> Self {
        Self { charset, ..self }
    }

    /// Returns the output.
    pub(in crate::format) fn into_text(self) -> String {
        self.out
    }

    #[inline]
    fn begin_pair(&mut self) {
        if !self.out.is_empty() {
            self.out.push('&');
        }
        self.out.push_str(&self.name);
        self.out.push('=');
    }

    /// Writes a value whose empty text is written as the name alone.
    #[cold]
    fn bare(&mut self, node: &Node, scalar: Scalar<'_>) -> Written<()> {
        if let Some(flag) = scalar.boolean() {
            if flag {
                self.begin_pair();
                self.out.pop();
            }
            return Ok(());
        }
        self.spelled(node, scalar)?;
        if self.scratch.is_empty() {
            self.out.pop();
        }
        Ok(())
    }

    fn frame(&self, open: Open) -> Frame {
        Frame { name: self.name.len(), outside: self.out.len(), before: self.out.len(), open }
    }

    fn spelled(&mut self, node: &Node, scalar: Scalar<'_>) -> Written<()> {
        if !self.joins {
            self.scratch.clear();
        }
        match node.single_spelling(Format::Form, self.canonical) {
            Some(spelling) => {
                spelling.write(scalar, &mut self.scratch).map_err(Refusal::new)?;
            }
            None => match scalar.string() {
                Some(text) => self.scratch.push_str(text),
                None => return Err(Refusal::new("the value of an enumeration must be a text")),
            },
        }
        check_charset(self.charset, &self.scratch)?;
        if !self.joins {
            self.begin_pair();
            self.escape.push(&self.scratch, &mut self.out);
        }
        Ok(())
    }

    /// Rejects a list that would be decoded as something else.
    fn close_list(&mut self, frame: &Frame, list: &List) -> Written<()> {
        let is_joined = list.form.style() == FormLists::Comma;
        if is_joined {
            self.joins = false;
        }
        if list.items == 0 {
            if list.writes_empty {
                self.begin_pair();
            }
            return Ok(());
        }
        if is_joined {
            if list.items == 1 && self.scratch.is_empty() {
                return Err(Refusal::new("a list of one empty item would be read as an empty list"));
            }
            self.begin_pair();
            self.escape.push_list(&self.scratch, &mut self.out);
            return Ok(());
        }
        let written = self.out.get(frame.outside..).unwrap_or_default();
        let is_alone = list.items == 1 && written.ends_with('=');
        let is_bare = is_alone && list.form.style() == FormLists::Repeat;
        if is_bare && (list.nullable || list.writes_empty) {
            let what = if list.nullable { "null" } else { "an empty list" };
            return Err(Refusal::new(format!("a list of one empty item would be read as {what}")));
        }
        Ok(())
    }
}

impl Sink for PairsSink {
    type Pending<'p> = ();
    type Frame = Frame;
    type Nested = JsonSink;

    const FORMAT: Format = Format::Form;

    fn nested() -> JsonSink {
        JsonSink::new(false)
    }

    fn nested_text(nested: JsonSink) -> String {
        nested.into_text()
    }

    fn value_of<'v>(
        record: &'v dyn Record,
        field: (usize, &'static Field),
        default: &'v mut Option<DynValue>,
    ) -> Value<'v> {
        value_or_default(record, field, default)
    }

    fn root(&mut self, _: &Node, shape: Option<&'static Shape>) {
        if self.name.is_empty() {
            self.form = shape.map_or(FormShape::DEFAULT, Shape::form);
        }
    }

    fn open_record(&mut self, (): (), _: &'static Shape) -> Written<Frame> {
        Ok(self.frame(Open::Members))
    }

    fn open_list(&mut self, (): (), node: &Node, item: &'static Node) -> Written<Frame> {
        if self.name.is_empty() {
            return no_pairs();
        }
        let of_node = self.form.of(node);
        let form = items_of(of_node, item);
        if form.style() == FormLists::Comma {
            self.joins = true;
            self.scratch.clear();
        }
        let (writes_empty, nullable) = (of_node.has_empty_lists(), node.is_nullable());
        Ok(self.frame(Open::List(List { form, writes_empty, nullable, items: 0, item: 0 })))
    }

    fn open_map(&mut self, (): (), node: &Node, _: &'static Node) -> Written<Frame> {
        Ok(self.frame(match self.form.of(node).maps() {
            FormMap::Entries(entries) if !self.name.is_empty() => {
                Open::Entries(entries, usize::from(entries.first()))
            }
            // The pairs of a map that is the whole body have no name before the keys.
            FormMap::Members | FormMap::Entries(_) => Open::Members,
        }))
    }

    fn constant(&mut self, frame: &mut Frame, constant: &Constant<'_>) -> Written<()> {
        // It may be a secret.
        check_charset(self.charset, constant.value().text()).map_err(|refusal| refusal.of(&TEXT))?;
        if frame.name > 0 {
            let objects = self.form.objects();
            key::push_member(&mut self.name, constant.name(), objects, self.escape).map_err(Refusal::new)?;
        } else {
            self.escape.push(constant.name(), &mut self.name);
        }
        self.begin_pair();
        self.escape.push(constant.value().text(), &mut self.out);
        self.name.truncate(frame.name);
        Ok(())
    }

    #[inline]
    fn member(&mut self, frame: &mut Frame, _: &'static Shape, field: &'static Field) -> Written<()> {
        frame.before = self.out.len();
        if frame.name > 0 {
            return key::push_member(&mut self.name, field.form_name(), self.form.objects(), self.escape)
                .map_err(Refusal::new);
        }
        if field.has_plain_form_name() {
            self.name.push_str(field.name());
        } else {
            self.escape.push(field.form_name(), &mut self.name);
        }
        Ok(())
    }

    fn item(&mut self, frame: &mut Frame, index: usize) -> Written<()> {
        frame.before = self.out.len();
        let Open::List(list) = &mut frame.open else { return Ok(()) };
        list.items += 1;
        match list.form.style() {
            FormLists::Repeat => {}
            FormLists::Brackets => key::push_index(&mut self.name, None),
            FormLists::Indexed => key::push_index(&mut self.name, Some(index)),
            FormLists::Comma => {
                if index > 0 {
                    self.scratch.push(',');
                }
                list.item = self.scratch.len();
            }
            FormLists::Numbered => {
                let number = index.saturating_add(usize::from(list.form.first()));
                let step = (list.form.member(), number);
                return key::push_number(&mut self.name, step, self.form.objects(), self.escape)
                    .map_err(Refusal::new);
            }
        }
        Ok(())
    }

    fn entry(&mut self, frame: &mut Frame, key: &str) -> Written<()> {
        check_charset(self.charset, key)?;
        let objects = self.form.objects();
        if let Open::Entries(entries, number) = &mut frame.open {
            let step = (entries.entry(), *number);
            *number += 1;
            key::push_number(&mut self.name, step, objects, self.escape).map_err(Refusal::new)?;
            let of_entry = self.name.len();
            key::push_member(&mut self.name, entries.key(), objects, self.escape).map_err(Refusal::new)?;
            self.begin_pair();
            self.escape.push(key, &mut self.out);
            self.name.truncate(of_entry);
            frame.before = self.out.len();
            return key::push_member(&mut self.name, entries.value(), objects, self.escape)
                .map_err(Refusal::new);
        }
        frame.before = self.out.len();
        key::push_member(&mut self.name, key, objects, self.escape).map_err(Refusal::new)
    }

    fn null(&mut self, (): (), _: &Node) -> Written<()> {
        if self.name.is_empty() {
            return no_pairs();
        }
        if !self.joins {
            self.begin_pair();
        }
        Ok(())
    }

    #[inline]
    fn scalar(&mut self, (): (), node: &Node, scalar: Scalar<'_>) -> Written<()> {
        if self.name.is_empty() {
            return no_pairs();
        }
        if !self.joins && node.hints().form_layout().is_some_and(FormNode::is_bare) {
            return self.bare(node, scalar);
        }
        if !self.joins
            && let Some(domain) = node.usual(Format::Form)
        {
            if let Some(text) = scalar.string().filter(|_| domain == Domain::String) {
                check_charset(self.charset, text)?;
                self.begin_pair();
                self.escape.push(text, &mut self.out);
                return Ok(());
            }
            if let Some(value) = scalar.integer().filter(|_| domain == Domain::Integer) {
                self.begin_pair();
                push_integer(value, &mut self.out);
                return Ok(());
            }
        }
        self.spelled(node, scalar)
    }

    fn leave(&mut self, frame: &mut Frame, needed: bool) -> Written<()> {
        self.name.truncate(frame.name);
        if self.joins {
            let item = match &frame.open {
                Open::List(list) => self.scratch.get(list.item..),
                Open::Members | Open::Entries(..) => None,
            };
            if item.is_some_and(|item| item.contains(',')) {
                return Err(Refusal::new("a comma in an item would be read as the end of the item"));
            }
        } else if needed && self.out.len() == frame.before {
            return Err(Refusal::new("the value is required but empty, which a form cannot represent"));
        }
        Ok(())
    }

    fn close(&mut self, frame: Frame) -> Written<()> {
        match &frame.open {
            Open::List(list) => self.close_list(&frame, list),
            Open::Members | Open::Entries(..) => Ok(()),
        }
    }
}

/// Returns how the items of a list are named. Items that are not single values always have a number.
pub(super) fn items_of(form: FormShape, item: &Node) -> FormList {
    match form.lists().style() {
        FormLists::Numbered => form.lists(),
        FormLists::Repeat | FormLists::Brackets | FormLists::Indexed | FormLists::Comma
            if item.kind_in(Format::Form).is_single() =>
        {
            form.lists()
        }
        FormLists::Repeat | FormLists::Brackets | FormLists::Indexed | FormLists::Comma => {
            FormList::new(FormLists::Indexed)
        }
    }
}

#[cold]
fn no_pairs<T>() -> Written<T> {
    Err(Refusal::new("a form body must be a structure or a map"))
}
