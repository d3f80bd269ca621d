//! What the pieces tell of a document, as a text.

use crate::format::Limits;
use crate::format::xml::body::Malformed;
use crate::format::xml::pieces::{Element, Piece, Pieces};

/// What a strict reader sees in a document: `{namespace}name(attributes "text" elements)`.
pub(super) fn told(document: &str) -> Result<String, Malformed> {
    told_to(Teller::default(), document)
}

/// The same, but for white space before start tags.
pub(super) fn told_without_blanks(document: &str) -> Result<String, Malformed> {
    told_to(Teller { without_blanks: true, ..Teller::default() }, document)
}

fn told_to(mut teller: Teller, document: &str) -> Result<String, Malformed> {
    // A byte order mark is gone before there are pieces.
    let text = document.strip_prefix('\u{FEFF}').unwrap_or(document);
    let mut pieces = Pieces::new(text, &Limits::default(), true)?;
    loop {
        match pieces.next()? {
            Piece::Open(element) => teller.open_element(&element),
            Piece::Text(text) => teller.text(&text),
            Piece::Close => teller.close(),
            Piece::End => return Ok(teller.end()),
        }
    }
}

/// The same as without white space, by the faster ways where they can be taken, for elements with these names.
pub(super) fn told_faster(document: &str, names: &[&str]) -> Result<String, Malformed> {
    let mut pieces = Pieces::new(document, &Limits::default(), true)?;
    let mut teller = Teller { without_blanks: true, ..Teller::default() };
    loop {
        let found = names.iter().find_map(|name| Some((*name, pieces.text_element(name)?)));
        if let Some((name, text)) = found {
            assert_eq!(document.get(pieces.start() + 1..).map(|rest| rest.starts_with(name)), Some(true));
            teller.open(&pieces.default_namespace(), name);
            teller.text(&text);
            teller.close();
            continue;
        }
        if let Some(name) = names.iter().find(|name| pieces.plain_open(name)) {
            teller.open(&pieces.default_namespace(), name);
            continue;
        }
        match pieces.next()? {
            Piece::Open(element) => teller.open_element(&element),
            Piece::Text(text) => teller.text(&text),
            Piece::Close => teller.close(),
            Piece::End => return Ok(teller.end()),
        }
    }
}

/// Writes down what is seen.
#[derive(Default)]
pub(super) struct Teller {
    said: String,
    text: String,
    /// Whether white space before start tags is left out.
    without_blanks: bool,
}

impl Teller {
    fn open_element(&mut self, element: &Element<'_>) {
        self.open(&element.namespace, element.local);
        for attribute in &element.attributes {
            self.attribute(&attribute.namespace, attribute.local, &attribute.value);
        }
    }

    pub(super) fn open(&mut self, namespace: &str, local: &str) {
        if self.without_blanks {
            self.text.truncate(self.text.trim_end_matches([' ', '\t', '\r', '\n']).len());
        }
        self.finish_text();
        self.part(&format!("{}{local}(", braced(namespace)));
    }

    pub(super) fn attribute(&mut self, namespace: &str, local: &str, value: &str) {
        self.part(&format!("{}{local}={value:?}", braced(namespace)));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn close(&mut self) {
        self.finish_text();
        self.said.push(')');
    }

    /// All that was seen.
    pub(super) fn end(self) -> String {
        self.said
    }

    fn finish_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            self.part(&format!("{text:?}"));
        }
    }

    fn part(&mut self, part: &str) {
        if !self.said.is_empty() && !self.said.ends_with('(') {
            self.said.push(' ');
        }
        self.said.push_str(part);
    }
}

fn braced(namespace: &str) -> String {
    if namespace.is_empty() { String::new() } else { format!("{{{namespace}}}") }
}
