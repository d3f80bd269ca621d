//! Whether a user's type can be without a value: what its tokens say, since a derive knows no types.

use groupwright_engine::domain::Domain;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type};

use crate::emit::fingerprint::Directions;
use crate::model::Presence;
use crate::report::Code;
use crate::rust_types::rust_type;

/// The integers of Rust that messages carry.
pub(super) const INTEGERS: [&str; 8] = ["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64"];

/// What stands around the type that holds the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Optionality {
    /// Nothing, or nothing that is known.
    None,
    /// `Option<…>`
    Option,
    /// `Patch<…>`
    Patch,
}

/// A wrapper that the spec has no use for, or that it lacks.
pub(super) struct OptionalityMismatch {
    pub(super) code: Code,
    /// What is wrong, before the name of the field.
    pub(super) what: &'static str,
    /// The right type, with `_` for what it holds.
    pub(super) right: &'static str,
}

/// What stands around a type, the token that says so, and the type within: by name and with one type within, so that
/// a user's own `Option` without one is none.
pub(super) fn of(ty: &Type) -> (Optionality, TokenStream, &Type) {
    let ty = plain(ty);
    let whole = (Optionality::None, ty.to_token_stream(), ty);
    let Type::Path(path) = ty else { return whole };
    let Some(last) = path.path.segments.last() else { return whole };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return whole };
    let [GenericArgument::Type(inner)] = arguments.args.iter().collect::<Vec<_>>()[..] else { return whole };
    let (ident, inner) = (last.ident.to_token_stream(), plain(inner));
    match last.ident.to_string().as_str() {
        "Option" => (Optionality::Option, ident, inner),
        "Patch" => (Optionality::Patch, ident, inner),
        _ => whole,
    }
}

/// A type without what a macro puts around it.
pub(super) fn plain(ty: &Type) -> &Type {
    let mut ty = ty;
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            plain => return plain,
        };
    }
}

/// What to write for the type within: as the user has it, unless it is clearly of another kind than the right one.
pub(super) fn kept(inner: &Type, right: &str) -> String {
    let text = inner.to_token_stream().to_string().replace(' ', "").replace(',', ", ");
    let is_integer = |name: &str| INTEGERS.contains(&name);
    let is_own = !is_known(inner) && !is_never_carried(inner);
    if is_own || (is_integer(&text) && is_integer(right)) { text } else { right.to_owned() }
}

/// The type of the items of a list, or of the values of a map, that a user's type holds by its name: the last of its types.
pub(super) fn held(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = plain(ty) else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let is_known = ["Vec", "BTreeMap"].contains(&last.ident.to_string().as_str());
    match arguments.args.last().filter(|_| is_known)? {
        GenericArgument::Type(held) => Some(plain(held)),
        _ => None,
    }
}

/// Whether a type is a collection or a pointer by its name, so that it is no alias of `Option`.
pub(super) fn is_no_alias(ty: &Type) -> bool {
    let Type::Path(path) = plain(ty) else { return false };
    path.path.segments.last().is_some_and(|last| {
        let name = last.ident.to_string();
        let is_collection =
            ["Map", "Set", "Vec", "VecDeque", "List", "Heap"].iter().any(|end| name.ends_with(end));
        is_collection && !last.arguments.is_none() || ["Arc", "Box", "Cow", "Rc"].contains(&name.as_str())
    })
}

/// Whether no message carries the type, whatever the spec says: it borrows, it is a tuple, or it is of a size that
/// differs between machines.
pub(super) fn is_never_carried(ty: &Type) -> bool {
    match plain(ty) {
        Type::Path(path) => path.path.get_ident().is_some_and(|name| {
            ["usize", "isize", "u128", "i128", "f32", "char", "str"].contains(&name.to_string().as_str())
        }),
        Type::Macro(_) => false,
        _ => true,
    }
}

/// Whether a type is an integer that messages carry, by its name.
pub(super) fn is_integer(ty: &Type) -> bool {
    let Type::Path(path) = plain(ty) else { return false };
    path.path.get_ident().is_some_and(|name| INTEGERS.contains(&name.to_string().as_str()))
}

/// Whether the runtime carries a type, as far as its name tells. What is of another name may be a type of the user's
/// that carries nothing.
pub(super) fn is_known(ty: &Type) -> bool {
    let Type::Path(path) = plain(ty) else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    let name = last.ident.to_string();
    match &last.arguments {
        PathArguments::None => {
            // Alone, a `Url` may be that of another crate.
            let whole =
                path.path.segments.iter().map(|part| part.ident.to_string()).collect::<Vec<_>>().join("::");
            let own = Domain::ALL.into_iter().filter_map(|domain| rust_type(domain).strip_prefix("::"));
            let plain = own
                .clone()
                .filter_map(|own| own.rsplit_once("::"))
                .filter(|(from, _)| *from != "groupwright");
            own.chain(plain.map(|(_, name)| name)).chain(INTEGERS).any(|known| known == whole)
        }
        PathArguments::AngleBracketed(arguments) => {
            ["Vec", "BTreeMap", "Option", "Patch"].contains(&name.as_str())
                && arguments.args.iter().all(|held| matches!(held, GenericArgument::Type(ty) if is_known(ty)))
        }
        PathArguments::Parenthesized(_) => false,
    }
}

impl Optionality {
    /// Why it does not suit a field of this presence, in a type that is used in these directions.
    pub(super) fn against(self, presence: Presence, directions: Directions) -> Option<OptionalityMismatch> {
        let unfit = |code, what, right| Some(OptionalityMismatch { code, what, right });
        match (presence, self) {
            (Presence::Required, Self::None)
            | (Presence::Nullable | Presence::Optional, Self::Option)
            | (Presence::Patch, Self::Option | Self::Patch) => None,
            (Presence::Optional, Self::None) if !directions.read => None,
            (Presence::Nullable | Presence::Patch, Self::None) if directions.subset => None,
            (Presence::Required, Self::Option) => {
                unfit(Code::OPTION_ON_REQUIRED, "`_` is required, but its type is `Option`", "_")
            }
            (Presence::Required, Self::Patch) => {
                unfit(Code::OPTION_ON_REQUIRED, "`_` is required, but its type is `Patch`", "_")
            }
            (Presence::Nullable, Self::Patch) => unfit(
                Code::OPTION_ON_REQUIRED,
                "`_` is required, but its type is `Patch`, which can be absent",
                "Option<_>",
            ),
            (Presence::Optional, Self::Patch) => unfit(
                Code::OPTION_ON_REQUIRED,
                "`_` is never null, but its type is `Patch`, which can be null",
                "Option<_>",
            ),
            (Presence::Optional, Self::None) => unfit(
                Code::PLAIN_ON_NULLABLE,
                "`_` can be absent, but its type always has a value",
                "Option<_>",
            ),
            (Presence::Nullable | Presence::Patch, Self::None) => {
                unfit(Code::PLAIN_ON_NULLABLE, "`_` can be null, but its type cannot", "Option<_>")
            }
        }
    }
}
