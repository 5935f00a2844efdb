//! Stories about a day that takes its variant for rain.

use engine_model::finding::Verdict;
use engine_model::people::{Health, Like};
use engine_model::place::Setting;
use engine_model::plan::Plan;
use engine_trip::{TripError, check_plan, take_rain_variant};
use jiff::civil::date;

use super::{bundled, ends_do_not_overlap, member, place_ids, plan, request, stops, unique_ids};

fn outdoors() -> (Plan, engine_trip::Packs) {
    let asked = request(
        &[("jeju", 2)],
        date(2026, 7, 6),
        vec![member(30, Health::Good, &[Like::Nature])],
    );
    let packs = bundled(&["jeju"]);
    (plan(&asked, &packs), packs)
}

#[test]
fn a_wet_day_takes_its_variant_and_is_checked() {
    let (before, packs) = outdoors();
    let wet = before.days.iter().filter(|day| day.rain_variant.is_some());
    let numbers: Vec<u16> = wet.map(|day| day.number).collect();
    assert!(!numbers.is_empty(), "nature on Jeju is outdoors");
    for number in numbers {
        let index = usize::from(number) - 1;
        let variant = before.days[index].rain_variant.as_ref().expect("a variant");
        let after = take_rain_variant(&before, &packs, number)
            .expect("a plan that reads")
            .expect("a day with a variant");
        let day = &after.days[index];
        assert_eq!(day.rain_variant, None);
        assert_eq!(
            (day.totals, day.feasibility),
            (variant.totals, variant.feasibility)
        );
        let times = |entries: &[engine_model::plan::PlanEntry]| -> Vec<_> {
            let one = |entry: &engine_model::plan::PlanEntry| {
                (entry.kind, entry.place.clone(), entry.start, entry.end)
            };
            entries.iter().map(one).collect()
        };
        assert_eq!(times(&day.entries), times(&variant.entries));
        let out_of_doors = |day| -> usize {
            let stops = stops(day).into_iter();
            stops
                .filter(|stop| stop.setting == Some(Setting::Outdoor))
                .count()
        };
        assert!(out_of_doors(day) < out_of_doors(&before.days[index]));
        assert_ne!(after.certificate.verdict, Verdict::Broken);
        unique_ids(&after);
        ends_do_not_overlap(&after);
        assert!(day.entries.iter().all(|entry| !entry.id.contains("-rain-")));
        for (stop, old) in stops(day).into_iter().flat_map(|stop| {
            let before = stops(&before.days[index]).into_iter();
            before
                .filter(move |old| old.place == stop.place)
                .map(move |old| (stop, old))
        }) {
            assert_eq!(stop.id, old.id, "a stop in both keeps its id");
        }
        let others = |plan: &Plan| -> Vec<_> {
            let all = place_ids(plan).into_iter();
            all.filter(|(day, _)| *day != number).collect()
        };
        assert_eq!(others(&after), others(&before));
        let again = check_plan(&after, &packs).expect("a plan that reads");
        assert_eq!(again.certificate.findings, after.certificate.findings);
        assert_eq!(take_rain_variant(&after, &packs, number), Ok(None));
    }
}

#[test]
fn a_day_that_is_not_there_is_refused() {
    let (before, packs) = outdoors();
    for day in [0, 4] {
        let refused = take_rain_variant(&before, &packs, day).expect_err("no such day");
        assert!(matches!(refused, TripError::DayUnknown { days: 3, .. }));
    }
}
