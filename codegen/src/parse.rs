//! Text to tree: YAML as `serde_yaml` reads it, with the order of mappings and the keys that are given twice.

use std::cell::Cell;
use std::fmt;
use std::sync::Arc;

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use crate::report::{Code, Diagnostic, Report, Reported};
use crate::source::{MAX_FILE_SIZE, SourceRef};
use crate::syntax::{Entry, Node, NodePath, Part, Step, Yaml, byte_offset, unmarked};

/// How much a document may hold, its aliases written out: a value or key counts as one and the length of its text.
const MAX_AMOUNT: usize = 2 * MAX_FILE_SIZE;

/// Reads the tree of a file: `None`, with a finding, where the file is not one YAML document.
pub fn parse(source: &SourceRef) -> Reported<Option<Node>> {
    let mut report = Report::default();
    let node = tree(source, &mut report);
    Reported::new(node, report)
}

fn tree(source: &SourceRef, report: &mut Report) -> Option<Node> {
    if let Some(finding) = unreadable(source) {
        report.push(finding);
        return None;
    }
    let state = ParseState { source, held: Cell::new(0), refused: Cell::new(None) };
    let seed = NodeSeed { state: &state, path: Vec::new() };
    match seed.deserialize(serde_yaml::Deserializer::from_str(unmarked(&source.text))) {
        Ok(node) if node.yaml == Yaml::Null => {
            let help = "a spec is a mapping: `summary: …`, or `title: …` in api.yaml";
            report.push(finding(source, 0, "the file is empty").help(help));
            None
        }
        Ok(node) => Some(node),
        Err(error) => {
            report.push(failure(source, &error, state.refused.get()));
            None
        }
    }
}

fn finding(source: &SourceRef, offset: usize, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::SYNTAX, &NodePath::offset(source, offset), message)
}

/// What can be said of a text before it is read as YAML.
fn unreadable(source: &SourceRef) -> Option<Diagnostic> {
    let text = &source.text;
    if text.len() > MAX_FILE_SIZE {
        return Some(finding(source, 0, "the file is larger than 1 MiB").help("split it into several files"));
    }
    let allowed = |offset: usize, c: char| match c {
        '\t' | '\n' | '\r' => true,
        '\u{feff}' => offset == 0,
        c => !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'),
    };
    if let Some((offset, c)) = text.char_indices().find(|(offset, c)| !allowed(*offset, *c)) {
        let message = format!("the character U+{:04X} is not allowed in a spec", u32::from(c));
        let help = "write it as an escape in double quotes, such as \"\\u0007\"";
        return Some(finding(source, offset, message).help(help));
    }
    // The reader takes quadratic time for these two.
    if let Some(offset) = directive(text) {
        return Some(finding(source, offset, "YAML directives are not supported").help("remove the line"));
    }
    let offset = too_deep(text)?;
    Some(finding(source, offset, TOO_DEEP).help("reduce the nesting to less than a thousand levels"))
}

/// Where a line starts with a per cent sign.
fn directive(text: &str) -> Option<usize> {
    if text.starts_with('%') { Some(0) } else { text.find("\n%").map(|newline| newline + 1) }
}

/// Where more than a thousand brackets are open, quoted or not.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 1000
    })
}

/// What an error of the reader says, at the place that it names.
fn failure(source: &SourceRef, error: &serde_yaml::Error, refused: Option<&str>) -> Diagnostic {
    let offset = error.location().map(|location| byte_offset(&source.text, location.index()));
    let said = error.to_string();
    if said.contains("more than one document") {
        let message = "the file contains more than one YAML document";
        return finding(source, second_document(&source.text), message)
            .help("write each document into a file of its own");
    }
    let offset = offset.unwrap_or(0);
    let (said, start) = without_marks(&said);
    let message = match refused {
        Some(refused) => refused.to_owned(),
        None if said.starts_with("repetition limit exceeded") => TOO_MUCH.to_owned(),
        None if said.starts_with("recursion limit exceeded") => TOO_DEEP.to_owned(),
        None => said,
    };
    let here = source.text.get(offset..).unwrap_or_default();
    let finding = match start.map(|(line, column)| position(&source.text, line, column)) {
        Some(start) => {
            finding(source, offset, message).related(&NodePath::offset(source, start), "it starts here")
        }
        None => finding(source, offset, message),
    };
    if here.starts_with('\t') {
        finding.help("indent with spaces: YAML does not allow tabs")
    } else if here.starts_with(':') {
        finding.help("put a text that contains a colon and a space in quotes: `doc: \"The name: unique.\"`")
    } else {
        finding
    }
}

/// What the reader says without the places that it names, since the finding has its own; and the line and column,
/// from 1, of the second, if there is one: where that starts which it was state.
fn without_marks(said: &str) -> (String, Option<(usize, usize)>) {
    let mut marks = Vec::new();
    let mut parts = said.split(" at line ");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (line, rest) = number(part);
        let (column, rest) = rest.strip_prefix(" column ").map_or((None, rest), number);
        match (line, column) {
            (Some(line), Some(column)) => marks.push((line, column)),
            _ => text.push_str(" at line "),
        }
        text.push_str(if column.is_some() { rest } else { part });
    }
    (text, marks.get(1).copied())
}

/// The number at the start of a text, and what follows it.
fn number(text: &str) -> (Option<usize>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (digits.parse().ok(), rest)
}

/// The byte of a line and column, as the reader counts them.
fn position(text: &str, line: usize, column: usize) -> usize {
    let lines = unmarked(text).split_inclusive('\n');
    let before: usize = lines.take(line.saturating_sub(1)).map(str::len).sum();
    let within = unmarked(text).get(before..).unwrap_or_default().char_indices();
    let bytes = within.map(|(byte, _)| byte).nth(column.saturating_sub(1)).unwrap_or(0);
    byte_offset(text, before + bytes)
}

/// Where the second document starts, or where the first ends.
fn second_document(text: &str) -> usize {
    let mut begun = false;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let marker = line.starts_with("---") || line.starts_with("...");
        if marker && begun {
            return offset;
        }
        begun |= !(line.trim().is_empty() || line.starts_with(['#', '%']) || marker);
        offset += line.len();
    }
    0
}

const TOO_MUCH: &str = "the aliases of the document expand to too many nodes";
const TOO_DEEP: &str = "the document is nested too deeply";
const NO_KEY: &str = "a key must be a text, a number or a flag";
const TOO_LARGE: &str = "the integer is too large";

/// What is known while a document is read.
struct ParseState<'s> {
    source: &'s SourceRef,
    held: Cell<usize>,
    /// Why the reading stopped, where it was stopped here.
    refused: Cell<Option<&'static str>>,
}

impl ParseState<'_> {
    fn refuse<E: de::Error>(&self, why: &'static str) -> E {
        self.refused.set(Some(why));
        E::custom(why)
    }

    fn hold<E: de::Error>(&self, amount: usize) -> Result<(), E> {
        let held = self.held.get().saturating_add(amount);
        self.held.set(held);
        if held > MAX_AMOUNT { Err(self.refuse(TOO_MUCH)) } else { Ok(()) }
    }
}

/// Reads the node at a path.
struct NodeSeed<'r, 's> {
    state: &'r ParseState<'s>,
    path: Vec<Step>,
}

impl<'r, 's> NodeSeed<'r, 's> {
    fn within(&self, step: Step) -> NodeSeed<'r, 's> {
        let path = self.path.iter().copied().chain([step]).collect();
        NodeSeed { state: self.state, path }
    }

    fn place(&self, part: Part) -> NodePath {
        NodePath { source: Arc::clone(self.state.source), path: self.path.as_slice().into(), part }
    }

    fn node<E: de::Error>(&self, yaml: Yaml) -> Result<Node, E> {
        let text = if let Yaml::Text(text) = &yaml { text.len() } else { 0 };
        self.state.hold(1 + text)?;
        Ok(Node { yaml, place: self.place(Part::Value) })
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_, '_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_, '_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        self.node(Yaml::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Node, E> {
        self.node(Yaml::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Node, E> {
        self.node(Yaml::Flag(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Node, E> {
        self.node(Yaml::Integer(value.into()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Node, E> {
        self.node(Yaml::Integer(value.into()))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Node, E> {
        self.node(Yaml::Integer(value))
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Node, E> {
        match i128::try_from(value) {
            Ok(value) => self.node(Yaml::Integer(value)),
            Err(_) => Err(self.state.refuse(TOO_LARGE)),
        }
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Node, E> {
        self.node(Yaml::Number(value))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Node, E> {
        self.node(Yaml::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(self.within(items.len()))? {
            items.push(item);
        }
        self.node(Yaml::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = access.next_key_seed(KeySeed(self.state))? {
            let seed = self.within(entries.len());
            let place = seed.place(Part::Key);
            let value = access.next_value_seed(seed)?;
            entries.push(Entry { key, place, value, beside: Vec::new() });
        }
        self.node(Yaml::Map(entries))
    }

    /// A tag is passed over: the language knows none.
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Node, A::Error> {
        let (IgnoredAny, variant) = access.variant()?;
        variant.newtype_variant_seed(self)
    }
}

/// Reads a key as it is written: `007` and `1.50` are not numbers here.
struct KeySeed<'r, 's>(&'r ParseState<'s>);

impl<'de> DeserializeSeed<'de> for KeySeed<'_, '_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        let state = self.0;
        // Only a text visits: for anything else the reader fails by itself, and this is why.
        state.refused.set(Some(NO_KEY));
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_, '_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<String, E> {
        self.0.refused.set(None);
        self.0.hold(1 + value.len())?;
        Ok(value.to_owned())
    }
}
