//! The types that a user gives for what comes back: for the one success, for several, for the failures.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::attributes::Attributes;
use super::fits::{Carried, Load, plain};
use super::spec::Spec;
use super::{Mistake, item, says};
use crate::emit::Context;
use crate::emit::fingerprint::{self, Ways};
use crate::emit::reach::{self, Reached};
use crate::emit::replies::Held;
use crate::model::{Endpoint, Presence, Reply};
use crate::report::Code;

/// A type that a user gives for one side of an outcome.
pub(super) enum Outcome {
    /// It holds what the one success does.
    Value(TokenStream, Box<Load>),
    /// It tells several replies apart.
    Replies(Replies),
}

/// A type that tells replies apart.
pub(super) struct Replies {
    ty: TokenStream,
    /// The name of its trait in the user's module.
    bound: Ident,
    /// The number that stands for the replies.
    number: Literal,
    /// What they are.
    what: &'static str,
    /// Where the spec lists them.
    says: String,
}

/// The type that is given for the successes.
pub(super) fn response(
    name: &Ident,
    attributes: &Attributes,
    spec: &Spec,
    endpoint: &Endpoint,
    mistakes: &mut Vec<Mistake>,
) -> Option<Outcome> {
    let given = attributes.ty("response")?;
    let bound = format_ident!("__{}Response", item::bound_name(name));
    let mut successes = endpoint.replies.iter().filter(|reply| !reply.error);
    let (Some(success), None) = (successes.next(), successes.next()) else {
        let replies = Replies::of(spec, endpoint, false, given.to_token_stream(), bound);
        return Some(Outcome::Replies(replies));
    };
    let Some(carried) = carried(spec, success) else {
        let mistake = Mistake::new(Code::BAD_ATTRIBUTE, given, "the success of the endpoint holds nothing");
        mistakes.push(mistake.says(says::reply(spec, success)).help("remove `response`"));
        return None;
    };
    let load = Load::of(given, carried, bound, mistakes)?;
    Some(Outcome::Value(given.to_token_stream(), Box::new(load)))
}

/// The type that is given for the failures.
pub(super) fn error(
    name: &Ident,
    attributes: &Attributes,
    spec: &Spec,
    endpoint: &Endpoint,
    mistakes: &mut Vec<Mistake>,
) -> Option<Outcome> {
    let given = attributes.tokens("error")?;
    if endpoint.replies.iter().all(|reply| !reply.error) {
        let mistake = Mistake::new(Code::BAD_ATTRIBUTE, &given, "the endpoint documents no failure");
        let says = format!("{} `{}`", spec.at(&endpoint.path.place), endpoint.name);
        mistakes.push(mistake.says(says).help("remove `error`"));
        return None;
    }
    let bound = format_ident!("__{}Error", item::bound_name(name));
    Some(Outcome::Replies(Replies::of(spec, endpoint, true, given, bound)))
}

/// What a reply has for a user's type; nothing where nothing is read of it.
pub(super) fn carried<'r>(spec: &Spec, reply: &'r Reply) -> Option<Carried<'r>> {
    let item = reply.item()?;
    let may_lack = reply.optional || item.nullable;
    Some(Carried {
        name: &reply.name.value,
        says: says::reply(spec, reply),
        item,
        presence: if may_lack { Presence::Optional } else { Presence::Required },
        ways: Ways { sent: false, read: true },
        rust: says::rust(spec.api(), item),
    })
}

impl Outcome {
    /// The type, and how it is reached.
    pub(super) fn held(&self) -> Held {
        match self {
            Self::Value(ty, load) => Held { ty: ty.clone(), reached: load.reached() },
            Self::Replies(Replies { ty, bound, .. }) => {
                Held { ty: ty.clone(), reached: Some(Reached::new(bound, ty)) }
            }
        }
    }

    /// Its trait.
    pub(super) fn check(&self, cx: &Context<'_>) -> TokenStream {
        match self {
            Self::Value(_, load) => load.check(cx),
            Self::Replies(replies) => replies.check(cx),
        }
    }
}

impl Replies {
    fn of(spec: &Spec, endpoint: &Endpoint, error: bool, ty: TokenStream, bound: Ident) -> Self {
        let all = || endpoint.replies.iter().enumerate().filter(move |(_, reply)| reply.error == error);
        let number = fingerprint::of_replies(spec.api(), all());
        let what = if error { "failures" } else { "successes" };
        let names: Vec<String> = all().map(|(_, reply)| format!("`{}`", reply.name.value)).collect();
        let says = format!("{} the {what} {}", spec.at(&endpoint.path.place), names.join(", "));
        Self { ty, bound, number, what, says }
    }

    fn check(&self, cx: &Context<'_>) -> TokenStream {
        let (runtime, Self { bound, what, number, .. }) = (&cx.runtime, self);
        let message =
            format!("{}: `{{Self}}` does not tell the {what} of the endpoint apart", Code::UNFIT_TYPE);
        let says = format!("spec: {}", plain(&self.says));
        let help = "help: derive `GroupResponse` for an enum that has a variant for each";
        let refusal = reach::refusal(&message, "this type does not stand for them", &[&says, help]);
        quote! {
            #refusal
            trait #bound: ::core::marker::Sized {
                fn reply(index: ::core::primitive::usize) -> ::core::option::Option<Self>;
            }
            #[diagnostic::do_not_recommend]
            impl<T: #runtime::replies::StandFor<#number>> #bound for T {
                fn reply(index: ::core::primitive::usize) -> ::core::option::Option<Self> {
                    #runtime::Replies::reply(index)
                }
            }
        }
    }
}
