//! The request for a group: its values, further fields, and, where nothing real is created, values of examples for what else is
//! required.

use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::error::{Problem, Violation};
use groupwright_engine::format::{DecodeOptions, Format, decode};
use groupwright_engine::group::{Carried, Loss, Misfit, NewGroup, carry};
use groupwright_engine::json::{Json, JsonObject};
use groupwright_engine::pointer::escape;
use groupwright_engine::table::{Endpoint, GroupRole, Message, Node};
use groupwright_engine::validate::validate_in;
use groupwright_engine::value::Slot;

use crate::spec::Spec;

/// How often values of examples are looked for: a value can require another.
const ROUNDS: usize = 16;

/// What the request is made of.
pub(super) struct Wanted<'w> {
    pub(super) group: &'w NewGroup,
    /// Further fields, as a JSON object.
    pub(super) params: &'w [u8],
    /// Values of whole requests, from which what is required is taken. There are none for a real server.
    pub(super) samples: &'w [Json],
}

/// A request.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) request: DynRecord,
    pub(super) losses: Vec<Loss>,
    /// The fields that the examples have filled, as JSON Pointers.
    pub(super) placeholders: Vec<String>,
}

/// Makes the request, or returns everything that is wrong with it.
pub(super) fn filled(spec: &Spec, wanted: &Wanted<'_>) -> Result<Made, Vec<String>> {
    let mut values = given(wanted.params)?;
    let twice = twice(spec.endpoint, wanted.group, &values);
    if !twice.is_empty() {
        return Err(twice);
    }
    let mut placeholders = Vec::new();
    for _ in 0..ROUNDS {
        let mut request = spec.request();
        let (text, node) = (values.to_string(), spec.endpoint.request());
        let slot = Slot::Record(&mut request);
        let read = decode(Format::Json, text.as_bytes(), node, slot, &DecodeOptions::VALUES);
        // What is missing can still come: it is told by the rules.
        let problems = read.err().map(|error| error.problems).unwrap_or_default();
        let is_wrong = |problem: &&Problem| problem.ends_reading || values.get(&problem.pointer).is_some();
        let wrong: Vec<String> = problems.iter().filter(is_wrong).map(told).collect();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let Carried { losses, misfits, missing: _ } = carry(spec.endpoint, wanted.group, &mut request);
        let broken = validate_in(&request, Message::request(spec.endpoint.name()));
        let broken = broken.err().map(|found| found.0).unwrap_or_default();
        if misfits.is_empty() && broken.is_empty() {
            return Ok(Made { request, losses, placeholders });
        }
        let mut is_filled = false;
        for violation in broken.iter().filter(|violation| is_lack(violation)) {
            let place = &violation.pointer;
            if placeholders.contains(place) {
                continue;
            }
            let found = wanted.samples.iter().any(|sample| copy(sample, &mut values, place));
            if found {
                placeholders.push(place.clone());
                is_filled = true;
            }
        }
        if !is_filled {
            // What does not fit is not there, which is no other mistake.
            let is_other =
                |violation: &&Violation| misfits.iter().all(|misfit| misfit.place != violation.pointer);
            let broken = broken.iter().filter(is_other).map(|violation| shown(spec.endpoint, violation));
            return Err(misfits.iter().map(Misfit::to_string).chain(broken).collect());
        }
    }
    Err(vec!["the examples do not have all values that are required".to_owned()])
}

/// The further fields, read as other verbs read a request: numbers keep their digits, and no member may be there twice.
fn given(params: &[u8]) -> Result<Json, Vec<String>> {
    let mut values = Json::Null;
    let read = decode(Format::Json, params, &Node::ANY, Slot::Json(&mut values), &DecodeOptions::VALUES);
    read.map_err(|error| error.problems.iter().map(told).collect::<Vec<_>>())?;
    if values.as_object().is_none() {
        return Err(vec!["the further fields are no JSON object".to_owned()]);
    }
    Ok(values)
}

/// A problem and its place, as a text.
fn told(problem: &Problem) -> String {
    format!("{}: {}", problem.pointer, problem.what)
}

/// The fields of a request that a group of this name lacks, as JSON Pointers, each with the role that fills it.
pub(crate) fn lacks(spec: &Spec) -> Vec<(String, Option<&'static str>)> {
    let mut request = spec.request();
    carry(spec.endpoint, &NewGroup::new("1"), &mut request);
    let broken = validate_in(&request, Message::request(spec.endpoint.name()));
    let broken = broken.err().map(|found| found.0).unwrap_or_default();
    let lacks = broken.into_iter().filter(is_lack);
    lacks.map(|violation| (violation.pointer.clone(), role_of(spec.endpoint, &violation.pointer))).collect()
}

/// The place of a role in a request, as a JSON Pointer, if it is one place.
fn place_of(role: &GroupRole) -> String {
    role.path().path().iter().flat_map(|name| ["/".to_owned(), escape(name)]).collect()
}

/// The role whose value is at a place.
fn role_of(endpoint: &Endpoint, place: &str) -> Option<&'static str> {
    let mut roles = endpoint.group().iter().filter(|role| role.is_of_request());
    roles.find(|role| place_of(role) == place).map(GroupRole::name)
}

/// The option that gives a value of a role.
fn option(role: &str) -> String {
    match role {
        "name" | "description" | "owner" => format!("--{role}"),
        "members" => "--member".to_owned(),
        role => format!("--set {role}=…"),
    }
}

/// What is wrong where a value of the group is also among the further fields: one of the two would be lost.
fn twice(endpoint: &Endpoint, group: &NewGroup, values: &Json) -> Vec<String> {
    let given =
        endpoint.group().iter().filter(|role| role.is_of_request() && !group.values(role.name()).is_empty());
    let given = given.map(|role| (role, place_of(role)));
    let twice = given.filter(|(_, place)| values.get(place).is_some_and(|value| !value.is_null()));
    twice
        .map(|(role, place)| format!("both {} and --params have {place}: give it once", option(role.name())))
        .collect()
}

/// Whether nothing is where something has to be.
fn is_lack(violation: &Violation) -> bool {
    let is_minimum = matches!(violation.rule, "min_items" | "min_properties");
    violation.rule == "required" || is_minimum && violation.actual.split(' ').next() == Some("0")
}

fn shown(endpoint: &Endpoint, violation: &Violation) -> String {
    if is_lack(violation) {
        let place = &violation.pointer;
        let with = role_of(endpoint, place).map_or_else(|| "--params".to_owned(), option);
        return format!("the request also requires the field at {place}; give it with {with}");
    }
    violation.to_string()
}

/// Copies what is at a place (RFC 6901). Returns whether there is something.
fn copy(from: &Json, to: &mut Json, place: &str) -> bool {
    let Some(value) = from.get(place).filter(|value| !value.is_null()) else { return false };
    let (mut from, mut to) = (from, to);
    for part in place.split('/').skip(1) {
        let name = part.replace("~1", "/").replace("~0", "~");
        let Some(next) = from.get(&format!("/{part}")) else { return false };
        let Some(inner) = member(to, from, &name) else { return false };
        (from, to) = (next, inner);
    }
    to.clone_from(value);
    true
}

/// The member of an object or the item of an array, which is made if it is not there. What is null becomes what the other is.
fn member<'v>(value: &'v mut Json, like: &Json, name: &str) -> Option<&'v mut Json> {
    if value.is_null() {
        *value =
            if like.as_array().is_some() { Json::Array(Vec::new()) } else { Json::Object(JsonObject::new()) };
    }
    match value {
        Json::Object(members) => {
            if members.get(name).is_none() {
                members.insert(name, Json::Null);
            }
            members.get_mut(name)
        }
        Json::Array(items) => {
            let index: usize = name.parse().ok()?;
            // No index is beyond those of an example.
            while items.len() <= index {
                items.push(Json::Null);
            }
            items.get_mut(index)
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Json {
        text.parse().unwrap()
    }

    #[test]
    fn copies_what_is_at_a_place() {
        let from = json(r#"{ "a": { "b/c": [{ "d": 1.10, "e": 2 }] }, "n": null }"#);
        let mut to = json(r#"{ "x": 1 }"#);
        assert!(copy(&from, &mut to, "/a/b~1c/0/d"));
        assert_eq!(to.to_string(), r#"{"x":1,"a":{"b/c":[{"d":1.10}]}}"#);
        assert!(copy(&from, &mut to, "/a/b~1c/0/e"));
        assert_eq!(to.to_string(), r#"{"x":1,"a":{"b/c":[{"d":1.10,"e":2}]}}"#);
        assert!(!copy(&from, &mut to, "/a/z"));
        assert!(!copy(&from, &mut to, "/n"));
        // What the user has given is no object: it stays.
        let mut to = json(r#"{ "a": "text" }"#);
        assert!(!copy(&from, &mut to, "/a/b~1c"));
        assert_eq!(to, json(r#"{ "a": "text" }"#));
    }

    #[test]
    fn further_fields_keep_their_digits_and_are_there_once() {
        let text = r#"{"a":1.10,"b":123456789012345678901234567890,"c":[1e400,-0]}"#;
        assert_eq!(given(text.as_bytes()).unwrap().to_string(), text);
        assert_eq!(given(b"\xef\xbb\xbf{}").unwrap().to_string(), "{}");
        for (text, place) in
            [(r#"{"a":1,"a":2}"#, "/a: "), (r#"{"o":{"x":1,"x":1}}"#, "/o/x: "), ("[]", "the further")]
        {
            let told = given(text.as_bytes()).unwrap_err();
            assert!(matches!(told.as_slice(), [only] if only.starts_with(place)), "{told:?}");
        }
        for text in ["", "{", "{}{}", r#"{"a":01}"#] {
            assert!(given(text.as_bytes()).is_err(), "{text}");
        }
    }
}
