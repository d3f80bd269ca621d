//! What a derive is asked on a type: its words, and the spec that they name.

use std::path::Path;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use super::Mistake;
use super::attributes::Attributes;
use super::case::Case;
use super::spec::{Found, Spec};
use crate::language::On;

/// What a derive is asked.
pub(super) struct Asked {
    /// The words of the attribute.
    pub(super) attributes: Attributes,
    /// How names are spelt.
    pub(super) case: Option<Case>,
    /// The spec, where nothing is wrong with it.
    pub(super) spec: Option<Spec>,
    /// What tells the compiler of the files that were read.
    pub(super) tracked: TokenStream,
}

impl Asked {
    /// Reads it; what is wrong is reported.
    pub(super) fn read(input: &DeriveInput, on: On, root: &Path, mistakes: &mut Vec<Mistake>) -> Self {
        let mut attributes = Attributes::read(&input.attrs, on, mistakes);
        let found = Found::find(&input.ident, &attributes, root, mistakes);
        let case = Case::read(&mut attributes, mistakes);
        let tracked = found.tracked();
        Self { attributes, case, spec: found.spec, tracked }
    }
}
