//! The encodings of the Encoding Standard, by the crate that browsers use for them.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, EncoderResult, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

/// An encoding of the WHATWG Encoding Standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StandardEncoding(&'static encoding_rs::Encoding);

impl StandardEncoding {
    /// Returns the encoding with this label, unless it is Unicode or one of those that are not safe to read.
    pub(super) fn from_label(label: &str) -> Option<Self> {
        let encoding = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())?;
        let is_other = ![UTF_8, UTF_16BE, UTF_16LE, REPLACEMENT].contains(&encoding);
        is_other.then_some(Self(encoding))
    }

    pub(super) fn name(self) -> &'static str {
        self.0.name()
    }

    /// Returns whether a byte that is ASCII always represents the character of ASCII.
    pub(crate) fn is_ascii_compatible(self) -> bool {
        self.0.is_ascii_compatible()
    }

    /// Decodes bytes, or returns the text before the first that are invalid.
    pub(crate) fn decode(self, bytes: &[u8]) -> Result<Cow<'_, str>, String> {
        self.0.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(|| self.readable(bytes))
    }

    /// Decodes bytes, with replacement characters for those that are invalid.
    pub(crate) fn decode_lossily(self, bytes: &[u8]) -> Cow<'_, str> {
        self.0.decode_without_bom_handling(bytes).0
    }

    /// Returns the text before the first invalid bytes.
    fn readable(self, bytes: &[u8]) -> String {
        let mut decoder = self.0.new_decoder_without_bom_handling();
        let mut text = String::new();
        let mut rest = bytes;
        loop {
            text.reserve(decoder.max_utf8_buffer_length(rest.len()).unwrap_or(rest.len()).max(16));
            let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
            rest = rest.get(read..).unwrap_or_default();
            match result {
                DecoderResult::OutputFull => {}
                DecoderResult::InputEmpty | DecoderResult::Malformed(..) => return text,
            }
        }
    }

    /// Encodes a text, or returns `None` if it would be read as another one.
    ///
    /// The standard's encoders write some characters as others that look alike, such as the sign of the yen as a
    /// backslash, so the result is read again.
    pub(crate) fn encode(self, text: &str) -> Option<Vec<u8>> {
        let mut encoder = self.0.new_encoder();
        let mut bytes = Vec::new();
        let mut rest = text;
        loop {
            let length = encoder.max_buffer_length_from_utf8_without_replacement(rest.len());
            bytes.reserve(length.unwrap_or(rest.len()).max(16));
            let (result, read) = encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut bytes, true);
            rest = rest.get(read..).unwrap_or_default();
            match result {
                EncoderResult::OutputFull => {}
                EncoderResult::Unmappable(_) => return None,
                EncoderResult::InputEmpty => break,
            }
        }
        let read = self.0.decode_without_bom_handling_and_without_replacement(&bytes);
        (read.as_deref() == Some(text)).then_some(bytes)
    }
}
