//! JSON with white space at every place where it may stand, which changes nothing.

/// A JSON text with white space around each token of its structure; none if the bytes are no JSON.
pub(crate) fn spaced(json: &[u8]) -> Option<Vec<u8>> {
    serde_json::from_slice::<serde_json::Value>(json).ok()?;
    let (mut spaced, mut in_string, mut is_escaped) = (b"\n ".to_vec(), false, false);
    for byte in json {
        let is_token = !in_string && matches!(byte, b'{' | b'}' | b'[' | b']' | b':' | b',');
        if is_token {
            spaced.extend([b' ', *byte, b'\r', b'\n', b'\t']);
        } else {
            spaced.push(*byte);
        }
        in_string ^= *byte == b'"' && !is_escaped;
        is_escaped = in_string && *byte == b'\\' && !is_escaped;
    }
    spaced.extend(b" \n");
    Some(spaced)
}
