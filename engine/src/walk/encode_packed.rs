//! Encoding of values within a packing: as the JSON in a text, within a template, as one text of items, or as a single item.

use std::fmt::Write as _;

use super::encode::{Encoder, check_depth, mismatch};
use super::options::Limits;
use super::path::Step;
use super::sink::{Refusal, Sink, Written};
use super::template;
use super::text_sink::TextSink;
use crate::table::{Format, Node, Packing, ScalarNode, TextPiece};
use crate::value::{List, Scalar, Value};

impl<S: Sink> Encoder<'_, S> {
    /// Returns the packing of a value. Null, and what is absent, has none, and plain JSON has none.
    #[inline]
    pub(super) fn packing(&self, value: &Value<'_>, node: &Node) -> Option<Packing> {
        let packing = node.packing(S::FORMAT)?;
        (!self.options.canonical && !value.is_empty()).then_some(packing)
    }

    /// Encodes a value within its packing.
    #[cold]
    pub(super) fn packed(
        &mut self,
        place: S::Pending<'_>,
        (value, node): (Value<'_>, &Node),
        packing: Packing,
        depth: usize,
    ) -> Written<()> {
        let within = if packing.is_text() { node.within_text() } else { node.within_packing() };
        let list = value.list().zip(node.kind().item());
        let text = match (packing, list) {
            (Packing::Json, _) => {
                let json = self.nested(value, &within, depth)?;
                let json = if S::FORMAT == Format::Text { in_ascii(json) } else { json };
                self.text_apart_from_null(node, &json)?;
                return self.sink.json(place, &node.around_packing(S::FORMAT), &json);
            }
            (Packing::Encoded(encoding), _) => encoding.encoded(&self.nested(value, &within, depth)?),
            (Packing::Template(template), _) => self.templated(value, &within, template, depth)?,
            (Packing::Joined(separator), Some((list, item))) => {
                check_depth(depth)?;
                join(list, item, separator, S::FORMAT).map_err(|(index, found)| {
                    let what = format!("expected {}, found {found}", packing.expects());
                    Refusal::new(what).under(Step::Index(index), item)
                })?
            }
            (Packing::OneOrMany, Some((list, item))) if list.len() == 1 && !list.get(0).is_empty() => {
                check_depth(depth)?;
                if let Some(null) = node.hints().null_as() {
                    self.item_apart_from_null(null, (list.get(0), item), node, depth + 1)?;
                }
                let written = self.value(place, &list.get(0), item, depth + 1);
                return written.map_err(|refusal| refusal.under(Step::Index(0), item));
            }
            (Packing::Positional, _) => {
                return match value.record() {
                    Some(record) => self.positional(place, (record, &within), depth),
                    None => mismatch(value, node),
                };
            }
            (Packing::Entries(entries), _) => return self.entries_of(place, (value, node), entries, depth),
            (Packing::OneOrMany, _) => return self.value(place, &value, &within, depth),
            (Packing::Joined(_), None) => return mismatch(value, node),
        };
        self.text_apart_from_null(node, &text)?;
        self.sink.scalar(place, &node.around_packing(S::FORMAT), &Scalar::String(&text))
    }

    /// Returns a value within the text of a template.
    fn templated(
        &self,
        value: Value<'_>,
        node: &Node,
        template: &'static [TextPiece],
        depth: usize,
    ) -> Written<String> {
        let mut sink = TextSink::<S::Nested>::within(template);
        Encoder { sink: &mut sink, options: self.options, added: Vec::new() }.value(
            (),
            &value,
            node,
            depth,
        )?;
        Ok(sink.into_texts().0.concat())
    }

    /// Returns a value as JSON.
    pub(super) fn nested(&self, value: Value<'_>, node: &Node, depth: usize) -> Written<String> {
        let mut sink = S::nested();
        let place = sink.root(node, None);
        Encoder { sink: &mut sink, options: self.options, added: Vec::new() }
            .value(place, &value, node, depth)?;
        let json = S::nested_text(sink);
        // Each text within a text can be twice as long.
        let most = Limits::USUAL.bytes;
        if json.len() > most {
            return Err(Refusal::new(format!("a text of more than {most} bytes")));
        }
        Ok(json)
    }
}

/// Replaces the characters that a header field cannot have by their escapes. Outside of strings, JSON has none.
fn in_ascii(json: String) -> String {
    let is_plain = |byte: u8| (b' '..=b'~').contains(&byte);
    if json.bytes().all(is_plain) {
        return json;
    }
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        if u8::try_from(character).is_ok_and(is_plain) {
            text.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(text, "\\u{unit:04x}");
            }
        }
    }
    text
}

/// Returns the items of a list as one text, or the position of an item that could not be read from it again
/// and a description of it, for use after "found".
pub(crate) fn join(
    list: &dyn List,
    item: &Node,
    separator: &str,
    format: Format,
) -> Result<String, (usize, String)> {
    let mut text = String::new();
    let mut ends = Vec::with_capacity(list.len());
    for index in 0..list.len() {
        if index > 0 {
            text.push_str(separator);
        }
        let start = text.len();
        push_item(list.get(index), item, format, &mut text).map_err(|found| (index, found))?;
        if text.get(start..).is_some_and(|item| item.contains(separator)) {
            return Err((index, format!("an item that contains {separator:?}")));
        }
        ends.push(text.len());
    }
    if list.len() == 1 && text.is_empty() {
        return Err((0, "one empty item, which would be read as an empty list".to_owned()));
    }
    // An item that ends like the start of the separator moves the place where it is found.
    let mut at = 0;
    let same = text.split(separator).zip(&ends).position(|(part, end)| {
        let found = at + part.len();
        at = found + separator.len();
        found != *end
    });
    match same {
        Some(index) => Err((index, format!("an item that ends as {separator:?} starts"))),
        None => Ok(text),
    }
}

fn push_item(value: Value<'_>, node: &Node, format: Format, text: &mut String) -> Result<(), String> {
    if value.is_empty() {
        text.push_str(node.hints().null_as().ok_or("null")?.text());
        return Ok(());
    }
    let Some(scalar) = value.scalar() else {
        return Err(value.noun().to_owned());
    };
    if let Some(Packing::Template(template)) = node.packing(format) {
        let mut within = String::new();
        push_item(value, &node.within_text(), Format::Text, &mut within)?;
        text.push_str(&template::alone(template, within)?);
        return Ok(());
    }
    let spelled: Option<ScalarNode> = node.single_spelling(format, false);
    match (spelled, scalar.string()) {
        (Some(spelling), _) => spelling.write(scalar, text).map(|_| ()).map_err(str::to_owned),
        (None, Some(listed)) => {
            text.push_str(listed);
            Ok(())
        }
        (None, None) => Err("a value of an enumeration that is no text".to_owned()),
    }
}
