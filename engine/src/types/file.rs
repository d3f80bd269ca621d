//! Files: bytes with a name and a media type, and the data URLs that stand for them (RFC 2397).

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use percent_encoding::{AsciiSet, percent_decode_str, utf8_percent_encode};

use crate::binary::{Binary, Padding};
use crate::percent::RESERVED;

/// A file: its name, its media type, and its content.
///
/// As a text it is a data URL with the name as a parameter: `data:text/plain;name=a.txt,Hello`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct File {
    name: String,
    content_type: Option<String>,
    bytes: Vec<u8>,
}

/// The error of a text that is not a data URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAFile;

impl fmt::Display for NotAFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a data URL such as data:text/plain;name=a.txt,Hello")
    }
}

impl std::error::Error for NotAFile {}

impl File {
    /// Creates a file without a media type.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), content_type: None, bytes: bytes.into() }
    }

    /// Sets the media type, such as `image/png`.
    #[must_use]
    pub fn with_content_type(self, media_type: impl Into<String>) -> Self {
        Self { content_type: Some(media_type.into()), ..self }
    }

    /// Returns the name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the media type, if there is one.
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// Returns the content.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the content without a copy.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// A placeholder for a decoder to fill.
    pub(crate) fn unset() -> Self {
        Self { name: String::new(), content_type: None, bytes: Vec::new() }
    }

    /// Returns whether the text is a data URL that stands for a file.
    pub(crate) fn is_data_url(text: &str) -> bool {
        DataUrl::of(text).is_some()
    }

    /// Returns the length of the content of a data URL.
    pub(crate) fn len_in(text: &str) -> usize {
        DataUrl::of(text).map_or(0, |url| url.content().len())
    }
}

/// The parts of a data URL.
struct DataUrl<'t> {
    media_type: &'t str,
    name: &'t str,
    is_base64: bool,
    data: &'t str,
}

impl<'t> DataUrl<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let (head, data) = text.strip_prefix("data:")?.split_once(',')?;
        let (head, is_base64) = match head.strip_suffix(";base64") {
            Some(head) => (head, true),
            None => (head, false),
        };
        let (media_type, name) = head.rsplit_once(NAME).unwrap_or((head, ""));
        let is_whole = !name.contains(';') && is_ascii_text(text);
        let is_read = !is_base64 || Binary::base64(data, false, Padding::Required).is_some();
        let is_utf_8 = |part| percent_decode_str(part).decode_utf8().is_ok();
        (is_whole && is_read && is_utf_8(name) && is_utf_8(media_type)).then_some(Self {
            media_type,
            name,
            is_base64,
            data,
        })
    }

    fn content(&self) -> Cow<'t, [u8]> {
        if self.is_base64 { Binary::Base64(self.data).bytes() } else { percent_decode_str(self.data).into() }
    }
}

/// Returns whether a text has only characters that a URL can have.
fn is_ascii_text(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// What the name of a file stands after.
const NAME: &str = ";name=";
/// The characters that are escaped in media types.
const IN_TYPE: &AsciiSet =
    &RESERVED.remove(b'/').remove(b';').remove(b'=').remove(b'+').remove(b'*').remove(b'!').remove(b'&');

/// Writes a data URL: of texts with escapes, and of other content in base64.
impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let media_type = utf8_percent_encode(self.content_type().unwrap_or_default(), IN_TYPE);
        write!(f, "data:{media_type}{NAME}{}", utf8_percent_encode(&self.name, RESERVED))?;
        let is_text = |text: &&str| {
            text.chars().all(|character| !character.is_control() || matches!(character, '\r' | '\n' | '\t'))
        };
        match str::from_utf8(&self.bytes).ok().filter(is_text) {
            Some(text) => write!(f, ",{}", utf8_percent_encode(text, RESERVED)),
            None => write!(f, ";base64,{}", Binary::Bytes(&self.bytes)),
        }
    }
}

/// Shows the length of the content in place of it.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("File");
        shown.field("name", &self.name).field("content_type", &self.content_type);
        shown.field("bytes", &self.bytes.len()).finish()
    }
}

impl FromStr for File {
    type Err = NotAFile;

    fn from_str(text: &str) -> Result<Self, NotAFile> {
        let url = DataUrl::of(text).ok_or(NotAFile)?;
        let decoded = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
        let file = Self::new(decoded(url.name), url.content());
        Ok(match url.media_type {
            "" => file,
            media_type => file.with_content_type(decoded(media_type)),
        })
    }
}

impl TryFrom<&str> for File {
    type Error = NotAFile;

    fn try_from(text: &str) -> Result<Self, NotAFile> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_from_its_data_url() {
        for (file, url) in [
            (File::new("", ""), "data:;name=,"),
            (
                File::new("a.txt", "Hello, \n").with_content_type("text/plain"),
                "data:text/plain;name=a.txt,Hello%2C%20%0A",
            ),
            (
                File::new("ü;,=\".png", [0, 0xff]).with_content_type("image/png"),
                "data:image/png;name=%C3%BC%3B%2C%3D%22.png;base64,AP8=",
            ),
            (
                File::new("b", "").with_content_type("text/plain; charset=utf-8;name=x"),
                "data:text/plain;%20charset=utf-8;name=x;name=b,",
            ),
            (File::new(";base64", "\u{1}"), "data:;name=%3Bbase64;base64,AQ=="),
        ] {
            assert_eq!(file.to_string(), url);
            assert_eq!(url.parse::<File>().as_ref(), Ok(&file));
            assert_eq!(File::len_in(url), file.bytes().len());
        }
    }

    #[test]
    fn a_data_url_can_lack_all_but_the_content() {
        assert_eq!("data:,a%20b".parse(), Ok(File::new("", "a b")));
        assert_eq!(
            "data:image/gif;base64,AQ==".parse(),
            Ok(File::new("", [1]).with_content_type("image/gif"))
        );
        for text in [
            "",
            "data:",
            "data:text/plain",
            "date:,a",
            "data:,a b",
            "data:;base64,A",
            "data:;name=%FF,a",
            "data:,é",
        ] {
            assert_eq!(text.parse::<File>(), Err(NotAFile), "{text}");
            assert!(!File::is_data_url(text) && File::len_in(text) == 0);
        }
    }

    #[test]
    fn content_is_not_shown() {
        let shown = format!("{:?}", File::new("a", "hunter2"));
        assert_eq!(shown, "File { name: \"a\", content_type: None, bytes: 7 }");
    }
}
