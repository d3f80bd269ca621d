//! The steps of the path of a role.

use crate::table::{Field, MessagePath, Shape};

/// A step from a value to one within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To a member of this wire name; of a list, to that of each item.
    Name(&'static str),
    /// To an item of a list, from 0.
    Item(usize),
}

/// The greatest number of steps, beyond which a path leads nowhere: each is a level of calls.
const MAX_STEPS: usize = 128;

pub(super) fn steps(path: MessagePath) -> Vec<Step> {
    if path.path().len() > MAX_STEPS {
        return Vec::new();
    }
    let step = |(position, name): (usize, &&'static str)| match name.parse() {
        Ok(index) if path.items().contains(&position) => Step::Item(index),
        Ok(_) | Err(_) => Step::Name(name),
    };
    path.path().iter().enumerate().map(step).collect()
}

/// The field of a wire name, and its position.
pub(super) fn field(shape: &'static Shape, name: &str) -> Option<(usize, &'static Field)> {
    shape.fields().iter().enumerate().find(|(_, field)| field.is_called(name))
}
