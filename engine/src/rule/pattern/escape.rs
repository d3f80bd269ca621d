//! Escapes of patterns: `\d`, `\u00e9`, `\p{L}`, `\.`.

use super::PatternError;
use super::cursor::Cursor;
use super::outline::Outline;
use super::sets::{SPACE, WORD};

/// What an escape stands for.
pub(super) enum Atom {
    /// A character, or half of a surrogate pair.
    Character(u32),
    /// One character of a set: what stands between the brackets of a class.
    Set {
        /// The ranges.
        ranges: String,
        /// Whether all other characters are meant.
        is_negated: bool,
    },
    /// The text that a group has matched.
    Reference(usize),
    /// The start or the end of a word.
    Boundary {
        /// Whether all other positions are meant.
        is_negated: bool,
    },
}

/// Reads an escape outside of classes, whose backslash has been read. `start` is its position.
pub(super) fn escaped(
    cursor: &mut Cursor<'_>,
    start: &Cursor<'_>,
    outline: &Outline<'_>,
) -> Result<Atom, PatternError> {
    match cursor.peek() {
        Some(sign @ ('b' | 'B')) => {
            cursor.next();
            Ok(Atom::Boundary { is_negated: sign == 'B' })
        }
        Some('1'..='9') => {
            let digits = cursor.while_in("0123456789");
            match digits.parse() {
                Ok(number) if number <= outline.groups.len() => Ok(Atom::Reference(number)),
                _ => Err(start.error(
                    format!("there is no group {digits}"),
                    "groups are counted from 1 by their parentheses; write a character as `\\x31`",
                )),
            }
        }
        Some('k') => {
            cursor.next();
            let name = if cursor.eat("<") { cursor.until('>') } else { None };
            let number = name.and_then(|name| outline.number(name));
            number.map(Atom::Reference).ok_or_else(|| {
                start.error("there is no group of this name", "write it as in `(?<quote>[\"']).*\\k<quote>`")
            })
        }
        Some(_) | None => character(cursor, start),
    }
}

/// Reads an escape that has the same meaning within classes.
pub(super) fn character(cursor: &mut Cursor<'_>, start: &Cursor<'_>) -> Result<Atom, PatternError> {
    let Some(c) = cursor.next() else {
        return Err(start.error("the pattern ends with a backslash", "write `\\\\` for the character"));
    };
    let set = |ranges: &str, is_negated| Ok(Atom::Set { ranges: ranges.to_owned(), is_negated });
    match c {
        'd' | 'D' => set("0-9", c == 'D'),
        'w' | 'W' => set(WORD, c == 'W'),
        's' | 'S' => set(SPACE, c == 'S'),
        'p' | 'P' => property(cursor, start, c == 'P'),
        't' => Ok(Atom::Character(0x09)),
        'n' => Ok(Atom::Character(0x0A)),
        'v' => Ok(Atom::Character(0x0B)),
        'f' => Ok(Atom::Character(0x0C)),
        'r' => Ok(Atom::Character(0x0D)),
        '0' if !cursor.peek().is_some_and(|next| next.is_ascii_digit()) => Ok(Atom::Character(0)),
        'c' => match cursor.next().filter(char::is_ascii_alphabetic) {
            Some(letter) => Ok(Atom::Character(u32::from(letter) % 32)),
            None => Err(start.error("`\\c` needs a letter", "write a control character as in `\\cJ`")),
        },
        'x' => cursor
            .hexadecimal(2)
            .map(Atom::Character)
            .ok_or_else(|| start.error("`\\x` needs two hexadecimal digits", "write them, or `\\u{…}`")),
        'u' => unicode(cursor, start).map(Atom::Character),
        c if c.is_ascii_alphanumeric() => {
            Err(start.error(format!("ECMA-262 has no escape `\\{c}`"), foreign(c)))
        }
        c => Ok(Atom::Character(u32::from(c))),
    }
}

/// Returns what to write for an escape of another language.
fn foreign(c: char) -> &'static str {
    match c {
        'A' => "write `^` for the start of the text",
        'z' | 'Z' => "write `$` for the end of the text",
        'h' => "write `[ \\t]`",
        'R' => "write `(?:\\r\\n|\\n|\\r)`",
        'Q' | 'E' => "write a backslash before each character that has a meaning",
        'a' => "write `\\x07`",
        'e' => "write `\\x1B`",
        '0'..='9' => "write a character by its number as `\\x31` or `\\u{31}`",
        _ => "write the letter without the backslash",
    }
}

/// Reads the number of a character: `\u00e9`, `\u{1F600}`, or a surrogate pair.
fn unicode(cursor: &mut Cursor<'_>, start: &Cursor<'_>) -> Result<u32, PatternError> {
    let fault = || {
        start.error("`\\u` needs the number of a character", "write four hexadecimal digits, or `\\u{1F600}`")
    };
    if cursor.eat("{") {
        let digits = cursor.until('}').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        return number.filter(|number| *number <= u32::from(char::MAX)).ok_or_else(fault);
    }
    let first = cursor.hexadecimal(4).ok_or_else(fault)?;
    if !(0xD800..0xDC00).contains(&first) {
        return Ok(first);
    }
    let mut after = cursor.clone();
    let second = if after.eat("\\u") { after.hexadecimal(4) } else { None };
    match second.filter(|second| (0xDC00..0xE000).contains(second)) {
        Some(second) => {
            *cursor = after;
            Ok(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        }
        None => Ok(first),
    }
}

/// Reads a property of characters: `\p{L}`, `\p{Script=Greek}`.
fn property(cursor: &mut Cursor<'_>, start: &Cursor<'_>, is_negated: bool) -> Result<Atom, PatternError> {
    let name = if cursor.eat("{") { cursor.until('}') } else { None };
    let is_plain = |name: &&str| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '='));
    let Some(name) = name.filter(is_plain) else {
        let help = "write the property in braces, such as `\\p{L}` or `\\p{Script=Greek}`";
        return Err(start.error("the property is malformed", help));
    };
    let ranges = format!(r"\p{{{name}}}");
    if regex::Regex::new(&ranges).is_err() {
        let help = "write a general category such as `L` or `Nd`, a script such as `Script=Greek`, or a property such as \
                    `Alphabetic`";
        return Err(start.error(format!("Unicode has no property {name:?}"), help));
    }
    Ok(Atom::Set { ranges, is_negated })
}
