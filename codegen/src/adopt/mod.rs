//! A user's own types in place of generated ones: from a `DeriveInput` and a spec to the same implementations that
//! are generated, by the same emitter.
//!
//! Whatever is wrong, there are implementations: those of a struct with mistakes are of what is right about it. So a
//! mistake is one error, and no other follows from it.

mod asked;
mod attributes;
mod below;
mod beside;
mod carry;
mod case;
mod enumeration;
mod fits;
mod item;
mod members;
mod mistake;
mod named;
mod outcome;
mod replies;
mod request;
mod response;
mod says;
mod spec;
mod value;
mod wrapper;

use std::path::Path;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput};

pub use mistake::Mistake;

/// The derive macros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derive {
    /// `GroupEndpoint`: a request.
    Endpoint,
    /// `GroupResponse`: a reply, a structure within one, or an enum of several replies.
    Response,
    /// `GroupEnum`: an enumeration.
    Enum,
    /// `GroupValue`: a single value around another.
    Value,
}

/// What a derive gives.
#[derive(Debug)]
pub struct Adopted {
    /// The implementations; they compile, whatever is wrong.
    pub code: TokenStream,
    /// Everything that is wrong.
    pub mistakes: Vec<Mistake>,
}

impl Adopted {
    /// The code, and an error for each mistake.
    pub fn tokens(&self) -> TokenStream {
        let (code, errors) = (&self.code, self.mistakes.iter().map(Mistake::error));
        quote! { #(#errors)* #code }
    }
}

/// Derives what a user's type implements. `root` is the folder of the manifest of the user's crate.
pub fn adopt(derive: Derive, input: TokenStream, root: &Path) -> Adopted {
    let mut mistakes = Vec::new();
    let code = match syn::parse2::<DeriveInput>(input) {
        Ok(input) => match derive {
            Derive::Endpoint => request::derive(&input, root, &mut mistakes),
            Derive::Response => match &input.data {
                Data::Enum(data) => replies::derive(&input, data, root, &mut mistakes),
                _ => response::derive(&input, root, &mut mistakes),
            },
            Derive::Enum => enumeration::derive(&input, root, &mut mistakes),
            Derive::Value => value::derive(&input, &mut mistakes),
        },
        Err(error) => error.to_compile_error(),
    };
    Adopted { code, mistakes }
}
