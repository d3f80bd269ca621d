//! The names of the `static`s that hold tables.

use heck::ToShoutySnakeCase;
use proc_macro2::Ident;
use quote::format_ident;

use crate::model::{Api, Endpoint, Type};

/// The table of a named type, a structure or an enumeration. Types of a module whose names differ in nothing but capitals are
/// told apart by numbers.
pub(crate) fn of_type(api: &Api, named: &Type) -> Ident {
    let name = named.rust.to_shouty_snake_case();
    match api.earlier_alike(named.id) {
        0 => format_ident!("{name}_TABLE"),
        earlier => format_ident!("{name}_TABLE_{}", earlier + 1),
    }
}

/// The table of an endpoint's request.
pub(crate) fn of_request(endpoint: &Endpoint) -> Ident {
    format_ident!("{}_REQUEST", endpoint.rust.to_shouty_snake_case())
}

/// The table of an endpoint.
pub(crate) fn of_endpoint(endpoint: &Endpoint) -> Ident {
    format_ident!("{}_ENDPOINT", endpoint.rust.to_shouty_snake_case())
}
