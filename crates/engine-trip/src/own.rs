//! Places that no pack holds: those that a traveller brings with a name and a position.

use engine_model::geo::Coordinates;
use engine_model::ids::{DestinationId, PlaceId};
use engine_model::place::{Category, Names, Setting};
use engine_model::plan::{Plan, PlanEntry, PlanEntryKind};
use engine_model::request::{PlaceRef, TripRequest};
use engine_model::time::Seconds;

/// How the ids of such places begin.
pub(crate) const PREFIX: &str = "custom/";

/// A place that only one plan knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OwnPlace {
    pub(crate) id: PlaceId,
    /// Where it is visited from; `None` = from the destination nearest to it.
    pub(crate) destination: Option<DestinationId>,
    pub(crate) names: Names,
    pub(crate) at: Coordinates,
    pub(crate) category: Category,
    pub(crate) setting: Setting,
    pub(crate) stay: Seconds,
}

impl OwnPlace {
    /// Whether a request means this place.
    pub(crate) fn is_called(&self, name: &str, at: Coordinates) -> bool {
        self.names.local == name && self.at == at
    }
}

/// Whether the id is one of a place that a traveller brought.
pub(crate) fn is_own(place: &PlaceId) -> bool {
    place.as_str().starts_with(PREFIX)
}

/// The places of a plan that only it knows, each once. One of which the file claims hours or a price is left out: that
/// is for the file to assert.
pub(crate) fn of_plan(plan: &Plan) -> Vec<OwnPlace> {
    let mut found: Vec<OwnPlace> = Vec::new();
    for day in &plan.days {
        for entry in &day.entries {
            let segment = day.segments.get(usize::from(entry.segment));
            let destination = segment.map(|segment| segment.destination.clone());
            if let Some(place) = own_place(entry, destination)
                && !found.iter().any(|other| other.id == place.id)
            {
                found.push(place);
            }
        }
    }
    found
}

/// The place of an entry, if it is one that only the plan knows.
pub(crate) fn own_place(entry: &PlanEntry, destination: Option<DestinationId>) -> Option<OwnPlace> {
    let id = entry.place.as_ref().filter(|id| is_own(id))?;
    let claims_hours = entry
        .opening
        .as_ref()
        .is_some_and(|opening| opening.interval.is_some());
    let plain = entry.kind == PlanEntryKind::Stop && !claims_hours && entry.cost.is_none();
    plain.then(|| OwnPlace {
        id: id.clone(),
        destination,
        names: entry.names.clone(),
        at: entry.at,
        category: entry.category.unwrap_or(Category::Sight),
        setting: entry.setting.unwrap_or(Setting::Mixed),
        stay: entry.end - entry.start,
    })
}

/// A number from which on no place of the plan or its request is called.
pub(crate) fn next_number(plan: &Plan) -> usize {
    let rain = plan.days.iter().filter_map(|day| day.rain_variant.as_ref());
    let entries = plan.days.iter().flat_map(|day| &day.entries);
    let entries = entries.chain(rain.flat_map(|variant| &variant.entries));
    let numbers = entries.filter_map(|entry| number_of(entry.place.as_ref()?));
    numbers.max().unwrap_or(0).max(points(&plan.request)) + 1
}

/// The number in the id of such a place.
pub(crate) fn number_of(place: &PlaceId) -> Option<usize> {
    place.as_str().strip_prefix(PREFIX)?.parse().ok()
}

/// How many of the request's references are points.
fn points(request: &TripRequest) -> usize {
    let locks = request.locks.iter().map(|lock| &lock.place);
    let members = request.members.iter().flat_map(|member| &member.must_see);
    let all = request.must_see.iter().chain(members).chain(locks);
    all.filter(|place| matches!(place, PlaceRef::Point(..))).count()
}
