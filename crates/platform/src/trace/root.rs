//! The part of a trace that one process sees: its spans, and whether they are kept.

use std::borrow::Cow;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Shared;
use super::context::Parent;
use super::export::{Batch, dropped};
use super::span::Record;

/// Spans of one local root that are held; a request that has more is known well enough by these.
const MOST_OF_ONE: usize = 64;

/// Bits of a trace's number that the choice goes by, as OpenTelemetry's consistent probability sampling has it.
const CHOICE_BITS: u32 = 56;

/// Which traces are kept.
#[derive(Debug)]
pub(super) struct Rules {
    /// The least choice number that is kept; nothing where none is.
    least: Option<f64>,
    slow: Duration,
    most_held: usize,
    held: AtomicUsize,
}

impl Rules {
    /// Nothing where the share is no share.
    pub(super) fn new(percent: f64, slow: Duration, most_held: usize) -> Option<Self> {
        let all = (1_u64 << CHOICE_BITS) as f64;
        (0.0..=100.0).contains(&percent).then(|| Self {
            least: (percent > 0.0).then(|| (1.0 - percent / 100.0) * all),
            slow,
            most_held,
            held: AtomicUsize::new(0),
        })
    }

    /// Whether a trace is kept from its beginning. Every process comes to the same answer, because only the trace's
    /// number counts.
    pub(super) fn chooses(&self, trace: u128) -> bool {
        let choice = trace & ((1 << CHOICE_BITS) - 1);
        self.least.is_some_and(|least| choice as f64 >= least)
    }

    fn may_hold(&self) -> bool {
        let held = self.held.fetch_add(1, Ordering::Relaxed);
        if held >= self.most_held {
            self.held.fetch_sub(1, Ordering::Relaxed);
        }
        held < self.most_held
    }

    fn let_go(&self, spans: usize) {
        self.held.fetch_sub(spans, Ordering::Relaxed);
    }
}

/// A request that came in, or a message that is handled, with everything that it causes in this process.
#[derive(Debug)]
pub(super) struct LocalRoot {
    shared: Arc<Shared>,
    pub(super) trace: u128,
    pub(super) state: Option<String>,
    chosen: bool,
    ids: AtomicU64,
    begun: Instant,
    begun_ns: u64,
    failed: OnceLock<Cow<'static, str>>,
    spans: Mutex<Spans>,
}

#[derive(Debug, Default)]
struct Spans {
    held: Vec<Record>,
    /// Whether they are kept, once the local root has ended.
    kept: Option<bool>,
}

impl LocalRoot {
    pub(super) fn new(shared: Arc<Shared>, parent: &Parent) -> Self {
        Self {
            trace: parent.trace,
            state: parent.state.clone(),
            chosen: parent.sampled || shared.rules.chooses(parent.trace),
            ids: AtomicU64::new(u64::from_le_bytes(shared.world.bytes())),
            begun: Instant::now(),
            begun_ns: u64::try_from(shared.world.now().as_nanosecond()).unwrap_or(0),
            failed: OnceLock::new(),
            spans: Mutex::default(),
            shared,
        }
    }

    /// A number for a span: from a random one on, in steps that lead through all of them, and mixed (`SplitMix64`).
    pub(super) fn new_id(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut number = self.ids.fetch_add(STEP, Ordering::Relaxed);
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (number ^ (number >> 31)).max(1)
    }

    /// Nanoseconds since 1970 at an instant of this process: the clock is asked once a root, so that the parts of a
    /// request do not move against each other when it is set.
    pub(super) fn at(&self, instant: Instant) -> u64 {
        let since = instant.saturating_duration_since(self.begun).as_nanos();
        self.begun_ns
            .saturating_add(u64::try_from(since).unwrap_or(u64::MAX))
    }

    pub(super) fn fail(&self, kind: Cow<'static, str>) {
        // The first failure is the cause of the others.
        self.failed.get_or_init(|| kind);
    }

    pub(super) fn failure(&self) -> Option<Cow<'static, str>> {
        self.failed.get().cloned()
    }

    /// Why it is kept, as far as that is known now.
    pub(super) fn kept_for(&self) -> Option<&'static str> {
        if self.chosen {
            Some("chance")
        } else if self.failed.get().is_some() {
            Some("error")
        } else if self.begun.elapsed() >= self.shared.rules.slow {
            Some("slow")
        } else {
            None
        }
    }

    /// Takes a span that has ended.
    pub(super) fn note(&self, span: Record) {
        let mut spans = self.spans.lock().unwrap_or_else(PoisonError::into_inner);
        match spans.kept {
            // What ends after its local root, such as work that nobody waits for, goes by what was decided.
            Some(true) => self.send(vec![span]),
            Some(false) => {}
            None => self.hold(&mut spans.held, span),
        }
    }

    /// Keeps a span until the decision. Where that has fallen already there is nothing to wait for but company.
    fn hold(&self, held: &mut Vec<Record>, span: Record) {
        if self.chosen && held.len() >= MOST_OF_ONE {
            self.shared.rules.let_go(held.len());
            self.send(std::mem::take(held));
        }
        if held.len() < MOST_OF_ONE && self.shared.rules.may_hold() {
            held.push(span);
        } else {
            dropped("held", 1);
        }
    }

    /// Takes the span of the local root itself, with which the decision falls.
    pub(super) fn end(&self, own: Option<Record>) {
        let mut spans = self.spans.lock().unwrap_or_else(PoisonError::into_inner);
        let mut held = std::mem::take(&mut spans.held);
        self.shared.rules.let_go(held.len());
        spans.kept = Some(own.is_some());
        if let Some(own) = own {
            held.push(own);
            self.send(held);
        }
    }

    fn send(&self, spans: Vec<Record>) {
        self.shared.outbox.put(Batch {
            trace: self.trace,
            state: self.state.clone(),
            spans,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::World;

    #[test]
    fn chooses_the_same_share_everywhere_by_the_number_of_the_trace() {
        let rules = |percent| Rules::new(percent, Duration::from_secs(1), 8);
        let (tenth, world) = (rules(10.0).expect("a share"), World::system());
        let new = || Parent::new_trace(&world).trace;
        let chosen = (0..20_000).filter(|_| tenth.chooses(new())).count();
        assert!((1_700..2_300).contains(&chosen), "{chosen} of 20,000");
        for (percent, expected) in [(0.0, false), (100.0, true)] {
            let rules = rules(percent).expect("a share");
            for trace in [new(), u128::MAX, 1 << 60] {
                assert_eq!(rules.chooses(trace), expected, "{trace:x}");
            }
        }
        for percent in [-1.0, 100.1, f64::NAN] {
            assert!(rules(percent).is_none(), "{percent}");
        }
    }

    #[test]
    fn holds_as_many_as_it_may() {
        let rules = Rules::new(0.0, Duration::from_secs(1), 2).expect("a share");
        assert_eq!(
            [rules.may_hold(), rules.may_hold(), rules.may_hold()],
            [true, true, false]
        );
        rules.let_go(1);
        assert_eq!([rules.may_hold(), rules.may_hold()], [true, false]);
    }
}
