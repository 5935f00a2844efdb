//! Writing a request.

use engine_model::people::Member;
use engine_model::request::{
    Avoid, Budget, DestinationRequest, Effort, LockRequest, LodgingOption, LodgingStay, PlaceRef,
    TransferOption, TransferRequest, TripEnd, TripRequest,
};

use super::view::{
    AvoidView, BudgetView, DestinationView, EffortView, EndView, LockView, LodgingView, MemberView,
    PlaceView, RequestView, StayView, TransferView, WayView,
};
use crate::scalars::{ClockTime, DateText, Word, format_date_time};

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
