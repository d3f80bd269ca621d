//! The signature, by the crate of the vendor that has specified it.

use std::time::{Duration, UNIX_EPOCH};

use ::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use ::http::{HeaderMap, Request};
use aws_credential_types::Credentials as Identity;
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings,
    UriPathNormalizationMode, sign as sign_request,
};
use aws_sigv4::sign::v4;

use super::Sigv4Signer;
use crate::http::{Credentials, Secret};
use crate::table::Sigv4;

/// The first second of the year 10000, which the date of a signature has no room for.
const END: Duration = Duration::from_hours(70_389_528);

/// The header fields that are part of the signature itself.
const OWN: [&str; 4] = ["authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256"];

pub(super) fn sign(
    signer: &Sigv4Signer,
    request: &mut Request<Vec<u8>>,
    credentials: &Credentials,
) -> Result<(), String> {
    if signer.time.duration_since(UNIX_EPOCH).is_ok_and(|since| since >= END) || signer.time < UNIX_EPOCH {
        return Err("its time is not in the years from 1970 to 9999".to_owned());
    }
    if request.uri().host().is_none() {
        return Err("its URI has no host".to_owned());
    }
    for name in OWN {
        request.headers_mut().remove(name);
    }
    for (name, value) in headers(signer, request, credentials)? {
        request.headers_mut().insert(name, value);
    }
    Ok(())
}

/// Returns the header fields of the signature.
fn headers(
    signer: &Sigv4Signer,
    request: &Request<Vec<u8>>,
    credentials: &Credentials,
) -> Result<Vec<(HeaderName, HeaderValue)>, String> {
    let secret = |name: &str| credentials.secret(name).map(Secret::expose);
    let needed =
        |name: &str| secret(name).ok_or_else(|| format!("the secret {name:?} is missing; provide it"));
    let (id, key) = (needed(Sigv4::ACCESS_KEY_ID)?, needed(Sigv4::SECRET_ACCESS_KEY)?);
    let token = secret(Sigv4::SESSION_TOKEN).map(str::to_owned);
    let sent = [(Sigv4::ACCESS_KEY_ID, Some(id)), (Sigv4::SESSION_TOKEN, token.as_deref())];
    for (name, text) in sent.into_iter().filter_map(|(name, text)| Some((name, text?))) {
        if !crate::http::is_header_value(text) {
            return Err(format!("the secret {name:?} is not valid in a header field"));
        }
    }
    let identity = Identity::new(id, key, token, None, "groupwright").into();
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region(&signer.region)
        .name(&signer.service)
        .time(signer.time)
        .settings(settings(signer))
        .build()
        .map_err(|error| error.to_string())?
        .into();
    let signed = signed(request.headers())?;
    let body = SignableBody::Bytes(request.body());
    let uri = request.uri().to_string();
    let signable = SignableRequest::new(request.method().as_str(), uri, signed.into_iter(), body);
    // What the errors say could contain a header field.
    let made = signable.and_then(|signable| sign_request(signable, &params));
    let made = made.map_err(|_| "its URI or its header fields cannot be signed".to_owned())?;
    let (made, _) = made.into_parts();
    let headers = made.into_parts().0.into_iter().map(|header| {
        let name = HeaderName::from_static(header.name());
        let value = HeaderValue::from_str(header.value());
        let mut value = value.map_err(|_| format!("{:?} is not valid in a header field", name.as_str()))?;
        value.set_sensitive(header.sensitive() || name == AUTHORIZATION);
        Ok((name, value))
    });
    headers.collect()
}

fn settings(signer: &Sigv4Signer) -> SigningSettings {
    let mut settings = SigningSettings::default();
    if signer.payload_hash {
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    }
    if signer.plain_path {
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    }
    settings
}

/// Returns the header fields that are signed, besides `Host`.
fn signed(headers: &HeaderMap) -> Result<Vec<(&str, &str)>, String> {
    let is_signed = |name: &HeaderName| *name == CONTENT_TYPE || name.as_str().starts_with("x-amz-");
    let signed = headers.iter().filter(|(name, _)| is_signed(name)).map(|(name, value)| {
        let value =
            value.to_str().map_err(|_| format!("the header field {:?} is not ASCII", name.as_str()))?;
        Ok((name.as_str(), value))
    });
    signed.collect()
}
