//! The domains of addresses of the Internet Protocol.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::fmt::Write;

use super::{Class, JsonType, OTHER, Row};
use crate::scalar::Scalar;

pub(super) const V4: Row = Row {
    name: "ipv4",
    doc: "An IPv4 address: four numbers from 0 to 255 without leading zeros (the `dotted-quad` of RFC 2673).",
    class: Class::Other,
    json: JsonType::String,
    expects: "an IPv4 address such as 192.0.2.1",
    write: |value, out| write(value, IpAddr::is_ipv4, out),
    read: |text| text.parse::<Ipv4Addr>().ok().map(|value| Scalar::Ip(value.into())),
};

pub(super) const V6: Row = Row {
    name: "ipv6",
    doc: "An IPv6 address (RFC 4291) without a zone: read in every notation, written in the shortest (RFC 5952).",
    class: Class::Other,
    json: JsonType::String,
    expects: "an IPv6 address such as 2001:db8::1",
    write: |value, out| write(value, IpAddr::is_ipv6, out),
    read: |text| text.parse::<Ipv6Addr>().ok().map(|value| Scalar::Ip(value.into())),
};

fn write(value: Scalar<'_>, is_of: fn(&IpAddr) -> bool, out: &mut String) -> Result<(), &'static str> {
    let value = value.ip().filter(is_of).ok_or(OTHER)?;
    // Writing to a string cannot fail.
    let _ = write!(out, "{value}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::domain::Domain;

    #[test]
    fn reads_the_addresses_of_the_standards_only() {
        for text in ["0.0.0.0", "127.0.0.1", "255.255.255.255"] {
            assert!(Domain::Ipv4.read(text).is_some(), "{text}");
        }
        for text in [
            "",
            "127.0.0",
            "127.0.0.0.1",
            "256.256.256.256",
            "127.1",
            "0x7f000001",
            "2130706433",
            "087.10.0.1",
            "1.2.3.00",
            "192.168.1.0/24",
            " 1.2.3.4",
            "1\u{9e8}7.0.0.1",
            "::1",
        ] {
            assert!(Domain::Ipv4.read(text).is_none(), "{text}");
        }
        for text in [
            "::",
            "::1",
            "::abef",
            "d6::",
            "1:2:3:4:5:6:7::",
            "::2:3:4:5:6:7:8",
            "1:d6::42",
            "1::d6:192.168.0.1",
            "1:2::192.168.0.1",
            "::FFFF:192.168.0.1",
            "1000:1000:1000:1000:1000:1000:255.255.255.255",
            "0001:2:3:4:5:6:7:8",
        ] {
            assert!(Domain::Ipv6.read(text).is_some(), "{text}");
        }
        for text in [
            "",
            ":",
            ":2:3:4:5:6:7:8",
            ":2:3:4::8",
            "1:2:3:4:5:6:7:",
            "1::d6::42",
            "1:1:1:1:1:1:1::1",
            "1:1:1:1:1:1:1:1:1",
            "1:2:3:4:5:6:7",
            "12345::",
            "::laptop",
            "::ffff:12.34.56.078",
            "1::2:192.168.256.1",
            "1:2:3:4:1.2.3",
            "fe80::a%eth1",
            "fe80::/64",
            "[::1]",
            "  ::1",
            "1:2:3:4:5:6:7:\u{9ea}",
            "127.0.0.1",
        ] {
            assert!(Domain::Ipv6.read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn writes_the_shortest_notation() {
        for (text, shortest) in [
            ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
            ("0:0:0:1:0:0:0:0", "0:0:0:1::"),
            ("::ffff:c000:0201", "::ffff:192.0.2.1"),
        ] {
            let mut out = String::new();
            Domain::Ipv6.write(Domain::Ipv6.read(text).unwrap(), &mut out).unwrap();
            assert_eq!(out, shortest);
        }
        let other = Domain::Ipv4.read("192.0.2.1").unwrap();
        assert!(Domain::Ipv6.write(other, &mut String::new()).is_err());
    }
}
