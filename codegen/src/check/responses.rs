//! Responses: whether they can be told apart, whether their conditions can be met, and what the fields mean.

use std::collections::BTreeMap;

use groupwright_engine::table::{Evidence, ParameterLocation};

use super::ambiguity;
use super::walk;
use crate::model::{
    Api, Condition, ConditionTest, Endpoint, Field, Item, Kind, Meaning, Reply, ReplyBody, Struct, Tagging,
    TypeBody, Union,
};
use crate::report::{Code, Diagnostic, Report, listed};
use crate::steps;

/// Checks the responses of every endpoint.
pub(crate) fn check(api: &Api, report: &mut Report) {
    let mut members = Members::default();
    for endpoint in &api.endpoints {
        // Responses that could not be read have been reported.
        let unread = endpoint.replies.is_empty() && report.has_errors();
        if !unread && endpoint.replies.iter().all(|reply| reply.error && reply.has_status()) {
            let place = endpoint.replies.first().map_or(&endpoint.place, |reply| &reply.status.place);
            let message = "no response is a success";
            let help =
                "add a response with a status of success, such as `200`, or write `error: false` in one";
            report.push(Diagnostic::new(Code::NO_SUCCESS, place, message).help(help));
        }
        guessed_status(endpoint, report);
        ambiguity::check(endpoint, report);
        let bodies = bodies(api, endpoint);
        for reply in &endpoint.replies {
            let alike = bodies.get(&range(reply)).map_or(&[][..], Vec::as_slice);
            for wanted in &reply.when {
                condition(api, (reply, alike), wanted, &mut members, report);
            }
        }
        endpoint.group.iter().for_each(|row| meaning(api, endpoint, row, &mut members, report));
    }
}

/// A success whose one status no source gives, where no other reply takes those that it may have as well.
fn guessed_status(endpoint: &Endpoint, report: &mut Report) {
    let takes_all = |reply: &Reply| reply.status.value.first <= 200 && reply.status.value.last >= 299;
    if endpoint.replies.iter().any(takes_all) {
        return;
    }
    let is_guess = |reply: &&Reply| {
        let status = reply.status.value;
        !reply.error && reply.evidence == Evidence::Assumed && status.width() == 0 && status.first / 100 == 2
    };
    for reply in endpoint.replies.iter().filter(is_guess) {
        let message = format!("the status {} of the success is assumed", reply.status.value.first);
        let help = "write `2XX`, which matches every status of success; or write `evidence: example` or `observed` if a source shows the status";
        report.push(Diagnostic::new(Code::ASSUMED_STATUS, &reply.status.place, message).help(help));
    }
}

/// What has members that a path can lead to.
#[derive(Clone, Copy)]
enum Holder<'m> {
    Structure(&'m Struct),
    Union(&'m Union),
}

impl<'m> Holder<'m> {
    fn of(api: &'m Api, item: &Item) -> Option<Self> {
        match &api.ty(item.named()?).body {
            TypeBody::Struct(structure) => Some(Self::Structure(structure)),
            TypeBody::Union(union) => Some(Self::Union(union)),
            TypeBody::Enum(_) => None,
        }
    }
}

/// A member of a union.
enum UnionMember<'m> {
    /// The tag.
    Tag,
    /// What only one variant holds.
    Item(&'m Item),
    /// What is of another kind in each variant.
    Content,
    /// Nothing, or something on which the variants do not agree.
    Unknown,
}

/// The member of a union that has this name, whatever the variant is.
fn union_member<'m>(api: &'m Api, union: &'m Union, name: &str) -> UnionMember<'m> {
    match &union.tagging.value {
        Tagging::Inside(tag) | Tagging::Beside(tag, _) if tag.name.value == name => UnionMember::Tag,
        Tagging::Beside(_, content) if content.value == name => UnionMember::Content,
        Tagging::Beside(..) => UnionMember::Unknown,
        Tagging::Key => {
            let variant = union.variants.iter().find(|variant| variant.name.value == name);
            variant.map_or(UnionMember::Unknown, |variant| UnionMember::Item(&variant.item))
        }
        Tagging::Inside(_) | Tagging::Shape | Tagging::Sibling(_) => {
            let plain = |field: &'m Field| {
                let is_plain = field.item.spelled.each().next().is_none();
                field.item.kind.scalar().filter(|_| is_plain).map(|domain| (domain, &field.item))
            };
            let found = union.variants.iter().map(|variant| {
                let structure = walk::structure(api, &variant.item)?;
                structure.fields.iter().find(|field| field.name.value == name).and_then(plain)
            });
            let found: Option<Vec<_>> = found.collect();
            match found.as_deref() {
                Some([(domain, item), others @ ..]) if others.iter().all(|(other, _)| other == domain) => {
                    UnionMember::Item(item)
                }
                Some(_) | None => UnionMember::Unknown,
            }
        }
    }
}

/// What a path of wire names leads to.
enum PathTarget<'m, 'p> {
    /// A field that holds a single value.
    Single,
    /// A field that holds something else.
    Other,
    /// A structure that has no such field.
    Missing(&'p str, &'m Struct),
    /// Something that has no fields.
    NoFields(&'p str),
    /// A union whose variants do not all have such a member.
    Variants(&'p str),
    /// Something of a type that is not there, as has been reported.
    Unread,
}

/// Whether there is no such type as an item is said to be of.
fn is_unread(item: &Item) -> bool {
    match &item.kind {
        Kind::Missing(_) | Kind::Unknown => true,
        Kind::Scalar(_) | Kind::Named(_) | Kind::List(_) | Kind::Map(_) | Kind::Any => false,
    }
}

/// The fields of structures by their names. Those of a structure are listed when the first of its members is asked for.
#[derive(Default)]
struct Members<'m> {
    /// By the addresses of the structures.
    structures: BTreeMap<*const Struct, Named<'m>>,
}

/// The fields of a structure.
struct Named<'m> {
    fields: BTreeMap<&'m str, &'m Field>,
    /// What the members hold that are not described.
    additional: Option<&'m Item>,
    /// Whether one that is the whole body is of a type that is not there.
    is_unread: bool,
}

impl<'m> Named<'m> {
    fn of(structure: &'m Struct) -> Self {
        let additional = structure.fields.iter().find(|field| field.additional);
        let additional = additional.and_then(|field| field.item.inner());
        let mut named = Self { fields: BTreeMap::new(), additional, is_unread: false };
        for field in structure.fields.iter().filter(|field| !field.additional).inspect(|_| steps::step()) {
            named.fields.entry(&field.name.value).or_insert(field);
            named.is_unread |= field.location == ParameterLocation::Payload && is_unread(&field.item);
        }
        named
    }
}

impl<'m> Members<'m> {
    fn of(&mut self, structure: &'m Struct) -> &Named<'m> {
        self.structures.entry(&raw const *structure).or_insert_with(|| Named::of(structure))
    }

    fn resolve<'p>(
        &mut self,
        api: &'m Api,
        start: Option<Holder<'m>>,
        path: &[&'p str],
    ) -> PathTarget<'m, 'p> {
        let mut here = start;
        let mut item: Option<&Item> = None;
        let mut is_content = false;
        for &name in path {
            let structure = match here {
                Some(Holder::Structure(structure)) => structure,
                Some(Holder::Union(union)) => {
                    (item, is_content) = match union_member(api, union, name) {
                        UnionMember::Tag => (None, false),
                        UnionMember::Item(item) => (Some(item), false),
                        UnionMember::Content => (None, true),
                        UnionMember::Unknown => return PathTarget::Variants(name),
                    };
                    here = item.and_then(|item| Holder::of(api, item));
                    continue;
                }
                None if item.is_some_and(is_unread) => return PathTarget::Unread,
                // Whether it has the member depends on the value.
                None if item.is_some_and(|item| item.kind.is_any()) => return PathTarget::Single,
                None => return PathTarget::NoFields(name),
            };
            let named = self.of(structure);
            let found = named.fields.get(name).map(|field| &field.item).or(named.additional);
            let Some(found) = found else {
                return if named.is_unread {
                    PathTarget::Unread
                } else {
                    PathTarget::Missing(name, structure)
                };
            };
            here = Holder::of(api, found);
            item = Some(found);
        }
        let has_inner = item.is_some_and(|item| item.inner().is_some());
        if has_inner || is_content || here.is_some() { PathTarget::Other } else { PathTarget::Single }
    }
}

fn condition<'m>(
    api: &'m Api,
    (reply, alike): (&'m Reply, &[Option<Holder<'m>>]),
    wanted: &Condition,
    members: &mut Members<'m>,
    report: &mut Report,
) {
    let start = match &reply.body {
        ReplyBody::Item(item) if is_unread(item) || item.kind.is_any() => return,
        ReplyBody::Item(_) => body(api, reply),
        ReplyBody::Nothing => None,
    };
    let path: Vec<&str> = wanted.path.value.iter().map(String::as_str).collect();
    let literals = match &wanted.test {
        ConditionTest::Is(literals) | ConditionTest::IsNot(literals) => Some(literals),
        ConditionTest::Present | ConditionTest::Absent => None,
    };
    if literals.is_some_and(Vec::is_empty) {
        let message = format!("the condition on {:?} has no value", path.join("."));
        let help = "add a value; for null or an absent member, write `{ present: false }`";
        report.push(Diagnostic::new(Code::BAD_CONDITION, &wanted.path.place, message).help(help));
        return;
    }
    let (what, help) = match members.resolve(api, start, &path) {
        PathTarget::Single | PathTarget::Unread => return,
        PathTarget::Other if literals.is_none() => return,
        PathTarget::Other => {
            ("it is not a single value".to_owned(), "write the path of a member that is one".to_owned())
        }
        PathTarget::Missing(..) | PathTarget::NoFields(_) | PathTarget::Variants(_)
            if is_elsewhere(api, (reply, alike), literals.is_none(), &path, members) =>
        {
            return;
        }
        other => lost(&other, report),
    };
    let message = format!("the condition on {:?} is not valid: {what}", path.join("."));
    report.push(Diagnostic::new(Code::BAD_CONDITION, &wanted.path.place, message).help(help));
}

/// The structure that is the body of a reply. Beside header fields the body may be one field: then it is its members that a
/// condition can be on.
fn body<'m>(api: &'m Api, reply: &'m Reply) -> Option<Holder<'m>> {
    match &reply.body {
        ReplyBody::Item(item) => walk::body_item(api, item).and_then(|item| Holder::of(api, item)),
        ReplyBody::Nothing => None,
    }
}

/// The bodies of the replies of each status. Only the first ones are of use to a person, and each costs time for each condition.
fn bodies<'m>(api: &'m Api, endpoint: &'m Endpoint) -> BTreeMap<(u16, u16), Vec<Option<Holder<'m>>>> {
    const MAX_OF_STATUS: usize = 20;

    let mut bodies: BTreeMap<(u16, u16), Vec<Option<Holder<'_>>>> = BTreeMap::new();
    for reply in &endpoint.replies {
        let alike = bodies.entry(range(reply)).or_default();
        if alike.len() < MAX_OF_STATUS {
            alike.push(body(api, reply));
        }
    }
    bodies
}

fn range(reply: &Reply) -> (u16, u16) {
    (reply.status.value.first, reply.status.value.last)
}

/// Whether a member that a reply does not describe can be tested nevertheless: another reply of the same status describes it, or
/// nothing describes the body, whose values are then compared by their JSON types. `alike` are the bodies of the replies of the status;
/// `is_presence` says that only the presence of the member is tested, so that it need not be a single value.
fn is_elsewhere<'m>(
    api: &'m Api,
    (reply, alike): (&Reply, &[Option<Holder<'m>>]),
    is_presence: bool,
    path: &[&str],
    members: &mut Members<'m>,
) -> bool {
    let is_undescribed = reply.item().is_none() && !reply.media.is_empty();
    (is_undescribed && alike.iter().all(Option::is_none))
        || alike.iter().flatten().any(|holder| match members.resolve(api, Some(*holder), path) {
            PathTarget::Single | PathTarget::Unread => true,
            PathTarget::Other => is_presence,
            PathTarget::Missing(..) | PathTarget::NoFields(_) | PathTarget::Variants(_) => false,
        })
}

/// Why a path leads nowhere, and what to do.
fn lost(target: &PathTarget<'_, '_>, report: &mut Report) -> (String, String) {
    match target {
        PathTarget::Missing(name, structure) => {
            let names = || structure.fields.iter().map(|field| field.name.value.as_str());
            let help = report.nearest(name, names()).map_or_else(
                || format!("the members are: {}", listed(names())),
                |near| format!("did you mean `{near}`?"),
            );
            (format!("there is no member {name:?}"), help)
        }
        PathTarget::NoFields(name) => (
            format!("there is no structure that can have a member {name:?}"),
            "write the path of an existing member, or describe the structure that has it".to_owned(),
        ),
        PathTarget::Variants(name) => (
            format!("not every variant of the union has a member {name:?} that is the same in all"),
            "name the tag, or a member that each variant has with the same type and no spelling of its own"
                .to_owned(),
        ),
        PathTarget::Single | PathTarget::Other | PathTarget::Unread => (String::new(), String::new()),
    }
}

fn meaning<'m>(
    api: &'m Api,
    endpoint: &'m Endpoint,
    row: &Meaning,
    members: &mut Members<'m>,
    report: &mut Report,
) {
    let names: Vec<&str> = row.path.value.split('.').collect();
    let success = endpoint.replies.iter().find(|reply| !reply.error);
    let (start, path) = match names.split_first() {
        Some((&"request", path)) if !path.is_empty() => (Some(Holder::Structure(&endpoint.request)), path),
        Some((&"response", path)) => {
            let item = success.and_then(Reply::item);
            if item.is_some_and(|item| is_unread(item) || item.kind.is_any()) {
                return;
            }
            (item.and_then(|item| Holder::of(api, item)), path)
        }
        _ => {
            let message = format!("{:?} is not a path to a field", row.path.value);
            let help = "write `request.` or `response.` followed by wire names: `response.Data`";
            report.push(Diagnostic::new(Code::BAD_MEANING, &row.path.place, message).help(help));
            return;
        }
    };
    let target = members.resolve(api, start, path);
    if let PathTarget::Missing(..) | PathTarget::NoFields(_) | PathTarget::Variants(_) = target {
        let (what, help) = lost(&target, report);
        let message = format!("the path {:?} does not lead to a field: {what}", row.name.value);
        report.push(Diagnostic::new(Code::BAD_MEANING, &row.path.place, message).help(help));
    }
}
