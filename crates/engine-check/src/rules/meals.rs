//! Lunch (60 min within 11:30-14:30) and dinner (75 min within 17:30-21:00), breakfast where wished (45 min),
//! whenever the day covers the window. The slot is hard, the place soft: a fitting restaurant, not twice in a trip
//! while others remain; else a declared meal break near a named stop.

use engine_model::finding::FindingCode;
use engine_model::itinerary::EntryKind;
use engine_model::people::{Diet, MobilityAid};
use engine_model::problem::{Candidate, Problem};
use engine_model::time::DayTime;
use engine_model::wish::MealKind;

use crate::recorder::Recorder;
use crate::rules::health::Limits;
use crate::scene::{Day, Scene, Step};

/// Tags that say which diet a kitchen serves.
const DIET_WORDS: [&str; 4] = ["vegetarian", "vegan", "halal", "kosher"];

/// The window of a meal and its shortest duration in seconds.
pub(crate) struct Slot {
    pub(crate) from: DayTime,
    pub(crate) until: DayTime,
    pub(crate) duration: i64,
}

/// The slot of a meal; breakfast lies within 06:00-11:00.
pub(crate) fn slot(kind: MealKind) -> Slot {
    let (from, until, minutes) = match kind {
        MealKind::Breakfast => (DayTime::hm(6, 0), DayTime::hm(11, 0), 45),
        MealKind::Lunch => (DayTime::hm(11, 30), DayTime::hm(14, 30), 60),
        MealKind::Dinner => (DayTime::hm(17, 30), DayTime::hm(21, 0), 75),
    };
    Slot {
        from,
        until,
        duration: minutes * 60,
    }
}

pub(crate) fn check(scene: &Scene<'_>, recorder: &mut Recorder) {
    let diets = named_diets(scene.problem);
    for day in scene.judged_days() {
        check_listed(day, recorder);
        let mut eaten = Vec::new();
        for step in &day.steps {
            let EntryKind::Meal(kind, _) = step.entry.kind else {
                continue;
            };
            recorder.require(!eaten.contains(&kind), FindingCode::MealTwice, |code| {
                step.finding(code)
            });
            eaten.push(kind);
            check_slot(step, kind, recorder);
            check_place(step, &diets, recorder);
            check_repeat(scene, step, recorder);
        }
    }
}

/// Whether another place for a meal remains in the same city: one that is not ruled out and nowhere in the plan.
pub(crate) fn other_restaurant_remains(scene: &Scene<'_>, restaurant: &Candidate) -> bool {
    let problem = scene.problem;
    let mut used = vec![false; problem.candidates.len()];
    let indices = scene.steps().filter_map(|step| step.entry.candidate());
    for index in indices.filter_map(|index| usize::try_from(index).ok()) {
        if let Some(mark) = used.get_mut(index) {
            *mark = true;
        }
    }
    let diets = named_diets(problem);
    let strain = Limits::of(problem).strenuous;
    let steps_allowed = !needs_step_free(problem);
    problem.candidates.iter().zip(used).any(|(other, used)| {
        let possible = (strain || !other.strenuous)
            && (steps_allowed || other.step_free != engine_model::place::StepFree::No);
        let open = other.meal && !other.avoided && !used && possible;
        open && other.site.city == restaurant.site.city && serves(other, &diets)
    })
}

fn needs_step_free(problem: &Problem) -> bool {
    problem
        .members
        .iter()
        .filter_map(|member| member.mobility)
        .any(MobilityAid::needs_step_free)
}

fn check_listed(day: &Day<'_>, recorder: &mut Recorder) {
    for wanted in &day.frame.meals {
        let eaten = day
            .steps
            .iter()
            .any(|step| matches!(step.entry.kind, EntryKind::Meal(kind, _) if kind == *wanted));
        recorder.require(eaten, FindingCode::MealMissing, |code| {
            day.finding(code).with("from", slot(*wanted).from.0)
        });
    }
}

fn check_slot(step: &Step<'_>, kind: MealKind, recorder: &mut Recorder) {
    let slot = slot(kind);
    let entry = step.entry;
    let inside = entry.start >= slot.from && entry.end <= slot.until;
    recorder.require(inside, FindingCode::MealOutsideWindow, |code| {
        step.finding(code)
            .with("start", entry.start.0)
            .with("end", entry.end.0)
    });
    recorder.require(
        step.lasting() >= slot.duration,
        FindingCode::MealTooShort,
        |code| {
            step.finding(code)
                .with("duration", step.lasting())
                .with("needed", slot.duration)
        },
    );
}

fn check_place(step: &Step<'_>, diets: &[Diet], recorder: &mut Recorder) {
    let fits = match (&step.entry.kind, step.candidate) {
        (EntryKind::Meal(_, Some(_)), Some(candidate)) => {
            let here = step
                .segment
                .is_none_or(|segment| segment.city == candidate.site.city);
            candidate.meal && here && serves(candidate, diets)
        }
        // A declared break stands where the group already is.
        (EntryKind::Meal(_, None), _) => step.before.is_some_and(|before| before.site == step.entry.site),
        // A candidate that does not exist is a finding of the claims.
        _ => return,
    };
    recorder.require(fits, FindingCode::MealPlaceUnfit, |code| step.finding(code));
}

/// The same restaurant again, although another of the city remains.
fn check_repeat(scene: &Scene<'_>, step: &Step<'_>, recorder: &mut Recorder) {
    let (EntryKind::Meal(_, Some(place)), Some(candidate)) = (&step.entry.kind, step.candidate) else {
        return;
    };
    let again = scene.steps().any(|other| {
        // Named at the later meal; where one day is judged, also at the earlier one.
        let earlier = (other.day, other.index) < (step.day, step.index)
            || (scene.focus.is_some() && other.day > step.day);
        earlier
            && matches!(&other.entry.kind, EntryKind::Meal(_, Some(own)) if own.candidate == place.candidate)
    });
    let forgivable = !again || !other_restaurant_remains(scene, candidate);
    recorder.require(forgivable, FindingCode::RestaurantTwice, |code| {
        step.finding(code)
    });
}

/// The diets of the group that kitchens are tagged for.
fn named_diets(problem: &Problem) -> Vec<Diet> {
    let all = problem
        .members
        .iter()
        .flat_map(|member| member.diets.iter().copied());
    all.filter(|diet| matches!(diet, Diet::Vegetarian | Diet::Vegan | Diet::Halal | Diet::Kosher))
        .collect()
}

/// A kitchen that names diets names everyone's; one that names none is given the benefit of the doubt.
fn serves(candidate: &Candidate, diets: &[Diet]) -> bool {
    let has = |word: &str| candidate.tags.iter().any(|tag| tag == word);
    !DIET_WORDS.into_iter().any(has)
        || diets.iter().all(|diet| match diet {
            Diet::Vegetarian => has("vegetarian") || has("vegan"),
            Diet::Vegan => has("vegan"),
            Diet::Halal => has("halal"),
            Diet::Kosher => has("kosher"),
            _ => true,
        })
}
