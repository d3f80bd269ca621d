//! The side of tables that are made at run time.

use groupwright::http::{Request, Response};
use groupwright::table::{Api, Endpoint, Shape};
use groupwright::{BaseUrl, Credentials, Format, Slot, Value};
use groupwright_engine::defaults::fill_defaults;
use groupwright_engine::dynamic::{DynRecord, DynValue};
use groupwright_engine::format::{DecodeOptions, EncodeOptions, decode, encode};
use groupwright_engine::http::{
    Call, DynOutcome, RequestError, ResponseFault, Signer, Sigv4Signer, read_partially, read_request,
    read_response, reply_format, sign_request, signing_scheme, vendor_message, write_request, write_response,
};

use crate::side::{How, ReadReply, Refusal, Reply, Side, server};
use crate::stamp::{Stamp, time};

/// An endpoint whose tables were made from its spec at run time.
#[derive(Clone, Copy, Debug)]
pub struct Dynamic {
    /// The API.
    pub api: &'static Api,
    /// The endpoint.
    pub endpoint: &'static Endpoint,
}

impl Dynamic {
    fn record(&self) -> DynRecord {
        DynRecord::new(self.endpoint.request().kind().shape().unwrap_or(&Shape::EMPTY))
    }
}

impl Side for Dynamic {
    fn tables(&self) -> (&'static Api, &'static Endpoint) {
        (self.api, self.endpoint)
    }

    fn request(
        &self,
        values: &str,
        server: &BaseUrl,
        How { format, place, reply_format }: How,
        credentials: Option<&Credentials>,
    ) -> Result<Request<Vec<u8>>, Refusal> {
        let mut record = self.record();
        let (node, slot) = (self.endpoint.request(), Slot::Record(&mut record));
        decode(Format::Json, values.as_bytes(), node, slot, &DecodeOptions::VALUES)?;
        let base = server;
        let of_endpoint = base.of_endpoint(self.api, self.endpoint);
        let (api, endpoint, server) = (self.api, self.endpoint, of_endpoint.text()?);
        let call = Call { api, endpoint, server: &server, credentials, format, place, reply_format };
        let mut request = write_request(&call, &record)?;
        let ready = signing_scheme(api, endpoint, credentials).and_then(|scheme| {
            let signer = Sigv4Signer::of(scheme, (api, base), None, time())?;
            Some(signer.map_err(|what| RequestError::Signature { signature: scheme.signature(), what }))
        });
        let ready = ready.transpose()?;
        let signer = ready.as_ref().map_or(&Stamp as &dyn Signer, |signer| signer);
        sign_request(api, endpoint, credentials, Some(signer), &mut request)?;
        Ok(request)
    }

    fn reply_format(&self, request: &Request<Vec<u8>>) -> Option<Format> {
        reply_format(self.endpoint, server(self.api, self.endpoint), request)
    }

    fn accept(&self, request: &Request<Vec<u8>>, fills: bool) -> Result<String, Refusal> {
        let mut record = self.record();
        read_request(self.api, self.endpoint, server(self.api, self.endpoint), request, &mut record)?;
        if fills {
            fill_defaults(&mut record)?;
        }
        let (value, node) = (Value::Record(&record), self.endpoint.request());
        let bytes = encode(Format::Json, value, node, &EncodeOptions::VALUES);
        let bytes = bytes.map_err(|error| Refusal::of(&error))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn respond(&self, reply: usize, call: &Reply<'_>) -> Result<Response<Vec<u8>>, Refusal> {
        let mut outcome = DynOutcome::new(self.endpoint);
        let slot = outcome.turn_to(reply).map(DynValue::slot);
        if let (Some(value), Some(slot), Some(node)) =
            (call.value, slot, self.endpoint.replies().get(reply).and_then(|reply| reply.body()))
        {
            decode(Format::Json, value.as_bytes(), node, slot, &DecodeOptions::VALUES)?;
        }
        Ok(write_response(self.endpoint, reply, outcome.value(), call.format, call.status)?)
    }

    fn response(&self, response: Response<Vec<u8>>) -> Result<ReadReply, Refusal> {
        let mut outcome = DynOutcome::new(self.endpoint);
        let read = read_response(self.endpoint, &response, &mut outcome).map_err(|fault| match fault {
            ResponseFault::Undecodable { reply, error } => {
                Refusal::undecodable(&error, reply, read_partially(self.endpoint, reply, &response, None))
            }
            _ => Refusal::undocumented(),
        })?;
        outcome.turn_to(read.index);
        let reply = self.endpoint.replies().get(read.index);
        let words = reply.and_then(|reply| vendor_message(reply, &response));
        let message = outcome.vendor_message().or(words);
        ReadReply::new(self.endpoint, read.index, outcome.value(), message, &read.problems)
    }
}
