//! HTTP/1.1 messages as text (RFC 9112): how they are printed, and how they are read.

mod response;

use groupwright_engine::http::types::{HeaderMap, Request, Response, header};

use crate::exit::Failure;

pub(crate) use response::parse_response;

/// So many header fields are read.
const MAX_FIELDS: usize = 100;

/// The complete request, line by line, with CRLF, then its body.
pub(crate) fn print(request: &Request<Vec<u8>>) -> Vec<u8> {
    let target = request.uri().path_and_query().map_or("", |target| target.as_str());
    // The target of a request starts with a path, even if the URL has none (RFC 9112 section 3.2.1).
    let path = if target.starts_with('/') { "" } else { "/" };
    let mut out = format!("{} {path}{target} HTTP/1.1\r\n", request.method()).into_bytes();
    if let Some(authority) = request.uri().authority() {
        field(&mut out, "host", authority.as_str().as_bytes());
    }
    // Where the method has a meaning for a body, one that is not there is said to be empty (RFC 9110 section 8.6).
    let takes_body = matches!(request.method().as_str(), "POST" | "PUT" | "PATCH");
    finish(out, request.headers(), request.body(), takes_body)
}

/// The complete response, as a request is printed.
pub(crate) fn print_response(response: &Response<Vec<u8>>) -> Vec<u8> {
    let status = response.status();
    let reason = status.canonical_reason().unwrap_or_default();
    let out = format!("HTTP/1.1 {} {reason}\r\n", status.as_u16()).into_bytes();
    // These never have a body, and no length (RFC 9110 section 8.6).
    let takes_body = !(status.is_informational() || matches!(status.as_u16(), 204 | 304));
    finish(out, response.headers(), response.body(), takes_body)
}

fn field(out: &mut Vec<u8>, name: &str, value: &[u8]) {
    for part in [name.as_bytes(), b": ", value, b"\r\n"] {
        out.extend_from_slice(part);
    }
}

/// A message from its first lines: with its header fields, the length of its body where it has or could have one, and the body.
fn finish(mut out: Vec<u8>, headers: &HeaderMap, body: &[u8], takes_body: bool) -> Vec<u8> {
    for (name, value) in headers {
        field(&mut out, name.as_str(), value.as_bytes());
    }
    if takes_body || !body.is_empty() || headers.contains_key(header::CONTENT_TYPE) {
        field(&mut out, "content-length", body.len().to_string().as_bytes());
    }
    out.extend_from_slice(b"\r\n");
    out.extend_from_slice(body);
    out
}

/// Reads a request. Lines may end in LF alone, and the body may be longer than `Content-Length` says by the line break that an
/// editor adds at the end of a file.
pub(crate) fn parse(bytes: &[u8]) -> Result<Request<Vec<u8>>, Failure> {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
    let mut head = httparse::Request::new(&mut fields);
    let parsed =
        head.parse(bytes).map_err(|error| Failure(format!("this is no HTTP/1.1 request: {error}")))?;
    let httparse::Status::Complete(length) = parsed else {
        let what =
            "the request has no end of its header fields: an empty line stands between them and the body";
        return Err(Failure(what.to_owned()));
    };
    let mut request = Request::builder().method(head.method.unwrap_or("GET")).uri(head.path.unwrap_or("/"));
    for field in head.headers.iter() {
        request = request.header(field.name, field.value);
    }
    let rest = bytes.get(length..).unwrap_or_default();
    let body = match framing(head.headers)? {
        Framing::Unspecified => rest.to_vec(),
        Framing::Chunked => unchunked(rest)?,
        Framing::Length(said) => of_length(rest, said)?,
    };
    request.body(body).map_err(|error| Failure(format!("this is no HTTP request: {error}")))
}

/// The first bytes, of which there have to be so many.
fn of_length(rest: &[u8], said: usize) -> Result<Vec<u8>, Failure> {
    let found = rest.len();
    let fault = || Failure(format!("the body has {found} bytes, but Content-Length says {said}"));
    rest.get(..said).map(<[u8]>::to_vec).ok_or_else(fault)
}

/// How the end of a body is told (RFC 9112 section 6).
enum Framing {
    /// Nothing says it: the body is all that follows.
    Unspecified,
    /// It has so many bytes.
    Length(usize),
    /// It comes in chunks.
    Chunked,
}

/// How the end of the body is told. What leaves room for doubt is refused: two readers could see two messages.
fn framing(fields: &[httparse::Header<'_>]) -> Result<Framing, Failure> {
    let of = |name: &'static str| {
        let lines = fields.iter().filter(move |field| field.name.eq_ignore_ascii_case(name));
        lines.flat_map(|field| field.value.split(|byte| *byte == b',')).map(<[u8]>::trim_ascii)
    };
    let refuse = |what: &str| Err(Failure(format!("the end of the body cannot be told: {what}")));
    let codings: Vec<&[u8]> = of("transfer-encoding").collect();
    let mut lengths = of("content-length");
    let length = lengths.next();
    match (codings.as_slice(), length) {
        ([], None) => Ok(Framing::Unspecified),
        ([], Some(length)) if lengths.any(|other| other != length) => {
            refuse("there are several Content-Lengths that differ")
        }
        ([], Some(length)) => match str::from_utf8(length).ok().filter(|text| is_number(text)) {
            Some(text) => {
                text.parse().map(Framing::Length).or_else(|_| refuse("Content-Length is too large"))
            }
            None => refuse("Content-Length is not a number"),
        },
        (_, Some(_)) => refuse("there are both Transfer-Encoding and Content-Length"),
        ([only], None) if only.eq_ignore_ascii_case(b"chunked") => Ok(Framing::Chunked),
        (_, None) => refuse("a Transfer-Encoding other than `chunked` is not read"),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A body without its chunks (RFC 9112 section 7.1). What follows the last one is passed over.
fn unchunked(mut rest: &[u8]) -> Result<Vec<u8>, Failure> {
    let fault = || Failure("the chunks of the body are malformed or cut".to_owned());
    let mut body = Vec::new();
    loop {
        let (line, after) = line(rest).ok_or_else(fault)?;
        let digits = line.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
        let digits =
            str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let length = digits.and_then(|digits| usize::from_str_radix(digits, 16).ok()).ok_or_else(fault)?;
        if length == 0 {
            return Ok(body);
        }
        let (chunk, after) = after.split_at_checked(length).ok_or_else(fault)?;
        body.extend_from_slice(chunk);
        let (end, after) = self::line(after).ok_or_else(fault)?;
        if !end.is_empty() {
            return Err(fault());
        }
        rest = after;
    }
}

/// The first line without its end, and what follows it.
fn line(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = text.iter().position(|byte| *byte == b'\n')?;
    let (line, after) = text.split_at_checked(end)?;
    Some((line.strip_suffix(b"\r").unwrap_or(line), after.get(1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_the_request_it_prints() {
        let request = Request::builder()
            .method("POST")
            .uri("https://dot3/ffws/v1/contact_groups/admin?x=1")
            .header("content-type", "application/xml")
            .body(b"<contact_group></contact_group>".to_vec())
            .unwrap();
        let text = print(&request);
        assert_eq!(
            String::from_utf8(text.clone()).unwrap(),
            "POST /ffws/v1/contact_groups/admin?x=1 HTTP/1.1\r\nhost: dot3\r\ncontent-type: application/xml\r\n\
             content-length: 31\r\n\r\n<contact_group></contact_group>"
        );
        let again = parse(&text).unwrap();
        assert_eq!(again.body(), request.body());
        assert_eq!(again.uri().path_and_query(), request.uri().path_and_query());
    }

    #[test]
    fn prints_a_path_where_the_url_has_none() {
        let request = Request::builder().uri("https://dot3?q=1").body(Vec::new()).unwrap();
        let text = print(&request);
        assert!(text.starts_with(b"GET /?q=1 HTTP/1.1\r\n"), "{}", text.escape_ascii());
        assert_eq!(parse(&text).unwrap().uri(), "/?q=1");
    }

    #[test]
    fn refuses_malformed_requests() {
        for text in [
            "",
            "hello",
            "POST /x HTTP/1.1\r\nhost: a\r\n",
            "POST / HTTP/1.1\r\ncontent-length: 9\r\n\r\nabc",
        ] {
            assert!(parse(text.as_bytes()).is_err(), "{text:?}");
        }
    }

    fn body(head: &str, body: &str) -> Option<String> {
        let text = format!("POST / HTTP/1.1\r\n{head}\r\n{body}");
        parse(text.as_bytes()).ok().map(|request| String::from_utf8(request.into_body()).unwrap())
    }

    #[test]
    fn reads_a_body_in_chunks() {
        let chunked = "transfer-encoding: Chunked\r\n";
        for (text, expected) in [
            ("0\r\n\r\n", Some("")),
            ("4\r\nab\r\n\r\n00A;x=y\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n", Some("ab\r\n0123456789")),
            ("2\nab\n0\n\n", Some("ab")),
            ("2\r\nabc\r\n0\r\n\r\n", None),
            ("2\r\nab\r\n", None),
            ("3\r\nab", None),
            ("ffffffffffffffffff\r\n", None),
            ("-1\r\n", None),
            ("", None),
        ] {
            assert_eq!(body(chunked, text).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn refuses_a_body_of_which_the_end_cannot_be_told() {
        for (head, expected) in [
            ("", Some("abc")),
            ("content-length: 2\r\n", Some("ab")),
            ("content-length: 2\r\ncontent-length: 2\r\n", Some("ab")),
            ("content-length: 2, 2\r\n", Some("ab")),
            ("content-length: 2\r\ncontent-length: 3\r\n", None),
            ("content-length: -1\r\n", None),
            ("content-length: +2\r\n", None),
            ("content-length: 2x\r\n", None),
            ("content-length: \r\n", None),
            ("content-length: 99999999999999999999\r\n", None),
            ("transfer-encoding: gzip, chunked\r\n", None),
            ("transfer-encoding: chunked\r\ncontent-length: 3\r\n", None),
        ] {
            assert_eq!(body(head, "abc").as_deref(), expected, "{head:?}");
        }
    }

    #[test]
    fn writes_the_length_of_a_body_that_is_not_there_where_the_method_may_have_one() {
        for (method, expected) in
            [("POST", true), ("PUT", true), ("PATCH", true), ("GET", false), ("DELETE", false)]
        {
            let request = Request::builder().method(method).uri("https://host/").body(Vec::new()).unwrap();
            let text = String::from_utf8(print(&request)).unwrap();
            assert_eq!(text.contains("content-length: 0\r\n"), expected, "{text}");
        }
    }

    #[test]
    fn passes_over_a_byte_order_mark() {
        assert_eq!(parse("\u{FEFF}GET /x HTTP/1.1\r\n\r\n".as_bytes()).unwrap().uri(), "/x");
    }
}
