//! The domain of email addresses.

use core::net::{Ipv4Addr, Ipv6Addr};

use super::hostname::{is_hostname, is_label};
use super::{Class, JsonType, OTHER, Row};
use crate::scalar::Scalar;

/// The maximum number of characters before the last `@` (RFC 5321, section 4.5.3.1.1).
const MAX_LOCAL: usize = 64;

/// The maximum number of characters after it (section 4.5.3.1.2).
const MAX_DOMAIN: usize = 255;

pub(super) const ROW: Row = Row {
    name: "email",
    doc: "An email address: a `Mailbox` of RFC 5321, without a name and angle brackets, and with ASCII characters only. Kept as it is written.",
    class: Class::Text,
    json: JsonType::String,
    expects: "an email address such as name@example.com",
    write,
    read,
};

fn write(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    out.push_str(value.string().ok_or(OTHER)?);
    Ok(())
}

fn read(text: &str) -> Option<Scalar<'_>> {
    is_mailbox(text).then_some(Scalar::String(text))
}

fn is_mailbox(text: &str) -> bool {
    // A quoted local part can contain `@`, a domain cannot.
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let quoted = local.strip_prefix('"').and_then(|local| local.strip_suffix('"'));
    local.len() <= MAX_LOCAL
        && domain.len() <= MAX_DOMAIN
        && quoted.map_or_else(|| local.split('.').all(is_atom), is_quoted)
        && match domain.strip_prefix('[').and_then(|domain| domain.strip_suffix(']')) {
            Some(literal) => is_address(literal),
            None => is_hostname(domain),
        }
}

fn is_atom(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_allowed)
}

/// Returns whether a text can stand between quotes: printable characters, with a backslash before a quote or
/// another backslash.
fn is_quoted(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let is_allowed = match byte {
            b'\\' => bytes.next().is_some_and(|next| (b' '..=b'~').contains(&next)),
            b'"' => false,
            byte => (b' '..=b'~').contains(&byte),
        };
        if !is_allowed {
            return false;
        }
    }
    true
}

/// Returns whether a text can stand between brackets: an IPv4 address, or another with a tag before it.
fn is_address(text: &str) -> bool {
    let Some((tag, address)) = text.split_once(':') else { return text.parse::<Ipv4Addr>().is_ok() };
    if tag.eq_ignore_ascii_case("IPv6") {
        return address.parse::<Ipv6Addr>().is_ok();
    }
    let is_content = |byte: u8| (b'!'..=b'~').contains(&byte) && !(b'['..=b']').contains(&byte);
    is_label(tag) && !address.is_empty() && address.bytes().all(is_content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_mailboxes_only() {
        let local = format!("{}@example.com", "a".repeat(64));
        for text in [
            "joe.bloggs@example.com",
            "joe@localhost",
            "te~st@example.com",
            "~test~@example.com",
            "te.s.t@example.com",
            "o'brien+x=y@example.com",
            "\"joe bloggs\"@example.com",
            "\"joe..bloggs\"@example.com",
            "\"joe@bloggs\"@example.com",
            r#""a\"b\\c"@example.com"#,
            "\"\"@example.com",
            "joe@[127.0.0.1]",
            "joe@[IPv6:::1]",
            "joe@[x400:c=us]",
            &local,
        ] {
            assert!(is_mailbox(text), "{text}");
        }
        let longer = format!("a{local}");
        for text in [
            "",
            "2962",
            "@example.com",
            "joe@",
            "joe bloggs@example.com",
            ".test@example.com",
            "test.@example.com",
            "te..st@example.com",
            "joe@bloggs@example.com",
            "joe@invalid=domain.com",
            "joe@example.com.",
            "joe@-a.com",
            "joe@[127.0.0.300]",
            "joe@[::1]",
            "joe@[IPv6:x]",
            "joe@[127.0.0.1",
            "\"a\"b\"@example.com",
            r#""a\"@example.com"#,
            "\"@example.com",
            "Joe <joe@example.com>",
            "joe@example.com\n",
            "j\u{f6}e@example.com",
            "joe@ex\u{e4}mple.com",
            &longer,
        ] {
            assert!(!is_mailbox(text), "{text}");
        }
    }
}
