//! How the compiler holds a user's types against the spec: a small trait for each, with a message of its own, behind
//! which the runtime's trait stands.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Type;

use super::optionality::{self, Optionality};
use super::{DeriveError, type_bounds};
use crate::emit::Context;
use crate::emit::fingerprint::Directions;
use crate::emit::local_trait::{self, LocalTrait};
use crate::model::{Item, Kind, Presence};
use crate::report::Code;

/// What the spec has for a user's type.
pub(super) struct Expected<'c> {
    /// Its name in the spec.
    pub(super) name: &'c str,
    /// What the spec says of it, and where.
    pub(super) spec_note: String,
    /// What it holds.
    pub(super) item: &'c Item,
    /// Whether it may be missing or null.
    pub(super) presence: Presence,
    /// Whether messages are written from it, and read into it: then what may be missing needs a type that can be without it.
    pub(super) directions: Directions,
    /// The Rust type that carries it.
    pub(super) rust: String,
    /// The struct in it that is for the user to write, to follow the type.
    pub(super) to_write: String,
}

/// A user's type, and what it is to carry.
pub(super) struct TypeAssertion {
    /// The user's type, without what stands around it.
    ty: Type,
    /// What stands around it.
    pub(super) optionality: Optionality,
    /// The name of its trait in the user's module.
    bound: Ident,
    name: String,
    spec_note: String,
    item: Item,
    presence: Presence,
    directions: Directions,
    /// The struct and its member, if it is one.
    member: Option<(Ident, Ident)>,
    /// Whether no value of the struct is made.
    broken: bool,
}

impl TypeAssertion {
    /// Takes a user's type for it; one whose tokens tell that it cannot be is reported.
    pub(super) fn of(
        ty: &Type,
        expected: Expected<'_>,
        bound: Ident,
        errors: &mut Vec<DeriveError>,
    ) -> Option<Self> {
        let Expected { name, spec_note, item, presence, directions, rust, to_write } = expected;
        let (optionality, tokens, inner) = optionality::of(ty);
        if let Some(unfit) = optionality.against(presence, directions) {
            let right = optionality::kept(inner, &rust);
            let to_write = if right == rust { to_write.as_str() } else { "" };
            let may_be_narrower = unfit.code == Code::PLAIN_ON_NULLABLE && is_client(directions);
            let of_client = if may_be_narrower {
                "; with the key `client`, a struct that is only sent can have a type that always has a value"
            } else {
                ""
            };
            let help = format!("write `{}`{to_write}{of_client}", unfit.right.replace('_', &right));
            let error = DeriveError::new(unfit.code, &tokens, unfit.what.replace('_', name));
            errors.push(error.spec_note(spec_note).help(help));
            return None;
        }
        if optionality::is_never_carried(inner) {
            let error = DeriveError::new(
                Code::UNFIT_TYPE,
                inner,
                format!("the type of `{name}` does not implement `Wire`"),
            );
            errors.push(error.spec_note(spec_note).help(format!("write `{rust}`{to_write}")));
            return None;
        }
        let (ty, name, item) = (inner.clone(), name.to_owned(), item.clone());
        Some(Self {
            ty,
            optionality,
            bound,
            name,
            spec_note,
            item,
            presence,
            directions,
            member: None,
            broken: false,
        })
    }

    /// Makes it that of a member of a struct.
    pub(super) fn of_member(self, owner: &Ident, member: &Ident) -> Self {
        Self { member: Some((owner.clone(), member.clone())), ..self }
    }

    /// Makes it that of a struct of which no value is made.
    pub(super) fn of_broken(self) -> Self {
        Self { broken: true, ..self }
    }

    /// How its value is reached: without asking anything of it where the user's type may carry nothing at all. So one
    /// that does not fit is one error, under the user's token.
    pub(super) fn local_trait(&self) -> Option<LocalTrait> {
        let is_plain = self.member.is_some() && optionality::is_known(&self.ty);
        (!is_plain).then(|| LocalTrait::new(&self.bound, &self.ty))
    }

    /// Its trait, and where it is asked for unless a value is made. No type is named a second time, since one that is not there
    /// would be missed a second time.
    pub(super) fn check(&self, cx: &Context<'_>) -> TokenStream {
        let (bound, message, held) = (&self.bound, self.message(cx), self.held(cx));
        let (runtime, needed) = (&cx.runtime, type_bounds::bounds(cx, &self.item, &self.ty, self.directions));
        let Some((owner, member)) = self.member.as_ref().filter(|_| self.is_apart()) else {
            return quote! {
                #message
                #[doc(hidden)]
                trait #bound: ::core::marker::Sized {
                    fn placeholder() -> #held;
                }
                #[diagnostic::do_not_recommend]
                impl<T: #needed> #bound for T {
                    fn placeholder() -> #held {
                        #runtime::Wire::placeholder()
                    }
                }
            };
        };
        let fits = LocalTrait::new(bound, &self.ty).function("fits", &quote! { _ });
        quote! {
            const _: () = {
                #message
                #[doc(hidden)]
                trait #bound: ::core::marker::Sized {
                    fn fits(_: &#held) {}
                }
                #[diagnostic::do_not_recommend]
                impl<T: #needed> #bound for T {}
                const _: fn(&#owner) = |held| #fits(&held.#member);
            };
        }
    }

    /// Whether the trait is asked for apart: where the type is reached otherwise, and where no value is made.
    fn is_apart(&self) -> bool {
        self.broken || optionality::is_known(&self.ty)
    }

    /// The whole type, of what stands for it.
    fn held(&self, cx: &Context<'_>) -> TokenStream {
        let runtime = &cx.runtime;
        match self.optionality {
            Optionality::None => quote! { Self },
            Optionality::Option => quote! { ::core::option::Option<Self> },
            Optionality::Patch => quote! { #runtime::Patch<Self> },
        }
    }

    /// What the key `client` would change.
    fn of_client(&self) -> &'static str {
        if !is_client(self.directions) {
            return "";
        }
        match self.item.kind {
            Kind::Scalar(domain) if domain.integer_range().is_some() && optionality::is_integer(&self.ty) => {
                "; with the key `client`, a struct that is only sent can have a smaller one"
            }
            Kind::Named(_) if !optionality::is_known(&self.ty) => {
                "; if the type has the key `client`, the struct needs it too"
            }
            Kind::List(ref inner) | Kind::Map(ref inner)
                if inner.nullable && optionality::held(&self.ty).is_some_and(is_plain) =>
            {
                "; with the key `client`, a struct that is only sent can have items that are never null"
            }
            Kind::Scalar(_)
            | Kind::Named(_)
            | Kind::List(_)
            | Kind::Map(_)
            | Kind::Any
            | Kind::Missing(_)
            | Kind::Unknown => "",
        }
    }

    fn message(&self, cx: &Context<'_>) -> TokenStream {
        let message = format!("{}: `{{Self}}` cannot represent `{}`", Code::UNFIT_TYPE, plain(&self.name));
        let note = format!("spec: {}", plain(&self.spec_note));
        let mut help = format!("help: write {}", plain(&type_bounds::right(cx, &self.item, self.directions)));
        let may_hide = self.optionality == Optionality::None && self.presence != Presence::Required;
        if may_hide && !optionality::is_known(&self.ty) && !optionality::is_no_alias(&self.ty) {
            help.push_str("; an alias of `Option` is not recognized");
        }
        help.push_str(self.of_client());
        local_trait::on_unimplemented(
            &message,
            "this type does not represent what the spec requires",
            &[&note, &help],
        )
    }
}

/// A text that the compiler does not take for a pattern.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['{', '}'], "'")
}

/// Whether a type always has a value, as far as its tokens tell.
fn is_plain(ty: &Type) -> bool {
    optionality::of(ty).0 == Optionality::None
}

/// Whether a type that is used in these directions could have the key `client`, and has not.
fn is_client(directions: Directions) -> bool {
    let Directions { sent, read, subset } = directions;
    sent && !read && !subset
}
