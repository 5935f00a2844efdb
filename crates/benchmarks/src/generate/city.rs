//! Destinations that look like real ones: categories in their usual shares, places in clusters, facts with gaps.

use engine_model::ids::{DestinationId, PlaceId};
use engine_model::place::{
    Category, Climate, Destination, MonthClimate, Names, Place, PriceItem, PriceLevel, Setting, Source,
    StepFree,
};
use engine_model::{Coordinates, Currency, Money, Seconds};
use engine_pack::Pack;

use super::hours;
use crate::dice::Dice;

/// What a city is made like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Region {
    country: &'static str,
    zone: &'static str,
    pub(super) currency: &'static str,
    latitude: f64,
    longitude: f64,
    /// A plain meal for one in minor units.
    pub(super) meal: i64,
}

/// Countries with their zones; positions and prices only need to be plausible.
pub(super) const REGIONS: &[Region] = &[
    Region {
        country: "KR",
        zone: "Asia/Seoul",
        currency: "KRW",
        latitude: 36.4,
        longitude: 127.6,
        meal: 10_000,
    },
    Region {
        country: "KR",
        zone: "Asia/Seoul",
        currency: "KRW",
        latitude: 35.6,
        longitude: 128.7,
        meal: 9_000,
    },
    Region {
        country: "JP",
        zone: "Asia/Tokyo",
        currency: "JPY",
        latitude: 34.9,
        longitude: 136.2,
        meal: 1_200,
    },
    Region {
        country: "DE",
        zone: "Europe/Berlin",
        currency: "EUR",
        latitude: 50.1,
        longitude: 10.2,
        meal: 1_500,
    },
    Region {
        country: "FI",
        zone: "Europe/Helsinki",
        currency: "EUR",
        latitude: 61.2,
        longitude: 24.3,
        meal: 1_400,
    },
    Region {
        country: "GB",
        zone: "Europe/London",
        currency: "GBP",
        latitude: 52.4,
        longitude: -1.4,
        meal: 1_300,
    },
    Region {
        country: "US",
        zone: "America/New_York",
        currency: "USD",
        latitude: 41.0,
        longitude: -75.0,
        meal: 2_000,
    },
    Region {
        country: "VN",
        zone: "Asia/Ho_Chi_Minh",
        currency: "VND",
        latitude: 15.8,
        longitude: 107.9,
        meal: 60_000,
    },
];

/// Places to visit by category: shares as in extracts of European and East Asian city centres.
const VISITS: &[(Category, u32)] = &[
    (Category::Sight, 24),
    (Category::Museum, 16),
    (Category::Culture, 14),
    (Category::Park, 14),
    (Category::Viewpoint, 6),
    (Category::Market, 5),
    (Category::Shopping, 8),
    (Category::Nature, 4),
    (Category::Beach, 2),
    (Category::ThemePark, 2),
    (Category::Sports, 2),
    (Category::Spa, 2),
    (Category::Bar, 3),
];

const CUISINES: &[&str] = &[
    "korean",
    "japanese",
    "italian",
    "seafood",
    "noodles",
    "indian",
    "vegan",
    "vegetarian",
    "halal",
    "kosher",
    "barbecue",
    "gluten-free",
];
const CHARACTERS: &[&str] = &[
    "kids", "quiet", "crowded", "night", "view", "history", "art", "family",
];

/// A city of so many places to visit, with restaurants, cafes, stations and lodging in proportion.
pub(super) fn pack(id: &str, region: &Region, visits: usize, seed: u64) -> Pack {
    let mut dice = Dice::new(seed, 11);
    let destination = destination(id, region, &mut dice);
    let centre = destination.centre;
    let clusters: Vec<(f64, f64)> = (0..dice.count(3, 7))
        .map(|_| (dice.bell() * 0.08, dice.bell() * 0.11))
        .collect();
    let mut places = Vec::new();
    let mut add = |category: Category, count: usize, dice: &mut Dice| {
        for _ in 0..count {
            let number = places.len() + 1;
            let at = position(centre, &clusters, dice);
            places.push(place(id, number, category, at, region, dice));
        }
    };
    let mut kinds = Dice::new(seed, 12);
    for _ in 0..visits {
        let category = kinds.weighted(VISITS);
        add(category, 1, &mut dice);
    }
    add(Category::Restaurant, visits / 3 + 8, &mut dice);
    add(Category::Cafe, visits / 6 + 4, &mut dice);
    add(Category::Lodging, visits / 12 + 3, &mut dice);
    add(Category::Station, 1 + visits / 100, &mut dice);
    add(Category::Toilet, 2, &mut dice);
    add(Category::Parking, 2, &mut dice);
    Pack::new(destination, places, "CC0-1.0", "generated")
        .expect("the generator keeps to the bounds of a pack")
}

fn destination(id: &str, region: &Region, dice: &mut Dice) -> Destination {
    let latitude = region.latitude + dice.bell();
    let longitude = region.longitude + dice.bell();
    let currency = Currency::parse(region.currency).expect("the list holds currency codes");
    let mut prices = Vec::new();
    for (item, percent) in [
        (PriceItem::Meal, 100),
        (PriceItem::Coffee, 45),
        (PriceItem::TransitFare, 20),
        (PriceItem::TaxiBase, 50),
        (PriceItem::TaxiPerKm, 12),
        (PriceItem::LodgingNight, 1_000),
    ] {
        if dice.chance(85) {
            let amount = Money {
                amount: region.meal * percent / 100,
                currency,
            };
            prices.push(PriceLevel {
                item,
                amount,
                source: source(false),
            });
        }
    }
    Destination {
        id: DestinationId::new(id),
        country: dice.chance(95).then(|| region.country.to_owned()),
        zone: region.zone.to_owned(),
        currency: Some(currency),
        centre: Coordinates::from_degrees(latitude, longitude).expect("regions lie inside the globe"),
        island: dice.chance(8),
        names: Names {
            local: format!("{id} stad"),
            ko: Some(format!("{id}시")),
            en: Some(format!("{id} City")),
        },
        prices,
        climate: dice.chance(85).then(|| climate(latitude, dice)),
    }
}

fn climate(latitude: f64, dice: &mut Dice) -> Climate {
    let base = 300 - dice.small(0, 20) - if latitude > 45.0 { 120 } else { 30 };
    let months = std::array::from_fn(|month| {
        let from_summer = (i32::try_from(month).expect("twelve months") - 6).abs();
        let high = base - from_summer * 40;
        MonthClimate {
            minimum_decicelsius: i16::try_from(high - 90).expect("tenths of degrees stay small"),
            maximum_decicelsius: i16::try_from(high).expect("tenths of degrees stay small"),
            rain_percent: Some(u8::try_from(dice.small(10, 75)).expect("a percentage")),
        }
    });
    Climate {
        source: source(false),
        months,
    }
}

fn source(verified: bool) -> Source {
    Source {
        origin: if verified {
            "https://example.org/hours".to_owned()
        } else {
            String::new()
        },
        as_of: verified.then(|| "2026-05".to_owned()),
        verified,
    }
}

fn position(centre: Coordinates, clusters: &[(f64, f64)], dice: &mut Dice) -> Coordinates {
    let (north, east) = if dice.chance(75) {
        *dice.pick(clusters)
    } else {
        (0.0, 0.0)
    };
    let spread = if dice.chance(85) { 0.02 } else { 0.2 };
    let latitude = centre.latitude() + north + dice.bell() * spread;
    let longitude = centre.longitude() + east + dice.bell() * spread * 1.4;
    Coordinates::from_degrees(latitude, longitude).expect("cities lie far from the poles and the date line")
}

fn place(
    id: &str,
    number: usize,
    category: Category,
    at: Coordinates,
    region: &Region,
    dice: &mut Dice,
) -> Place {
    let stay = stay(category, dice);
    let hours = hours::of(category, dice);
    let verified = hours.is_some() && dice.chance(15);
    Place {
        id: PlaceId::new(format!("{id}/p{number:04}")),
        names: names(category, number, dice),
        at,
        category,
        last_entry: (hours.is_some() && dice.chance(20)).then(|| Seconds::minutes(30 * dice.small(1, 3))),
        hours,
        stay: Seconds::minutes(stay),
        min_stay: Seconds::minutes((stay * dice.small(40, 100) / 100).max(5)),
        cost: cost(category, region, dice),
        setting: setting(category, dice),
        step_free: dice.weighted(&[(StepFree::Yes, 30), (StepFree::No, 12), (StepFree::Unknown, 58)]),
        strenuous: matches!(category, Category::Nature | Category::Viewpoint) && dice.chance(35),
        min_age: match category {
            Category::Bar => Some(19),
            Category::ThemePark | Category::Spa if dice.chance(40) => Some(*dice.pick(&[3, 7, 13])),
            _ => None,
        },
        fame: u8::try_from(dice.small(1, 100).min(dice.small(5, 100))).expect("at most a hundred"),
        tags: tags(category, dice),
        wikidata: None,
        area_m2: None,
        address: None,
        source: source(verified),
    }
}

fn names(category: Category, number: usize, dice: &mut Dice) -> Names {
    const FIRST: &[(&str, &str)] = &[
        ("North", "북"),
        ("Old", "옛"),
        ("Green", "푸른"),
        ("River", "강변"),
        ("Stone", "돌"),
        ("Harbour", "항구"),
        ("Royal", "왕립"),
        ("Lower", "아래"),
    ];
    let (en, ko) = *dice.pick(FIRST);
    let english = format!("{en} {} {number}", category.term());
    let korean = format!("{ko} 명소 {number}");
    let local = if dice.chance(50) {
        english.clone()
    } else {
        korean.clone()
    };
    Names {
        local,
        ko: dice.chance(70).then_some(korean),
        en: dice.chance(80).then_some(english),
    }
}

/// Minutes.
fn stay(category: Category, dice: &mut Dice) -> i32 {
    let (low, high) = match category {
        Category::Museum | Category::ThemePark | Category::Nature | Category::Spa => (60, 240),
        Category::Viewpoint | Category::Cafe => (20, 50),
        Category::Restaurant => (45, 90),
        Category::Lodging | Category::Station | Category::Toilet | Category::Parking => (10, 30),
        _ => (30, 120),
    };
    dice.small(low / 5, high / 5) * 5
}

fn cost(category: Category, region: &Region, dice: &mut Dice) -> Option<Money> {
    let currency = Currency::parse(region.currency).expect("the list holds currency codes");
    let (unknown, free) = match category {
        Category::Park | Category::Viewpoint | Category::Beach | Category::Market => (20, 85),
        Category::Restaurant | Category::Cafe | Category::Bar => (60, 0),
        Category::Museum | Category::ThemePark | Category::Spa => (25, 15),
        _ => (30, 50),
    };
    if dice.chance(unknown) {
        return None;
    }
    let percent = if dice.chance(free) {
        0
    } else {
        dice.between(20, 400)
    };
    Some(Money {
        amount: region.meal * percent / 100,
        currency,
    })
}

fn setting(category: Category, dice: &mut Dice) -> Setting {
    match category {
        Category::Park | Category::Nature | Category::Beach | Category::Viewpoint => Setting::Outdoor,
        Category::Museum | Category::Restaurant | Category::Cafe | Category::Spa => Setting::Indoor,
        _ => dice.weighted(&[
            (Setting::Outdoor, 45),
            (Setting::Indoor, 35),
            (Setting::Mixed, 20),
        ]),
    }
}

fn tags(category: Category, dice: &mut Dice) -> Vec<String> {
    let words = if category.is_meal() { CUISINES } else { CHARACTERS };
    let count = if category.is_meal() {
        dice.index(3)
    } else {
        dice.index(2)
    };
    let mut tags: Vec<String> = (0..count).map(|_| (*dice.pick(words)).to_owned()).collect();
    tags.sort();
    tags.dedup();
    tags
}
