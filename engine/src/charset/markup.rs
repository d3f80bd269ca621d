//! References in XML to characters that a charset does not have.

use super::repertoire::Repertoire;
use crate::table::Charset;

/// The parts of a document that begin with `<`: how they begin and end, and whether they are tags.
const PARTS: [(&str, &str); 3] = [("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>")];

/// Returns a document in which references stand for the characters that a charset does not have, or `None` if one
/// is where no reference can stand: in a name, a comment or a processing instruction.
pub(crate) fn with_references(document: &str, repertoire: &mut Repertoire) -> Option<String> {
    let mut out = String::with_capacity(document.len());
    let mut rest = document;
    while let Some(at) = rest.find('<') {
        let (text, markup) = rest.split_at_checked(at)?;
        repertoire.push(text, reference, &mut out);
        rest = match PARTS.iter().find(|(start, _)| markup.starts_with(start)) {
            Some((start, end)) => {
                let (part, after) = markup.strip_prefix(start)?.split_once(end)?;
                out.push_str(start);
                if *end == "]]>" {
                    repertoire.push(part, outside, &mut out);
                } else if repertoire.lacking(part).is_none() {
                    out.push_str(part);
                } else {
                    return None;
                }
                out.push_str(end);
                after
            }
            None => tag(markup, repertoire, &mut out)?,
        };
    }
    repertoire.push(rest, reference, &mut out);
    Some(out)
}

/// Writes a tag, and returns what is after it. Values of attributes are in quotes.
fn tag<'t>(markup: &'t str, repertoire: &mut Repertoire, out: &mut String) -> Option<&'t str> {
    let mut rest = markup;
    loop {
        let (names, after) = rest.split_at_checked(rest.find(['"', '\'', '>'])?)?;
        if repertoire.lacking(names).is_some() {
            return None;
        }
        out.push_str(names);
        let mark = after.chars().next()?;
        out.push(mark);
        rest = after.strip_prefix(mark)?;
        if mark == '>' {
            return Some(rest);
        }
        let (value, after) = rest.split_once(mark)?;
        repertoire.push(value, reference, out);
        out.push(mark);
        rest = after;
    }
}

fn reference(character: char) -> String {
    format!("&#x{:X};", u32::from(character))
}

/// A reference between two CDATA sections.
fn outside(character: char) -> String {
    format!("]]>{}<![CDATA[", reference(character))
}

/// Returns whether a charset has the characters of a document where no reference can stand for them.
pub(crate) fn can_write_markup(charset: Charset, document: &str) -> bool {
    charset == Charset::Utf8 || with_references(document, &mut Repertoire::of(charset)).is_some()
}
