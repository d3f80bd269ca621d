//! The types that a user gives for what comes back: for the one success, for several, for the failures.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::attributes::Attributes;
use super::spec::Spec;
use super::type_assertion::{Expected, TypeAssertion, plain};
use super::{DeriveError, describe, item};
use crate::emit::Context;
use crate::emit::fingerprint::{self, Directions};
use crate::emit::local_trait::{self, LocalTrait};
use crate::emit::replies::Held;
use crate::model::{Endpoint, Presence, Reply};
use crate::report::Code;

/// A type that a user gives for one side of an outcome.
pub(super) enum Outcome {
    /// It holds what the one success does.
    Value(TokenStream, Box<TypeAssertion>),
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
    spec_note: String,
}

/// The type that is given for the successes.
pub(super) fn response(
    name: &Ident,
    attributes: &Attributes,
    spec: &Spec,
    endpoint: &Endpoint,
    errors: &mut Vec<DeriveError>,
) -> Option<Outcome> {
    let given = attributes.ty("response")?;
    let bound = format_ident!("__{}Response", item::bound_name(name));
    let mut successes = endpoint.replies.iter().filter(|reply| !reply.error);
    let (Some(success), None) = (successes.next(), successes.next()) else {
        let replies = Replies::of(spec, endpoint, false, given.to_token_stream(), bound);
        return Some(Outcome::Replies(replies));
    };
    let Some(expected) = expected(spec, success) else {
        let error =
            DeriveError::new(Code::BAD_ATTRIBUTE, given, "the success of the endpoint has no content");
        errors.push(error.spec_note(describe::reply(spec, success)).help("remove `response`"));
        return None;
    };
    let assertion = TypeAssertion::of(given, expected, bound, errors)?;
    Some(Outcome::Value(given.to_token_stream(), Box::new(assertion)))
}

/// The type that is given for the failures.
pub(super) fn error(
    name: &Ident,
    attributes: &Attributes,
    spec: &Spec,
    endpoint: &Endpoint,
    errors: &mut Vec<DeriveError>,
) -> Option<Outcome> {
    let given = attributes.tokens("error")?;
    if endpoint.replies.iter().all(|reply| !reply.error) {
        let error = DeriveError::new(Code::BAD_ATTRIBUTE, &given, "the endpoint has no documented failures");
        let spec_note = format!("{} `{}`", spec.at(&endpoint.path.place), endpoint.name);
        errors.push(error.spec_note(spec_note).help("remove `error`"));
        return None;
    }
    let bound = format_ident!("__{}Error", item::bound_name(name));
    Some(Outcome::Replies(Replies::of(spec, endpoint, true, given, bound)))
}

/// What a reply has for a user's type; nothing where nothing is read of it.
pub(super) fn expected<'r>(spec: &Spec, reply: &'r Reply) -> Option<Expected<'r>> {
    let item = reply.item()?;
    let may_lack = reply.optional || item.nullable;
    Some(Expected {
        name: &reply.name.value,
        spec_note: describe::reply(spec, reply),
        item,
        presence: if may_lack { Presence::Optional } else { Presence::Required },
        directions: Directions::whole(false, true),
        rust: describe::rust(spec.api(), item),
        to_write: describe::to_write(spec.api(), item),
    })
}

impl Outcome {
    /// The type, and how it is reached.
    pub(super) fn held(&self) -> Held {
        match self {
            Self::Value(ty, assertion) => Held { ty: ty.clone(), local_trait: assertion.local_trait() },
            Self::Replies(Replies { ty, bound, .. }) => {
                Held { ty: ty.clone(), local_trait: Some(LocalTrait::new(bound, ty)) }
            }
        }
    }

    /// Its trait.
    pub(super) fn check(&self, cx: &Context<'_>) -> TokenStream {
        match self {
            Self::Value(_, assertion) => assertion.check(cx),
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
        let spec_note = format!("{} the {what} {}", spec.at(&endpoint.path.place), names.join(", "));
        Self { ty, bound, number, what, spec_note }
    }

    fn check(&self, cx: &Context<'_>) -> TokenStream {
        let (runtime, Self { bound, what, number, .. }) = (&cx.runtime, self);
        let message =
            format!("{}: `{{Self}}` does not represent the {what} of the endpoint", Code::UNFIT_TYPE);
        let spec_note = format!("spec: {}", plain(&self.spec_note));
        let help = "help: derive `GroupResponse` for an enum with a variant for each";
        let refusal =
            local_trait::on_unimplemented(&message, "this type does not represent them", &[&spec_note, help]);
        quote! {
            #refusal
            #[doc(hidden)]
            trait #bound: ::core::marker::Sized {
                fn reply(index: ::core::primitive::usize) -> ::core::option::Option<Self>;
            }
            #[diagnostic::do_not_recommend]
            impl<T: #runtime::replies::RepresentsReplies<#number>> #bound for T {
                fn reply(index: ::core::primitive::usize) -> ::core::option::Option<Self> {
                    #runtime::Replies::reply(index)
                }
            }
        }
    }
}
