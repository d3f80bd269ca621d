//! A signature that shows what it is made of, and the time of one that is ready-made.

use std::time::{Duration, SystemTime};

use groupwright::Credentials;
use groupwright::Signer;
use groupwright::http::Request;
use groupwright::http::header::{HeaderName, HeaderValue};
use groupwright::table::{Api, Endpoint};
use groupwright_engine::http::signing_scheme;

/// 2015-08-30T12:36:00Z, the time of the published examples of Signature Version 4.
pub fn time() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_mins(24_015_636)
}

/// Returns whether the signature of the credentials is ready-made.
pub(crate) fn is_ready_made(
    api: &Api,
    endpoint: &'static Endpoint,
    credentials: Option<&Credentials>,
) -> bool {
    signing_scheme(api, endpoint, credentials).is_some_and(|scheme| scheme.sigv4().is_some())
}

/// Puts the method, the target, and the lengths of the body and of the secret into `x-signature`. It makes none of the
/// method `HEAD`.
#[derive(Clone, Copy, Debug)]
pub struct Stamp;

impl Signer for Stamp {
    fn sign(&self, request: &mut Request<Vec<u8>>, credentials: &Credentials) -> Result<(), String> {
        if request.method() == "HEAD" {
            return Err("no signature is made of HEAD".to_owned());
        }
        let secret = credentials.secret("secret_key").map_or(0, |secret| secret.expose().len());
        let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
        let text = format!("{} {target} {} {secret}", request.method(), request.body().len());
        let value = HeaderValue::from_str(&text).map_err(|error| error.to_string())?;
        request.headers_mut().insert(HeaderName::from_static("x-signature"), value);
        Ok(())
    }
}
