//! Emits rules across the members of a structure as constant expressions.

use groupwright_engine::rule::{MemberRule, MemberTest};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Context;
use super::calls::Calls;
use super::node::domain;

/// Returns a list of rules.
pub(super) fn rules(cx: &Context<'_>, rules: &[MemberRule]) -> TokenStream {
    let rules = rules.iter().map(|rule| self::rule(cx, rule));
    quote! { &[#(#rules),*] }
}

fn rule(cx: &Context<'_>, rule: &MemberRule) -> TokenStream {
    let (runtime, function, members) = (&cx.runtime, format_ident!("{}", rule.kind().name()), rule.members());
    let mut calls = Calls::new(quote! { #runtime::MemberRule::#function(&[#(#members),*]) });
    calls.set(!rule.when().is_empty(), "with_when", || {
        let tests = rule.when().iter().map(|test| self::test(cx, test));
        quote! { &[#(#tests),*] }
    });
    calls.page_text(cx, "with_doc", rule.doc());
    calls.into_tokens()
}

fn test(cx: &Context<'_>, test: &MemberTest) -> TokenStream {
    let (runtime, member) = (&cx.runtime, test.member());
    let (function, values) = test.parts();
    let function = format_ident!("{function}");
    let values = values.map(|(domain, values)| {
        let domain = self::domain(cx, domain);
        quote! { , #domain, &[#(#values),*] }
    });
    quote! { #runtime::MemberTest::#function(#member #values) }
}
