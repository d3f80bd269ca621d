//! Command lines of curl, for shells of POSIX.

use std::fmt::Write;

use groupwright_engine::http::types::Request;

/// Returns a command line of curl that sends a request and prints the response with its header fields. It is one line, and
/// works as it is in a shell of POSIX.
///
/// A body with bytes that are no text, or with line breaks, is given by `printf`.
pub fn curl_line(request: &Request<Vec<u8>>) -> String {
    let mut line = String::new();
    let body =
        std::str::from_utf8(request.body()).ok().filter(|text| !text.contains(|c: char| c.is_control()));
    if body.is_none() {
        line.push_str("printf ");
        line.push_str(&printed(request.body()));
        line.push_str(" | ");
    }
    line.push_str("curl -sS -i");
    let has_body = !request.body().is_empty();
    let usual = if has_body { "POST" } else { "GET" };
    if request.method() != usual {
        // Without a body, curl waits for one that HEAD does not have.
        let _ = match request.method().as_str() {
            "HEAD" => write!(line, " -I"),
            method => write!(line, " -X {}", quoted(method)),
        };
    }
    let url = request.uri().to_string();
    // Without these, curl takes brackets for several URLs, and takes dots out of the path.
    if url.contains(['[', ']', '{', '}']) {
        line.push_str(" -g");
    }
    if request.uri().path().split('/').any(|segment| matches!(segment, "." | "..")) {
        line.push_str(" --path-as-is");
    }
    let _ = write!(line, " {}", quoted(&url));
    for (name, value) in request.headers() {
        let text = String::from_utf8_lossy(value.as_bytes());
        // A field without a value is written with a semicolon.
        let field = if text.is_empty() { format!("{name};") } else { format!("{name}: {text}") };
        let _ = write!(line, " -H {}", quoted(&field));
    }
    match body {
        None => line.push_str(" --data-binary @-"),
        // What begins with this sign names a file.
        Some(text) if has_body => {
            let _ = write!(line, " --data-raw {}", quoted(text));
        }
        Some(_) => {}
    }
    line
}

/// Returns a word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// Returns the format of `printf` that prints these bytes.
fn printed(bytes: &[u8]) -> String {
    let mut out = String::from("'");
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            // What begins with it is taken for an option.
            b'-' if index == 0 => out.push_str("\\055"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'%' => out.push_str("%%"),
            b'\\' | b'\'' | 0..=0x1f | 0x7f..=0xff => {
                let _ = write!(out, "\\{byte:03o}");
            }
            _ => out.push(char::from(*byte)),
        }
    }
    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_for_the_shell() {
        let request = Request::post("http://127.0.0.1:1/a?b='c'")
            .header("X-A", "it's")
            .header("X-B", "")
            .body(b"@{\"a\":\"it's\"}".to_vec())
            .unwrap();
        assert_eq!(
            curl_line(&request),
            r#"curl -sS -i 'http://127.0.0.1:1/a?b='\''c'\''' -H 'x-a: it'\''s' -H 'x-b;' --data-raw '@{"a":"it'\''s"}'"#
        );
    }

    #[test]
    fn prints_what_is_no_text() {
        let request = Request::put("http://127.0.0.1:1/").body(b"50% \\\r\n\x00\xff'".to_vec()).unwrap();
        assert_eq!(
            curl_line(&request),
            r"printf '50%% \134\r\n\000\377\047' | curl -sS -i -X 'PUT' 'http://127.0.0.1:1/' --data-binary @-"
        );
        let request = Request::head("http://127.0.0.1:1/").body(Vec::new()).unwrap();
        assert_eq!(curl_line(&request), "curl -sS -i -I 'http://127.0.0.1:1/'");
    }
}
