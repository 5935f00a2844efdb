//! The ways of a day.

use engine_model::geo::Metres;
use engine_model::place::{Category, Place};
use engine_model::plan::PlanEntry;
use engine_model::problem::Mode;
use serde::Serialize;
use utoipa::ToSchema;
use wire::plan::LegView;

use super::Scene;
use super::maps::{self, MapLink, Spot};
use crate::itinerary::spoken;

/// Up to this length walking is proposed where the plan takes another mode.
const WALKABLE: Metres = Metres(500);
/// How far from a stop a car park may be, as the crow flies.
const PARKING_RADIUS: Metres = Metres(500);
/// How many car parks are named.
const CAR_PARKS: usize = 2;

/// The way to an entry.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ItineraryLeg)]
pub(crate) struct ShownLeg {
    /// What was planned.
    #[serde(flatten)]
    leg: LegView,
    /// The way on a map.
    map_link: MapLink,
    /// Walking instead: there where the plan takes another mode in a city and the walk has at most 500 m.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    walk_instead: Option<WalkProposal>,
    /// Up to two car parks within 500 m of where a drive ends, nearest first, where the data knows some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 2)]
    parking: Vec<CarPark>,
}

/// A way that can be walked instead; an estimate from the distance.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WalkProposal {
    /// How long it takes, in whole minutes.
    #[schema(minimum = 0)]
    duration_minutes: i32,
    /// How long the way is.
    #[schema(minimum = 0, maximum = 500)]
    distance_metres: i32,
    /// Energy of an adult: 50 kcal a kilometre.
    #[schema(minimum = 0, maximum = 25)]
    kcal: i32,
}

/// A place to leave the car at.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CarPark {
    /// The place.
    place_id: String,
    /// In the asked language.
    name: String,
    /// In the local script.
    local_name: String,
    /// Degrees north.
    #[schema(minimum = -90, maximum = 90)]
    latitude: f64,
    /// Degrees east.
    #[schema(minimum = -180, maximum = 180)]
    longitude: f64,
    /// From the entry, as the crow flies.
    #[schema(minimum = 0, maximum = 500)]
    distance_metres: i32,
    /// It on a map.
    map_link: MapLink,
}

pub(super) fn shown(leg: LegView, from: Option<Spot<'_>>, to: &PlanEntry, scene: &Scene<'_>) -> ShownLeg {
    let mode = leg.mode.0;
    let spot = Spot::of(scene.day, to);
    ShownLeg {
        map_link: maps::way(from.as_ref(), &spot, mode),
        walk_instead: from.and_then(|from| walk(from, spot, mode)),
        parking: if mode == Mode::Car {
            car_parks(to, spot, scene)
        } else {
            Vec::new()
        },
        leg,
    }
}

fn walk(from: Spot<'_>, to: Spot<'_>, mode: Mode) -> Option<WalkProposal> {
    let in_a_city = matches!(mode, Mode::Transit | Mode::Car | Mode::Taxi | Mode::Bike);
    let walk = engine_routes::estimate(Mode::Walk, from.at, to.at);
    let short = walk.distance > Metres(0) && walk.distance <= WALKABLE;
    (in_a_city && short).then(|| WalkProposal {
        duration_minutes: walk.duration.minutes_up(),
        distance_metres: walk.distance.0,
        kcal: walk.walking.0 / 20,
    })
}

fn car_parks(to: &PlanEntry, spot: Spot<'_>, scene: &Scene<'_>) -> Vec<CarPark> {
    let segment = scene.day.segments.get(usize::from(to.segment));
    let Some(pack) = segment.and_then(|segment| scene.packs.get(&segment.destination)) else {
        return Vec::new();
    };
    let near = pack.places.near(to.at, PARKING_RADIUS, &[Category::Parking]);
    let all = pack.places.all();
    near.into_iter()
        .filter_map(|(position, distance)| Some((all.get(position)?, distance)))
        .take(CAR_PARKS)
        .map(|(place, distance)| car_park(place, distance, spot.in_korea, scene))
        .collect()
}

fn car_park(place: &Place, distance: Metres, in_korea: bool, scene: &Scene<'_>) -> CarPark {
    CarPark {
        place_id: place.id.to_string(),
        name: place.names.in_language(spoken(scene.language)).to_owned(),
        local_name: place.names.local.clone(),
        latitude: place.at.latitude(),
        longitude: place.at.longitude(),
        distance_metres: distance.0,
        map_link: maps::place(&Spot {
            name: &place.names.local,
            at: place.at,
            in_korea,
        }),
    }
}
