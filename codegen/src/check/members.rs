//! What paths to members lead to.

use std::collections::BTreeMap;

use groupwright_engine::table::ParameterLocation;

use super::walk;
use crate::model::{
    Api, Field, FixedKind, FixedShape, Item, Kind, PathStep, Struct, Tagging, TypeBody, Union,
};
use crate::report::{Report, listed};
use crate::steps;

/// What has members that a path can lead to.
#[derive(Clone, Copy)]
pub(super) enum Holder<'m> {
    Structure(&'m Struct),
    Union(&'m Union),
}

impl<'m> Holder<'m> {
    /// What an item is, if it has members.
    pub(super) fn of(api: &'m Api, item: &Item) -> Option<Self> {
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

/// A step of a path.
#[derive(Clone, Copy)]
pub(super) enum Step<'p> {
    /// To the member of this wire name.
    Name(&'p str),
    /// To the item of a list.
    Item(usize),
}

/// The steps of a path.
pub(super) fn steps(path: &[PathStep]) -> Vec<Step<'_>> {
    let steps = path.iter().map(|step| match step {
        PathStep::Name(name) => Step::Name(name),
        PathStep::Item(index) => Step::Item(*index),
    });
    steps.collect()
}

/// Where a path starts.
#[derive(Clone, Copy, Default)]
pub(super) struct Start<'m> {
    /// What has members.
    pub(super) holder: Option<Holder<'m>>,
    /// What it is, where it is an item.
    pub(super) item: Option<&'m Item>,
    /// Whether a name after a list is that of a member of each of its items.
    pub(super) crosses_lists: bool,
}

impl<'m> Start<'m> {
    /// An item.
    pub(super) fn of(api: &'m Api, item: &'m Item) -> Self {
        Self { holder: Holder::of(api, item), item: Some(item), crosses_lists: false }
    }
}

/// What a path leads to.
pub(super) enum PathTarget<'m, 'p> {
    /// A field that holds a single value.
    Single,
    /// A field that holds something else.
    Other(Option<&'m Item>),
    /// A structure that has no such field.
    Missing(&'p str, &'m Struct),
    /// Something that has no fields.
    NoFields(&'p str),
    /// Something that has no items.
    NoItems(usize),
    /// A union whose variants do not all have such a member.
    Variants(&'p str),
    /// A constant member, or something within one.
    Constant {
        /// Whether it is a single value.
        single: bool,
    },
    /// Something of a type that is not there, as has been reported.
    Unread,
}

/// Whether there is no such type as an item is said to be of.
pub(super) fn is_unread(item: &Item) -> bool {
    match &item.kind {
        Kind::Missing(_) | Kind::Unknown => true,
        Kind::Scalar(_) | Kind::Named(_) | Kind::List(_) | Kind::Map(_) | Kind::Any => false,
    }
}

/// Whether an item is a list.
/// Whether an item is a single value, or a list of such, also in lists.
pub(super) fn is_of_singles(api: &Api, item: &Item) -> bool {
    let mut item = item;
    while let Some(inner) = Some(item).filter(|item| is_list(item)).and_then(Item::inner) {
        item = inner;
    }
    item.inner().is_none() && Holder::of(api, item).is_none()
}

fn is_list(item: &Item) -> bool {
    match &item.kind {
        Kind::List(_) => true,
        Kind::Missing(_) | Kind::Unknown | Kind::Scalar(_) | Kind::Named(_) | Kind::Map(_) | Kind::Any => {
            false
        }
    }
}

/// The fields of structures by their names. Those of a structure are listed when the first of its members is asked for.
#[derive(Default)]
pub(super) struct Members<'m> {
    /// By the addresses of the structures.
    structures: BTreeMap<*const Struct, Named<'m>>,
}

/// The fields of a structure.
struct Named<'m> {
    fields: BTreeMap<&'m str, &'m Field>,
    constants: BTreeMap<&'m str, &'m FixedKind>,
    /// What the members hold that are not described.
    additional: Option<&'m Item>,
    /// Whether one that is the whole body is of a type that is not there.
    is_unread: bool,
}

impl<'m> Named<'m> {
    fn of(structure: &'m Struct) -> Self {
        let constants = structure.constants.iter();
        let constants = constants.map(|constant| (constant.name.value.as_str(), &constant.kind)).collect();
        let additional = structure.fields.iter().find(|field| field.additional);
        let additional = additional.and_then(|field| field.item.inner());
        let mut named = Self { fields: BTreeMap::new(), constants, additional, is_unread: false };
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

    /// What a path leads to.
    pub(super) fn resolve<'p>(
        &mut self,
        api: &'m Api,
        start: Start<'m>,
        path: &[Step<'p>],
    ) -> PathTarget<'m, 'p> {
        let Start { holder: mut here, mut item, crosses_lists } = start;
        let mut is_content = false;
        for (position, step) in path.iter().enumerate() {
            if item.is_some_and(is_unread) {
                return PathTarget::Unread;
            }
            // Whether it has the member or the item depends on the value.
            if item.is_some_and(|item| item.kind.is_any()) {
                return PathTarget::Single;
            }
            while crosses_lists
                && matches!(step, Step::Name(_))
                && let Some(inner) = item.filter(|item| is_list(item)).and_then(Item::inner)
            {
                (here, item) = (Holder::of(api, inner), Some(inner));
            }
            let name = match *step {
                Step::Item(index) => match item.filter(|item| is_list(item)).and_then(Item::inner) {
                    Some(inner) => {
                        (here, item) = (Holder::of(api, inner), Some(inner));
                        continue;
                    }
                    None => return PathTarget::NoItems(index),
                },
                Step::Name(name) => name,
            };
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
                None => match item.filter(|item| !is_list(item)).and_then(Item::inner) {
                    // The value of a map's entry.
                    Some(inner) => {
                        (here, item) = (Holder::of(api, inner), Some(inner));
                        continue;
                    }
                    None => return PathTarget::NoFields(name),
                },
            };
            let named = self.of(structure);
            if let Some(kind) = named.constants.get(name)
                && !named.fields.contains_key(name)
            {
                let rest = path.get(position + 1..).unwrap_or_default();
                return within_constant(kind, rest).unwrap_or(PathTarget::NoFields(name));
            }
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
        if has_inner || is_content || here.is_some() { PathTarget::Other(item) } else { PathTarget::Single }
    }
}

/// What a path within a constant leads to, where it leads anywhere.
fn within_constant<'m, 'p>(kind: &FixedKind, path: &[Step<'_>]) -> Option<PathTarget<'m, 'p>> {
    let inner = path.iter().try_fold(kind, |kind, step| match (&kind.shape, step) {
        (FixedShape::Record(members), Step::Name(name)) => {
            members.iter().find(|(known, _)| known == name).map(|(_, kind)| kind)
        }
        (FixedShape::List(item), Step::Item(_)) => Some(&**item),
        (FixedShape::Record(_), Step::Item(_))
        | (FixedShape::List(_), Step::Name(_))
        | (FixedShape::Unknown | FixedShape::Single(_), _) => None,
    })?;
    let single = match inner.shape {
        FixedShape::Single(_) => true,
        FixedShape::Unknown | FixedShape::List(_) | FixedShape::Record(_) => false,
    };
    Some(PathTarget::Constant { single })
}

/// Why a path leads nowhere, and what to do.
pub(super) fn lost(target: &PathTarget<'_, '_>, report: &mut Report) -> (String, String) {
    match target {
        PathTarget::Missing(name, structure) => {
            let rows = structure.rows();
            let names = || rows.iter().filter(|row| row.is_member()).map(|row| row.name().value.as_str());
            let help = report.nearest(name, names()).map_or_else(
                || match names().next() {
                    Some(_) => format!("the members are: {}", listed(names())),
                    None => "it has no members".to_owned(),
                },
                |near| format!("did you mean `{near}`?"),
            );
            (format!("there is no member {name:?}"), help)
        }
        PathTarget::NoFields(name) => (
            format!("there is no structure that can have a member {name:?}"),
            "write the path of an existing member, or describe the structure that has it".to_owned(),
        ),
        PathTarget::NoItems(index) => (
            format!("there is no list that can have an item {index}"),
            "write a number only after the name of a list; a name of digits is in quotes".to_owned(),
        ),
        PathTarget::Variants(name) => (
            format!("not every variant of the union has a member {name:?} that is the same in all"),
            "name the tag, or a member that each variant has with the same type and no spelling of its own"
                .to_owned(),
        ),
        PathTarget::Constant { .. } => {
            ("it is a constant, which is no field".to_owned(), "write the path of a field".to_owned())
        }
        PathTarget::Single | PathTarget::Other(_) | PathTarget::Unread => (String::new(), String::new()),
    }
}
