//! The messages that have a member, where not all messages with its structure do.

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// A request.
    Request,
    /// A response.
    Response,
}

impl Direction {
    /// Returns the kind of message, with its article.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Request => "a request",
            Self::Response => "a response",
        }
    }
}

/// The message that a value is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    direction: Direction,
    endpoint: &'static str,
}

impl Message {
    /// Creates a request of the endpoint with this name.
    pub const fn request(endpoint: &'static str) -> Self {
        Self { direction: Direction::Request, endpoint }
    }

    /// Creates a response of the endpoint with this name.
    pub const fn response(endpoint: &'static str) -> Self {
        Self { direction: Direction::Response, endpoint }
    }
}

/// The messages that have a field of a structure, where not all do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldMessages {
    field: usize,
    direction: Option<Direction>,
    endpoints: &'static [&'static str],
    required: bool,
}

impl FieldMessages {
    /// Creates the messages of the field at a position in the table of its structure: so far, all.
    pub const fn new(field: usize) -> Self {
        Self { field, direction: None, endpoints: &[], required: false }
    }

    /// Restricts them to responses.
    pub const fn read_only(mut self) -> Self {
        self.direction = Some(Direction::Response);
        self
    }

    /// Restricts them to requests.
    pub const fn write_only(mut self) -> Self {
        self.direction = Some(Direction::Request);
        self
    }

    /// Restricts them to those of these endpoints.
    pub const fn with_endpoints(mut self, names: &'static [&'static str]) -> Self {
        self.endpoints = names;
        self
    }

    /// Makes the field required in these messages. A value need not have it, since there are other messages.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Returns the position of the field in the table of its structure.
    pub const fn field(&self) -> usize {
        self.field
    }

    /// Returns the direction of the messages, if it is restricted.
    pub const fn direction(&self) -> Option<Direction> {
        self.direction
    }

    /// Returns the endpoints of the messages. Empty if all endpoints have the field.
    pub const fn endpoints(&self) -> &'static [&'static str] {
        self.endpoints
    }

    /// Returns whether the field is required in these messages.
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// Returns why a message does not have the field: the name of the key in the spec, and what it says.
    pub(crate) fn exclusion(&self, message: Message) -> Option<(&'static str, String)> {
        let is_there = self.direction.is_none_or(|direction| direction == message.direction);
        if !is_there {
            let key = match message.direction {
                Direction::Request => "read_only",
                Direction::Response => "write_only",
            };
            return Some((key, format!("no value in {}", message.direction.noun())));
        }
        let is_of = self.endpoints.is_empty() || self.endpoints.contains(&message.endpoint);
        (!is_of).then(|| {
            let noun = message.direction.noun();
            ("endpoints", format!("no value in {noun} of the endpoint {:?}", message.endpoint))
        })
    }

    fn has(&self, message: Message) -> bool {
        self.direction.is_none_or(|direction| direction == message.direction)
            && (self.endpoints.is_empty() || self.endpoints.contains(&message.endpoint))
    }
}

/// Returns whether a message has the field at a position. A value that is part of no message has all fields.
#[inline]
pub(super) fn has(rows: &[FieldMessages], field: usize, message: Option<Message>) -> bool {
    rows.is_empty() || has_among(rows, field, message)
}

#[inline(never)]
fn has_among(rows: &[FieldMessages], field: usize, message: Option<Message>) -> bool {
    let (Some(row), Some(message)) = (rows.iter().find(|row| row.field == field), message) else {
        return true;
    };
    row.has(message)
}

/// Returns whether a message requires the field at a position, where not all messages have it.
#[inline]
pub(super) fn requires(rows: &[FieldMessages], field: usize, message: Option<Message>) -> bool {
    !rows.is_empty() && requires_among(rows, field, message)
}

#[inline(never)]
fn requires_among(rows: &[FieldMessages], field: usize, message: Option<Message>) -> bool {
    let row = rows.iter().find(|row| row.field == field && row.required);
    row.zip(message).is_some_and(|(row, message)| row.has(message))
}
