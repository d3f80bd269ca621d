//! The macro by which generated code requires features of this crate.

/// Requires a feature. Without it there is one compiler error, which names it: the tables that use the
/// feature compile in any case.
#[cfg(feature = "pattern")]
#[doc(hidden)]
#[macro_export]
macro_rules! __feature {
    (pattern) => {};
}

/// Requires a feature. Without it there is one compiler error, which names it: the tables that use the
/// feature compile in any case.
#[cfg(not(feature = "pattern"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __feature {
    (pattern) => {
        ::core::compile_error!(
            "the spec has the rule `pattern`, for which the crate `groupwright` needs its feature `pattern`: \
             add `features = [\"pattern\"]` to the dependency"
        );
    };
}
