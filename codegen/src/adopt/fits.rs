//! How the compiler holds a user's types against the spec: a small trait for each, with a message of its own, behind
//! which the runtime's trait stands.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Type;

use super::wrapper::{self, Wrapper};
use super::{Mistake, carry};
use crate::emit::Context;
use crate::emit::fingerprint::Ways;
use crate::emit::reach::{self, Reached};
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
    /// Whether messages are written from it, and read into it: then what may be missing needs a type that can be without it.
    pub(super) ways: Ways,
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
    ways: Ways,
    /// The struct and its member, if it is one.
    member: Option<(Ident, Ident)>,
    /// Whether no value of the struct is made.
    broken: bool,
}

impl Load {
    /// Takes a user's type for it; one whose tokens tell that it cannot be is reported.
    pub(super) fn of(
        ty: &Type,
        carried: Carried<'_>,
        bound: Ident,
        mistakes: &mut Vec<Mistake>,
    ) -> Option<Self> {
        let Carried { name, says, item, presence, ways, rust } = carried;
        let (wrapper, tokens, inner) = wrapper::of(ty);
        if let Some(unfit) = wrapper.against(presence, ways.read) {
            let right = wrapper::kept(inner, &rust);
            let help = format!("write `{}`", unfit.right.replace('_', &right));
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
        Some(Self { ty, wrapper, bound, name, says, item, presence, ways, member: None, broken: false })
    }

    /// The same for the member of a struct.
    pub(super) fn of_member(self, owner: &Ident, member: &Ident) -> Self {
        Self { member: Some((owner.clone(), member.clone())), ..self }
    }

    /// The same for a struct of which no value is made.
    pub(super) fn of_broken(self) -> Self {
        Self { broken: true, ..self }
    }

    /// How its value is reached: without asking anything of it where the user's type may carry nothing at all. So one
    /// that does not fit is one error, under the user's token.
    pub(super) fn reached(&self) -> Option<Reached> {
        let is_plain = self.member.is_some() && wrapper::is_known(&self.ty);
        (!is_plain).then(|| Reached::new(&self.bound, &self.ty))
    }

    /// Its trait, and where it is asked for unless a value is made. No type is named a second time, since one that is not there
    /// would be missed a second time.
    pub(super) fn check(&self, cx: &Context<'_>) -> TokenStream {
        let (bound, message, held) = (&self.bound, self.message(cx), self.held(cx));
        let (runtime, needed) = (&cx.runtime, carry::bounds(cx, &self.item, self.ways));
        let Some((owner, member)) = self.member.as_ref().filter(|_| self.is_apart()) else {
            return quote! {
                #message
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
        let fits = Reached::new(bound, &self.ty).function("fits", &quote! { _ });
        quote! {
            const _: () = {
                #message
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
        self.broken || wrapper::is_known(&self.ty)
    }

    /// The whole type, of what stands for it.
    fn held(&self, cx: &Context<'_>) -> TokenStream {
        let runtime = &cx.runtime;
        match self.wrapper {
            Wrapper::None => quote! { Self },
            Wrapper::Option => quote! { ::core::option::Option<Self> },
            Wrapper::Patch => quote! { #runtime::Patch<Self> },
        }
    }

    fn message(&self, cx: &Context<'_>) -> TokenStream {
        let message = format!("{}: `{{Self}}` cannot carry `{}`", Code::UNFIT_TYPE, plain(&self.name));
        let note = format!("spec: {}", plain(&self.says));
        let mut help = format!("help: write {}", plain(&carry::right(cx, &self.item, self.ways)));
        let may_hide = self.wrapper == Wrapper::None && self.presence != Presence::Required;
        if may_hide && !wrapper::is_known(&self.ty) {
            help.push_str("; an `Option` behind another name is not seen");
        }
        reach::refusal(&message, "this type does not carry what the spec says", &[&note, &help])
    }
}

/// A text that the compiler does not take for a pattern.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['{', '}'], "'")
}
