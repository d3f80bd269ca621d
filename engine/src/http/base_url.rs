//! The base URL of the server that requests are sent to: a text, or a documented one with values of its variables.

use std::borrow::Cow;
use std::fmt;

use super::error::RequestError;
use super::params::{Text, read_text, text_of};
use super::server_url::Template;
use crate::dynamic::DynRecord;
use crate::error::{HIDDEN, MessagePart, Problem};
use crate::format::{DecodeOptions, Format, decode};
use crate::table::{Api, Default, Endpoint, Field, Server, Shape};
use crate::validate::validate;
use crate::value::{Record, Wire};
use crate::walk::{Reader, single};

/// The base URL of the server that requests are sent to: a text such as `https://host/path`, or a documented URL
/// with values of its variables.
///
/// Nothing is checked before [`BaseUrl::text`] is called.
#[derive(Clone)]
pub struct BaseUrl {
    url: Cow<'static, str>,
    variables: DynRecord,
    /// What is wrong with what has been set, each as a sentence without a full stop.
    faults: Vec<String>,
}

impl<T: Into<String>> From<T> for BaseUrl {
    fn from(url: T) -> Self {
        Self { url: Cow::Owned(url.into()), variables: DynRecord::new(&Shape::EMPTY), faults: Vec::new() }
    }
}

impl BaseUrl {
    /// Creates the base URL of a documented server, in which variables that have a default have that value.
    pub fn of(server: &Server) -> Self {
        let mut variables = DynRecord::new(server.variables());
        for (index, field) in server.variables().fields().iter().enumerate() {
            if let Default::Value(json) = field.default() {
                let slot = variables.slot(index);
                // A default that is not valid for its variable is rejected with the spec.
                let _ = decode(Format::Json, json.as_bytes(), field.node(), slot, &DecodeOptions::VALUES);
            }
        }
        Self { url: Cow::Borrowed(server.url()), variables, faults: Vec::new() }
    }

    /// Creates the base URL of the server at a position among the documented ones of an API.
    pub fn documented(api: &Api, index: usize) -> Self {
        api.servers().get(index).map_or_else(|| Self::from(""), Self::of)
    }

    /// Returns the base URL for the requests of an endpoint: its own, if this is a documented one of the API and the
    /// endpoint has others. The values of variables stay the same.
    pub fn of_endpoint(&self, api: &Api, endpoint: &Endpoint) -> Cow<'_, Self> {
        let mut documented = api.servers().iter().zip(endpoint.servers());
        match documented.find(|(server, _)| server.url() == self.written()) {
            Some((_, url)) => Cow::Owned(Self { url: Cow::Borrowed(url), ..self.clone() }),
            None => Cow::Borrowed(self),
        }
    }

    /// Sets a variable by its name in the URL.
    pub fn with(mut self, name: &str, value: &dyn Wire) -> Self {
        let Some((index, field)) = self.variable(name) else { return self };
        let scalar = single(value.get(), field.node());
        let is_set = match (scalar, self.variables.slot(index).filled().scalar()) {
            (Some(scalar), Some(slot)) => slot.set(scalar).is_ok(),
            _ => false,
        };
        if !is_set {
            self.faults.push(format!("the variable {name:?} has a value of another type"));
        }
        self
    }

    /// Sets a variable by its name in the URL, from the text of its value.
    pub fn with_text(mut self, name: &str, text: &str) -> Self {
        let Some((index, field)) = self.variable(name) else { return self };
        let mut reader = Reader::new(MessagePart::Query, &DecodeOptions::REQUEST);
        read_text(&mut reader, field, self.variables.slot(index), text);
        let problems = reader.finish().err().map(|error| error.problems).unwrap_or_default();
        self.faults.extend(problems.iter().map(Problem::to_string));
        self
    }

    fn variable(&mut self, name: &str) -> Option<(usize, &'static Field)> {
        let fields = self.variables.shape().fields();
        let found = fields.iter().enumerate().find(|(_, field)| field.name() == name);
        if found.is_none() {
            self.faults.push(format!("it has no variable {name:?}; remove its value"));
        }
        found
    }

    /// Returns the text of a variable, or `None` if it has none.
    pub(super) fn variable_text(&self, name: &str) -> Option<String> {
        Some(self.value(name)).filter(|text| !text.is_empty())
    }

    /// Returns the URL as it is written, in which variables of a documented one are in braces.
    pub fn written(&self) -> &str {
        &self.url
    }

    /// Returns the URL with the values of its variables, or all reasons why it has none.
    ///
    /// # Errors
    ///
    /// Returns [`RequestError::Server`] if a variable is missing or violates a documented rule, or if its value
    /// could change another part of the URL.
    pub fn text(&self) -> Result<Cow<'_, str>, RequestError> {
        let shape = self.variables.shape();
        let mut faults = self.faults.clone();
        if let Err(violations) = validate(&self.variables) {
            faults.extend(violations.iter().map(ToString::to_string));
        }
        if shape.fields().is_empty() && faults.is_empty() {
            return Ok(Cow::Borrowed(&self.url));
        }
        let template =
            Template::parse(&self.url).map_err(|what| RequestError::Server { what: what.to_owned() })?;
        if faults.is_empty() {
            for variable in template.variables() {
                let text = self.value(variable.name);
                if let Err(expected) = variable.check(&text) {
                    let is_secret = shape
                        .fields()
                        .iter()
                        .any(|field| field.name() == variable.name && field.node().is_secret());
                    let found = if is_secret { HIDDEN.to_owned() } else { format!("{text:?}") };
                    faults.push(format!("/{}: expected {expected}, found {found}", variable.name));
                }
            }
        }
        if faults.is_empty() {
            return Ok(Cow::Owned(template.expand(|variable| self.value(variable.name))));
        }
        Err(RequestError::Server { what: faults.join("; ") })
    }

    /// Returns the text of a variable. It is empty if there is none, which no place of a variable but the query
    /// allows.
    fn value(&self, name: &str) -> String {
        let fields = self.variables.shape().fields().iter().enumerate();
        let field = fields.into_iter().find(|(_, field)| field.name() == name);
        let text = field.and_then(|(index, field)| text_of(field, self.variables.get(index)).ok());
        match text {
            Some(Text::One(text)) => text,
            Some(Text::None | Text::Many(_)) | None => String::new(),
        }
    }
}

/// Hides the URL if it may contain a secret, and secret variables.
impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_documented = !self.variables.shape().fields().is_empty();
        // A base URL may contain a password or a key. It is rejected only when a request is written.
        let shown = if !is_documented && self.url.contains(['@', '?']) { "(not shown)" } else { &*self.url };
        if is_documented { write!(f, "{shown:?} {:?}", self.variables) } else { write!(f, "{shown:?}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Rule;
    use crate::table::{Node, ParameterLocation};

    const fn variable(key: &'static str, rust: &'static str, node: Node) -> Field {
        Field::required(key, rust, node).with_location(ParameterLocation::Query)
    }

    static VARIABLES: Shape = Shape::new(
        "Server",
        &[
            variable(",\"org\":", "org", Node::STRING.with_rules(&[Rule::min_length(2)])),
            Field::new(",\"port\":", "port", Node::INTEGER).with_default(Default::Value("443")),
            variable(",\"key\":", "key", Node::STRING.secret()),
        ],
    );
    static SERVER: Server =
        Server::new("https://{org}.example.com:{port}/v1?key={key}").with_variables(&VARIABLES);

    fn text(url: &BaseUrl) -> Result<String, String> {
        url.text().map(Cow::into_owned).map_err(|error| error.to_string())
    }

    #[test]
    fn puts_values_in_the_places_of_variables() {
        let url = BaseUrl::of(&SERVER).with("org", &"acme".to_owned()).with_text("key", "a b&c");
        assert_eq!(text(&url).unwrap(), "https://acme.example.com:443/v1?key=a%20b%26c");
        let url = url.with("port", &8443_i64);
        assert_eq!(text(&url).unwrap(), "https://acme.example.com:8443/v1?key=a%20b%26c");
        assert_eq!(text(&BaseUrl::from("https://host/v1")).unwrap(), "https://host/v1");
    }

    #[test]
    fn is_another_one_for_an_endpoint_unless_it_is_given() {
        static API: Api =
            Api::new("sample", "Sample").with_servers(&[SERVER, Server::new("https://eu.example.com")]);
        static UPLOAD: Endpoint = Endpoint::new("upload", "POST", &[], Node::record(|| &Shape::EMPTY))
            .with_servers(&["https://{org}.uploads.example.com", "https://uploads.eu.example.com"]);
        let of_endpoint = |url: &BaseUrl| text(&url.of_endpoint(&API, &UPLOAD));
        let url = BaseUrl::of(&SERVER).with("org", &"acme".to_owned()).with_text("key", "k");
        assert_eq!(of_endpoint(&url).unwrap(), "https://acme.uploads.example.com");
        assert_eq!(
            of_endpoint(&BaseUrl::from("https://eu.example.com")).unwrap(),
            "https://uploads.eu.example.com"
        );
        assert_eq!(of_endpoint(&BaseUrl::from("https://localhost")).unwrap(), "https://localhost");
        assert!(of_endpoint(&BaseUrl::of(&SERVER)).unwrap_err().contains("/org"));
        assert_eq!(UPLOAD.server(&API), Some("https://{org}.uploads.example.com"));
    }

    #[test]
    fn tells_everything_that_is_wrong_and_no_secret() {
        let url =
            BaseUrl::of(&SERVER).with_text("port", "x").with_text("ort", "1").with("org", &"a".to_owned());
        let told = text(&url).unwrap_err();
        for part in [
            "/port: expected an integer, found \"x\"",
            "no variable \"ort\"",
            "min_length",
            "/key: a required",
        ] {
            assert!(told.contains(part), "{part}: {told}");
        }
        let url = BaseUrl::of(&SERVER).with_text("org", "a.evil.com/").with_text("key", "hunter2");
        let told = format!("{} {url:?}", text(&url).unwrap_err());
        assert!(told.contains("/org: expected a part of the name of a host"), "{told}");
        assert!(!told.contains("hunter2"), "{told}");
        let url = BaseUrl::of(&SERVER).with_text("org", "acme").with_text("port", "0").with_text("key", "k");
        assert!(text(&url).unwrap_err().contains("/port: expected the number of a port, found \"0\""));
        let url = BaseUrl::from("https://host/?key=hunter2").with("org", &1_i64);
        assert!(text(&url).unwrap_err().contains("no variable \"org\""));
        assert!(!format!("{url:?}").contains("hunter2"));
    }
}
