//! Changes by hand, from the wire to the engine.

use engine_model::geo::Coordinates;
use engine_model::ids::PlaceId;
use engine_model::plan::Plan;
use engine_model::time::DayTime;
use engine_trip::{EditedDay, EditedPlace, EditedStop, TripError};
use platform::fields::Fields;
use platform::problem::{Problem, Rule};
use platform::{Text, text};
use serde::Deserialize;
use utoipa::ToSchema;
use wire::words::CategoryWord;

use crate::error::{Missing, TripServiceError};

/// Most stops of a day.
const MOST_STOPS: usize = 20;

/// A day as it shall be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = EditDay)]
pub(crate) struct EditDayBody {
    /// The day, from 1.
    #[schema(minimum = 1, maximum = 121)]
    pub(crate) day: u16,
    /// Every stop of the day.
    #[schema(max_items = 20)]
    pub(crate) stops: Vec<EditStopBody>,
}

/// A stop as it shall be. It is one of the itinerary (`stopId`), a place (`placeId`), or a place of the traveller's own
/// (`custom`).
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = EditStop)]
pub(crate) struct EditStopBody {
    /// A stop of the itinerary, of this day or another.
    #[schema(max_length = 100)]
    pub(crate) stop_id: Option<String>,
    /// A place of the data; with a `stopId`, in place of the one that the stop has.
    #[schema(max_length = 200)]
    pub(crate) place_id: Option<String>,
    /// A place of the traveller's own.
    pub(crate) custom: Option<CustomBody>,
    /// Its position in the day: smaller comes first.
    #[schema(minimum = 0, maximum = 1000)]
    pub(crate) order: u32,
    /// Planning again leaves it on this day (false where it is absent).
    pub(crate) locked: Option<bool>,
    /// Begins at this time on the day's local clock, or as soon after it as can be; may pass 24:00.
    #[schema(pattern = "^[0-2][0-9]:[0-5][0-9]$")]
    pub(crate) start_at: Option<String>,
    /// How long.
    #[schema(minimum = 5, maximum = 720)]
    pub(crate) duration_minutes: Option<u16>,
}

/// A place that only the traveller knows.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = CustomStop)]
pub(crate) struct CustomBody {
    /// Its name.
    #[schema(min_length = 1, max_length = 80)]
    pub(crate) name: String,
    /// Degrees north.
    #[schema(minimum = -90, maximum = 90)]
    pub(crate) latitude: f64,
    /// Degrees east.
    #[schema(minimum = -180, maximum = 180)]
    pub(crate) longitude: f64,
    /// What kind of place it is.
    pub(crate) category: Option<CategoryWord>,
    /// How long people stay (60 where it is absent).
    #[schema(minimum = 5, maximum = 720)]
    pub(crate) duration_minutes: Option<u16>,
}

/// A stop that was read, before it is known what its `stopId` stands for.
#[derive(Clone, Debug)]
pub(crate) struct ReadDay {
    number: u16,
    stops: Vec<EditedStop>,
    /// For each stop its position in the list that was sent.
    sent: Vec<usize>,
}

/// Reads the days; refuses what cannot be read.
pub(crate) fn read(days: &[EditDayBody]) -> Result<Vec<ReadDay>, Problem> {
    let mut fields = Fields::new();
    if days.is_empty() {
        fields.required::<u16>("days", None);
    }
    let read = days
        .iter()
        .enumerate()
        .map(|(index, day)| read_day(&format!("days[{index}]"), day, &mut fields))
        .collect();
    fields.finish()?;
    Ok(read)
}

fn read_day(path: &str, day: &EditDayBody, fields: &mut Fields) -> ReadDay {
    fields.range(&format!("{path}.day"), day.day, 1, 121);
    if day.stops.len() > MOST_STOPS {
        fields.refuse(
            format!("{path}.stops"),
            Rule::TooLong,
            text(
                format!("하루에 {MOST_STOPS}곳까지 갈 수 있습니다"),
                format!("A day has at most {MOST_STOPS} stops"),
            ),
        );
    }
    let mut stops: Vec<(u32, usize, EditedStop)> = day
        .stops
        .iter()
        .enumerate()
        .map(|(index, stop)| {
            (
                stop.order,
                index,
                read_stop(&format!("{path}.stops[{index}]"), stop, fields),
            )
        })
        .collect();
    // Equal numbers keep the order in which they were sent.
    stops.sort_by_key(|(order, ..)| *order);
    ReadDay {
        number: day.day,
        sent: stops.iter().map(|(_, index, _)| *index).collect(),
        stops: stops.into_iter().map(|(_, _, stop)| stop).collect(),
    }
}

fn read_stop(path: &str, stop: &EditStopBody, fields: &mut Fields) -> EditedStop {
    if let Some(minutes) = stop.duration_minutes {
        fields.range(&format!("{path}.durationMinutes"), minutes, 5, 720);
    }
    EditedStop {
        stop: stop.stop_id.clone(),
        place: read_place(path, stop, fields),
        start_at: stop
            .start_at
            .as_deref()
            .and_then(|time| read_time(path, time, fields)),
        locked: stop.locked.unwrap_or(false),
        minutes: stop.duration_minutes,
    }
}

fn read_time(path: &str, time: &str, fields: &mut Fields) -> Option<DayTime> {
    let read = wire::scalars::parse_time(time);
    if read.is_none() {
        fields.refuse(
            format!("{path}.startAt"),
            Rule::Format,
            text("HH:MM 형식이어야 합니다", "must be a time HH:MM"),
        );
    }
    read
}

fn read_place(path: &str, stop: &EditStopBody, fields: &mut Fields) -> EditedPlace {
    match (&stop.place_id, &stop.custom) {
        (Some(id), None) => EditedPlace::Id(PlaceId::new(id)),
        (None, Some(custom)) => read_custom(&format!("{path}.custom"), custom, fields),
        (None, None) if stop.stop_id.is_some() => EditedPlace::Same,
        (None, None) => {
            fields.required::<u16>(&format!("{path}.placeId"), None);
            EditedPlace::Same
        }
        (Some(_), Some(_)) => {
            fields.refuse(
                format!("{path}.custom"),
                Rule::Format,
                text("placeId와 함께 쓸 수 없습니다", "Not together with placeId"),
            );
            EditedPlace::Same
        }
    }
}

/// How long people stay at a place of their own where they do not say it, in minutes.
const USUAL_STAY: u16 = 60;

fn read_custom(path: &str, custom: &CustomBody, fields: &mut Fields) -> EditedPlace {
    let name = fields.text(&format!("{path}.name"), &custom.name, 1, 80);
    let minutes = fields.range(
        &format!("{path}.durationMinutes"),
        custom.duration_minutes.unwrap_or(USUAL_STAY),
        5,
        720,
    );
    let Some(coordinates) = Coordinates::from_degrees(custom.latitude, custom.longitude) else {
        fields.refuse(
            format!("{path}.latitude"),
            Rule::OutOfRange,
            text(
                "좌표가 범위를 벗어났습니다",
                "The position lies outside the ranges",
            ),
        );
        return EditedPlace::Same;
    };
    EditedPlace::Custom {
        name,
        coordinates,
        category: custom.category.map(|word| word.0),
        minutes,
    }
}

/// The days as the engine takes them: a stop that names the place it has already keeps it.
pub(crate) fn resolve(plan: &Plan, days: Vec<ReadDay>) -> Vec<EditedDay> {
    let has = |stop: &str, place: &PlaceId| {
        let mut entries = plan.days.iter().flat_map(|day| &day.entries);
        entries.any(|entry| entry.id == stop && entry.place.as_ref() == Some(place))
    };
    days.into_iter()
        .map(|day| EditedDay {
            number: day.number,
            stops: day
                .stops
                .into_iter()
                .map(|stop| match (&stop.stop, &stop.place) {
                    (Some(id), EditedPlace::Id(place)) if has(id, place) => EditedStop {
                        place: EditedPlace::Same,
                        ..stop
                    },
                    _ => stop,
                })
                .collect(),
        })
        .collect()
}

/// Where a stop stood in the list that was sent, for each stop of the days in the order in which it is to stand.
#[derive(Clone, Debug)]
pub(crate) struct Sent(Vec<Vec<usize>>);

impl Sent {
    /// Of days that were read.
    pub(crate) fn of(days: &[ReadDay]) -> Self {
        Self(days.iter().map(|day| day.sent.clone()).collect())
    }

    /// The field as it was sent, from the engine's name for it: `days[0].stops[1].minutes`.
    fn field(&self, engine: &str) -> String {
        let field = engine
            .replace(".number", ".day")
            .replace(".minutes", ".durationMinutes");
        self.position(&field).unwrap_or(field)
    }

    /// The same with the position that the stop was sent at.
    fn position(&self, field: &str) -> Option<String> {
        let (day, rest) = field.strip_prefix("days[")?.split_once("].stops[")?;
        let (stop, rest) = rest.split_once(']')?;
        let stops = self.0.get(day.parse::<usize>().ok()?)?;
        let sent = stops.get(stop.parse::<usize>().ok()?)?;
        Some(format!("days[{day}].stops[{sent}]{rest}"))
    }
}

/// A change that names something that is not there, with the field that does; or an itinerary that cannot be read.
pub(crate) fn refused(error: &TripError, sent: &Sent) -> TripServiceError {
    let rule = match error {
        TripError::OutOfRange { .. } => Rule::OutOfRange,
        TripError::PlaceMissing { .. } => Rule::Required,
        _ => Rule::Format,
    };
    match error.field().filter(|field| field.starts_with("days[")) {
        Some(field) => Problem::invalid_field(sent.field(field), rule, said(error))
            .detail(said(error))
            .into(),
        None => unread(error),
    }
}

/// An itinerary that cannot be read with the packs at hand, because they have changed; or a stop or place that neither
/// knows.
pub(crate) fn unread(error: &TripError) -> TripServiceError {
    match error {
        TripError::StopUnknown { stop, .. } => TripServiceError::NotFound(Missing::Stop, stop.clone()),
        TripError::PlaceUnknown { place, .. } => TripServiceError::NotFound(Missing::Place, place.clone()),
        TripError::DayUnknown { day, .. } => TripServiceError::NotFound(Missing::Day, day.to_string()),
        other => TripServiceError::Unreadable(said(other)),
    }
}

fn said(error: &TripError) -> Text {
    text(
        error.sentence(engine_model::Language::Korean),
        error.sentence(engine_model::Language::English),
    )
}
