//! Text of others, as it is shown: on a terminal, in a log, in an error. It cannot end the line, move the cursor, or change the
//! direction of what follows.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// The maximum number of characters of [`Words`].
const MAX_SHOWN: usize = 300;

/// Displays text on one line: shortened if it is long, with [invisible](is_invisible) characters escaped.
#[derive(Clone, Copy, Debug)]
pub struct Words<'t>(pub &'t str);

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(self.0, MAX_SHOWN, f)
    }
}

/// Displays text on one line, however long it is, with [invisible](is_invisible) characters escaped.
#[derive(Clone, Copy, Debug)]
pub struct Line<'t>(pub &'t str);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(self.0, usize::MAX, f)
    }
}

/// The maximum number of characters of an [`excerpt`].
const MAX_ECHOED: usize = 200;

/// Returns a text that somebody has sent, shortened if it is long, to be told back.
pub fn excerpt(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MAX_ECHOED) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

fn write(text: &str, most: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut left = most;
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            f.write_char(' ')?;
        }
        for character in word.chars() {
            if left == 0 {
                return f.write_char('…');
            }
            left -= 1;
            if is_invisible(character) {
                write!(f, "{}", character.escape_unicode())?;
            } else {
                f.write_char(character)?;
            }
        }
    }
    Ok(())
}

/// Returns whether a character is not seen, but changes what is: a control character (category Cc of Unicode), one that ends a
/// line, has no width, or changes the direction of the text; a filler; a mark of an annotation; or a tag. The joiner of graphemes and
/// the selectors of variants are none of them: they are part of texts that are well written.
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e00ff}'
                | '\u{e01f0}'..='\u{e0fff}'
        )
}

/// Returns a JSON text whose [invisible](is_invisible) characters are escaped, but for the line breaks between its tokens. It has
/// the same value: JSON has such characters in texts only, where an escape stands for the character (RFC 8259 section 7).
pub fn escaped_json(json: &str) -> Cow<'_, str> {
    let is_break = |character| matches!(character, '\n' | '\r' | '\t');
    if !json.chars().any(|character| is_invisible(character) && !is_break(character)) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        if is_invisible(character) && !is_break(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_text_on_one_line() {
        let text = " a\r\n\u{1b}[2J\u{9b}b\u{202e}c\u{200b}\u{feff}\u{7f}d\u{2028}e ";
        let line = Line(text).to_string();
        // A separator of lines is white space.
        assert_eq!(line, "a \\u{1b}[2J\\u{9b}b\\u{202e}c\\u{200b}\\u{feff}\\u{7f}d e");
        assert_eq!(Words(&"x".repeat(301)).to_string(), format!("{}…", "x".repeat(300)));
        assert_eq!(Line(&"x".repeat(301)).to_string(), "x".repeat(301));
    }

    #[test]
    fn sees_what_is_not_seen() {
        let invisible = "\u{7f}\u{ad}\u{61c}\u{115f}\u{1160}\u{17b4}\u{180e}\u{200b}\u{2029}\u{2064}\u{206f}\u{3164}\u{feff}\u{ffa0}\
                         \u{fff9}\u{fffb}\u{1d173}\u{e0001}\u{e0041}\u{e007f}\u{e0fff}";
        assert_eq!(invisible.chars().find(|character| !is_invisible(*character)), None);
        // What follows a character so that it is written well.
        assert!(!"aé漢\u{34f}\u{fe0f}\u{e0100}\u{fffd}\u{1f600} ".chars().any(is_invisible));
    }

    #[test]
    fn shortens_what_is_told_back() {
        assert_eq!(excerpt(&"é".repeat(200)), "é".repeat(200));
        assert_eq!(excerpt(&"é".repeat(201)), format!("{}…", "é".repeat(200)));
    }

    #[test]
    fn escapes_within_json_and_keeps_the_value() {
        let json = "{\n  \"a\": \"\u{9b}2J\u{202e}\u{7f}é\u{1f600}\u{e0041}\"\n}";
        let escaped = escaped_json(json);
        assert_eq!(escaped, "{\n  \"a\": \"\\u009b2J\\u202e\\u007fé\u{1f600}\\udb40\\udc41\"\n}");
        let (one, other) = (json.parse::<crate::json::Json>(), escaped.parse::<crate::json::Json>());
        assert_eq!(one.unwrap(), other.unwrap());
        assert!(matches!(escaped_json("{\n}"), Cow::Borrowed(_)));
    }
}
