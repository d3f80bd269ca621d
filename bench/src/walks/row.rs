//! Rows: two ways of doing one thing, side by side; or one way, a number of times, for a program that counts instructions.

use std::hint::black_box;
use std::time::Instant;

use crate::measure::median;

/// So many times each way is measured, in turn: what else the machine does slows both.
const ROUNDS: usize = 61;

/// What is done with each row.
pub(crate) enum Rows {
    /// It is measured and printed.
    Print,
    /// The walk of the row of this name runs so many times; others do not.
    Call {
        /// The name of the row.
        name: String,
        /// How many times.
        times: u32,
        /// Whether there was one.
        found: bool,
    },
}

impl Rows {
    /// Measures a walk against its peer, so many calls together, and prints the median of all rounds: nanoseconds a call of
    /// each, and the walk's time in the peer's, which is the median of the rounds' own ratios.
    pub(crate) fn pair<W, P>(&mut self, name: &str, calls: u32, walk: impl Fn() -> W, peer: impl Fn() -> P) {
        match self {
            Self::Print => {
                let rounds: Vec<(f64, f64)> =
                    (0..ROUNDS).map(|_| (time(calls, &walk), time(calls, &peer))).collect();
                let middle = |of: fn(&(f64, f64)) -> f64| median(rounds.iter().map(of).collect());
                let (walk, peer) = (middle(|round| round.0), middle(|round| round.1));
                let ratio = middle(|round| round.0 / round.1);
                println!("{name:<54} {walk:>9.0} {peer:>9.0} {ratio:>7.2}");
            }
            Self::Call { name: wanted, times, found } => {
                if wanted == name {
                    *found = true;
                    time(*times, &walk);
                }
            }
        }
    }
}

/// The nanoseconds of a call.
fn time<T>(calls: u32, call: impl Fn() -> T) -> f64 {
    let start = Instant::now();
    for _ in 0..calls {
        // Nothing may be known of what the call takes, or one could be made for all.
        black_box(black_box(&call)());
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
}
