use engine_model::{Coordinates, DayHours, Seconds};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Calendar, Expression, Stretches};

pub(super) fn calendar(country: &str) -> (Calendar, Coordinates) {
    let (zone, latitude, longitude) = match country {
        "KR" => ("Asia/Seoul", 37.5665, 126.978),
        "DE" => ("Europe/Berlin", 48.1374, 11.5755),
        "GB" => ("Europe/London", 51.5074, -0.1278),
        "JP" => ("Asia/Tokyo", 35.6762, 139.6503),
        "IS" => ("Atlantic/Reykjavik", 64.1466, -21.9426),
        other => panic!("no calendar for {other}"),
    };
    let zone = TimeZone::get(zone).expect("a known zone");
    let at = Coordinates::from_degrees(latitude, longitude).expect("on the globe");
    (Calendar::new(Some(country), Some(zone)), at)
}

fn hours(country: &str, expression: &str, date: &str) -> DayHours {
    let (calendar, at) = calendar(country);
    let parsed = Expression::parse(expression, &calendar, at).expect("a readable expression");
    let date: Date = date.parse().expect("a date");
    Stretches::of(&parsed, date).day_hours(None)
}

fn shown(hours: &DayHours) -> String {
    match hours {
        DayHours::Unknown => "unknown".to_owned(),
        DayHours::Known(intervals) => {
            let shown: Vec<String> = intervals
                .iter()
                .map(|i| format!("{}-{}", i.open, i.close))
                .collect();
            shown.join(",")
        }
    }
}

fn check_in(country: &str, expression: &str, cases: &[(&str, &str)]) {
    for (date, expected) in cases {
        assert_eq!(
            shown(&hours(country, expression, date)),
            *expected,
            "{expression} on {date}"
        );
    }
}

fn check(expression: &str, cases: &[(&str, &str)]) {
    check_in("KR", expression, cases);
}

// 2026-04-06 is a Monday.

#[test]
fn knows_the_weekly_closing_day() {
    check(
        "Mo,We-Su 10:00-18:00; Tu off",
        &[
            ("2026-04-06", "10:00-18:00"),
            ("2026-04-07", ""),
            ("2026-04-08", "10:00-18:00"),
        ],
    );
}

#[test]
fn knows_several_intervals_a_day() {
    check(
        "Mo-Su 11:30-15:00,17:00-21:30",
        &[("2026-04-06", "11:30-15:00,17:00-21:30")],
    );
    check("Mo-Fr 10:00-12:00,12:00-14:00", &[("2026-04-06", "10:00-14:00")]);
}

#[test]
fn knows_seasons_and_the_turn_of_the_year() {
    let palace = "Nov-Feb Mo,We-Su 09:00-17:00; Mar-May Mo,We-Su 09:00-18:00; Jun-Aug Mo,We-Su 09:00-18:30; \
                  Sep-Oct Mo,We-Su 09:00-18:00";
    check(
        palace,
        &[
            ("2026-01-01", "09:00-17:00"),
            ("2026-02-28", "09:00-17:00"),
            ("2026-03-01", "09:00-18:00"),
            ("2026-07-01", "09:00-18:30"),
            ("2026-07-07", ""),
            ("2026-12-31", "09:00-17:00"),
        ],
    );
    check(
        "Mo-Su 09:00-17:00; Dec 29-Jan 03 off",
        &[
            ("2026-12-28", "09:00-17:00"),
            ("2026-12-29", ""),
            ("2026-12-31", ""),
            ("2027-01-03", ""),
            ("2027-01-04", "09:00-17:00"),
        ],
    );
    check(
        "Oct 01-Mar 14 09:00-16:30; Mar 15-Sep 30 09:00-18:00",
        &[
            ("2026-03-14", "09:00-16:30"),
            ("2026-03-15", "09:00-18:00"),
            ("2026-10-01", "09:00-16:30"),
        ],
    );
}

#[test]
fn knows_the_nth_weekday_of_a_month() {
    check(
        "Mo-Su 10:00-18:00; Mo[1] off",
        &[
            ("2026-04-06", ""),
            ("2026-04-13", "10:00-18:00"),
            ("2026-05-04", ""),
        ],
    );
    check(
        "Mo-Su 10:00-18:00; Mo[-1] off",
        &[("2026-04-20", "10:00-18:00"), ("2026-04-27", "")],
    );
    check(
        "Mo-Su 05:00-22:00; Tu[1,3] off",
        &[
            ("2026-04-07", ""),
            ("2026-04-14", "05:00-22:00"),
            ("2026-04-21", ""),
        ],
    );
}

#[test]
fn knows_the_public_holidays_of_the_country() {
    // Children's Day in Korea, Golden Week in Japan, Good Friday in Germany and Great Britain.
    check_in(
        "KR",
        "Mo-Fr 10:00-17:00; PH off",
        &[("2026-05-05", ""), ("2026-05-06", "10:00-17:00")],
    );
    check_in(
        "JP",
        "Tu-Su,PH 09:30-17:00",
        &[("2026-05-04", "09:30-17:00"), ("2026-05-11", "")],
    );
    check_in(
        "DE",
        "Mo-Fr 10:00-17:00; PH off",
        &[("2026-04-03", ""), ("2026-12-25", "")],
    );
    check_in(
        "GB",
        "Mo-Su 10:00-17:00; PH 11:00-16:00",
        &[("2026-12-25", "11:00-16:00")],
    );
    check_in(
        "DE",
        "Mo-Su 10:00-17:00; easter off; easter +1 day off",
        &[
            ("2026-04-05", ""),
            ("2026-04-06", ""),
            ("2026-04-07", "10:00-17:00"),
        ],
    );
}

#[test]
fn a_holiday_of_some_regions_is_unknown() {
    // Corpus Christi is kept in the south and west of Germany only.
    check_in(
        "DE",
        "Mo-Fr 10:00-17:00; PH off",
        &[("2026-06-04", "unknown"), ("2026-06-05", "10:00-17:00")],
    );
}

#[test]
fn an_interval_past_midnight_belongs_to_its_evening_and_is_seen_the_next_day() {
    check(
        "Fr 18:00-02:00",
        &[
            ("2026-04-09", ""),
            ("2026-04-10", "18:00-26:00"),
            ("2026-04-11", "-6:00-02:00"),
            ("2026-04-12", ""),
        ],
    );
    check("Mo-Su 18:00-26:00", &[("2026-04-10", "-6:00-02:00,18:00-26:00")]);
    let night = hours("KR", "Fr 18:00-02:00", "2026-04-11");
    let at = |minutes: i32| engine_model::DayTime::hm(0, minutes);
    assert_eq!(night.admits(at(30), at(90)), Some(true));
    assert_eq!(night.admits(at(30), at(121)), Some(false));
}

#[test]
fn a_rule_for_one_day_leaves_the_night_before_alone() {
    check(
        "Mo-Th 18:00-02:00; Fr,Sa 18:00-04:00",
        &[
            ("2026-04-09", "-6:00-02:00,18:00-26:00"),
            ("2026-04-10", "-6:00-02:00,18:00-28:00"),
            ("2026-04-12", "-6:00-04:00"),
        ],
    );
    check(
        "Mo-Su 18:00-02:00; Dec 24 off",
        &[("2026-12-24", "-6:00-02:00"), ("2026-12-25", "18:00-26:00")],
    );
    check(
        "Mo-Su 18:00-02:00; We 10:00-12:00",
        &[
            ("2026-04-08", "-6:00-02:00,10:00-12:00"),
            ("2026-04-09", "18:00-26:00"),
        ],
    );
    check(
        "Mo-Fr 10:00-14:00, We 20:00-02:00",
        &[
            ("2026-04-08", "10:00-14:00,20:00-26:00"),
            ("2026-04-09", "-4:00-02:00,10:00-14:00"),
        ],
    );
}

#[test]
fn what_never_closes_admits_a_stay_past_midnight() {
    for always in ["24/7", "Mo-Su 00:00-24:00", "00:00-24:00", "24/7 open"] {
        check(always, &[("2026-04-06", "-24:00-48:00")]);
    }
    check(
        "24/7; Tu off",
        &[
            ("2026-04-06", "-24:00-24:00"),
            ("2026-04-07", ""),
            ("2026-04-08", "00:00-48:00"),
        ],
    );
    check("24/7 closed", &[("2026-04-06", "")]);
}

#[test]
fn what_opens_at_midnight_continues_what_closes_then() {
    check(
        "Fr 18:00-24:00; Sa 00:00-03:00",
        &[("2026-04-10", "18:00-27:00"), ("2026-04-11", "-6:00-03:00")],
    );
}

#[test]
fn unknown_stretches_are_neither_promised_nor_denied() {
    check(
        "Mo-Fr 10:00-18:00; Sa unknown",
        &[("2026-04-11", "unknown"), ("2026-04-12", "")],
    );
    check(
        "Mo 10:00-12:00 open, 12:00-14:00 unknown",
        &[("2026-04-06", "10:00-12:00")],
    );
    check(
        "Mo-Fr \"by appointment\"",
        &[("2026-04-06", "unknown"), ("2026-04-11", "")],
    );
    check(
        "Fr 18:00-02:00; Sa unknown",
        &[("2026-04-10", "18:00-26:00"), ("2026-04-11", "unknown")],
    );
    check(
        "Mo-Fr 10:00-18:00 || \"ask\"",
        &[("2026-04-06", "10:00-18:00"), ("2026-04-11", "unknown")],
    );
}

#[test]
fn hours_follow_the_sun() {
    // The times themselves are tested against almanacs in `sun`.
    check("sunrise-sunset", &[("2026-06-21", "05:10-19:56")]);
    check("(sunrise+01:00)-(sunset-01:30)", &[("2026-06-21", "06:10-18:26")]);
    check("sunset-02:00", &[("2026-06-21", "-5:56-02:00,19:56-26:00")]);
    check("09:00-sunset", &[("2026-06-21", "09:00-19:56")]);
    check_in("DE", "dawn-dusk", &[("2026-12-21", "07:24-16:58")]);
}

#[test]
fn hours_keep_to_the_wall_clock_when_the_clocks_change() {
    // In Germany the clocks change on 29 March and 25 October 2026.
    check_in(
        "DE",
        "Mo-Su 09:00-18:00",
        &[("2026-03-29", "09:00-18:00"), ("2026-10-25", "09:00-18:00")],
    );
    check_in(
        "DE",
        "Sa 22:00-05:00",
        &[("2026-03-28", "22:00-29:00"), ("2026-03-29", "-2:00-05:00")],
    );
    check_in(
        "DE",
        "sunrise-sunset",
        &[("2026-03-28", "06:00-18:37"), ("2026-03-29", "06:58-19:39")],
    );
}

#[test]
fn last_entry_is_before_closing_but_never_before_opening() {
    let (calendar, at) = calendar("KR");
    for (expression, before, expected) in [
        ("10:00-18:00", 60, "17:00"),
        ("10:00-10:30", 60, "10:00"),
        ("24/7", 60, "48:00"),
        ("18:00-02:00", 30, "01:30"),
    ] {
        let parsed = Expression::parse(expression, &calendar, at).expect("readable");
        let date: Date = "2026-04-06".parse().expect("a date");
        let DayHours::Known(found) = Stretches::of(&parsed, date).day_hours(Some(Seconds::minutes(before)))
        else {
            panic!("{expression} is known");
        };
        assert_eq!(found[0].last_entry.to_string(), expected, "{expression}");
    }
}

#[test]
fn refuses_what_it_cannot_read() {
    let (calendar, at) = calendar("KR");
    for wrong in [
        "",
        "open when we like",
        "Mo-Fr 25:99-26:00",
        "(sunset+06:00)-(sunset+05:00)",
    ] {
        assert!(Expression::parse(wrong, &calendar, at).is_err(), "{wrong}");
    }
}

#[test]
fn far_north_the_sun_may_neither_rise_nor_set() {
    let (calendar, at) = calendar("IS");
    let parsed = Expression::parse("sunrise-sunset", &calendar, at).expect("readable");
    for day in 0..366 {
        let date = jiff::civil::date(2026, 1, 1).saturating_add(jiff::Span::new().days(day));
        let found = Stretches::of(&parsed, date);
        assert_eq!(found.open.len(), 1, "{date}: {found:?}");
    }
}
