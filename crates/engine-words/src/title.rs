//! What an entry is called, and the short lines under it.

use engine_model::people::Member;
use engine_model::plan::{Language, PlanDay, PlanEntry, PlanEntryKind, PlanLeg, PlanOpening};
use engine_model::problem::{ErrandKind, LegSource, Mode};
use engine_model::{Currency, DayTime, Metres};

use crate::quantity::{clock, distance, duration, money};
use crate::say::pick;
use crate::term::{leg_source, meal, mode};

/// `Day 2`, `2일차`.
pub fn day_title(number: u16, language: Language) -> String {
    pick(language, format!("Day {number}"), format!("{number}일차"))
}

/// The cities of a day: `Seoul → Busan`.
pub fn segment_names(day: &PlanDay, language: Language) -> String {
    let mut names: Vec<&str> = day
        .segments
        .iter()
        .map(|s| s.names.in_language(language))
        .collect();
    names.dedup();
    names.join(" → ")
}

/// A destination as the request wrote it, for plans without days: an id in small letters begins with a capital.
pub fn city_as_written(name: &str) -> String {
    if name.chars().any(char::is_uppercase) {
        return name.to_owned();
    }
    let capital = |word: &str| {
        let mut letters = word.chars();
        let head = letters.next().into_iter().flat_map(char::to_uppercase);
        head.chain(letters).collect::<String>()
    };
    name.split('-').map(capital).collect::<Vec<_>>().join(" ")
}

/// A member by name, else by number; `index` is 0-based.
pub fn member(index: u16, members: &[Member], language: Language) -> String {
    members
        .get(usize::from(index))
        .and_then(|member| member.name.clone())
        .unwrap_or_else(|| {
            pick(
                language,
                format!("member {}", index.saturating_add(1)),
                format!("{}번째 일행", index.saturating_add(1)),
            )
        })
}

/// What an entry is called: `Gyeongbokgung`, `Lunch near Gyeongbokgung`, `Check in at Hotel`.
pub fn entry_title(entry: &PlanEntry, language: Language) -> String {
    title_of(entry, entry.names.in_language(language), language)
}

/// The same with the name already chosen, for outputs that cannot print every script.
pub fn title_of(entry: &PlanEntry, name: &str, language: Language) -> String {
    match entry.kind {
        PlanEntryKind::Start if entry.leg.is_some() => {
            pick(language, format!("Arrive at {name}"), format!("{name} 도착"))
        }
        PlanEntryKind::Start => pick(language, format!("Leave from {name}"), format!("{name}에서 출발")),
        PlanEntryKind::End => pick(language, format!("Arrive at {name}"), format!("{name} 도착")),
        PlanEntryKind::Stop => name.to_owned(),
        PlanEntryKind::Meal(kind) => {
            let near = entry.place.is_none();
            let word = meal(kind, language);
            match language {
                Language::English => {
                    let mut letters = word.chars();
                    let head: String = letters
                        .next()
                        .into_iter()
                        .flat_map(char::to_uppercase)
                        .chain(letters)
                        .collect();
                    format!("{head} {} {name}", if near { "near" } else { "at" })
                }
                Language::Korean if near => format!("{name} 근처에서 {word}"),
                Language::Korean => format!("{name}에서 {word}"),
            }
        }
        PlanEntryKind::Rest => pick(language, format!("Rest at {name}"), format!("{name}에서 휴식")),
        PlanEntryKind::Errand(kind) => errand_title(kind, name, language),
    }
}

/// The way to an entry: `walk, 12 min, 850 m`, `train KTX 101, 2 h 40 min, 320 km (estimate)`.
pub fn leg(leg: &PlanLeg, language: Language) -> String {
    let label = if leg.label.is_empty() {
        String::new()
    } else {
        format!(" {}", leg.label)
    };
    let mut text = format!("{}{label}", mode(leg.mode, language));
    if let Some((time, days)) = leg.departs {
        let time = clock(time, language);
        let day = if days == 0 {
            String::new()
        } else {
            format!(" {days:+}")
        };
        text.push_str(&pick(
            language,
            format!(", departs {time}{day}"),
            format!(", {time}{day} 출발"),
        ));
    }
    text.push_str(", ");
    text.push_str(&duration(leg.duration, language));
    if leg.distance > Metres(0) {
        text.push_str(", ");
        text.push_str(&distance(leg.distance));
    }
    let mut remarks = Vec::new();
    if leg.mode != Mode::Walk && leg.walking > Metres(0) {
        let on_foot = distance(leg.walking);
        remarks.push(pick(
            language,
            format!("{on_foot} on foot"),
            format!("도보 {on_foot}"),
        ));
    }
    if leg.source == LegSource::Estimate {
        remarks.push(leg_source(leg.source, language).to_owned());
    }
    if !remarks.is_empty() {
        text = format!("{text} ({})", remarks.join(", "));
    }
    text
}

/// What is known of the hours: `open until 18:00`, `open until 18:00 (not verified)`, `hours unknown`.
pub fn opening(opening: &PlanOpening, language: Language) -> String {
    let Some(interval) = opening.interval else {
        return pick(language, "hours unknown", "영업시간 모름");
    };
    let text = if interval.close >= DayTime::hm(48, 0) {
        pick(language, "open day and night", "24시간 개방")
    } else {
        let close = clock(interval.close, language);
        pick(
            language,
            format!("open until {close}"),
            format!("{close}까지 영업"),
        )
    };
    if opening.verified {
        text
    } else {
        text + &pick(language, " (not verified)", " (미확인)")
    }
}

/// A cost of the group: `₩12,000`, `free`, `price unknown`.
pub fn cost(cost: Option<i64>, currency: Currency, language: Language) -> String {
    match cost {
        None => pick(language, "price unknown", "가격 모름"),
        Some(0) => pick(language, "free", "무료"),
        Some(amount) => money(amount, currency, language),
    }
}

fn errand_title(kind: ErrandKind, name: &str, language: Language) -> String {
    match kind {
        ErrandKind::DropLuggage => pick(
            language,
            format!("Leave luggage at {name}"),
            format!("{name}에 짐 맡기기"),
        ),
        ErrandKind::PickUpLuggage => pick(
            language,
            format!("Pick up luggage at {name}"),
            format!("{name}에서 짐 찾기"),
        ),
        ErrandKind::CheckIn => pick(language, format!("Check in at {name}"), format!("{name} 체크인")),
        ErrandKind::CheckOut => pick(
            language,
            format!("Check out of {name}"),
            format!("{name} 체크아웃"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{city_as_written, cost, entry_title, leg, opening};
    use engine_model::place::{Names, StepFree};
    use engine_model::plan::{Language, PlanEntry, PlanEntryKind, PlanLeg, PlanOpening, Running};
    use engine_model::problem::{ErrandKind, LegSource, Mode};
    use engine_model::wish::MealKind;
    use engine_model::{Coordinates, Currency, DayTime, Metres, OpenInterval, PlaceId, Seconds};

    const BOTH: [Language; 2] = [Language::English, Language::Korean];

    fn entry(kind: PlanEntryKind, place: Option<&str>) -> PlanEntry {
        PlanEntry {
            id: "d1-x".into(),
            kind,
            segment: 0,
            names: Names {
                local: "호수".into(),
                ko: Some("호수".into()),
                en: Some("Lake".into()),
            },
            place: place.map(PlaceId::new),
            category: None,
            at: Coordinates::from_degrees(37.5, 127.0).expect("inside"),
            leg: None,
            arrival: DayTime::hm(12, 0),
            start: DayTime::hm(12, 0),
            end: DayTime::hm(13, 0),
            cost: None,
            opening: None,
            step_free: StepFree::Unknown,
            setting: None,
            locked: false,
            why: Vec::new(),
            placement: Vec::new(),
            indoor_alternative: None,
            running: Running::default(),
        }
    }

    fn check(kind: PlanEntryKind, place: Option<&str>, expected: [&str; 2]) {
        assert_eq!(
            BOTH.map(|language| entry_title(&entry(kind, place), language)),
            expected
        );
    }

    #[test]
    fn names_every_kind_of_entry() {
        check(PlanEntryKind::Stop, Some("x"), ["Lake", "호수"]);
        check(PlanEntryKind::Start, None, ["Leave from Lake", "호수에서 출발"]);
        check(PlanEntryKind::End, None, ["Arrive at Lake", "호수 도착"]);
        check(PlanEntryKind::Rest, None, ["Rest at Lake", "호수에서 휴식"]);
        check(
            PlanEntryKind::Meal(MealKind::Lunch),
            None,
            ["Lunch near Lake", "호수 근처에서 점심"],
        );
        check(
            PlanEntryKind::Meal(MealKind::Dinner),
            Some("x"),
            ["Dinner at Lake", "호수에서 저녁"],
        );
        check(
            PlanEntryKind::Errand(ErrandKind::CheckOut),
            None,
            ["Check out of Lake", "호수 체크아웃"],
        );
        check(
            PlanEntryKind::Errand(ErrandKind::DropLuggage),
            None,
            ["Leave luggage at Lake", "호수에 짐 맡기기"],
        );
    }

    #[test]
    fn says_how_to_get_there() {
        let ride = PlanLeg {
            mode: Mode::Transit,
            duration: Seconds::minutes(20),
            distance: Metres(4_200),
            walking: Metres(600),
            source: LegSource::Estimate,
            cost: Some(0),
            label: String::new(),
            departs: None,
        };
        assert_eq!(
            leg(&ride, Language::English),
            "public transport, 20 min, 4.2 km (600 m on foot, estimate)"
        );
        let train = PlanLeg {
            mode: Mode::Train,
            walking: Metres(0),
            source: LegSource::Timetable,
            label: "KTX 101".into(),
            ..ride
        };
        assert_eq!(leg(&train, Language::Korean), "기차 KTX 101, 20분, 4.2 km");
        let timed = PlanLeg {
            departs: Some((DayTime::hm(9, 25), 0)),
            ..train
        };
        assert_eq!(
            leg(&timed, Language::English),
            "train KTX 101, departs 09:25, 20 min, 4.2 km"
        );
        assert_eq!(
            leg(&timed, Language::Korean),
            "기차 KTX 101, 09:25 출발, 20분, 4.2 km"
        );
    }

    #[test]
    fn begins_a_city_with_a_capital() {
        for (written, expected) in [("new-york", "New York"), ("Seoul", "Seoul"), ("서울", "서울")] {
            assert_eq!(city_as_written(written), expected);
        }
    }

    #[test]
    fn marks_what_is_not_known() {
        let interval = OpenInterval {
            open: DayTime::hm(9, 0),
            close: DayTime::hm(18, 0),
            last_entry: DayTime::hm(17, 0),
        };
        let known = PlanOpening {
            interval: Some(interval),
            origin: String::new(),
            verified: false,
        };
        assert_eq!(
            opening(&known, Language::English),
            "open until 18:00 (not verified)"
        );
        assert_eq!(
            opening(
                &PlanOpening {
                    interval: None,
                    ..known
                },
                Language::Korean
            ),
            "영업시간 모름"
        );
        let won = Currency::parse("KRW").expect("a code");
        assert_eq!(cost(None, won, Language::English), "price unknown");
        assert_eq!(cost(Some(0), won, Language::Korean), "무료");
    }
}
