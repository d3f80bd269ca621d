//! Comparison of XML bodies by their infosets.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::body::Malformed;
use super::characters::is_blank;
use super::pieces::{Element, Piece, Pieces, append};
use crate::walk::{Limits, shown};

/// Returns the first difference of two bodies: in the namespaces and local names of elements and
/// attributes, in the order of elements, or in text.
pub(in crate::format) fn difference(expected: &str, found: &str) -> Option<String> {
    let sides = (Infoset::new(expected), Infoset::new(found));
    match sides {
        (Ok(mut expected), Ok(mut found)) => first_difference(&mut expected, &mut found),
        (Err(malformed), _) => Some(unreadable("expected", &malformed)),
        (_, Err(malformed)) => Some(unreadable("found", &malformed)),
    }
}

fn first_difference(expected: &mut Infoset<'_>, found: &mut Infoset<'_>) -> Option<String> {
    let mut path = Path::default();
    loop {
        let expected = match expected.next() {
            Ok(token) => token,
            Err(malformed) => return Some(unreadable("expected", &malformed)),
        };
        let found = match found.next() {
            Ok(token) => token,
            Err(malformed) => return Some(unreadable("found", &malformed)),
        };
        match (&expected, &found) {
            (Token::End, Token::End) => return None,
            (Token::Close, Token::Close) => path.leave(),
            (Token::Text(one), Token::Text(other)) if one == other => {}
            (Token::Open(one), Token::Open(other)) if one.has_the_name_of(other) => {
                path.enter(one.local);
                if let Some(what) = differing_attribute(one, other) {
                    return Some(format!("{path}: {what}"));
                }
            }
            _ => return Some(format!("{path}: expected {}, found {}", expected.shown(), found.shown())),
        }
    }
}

fn unreadable(which: &str, malformed: &Malformed) -> String {
    let place = malformed.position.map(|(line, column)| format!("line {line}, column {column}: "));
    format!("the {which} body cannot be read: {}{}", place.unwrap_or_default(), malformed.what)
}

fn differing_attribute(expected: &Element<'_>, found: &Element<'_>) -> Option<String> {
    let (expected, found) = (attributes_of(expected), attributes_of(found));
    let differing = expected.iter().find(|(name, value)| found.get(*name) != Some(*value));
    let (name, value) = match (differing, found.iter().find(|(name, _)| !expected.contains_key(*name))) {
        (Some(differing), _) => differing,
        (None, Some(((_, local), value))) => {
            return Some(format!("expected no attribute {local}, found {}", shown(value)));
        }
        (None, None) => return None,
    };
    let other = found.get(name).map_or_else(|| "none".to_owned(), |other| shown(other));
    Some(format!("expected the attribute {} to be {}, found {other}", name.1, shown(value)))
}

fn attributes_of<'e>(element: &'e Element<'_>) -> BTreeMap<(&'e str, &'e str), &'e str> {
    let attributes = element.attributes.iter();
    attributes.map(|a| ((a.namespace.as_ref(), a.local), a.value.as_ref())).collect()
}

/// The significant pieces of a body. Text is joined, and white space between elements is omitted.
struct Infoset<'b> {
    source: Pieces<'b>,
    /// For each open element, whether it has a child element.
    open: Vec<bool>,
    ahead: Option<Token<'b>>,
}

enum Token<'b> {
    Open(Element<'b>),
    Text(Cow<'b, str>),
    Close,
    End,
}

impl<'b> Infoset<'b> {
    fn new(text: &'b str) -> Result<Self, Malformed> {
        let source = Pieces::new(text, &Limits::default(), false)?;
        Ok(Self { source, open: Vec::new(), ahead: None })
    }

    fn next(&mut self) -> Result<Token<'b>, Malformed> {
        if let Some(token) = self.ahead.take() {
            return Ok(token);
        }
        let mut text = Cow::Borrowed("");
        let token = loop {
            match self.source.next()? {
                Piece::Text(piece) => append(&mut text, piece),
                Piece::Open(element) => break Token::Open(element),
                Piece::Close => break Token::Close,
                Piece::End => break Token::End,
            }
        };
        let beside_elements = match token {
            Token::Open(_) => {
                if let Some(has_elements) = self.open.last_mut() {
                    *has_elements = true;
                }
                self.open.push(false);
                true
            }
            _ => self.open.pop().unwrap_or_default(),
        };
        if text.is_empty() || (beside_elements && is_blank(&text)) {
            return Ok(token);
        }
        self.ahead = Some(token);
        Ok(Token::Text(text))
    }
}

impl Token<'_> {
    fn shown(&self) -> String {
        match self {
            Self::Open(element) if element.namespace.is_empty() => format!("the element {}", element.local),
            Self::Open(element) => format!("the element {{{}}}{}", element.namespace, element.local),
            Self::Text(text) => format!("the text {}", shown(text)),
            Self::Close => "the end of the element".to_owned(),
            Self::End => "the end of the body".to_owned(),
        }
    }
}

impl Element<'_> {
    fn has_the_name_of(&self, other: &Element<'_>) -> bool {
        self.local == other.local && self.namespace == other.namespace
    }
}

/// The path of elements to a place, each with its index among the siblings of the same name.
#[derive(Default)]
struct Path<'b> {
    steps: Vec<(&'b str, usize)>,
    /// For the root and each step, the number of child elements of each name.
    counts: Vec<BTreeMap<&'b str, usize>>,
}

impl<'b> Path<'b> {
    fn enter(&mut self, local: &'b str) {
        if self.counts.is_empty() {
            self.counts.push(BTreeMap::new());
        }
        let number = self.counts.last_mut().map_or(1, |counts| {
            let count = counts.entry(local).or_insert(0);
            *count += 1;
            *count
        });
        self.steps.push((local, number));
        self.counts.push(BTreeMap::new());
    }

    fn leave(&mut self) {
        self.steps.pop();
        self.counts.pop();
    }
}

impl std::fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.steps.is_empty() {
            return f.write_str("/");
        }
        self.steps.iter().try_for_each(|(local, number)| match number {
            1 => write!(f, "/{local}"),
            _ => write!(f, "/{local}[{number}]"),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::format::{Format, difference};

    fn said(expected: &str, found: &str) -> Option<String> {
        difference(Format::Xml, expected.as_bytes(), found.as_bytes())
    }

    #[test]
    fn finds_no_difference_between_equivalent_documents() {
        for (one, other) in [
            ("<a><b/></a>", "<?xml version='1.0'?>\n<!-- c --><a>\n  <b></b>\n</a>\n<?pi?>"),
            ("<p:a xmlns:p='urn:x' q='1' p:r='2'/>", "<a xmlns='urn:x' xmlns:z='urn:x' z:r='2' q='1'/>"),
            ("<a>x &amp; y</a>", "<a>x <![CDATA[&]]><!-- --> &#121;</a>"),
            ("<a>x\ny</a>", "<a>x\r\ny</a>"),
            ("<a> </a>", "<a>&#32;</a>"),
            ("<?xml version=”1.0” encoding=”UTF-8”?><a/>", "<a/>"),
        ] {
            assert_eq!(said(one, other), None);
            assert_eq!(said(other, one), None);
        }
    }

    #[test]
    fn reports_differences_with_their_paths() {
        for (expected, found, told) in [
            ("<a/>", "<b/>", "/: expected the element a, found the element b"),
            ("<a/>", "<a xmlns='urn:x'/>", "/: expected the element a, found the element {urn:x}a"),
            (
                "<a><b>1</b><b>2</b></a>",
                "<a><b>1</b><b>3</b></a>",
                "/a/b[2]: expected the text \"2\", found the text \"3\"",
            ),
            ("<a><b/><c/></a>", "<a><c/><b/></a>", "/a: expected the element b, found the element c"),
            ("<a><b/></a>", "<a/>", "/a: expected the element b, found the end of the element"),
            ("<a> </a>", "<a/>", "/a: expected the text \" \", found the end of the element"),
            ("<a b='1'/>", "<a b='2'/>", "/a: expected the attribute b to be \"1\", found \"2\""),
            ("<a b='1'/>", "<a/>", "/a: expected the attribute b to be \"1\", found none"),
            ("<a/>", "<a b='1'/>", "/a: expected no attribute b, found \"1\""),
            (
                "<a/>",
                "<a>",
                "the found body cannot be read: line 1, column 4: the body ends within an element",
            ),
            ("", "<a/>", "the expected body cannot be read: line 1, column 1: there is no element"),
        ] {
            assert_eq!(said(expected, found).as_deref(), Some(told));
        }
    }
}
