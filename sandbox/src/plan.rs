//! What an endpoint does with groups, as far as the meanings of its fields say it.

use groupwright_engine::json::Json;
use groupwright_engine::table::{Node, NodeKind, ParameterLocation, Reply, Shape};

use crate::place::{Step, at, node_at};
use crate::vendor::Documented;

/// What an endpoint does with groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    /// It has to do with none: its spec has no meanings of fields.
    None,
    /// It makes groups, or changes those that there are, if the documentation says so.
    Create,
    /// It tells about the group that the request names.
    Find,
    /// It changes the group that the request names.
    Change,
    /// It removes the group that the request names.
    Remove,
}

/// A field of which no two groups have the same value.
#[derive(Clone, Debug)]
pub(crate) struct Unique {
    pub(crate) name: &'static str,
    pub(crate) ignores_case: bool,
    /// The fields that groups have in common of which the values are compared.
    pub(crate) within: &'static [&'static str],
}

/// Where groups are in the messages of an endpoint.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) operation: Operation,
    /// Where the id is: in the request, or in the response if the operation creates groups.
    pub(crate) id: Option<Vec<Step>>,
    /// The list of groups in the request, if it can have several.
    list: Option<Vec<Step>>,
    /// Where the members of a group are: in an item of that list, or in the request.
    inner: Vec<Step>,
    pub(crate) unique: Vec<Unique>,
    /// The structure of the members.
    pub(crate) members: &'static Shape,
    /// The meanings of members of the request: their names, and the places within the request or an item of it.
    pub(crate) meanings: Vec<(String, Vec<Step>)>,
    /// Whether a group that exists can be changed in place of creating one.
    pub(crate) is_upsert: bool,
}

impl Plan {
    /// Returns what an endpoint does.
    pub(crate) fn new(documented: &Documented) -> Self {
        let endpoint = documented.endpoint;
        let meaning = |name: &str| documented.meanings.iter().find(|meaning| meaning.name == name);
        let id = meaning("id");
        let operation = match (id.is_some_and(|id| id.is_request), endpoint.method()) {
            _ if documented.meanings.is_empty() => Operation::None,
            (false, _) => Operation::Create,
            (true, "GET" | "HEAD") => Operation::Find,
            (true, "DELETE") => Operation::Remove,
            (true, _) => Operation::Change,
        };
        let name = meaning("name").filter(|meaning| meaning.is_request);
        let (list, inner) = name.map_or((None, Vec::new()), |meaning| split(&meaning.path));
        let root = endpoint.request();
        let item = match &list {
            Some(list) => node_at(root, list).and_then(|node| node.kind().item()),
            None => Some(root),
        };
        let members = item.and_then(|item| node_at(item, &inner)).and_then(|node| node.kind().shape());
        let members = members.unwrap_or(&Shape::EMPTY);
        let of_request = documented.meanings.iter().filter(|meaning| meaning.is_request);
        let meanings = of_request.map(|meaning| {
            let inside = list.as_ref().and_then(|list| meaning.path.strip_prefix(list.as_slice()));
            let path = match inside {
                Some([Step::Item(_), rest @ ..]) => rest.to_vec(),
                Some(_) | None => meaning.path.clone(),
            };
            (meaning.name.clone(), path)
        });
        Self {
            operation,
            id: id.map(|id| id.path.clone()),
            meanings: meanings.collect(),
            unique: unique(members),
            members,
            list,
            inner,
            is_upsert: documented.is_upsert,
        }
    }

    /// Returns whether ids are in responses.
    pub(crate) fn is_in_response(&self) -> bool {
        match self.operation {
            Operation::None | Operation::Create => true,
            Operation::Find | Operation::Change | Operation::Remove => false,
        }
    }

    /// Returns the groups of a request: of each the value that it is within, unless that is its members, and its members.
    pub(crate) fn groups(&self, request: &Json) -> Vec<(Json, Json)> {
        let items = match &self.list {
            Some(list) => at(request, list).and_then(Json::as_array).unwrap_or_default(),
            None => std::slice::from_ref(request),
        };
        let groups = items.iter().map(|item| {
            let members = at(item, &self.inner).cloned().unwrap_or_default();
            (if self.inner.is_empty() { Json::Null } else { item.clone() }, members)
        });
        groups.collect()
    }

    /// Returns whether a request can have the id of an object that it changes.
    pub(crate) fn takes_id(&self) -> bool {
        let Some(Step::Name(name)) = self.id.as_ref().and_then(|id| id.last()) else { return false };
        self.members.fields().iter().any(|field| field.name() == name)
    }

    /// Returns the id of an object in the members of a request that may change it: that of the name that the id has in the
    /// response.
    pub(crate) fn own_id<'j>(&self, members: &'j Json) -> Option<&'j Json> {
        let Some(Step::Name(name)) = self.id.as_ref()?.last() else { return None };
        members.as_object()?.get(name).filter(|id| !id.is_null())
    }
}

/// Returns the list in a path to a member of a group, and the steps from an item to the structure of the member.
fn split(path: &[Step]) -> (Option<Vec<Step>>, Vec<Step>) {
    let (inner, list) = match path.iter().position(|step| matches!(step, Step::Item(_))) {
        Some(position) => (path.get(position + 1..), path.get(..position).map(<[Step]>::to_vec)),
        None => (Some(path), None),
    };
    let inner = inner.and_then(<[Step]>::split_last).map_or(Vec::new(), |(_, inner)| inner.to_vec());
    (list, inner)
}

fn unique(members: &'static Shape) -> Vec<Unique> {
    let fields = members.fields().iter().enumerate().filter(|(_, field)| field.is_unique());
    let rows = fields.map(|(index, field)| {
        let row = members.uniqueness().iter().find(|row| row.field() == index);
        Unique {
            name: field.name(),
            ignores_case: row.is_some_and(groupwright_engine::table::Uniqueness::ignores_case),
            within: row.map_or(&[], groupwright_engine::table::Uniqueness::common),
        }
    });
    rows.collect()
}

/// A member of a reply that repeats one of the request.
#[derive(Clone, Debug)]
pub(crate) struct Echo {
    /// The place in the structure of the group, or in the reply.
    pub(crate) path: Vec<Step>,
    pub(crate) node: &'static Node,
    pub(crate) name: &'static str,
    pub(crate) is_required: bool,
}

/// Where a reply that succeeds has groups.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// Where ids are.
    pub(crate) id: Option<Vec<Step>>,
    /// The list of groups, or of ids, if there can be several.
    pub(crate) list: Option<Vec<Step>>,
    /// The structure of a group, with the first item of the list.
    pub(crate) group: Vec<Step>,
    /// The members of that structure, and of those within it, that repeat members of the request.
    pub(crate) echoes: Vec<Echo>,
    /// The single values around it that do.
    pub(crate) outer: Vec<Echo>,
}

/// Names that say something of a reply, whatever the request has.
const OWN: [&str; 6] = ["status", "code", "error", "message", "type", "success"];

impl Layout {
    /// Returns where a reply has groups, whose ids are at this place.
    pub(crate) fn new(reply: &'static Reply, id: Option<&[Step]>) -> Self {
        let root = reply.body();
        let id = id.filter(|id| root.is_some_and(|root| node_at(root, id).is_some())).map(<[Step]>::to_vec);
        let list = id.as_ref().and_then(|id| {
            let position = id.iter().position(|step| matches!(step, Step::Item(_)))?;
            id.get(..position).map(<[Step]>::to_vec)
        });
        let is_list_of_ids = id.as_ref().is_some_and(|id| matches!(id.last(), Some(Step::Item(_))));
        let group = match (&list, &id) {
            (Some(list), _) if is_list_of_ids => {
                list.split_last().map_or(Vec::new(), |(_, outer)| outer.to_vec())
            }
            (_, Some(id)) => id.split_last().map_or(Vec::new(), |(_, outer)| outer.to_vec()),
            (_, None) => Vec::new(),
        };
        let mut echoes = Vec::new();
        if let Some(shape) = root.and_then(|root| node_at(root, &group)).and_then(|node| node.kind().shape())
        {
            repeated(shape, &mut Vec::new(), 0, &mut echoes);
        }
        let outer = root.filter(|_| !group.is_empty()).map_or_else(Vec::new, |root| outer(root, &group));
        Self { id, list, group, echoes, outer }
    }

    /// Returns the members of a failure that repeat members of the request.
    pub(crate) fn of_failure(reply: &'static Reply) -> Vec<Echo> {
        reply.body().map_or_else(Vec::new, |root| outer(root, &[Step::Item(0)]))
    }
}

/// Adds the members of a structure and of those within it.
fn repeated(shape: &'static Shape, path: &mut Vec<Step>, depth: usize, echoes: &mut Vec<Echo>) {
    for field in shape.fields() {
        let is_header = !matches!(field.location(), ParameterLocation::Body | ParameterLocation::Payload);
        if field.constant().is_some() || field.is_additional() || is_header {
            continue;
        }
        path.push(Step::Name(field.name().to_owned()));
        echoes.push(Echo {
            path: path.clone(),
            node: field.node(),
            name: field.name(),
            is_required: field.is_required(),
        });
        if let (NodeKind::Record(inner), true) = (field.node().kind(), depth < 3) {
            repeated(inner.get(), path, depth + 1, echoes);
        }
        path.pop();
    }
}

/// Returns the single values of the structures on the way to a group.
fn outer(root: &'static Node, group: &[Step]) -> Vec<Echo> {
    let mut echoes = Vec::new();
    for length in 0..group.len() {
        let Some(path) = group.get(..length) else { break };
        let Some(shape) = node_at(root, path).and_then(|node| node.kind().shape()) else { break };
        let single = shape.fields().iter().filter(|field| {
            field.location() == ParameterLocation::Body
                && field.constant().is_none()
                && field.node().kind().is_single()
                && !OWN.contains(&field.name())
        });
        echoes.extend(single.map(|field| Echo {
            path: path.iter().cloned().chain([Step::Name(field.name().to_owned())]).collect(),
            node: field.node(),
            name: field.name(),
            is_required: field.is_required(),
        }));
    }
    echoes
}
