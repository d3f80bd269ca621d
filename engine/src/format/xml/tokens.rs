//! The tokens of a body: tags, text and references, as they stand there.

use quick_xml::errors::SyntaxError;

use super::body::Malformed;
use crate::format::lines::Lines;
use crate::format::octets::{ends_tag, ends_text, first_octet};

/// A token.
pub(super) enum Token<'b> {
    /// A start tag: its name and attributes, and whether it is the element's end tag too.
    Start(&'b str, bool),
    /// An end tag: its name.
    End(&'b str),
    /// Text without markup.
    Text(&'b str),
    /// The text of a CDATA section.
    Section(&'b str),
    /// A reference: what stands between `&` and `;`.
    Reference(&'b str),
    /// The XML declaration: what stands between `<?` and `?>`.
    Declaration(&'b str),
    /// The start of a document type declaration.
    DocumentType,
    /// A comment or a processing instruction.
    Passed,
    /// The end of the body.
    Nothing,
}

/// The tokens of a body, from a place in it.
pub(super) struct Tokens<'b> {
    body: &'b str,
    at: usize,
}

impl<'b> Tokens<'b> {
    /// All the tokens of this body.
    pub(super) fn new(body: &'b str) -> Self {
        Self { body, at: 0 }
    }

    /// The offset of the next token.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// Says that something is wrong at an offset.
    pub(super) fn malformed(&self, offset: usize, what: &str) -> Malformed {
        let position = Some(Lines::new(self.body.as_bytes()).position(offset));
        Malformed { position, what: what.to_owned() }
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Result<Token<'b>, Malformed> {
        let rest = self.body.get(self.at..).unwrap_or_default();
        match rest.as_bytes() {
            [] => Ok(Token::Nothing),
            [b'<', b'/', ..] => match first_octet(rest, |octet| octet == b'>') {
                Some(end) => Ok(Token::End(self.take(rest, 2, end, 1).trim_ascii_end())),
                None => Err(self.fault(SyntaxError::UnclosedTag)),
            },
            [b'<', b'!', ..] => self.declared(rest),
            [b'<', b'?', ..] => self.instruction(rest),
            [b'<', ..] => self.start(rest),
            [b'&', ..] => self.reference(rest),
            _ => {
                let end = first_octet(rest, ends_text);
                Ok(Token::Text(self.take(rest, 0, end.unwrap_or(rest.len()), 0)))
            }
        }
    }

    fn fault(&self, fault: SyntaxError) -> Malformed {
        self.malformed(self.at, &fault.to_string())
    }

    /// What stands from `start` to `end` of the rest; goes on `after` octets behind it.
    fn take(&mut self, rest: &'b str, start: usize, end: usize, after: usize) -> &'b str {
        self.at += end + after;
        rest.get(start..end).unwrap_or_default()
    }

    /// What stands from `start` to a mark; goes on behind the mark.
    fn until(
        &mut self,
        rest: &'b str,
        start: usize,
        mark: &str,
        otherwise: SyntaxError,
    ) -> Result<&'b str, Malformed> {
        match rest.get(start..).and_then(|content| content.find(mark)) {
            Some(length) => Ok(self.take(rest, start, start + length, mark.len())),
            None => Err(self.fault(otherwise)),
        }
    }

    fn start(&mut self, rest: &'b str) -> Result<Token<'b>, Malformed> {
        let mut from = 1;
        loop {
            let open = rest.get(from..).unwrap_or_default();
            let Some(length) = first_octet(open, ends_tag) else {
                return Err(self.fault(SyntaxError::UnclosedTag));
            };
            let (mark, value) = open.split_at_checked(length + 1).unwrap_or_default();
            let (quote, unclosed) = match mark.as_bytes().last() {
                Some(b'"') => (b'"', SyntaxError::UnclosedDoubleQuotedAttributeValue),
                Some(b'\'') => (b'\'', SyntaxError::UnclosedSingleQuotedAttributeValue),
                _ => {
                    let tag = self.take(rest, 1, from + length, 1);
                    let content = tag.strip_suffix('/');
                    return Ok(Token::Start(content.unwrap_or(tag), content.is_some()));
                }
            };
            let end = first_octet(value, |octet| octet == quote).ok_or_else(|| self.fault(unclosed))?;
            from += mark.len() + end + 1;
        }
    }

    /// A comment, a CDATA section or a document type declaration.
    fn declared(&mut self, rest: &'b str) -> Result<Token<'b>, Malformed> {
        const COMMENT: &str = "<!--";
        const SECTION: &str = "<![CDATA[";
        const DOCUMENT_TYPE: &str = "<!DOCTYPE";

        let start = self.at;
        if rest.starts_with(COMMENT) {
            let content = self.until(rest, COMMENT.len(), "-->", SyntaxError::UnclosedComment)?;
            // The hyphens of its end could make two with the last one of the text.
            let hyphens = rest.get(COMMENT.len()..=COMMENT.len() + content.len()).and_then(|c| c.find("--"));
            return match hyphens {
                Some(at) => Err(self.malformed(start + COMMENT.len() + at, "-- stands in a comment")),
                None => Ok(Token::Passed),
            };
        }
        if rest.starts_with(SECTION) {
            return self.until(rest, SECTION.len(), "]]>", SyntaxError::UnclosedCData).map(Token::Section);
        }
        match rest.get(..DOCUMENT_TYPE.len()) {
            Some(start) if start.eq_ignore_ascii_case(DOCUMENT_TYPE) => Ok(Token::DocumentType),
            _ => Err(self.fault(SyntaxError::InvalidBangMarkup)),
        }
    }

    /// The XML declaration or a processing instruction.
    fn instruction(&mut self, rest: &'b str) -> Result<Token<'b>, Malformed> {
        let declares = |name: &str| {
            let after = name.strip_prefix("xml").map(|after| after.as_bytes().first());
            matches!(after, Some(None | Some(b' ' | b'\t' | b'\r' | b'\n')))
        };
        let inner = rest.get(2..).unwrap_or_default();
        if inner.starts_with('>') {
            return Err(self.fault(SyntaxError::UnclosedPI));
        }
        let fault = if declares(inner) { SyntaxError::UnclosedXmlDecl } else { SyntaxError::UnclosedPI };
        let content = self.until(rest, 2, "?>", fault)?;
        Ok(if declares(content) { Token::Declaration(content) } else { Token::Passed })
    }

    fn reference(&mut self, rest: &'b str) -> Result<Token<'b>, Malformed> {
        let name = rest.get(1..).unwrap_or_default();
        match name.find([';', '<', '&']) {
            Some(length) if name.as_bytes().get(length) == Some(&b';') => {
                Ok(Token::Reference(self.take(rest, 1, 1 + length, 1)))
            }
            _ => Err(self.malformed(self.at, "an & that starts no entity: write &amp;")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens, each with a sign of its kind, or what is wrong after them.
    fn told(body: &str) -> Vec<String> {
        let mut tokens = Tokens::new(body);
        let mut told = Vec::new();
        loop {
            told.push(match tokens.next() {
                Ok(Token::Start(tag, false)) => format!("<{tag}"),
                Ok(Token::Start(tag, true)) => format!("<{tag}/"),
                Ok(Token::End(name)) => format!("/{name}"),
                Ok(Token::Text(text)) => format!("'{text}"),
                Ok(Token::Section(text)) => format!("[{text}"),
                Ok(Token::Reference(name)) => format!("&{name}"),
                Ok(Token::Declaration(content)) => format!("?{content}"),
                Ok(Token::DocumentType) => "!".to_owned(),
                Ok(Token::Passed) => continue,
                Ok(Token::Nothing) => return told,
                Err(malformed) => format!("{:?} {}", malformed.position.unwrap(), malformed.what),
            });
            if told.last().is_some_and(|last| last.starts_with('!') || last.starts_with('(')) {
                return told;
            }
        }
    }

    #[test]
    fn every_kind_of_token() {
        let body = "<?xml version='1.0'?><?x ?><a b='>' c=\"/>'\">é&amp;<!-- - -><b/>-->< /a\n>\
                    <![CDATA[<]>]]]><d e='/'/></a \t>";
        let expected =
            ["?xml version='1.0'", "<a b='>' c=\"/>'\"", "'é", "&amp", "< /a\n", "[<]>]", "<d e='/'/", "/a"];
        assert_eq!(told(body), expected);
        assert_eq!(told("<!DocType a>"), ["!"]);
        assert_eq!(told("<?xmlish?>"), Vec::<String>::new());
    }

    #[test]
    fn what_is_not_closed_is_told_where_it_starts() {
        for (body, expected) in [
            ("a\n</a", "(2, 1) tag not closed"),
            ("a\n<a b='>", "(2, 1) attribute value not closed: `'`"),
            ("a\n<a b=\">", "(2, 1) attribute value not closed: `\"`"),
            ("a\n<!-- >", "(2, 1) comment not closed"),
            ("a\n<!-->", "(2, 1) comment not closed"),
            ("a\n<!-- --->", "(2, 6) -- stands in a comment"),
            ("a\n<![CDATA[]]", "(2, 1) CDATA not closed"),
            ("a\n<![cdata[]]>", "(2, 1) unknown or missed symbol"),
            ("a\n<!", "(2, 1) unknown or missed symbol"),
            ("a\n<!DOC", "(2, 1) unknown or missed symbol"),
            ("a\n<?xml >", "(2, 1) XML declaration not closed"),
            ("a\n<?x>", "(2, 1) processing instruction not closed"),
            ("a\n<?>", "(2, 1) processing instruction not closed"),
            ("a\n&amp", "(2, 1) an & that starts no entity"),
            ("a\n&a&b;", "(2, 1) an & that starts no entity"),
            ("a\n&a<b;", "(2, 1) an & that starts no entity"),
        ] {
            let told = told(body);
            assert!(told.last().unwrap().starts_with(expected), "{body} {told:?}");
        }
    }
}
