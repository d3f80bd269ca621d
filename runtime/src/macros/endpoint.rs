//! The macros that implement an endpoint: its tables, and its response and error types.

/// Implements `Endpoint` for a request. The arguments are the `static`s of its tables, its response type
/// and its error type. For an endpoint with one documented success, the position of that reply precedes the
/// response type; for one with several, the response type is an enum. `= (…)` after a type is a function
/// that makes a value of it, for types that have no placeholder of their own.
///
/// `endpoint! { CreateGroup, CREATE_GROUP_ENDPOINT, API; 0 => Group; CreateGroupError }`
#[doc(hidden)]
#[macro_export]
macro_rules! __endpoint {
    (
        $name:ident, $table:path, $api:path;
        $success:tt => $response:ty $(= ($made:expr))?; $error:ty $(= ($failed:expr))?
    ) => {
        impl $crate::__codegen::Endpoint for $name {
            type Response = $response;
            type Error = $error;

            #[inline]
            fn endpoint() -> &'static $crate::__codegen::table::Endpoint {
                &$table
            }

            #[inline]
            fn api() -> &'static $crate::__codegen::table::Api {
                &$api
            }

            #[inline]
            fn reply(
                index: $crate::__codegen::usize,
            ) -> $crate::__codegen::Option<$crate::__codegen::Result<Self::Response, Self::Error>> {
                match $crate::__endpoint!(@made index, $success $(, $made)?) {
                    $crate::__codegen::Some(response) => $crate::__codegen::Some($crate::__codegen::Ok(response)),
                    $crate::__codegen::None => $crate::__endpoint!(@failed index $(, $failed)?)
                        .map($crate::__codegen::Err),
                }
            }

            #[inline]
            fn reply_slot(
                outcome: &mut $crate::__codegen::Result<Self::Response, Self::Error>,
            ) -> $crate::__codegen::Slot<'_> {
                match outcome {
                    $crate::__codegen::Ok(response) => $crate::__endpoint!(@slot response, $success),
                    $crate::__codegen::Err(error) => $crate::__codegen::replies::Autoref(error).slot(),
                }
            }

            #[inline]
            fn reply_value(
                outcome: &$crate::__codegen::Result<Self::Response, Self::Error>,
            ) -> ($crate::__codegen::usize, $crate::__codegen::Value<'_>) {
                match outcome {
                    $crate::__codegen::Ok(response) => $crate::__endpoint!(@value response, $success),
                    $crate::__codegen::Err(error) => $crate::__codegen::replies::Autoref(error).value(),
                }
            }
        }
    };
    (@made $index:ident, several) => { <Self::Response as $crate::__codegen::Replies>::reply($index) };
    (@made $index:ident, several, $made:expr) => { $made($index) };
    (@made $index:ident, $only:literal) => {
        ($index == $only).then(<Self::Response as $crate::__codegen::Wire>::placeholder)
    };
    (@made $index:ident, $only:literal, $made:expr) => { ($index == $only).then($made) };
    (@made $index:ident, [$only:literal]) => { ($index == $only).then_some(()) };
    (@failed $index:ident) => { <Self::Error as $crate::__codegen::Replies>::reply($index) };
    (@failed $index:ident, $failed:expr) => { $failed($index) };
    (@slot $response:ident, several) => { $crate::__codegen::replies::Autoref($response).slot() };
    (@slot $response:ident, $only:literal) => { $crate::__codegen::Autoref($response).slot() };
    (@slot $response:ident, [$only:literal]) => {{
        let () = $response;
        $crate::__codegen::Slot::Unavailable
    }};
    (@value $response:ident, several) => { $crate::__codegen::replies::Autoref($response).value() };
    (@value $response:ident, $only:literal) => { ($only, $crate::__codegen::Autoref($response).get()) };
    (@value $response:ident, [$only:literal]) => {{
        let () = $response;
        ($only, $crate::__codegen::Value::Absent)
    }};
}

/// Implements `Serve`, the server side of a request: `serve! { CreateGroup }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __serve {
    ($name:ident) => {
        impl $crate::__codegen::Serve for $name {}
    };
}

/// Implements the methods that users call without importing a trait.
#[doc(hidden)]
#[macro_export]
macro_rules! __methods {
    ($name:ident; $response:ty; $error:ty) => {
        impl $name {
            /// Checks the request against every documented rule.
            ///
            /// # Errors
            ///
            /// Returns all violations at once, each with the field, the rule, its limit and the actual
            /// value.
            #[inline]
            pub fn validate(&self) -> $crate::__codegen::Result<(), $crate::__codegen::Violations> {
                $crate::__codegen::Endpoint::validate(self)
            }

            /// Reads the response to this request.
            ///
            /// # Errors
            ///
            /// Returns an error if the response is a documented failure, if it matches no documented reply,
            /// or if its body or a required header field cannot be decoded.
            #[inline]
            pub fn read_response(
                response: $crate::__codegen::http::Response<$crate::__codegen::Vec<$crate::__codegen::u8>>,
            ) -> $crate::__codegen::Result<$response, $crate::__codegen::ResponseError<$error>> {
                <Self as $crate::__codegen::Endpoint>::read_response(response)
            }

            /// Reads the response to this request from its parts, as any HTTP client returns them.
            ///
            /// # Errors
            ///
            /// See `read_response`.
            #[inline]
            pub fn read_response_parts<
                N: $crate::__codegen::AsRef<[$crate::__codegen::u8]>,
                V: $crate::__codegen::AsRef<[$crate::__codegen::u8]>,
            >(
                status: impl $crate::__codegen::Into<$crate::__codegen::u16>,
                headers: impl $crate::__codegen::IntoIterator<Item = (N, V)>,
                body: impl $crate::__codegen::Into<$crate::__codegen::Vec<$crate::__codegen::u8>>,
            ) -> $crate::__codegen::Result<$response, $crate::__codegen::ResponseError<$error>> {
                <Self as $crate::__codegen::Endpoint>::read_response_parts(status, headers, body)
            }
        }
    };
}

/// Implements `Display` and `Error` for an error enum, with the documented meaning of each variant as its
/// message. After `messages` are, for each reply of the endpoint, where the vendor's own words are.
#[doc(hidden)]
#[macro_export]
macro_rules! __meanings {
    ($name:ident) => {
        impl $crate::__codegen::Display for $name {
            #[inline]
            fn fmt(&self, _: &mut $crate::__codegen::Formatter<'_>) -> $crate::__codegen::FmtResult {
                match *self {}
            }
        }

        impl $crate::__codegen::Error for $name {}
    };
    ($name:ident $(; $variant:ident $(($held:tt))? = $text:literal)+) => {
        impl $crate::__codegen::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut $crate::__codegen::Formatter<'_>) -> $crate::__codegen::FmtResult {
                f.write_str(match self {
                    $(Self::$variant $(($held))? => $text,)+
                })
            }
        }

        impl $crate::__codegen::Error for $name {}
    };
    ($name:ident messages [$($message:expr),+] $(; $variant:ident $(($held:tt))? = $text:literal)+) => {
        impl $name {
            /// Returns the vendor's own words about the failure, if they are in the response. They are not
            /// shortened; `Display` shows them on one line.
            #[inline]
            pub fn vendor_message(&self) -> $crate::__codegen::Option<$crate::__codegen::String> {
                const MESSAGES: &[$crate::__codegen::Option<$crate::__codegen::MessagePath>] = &[$($message),+];
                $crate::__codegen::message_of(self, MESSAGES)
            }
        }

        impl $crate::__codegen::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut $crate::__codegen::Formatter<'_>) -> $crate::__codegen::FmtResult {
                f.write_str(match self {
                    $(Self::$variant $(($held))? => $text,)+
                })?;
                $crate::__codegen::write_message(f, self.vendor_message())
            }
        }

        impl $crate::__codegen::Error for $name {}
    };
}
