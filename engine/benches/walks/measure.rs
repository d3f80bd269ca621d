//! Measuring two ways of doing one thing, side by side.

use std::hint::black_box;
use std::time::Instant;

/// So many times each way is measured, in turn: what else the machine does slows both.
const ROUNDS: usize = 61;
/// So many calls are measured together.
const CALLS: u32 = 500;

/// The times of one thing done in two ways.
pub(crate) struct Comparison {
    /// Nanoseconds a call of the walk, the median of all rounds.
    pub(crate) walk: f64,
    /// Nanoseconds a call of serde, the median of all rounds.
    pub(crate) serde: f64,
    /// The walk's time in serde's, the median of the rounds' own ratios.
    pub(crate) ratio: f64,
}

/// Measures a walk against serde.
pub(crate) fn compare<W, S>(walk: impl Fn() -> W, serde: impl Fn() -> S) -> Comparison {
    let rounds: Vec<(f64, f64)> = (0..ROUNDS).map(|_| (time(&walk), time(&serde))).collect();
    Comparison {
        walk: median(rounds.iter().map(|round| round.0).collect()),
        serde: median(rounds.iter().map(|round| round.1).collect()),
        ratio: median(rounds.iter().map(|round| round.0 / round.1).collect()),
    }
}

fn time<T>(call: impl Fn() -> T) -> f64 {
    let start = Instant::now();
    for _ in 0..CALLS {
        black_box(call());
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
