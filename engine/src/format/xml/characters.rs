//! The characters that XML 1.0 allows in documents and in names.

use crate::bytes::{any_byte, suspect_in_xml};

/// The white space of XML.
pub(super) const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

/// Returns whether a text consists only of white space.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

/// Returns the first character that XML does not allow, and its offset.
pub(super) fn first_forbidden(text: &str) -> Option<(usize, char)> {
    // A fast path: only texts with a control character or a character from U+F000 need a closer check.
    if !any_byte(text, suspect_in_xml) {
        return None;
    }
    text.char_indices().find(|(_, character)| !is_allowed(*character))
}

/// Returns whether XML allows a character, directly or as a character reference (XML 1.0 production 2).
fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Returns whether the text is a name without a colon (Namespaces in XML 1.0 production 4).
pub fn is_ncname(text: &str) -> bool {
    let mut characters = text.chars();
    // Nearly all names pass the first test, which is faster.
    is_plain_name(text) || (characters.next().is_some_and(starts_name) && characters.all(continues_name))
}

fn is_plain_name(text: &str) -> bool {
    let starts = text.bytes().next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_');
    starts && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

fn starts_name(character: char) -> bool {
    matches!(character,
        'A'..='Z' | '_' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
        | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
        | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

fn continues_name(character: char) -> bool {
    starts_name(character)
        || matches!(character,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognizes_names_without_colons() {
        for name in ["a", "_", "contact_group", "Grüße", "a-b.c1", "名前"] {
            assert!(is_ncname(name), "{name}");
        }
        for name in ["", "1a", "-a", ".a", "a b", "a:b", "a<", "\u{D7}"] {
            assert!(!is_ncname(name), "{name}");
        }
    }

    #[test]
    fn finds_forbidden_characters_at_their_offset() {
        assert_eq!(first_forbidden("a\tb\r\nc é \u{FFFD} \u{1F600}"), None);
        assert_eq!(first_forbidden("ab\u{0}"), Some((2, '\u{0}')));
        assert_eq!(first_forbidden("é\u{B}"), Some((2, '\u{B}')));
        assert_eq!(first_forbidden("\u{FFFE}"), Some((0, '\u{FFFE}')));
        assert_eq!(first_forbidden("\u{FFFF}"), Some((0, '\u{FFFF}')));
    }
}
