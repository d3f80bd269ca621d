//! The macros that implement a union: its table, and access to its variants by position.

/// Implements `HasUnion`, `Variant` and `Wire` for an enum. The arguments are its name, the `static` of its
/// table, and each variant with its position in the table. `as "…"` marks a variant that holds nothing,
/// with the text of its constant, and `as ()` one that is a structure without members. `= (…)` is the placeholder value of what a variant holds, for types that
/// have no placeholder of their own. After the semicolon is the variant of a placeholder.
///
/// `union! { Filter, FILTER; 0 Eq, 1 In = (In::empty()), 2 None as "false"; first 0 Eq }`
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    (
        $name:ident, $table:path;
        $($index:literal $variant:ident $(as $unit:tt)? $(= ($placeholder:expr))?),* $(,)?;
        first $($first:tt)+
    ) => {
        impl $crate::__codegen::HasUnion for $name {
            #[inline]
            fn union() -> &'static $crate::__codegen::Union {
                &$table
            }
        }

        impl $crate::__codegen::Variant for $name {
            #[inline]
            fn union(&self) -> &'static $crate::__codegen::Union {
                &$table
            }

            #[inline]
            fn position(&self) -> $crate::__codegen::Option<$crate::__codegen::usize> {
                $crate::__codegen::Some(match self {
                    $(Self::$variant { .. } => $index,)*
                })
            }

            #[inline]
            fn get(&self) -> $crate::__codegen::Value<'_> {
                match self {
                    $($crate::__union!(@pattern $variant value $($unit)?) => $crate::__union!(@get value $($unit)?),)*
                }
            }

            #[inline]
            fn choose(&mut self, position: $crate::__codegen::usize) -> $crate::__codegen::Slot<'_> {
                match position {
                    $($index => {
                        if let Self::$variant { .. } = self {
                        } else {
                            *self = $crate::__union!(@make $variant $($unit)? $(= ($placeholder))?);
                        }
                        match self {
                            $crate::__union!(@pattern $variant value $($unit)?) => {
                                $crate::__union!(@slot value $($unit)?)
                            }
                            _ => $crate::__codegen::Slot::Unavailable,
                        }
                    })*
                    _ => $crate::__codegen::Slot::Unavailable,
                }
            }
        }

        impl $crate::__codegen::Wire for $name {
            #[inline]
            fn get(&self) -> $crate::__codegen::Value<'_> {
                $crate::__codegen::Value::Union(self)
            }

            #[inline]
            fn slot(&mut self) -> $crate::__codegen::Slot<'_> {
                $crate::__codegen::Slot::Union(self)
            }

            #[inline]
            fn placeholder() -> Self {
                $crate::__union!(@first $($first)+)
            }
        }
    };
    (@pattern $variant:ident $value:ident) => { Self::$variant($value) };
    (@pattern $variant:ident $value:ident $unit:tt) => { Self::$variant };
    (@get $value:ident) => { $crate::__codegen::Autoref($value).get() };
    (@get $value:ident ()) => { $crate::__codegen::Value::without_members() };
    (@get $value:ident $text:literal) => {
        $crate::__codegen::Value::Scalar($crate::__codegen::Scalar::String($text))
    };
    (@slot $value:ident) => { $crate::__codegen::Autoref($value).slot() };
    (@slot $value:ident ()) => { $crate::__codegen::Slot::without_members() };
    (@slot $value:ident $text:literal) => { $crate::__codegen::Slot::constant() };
    (@make $variant:ident) => { Self::$variant($crate::__codegen::Wire::placeholder()) };
    (@make $variant:ident = ($placeholder:expr)) => { Self::$variant($placeholder) };
    (@make $variant:ident $unit:tt) => { Self::$variant };
    (@first $index:literal $variant:ident $(as $unit:tt)? $(= ($placeholder:expr))?) => {
        $crate::__union!(@make $variant $($unit)? $(= ($placeholder))?)
    };
}

/// Implements `Debug` for a union from its table: secrets are masked.
#[doc(hidden)]
#[macro_export]
macro_rules! __debug_union {
    ($name:ident) => {
        impl $crate::__codegen::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut $crate::__codegen::Formatter<'_>) -> $crate::__codegen::FmtResult {
                $crate::__codegen::debug_union(self, f)
            }
        }
    };
}
