//! Path templates: building a path from parameters, and extracting parameters from a path.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::error::RequestError;
use super::params::{Text, text_of};
use crate::format::Format;
use crate::table::{Endpoint, ParameterLocation, Segment, SelectPlace};
use crate::value::Record;

/// All characters except the unreserved ones are encoded, as in a query (RFC 6570 section 3.2.1).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Builds the path of a request, starting with a slash, including the suffix that requests a format.
pub(super) fn write(
    endpoint: &'static Endpoint,
    record: &dyn Record,
    reply_format: Option<Format>,
) -> Result<String, RequestError> {
    let select = endpoint.select();
    let mut path = String::new();
    for piece in endpoint.path() {
        match *piece {
            Segment::Literal(text) => path.push_str(text),
            Segment::Parameter(name) if select.place() == SelectPlace::Path(name) => {
                let value = select.value(reply_format);
                let value = value.ok_or_else(|| fault(name, "no value of it selects this format"))?;
                push_segment(&mut path, name, value)?;
            }
            Segment::Parameter(name) => push_segment(&mut path, name, &value(record, name)?)?,
            Segment::Segments(name) => {
                for (index, segment) in value(record, name)?.split('/').enumerate() {
                    if index > 0 {
                        path.push('/');
                    }
                    push_segment(&mut path, name, segment)?;
                }
            }
        }
    }
    let own = select.value(reply_format).filter(|_| select.place() == SelectPlace::Suffix);
    if let Some(suffix) = own {
        path.push_str(suffix);
    } else if let Some((format, suffix)) = select.suffixes().find(|(_, suffix)| path.ends_with(suffix)) {
        let what = format!("the path would end with {suffix:?}, which asks for a reply in {format}");
        return Err(RequestError::Parameter { pointer: String::new(), what });
    }
    if !path.starts_with('/') {
        path.insert(0, '/');
    }
    // Two adjacent parameters could form a dot segment together.
    if path.split('/').any(is_dots) {
        return Err(RequestError::Parameter { pointer: String::new(), what: DOT_SEGMENT.to_owned() });
    }
    Ok(path)
}

const DOT_SEGMENT: &str = "the path would contain the segment \".\" or \"..\", which clients remove";

/// Returns whether a segment is `.` or `..`. Clients and servers remove such segments even if they are
/// percent-encoded.
fn is_dots(segment: &str) -> bool {
    segment == "." || segment == ".."
}

fn push_segment(path: &mut String, name: &str, segment: &str) -> Result<(), RequestError> {
    if segment.is_empty() {
        return Err(fault(name, "a path segment cannot be empty"));
    }
    if is_dots(segment) {
        return Err(fault(name, DOT_SEGMENT));
    }
    push_text(path, segment);
    Ok(())
}

/// Appends a text within a segment.
pub(super) fn push_text(path: &mut String, text: &str) {
    path.extend(utf8_percent_encode(text, ENCODED));
}

fn value(record: &dyn Record, name: &str) -> Result<String, RequestError> {
    let (index, field) = record
        .shape()
        .fields_in(ParameterLocation::Path)
        .find(|(_, field)| field.name() == name)
        .ok_or_else(|| fault(name, "the path contains a parameter that the request does not define"))?;
    let value = record.get(index);
    match text_of(field, value) {
        Ok(Text::One(text)) => Ok(text),
        Ok(Text::Many(_)) => Err(fault(name, "a list is not supported in the path")),
        Err(what) if !value.is_empty() => Err(fault(name, &what)),
        Ok(Text::None) | Err(_) => Err(fault(name, "the path requires a value; provide one")),
    }
}

fn fault(name: &str, what: &str) -> RequestError {
    RequestError::Parameter { pointer: format!("/{}", crate::walk::escape(name)), what: what.to_owned() }
}

/// Returns the template in the syntax of a spec, starting with a slash.
pub(super) fn template(endpoint: &'static Endpoint) -> String {
    let pieces = endpoint.path().iter().map(|piece| match piece {
        Segment::Literal(text) => (*text).to_owned(),
        Segment::Parameter(name) => format!("{{{name}}}"),
        Segment::Segments(name) => format!("{{+{name}}}"),
    });
    let mut template: String = pieces.collect();
    if !template.starts_with('/') {
        template.insert(0, '/');
    }
    template
}

/// Path parameters with their decoded values, or the reason why a value cannot be decoded.
pub(super) type Parameters = Vec<(&'static str, Result<String, &'static str>)>;

/// Extracts the parameters from a path that starts with a slash. Returns `None` if the path does not match
/// the template. A suffix that requests a format is not part of the last parameter.
pub(super) fn read(endpoint: &'static Endpoint, path: &str) -> Option<Parameters> {
    let path = normalized(path);
    let select = endpoint.select();
    let suffixes = select.suffixes().map(|(_, suffix)| suffix).chain([""]);
    let mut read = suffixes.filter_map(|suffix| parameters(endpoint.path(), path.strip_suffix(suffix)?));
    read.next().filter(|parameters| match select.place() {
        // Another text in place of a format is another path.
        SelectPlace::Path(name) => parameters.iter().any(|(own, value)| {
            *own == name && value.as_ref().is_ok_and(|value| select.format(value).is_some())
        }),
        SelectPlace::Suffix | SelectPlace::Query(_) | SelectPlace::Header(_) | SelectPlace::Body(_) => true,
    })
}

fn parameters(template: &'static [Segment], path: &str) -> Option<Parameters> {
    let rooted = matches!(template.first(), Some(Segment::Literal(text)) if text.starts_with('/'));
    let mut rest = if rooted { path } else { path.strip_prefix('/')? };
    let mut found = Vec::new();
    for (index, piece) in template.iter().enumerate() {
        let next = template.get(index + 1);
        let (name, end) = match *piece {
            Segment::Literal(text) => {
                rest = rest.strip_prefix(text)?;
                continue;
            }
            Segment::Parameter(name) => {
                let segment = rest.split('/').next().unwrap_or_default();
                (name, end_before(segment, next, '/')?)
            }
            Segment::Segments(name) => (name, end_before(rest, next, '\0')?),
        };
        let (value, after) = rest.split_at_checked(end)?;
        let decoded = decoded(value);
        // An encoded slash belongs to the value of a single segment. In a value of several segments it
        // would be ambiguous.
        let whole = matches!(piece, Segment::Parameter(_));
        let segments = if whole { value } else { decoded.as_ref().map_or(value, String::as_str) };
        if segments.split('/').any(|segment| segment.is_empty() || is_dots(segment)) {
            return None;
        }
        found.push((name, decoded));
        rest = after;
    }
    rest.is_empty().then_some(found)
}

fn decoded(value: &str) -> Result<String, &'static str> {
    if !is_escaped(value) {
        return Err(NOT_ESCAPED);
    }
    let decoded = percent_decode_str(value).decode_utf8();
    decoded.map(Cow::into_owned).map_err(|_| "it is not UTF-8 after percent-decoding")
}

/// The problem of a text with invalid percent-encoding.
pub(super) const NOT_ESCAPED: &str = "it has a `%` without two hexadecimal digits after it";

/// Returns whether every `%` is followed by two hexadecimal digits (RFC 3986 section 2.1).
pub(super) fn is_escaped(text: &str) -> bool {
    let digits = |after: &str| {
        after.as_bytes().first_chunk::<2>().is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit))
    };
    text.split('%').skip(1).all(digits)
}

/// Returns the end of a parameter's value: the last occurrence of the following literal before `stop`.
fn end_before(text: &str, next: Option<&Segment>, stop: char) -> Option<usize> {
    match next {
        Some(Segment::Literal(literal)) => match literal.split(stop).next() {
            Some("") | None => Some(text.len()),
            Some(delimiter) => text.rfind(delimiter),
        },
        _ => Some(text.len()),
    }
}

/// Decodes the unreserved characters of a path (RFC 3986 section 6.2.2.2), so that equivalent paths become
/// equal.
fn normalized(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let byte = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                out.push(char::from(byte));
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                out.push('%');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{ENDPOINT, Sample};
    use super::*;
    use crate::table::Segment::{Literal, Parameter, Segments};

    fn written(
        endpoint: &'static Endpoint,
        owner: &str,
        format: Option<Format>,
    ) -> Result<String, RequestError> {
        write(endpoint, &Sample { owner: owner.to_owned(), ..Sample::default() }, format)
    }

    fn templated(path: &'static [Segment]) -> &'static Endpoint {
        Box::leak(Box::new(Endpoint::new("sample", "GET", path, *ENDPOINT.request())))
    }

    #[test]
    fn encodes_values_within_their_segment() {
        for (owner, path) in [
            ("admin", "/groups/admin"),
            ("a/../b", "/groups/a%2F..%2Fb"),
            ("a?b#c%2Fd\\e", "/groups/a%3Fb%23c%252Fd%5Ce"),
            ("a:b@c!d", "/groups/a%3Ab%40c%21d"),
            ("-._~$'()*", "/groups/-._~%24%27%28%29%2A"),
            ("a;b=c,d&e+f g\r\n", "/groups/a%3Bb%3Dc%2Cd%26e%2Bf%20g%0D%0A"),
            ("é", "/groups/%C3%A9"),
            ("...", "/groups/..."),
        ] {
            assert_eq!(written(&ENDPOINT, owner, None).unwrap(), path);
            assert_eq!(read(&ENDPOINT, path).unwrap(), [("owner", Ok(owner.to_owned()))]);
        }
        for owner in ["", ".", ".."] {
            let error = written(&ENDPOINT, owner, None).unwrap_err();
            assert!(
                matches!(&error, RequestError::Parameter { pointer, .. } if pointer == "/owner"),
                "{error}"
            );
        }
    }

    #[test]
    fn writes_and_reads_values_of_several_segments() {
        let endpoint = templated(&[Literal("/files/"), Segments("owner"), Literal("/meta")]);
        assert_eq!(template(endpoint), "/files/{+owner}/meta");
        assert_eq!(written(endpoint, "a b/c?/d", None).unwrap(), "/files/a%20b/c%3F/d/meta");
        assert_eq!(
            read(endpoint, "/files/a%20b/c/meta/meta").unwrap(),
            [("owner", Ok("a b/c/meta".to_owned()))]
        );
        for owner in ["", "/a", "a/", "a//b", "a/../b", "./a"] {
            assert!(written(endpoint, owner, None).is_err(), "{owner}");
        }
        for path in ["/files//meta", "/files/a/../meta", "/files/a/%2E%2e/meta", "/files/a%2F..%2Fb/meta"] {
            assert_eq!(read(endpoint, path), None, "{path}");
        }
    }

    #[test]
    fn refuses_only_complete_dot_segments() {
        let endpoint = templated(&[Literal("/a/"), Parameter("owner"), Literal(".")]);
        assert_eq!(written(endpoint, "x", None).unwrap(), "/a/x.");
        let endpoint = templated(&[Literal("/a/."), Segments("owner")]);
        assert_eq!(written(endpoint, "x", None).unwrap(), "/a/.x");
        let endpoint = templated(&[Literal("/a/../"), Segments("owner")]);
        assert!(written(endpoint, "x", None).is_err());
    }

    #[test]
    fn writes_and_reads_format_suffixes() {
        assert_eq!(written(&ENDPOINT, "admin", Some(Format::Xml)).unwrap(), "/groups/admin.xml");
        assert_eq!(written(&ENDPOINT, "admin", Some(Format::Json)).unwrap(), "/groups/admin");
        assert_eq!(read(&ENDPOINT, "/groups/admin.xml").unwrap(), [("owner", Ok("admin".to_owned()))]);
        assert_eq!(written(&ENDPOINT, "a.xml", Some(Format::Xml)).unwrap(), "/groups/a.xml.xml");
        let error = written(&ENDPOINT, "a.xml", Some(Format::Json)).unwrap_err().to_string();
        assert_eq!(error, "the path would end with \".xml\", which asks for a reply in XML");
    }

    #[test]
    fn reads_parameters_beside_literals_in_a_segment() {
        let path = &[Literal("/v"), Parameter("a"), Literal("/x-"), Parameter("b"), Literal(".json")];
        let endpoint = templated(path);
        let found = read(endpoint, "/v1.2/x-a.json.json").unwrap();
        assert_eq!(found, [("a", Ok("1.2".to_owned())), ("b", Ok("a.json".to_owned()))]);
        for path in
            ["/v1.2/x-a", "/v1.2/x-.json", "/v1/2/x-a.json", "/v/x-a.json", "/v1/x-a.json/", "v1/x-a.json"]
        {
            assert_eq!(read(endpoint, path), None, "{path}");
        }
    }

    #[test]
    fn reads_other_encodings_of_a_path() {
        assert_eq!(read(&ENDPOINT, "/gr%6Fups/%61dmin").unwrap(), [("owner", Ok("admin".to_owned()))]);
    }

    #[test]
    fn tells_a_value_that_cannot_be_decoded() {
        let not_text = "it is not UTF-8 after percent-decoding";
        assert_eq!(read(&ENDPOINT, "/groups/%FF").unwrap(), [("owner", Err(not_text))]);
        for value in ["%zz", "%", "%4", "%é", "a%2"] {
            let path = format!("/groups/{value}");
            assert_eq!(read(&ENDPOINT, &path).unwrap(), [("owner", Err(NOT_ESCAPED))], "{value}");
        }
    }

    #[test]
    fn adds_a_leading_slash_to_a_template() {
        let endpoint = templated(&[Literal("groups/"), Parameter("owner")]);
        assert_eq!(template(endpoint), "/groups/{owner}");
        assert_eq!(written(endpoint, "admin", None).unwrap(), "/groups/admin");
        assert!(read(endpoint, "/groups/admin").is_some());
    }
}
