//! Whatever the plan holds, the checker answers.

use engine_check::mutation::{Mutation, mutate};
use engine_check::{check, check_day};
use engine_model::itinerary::{DayPlan, Entry, EntryKind, Itinerary, Leg, MealPlace, Visit};
use engine_model::opening::OpenInterval;
use engine_model::problem::{ErrandKind, LegSource, Mode, SiteRef};
use engine_model::wish::MealKind;
use engine_model::{DayTime, Metres, Seconds};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest::sample::select;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use crate::fixture::problem;

fn time() -> impl Strategy<Value = DayTime> {
    prop_oneof![
        (0..100_000).prop_map(DayTime),
        any::<i32>().prop_map(DayTime),
        Just(DayTime(i32::MIN))
    ]
}

fn index() -> impl Strategy<Value = u32> {
    prop_oneof![0..12_u32, any::<u32>()]
}

fn kind() -> impl Strategy<Value = EntryKind> {
    let meals = select(vec![MealKind::Breakfast, MealKind::Lunch, MealKind::Dinner]);
    let opening = (time(), time(), time()).prop_map(|(open, close, last_entry)| OpenInterval {
        open,
        close,
        last_entry,
    });
    let opening = option::of(opening).boxed();
    let place = (index(), opening.clone()).prop_map(|(candidate, opening)| MealPlace { candidate, opening });
    prop_oneof![
        Just(EntryKind::Start),
        Just(EntryKind::End),
        (index(), opening, any::<bool>())
            .prop_map(|(candidate, opening, locked)| Visit {
                candidate,
                opening,
                locked
            })
            .prop_map(EntryKind::Visit),
        (meals, option::of(place)).prop_map(|(meal, place)| EntryKind::Meal(meal, place)),
        option::of(index()).prop_map(EntryKind::Rest),
        Just(EntryKind::Errand(ErrandKind::CheckIn)),
    ]
}

fn leg() -> impl Strategy<Value = Leg> {
    let numbers = (any::<i32>(), any::<i32>(), any::<i32>());
    (select(Mode::ALL.to_vec()), numbers, option::of(any::<i64>())).prop_map(
        |(mode, (duration, distance, walking), cost)| Leg {
            mode,
            duration: Seconds(duration),
            distance: Metres(distance),
            walking: Metres(walking),
            source: LegSource::Given,
            cost,
        },
    )
}

fn entry() -> impl Strategy<Value = Entry> {
    let place = (
        prop_oneof![0..2_u16, any::<u16>()],
        prop_oneof![0..8_u16, any::<u16>()],
    )
        .prop_map(|(city, index)| SiteRef { city, index });
    let times = (time(), time(), time());
    (kind(), place, option::of(leg()), times, option::of(any::<i64>())).prop_map(
        |(kind, site, leg, (arrival, start, end), cost)| Entry {
            kind,
            site,
            leg,
            arrival,
            start,
            end,
            cost,
        },
    )
}

#[test]
fn answers_on_any_plan() {
    let plans = vec(vec(entry(), 0..12).prop_map(|entries| DayPlan { entries }), 0..5);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let config = ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let mut runner = TestRunner::new_with_rng(config, rng);
    let problem = problem();
    runner
        .run(&plans, |days| {
            let itinerary = Itinerary { days };
            let report = check(&problem, &itinerary);
            assert_eq!(report.tallies.len(), 9);
            assert!(report.tallies.iter().map(|tally| tally.broken).sum::<u32>() > 0);
            for day in [0, 2, 9] {
                assert_eq!(check_day(&problem, &itinerary, day).tallies.len(), 9);
            }
            for mutation in Mutation::ALL {
                if let Some((problem, itinerary, _)) = mutate(&problem, &itinerary, *mutation, 1) {
                    assert_eq!(check(&problem, &itinerary).tallies.len(), 9);
                }
            }
            Ok(())
        })
        .expect("the checker answers on every plan");
}
