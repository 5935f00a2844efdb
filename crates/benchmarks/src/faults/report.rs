//! What travellers noticed.

use std::fmt::Write;
use std::time::Duration;

use serde_json::{Value, json};

use super::made::Judged;
use super::travellers::Event;
use super::{Fault, FaultsOptions};
use crate::measure::Sample;
use crate::report::machine;

/// For how long after its begin failures belong to a fault.
const OWN: Duration = Duration::from_secs(5);
/// The bar: the share of requests that may fail outside of that time.
const MOST_FAILED: f64 = 0.01;
/// The bar: seconds after which nothing may fail any more for want of a primary.
const FAIL_OVER_SECONDS: u32 = 60;
/// The bar: minutes after which everything that was ended is ready again.
const RECOVERY_MINUTES: u32 = 3;
/// The bar: seconds within which 99 of 100 requests outside of faults are answered.
const RESPONSE_SECONDS: u32 = 2;
/// Reasons that are shown.
const SHOWN: usize = 12;

/// What came out.
#[derive(Debug)]
pub struct FaultsReport {
    rolling: bool,
    rows: Vec<Row>,
    judged: Judged,
    requests: usize,
    failed: usize,
    failed_outside: usize,
    /// How long answers took outside of faults, in seconds.
    times: Sample,
    reasons: Vec<String>,
}

#[derive(Debug)]
struct Row {
    part: String,
    requests: usize,
    /// That belong to the fault.
    own: usize,
    /// The others, until the next fault.
    later: usize,
    /// From the fault to the last failure before the next one, in seconds.
    recovered_s: f64,
    /// From the fault until everything was ready, in seconds.
    back_s: f64,
    /// Failures by role.
    roles: Vec<(&'static str, usize)>,
}

impl FaultsReport {
    pub(super) fn new(options: &FaultsOptions, faults: &[Fault], judged: Judged, events: &[Event]) -> Self {
        let rows: Vec<Row> = faults
            .iter()
            .enumerate()
            .map(|(number, fault)| {
                let end = faults.get(number + 1).map_or(Duration::MAX, |next| next.at);
                row(fault, end, events)
            })
            .collect();
        let failed: Vec<&Event> = events.iter().filter(|event| event.failure.is_some()).collect();
        let outside = failed
            .iter()
            .filter(|event| !faults.iter().any(|fault| is_own(fault, event)));
        let mut times = Sample::default();
        times.extend(
            events
                .iter()
                .filter(|event| event.failure.is_none() && !faults.iter().any(|fault| is_own(fault, event)))
                .map(|event| event.took.as_secs_f64()),
        );
        let mut reasons: Vec<String> = failed
            .iter()
            .map(|event| {
                let reason: String = event
                    .failure
                    .iter()
                    .flat_map(|text| text.chars())
                    .take(160)
                    .collect();
                format!("{}: {reason}", event.role)
            })
            .collect();
        reasons.sort();
        reasons.dedup();
        reasons.truncate(SHOWN);
        Self {
            rolling: options.rolling,
            failed_outside: outside.count(),
            failed: failed.len(),
            requests: events.len(),
            rows,
            judged,
            times,
            reasons,
        }
    }

    /// Whether the bars were reached.
    pub fn passed(&self) -> bool {
        let whole = self.judged.lost.is_empty()
            && self.judged.doubled.is_empty()
            && self.judged.wrong.is_empty()
            && self.judged.given_up == 0;
        let quiet = if self.rolling {
            self.failed == 0
        } else {
            self.share_outside() < MOST_FAILED
        };
        let followed = self.rows.iter().all(|row| {
            row.recovered_s < f64::from(FAIL_OVER_SECONDS) && row.back_s < 60.0 * f64::from(RECOVERY_MINUTES)
        });
        whole && quiet && followed && self.times.percentile(99) <= f64::from(RESPONSE_SECONDS)
    }

    fn share_outside(&self) -> f64 {
        self.failed_outside as f64 / self.requests.max(1) as f64
    }

    /// For programs.
    pub fn json(&self) -> Value {
        let rows: Vec<Value> = self
            .rows
            .iter()
            .map(|row| {
                json!({ "part": row.part, "requests": row.requests, "failedOwn": row.own, "failedLater": row.later,
                        "recoveredSeconds": row.recovered_s, "readySeconds": row.back_s })
            })
            .collect();
        json!({
            "machine": machine(), "rolling": self.rolling, "faults": rows, "trips": self.judged.trips,
            "lost": self.judged.lost, "doubled": self.judged.doubled, "wrong": self.judged.wrong,
            "givenUp": self.judged.given_up, "slowestTripSeconds": self.judged.slowest.as_secs_f64(),
            "answerP99Seconds": self.times.percentile(99), "requests": self.requests, "failed": self.failed, "failedOutside": self.failed_outside,
            "reasons": self.reasons, "passed": self.passed(),
        })
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n\n", machine());
        text.push_str("| what ended | requests | failed within 5 s or while nobody was there | failed later | last failure s | all ready s | by role |\n");
        text.push_str("|---|---|---|---|---|---|---|\n");
        for row in &self.rows {
            let roles: Vec<String> = row
                .roles
                .iter()
                .map(|(role, count)| format!("{role} {count}"))
                .collect();
            writeln!(
                text,
                "| {} | {} | {} | {} | {:.1} | {:.1} | {} |",
                row.part,
                row.requests,
                row.own,
                row.later,
                row.recovered_s,
                row.back_s,
                roles.join(", ")
            )
            .expect("writing to a string cannot fail");
        }
        writeln!(
            text,
            "\n{} trips: {} lost, {} doubled, {} wrong, {} given up; the slowest took {:.1} s\n\
             {} requests, {} failed, {} of them ({:.2} %) outside of faults\n\
             answers outside of faults: p50 {:.0} ms, p99 {:.0} ms\n{}\n{}\n{}",
            self.judged.trips,
            self.judged.lost.len(),
            self.judged.doubled.len(),
            self.judged.wrong.len(),
            self.judged.given_up,
            self.judged.slowest.as_secs_f64(),
            self.requests,
            self.failed,
            self.failed_outside,
            self.share_outside() * 100.0,
            self.times.percentile(50) * 1000.0,
            self.times.percentile(99) * 1000.0,
            self.reasons.join("\n"),
            [&self.judged.lost, &self.judged.doubled, &self.judged.wrong]
                .into_iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
                .join("\n"),
            if self.passed() { "passed" } else { "NOT passed" },
        )
        .expect("writing to a string cannot fail");
        text
    }
}

/// Whether a failure belongs to a fault: within its five seconds, or for as long as nobody is there who could answer.
fn is_own(fault: &Fault, event: &Event) -> bool {
    let soon = event.at < fault.at + OWN;
    let nobody = fault.role.as_deref() == Some(event.role) && event.at < fault.back;
    event.at >= fault.at && (soon || nobody)
}

fn row(fault: &Fault, end: Duration, events: &[Event]) -> Row {
    let during: Vec<&Event> = events
        .iter()
        .filter(|event| event.at >= fault.at && event.at < end)
        .collect();
    let failed: Vec<&&Event> = during.iter().filter(|event| event.failure.is_some()).collect();
    let own = failed.iter().filter(|event| is_own(fault, event)).count();
    let last = failed.iter().map(|event| event.at.saturating_sub(fault.at)).max();
    let mut roles: Vec<(&'static str, usize)> = Vec::new();
    for event in &failed {
        match roles.iter_mut().find(|(role, _)| *role == event.role) {
            Some((_, count)) => *count += 1,
            None => roles.push((event.role, 1)),
        }
    }
    Row {
        part: fault.part.clone(),
        requests: during.len(),
        own,
        later: failed.len() - own,
        recovered_s: last.unwrap_or_default().as_secs_f64(),
        back_s: fault.back.saturating_sub(fault.at).as_secs_f64(),
        roles,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(failures: &[u64], trips: Judged) -> FaultsReport {
        let options = FaultsOptions {
            gateways: Vec::new(),
            script: "scripts/cluster.sh".into(),
            folder: "/tmp".into(),
            trips: 1,
            rolling: false,
            only: Vec::new(),
        };
        let fault = Fault {
            part: "the database's primary".to_owned(),
            role: None,
            at: Duration::from_secs(100),
            back: Duration::from_secs(104),
        };
        let events: Vec<Event> = (0..10_000)
            .map(|number| Event {
                role: "trip",
                at: Duration::from_millis(95_000 + number * 10),
                took: Duration::from_millis(20),
                failure: failures.contains(&(number / 100)).then(|| "503".to_owned()),
            })
            .collect();
        FaultsReport::new(&options, &[fault], trips, &events)
    }

    #[test]
    fn bears_failures_of_five_seconds_and_hardly_any_later() {
        assert!(report(&[], Judged::default()).passed());
        let short = report(&[5, 6, 9], Judged::default());
        assert!(short.passed(), "{}", short.text());
        assert!(short.text().contains("| 300 | 0 |"), "{}", short.text());
        assert!(!report(&[5, 11, 12], Judged::default()).passed(), "two percent");
    }

    #[test]
    fn a_primary_that_is_missed_for_a_minute_fails() {
        let mut late = report(&[], Judged::default());
        late.rows[0].recovered_s = f64::from(FAIL_OVER_SECONDS);
        assert!(!late.passed());
    }

    #[test]
    fn slow_answers_and_a_slow_return_fail() {
        let mut slow = report(&[], Judged::default());
        slow.rows[0].back_s = 60.0 * f64::from(RECOVERY_MINUTES);
        assert!(!slow.passed());
        let mut slow = report(&[], Judged::default());
        slow.times.extend([f64::from(RESPONSE_SECONDS) + 1.0; 1_000]);
        assert!(!slow.passed());
    }

    #[test]
    fn no_trip_may_be_lost_doubled_or_wrong() {
        let one = || vec!["a trip".to_owned()];
        for judged in [
            Judged {
                lost: one(),
                ..Judged::default()
            },
            Judged {
                doubled: one(),
                ..Judged::default()
            },
            Judged {
                wrong: one(),
                ..Judged::default()
            },
            Judged {
                given_up: 1,
                ..Judged::default()
            },
        ] {
            assert!(!report(&[], judged).passed());
        }
    }
}
