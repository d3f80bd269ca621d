//! The Rust types that carry single values where a user gives none: the engine knows no names of Rust.

use groupwright_engine::domain::Domain;

/// The Rust type of a domain's values in generated code, as an absolute path.
pub(crate) const fn rust_type(domain: Domain) -> &'static str {
    match domain {
        Domain::String | Domain::UrlReference | Domain::Email | Domain::Hostname => "::std::string::String",
        Domain::Integer | Domain::Int64 => "::core::primitive::i64",
        Domain::Int8 => "::core::primitive::i8",
        Domain::Int16 => "::core::primitive::i16",
        Domain::Int32 => "::core::primitive::i32",
        Domain::Uint8 => "::core::primitive::u8",
        Domain::Uint16 => "::core::primitive::u16",
        Domain::Uint32 => "::core::primitive::u32",
        Domain::Uint64 => "::core::primitive::u64",
        Domain::BigInteger => "::groupwright::BigInteger",
        Domain::Number => "::core::primitive::f64",
        Domain::Decimal => "::groupwright::Decimal",
        Domain::Boolean => "::core::primitive::bool",
        Domain::Bytes => "::groupwright::Bytes",
        Domain::File => "::groupwright::File",
        Domain::Uuid => "::groupwright::Uuid",
        Domain::Url => "::groupwright::Url",
        Domain::Ipv4 => "::std::net::Ipv4Addr",
        Domain::Ipv6 => "::std::net::Ipv6Addr",
        Domain::DateTime => "::groupwright::DateTime",
        Domain::LocalDateTime => "::groupwright::LocalDateTime",
        Domain::Date => "::groupwright::Date",
        Domain::Time => "::groupwright::Time",
        Domain::Duration => "::groupwright::Duration",
    }
}

/// Whether this type is that of texts.
pub(crate) fn is_plain_text(domain: Domain) -> bool {
    rust_type(domain) == rust_type(Domain::String)
}

/// The name of this type, which the runtime has for generated code.
pub(crate) fn carrier(domain: Domain) -> &'static str {
    rust_type(domain).rsplit("::").next().unwrap_or_default()
}

/// The name of this type, as a person says it.
pub(crate) fn rust_name(domain: Domain) -> &'static str {
    if domain == Domain::Bytes { "Vec<u8>" } else { carrier(domain) }
}

/// How many bits of a signed type the least value of a range needs, 0 where it is not negative, and how many the greatest needs.
pub(crate) fn integer_bits((least, greatest): (i128, i128)) -> (u8, u8) {
    let down = [(8, i128::from(i8::MIN)), (16, i128::from(i16::MIN)), (32, i128::from(i32::MIN))];
    let down = down.into_iter().find(|(_, lowest)| least >= *lowest).map_or(64, |(bits, _)| bits);
    let up = [7, 8, 15, 16, 31, 32, 63].into_iter().find(|bits| greatest < 1_i128 << bits).unwrap_or(64);
    (if least >= 0 { 0 } else { down }, up)
}
