//! A bar on standard error while work takes longer than a second; it is gone when the work is done.
//!
//! Only a terminal ever sees it, and nothing that a command writes depends on it. What is written while it stands goes
//! through [`Progress::aside`], so that lines do not mix.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Terminal;
use crate::diagnostic::{Lang, Text};

/// Work that ends before this shows nothing.
const AFTER: Duration = Duration::from_secs(1);

/// How often the bar is drawn.
const EVERY: Duration = Duration::from_millis(100);

/// A bar of parts that are done.
const PARTS: &str = "{msg} [{bar:20}] {pos}/{len}";

/// A sign of life where no parts can be counted.
const WHOLE: &str = "{spinner} {msg}";

/// Work that somebody may wait for; the bar goes when it is dropped.
pub(super) struct Progress {
    shown: Option<(Arc<Shown>, JoinHandle<()>)>,
}

/// What the work and the bar share.
struct Shown {
    done: AtomicU64,
    bar: Mutex<Bar>,
    over: Mutex<bool>,
    rung: Condvar,
}

impl Progress {
    /// Begins work of so many parts, such as plants. Where nobody watches, nothing is begun.
    pub(super) fn of_parts(count: usize, [en, es]: [&'static str; 2], lang: Lang, terminal: Terminal) -> Progress {
        if !terminal.shows_progress {
            return Progress { shown: None };
        }
        let label = Text::new(en, es).in_lang(lang).to_owned();
        let total = u64::try_from(count).unwrap_or(u64::MAX);
        Self::on(Bar::new(label, total, ProgressDrawTarget::stderr()))
    }

    /// Begins work whose parts cannot be counted.
    pub(super) fn of_whole(what: [&'static str; 2], lang: Lang, terminal: Terminal) -> Progress {
        Self::of_parts(0, what, lang, terminal)
    }

    fn on(bar: Bar) -> Progress {
        let shown =
            Shown { done: AtomicU64::new(0), bar: Mutex::new(bar), over: Mutex::new(false), rung: Condvar::new() };
        let shown = Arc::new(shown);
        let watched = Arc::clone(&shown);
        let begun = Instant::now();
        let drawing = thread::Builder::new().spawn(move || watched.draw_until_over(|| begun.elapsed()));
        // A bar that cannot be drawn is none.
        Progress { shown: drawing.ok().map(|drawing| (shown, drawing)) }
    }

    /// One more part is done.
    pub(super) fn step(&self) {
        if let Some((shown, _)) = &self.shown {
            shown.done.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Writes something to the terminal while the bar is out of the way.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.shown {
            Some((shown, _)) => lock(&shown.bar).aside(write),
            None => write(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let Some((shown, drawing)) = self.shown.take() else { return };
        *lock(&shown.over) = true;
        shown.rung.notify_all();
        let _ = drawing.join();
        lock(&shown.bar).clear();
    }
}

impl Shown {
    fn draw_until_over(&self, elapsed: impl Fn() -> Duration) {
        let mut over = lock(&self.over);
        while !*over {
            over = self.rung.wait_timeout(over, EVERY).unwrap_or_else(PoisonError::into_inner).0;
            if !*over {
                lock(&self.bar).draw(elapsed(), self.done.load(Ordering::Relaxed));
            }
        }
    }
}

/// What was locked by a thread that has panicked is still only a bar.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The bar as it stands on the terminal.
struct Bar {
    label: String,
    /// How many parts; none can be counted if it is zero.
    total: u64,
    /// Where it will be drawn, until it is.
    target: Option<ProgressDrawTarget>,
    drawn: Option<ProgressBar>,
}

impl Bar {
    fn new(label: String, total: u64, target: ProgressDrawTarget) -> Bar {
        Bar { label, total, target: Some(target), drawn: None }
    }

    /// Draws what is done after a time; nothing for work that is short so far.
    fn draw(&mut self, elapsed: Duration, done: u64) {
        if elapsed < AFTER {
            return;
        }
        if let Some(target) = self.target.take() {
            let bar = ProgressBar::with_draw_target(Some(self.total), target);
            let style = ProgressStyle::with_template(if self.total > 1 { PARTS } else { WHOLE });
            self.drawn = style.ok().map(|style| bar.with_style(style.progress_chars("=> ").tick_chars("|/-\\ ")));
        }
        let Some(bar) = &self.drawn else { return };
        bar.set_message(format!("{} ({} s)", self.label, elapsed.as_secs()));
        bar.update(|state| state.set_pos(done));
        bar.tick();
        bar.force_draw();
    }

    fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.drawn {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    fn clear(&mut self) {
        self.target = None;
        if let Some(bar) = self.drawn.take() {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use indicatif::TermLike;

    use super::*;

    /// A terminal of one line that keeps what stands on it.
    #[derive(Debug, Clone, Default)]
    struct Screen(Arc<Mutex<(String, usize)>>);

    impl Screen {
        fn line(&self) -> String {
            lock(&self.0).0.trim_end().to_owned()
        }

        fn writes(&self) -> usize {
            lock(&self.0).1
        }
    }

    impl TermLike for Screen {
        fn width(&self) -> u16 {
            80
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            let mut screen = lock(&self.0);
            screen.0.push_str(text);
            screen.1 += 1;
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            lock(&self.0).0.clear();
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    fn bar(total: u64) -> (Bar, Screen) {
        let screen = Screen::default();
        let target = ProgressDrawTarget::term_like(Box::new(screen.clone()));
        (Bar::new("plantas".to_owned(), total, target), screen)
    }

    #[test]
    fn work_of_less_than_a_second_shows_nothing() {
        let (mut bar, screen) = bar(10);
        bar.draw(Duration::from_millis(999), 9);
        bar.clear();
        assert_eq!(screen.writes(), 0);
    }

    #[test]
    fn longer_work_shows_a_bar_that_is_gone_when_it_is_done() {
        let (mut bar, screen) = bar(10);
        bar.draw(AFTER, 5);
        assert_eq!(screen.line(), "plantas (1 s) [==========>         ] 5/10");
        bar.draw(12 * AFTER, 10);
        assert_eq!(screen.line(), "plantas (12 s) [====================] 10/10");
        bar.clear();
        assert_eq!(screen.line(), "");
    }

    #[test]
    fn what_is_written_meanwhile_meets_an_empty_line() {
        let (mut bar, screen) = bar(10);
        bar.draw(AFTER, 3);
        assert_eq!(bar.aside(|| screen.line()), "");
        assert!(screen.line().ends_with("3/10"), "{}", screen.line());
    }

    #[test]
    fn work_without_parts_shows_that_it_goes_on() {
        let (mut bar, screen) = bar(0);
        bar.draw(2 * AFTER, 0);
        assert!(screen.line().ends_with("plantas (2 s)"), "{}", screen.line());
    }

    #[test]
    fn threads_count_together_and_nothing_is_left_behind() {
        let (bar, screen) = bar(400);
        let progress = Progress::on(bar);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..100).for_each(|_| progress.step()));
            }
        });
        let done = progress.shown.as_ref().map(|(shown, _)| shown.done.load(Ordering::Relaxed));
        assert_eq!(done, Some(400));
        drop(progress);
        assert_eq!(screen.line(), "");
    }

    #[test]
    fn a_pipe_begins_nothing() {
        let progress = Progress::of_parts(3, ["plants", "plantas"], Lang::Es, Terminal::default());
        assert!(progress.shown.is_none());
        progress.step();
        assert_eq!(progress.aside(|| 7), 7);
    }
}
