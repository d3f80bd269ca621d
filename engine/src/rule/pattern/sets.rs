//! Sets of characters that have an escape, as what stands between the brackets of a class.

/// The characters of `\w`.
pub(super) const WORD: &str = "0-9A-Z_a-z";

/// The characters of `\s`: white space and line ends.
pub(super) const SPACE: &str =
    r"\x{9}-\x{D}\x{20}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";
