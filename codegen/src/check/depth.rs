//! How deeply types hold each other, and lists and maps stand within each other: both as deeply as Rust's compiler follows.

use std::collections::{BTreeMap, BTreeSet};

use super::walk;
use crate::model::graph::{self, Parts};
use crate::model::{Api, Field, Item, Kind, Presence, TypeId};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// The lists and maps that may stand within each other. Where each may be null, the compiler takes a second for eight of
/// them, fifteen for ten, and twice as long and twice the memory for each one more.
const MAX_NESTED: usize = 8;

/// The levels that the compiler may have to follow. It stops at 128 (its `recursion_limit`), of which it needs eight for
/// the innermost text; the others are the user's, whose own types and futures stand around.
const MAX_LEVELS: usize = 96;

// The levels of what emitted types are made of, as rustdoc counts them when it is to say whether a type is `RefUnwindSafe`: nothing
// is followed further, and the compiler itself takes fewer for a box or a map.
const STRUCTURE: usize = 1;
const MAY_LACK: usize = 1;
const BOX: usize = 4;
const LIST: usize = 3;
const MAP: usize = 9;

/// Checks how deep everything is.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for (_, item) in walk::wholes(api) {
        nested(item, report);
    }
    let depths = Depths { api, levels: ways(api, api.parts(), TRIES) };
    depths.types(report);
    depths.messages(report);
}

fn nested(item: &Item, report: &mut Report) {
    let count = item.levels().count() - 1;
    if count > MAX_NESTED {
        let message = format!("{count} lists and maps are nested in each other; the maximum is {MAX_NESTED}");
        let help = "define a structure for one of the levels, or omit the innermost levels";
        report.push(Diagnostic::new(Code::TOO_NESTED, &item.place, message).help(help));
    }
}

/// The levels of the parts of the graph of types, each with all that it holds.
struct Depths<'m> {
    api: &'m Api,
    levels: Vec<usize>,
}

impl Depths<'_> {
    fn of(&self, id: TypeId) -> usize {
        let part = self.api.parts().of(id);
        part.and_then(|part| self.levels.get(part)).copied().unwrap_or(STRUCTURE)
    }

    /// Reports the types that are too deep, of those that hold each other the first.
    fn types(&self, report: &mut Report) {
        let parts = self.api.parts();
        let too_deep = parts.all.iter().zip(&self.levels).filter(|(_, levels)| **levels > MAX_LEVELS);
        let too_deep: Vec<_> = too_deep.collect();
        let children = too_deep.iter().flat_map(|(part, _)| {
            let own = parts.of_members(part);
            let children = part.members.iter().flat_map(|id| self.api.ty(*id).children());
            children.filter_map(|id| parts.of(id)).filter(move |child| Some(*child) != own)
        });
        let children: BTreeSet<usize> = children.collect();
        for (part, levels) in too_deep {
            let is_held = parts.of_members(part).is_some_and(|part| children.contains(&part));
            if let Some(first) = part.members.iter().min().filter(|_| !is_held) {
                let named = self.api.ty(*first);
                let what = format!("{:?} and the types that it contains", named.name.value);
                deep(&what, *levels, &named.name.place, report);
            }
        }
    }

    /// Reports what is too deep only together with the message that holds it.
    fn messages(&self, report: &mut Report) {
        for endpoint in &self.api.endpoints {
            let fields = endpoint.request.fields.iter();
            let sent = fields.map(|field| (STRUCTURE + wrapped(self.api, None, field), &field.item));
            let received = endpoint.received().map(|item| (MAY_LACK + around(item), item));
            for (around, item) in sent.chain(received) {
                let held = item.held().map_or(0, |id| self.of(id));
                if held <= MAX_LEVELS && around + held > MAX_LEVELS {
                    deep("the message and the types that it contains", around + held, &item.place, report);
                }
            }
        }
    }
}

fn deep(what: &str, levels: usize, place: &NodePath, report: &mut Report) {
    let message = format!("{what} are {levels} levels deep; the maximum is {MAX_LEVELS}");
    let help = "merge types that only contain another one, or omit the innermost types; `explain` describes how levels are counted";
    report.push(Diagnostic::new(Code::TOO_DEEP, place, message).help(help));
}

/// The levels of the lists and maps of an item.
fn around(item: &Item) -> usize {
    let pairs = item.levels().zip(item.levels().skip(1)).take(MAX_NESTED);
    let levels = pairs.map(|(outer, inner)| match outer.kind {
        Kind::Map(_) => MAP + usize::from(inner.nullable) * MAY_LACK,
        Kind::List(_) | Kind::Scalar(_) | Kind::Named(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown => {
            LIST + usize::from(inner.nullable) * MAY_LACK
        }
    });
    levels.sum()
}

/// The levels between a type, or a request, and what one of its fields holds.
fn wrapped(api: &Api, owner: Option<TypeId>, field: &Field) -> usize {
    let lack = match field.presence() {
        Presence::Required => 0,
        Presence::Nullable | Presence::Optional | Presence::Patch => MAY_LACK,
    };
    let is_boxed = owner.is_some_and(|owner| api.needs_box(owner, &field.item));
    lack + usize::from(is_boxed) * BOX + around(&field.item)
}

/// What the fields or the variants of a type hold, each with the levels between.
fn held(api: &Api, id: TypeId) -> Vec<(usize, &Item)> {
    let named = api.ty(id);
    let fields = named.fields().iter().map(|field| (wrapped(api, Some(id), field), &field.item));
    let variants = named.union().map_or(&[][..], |union| &union.variants).iter().map(|variant| {
        let is_union = |held| api.ty(held).union().is_some();
        let is_boxed = variant.item.named().is_some_and(is_union) && api.needs_box(id, &variant.item);
        (usize::from(is_boxed) * BOX + around(&variant.item), &variant.item)
    });
    fields.chain(variants).collect()
}

/// How often a ring of types is cut open to see how deep it is.
const TRIES: usize = 4;

/// The levels of each part of a graph of types, with what it leads to.
fn ways(api: &Api, parts: &Parts, tries: usize) -> Vec<usize> {
    let mut levels: Vec<usize> = Vec::new();
    for (here, part) in parts.all.iter().enumerate() {
        let inside = if part.is_ring { longest(api, &part.members, tries) } else { STRUCTURE };
        let all = part.members.iter().flat_map(|id| held(api, *id));
        let beyond = all.filter_map(|(wrapped, item)| match item.held() {
            None => Some(wrapped),
            Some(held) => {
                let other = parts.of(held).filter(|other| *other != here)?;
                Some(wrapped + levels.get(other)?)
            }
        });
        let beyond = beyond.max().unwrap_or(0);
        levels.push(inside + beyond);
    }
    levels
}

/// No way through a ring of types that passes each once has more levels. The longest way itself is not to be found in
/// reasonable time; but it passes the type that leads to most others once, and has no more than two ways around it.
fn longest(api: &Api, members: &[TypeId], tries: usize) -> usize {
    let own: BTreeSet<TypeId> = members.iter().copied().collect();
    let mut links: BTreeMap<TypeId, usize> = BTreeMap::new();
    let (mut all, mut widest) = (0, 0);
    for id in members {
        let inside = held(api, *id).into_iter().filter_map(|(wrapped, item)| {
            let held = item.held().filter(|held| own.contains(held))?;
            Some((held, wrapped))
        });
        let mut most = 0;
        for (held, wrapped) in inside {
            most = most.max(wrapped);
            *links.entry(held).or_default() += 1;
            *links.entry(*id).or_default() += 1;
        }
        all += STRUCTURE + most;
        widest = widest.max(most);
    }
    let hub = links.iter().max_by_key(|(_, count)| **count).map(|(id, _)| *id);
    let Some(hub) = hub.filter(|_| all > MAX_LEVELS && tries > 0) else { return all };
    let rest = |id: &TypeId| *id != hub && own.contains(id);
    let parts =
        graph::parts(members.iter().copied().filter(rest), |id| api.ty(id).children().filter(rest).collect());
    let around = ways(api, &parts, tries - 1).into_iter().max().unwrap_or(0);
    all.min(2 * (around + widest) + STRUCTURE)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use crate::load::check_texts;
    use crate::report::Code;

    /// The codes of what is found where a reply holds the first of these types.
    fn found(types: &[(String, String)]) -> Vec<Code> {
        let api = "title: A\nsource: nowhere\nservers: [https://localhost]\n";
        let first = types.first().map(|(name, _)| name.as_str()).unwrap_or_default();
        let mut endpoint = format!(
            "summary: A.\nsource: nowhere\nrequest: {{ GET: / }}\n\
             responses: {{ 200: {{ doc: A., formats: [json], type: {first} }} }}\ntypes:\n"
        );
        for (name, fields) in types {
            writeln!(endpoint, "  {name}: {{ fields: {{ {fields} }} }}").unwrap();
        }
        let report = check_texts("a", api, &[("b", &endpoint)]).into_parts().0;
        report.diagnostics().iter().map(|finding| finding.code).collect()
    }

    /// Types of which each holds the next, and the last this.
    fn chain(length: usize, field: impl Fn(&str) -> String, last: &str) -> Vec<(String, String)> {
        let name = |index: usize| format!("T{index}");
        let next = (1..length).map(|index| field(&name(index))).chain([last.to_owned()]);
        next.enumerate().map(|(index, fields)| (name(index), fields)).collect()
    }

    #[test]
    fn accepts_types_up_to_the_depth_limit_of_the_compiler() {
        let lists = |next: &str| format!("a: {{ type: list, required: true, items: {next} }}");
        let maps = |next: &str| format!("a: {{ type: map, required: true, values: {next} }}");
        let boxes = |next: &str| format!("a: {next}");
        let plain = |next: &str| format!("a: {{ type: {next}, required: true }}");
        for (types, fits) in [
            (chain(24, lists, "a: { type: string, required: true }"), true),
            (chain(25, lists, "a: { type: string, required: true }"), false),
            (chain(23, lists, &lists("T0")), true),
            (chain(25, lists, &lists("T0")), false),
            (chain(9, maps, "a: { type: string, required: true }"), true),
            (chain(11, maps, "a: { type: string, required: true }"), false),
            (chain(15, boxes, "a: T0"), true),
            (chain(18, boxes, "a: T0"), false),
            (chain(94, plain, "a: string"), true),
            (chain(97, plain, "a: string"), false),
        ] {
            let wanted = if fits { vec![] } else { vec![Code::TOO_DEEP] };
            assert_eq!(found(&types), wanted, "{types:?}");
        }
    }

    #[test]
    fn follows_each_cycle_once() {
        // Sixty kinds of blocks, of which each holds blocks: no way passes more than two of them.
        let kinds = (0..60).map(|index| format!("k{index}: Kind{index}")).collect::<Vec<_>>();
        let mut types = vec![("Block".to_owned(), kinds.join(", "))];
        types.extend((0..60).map(|index| {
            let fields = "blocks: { type: list, items: Block }, text: string";
            (format!("Kind{index}"), fields.to_owned())
        }));
        assert_eq!(found(&types), []);
    }

    #[test]
    fn reports_a_chain_of_any_length_once() {
        let optional = |next: &str| format!("a: {next}");
        for last in ["a: string", "a: T0", "a: { type: list, items: T2500 }"] {
            assert_eq!(found(&chain(5000, optional, last)), [Code::TOO_DEEP], "{last}");
        }
    }
}
