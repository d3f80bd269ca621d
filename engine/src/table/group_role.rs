//! What a field means to code that works with many vendors.

use super::MessagePath;

/// A role that a field has in creating a group, such as `name` or `id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupRole {
    name: &'static str,
    is_of_request: bool,
    path: MessagePath,
}

impl GroupRole {
    /// Creates the role of a field of the request. A name in the path after a list is that of a member of each of its items.
    pub const fn of_request(name: &'static str, path: MessagePath) -> Self {
        Self { name, is_of_request: true, path }
    }

    /// Creates the role of a field of the response: of its body, or a header field.
    pub const fn of_response(name: &'static str, path: MessagePath) -> Self {
        Self { name, is_of_request: false, path }
    }

    /// Returns the role: `name`, `description`, `members`, `id`, …
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns whether the field is one of the request.
    pub const fn is_of_request(&self) -> bool {
        self.is_of_request
    }

    /// Returns the path of the field in the request or the response.
    pub const fn path(&self) -> MessagePath {
        self.path
    }
}
