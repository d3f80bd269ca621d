//! The header fields of a part.

use super::disposition::{self, Disposition};

/// What the header fields of a part say.
#[derive(Debug)]
pub(super) struct PartHead {
    pub(super) name: String,
    pub(super) file_name: Option<String>,
    pub(super) content_type: Option<String>,
}

/// Reads the header fields of a part, or returns what is wrong with them and the offset of the line.
pub(super) fn read(head: &[u8]) -> Result<PartHead, (usize, String)> {
    let mut disposition: Option<Disposition> = None;
    let mut content_type = None;
    let mut at = 0;
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        let here = |what: String| (at, what);
        let text = str::from_utf8(line).map_err(|_| here("a header field that is not UTF-8".to_owned()))?;
        let text = text.strip_suffix("\r\n").unwrap_or(text);
        if text.contains(['\r', '\n', '\0']) || text.starts_with([' ', '\t']) {
            return Err(here("a header field of several lines".to_owned()));
        }
        let (name, value) = text.split_once(':').ok_or_else(|| here("expected a header field".to_owned()))?;
        let value = value.trim();
        let is_second = match name.to_ascii_lowercase().as_str() {
            "content-disposition" => disposition.replace(disposition::read(value).map_err(here)?).is_some(),
            "content-type" => content_type.replace(value.to_owned()).is_some(),
            "content-transfer-encoding" if !is_plain(value) => {
                return Err(here(format!("the encoding {value:?} of a part is not supported")));
            }
            _ => false,
        };
        if is_second {
            return Err(here(format!("the header field {name} occurs more than once")));
        }
        at += line.len();
    }
    let Disposition { name, file_name } = disposition.unwrap_or_default();
    let name = name.ok_or_else(|| (0, "a part without a Content-Disposition that names it".to_owned()))?;
    Ok(PartHead { name, file_name, content_type })
}

/// Returns whether a transfer encoding changes nothing. Others are obsolete (RFC 7578 section 4.7).
fn is_plain(encoding: &str) -> bool {
    ["7bit", "8bit", "binary"].iter().any(|plain| plain.eq_ignore_ascii_case(encoding))
}

/// Returns whether a text can be written as the media type of a part.
pub fn is_part_type(text: &str) -> bool {
    let is_printable = text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
    let essence = text.split(';').next().unwrap_or_default().trim_end();
    let is_token = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&^_.+-*".contains(&byte))
    };
    let is_named = essence.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype));
    is_printable && is_named && text.trim_ascii() == text
}
