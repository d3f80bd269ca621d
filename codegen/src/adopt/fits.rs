//! How the compiler holds a user's types against the spec: a small trait for each, with a message of its own, behind
//! which the runtime's trait stands.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Type;

use super::wrapper::{self, Wrapper};
use super::{Mistake, carry};
use crate::emit::Context;
use crate::model::{Item, Presence};
use crate::report::Code;

/// What the spec has for a user's type.
pub(super) struct Carried<'c> {
    /// Its name in the spec.
    pub(super) name: &'c str,
    /// What the spec says of it, and where.
    pub(super) says: String,
    /// What it holds.
    pub(super) item: &'c Item,
    /// Whether it may be missing or null.
    pub(super) presence: Presence,
    /// Whether messages are read into it: then what may be missing needs a type that can be without it.
    pub(super) read: bool,
    /// The Rust type that carries it.
    pub(super) rust: String,
}

/// A user's type, and what it is to carry.
pub(super) struct Load {
    /// The user's type, without what stands around it.
    ty: Type,
    /// What stands around it.
    pub(super) wrapper: Wrapper,
    /// The name of its trait in the user's module.
    bound: Ident,
    name: String,
    says: String,
    item: Item,
    presence: Presence,
}

impl Load {
    /// Takes a user's type for it; one whose tokens tell that it cannot be is reported.
    pub(super) fn of(
        ty: &Type,
        carried: Carried<'_>,
        bound: Ident,
        mistakes: &mut Vec<Mistake>,
    ) -> Option<Self> {
        let Carried { name, says, item, presence, read, rust } = carried;
        let (wrapper, tokens, inner) = wrapper::of(ty);
        if let Some(unfit) = wrapper.against(presence, read) {
            let help = format!("write `{}`", unfit.right.replace('_', &rust));
            let mistake = Mistake::new(unfit.code, &tokens, format!("{} `{name}`", unfit.what));
            mistakes.push(mistake.says(says).help(help));
            return None;
        }
        if wrapper::is_never_carried(inner) {
            let mistake =
                Mistake::new(Code::UNFIT_TYPE, inner, format!("no message carries the type of `{name}`"));
            mistakes.push(mistake.says(says).help(format!("write `{rust}`")));
            return None;
        }
        let (ty, name, item) = (inner.clone(), name.to_owned(), item.clone());
        Some(Self { ty, wrapper, bound, name, says, item, presence })
    }

    /// The path by which its value is reached: by its own trait where the user's type may carry nothing at all. So
    /// nothing else is asked of it, and one that does not fit is one error, under the user's token.
    pub(super) fn reached(&self) -> Option<TokenStream> {
        let (ty, bound) = (&self.ty, &self.bound);
        (!wrapper::is_known(ty)).then(|| quote! { <#ty as #bound> })
    }

    /// Its trait.
    pub(super) fn check(&self, cx: &Context<'_>) -> TokenStream {
        let (bound, needed, message) = (&self.bound, self.needed(cx), self.message(cx));
        if self.reached().is_none() {
            let ty = &self.ty;
            return quote! {
                const _: () = {
                    #message
                    trait #bound {
                        const FITS: () = ();
                    }
                    #[diagnostic::do_not_recommend]
                    impl<T: #needed> #bound for T {}
                    <#ty as #bound>::FITS
                };
            };
        }
        let runtime = &cx.runtime;
        let held = match self.wrapper {
            Wrapper::None => quote! { Self },
            Wrapper::Option => quote! { ::core::option::Option<Self> },
            Wrapper::Patch => quote! { #runtime::Patch<Self> },
        };
        let get = if self.presence == Presence::Nullable && self.wrapper == Wrapper::Option {
            quote! { #runtime::value::or_null }
        } else {
            quote! { #runtime::Wire::get }
        };
        quote! {
            #message
            trait #bound: ::core::marker::Sized {
                fn get(held: &#held) -> #runtime::Value<'_>;
                fn slot(held: &mut #held) -> #runtime::Slot<'_>;
                fn empty() -> #held;
            }
            #[diagnostic::do_not_recommend]
            impl<T: #needed> #bound for T {
                fn get(held: &#held) -> #runtime::Value<'_> {
                    #get(held)
                }

                fn slot(held: &mut #held) -> #runtime::Slot<'_> {
                    #runtime::Wire::slot(held)
                }

                fn empty() -> #held {
                    #runtime::Wire::empty()
                }
            }
        }
    }

    fn needed(&self, cx: &Context<'_>) -> TokenStream {
        let (runtime, needed) = (&cx.runtime, carry::item(cx, &self.item));
        quote! { #runtime::carry::Carries<#needed> }
    }

    fn message(&self, cx: &Context<'_>) -> TokenStream {
        let message = format!("{}: `{{Self}}` cannot carry `{}`", Code::UNFIT_TYPE, plain(&self.name));
        let note = format!("spec: {}", plain(&self.says));
        let mut help = format!("help: write {}", plain(&carry::right(cx, &self.item)));
        if self.wrapper == Wrapper::None && self.presence != Presence::Required {
            help.push_str("; an `Option` behind another name is not seen");
        }
        quote! {
            #[diagnostic::on_unimplemented(
                message = #message,
                label = "it does not hold every value that the spec allows",
                note = #note,
                note = #help
            )]
        }
    }
}

/// A text that the compiler does not take for a pattern.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['{', '}'], "'")
}
