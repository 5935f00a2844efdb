//! Single conditions of hours, ways, the day and the members, each edit with exactly the codes that it brings.

use engine_check::check;
use engine_model::Seconds;
use engine_model::finding::{FindingCode, Severity};
use engine_model::itinerary::{EntryKind, Itinerary};
use engine_model::opening::{DayHours, OpenInterval};
use engine_model::people::Health;
use engine_model::problem::{Mode, Problem, Transfer};

use crate::fixture::{codes, hm, problem, site};
use crate::plan::itinerary;

/// Applies an edit to the right plan and asserts the warnings and broken conditions that it brings.
pub(crate) fn assert_codes(edit: impl Fn(&mut Problem, &mut Itinerary), expected: &[FindingCode]) {
    let (mut problem, mut itinerary) = (problem(), itinerary());
    edit(&mut problem, &mut itinerary);
    let report = check(&problem, &itinerary);
    assert_eq!(
        codes(&report, Severity::Warning),
        expected,
        "{:?}",
        report.findings
    );
}

#[test]
fn passes_the_right_plan() {
    assert_codes(|_, _| {}, &[]);
    let report = check(&problem(), &itinerary());
    assert_eq!(
        codes(&report, Severity::Note),
        [FindingCode::UnverifiedHours, FindingCode::FewStops]
    );
    assert!(
        report
            .tallies
            .iter()
            .all(|tally| tally.tested > 0 && tally.broken == 0)
    );
}

#[test]
fn accepts_a_stay_up_to_the_minute_of_closing_and_of_the_last_entry() {
    // The museum is visited 9:30-11:00.
    let hours = |open, close, last_entry| {
        move |problem: &mut Problem, plan: &mut Itinerary| {
            let interval = OpenInterval {
                open,
                close,
                last_entry,
            };
            problem.candidates[0].hours[0] = DayHours::Known(vec![interval]);
            if let EntryKind::Visit(visit) = &mut plan.days[0].entries[1].kind {
                visit.opening = Some(interval);
            }
        }
    };
    assert_codes(hours(hm(9, 30), hm(11, 0), hm(9, 30)), &[]);
    assert_codes(hours(hm(9, 31), hm(11, 0), hm(10, 0)), &[FindingCode::Closed]);
    assert_codes(hours(hm(9, 30), hm(10, 59), hm(9, 30)), &[FindingCode::Closed]);
    assert_codes(
        hours(hm(9, 0), hm(11, 0), hm(9, 29)),
        &[FindingCode::AfterLastEntry],
    );
}

#[test]
fn claims_an_opening_only_where_one_is_known() {
    assert_codes(
        |problem, _| problem.candidates[0].hours[0] = DayHours::Unknown,
        &[FindingCode::OpeningClaim],
    );
}

#[test]
fn lets_a_leg_take_longer_but_never_shorter_than_its_table() {
    let leg = |seconds: i32| {
        move |_: &mut Problem, plan: &mut Itinerary| {
            if let Some(leg) = &mut plan.days[0].entries[1].leg {
                leg.duration.0 += seconds;
            }
        }
    };
    assert_codes(leg(0), &[]);
    assert_codes(leg(-1), &[FindingCode::LegTooShort]);
    // The leg would still be on its way when the plan says that the group is there.
    assert_codes(leg(60), &[FindingCode::LegTooShort]);
    assert_codes(
        |_, plan| {
            let entry = &mut plan.days[0].entries[1];
            entry
                .leg
                .as_mut()
                .expect("the museum is reached on foot")
                .duration
                .0 += 60;
            entry.arrival.0 += 60;
        },
        &[],
    );
}

#[test]
fn wants_the_way_from_a_site_to_itself_to_be_nothing() {
    // The dinner of the first day is a declared break at the theatre.
    assert_codes(
        |_, plan| plan.days[0].entries[6].leg.as_mut().expect("an empty leg").mode = Mode::Transit,
        &[FindingCode::LegClaim],
    );
}

#[test]
fn lets_the_transfer_be_neither_missed_nor_invented() {
    assert_codes(
        |_, plan| plan.days[1].entries[6].leg = None,
        &[FindingCode::TransferClaim],
    );
    assert_codes(
        |_, plan| plan.days[0].entries[0].leg = plan.days[1].entries[6].leg,
        &[FindingCode::TransferClaim],
    );
    let train = |edit: fn(&mut Transfer)| {
        move |problem: &mut Problem, _: &mut Itinerary| {
            edit(problem.days[1].segments[0].transfer.as_mut().expect("a train"));
        }
    };
    assert_codes(train(|train| train.days_later = 1), &[FindingCode::TransferClaim]);
    assert_codes(
        train(|train| train.mode = Mode::Ferry),
        &[FindingCode::TransferClaim],
    );
    assert_codes(train(|train| train.cost = Some(1)), &[FindingCode::CostClaim]);
    assert_codes(
        train(|train| train.depart = hm(9, 0)),
        &[FindingCode::ConnectionMissed],
    );
}

#[test]
fn wants_errands_where_and_when_they_belong() {
    assert_codes(
        |_, plan| plan.days[1].entries.swap(1, 2),
        &[FindingCode::TimeOrder, FindingCode::LuggageMissed],
    );
    assert_codes(
        |problem, _| problem.days[1].segments[0].before[0].latest = hm(9, 9),
        &[FindingCode::LuggageMissed],
    );
    assert_codes(
        |problem, _| problem.days[1].segments[0].before.clear(),
        &[FindingCode::LuggageMissed],
    );
}

#[test]
fn knows_the_limits_of_the_weakest_member() {
    let health = |health| move |problem: &mut Problem, _: &mut Itinerary| problem.members[1].health = health;
    assert_codes(health(Health::Good), &[]);
    // Four stops on the first day, two rests on the first and the third, legs of 1 km and 3.3 km on the second.
    assert_codes(
        health(Health::Limited),
        &[
            FindingCode::TooManyStops,
            FindingCode::TooFewRests,
            FindingCode::LegWalkTooLong,
            FindingCode::DayWalkTooLong,
        ],
    );
    assert_codes(
        |problem, _| problem.candidates[0].strenuous = true,
        &[FindingCode::Strenuous],
    );
    assert_codes(
        |problem, _| {
            problem.candidates[0].strenuous = true;
            problem.members[1].health = Health::Good;
        },
        &[],
    );
}

#[test]
fn counts_rests_only_an_hour_apart_and_in_proportion_to_the_day() {
    // The rest of the third day ends at 10:50, lunch begins at 12:00.
    let moved = |minutes: i32| {
        move |_: &mut Problem, plan: &mut Itinerary| {
            let rest = &mut plan.days[2].entries[2];
            rest.start = rest.start + Seconds::minutes(minutes);
            rest.end = rest.end + Seconds::minutes(minutes);
            plan.days[2].entries[3].arrival.0 += minutes * 60;
        }
    };
    assert_codes(moved(10), &[]);
    assert_codes(moved(11), &[FindingCode::TooFewRests]);
    let shortened = |_: &mut Problem, plan: &mut Itinerary| plan.days[2].entries[2].end.0 -= 1;
    assert_codes(shortened, &[FindingCode::TooFewRests, FindingCode::RestUnfit]);
    // Seven hours and a half need 2 * 7 / 8 = 1 rest, which is the lunch.
    assert_codes(
        |problem, plan| {
            problem.days[2].segments[0].latest = hm(16, 30);
            plan.days[2].entries.remove(2);
        },
        &[],
    );
}

#[test]
fn wants_a_seat_for_a_rest() {
    // The gallery has benches as long as it is under a roof.
    assert_codes(
        |problem, _| problem.candidates[7].setting = engine_model::place::Setting::Outdoor,
        &[FindingCode::RestUnfit],
    );
}

#[test]
fn takes_other_days_and_torn_days_as_findings() {
    assert_codes(
        |_, plan| plan.days.push(plan.days[0].clone()),
        &[FindingCode::DaysDiffer],
    );
    assert_codes(
        |_, plan| {
            plan.days[0].entries.pop();
        },
        &[FindingCode::DaysDiffer],
    );
    assert_codes(
        |_, plan| plan.days[0].entries[7].site = site(0, 1),
        &[
            FindingCode::LegClaim,
            FindingCode::WrongLodging,
            FindingCode::CostClaim,
        ],
    );
}
