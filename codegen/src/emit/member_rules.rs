//! Emits rules across the members of a structure as constant expressions.

use groupwright_engine::rule::{MemberRule, MemberTest};
use quote::format_ident;

use super::Context;
use super::calls::Calls;
use super::code::{Code, code};
use super::node::domain;

/// Returns a list of rules.
pub(super) fn rules(cx: &Context<'_>, rules: &[MemberRule]) -> Code {
    let rules = rules.iter().map(|rule| self::rule(cx, rule));
    code! { &[#(#rules),*] }
}

fn rule(cx: &Context<'_>, rule: &MemberRule) -> Code {
    let (runtime, function, members) = (&cx.runtime, format_ident!("{}", rule.kind().name()), rule.members());
    let mut calls = Calls::new(code! { #runtime::MemberRule::#function(&[#(#members),*]) });
    calls.set(!rule.when().is_empty(), "with_when", || {
        let tests = rule.when().iter().map(|test| self::test(cx, test));
        code! { &[#(#tests),*] }
    });
    calls.page_text(cx, "with_doc", rule.doc());
    calls.into_code()
}

fn test(cx: &Context<'_>, test: &MemberTest) -> Code {
    let (runtime, member) = (&cx.runtime, test.member());
    let (function, values) = test.parts();
    let function = format_ident!("{function}");
    let values = values.map(|(domain, values)| {
        let domain = self::domain(cx, domain);
        code! { , #domain, &[#(#values),*] }
    });
    code! { #runtime::MemberTest::#function(#member #values) }
}
