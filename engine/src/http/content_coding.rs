//! The codings of the content of a message (RFC 9110 section 8.4), which nothing here undoes.

use ::http::HeaderMap;
use ::http::header::CONTENT_ENCODING;

/// The longest list of codings that is shown, in characters.
const MAX_SHOWN: usize = 40;

/// Returns the names of the codings that the content of a message has, in the order in which they were applied, or nothing if it is as
/// it stands (`identity`). They are in lower case, and `x-gzip` and `x-compress` have their usual names (sections 8.4.1.1 and 8.4.1.3).
pub fn content_codings(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(CONTENT_ENCODING).into_iter();
    let lines: Vec<String> =
        values.map(|value| String::from_utf8_lossy(value.as_bytes()).to_ascii_lowercase()).collect();
    let names = lines.iter().flat_map(|line| line.split(',')).map(str::trim).map(|name| match name {
        "x-gzip" => "gzip",
        "x-compress" => "compress",
        other => other,
    });
    let names: Vec<&str> = names.filter(|name| !name.is_empty() && *name != "identity").collect();
    (!names.is_empty()).then(|| names.join(", ").chars().take(MAX_SHOWN).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_codings_that_are_not_identity() {
        let of = |values: &[&str]| {
            let lines = values.iter().map(|value| (CONTENT_ENCODING, value.parse().unwrap()));
            content_codings(&lines.collect())
        };
        for (values, expected) in [
            (&[][..], None),
            (&["identity"], None),
            (&["", " , Identity"], None),
            (&["GZIP"], Some("gzip")),
            (&["x-gzip"], Some("gzip")),
            (&["X-Compress, identity", "br"], Some("compress, br")),
        ] {
            assert_eq!(of(values).as_deref(), expected, "{values:?}");
        }
        assert_eq!(of(&[&"x".repeat(1000)]).unwrap().len(), MAX_SHOWN);
    }
}
