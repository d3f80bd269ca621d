//! Classes of patterns: `[a-z]`, `[^\d]`, `[^]`.

use std::fmt::Write;

use super::PatternError;
use super::cursor::Cursor;
use super::escape::{Atom, character};

/// The first and the last surrogate, which are no characters.
const SURROGATES: (u32, u32) = (0xD800, 0xDFFF);

/// Appends a character, within a class or outside. Everything but letters and digits is escaped.
pub(super) fn push_character(code: u32, out: &mut String) {
    match char::from_u32(code) {
        Some(c) if c.is_alphanumeric() => out.push(c),
        // Writing to a string cannot fail.
        _ => drop(write!(out, r"\x{{{code:X}}}")),
    }
}

/// Translates a class whose bracket has been read. `start` is its position.
pub(super) fn class(
    cursor: &mut Cursor<'_>,
    start: &Cursor<'_>,
    out: &mut String,
) -> Result<(), PatternError> {
    let is_negated = cursor.eat("^");
    let mut inner = String::new();
    let mut has_surrogates = false;
    loop {
        let at = cursor.clone();
        if cursor.rest().is_empty() {
            return Err(start.error("the class has no end", "add `]`, or write `\\[` for the character"));
        }
        if cursor.eat("]") {
            break;
        }
        let first = atom(cursor, &at)?;
        let mut after = cursor.clone();
        let is_range = after.eat("-") && !after.rest().is_empty() && after.peek() != Some(']');
        let first = match first {
            Atom::Character(code) if is_range => {
                let from = after.clone();
                match atom(&mut after, &from)? {
                    Atom::Character(last) => {
                        *cursor = after;
                        if last < code {
                            return Err(
                                at.error("the range is out of order", "write the lower character first")
                            );
                        }
                        has_surrogates |= !push_range(code, last, &mut inner);
                        continue;
                    }
                    // Beside a set, a hyphen is a character.
                    Atom::Set { .. } | Atom::Reference(_) | Atom::Boundary { .. } => Atom::Character(code),
                }
            }
            first => first,
        };
        match first {
            Atom::Character(code) => has_surrogates |= !push_range(code, code, &mut inner),
            Atom::Set { ranges, is_negated: false } => inner.push_str(&ranges),
            Atom::Set { ranges, is_negated: true } => drop(write!(inner, "[^{ranges}]")),
            Atom::Reference(_) | Atom::Boundary { .. } => {}
        }
    }
    match (inner.is_empty(), is_negated) {
        (true, false) if has_surrogates => Err(start.error(
            "half of a surrogate pair is no character",
            "write the characters themselves, such as `[\\u{10000}-\\u{10FFFF}]`",
        )),
        (true, false) => {
            out.push_str(r"[^\x{0}-\x{10FFFF}]");
            Ok(())
        }
        (true, true) => {
            out.push_str(r"[\x{0}-\x{10FFFF}]");
            Ok(())
        }
        (false, is_negated) => {
            let sign = if is_negated { "^" } else { "" };
            // Writing to a string cannot fail.
            let _ = write!(out, "[{sign}{inner}]");
            Ok(())
        }
    }
}

fn atom(cursor: &mut Cursor<'_>, start: &Cursor<'_>) -> Result<Atom, PatternError> {
    match cursor.next() {
        Some('\\') if cursor.eat("b") => Ok(Atom::Character(0x08)),
        Some('\\') => character(cursor, start),
        Some(c) => Ok(Atom::Character(u32::from(c))),
        None => Err(start.error("the class has no end", "add `]`")),
    }
}

/// Appends a range without its surrogates. Returns false if nothing is left.
fn push_range(first: u32, last: u32, out: &mut String) -> bool {
    let (low, high) = SURROGATES;
    let first = if (low..=high).contains(&first) { high + 1 } else { first };
    let last = if (low..=high).contains(&last) { low - 1 } else { last };
    if first > last {
        return false;
    }
    push_character(first, out);
    if first < last {
        out.push('-');
        push_character(last, out);
    }
    true
}
