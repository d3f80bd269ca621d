//! The names in `Content-Disposition` (RFC 7578 section 4.2, and the HTML standard for their escapes).
//!
//! Quotes and line ends in names are percent-encoded, as browsers do, and no others. A name that would be read as
//! another one is refused, and so is a backslash, which some readers take for an escape.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// What is escaped, and how.
const ESCAPES: [(char, &str); 3] = [('"', "%22"), ('\r', "%0D"), ('\n', "%0A")];

/// Returns a name in quotes, or why it cannot be written, for use after "the name of a part".
pub(super) fn quoted(name: &str) -> Result<String, &'static str> {
    if ESCAPES.iter().any(|(_, escaped)| name.contains(escaped)) {
        return Err("contains %22, %0D or %0A, which would be read as a quote or a line end");
    }
    if name.contains('\\') {
        return Err("contains a backslash, which some readers take for an escape");
    }
    let is_escaped = |character| ESCAPES.iter().any(|(own, _)| *own == character);
    if name.chars().any(|character| character.is_control() && !is_escaped(character)) {
        return Err("contains a control character");
    }
    let mut out = String::with_capacity(name.len() + 2);
    out.push('"');
    for character in name.chars() {
        match ESCAPES.iter().find(|(own, _)| *own == character) {
            Some((_, escaped)) => out.push_str(escaped),
            None => out.push(character),
        }
    }
    out.push('"');
    Ok(out)
}

/// Returns whether a text can be written as the name of a part or of its file.
pub fn is_part_name(name: &str) -> bool {
    quoted(name).is_ok()
}

/// The names in a `Content-Disposition`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Disposition {
    pub(super) name: Option<String>,
    pub(super) file_name: Option<String>,
}

/// Reads the value of a `Content-Disposition`, or returns what is wrong with it.
pub(super) fn read(value: &str) -> Result<Disposition, String> {
    let (kind, mut rest) =
        value.split_at_checked(value.find(';').unwrap_or(value.len())).unwrap_or((value, ""));
    if !kind.trim().eq_ignore_ascii_case("form-data") {
        return Err("expected the disposition form-data".to_owned());
    }
    let (mut found, mut extended) = (Disposition::default(), None);
    while let Some(parameter) = rest.strip_prefix(';') {
        let parameter = parameter.trim_start();
        if parameter.is_empty() {
            rest = parameter;
            break;
        }
        let (name, value) = parameter.split_once('=').ok_or("expected a parameter such as name=\"a\"")?;
        let (text, after) = text(value)?;
        rest = after.trim_start();
        let place = match name.trim_end().to_ascii_lowercase().as_str() {
            "name" => &mut found.name,
            "filename" => &mut found.file_name,
            "filename*" => &mut extended,
            _ => continue,
        };
        if place.replace(text).is_some() {
            return Err(format!("the parameter {} occurs more than once", name.trim_end()));
        }
    }
    if !rest.is_empty() {
        return Err("expected a semicolon between the parameters".to_owned());
    }
    if let Some(extended) = extended {
        found.file_name = Some(decoded(&extended).ok_or("the parameter filename* is not in UTF-8")?);
    }
    Ok(found)
}

/// Reads the value of a parameter: a text in quotes, or a token. Returns the rest as well.
fn text(value: &str) -> Result<(String, &str), String> {
    let value = value.trim_start();
    let Some(inner) = value.strip_prefix('"') else {
        let end = value.find([';', ' ', '\t']).unwrap_or(value.len());
        let (token, rest) = value.split_at_checked(end).unwrap_or((value, ""));
        if token.contains('"') {
            return Err("a quote within a text without quotes".to_owned());
        }
        return Ok((unescaped(token), rest));
    };
    let (mut out, mut characters) = (String::new(), inner.chars());
    loop {
        match characters.next() {
            Some('"') => return Ok((unescaped(&out), characters.as_str())),
            // Only these two are escaped: old browsers write the backslashes of a path as they are.
            Some('\\') if characters.as_str().starts_with(['"', '\\']) => out.extend(characters.next()),
            Some(character) => out.push(character),
            None => return Err("a quote that is not closed".to_owned()),
        }
    }
}

fn unescaped(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let replaced =
        |text: String, (own, escaped): &(char, &str)| text.replace(escaped, own.encode_utf8(&mut [0; 4]));
    ESCAPES.iter().fold(text.to_owned(), replaced)
}

/// Decodes the value of an extended parameter (RFC 8187): `UTF-8''na%C3%AFve`.
fn decoded(value: &str) -> Option<String> {
    let (charset, rest) = value.split_once('\'')?;
    let (_, encoded) = rest.split_once('\'')?;
    let is_utf_8 = charset.eq_ignore_ascii_case("utf-8");
    percent_decode_str(encoded).decode_utf8().ok().filter(|_| is_utf_8).map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(value: &str) -> Result<(String, String), String> {
        read(value).map(|found| (found.name.unwrap_or_default(), found.file_name.unwrap_or_default()))
    }

    #[test]
    fn every_name_that_is_written_is_read_again() {
        for name in
            ["", "a", "a b;c", "\"; filename=\"evil", "é\u{1F600}", "a\r\nX: 1", "%0d%0a%2", "'", "a=b"]
        {
            let quoted = quoted(name).unwrap();
            assert!(!quoted[1..quoted.len() - 1].contains(['"', '\r', '\n']), "{quoted}");
            let read = names(&format!("form-data; name={quoted}; filename={quoted}"));
            assert_eq!(read, Ok((name.to_owned(), name.to_owned())), "{quoted}");
        }
        for name in ["%22", "a%0D", "%0A", "a\\", "\\\"", "\0", "\u{7f}", "\u{85}"] {
            assert!(quoted(name).is_err(), "{name:?}");
        }
    }

    #[test]
    fn names_are_read_as_other_writers_escape_them() {
        for (value, name, file_name) in [
            (r#"form-data; name="a""#, "a", ""),
            ("Form-Data;name=a;FileName=b.png", "a", "b.png"),
            (r#"form-data ; name="a" ; filename="D:\dir\b.png" ;"#, "a", "D:\\dir\\b.png"),
            (r#"form-data; name="a\"b\\c""#, "a\"b\\c", ""),
            (r#"form-data; name="a"; filename="x"; filename*=UTF-8''na%C3%AFve%20x.txt"#, "a", "naïve x.txt"),
            (r#"form-data; other="x;name=y"; name=a"#, "a", ""),
        ] {
            assert_eq!(names(value), Ok((name.to_owned(), file_name.to_owned())), "{value}");
        }
        for value in [
            "",
            "attachment; name=a",
            r#"form-data; name="a"#,
            r#"form-data; name="a"; name="b""#,
            r#"form-data; name="a" filename="b""#,
            "form-data; name",
            r#"form-data; name=a"b"#,
            "form-data; name=a; filename*=b",
            "form-data; name=a; filename*=latin1''b",
            "form-data; name=a; filename*=UTF-8''%FF",
        ] {
            assert!(names(value).is_err(), "{value}");
        }
    }
}
