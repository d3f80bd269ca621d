//! The XML declaration.

use std::borrow::Cow;

use super::lexer::Lexer;

/// The declaration that encoders write.
pub(super) const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;

/// Checks the content of a declaration between `<?` and `?>`, and returns what is wrong.
///
/// A tolerant reader accepts typographic quotes, which occur in examples that were edited in a word
/// processor.
pub(super) fn check(content: &str, strict: bool) -> Result<(), String> {
    let content = if strict { Cow::Borrowed(content) } else { straightened(content) };
    let unmade = "the XML declaration must consist of names and quoted values";
    let mut names = Vec::new();
    let mut lexer = Lexer::new(&content);
    lexer.pass("xml".len());
    while lexer.blanks() && lexer.peek().is_some() && names.len() <= 3 {
        let (name, value) = lexer.attribute().map_err(|_| unmade)?;
        check_value(name.qualified, if strict { &value } else { value.trim() })?;
        names.push(name.qualified);
    }
    // References would be resolved in attributes, but are not allowed in a declaration.
    if content.contains('&') || lexer.peek().is_some() {
        return Err(unmade.to_owned());
    }
    match names.as_slice() {
        ["version"] | ["version", "encoding" | "standalone"] | ["version", "encoding", "standalone"] => {
            Ok(())
        }
        _ => Err("the XML declaration must hold version, encoding and standalone, in this order".to_owned()),
    }
}

fn check_value(name: &str, value: &str) -> Result<(), String> {
    let (fine, expected) = match name {
        "version" => (value.strip_prefix("1.").is_some_and(is_digits), "version 1.0"),
        // The encoding of the body has been determined before.
        "encoding" => (is_encoding_name(value), "the name of an encoding"),
        "standalone" => (matches!(value, "yes" | "no"), "standalone to be yes or no"),
        _ => (true, ""),
    };
    if fine { Ok(()) } else { Err(format!("the XML declaration: expected {expected}, found another")) }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether the text is a valid encoding name (XML 1.0 production 81).
fn is_encoding_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

const DOUBLE: [char; 4] = ['“', '”', '„', '″'];
const SINGLE: [char; 3] = ['‘', '’', '′'];

/// Replaces typographic quotes by straight ones.
fn straightened(text: &str) -> Cow<'_, str> {
    if text.contains(DOUBLE) || text.contains(SINGLE) {
        Cow::Owned(text.replace(DOUBLE, "\"").replace(SINGLE, "'"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The number of bytes that are searched for a declaration.
const MAX_LENGTH: usize = 1024;

/// Returns the encoding that the declaration of a body specifies, if it has one. The encoding of the body
/// may be any superset of ASCII.
pub(in crate::format) fn declared_encoding(body: &[u8]) -> Option<&str> {
    let declaration = body.trim_ascii_start().strip_prefix(b"<?xml")?;
    let declaration = declaration.get(..MAX_LENGTH).unwrap_or(declaration);
    let end = declaration.windows(2).position(|bytes| bytes == b"?>")?;
    let (_, after) = str::from_utf8(declaration.get(..end)?).ok()?.split_once("encoding")?;
    let is_quote = |character| {
        matches!(character, '"' | '\'') || DOUBLE.contains(&character) || SINGLE.contains(&character)
    };
    let value = after.trim_start().strip_prefix('=')?.trim_start().strip_prefix(is_quote)?;
    value.split(is_quote).next().map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_the_declaration_it_writes() {
        let content = DECLARATION.trim_start_matches("<?").trim_end_matches("?>");
        assert_eq!(check(content, true), Ok(()));
    }

    #[test]
    fn accepts_valid_declarations_only() {
        for content in [
            "xml version='1.0'",
            r#"xml version = "1.1" standalone="yes""#,
            r#"xml version="1.0" encoding='utf-8' standalone='no' "#,
        ] {
            assert_eq!(check(content, true), Ok(()), "{content}");
        }
        for content in [
            "xml",
            "xml version=1.0",
            "xml encoding='UTF-8'",
            "xml version='2.0'",
            "xml version='1.0' encoding=''",
            "xml version='1.0' encoding='8859-1'",
            "xml version='1.0' encoding='UTF 8'",
            "xml version='1.0' standalone='maybe'",
            "xml version='1.0' version='1.0'",
            "xml version='1.0' else='1'",
        ] {
            assert!(check(content, false).is_err(), "{content}");
        }
    }

    #[test]
    fn accepts_typographic_quotes_only_when_tolerant() {
        let content = "xml version=”1.0” encoding=”UTF-8”";
        assert_eq!(check(content, false), Ok(()));
        assert!(check(content, true).is_err());
        assert!(check("xml version=”1.0” encoding=”UTF 8”", false).is_err());
    }

    #[test]
    fn finds_the_encoding_that_is_declared() {
        for (body, expected) in [
            (DECLARATION, Some("UTF-8")),
            ("\n<?xml version='1.0' encoding = 'ISO-8859-1' standalone='no'?><a/>", Some("ISO-8859-1")),
            ("<?xml version=”1.0” encoding=” UTF-16 ”?>", Some("UTF-16")),
            ("<?xml version='1.0'?><a encoding='x'/>", None),
            ("<a encoding='x'/>", None),
            ("<?xml version='1.0' encoding='UTF-8'", None),
            ("<?xml encoding=UTF-8?>", None),
            ("", None),
        ] {
            assert_eq!(declared_encoding(body.as_bytes()), expected, "{body}");
        }
    }
}
