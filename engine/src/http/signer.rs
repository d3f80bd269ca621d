//! Signatures of finished requests.

use std::fmt;

use ::http::Request;
use ::http::header::AUTHORIZATION;

use super::auth::schemes;
use super::credentials::Credentials;
use super::error::RequestError;
use crate::table::{Api, Endpoint, Scheme};

/// Signs requests in the way that an API documents, such as with an HMAC of the method, the URI and the body.
///
/// A signer is called with the finished request, to which it adds header fields or query parameters. What else
/// it needs, such as a clock, it holds itself.
pub trait Signer: Send + Sync {
    /// Signs a request with the secrets of the scheme.
    ///
    /// # Errors
    ///
    /// Returns why the request cannot be signed. The text is shown, so it must not contain a secret.
    fn sign(&self, request: &mut Request<Vec<u8>>, credentials: &Credentials) -> Result<(), String>;
}

impl fmt::Debug for dyn Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(signer)")
    }
}

/// Returns the scheme of the credentials, if it asks for a signature.
pub fn signing_scheme(
    api: &Api,
    endpoint: &'static Endpoint,
    credentials: Option<&Credentials>,
) -> Option<&'static Scheme> {
    let credentials = credentials?;
    let mut signed = schemes(api, endpoint).filter(|scheme| !scheme.signature().is_empty());
    signed.find(|scheme| scheme.name() == credentials.scheme())
}

/// Signs a written request, if the scheme of the credentials asks for a signature.
///
/// # Errors
///
/// Returns an error if there is no signer, or if it fails.
pub fn sign_request(
    api: &Api,
    endpoint: &'static Endpoint,
    credentials: Option<&Credentials>,
    signer: Option<&dyn Signer>,
    request: &mut Request<Vec<u8>>,
) -> Result<(), RequestError> {
    let scheme = signing_scheme(api, endpoint, credentials);
    let (Some(scheme), Some(credentials)) = (scheme, credentials) else { return Ok(()) };
    let fault = |what: String| RequestError::Signature { signature: scheme.signature(), what };
    let Some(signer) = signer else {
        return Err(fault("there is no signer; give the client configuration one".to_owned()));
    };
    signer.sign(request, credentials).map_err(fault)?;
    if let Some(value) = request.headers_mut().get_mut(AUTHORIZATION) {
        value.set_sensitive(true);
    }
    Ok(())
}
