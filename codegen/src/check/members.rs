//! What paths of wire names lead to.

use std::collections::BTreeMap;

use groupwright_engine::table::ParameterLocation;

use super::walk;
use crate::model::{Api, Field, FixedKind, FixedShape, Item, Kind, Struct};
use crate::report::{Report, listed};
use crate::steps;

/// What a path of wire names leads to.
pub(super) enum PathTarget<'m, 'p> {
    /// A field that holds a single value.
    Single,
    /// A field that holds something else.
    Other,
    /// A structure that has no such field.
    Missing(&'p str, &'m Struct),
    /// Something that has no fields.
    NoFields(&'p str),
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
    /// Whether one that is the whole body is of a type that is not there.
    is_unread: bool,
}

impl<'m> Named<'m> {
    fn of(structure: &'m Struct) -> Self {
        let constants = structure.constants.iter();
        let constants = constants.map(|constant| (constant.name.value.as_str(), &constant.kind)).collect();
        let mut named = Self { fields: BTreeMap::new(), constants, is_unread: false };
        for field in structure.fields.iter().inspect(|_| steps::step()) {
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

    /// What a path of wire names leads to from a structure.
    pub(super) fn resolve<'p>(
        &mut self,
        api: &'m Api,
        start: Option<&'m Struct>,
        path: &[&'p str],
    ) -> PathTarget<'m, 'p> {
        let mut here = start;
        let mut item: Option<&Item> = None;
        for (position, &name) in path.iter().enumerate() {
            let Some(structure) = here else {
                return if item.is_some_and(is_unread) {
                    PathTarget::Unread
                } else if item.is_some_and(|item| item.kind.is_any()) {
                    // Whether it has the member depends on the value.
                    PathTarget::Single
                } else {
                    PathTarget::NoFields(name)
                };
            };
            let named = self.of(structure);
            let Some(field) = named.fields.get(name) else {
                let rest = path.get(position + 1..).unwrap_or_default();
                if let Some(target) = named.constants.get(name).and_then(|kind| within_constant(kind, rest)) {
                    return target;
                }
                return if named.is_unread {
                    PathTarget::Unread
                } else {
                    PathTarget::Missing(name, structure)
                };
            };
            here = walk::structure(api, &field.item);
            item = Some(&field.item);
        }
        let has_inner = item.is_some_and(|item| item.inner().is_some());
        if has_inner || here.is_some() { PathTarget::Other } else { PathTarget::Single }
    }
}

/// What a path within a constant leads to, where it leads anywhere.
fn within_constant<'m, 'p>(kind: &FixedKind, path: &[&str]) -> Option<PathTarget<'m, 'p>> {
    let inner = path.iter().try_fold(kind, |kind, name| match &kind.shape {
        FixedShape::Record(members) => members.iter().find(|(known, _)| known == name).map(|(_, kind)| kind),
        FixedShape::Unknown | FixedShape::Single(_) | FixedShape::List(_) => None,
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
            let names = || rows.iter().map(|row| row.name().value.as_str());
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
        PathTarget::Constant { .. } => {
            ("it is a constant, which is no field".to_owned(), "write the path of a field".to_owned())
        }
        PathTarget::Single | PathTarget::Other | PathTarget::Unread => (String::new(), String::new()),
    }
}
