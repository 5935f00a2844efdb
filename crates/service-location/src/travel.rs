//! Ways between points.

use engine_model::Coordinates;
use engine_model::problem::{LegSource, Mode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A way of getting about inside a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum TravelMode {
    /// On foot.
    Walk,
    /// By bike.
    Bike,
    /// By bus, tram and train.
    Transit,
    /// By car of one's own, parking included.
    Car,
    /// By taxi.
    Taxi,
}

impl From<TravelMode> for Mode {
    fn from(mode: TravelMode) -> Self {
        match mode {
            TravelMode::Walk => Self::Walk,
            TravelMode::Bike => Self::Bike,
            TravelMode::Transit => Self::Transit,
            TravelMode::Car => Self::Car,
            TravelMode::Taxi => Self::Taxi,
        }
    }
}

/// Where the numbers of a way come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum TravelSource {
    /// The straight line and the mode's usual speed.
    Estimate,
    /// A street graph.
    Street,
    /// A timetable.
    Timetable,
    /// An outside provider.
    Provider,
}

impl From<LegSource> for TravelSource {
    fn from(source: LegSource) -> Self {
        match source {
            // Nobody gives legs by hand here; what travellers state belongs to trips.
            LegSource::Estimate | LegSource::Given => Self::Estimate,
            LegSource::Street => Self::Street,
            LegSource::Timetable => Self::Timetable,
            LegSource::Provider => Self::Provider,
        }
    }
}

/// Energy of an adult on foot: 50 kcal a kilometre, as plans count it.
pub(crate) fn walking_kcal(mode: Mode, walking_metres: i32) -> Option<i32> {
    (mode == Mode::Walk).then_some(walking_metres / 20)
}

/// A point of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GeoPoint)]
pub(crate) struct Point {
    /// Degrees north.
    #[schema(minimum = -90, maximum = 90)]
    pub latitude: f64,
    /// Degrees east.
    #[schema(minimum = -180, maximum = 180)]
    pub longitude: f64,
}

impl From<Coordinates> for Point {
    fn from(at: Coordinates) -> Self {
        Self {
            latitude: at.latitude(),
            longitude: at.longitude(),
        }
    }
}
