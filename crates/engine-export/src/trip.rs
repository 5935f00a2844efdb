//! What every exporter reads: the plan, the days asked for, the language, the trip's name.

use engine_model::plan::{Plan, PlanDay, PlanEntry, PlanEntryKind, PlanSegment};
use engine_model::{DayTime, Language, Verdict};
use engine_words::label::{Label, label};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, TimeZoneDatabase};

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

    /// The first and the last date of the whole plan; the requested start twice where it has no days.
    pub(crate) fn dates(&self) -> (Date, Date) {
        let start = self.plan.request.start;
        let first = self.plan.days.first().map_or(start, |day| day.date);
        let last = self.plan.days.last().map_or(start, |day| day.date);
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
