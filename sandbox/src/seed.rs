//! Numbers that are drawn from a seed: the same seed gives the same numbers, on every machine.

/// A source of numbers that look random: `SplitMix64`.
#[derive(Clone, Debug)]
pub(crate) struct Draw(u64);

impl Draw {
    /// Begins with a seed and what the numbers are for.
    pub(crate) fn new(seed: u64, purpose: &[&str]) -> Self {
        // FNV-1a, with a byte that no text contains between two texts.
        let bytes = purpose.iter().flat_map(|text| text.bytes().chain([0xff]));
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(hash ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Returns the next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below another, or 0 if that is 0.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or(0)
    }

    /// Returns one of several, unless there is none.
    pub(crate) fn one_of<'v, T>(&mut self, values: &'v [T]) -> Option<&'v T> {
        let position = self.below(values.len() as u64);
        values.get(usize::try_from(position).unwrap_or(0))
    }

    /// Returns one of the characters of an ASCII text, or `fallback` if there is none.
    pub(crate) fn character(&mut self, characters: &str, fallback: char) -> char {
        self.one_of(characters.as_bytes()).map_or(fallback, |byte| char::from(*byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let draw = |seed, purpose: &[&str]| {
            let mut draw = Draw::new(seed, purpose);
            [draw.next(), draw.next(), draw.below(10)]
        };
        assert_eq!(draw(1, &["a", "b"]), draw(1, &["a", "b"]));
        assert_ne!(draw(1, &["a", "b"]), draw(2, &["a", "b"]));
        assert_ne!(draw(1, &["a", "b"]), draw(1, &["ab"]));
        assert_eq!(Draw::new(1, &[]).below(0), 0);
        assert_eq!(Draw::new(1, &[]).one_of::<u8>(&[]), None);
    }
}
