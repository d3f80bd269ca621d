//! A value with parameters.

use groupwright::GroupValue;

#[derive(GroupValue)]
struct Id<T>(T);
