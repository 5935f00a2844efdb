//! An OpenStreetMap `opening_hours` expression, parsed once and evaluated date by date.

use std::ops::Range;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use engine_model::{Coordinates, DayTime};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use opening_hours::localization::{Country, Localize};
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};
use opening_hours_syntax::ExtendedTime;
use opening_hours_syntax::rules::time::{Time, TimeEvent, TimeSelector, TimeSpan, VariableTime};
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleOperator, RuleSequence};

use super::Stretches;
use crate::sun::{SunEvent, sun_event};

/// Holidays and clock of a destination.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    holidays: ContextHolidays,
    regional: ContextHolidays,
    zone: Option<TimeZone>,
}

impl Calendar {
    /// For a country (ISO 3166-1 alpha-2) and its clock. A holiday that only some regions keep makes a `PH` rule
    /// unknown on its date; without a country no date counts as a holiday.
    pub(crate) fn new(country: Option<&str>, zone: Option<TimeZone>) -> Self {
        let country = country.and_then(|code| Country::from_str(&code.to_ascii_uppercase()).ok());
        Self {
            holidays: country.map(Country::holidays).unwrap_or_default(),
            regional: country.map(Country::holidays_regional).unwrap_or_default(),
            zone,
        }
    }

    /// Whether any public holiday of the country is known.
    pub(crate) fn knows_public_holidays(&self) -> bool {
        self.holidays.get_public() != ContextHolidays::default().get_public()
    }

    fn context(&self, at: Coordinates) -> Context<PlaceClock> {
        Context::default()
            .with_holidays(self.holidays.clone())
            .with_holidays_unknown(self.regional.clone())
            .with_locale(PlaceClock {
                at,
                zone: self.zone.clone(),
            })
    }
}

/// A parsed expression in its calendar.
///
/// It is held as two: what it says before midnight, and what it says of the hours after midnight that still belong to
/// the day before. The library evaluates both as one and then lets a rule for Friday hide the small hours of Thursday
/// night, and an `off` on Christmas Eve leave its small hours open.
#[derive(Clone, Debug)]
pub(crate) struct Expression {
    same_day: OpeningHours<PlaceClock>,
    after_midnight: Option<OpeningHours<PlaceClock>>,
    always_open: bool,
}

impl Expression {
    /// Parses an expression for a place; the error says what is wrong with it.
    pub(crate) fn parse(text: &str, calendar: &Calendar, at: Coordinates) -> Result<Self, String> {
        let parsed = OpeningHours::from_str(text).map_err(|error| error.to_string())?;
        let expression = parsed.get_expression();
        let halves = split(&expression)?;
        let context = calendar.context(at);
        Ok(Self {
            always_open: halves.same_day.is_constant()
                && halves
                    .same_day
                    .rules
                    .last()
                    .is_some_and(|rule| rule.kind == RuleKind::Open),
            same_day: if halves.same_day == *expression {
                parsed.with_context(context.clone())
            } else {
                evaluator(&halves.same_day, &context)?
            },
            after_midnight: halves
                .after_midnight
                .map(|half| evaluator(&half, &context))
                .transpose()?,
        })
    }

    /// The same expression for another place with the same calendar; parsing is what takes the time.
    pub(crate) fn moved_to(&self, calendar: &Calendar, at: Coordinates) -> Self {
        let moved = |half: &OpeningHours<PlaceClock>| half.clone().with_context(calendar.context(at));
        Self {
            same_day: moved(&self.same_day),
            after_midnight: self.after_midnight.as_ref().map(moved),
            always_open: self.always_open,
        }
    }

    /// Open at any time on any date.
    pub(crate) fn always_open(&self) -> bool {
        self.always_open
    }

    /// Whether some interval may run past midnight by its own times.
    pub(crate) fn passes_midnight(&self) -> bool {
        self.after_midnight.is_some()
    }

    /// Adds what begins on `date`, moved by `shift` seconds.
    pub(crate) fn add_day(&self, date: Date, shift: i32, into: &mut Stretches) {
        let Some(date) = naive_date(date) else {
            return;
        };
        add_schedule(&self.same_day, date, shift, into);
        if let Some(after_midnight) = &self.after_midnight {
            add_schedule(after_midnight, date, shift + super::DAY, into);
        }
    }
}

/// The clock and position that sun events need.
#[derive(Clone, Debug)]
struct PlaceClock {
    at: Coordinates,
    zone: Option<TimeZone>,
}

impl Localize for PlaceClock {
    type DateTime = NaiveDateTime;

    fn naive(&self, moment: NaiveDateTime) -> NaiveDateTime {
        moment
    }

    fn datetime(&self, naive: NaiveDateTime) -> NaiveDateTime {
        naive
    }

    /// Kept within the half of the day it belongs to: far north a sunset after midnight counts as 23:59, and the
    /// library can then never be asked for a time past 48:00, at which it would panic.
    fn event_time(&self, date: NaiveDate, event: TimeEvent) -> Option<NaiveTime> {
        let (event, earliest, latest) = match event {
            TimeEvent::Dawn => (SunEvent::Dawn, DayTime::MIDNIGHT, DayTime::hm(14, 0)),
            TimeEvent::Sunrise => (SunEvent::Sunrise, DayTime::MIDNIGHT, DayTime::hm(14, 0)),
            TimeEvent::Sunset => (SunEvent::Sunset, DayTime::hm(12, 0), DayTime::hm(23, 59)),
            TimeEvent::Dusk => (SunEvent::Dusk, DayTime::hm(12, 0), DayTime::hm(23, 59)),
        };
        let time = sun_event(self.at, civil_date(date)?, self.zone.as_ref()?, event)?;
        let seconds = u32::try_from(time.clamp(earliest, latest).0).ok()?;
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
    }
}

/// The library only makes its evaluator from text, and prints every expression in a form that it reads again.
fn evaluator(
    expression: &OpeningHoursExpression,
    context: &Context<PlaceClock>,
) -> Result<OpeningHours<PlaceClock>, String> {
    let evaluator = OpeningHours::from_str(&expression.to_string()).map_err(|error| error.to_string())?;
    Ok(evaluator.with_context(context.clone()))
}

fn add_schedule(hours: &OpeningHours<PlaceClock>, date: NaiveDate, shift: i32, into: &mut Stretches) {
    for stretch in hours.schedule_at(date) {
        let seconds = |time: ExtendedTime| i32::from(time.mins_from_midnight()) * 60 + shift;
        let bounds = (seconds(stretch.range.start), seconds(stretch.range.end));
        match stretch.kind {
            RuleKind::Open => into.open.push(bounds),
            RuleKind::Unknown => into.unknown.push(bounds),
            RuleKind::Closed => {}
        }
    }
}

fn naive_date(date: Date) -> Option<NaiveDate> {
    let (month, day) = (u32::try_from(date.month()).ok()?, u32::try_from(date.day()).ok()?);
    NaiveDate::from_ymd_opt(i32::from(date.year()), month, day)
}

fn civil_date(date: NaiveDate) -> Option<Date> {
    use chrono::Datelike;
    let (month, day) = (i8::try_from(date.month()).ok()?, i8::try_from(date.day()).ok()?);
    Date::new(i16::try_from(date.year()).ok()?, month, day).ok()
}

struct Halves {
    same_day: OpeningHoursExpression,
    after_midnight: Option<OpeningHoursExpression>,
}

fn split(expression: &OpeningHoursExpression) -> Result<Halves, String> {
    let mut same_day = Vec::with_capacity(expression.rules.len());
    let mut after_midnight = Vec::with_capacity(expression.rules.len());
    let mut passes_midnight = false;
    for rule in &expression.rules {
        let rule = without_comment(rule);
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for span in &rule.time_selector.spans {
            split_span(span, &mut before, &mut after)?;
        }
        passes_midnight |= !after.is_empty();
        // A rule that closes the whole day closes the night that belongs to it.
        if rule.kind == RuleKind::Closed && rule.time_selector == TimeSelector::default() {
            after.clone_from(&before);
        }
        same_day.extend(with_spans(&rule, before));
        after_midnight.extend(with_spans(&rule, after));
    }
    Ok(Halves {
        same_day: OpeningHoursExpression { rules: same_day },
        after_midnight: passes_midnight.then_some(OpeningHoursExpression {
            rules: after_midnight,
        }),
    })
}

/// The specification reads a rule that carries only a comment, such as `"by appointment"`, as unknown; the library
/// reads it as open, and does not tell it from an express `open "…"`, which is rare.
fn without_comment(rule: &RuleSequence) -> RuleSequence {
    let kind = if rule.kind == RuleKind::Open && !rule.comment.is_empty() {
        RuleKind::Unknown
    } else {
        rule.kind
    };
    RuleSequence {
        kind,
        comment: "".into(),
        ..rule.clone()
    }
}

/// The rule limited to `spans`. One that has no span in this half still hides the rules before it on its days, where it
/// is neither an addition nor a fallback.
fn with_spans(rule: &RuleSequence, spans: Vec<TimeSpan>) -> Option<RuleSequence> {
    if !spans.is_empty() {
        return Some(RuleSequence {
            time_selector: TimeSelector { spans },
            ..rule.clone()
        });
    }
    let hides = rule.operator == RuleOperator::Normal && rule.kind != RuleKind::Closed;
    hides.then(|| RuleSequence {
        time_selector: TimeSelector::default(),
        kind: RuleKind::Closed,
        ..rule.clone()
    })
}

/// Sorts one span of times into what lies before midnight and what lies after it, both on a clock from 00:00 to 24:00.
fn split_span(span: &TimeSpan, before: &mut Vec<TimeSpan>, after: &mut Vec<TimeSpan>) -> Result<(), String> {
    let (start, end) = (span.range.start, span.range.end);
    let part = |range: Range<Time>| TimeSpan {
        range,
        open_end: false,
        repeats: None,
    };
    let midnight = Time::Fixed(ExtendedTime::MIDNIGHT_00);
    let day_end = Time::Fixed(ExtendedTime::MIDNIGHT_24);
    match (start, end) {
        (Time::Fixed(from), Time::Fixed(to)) => {
            let (from, to) = (from.mins_from_midnight(), to.mins_from_midnight());
            let to = if to <= from { to + NOON * 2 } else { to };
            before.extend(fixed_part(from, to.min(NOON * 2)));
            after.extend(fixed_part(
                from.max(NOON * 2) - NOON * 2,
                to.max(NOON * 2) - NOON * 2,
            ));
        }
        (Time::Variable(from), Time::Fixed(to)) if passes_midnight(from.event, to) => {
            before.push(part(start..day_end));
            let rest = to.mins_from_midnight() % (NOON * 2);
            after.extend(fixed_part(0, rest));
        }
        (Time::Fixed(from), Time::Variable(to))
            if is_morning(to.event) && from.mins_from_midnight() >= NOON =>
        {
            before.extend(fixed_part(from.mins_from_midnight(), NOON * 2));
            after.push(part(midnight..end));
        }
        (Time::Variable(from), Time::Variable(to)) if !is_morning(from.event) && is_morning(to.event) => {
            before.push(part(start..day_end));
            after.push(part(midnight..end));
        }
        (Time::Variable(from), Time::Variable(to)) if may_overflow(from) && to.offset > 0 => {
            return Err(format!("the span {span} may start after midnight"));
        }
        _ => before.push(part(start..end)),
    }
    Ok(())
}

/// Minutes.
const NOON: u16 = 12 * 60;

fn is_morning(event: TimeEvent) -> bool {
    matches!(event, TimeEvent::Dawn | TimeEvent::Sunrise)
}

/// Whether a span from a sun event to a fixed time ends on the next date.
fn passes_midnight(from: TimeEvent, to: ExtendedTime) -> bool {
    let to = to.mins_from_midnight();
    let earliest_end = if is_morning(from) { 3 * 60 } else { NOON };
    to <= earliest_end || to > NOON * 2
}

/// Whether a start could lie past 24:00, at which the library panics on a wrapping end. A morning event is held before
/// 14:00 by [`PlaceClock`].
fn may_overflow(start: VariableTime) -> bool {
    start.offset > if is_morning(start.event) { 10 * 60 } else { 0 }
}

fn fixed_part(from: u16, to: u16) -> Option<TimeSpan> {
    let (from, to) = (
        ExtendedTime::from_mins_from_midnight(from)?,
        ExtendedTime::from_mins_from_midnight(to.min(NOON * 2))?,
    );
    (from < to).then(|| TimeSpan::fixed_range(from, to))
}
