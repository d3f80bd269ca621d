//! Calls of endpoints that are known only at run time.

use super::Course;
use crate::ClientConfig;
use crate::client::{AsyncTransport, CallError, Transport};
use crate::dynamic::{DynOutcome, DynReply, read_response};
use crate::table::{Api, Endpoint};
use crate::value::Record;

impl ClientConfig {
    /// Sends the request of an endpoint that is known only at run time with a blocking client, and reads the reply. `api` is
    /// the API of the endpoint.
    ///
    /// # Errors
    ///
    /// Returns an error if the request is not valid, if there is no whole reply, or if the reply is no documented
    /// success.
    pub fn dyn_send<T: Transport + ?Sized>(
        &self,
        transport: &T,
        api: &'static Api,
        endpoint: &'static Endpoint,
        request: &dyn Record,
    ) -> Result<DynReply, CallError<DynOutcome>> {
        let written = self.dyn_request(api, endpoint, request);
        let course = Course::start((api, endpoint), written, self.call_options())?;
        course.run(transport, |response| read_response(endpoint, response))
    }
    /// Sends the request of an endpoint that is known only at run time with an asynchronous client, and reads the reply. `api`
    /// is the API of the endpoint. The request is written at once, so the future does not borrow it.
    ///
    /// # Errors
    ///
    /// Returns an error if the request is not valid, if there is no whole reply, or if the reply is no documented
    /// success.
    pub fn dyn_send_async<'t, T: AsyncTransport>(
        &self,
        transport: &'t T,
        api: &'static Api,
        endpoint: &'static Endpoint,
        request: &dyn Record,
    ) -> impl Future<Output = Result<DynReply, CallError<DynOutcome>>> + use<'t, T> {
        let written = self.dyn_request(api, endpoint, request);
        let course = Course::start((api, endpoint), written, self.call_options());
        async move { course?.run_async(transport, |response| read_response(endpoint, response)).await }
    }
}
