//! Looking up one member of a JSON document, without reading the rest.

use jiter::{Jiter, JiterResult, Peek};

use super::without_mark;
use crate::format::{Found, Limits};

/// What stands at a path of member names. Of a member that is given twice, the first is found.
pub(crate) fn probe(body: &[u8], path: &[&str], limits: &Limits) -> Found {
    if body.len() > limits.bytes {
        return Found::Nothing;
    }
    let mut jiter = Jiter::new(without_mark(body));
    follow(&mut jiter, path).unwrap_or(Found::Nothing)
}

fn follow(jiter: &mut Jiter<'_>, path: &[&str]) -> JiterResult<Found> {
    for step in path {
        if jiter.peek()? != Peek::Object || !enter(jiter, step)? {
            return Ok(Found::Nothing);
        }
    }
    let (peek, start) = (jiter.peek()?, jiter.current_index());
    Ok(match peek {
        Peek::Object | Peek::Array => Found::Structure,
        Peek::String => Found::Text(jiter.known_str()?.to_owned()),
        Peek::Null => {
            jiter.known_null()?;
            Found::Null
        }
        // Numbers and booleans are their own text.
        _ => {
            jiter.known_skip(peek)?;
            Found::Text(String::from_utf8_lossy(jiter.slice_to_current(start)).into_owned())
        }
    })
}

/// Goes to the value of an object's member; false when the object has no such member.
fn enter(jiter: &mut Jiter<'_>, name: &str) -> JiterResult<bool> {
    let mut key = jiter.known_object()?;
    while let Some(known) = key {
        if known == name {
            return Ok(true);
        }
        // A loop with a bound on the depth, not a recursion.
        jiter.next_skip()?;
        key = jiter.next_key()?;
    }
    Ok(false)
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
