//! Writing JSON values as text, however deeply they are nested.

use std::slice;

use super::Json;
use crate::bytes::{any_byte, escaped_in_json};

/// An array or an object that is being written.
enum Open<'j> {
    Array(slice::Iter<'j, Json>),
    Object(slice::Iter<'j, (String, Json)>),
}

/// Appends a value as JSON, without white space.
pub(crate) fn write(json: &Json, out: &mut String) {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut next = Some(json);
    loop {
        let mut is_first = false;
        match next {
            None => {}
            Some(Json::Null) => out.push_str("null"),
            Some(Json::Bool(value)) => out.push_str(if *value { "true" } else { "false" }),
            Some(Json::Number(number)) => out.push_str(number.as_str()),
            Some(Json::String(text)) => push_string(out, text),
            Some(Json::Array(items)) => {
                out.push('[');
                open.push(Open::Array(items.iter()));
                is_first = true;
            }
            Some(Json::Object(object)) => {
                out.push('{');
                open.push(Open::Object(object.iter()));
                is_first = true;
            }
        }
        let Some(innermost) = open.last_mut() else { return };
        let comma = if is_first { "" } else { "," };
        match innermost {
            Open::Array(items) => match items.next() {
                Some(item) => {
                    out.push_str(comma);
                    next = Some(item);
                    continue;
                }
                None => out.push(']'),
            },
            Open::Object(members) => match members.next() {
                Some((name, value)) => {
                    out.push_str(comma);
                    push_string(out, name);
                    out.push(':');
                    next = Some(value);
                    continue;
                }
                None => out.push('}'),
            },
        }
        open.pop();
        next = None;
    }
}

/// Appends a text as a JSON string.
#[inline]
pub(crate) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    if any_byte(text, escaped_in_json) {
        push_escaped(out, text);
    } else {
        out.push_str(text);
    }
    out.push('"');
}

#[inline(never)]
fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..'\x20' => {
                let code = u32::from(character);
                let digits = [code >> 4, code & 15].map(|digit| char::from_digit(digit, 16));
                out.push_str("\\u00");
                out.extend(digits.into_iter().flatten());
            }
            other => out.push(other),
        }
    }
}
