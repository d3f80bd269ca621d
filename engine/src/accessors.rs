//! Accessors of enumerations: a function for each variant.

/// A function for each variant that gives what it holds, and nothing for all others, which it names.
macro_rules! accessors {
    ($($(#[$doc:meta])* $function:ident: $variant:ident($type:ty), others $($other:ident)|+;)+) => {$(
        $(#[$doc])*
        #[inline]
        pub fn $function(self) -> Option<$type> {
            match self {
                Self::$variant(value) => Some(value),
                $(Self::$other { .. })|+ => None,
            }
        }
    )+};
}

pub(crate) use accessors;
