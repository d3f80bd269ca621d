//! A user's own types in place of generated ones: from a `DeriveInput` and a spec to the same implementations that
//! are generated, by the same emitter.
//!
//! Whatever is wrong, there are implementations: those of a struct with errors are of what is right about it. So a
//! mistake is one error, and no other follows from it.
//!
//! | to find | look in |
//! |---|---|
//! | the five derives | `request`, `response` and `replies`, `enumeration`, `union`, `value` |
//! | the attribute: its keys, the cases of `rename_all`, what is only sent | `attributes`, `case`, `client` |
//! | what a derive is given: the item, its attribute, its spec | `container`, `item`, `spec` |
//! | which field, variant or type of the spec a name means | `members`, `type_lookup` |
//! | which Rust types fit: by their tokens, and by the compiler | `optionality`, `integer`, `type_bounds`, `type_assertion` |
//! | the types of replies, the user's and those made beside the request | `outcome`, `companion_types` |
//! | errors, and what the spec says in them | `error`, `describe`, `relative_path` |

mod attributes;
mod case;
mod client;
mod companion_types;
mod container;
mod describe;
mod enumeration;
mod error;
mod integer;
mod item;
mod lints;
mod members;
mod optionality;
mod outcome;
mod relative_path;
mod replies;
mod request;
mod response;
mod spec;
mod type_assertion;
mod type_bounds;
mod type_lookup;
mod union;
mod value;

use std::path::Path;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput};

pub use error::DeriveError;

/// The derive macros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derive {
    /// `GroupEndpoint`: a request.
    Endpoint,
    /// `GroupResponse`: a reply, a structure within one, or an enum of several replies.
    Response,
    /// `GroupEnum`: an enumeration.
    Enum,
    /// `GroupUnion`: a union.
    Union,
    /// `GroupValue`: a single value around another.
    Value,
}

/// What a derive gives.
#[derive(Debug)]
pub struct Expansion {
    /// The implementations; they compile, whatever is wrong.
    code: TokenStream,
    /// Everything that is wrong.
    errors: Vec<DeriveError>,
}

impl Expansion {
    /// Everything that is wrong, and the code, which compiles nevertheless.
    pub fn into_parts(self) -> (Vec<DeriveError>, TokenStream) {
        (self.errors, self.code)
    }

    /// The code, and an error for each mistake.
    pub fn tokens(&self) -> TokenStream {
        let (code, errors) = (&self.code, self.errors.iter().map(DeriveError::error));
        quote! { #(#errors)* #code }
    }
}

/// Derives what a user's type implements. `root` is the folder of the manifest of the user's crate.
pub fn expand(derive: Derive, input: TokenStream, root: &Path) -> Expansion {
    let mut errors = Vec::new();
    let code = match syn::parse2::<DeriveInput>(input) {
        Ok(input) => {
            let code = match derive {
                Derive::Endpoint => request::derive(&input, root, &mut errors),
                Derive::Response => match &input.data {
                    Data::Enum(data) => replies::derive(&input, data, root, &mut errors),
                    _ => response::derive(&input, root, &mut errors),
                },
                Derive::Enum => enumeration::derive(&input, root, &mut errors),
                Derive::Union => union::derive(&input, root, &mut errors),
                Derive::Value => value::derive(&input, &mut errors),
            };
            lints::allow(code, &input)
        }
        Err(error) => error.to_compile_error(),
    };
    Expansion { code, errors }
}
