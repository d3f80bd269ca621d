//! Emits Rust code from the model. This cannot fail: everything that could fail has been rejected by the
//! check.

mod api;
mod calls;
pub(crate) mod context;
mod docs;
pub(crate) mod endpoint;
mod endpoint_table;
pub(crate) mod enumeration;
mod envelope;
mod example;
mod extern_types;
pub(crate) mod features;
pub(crate) mod fingerprint;
mod form;
mod layout;
mod literal;
pub(crate) mod local_trait;
mod member_rules;
mod node;
mod options;
pub(crate) mod outcome;
mod packing;
pub(crate) mod record;
pub(crate) mod replies;
mod request_docs;
mod selector;
mod server;
mod server_docs;
mod statics;
mod structure;
pub(crate) mod stub;
mod table;
pub(crate) mod union;
mod user_attributes;
mod xml;

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
use crate::model::{Endpoint, Type, TypeBody, TypeId};
use crate::steps;

/// A generated file.
#[derive(Debug)]
pub struct Emitted {
    /// The path, relative to the source folder.
    pub path: PathBuf,
    /// The inner attributes and the items.
    pub items: Vec<TokenStream>,
}

/// Emits the modules of an API: one for everything that its endpoints share, and one for each endpoint.
/// There are none if no endpoint is selected. Modules are emitted lazily, because tokens need much more
/// memory than the resulting text.
pub fn emit<'c>(checked: &'c Checked, options: &'c Options) -> impl Iterator<Item = Emitted> {
    let api = checked.api();
    let wanted = api.endpoints.iter().filter(|endpoint| options.wants(&api.name, &endpoint.name));
    let wanted: Vec<_> = wanted.collect();
    // The types that are used by messages and servers, not only as a source of fields.
    let messages = wanted.iter().flat_map(|endpoint| endpoint.items());
    let variables = api.variables().map(|variable| &variable.item);
    let used: BTreeSet<TypeId> = api.reachable(messages.chain(variables)).into_iter().collect();
    let first = if wanted.is_empty() { Vec::new() } else { of_api(checked, options, &wanted, &used) };
    let endpoints = wanted.into_iter().map(move |endpoint| {
        steps::step();
        let cx = Context::new(checked, Some(endpoint), options);
        let mut items = layout::head(&cx, &docs::endpoint(endpoint));
        items.extend(endpoint::items(&cx, endpoint));
        let own = api.own(endpoint).filter(|named| used.contains(&named.id));
        items.extend(own.flat_map(|named| type_items(&cx, named)));
        Emitted { path: layout::folder(&cx).join(format!("{}.rs", endpoint.name)), items }
    });
    first.into_iter().chain(endpoints)
}

/// Emits the module for everything that the endpoints share, and the files that include it.
fn of_api(
    checked: &Checked,
    options: &Options,
    wanted: &[&Endpoint],
    used: &BTreeSet<TypeId>,
) -> Vec<Emitted> {
    let api = checked.api();
    let cx = Context::new(checked, None, options);
    let mut files = layout::doors(&cx);
    let mut items = layout::head(&cx, &docs::api(api));
    items.extend(wanted.iter().map(|endpoint| layout::module(&cx, endpoint)));
    items.extend(api::items(&cx));
    items.extend(extern_types::checks(&cx));
    let held = used.iter().flat_map(|id| api.ty(*id).fields()).map(|field| &field.item);
    let sent = api.auth.iter().flat_map(|scheme| &scheme.parts).map(|sent| &sent.item);
    let items_of_endpoints = wanted.iter().flat_map(|endpoint| endpoint.items());
    items.push(features::required(&cx, wanted, items_of_endpoints.chain(held).chain(sent)));
    let shared = api.shared().filter(|named| used.contains(&named.id));
    items.extend(shared.flat_map(|named| type_items(&cx, named)));
    files.push(Emitted { path: layout::folder(&cx).join("mod.rs"), items });
    files
}

/// Returns the items of a named type.
pub(crate) fn type_items(cx: &Context<'_>, named: &Type) -> Vec<TokenStream> {
    steps::step();
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
        TypeBody::Union(union) => union::items(cx, named, union),
    }
}
