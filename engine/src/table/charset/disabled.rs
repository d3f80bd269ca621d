//! What stands for the encodings of the Encoding Standard without the feature `charsets`: there are none.

use std::borrow::Cow;

/// An encoding that does not exist without the feature `charsets`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StandardEncoding {}

impl StandardEncoding {
    pub(super) fn from_label(_: &str) -> Option<Self> {
        None
    }

    pub(super) fn name(self) -> &'static str {
        match self {}
    }

    pub(crate) fn is_ascii_compatible(self) -> bool {
        match self {}
    }

    pub(crate) fn decode(self, _: &[u8]) -> Result<Cow<'_, str>, String> {
        match self {}
    }

    pub(crate) fn decode_lossily(self, _: &[u8]) -> Cow<'_, str> {
        match self {}
    }

    pub(crate) fn encode(self, _: &str) -> Option<Vec<u8>> {
        match self {}
    }
}
