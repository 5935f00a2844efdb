//! Lodging and transfers of a generated trip.

use engine_model::place::Category;
use engine_model::problem::Mode;
use engine_model::request::{
    DestinationRequest, LodgingOption, LodgingStay, PlaceRef, TransferOption, TransferRequest,
};
use engine_model::{Coordinates, DayTime, Money, Seconds};
use engine_trip::LoadedPack;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::trip::any_place;
use crate::dice::Dice;

/// Nothing named, one stay with offers, or two stays in a row.
pub(super) fn lodging(
    pack: &LoadedPack,
    nights: u16,
    night: i64,
    people: u16,
    dice: &mut Dice,
) -> Vec<LodgingStay> {
    if nights == 0 || dice.chance(30) {
        return Vec::new();
    }
    let first = if nights > 1 && dice.chance(20) {
        dice.count(1, nights - 1)
    } else {
        nights
    };
    let mut stays = vec![stay(pack, first, night, people, dice)];
    if first < nights && dice.chance(80) {
        stays.push(stay(pack, nights - first, night, people, dice));
    }
    stays
}

fn stay(pack: &LoadedPack, nights: u16, night: i64, people: u16, dice: &mut Dice) -> LodgingStay {
    let count = dice.weighted(&[(1, 60), (2, 20), (4, 20)]);
    LodgingStay {
        nights,
        options: (0..count).map(|_| option(pack, night, people, dice)).collect(),
    }
}

fn option(pack: &LoadedPack, night: i64, people: u16, dice: &mut Dice) -> LodgingOption {
    let currency = pack
        .destination()
        .currency
        .expect("generated cities have a currency");
    let roomy = people.max(2) * 2;
    LodgingOption {
        place: bed(pack, dice),
        price_per_night: dice.chance(70).then(|| Money {
            amount: night * dice.between(40, 250) / 100,
            currency,
        }),
        capacity: dice.chance(40).then(|| if dice.chance(95) { roomy } else { 1 }),
        minimum_nights: dice.chance(8).then(|| dice.count(1, 3)),
        check_in: DayTime::hm(dice.weighted(&[(15, 60), (14, 20), (16, 10), (18, 5), (0, 5)]), 0),
        check_out: DayTime::hm(dice.weighted(&[(11, 60), (10, 25), (12, 10), (7, 5)]), 0),
    }
}

fn bed(pack: &LoadedPack, dice: &mut Dice) -> PlaceRef {
    match dice.weighted(&[(0, 45), (1, 20), (2, 25), (3, 10)]) {
        0 => PlaceRef::Id(any_place(pack, &[Category::Lodging], dice).id.clone()),
        1 => PlaceRef::Name(any_place(pack, &[Category::Lodging], dice).names.local.clone()),
        2 => PlaceRef::Point("Rented flat".to_owned(), near(pack.destination().centre, dice)),
        _ => PlaceRef::Name("A house that no list knows".to_owned()),
    }
}

fn near(centre: Coordinates, dice: &mut Dice) -> Coordinates {
    let (north, east) = (dice.bell() * 0.05, dice.bell() * 0.05);
    Coordinates::from_degrees(centre.latitude() + north, centre.longitude() + east)
        .expect("cities lie far from the poles and the date line")
}

/// For about every third change of city: one way that is given, or several to choose from.
pub(super) fn transfers(
    destinations: &[DestinationRequest],
    cities: &[&LoadedPack],
    start: Date,
    fare: Money,
    dice: &mut Dice,
) -> Vec<TransferRequest> {
    let mut transfers = Vec::new();
    let mut nights = 0;
    for (after, destination) in destinations.iter().enumerate().take(destinations.len() - 1) {
        nights += i64::from(destination.nights);
        if dice.chance(65) {
            continue;
        }
        let date = start
            .checked_add(nights.days())
            .expect("trips lie within the calendar");
        let count = dice.weighted(&[(1, 60), (3, 40)]);
        let zones = (zone(cities[after]), zone(cities[after + 1]));
        let options = (0..count).map(|_| way(date, &zones, fare, dice)).collect();
        transfers.push(TransferRequest { after, options });
    }
    transfers
}

fn zone(pack: &LoadedPack) -> TimeZone {
    TimeZone::get(&pack.destination().zone).expect("generated cities lie in zones that exist")
}

/// The clock in the other zone so many minutes later.
fn later(depart: DateTime, minutes: i32, (from, to): &(TimeZone, TimeZone)) -> DateTime {
    let leave = depart.to_zoned(from.clone()).expect("within the calendar");
    let reach = leave
        .checked_add(i64::from(minutes).minutes())
        .expect("within the calendar");
    reach.with_time_zone(to.clone()).datetime()
}

fn way(date: Date, zones: &(TimeZone, TimeZone), fare: Money, dice: &mut Dice) -> TransferOption {
    let modes = [Mode::Train, Mode::Coach, Mode::Flight, Mode::Ferry, Mode::Car];
    let depart = date.at(i8::try_from(dice.small(6, 20)).expect("an hour"), 30, 0, 0);
    let minutes = dice.small(40, 500);
    let timed = dice.chance(70);
    let arrives = timed && dice.chance(50);
    TransferOption {
        mode: *dice.pick(&modes),
        label: if dice.chance(50) {
            format!("GL {}", dice.small(1, 999))
        } else {
            String::new()
        },
        depart: timed.then_some(depart),
        arrive: arrives.then(|| later(depart, minutes, zones)),
        duration: (!arrives && dice.chance(80)).then(|| Seconds::minutes(minutes)),
        fare: dice.chance(70).then(|| Money {
            amount: fare.amount * dice.between(50, 900) / 100,
            ..fare
        }),
        from: None,
        to: None,
    }
}
