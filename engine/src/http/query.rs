//! The query: names and values, percent-encoded, and back.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986 and the comma, which separates the items of a list.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b',');

/// Appends a name and a value.
pub(super) fn push(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.extend(utf8_percent_encode(name, ENCODED));
    query.push('=');
    query.extend(utf8_percent_encode(value, ENCODED));
}

/// The names and values of a query; or a name whose value, or itself, is not UTF-8.
pub(super) fn pairs(query: &str) -> Result<Vec<(String, String)>, String> {
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match (decoded(name), decoded(value)) {
            (Some(name), Some(value)) => Ok((name, value)),
            _ => Err(name.to_owned()),
        }
    };
    query.split('&').filter(|part| !part.is_empty()).map(pair).collect()
}

fn decoded(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut query = String::new();
        push(&mut query, "filter[a]", "x&y=z +é#?/");
        push(&mut query, "order", "a,b");
        assert_eq!(query, "filter%5Ba%5D=x%26y%3Dz%20%2B%C3%A9%23%3F%2F&order=a,b");
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(pairs(&query).unwrap(), [pair("filter[a]", "x&y=z +é#?/"), pair("order", "a,b")]);
    }

    #[test]
    fn forms_of_others_are_read() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            pairs("a+b=1+2&&c&d=1=2&e=%zz").unwrap(),
            [pair("a b", "1 2"), pair("c", ""), pair("d", "1=2"), pair("e", "%zz")]
        );
        assert_eq!(pairs("a=1&b=%FF"), Err("b".to_owned()));
    }
}
