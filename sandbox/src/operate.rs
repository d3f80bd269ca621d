//! What requests do with the groups of a vendor.

use groupwright_engine::json::Json;

use crate::compose::Told;
use crate::groups::{Groups, Taken, merged};
use crate::ids::{assigned, counted};
use crate::place::{Step, at, put};
use crate::plan::Operation;
use crate::seed::Draw;
use crate::served::Served;

/// What has become of a request.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It has been done. `is_change` is whether groups that there were have been changed.
    Done { told: Vec<Told>, is_change: bool },
    /// Another group has a value already, so nothing has been done.
    Taken(Taken),
    /// There is no group of the id that the request names.
    Missing(Json),
    /// Groups have all ids that there can be, so nothing has been done.
    Full,
}

/// An id that another group has is drawn again so often.
const TRIES: usize = 8;

/// Does what a request says.
pub(crate) fn operate(served: &Served, seed: u64, groups: &mut Groups, request: &Json) -> Outcome {
    let plan = &served.plan;
    match plan.operation {
        Operation::None => Outcome::Done { told: untouched(served, request), is_change: false },
        Operation::Create => create(served, seed, groups, request),
        Operation::Find => of_id(served, groups, request, |_, _, _| {}),
        Operation::Remove => of_id(served, groups, request, |groups, id, _| {
            groups.remove(id);
        }),
        Operation::Change => {
            let Some(id) = plan.id.as_ref().and_then(|path| at(request, path)).cloned() else {
                return Outcome::Missing(Json::Null);
            };
            let Some(group) = groups.get(&id) else { return Outcome::Missing(id) };
            let given = plan.groups(request).into_iter().next().map(|(_, members)| members);
            let members = merged(group.members(), &given.unwrap_or_default());
            if let Some(taken) = groups.taken(&plan.unique, &[(&members, Some(&id))]) {
                return Outcome::Taken(taken);
            }
            groups.keep(id.clone(), &members, &plan.unique);
            let told = vec![Told { id: Some(id), item: request.clone(), members }];
            Outcome::Done { told, is_change: true }
        }
    }
}

/// Returns the groups of a request with ids that none has, for a reply that nothing has been done for.
pub(crate) fn untouched(served: &Served, request: &Json) -> Vec<Told> {
    let groups = served.plan.groups(request).into_iter();
    groups.map(|(item, members)| Told { id: None, item, members }).collect()
}

fn of_id(
    served: &Served,
    groups: &mut Groups,
    request: &Json,
    then: impl FnOnce(&mut Groups, &Json, &Json),
) -> Outcome {
    let Some(id) = served.plan.id.as_ref().and_then(|path| at(request, path)).cloned() else {
        return Outcome::Missing(Json::Null);
    };
    let Some(group) = groups.get(&id).cloned() else { return Outcome::Missing(id) };
    let members = group.members();
    then(groups, &id, &members);
    let told = vec![Told { id: Some(group.id), item: Json::Null, members }];
    Outcome::Done { told, is_change: false }
}

fn create(served: &Served, seed: u64, groups: &mut Groups, request: &Json) -> Outcome {
    let plan = &served.plan;
    let mut all: Vec<(Option<Json>, Json, Json)> = Vec::new();
    for (item, members) in plan.groups(request) {
        let own = plan.own_id(&members).filter(|_| plan.is_upsert).cloned();
        match own {
            Some(id) => {
                let Some(group) = groups.get(&id) else { return Outcome::Missing(id) };
                all.push((Some(group.id.clone()), item, merged(group.members(), &members)));
            }
            // Without an id in the request, an object is changed that has its name.
            None if plan.is_upsert && !plan.takes_id() => match groups.with_value(&plan.unique, &members) {
                Some(group) => all.push((Some(group.id.clone()), item, merged(group.members(), &members))),
                None => all.push((None, item, members)),
            },
            None => all.push((None, item, members)),
        }
    }
    let compared: Vec<(&Json, Option<&Json>)> =
        all.iter().map(|(id, _, members)| (members, id.as_ref())).collect();
    if let Some(taken) = groups.taken(&plan.unique, &compared) {
        return Outcome::Taken(taken);
    }
    let is_change = !all.is_empty() && all.iter().all(|(id, ..)| id.is_some());
    // All have an id before any is kept, so that nothing is done by halves.
    let mut ids: Vec<Json> = Vec::new();
    for (id, ..) in &all {
        let Some(id) = id.clone().or_else(|| next(served, seed, groups, &ids)) else { return Outcome::Full };
        ids.push(id);
    }
    let told = all.into_iter().zip(ids).map(|((_, item, members), id)| {
        let mut kept = members.clone();
        // Who asks for the group gets its id by the name that it has here.
        if let Some(Step::Name(name)) = plan.id.as_ref().and_then(|path| path.last()) {
            put(&mut kept, &[Step::Name(name.clone())], id.clone());
        }
        groups.keep(id.clone(), &kept, &plan.unique);
        Told { id: Some(id), item, members }
    });
    Outcome::Done { told: told.collect(), is_change }
}

/// Returns an id that no group has, nor another one of the same request. There is none if the type of the id holds few.
fn next(served: &Served, seed: u64, groups: &mut Groups, others: &[Json]) -> Option<Json> {
    let example = served.id_of_example();
    let is_free = |groups: &Groups, id: &Json| groups.get(id).is_none() && !others.contains(id);
    for _ in 0..TRIES {
        let number = groups.number();
        let mut draw = Draw::new(seed, &[&served.vendor, "group", &number.to_string()]);
        let id = match example {
            Some((node, like)) => assigned(node, like, number, &mut draw),
            None => Json::from(number),
        };
        if is_free(groups, &id) {
            return Some(id);
        }
    }
    let (node, like) = example?;
    counted(node, like, groups.len() + others.len()).find(|id| is_free(groups, id))
}
