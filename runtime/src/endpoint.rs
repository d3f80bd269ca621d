//! The trait of a request: what is sent, and what comes back.

use groupwright_engine::http::{self as engine, ReadReply, Replies, ResponseFault, read_partially};
use groupwright_engine::validate::validate;

use crate::http::Response;
use crate::table;
use crate::{Problem, Record, ResponseError, Slot, Violations, Wire};

/// A request of a documented endpoint.
///
/// Generated code implements the first four functions. So can anyone: they hold no more than where things are.
pub trait Endpoint: Record + Wire + Sized {
    /// What the documented replies that report success carry.
    type Response;
    /// What the documented replies that report a failure carry.
    type Error;

    /// The table of the endpoint.
    fn endpoint() -> &'static table::Endpoint;

    /// The table of the API that it belongs to.
    fn api() -> &'static table::Api;

    /// The documented reply at a position of the endpoint's table, still empty; nothing past the end of the table.
    fn reply(index: usize) -> Option<Result<Self::Response, Self::Error>>;

    /// Where the value of a reply is filled; [`Slot::Unavailable`] for one without a value.
    fn reply_slot(outcome: &mut Result<Self::Response, Self::Error>) -> Slot<'_>;

    /// Whether the values keep to the documented rules. All that do not are reported.
    fn validate(&self) -> Result<(), Violations> {
        validate(self)
    }

    /// Reads the response to a request.
    fn read_response(response: Response<Vec<u8>>) -> Result<Self::Response, ResponseError<Self::Error>> {
        Self::read_response_with_problems(response, &mut Vec::new())
    }

    /// Reads the response to a request, and appends to `problems` what of a reply could not be read although it need not be there:
    /// optional header fields and optional bodies, which are left empty.
    fn read_response_with_problems(
        response: Response<Vec<u8>>,
        problems: &mut Vec<Problem>,
    ) -> Result<Self::Response, ResponseError<Self::Error>> {
        let table = Self::endpoint();
        let mut outcome = Outcome::<Self> { index: 0, reply: None };
        let read = engine::read_response(table, &response, &mut outcome);
        let reply = |index: usize| table.replies().get(index);
        match read {
            Ok(ReadReply { index, problems: found, .. }) => {
                problems.extend(found);
                let response = Box::new(response);
                // A reply without a value has not been asked for yet.
                outcome.turn_to(index);
                match (outcome.reply, reply(index)) {
                    (Some(Ok(value)), _) => Ok(value),
                    (Some(Err(error)), Some(reply)) => {
                        Err(ResponseError::Documented { error: Box::new(error), reply, response })
                    }
                    _ => Err(ResponseError::Undocumented { response }),
                }
            }
            Err(ResponseFault::Undecodable { reply: index, error }) => {
                let shape = outcome.slot(index).map(Slot::filled).and_then(Slot::record);
                let shape = shape.map(|record| record.shape());
                let partial = read_partially(table, index, &response, shape);
                let response = Box::new(response);
                match reply(index) {
                    Some(reply) => Err(ResponseError::Undecodable { reply, response, error, partial }),
                    None => Err(ResponseError::Undocumented { response }),
                }
            }
            Err(_) => Err(ResponseError::Undocumented { response: Box::new(response) }),
        }
    }
}

/// The reply that a response turns out to be.
struct Outcome<E: Endpoint> {
    index: usize,
    reply: Option<Result<E::Response, E::Error>>,
}

impl<E: Endpoint> Outcome<E> {
    /// The reply at this position, empty if it is not yet there.
    fn turn_to(&mut self, index: usize) {
        if self.reply.is_none() || self.index != index {
            *self = Self { index, reply: E::reply(index) };
        }
    }
}

impl<E: Endpoint> Replies for Outcome<E> {
    fn slot(&mut self, index: usize) -> Option<Slot<'_>> {
        self.turn_to(index);
        self.reply.as_mut().map(E::reply_slot)
    }
}
