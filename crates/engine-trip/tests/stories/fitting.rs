//! Stories about ideas without a day.

use engine_model::geo::Coordinates;
use engine_model::ids::PlaceId;
use engine_model::people::Health;
use engine_model::place::Category;
use engine_model::request::PlaceRef;
use engine_model::why::AbsenceReason;
use engine_trip::{EditedPlace, EditedStop, Fit, edit, fits};
use jiff::civil::date;

use super::edits::list;
use super::small::{place, town};
use super::{bundled, id, member, plan, request, stops};

#[test]
fn an_idea_that_fits_can_be_put_where_it_is_said_to_fit() {
    let packs = bundled(&["seoul"]);
    let mut asked = request(
        &[("seoul", 2)],
        date(2026, 12, 4),
        vec![member(30, Health::Good, &[])],
    );
    asked.pace = engine_model::wish::Pace::Relaxed;
    let before = plan(&asked, &packs);
    let used = |place: &PlaceId| {
        let all = before.days.iter().flat_map(stops);
        all.filter_map(|stop| stop.place.as_ref()).any(|own| own == place)
    };
    let (mut yes, mut no) = (0, 0);
    let pack = packs.find("seoul").expect("bundled");
    for idea in pack
        .places
        .all()
        .iter()
        .filter(|idea| idea.category.is_visit() && !used(&idea.id))
        .take(25)
    {
        let days = fits(&before, &packs, &PlaceRef::Id(idea.id.clone())).expect("an answer");
        assert_eq!(days.len(), 3);
        for day in days {
            let fitting = match day.fit {
                Fit::Yes(fitting) => fitting,
                Fit::No { .. } => {
                    no += 1;
                    continue;
                }
                other => panic!("{other:?}"),
            };
            yes += 1;
            let mut list = list(&before, day.day);
            let minutes = (fitting.end - fitting.start).0 / 60;
            let stop = EditedStop {
                stop: None,
                place: EditedPlace::Id(idea.id.clone()),
                start_at: None,
                locked: false,
                minutes: Some(u16::try_from(minutes).expect("a stay")),
            };
            list.stops.insert(usize::from(fitting.position) - 1, stop);
            let after = edit(&before, &packs, &[list]).expect("an edit");
            let index = usize::from(day.day) - 1;
            let there = stops(&after.days[index])[usize::from(fitting.position) - 1].clone();
            assert_eq!(there.place.as_ref(), Some(&idea.id));
            assert_eq!(
                (there.start, there.end),
                (fitting.start, fitting.end),
                "{}",
                idea.id
            );
            assert_ne!(after.certificate.verdict, engine_model::Verdict::Broken);
        }
    }
    assert!(yes > 10 && no > 5, "{yes} {no}");
}

#[test]
fn says_why_a_day_has_no_room() {
    // 2027-05-03 is a Monday.
    let places = vec![
        place("museum", Category::Museum, 300, 0, Some("Tu-Su 10:00-18:00")),
        place("square", Category::Sight, 0, 300, Some("24/7")),
        place("hall", Category::Culture, 0, -300, Some("Mo-Su 10:00-18:00")),
    ];
    let packs = town(places);
    let mut asked = request(
        &[("town", 1)],
        date(2027, 5, 3),
        vec![member(30, Health::Good, &[])],
    );
    asked.avoid = vec![engine_model::request::Avoid::Place(id("town/hall"))];
    let before = plan(&asked, &packs);
    let on = |place: &str| fits(&before, &packs, &id(place)).expect("an answer");
    let museum = on("town/museum");
    let closed = AbsenceReason::ClosedAllDays;
    assert!(
        matches!(museum[0].fit, Fit::No { reason, .. } if reason == closed),
        "{:?}",
        museum[0]
    );
    assert_eq!(museum[1].fit, Fit::AlreadyIn);
    for day in on("town/hall") {
        assert!(
            matches!(
                day.fit,
                Fit::No {
                    reason: AbsenceReason::Avoided,
                    ..
                }
            ),
            "{day:?}"
        );
    }
    let square = on("town/square");
    assert_eq!(square.iter().filter(|day| day.fit == Fit::AlreadyIn).count(), 1);
}

#[test]
fn a_place_of_the_travellers_own_and_another_city() {
    let packs = bundled(&["seoul", "busan"]);
    let asked = request(
        &[("seoul", 1), ("busan", 1)],
        date(2027, 4, 9),
        vec![member(30, Health::Good, &[])],
    );
    let before = plan(&asked, &packs);
    let at = Coordinates::from_degrees(37.571, 126.992).expect("on the globe");
    let days = fits(
        &before,
        &packs,
        &PlaceRef::Point("Grandmother's flat".to_owned(), at),
    )
    .expect("an answer");
    assert!(matches!(days[0].fit, Fit::Yes(_) | Fit::No { .. }));
    assert_eq!(days[2].fit, Fit::OtherCity);
    let error = fits(&before, &packs, &id("seoul/nowhere")).expect_err("a refusal");
    assert_eq!((error.code(), error.field()), ("PLACE_NOT_FOUND", Some("place")));
}
