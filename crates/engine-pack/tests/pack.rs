//! The binary form: exact round trips, and refusal of everything else.

use engine_model::place::{
    Category, Climate, Destination, MonthClimate, Names, Place, PriceItem, PriceLevel, Setting, Source,
    StepFree,
};
use engine_model::{Coordinates, Currency, DestinationId, Money, PlaceId, Seconds};
use engine_pack::{Pack, PackError};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, RngSeed};

/// Fixed seed, so that a failure can be repeated.
fn config() -> Config {
    Config {
        cases: 64,
        rng_algorithm: RngAlgorithm::ChaCha,
        rng_seed: RngSeed::Fixed(20_250_401),
        failure_persistence: None,
        ..Config::default()
    }
}

fn source() -> Source {
    Source {
        origin: "https://example.org".to_owned(),
        as_of: Some("2024-05".to_owned()),
        verified: true,
    }
}

fn destination() -> Destination {
    let currency = Currency::parse("EUR").expect("a code");
    let month = MonthClimate {
        minimum_decicelsius: -53,
        maximum_decicelsius: 21,
        rain_percent: Some(40),
    };
    Destination {
        id: DestinationId::new("sample"),
        country: Some("FI".to_owned()),
        zone: "Europe/Helsinki".to_owned(),
        currency: Some(currency),
        centre: Coordinates::from_degrees(60.17, 24.94).expect("on the globe"),
        island: false,
        names: Names {
            local: "Sample".to_owned(),
            ko: None,
            en: Some("Sample".to_owned()),
        },
        prices: vec![PriceLevel {
            item: PriceItem::Meal,
            amount: Money {
                amount: 1250,
                currency,
            },
            source: source(),
        }],
        climate: Some(Climate {
            source: source(),
            months: [month; 12],
        }),
    }
}

fn place(id: &str) -> Place {
    Place {
        id: PlaceId::new(id),
        names: Names {
            local: "Paikka".to_owned(),
            ko: Some("곳".to_owned()),
            en: None,
        },
        at: Coordinates::from_degrees(60.170_123_4, 24.940_567_8).expect("on the globe"),
        category: Category::ThemePark,
        hours: Some("Mo-Fr 09:00-18:00; PH off".to_owned()),
        last_entry: Some(Seconds::minutes(30)),
        stay: Seconds::minutes(90),
        min_stay: Seconds::minutes(45),
        cost: Some(Money {
            amount: 700,
            currency: Currency::parse("EUR").expect("a code"),
        }),
        setting: Setting::Mixed,
        step_free: StepFree::No,
        strenuous: true,
        min_age: Some(6),
        fame: 80,
        tags: vec!["kids".to_owned(), "crowded".to_owned(), "kids".to_owned()],
        wikidata: Some("Q42".to_owned()),
        area_m2: Some(12_000),
        address: Some("Katu 1".to_owned()),
        source: source(),
    }
}

fn sample() -> Pack {
    let places = vec![place("sample/b"), place("sample/a")];
    Pack::new(destination(), places, "CC0-1.0", "nobody").expect("valid")
}

fn any_place() -> impl Strategy<Value = Place> {
    let identity = ("[a-z0-9]{1,12}", "\\PC{0,20}", proptest::option::of("\\PC{0,12}"));
    let where_and_what = (
        -90.0..=90.0_f64,
        -180.0..=180.0_f64,
        0..Category::ALL.len(),
        0..3_usize,
        0..3_usize,
    );
    let numbers = (
        0..=86_400_i32,
        0.0..=1.0_f64,
        proptest::option::of(0..=1_000_000_i64),
        0..=100_u8,
    );
    let rest = (
        proptest::collection::vec("[a-z-]{1,8}", 0..5),
        proptest::option::of(any::<u32>()),
        any::<bool>(),
    );
    (identity, where_and_what, numbers, rest).prop_map(|(identity, where_and_what, numbers, rest)| {
        let (slug, name, other) = identity;
        let (latitude, longitude, category, setting, step_free) = where_and_what;
        let (stay, share, cost, fame) = numbers;
        let (tags, area_m2, strenuous) = rest;
        let mut place = place(&format!("sample/{slug}"));
        place.names = Names {
            local: format!("x{name}"),
            ko: other.clone(),
            en: other,
        };
        place.at = Coordinates::from_degrees(latitude, longitude).expect("on the globe");
        place.category = Category::ALL[category];
        place.setting = [Setting::Indoor, Setting::Outdoor, Setting::Mixed][setting];
        place.step_free = [StepFree::Yes, StepFree::No, StepFree::Unknown][step_free];
        place.stay = Seconds(stay);
        place.min_stay = if share < 0.5 {
            Seconds(stay / 2)
        } else {
            Seconds(stay)
        };
        place.cost = cost.map(|amount| Money {
            amount,
            currency: Currency::parse("EUR").expect("a code"),
        });
        (place.fame, place.tags, place.area_m2, place.strenuous) = (fame, tags, area_m2, strenuous);
        place
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn gives_back_every_generated_pack(places in proptest::collection::vec(any_place(), 0..20)) {
        let mut places = places;
        places.sort_by(|a, b| a.id.cmp(&b.id));
        places.dedup_by(|a, b| a.id == b.id);
        let pack = Pack::new(destination(), places, "CC0-1.0", "nobody").expect("valid");
        let bytes = pack.to_bytes();
        prop_assert_eq!(&Pack::from_bytes(&bytes), &Ok(pack.clone()));
        prop_assert_eq!(Pack::from_bytes(&bytes).expect("just read").to_bytes(), bytes);
    }

    #[test]
    fn refuses_a_pack_with_any_byte_changed(offset in any::<prop::sample::Index>(), change in 1..=255_u8) {
        let mut bytes = sample().to_bytes();
        let offset = offset.index(bytes.len());
        bytes[offset] ^= change;
        prop_assert!(Pack::from_bytes(&bytes).is_err());
    }

    #[test]
    fn survives_changed_content_under_a_right_digest(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let bytes = sample().to_bytes();
        let mut content = bytes[HEADER..].to_vec();
        for (offset, value) in changes {
            let offset = offset.index(content.len());
            content[offset] = value;
        }
        if let Ok(pack) = Pack::from_bytes(&with_digest(&content)) {
            prop_assert_eq!(pack.to_bytes(), with_digest(&content));
        }
    }

    #[test]
    fn refuses_random_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Pack::from_bytes(&bytes).is_err());
        prop_assert!(Pack::from_bytes(&with_digest(&bytes)).is_err());
    }
}

const HEADER: usize = 42;

/// Header of the current version with the digest of this content, then the content.
fn with_digest(content: &[u8]) -> Vec<u8> {
    let mut bytes = b"TRIPPACK\x01\x00".to_vec();
    bytes.extend(blake3::hash(content).as_bytes());
    bytes.extend(content);
    bytes
}

fn check_refused(bytes: &[u8], code: &str) {
    let error = Pack::from_bytes(bytes).expect_err("must be refused");
    assert_eq!(error.code(), code, "{error}");
    assert!(PackError::CODES.contains(&code));
}

#[test]
fn names_what_is_wrong_with_the_bytes() {
    let bytes = sample().to_bytes();
    check_refused(b"", "PACK_MAGIC");
    check_refused(b"PK\x03\x04 something else", "PACK_MAGIC");
    check_refused(b"TRIPPACK", "PACK_TRUNCATED");
    check_refused(b"TRIPPACK\x07\x00", "PACK_VERSION");
    check_refused(&bytes[..30], "PACK_TRUNCATED");
    check_refused(&bytes[..bytes.len() - 1], "PACK_DIGEST");
    check_refused(&with_digest(&bytes[HEADER..bytes.len() - 1]), "PACK_TRUNCATED");
    check_refused(&with_digest(&u32::MAX.to_le_bytes()), "PACK_TRUNCATED");
    let longer: Vec<u8> = [&bytes[HEADER..], b"x"].concat();
    check_refused(&with_digest(&longer), "PACK_CONTENT");
}

#[test]
fn refuses_an_absurd_count_of_places_without_reserving_memory_for_it() {
    let empty = Pack::new(destination(), Vec::new(), "a", "b")
        .expect("valid")
        .to_bytes();
    let mut content = empty[HEADER..].to_vec();
    let count = content.len() - 4;
    content[count..].copy_from_slice(&u32::MAX.to_le_bytes());
    check_refused(&with_digest(&content), "PACK_TRUNCATED");
}

#[test]
fn sorts_places_and_tags_and_names_equal_content_equally() {
    let pack = sample();
    let ids: Vec<&str> = pack.places.iter().map(|place| place.id.as_str()).collect();
    assert_eq!(ids, ["sample/a", "sample/b"]);
    assert_eq!(pack.places[0].tags, ["crowded", "kids"]);
    let turned = Pack::new(
        destination(),
        vec![place("sample/a"), place("sample/b")],
        "CC0-1.0",
        "nobody",
    );
    assert_eq!(turned.expect("valid"), pack);
    let other = Pack::new(destination(), vec![place("sample/a")], "CC0-1.0", "nobody").expect("valid");
    assert_ne!(other.digest, pack.digest);
    assert_eq!(
        pack.digest,
        blake3::hash(&pack.to_bytes()[HEADER..]).to_hex().to_string()
    );
}

fn check_place(change: impl FnOnce(&mut Place), code: &str, field: &str) {
    let mut changed = place("sample/a");
    change(&mut changed);
    let error =
        Pack::new(destination(), vec![changed, place("sample/z")], "", "").expect_err("must be refused");
    assert_eq!(error.code(), code);
    assert!(error.to_string().contains(field), "{error}");
}

#[test]
fn refuses_impossible_facts() {
    check_place(
        |place| place.id = PlaceId::new("sample/z"),
        "PACK_DUPLICATE_PLACE",
        "sample/z",
    );
    check_place(
        |place| place.names.local = " ".to_owned(),
        "PACK_PLACE",
        "local name",
    );
    check_place(
        |place| place.min_stay = Seconds::minutes(91),
        "PACK_PLACE",
        "stay",
    );
    check_place(|place| place.fame = 101, "PACK_PLACE", "fame");
    check_place(
        |place| place.hours = Some("nine to five".to_owned()),
        "PACK_PLACE",
        "opening hours",
    );
    let nowhere = Destination {
        zone: "Europe/Nowhere".to_owned(),
        ..destination()
    };
    let error = Pack::new(nowhere, Vec::new(), "", "").expect_err("must be refused");
    assert_eq!(error.code(), "PACK_DESTINATION");
    assert!(!error.to_string().contains('\n'));
}
