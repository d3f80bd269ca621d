//! Comparison of JSON documents by their values.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::MAX_DEPTH;
use super::lexer::{Lexer, Peek, SyntaxError};

use crate::error::Problem;
use crate::lines::Lines;
use crate::number::same_number;
use crate::walk::{escape, shown};

/// Returns the first difference of two documents. The order of members and the spelling of numbers and
/// strings are ignored.
pub(in crate::format) fn difference(expected: &str, found: &str) -> Option<String> {
    let expected = match read(expected) {
        Ok(tree) => tree,
        Err(problem) => return Some(format!("the expected JSON body cannot be read: {problem}")),
    };
    match read(found) {
        Ok(found) => expected.difference(&found, &mut String::new()),
        Err(problem) => Some(format!("the found JSON body cannot be read: {problem}")),
    }
}

/// A document whose numbers are kept as text.
enum Tree<'j> {
    Null,
    Boolean(bool),
    Number(&'j str),
    Text(Cow<'j, str>),
    List(Vec<Self>),
    Object(BTreeMap<Cow<'j, str>, Self>),
}

impl Tree<'_> {
    /// Returns the difference to another value at the same location.
    fn difference(&self, found: &Self, pointer: &mut String) -> Option<String> {
        match (self, found) {
            (Self::Null, Self::Null) => None,
            (Self::Boolean(left), Self::Boolean(right)) if left == right => None,
            (Self::Number(left), Self::Number(right)) if same_number(left, right) => None,
            (Self::Text(left), Self::Text(right)) if left == right => None,
            (Self::List(left), Self::List(right)) => {
                let mut pairs = left.iter().zip(right).enumerate();
                pairs
                    .find_map(|(index, (left, right))| left.within(right, &index.to_string(), pointer))
                    .or_else(|| {
                        (left.len() != right.len())
                            .then(|| sentence(pointer, &count(left.len()), &count(right.len())))
                    })
            }
            (Self::Object(left), Self::Object(right)) => {
                let expected = left.iter().find_map(|(name, value)| match right.get(name) {
                    Some(other) => value.within(other, name, pointer),
                    None => Some(sentence(pointer, &format!("a member {}", shown(name)), "none")),
                });
                expected.or_else(|| {
                    let more = right.keys().find(|name| !left.contains_key(*name))?;
                    Some(sentence(pointer, &format!("no member {}", shown(more)), "one"))
                })
            }
            _ => Some(sentence(pointer, &self.brief(), &found.brief())),
        }
    }

    /// Compares values one level deeper.
    fn within(&self, found: &Self, step: &str, pointer: &mut String) -> Option<String> {
        let outer = pointer.len();
        pointer.push('/');
        pointer.push_str(&escape(step));
        let difference = self.difference(found, pointer);
        pointer.truncate(outer);
        difference
    }

    /// Returns a short description of the value.
    fn brief(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Boolean(value) => value.to_string(),
            Self::Number(text) => (*text).to_owned(),
            Self::Text(text) => shown(text),
            Self::List(_) => "a list".to_owned(),
            Self::Object(_) => "an object".to_owned(),
        }
    }
}

fn sentence(pointer: &str, expected: &str, found: &str) -> String {
    let place = if pointer.is_empty() { "the whole body" } else { pointer };
    format!("{place}: expected {expected}, found {found}")
}

fn count(items: usize) -> String {
    if items == 1 { "1 item".to_owned() } else { format!("{items} items") }
}

/// The error of a document that cannot be read: the position and the reason.
struct Unreadable {
    offset: usize,
    what: String,
}

impl From<SyntaxError> for Unreadable {
    fn from(error: SyntaxError) -> Self {
        Self { offset: error.offset, what: error.sentence() }
    }
}

fn read(text: &str) -> Result<Tree<'_>, Problem> {
    document(text).map_err(|Unreadable { offset, what }| Problem {
        position: Some(Lines::new(text.as_bytes()).position(offset)),
        pointer: String::new(),
        what,
        ends_reading: true,
    })
}

fn document(text: &str) -> Result<Tree<'_>, Unreadable> {
    let mut lexer = Lexer::new(text);
    let tree = value(&mut lexer, 0)?;
    lexer.finish()?;
    Ok(tree)
}

fn value<'j>(lexer: &mut Lexer<'j>, depth: usize) -> Result<Tree<'j>, Unreadable> {
    let (peek, offset) = (lexer.peek()?, lexer.offset());
    if matches!(peek, Peek::Array | Peek::Object) && depth >= MAX_DEPTH {
        return Err(Unreadable { offset, what: format!("nested more than {MAX_DEPTH} levels deep") });
    }
    Ok(match peek {
        Peek::Null => {
            lexer.word(peek)?;
            Tree::Null
        }
        Peek::True | Peek::False => {
            lexer.word(peek)?;
            Tree::Boolean(peek == Peek::True)
        }
        Peek::String => Tree::Text(lexer.string()?),
        Peek::Number => Tree::Number(lexer.number()?.text),
        Peek::Array => {
            lexer.open();
            let mut items = Vec::new();
            while lexer.next_item(items.is_empty())? {
                items.push(value(lexer, depth + 1)?);
            }
            Tree::List(items)
        }
        Peek::Object => {
            lexer.open();
            let mut members = BTreeMap::new();
            while lexer.next_member(members.is_empty())? {
                let name = lexer.key()?;
                lexer.peek()?;
                let offset = lexer.offset();
                if members.contains_key(&name) {
                    let what = format!("the member {} occurs more than once", shown(&name));
                    return Err(Unreadable { offset, what });
                }
                members.insert(name, value(lexer, depth + 1)?);
            }
            Tree::Object(members)
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::format::{Format, difference};

    fn between(expected: &str, found: &str) -> Option<String> {
        difference(Format::Json, expected.as_bytes(), found.as_bytes())
    }

    #[test]
    fn finds_no_difference_between_equivalent_documents() {
        for (left, right) in [
            (r#"{"a": 1, "b": [true, null]}"#, "{\"b\":[true,null],\n\"a\":1.0}"),
            (r#""\u00e9\/\ud83d\ude00""#, "\"é/😀\""),
            ("123456789012345678901234567890", "123456789012345678901234567890.0"),
            ("\u{feff}{}", "{}"),
        ] {
            assert_eq!(between(left, right), None, "{left} {right}");
        }
    }

    #[test]
    fn reports_the_first_difference_with_its_location() {
        for (left, right, told) in [
            ("1", "2", "the whole body: expected 1, found 2"),
            (
                "123456789012345678901234567890",
                "123456789012345678901234567891",
                "the whole body: expected 123456789012345678901234567890, found 123456789012345678901234567891",
            ),
            (r#"{"a": {"b/c": "x"}}"#, r#"{"a": {"b/c": null}}"#, r#"/a/b~1c: expected "x", found null"#),
            (r#"{"a": 1}"#, "{}", r#"the whole body: expected a member "a", found none"#),
            ("[{}]", r#"[{"a": 1}]"#, r#"/0: expected no member "a", found one"#),
            ("[1, 2]", "[1]", "the whole body: expected 2 items, found 1 item"),
            ("[1, {}]", "[1, []]", "/1: expected an object, found a list"),
            ("\"1\"", "1", "the whole body: expected \"1\", found 1"),
            ("true", "false", "the whole body: expected true, found false"),
        ] {
            assert_eq!(between(left, right).as_deref(), Some(told));
        }
    }

    #[test]
    fn reports_an_unreadable_body_as_different_from_itself() {
        let bomb = "[".repeat(100_000);
        for body in ["", "{", "1 2", "{\"a\": 1, \"a\": 1}", "nul", &bomb] {
            assert!(between(body, body).is_some(), "{body:.20}");
        }
        assert_eq!(
            between("{}", "{\n \"a\": 1, \"a\": 1}").as_deref(),
            Some(
                "the found JSON body cannot be read: line 2, column 15: the member \"a\" occurs more than once"
            )
        );
    }
}
