//! What an edit asks for, read once into values that cannot be wrong.

use engine_model::geo::Metres;
use engine_model::ids::{DestinationId, PlaceId};
use engine_model::place::{Category, Names, Setting};
use engine_model::plan::{Plan, PlanDay, PlanEntry};
use engine_model::time::{DayTime, Seconds};

use crate::edit::{EditedDay, EditedPlace, EditedStop};
use crate::error::TripError;
use crate::order::stops;
use crate::own::{self, OwnPlace};
use crate::packs::Packs;

/// Most stops of a day.
const MOST_STOPS: usize = 20;
/// Shortest and longest stay in minutes.
const STAY: (u16, u16) = (5, 720);
/// Most characters of a name.
const LONGEST_NAME: usize = 80;
/// Latest start: two days after the day's midnight.
const LATEST: DayTime = DayTime::hm(48, 0);

/// A day that is changed.
#[derive(Clone, Debug)]
pub(crate) struct AskedDay {
    /// 0-based.
    pub(crate) day: usize,
    pub(crate) stops: Vec<Asked>,
}

/// A stop of such a day.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Its id in the plan before.
    pub(crate) id: Option<String>,
    /// Day and entry that it has there.
    pub(crate) former: Option<(usize, usize)>,
    pub(crate) spot: Spot,
    /// What is known of a place that no pack holds.
    pub(crate) own: Option<OwnPlace>,
    pub(crate) stay: Option<Seconds>,
    pub(crate) start: Option<DayTime>,
    pub(crate) locked: bool,
}

/// Where a stop is.
#[derive(Clone, Debug)]
pub(crate) enum Spot {
    /// Where the plan has it: day and entry, 0-based.
    Former(usize, usize),
    /// At a place of the packs or of the plan, or one that comes in with this edit.
    Place(PlaceId),
}

impl Asked {
    /// Whether planning again keeps it: it is locked, or has a time.
    pub(crate) fn is_settled(&self) -> bool {
        self.locked || self.start.is_some()
    }
}

impl AskedDay {
    /// Whether the day has the same stops in the same order, for as long and at the same times.
    pub(crate) fn keeps_times(&self, plan: &Plan) -> bool {
        let same = |(asked, (day, at, entry)): (&Asked, (usize, usize, &PlanEntry))| {
            let stays = asked.stay.is_none_or(|stay| stay == entry.end - entry.start);
            let starts = asked.start.is_none_or(|start| start == entry.start);
            matches!(asked.spot, Spot::Former(from, position) if (from, position) == (day, at))
                && stays
                && starts
        };
        let before: Vec<_> = stops(plan).filter(|(day, ..)| *day == self.day).collect();
        before.len() == self.stops.len() && self.stops.iter().zip(before).all(same)
    }

    /// Whether nothing at all changes on the day.
    pub(crate) fn stays(&self, plan: &Plan) -> bool {
        let before = stops(plan).filter(|(day, ..)| *day == self.day);
        let mut settled = self.stops.iter().zip(before);
        self.keeps_times(plan) && settled.all(|(asked, (_, _, entry))| asked.is_settled() == entry.locked)
    }
}

/// Reads an edit.
pub(crate) fn read(plan: &Plan, packs: &Packs, days: &[EditedDay]) -> Result<Vec<AskedDay>, TripError> {
    let mut reader = Reader {
        plan,
        packs,
        number: own::next_number(plan),
        seen: Vec::new(),
    };
    let mut read: Vec<AskedDay> = Vec::new();
    for (index, day) in days.iter().enumerate() {
        let field = format!("days[{index}]");
        let asked = reader.day(day, &field)?;
        if read.iter().any(|other| other.day == asked.day) {
            return Err(TripError::DayTwice {
                day: day.number,
                field: format!("{field}.number"),
            });
        }
        read.push(asked);
    }
    reader.refuse_doubles(&read)?;
    Ok(read)
}

struct Reader<'a> {
    plan: &'a Plan,
    packs: &'a Packs,
    /// Of the next place that only the traveller knows.
    number: usize,
    /// Stops named so far, each with the day that it is on in the plan and where it was named.
    seen: Vec<(String, usize, String)>,
}

impl Reader<'_> {
    fn day(&mut self, edited: &EditedDay, field: &str) -> Result<AskedDay, TripError> {
        let index = usize::from(edited.number).checked_sub(1);
        let known = index.and_then(|index| Some((index, self.plan.days.get(index)?)));
        let Some((index, day)) = known else {
            return Err(TripError::DayUnknown {
                day: edited.number,
                days: self.plan.days.len(),
                field: format!("{field}.number"),
            });
        };
        within(edited.stops.len(), (0, MOST_STOPS), || format!("{field}.stops"))?;
        if day.segments.is_empty() && !edited.stops.is_empty() {
            return Err(TripError::DayUnderWay {
                day: edited.number,
                field: format!("{field}.stops"),
            });
        }
        let numbered = edited.stops.iter().enumerate();
        let stops = numbered.map(|(at, stop)| self.stop(stop, &format!("{field}.stops[{at}]")));
        let mut stops = stops.collect::<Result<Vec<Asked>, TripError>>()?;
        self.house(day, &mut stops);
        Ok(AskedDay { day: index, stops })
    }

    fn stop(&mut self, edited: &EditedStop, field: &str) -> Result<Asked, TripError> {
        let stop_field = || format!("{field}.stopId");
        let former = match &edited.stop {
            None => None,
            Some(id) => Some(self.former(id, stop_field())?),
        };
        if let Some(minutes) = edited.minutes {
            within(minutes, STAY, || format!("{field}.minutes"))?;
        }
        if let Some(start) = edited.start_at {
            let bounds = (DayTime::MIDNIGHT.0, LATEST.0);
            within(start.0, bounds, || format!("{field}.startAt"))?;
        }
        let (spot, own) = match (&edited.place, former) {
            (EditedPlace::Same, Some((day, at))) => (Spot::Former(day, at), None),
            (EditedPlace::Same, None) => return Err(TripError::PlaceMissing { field: stop_field() }),
            (EditedPlace::Id(id), former) => (self.known(id, former, field)?, None),
            (EditedPlace::Custom { .. }, _) => {
                let own = self.own(&edited.place, field)?;
                (Spot::Place(own.id.clone()), Some(own))
            }
        };
        let minutes = edited.minutes.map(|minutes| Seconds::minutes(i32::from(minutes)));
        let stay = minutes.or(own.as_ref().map(|own| own.stay));
        // Nobody but the traveller knows how long one stays there.
        let own = own.or_else(|| self.brought(&spot)).map(|own| OwnPlace {
            stay: stay.unwrap_or(own.stay),
            ..own
        });
        Ok(Asked {
            id: edited.stop.clone(),
            former,
            spot,
            own,
            stay,
            start: edited.start_at,
            locked: edited.locked,
        })
    }

    /// What the plan knows of the place that it brought itself.
    fn brought(&self, spot: &Spot) -> Option<OwnPlace> {
        match spot {
            Spot::Former(day, at) => own::own_place(self.plan.days[*day].entries.get(*at)?, None),
            Spot::Place(id) => stops(self.plan)
                .find(|(_, _, entry)| entry.place.as_ref() == Some(id))
                .and_then(|(_, _, entry)| own::own_place(entry, None)),
        }
    }

    /// Day and entry of a stop of the plan.
    fn former(&mut self, id: &str, field: String) -> Result<(usize, usize), TripError> {
        let found = stops(self.plan).find(|(_, _, entry)| entry.id == id);
        let Some((day, at, _)) = found else {
            return Err(TripError::StopUnknown {
                stop: id.to_owned(),
                field,
            });
        };
        if self.seen.iter().any(|(other, ..)| other == id) {
            return Err(TripError::StopTwice {
                stop: id.to_owned(),
                field,
            });
        }
        self.seen.push((id.to_owned(), day, field));
        Ok((day, at))
    }

    /// A place by its id; where it is the one at which the stop is already, nothing changes.
    fn known(&self, id: &PlaceId, former: Option<(usize, usize)>, field: &str) -> Result<Spot, TripError> {
        let same = former.filter(|(day, at)| self.plan.days[*day].entries[*at].place.as_ref() == Some(id));
        if let Some((day, at)) = same {
            return Ok(Spot::Former(day, at));
        }
        let destinations = self.plan.request.destinations.iter();
        let mut packs = destinations.filter_map(|destination| self.packs.find(&destination.name));
        let in_plan = || stops(self.plan).any(|(_, _, entry)| entry.place.as_ref() == Some(id));
        if packs.any(|pack| pack.places.get(id).is_some()) || in_plan() {
            return Ok(Spot::Place(id.clone()));
        }
        Err(TripError::PlaceUnknown {
            place: id.to_string(),
            field: format!("{field}.placeId"),
        })
    }

    fn own(&mut self, place: &EditedPlace, field: &str) -> Result<OwnPlace, TripError> {
        let EditedPlace::Custom {
            name,
            coordinates,
            category,
            minutes,
        } = place
        else {
            return Err(TripError::PlaceMissing {
                field: field.to_owned(),
            });
        };
        let name = name.trim();
        within(name.chars().count(), (1, LONGEST_NAME), || {
            format!("{field}.custom.name")
        })?;
        within(*minutes, STAY, || format!("{field}.custom.minutes"))?;
        let id = PlaceId::new(format!("{}{}", own::PREFIX, self.number));
        self.number += 1;
        Ok(OwnPlace {
            id,
            destination: None,
            names: Names {
                local: name.to_owned(),
                ko: None,
                en: None,
            },
            at: *coordinates,
            category: category.unwrap_or(Category::Sight),
            setting: Setting::Mixed,
            stay: Seconds::minutes(i32::from(*minutes)),
        })
    }

    /// Says from which city of the day the places that no pack holds are visited: between those of the stops before
    /// and after, the nearest one.
    fn house(&self, day: &PlanDay, stops: &mut [Asked]) {
        let known: Vec<Option<usize>> = stops.iter().map(|stop| self.segment(day, stop)).collect();
        for (at, stop) in stops.iter_mut().enumerate() {
            let Some(own) = &mut stop.own else { continue };
            let first = known[..at].iter().flatten().max().copied().unwrap_or(0);
            let last = known[at + 1..].iter().flatten().min().copied();
            let last = last.unwrap_or(usize::MAX).max(first);
            let between = day.segments.iter().enumerate();
            let between = between.filter(|(segment, _)| (first..=last).contains(segment));
            let nearest = between.min_by_key(|(_, segment)| self.far(own, &segment.destination));
            own.destination = nearest.map(|(_, segment)| segment.destination.clone());
        }
    }

    /// The segment of the day that a place of the packs belongs to.
    fn segment(&self, day: &PlanDay, stop: &Asked) -> Option<usize> {
        if stop.own.is_some() {
            return None;
        }
        let id = match &stop.spot {
            Spot::Former(day, at) => self.plan.days[*day].entries[*at].place.as_ref()?,
            Spot::Place(id) => id,
        };
        let holds = |destination: &DestinationId| {
            let pack = self.packs.get(destination);
            pack.is_some_and(|pack| pack.places.get(id).is_some())
        };
        day.segments
            .iter()
            .position(|segment| holds(&segment.destination))
    }

    fn far(&self, own: &OwnPlace, destination: &DestinationId) -> Metres {
        let pack = self.packs.get(destination);
        pack.map_or(Metres(i32::MAX), |pack| {
            engine_routes::great_circle(own.at, pack.destination().centre)
        })
    }

    /// A stop that is named on a changed day leaves the day that it was on; that day must be named too.
    fn refuse_doubles(&self, read: &[AskedDay]) -> Result<(), TripError> {
        let stays = |(_, day, _): &&(String, usize, String)| !read.iter().any(|asked| asked.day == *day);
        match self.seen.iter().find(stays) {
            None => Ok(()),
            Some((stop, _, field)) => Err(TripError::StopTwice {
                stop: stop.clone(),
                field: field.clone(),
            }),
        }
    }
}

/// Refuses a number out of its bounds.
fn within<T>(found: T, (least, most): (T, T), field: impl Fn() -> String) -> Result<(), TripError>
where
    T: PartialOrd + Copy + TryInto<i64>,
{
    if least <= found && found <= most {
        return Ok(());
    }
    let wide = |number: T| number.try_into().unwrap_or(i64::MAX);
    Err(TripError::OutOfRange {
        field: field(),
        found: wide(found),
        least: wide(least),
        most: wide(most),
    })
}
