//! What can be done about a finding: for each code the changes that are known to help, with what is needed to make them.
//!
//! A fix is a proposal: making it is a request of its own (`PUT …/itinerary`, `POST …/generations`), whose result is
//! checked like every other. Notes need no fix and have none.

use engine_model::finding::{FindingCode, Severity};
use engine_model::opening::DayHours;
use engine_model::plan::{Plan, PlanDay, PlanEntry, PlanEntryKind, PlanFinding};
use engine_model::time::DayTime;
use engine_trip::Packs;
use platform::{Language, Text, text};
use serde::Serialize;
use utoipa::ToSchema;
use wire::scalars::ClockTime;

use crate::itinerary::spoken;

/// Steps of the time at which a day starts, in seconds.
const START_STEP: i32 = 600;
/// A day does not start before, in seconds of the day.
const EARLIEST_START: i32 = 6 * 3600;

/// What kind of change it is, and how it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum FixKind {
    /// Another place as this stop: choose one of `…/stops/{stopId}/alternatives`, then edit the day with its `placeId`.
    ReplaceStop,
    /// The stop on another day: edit both days; `toDays` names those on which it is open, where that is known.
    MoveStop,
    /// Without the stop: edit the day and leave it out.
    RemoveStop,
    /// The day planned again: start a generation with scope `day`.
    RegenerateDay,
    /// The stop no longer settled: edit the day with `locked` false and without `startAt`.
    Unlock,
    /// Another start: of the stop (`startAt`: edit the day with it), or of the day (`dailyStart`: start a generation of
    /// the day with it).
    ChangeStart,
}

/// A change that is known to help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = FindingFix)]
pub(crate) struct Fix {
    /// What kind of change it is, and how it is made.
    kind: FixKind,
    /// What a button for it says, in the asked language.
    label: String,
    /// The day that changes, from 1.
    #[schema(minimum = 1)]
    day: u16,
    /// The stop, meal or rest that changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    stop_id: Option<String>,
    /// The days on which the stop is open in its city, from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    to_days: Vec<u16>,
    /// When the stop is to begin, on the day's local clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    start_at: Option<ClockTime>,
    /// When the day is to start, on the local clock, in steps of ten minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    daily_start: Option<ClockTime>,
}

/// The fixes of a finding, the gentlest first.
pub(crate) fn of(finding: &PlanFinding, plan: &Plan, packs: &Packs, language: Language) -> Vec<Fix> {
    if finding.rain_variant || finding.code.severity() == Severity::Note {
        return Vec::new();
    }
    let number = finding.day.or_else(|| priciest(plan).map(|(day, _)| day.number));
    let day = number.and_then(|number| plan.days.iter().find(|day| day.number == number));
    let Some(day) = day else {
        return Vec::new();
    };
    let mut entries = day.entries.iter();
    let at = Finder {
        plan,
        packs,
        day,
        entry: entries.find(|entry| finding.entry.as_ref() == Some(&entry.id)),
        finding,
        language,
    };
    at.fixes()
}

/// The optional stop that costs most.
fn priciest(plan: &Plan) -> Option<(&PlanDay, &PlanEntry)> {
    let all = plan.days.iter();
    all.flat_map(|day| optional(day).map(move |entry| (day, entry)))
        .filter(|(_, entry)| entry.cost.is_some_and(|cost| cost > 0))
        .max_by_key(|(_, entry)| entry.cost)
}

/// The stops of a day that nobody settled.
fn optional(day: &PlanDay) -> impl Iterator<Item = &PlanEntry> {
    let stops = day.entries.iter();
    stops.filter(|entry| entry.kind == PlanEntryKind::Stop && !entry.locked)
}

/// The optional stop that is worth least.
fn least(day: &PlanDay) -> Option<&PlanEntry> {
    let worth = |entry: &&PlanEntry| entry.why.iter().map(|(_, points)| *points).sum::<i32>();
    optional(day).min_by_key(worth)
}

/// A finding with the day and the entry that it is about.
struct Finder<'a> {
    plan: &'a Plan,
    packs: &'a Packs,
    day: &'a PlanDay,
    entry: Option<&'a PlanEntry>,
    finding: &'a PlanFinding,
    language: Language,
}

impl Finder<'_> {
    fn fixes(&self) -> Vec<Fix> {
        use FindingCode as Code;
        let here = self.entry;
        let mut fixes: Vec<Option<Fix>> = match self.finding.code {
            Code::Closed | Code::AfterLastEntry => vec![
                self.start_when_open(),
                self.move_stop(),
                here.and_then(|entry| self.replace(entry)),
                here.and_then(|entry| self.remove(entry)),
                Some(self.again()),
            ],
            Code::LegWalkTooLong
            | Code::Strenuous
            | Code::Avoided
            | Code::TooYoung
            | Code::NotStepFree
            | Code::NotAStop
            | Code::StayTooShort
            | Code::MealPlaceUnfit
            | Code::RestaurantTwice
            | Code::RestUnfit => vec![
                here.and_then(|entry| self.replace(entry)),
                here.and_then(|entry| self.remove(entry)),
                Some(self.again()),
            ],
            Code::PlaceTwice => vec![here.and_then(|entry| self.remove(entry)), Some(self.again())],
            Code::AfterDayEnd => vec![
                self.start_day_earlier("end", "latest"),
                self.remove_least(),
                Some(self.again()),
            ],
            Code::BeforeDayStart => vec![self.start_day_at("start"), Some(self.again())],
            Code::OverBudget => {
                let dear = priciest(self.plan).filter(|(day, _)| day.number == self.day.number);
                let dear = dear.map(|(_, entry)| entry);
                vec![
                    dear.and_then(|entry| self.replace(entry)),
                    dear.and_then(|entry| self.remove(entry)),
                ]
            }
            Code::TooManyStops
            | Code::TooFewRests
            | Code::DayWalkTooLong
            | Code::MealMissing
            | Code::MealOutsideWindow
            | Code::MealTooShort
            | Code::ConnectionMissed => vec![self.remove_least(), Some(self.again())],
            _ => vec![Some(self.again())],
        };
        if let Some(entry) = here.filter(|entry| entry.locked) {
            fixes.insert(0, Some(self.unlock(entry)));
        }
        fixes.into_iter().flatten().collect()
    }

    fn fix(&self, kind: FixKind, label: &Text) -> Fix {
        Fix {
            kind,
            label: label.get(self.language).to_owned(),
            day: self.day.number,
            stop_id: None,
            to_days: Vec::new(),
            start_at: None,
            daily_start: None,
        }
    }

    fn about(&self, entry: &PlanEntry, kind: FixKind, label: &Text) -> Fix {
        Fix {
            stop_id: Some(entry.id.clone()),
            ..self.fix(kind, label)
        }
    }

    fn name<'a>(&self, entry: &'a PlanEntry) -> &'a str {
        entry.names.in_language(spoken(self.language))
    }

    fn replace(&self, entry: &PlanEntry) -> Option<Fix> {
        let exchangeable = match entry.kind {
            PlanEntryKind::Stop => true,
            PlanEntryKind::Meal(_) | PlanEntryKind::Rest => entry.place.is_some(),
            PlanEntryKind::Start | PlanEntryKind::End | PlanEntryKind::Errand(_) => false,
        };
        let name = self.name(entry);
        let label = text(
            format!("{name} 대신 다른 곳 고르기"),
            format!("Choose another place instead of {name}"),
        );
        exchangeable.then(|| self.about(entry, FixKind::ReplaceStop, &label))
    }

    fn remove(&self, entry: &PlanEntry) -> Option<Fix> {
        let name = self.name(entry);
        let label = text(format!("{name} 빼기"), format!("Leave out {name}"));
        (entry.kind == PlanEntryKind::Stop).then(|| self.about(entry, FixKind::RemoveStop, &label))
    }

    fn remove_least(&self) -> Option<Fix> {
        self.remove(least(self.day)?)
    }

    fn unlock(&self, entry: &PlanEntry) -> Fix {
        let name = self.name(entry);
        let label = text(format!("{name} 고정 해제"), format!("Unlock {name}"));
        self.about(entry, FixKind::Unlock, &label)
    }

    fn again(&self) -> Fix {
        let number = self.day.number;
        let label = text(
            format!("{number}일차 다시 만들기"),
            format!("Plan day {number} again"),
        );
        self.fix(FixKind::RegenerateDay, &label)
    }

    /// The hours of the entry's place on the date of a day that is spent in its city.
    fn hours(&self, day: &PlanDay) -> Option<DayHours> {
        let entry = self.entry?;
        let segment = self.day.segments.get(usize::from(entry.segment))?;
        let mut cities = day.segments.iter();
        let city = cities.find(|city| city.destination == segment.destination)?;
        let places = &self.packs.get(&city.destination)?.places;
        let position = places.position(entry.place.as_ref()?)?;
        Some(places.hours_on(position, day.date))
    }

    fn move_stop(&self) -> Option<Fix> {
        let entry = self.entry.filter(|entry| entry.kind == PlanEntryKind::Stop)?;
        let others = self.plan.days.iter().filter(|day| day.number != self.day.number);
        let open = |day: &&PlanDay| match self.hours(day) {
            Some(DayHours::Known(intervals)) => !intervals.is_empty(),
            Some(DayHours::Unknown) | None => false,
        };
        let to_days: Vec<u16> = others.filter(open).map(|day| day.number).collect();
        if to_days.is_empty() {
            return None;
        }
        let name = self.name(entry);
        let label = text(
            format!("{name} 다른 날로 옮기기"),
            format!("Move {name} to another day"),
        );
        Some(Fix {
            to_days,
            ..self.about(entry, FixKind::MoveStop, &label)
        })
    }

    /// The first opening after the entry's own start.
    fn start_when_open(&self) -> Option<Fix> {
        let entry = self.entry.filter(|entry| entry.kind == PlanEntryKind::Stop)?;
        let Some(DayHours::Known(intervals)) = self.hours(self.day) else {
            return None;
        };
        let stay = entry.end - entry.start;
        let fits = intervals
            .iter()
            .find(|interval| interval.open > entry.start && interval.open + stay <= interval.close)?;
        let label = text(
            format!("문을 여는 {}에 시작", fits.open),
            format!("Begin at {}, when it opens", fits.open),
        );
        Some(Fix {
            start_at: Some(ClockTime(fits.open)),
            ..self.about(entry, FixKind::ChangeStart, &label)
        })
    }

    fn number(&self, name: &str) -> Option<i32> {
        let mut numbers = self.finding.numbers.iter();
        let (_, value) = numbers.find(|(other, _)| *other == name)?;
        i32::try_from(*value).ok()
    }

    /// As much earlier as the day is too long; that helps where nothing of the day stands at a settled time.
    fn start_day_earlier(&self, end: &str, latest: &str) -> Option<Fix> {
        if self.day.entries.iter().any(|entry| entry.locked) {
            return None;
        }
        let over = self.number(end)? - self.number(latest)?;
        self.daily_start(self.plan.request.daily_start.0 - over)
    }

    fn start_day_at(&self, start: &str) -> Option<Fix> {
        self.daily_start(self.number(start)?)
    }

    fn daily_start(&self, seconds: i32) -> Option<Fix> {
        let start = DayTime(seconds.div_euclid(START_STEP) * START_STEP);
        if start.0 < EARLIEST_START || start >= self.plan.request.daily_start {
            return None;
        }
        let label = text(
            format!("하루를 {start}에 시작"),
            format!("Start the day at {start}"),
        );
        Some(Fix {
            daily_start: Some(ClockTime(start)),
            ..self.fix(FixKind::ChangeStart, &label)
        })
    }
}
