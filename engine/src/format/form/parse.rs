//! The pairs of a form or a query, percent-decoded.

use std::borrow::Cow;

use percent_encoding::percent_decode;

use crate::error::{DecodeError, Problem};
use crate::table::Format;
use crate::walk::DecodeOptions;

/// So long, in bytes, a name may be.
const MAX_NAME: usize = 4096;

/// Names and texts, in their order.
pub(in crate::format) type Pairs<'p> = Vec<(Cow<'p, str>, Cow<'p, str>)>;

/// The pairs of a form or a query, percent-decoded. Bytes that are not UTF-8 are a problem where it is read strictly;
/// otherwise U+FFFD stands for them.
pub(in crate::format) fn parse<'p>(
    text: &'p [u8],
    options: &DecodeOptions,
) -> Result<Pairs<'p>, DecodeError> {
    let limits = options.limits;
    if text.len() > limits.bytes {
        return Err(refusal(format!("{} bytes, and at most {} are read", text.len(), limits.bytes)));
    }
    // Neither `&`, `=` nor `+` is part of a longer sequence, so that the whole is as good as its parts.
    if options.strict && percent_decode(text).decode_utf8().is_err() {
        return Err(refusal("bytes that are not UTF-8 after percent-decoding".to_owned()));
    }
    let mut pairs = Pairs::new();
    for pair in form_urlencoded::parse(text) {
        if pairs.len() >= limits.items {
            return Err(refusal(format!("more than {} pairs", limits.items)));
        }
        if pair.0.len() > MAX_NAME {
            let found = pair.0.len();
            return Err(refusal(format!("a name of {found} bytes, and at most {MAX_NAME} are read")));
        }
        pairs.push(pair);
    }
    Ok(pairs)
}

#[cold]
fn refusal(what: String) -> DecodeError {
    let problem = Problem { position: None, pointer: String::new(), what };
    DecodeError { format: Format::Form, problems: vec![problem] }
}
