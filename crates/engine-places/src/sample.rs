//! A few places of Seoul for this crate's tests.

use engine_model::place::{Category, Destination, Names, Place, Setting, Source, StepFree};
use engine_model::{Coordinates, DestinationId, PlaceId, Seconds};

use crate::Places;

pub(crate) type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    f64,
    f64,
    Category,
    &'static str,
    u8,
);

pub(crate) const SEOUL: &[Row] = &[
    (
        "seoul/gyeongbokgung",
        "경복궁",
        "경복궁",
        "Gyeongbokgung Palace",
        37.5796,
        126.9770,
        Category::Sight,
        "Mo,We-Su 09:00-18:00; Tu off",
        98,
    ),
    (
        "seoul/gyeongbokgung-station",
        "경복궁역",
        "경복궁역",
        "Gyeongbokgung Station",
        37.5757,
        126.9735,
        Category::Station,
        "",
        20,
    ),
    (
        "seoul/changdeokgung",
        "창덕궁",
        "창덕궁",
        "Changdeokgung Palace",
        37.5794,
        126.9910,
        Category::Sight,
        "",
        92,
    ),
    (
        "seoul/namsan-tower",
        "남산서울타워",
        "남산서울타워",
        "N Seoul Tower",
        37.5512,
        126.9882,
        Category::Viewpoint,
        "Mo-Fr 10:00-22:30; Sa,Su,PH 10:00-23:00",
        95,
    ),
    (
        "seoul/namsangol",
        "남산골한옥마을",
        "남산골한옥마을",
        "Namsangol Hanok Village",
        37.5593,
        126.9945,
        Category::Culture,
        "",
        60,
    ),
    (
        "seoul/gwangjang-market",
        "광장시장",
        "광장시장",
        "Gwangjang Market",
        37.5701,
        126.9996,
        Category::Market,
        "24/7",
        85,
    ),
    (
        "seoul/national-museum",
        "국립중앙박물관",
        "국립중앙박물관",
        "National Museum of Korea",
        37.5240,
        126.9803,
        Category::Museum,
        "We,Sa 10:00-21:00; Mo,Tu,Th,Fr,Su 10:00-18:00",
        88,
    ),
    (
        "seoul/bar",
        "달빛",
        "달빛",
        "Moonlight (Dalbit)",
        37.5640,
        126.9850,
        Category::Bar,
        "Fr 18:00-02:00",
        30,
    ),
    (
        "seoul/odd",
        "이상한곳",
        "",
        "",
        37.6,
        127.0,
        Category::Sight,
        "whenever",
        10,
    ),
    (
        "seoul/cafe-one",
        "커피나무",
        "커피나무",
        "Coffee Tree",
        37.5700,
        126.9800,
        Category::Cafe,
        "",
        15,
    ),
    (
        "seoul/cafe-two",
        "커피나무",
        "커피나무",
        "Coffee Tree",
        37.5200,
        127.0300,
        Category::Cafe,
        "",
        25,
    ),
];

pub(crate) fn destination(country: &str, zone: &str) -> Destination {
    Destination {
        id: DestinationId::new("seoul"),
        country: Some(country.to_owned()),
        zone: zone.to_owned(),
        currency: None,
        centre: Coordinates::from_degrees(37.5665, 126.978).expect("on the globe"),
        island: false,
        names: Names {
            local: "서울".to_owned(),
            ko: None,
            en: None,
        },
        prices: Vec::new(),
        climate: None,
    }
}

pub(crate) fn place(&(id, local, ko, en, latitude, longitude, category, hours, fame): &Row) -> Place {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Place {
        id: PlaceId::new(id),
        names: Names {
            local: local.to_owned(),
            ko: some(ko),
            en: some(en),
        },
        at: Coordinates::from_degrees(latitude, longitude).expect("on the globe"),
        category,
        hours: some(hours),
        last_entry: (id == "seoul/gyeongbokgung").then(|| Seconds::minutes(60)),
        stay: Seconds::minutes(60),
        min_stay: Seconds::minutes(30),
        cost: None,
        setting: Setting::Mixed,
        step_free: StepFree::Unknown,
        strenuous: false,
        min_age: None,
        fame,
        tags: Vec::new(),
        wikidata: None,
        area_m2: None,
        address: None,
        source: Source {
            origin: String::new(),
            as_of: None,
            verified: false,
        },
    }
}

pub(crate) fn seoul() -> Places {
    Places::new(destination("KR", "Asia/Seoul"), SEOUL.iter().map(place).collect())
}

pub(crate) fn position(places: &Places, tail: &str) -> usize {
    places
        .position(&PlaceId::new(format!("seoul/{tail}")))
        .expect("a place of the table")
}
