//! What stands for the signature without the feature `sigv4`: an error that names the feature.

use ::http::Request;

use super::Sigv4Signer;
use crate::http::Credentials;

pub(super) fn sign(_: &Sigv4Signer, _: &mut Request<Vec<u8>>, _: &Credentials) -> Result<(), String> {
    Err("this signature needs the feature `sigv4` of the crate `groupwright`; enable it".to_owned())
}
