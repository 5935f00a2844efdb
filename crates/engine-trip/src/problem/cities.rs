//! The cities of a problem: travel tables, fares and what a meal costs.

use engine_model::place::PriceItem;
use engine_model::problem::{City, Fare, Mode};

use crate::atlas::Atlas;
use crate::currency::Exchange;

/// The cities in the order of the atlas; prices for the whole group.
pub(crate) fn cities(atlas: &Atlas, transport: Mode, exchange: &mut Exchange<'_>, people: i64) -> Vec<City> {
    let modes = modes_for(transport);
    atlas
        .cities
        .iter()
        .map(|entry| {
            let destination = entry.pack.destination();
            let points: Vec<_> = entry.sites.iter().map(|site| site.at).collect();
            let mut price = |item: PriceItem| -> Option<i64> {
                let level = destination.prices.iter().find(|level| level.item == item)?;
                exchange.convert(level.amount)
            };
            let transit = price(PriceItem::TransitFare).map(|fare| Fare {
                mode: Mode::Transit,
                base: fare * people,
                per_km: 0,
            });
            // Four to a taxi.
            let taxis = (people + 3) / 4;
            let taxi = price(PriceItem::TaxiBase)
                .zip(price(PriceItem::TaxiPerKm))
                .map(|(base, per_km)| Fare {
                    mode: Mode::Taxi,
                    base: base * taxis,
                    per_km: per_km * taxis,
                });
            City {
                destination: destination.id.clone(),
                names: destination.names.clone(),
                zone: destination.zone.clone(),
                travel: engine_routes::travel_tables(&points, &modes),
                sites: entry.sites.clone(),
                fares: transit.into_iter().chain(taxi).collect(),
                meal_cost: price(PriceItem::Meal).map(|meal| meal * people),
            }
        })
        .collect()
}

/// The modes that may be used inside a city: walking, the preferred one, and what stands in where neither will do.
fn modes_for(transport: Mode) -> Vec<Mode> {
    let mut modes = vec![Mode::Walk];
    let others: &[Mode] = match transport {
        Mode::Car => &[Mode::Car],
        Mode::Taxi => &[Mode::Taxi],
        Mode::Bike => &[Mode::Bike, Mode::Transit],
        _ => &[Mode::Transit],
    };
    modes.extend(others);
    modes
}
