//! Plain text: a single value as a whole body, path segment, query parameter, header field or cookie.
//! Outside a body it may also be a list of single values.

mod difference;
#[cfg(test)]
mod tests;

use super::json::{JsonSink, JsonSource};
use crate::error::EncodeError;
use crate::table::{Node, TextPiece};
use crate::value::Value;
use crate::walk::{self, EncodeOptions};

pub(super) use difference::difference;

/// An encoder of plain text.
pub(crate) type TextSink = walk::TextSink<JsonSink>;
/// A decoder of plain text.
pub(crate) type TextSource<'b> = walk::TextSource<'b, JsonSource<'b>>;

/// Returns the text of a value within a template.
///
/// # Errors
///
/// Returns an error if the value could not be read again.
pub(crate) fn within_template(
    value: Value<'_>,
    node: &Node,
    template: &'static [TextPiece],
    options: &EncodeOptions<'_>,
) -> Result<String, EncodeError> {
    let mut sink = TextSink::within(template);
    walk::encode(&mut sink, value, node, options)?;
    Ok(sink.into_texts().0.concat())
}
