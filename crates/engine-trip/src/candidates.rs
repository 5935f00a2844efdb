//! The candidates of every city: what could become a stop, a table or a bench, with its facts resolved.

use engine_model::ids::PlaceId;
use engine_model::opening::DayHours;
use engine_model::place::{Category, Names, Place, Setting, StepFree};
use engine_model::problem::{Candidate, DayFrame, Site, SiteKind, SiteRef};
use engine_model::time::Seconds;

use crate::atlas::{Atlas, AtlasCity, Resolved};
use crate::calendar::Stay;
use crate::currency::Exchange;
use crate::own::{self, OwnPlace};
use crate::problem::Visits;
use crate::wishes::Asks;

/// At most so many places to visit a city; the rest are the least famous ones that nobody asked for.
const VISITS: usize = 300;
/// At most so many places to eat.
const MEALS: usize = 60;
/// At most so many places only to rest at.
const RESTS: usize = 20;

/// Candidates under construction, with the index of each place.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    pub(crate) list: Vec<Candidate>,
    /// By city and position in its pack, sorted.
    by_place: Vec<((u16, usize), u32)>,
    points: Vec<(Resolved, u32)>,
}

impl Candidates {
    /// The index of a resolved place.
    pub(crate) fn index(&self, place: &Resolved) -> Option<u32> {
        match place {
            Resolved::Place(city, position) => self
                .by_place
                .binary_search_by_key(&(*city, *position), |(key, _)| *key)
                .ok()
                .map(|found| self.by_place[found].1),
            Resolved::Point(..) => self
                .points
                .iter()
                .find(|(point, _)| point == place)
                .map(|(_, index)| *index),
            Resolved::Unknown(_) => None,
        }
    }
}

/// Gathers the candidates of all cities. `extra` must be among them whatever their rank, and so must the places that
/// only the plan knows.
pub(crate) fn gather(
    atlas: &mut Atlas,
    asks: &Asks,
    (extra, own, visits): (&[Resolved], &[OwnPlace], Visits),
    days: &[DayFrame],
    stays: &[Stay],
    exchange: &mut Exchange<'_>,
    people: i64,
) -> Candidates {
    let mut wanted: Vec<Resolved> = extra.to_vec();
    wanted.extend(asks.must.iter().map(|must| must.place.clone()));
    wanted.extend(asks.at_time.iter().map(|(place, _)| place.clone()));
    let mut candidates = Candidates::default();
    for city in 0..u16::try_from(atlas.cities.len()).expect("at most ten cities") {
        let here = |day: usize| {
            stays
                .iter()
                .any(|stay| stay.city == city && (stay.first..=stay.last()).contains(&day))
        };
        let in_days: Vec<bool> = (0..days.len()).map(here).collect();
        for position in shortlist(atlas, city, asks, &wanted, visits) {
            let candidate = of_place(atlas, city, position, asks, days, &in_days, exchange, people);
            let index = push(&mut candidates.list, atlas, candidate);
            candidates.by_place.push(((city, position), index));
        }
    }
    for place in wanted {
        if candidates.index(&place).is_none() {
            add_point(&mut candidates, atlas, &place, own, days.len());
        }
    }
    for place in own {
        if !candidates.list.iter().any(|known| known.place == place.id) {
            let candidate = Candidate {
                stay: place.stay,
                ..of_own(place, city_of(atlas, place), days.len())
            };
            push_at(&mut candidates.list, atlas, candidate, place.at);
        }
    }
    candidates
}

/// Adds a point that the request names: under the id that the plan knows it by, else under the next free one.
fn add_point(
    candidates: &mut Candidates,
    atlas: &mut Atlas,
    place: &Resolved,
    own: &[OwnPlace],
    days: usize,
) {
    let Resolved::Point(city, name, at) = place else {
        return;
    };
    let known = own.iter().find(|own| own.is_called(name, *at));
    let candidate = if let Some(known) = known {
        of_own(known, city_of(atlas, known), days)
    } else {
        let is_free = |number: &usize| {
            let taken = |id: &PlaceId| own::number_of(id) == Some(*number);
            let mut listed = candidates.list.iter().map(|candidate| &candidate.place);
            !listed.any(taken) && !own.iter().any(|own| taken(&own.id))
        };
        let mut numbers = 1..=candidates.list.len() + own.len() + 1;
        let number = numbers.find(is_free).expect("one number more than places");
        let names = Names {
            local: name.clone(),
            ko: None,
            en: None,
        };
        of_point(number, names, *city, days)
    };
    let index = push_at(&mut candidates.list, atlas, candidate, *at);
    candidates.points.push((place.clone(), index));
}

/// The city of a place that only the plan knows.
fn city_of(atlas: &Atlas, place: &OwnPlace) -> u16 {
    let there = |city: &AtlasCity| Some(&city.pack.destination().id) == place.destination.as_ref();
    let known = atlas.numbered().find(|(_, city)| there(city));
    known.map_or_else(|| atlas.nearest_city(place.at), |(city, _)| city)
}

/// A place that only the plan knows, with the usual stay of a point.
fn of_own(place: &OwnPlace, city: u16, days: usize) -> Candidate {
    let usual = of_point(0, place.names.clone(), city, days);
    Candidate {
        place: place.id.clone(),
        category: place.category,
        setting: place.setting,
        min_stay: usual.min_stay.min(place.stay),
        ..usual
    }
}

/// Positions of the places worth considering, in the pack's order.
fn shortlist(atlas: &Atlas, city: u16, asks: &Asks, wanted: &[Resolved], visits: Visits) -> Vec<usize> {
    let entry = atlas.city(city);
    let places = entry.pack.places.all();
    let asked = |position: usize| wanted.contains(&Resolved::Place(city, position));
    let mut chosen: Vec<usize> = Vec::new();
    let mut take = |bound: usize, of: &dyn Fn(&Place) -> bool| {
        let mut ranked: Vec<(bool, u32, usize)> = places
            .iter()
            .enumerate()
            .filter(|(_, place)| of(place))
            .map(|(position, place)| (asked(position), rank(place, asks), position))
            .collect();
        ranked.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(&b.2)));
        let forced = ranked.iter().filter(|entry| entry.0).count();
        let best = ranked.into_iter().take(bound.max(forced));
        let best = best.filter(|entry| entry.0 || visits == Visits::All || is_of_use(&places[entry.2], asks));
        chosen.extend(best.map(|entry| entry.2));
    };
    take(VISITS, &|place| place.category.is_visit());
    take(MEALS, &|place| place.category == Category::Restaurant);
    take(RESTS, &|place| place.category == Category::Cafe);
    chosen.extend((0..places.len()).filter(|&position| {
        asked(position) && !places[position].category.is_visit() && !places[position].category.is_meal()
    }));
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// Whether a place matters to a plan whose stops are given: as the shelter named beside a stop in the open, as a place to
/// sit down or eat, or because what is offered of a wish is counted.
fn is_of_use(place: &Place, asks: &Asks) -> bool {
    let mut wishes = asks.preferences.categories.iter();
    place.setting == Setting::Indoor
        || place.category.is_rest()
        || place.category.is_meal()
        || wishes.any(|wish| wish.category == place.category)
        || asks
            .preferences
            .cuisines
            .iter()
            .any(|(cuisine, _)| place.has_tag(cuisine))
}

/// Fame, raised for what somebody asked for.
fn rank(place: &Place, asks: &Asks) -> u32 {
    let wished = asks
        .preferences
        .categories
        .iter()
        .any(|wish| wish.more && wish.category == place.category);
    let cuisine = asks
        .preferences
        .cuisines
        .iter()
        .any(|(cuisine, _)| place.has_tag(cuisine));
    u32::from(place.fame) + 40 * u32::from(wished) + 60 * u32::from(cuisine)
}

#[expect(
    clippy::too_many_arguments,
    reason = "one place meets everything that a candidate is made of"
)]
fn of_place(
    atlas: &Atlas,
    city: u16,
    position: usize,
    asks: &Asks,
    days: &[DayFrame],
    in_days: &[bool],
    exchange: &mut Exchange<'_>,
    people: i64,
) -> Candidate {
    let entry = atlas.city(city);
    let place = atlas.place(city, position);
    let hours = days
        .iter()
        .zip(in_days)
        .map(|(day, here)| {
            if *here {
                entry.pack.places.hours_on(position, day.date)
            } else {
                DayHours::Unknown
            }
        })
        .collect();
    let avoided = asks.avoid_categories.contains(&place.category)
        || asks.avoid_places.contains(&Resolved::Place(city, position));
    Candidate {
        place: place.id.clone(),
        names: place.names.clone(),
        site: SiteRef {
            city,
            index: u16::MAX,
        },
        category: place.category,
        visit: place.category.is_visit(),
        meal: place.category.is_meal(),
        rest: place.category.is_rest(),
        stay: place.stay.up_to_minute(),
        min_stay: place.min_stay.up_to_minute(),
        cost: place
            .cost
            .and_then(|cost| exchange.convert(cost))
            .map(|cost| cost * people),
        hours,
        hours_origin: place.source.origin.clone(),
        verified: place.source.verified,
        setting: place.setting,
        step_free: place.step_free,
        strenuous: place.strenuous,
        min_age: place.min_age,
        fame: place.fame,
        tags: place.tags.clone(),
        avoided,
    }
}

fn of_point(number: usize, names: Names, city: u16, days: usize) -> Candidate {
    Candidate {
        place: PlaceId::new(format!("{}{number}", own::PREFIX)),
        names,
        site: SiteRef {
            city,
            index: u16::MAX,
        },
        category: Category::Sight,
        visit: true,
        meal: false,
        rest: false,
        stay: Seconds::minutes(60),
        min_stay: Seconds::minutes(30),
        cost: None,
        hours: vec![DayHours::Unknown; days],
        hours_origin: String::new(),
        verified: false,
        setting: Setting::Mixed,
        step_free: StepFree::Unknown,
        strenuous: false,
        min_age: None,
        fame: 40,
        tags: Vec::new(),
        avoided: false,
    }
}

fn push(list: &mut Vec<Candidate>, atlas: &mut Atlas, candidate: Candidate) -> u32 {
    let at = {
        let pack = &atlas.city(candidate.site.city).pack;
        pack.places.get(&candidate.place).map(|place| place.at)
    };
    let at = at.unwrap_or(atlas.site(Atlas::centre(candidate.site.city)).at);
    push_at(list, atlas, candidate, at)
}

fn push_at(
    list: &mut Vec<Candidate>,
    atlas: &mut Atlas,
    mut candidate: Candidate,
    at: engine_model::geo::Coordinates,
) -> u32 {
    let index = u32::try_from(list.len()).expect("far fewer than four thousand million candidates");
    let sites = &mut atlas.cities[usize::from(candidate.site.city)].sites;
    candidate.site.index = u16::try_from(sites.len()).expect("at most a few hundred sites a city");
    sites.push(Site {
        at,
        names: candidate.names.clone(),
        place: Some(candidate.place.clone()),
        kind: SiteKind::Candidate(index),
    });
    list.push(candidate);
    index
}
