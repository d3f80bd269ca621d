//! The span of a token: what a marker is drawn under.

use std::ops::Range;

/// The character that starts at an byte; nothing at the end of a line. The end of the text is that of its last line.
pub(super) fn character(text: &str, offset: usize) -> Range<usize> {
    let last = text.strip_suffix('\n').unwrap_or(text);
    let start = text.floor_char_boundary(offset.min(last.strip_suffix('\r').unwrap_or(last).len()));
    let first = line(text, start).chars().next();
    start..start + first.map_or(0, char::len_utf8)
}

/// The token that starts at an byte: a scalar with its quotes, a list or mapping in brackets, or the first
/// key of a mapping without. What spans several lines ends with the first; what is left out is the empty span after
/// the key or dash.
pub(super) fn token(text: &str, offset: usize, scalar: Option<&str>) -> Range<usize> {
    let start = text.floor_char_boundary(offset);
    let rest = line(text, start);
    let start = start + properties(rest);
    let rest = line(text, start);
    if scalar == Some("") && !rest.starts_with(['"', '\'']) {
        let end = text.get(..start).unwrap_or_default().trim_end().len();
        return end..end;
    }
    let length = match (rest.chars().next(), scalar) {
        (Some(quote @ ('"' | '\'')), _) => quoted(rest, quote),
        (Some('[' | '{'), None) => bracketed(rest),
        (_, Some(value)) if rest.starts_with(value) => Some(value.len()),
        (Some('-'), None) => Some(1),
        _ => Some(plain(rest)),
    };
    start..start + length.unwrap_or_else(|| rest.trim_end().len())
}

/// What is left of the line.
fn line(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    rest.split(['\n', '\r']).next().unwrap_or_default()
}

/// The length of the anchor and the tag before a value.
fn properties(rest: &str) -> usize {
    let mut left = rest;
    while left.starts_with(['&', '!']) {
        let Some((_, after)) = left.split_once(' ') else { return 0 };
        left = after.trim_start();
    }
    rest.len() - left.len()
}

/// The length of a quoted text with its quotes.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut within = rest.char_indices().skip(1).peekable();
    while let Some((index, c)) = within.next() {
        if c == '\\' && quote == '"' {
            within.next();
        } else if c == quote {
            if quote == '\'' && within.next_if(|(_, next)| *next == quote).is_some() {
                continue;
            }
            return Some(index + quote.len_utf8());
        }
    }
    None
}

/// The length up to the bracket that closes the first.
fn bracketed(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut index = 0;
    while let Some(left) = rest.get(index..).filter(|left| !left.is_empty()) {
        let first = left.chars().next()?;
        // A quote starts a quoted text only where a value can start.
        let opens = rest.get(..index)?.trim_end().ends_with(['[', '{', ',', ':']);
        match first {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            '"' | '\'' if opens => {
                index += quoted(left, first)?;
                continue;
            }
            _ => {}
        }
        index += first.len_utf8();
        if depth == 0 {
            return Some(index);
        }
    }
    None
}

/// The length of a text without quotes: up to the colon of a key, or to a comment.
fn plain(rest: &str) -> usize {
    let ends = [rest.find(": "), rest.find(" #"), rest.strip_suffix(':').map(str::len)];
    let end = ends.into_iter().flatten().min().unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shown(text: &str, scalar: Option<&str>, expected: &str) {
        assert_eq!(&text[token(text, 0, scalar)], expected);
    }

    #[test]
    fn finds_the_end_of_each_token() {
        shown("GET: /a # b", Some("GET"), "GET");
        shown("a b # c", Some("a b"), "a b");
        shown("http://x#y", Some("http://x#y"), "http://x#y");
        shown("'it''s', b", Some("it's"), "'it''s'");
        shown(r#""a\"b": c"#, Some("a\"b"), r#""a\"b""#);
        shown("\"two\n lines\"", Some("two lines"), "\"two");
        shown("two\r\n lines", Some("two lines"), "two");
        shown("[a, ']', \"]\", [b]], c", None, "[a, ']', \"]\", [b]]");
        shown("{ it's: [x], y: z }, w: 1", None, "{ it's: [x], y: z }");
        shown("{ a: b,\n c: d }", None, "{ a: b,");
        shown("- a", None, "-");
        shown("key: value", None, "key");
        shown("key:", None, "key");
        shown("| # text", Some("text\n"), "|");
        shown("&anchor value", Some("value"), "value");
        shown("!tag &a \"value\" # c", Some("value"), "\"value\"");
        shown("\n a: b", Some(""), "");
        shown("''", Some(""), "''");
    }

    #[test]
    fn spans_whole_characters() {
        assert_eq!(character("aäb", 2), 1..3);
        assert_eq!(character("a\nb", 1), 1..1);
        assert_eq!(character("a", 9), 1..1);
    }
}
