//! Where the group sleeps, night by night, and which of several offers it takes.

use engine_model::finding::Rule;
use engine_model::geo::Metres;
use engine_model::plan::{Assumption, Conflict};
use engine_model::problem::{FixedCost, FixedCostKind, SiteKind, SiteRef};
use engine_model::request::{LodgingOption, LodgingStay, TripRequest};
use engine_model::time::DayTime;

use crate::atlas::{Atlas, Resolved, point_site};
use crate::calendar::Calendar;
use crate::currency::Exchange;
use crate::error::conflict;
use crate::problem::reference_name;

/// One night's bed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bed {
    /// Where.
    pub(crate) site: SiteRef,
    /// Somebody named it, so that rooms and luggage are to be handled there.
    pub(crate) named: bool,
    /// Rooms are ready from.
    pub(crate) check_in: DayTime,
    /// Rooms are left by.
    pub(crate) check_out: DayTime,
}

/// The beds of a trip: one a night, with what they cost.
#[derive(Debug, Default)]
pub(crate) struct Beds {
    pub(crate) nights: Vec<Bed>,
    pub(crate) costs: Vec<FixedCost>,
    pub(crate) assumptions: Vec<Assumption>,
    pub(crate) conflicts: Vec<Conflict>,
    /// Lodgings that no pack knows, as written.
    pub(crate) unknown: Vec<String>,
}

/// Chooses a bed for every night.
pub(crate) fn book(
    request: &TripRequest,
    calendar: &Calendar,
    atlas: &mut Atlas,
    exchange: &mut Exchange<'_>,
    people: usize,
    cheapest: bool,
) -> Beds {
    let mut beds = Beds::default();
    for (destination, stay) in request.destinations.iter().zip(&calendar.stays) {
        let mut left = stay.nights;
        for lodging in &destination.lodging {
            let nights = usize::from(lodging.nights).min(left);
            left -= nights;
            let first = beds.nights.len();
            let chosen = choose(lodging, stay.city, people, atlas, exchange, cheapest);
            match chosen {
                Ok((option, site, located)) => {
                    if !located {
                        let id = atlas.city(stay.city).pack.destination().id.clone();
                        beds.assumptions.push(Assumption::LodgingAtCentre(id));
                        beds.unknown.push(reference_name(&option.place));
                    }
                    let bed = Bed {
                        site,
                        named: true,
                        check_in: option.check_in,
                        check_out: option.check_out,
                    };
                    let amount = option.price_per_night.and_then(|price| exchange.convert(price));
                    push(&mut beds, bed, nights, amount, &atlas.site(site).names.local);
                }
                Err(mut reason) => {
                    reason.day = u16::try_from(first + 1).ok();
                    beds.conflicts.push(reason);
                    push(
                        &mut beds,
                        unnamed(stay.city),
                        nights,
                        None,
                        &lodging_name(lodging),
                    );
                }
            }
        }
        if left > 0 {
            let id = atlas.city(stay.city).pack.destination().id.clone();
            let label = atlas.site(Atlas::centre(stay.city)).names.local.clone();
            push(&mut beds, unnamed(stay.city), left, None, &label);
            beds.assumptions.push(Assumption::LodgingAtCentre(id));
        }
    }
    beds
}

/// The bed that stands in where nobody named one.
pub(crate) fn unnamed(city: u16) -> Bed {
    Bed {
        site: Atlas::centre(city),
        named: false,
        check_in: DayTime::hm(15, 0),
        check_out: DayTime::hm(11, 0),
    }
}

fn push(beds: &mut Beds, bed: Bed, nights: usize, amount: Option<i64>, label: &str) {
    for _ in 0..nights {
        let day = u16::try_from(beds.nights.len()).expect("a trip has at most 120 days");
        beds.costs.push(FixedCost {
            kind: FixedCostKind::Lodging,
            day,
            amount,
            label: label.to_owned(),
        });
        beds.nights.push(bed);
    }
}

/// The offer to take: those too small or let only for longer are out; of the others the cheapest, where prices are
/// known, else the one nearest to the sights. Without a wish to save, an offer that is no dearer than a quarter above
/// the cheapest wins if it is nearer.
fn choose<'o>(
    lodging: &'o LodgingStay,
    city: u16,
    people: usize,
    atlas: &mut Atlas,
    exchange: &mut Exchange<'_>,
    cheapest: bool,
) -> Result<(&'o LodgingOption, SiteRef, bool), Conflict> {
    let fits = |option: &LodgingOption| {
        option
            .capacity
            .is_none_or(|capacity| usize::from(capacity) >= people)
            && option
                .minimum_nights
                .is_none_or(|minimum| minimum <= lodging.nights)
    };
    let mut offers = Vec::new();
    for (order, option) in lodging
        .options
        .iter()
        .enumerate()
        .filter(|(_, option)| fits(option))
    {
        let price = option.price_per_night.and_then(|price| exchange.convert(price));
        let (site, located) = locate(option, city, atlas);
        offers.push((
            price.unwrap_or(i64::MAX),
            distance_to_sights(atlas, site),
            order,
            option,
            site,
            located,
        ));
    }
    let Some(lowest) = offers.iter().map(|offer| offer.0).min() else {
        let mut reason = conflict(Rule::DayFrame, "LODGING_UNFIT", 0, &lodging_name(lodging));
        reason.numbers = vec![
            ("people", i64::try_from(people).unwrap_or(i64::MAX)),
            ("nights", i64::from(lodging.nights)),
        ];
        return Err(reason);
    };
    let bound = if cheapest {
        lowest
    } else {
        lowest.saturating_add(lowest / 4)
    };
    offers
        .into_iter()
        .filter(|offer| offer.0 <= bound)
        .min_by_key(|offer| (if cheapest { Metres(0) } else { offer.1 }, offer.0, offer.2))
        .map(|(_, _, _, option, site, located)| (option, site, located))
        .ok_or_else(|| conflict(Rule::DayFrame, "LODGING_UNFIT", 0, &lodging_name(lodging)))
}

fn locate(option: &LodgingOption, city: u16, atlas: &mut Atlas) -> (SiteRef, bool) {
    match atlas.resolve(&option.place, Some(city)) {
        Resolved::Place(city, position) => (atlas.add_place(city, position, SiteKind::Lodging), true),
        Resolved::Point(city, name, at) => (atlas.add(city, point_site(&name, at, SiteKind::Lodging)), true),
        Resolved::Unknown(name) => {
            let at = atlas.site(Atlas::centre(city)).at;
            (atlas.add(city, point_site(&name, at, SiteKind::Lodging)), false)
        }
    }
}

/// Mean great-circle distance to the city's thirty most famous places.
fn distance_to_sights(atlas: &Atlas, site: SiteRef) -> Metres {
    let at = atlas.site(site).at;
    let mut places: Vec<_> = atlas
        .city(site.city)
        .pack
        .places
        .all()
        .iter()
        .filter(|place| place.category.is_visit())
        .collect();
    places.sort_by_key(|place| (std::cmp::Reverse(place.fame), place.id.clone()));
    places.truncate(30);
    let total: i64 = places
        .iter()
        .map(|place| i64::from(engine_routes::great_circle(at, place.at).0))
        .sum();
    let count = i64::try_from(places.len().max(1)).unwrap_or(1);
    Metres(i32::try_from(total / count).unwrap_or(i32::MAX))
}

fn lodging_name(lodging: &LodgingStay) -> String {
    lodging
        .options
        .first()
        .map_or_else(String::new, |option| reference_name(&option.place))
}
