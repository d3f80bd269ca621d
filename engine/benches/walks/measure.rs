//! Measuring two ways of doing one thing, side by side.

use std::hint::black_box;
use std::time::Instant;

/// So many times each way is measured, in turn: what else the machine does slows both.
const ROUNDS: usize = 61;

/// The table that is printed, a row at a time.
pub(crate) struct Bench {
    measures: bool,
}

impl Bench {
    /// A table whose rows are measured and printed; or one of no rows.
    pub(crate) fn new(measures: bool) -> Self {
        if measures {
            println!("{:<27} {:>12} {:>12} {:>7}", "", "walk", "peer", "ratio");
        }
        Self { measures }
    }

    /// Measures a walk against its peer, so many calls together, and prints the median of all rounds: nanoseconds a call
    /// of each, and the walk's time in the peer's, which is the median of the rounds' own ratios.
    pub(crate) fn row<W, P>(&self, name: &str, calls: u32, walk: impl Fn() -> W, peer: impl Fn() -> P) {
        if !self.measures {
            return;
        }
        let rounds: Vec<(f64, f64)> = (0..ROUNDS).map(|_| (time(calls, &walk), time(calls, &peer))).collect();
        let walk = median(rounds.iter().map(|round| round.0).collect());
        let peer = median(rounds.iter().map(|round| round.1).collect());
        let ratio = median(rounds.iter().map(|round| round.0 / round.1).collect());
        println!("{name:<27} {walk:>9.0} ns {peer:>9.0} ns {ratio:>7.2}");
    }
}

fn time<T>(calls: u32, call: impl Fn() -> T) -> f64 {
    let start = Instant::now();
    for _ in 0..calls {
        // Nothing may be known of what the call takes, or one could be made for all.
        black_box(black_box(&call)());
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
