//! Writing queries: names and values, percent-encoded.

use percent_encoding::{AsciiSet, utf8_percent_encode};

use crate::percent::RESERVED;

/// All characters are encoded except the unreserved ones of RFC 3986, and the comma, which documented
/// constants contain between items.
const ENCODED: &AsciiSet = &RESERVED.remove(b',');

/// Appends a name and a value. An empty value is written as the name alone.
pub(super) fn push(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    push_text(query, name);
    if !value.is_empty() {
        query.push('=');
        push_text(query, value);
    }
}

/// Appends a text.
pub(super) fn push_text(query: &mut String, text: &str) {
    query.extend(utf8_percent_encode(text, ENCODED));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{DecodeOptions, parse_query};

    #[test]
    fn reads_the_query_it_writes() {
        let mut query = String::new();
        push(&mut query, "filter[a]", "x&y=z +é#?/");
        push(&mut query, "order", "a,b");
        push(&mut query, "acl", "");
        assert_eq!(query, "filter%5Ba%5D=x%26y%3Dz%20%2B%C3%A9%23%3F%2F&order=a,b&acl");
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let pairs = parse_query(query.as_bytes(), &DecodeOptions::REQUEST).unwrap();
        assert_eq!(pairs, [pair("filter[a]", "x&y=z +é#?/"), pair("order", "a,b"), pair("acl", "")]);
    }
}
