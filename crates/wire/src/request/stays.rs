//! Reading where the group goes: destinations, lodging, the ways between, locks.

use engine_model::problem::Mode;
use engine_model::request::{
    DestinationRequest, LockRequest, LodgingOption, LodgingStay, PlaceRef, TransferOption, TransferRequest,
    TripEnd,
};
use engine_model::{DayTime, Seconds};

use crate::faults::{Faults, FieldRule, fault, joined, said};
use crate::fields::{Field, Object};

/// The latest time of a day that a request may name: three in the night.
pub(super) const LATEST: DayTime = DayTime::hm(27, 0);

/// The most days that a trip may have.
pub(super) const LONGEST_TRIP: u16 = 120;

/// 1..=10 destinations of 0..=30 nights, no city twice in a row, at most 120 days in all.
pub(super) fn read_destinations(field: &Field, faults: &mut Faults) -> Option<Vec<DestinationRequest>> {
    let mut destinations: Vec<DestinationRequest> = Vec::new();
    for item in field.list(faults, 1..=10)? {
        let Some(destination) = read_destination(&item, faults) else {
            continue;
        };
        let before = destinations.last().map(|last| last.name.to_lowercase());
        if before == Some(destination.name.to_lowercase()) {
            let message = said(
                "is the city before; add its nights there instead",
                "바로 앞 여행지와 같습니다. 앞 여행지의 숙박 일수에 더해 주세요",
            );
            fault(
                faults,
                &joined(item.path(), "name"),
                FieldRule::Duplicate,
                message,
            );
        }
        destinations.push(destination);
    }
    if trip_days(&destinations) > LONGEST_TRIP {
        let message = said(
            format!("the trip must have at most {LONGEST_TRIP} days"),
            format!("여행은 최대 {LONGEST_TRIP}일까지 계획할 수 있습니다"),
        );
        field.fault(faults, FieldRule::DateRange, message);
    }
    Some(destinations)
}

/// Nights plus one.
pub(super) fn trip_days(destinations: &[DestinationRequest]) -> u16 {
    destinations
        .iter()
        .map(|destination| destination.nights)
        .sum::<u16>()
        + 1
}

pub(super) fn read_end(field: &Field, faults: &mut Faults) -> Option<TripEnd> {
    let mut object = field.object(faults)?;
    let place = object.optional("place").and_then(|field| field.place(faults));
    let at = object
        .required("at", faults)
        .and_then(|field| field.date_time(faults));
    object.finish(faults);
    Some(TripEnd { place, at: at? })
}

pub(super) fn read_lock(field: &Field, faults: &mut Faults, days: u16) -> Option<LockRequest> {
    let mut object = field.object(faults)?;
    let place = object
        .required("place", faults)
        .and_then(|field| field.place(faults));
    let day = object
        .required("day", faults)
        .and_then(|field| field.number(faults, 1..=days));
    let order = object
        .optional("order")
        .and_then(|field| field.number(faults, 1..=20));
    let start = object
        .optional("startAt")
        .and_then(|field| field.time(faults, DayTime::MIDNIGHT..=LATEST));
    let stay = object
        .optional("stayMinutes")
        .and_then(|field| field.number(faults, 5..=720));
    object.finish(faults);
    Some(LockRequest {
        place: place?,
        day: day?,
        order,
        start,
        stay: stay.map(Seconds::minutes),
    })
}

/// Each transfer leaves another destination than the last one.
pub(super) fn read_transfers(
    field: &Field,
    faults: &mut Faults,
    destinations: usize,
) -> Option<Vec<TransferRequest>> {
    let mut transfers: Vec<TransferRequest> = Vec::new();
    for item in field.list(faults, 0..=9)? {
        let Some(transfer) = read_transfer(&item, faults, destinations) else {
            continue;
        };
        if transfers.iter().any(|other| other.after == transfer.after) {
            let message = said(
                "has a transfer already; add options to that one",
                "이미 이동편이 있습니다. 그 이동편의 options에 더해 주세요",
            );
            fault(
                faults,
                &joined(item.path(), "after"),
                FieldRule::Duplicate,
                message,
            );
        }
        transfers.push(transfer);
    }
    Some(transfers)
}

fn read_destination(field: &Field, faults: &mut Faults) -> Option<DestinationRequest> {
    let mut object = field.object(faults)?;
    let name = object
        .required("name", faults)
        .and_then(|field| field.text(faults, 1..=80));
    let nights = object
        .required("nights", faults)
        .and_then(|field| field.number(faults, 0..=30));
    let lodging = object.optional("lodging");
    let accommodation = object.optional("accommodation");
    if let (Some(_), Some(short)) = (&lodging, &accommodation) {
        let message = said(
            "is a short form of lodging; give one of the two",
            "lodging의 줄인 꼴입니다. 둘 중 하나만 써 주세요",
        );
        short.fault(faults, FieldRule::Conflict, message);
    }
    object.finish(faults);
    // Without a number of nights the lodging cannot be judged; the missing number is reported already.
    let nights: u16 = nights?;
    let lodging = match (lodging, accommodation) {
        (Some(lodging), _) => read_lodging(&lodging, faults, nights),
        (None, Some(name)) => read_accommodation(&name, faults, nights).map(|stay| vec![stay]),
        (None, None) => Some(Vec::new()),
    };
    Some(DestinationRequest {
        name: name?,
        nights,
        lodging: lodging?,
    })
}

fn read_accommodation(field: &Field, faults: &mut Faults, nights: u16) -> Option<LodgingStay> {
    let name = field.text(faults, 1..=120)?;
    if nights == 0 {
        let message = said(
            "cannot be given for a destination without a night",
            "숙박하지 않는 여행지에는 쓸 수 없습니다",
        );
        field.fault(faults, FieldRule::Conflict, message);
    }
    let option = LodgingOption {
        place: PlaceRef::Name(name),
        price_per_night: None,
        capacity: None,
        minimum_nights: None,
        check_in: CHECK_IN,
        check_out: CHECK_OUT,
    };
    Some(LodgingStay {
        nights,
        options: vec![option],
    })
}

const CHECK_IN: DayTime = DayTime::hm(15, 0);
const CHECK_OUT: DayTime = DayTime::hm(11, 0);

fn read_lodging(field: &Field, faults: &mut Faults, nights: u16) -> Option<Vec<LodgingStay>> {
    let items = field.list(faults, 0..=30)?;
    let whole = (items.len() == 1).then_some(nights);
    let stays: Vec<LodgingStay> = items
        .iter()
        .filter_map(|item| read_stay(item, faults, whole))
        .collect();
    let slept: u16 = stays.iter().map(|stay| stay.nights).sum();
    if slept > nights {
        let message = said(
            format!("covers {slept} nights, but the destination has {nights}"),
            format!("숙소는 {slept}박인데 여행지는 {nights}박입니다"),
        );
        field.fault(faults, FieldRule::OutOfRange, message);
    }
    Some(stays)
}

/// The nights of a stay may be left out where it is the only one: it covers them all then.
fn read_stay(field: &Field, faults: &mut Faults, whole: Option<u16>) -> Option<LodgingStay> {
    let mut object = field.object(faults)?;
    let nights = match whole.filter(|nights| *nights > 0) {
        Some(nights) => object
            .optional("nights")
            .map_or(Some(nights), |field| field.number(faults, 1..=30)),
        None => object
            .required("nights", faults)
            .and_then(|field| field.number(faults, 1..=30)),
    };
    let options = object
        .required("options", faults)
        .and_then(|field| field.list(faults, 1..=20));
    object.finish(faults);
    let options = options?
        .iter()
        .filter_map(|item| read_option(item, faults))
        .collect();
    Some(LodgingStay {
        nights: nights?,
        options,
    })
}

fn read_option(field: &Field, faults: &mut Faults) -> Option<LodgingOption> {
    let mut object = field.object(faults)?;
    let place = object
        .required("place", faults)
        .and_then(|field| field.place(faults));
    let price_per_night = object
        .optional("pricePerNight")
        .and_then(|field| field.money(faults, 0));
    let capacity = object
        .optional("capacity")
        .and_then(|field| field.number(faults, 1..=100));
    let minimum_nights = object
        .optional("minimumNights")
        .and_then(|field| field.number(faults, 1..=365));
    let check_in = read_time_or(&mut object, "checkIn", CHECK_IN, faults);
    let check_out = read_time_or(&mut object, "checkOut", CHECK_OUT, faults);
    object.finish(faults);
    Some(LodgingOption {
        place: place?,
        price_per_night,
        capacity,
        minimum_nights,
        check_in: check_in?,
        check_out: check_out?,
    })
}

/// A time of day with a default.
pub(super) fn read_time_or(
    object: &mut Object,
    key: &'static str,
    default: DayTime,
    faults: &mut Faults,
) -> Option<DayTime> {
    let field = object.optional(key);
    field.map_or(Some(default), |field| {
        field.time(faults, DayTime::MIDNIGHT..=LATEST)
    })
}

fn read_transfer(field: &Field, faults: &mut Faults, destinations: usize) -> Option<TransferRequest> {
    let mut object = field.object(faults)?;
    let after = object
        .required("after", faults)
        .and_then(|field| field.number(faults, 1..=9_u16));
    let options = object
        .required("options", faults)
        .and_then(|field| field.list(faults, 1..=20));
    object.finish(faults);
    let options = options.map(|items| items.iter().filter_map(|item| read_way(item, faults)).collect());
    let after = usize::from(after?);
    if after >= destinations {
        let message = said(
            "must be the number of a destination with another one after it",
            "뒤에 다른 여행지가 있는 여행지의 번호여야 합니다",
        );
        fault(
            faults,
            &joined(field.path(), "after"),
            FieldRule::OutOfRange,
            message,
        );
    }
    Some(TransferRequest {
        after: after - 1,
        options: options?,
    })
}

fn read_way(field: &Field, faults: &mut Faults) -> Option<TransferOption> {
    let modes = [Mode::Train, Mode::Coach, Mode::Flight, Mode::Ferry, Mode::Car];
    let mut object = field.object(faults)?;
    let mode = object
        .required("mode", faults)
        .and_then(|field| field.one_of(faults, &modes));
    let label = object
        .optional("label")
        .and_then(|field| field.text(faults, 0..=80))
        .unwrap_or_default();
    let depart = object
        .optional("departAt")
        .and_then(|field| field.date_time(faults));
    let arrive = object
        .optional("arriveAt")
        .and_then(|field| field.date_time(faults));
    let duration = object
        .optional("durationMinutes")
        .and_then(|field| field.number(faults, 1..=4320));
    let fare = object.optional("fare").and_then(|field| field.money(faults, 0));
    let from = object.optional("from").and_then(|field| field.place(faults));
    let to = object.optional("to").and_then(|field| field.place(faults));
    object.finish(faults);
    let duration = duration.map(Seconds::minutes);
    Some(TransferOption {
        mode: mode?,
        label,
        depart,
        arrive,
        duration,
        fare,
        from,
        to,
    })
}
