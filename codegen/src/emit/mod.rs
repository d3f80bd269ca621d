//! Model to tokens. Nothing here can fail: what could has been refused by the check.

mod api;
mod calls;
pub(crate) mod context;
mod docs;
pub(crate) mod endpoint;
mod endpoint_table;
pub(crate) mod enumeration;
mod example;
mod extern_types;
pub(crate) mod fingerprint;
mod layout;
mod literal;
pub(crate) mod local_trait;
mod node;
mod options;
pub(crate) mod outcome;
pub(crate) mod record;
pub(crate) mod replies;
mod request_docs;
mod selector;
mod statics;
mod structure;
pub(crate) mod stub;
mod table;
mod user_attributes;

use std::collections::BTreeSet;
use std::path::PathBuf;

use proc_macro2::TokenStream;

pub(crate) use context::{Context, Given};
pub use layout::{CONTRACT, root};
pub use options::{Layout, Options};
pub use selector::Selector;
pub use user_attributes::UserAttribute;

use fingerprint::Directions;

use crate::check::Checked;
use crate::model::{Type, TypeBody, TypeId};

/// A file to be printed: its path from the source folder, and its items.
#[derive(Debug)]
pub struct Emitted {
    /// The path.
    pub path: PathBuf,
    /// The inner attributes and the items, one a piece.
    pub items: Vec<TokenStream>,
}

/// The modules of an API: one for what its endpoints share, and one an endpoint; nothing when no endpoint is wanted.
pub fn emit(checked: &Checked, options: &Options) -> Vec<Emitted> {
    let api = checked.api();
    let wanted = api.endpoints.iter().filter(|endpoint| options.wants(&api.name, &endpoint.name));
    let wanted: Vec<_> = wanted.collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    // The types that messages hold, rather than only taking over their fields.
    let used: BTreeSet<TypeId> =
        api.reachable(wanted.iter().flat_map(|endpoint| endpoint.items())).into_iter().collect();
    let is_used = |named: &&Type| used.contains(&named.id);
    let cx = Context::new(checked, None, options);
    let mut files = layout::doors(&cx);
    let mut items = layout::head(&cx, &docs::api(api));
    items.extend(wanted.iter().map(|endpoint| layout::module(&cx, endpoint)));
    items.extend(api::items(&cx));
    items.extend(extern_types::checks(&cx));
    items.extend(api.shared().filter(is_used).flat_map(|named| type_items(&cx, named)));
    files.push(Emitted { path: layout::folder(&cx).join("mod.rs"), items });
    files.extend(wanted.into_iter().map(|endpoint| {
        let cx = Context::new(checked, Some(endpoint), options);
        let mut items = layout::head(&cx, &docs::endpoint(endpoint));
        items.extend(endpoint::items(&cx, endpoint));
        items.extend(api.own(endpoint).filter(is_used).flat_map(|named| type_items(&cx, named)));
        Emitted { path: layout::folder(&cx).join(format!("{}.rs", endpoint.name)), items }
    }));
    files
}

/// The items of a named type.
pub(crate) fn type_items(cx: &Context<'_>, named: &Type) -> Vec<TokenStream> {
    match &named.body {
        TypeBody::Struct(structure) => {
            let what = structure::Emitted {
                id: Some(named.id),
                name: &named.name.value,
                rust: &named.rust,
                table: &statics::of_type(cx.api, named),
                doc: &docs::named(named),
                structure,
            };
            let mut items = match cx.shape(named) {
                Some(shape) => structure::items(cx, &what, shape),
                None => Vec::new(),
            };
            let directions = Directions { sent: true, read: true };
            items.push(fingerprint::structure(cx, &context::ident(&named.rust), named.id, directions));
            items
        }
        TypeBody::Enum(enumeration) => enumeration::items(cx, named, enumeration),
    }
}
