//! The Rust types that carry single values where a user gives none: the engine knows no names of Rust.

use groupwright_engine::domain::Domain;

/// The Rust type of a domain's values in generated code, as an absolute path.
pub(crate) const fn rust_type(domain: Domain) -> &'static str {
    match domain {
        Domain::String => "::std::string::String",
        Domain::Integer => "::core::primitive::i64",
        Domain::Number => "::core::primitive::f64",
        Domain::Boolean => "::core::primitive::bool",
        Domain::Uuid => "::groupwright::Uuid",
        Domain::Url => "::groupwright::Url",
        Domain::DateTime => "::groupwright::DateTime",
        Domain::LocalDateTime => "::groupwright::LocalDateTime",
        Domain::Date => "::groupwright::Date",
        Domain::Time => "::groupwright::Time",
        Domain::Duration => "::groupwright::Duration",
    }
}

/// The name of this type, as a person says it.
pub(crate) fn rust_name(domain: Domain) -> &'static str {
    rust_type(domain).rsplit("::").next().unwrap_or_default()
}
