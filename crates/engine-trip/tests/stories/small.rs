//! Small packs made for one story.

use engine_model::Money;
use engine_model::geo::Coordinates;
use engine_model::ids::{DestinationId, PlaceId};
use engine_model::money::Currency;
use engine_model::place::{
    Category, Destination, Names, Place, PriceItem, PriceLevel, Setting, Source, StepFree,
};
use engine_model::time::Seconds;
use engine_pack::Pack;
use engine_trip::{LoadedPack, Packs, Tables};
use std::sync::Arc;

pub(crate) fn names(local: &str) -> Names {
    Names {
        local: local.to_owned(),
        ko: None,
        en: Some(local.to_owned()),
    }
}

fn nobody() -> Source {
    Source {
        origin: String::new(),
        as_of: None,
        verified: false,
    }
}

/// A place so many metres north and east of the town's centre.
pub(crate) fn place(id: &str, category: Category, north: i32, east: i32, hours: Option<&str>) -> Place {
    Place {
        id: PlaceId::new(format!("town/{id}")),
        names: names(id),
        at: Coordinates::from_degrees(
            48.0 + f64::from(north) / 111_195.0,
            11.0 + f64::from(east) / 74_404.0,
        )
        .expect("near the centre"),
        category,
        hours: hours.map(str::to_owned),
        last_entry: None,
        stay: Seconds::minutes(60),
        min_stay: Seconds::minutes(30),
        cost: Some(Money {
            amount: 0,
            currency: euro(),
        }),
        setting: Setting::Indoor,
        step_free: StepFree::Yes,
        strenuous: false,
        min_age: None,
        fame: 50,
        tags: Vec::new(),
        wikidata: None,
        area_m2: None,
        address: None,
        source: nobody(),
    }
}

pub(crate) fn euro() -> Currency {
    Currency::parse("EUR").expect("a code")
}

/// A town in Europe/Berlin where a meal costs ten euros and a ride two.
pub(crate) fn town(places: Vec<Place>) -> Packs {
    let centre = Coordinates::from_degrees(48.0, 11.0).expect("on the globe");
    let pack = pack("town", "Town", centre, "Europe/Berlin", places);
    Packs::new([pack], Tables::default())
}

/// A town anywhere without any place.
pub(crate) fn town_at(id: &str, centre: Coordinates, zone: &str) -> Arc<LoadedPack> {
    pack(id, id, centre, zone, Vec::new())
}

fn pack(id: &str, name: &str, centre: Coordinates, zone: &str, places: Vec<Place>) -> Arc<LoadedPack> {
    let price = |item, amount| PriceLevel {
        item,
        amount: Money {
            amount,
            currency: euro(),
        },
        source: nobody(),
    };
    let destination = Destination {
        id: DestinationId::new(id),
        country: Some("DE".to_owned()),
        zone: zone.to_owned(),
        currency: Some(euro()),
        centre,
        island: false,
        names: names(name),
        prices: vec![price(PriceItem::Meal, 1000), price(PriceItem::TransitFare, 200)],
        climate: None,
    };
    let pack =
        Pack::new(destination, places, "CC0-1.0".to_owned(), "a test".to_owned()).expect("a sound pack");
    Arc::new(LoadedPack::new(pack))
}
