//! The constructor of the configuration for an API.

/// Implements, for the type around a [`ClientConfig`](crate::ClientConfig), what each of them has: other servers and formats, and
/// requests.
#[doc(hidden)]
#[macro_export]
macro_rules! __client_config {
    ($name:ident) => {
        impl $name {
            /// Sets the base URL of the server.
            #[must_use]
            pub fn with_server(
                self,
                server: impl $crate::__codegen::Into<$crate::__codegen::String>,
            ) -> Self {
                Self(self.0.with_server(server))
            }

            /// Sets the format of request bodies, and of replies where they have it.
            #[must_use]
            pub fn with_format(self, format: $crate::__codegen::Format) -> Self {
                Self(self.0.with_format(format))
            }

            /// Sets the format in which replies are asked for.
            #[must_use]
            pub fn with_reply_format(self, format: $crate::__codegen::Format) -> Self {
                Self(self.0.with_reply_format(format))
            }

            /// The HTTP request: validated, encoded, authenticated, not sent.
            ///
            /// # Errors
            ///
            /// Every rule of the page that the request breaks, or what else keeps it from being written.
            pub fn request<E: $crate::__codegen::Endpoint>(
                &self,
                request: &E,
            ) -> $crate::__codegen::Result<
                $crate::__codegen::http::Request<$crate::__codegen::Vec<$crate::__codegen::u8>>,
                $crate::__codegen::RequestError,
            > {
                self.0.request(request)
            }
        }

        impl $crate::__codegen::AsRef<$crate::__codegen::ClientConfig> for $name {
            fn as_ref(&self) -> &$crate::__codegen::ClientConfig {
                &self.0
            }
        }
    };
}
