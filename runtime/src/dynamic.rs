//! Endpoints that are known only at run time, such as those of a spec that a program loads.
//!
//! A [`DynRecord`] is a request. [`ClientConfig::dyn_request`](crate::ClientConfig::dyn_request) writes it, and
//! [`ClientConfig::dyn_send`](crate::ClientConfig::dyn_send) or
//! [`ClientConfig::dyn_send_async`](crate::ClientConfig::dyn_send_async) sends it, with the same rules as requests of generated types.

pub use groupwright_engine::dynamic::{DynRecord, DynValue, Tables};
pub use groupwright_engine::http::DynOutcome;

use crate::endpoint::{Received, received};
use crate::http::Response;
use crate::table::Endpoint;
use crate::{Problem, ResponseError};

/// A documented success.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DynReply {
    /// The reply and its value.
    pub outcome: DynOutcome,
    /// The response. Its body may contain secrets.
    pub response: Box<Response<Vec<u8>>>,
    /// What is wrong with optional header fields and optional bodies, which are left empty.
    pub problems: Vec<Problem>,
}

/// Reads the response to a request.
///
/// # Errors
///
/// Returns an error if the response is a documented failure, if it matches no documented reply, or if its body or a required
/// header field cannot be decoded.
pub fn read_response(
    endpoint: &'static Endpoint,
    response: Response<Vec<u8>>,
) -> Result<DynReply, ResponseError<DynOutcome>> {
    let mut outcome = DynOutcome::new(endpoint);
    let mut problems = Vec::new();
    match received(endpoint, response, &mut outcome, &mut problems) {
        Received::Whole { index, reply, response } => {
            outcome.turn_to(index);
            if reply.is_error() {
                return Err(ResponseError::Documented { error: Box::new(outcome), reply, response });
            }
            Ok(DynReply { outcome, response, problems })
        }
        Received::Undecodable { reply, response, error, partial } => {
            Err(ResponseError::Undecodable { reply, response, error, partial })
        }
        Received::Undocumented { response } => Err(ResponseError::Undocumented { response }),
    }
}
