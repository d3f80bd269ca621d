//! What is asked of a model: which types hold which, and where messages hold them.

use groupwright_engine::format::Format;

use super::{Api, TypeId};
use crate::lower::{Documents, lower};
use crate::parse::parse;
use crate::report::Report;
use crate::source::Source;

/// The model of an API with these types, and an endpoint for each of these texts.
fn model(types: &str, endpoints: &[(&str, &str)]) -> Api {
    let mut report = Report::default();
    let mut node = |text: &str| report.take(parse(&Source::new("a.yaml", text))).unwrap();
    let api = node(&format!("title: A\ntypes: {{ {types} }}\n"));
    let endpoints = endpoints.iter().map(|(name, text)| ((*name).to_owned(), node(text))).collect();
    lower(&Documents { name: "a".to_owned(), api, endpoints, is_whole: true }).into_parts().1
}

/// Types that only have fields: `A a: B, c: string` is the type A.
fn types(all: &[(&str, &str)]) -> String {
    let each = all.iter().map(|(name, fields)| format!("{name}: {{ fields: {{ {fields} }} }}"));
    each.collect::<Vec<_>>().join(", ")
}

fn id(api: &Api, name: &str) -> TypeId {
    api.find(None, name).unwrap().id
}

fn names(api: &Api, ids: impl IntoIterator<Item = TypeId>) -> Vec<&str> {
    ids.into_iter().map(|id| api.ty(id).name.value.as_str()).collect()
}

/// Whether the first field of a type needs a box.
fn is_boxed(api: &Api, name: &str) -> bool {
    let id = id(api, name);
    api.needs_box(id, &api.ty(id).fields()[0].item)
}

#[test]
fn finds_recursion_through_lists_and_maps_which_needs_no_box() {
    let all = types(&[
        ("Tree", "children: { type: list, items: Tree }"),
        ("Book", "pages: { type: map, values: { type: list, items: Page } }"),
        ("Page", "book: Book"),
        ("Leaf", "name: string"),
        ("Branch", "leaf: Leaf"),
    ]);
    let api = model(&all, &[]);
    for (name, is_recursive) in
        [("Tree", true), ("Book", true), ("Page", true), ("Leaf", false), ("Branch", false)]
    {
        assert_eq!(api.is_recursive(id(&api, name)), is_recursive, "{name}");
        assert!(!is_boxed(&api, name), "{name}");
        assert!(!api.is_endless(id(&api, name)), "{name}");
    }
}

#[test]
fn boxes_only_fields_that_contain_their_own_type() {
    let all = types(&[
        ("Me", "me: Me"),
        ("Man", "woman: { type: Woman, required: true }, me: Me"),
        ("Woman", "man: { type: Man, required: true }"),
        ("Child", "mother: Woman"),
        ("Half", "whole: { type: Whole, required: true }"),
        ("Whole", "half: Half"),
    ]);
    let api = model(&all, &[]);
    for (name, needs_box) in
        [("Me", true), ("Man", true), ("Woman", true), ("Child", false), ("Half", true), ("Whole", true)]
    {
        assert_eq!(is_boxed(&api, name), needs_box, "{name}");
    }
    let man = id(&api, "Man");
    assert!(!api.needs_box(man, &api.ty(man).fields()[1].item), "`Me` holds no `Man`");
    let endless = api.types().iter().filter(|named| api.is_endless(named.id)).map(|named| named.id);
    assert_eq!(names(&api, endless), ["Man", "Woman"]);
}

#[test]
fn visits_each_reachable_type_once_nearest_first() {
    let all = types(&[
        ("A", "one: { type: list, items: B }, two: C, three: B, four: { enum: [x, y] }"),
        ("B", "one: D, two: A"),
        ("C", "one: { type: map, values: { type: list, items: E } }"),
        ("D", "one: string"),
        ("E", "one: D"),
        ("F", "one: A"),
    ]);
    let api = model(&all, &[]);
    let a = api.ty(id(&api, "A"));
    assert_eq!(names(&api, a.children()), ["B", "C", "B", "AFour"]);
    let reached = api.reachable(a.fields().iter().map(|field| &field.item));
    assert_eq!(names(&api, reached), ["B", "C", "AFour", "D", "A", "E"]);
    assert_eq!(api.rust_name(id(&api, "AFour")), "AFour");
}

#[test]
fn finds_types_of_an_endpoint_first() {
    let endpoint = "request: { GET: / }\n\
         responses: { 200: { doc: A., formats: [json], fields: { one: Own, two: Shared, three: Gone } } }\n\
         types: { Shared: { fields: { a: Own } }, Own: { fields: { a: string } } }\n";
    let shared = types(&[("Shared", "a: Own"), ("Other", "a: Shared")]);
    let api = model(&shared, &[("get", endpoint), ("put", endpoint)]);
    for endpoint in &api.endpoints {
        let owner = |name: &str| api.find(Some(endpoint), name).unwrap().owner;
        assert_eq!((owner("Shared"), owner("Other")), (Some(endpoint.id), None));
    }
    for endpoint in &api.endpoints {
        let response = api.ty(endpoint.received().next().unwrap().named().unwrap());
        let held: Vec<_> = response.children().map(|id| api.ty(id)).collect();
        assert!(held.iter().all(|held| held.owner == Some(endpoint.id)), "{held:?}");
        assert_eq!(response.fields()[2].item.missing(), Some("Gone"));
    }
    // What only an endpoint has is nothing to what all share.
    let shared = api.ty(id(&api, "Shared"));
    assert_eq!(shared.fields()[0].item.missing(), Some("Own"));
    let other = api.ty(id(&api, "Other"));
    assert_eq!(other.fields()[0].item.named(), Some(shared.id));
}

#[test]
fn finds_where_messages_use_a_type() {
    let put = "request: { PUT: '/{level}', path: { level: Level }, body: { formats: [xml, form], type: Taken } }\n\
         responses: { 200: { doc: A., formats: [json], type: Whole } }\n";
    let get = "request: { GET: / }\n\
         responses: { 200: { doc: A., formats: [xml], type: list, items: Part } }\n";
    let shared = types(&[
        ("Taken", "a: Held"),
        ("Held", "a: string"),
        ("Whole", "a: { type: list, items: Part }"),
        ("Part", "a: Part, b: Held"),
        ("Idle", "a: Held"),
    ]);
    let api = model(&format!("{shared}, Level: {{ enum: [a, b] }}"), &[("put", put), ("get", get)]);
    let of = |name: &str| api.usage(id(&api, name));
    for (name, formats, sent, received, held, whole) in [
        ("Taken", &[Format::Xml, Format::Form][..], true, false, false, &[Format::Xml, Format::Form][..]),
        ("Held", &[Format::Json, Format::Xml, Format::Form], true, true, true, &[]),
        ("Whole", &[Format::Json], false, true, true, &[Format::Json]),
        ("Part", &[Format::Json, Format::Xml], false, true, true, &[]),
        ("Level", &[Format::Xml, Format::Form], true, false, true, &[]),
        ("Idle", &[], false, false, false, &[]),
    ] {
        assert_eq!(of(name).formats, formats.iter().copied().collect(), "{name}");
        assert_eq!((of(name).sent, of(name).received), (sent, received), "{name}");
        assert_eq!(of(name).held, held, "{name}");
        assert_eq!(of(name).whole, whole.iter().copied().collect(), "{name}");
        assert_eq!(of(name).is_used(), name != "Idle");
    }
}

#[test]
fn follows_a_chain_of_any_length() {
    let name = |index: usize| format!("T{index}");
    let chain = |last: &str| {
        let next = (1..5000).map(name).chain([last.to_owned()]);
        let each = next.enumerate().map(|(index, next)| {
            format!("{}: {{ fields: {{ a: {{ type: {next}, required: true }} }} }}", name(index))
        });
        each.collect::<Vec<_>>().join(", ")
    };
    let endpoint = "request: { GET: / }\nresponses: { 200: { doc: A., formats: [json], type: T0 } }\n";
    for (last, is_ring) in [("string", false), ("T0", true)] {
        let api = model(&chain(last), &[("get", endpoint)]);
        let (first, last) = (id(&api, "T0"), id(&api, "T4999"));
        assert_eq!(api.reachable(api.endpoints[0].items()).len(), 5000);
        assert!(api.usage(last).received && api.usage(last).whole.is_empty());
        assert_eq!((api.is_recursive(first), api.is_endless(last)), (is_ring, is_ring));
        assert_eq!(is_boxed(&api, "T0"), is_ring);
    }
}

#[test]
fn joins_names_of_keywords_in_pascal_case() {
    let api = "title: A\nsource: nowhere\nservers: [https://localhost]\n";
    let endpoint = "summary: A.\nsource: nowhere\nrequest: { GET: / }\n\
        responses:\n  200: { doc: A., formats: [json], fields: { self: { enum: [a] }, super: { type: list, items: { enum: [b] } } } }\n  404: { doc: A. }\n";
    let (report, checked) = crate::load::check_texts("a", api, &[("self_", endpoint)]).into_parts();
    let checked = checked.unwrap_or_else(|| panic!("{report:?}"));
    let api = checked.api();
    let offered = api.offers(api.endpoints.first().unwrap());
    let offered: Vec<&str> = offered.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(offered, ["Self_", "SelfError", "SelfResponse"]);
    let types: Vec<&str> = api.types().iter().map(|named| named.rust.as_str()).collect();
    assert_eq!(types, ["SelfResponseSelf_", "SelfResponseSuperItem", "SelfResponse"]);
}
