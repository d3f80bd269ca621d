//! Emits the implementations of a structure, generated or user-defined: its table, and access to its fields
//! by position.

use groupwright_engine::table::Shape;
use proc_macro2::{Ident, Literal, TokenStream};
use syn::Generics;

use super::code::{Code, code};
use super::context::ident;
use super::local_trait::LocalTrait;
use super::{Context, stub, table};
use crate::model::{Presence, Row, Struct};

/// The Rust type of a structure.
pub(crate) struct Owner {
    /// The name of the type.
    pub(crate) name: Ident,
    /// The generic parameters. A type that has any is rejected.
    pub(crate) generics: Generics,
    /// The member for each field of the model, in the same order.
    pub(crate) members: Vec<Member>,
    /// The members that are not part of messages, with their initial values.
    pub(crate) besides: Vec<(Ident, Code)>,
    /// Whether the type is invalid, so that no value of it is constructed.
    pub(crate) broken: bool,
}

/// A member of a type.
pub(crate) struct Member {
    pub(crate) name: Ident,
    /// The local trait that constructs the value, if the type is the user's.
    pub(crate) local_trait: Option<LocalTrait>,
}

impl Owner {
    /// Creates a type without fields.
    pub(crate) fn new(name: Ident) -> Self {
        let (members, besides) = (Vec::new(), Vec::new());
        Self { name, generics: Generics::default(), members, besides, broken: false }
    }

    /// Creates a generated type, whose names are those of the model.
    pub(crate) fn generated(rust: &str, structure: &Struct) -> Self {
        let names = structure.fields.iter().map(|field| ident(&field.rust.value));
        let members = names.map(|name| Member { name, local_trait: None }).collect();
        Self { members, ..Self::new(ident(rust)) }
    }
}

/// Returns the `static` of a generated structure's table, and the implementations that use it.
pub(crate) fn items(
    cx: &Context<'_>,
    owner: &Owner,
    table: &Ident,
    structure: &Struct,
    shape: &Shape,
) -> [Code; 2] {
    let shape = table::shape(cx, shape, table::Naming::Emitted);
    [held(cx, table, &shape), call(cx, owner, table, structure)]
}

/// Returns the implementations for a user's structure, whose table is private to it. They are emitted even
/// if it is invalid, to avoid errors at its uses.
pub(crate) fn derived(cx: &Context<'_>, owner: &Owner, structure: &Struct, shape: &Shape) -> Code {
    if owner.broken || !owner.generics.params.is_empty() {
        return Code::of(&stub::record(&cx.runtime, &owner.name, &owner.generics));
    }
    let (table, shape) = (ident("__GROUPWRIGHT_TABLE"), table::shape(cx, shape, table::Naming::Users));
    let (held, call) = (held(cx, &table, &shape), call(cx, owner, &table, structure));
    code! { const _: () = { #held #call }; }
}

fn held(cx: &Context<'_>, table: &Ident, shape: &Code) -> Code {
    let runtime = &cx.runtime;
    code! { static #table: #runtime::Shape = #shape; }
}

/// Returns the macro call that lists the fields.
fn call(cx: &Context<'_>, owner: &Owner, table: &Ident, structure: &Struct) -> Code {
    let (Owner { name, members, besides, .. }, runtime) = (owner, &cx.runtime);
    let rows = structure.rows();
    // A constant has a position in the table, but no member.
    let fields = rows.iter().enumerate().filter_map(|(index, row)| match row {
        Row::Field(field) => Some((index, *field)),
        Row::Constant(_) => None,
    });
    let fields = fields.zip(members).map(|((index, field), Member { name, local_trait })| {
        let index = Literal::usize_unsuffixed(index);
        let is_null = match field.presence() {
            Presence::Nullable => true,
            Presence::Required | Presence::Optional | Presence::Patch => false,
        };
        let null = match (is_null, local_trait.is_some()) {
            (true, true) => code! { as lenient_or_null },
            (true, false) => code! { as or_null },
            (false, true) => code! { as lenient },
            (false, false) => Code::new(),
        };
        let made = local_trait.as_ref().map(|local_trait| {
            let made = local_trait.function("placeholder", &TokenStream::new());
            code! { = (#made()) }
        });
        code! { #index #name #null #made }
    });
    let besides = (!besides.is_empty()).then(|| {
        let besides = besides.iter().map(|(member, value)| code! { #member = (#value) });
        code! { ; #(#besides),* }
    });
    code! { #runtime::record!(#name, #table; #(#fields),* #besides); }
}
