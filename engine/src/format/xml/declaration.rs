//! The XML declaration.

use std::borrow::Cow;

use super::lexer::Lexer;

/// The declaration that is written.
pub(super) const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;

/// Says what is wrong with a declaration, given what stands between `<?` and `?>`.
///
/// A tolerant reader takes typographic quotes for straight ones: pages that were pasted through a word processor
/// have them.
pub(super) fn check(content: &str, strict: bool) -> Result<(), String> {
    let content = if strict { Cow::Borrowed(content) } else { straightened(content) };
    let unmade = "the XML declaration is not made of names and quoted values";
    let mut names = Vec::new();
    let mut lexer = Lexer::new(&content);
    lexer.pass("xml".len());
    while lexer.blanks() && lexer.peek().is_some() && names.len() <= 3 {
        let (name, value) = lexer.attribute().map_err(|_| unmade)?;
        check_value(name.qualified, if strict { &value } else { value.trim() })?;
        names.push(name.qualified);
    }
    // References are resolved in attributes, but a declaration has none.
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
        "encoding" => (is_utf_8(value), "the encoding UTF-8"),
        "standalone" => (matches!(value, "yes" | "no"), "standalone to be yes or no"),
        _ => (true, ""),
    };
    if fine { Ok(()) } else { Err(format!("the XML declaration: expected {expected}, found another")) }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether text in this encoding is UTF-8 as it stands.
fn is_utf_8(encoding: &str) -> bool {
    ["utf-8", "utf8", "us-ascii", "ascii"].iter().any(|name| encoding.eq_ignore_ascii_case(name))
}

/// The text with straight quotes for typographic ones.
fn straightened(text: &str) -> Cow<'_, str> {
    const DOUBLE: [char; 4] = ['“', '”', '„', '″'];
    const SINGLE: [char; 3] = ['‘', '’', '′'];
    if text.contains(DOUBLE) || text.contains(SINGLE) {
        Cow::Owned(text.replace(DOUBLE, "\"").replace(SINGLE, "'"))
    } else {
        Cow::Borrowed(text)
    }
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
            "xml version='1.0' encoding='ISO-8859-1'",
            "xml version='1.0' encoding='UTF-16'",
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
        assert!(check("xml version=”1.0” encoding=”UTF-16”", false).is_err());
    }
}
