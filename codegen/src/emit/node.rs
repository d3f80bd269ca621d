//! Emits what nodes consist of as constant expressions: scalars, enumerations, rules and spellings.

use groupwright_engine::domain::{Domain, JsonType};
use groupwright_engine::rule::{Keys, Limit, Pattern, Rule};
use groupwright_engine::spelling::Spelling;
use groupwright_engine::table::{Openness, ScalarNode, Text};
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::calls::{Calls, count, unit};
use super::runtime_path::RuntimePath;
use super::{Context, literal};

pub(super) fn scalar(cx: &Context<'_>, scalar: ScalarNode) -> TokenStream {
    let runtime = &cx.runtime;
    match scalar.spelling() {
        None => {
            let constant = format_ident!("{}", scalar.domain().name().to_uppercase());
            quote! { #runtime::Node::#constant }
        }
        Some(spelling) => {
            let (domain, spelling) = (domain(cx, scalar.domain()), self::spelling(cx, spelling));
            quote! { #runtime::Node::spelled(#domain, &#spelling) }
        }
    }
}

/// Returns a domain.
pub(super) fn domain(cx: &Context<'_>, domain: Domain) -> TokenStream {
    let (runtime, variant) = (&cx.runtime, format_ident!("{}", format!("{domain:?}")));
    quote! { #runtime::Domain::#variant }
}

/// Returns the table of an enumeration.
pub(super) fn enumeration<'v>(
    cx: &Context<'_>,
    name: &str,
    values: impl Iterator<Item = &'v str>,
    of: Domain,
    openness: Openness,
) -> TokenStream {
    let runtime = &cx.runtime;
    let mut calls = Calls::new(quote! { #runtime::Enumeration::new(#name, &[#(#values),*]) });
    calls.set(of != Domain::String, "with_domain", || domain(cx, of));
    calls.set(openness != Openness::Tolerant, "with_openness", || unit(cx, "Openness", openness));
    calls.into_tokens()
}

pub(super) fn rule(cx: &Context<'_>, rule: &Rule) -> TokenStream {
    let (runtime, function) = (&cx.runtime, format_ident!("{}", rule.kind().name()));
    let limit = match rule.limit() {
        Limit::Count(limit) => {
            let limit = count(limit);
            quote! { #limit }
        }
        Limit::Length(length, unit) => {
            let (length, unit) = (count(length), format_ident!("{unit:?}"));
            return quote! { #runtime::Rule::#function(#length).counted_in(#runtime::LengthUnit::#unit) };
        }
        Limit::Values(of, values) => {
            let domain = domain(cx, of);
            quote! { #domain, &[#(#values),*] }
        }
        Limit::Keys(given) => {
            let keys = keys(cx, given);
            quote! { { static KEYS: #runtime::Keys = #keys; &KEYS } }
        }
        Limit::Integer(value) => {
            let value = literal::integer(value);
            quote! { #runtime::Limit::Integer(#value) }
        }
        Limit::Number(value) => {
            let value = literal::number(value);
            quote! { #runtime::Limit::Number(#value) }
        }
        Limit::Decimal(text) => quote! { #runtime::Limit::Decimal(#text) },
        Limit::Pattern(pattern) => self::pattern(cx, pattern),
        Limit::Set => TokenStream::new(),
    };
    quote! { #runtime::Rule::#function(#limit) }
}

/// Returns a reference to a pattern.
pub(super) fn pattern(cx: &Context<'_>, pattern: &Pattern) -> TokenStream {
    let (runtime, text) = (&cx.runtime, pattern.text());
    quote! { { static PATTERN: #runtime::Pattern = #runtime::Pattern::new(#text); &PATTERN } }
}

/// Returns the expression that constructs the description of the keys of a map.
fn keys(cx: &Context<'_>, keys: &Keys) -> TokenStream {
    let (runtime, domain, values) = (&cx.runtime, domain(cx, keys.domain()), keys.values());
    let rules: Vec<TokenStream> = keys.rules().iter().map(|rule| self::rule(cx, rule)).collect();
    let values = (!values.is_empty()).then(|| quote! { .with_values(&[#(#values),*]) });
    let rules = (!rules.is_empty()).then(|| quote! { .with_rules(&[#(#rules),*]) });
    quote! { #runtime::Keys::new(#domain) #values #rules }
}

/// Returns the expression that constructs a spelling.
pub(super) fn spelling(cx: &Context<'_>, spelling: &dyn Spelling) -> TokenStream {
    let tokens: TokenStream = spelling.constructor().parse().unwrap_or_default();
    within(&cx.runtime, tokens)
}

/// Makes paths that are relative to the module of spellings absolute.
fn within(runtime: &RuntimePath, tokens: TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    let mut is_inner = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let group = Group::new(group.delimiter(), within(runtime, group.stream()));
                out.extend([TokenTree::Group(group)]);
                is_inner = false;
            }
            TokenTree::Ident(name) if !is_inner => {
                out.extend(quote! { #runtime::spelling::#name });
                is_inner = true;
            }
            other => {
                is_inner = matches!(&other, TokenTree::Punct(sign) if matches!(sign.as_char(), ':' | '.'));
                out.extend([other]);
            }
        }
    }
    out
}

/// Returns a single value, with its JSON type.
pub(super) fn text(cx: &Context<'_>, text: Text<'_>) -> TokenStream {
    let (runtime, value) = (&cx.runtime, text.text());
    match text.json() {
        JsonType::String => quote! { #runtime::Text::string(#value) },
        JsonType::Number => quote! { #runtime::Text::number(#value) },
        JsonType::Boolean => quote! { #runtime::Text::boolean(#value) },
    }
}
