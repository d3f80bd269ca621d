//! Looking up one member of a JSON document, without reading the rest.

use super::lexer::{Lexer, Peek, SyntaxError};
use super::{MOST_DEPTH, without_mark};
use crate::format::{Found, Limits};

/// What stands at a path of member names. Of a member that is given twice, the first is found.
pub(crate) fn probe(body: &[u8], path: &[&str], limits: &Limits) -> Found {
    if body.len() > limits.bytes {
        return Found::Nothing;
    }
    // What is behind the member need not be text.
    let text = without_mark(body).utf8_chunks().next().map_or("", |chunk| chunk.valid());
    follow(&mut Lexer::new(text), path).ok().flatten().unwrap_or(Found::Nothing)
}

type Step<T> = Result<Option<T>, SyntaxError>;

fn follow(lexer: &mut Lexer<'_>, path: &[&str]) -> Step<Found> {
    for step in path {
        if lexer.peek()? != Peek::Object || enter(lexer, step)?.is_none() {
            return Ok(None);
        }
    }
    let peek = lexer.peek()?;
    Ok(Some(match peek {
        Peek::Object | Peek::Array => Found::Structure,
        Peek::String => Found::Text(lexer.string()?.into_owned()),
        Peek::Number => Found::Text(lexer.number()?.text.to_owned()),
        Peek::Null | Peek::True | Peek::False => {
            lexer.word(peek)?;
            match peek {
                Peek::Null => Found::Null,
                other => Found::Text((other == Peek::True).to_string()),
            }
        }
    }))
}

/// Goes to the value of an object's member; nothing when the object has no such member.
fn enter(lexer: &mut Lexer<'_>, name: &str) -> Step<()> {
    lexer.open();
    let mut first = true;
    while lexer.next_member(first)? {
        if lexer.key()? == name {
            return Ok(Some(()));
        }
        if skip(lexer, 0)?.is_none() {
            return Ok(None);
        }
        first = false;
    }
    Ok(None)
}

/// Passes over a value; nothing when it is too deep.
fn skip(lexer: &mut Lexer<'_>, depth: usize) -> Step<()> {
    let peek = lexer.peek()?;
    if !matches!(peek, Peek::Object | Peek::Array) {
        return lexer.skip_scalar(peek).map(Some);
    }
    if depth >= MOST_DEPTH {
        return Ok(None);
    }
    lexer.open();
    let mut first = true;
    loop {
        let more = if peek == Peek::Array { lexer.next_item(first)? } else { lexer.next_member(first)? };
        if !more {
            return Ok(Some(()));
        }
        if peek == Peek::Object {
            lexer.skip_key()?;
        }
        if skip(lexer, depth + 1)?.is_none() {
            return Ok(None);
        }
        first = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(body: &str, path: &[&str]) -> Found {
        probe(body.as_bytes(), path, &Limits::default())
    }

    fn text(text: &str) -> Found {
        Found::Text(text.to_owned())
    }

    #[test]
    fn members_are_found_at_any_depth() {
        let body = r#"{"skip": [{"success": 5}, "}"], "success": 0, "a": {"b": null, "c": "x\ny"}, "n": -1.50e2, "t": true}"#;
        assert_eq!(at(body, &["success"]), text("0"));
        assert_eq!(at(body, &["n"]), text("-1.50e2"));
        assert_eq!(at(body, &["t"]), text("true"));
        assert_eq!(at(body, &["a"]), Found::Structure);
        assert_eq!(at(body, &["skip"]), Found::Structure);
        assert_eq!(at(body, &["a", "b"]), Found::Null);
        assert_eq!(at(body, &["a", "c"]), text("x\ny"));
        for path in [&["missing"][..], &["a", "missing"], &["success", "x"], &["skip", "success"]] {
            assert_eq!(at(body, path), Found::Nothing, "{path:?}");
        }
        assert_eq!(at("\u{feff} \"alone\" ", &[]), text("alone"));
    }

    #[test]
    fn what_comes_after_the_member_is_not_read() {
        assert_eq!(at(r#"{"success": 1, broken"#, &["success"]), text("1"));
    }

    #[test]
    fn what_cannot_be_read_is_nothing() {
        let bomb = format!("{{\"x\": {}", "[".repeat(100_000));
        for body in ["", "{", "{\"a\"", "{\"a\":", "{\"a\": nul", "{broken, \"a\": 1}", &bomb] {
            assert_eq!(at(body, &["a"]), Found::Nothing);
        }
        assert_eq!(at("{\"a\": 1}garbage", &["b"]), Found::Nothing);
        let limits = Limits { bytes: 3, ..Limits::default() };
        assert_eq!(probe(b"{\"a\": 1}", &["a"], &limits), Found::Nothing);
    }
}
