use engine_model::place::Category;
use engine_model::{DayHours, Metres, PlaceId};
use jiff::Timestamp;
use jiff::civil::date;

use super::Places;
use crate::sample::{SEOUL, destination, place, position, seoul};
use crate::{IsOpen, NameMatch, SearchFilter};

#[test]
fn finds_places_by_id() {
    let places = seoul();
    assert_eq!(position(&places, "national-museum"), 6);
    assert_eq!(
        places.get(&PlaceId::new("seoul/bar")).map(|place| place.fame),
        Some(30)
    );
    assert_eq!(places.position(&PlaceId::new("seoul/nowhere")), None);
}

#[test]
fn unreadable_hours_are_unknown_and_named() {
    let places = seoul();
    let odd = position(&places, "odd");
    assert_eq!(places.hours_on(odd, date(2026, 4, 6)), DayHours::Unknown);
    assert_eq!(
        places
            .unreadable_hours()
            .iter()
            .map(|(position, _)| *position)
            .collect::<Vec<_>>(),
        [odd]
    );
    assert_eq!(places.hours_on(999, date(2026, 4, 6)), DayHours::Unknown);
}

#[test]
fn knows_the_last_entry() {
    let places = seoul();
    let DayHours::Known(found) = places.hours_on(0, date(2026, 4, 6)) else {
        panic!("the hours are known")
    };
    assert_eq!(
        found.iter().map(|i| i.last_entry.to_string()).collect::<Vec<_>>(),
        ["17:00"]
    );
}

fn check_state(tail: &str, moment: &str, expected: IsOpen, next_change: Option<&str>) {
    let places = seoul();
    let at: Timestamp = moment.parse().expect("a timestamp");
    let state = places.state_at(position(&places, tail), at);
    let shown = state
        .next_change
        .as_ref()
        .map(|next| next.strftime("%F %H:%M").to_string());
    assert_eq!(
        (state.is_open, shown.as_deref()),
        (expected, next_change),
        "{tail} at {moment}"
    );
    assert_eq!(state.week[0].1, state.today);
}

#[test]
fn tells_the_state_on_the_clock_of_the_place() {
    // Half past one in the night to Monday in Berlin is half past eight in Seoul.
    check_state(
        "gyeongbokgung",
        "2026-04-06T01:30:00+02:00",
        IsOpen::No,
        Some("2026-04-06 09:00"),
    );
    check_state(
        "gyeongbokgung",
        "2026-04-06T02:00:00+02:00",
        IsOpen::Yes,
        Some("2026-04-06 18:00"),
    );
    check_state(
        "gyeongbokgung",
        "2026-04-06T18:00:00+09:00",
        IsOpen::No,
        Some("2026-04-08 09:00"),
    );
    check_state(
        "bar",
        "2026-04-11T01:00:00+09:00",
        IsOpen::Yes,
        Some("2026-04-11 02:00"),
    );
    check_state(
        "bar",
        "2026-04-10T20:00:00+09:00",
        IsOpen::Yes,
        Some("2026-04-11 02:00"),
    );
    check_state(
        "bar",
        "2026-04-11T02:00:00+09:00",
        IsOpen::No,
        Some("2026-04-17 18:00"),
    );
    check_state("gwangjang-market", "2026-04-06T01:30:00Z", IsOpen::Yes, None);
    check_state("changdeokgung", "2026-04-06T01:30:00Z", IsOpen::Unknown, None);
}

#[test]
fn the_week_starts_with_the_local_date() {
    let places = seoul();
    // Ten in the evening of Monday in Berlin is Tuesday in Seoul, when the palace is closed.
    let state = places.state_at(0, "2026-04-06T22:00:00+02:00".parse().expect("a timestamp"));
    assert_eq!(
        state.week.each_ref().map(|(date, _)| date.day()),
        [7, 8, 9, 10, 11, 12, 13]
    );
    assert_eq!(state.today, DayHours::Known(Vec::new()));
}

#[test]
fn the_next_change_exists_when_the_clocks_go_forward() {
    let mut row = SEOUL[7];
    row.7 = "Mo-Su 02:30-12:00";
    let places = Places::new(destination("DE", "Europe/Berlin"), vec![place(&row)]);
    let state = places.state_at(0, "2026-03-29T00:30:00+01:00".parse().expect("a timestamp"));
    let next = state.next_change.expect("it opens");
    // There is no half past two on that date; the clocks show half past three.
    assert_eq!(next.to_string(), "2026-03-29T03:30:00+02:00[Europe/Berlin]");
}

#[test]
fn without_a_known_zone_the_state_is_unknown() {
    let places = Places::new(
        destination("KR", "Asia/Atlantis"),
        SEOUL.iter().map(place).collect(),
    );
    let state = places.state_at(0, "2026-04-06T03:00:00Z".parse().expect("a timestamp"));
    assert_eq!((state.is_open, state.next_change), (IsOpen::Unknown, None));
}

#[test]
fn lists_what_is_near_by_distance() {
    let places = seoul();
    let palace = places.all()[0].at;
    let shown = |categories: &[Category], radius: i32| -> Vec<(usize, i32)> {
        places
            .near(palace, Metres(radius), categories)
            .into_iter()
            .map(|(at, metres)| (at, metres.0))
            .collect()
    };
    assert_eq!(shown(&[], 600), [(0, 0), (1, 532)]);
    assert_eq!(shown(&[Category::Station], 600), [(1, 532)]);
    assert_eq!(shown(&[], 531), [(0, 0)]);
    assert_eq!(shown(&[], 0), [(0, 0)]);
    assert_eq!(shown(&[], -1), []);
    assert_eq!(shown(&[], 21_000_000).len(), places.all().len());
}

#[test]
fn an_empty_destination_answers() {
    let places = Places::new(destination("XX", "Asia/Seoul"), Vec::new());
    assert_eq!(places.search("경복궁", &SearchFilter::default()), []);
    assert_eq!(places.find_named("경복궁"), NameMatch::None);
    assert_eq!(places.near(places.destination().centre, Metres(1_000), &[]), []);
}

#[test]
fn says_whether_it_knows_the_holidays() {
    for (country, expected) in [("KR", true), ("JP", true), ("TW", false), ("XX", false)] {
        let places = Places::new(destination(country, "Asia/Seoul"), Vec::new());
        assert_eq!(places.knows_public_holidays(), expected, "{country}");
    }
}

#[test]
fn is_shared_between_threads() {
    fn check<T: Send + Sync>(_: &T) {}
    check(&seoul());
}
