//! Lists in a header field (RFC 9110 section 5.6.1): items separated by commas, each of which may be a
//! quoted string. A comma within an HTTP date does not separate items.

use std::borrow::Cow;

const SPACE: [char; 2] = [' ', '\t'];

/// Parses the items of a list. Empty items are ignored, and quoted strings (RFC 9110 section 5.6.4) are
/// unquoted.
///
/// An unterminated quote is an ordinary character, and so are quotes within an item. `begins` returns
/// whether a text before a comma is only the beginning of an item.
pub(super) fn items<'t>(text: &'t str, begins: &dyn Fn(&str) -> bool) -> Vec<Cow<'t, str>> {
    let mut items = Vec::new();
    let (mut start, mut at) = (0, 0);
    // If one quote is unterminated, so are all later ones.
    let mut has_open_quote = false;
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b',' if begins(text.get(start..at).unwrap_or_default().trim_matches(SPACE)) => {}
            b',' => {
                items.extend(item(text.get(start..at).unwrap_or_default()));
                start = at + 1;
            }
            b'"' if !has_open_quote => match closing(bytes, at) {
                Some(end) => at = end,
                None => has_open_quote = true,
            },
            _ => {}
        }
        at += 1;
    }
    items.extend(item(text.get(start..).unwrap_or_default()));
    items
}

/// Returns the position of the quote that terminates the one at `open`.
fn closing(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

fn item(text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim_matches(SPACE);
    if text.is_empty() {
        return None;
    }
    if !text.starts_with('"') || closing(text.as_bytes(), 0) != Some(text.len() - 1) {
        return Some(Cow::Borrowed(text));
    }
    let quoted = text.get(1..text.len() - 1).unwrap_or_default();
    if !quoted.contains('\\') {
        return Some(Cow::Borrowed(quoted));
    }
    let mut characters = quoted.chars();
    let unquoted = std::iter::from_fn(|| match characters.next()? {
        '\\' => characters.next(),
        character => Some(character),
    });
    Some(Cow::Owned(unquoted.collect()))
}

/// Joins items to a list. Items that would otherwise be parsed differently are quoted.
pub(super) fn join(texts: &[String], begins: &dyn Fn(&str) -> bool) -> String {
    let mut list = String::new();
    for text in texts {
        if !list.is_empty() {
            list.push_str(", ");
        }
        // A quote within an item could be terminated by a quote in a later item.
        if !text.contains('"') && items(text, begins) == [text.as_str()] {
            list.push_str(text);
            continue;
        }
        list.push('"');
        for character in text.chars() {
            if matches!(character, '"' | '\\') {
                list.push('\\');
            }
            list.push(character);
        }
        list.push('"');
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none(_: &str) -> bool {
        false
    }

    #[test]
    fn keeps_items_whole_that_begin_before_a_comma() {
        let begins = |text: &str| matches!(text, "Wed" | "Thu");
        let (one, two) = ("Wed, 21 Oct 2015 07:28:00 GMT", "Thu, 22 Oct 2015 07:28:00 GMT");
        let list = join(&[one.to_owned(), two.to_owned()], &begins);
        assert_eq!(list, format!("{one}, {two}"));
        assert_eq!(items(&list, &begins), [one, two]);
        assert_eq!(items(&format!("\"{one}\",{two}, "), &begins), [one, two]);
        assert_eq!(items("Wed,Thu,", &begins), ["Wed,Thu"]);
    }

    #[test]
    fn splits_at_commas_outside_quoted_strings() {
        for (text, expected) in [
            ("\"a,b\", c", &["a,b", "c"][..]),
            ("a, b", &["a", "b"]),
            (" a b ,\t,,c,", &["a b", "c"]),
            ("", &[]),
            ("\"\"", &[""]),
            (r#""a\"b\\", c"#, &["a\"b\\", "c"]),
            ("\" a \"", &[" a "]),
            // Quoted parts of an item, as in an entity tag.
            ("W/\"a,b\", \"c\"d", &["W/\"a,b\"", "\"c\"d"]),
            // Unterminated quotes.
            ("\"a, b", &["\"a", "b"]),
            ("a\", b\", c", &["a\", b\"", "c"]),
            ("\"a\\", &["\"a\\"]),
            ("\"é,\", ü", &["é,", "ü"]),
        ] {
            assert_eq!(items(text, &none), expected, "{text}");
        }
    }

    #[test]
    fn quotes_what_would_not_be_read_as_it_stands() {
        for (texts, expected) in [
            (&["a,b", "c"][..], "\"a,b\", c"),
            (&["a", "b c"], "a, b c"),
            (&["", "a"], "\"\", a"),
            (&[" a"], "\" a\""),
            (&["a\"", "b\\"], r#""a\"", b\"#),
            (&["\"a\""], r#""\"a\"""#),
        ] {
            let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
            assert_eq!(join(&texts, &none), expected);
            assert_eq!(items(expected, &none), texts);
        }
    }

    #[test]
    fn takes_time_in_proportion_to_the_text() {
        let quotes = "\"".repeat(1_000_001);
        assert_eq!(items(&quotes, &none).len(), 1);
        let open = "\"\\".repeat(1_000_000);
        assert_eq!(items(&open, &none).len(), 1);
    }
}
