//! What the weakest member can do. Limited: at most 3 stops, at least 3 rests, at most 500 m on foot a leg and 3 km a
//! day. Caution: at most 5 stops, at least 2 rests, 1.2 km a leg, 7 km a day, nothing strenuous. Good: 7 stops, 2 km a
//! leg, 12 km a day. Excellent: 7 stops, 3 km a leg, 18 km a day. Walking counts the way to and from transit. Lower
//! counts of stops (2, 4, 5) are soft and scale with the length of the day. A rest lasts at least 20 minutes at a cafe,
//! park, bench or lodging, spread over the day; meals count as rests.

use engine_model::finding::FindingCode;
use engine_model::itinerary::{Entry, EntryKind};
use engine_model::people::Health;
use engine_model::place::{Category, Setting};
use engine_model::problem::{Candidate, Problem, SiteKind};

use crate::recorder::Recorder;
use crate::scene::{Day, Scene, Step, candidate_at, lasting, number, seconds, site_of};

/// The shortest rest, in seconds.
const SHORTEST_REST: i64 = 20 * 60;
/// Between the end of a rest that counts and the start of the next, in seconds.
const BETWEEN_RESTS: i64 = 60 * 60;
/// Hours of a day that needs its rests in full.
const HOURS_OF_FULL_RESTS: i64 = 8;
/// Hours of a day that has room for the usual stops.
const HOURS_OF_USUAL_STOPS: i64 = 10;

/// Limits that follow from a member's health; distances in metres.
pub(crate) struct Limits {
    pub(crate) stops: i64,
    pub(crate) usual_stops: i64,
    pub(crate) rests: i64,
    pub(crate) leg_walk: i64,
    pub(crate) day_walk: i64,
    pub(crate) strenuous: bool,
}

impl Limits {
    /// The limits of the weakest member, and of the day's walking that the group asked for.
    pub(crate) fn of(problem: &Problem) -> Self {
        let weakest = problem.members.iter().map(|member| member.health).min();
        let mut limits = Self::of_health(weakest.unwrap_or(Health::Excellent));
        if let Some(wished) = problem.preferences.walking_metres_day {
            limits.day_walk = limits.day_walk.min(i64::from(wished));
        }
        limits
    }

    pub(crate) fn of_health(health: Health) -> Self {
        let (stops, usual_stops, rests, leg_walk, day_walk, strenuous) = match health {
            Health::Limited => (3, 2, 3, 500, 3_000, false),
            Health::Caution => (5, 4, 2, 1_200, 7_000, false),
            Health::Good => (7, 5, 0, 2_000, 12_000, true),
            Health::Excellent => (7, 5, 0, 3_000, 18_000, true),
        };
        Self {
            stops,
            usual_stops,
            rests,
            leg_walk,
            day_walk,
            strenuous,
        }
    }

    /// Rests that a day needs: in full from eight hours on, in proportion to its whole hours below.
    pub(crate) fn rests_needed(&self, day: &Day<'_>) -> i64 {
        if day.visits().next().is_none() {
            return 0;
        }
        let hours = (day.frame_seconds() / 3600).min(HOURS_OF_FULL_RESTS);
        self.rests * hours / HOURS_OF_FULL_RESTS
    }
}

pub(crate) fn check(scene: &Scene<'_>, recorder: &mut Recorder) {
    let limits = Limits::of(scene.problem);
    for day in scene.judged_days() {
        check_stops(day, &limits, recorder);
        check_rests(day, &limits, recorder);
        check_walking(day, &limits, recorder);
        for step in &day.steps {
            if let EntryKind::Rest(_) = step.entry.kind {
                let fit = step.lasting() >= SHORTEST_REST && rest_place_fits(scene.problem, step);
                recorder.require(fit, FindingCode::RestUnfit, |code| {
                    step.finding(code).with("duration", step.lasting())
                });
            }
            if let Some(candidate) = step.candidate {
                let bearable = limits.strenuous || !candidate.strenuous;
                recorder.require(bearable, FindingCode::Strenuous, |code| step.finding(code));
            }
        }
    }
}

/// Rests that count: meals, and rests of 20 minutes, each at least an hour after the one before.
pub(crate) fn counted_rests<'a>(entries: impl Iterator<Item = &'a Entry>) -> i64 {
    let mut count = 0;
    let mut last_end: Option<i64> = None;
    for entry in entries {
        let restful = match entry.kind {
            EntryKind::Rest(_) => lasting(entry) >= SHORTEST_REST,
            EntryKind::Meal(..) => true,
            _ => false,
        };
        let apart = last_end.is_none_or(|end| seconds(entry.start) >= end + BETWEEN_RESTS);
        if restful && apart {
            count += 1;
            last_end = Some(seconds(entry.end));
        }
    }
    count
}

fn check_stops(day: &Day<'_>, limits: &Limits, recorder: &mut Recorder) {
    let stops = number(day.visits().count());
    recorder.require(stops <= limits.stops, FindingCode::TooManyStops, |code| {
        day.finding(code).with("stops", stops).with("limit", limits.stops)
    });
    let hours = (day.frame_seconds() / 3600).min(HOURS_OF_USUAL_STOPS);
    let usual = limits.usual_stops * hours / HOURS_OF_USUAL_STOPS;
    if stops < usual {
        recorder.note(
            day.finding(FindingCode::FewStops)
                .with("stops", stops)
                .with("usual", usual),
        );
    }
}

fn check_rests(day: &Day<'_>, limits: &Limits, recorder: &mut Recorder) {
    let rests = counted_rests(day.steps.iter().map(|step| step.entry));
    let needed = limits.rests_needed(day);
    recorder.require(rests >= needed, FindingCode::TooFewRests, |code| {
        day.finding(code).with("rests", rests).with("needed", needed)
    });
}

fn check_walking(day: &Day<'_>, limits: &Limits, recorder: &mut Recorder) {
    let mut total = 0;
    for step in &day.steps {
        let Some(leg) = step.entry.leg else { continue };
        let walking = i64::from(leg.walking.0);
        total += walking;
        recorder.require(walking <= limits.leg_walk, FindingCode::LegWalkTooLong, |code| {
            step.finding(code)
                .with("walking", walking)
                .with("limit", limits.leg_walk)
        });
    }
    recorder.require(total <= limits.day_walk, FindingCode::DayWalkTooLong, |code| {
        day.finding(code)
            .with("walking", total)
            .with("limit", limits.day_walk)
    });
}

/// At a candidate to rest at, in the segment's city; without one, on the bench or in the lobby of the site before.
fn rest_place_fits(problem: &Problem, step: &Step<'_>) -> bool {
    if let EntryKind::Rest(Some(_)) = step.entry.kind {
        // A candidate that does not exist is a finding of the claims.
        return step.candidate.is_none_or(|candidate| {
            candidate.rest && step.segment.is_none_or(|s| s.city == candidate.site.city)
        });
    }
    let Some(before) = step.before else { return false };
    before.site == step.entry.site && has_seat(problem, before)
}

fn has_seat(problem: &Problem, entry: &Entry) -> bool {
    let Some(site) = site_of(problem, entry.site) else {
        return false;
    };
    let standing = match site.kind {
        SiteKind::Lodging | SiteKind::Station | SiteKind::Centre => return true,
        SiteKind::Candidate(index) => candidate_at(problem, index),
    };
    let named = entry.candidate().and_then(|index| candidate_at(problem, index));
    named.or(standing).is_some_and(|candidate| {
        candidate.rest || ((candidate.visit || entry.visit().is_some()) && shelters(candidate))
    })
}

fn shelters(candidate: &Candidate) -> bool {
    let open_air = matches!(
        candidate.category,
        Category::Park | Category::Nature | Category::Beach | Category::Market | Category::Shopping
    );
    open_air || matches!(candidate.setting, Setting::Indoor | Setting::Mixed)
}
