//! How often the loops of the generator turn, for tests that hold the time to the size of the input. It costs nothing elsewhere.

/// Counts a turn.
#[inline]
pub(crate) fn step() {
    #[cfg(test)]
    counted::STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// Counts the turns of other threads.
#[cfg(feature = "build")]
#[cfg_attr(not(test), expect(unused_variables, reason = "only tests count"))]
#[inline]
pub(crate) fn add(turns: u64) {
    #[cfg(test)]
    counted::STEPS.with(|steps| steps.set(steps.get() + turns));
}

/// The turns of this thread so far.
#[cfg(feature = "build")]
#[inline]
pub(crate) fn taken() -> u64 {
    #[cfg(test)]
    return counted::STEPS.get();
    #[cfg(not(test))]
    0
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
