//! Work on all cores, with results in the order of the tasks.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::steps;

/// The results for the tasks, in their order. Each core takes one task after the other.
///
/// There is a thread even for one core: a thread allocates apart from what is there already, which is faster where that is
/// large and in pieces.
pub(crate) fn each<T: Sync, R: Send>(tasks: &[T], run: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(task) = tasks.get(index) else { return (done, steps::taken()) };
            done.push((index, run(task)));
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(tasks.len());
    let mut results = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let joined = threads.into_iter().map(|thread| {
            // What makes a task fail is a mistake of the generator: it goes on to whoever waits for the results.
            let (done, taken) = thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            steps::add(taken);
            done
        });
        joined.flatten().collect::<Vec<_>>()
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}
