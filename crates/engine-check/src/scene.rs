//! The plan laid beside the problem: every entry with its segment, the entry before it and the way it came.

use engine_model::finding::{Finding, FindingCode};
use engine_model::itinerary::{Entry, EntryKind, Itinerary};
use engine_model::problem::Mode;
use engine_model::problem::{
    Candidate, City, DayFrame, LegSource, Problem, Segment, Site, SiteRef, Transfer, TravelEntry,
};
use engine_model::time::DayTime;

/// Seconds between two midnights on the local clock.
pub(crate) const DAY_SECONDS: i64 = 86_400;

/// Problem and plan side by side.
pub(crate) struct Scene<'a> {
    pub(crate) problem: &'a Problem,
    pub(crate) itinerary: &'a Itinerary,
    /// As many as the problem has; a day that the plan lacks has no steps.
    pub(crate) days: Vec<Day<'a>>,
    /// The only day to judge, where not all are.
    pub(crate) focus: Option<usize>,
}

/// A day of the problem with what the plan puts into it.
pub(crate) struct Day<'a> {
    pub(crate) index: usize,
    pub(crate) frame: &'a DayFrame,
    pub(crate) steps: Vec<Step<'a>>,
    /// The entries fall into exactly the segments of the frame, each from a start to an end.
    pub(crate) well_formed: bool,
}

/// An entry with its surroundings.
pub(crate) struct Step<'a> {
    pub(crate) day: usize,
    /// Position among the day's entries.
    pub(crate) index: usize,
    pub(crate) entry: &'a Entry,
    /// Which segment of the day, by order of the starts; `None` outside of any.
    pub(crate) part: Option<usize>,
    pub(crate) segment: Option<&'a Segment>,
    /// The entry before it in the same segment.
    pub(crate) before: Option<&'a Entry>,
    /// The candidate it names, where there is such a candidate.
    pub(crate) candidate: Option<&'a Candidate>,
    /// What the problem says of the way here.
    pub(crate) way: Way<'a>,
}

/// The way to an entry as the problem gives it.
#[derive(Clone, Copy)]
pub(crate) enum Way<'a> {
    /// None is needed: the segment starts here, and no transfer leads to it.
    Unneeded,
    /// One is needed, and the plan names none.
    Missing,
    /// From a site to itself.
    Here,
    /// By the table of the leg's mode.
    Table(TravelEntry, LegSource),
    /// The leg's mode does not lead from the one site to the other.
    Unavailable,
    /// The transfer, and when it arrives on the clock of the entry's day.
    Transfer(&'a Transfer, i64),
}

impl<'a> Scene<'a> {
    pub(crate) fn new(problem: &'a Problem, itinerary: &'a Itinerary, focus: Option<usize>) -> Self {
        let mut days = Vec::with_capacity(problem.days.len());
        let mut pending = None;
        for (index, frame) in problem.days.iter().enumerate() {
            let incoming = incoming_transfers(index, frame, &mut pending);
            let entries = itinerary.days.get(index).map_or(&[][..], |day| &day.entries);
            days.push(lay_out(problem, index, frame, entries, &incoming));
        }
        Self {
            problem,
            itinerary,
            days,
            focus,
        }
    }

    /// The days to judge.
    pub(crate) fn judged_days(&self) -> impl Iterator<Item = &Day<'a>> {
        self.days
            .iter()
            .filter(|day| self.focus.is_none_or(|focus| focus == day.index))
    }

    /// The entries to judge.
    pub(crate) fn judged_steps(&self) -> impl Iterator<Item = &Step<'a>> {
        self.judged_days().flat_map(|day| &day.steps)
    }

    /// All entries, also those of days that are not judged.
    pub(crate) fn steps(&self) -> impl Iterator<Item = &Step<'a>> {
        self.days.iter().flat_map(|day| &day.steps)
    }
}

impl<'a> Day<'a> {
    /// A finding about this day.
    pub(crate) fn finding(&self, code: FindingCode) -> Finding {
        Finding::day(code, short(self.index))
    }

    /// The stops in order.
    pub(crate) fn visits(&self) -> impl Iterator<Item = &Step<'a>> {
        self.steps.iter().filter(|step| step.entry.visit().is_some())
    }

    /// Seconds that the frame leaves: the sum over its segments.
    pub(crate) fn frame_seconds(&self) -> i64 {
        self.frame
            .segments
            .iter()
            .map(|s| (seconds(s.latest) - seconds(s.earliest)).max(0))
            .sum()
    }
}

impl Step<'_> {
    /// A finding about this entry.
    pub(crate) fn finding(&self, code: FindingCode) -> Finding {
        Finding::entry(code, short(self.day), short(self.index)).about(self.entry.candidate())
    }

    /// How long the entry lasts, in seconds.
    pub(crate) fn lasting(&self) -> i64 {
        lasting(self.entry)
    }
}

/// How long an entry lasts, in seconds; negative where it runs backwards.
pub(crate) fn lasting(entry: &Entry) -> i64 {
    seconds(entry.end) - seconds(entry.start)
}

/// A time of day in the wide type in which no sum can overflow.
pub(crate) fn seconds(time: DayTime) -> i64 {
    i64::from(time.0)
}

/// An index in the type of a finding; the last one where it does not fit.
pub(crate) fn short(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

/// A count in the type of a finding's number.
pub(crate) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The city of a site, where there is one.
pub(crate) fn city_of(problem: &Problem, site: SiteRef) -> Option<&City> {
    problem.cities.get(usize::from(site.city))
}

/// The site, where there is one.
pub(crate) fn site_of(problem: &Problem, site: SiteRef) -> Option<&Site> {
    city_of(problem, site)?.sites.get(usize::from(site.index))
}

/// The candidate of an index, where there is one.
pub(crate) fn candidate_at(problem: &Problem, index: u32) -> Option<&Candidate> {
    problem.candidates.get(usize::try_from(index).ok()?)
}

/// The table's cell for a mode between two sites; `None` where the mode does not lead there.
pub(crate) fn table_leg(
    problem: &Problem,
    mode: Mode,
    from: SiteRef,
    to: SiteRef,
) -> Option<(TravelEntry, LegSource)> {
    if from.city != to.city {
        return None;
    }
    let table = city_of(problem, from)?.table(mode)?;
    Some((table.get(from.index, to.index)?, table.source))
}

type Incoming<'a> = Option<(&'a Transfer, i64)>;

/// For each segment of a day the transfer that leads to it, with its arrival on the clock of that day.
fn incoming_transfers<'a>(
    day: usize,
    frame: &'a DayFrame,
    pending: &mut Option<(usize, &'a Transfer)>,
) -> Vec<Incoming<'a>> {
    let mut incoming = Vec::with_capacity(frame.segments.len());
    for segment in &frame.segments {
        incoming.push(pending.take().map(|(left, transfer)| {
            let dates = number(left) + i64::from(transfer.days_later) - number(day);
            (transfer, seconds(transfer.arrive) + dates * DAY_SECONDS)
        }));
        *pending = segment.transfer.as_ref().map(|transfer| (day, transfer));
    }
    incoming
}

fn lay_out<'a>(
    problem: &'a Problem,
    day: usize,
    frame: &'a DayFrame,
    entries: &'a [Entry],
    incoming: &[Incoming<'a>],
) -> Day<'a> {
    let mut well_formed = true;
    let mut parts = 0;
    let mut before: Option<&Entry> = None;
    let mut steps = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        let starts = entry.kind == EntryKind::Start;
        // A start belongs where no segment is open, everything else where one is.
        well_formed &= starts == before.is_none();
        if starts {
            parts += 1;
            before = None;
        }
        let part = (starts || before.is_some()).then(|| parts - 1);
        let transfer = part.and_then(|part| incoming.get(part).copied().flatten());
        steps.push(Step {
            day,
            index,
            entry,
            part,
            segment: part.and_then(|part| frame.segments.get(part)),
            before,
            candidate: entry.candidate().and_then(|index| candidate_at(problem, index)),
            way: way(problem, before, entry, transfer),
        });
        let open = part.is_some() && entry.kind != EntryKind::End;
        before = open.then_some(entry);
    }
    well_formed &= before.is_none() && parts == frame.segments.len();
    Day {
        index: day,
        frame,
        steps,
        well_formed,
    }
}

fn way<'a>(problem: &Problem, before: Option<&Entry>, entry: &Entry, transfer: Incoming<'a>) -> Way<'a> {
    let Some(before) = before else {
        return match transfer {
            Some((transfer, arrival)) if entry.kind == EntryKind::Start => Way::Transfer(transfer, arrival),
            _ => Way::Unneeded,
        };
    };
    let Some(leg) = entry.leg else { return Way::Missing };
    if before.site == entry.site {
        return Way::Here;
    }
    table_leg(problem, leg.mode, before.site, entry.site)
        .map_or(Way::Unavailable, |(cell, source)| Way::Table(cell, source))
}
