//! What a derive is asked on a type: its words, and the spec that they name.

use std::path::Path;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use super::DeriveError;
use super::attributes::Attributes;
use super::case::Case;
use super::spec::{Spec, SpecLookup};
use crate::language::AttributeTarget;

/// What a derive is asked.
pub(super) struct Container {
    /// The words of the attribute.
    pub(super) attributes: Attributes,
    /// How names are spelt.
    pub(super) case: Option<Case>,
    /// The spec, where nothing is wrong with it.
    pub(super) spec: Option<Spec>,
    /// What tells the compiler of the files that were read.
    pub(super) tracked: TokenStream,
}

impl Container {
    /// Reads it; what is wrong is reported.
    pub(super) fn read(
        input: &DeriveInput,
        on: AttributeTarget,
        root: &Path,
        errors: &mut Vec<DeriveError>,
    ) -> Self {
        let mut attributes = Attributes::read(&input.attrs, on, errors);
        let found = SpecLookup::find(&input.ident, &attributes, root, errors);
        let case = Case::read(&mut attributes, errors);
        let tracked = found.tracked();
        Self { attributes, case, spec: found.spec, tracked }
    }
}
