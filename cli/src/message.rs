//! HTTP/1.1 messages as text (RFC 9112): how a request is printed, and how one is read.

use groupwright_engine::http::types::{Request, header};

use crate::exit::Failure;

/// So many header fields are read.
const MAX_FIELDS: usize = 100;

/// The complete message, line by line, with CRLF, then its body.
pub(crate) fn print(request: &Request<Vec<u8>>) -> Vec<u8> {
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    let mut out = format!("{} {target} HTTP/1.1\r\n", request.method()).into_bytes();
    let mut field = |name: &str, value: &[u8]| {
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b": ");
        out.extend_from_slice(value);
        out.extend_from_slice(b"\r\n");
    };
    if let Some(authority) = request.uri().authority() {
        field("host", authority.as_str().as_bytes());
    }
    for (name, value) in request.headers() {
        field(name.as_str(), value.as_bytes());
    }
    let body = request.body();
    if !body.is_empty() || request.headers().contains_key(header::CONTENT_TYPE) {
        field("content-length", body.len().to_string().as_bytes());
    }
    out.extend_from_slice(b"\r\n");
    out.extend_from_slice(body);
    out
}

/// Reads a message. Lines may end in LF alone, and the body may be shorter or longer than `Content-Length` says by the
/// line break that an editor adds at the end of a file.
pub(crate) fn parse(bytes: &[u8]) -> Result<Request<Vec<u8>>, Failure> {
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
    let mut said = None;
    for field in head.headers.iter() {
        if field.name.eq_ignore_ascii_case("content-length") {
            said = std::str::from_utf8(field.value).ok().and_then(|text| text.trim().parse::<usize>().ok());
        }
        request = request.header(field.name, field.value);
    }
    let body = bytes.get(length..).unwrap_or_default();
    let body = match said {
        Some(said) if body.len() > said => body.get(..said).unwrap_or(body),
        Some(said) if body.len() < said => {
            return Err(Failure(format!(
                "the body has {} bytes, but Content-Length says {said}",
                body.len()
            )));
        }
        _ => body,
    };
    request.body(body.to_vec()).map_err(|error| Failure(format!("this is no HTTP request: {error}")))
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
}
