//! Values that are made by chance, the same in every run.

/// Numbers that are the same in every run (xorshift of 64 bits).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound).unwrap()).unwrap()
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        *from.get(self.below(from.len())).unwrap()
    }
}

pub(crate) fn kept<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// A text of letters that formats treat in their own ways.
pub(crate) fn text(random: &mut Random) -> String {
    let letters = [
        "a",
        "Z",
        "9",
        " ",
        "é",
        "\u{1F600}",
        "&",
        "<",
        "\"",
        "\\",
        "/",
        "\n",
        "\t",
        "\r",
        "]]>",
        ",",
        "[",
        ".",
        "=",
    ];
    (0..random.below(5)).map(|_| random.pick(&letters)).collect()
}
