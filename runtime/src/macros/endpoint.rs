//! An endpoint: its tables, and the types of its outcomes.

/// Implements `Endpoint` for a request: the `static`s of its tables, and the types that hold its outcomes. Of an endpoint with one
/// success its position is said before the type; of one with several the type is an enum.
///
/// `endpoint! { CreateGroup, CREATE_GROUP_ENDPOINT, API; 0 => Group; CreateGroupError }`
#[doc(hidden)]
#[macro_export]
macro_rules! __endpoint {
    ($name:ident, $table:path, $api:path; $index:literal => () ; $error:ty) => {
        $crate::__endpoint! { @impl $name, $table, $api, (), $error;
            index => if index == $index { $crate::__codegen::Some(()) } else { $crate::__codegen::None },
            value => { let () = value; $crate::__codegen::Slot::Unavailable }
        }
    };
    ($name:ident, $table:path, $api:path; $index:literal => $response:ty $(= ($placeholder:expr))?; $error:ty) => {
        $crate::__endpoint! { @impl $name, $table, $api, $response, $error;
            index => if index == $index {
                $crate::__codegen::Some($crate::__record!(@placeholder $($placeholder)?))
            } else {
                $crate::__codegen::None
            },
            value => $crate::__codegen::Autoref(value).slot()
        }
    };
    ($name:ident, $table:path, $api:path; enum $response:ty; $error:ty) => {
        $crate::__endpoint! { @impl $name, $table, $api, $response, $error;
            index => <$response as $crate::__codegen::Replies>::reply(index),
            value => $crate::__codegen::replies::Autoref(value).slot()
        }
    };
    (
        @impl $name:ident, $table:path, $api:path, $response:ty, $error:ty;
        $index:ident => $made:expr, $value:ident => $slot:expr
    ) => {
        impl $crate::__codegen::Endpoint for $name {
            type Response = $response;
            type Error = $error;

            fn endpoint() -> &'static $crate::__codegen::table::Endpoint {
                &$table
            }

            fn api() -> &'static $crate::__codegen::table::Api {
                &$api
            }

            fn reply(
                $index: $crate::__codegen::usize,
            ) -> $crate::__codegen::Option<$crate::__codegen::Result<Self::Response, Self::Error>> {
                match $made {
                    $crate::__codegen::Some(response) => $crate::__codegen::Some($crate::__codegen::Ok(response)),
                    $crate::__codegen::None => <$error as $crate::__codegen::Replies>::reply($index)
                        .map($crate::__codegen::Err),
                }
            }

            fn reply_slot(
                outcome: &mut $crate::__codegen::Result<Self::Response, Self::Error>,
            ) -> $crate::__codegen::Slot<'_> {
                match outcome {
                    $crate::__codegen::Ok($value) => $slot,
                    $crate::__codegen::Err(error) => $crate::__codegen::Replies::slot(error),
                }
            }
        }
    };
}

/// Implements `Serve` for a request, the server's half; the arguments are those of `endpoint!`.
#[doc(hidden)]
#[macro_export]
macro_rules! __serve {
    ($name:ident; $index:literal => ()) => {
        $crate::__serve! { @impl $name; value => { let () = value; ($index, $crate::__codegen::Value::Absent) } }
    };
    ($name:ident; $index:literal => value) => {
        $crate::__serve! { @impl $name; value => ($index, $crate::__codegen::Autoref(value).get()) }
    };
    ($name:ident; enum) => {
        $crate::__serve! { @impl $name; value => $crate::__codegen::replies::Autoref(value).value() }
    };
    (@impl $name:ident; $value:ident => $told:expr) => {
        impl $crate::__codegen::Serve for $name {
            fn reply_value(
                outcome: &$crate::__codegen::Result<Self::Response, Self::Error>,
            ) -> ($crate::__codegen::usize, $crate::__codegen::Value<'_>) {
                match outcome {
                    $crate::__codegen::Ok($value) => $told,
                    $crate::__codegen::Err(error) => $crate::__codegen::Replies::value(error),
                }
            }
        }
    };
}

/// The functions of a request that a user calls without naming a trait.
#[doc(hidden)]
#[macro_export]
macro_rules! __methods {
    ($name:ident; $response:ty; $error:ty) => {
        impl $name {
            /// Holds the request against every rule of the page.
            ///
            /// # Errors
            ///
            /// All the rules that it breaks.
            pub fn validate(&self) -> $crate::__codegen::Result<(), $crate::__codegen::Violations> {
                $crate::__codegen::Endpoint::validate(self)
            }

            /// Reads a response: what the vendor gives, the documented failure, or what else came.
            ///
            /// # Errors
            ///
            /// A documented failure, a status that the page does not list, or a body that cannot be read.
            pub fn response(
                response: $crate::__codegen::http::Response<$crate::__codegen::Vec<$crate::__codegen::u8>>,
            ) -> $crate::__codegen::Result<$response, $crate::__codegen::ResponseError<$error>> {
                <Self as $crate::__codegen::Endpoint>::response(response)
            }
        }
    };
}

/// Implements `Display` and `Error` for the enum of failures: each variant with what the page says of it.
#[doc(hidden)]
#[macro_export]
macro_rules! __meanings {
    ($name:ident $(;)?) => {
        impl $crate::__codegen::Display for $name {
            fn fmt(&self, _: &mut $crate::__codegen::Formatter<'_>) -> $crate::__codegen::FmtResult {
                match *self {}
            }
        }

        impl $crate::__codegen::Error for $name {}
    };
    ($name:ident; $($variant:ident $(($held:tt))? = $text:literal),+ $(,)?) => {
        impl $crate::__codegen::Display for $name {
            fn fmt(&self, f: &mut $crate::__codegen::Formatter<'_>) -> $crate::__codegen::FmtResult {
                f.write_str(match self {
                    $(Self::$variant $(($held))? => $text,)+
                })
            }
        }

        impl $crate::__codegen::Error for $name {}
    };
}
