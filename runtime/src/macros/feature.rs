//! The macros by which generated code requires features of this crate.
//!
//! Without a feature there is one compiler error, which names it: the tables that use the feature compile in any
//! case.

/// Requires a feature.
#[doc(hidden)]
#[macro_export]
macro_rules! __feature {
    (charsets) => {
        $crate::__needs_charsets! {}
    };
    (pattern) => {
        $crate::__needs_pattern! {}
    };
    (sigv4) => {
        $crate::__needs_sigv4! {}
    };
}

/// Requires the feature `charsets`.
#[cfg(feature = "charsets")]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_charsets {
    () => {};
}

/// Requires the feature `charsets`.
#[cfg(not(feature = "charsets"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_charsets {
    () => {
        ::core::compile_error!(
            "the spec has a media type whose charset the crate `groupwright` supports with its feature `charsets`: \
             add `features = [\"charsets\"]` to the dependency"
        );
    };
}

/// Requires the feature `pattern`.
#[cfg(feature = "pattern")]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_pattern {
    () => {};
}

/// Requires the feature `pattern`.
#[cfg(not(feature = "pattern"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_pattern {
    () => {
        ::core::compile_error!(
            "the spec has the rule `pattern`, for which the crate `groupwright` needs its feature `pattern`: \
             add `features = [\"pattern\"]` to the dependency"
        );
    };
}

/// Requires the feature `sigv4`.
#[cfg(feature = "sigv4")]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_sigv4 {
    () => {};
}

/// Requires the feature `sigv4`.
#[cfg(not(feature = "sigv4"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_sigv4 {
    () => {
        ::core::compile_error!(
            "the spec has the signature `sigv4`, for which the crate `groupwright` needs its feature `sigv4`: \
             add `features = [\"sigv4\"]` to the dependency"
        );
    };
}
