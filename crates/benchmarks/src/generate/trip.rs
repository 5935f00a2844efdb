//! Requests: random, but within every bound that a reader of requests holds.

use engine_model::place::{Category, Place};
use engine_model::problem::Mode;
use engine_model::request::{
    Avoid, Budget, DestinationRequest, Effort, LockRequest, PlaceRef, TripEnd, TripRequest,
};
use engine_model::wish::{DayPart, MealKind, Pace, Wish, WishDay, WishKind};
use engine_model::{DayTime, Money, PlaceId, Seconds};
use engine_trip::{LoadedPack, Packs};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::{city::REGIONS, group, stay};
use crate::dice::Dice;

/// Free texts as travellers write them, in Korean and English.
pub const TEXTS: &[&str] = &[
    "",
    "We want a relaxed trip with good food and little walking.",
    "No museums please. More parks, and dinner should be cheap.",
    "On day 2 we would like to start at 10:30 and be back by 20:00.",
    "My father uses a wheelchair, everything must be step-free.",
    "Please avoid crowds; sunset at a viewpoint would be lovely!",
    "Budget is about 300 EUR a day for everybody, vegetarian restaurants if possible",
    "아이들과 함께 가요. 7살, 4살이에요. 많이 걷지 않았으면 좋겠어요.",
    "둘째 날은 여유롭게, 마지막 날은 쇼핑 위주로 부탁해요.",
    "채식 식당 위주로, 예산은 하루 20만원 정도입니다.",
    "아침은 10시 이후에 시작하고 저녁은 꼭 먹고 싶어요",
    "비가 오면 실내로 바꿔 주세요. 미술관은 빼 주세요.",
    "walk at most 5 km a day, breakfast at the hotel, taxi is fine",
    "asdf ??? ☂️ 12345 -- no idea what we want, surprise us",
];

/// A random trip over one to five of the cities.
pub fn request(packs: &Packs, seed: u64) -> TripRequest {
    let mut dice = Dice::new(seed, 3);
    let start = date(2026, 1, 1)
        .checked_add(dice.between(0, 1_000).days())
        .expect("within the calendar");
    let cities = choose_cities(packs, &mut dice);
    let mut any = |dice: &mut Dice| asked(&cities, dice);
    let members = group::members(&mut dice, &mut any);
    let people = u16::try_from(members.len()).expect("at most ten");
    let meal = meal_price(cities[0]);
    let nights = nights(cities.len(), &mut dice);
    let destinations: Vec<DestinationRequest> = cities
        .iter()
        .zip(&nights)
        .map(|(pack, nights)| DestinationRequest {
            name: called(pack, &mut dice),
            nights: *nights,
            lodging: stay::lodging(pack, *nights, meal_price(pack) * 10, people, &mut dice),
        })
        .collect();
    let days = nights.iter().sum::<u16>() + 1;
    let (arrival, departure) = ends(&cities, start, days, &mut dice);
    let (daily_start, daily_end) = day_hours(&mut dice);
    let fare = Money {
        amount: meal,
        currency: currency(cities[0]),
    };
    let transfers = stay::transfers(&destinations, &cities, start, fare, &mut dice);
    TripRequest {
        name: dice.chance(20).then(|| "Generated trip".to_owned()),
        start,
        destinations,
        arrival,
        departure,
        daily_start,
        daily_end,
        transport: dice.weighted(&[(Mode::Transit, 60), (Mode::Car, 20), (Mode::Walk, 20)]),
        pace: dice.weighted(&[(Pace::Normal, 60), (Pace::Relaxed, 20), (Pace::Packed, 20)]),
        budget: budget(fare, i64::from(people), i64::from(days), &mut dice),
        members,
        must_see: if dice.chance(40) {
            asked(&cities, &mut dice)
        } else {
            Vec::new()
        },
        avoid: avoids(&cities, &mut dice),
        wishes: wishes(&cities, days, &mut dice),
        locks: locks(&cities, &nights, &mut dice),
        transfers,
        free_text: if dice.chance(40) {
            (*dice.pick(TEXTS)).to_owned()
        } else {
            String::new()
        },
        seed: dice.bits() >> 12,
        effort: dice.weighted(&[
            (Effort::Quick, 50),
            (Effort::Normal, 20),
            (Effort::Iterations(30), 30),
        ]),
    }
}

/// A trip that asks for little: so many nights in each city, planned with the default effort.
pub fn city_request(packs: &Packs, nights: &[u16], seed: u64) -> TripRequest {
    let mut dice = Dice::new(seed, 4);
    let start = date(2026, 1, 1)
        .checked_add(dice.between(0, 700).days())
        .expect("within the calendar");
    let cities: Vec<&LoadedPack> = packs.all().iter().map(AsRef::as_ref).take(nights.len()).collect();
    let mut any = |dice: &mut Dice| asked(&cities, dice);
    let members = group::members(&mut dice, &mut any);
    let destinations = cities
        .iter()
        .zip(nights)
        .map(|(pack, nights)| DestinationRequest {
            name: pack.destination().id.to_string(),
            nights: *nights,
            lodging: Vec::new(),
        });
    TripRequest {
        name: None,
        start,
        destinations: destinations.collect(),
        arrival: None,
        departure: None,
        daily_start: DayTime::hm(9, 0),
        daily_end: DayTime::hm(22, 0),
        members,
        transport: dice.weighted(&[(Mode::Transit, 70), (Mode::Car, 15), (Mode::Walk, 15)]),
        pace: Pace::Normal,
        budget: Budget::default(),
        must_see: if dice.chance(60) {
            asked(&cities, &mut dice)
        } else {
            Vec::new()
        },
        avoid: Vec::new(),
        wishes: if dice.chance(50) {
            wishes(&cities, 2, &mut dice)
        } else {
            Vec::new()
        },
        locks: Vec::new(),
        transfers: Vec::new(),
        free_text: String::new(),
        seed: dice.bits() >> 12,
        effort: Effort::Normal,
    }
}

/// A place of one of the categories, or any place where there is none of them.
pub(super) fn any_place<'p>(pack: &'p LoadedPack, of: &[Category], dice: &mut Dice) -> &'p Place {
    let all = pack.places.all();
    let fitting: Vec<&Place> = all.iter().filter(|place| of.contains(&place.category)).collect();
    if fitting.is_empty() {
        dice.pick(all)
    } else {
        fitting[dice.index(fitting.len())]
    }
}

fn choose_cities<'p>(packs: &'p Packs, dice: &mut Dice) -> Vec<&'p LoadedPack> {
    let count = dice
        .weighted(&[(1, 50), (2, 25), (3, 13), (4, 7), (5, 5)])
        .min(packs.all().len());
    let mut chosen: Vec<&LoadedPack> = Vec::new();
    while chosen.len() < count {
        let next: &LoadedPack = &packs.all()[dice.index(packs.all().len())];
        // Coming back to a city after another one is allowed, staying twice in a row is not.
        let again = chosen.iter().any(|pack| std::ptr::eq(*pack, next));
        let twice_in_a_row = chosen.last().is_some_and(|last| std::ptr::eq(*last, next));
        if !twice_in_a_row && (!again || dice.chance(20)) {
            chosen.push(next);
        }
    }
    chosen
}

fn nights(cities: usize, dice: &mut Dice) -> Vec<u16> {
    let most = if cities == 1 { 7 } else { 3 };
    (0..cities).map(|_| dice.count(0, most)).collect()
}

fn called(pack: &LoadedPack, dice: &mut Dice) -> String {
    let destination = pack.destination();
    match dice.index(3) {
        0 => destination.names.local.clone(),
        1 => destination
            .names
            .ko
            .clone()
            .expect("generated cities have a Korean name"),
        _ => destination.id.to_string(),
    }
}

fn currency(pack: &LoadedPack) -> engine_model::Currency {
    pack.destination()
        .currency
        .expect("generated cities have a currency")
}

fn meal_price(pack: &LoadedPack) -> i64 {
    let code = currency(pack);
    REGIONS
        .iter()
        .find(|region| region.currency == code.code())
        .map_or(1_000, |region| region.meal)
}

/// One to four references, mostly to places that exist.
fn asked(cities: &[&LoadedPack], dice: &mut Dice) -> Vec<PlaceRef> {
    (0..dice.small(1, 4)).map(|_| reference(cities, dice)).collect()
}

fn reference(cities: &[&LoadedPack], dice: &mut Dice) -> PlaceRef {
    let place = visit(cities, dice);
    match dice.weighted(&[(0, 60), (1, 25), (2, 8), (3, 7)]) {
        0 => PlaceRef::Id(place.id.clone()),
        1 => PlaceRef::Name(place.names.local.clone()),
        2 => PlaceRef::Point("A friend's garden".to_owned(), place.at),
        _ => PlaceRef::Name("A place that nobody knows".to_owned()),
    }
}

fn visit<'p>(cities: &[&'p LoadedPack], dice: &mut Dice) -> &'p Place {
    let pack = cities[dice.index(cities.len())];
    let kinds: Vec<Category> = Category::ALL
        .into_iter()
        .filter(|category| category.is_visit())
        .collect();
    any_place(pack, &kinds, dice)
}

fn ends(
    cities: &[&LoadedPack],
    start: Date,
    days: u16,
    dice: &mut Dice,
) -> (Option<TripEnd>, Option<TripEnd>) {
    let last = start
        .checked_add(i64::from(days - 1).days())
        .expect("within the calendar");
    let latest = if days == 1 { 11 } else { 22 };
    let mut end = |date: Date, from: i32, to: i32, pack: &LoadedPack| {
        let hour = i8::try_from(dice.small(from, to)).expect("an hour of the day");
        let place = dice
            .chance(50)
            .then(|| PlaceRef::Id(any_place(pack, &[Category::Station], dice).id.clone()));
        dice.chance(50).then(|| TripEnd {
            place,
            at: date.at(hour, 40, 0, 0),
        })
    };
    let arrival = end(start, 5, latest, cities[0]);
    let departure = end(last, if days == 1 { 14 } else { 7 }, 23, cities[cities.len() - 1]);
    (arrival, departure)
}

fn day_hours(dice: &mut Dice) -> (DayTime, DayTime) {
    if dice.chance(60) {
        return (DayTime::hm(9, 0), DayTime::hm(22, 0));
    }
    let start = dice.weighted(&[(9, 40), (8, 20), (10, 20), (6, 5), (13, 10), (18, 5)]);
    let end = dice.weighted(&[(22, 40), (20, 20), (24, 15), (27, 15), (18, 10)]);
    (DayTime::hm(start, 0), DayTime::hm(end.max(start + 1), 0))
}

/// None, generous, tight or impossible.
fn budget(meal: Money, people: i64, days: i64, dice: &mut Dice) -> Budget {
    let money = |meals: i64| {
        Some(Money {
            amount: (meal.amount * meals).max(1),
            ..meal
        })
    };
    match dice.weighted(&[(0, 45), (1, 20), (2, 15), (3, 10), (4, 5), (5, 5)]) {
        1 => Budget {
            total: money(people * days * 40),
            per_day: None,
        },
        2 => Budget {
            total: money(people * days * dice.between(3, 12)),
            per_day: None,
        },
        3 => Budget {
            total: None,
            per_day: money(people * dice.between(3, 30)),
        },
        4 => Budget {
            total: Some(Money {
                amount: dice.between(1, 40),
                ..meal
            }),
            per_day: None,
        },
        5 => Budget {
            total: money(people * days * dice.between(5, 40)),
            per_day: money(people * 20),
        },
        _ => Budget::default(),
    }
}

fn avoids(cities: &[&LoadedPack], dice: &mut Dice) -> Vec<Avoid> {
    if dice.chance(70) {
        return Vec::new();
    }
    let count = dice.small(1, 3);
    (0..count)
        .map(|_| {
            if dice.chance(50) {
                Avoid::Place(reference(cities, dice))
            } else {
                Avoid::Category(*dice.pick(&[
                    Category::Museum,
                    Category::Shopping,
                    Category::Bar,
                    Category::Park,
                ]))
            }
        })
        .collect()
}

fn wishes(cities: &[&LoadedPack], days: u16, dice: &mut Dice) -> Vec<Wish> {
    let count = dice.weighted(&[(0, 60), (1, 20), (3, 20)]);
    (0..count)
        .map(|_| {
            let day = match dice.index(4) {
                0 => Some(WishDay::Number(dice.count(1, days))),
                1 => Some(WishDay::Last),
                _ => None,
            };
            Wish {
                kind: wish(visit(cities, dice).id.clone(), dice),
                day,
            }
        })
        .collect()
}

fn wish(place: PlaceId, dice: &mut Dice) -> WishKind {
    let category = *dice.pick(&[
        Category::Museum,
        Category::Park,
        Category::Market,
        Category::Viewpoint,
    ]);
    let part = *dice.pick(&[
        DayPart::Morning,
        DayPart::Noon,
        DayPart::Afternoon,
        DayPart::Sunset,
        DayPart::Night,
    ]);
    match dice.index(14) {
        0 => WishKind::MustSee(place),
        1 => WishKind::AvoidPlace(place),
        2 => WishKind::More(category),
        3 => WishKind::Less(category),
        4 => WishKind::Pace(*dice.pick(&[Pace::Relaxed, Pace::Packed])),
        5 => WishKind::DayStart(DayTime::hm(dice.small(6, 11), 0)),
        6 => WishKind::DayEnd(DayTime::hm(dice.small(18, 26), 0)),
        7 => WishKind::Meal(
            *dice.pick(&[MealKind::Breakfast, MealKind::Lunch, MealKind::Dinner]),
            dice.chance(60),
        ),
        8 => WishKind::Cuisine("korean".to_owned()),
        9 => WishKind::Cheap,
        10 => WishKind::WalkingMetresDay(dice.small(1, 12) * 1_000),
        11 => WishKind::AtTime(place, part),
        12 => WishKind::AvoidCrowds,
        _ => WishKind::LittleWalking,
    }
}

/// For about every fourth trip one to three stops that are settled, each on a day of its city.
fn locks(cities: &[&LoadedPack], nights: &[u16], dice: &mut Dice) -> Vec<LockRequest> {
    if dice.chance(75) {
        return Vec::new();
    }
    let count = dice.small(1, 3);
    (0..count)
        .map(|_| {
            let index = dice.index(cities.len());
            let before: u16 = nights[..index].iter().sum();
            let day = 1 + before + dice.count(0, nights[index]);
            LockRequest {
                place: PlaceRef::Id(visit(&cities[index..=index], dice).id.clone()),
                day,
                order: dice.chance(15).then(|| dice.count(1, 2)),
                start: dice.chance(30).then(|| DayTime::hm(dice.small(9, 17), 0)),
                stay: dice.chance(20).then(|| Seconds::minutes(dice.small(6, 24) * 5)),
            }
        })
        .collect()
}
