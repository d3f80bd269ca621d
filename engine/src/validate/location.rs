//! Restrictions on a text that depend on its location in the message.

use crate::table::ParameterLocation;

/// Returns the rule that a text violates at its location, and what that rule allows.
pub(crate) fn broken(location: ParameterLocation, text: &str) -> Option<(&'static str, &'static str)> {
    match location {
        // Percent-encoding does not change dots, and clients remove these segments from a path (RFC 3986
        // section 5.2.4).
        ParameterLocation::Path if matches!(text, "" | "." | "..") => {
            Some(("path_segment", "text that is not empty, . or .."))
        }
        ParameterLocation::Header | ParameterLocation::Headers
            if !text.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~')) =>
        {
            Some(("header_value", "printable ASCII"))
        }
        ParameterLocation::Header | ParameterLocation::Headers if text.trim_matches([' ', '\t']) != text => {
            Some(("header_value", "no leading or trailing white space"))
        }
        ParameterLocation::Cookie if !is_cookie_value(text) => Some((
            "cookie_value",
            "printable ASCII without spaces, commas, semicolons, backslashes and quotes, except for a pair of quotes around the whole value",
        )),
        _ => None,
    }
}

/// Returns the rule that the name of a header field in a map violates, and what that rule allows. Any text can be the name of
/// a query parameter.
pub(crate) fn broken_name(location: ParameterLocation, name: &str) -> Option<(&'static str, &'static str)> {
    match location {
        ParameterLocation::Headers => {}
        ParameterLocation::Path
        | ParameterLocation::Query
        | ParameterLocation::Parameters
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Body
        | ParameterLocation::Payload
        | ParameterLocation::Status => return None,
    }
    if name.is_empty() || !name.bytes().all(is_token_byte) {
        Some(("header_name", "letters, digits and symbols without spaces and separators"))
    } else if is_of_the_message(name) {
        Some(("header_name", "the name of no header field that the message itself has"))
    } else {
        None
    }
}

/// RFC 9110 section 5.6.2.
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// Returns whether a header field is that of the message itself or of its connection, or has credentials, so that it
/// is never an entry of a map.
pub(crate) fn is_of_the_message(name: &str) -> bool {
    OF_THE_MESSAGE.iter().any(|own| own.eq_ignore_ascii_case(name))
}

const OF_THE_MESSAGE: [&str; 16] = [
    "Accept",
    "Authorization",
    "Connection",
    "Content-Length",
    "Content-Type",
    "Cookie",
    "Expect",
    "Host",
    "Keep-Alive",
    "Proxy-Authorization",
    "Proxy-Connection",
    "Set-Cookie",
    "TE",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
];

/// RFC 6265 section 4.1.1. Quotes around a value are not removed by the recipient.
fn is_cookie_value(text: &str) -> bool {
    let quoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    quoted.unwrap_or(text).bytes().all(is_cookie_byte)
}

fn is_cookie_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_texts_that_stay_in_their_location() {
        for (place, text) in [
            (ParameterLocation::Path, "a/b"),
            (ParameterLocation::Path, "..."),
            (ParameterLocation::Path, "\r\n"),
            (ParameterLocation::Header, ""),
            (ParameterLocation::Header, "a\tb ~"),
            (ParameterLocation::Cookie, ""),
            (ParameterLocation::Cookie, "\"ajax:123\""),
            (ParameterLocation::Cookie, "\"\""),
            (ParameterLocation::Cookie, "!#$%&'()*+-./09:<=>?@AZ[]^_`az{|}~"),
            (ParameterLocation::Query, "\0"),
            (ParameterLocation::Body, "\r\n"),
            (ParameterLocation::Payload, ""),
        ] {
            assert_eq!(broken(place, text), None, "{place:?} {text:?}");
        }
    }

    #[test]
    fn refuses_texts_that_would_leave_their_location() {
        for text in ["", ".", ".."] {
            assert_eq!(broken(ParameterLocation::Path, text).unwrap().0, "path_segment");
        }
        for text in ["a\rb", "a\nb", "\0", "\x1b", "\x7f", "é", " a", "a\t"] {
            assert_eq!(broken(ParameterLocation::Header, text).unwrap().0, "header_value", "{text:?}");
        }
        for text in ["a b", "\"", "\"a", "a\"b", "\"a\"b\"", ",", ";", "\\", "\t", "\r", "\x7f", "é"] {
            assert_eq!(broken(ParameterLocation::Cookie, text).unwrap().0, "cookie_value", "{text:?}");
        }
    }
}
