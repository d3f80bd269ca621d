//! The side of generated types.

use std::marker::PhantomData;

use groupwright::http::{Request, Response};
use groupwright::table::{Api, Endpoint};
use groupwright::{BaseUrl, ClientConfig, Credentials, Format, ResponseError, Serve, json};
use groupwright_engine::format::{DecodeOptions, decode};
use groupwright_engine::http::write_response;

use crate::side::{How, ReadReply, Refusal, Reply, Side, server};
use crate::stamp::{Stamp, is_ready_made, time};

/// A generated endpoint.
pub(crate) struct Generated<E>(PhantomData<fn() -> E>);

impl<E> Generated<E> {
    pub(crate) const SIDE: Self = Self(PhantomData);
}

impl<E: Serve> Side for Generated<E> {
    fn tables(&self) -> (&'static Api, &'static Endpoint) {
        (E::api(), E::endpoint())
    }

    fn request(
        &self,
        values: &str,
        server: &BaseUrl,
        How { format, place, reply_format }: How,
        credentials: Option<&Credentials>,
    ) -> Result<Request<Vec<u8>>, Refusal> {
        let request: E = json::read(values)?;
        let config = ClientConfig::new(E::api(), server.clone(), credentials.cloned());
        let config = if is_ready_made(E::api(), E::endpoint(), credentials) {
            config.with_signing_time(time())
        } else {
            config.with_signer(Stamp)
        };
        let config = format.into_iter().fold(config, ClientConfig::with_format);
        let config = place.into_iter().fold(config, ClientConfig::with_body_place);
        let config = reply_format.into_iter().fold(config, ClientConfig::with_reply_format);
        Ok(config.request(&request)?)
    }

    fn reply_format(&self, request: &Request<Vec<u8>>) -> Option<Format> {
        E::reply_format_under(server(E::api(), E::endpoint()), request)
    }

    fn accept(&self, request: &Request<Vec<u8>>, fills: bool) -> Result<String, Refusal> {
        let mut accepted = E::read_request_under(server(E::api(), E::endpoint()), request)?;
        if fills {
            accepted.fill_defaults()?;
        }
        json::write(&accepted).map_err(|error| Refusal::of(&error))
    }

    fn respond(&self, reply: usize, call: &Reply<'_>) -> Result<Response<Vec<u8>>, Refusal> {
        let mut outcome = E::reply(reply).ok_or_else(Refusal::undocumented)?;
        if let (Some(value), Some(node)) =
            (call.value, E::endpoint().replies().get(reply).and_then(|reply| reply.body()))
        {
            let slot = E::reply_slot(&mut outcome);
            decode(Format::Json, value.as_bytes(), node, slot, &DecodeOptions::VALUES)?;
        }
        let (index, value) = E::reply_value(&outcome);
        Ok(write_response(E::endpoint(), index, value, call.format, call.status)?)
    }

    fn response(&self, response: Response<Vec<u8>>) -> Result<ReadReply, Refusal> {
        let mut problems = Vec::new();
        let read = E::read_response_with_problems(response, &mut problems);
        let message = read.as_ref().err().and_then(ResponseError::vendor_message);
        let outcome = match read {
            Ok(value) => Ok(value),
            Err(ResponseError::Documented { error, .. }) => Err(*error),
            Err(ResponseError::Undecodable { error, reply, partial, .. }) => {
                let position = E::endpoint().replies().iter().position(|other| std::ptr::eq(other, reply));
                return Err(Refusal::undecodable(&error, position.unwrap_or(usize::MAX), partial));
            }
            Err(_) => return Err(Refusal::undocumented()),
        };
        let (index, value) = E::reply_value(&outcome);
        ReadReply::new(E::endpoint(), index, value, message, &problems)
    }
}
