//! A destination's places with their indices.

use std::collections::BTreeMap;

use engine_model::place::{Category, Destination, Place};
use engine_model::{Coordinates, DayHours, Metres, PlaceId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::hours::{Calendar, Expression, Stretches};
use crate::named::{self, NameForms, NameMatch};
use crate::near;
use crate::search::{self, Hit, SearchFilter, SearchNames};
use crate::state::{self, IsOpen, OpenState};

/// The places of one destination, indexed by id, name, position and hours. Immutable; shared freely between threads.
#[derive(Clone, Debug)]
pub struct Places {
    destination: Destination,
    all: Vec<Place>,
    zone: Option<TimeZone>,
    hours: Vec<Option<Expression>>,
    unreadable_hours: Vec<(usize, String)>,
    knows_public_holidays: bool,
    by_id: Vec<usize>,
    names: Vec<SearchNames>,
    forms: Vec<NameForms>,
    index: near::Index,
}

impl Places {
    /// Indexes the places of a destination and parses their hours once. Positions in all answers are positions in
    /// `places` as given.
    pub fn new(destination: Destination, places: Vec<Place>) -> Self {
        let zone = TimeZone::get(&destination.zone).ok();
        let calendar = Calendar::new(destination.country.as_deref(), zone.clone());
        let (hours, unreadable_hours) = parse_hours(&places, &calendar);
        let mut by_id: Vec<usize> = (0..places.len()).collect();
        by_id.sort_by(|&a, &b| places[a].id.cmp(&places[b].id));
        Self {
            zone,
            hours,
            unreadable_hours,
            knows_public_holidays: calendar.knows_public_holidays(),
            by_id,
            names: places
                .iter()
                .map(|place| SearchNames::new(&place.names))
                .collect(),
            forms: places.iter().map(NameForms::new).collect(),
            index: near::Index::new(places.iter().map(|place| place.at)),
            destination,
            all: places,
        }
    }

    /// The destination.
    pub fn destination(&self) -> &Destination {
        &self.destination
    }

    /// All places in the order given.
    pub fn all(&self) -> &[Place] {
        &self.all
    }

    /// The place of an id.
    pub fn get(&self, id: &PlaceId) -> Option<&Place> {
        self.position(id).map(|position| &self.all[position])
    }

    /// Where the place of an id stands in [`Places::all`].
    pub fn position(&self, id: &PlaceId) -> Option<usize> {
        let found = self
            .by_id
            .binary_search_by(|&position| self.all[position].id.cmp(id));
        found.ok().map(|at| self.by_id[at])
    }

    /// The opening intervals of a date: those that begin on it, which may run to 48:00, and one that runs over from the
    /// evening before, with a negative open. Adjacent intervals are one; a place that never closes has one from -24:00
    /// to 48:00. `Unknown` where the place states no hours, or only unknown ones for that date.
    pub fn hours_on(&self, position: usize, date: Date) -> DayHours {
        match self.hours.get(position) {
            Some(Some(expression)) => {
                Stretches::of(expression, date).day_hours(self.all[position].last_entry)
            }
            _ => DayHours::Unknown,
        }
    }

    /// Whether a place is open at a moment, on the destination's clock. Where the time-zone database does not know the
    /// destination's zone the state is unknown and the week counts dates in UTC.
    pub fn state_at(&self, position: usize, at: Timestamp) -> OpenState {
        let expression = self.hours.get(position).and_then(Option::as_ref);
        state::state_at(expression, at, self.zone.as_ref(), |date| {
            self.hours_on(position, date)
        })
    }

    /// Whether a place is open at a moment, on the destination's clock: [`Places::state_at`] without what comes after.
    pub fn is_open_at(&self, position: usize, at: Timestamp) -> IsOpen {
        let expression = self.hours.get(position).and_then(Option::as_ref);
        state::open_at(expression, at, self.zone.as_ref())
    }

    /// Places whose stated hours could not be read, with what is wrong; their hours count as unknown.
    pub fn unreadable_hours(&self) -> &[(usize, String)] {
        &self.unreadable_hours
    }

    /// Whether the bundled calendar has public holidays for the destination's country. Where it has none (Taiwan and
    /// Thailand among them, or no country in the pack) no date counts as a holiday, and hours with a `PH` rule are only
    /// right on ordinary days.
    pub fn knows_public_holidays(&self) -> bool {
        self.knows_public_holidays
    }

    /// Places whose name matches what somebody types, best match first, then the best known; an empty query lists all
    /// that pass the filter.
    pub fn search(&self, query: &str, filter: &SearchFilter) -> Vec<Hit> {
        search::search(query, filter, &self.all, &self.names)
    }

    /// The place that somebody means by a name in any language, an id or the tail of an id; the destination's own name
    /// may stand with it.
    pub fn find_named(&self, name: &str) -> NameMatch {
        let within = named::destination_words(&self.destination.names);
        named::find(name, &within, &self.all, &self.forms)
    }

    /// Places of these categories (none = all) within a radius, nearest first.
    pub fn near(&self, from: Coordinates, radius: Metres, categories: &[Category]) -> Vec<(usize, Metres)> {
        let mut found: Vec<(usize, Metres)> = self
            .index
            .within(from, radius)
            .filter(|&(position, _)| {
                categories.is_empty() || categories.contains(&self.all[position].category)
            })
            .collect();
        found.sort_by_key(|&(position, distance)| (distance, position));
        found
    }
}

type ParsedHours = (Vec<Option<Expression>>, Vec<(usize, String)>);

/// Many places state the same hours, so each wording is parsed once.
fn parse_hours(places: &[Place], calendar: &Calendar) -> ParsedHours {
    let mut parsed: BTreeMap<&str, Result<Expression, String>> = BTreeMap::new();
    let mut unreadable = Vec::new();
    let mut hours = Vec::with_capacity(places.len());
    for (position, place) in places.iter().enumerate() {
        let expression = place.hours.as_deref().and_then(|text| {
            let first = parsed
                .entry(text)
                .or_insert_with(|| Expression::parse(text, calendar, place.at));
            match first {
                Ok(expression) => Some(expression.moved_to(calendar, place.at)),
                Err(error) => {
                    unreadable.push((position, error.clone()));
                    None
                }
            }
        });
        hours.push(expression);
    }
    (hours, unreadable)
}

#[cfg(test)]
mod tests;
