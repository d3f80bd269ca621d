//! The names of the `static`s of tables.

use heck::ToShoutySnakeCase;
use proc_macro2::Ident;
use quote::format_ident;

use crate::model::{Api, Endpoint, Type};

/// Returns the name for a structure or an enumeration. Names of types that differ only in case are made
/// unique with a number.
pub(crate) fn of_type(api: &Api, named: &Type) -> Ident {
    let name = named.rust.to_shouty_snake_case();
    match api.earlier_alike(named.id) {
        0 => format_ident!("{name}_TABLE"),
        earlier => format_ident!("{name}_TABLE_{}", earlier + 1),
    }
}

/// Returns the name for the structure of an endpoint's request.
pub(crate) fn of_request(endpoint: &Endpoint) -> Ident {
    format_ident!("{}_REQUEST", endpoint.rust.to_shouty_snake_case())
}

/// Returns the name for an endpoint.
pub(crate) fn of_endpoint(endpoint: &Endpoint) -> Ident {
    format_ident!("{}_ENDPOINT", endpoint.rust.to_shouty_snake_case())
}
