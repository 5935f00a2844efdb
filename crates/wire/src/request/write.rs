//! Writing a request.

use engine_model::people::Member;
use engine_model::people::{Diet, Gender, Health, Like, MobilityAid};
use engine_model::place::Category;
use engine_model::problem::Mode;
use engine_model::request::{
    Avoid, Budget, DestinationRequest, Effort, LockRequest, LodgingOption, LodgingStay, PlaceRef,
    TransferOption, TransferRequest, TripEnd, TripRequest,
};
use engine_model::wish::Pace;
use serde::Serialize;

use super::wishes::WishView;
use crate::money::MoneyView;
use crate::scalars::{ClockTime, DateText, Word, format_date_time};

/// A request as JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestView {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    start_date: DateText,
    destinations: Vec<DestinationView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrival: Option<EndView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    departure: Option<EndView>,
    daily_start: ClockTime,
    daily_end: ClockTime,
    members: Vec<MemberView>,
    transport: Word<Mode>,
    pace: Word<Pace>,
    #[serde(skip_serializing_if = "Option::is_none")]
    budget: Option<BudgetView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    must_see: Vec<PlaceView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    avoid: Vec<AvoidView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    wishes: Vec<WishView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locks: Vec<LockView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    transfers: Vec<TransferView>,
    #[serde(skip_serializing_if = "String::is_empty")]
    free_text: String,
    seed: u64,
    effort: EffortView,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct DestinationView {
    name: String,
    nights: u16,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lodging: Vec<StayView>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct StayView {
    nights: u16,
    options: Vec<LodgingView>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct LodgingView {
    place: PlaceView,
    #[serde(skip_serializing_if = "Option::is_none")]
    price_per_night: Option<MoneyView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    capacity: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum_nights: Option<u16>,
    check_in: ClockTime,
    check_out: ClockTime,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct EndView {
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceView>,
    at: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct MemberView {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    age: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    gender: Option<Word<Gender>>,
    health: Word<Health>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    likes: Vec<Word<Like>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dislikes: Vec<Word<Like>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    diets: Vec<Word<Diet>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mobility_aid: Option<Word<MobilityAid>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    must_see: Vec<PlaceView>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct BudgetView {
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<MoneyView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    per_day: Option<MoneyView>,
}

/// A text where the text alone says whether it is an id or a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum PlaceView {
    Text(String),
    Id {
        id: String,
    },
    Name {
        name: String,
    },
    Point {
        name: String,
        latitude: f64,
        longitude: f64,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum AvoidView {
    Place(PlaceView),
    Category { category: Word<Category> },
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct LockView {
    place: PlaceView,
    day: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_at: Option<ClockTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stay_minutes: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct TransferView {
    after: usize,
    options: Vec<WayView>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct WayView {
    mode: Word<Mode>,
    #[serde(skip_serializing_if = "String::is_empty")]
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    depart_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrive_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration_minutes: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fare: Option<MoneyView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<PlaceView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<PlaceView>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum EffortView {
    Word(&'static str),
    Iterations { iterations: u32 },
}

impl From<&TripRequest> for RequestView {
    fn from(request: &TripRequest) -> Self {
        let TripRequest {
            name,
            start,
            destinations,
            arrival,
            departure,
            daily_start,
            daily_end,
            members,
            transport,
            pace,
            budget,
            must_see,
            avoid,
            wishes,
            locks,
            transfers,
            free_text,
            seed,
            effort,
        } = request;
        Self {
            name: name.clone(),
            start_date: DateText(*start),
            destinations: views(destinations),
            arrival: arrival.as_ref().map(Into::into),
            departure: departure.as_ref().map(Into::into),
            daily_start: ClockTime(*daily_start),
            daily_end: ClockTime(*daily_end),
            members: views(members),
            transport: Word(*transport),
            pace: Word(*pace),
            budget: budget_view(budget),
            must_see: views(must_see),
            avoid: views(avoid),
            wishes: views(wishes),
            locks: views(locks),
            transfers: views(transfers),
            free_text: free_text.clone(),
            seed: *seed,
            effort: effort_view(*effort),
        }
    }
}

fn views<'a, T, V: From<&'a T>>(items: &'a [T]) -> Vec<V> {
    items.iter().map(V::from).collect()
}

fn words<T: Copy>(items: &[T]) -> Vec<Word<T>> {
    items.iter().copied().map(Word).collect()
}

fn budget_view(budget: &Budget) -> Option<BudgetView> {
    let Budget { total, per_day } = *budget;
    (total.is_some() || per_day.is_some()).then(|| BudgetView {
        total: total.map(Into::into),
        per_day: per_day.map(Into::into),
    })
}

fn effort_view(effort: Effort) -> EffortView {
    match effort {
        Effort::Quick => EffortView::Word("quick"),
        Effort::Normal => EffortView::Word("normal"),
        Effort::Thorough => EffortView::Word("thorough"),
        Effort::Iterations(iterations) => EffortView::Iterations { iterations },
    }
}

impl From<&DestinationRequest> for DestinationView {
    fn from(destination: &DestinationRequest) -> Self {
        let DestinationRequest {
            name,
            nights,
            lodging,
        } = destination;
        Self {
            name: name.clone(),
            nights: *nights,
            lodging: views(lodging),
        }
    }
}

impl From<&LodgingStay> for StayView {
    fn from(stay: &LodgingStay) -> Self {
        let LodgingStay { nights, options } = stay;
        Self {
            nights: *nights,
            options: views(options),
        }
    }
}

impl From<&LodgingOption> for LodgingView {
    fn from(option: &LodgingOption) -> Self {
        let LodgingOption {
            place,
            price_per_night,
            capacity,
            minimum_nights,
            check_in,
            check_out,
        } = option;
        Self {
            place: place.into(),
            price_per_night: price_per_night.map(Into::into),
            capacity: *capacity,
            minimum_nights: *minimum_nights,
            check_in: ClockTime(*check_in),
            check_out: ClockTime(*check_out),
        }
    }
}

impl From<&TripEnd> for EndView {
    fn from(end: &TripEnd) -> Self {
        let TripEnd { place, at } = end;
        Self {
            place: place.as_ref().map(Into::into),
            at: format_date_time(*at),
        }
    }
}

impl From<&Member> for MemberView {
    fn from(member: &Member) -> Self {
        let Member {
            name,
            age,
            gender,
            health,
            likes,
            dislikes,
            diets,
            mobility,
            must_see,
        } = member;
        Self {
            name: name.clone(),
            age: *age,
            gender: gender.map(Word),
            health: Word(*health),
            likes: words(likes),
            dislikes: words(dislikes),
            diets: words(diets),
            mobility_aid: mobility.map(Word),
            must_see: views(must_see),
        }
    }
}

impl From<&PlaceRef> for PlaceView {
    fn from(place: &PlaceRef) -> Self {
        match place {
            PlaceRef::Id(id) if id.as_str().contains('/') => Self::Text(id.to_string()),
            PlaceRef::Id(id) => Self::Id { id: id.to_string() },
            PlaceRef::Name(name) if name.contains('/') => Self::Name { name: name.clone() },
            PlaceRef::Name(name) => Self::Text(name.clone()),
            PlaceRef::Point(name, at) => Self::Point {
                name: name.clone(),
                latitude: at.latitude(),
                longitude: at.longitude(),
            },
        }
    }
}

impl From<&Avoid> for AvoidView {
    fn from(avoid: &Avoid) -> Self {
        match avoid {
            Avoid::Place(place) => Self::Place(place.into()),
            Avoid::Category(category) => Self::Category {
                category: Word(*category),
            },
        }
    }
}

impl From<&LockRequest> for LockView {
    fn from(lock: &LockRequest) -> Self {
        let LockRequest {
            place,
            day,
            order,
            start,
            stay,
        } = lock;
        Self {
            place: place.into(),
            day: *day,
            order: *order,
            start_at: start.map(ClockTime),
            stay_minutes: stay.map(engine_model::Seconds::minutes_up),
        }
    }
}

impl From<&TransferRequest> for TransferView {
    fn from(transfer: &TransferRequest) -> Self {
        let TransferRequest { after, options } = transfer;
        Self {
            after: after + 1,
            options: views(options),
        }
    }
}

impl From<&TransferOption> for WayView {
    fn from(option: &TransferOption) -> Self {
        let TransferOption {
            mode,
            label,
            depart,
            arrive,
            duration,
            fare,
            from,
            to,
        } = option;
        Self {
            mode: Word(*mode),
            label: label.clone(),
            depart_at: depart.map(format_date_time),
            arrive_at: arrive.map(format_date_time),
            duration_minutes: duration.map(engine_model::Seconds::minutes_up),
            fare: fare.map(Into::into),
            from: from.as_ref().map(Into::into),
            to: to.as_ref().map(Into::into),
        }
    }
}
