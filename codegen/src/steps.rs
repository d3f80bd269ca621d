//! How often the loops of the generator turn, for tests that hold the time to the size of the input. It costs nothing elsewhere.

/// Counts a turn.
#[inline]
pub(crate) fn step() {
    #[cfg(test)]
    counted::STEPS.with(|steps| steps.set(steps.get() + 1));
}

#[cfg(test)]
mod counted {
    use std::cell::Cell;

    thread_local! {
        pub(super) static STEPS: Cell<u64> = const { Cell::new(0) };
    }
}

/// The turns while something is done.
#[cfg(test)]
pub(crate) fn count(run: impl FnOnce()) -> u64 {
    let before = counted::STEPS.get();
    run();
    counted::STEPS.get() - before
}

#[cfg(test)]
mod tests;
