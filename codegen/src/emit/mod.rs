//! Emits Rust code from the model. This cannot fail: everything that could fail has been rejected by the
//! check.

pub(crate) mod api;
mod calls;
pub(crate) mod code;
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
pub(crate) mod runtime_path;
mod selector;
pub(crate) mod serde;
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

pub use code::CodeItem;
pub(crate) use context::{Context, Given};
pub use layout::{CONTRACT, root};
pub use options::{Layout, Options, TokenText};
pub use selector::Selector;
pub use user_attributes::UserAttribute;

use fingerprint::Directions;

use crate::check::Checked;
use crate::model::{Api, Endpoint, Type, TypeBody, TypeId};
use crate::steps;

/// A generated file.
#[derive(Debug)]
pub struct Emitted {
    /// The path, relative to the source folder.
    pub path: PathBuf,
    /// The inner attributes and the items.
    pub items: Vec<CodeItem>,
}

/// Emits the modules of an API, one after the other, since tokens need much more memory than the resulting text.
pub fn emit<'c>(checked: &'c Checked, options: &'c Options) -> impl Iterator<Item = Emitted> {
    let emission = Emission::new(checked, options);
    (0..emission.modules()).flat_map(move |index| emission.module(index))
}

/// The modules of an API that are to be emitted. Each is independent of the others.
pub(crate) struct Emission<'c> {
    checked: &'c Checked,
    options: &'c Options,
    wanted: Vec<&'c Endpoint>,
    /// The types that are used by messages and servers, not only as a source of fields.
    used: BTreeSet<TypeId>,
}

impl<'c> Emission<'c> {
    pub(crate) fn new(checked: &'c Checked, options: &'c Options) -> Self {
        let api = checked.api();
        let wanted = api.endpoints.iter().filter(|endpoint| options.wants(&api.name, &endpoint.name));
        let wanted: Vec<_> = wanted.collect();
        let messages = wanted.iter().flat_map(|endpoint| endpoint.items());
        let variables = api.variables().map(|variable| &variable.item);
        let used = api.reachable(messages.chain(variables)).into_iter().collect();
        Self { checked, options, wanted, used }
    }

    /// The API.
    pub(crate) fn api(&self) -> &'c Api {
        self.checked.api()
    }

    /// How many modules there are: one for everything that the endpoints share, and one for each endpoint; none if no
    /// endpoint is selected.
    pub(crate) fn modules(&self) -> usize {
        if self.wanted.is_empty() { 0 } else { self.wanted.len() + 1 }
    }

    /// Emits a module: that of everything that the endpoints share, with the files that include it, or that of an endpoint.
    pub(crate) fn module(&self, index: usize) -> Vec<Emitted> {
        let Some(endpoint) = index.checked_sub(1) else {
            return of_api(self.checked, self.options, &self.wanted, &self.used);
        };
        self.wanted.get(endpoint).map(|endpoint| self.endpoint(endpoint)).into_iter().collect()
    }

    fn endpoint(&self, endpoint: &Endpoint) -> Emitted {
        steps::step();
        let cx = Context::new(self.checked, Some(endpoint), self.options);
        let mut items: Vec<CodeItem> =
            layout::head(&cx, &docs::endpoint(endpoint)).into_iter().map(CodeItem::from).collect();
        items.extend(endpoint::items(&cx, endpoint));
        let own: Vec<&Type> =
            self.api().own(endpoint).filter(|named| self.used.contains(&named.id)).collect();
        items.extend(own.iter().flat_map(|named| type_items(&cx, named)));
        let mut serialized = serde::Types::default();
        serialized.request(&cx, endpoint);
        serialized.named(&cx, &own);
        serialized.replies(&cx, endpoint);
        items.extend(serialized.call(&cx, Some(&context::ident(&endpoint.rust))).map(CodeItem::from));
        Emitted { path: layout::folder(&cx).join(format!("{}.rs", endpoint.name)), items }
    }
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
    let mut items: Vec<CodeItem> =
        layout::head(&cx, &docs::api(api)).into_iter().map(CodeItem::from).collect();
    items.extend(wanted.iter().map(|endpoint| layout::module(&cx, endpoint).into()));
    items.extend(api::items(&cx).into_iter().map(CodeItem::from));
    items.extend(extern_types::checks(&cx).into_iter().map(CodeItem::from));
    let held = used.iter().flat_map(|id| api.ty(*id).fields()).map(|field| &field.item);
    let sent = api.auth.iter().flat_map(|scheme| &scheme.parts).map(|sent| &sent.item);
    let items_of_endpoints = wanted.iter().flat_map(|endpoint| endpoint.items());
    items.push(features::required(&cx, wanted, items_of_endpoints.chain(held).chain(sent)).into());
    let shared: Vec<&Type> = api.shared().filter(|named| used.contains(&named.id)).collect();
    items.extend(shared.iter().flat_map(|named| type_items(&cx, named)));
    let mut serialized = serde::Types::default();
    serialized.named(&cx, &shared);
    items.extend(serialized.call(&cx, None).map(CodeItem::from));
    files.push(Emitted { path: layout::folder(&cx).join("mod.rs"), items });
    files
}

/// Returns the items of a named type.
pub(crate) fn type_items(cx: &Context<'_>, named: &Type) -> Vec<CodeItem> {
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
            let directions = Directions::whole(true, true);
            items.push(fingerprint::structure(cx, &context::ident(&named.rust), named.id, directions).into());
            items
        }
        TypeBody::Enum(enumeration) => enumeration::items(cx, named, enumeration),
        TypeBody::Union(union) => union::items(cx, named, union),
    }
}
