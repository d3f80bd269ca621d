//! The domain of names of hosts.

use super::{Class, JsonType, OTHER, Row};
use crate::scalar::Scalar;

/// The maximum number of characters of a name, which takes two more bytes in a message of the DNS.
const MAX_NAME: usize = 253;

/// The maximum number of characters of a label.
const MAX_LABEL: usize = 63;

pub(super) const ROW: Row = Row {
    name: "hostname",
    doc: "The name of a host (RFC 1123): labels of 1 to 63 letters, digits and hyphens, separated by dots, without a dot at the end. Names with other letters are in their encoding with `xn--`.",
    class: Class::Text,
    json: JsonType::String,
    expects: "the name of a host such as api.example.com",
    write,
    read,
};

fn write(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    out.push_str(value.string().ok_or(OTHER)?);
    Ok(())
}

fn read(text: &str) -> Option<Scalar<'_>> {
    is_hostname(text).then_some(Scalar::String(text))
}

pub(super) fn is_hostname(text: &str) -> bool {
    text.len() <= MAX_NAME && text.split('.').all(|label| label.len() <= MAX_LABEL && is_label(label))
}

/// Returns whether a text is letters, digits and hyphens, of which the first and the last is no hyphen.
pub(super) fn is_label(text: &str) -> bool {
    let edges = [text.bytes().next(), text.bytes().next_back()];
    edges.into_iter().all(|edge| edge.is_some_and(|byte| byte.is_ascii_alphanumeric()))
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_labels_of_letters_digits_and_hyphens() {
        let long = "a".repeat(63);
        let name = [long.as_str(), &long, &long, &"a".repeat(61)].join(".");
        assert_eq!(name.len(), 253);
        for text in
            ["a", "www.example.com", "xn--4gbwdl.xn--wgbh1c", "a-b", "3com.example", "12", &long, &name]
        {
            assert!(is_hostname(text), "{text}");
        }
        let longer = format!("{name}a");
        let label = "a".repeat(64);
        for text in [
            "",
            ".",
            ".example",
            "example.",
            "a..b",
            "-a",
            "a-",
            "a.-b",
            "not_valid.com",
            "a b",
            "bücher.example",
            "a\u{3002}b",
            "[::1]",
            &longer,
            &label,
        ] {
            assert!(!is_hostname(text), "{text}");
        }
    }
}
