//! The table of a server: its base URL, and the variables in it.

use super::Shape;

/// A server of an API.
#[derive(Clone, Copy, Debug)]
pub struct Server {
    url: &'static str,
    name: &'static str,
    doc: &'static str,
    variables: &'static Shape,
}

impl Server {
    /// Creates a server with this base URL, which has no slash at the end of its path. It may contain variables
    /// in braces: `https://{org}.example.com/v1`.
    pub const fn new(url: &'static str) -> Self {
        Self { url, name: "", doc: "", variables: &Shape::EMPTY }
    }

    /// Sets the name by which the server is chosen among several, in `snake_case`.
    pub const fn with_name(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    /// Sets the description.
    pub const fn with_doc(mut self, doc: &'static str) -> Self {
        self.doc = doc;
        self
    }

    /// Sets the variables of the base URL.
    pub const fn with_variables(mut self, variables: &'static Shape) -> Self {
        self.variables = variables;
        self
    }

    /// Returns the base URL, in which variables are in braces.
    pub const fn url(&self) -> &'static str {
        self.url
    }

    /// Returns the name by which the server is chosen among several. Empty if it has none.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the description.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Returns the variables of the base URL. A variable that has a default is optional.
    pub const fn variables(&self) -> &'static Shape {
        self.variables
    }
}
