//! How the compiler holds a user's types against the spec: a small trait for each, with a message of its own, behind
//! which the runtime's trait stands.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Type;

use super::carry;
use super::wrapper::{self, Wrapper};
use crate::emit::Context;
use crate::model::{Item, Presence};
use crate::report::Code;

/// A user's type, and what it is to carry.
pub(super) struct Load {
    /// The user's type, without what stands around it.
    pub(super) ty: Type,
    /// What stands around it.
    pub(super) wrapper: Wrapper,
    /// The name of its trait in the user's module.
    pub(super) bound: Ident,
    /// Its name in the spec.
    pub(super) name: String,
    /// What the spec says of it, and where.
    pub(super) says: String,
    /// What it holds.
    pub(super) item: Item,
    /// Whether it may be missing or null.
    pub(super) presence: Presence,
}

impl Load {
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
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['{', '}'], "'")
}
