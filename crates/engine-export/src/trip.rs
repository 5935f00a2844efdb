//! What every exporter reads: the plan, the days asked for, the language, the trip's name.

use engine_model::plan::{Plan, PlanDay, PlanEntry, PlanEntryKind, PlanLeg, PlanSegment};
use engine_model::{DayTime, Language, Seconds, Verdict};
use engine_words::city_as_written;
use engine_words::label::{Label, label};
use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan};

use crate::{ExportError, Options};

/// A plan with what is asked of it.
pub(crate) struct Trip<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) days: Vec<&'a PlanDay>,
    pub(crate) language: Language,
    pub(crate) include_map: bool,
    pub(crate) name: String,
}

impl<'a> Trip<'a> {
    pub(crate) fn of(plan: &'a Plan, options: &Options) -> Result<Self, ExportError> {
        let asked = options.days.as_deref();
        for day in asked.unwrap_or_default() {
            if !plan.days.iter().any(|own| own.number == *day) {
                return Err(ExportError::DayUnknown {
                    day: *day,
                    days: plan.days.len(),
                });
            }
        }
        let wanted = |day: &&PlanDay| asked.is_none_or(|asked| asked.contains(&day.number));
        Ok(Self {
            plan,
            days: plan.days.iter().filter(wanted).collect(),
            language: options.language,
            include_map: options.include_map,
            name: trip_name(plan, options.language),
        })
    }

    /// The first and the last date of the whole plan; as requested where it has no days.
    pub(crate) fn dates(&self) -> (Date, Date) {
        let start = self.plan.request.start;
        let first = self.plan.days.first().map_or(start, |day| day.date);
        let asked = &self.plan.request.destinations;
        let nights: i32 = asked.iter().map(|stay| i32::from(stay.nights)).sum();
        let end = start.saturating_add(nights.days());
        let last = self.plan.days.last().map_or(end, |day| day.date);
        (first, last)
    }

    /// The verdict on the plan; broken where nothing could be planned.
    pub(crate) fn verdict(&self) -> Verdict {
        if self.plan.conflicts.is_empty() {
            self.plan.certificate.verdict
        } else {
            Verdict::Broken
        }
    }

    /// What has no known price, by the names of the language.
    pub(crate) fn unknown_costs(&self) -> Vec<&'a str> {
        let unknown = self.plan.costs.unknown.iter();
        unknown
            .map(|name| engine_words::payable(name, self.plan, self.language))
            .collect()
    }

    /// The cities of the whole plan in order, without immediate repeats.
    pub(crate) fn cities(&self) -> Vec<&'a str> {
        city_names(self.plan, self.language)
    }

    /// The segment in which the transfer to this entry began: the one before on that day, else the last of the day
    /// before.
    pub(crate) fn segment_before(&self, day: &PlanDay, entry: &PlanEntry) -> Option<&'a PlanSegment> {
        let index = self.plan.days.iter().position(|own| own.number == day.number)?;
        let today = &self.plan.days[index];
        match usize::from(entry.segment).checked_sub(1) {
            Some(before) => today.segments.get(before),
            None => self.plan.days[..index].last()?.segments.last(),
        }
    }
}

/// The segment that an entry is in.
pub(crate) fn segment_of<'d>(day: &'d PlanDay, entry: &PlanEntry) -> Option<&'d PlanSegment> {
    day.segments
        .get(usize::from(entry.segment))
        .or(day.segments.last())
}

/// Entries that get a number on maps and lists: stops, and meals and rests at a place of their own.
pub(crate) fn is_pin(entry: &PlanEntry) -> bool {
    match entry.kind {
        PlanEntryKind::Stop => true,
        PlanEntryKind::Meal(_) => entry.place.is_some(),
        _ => false,
    }
}

/// From when to when an entry is shown: a plain start only has the time of leaving, an end that of arriving.
pub(crate) fn span(entry: &PlanEntry) -> (DayTime, DayTime) {
    match entry.kind {
        PlanEntryKind::Start if entry.leg.is_none() => (entry.end, entry.end),
        PlanEntryKind::Start => (entry.arrival, entry.end),
        PlanEntryKind::End => (entry.arrival, entry.arrival),
        _ => (entry.start, entry.end),
    }
}

/// The way to an entry where there is one to go: two things at one address have none.
pub(crate) fn way_shown(entry: &PlanEntry) -> Option<&PlanLeg> {
    entry
        .leg
        .as_ref()
        .filter(|way| way.departs.is_some() || way.duration > Seconds(0))
}

/// Text without control characters and with single blanks, for formats that cannot hold them.
pub(crate) fn plain(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The zone of this name in the bundled tables.
pub(crate) fn zone(name: &str) -> Result<TimeZone, ExportError> {
    TimeZoneDatabase::bundled()
        .get(name)
        .map_err(|source| ExportError::ZoneUnknown {
            zone: name.to_owned(),
            source,
        })
}

/// A day's time on the calendar: times past 24:00 fall on the next date.
pub(crate) fn civil(date: Date, time: DayTime) -> DateTime {
    date.to_datetime(jiff::civil::Time::midnight())
        .saturating_add(jiff::SignedDuration::from_secs(i64::from(time.0)))
}

/// The instant of a local time.
pub(crate) fn instant(local: DateTime, zone_name: &str, zone: &TimeZone) -> Result<Timestamp, ExportError> {
    zone.to_timestamp(local).map_err(|source| ExportError::DateRange {
        date: local.date(),
        zone: zone_name.to_owned(),
        source,
    })
}

fn trip_name(plan: &Plan, language: Language) -> String {
    let given = plan
        .request
        .name
        .as_deref()
        .map(plain)
        .filter(|name| !name.is_empty());
    given.unwrap_or_else(|| {
        let cities = city_names(plan, language);
        let cities: Vec<String> = if cities.is_empty() {
            let asked = plan.request.destinations.iter();
            asked.map(|stay| city_as_written(&plain(&stay.name))).collect()
        } else {
            cities.into_iter().map(str::to_owned).collect()
        };
        if cities.is_empty() {
            label(Label::Trip, language).to_owned()
        } else {
            cities.join(", ")
        }
    })
}

fn city_names(plan: &Plan, language: Language) -> Vec<&str> {
    let mut names: Vec<&str> = plan
        .days
        .iter()
        .flat_map(|day| &day.segments)
        .map(|segment| segment.names.in_language(language))
        .collect();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::{span, way_shown};
    use engine_model::place::{Names, StepFree};
    use engine_model::plan::{PlanEntry, PlanEntryKind, PlanLeg, Running};
    use engine_model::problem::{LegSource, Mode};
    use engine_model::{Coordinates, DayTime, Metres, Seconds};

    fn start(leg: Option<PlanLeg>) -> PlanEntry {
        PlanEntry {
            id: "d1-start".into(),
            kind: PlanEntryKind::Start,
            segment: 0,
            names: Names {
                local: "京都駅".into(),
                ko: None,
                en: None,
            },
            place: None,
            category: None,
            at: Coordinates::from_degrees(35.0, 135.7).expect("inside"),
            leg,
            arrival: DayTime::hm(10, 4),
            start: DayTime::hm(10, 4),
            end: DayTime::hm(11, 27),
            cost: None,
            opening: None,
            step_free: StepFree::Unknown,
            setting: None,
            locked: false,
            why: Vec::new(),
            placement: Vec::new(),
            indoor_alternative: None,
            running: Running::default(),
        }
    }

    fn way(minutes: i32) -> PlanLeg {
        PlanLeg {
            mode: Mode::Walk,
            duration: Seconds::minutes(minutes),
            distance: Metres(0),
            walking: Metres(0),
            source: LegSource::Estimate,
            cost: Some(0),
            label: String::new(),
            departs: None,
        }
    }

    #[test]
    fn a_start_shows_when_to_leave_and_an_arrival_both_times() {
        let leaving = DayTime::hm(11, 27);
        assert_eq!(span(&start(None)), (leaving, leaving));
        assert_eq!(span(&start(Some(way(29)))), (DayTime::hm(10, 4), leaving));
    }

    #[test]
    fn shows_no_way_of_no_minutes() {
        assert_eq!(way_shown(&start(Some(way(0)))), None);
        assert_eq!(way_shown(&start(Some(way(3)))), Some(&way(3)));
    }
}
