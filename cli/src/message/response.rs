//! How a response is read: as it is on the wire, or as clients print it (`curl -i`), which undo the chunks and the compression of its
//! body and leave the header fields that say so.

use groupwright_engine::http::types::Response;

use super::{Framing, MAX_FIELDS, framing, line, of_length, unchunked};
use crate::exit::Failure;

/// So many interim responses (`100 Continue`) may come first.
const MAX_INTERIM: usize = 20;

/// Reads a response. Those that only announce it are passed over, lines may end in LF alone, and the version may be any.
pub(crate) fn parse_response(bytes: &[u8]) -> Result<Response<Vec<u8>>, Failure> {
    let mut rest = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    for _ in 0..MAX_INTERIM {
        let (response, after) = one(rest)?;
        // What changes the protocol is the last one (RFC 9110 section 15.2.2).
        let is_interim = response.status().is_informational() && response.status() != 101;
        if after.is_empty() || !(is_interim || is_followed(&response, after)) {
            return Ok(response);
        }
        rest = after;
    }
    Err(Failure(format!("more than {MAX_INTERIM} interim responses come first")))
}

/// Whether another response follows in place of a body, as clients print those of proxies that open a tunnel (RFC 9110 section
/// 9.3.6) and of redirects that they follow.
fn is_followed(response: &Response<Vec<u8>>, after: &[u8]) -> bool {
    let may_be =
        response.status() == 200 && response.headers().is_empty() || response.status().is_redirection();
    may_be && after.starts_with(b"HTTP/")
}

/// The first response, and what follows its head.
fn one(bytes: &[u8]) -> Result<(Response<Vec<u8>>, &[u8]), Failure> {
    let versioned = in_version_1(bytes);
    let bytes_of_1 = versioned.as_deref().unwrap_or(bytes);
    let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
    let mut head = httparse::Response::new(&mut fields);
    let parsed =
        head.parse(bytes_of_1).map_err(|error| Failure(format!("this is no HTTP response: {error}")))?;
    let httparse::Status::Complete(length) = parsed else {
        let what =
            "the response has no end of its header fields: an empty line stands between them and the body";
        return Err(Failure(what.to_owned()));
    };
    let status = head.code.unwrap_or_default();
    let mut response = Response::builder().status(status);
    for field in head.headers.iter() {
        response = response.header(field.name, field.value);
    }
    // The head is as long as it was, but for the version.
    let length = bytes.len().saturating_sub(bytes_of_1.len().saturating_sub(length));
    let rest = bytes.get(length..).unwrap_or_default();
    // These never have a body (RFC 9112 section 6.3).
    let is_bodiless = (100..200).contains(&status) || matches!(status, 204 | 304);
    let body = if is_bodiless { Vec::new() } else { body(head.headers, rest)? };
    let response =
        response.body(body).map_err(|error| Failure(format!("this is no HTTP response: {error}")))?;
    Ok((response, rest))
}

/// The same message in version 1.1 of HTTP, whose text those of later versions are printed as.
fn in_version_1(bytes: &[u8]) -> Option<Vec<u8>> {
    let (first, _) = line(bytes)?;
    let later = ["HTTP/2 ", "HTTP/2.0 ", "HTTP/3 ", "HTTP/3.0 "];
    let version = later.into_iter().find(|version| first.starts_with(version.as_bytes()))?;
    Some([b"HTTP/1.1 ", bytes.get(version.len()..)?].concat())
}

fn body(fields: &[httparse::Header<'_>], rest: &[u8]) -> Result<Vec<u8>, Failure> {
    // A client that prints a body without its compression leaves the length of the compressed one.
    let is_encoded = fields.iter().any(|field| {
        field.name.eq_ignore_ascii_case("content-encoding") && !field.value.eq_ignore_ascii_case(b"identity")
    });
    match framing(fields)? {
        Framing::Unspecified => Ok(rest.to_vec()),
        Framing::Chunked => Ok(unchunked(rest).unwrap_or_else(|_| rest.to_vec())),
        Framing::Length(_) if is_encoded => Ok(rest.to_vec()),
        Framing::Length(said) => of_length(rest, said),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u16, String)> {
        let response = parse_response(text.as_bytes()).ok()?;
        Some((response.status().as_u16(), String::from_utf8(response.into_body()).unwrap()))
    }

    #[test]
    fn reads_what_is_on_the_wire_and_what_clients_print() {
        for (text, status, body) in [
            ("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}\r\n", 200, "{}"),
            ("\u{FEFF}HTTP/1.0 200\n\n{}", 200, "{}"),
            ("HTTP/2 201 \r\nlocation: /x\r\n\r\n{\"id\":1}", 201, "{\"id\":1}"),
            ("HTTP/3 404\r\n\r\n", 404, ""),
            ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 200, "{}"),
            ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{}", 200, "{}"),
            ("HTTP/2 200\r\ncontent-encoding: gzip\r\ncontent-length: 1\r\n\r\n{}", 200, "{}"),
            ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}", 200, "{}"),
            ("HTTP/2 103\r\nlink: a\r\n\r\nHTTP/2 200\r\n\r\n{}", 200, "{}"),
            ("HTTP/1.1 204 No Content\r\ncontent-length: 5\r\n\r\n", 204, ""),
            ("HTTP/1.1 200 Connection established\r\n\r\nHTTP/2 201\r\na: b\r\n\r\n{}", 201, "{}"),
            (
                "HTTP/2 301\r\nlocation: /b\r\n\r\nHTTP/2 302\r\nlocation: /c\r\n\r\nHTTP/2 200\r\n\r\n{}",
                200,
                "{}",
            ),
            ("HTTP/2 301\r\nlocation: /b\r\n\r\n<html>", 301, "<html>"),
            ("HTTP/2 200\r\ncontent-type: text/plain\r\n\r\nHTTP/2 201\r\n\r\n", 200, "HTTP/2 201\r\n\r\n"),
        ] {
            assert_eq!(read(text), Some((status, body.to_owned())), "{text:?}");
        }
    }

    #[test]
    fn refuses_malformed_responses() {
        for text in [
            "",
            "{}",
            "HTTP/1.1 200 OK\r\n",
            "HTTP/2 20 OK\r\n\r\n",
            "HTTP/9 200 OK\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\ncontent-length: 1, 2\r\n\r\n{}",
            "HTTP/1.1 100 Continue\r\n\r\nhello",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        assert_eq!(read(&"HTTP/1.1 100 Continue\r\n\r\n".repeat(MAX_INTERIM + 1)), None);
    }
}
