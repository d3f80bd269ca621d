//! Emits what nodes consist of as constant expressions: scalars, enumerations, rules and spellings.

use groupwright_engine::domain::{Domain, JsonType};
use groupwright_engine::rule::{Keys, Limit, Pattern, Rule};
use groupwright_engine::spelling::Spelling;
use groupwright_engine::table::{Openness, ScalarNode, Text};
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::calls::{Calls, count, unit};
use super::code::{Code, Put as _, code};
use super::runtime_path::RuntimePath;
use super::{Context, literal};

pub(super) fn scalar(cx: &Context<'_>, scalar: ScalarNode) -> Code {
    let runtime = &cx.runtime;
    match scalar.spelling() {
        None => {
            let constant = format_ident!("{}", scalar.domain().name().to_uppercase());
            code! { #runtime::Node::#constant }
        }
        Some(spelling) => {
            let (domain, spelling) = (domain(cx, scalar.domain()), self::spelling(cx, spelling));
            code! { #runtime::Node::spelled(#domain, &#spelling) }
        }
    }
}

/// Returns a domain.
pub(super) fn domain(cx: &Context<'_>, domain: Domain) -> Code {
    let (runtime, variant) = (&cx.runtime, format_ident!("{}", format!("{domain:?}")));
    code! { #runtime::Domain::#variant }
}

/// Returns the table of an enumeration.
pub(super) fn enumeration<'v>(
    cx: &Context<'_>,
    name: &str,
    values: impl Iterator<Item = Text<'v>>,
    of: Domain,
    openness: Openness,
) -> Code {
    let runtime = &cx.runtime;
    let values: Vec<Text<'_>> = values.collect();
    let texts = values.iter().map(Text::text);
    let mut calls = Calls::new(code! { #runtime::Enumeration::new(#name, &[#(#texts),*]) });
    let is_mixed = values.iter().any(|value| value.json() != of.json());
    calls.set(is_mixed, "with_typed", || {
        let typed = values.iter().map(|value| text(cx, *value));
        code! { &[#(#typed),*] }
    });
    calls.set(of != Domain::String, "with_domain", || domain(cx, of));
    calls.set(openness != Openness::Tolerant, "with_openness", || unit(cx, "Openness", openness));
    calls.into_code()
}

pub(super) fn rule(cx: &Context<'_>, rule: &Rule) -> Code {
    let (runtime, function) = (&cx.runtime, format_ident!("{}", rule.kind().name()));
    let limit = match rule.limit() {
        Limit::Count(limit) => {
            let limit = count(limit);
            code! { #limit }
        }
        Limit::Length(length, unit) => {
            let (length, unit) = (count(length), format_ident!("{unit:?}"));
            return code! { #runtime::Rule::#function(#length).counted_in(#runtime::LengthUnit::#unit) };
        }
        Limit::Values(of, values) => {
            let domain = domain(cx, of);
            code! { #domain, &[#(#values),*] }
        }
        Limit::Keys(given) => {
            let keys = keys(cx, given);
            code! { { static KEYS: #runtime::Keys = #keys; &KEYS } }
        }
        Limit::Integer(value) => {
            let value = literal::integer(value);
            match rule.kind().name() {
                "minimum" | "maximum" => {
                    let function = format_ident!("integer_{function}");
                    return code! { #runtime::Rule::#function(#value) };
                }
                _ => code! { #runtime::Limit::Integer(#value) },
            }
        }
        Limit::Number(value) => {
            let value = literal::number(value);
            code! { #runtime::Limit::Number(#value) }
        }
        Limit::Decimal(text) => code! { #runtime::Limit::Decimal(#text) },
        Limit::Moment(of, text) => {
            let domain = domain(cx, of);
            code! { #runtime::Limit::Moment(#domain, #text) }
        }
        Limit::Pattern(pattern) => self::pattern(cx, pattern),
        Limit::Set => Code::new(),
    };
    code! { #runtime::Rule::#function(#limit) }
}

/// Returns a reference to a pattern.
pub(super) fn pattern(cx: &Context<'_>, pattern: &Pattern) -> Code {
    let (runtime, text) = (&cx.runtime, pattern.text());
    code! { { static PATTERN: #runtime::Pattern = #runtime::Pattern::new(#text); &PATTERN } }
}

/// Returns the expression that constructs the description of the keys of a map.
fn keys(cx: &Context<'_>, keys: &Keys) -> Code {
    let (runtime, domain, values) = (&cx.runtime, domain(cx, keys.domain()), keys.values());
    let rules: Vec<Code> = keys.rules().iter().map(|rule| self::rule(cx, rule)).collect();
    let values = (!values.is_empty()).then(|| code! { .with_values(&[#(#values),*]) });
    let rules = (!rules.is_empty()).then(|| code! { .with_rules(&[#(#rules),*]) });
    code! { #runtime::Keys::new(#domain) #values #rules }
}

/// Returns the expression that constructs a spelling.
pub(super) fn spelling(cx: &Context<'_>, spelling: &dyn Spelling) -> Code {
    let tokens: TokenStream = spelling.constructor().parse().unwrap_or_default();
    let mut code = Code::new();
    within(&cx.runtime, tokens).put(&mut code);
    code
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
pub(super) fn text(cx: &Context<'_>, text: Text<'_>) -> Code {
    let (runtime, value) = (&cx.runtime, text.text());
    match text.json() {
        JsonType::String => code! { #runtime::Text::string(#value) },
        JsonType::Number => code! { #runtime::Text::number(#value) },
        JsonType::Boolean => code! { #runtime::Text::boolean(#value) },
    }
}
