//! Time of the processor and on the wall.

use std::hint::black_box;
use std::time::Instant;

/// Runs from its start.
pub struct Clock {
    cpu: f64,
    wall: Instant,
}

impl Clock {
    pub fn start() -> Self {
        Self { cpu: on_the_processor(), wall: Instant::now() }
    }

    /// Seconds on the processor of this thread, and on the wall.
    pub fn stop(&self) -> (f64, f64) {
        (on_the_processor() - self.cpu, self.wall.elapsed().as_secs_f64())
    }

    /// Seconds that the processor spent on this thread.
    pub fn cpu(work: impl FnOnce()) -> f64 {
        let clock = Self::start();
        work();
        clock.stop().0
    }
}

/// Seconds that the processor has spent on all threads of the process, in hundredths, as Linux counts them.
pub fn of_the_process() -> f64 {
    let counted = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_the_name = counted.rsplit(')').next().unwrap_or_default().split_whitespace();
    after_the_name.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// How much faster two threads count than one: what the machine has to give at this moment.
pub fn of_counting() -> f64 {
    let count = || (0..30_000_000_u64).fold(1_u64, |sum, next| black_box(sum.wrapping_mul(31).wrapping_add(next)));
    let elapsed = |work: &dyn Fn()| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    let one = || {
        black_box((count(), count()));
    };
    let two = || {
        std::thread::scope(|scope| {
            scope.spawn(count);
            black_box(count());
        });
    };
    let (one, two): (Vec<_>, Vec<_>) = (0..10).map(|_| (elapsed(&one), elapsed(&two))).unzip();
    least(&one) / least(&two)
}

/// The least of some times.
pub fn least(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::INFINITY, f64::min)
}

/// Seconds that the processor has spent on this thread, as Linux counts them; elsewhere, since a moment in the past.
fn on_the_processor() -> f64 {
    thread_local!(static BEGAN: Instant = Instant::now());
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat");
    let nanoseconds = counted.ok().and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| BEGAN.with(Instant::elapsed).as_secs_f64(), |count| count / 1e9)
}
