//! Authentication: adds the secrets of a scheme to a request.

use ::http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use data_encoding::BASE64;

use super::credentials::Credentials;
use super::error::RequestError;
use super::params::check;
use crate::format::Format;
use crate::rule::{Instance, Rule};
use crate::scalar::Scalar;
use crate::table::{Api, Carrier, Constant, Endpoint, Fixed, ParameterLocation, Part, Scheme, Text};

/// The parts of a request that contain credentials.
#[derive(Default)]
pub(super) struct Applied<'c> {
    /// Header fields, marked as sensitive.
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    /// Query parameters.
    pub(super) query: Vec<(&'static str, &'c str)>,
    /// Cookies.
    pub(super) cookies: Vec<(&'static str, &'c str)>,
    /// Members of the body.
    pub(super) body: Vec<Constant<'c>>,
}

/// Returns the schemes that an endpoint accepts, the preferred one first.
pub(super) fn schemes(api: &Api, endpoint: &'static Endpoint) -> impl Iterator<Item = &'static Scheme> {
    let all = api.auth();
    let taken = endpoint.auth();
    taken.iter().filter_map(|position| all.get(*position))
}

/// Returns the parts of a request to the endpoint that contain credentials. They are empty if the endpoint
/// requires no authentication. `format` is that of the body, if there is one.
pub(super) fn apply<'c>(
    api: &Api,
    endpoint: &'static Endpoint,
    credentials: &'c Credentials,
    format: Option<Format>,
) -> Result<Applied<'c>, RequestError> {
    let mut applied = Applied::default();
    if endpoint.auth().is_empty() {
        return Ok(applied);
    }
    let scheme =
        schemes(api, endpoint).find(|scheme| scheme.name() == credentials.scheme()).ok_or_else(|| {
            RequestError::Scheme {
                given: credentials.scheme().to_owned(),
                taken: schemes(api, endpoint).map(Scheme::name).collect(),
            }
        })?;
    for part in scheme.parts().iter().filter(|part| part.is_sent_with(format)) {
        apply_part(part, credentials, &mut applied)?;
    }
    for name in scheme.secrets() {
        if text(credentials, name)?.is_empty() {
            return Err(fault(name, "is empty; provide a value"));
        }
    }
    for name in scheme.optional_secrets() {
        if credentials.secret(name).is_some_and(|secret| secret.expose().is_empty()) {
            return Err(fault(name, "is empty; leave it out or provide a value"));
        }
    }
    Ok(applied)
}

fn apply_part<'c>(
    part: &Part,
    credentials: &'c Credentials,
    applied: &mut Applied<'c>,
) -> Result<(), RequestError> {
    let secret = text(credentials, part.secret())?;
    if secret.is_empty() && !part.may_be_empty() {
        return Err(fault(part.secret(), "is empty; provide a value"));
    }
    let is_broken = |rule: &&Rule| !rule.is_satisfied(&Instance::Scalar(Scalar::String(secret)));
    if let Some(rule) = part.rules().iter().find(is_broken) {
        let what = format!("is not what the API issues: {} is {}", rule.kind().name(), rule.limit());
        return Err(fault(part.secret(), &what));
    }
    match part.carrier() {
        Carrier::Basic { username } => {
            let value = match part.fixed() {
                Fixed::Neither => basic((username, text(credentials, username)?), (part.secret(), secret))?,
                Fixed::Username(user) => basic((part.secret(), user), (part.secret(), secret))?,
                Fixed::Password(password) => basic((part.secret(), secret), (part.secret(), password))?,
            };
            applied.headers.push((AUTHORIZATION, header(part.secret(), &value)?));
        }
        Carrier::Bearer => {
            if secret.contains(' ') {
                return Err(fault(part.secret(), "contains a space, which is not allowed in a bearer token"));
            }
            applied.headers.push((AUTHORIZATION, header(part.secret(), &format!("Bearer {secret}"))?));
        }
        Carrier::Header { name, prefix } => {
            check(ParameterLocation::Header, secret).map_err(|what| unfit(part.secret(), &what))?;
            let name = HeaderName::from_bytes(name.as_bytes())
                .map_err(|_| RequestError::Message { what: format!("{name:?} is no header name") })?;
            applied.headers.push((name, header(part.secret(), &format!("{prefix}{secret}"))?));
        }
        Carrier::Query { name } => applied.query.push((name, secret)),
        Carrier::Body { name } => applied.body.push(Constant::new(name, Text::string(secret))),
        Carrier::Member { path } => {
            if let Some((name, parents)) = path.split_last() {
                applied.body.push(Constant::new(name, Text::string(secret)).within(parents));
            }
        }
        Carrier::Cookie { name } => {
            check(ParameterLocation::Cookie, secret).map_err(|what| unfit(part.secret(), &what))?;
            applied.cookies.push((name, secret));
        }
    }
    Ok(())
}

/// Returns the value of `Authorization` for a user name and a password (RFC 7617).
///
/// Both halves are pairs of the name of the credential and its text.
fn basic(
    (username, user): (&'static str, &str),
    (password, secret): (&'static str, &str),
) -> Result<String, RequestError> {
    if user.contains(':') {
        return Err(fault(username, "contains a colon, which is not allowed in a user name"));
    }
    for (name, text) in [(username, user), (password, secret)] {
        if text.contains(char::is_control) {
            return Err(fault(
                name,
                "contains a line break or another control character, which is not allowed",
            ));
        }
    }
    Ok(format!("Basic {}", BASE64.encode(format!("{user}:{secret}").as_bytes())))
}

fn text<'c>(credentials: &'c Credentials, name: &'static str) -> Result<&'c str, RequestError> {
    let secret = credentials.secret(name).ok_or_else(|| fault(name, "is missing; provide it"))?;
    Ok(secret.expose())
}

fn header(secret: &'static str, value: &str) -> Result<HeaderValue, RequestError> {
    check(ParameterLocation::Header, value).map_err(|what| unfit(secret, &what))?;
    let mut value =
        HeaderValue::from_str(value).map_err(|_| fault(secret, "is not valid in a header field"))?;
    value.set_sensitive(true);
    Ok(value)
}

fn unfit(secret: &'static str, what: &str) -> RequestError {
    fault(secret, &format!("cannot be sent where the scheme puts it: {what}"))
}

fn fault(secret: &'static str, what: &str) -> RequestError {
    RequestError::Credential { secret, what: what.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{API, ENDPOINT};
    use super::*;

    fn headers(credentials: &Credentials) -> Vec<(String, String)> {
        let applied = apply(&API, &ENDPOINT, credentials, None).unwrap();
        assert!(applied.headers.iter().all(|(_, value)| value.is_sensitive()));
        let text = |value: &HeaderValue| value.to_str().unwrap().to_owned();
        applied.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect()
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn checks_the_rules_of_a_secret_without_showing_it() {
        const RULES: &[Rule] = &[Rule::min_length(3), Rule::max_length(4)];
        let part = Part::new("token", Carrier::Bearer).with_rules(RULES);
        let apply = |secret: &str| {
            let credentials = Credentials::new("bearer").with("token", secret);
            apply_part(&part, &credentials, &mut Applied::default()).map_err(|error| error.to_string())
        };
        assert_eq!((apply("abc"), apply("abcd")), (Ok(()), Ok(())));
        let shown = "the credential \"token\" is not what the API issues: max_length is 4";
        assert_eq!(apply("hunter2").unwrap_err(), shown);
        assert!(apply("hu").unwrap_err().ends_with("min_length is 3"));
    }

    #[test]
    fn writes_secrets_to_header_fields() {
        let basic = Credentials::new("basic").with("username", "admin").with("password", "admin");
        assert_eq!(headers(&basic), [pair("authorization", "Basic YWRtaW46YWRtaW4=")]);
        let empty = Credentials::new("basic").with("username", "key").with("password", "");
        assert_eq!(headers(&empty), [pair("authorization", "Basic a2V5Og==")]);
        let halves = [
            (Fixed::Username("api"), "k:y", "YXBpOms6eQ=="),
            (Fixed::Password(""), "key", "a2V5Og=="),
            (Fixed::Password("x"), "key", "a2V5Ong="),
        ];
        for (fixed, secret, encoded) in halves {
            let part = Part::new("key", Carrier::Basic { username: "" }).with_fixed(fixed);
            let credentials = Credentials::new("basic").with("key", secret);
            let mut applied = Applied::default();
            apply_part(&part, &credentials, &mut applied).unwrap();
            assert_eq!(applied.headers[0].1.to_str().unwrap(), format!("Basic {encoded}"));
            assert_eq!(part.credentials().collect::<Vec<_>>(), ["key"]);
        }
        let empty = Credentials::new("basic").with("key", "");
        let part = Part::new("key", Carrier::Basic { username: "" }).with_fixed(Fixed::Password(""));
        assert!(apply_part(&part, &empty, &mut Applied::default()).is_err());
        let bearer = Credentials::new("bearer").with("token", "t0ken");
        assert_eq!(headers(&bearer), [pair("authorization", "Bearer t0ken")]);
        let raw = Credentials::new("raw").with("token", "t0ken");
        assert_eq!(headers(&raw), [pair("authorization", "t0ken")]);
        let keys = Credentials::new("keys").with("key", "b").with("master", "a");
        assert_eq!(headers(&keys), [pair("x-master-key", "a"), pair("x-key", "key b")]);
    }

    #[test]
    fn writes_secrets_to_query_body_and_cookies() {
        let with = |scheme: &'static str| Credentials::new(scheme).with("token", "t");
        let (query, body, cookie) = (with("query"), with("body"), with("cookie"));
        assert_eq!(apply(&API, &ENDPOINT, &query, None).unwrap().query, [("access_token", "t")]);
        assert_eq!(
            apply(&API, &ENDPOINT, &body, None).unwrap().body,
            [Constant::new("accessToken", Text::string("t"))]
        );
        assert_eq!(apply(&API, &ENDPOINT, &cookie, None).unwrap().cookies, [("asc_auth_key", "t")]);
    }

    #[test]
    fn refuses_unrepresentable_secrets_without_showing_them() {
        let basic = |user: &str, password: &str| {
            Credentials::new("basic").with("username", user).with("password", password)
        };
        let with = |scheme: &'static str, token: &str| Credentials::new(scheme).with("token", token);
        for credentials in [
            basic("hunter2:x", "x"),
            basic("x", "hunter2\r\nX-Evil: 1"),
            with("bearer", "hunter2\r\nX-Evil: 1"),
            with("bearer", "hunter2 hunter2"),
            with("raw", "hunter2\n"),
            with("raw", " hunter2"),
            with("raw", "hunter2é"),
            with("cookie", "hunter2; x=1"),
        ] {
            let error = apply(&API, &ENDPOINT, &credentials, None).err().unwrap();
            assert!(matches!(error, RequestError::Credential { .. }), "{error}");
            assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
        }
    }

    #[test]
    fn names_missing_credentials_and_unknown_schemes() {
        let error = |credentials| apply(&API, &ENDPOINT, &credentials, None).err().unwrap().to_string();
        assert_eq!(
            error(Credentials::new("keys").with("key", "a")),
            r#"the credential "master" is missing; provide it"#
        );
        assert_eq!(
            error(Credentials::new("bearer").with("token", "")),
            r#"the credential "token" is empty; provide a value"#
        );
        let unknown = error(Credentials::new("kerberos"));
        assert!(unknown.contains("kerberos") && unknown.contains("basic, bearer"), "{unknown}");
    }

    #[test]
    fn sends_no_credentials_to_an_endpoint_without_auth() {
        static OPEN: Endpoint = ENDPOINT.with_auth(&[]);
        let bearer = Credentials::new("bearer").with("token", "t");
        assert!(apply(&API, &OPEN, &bearer, None).unwrap().headers.is_empty());
    }
}
