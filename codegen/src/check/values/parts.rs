//! The boundaries of multipart bodies in examples: a page shows its own, and what is written has another.

use groupwright_engine::format::Format;
use groupwright_engine::table::Boundary;

use crate::model::Exchange;

/// The boundary that the header fields of an example say, and its body from the first boundary on: what is before it is no part.
pub(super) fn within<'b>(
    exchange: &Exchange,
    format: Format,
    body: &'b [u8],
) -> (Option<Boundary>, &'b [u8]) {
    if format != Format::Multipart {
        return (None, body);
    }
    let mut types = exchange.headers.iter().filter(|(name, _)| is_content_type(&name.value));
    let boundary = types.find_map(|(_, value)| Boundary::of_media_type(value).ok().flatten());
    let Some(boundary) = boundary else { return (None, body) };
    let line = format!("\n--{}", boundary.as_str());
    let start = body.windows(line.len()).position(|found| found == line.as_bytes());
    let is_first = body.starts_with(line.trim_start().as_bytes());
    let start = start.filter(|_| !is_first).map_or(0, |before| before + 1);
    (Some(boundary), body.get(start..).unwrap_or(body))
}

/// Whether two values of a header field say the same, whatever the boundary of parts is. A page can leave it out.
pub(super) fn is_same(name: &str, documented: &str, written: &str) -> bool {
    let parts = |text| is_content_type(name) && essence(text).eq_ignore_ascii_case("multipart/form-data");
    if !(parts(documented) && parts(written)) {
        return documented == written;
    }
    others(documented).eq(others(written))
}

/// Whether a header field says which parts a body has.
pub(super) fn is_content_type(name: &str) -> bool {
    name.eq_ignore_ascii_case("content-type")
}

fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// The parameters of a media type other than the boundary.
fn others(media_type: &str) -> impl Iterator<Item = String> {
    let parameters = media_type.split(';').skip(1).map(|parameter| parameter.trim().to_ascii_lowercase());
    parameters.filter(|parameter| !parameter.is_empty() && !parameter.starts_with("boundary="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boundary_is_not_compared() {
        let same = |documented, written| is_same("Content-Type", documented, written);
        assert!(same("multipart/form-data; boundary=a", "multipart/form-data; boundary=b"));
        assert!(same("Multipart/Form-Data", "multipart/form-data; boundary=b"));
        assert!(!same("multipart/form-data; charset=utf-8", "multipart/form-data; boundary=b"));
        assert!(!same("multipart/mixed; boundary=a", "multipart/form-data; boundary=a"));
        assert!(!same("application/json;a", "application/json"));
        assert!(!is_same("X-A", "multipart/form-data; boundary=a", "multipart/form-data; boundary=b"));
    }
}
