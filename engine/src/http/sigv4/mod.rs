//! Signature Version 4 of a finished request: an HMAC of its method, its URI, its header fields, its body and the
//! time.
//!
//! The engine has no clock: the time is given.

#[cfg(not(feature = "sigv4"))]
mod disabled;
#[cfg(feature = "sigv4")]
mod sign;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::time::SystemTime;

use ::http::Request;

#[cfg(not(feature = "sigv4"))]
use disabled::sign;
#[cfg(feature = "sigv4")]
use sign::sign;

use super::base_url::BaseUrl;
use super::credentials::Credentials;
use super::signer::Signer;
use crate::table::{Api, Region, Scheme, Sigv4};

/// Signs requests with Signature Version 4, as AWS does.
///
/// The request gets the header fields `X-Amz-Date`, `Authorization`, and `X-Amz-Security-Token` if there is a session
/// token. Signed are its method, its path and query, its body, and of its header fields `Host`, `Content-Type` and
/// those whose names begin with `x-amz-`, so a client may change the others.
#[derive(Clone, Debug)]
#[cfg_attr(not(feature = "sigv4"), expect(dead_code, reason = "the feature makes the signature"))]
pub struct Sigv4Signer {
    service: Cow<'static, str>,
    region: Cow<'static, str>,
    time: SystemTime,
    payload_hash: bool,
    plain_path: bool,
}

impl Sigv4Signer {
    /// Creates a signer for a service in a region, at a time.
    pub fn new(
        service: impl Into<Cow<'static, str>>,
        region: impl Into<Cow<'static, str>>,
        time: SystemTime,
    ) -> Self {
        Self { service: service.into(), region: region.into(), time, payload_hash: false, plain_path: false }
    }

    /// Sends the hash of the body in `X-Amz-Content-Sha256`, which is signed too.
    pub fn with_payload_hash(self) -> Self {
        Self { payload_hash: true, ..self }
    }

    /// Signs the path as it is sent. By default, it is normalized and encoded once more.
    pub fn with_plain_path(self) -> Self {
        Self { plain_path: true, ..self }
    }

    /// Returns the signer that a scheme describes, for requests to a server. `region` is the region if it is not
    /// that of the server. Returns `None` if the scheme has another signature, or none.
    ///
    /// # Errors
    ///
    /// Returns why the region is not known, as a sentence without a full stop.
    pub fn of(
        scheme: &Scheme,
        (api, server): (&Api, &BaseUrl),
        region: Option<&str>,
        time: SystemTime,
    ) -> Option<Result<Self, String>> {
        let table = scheme.sigv4()?;
        let region = match region {
            Some(region) => Ok(Cow::Owned(region.to_owned())),
            None => self::region(table, api, server),
        };
        Some(region.map(|region| Self {
            service: Cow::Borrowed(table.service()),
            region,
            time,
            payload_hash: table.has_payload_hash(),
            plain_path: table.has_plain_path(),
        }))
    }
}

/// Returns the region of a documented server.
fn region(table: &Sigv4, api: &Api, server: &BaseUrl) -> Result<Cow<'static, str>, String> {
    let region = match table.region() {
        Region::Fixed(region) => Some(Cow::Borrowed(region)),
        Region::Variable(name) => server.variable_text(name).map(Cow::Owned),
        Region::OfServers(regions) => {
            let documented = api.servers().iter().zip(regions);
            let mut named = documented.filter(|(documented, _)| documented.url() == server.written());
            named.next().map(|(_, region)| Cow::Borrowed(*region))
        }
    };
    region.filter(|region| !region.is_empty()).ok_or_else(|| {
        "the region is not known, because the server is none of the documented ones; set it".to_owned()
    })
}

impl Signer for Sigv4Signer {
    fn sign(&self, request: &mut Request<Vec<u8>>, credentials: &Credentials) -> Result<(), String> {
        sign(self, request, credentials)
    }
}
