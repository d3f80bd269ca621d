//! Constant expressions as a call of a constructor followed by setters for everything that differs from the
//! default. This keeps generated code short.

use groupwright_engine::table::Evidence;
use proc_macro2::{Delimiter, Literal};
use quote::format_ident;

use super::code::{Code, Put as _, code};
use super::{Context, literal};

/// A chain of calls of a constructor and setters.
pub(super) struct Calls(Code);

impl Calls {
    /// Begins a chain with the call of a constructor.
    pub(super) fn new(first: Code) -> Self {
        Self(first)
    }

    /// Adds the call of a setter if a condition is met.
    pub(super) fn set(&mut self, when: bool, name: &str, value: impl FnOnce() -> Code) {
        if when {
            self.0.token(".");
            self.0.word(name);
            self.0.open(Delimiter::Parenthesis);
            value().put(&mut self.0);
            self.0.close(Delimiter::Parenthesis);
        }
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.set(!text.is_empty(), name, || code! { #text });
    }

    /// Adds the call of a setter for a documentation text, unless such texts are disabled.
    pub(super) fn page_text(&mut self, cx: &Context<'_>, name: &str, text: &str) {
        self.set(cx.options.page_texts && !text.is_empty(), name, || code! { #text });
    }

    pub(super) fn flag(&mut self, flag: bool, name: &str) {
        self.set(flag, name, Code::new);
    }

    pub(super) fn evidence(&mut self, cx: &Context<'_>, evidence: Evidence) {
        self.set(evidence != Evidence::Documented, "with_evidence", || unit(cx, "Evidence", evidence));
    }

    pub(super) fn pairs(&mut self, name: &str, pairs: &[(&str, &str)]) {
        self.set(!pairs.is_empty(), name, || {
            let rows = pairs.iter().map(|(name, value)| code! { (#name, #value) });
            code! { &[#(#rows),*] }
        });
    }

    pub(super) fn into_code(self) -> Code {
        self.0
    }
}

/// Returns the path of a unit variant of an enum in the tables, by its `Debug` name.
pub(super) fn unit(cx: &Context<'_>, group: &str, value: impl std::fmt::Debug) -> Code {
    let (runtime, group, variant) =
        (&cx.runtime, format_ident!("{group}"), format_ident!("{}", format!("{value:?}")));
    code! { #runtime::#group::#variant }
}

/// Returns a number as the limit of a rule.
pub(super) fn count(count: u64) -> Literal {
    literal::integer(count.into())
}

/// Returns a list of positions.
pub(super) fn sizes(sizes: &[usize]) -> Code {
    let sizes = sizes.iter().map(|size| Literal::usize_unsuffixed(*size));
    code! { &[#(#sizes),*] }
}
