//! What a process takes: its time on the processor and the most memory that it held at once.

use std::error::Error;
use std::process::{Command, Stdio};
use std::time::Duration;

use wait4::Wait4;

/// What one run of a process took, with the processes that it waited for.
#[derive(Clone, Copy)]
pub(crate) struct Used {
    /// The time on the processor, of the user and the system.
    pub(crate) time: Duration,
    /// The most memory at once, in bytes.
    pub(crate) memory: u64,
}

/// Runs a command and says what it took.
pub(crate) fn run(command: &mut Command) -> Result<Used, Box<dyn Error>> {
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let ended = child.wait4()?;
    if !ended.status.success() {
        return Err(format!("{command:?} failed: {}", ended.status).into());
    }
    let used = ended.rusage;
    Ok(Used { time: used.utime + used.stime, memory: used.maxrss })
}

/// The middle of some numbers.
pub(crate) fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}
