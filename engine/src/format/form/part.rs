//! The values of parts, which are texts, bytes or files.

use crate::types::File;

/// The value of a part, in addition to its text.
pub(in crate::format) struct Part<'p> {
    pub(in crate::format) bytes: &'p [u8],
    pub(in crate::format) file_name: Option<String>,
    pub(in crate::format) content_type: Option<String>,
    /// Where the value starts in the body.
    pub(in crate::format) offset: usize,
    /// Why the value is no text, if it is none.
    pub(in crate::format) fault: Option<String>,
}

/// What a part without a file name lacks to be a file.
const NAMELESS: &str = "expected a file, found a part without a file name";

impl Part<'_> {
    /// Returns whether the part stands for a file that was not chosen, as browsers write it.
    pub(super) fn is_no_file(&self) -> bool {
        self.bytes.is_empty() && self.file_name.as_deref().is_none_or(str::is_empty)
    }

    /// Returns the file, or why it is none. A tolerant reader accepts one without a name.
    pub(super) fn file(&self, strict: bool) -> Result<File, &'static str> {
        let name = match self.file_name.as_deref() {
            None | Some("") if strict => return Err(NAMELESS),
            name => name.unwrap_or_default(),
        };
        let file = File::new(name, self.bytes);
        Ok(match &self.content_type {
            Some(media_type) => file.with_content_type(media_type.as_str()),
            None => file,
        })
    }
}
