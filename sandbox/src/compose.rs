//! Replies whose values agree with the request.

use groupwright_engine::format::Format;
use groupwright_engine::json::Json;
use groupwright_engine::table::{Endpoint, Message, ParameterLocation, Reply};

use crate::message::{requote, say, words};
use crate::place::{Step, at, at_mut, each_text, fits, node_at, put, remove};
use crate::plan::{Echo, Layout, Operation, Plan};
use crate::replies::{Answer, Ready, ready};

/// A group that a reply tells about.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) id: Option<Json>,
    /// The item of the request that it is in. Nothing if that is the members.
    pub(crate) item: Json,
    /// Its members.
    pub(crate) members: Json,
}

/// Returns a reply that tells about groups, as far as its own value and the rules allow.
pub(crate) fn success(
    endpoint: &'static Endpoint,
    (answer, layout): (&Answer, &Layout),
    plan: &Plan,
    (request, told): (&Json, &[Told]),
    format: Option<Format>,
) -> Option<Ready> {
    // Of what is no group, nothing is known that the request could have said.
    let first = if plan.operation == Operation::None { Extent::WithoutRemoval } else { Extent::Whole };
    for extent in [first, Extent::WithoutRemoval, Extent::IdsOnly] {
        let mut changed = answer.clone();
        if let Some(value) = &mut changed.value {
            tell(endpoint, layout, plan, (request, told), (value, changed.index), extent);
        }
        if let Some(ready) = ready(endpoint, &changed, format) {
            return Some(ready);
        }
    }
    ready(endpoint, answer, format)
}

/// How much of a reply is changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    WithoutRemoval,
    IdsOnly,
}

fn tell(
    endpoint: &'static Endpoint,
    layout: &Layout,
    plan: &Plan,
    (request, told): (&Json, &[Told]),
    (value, index): (&mut Json, usize),
    extent: Extent,
) {
    let Some(root) = endpoint.replies().get(index).and_then(Reply::body) else { return };
    let message = Message::response(endpoint.name());
    if extent != Extent::IdsOnly {
        for echo in &layout.outer {
            repeat(value, &[], echo, in_body(endpoint, request, echo.name), message);
        }
    }
    let is_list = layout.list.is_some();
    if let Some(list) = &layout.list {
        let first = at(value, list).and_then(Json::as_array).and_then(<[Json]>::first).cloned();
        put(value, list, Json::Array(vec![first.unwrap_or_default(); told.len().max(1)]));
    }
    for (number, told) in told.iter().enumerate() {
        if number > 0 && !is_list {
            break;
        }
        let group = numbered(&layout.group, layout.list.as_deref(), number);
        if extent != Extent::IdsOnly && (number == 0 || group != layout.group) {
            members(value, (layout, plan), (&group, told), message, extent);
        }
        if let (Some(id), Some(place)) = (&told.id, &layout.id) {
            let place = numbered(place, layout.list.as_deref(), number);
            let old = at(value, &place).cloned();
            if node_at(root, &place).is_some_and(|node| fits(id, node, message)) {
                put(value, &place, id.clone());
                // Links to one of several groups are within it.
                let linked = if is_list { at_mut(value, &group) } else { Some(&mut *value) };
                if let (Some(linked), false) = (linked, is_list && group == layout.group && number > 0) {
                    link(linked, old.as_ref(), id);
                }
            }
        }
    }
}

/// Sets the members of a group.
fn members(
    value: &mut Json,
    (layout, plan): (&Layout, &Plan),
    (group, told): (&[Step], &Told),
    message: Message,
    extent: Extent,
) {
    let id = layout.id.as_ref().and_then(|id| id.last());
    for echo in &layout.echoes {
        if matches!((id, echo.path.as_slice()), (Some(id), [only]) if id == only) {
            continue;
        }
        let meant = || {
            let (_, path) = plan.meanings.iter().find(|(name, _)| name == echo.name)?;
            at(&told.item, path).or_else(|| at(&told.members, path))
        };
        let given = told.members.as_object().and_then(|members| members.get(echo.name)).or_else(meant);
        let is_declared = || {
            let mut fields = plan.members.fields().iter();
            fields.any(|field| field.name() == echo.name && field.location() == ParameterLocation::Body)
        };
        match given {
            Some(given) if is_shallowest(value, group, echo, &layout.echoes) => {
                if let Json::String(new) = given
                    && let Some(group) = at_mut(value, group)
                    && let Some(Json::String(old)) = at(group, &echo.path).cloned()
                {
                    rename(group, &old, new);
                }
                let _ = repeat(value, group, echo, Some(given), message)
                    || of_ids(value, group, echo, given, message);
            }
            // What the request could have said, and did not, is not made up.
            None if echo.path.len() == 1 && extent == Extent::Whole && is_declared() => {
                let Some(group) = at_mut(value, group) else { continue };
                if !echo.is_required {
                    remove(group, &echo.path);
                } else if echo.node.admits_null() && at(group, &echo.path).is_some() {
                    put(group, &echo.path, Json::Null);
                }
            }
            Some(_) | None => {}
        }
    }
}

/// Returns whether a member is where its name is least deep in a value, or could be if the value has no such member.
fn is_shallowest(value: &Json, group: &[Step], echo: &Echo, all: &[Echo]) -> bool {
    let same = || all.iter().filter(|other| other.name == echo.name);
    let group = at(value, group);
    let is_there = |other: &&Echo| group.is_some_and(|group| at(group, &other.path).is_some());
    let least = same().filter(is_there).map(|other| other.path.len()).min();
    let least = least.or_else(|| same().map(|other| other.path.len()).min());
    least == Some(echo.path.len())
}

/// Sets a member to a value of the request, if it can have that. Returns whether it could.
fn repeat(value: &mut Json, group: &[Step], echo: &Echo, given: Option<&Json>, message: Message) -> bool {
    let Some(given) = given.filter(|given| fits(given, echo.node, message)) else { return false };
    let Some((last, parents)) = echo.path.split_last() else { return false };
    // A structure that is not there is not made for a member.
    let parent = at_mut(value, group).and_then(|group| at_mut(group, parents)).filter(|json| !json.is_null());
    parent.is_some_and(|parent| put(parent, std::slice::from_ref(last), given.clone()))
}

/// Sets a list of structures to one for each id of a list in the request.
fn of_ids(value: &mut Json, group: &[Step], echo: &Echo, given: &Json, message: Message) -> bool {
    let Some(ids) = given.as_array() else { return false };
    let Some(item) = echo.node.kind().item() else { return false };
    let place: Vec<Step> = group.iter().chain(&echo.path).cloned().collect();
    let like = at(value, &place).and_then(Json::as_array).and_then(<[Json]>::first).cloned();
    let Some(like) = like else { return false };
    let items: Vec<Json> = ids
        .iter()
        .map(|id| {
            let mut item = like.clone();
            put(&mut item, &[Step::Name("id".to_owned())], id.clone());
            item
        })
        .collect();
    let all_fit = items.iter().all(|made| fits(made, item, message));
    all_fit && put(value, &place, Json::Array(items))
}

/// Returns a place in the list of groups, for the group of a number.
fn numbered(place: &[Step], list: Option<&[Step]>, number: usize) -> Vec<Step> {
    let mut place = place.to_vec();
    if let Some(step) = list.and_then(|list| place.get_mut(list.len())) {
        *step = Step::Item(number);
    }
    place
}

/// Replaces an id in the links to the group.
fn link(value: &mut Json, old: Option<&Json>, id: &Json) {
    let text = |json: &Json| json.as_str().map_or_else(|| json.to_string(), str::to_owned);
    let (Some(old), new) = (old.map(text), text(id)) else { return };
    if old.is_empty() || old.contains('/') {
        return;
    }
    each_text(value, &mut |link| {
        if link.contains("://") && link.split('/').skip(3).any(|segment| segment == old) {
            let segments = link
                .split('/')
                .enumerate()
                .map(|(index, segment)| if index >= 3 && segment == old { new.as_str() } else { segment });
            *link = segments.collect::<Vec<_>>().join("/");
        }
    });
}

/// Replaces a name in the names of resources that end with it: `arn:aws:iam::123456789012:group/Admins`.
fn rename(value: &mut Json, old: &str, new: &str) {
    if old.len() < 3 {
        return;
    }
    each_text(value, &mut |text| {
        if let Some(before) = text.strip_suffix(old).filter(|before| before.ends_with(['/', ':'])) {
            *text = format!("{before}{new}");
        }
    });
}

/// Returns a member of the body of a request.
fn in_body<'j>(endpoint: &'static Endpoint, request: &'j Json, name: &str) -> Option<&'j Json> {
    let shape = endpoint.request().kind().shape()?;
    let is_in_body = shape
        .fields()
        .iter()
        .any(|field| field.name() == name && field.location() == ParameterLocation::Body);
    request.as_object()?.get(name).filter(|_| is_in_body)
}

/// What a failure says where the vendor's own words are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Said<'s> {
    /// What it says.
    Nothing,
    /// This text, unless an example has the vendor's own.
    UnlessDocumented(&'s str),
    /// This text.
    Always(&'s str),
}

/// Returns a failure that repeats what the request has, such as the id of a call, and says something where the vendor's own
/// words are.
pub(crate) fn failure(
    endpoint: &'static Endpoint,
    answer: &Answer,
    request: &Json,
    said: Said<'_>,
    format: Option<Format>,
) -> Option<Ready> {
    let reply = endpoint.replies().get(answer.index)?;
    let message = Message::response(endpoint.name());
    let mut changed = answer.clone();
    if let Some(value) = &mut changed.value {
        for echo in Layout::of_failure(reply) {
            repeat(value, &[], &echo, in_body(endpoint, request, echo.name), message);
        }
    }
    let said = match said {
        Said::Nothing => None,
        Said::UnlessDocumented(text) => Some(text).filter(|_| !answer.is_sample),
        Said::Always(text) => Some(text),
    };
    let mut whole = changed.clone();
    let is_said =
        said.is_some_and(|said| whole.value.as_mut().is_some_and(|value| say(reply, value, said, message)));
    let whole = if is_said { ready(endpoint, &whole, format) } else { None };
    whole.or_else(|| ready(endpoint, &changed, format)).or_else(|| ready(endpoint, answer, format))
}

/// Replaces a value of the examples by that of the request, or else what is in quotation marks in the vendor's own words.
pub(crate) fn substitute(reply: &'static Reply, value: &mut Json, examples: &[String], given: &str) {
    let mut was_there = false;
    each_text(value, &mut |text| {
        if let Some(example) = examples.iter().find(|example| text.contains(example.as_str())) {
            *text = text.replace(example.as_str(), given);
            was_there = true;
        }
    });
    if !was_there
        && let Some(place) = words(reply)
        && let Some(Json::String(text)) = at_mut(value, &place)
    {
        requote(text, given);
    }
}
