//! The cities of a trip with every point that a leg can start or end at.

use std::sync::Arc;

use engine_model::geo::Coordinates;
use engine_model::ids::PlaceId;
use engine_model::place::{Category, Names, Place};
use engine_model::problem::{Mode, Site, SiteKind, SiteRef};
use engine_model::request::PlaceRef;
use engine_model::time::Seconds;
use engine_places::NameMatch;

use crate::packs::LoadedPack;

/// The cities, each once however often the trip comes by.
#[derive(Debug)]
pub(crate) struct Atlas {
    pub(crate) cities: Vec<AtlasCity>,
    /// The mode preferred inside cities.
    pub(crate) preferred: Mode,
}

/// One city with its sites; the first is always its centre.
#[derive(Debug)]
pub(crate) struct AtlasCity {
    pub(crate) pack: Arc<LoadedPack>,
    pub(crate) sites: Vec<Site>,
}

/// A place reference after resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Resolved {
    /// A place of a city's pack: (city, position in the pack).
    Place(u16, usize),
    /// A point that only the request knows, in the city nearest to it.
    Point(u16, String, Coordinates),
    /// No pack knows it.
    Unknown(String),
}

impl Atlas {
    pub(crate) fn new(packs: Vec<Arc<LoadedPack>>, preferred: Mode) -> Self {
        let cities = packs
            .into_iter()
            .map(|pack| {
                let destination = pack.destination();
                let centre = Site {
                    at: destination.centre,
                    names: centre_names(&destination.names),
                    place: None,
                    kind: SiteKind::Centre,
                };
                AtlasCity {
                    pack,
                    sites: vec![centre],
                }
            })
            .collect();
        Self { cities, preferred }
    }

    /// The centre of a city: always its first site.
    pub(crate) fn centre(city: u16) -> SiteRef {
        SiteRef { city, index: 0 }
    }

    pub(crate) fn site(&self, site: SiteRef) -> &Site {
        &self.city(site.city).sites[usize::from(site.index)]
    }

    pub(crate) fn city(&self, city: u16) -> &AtlasCity {
        &self.cities[usize::from(city)]
    }

    /// Adds a site, or finds the one that is there already.
    pub(crate) fn add(&mut self, city: u16, site: Site) -> SiteRef {
        let sites = &mut self.cities[usize::from(city)].sites;
        let known = sites.iter().position(|other| *other == site);
        let index = known.unwrap_or_else(|| {
            sites.push(site);
            sites.len() - 1
        });
        SiteRef {
            city,
            index: u16::try_from(index).expect("a problem holds far fewer than 65,536 sites a city"),
        }
    }

    /// Adds a place of the city's pack as a lodging or station.
    pub(crate) fn add_place(&mut self, city: u16, position: usize, kind: SiteKind) -> SiteRef {
        let place = &self.city(city).pack.places.all()[position];
        let site = Site {
            at: place.at,
            names: place.names.clone(),
            place: Some(place.id.clone()),
            kind,
        };
        self.add(city, site)
    }

    /// A time that the way between two sites of a city will not exceed by the mode that will be chosen.
    pub(crate) fn reach(&self, from: SiteRef, to: SiteRef) -> Seconds {
        if from == to {
            return Seconds(0);
        }
        let (a, b) = (self.site(from).at, self.site(to).at);
        let walk = engine_routes::estimate(Mode::Walk, a, b);
        let ride = engine_routes::estimate(self.preferred, a, b).duration;
        let transit = engine_routes::estimate(Mode::Transit, a, b).duration;
        if walk.walking.0 <= 300 {
            return walk.duration;
        }
        if self.preferred == Mode::Walk {
            transit
        } else {
            ride.max(transit.min(walk.duration))
        }
    }

    /// The destination's main station for a mode, else its centre; with the name where there is one.
    pub(crate) fn station(&mut self, city: u16, mode: Option<Mode>) -> (SiteRef, Option<String>) {
        let wanted = match mode {
            Some(Mode::Flight) => Some("airport"),
            Some(Mode::Train) => Some("rail"),
            Some(Mode::Coach) => Some("coach"),
            Some(Mode::Ferry) => Some("ferry"),
            _ => None,
        };
        let places = self.city(city).pack.places.all();
        let best = |tag: Option<&str>| {
            places
                .iter()
                .enumerate()
                .filter(|(_, place)| place.category == Category::Station)
                .filter(|(_, place)| tag.is_none_or(|tag| place.has_tag(tag)))
                .max_by_key(|(position, place)| (place.fame, usize::MAX - position))
                .map(|(position, place)| (position, place.names.local.clone()))
        };
        let found = best(wanted).or_else(|| if wanted.is_some() { best(None) } else { None });
        match found {
            Some((position, name)) => (self.add_place(city, position, SiteKind::Station), Some(name)),
            None => (Self::centre(city), None),
        }
    }

    /// Finds what somebody wrote, in one city or in all of them.
    pub(crate) fn resolve(&self, reference: &PlaceRef, only: Option<u16>) -> Resolved {
        match reference {
            PlaceRef::Id(id) => self
                .by_id(id)
                .unwrap_or_else(|| Resolved::Unknown(id.to_string())),
            PlaceRef::Name(name) => self
                .by_name(name, only)
                .unwrap_or_else(|| Resolved::Unknown(name.clone())),
            PlaceRef::Point(name, at) => {
                let city = only.unwrap_or_else(|| self.nearest_city(*at));
                Resolved::Point(city, name.clone(), *at)
            }
        }
    }

    pub(crate) fn by_id(&self, id: &PlaceId) -> Option<Resolved> {
        self.numbered().find_map(|(city, entry)| {
            let position = entry.pack.places.position(id)?;
            Some(Resolved::Place(city, position))
        })
    }

    pub(crate) fn place(&self, city: u16, position: usize) -> &Place {
        &self.city(city).pack.places.all()[position]
    }

    pub(crate) fn numbered(&self) -> impl Iterator<Item = (u16, &AtlasCity)> {
        (0_u16..).zip(&self.cities)
    }

    fn by_name(&self, name: &str, only: Option<u16>) -> Option<Resolved> {
        let searched: Vec<_> = self
            .numbered()
            .filter(|(city, _)| only.is_none_or(|only| only == *city))
            .map(|(city, entry)| (city, entry.pack.places.find_named(name)))
            .collect();
        let exact = searched.iter().find_map(|(city, found)| match found {
            NameMatch::Found(position) => Some(Resolved::Place(*city, *position)),
            _ => None,
        });
        exact.or_else(|| {
            searched.iter().find_map(|(city, found)| match found {
                NameMatch::Ambiguous(positions) => positions
                    .first()
                    .map(|&position| Resolved::Place(*city, position)),
                _ => None,
            })
        })
    }

    pub(crate) fn nearest_city(&self, at: Coordinates) -> u16 {
        self.numbered()
            .min_by_key(|(_, city)| engine_routes::great_circle(at, city.pack.destination().centre))
            .map_or(0, |(city, _)| city)
    }
}

/// The centre of a destination, as people call it.
fn centre_names(names: &Names) -> Names {
    Names {
        local: names.local.clone(),
        ko: names.ko.as_ref().map(|name| format!("{name} 도심")),
        en: names.en.as_ref().map(|name| format!("the centre of {name}")),
    }
}

/// A site for a point that only the request knows.
pub(crate) fn point_site(name: &str, at: Coordinates, kind: SiteKind) -> Site {
    let names = Names {
        local: name.to_owned(),
        ko: None,
        en: None,
    };
    Site {
        at,
        names,
        place: None,
        kind,
    }
}
