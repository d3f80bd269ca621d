//! The boundaries between the parts of multipart bodies (RFC 2046 section 5.1.1).

use std::fmt;

use super::media::parameter;

/// The maximum length of a boundary.
const MAX: usize = 70;

/// The boundary between the parts of a multipart body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Boundary {
    text: [u8; MAX],
    length: u8,
}

impl Boundary {
    /// Creates a boundary, unless the text cannot be one.
    pub fn new(text: &str) -> Option<Self> {
        let is_one = |byte: u8| byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(&byte);
        if text.is_empty() || text.ends_with(' ') || !text.bytes().all(is_one) {
            return None;
        }
        let mut bytes = [0; MAX];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Self { text: bytes, length: u8::try_from(text.len()).ok()? })
    }

    /// Returns the boundary that a media type specifies, or `None` if it specifies none.
    ///
    /// # Errors
    ///
    /// Returns the text of a boundary that is none.
    pub fn of_media_type(media_type: &str) -> Result<Option<Self>, &str> {
        parameter(media_type, "boundary").map(|text| Self::new(text).ok_or(text)).transpose()
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        let text = self.text.get(..usize::from(self.length)).unwrap_or_default();
        str::from_utf8(text).unwrap_or_default()
    }
}

impl fmt::Debug for Boundary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boundary_has_up_to_seventy_characters_that_need_no_escape() {
        let long = "x".repeat(MAX + 1);
        for text in ["x", "a b'()+_,-./:=?", &long[1..]] {
            assert_eq!(Boundary::new(text).unwrap().as_str(), text);
        }
        for text in ["", "a ", "a\"", "a\r\n", "é", &long] {
            assert_eq!(Boundary::new(text), None, "{text}");
        }
    }

    #[test]
    fn a_media_type_has_a_boundary_with_or_without_quotes() {
        let of = |parameters: &str| {
            let media_type = format!("multipart/form-data{parameters}");
            Boundary::of_media_type(&media_type)
                .map(|found| found.map(|it| it.as_str().to_owned()))
                .map_err(str::to_owned)
        };
        assert_eq!(of(""), Ok(None));
        assert_eq!(of("; boundary=x"), Ok(Some("x".to_owned())));
        assert_eq!(of(";charset=\"a;boundary=y\"; Boundary=\"x:z\""), Ok(Some("x:z".to_owned())));
        assert_eq!(of("; boundary=é"), Err("é".to_owned()));
        assert_eq!(of("; boundary=\"\""), Err(String::new()));
    }
}
