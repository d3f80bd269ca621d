//! The macro that implements an API's client configuration.

/// Implements the methods of a newtype around [`ClientConfig`](crate::ClientConfig): setters for the server
/// and the formats, and `request`.
#[doc(hidden)]
#[macro_export]
macro_rules! __client_config {
    ($name:ident, signed) => {
        $crate::__client_config!($name);

        impl $name {
            /// Sets the region of the signature, in place of that of the server.
            #[must_use]
            pub fn with_signing_region(
                self,
                region: impl $crate::__codegen::Into<$crate::__codegen::String>,
            ) -> Self {
                Self(self.0.with_signing_region(region))
            }

            /// Sets the time of the signature, in place of that of the system's clock when a request is written.
            #[must_use]
            pub fn with_signing_time(self, time: $crate::__codegen::SystemTime) -> Self {
                Self(self.0.with_signing_time(time))
            }
        }
    };
    ($name:ident) => {
        impl $name {
            /// Sets the base URL of the server. One that is not documented is that of all endpoints, also of those that
            /// have a server of their own.
            #[must_use]
            pub fn with_server(
                self,
                server: impl $crate::__codegen::Into<$crate::__codegen::BaseUrl>,
            ) -> Self {
                Self(self.0.with_server(server))
            }

            /// Sets the format of request bodies, and of replies where they support it.
            #[must_use]
            pub fn with_format(self, format: $crate::__codegen::Format) -> Self {
                Self(self.0.with_format(format))
            }

            /// Sets where the members of request bodies are: in the body, or in the query of a request without a
            /// body. An endpoint whose members cannot be there refuses it.
            #[must_use]
            pub fn with_body_place(self, place: $crate::__codegen::BodyPlace) -> Self {
                Self(self.0.with_body_place(place))
            }

            /// Sets the preferred format of replies.
            #[must_use]
            pub fn with_reply_format(self, format: $crate::__codegen::Format) -> Self {
                Self(self.0.with_reply_format(format))
            }

            /// Builds the HTTP request: validates the values, encodes them and adds the credentials.
            /// Nothing is sent.
            ///
            /// # Errors
            ///
            /// Returns all violated rules at once, or the reason why the request cannot be written, such as
            /// a missing credential.
            pub fn request<E: $crate::__codegen::Endpoint>(
                &self,
                request: &E,
            ) -> $crate::__codegen::Result<
                $crate::__codegen::http::Request<$crate::__codegen::Vec<$crate::__codegen::u8>>,
                $crate::__codegen::RequestError,
            > {
                self.0.request(request)
            }

            /// Sends a request with a blocking client, and reads the reply.
            ///
            /// # Errors
            ///
            /// Returns an error if the request is not valid, if there is no whole reply, or if the reply is no
            /// documented success.
            pub fn send<E: $crate::__codegen::Endpoint>(
                &self,
                transport: &(impl $crate::__codegen::Transport + ?$crate::__codegen::Sized),
                request: &E,
            ) -> $crate::__codegen::Result<E::Response, $crate::__codegen::CallError<E::Error>> {
                self.0.send(transport, request)
            }

            /// Sends a request with an asynchronous client, and reads the reply.
            ///
            /// # Errors
            ///
            /// Returns an error if the request is not valid, if there is no whole reply, or if the reply is no
            /// documented success.
            pub fn send_async<'t, T: $crate::__codegen::AsyncTransport, E: $crate::__codegen::Endpoint>(
                &self,
                transport: &'t T,
                request: &E,
            ) -> impl $crate::__codegen::Future<
                Output = $crate::__codegen::Result<E::Response, $crate::__codegen::CallError<E::Error>>,
            > + use<'t, T, E> {
                self.0.send_async(transport, request)
            }

            /// Prepares a call that has header fields, a timeout, a server or retries of its own.
            pub fn call<'c, E: $crate::__codegen::Endpoint>(
                &'c self,
                request: &'c E,
            ) -> $crate::__codegen::Call<'c, E> {
                self.0.call(request)
            }

            /// Sets what calls have beside their requests: header fields, limits, and when to send again.
            #[must_use]
            pub fn with_call_options(self, call_options: $crate::__codegen::CallOptions) -> Self {
                Self(self.0.with_call_options(call_options))
            }
        }

        impl $crate::__codegen::AsRef<$crate::__codegen::ClientConfig> for $name {
            fn as_ref(&self) -> &$crate::__codegen::ClientConfig {
                &self.0
            }
        }
    };
}
