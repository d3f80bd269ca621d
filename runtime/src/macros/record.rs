//! The macros that implement a structure: its table, and access to its fields by position.

/// Implements `HasShape`, `Record` and `Wire` for a structure. The arguments are its name, the `static` of
/// its table, and each field with its position in the table. `as or_null` marks a field that is always
/// written, as null when it is `None`. `as lenient` and `as lenient_or_null` mark fields of a user's structure, whose types
/// need not implement `Wire`: they are absent then, and the derive reports them. `= (…)` is the field's placeholder value, for
/// types that have no placeholder of their own. Fields after the semicolon are not in the table.
///
/// All functions are inlined: a crate compiles those of the structures that it uses, and no others.
///
/// `record! { Group, GROUP; 0 id, 1 owner as or_null, 2 size = (Size::empty()); cache = (None) }`
#[doc(hidden)]
#[macro_export]
macro_rules! __record {
    (
        $name:ident, $shape:path;
        $($index:literal $field:ident $(as $how:ident)? $(= ($placeholder:expr))?),* $(,)?
        $(; $($beside:ident = ($value:expr)),* $(,)?)?
    ) => {
        impl $crate::__codegen::HasShape for $name {
            #[inline]
            fn shape() -> &'static $crate::__codegen::Shape {
                &$shape
            }
        }

        impl $crate::__codegen::Record for $name {
            #[inline]
            fn shape(&self) -> &'static $crate::__codegen::Shape {
                &$shape
            }

            #[inline]
            fn get(&self, field: $crate::__codegen::usize) -> $crate::__codegen::Value<'_> {
                match field {
                    $($index => $crate::__record!(@get $($how)?; &self.$field),)*
                    _ => $crate::__codegen::Value::Absent,
                }
            }

            #[inline]
            fn slot(&mut self, field: $crate::__codegen::usize) -> $crate::__codegen::Slot<'_> {
                match field {
                    $($index => $crate::__record!(@slot $($how)?; &mut self.$field),)*
                    _ => $crate::__codegen::Slot::Unavailable,
                }
            }
        }

        impl $crate::__codegen::Wire for $name {
            #[inline]
            fn get(&self) -> $crate::__codegen::Value<'_> {
                $crate::__codegen::record_value(self)
            }

            #[inline]
            fn slot(&mut self) -> $crate::__codegen::Slot<'_> {
                $crate::__codegen::record_slot(self)
            }

            #[inline]
            fn placeholder() -> Self {
                Self {
                    $($field: $crate::__record!(@placeholder $($placeholder)?),)*
                    $($($beside: $value,)*)?
                }
            }
        }
    };
    (@get; $value:expr) => { $crate::__codegen::Wire::get($value) };
    (@get or_null; $value:expr) => { $crate::__codegen::or_null($value) };
    (@get lenient; $value:expr) => { $crate::__codegen::Autoref($value).get() };
    (@get lenient_or_null; $value:expr) => { $crate::__codegen::Autoref($value).or_null() };
    (@slot; $value:expr) => { $crate::__codegen::Wire::slot($value) };
    (@slot or_null; $value:expr) => { $crate::__codegen::Wire::slot($value) };
    (@slot $lenient:ident; $value:expr) => { $crate::__codegen::Autoref($value).slot() };
    (@placeholder) => { $crate::__codegen::Wire::placeholder() };
    (@placeholder $value:expr) => { $value };
}

/// Implements `Debug` for a structure from its table: absent fields are omitted and secrets are masked.
#[doc(hidden)]
#[macro_export]
macro_rules! __debug {
    ($name:ident) => {
        impl $crate::__codegen::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut $crate::__codegen::Formatter<'_>) -> $crate::__codegen::FmtResult {
                $crate::__codegen::debug_record(self, f)
            }
        }
    };
}

/// Implements `Debug` and `PartialEq` for a structure from its table, so that both are compiled once for all structures.
#[doc(hidden)]
#[macro_export]
macro_rules! __structure {
    ($name:ident) => {
        $crate::__debug! { $name }

        impl $crate::__codegen::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> $crate::__codegen::bool {
                $crate::__codegen::same(self, other)
            }
        }
    };
}

/// Implements `Represents` for types that correspond to a type of the spec, identified by its fingerprint:
/// `represents! { Group: sent and received 123 }`, `represents! { Colour: choice 7 }`. `subset` is for a type that is only
/// sent, and does not have all values.
#[doc(hidden)]
#[macro_export]
macro_rules! __represents {
    ($name:ident: subset $number:literal) => {
        #[doc(hidden)]
        impl $crate::__codegen::Represents<$crate::__codegen::compat::spec_type::Subset<$number>> for $name {}
    };
    ($name:ident: sent $number:literal) => {
        $crate::__represents! { $name: subset $number }
        #[doc(hidden)]
        impl $crate::__codegen::Represents<$crate::__codegen::compat::spec_type::Outgoing<$number>>
            for $name
        {
        }
    };
    ($name:ident: received $number:literal) => {
        #[doc(hidden)]
        impl $crate::__codegen::Represents<$crate::__codegen::compat::spec_type::Incoming<$number>>
            for $name
        {
        }
    };
    ($name:ident: sent and received $number:literal) => {
        $crate::__represents! { $name: sent $number }
        $crate::__represents! { $name: received $number }
    };
    ($name:ident: choice $number:literal) => {
        $crate::__represents! { $name: subset $number }
        #[doc(hidden)]
        impl $crate::__codegen::Represents<$crate::__codegen::compat::spec_type::Enumeration<$number>>
            for $name
        {
        }
    };
}
