//! A plan and its problem in the course of being broken.

use engine_model::geo::Metres;
use engine_model::itinerary::{Entry, Itinerary, Leg};
use engine_model::people::{Health, Member};
use engine_model::problem::{BudgetLimits, Candidate, LegSource, Mode, Problem, Segment};
use engine_model::time::{DayTime, Seconds};

use crate::rules::budget::{Cost, entry_cost, leg_cost};
use crate::scene::{Scene, Step};

/// Day and position of an entry.
pub(super) type At = (usize, usize);

/// The way from a site to itself.
pub(super) const NO_WAY: Leg = Leg {
    mode: Mode::Walk,
    duration: Seconds(0),
    distance: Metres(0),
    walking: Metres(0),
    source: LegSource::Estimate,
    cost: Some(0),
};

/// Copies to change, and the source of choice.
pub(super) struct Draft {
    pub(super) problem: Problem,
    pub(super) itinerary: Itinerary,
    state: u64,
}

impl Draft {
    /// Without a base plan: a changed day would differ from it, which is a rule of its own.
    pub(super) fn new(problem: &Problem, itinerary: &Itinerary, seed: u64) -> Self {
        let problem = Problem {
            base: None,
            ..problem.clone()
        };
        Self {
            problem,
            itinerary: itinerary.clone(),
            state: seed,
        }
    }

    /// Problem and plan side by side.
    pub(super) fn scene(&self) -> Scene<'_> {
        Scene::new(&self.problem, &self.itinerary, None)
    }

    /// One of the options by chance.
    pub(super) fn pick<T: Clone>(&mut self, options: &[T]) -> Option<T> {
        let count = u64::try_from(options.len()).ok().filter(|count| *count > 0)?;
        let index = usize::try_from(self.random() % count).ok()?;
        options.get(index).cloned()
    }

    /// One of the entries that fit by chance.
    pub(super) fn pick_entry(&mut self, fits: impl Fn(&Step<'_>) -> bool) -> Option<At> {
        let scene = self.scene();
        let fitting = scene.steps().filter(|step| fits(step));
        let places: Vec<At> = fitting.map(|step| (step.day, step.index)).collect();
        self.pick(&places)
    }

    pub(super) fn entry(&mut self, (day, index): At) -> Option<&mut Entry> {
        self.itinerary.days.get_mut(day)?.entries.get_mut(index)
    }

    pub(super) fn insert(&mut self, (day, index): At, entry: Entry) -> Option<()> {
        self.itinerary.days.get_mut(day)?.entries.insert(index, entry);
        Some(())
    }

    pub(super) fn remove(&mut self, (day, index): At) -> Option<Entry> {
        Some(self.itinerary.days.get_mut(day)?.entries.remove(index))
    }

    /// The candidate that an entry names.
    pub(super) fn candidate(&mut self, at: At) -> Option<&mut Candidate> {
        let index = self.entry(at)?.candidate()?;
        self.problem.candidates.get_mut(usize::try_from(index).ok()?)
    }

    /// The segment in which an entry stands.
    pub(super) fn segment(&mut self, (day, index): At) -> Option<&mut Segment> {
        let part = self.scene().days.get(day)?.steps.get(index)?.part?;
        self.problem.days.get_mut(day)?.segments.get_mut(part)
    }

    pub(super) fn first_member(&mut self) -> Option<&mut Member> {
        self.problem.members.first_mut()
    }

    /// The group can do whatever anybody can.
    pub(super) fn lift_health(&mut self) {
        for member in &mut self.problem.members {
            member.health = Health::Excellent;
        }
    }

    /// The group may spend whatever it costs.
    pub(super) fn lift_budget(&mut self) {
        self.problem.budget = BudgetLimits::default();
    }

    /// The place of an entry is settled by nobody.
    pub(super) fn lift_locks(&mut self, at: At) -> Option<()> {
        let candidate = self.entry(at)?.candidate()?;
        self.problem.locks.retain(|lock| lock.candidate != candidate);
        Some(())
    }

    /// Claims for every entry and leg the cost that the facts give.
    pub(super) fn claim_costs(&mut self) {
        let scene = self.scene();
        let derived: Vec<(At, Cost, Cost)> = scene
            .steps()
            .map(|step| {
                let at = (step.day, step.index);
                (at, entry_cost(scene.problem, step), leg_cost(scene.problem, step))
            })
            .collect();
        for (at, own, way) in derived {
            let Some(entry) = self.entry(at) else { continue };
            if let Cost::Derived(cost) = own {
                entry.cost = cost;
            }
            if let (Some(leg), Cost::Derived(cost)) = (&mut entry.leg, way) {
                leg.cost = cost;
            }
        }
    }

    /// The next number of the splitmix64 sequence (Steele, Lea and Flood 2014).
    fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// A time some seconds away, at the end of the clock where it would leave it.
pub(super) fn moved(time: DayTime, by: i32) -> DayTime {
    DayTime(time.0.saturating_add(by))
}
