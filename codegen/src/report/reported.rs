//! The result of a stage together with its findings.

use super::Report;

/// The result of a stage and its findings. The result cannot be taken without the findings, so that no caller can overlook them.
#[derive(Debug)]
#[must_use = "the findings have to be reported"]
pub struct Reported<T> {
    value: T,
    report: Report,
}

impl<T> Reported<T> {
    /// A result with its findings.
    pub fn new(value: T, report: Report) -> Self {
        Self { value, report }
    }

    /// The findings and the result.
    pub fn into_parts(self) -> (Report, T) {
        (self.report, self.value)
    }
}

impl Report {
    /// Adds the findings of a stage and returns its result.
    pub fn take<T>(&mut self, reported: Reported<T>) -> T {
        self.extend(reported.report);
        reported.value
    }
}
