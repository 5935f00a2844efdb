//! Single sentences and what is read from them, beside the corpus.

mod harder;
mod longer;
mod plain;
mod unread;

use engine_model::ids::PlaceId;
use engine_model::money::Currency;
use engine_model::place::Names;
use engine_model::wish::{WishDay, WishKind};
use engine_wishes::{Context, NamedPlace, read};

fn places() -> Vec<(PlaceId, Names)> {
    [
        ("seoul/gyeongbokgung", "경복궁", "Gyeongbokgung Palace"),
        ("seoul/changdeokgung", "창덕궁", "Changdeokgung Palace"),
        ("seoul/n-seoul-tower", "N서울타워", "N Seoul Tower"),
        ("seoul/gwangjang-market", "광장시장", "Gwangjang Market"),
        ("seoul/lotte-world", "롯데월드 어드벤처", "Lotte World Adventure"),
        ("seoul/coex-aquarium", "코엑스 아쿠아리움", "COEX Aquarium"),
        ("paris/eiffel-tower", "에펠탑", "Eiffel Tower"),
        ("paris/louvre-museum", "루브르 박물관", "Louvre Museum"),
        ("paris/orsay", "오르세 미술관", "Musée d'Orsay"),
        ("rome/trevi-fountain", "트레비 분수", "Trevi Fountain"),
    ]
    .into_iter()
    .map(|(id, ko, en)| {
        let names = Names {
            local: ko.to_owned(),
            ko: Some(ko.to_owned()),
            en: Some(en.to_owned()),
        };
        (PlaceId::new(id), names)
    })
    .collect()
}

fn reading(text: &str) -> (Vec<String>, Vec<String>) {
    let places = places();
    let named = places
        .iter()
        .map(|(id, names)| NamedPlace { id, names, fame: 50 })
        .collect();
    let currency = Currency::parse("EUR").expect("a code");
    let reading = read(
        text,
        &Context {
            places: named,
            currency,
            days: 4,
        },
    );
    let shown = |read: &engine_model::wish::ReadWish| {
        let kind = match &read.wish.kind {
            WishKind::Budget(money, span) => format!("Budget({money}, {span:?})"),
            WishKind::DayStart(time) => format!("DayStart({time})"),
            WishKind::DayEnd(time) => format!("DayEnd({time})"),
            kind => format!("{kind:?}"),
        };
        match read.wish.day {
            Some(WishDay::Number(day)) => format!("{kind} on {day}"),
            Some(WishDay::Last) => format!("{kind} on last"),
            None => kind,
        }
    };
    let mut wishes: Vec<String> = reading.wishes.iter().map(shown).collect();
    wishes.sort();
    (wishes, reading.unread)
}

/// Checks all cases and shows every failing one.
fn check(cases: &[(&str, &[&str])]) {
    let mut failed = Vec::new();
    for (text, expected) in cases {
        let (wishes, unread) = reading(text);
        let mut expected: Vec<String> = expected.iter().map(|wish| (*wish).to_owned()).collect();
        expected.sort();
        if wishes != expected || !unread.is_empty() {
            failed.push(format!(
                "{text}\n    read {wishes:?} unread {unread:?}\n    expected {expected:?}"
            ));
        }
    }
    assert!(
        failed.is_empty(),
        "{} of {}:\n{}",
        failed.len(),
        cases.len(),
        failed.join("\n")
    );
}

fn check_unread(cases: &[(&str, &[&str], &str)]) {
    for (text, wishes, unread) in cases {
        let (read, left) = reading(text);
        assert_eq!(read, *wishes, "{text}");
        assert_eq!(left, [(*unread).to_owned()], "{text}");
    }
}
