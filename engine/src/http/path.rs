//! Path templates: building a path from parameters.

use percent_encoding::utf8_percent_encode;

use super::error::RequestError;
use super::params::{Text, text_of};
use super::path_match::{is_dots, read};
use crate::format::Format;
use crate::percent::RESERVED;
use crate::table::{Endpoint, ParameterLocation, Segment, SelectPlace};
use crate::value::Record;

/// Builds the path of a request, starting with a slash unless the template is empty, including the suffix that requests a
/// format.
pub(super) fn write(
    endpoint: &'static Endpoint,
    record: &dyn Record,
    reply_format: Option<Format>,
) -> Result<String, RequestError> {
    let select = endpoint.select();
    let mut path = String::new();
    let mut parts = Vec::new();
    for piece in endpoint.path() {
        match *piece {
            Segment::Literal(text) => path.push_str(text),
            Segment::Parameter(name) if select.place() == SelectPlace::Path(name) => {
                let value = select.value(reply_format);
                let value = value.ok_or_else(|| fault(name, "no value of it selects this format"))?;
                push_segment(&mut path, name, value)?;
            }
            Segment::Parameter(name) => {
                let text = value(record, name)?;
                push_segment(&mut path, name, &text)?;
                parts.push((name, Some(text)));
            }
            Segment::Optional(name) => {
                let text = text(record, name)?;
                if let Some(text) = &text {
                    path.push('/');
                    push_segment(&mut path, name, text)?;
                }
                parts.push((name, text));
            }
            Segment::Segments(name) => {
                let text = value(record, name)?;
                for (index, segment) in text.split('/').enumerate() {
                    if index > 0 {
                        path.push('/');
                    }
                    push_segment(&mut path, name, segment)?;
                }
                parts.push((name, Some(text)));
            }
        }
    }
    let own = select.value(reply_format).filter(|_| select.place() == SelectPlace::Suffix);
    let is_other =
        |path: &str, suffix: &str| path.ends_with(suffix) && suffix.len() > own.map_or(0, str::len);
    path.push_str(own.unwrap_or_default());
    if let Some((format, suffix)) = select.suffixes().find(|(_, suffix)| is_other(&path, suffix)) {
        let what = format!("the path would end with {suffix:?}, which asks for a reply in {format}");
        return Err(RequestError::Parameter { pointer: String::new(), what });
    }
    if !path.is_empty() && !path.starts_with('/') {
        path.insert(0, '/');
    }
    if is_ambiguous(endpoint.path())
        && let Some(name) = mistaken(endpoint, &path, &parts)
    {
        return Err(fault(name, "the path would be read with another value of it"));
    }
    // Two adjacent parameters could form a dot segment together.
    if path.split('/').any(is_dots) {
        return Err(RequestError::Parameter { pointer: String::new(), what: DOT_SEGMENT.to_owned() });
    }
    Ok(path)
}

const DOT_SEGMENT: &str = "the path would contain the segment \".\" or \"..\", which clients remove";

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
    path.extend(utf8_percent_encode(text, RESERVED));
}

/// Returns whether values could be read as others: where a part can be missing, and where several parameters share a
/// segment or one of them has several.
fn is_ambiguous(template: &'static [Segment]) -> bool {
    let is_parameter = |piece: &&Segment| match piece {
        Segment::Literal(_) => false,
        Segment::Parameter(_) | Segment::Segments(_) | Segment::Optional(_) => true,
    };
    let has_several = template.iter().filter(is_parameter).count() > 1;
    let is_any = |is: fn(&Segment) -> bool| template.iter().any(is);
    let shares = template.windows(3).any(|three| match three {
        [Segment::Parameter(_), Segment::Literal(text), Segment::Parameter(_)] => !text.contains('/'),
        _ => false,
    });
    is_any(|piece| matches!(piece, Segment::Optional(_)))
        || shares
        || (has_several && is_any(|piece| matches!(piece, Segment::Segments(_))))
}

/// Returns the first parameter of which a path would be read with another value than it was written with.
fn mistaken(
    endpoint: &'static Endpoint,
    path: &str,
    parts: &[(&'static str, Option<String>)],
) -> Option<&'static str> {
    let read = read(endpoint, path).unwrap_or_default();
    let of = |name| read.iter().find(|(own, _)| *own == name).and_then(|(_, text)| text.as_deref().ok());
    parts.iter().find(|(name, text)| of(*name) != text.as_deref()).map(|(name, _)| *name)
}

fn value(record: &dyn Record, name: &str) -> Result<String, RequestError> {
    text(record, name)?.ok_or_else(|| fault(name, NEEDED))
}

const NEEDED: &str = "the path requires a value; provide one";

/// Returns the text of a path parameter, or `None` if it has no value and need not have one.
fn text(record: &dyn Record, name: &str) -> Result<Option<String>, RequestError> {
    let (index, field) = record
        .shape()
        .fields_in(ParameterLocation::Path)
        .find(|(_, field)| field.name() == name)
        .ok_or_else(|| fault(name, "the path contains a parameter that the request does not define"))?;
    let value = record.get(index);
    match text_of(field, value) {
        Ok(Text::One(text)) => Ok(Some(text)),
        Ok(Text::Many(_)) => Err(fault(name, "a list is not supported in the path")),
        Err(what) if !value.is_empty() => Err(fault(name, &what)),
        Ok(Text::None) => Ok(None),
        Err(_) => Err(fault(name, NEEDED)),
    }
}

fn fault(name: &str, what: &str) -> RequestError {
    RequestError::Parameter { pointer: format!("/{}", crate::walk::escape(name)), what: what.to_owned() }
}

/// Returns the template in the syntax of a spec, starting with a slash unless it is empty.
pub(super) fn template(endpoint: &'static Endpoint) -> String {
    let pieces = endpoint.path().iter().map(|piece| match piece {
        Segment::Literal(text) => (*text).to_owned(),
        Segment::Parameter(name) => format!("{{{name}}}"),
        Segment::Segments(name) => format!("{{+{name}}}"),
        Segment::Optional(name) => format!("{{/{name}}}"),
    });
    let mut template: String = pieces.collect();
    if !template.is_empty() && !template.starts_with('/') {
        template.insert(0, '/');
    }
    template
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{ENDPOINT, Sample};
    use super::super::match_request::match_line;
    use super::super::path_match::NOT_ESCAPED;
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
        static EMPTY: Endpoint =
            ENDPOINT.with_suffixes(&[(Format::Json, ""), (Format::Xml, ".xml"), (Format::Text, ".txt.xml")]);
        assert_eq!(written(&ENDPOINT, "admin", Some(Format::Xml)).unwrap(), "/groups/admin.xml");
        assert_eq!(written(&ENDPOINT, "admin", Some(Format::Json)).unwrap(), "/groups/admin");
        assert_eq!(read(&ENDPOINT, "/groups/admin.xml").unwrap(), [("owner", Ok("admin".to_owned()))]);
        assert_eq!(written(&ENDPOINT, "a.xml", Some(Format::Xml)).unwrap(), "/groups/a.xml.xml");
        let error = written(&ENDPOINT, "a.xml", Some(Format::Json)).unwrap_err().to_string();
        assert_eq!(error, "the path would end with \".xml\", which asks for a reply in XML");

        assert_eq!(written(&EMPTY, "admin", Some(Format::Json)).unwrap(), "/groups/admin");
        assert_eq!(written(&EMPTY, "a", Some(Format::Text)).unwrap(), "/groups/a.txt.xml");
        assert_eq!(read(&EMPTY, "/groups/a.txt.xml").unwrap(), [("owner", Ok("a".to_owned()))]);
        for (owner, format) in [("a.xml", Format::Json), ("a.txt", Format::Xml)] {
            let error = written(&EMPTY, owner, Some(format)).unwrap_err().to_string();
            assert!(error.contains("which asks for a reply in"), "{error}");
        }
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
    fn writes_and_reads_an_empty_path() {
        let endpoint = templated(&[]);
        assert_eq!((template(endpoint).as_str(), written(endpoint, "a", None).unwrap().as_str()), ("", ""));
        assert_eq!(read(endpoint, ""), Some(Vec::new()));
        assert_eq!(read(endpoint, "/"), None);
        let accepts = |prefix: &str, uri: &str| {
            let request = ::http::Request::get(uri).body(Vec::new()).unwrap();
            match_line(endpoint, prefix, &request).map(|_| ()).map_err(|error| error.to_string())
        };
        // A URL without a path has that of the root when it is sent.
        assert_eq!(accepts("https://host", "/?a=1"), Ok(()));
        assert_eq!(accepts("https://host/v1", "/v1?a=1"), Ok(()));
        let expected = "the request is for another endpoint: expected `GET /`; the request is `GET /a`";
        assert_eq!(accepts("https://host", "/a"), Err(expected.to_owned()));
        assert!(accepts("https://host/v1", "/v1/").is_err());
    }

    #[test]
    fn adds_a_leading_slash_to_a_template() {
        let endpoint = templated(&[Literal("groups/"), Parameter("owner")]);
        assert_eq!(template(endpoint), "/groups/{owner}");
        assert_eq!(written(endpoint, "admin", None).unwrap(), "/groups/admin");
        assert!(read(endpoint, "/groups/admin").is_some());
    }
}
