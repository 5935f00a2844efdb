//! What only the file knows: destinations without a pack at hand, their days, and places that no pack holds.

use std::sync::Arc;

use engine_model::ids::PlaceId;
use engine_model::itinerary::{DayPlan, Entry, EntryKind, Itinerary};
use engine_model::opening::DayHours;
use engine_model::place::{Category, Destination, Setting};
use engine_model::plan::{PackRef, Plan, PlanDay, PlanEntry, PlanEntryKind};
use engine_model::problem::{Candidate, Errand, FixedCost, Problem, Segment, SiteRef, Transfer};
use engine_model::time::{DayTime, Seconds};
use engine_places::Places;

use crate::meals;
use crate::packs::{LoadedPack, Packs};

/// The packs at hand, and for every destination without one an empty pack at the place where the file puts it.
pub(crate) fn with_asserted_packs(plan: &Plan, packs: &Packs) -> (Packs, Vec<String>) {
    let mut all: Vec<Arc<LoadedPack>> = packs.all().to_vec();
    let mut missing = Vec::new();
    for asked in &plan.request.destinations {
        if packs.find(&asked.name).is_some() || missing.contains(&asked.name) {
            continue;
        }
        let segments = plan
            .days
            .iter()
            .flat_map(|day| day.segments.iter().map(move |segment| (day, segment)));
        let mut own = segments.filter(|(_, segment)| {
            let names = &segment.names;
            [Some(&names.local), names.ko.as_ref(), names.en.as_ref()]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .chain([segment.destination.as_str()])
                .any(|own| own.to_lowercase() == asked.name.to_lowercase())
        });
        let Some((day, segment)) = own.next() else {
            continue;
        };
        let index = day
            .segments
            .iter()
            .position(|other| other == segment)
            .unwrap_or(0);
        let at = day
            .entries
            .iter()
            .find(|entry| usize::from(entry.segment) == index)
            .map(|entry| entry.at);
        let Some(centre) = at else { continue };
        let destination = Destination {
            id: segment.destination.clone(),
            country: segment.country.clone(),
            zone: segment.zone.clone(),
            currency: Some(plan.currency),
            centre,
            island: false,
            names: segment.names.clone(),
            prices: Vec::new(),
            climate: None,
        };
        let reference = PackRef {
            destination: segment.destination.clone(),
            digest: String::new(),
            licence: String::new(),
            attribution: String::new(),
        };
        missing.push(segment.destination.to_string());
        all.push(Arc::new(LoadedPack {
            reference,
            places: Places::new(destination, Vec::new()),
        }));
    }
    let all = Packs::new(all, packs.tables.clone());
    (all.with_forecasts(packs.forecasts.clone()), missing)
}

/// A place as the file asserts it: open when the file says so, at the price that the file says.
pub(crate) fn asserted_candidate(
    problem: &Problem,
    day: &PlanDay,
    entry: &PlanEntry,
    site: SiteRef,
) -> Candidate {
    let own = usize::from(day.number.saturating_sub(1));
    let hours = (0..problem.days.len())
        .map(
            |index| match entry.opening.as_ref().and_then(|opening| opening.interval) {
                Some(interval) if index == own => DayHours::Known(vec![interval]),
                _ => DayHours::Unknown,
            },
        )
        .collect();
    let category = entry.category.unwrap_or(Category::Sight);
    let fallback = || PlaceId::new(format!("file/{}", entry.id));
    Candidate {
        place: entry.place.clone().unwrap_or_else(fallback),
        names: entry.names.clone(),
        site,
        category,
        visit: entry.kind == PlanEntryKind::Stop,
        meal: matches!(entry.kind, PlanEntryKind::Meal(_)),
        rest: entry.kind == PlanEntryKind::Rest,
        stay: entry.end - entry.start,
        min_stay: Seconds(0),
        cost: entry.cost,
        hours,
        hours_origin: entry
            .opening
            .as_ref()
            .map_or_else(String::new, |opening| opening.origin.clone()),
        verified: false,
        setting: entry.setting.unwrap_or(Setting::Mixed),
        step_free: entry.step_free,
        strenuous: false,
        min_age: None,
        fame: 0,
        tags: Vec::new(),
        avoided: false,
    }
}

/// A place that the file uses more than once may be used in each of these ways, and is open whenever the file says so.
pub(crate) fn also_used(candidate: &mut Candidate, day: &PlanDay, entry: &PlanEntry) {
    candidate.visit |= entry.kind == PlanEntryKind::Stop;
    candidate.meal |= matches!(entry.kind, PlanEntryKind::Meal(_));
    candidate.rest |= entry.kind == PlanEntryKind::Rest;
    let told = entry.opening.as_ref().and_then(|opening| opening.interval);
    let hours = candidate.hours.get_mut(usize::from(day.number.saturating_sub(1)));
    match (told, hours) {
        (Some(interval), Some(DayHours::Known(known))) if !known.contains(&interval) => known.push(interval),
        (Some(interval), Some(hours @ DayHours::Unknown)) => *hours = DayHours::Known(vec![interval]),
        _ => {}
    }
}

/// What of the days only the file knows.
#[derive(Debug)]
pub(crate) struct AssertedFrames {
    /// Segments of destinations without a pack: start, end and hours are the file's.
    pub(crate) segments: u32,
    /// Days whose hours are the file's, at least in part.
    pub(crate) days: Vec<bool>,
}

/// A segment of the file: where it stands and its entries.
struct Piece<'a> {
    day: usize,
    /// Position of the first entry in its day.
    first: usize,
    city: u16,
    entries: &'a [Entry],
}

/// Takes the days that touch a destination without a pack from the file itself: where they start and end, with what
/// luggage, by which transfer, and what lodging and transfers cost.
pub(crate) fn assert_frames(
    problem: &mut Problem,
    plan: &Plan,
    itinerary: &Itinerary,
    variants: &[Option<DayPlan>],
    without_pack: &[bool],
) -> AssertedFrames {
    let mut told = AssertedFrames {
        segments: 0,
        days: vec![false; problem.days.len()],
    };
    if !without_pack.contains(&true) {
        return told;
    }
    problem.fixed_costs = plan
        .fixed_costs
        .iter()
        .map(|cost| FixedCost {
            kind: cost.kind,
            day: cost.day.saturating_sub(1),
            amount: cost.amount,
            label: cost.label.clone(),
        })
        .collect();
    let pieces = pieces_of(itinerary);
    let unknown = |piece: Option<&Piece<'_>>| {
        piece.is_some_and(|piece| without_pack.get(usize::from(piece.city)) == Some(&true))
    };
    let mut frames: Vec<Vec<Segment>> = vec![Vec::new(); problem.days.len()];
    for (index, piece) in pieces.iter().enumerate() {
        let Some(frame) = frames.get_mut(piece.day) else {
            continue;
        };
        let derived = problem.days[piece.day].segments.get(frame.len());
        let derived = derived.filter(|segment| segment.city == piece.city);
        let (before, next) = (index.checked_sub(1).map(|at| &pieces[at]), pieces.get(index + 1));
        let segment = segment_of(piece, next, plan);
        let own = unknown(Some(piece));
        told.segments += u32::from(own);
        told.days[piece.day] |= own || unknown(before) || unknown(next);
        frame.push(match derived.filter(|_| !own) {
            None => segment,
            Some(derived) => joined(derived.clone(), segment, unknown(before), unknown(next)),
        });
    }
    for (day, variant) in variants.iter().enumerate() {
        if let (Some(variant), Some(frame), Some(true)) = (variant, frames.get_mut(day), told.days.get(day)) {
            widen(frame, variant);
        }
    }
    for (frame, segments) in problem.days.iter_mut().zip(frames) {
        let eaten = |kind| {
            let of_day = pieces
                .iter()
                .filter(|piece| plan_date(plan, piece.day) == Some(frame.date));
            of_day
                .flat_map(|piece| piece.entries)
                .any(|entry| matches!(entry.kind, EntryKind::Meal(own, _) if own == kind))
        };
        frame
            .meals
            .retain(|&kind| eaten(kind) || segments.iter().any(|segment| meals::surely_in(segment, kind)));
        frame.segments = segments;
    }
    told
}

/// A variant for rain may start earlier and end later than the day itself.
fn widen(frame: &mut [Segment], variant: &DayPlan) {
    let ends = |kind: EntryKind| variant.entries.iter().filter(move |entry| entry.kind == kind);
    for (segment, start) in frame.iter_mut().zip(ends(EntryKind::Start)) {
        segment.earliest = segment.earliest.min(start.start);
    }
    for (segment, end) in frame.iter_mut().zip(ends(EntryKind::End)) {
        segment.latest = segment.latest.max(end.end);
    }
}

fn plan_date(plan: &Plan, day: usize) -> Option<jiff::civil::Date> {
    plan.days.get(day).map(|day| day.date)
}

fn pieces_of(itinerary: &Itinerary) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (day, plan) in itinerary.days.iter().enumerate() {
        let starts = plan.entries.iter().enumerate();
        let starts = starts.filter(|(_, entry)| entry.kind == EntryKind::Start);
        let mut firsts: Vec<usize> = starts.map(|(index, _)| index).collect();
        firsts.push(plan.entries.len());
        for pair in firsts.windows(2) {
            let entries = &plan.entries[pair[0]..pair[1]];
            pieces.extend(entries.first().map(|start| Piece {
                day,
                first: pair[0],
                city: start.site.city,
                entries,
            }));
        }
    }
    pieces
}

/// A segment as the file tells it.
fn segment_of(piece: &Piece<'_>, next: Option<&Piece<'_>>, plan: &Plan) -> Segment {
    let (start, end) = (&piece.entries[0], &piece.entries[piece.entries.len() - 1]);
    let inner = || {
        let ends = |entry: &&Entry| !matches!(entry.kind, EntryKind::Start | EntryKind::End);
        piece.entries.iter().filter(ends)
    };
    let before: Vec<Errand> = inner().map_while(errand_of).collect();
    let left = inner().count() - before.len();
    let mut after: Vec<Errand> = inner().rev().take(left).map_while(errand_of).collect();
    after.reverse();
    Segment {
        city: piece.city,
        start: start.site,
        earliest: start.start,
        end: end.site,
        latest: end.end,
        before,
        after,
        transfer: next.and_then(|next| transfer_of(piece, end, next, plan)),
    }
}

fn errand_of(entry: &Entry) -> Option<Errand> {
    let EntryKind::Errand(kind) = entry.kind else {
        return None;
    };
    Some(Errand {
        kind,
        site: entry.site,
        duration: entry.end - entry.start,
        earliest: DayTime::hm(-24, 0),
        latest: DayTime::hm(72, 0),
    })
}

fn transfer_of(piece: &Piece<'_>, end: &Entry, next: &Piece<'_>, plan: &Plan) -> Option<Transfer> {
    let start = next.entries.first()?;
    let leg = start.leg?;
    let line = plan.days.get(next.day)?.entries.get(next.first)?;
    let departs = line.leg.as_ref().and_then(|leg| leg.departs);
    Some(Transfer {
        mode: leg.mode,
        label: String::new(),
        depart: departs.map_or(end.end, |(depart, _)| depart),
        arrive: start.arrival,
        days_later: u16::try_from(next.day - piece.day).unwrap_or(u16::MAX),
        duration: leg.duration,
        distance: leg.distance,
        cost: leg.cost,
        source: leg.source,
        origin: String::new(),
        option: None,
    })
}

/// A derived segment beside a destination without a pack: the side that leads there is the file's.
fn joined(mut derived: Segment, told: Segment, before: bool, next: bool) -> Segment {
    if before {
        derived.start = told.start;
        derived.earliest = told.earliest;
        derived.before = told.before;
    }
    if next {
        derived.end = told.end;
        derived.latest = told.latest;
        derived.after = told.after;
        derived.transfer = told.transfer;
    }
    derived
}
