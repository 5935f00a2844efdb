//! Stories about who travels.

use engine_model::people::{Health, Like};
use engine_model::plan::PlanEntryKind;
use jiff::civil::date;

use super::{bundled, member, plan, request, stops};

#[test]
fn a_member_of_limited_health_rules_the_day() {
    let members = vec![
        member(35, Health::Good, &[Like::Culture, Like::Food]),
        member(68, Health::Limited, &[Like::Rest]),
    ];
    let mut asked = request(&[("seoul", 2)], date(2026, 12, 4), members);
    asked.free_text = "경복궁은 꼭, 시장도".to_owned();
    let plan = plan(&asked, &bundled(&["seoul"]));
    assert_eq!(plan.days.len(), 3);
    for day in &plan.days {
        assert!(
            stops(day).len() <= 3,
            "day {} has {} stops",
            day.number,
            stops(day).len()
        );
        let rests = day
            .entries
            .iter()
            .filter(|entry| matches!(entry.kind, PlanEntryKind::Meal(_) | PlanEntryKind::Rest))
            .count();
        assert!(rests >= 3, "day {} has {rests} rests", day.number);
        for entry in &day.entries {
            let walking = entry.leg.as_ref().map_or(0, |leg| leg.walking.0);
            assert!(walking <= 500, "day {}: {walking} m to {}", day.number, entry.id);
        }
        assert!(
            day.totals.walking.0 <= 3000,
            "day {}: {}",
            day.number,
            day.totals.walking
        );
    }
}
