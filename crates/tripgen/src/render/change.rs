//! How a plan differs from the one before.

use engine_model::Language;
use engine_model::plan::{Plan, PlanUnmet};
use engine_trip::{Diff, DroppedStop, StopRef};
use engine_words::{absence, clock, day_title, relaxation};
use wire::places::{ChangeView, DiffView, MomentView};
use wire::scalars::ClockTime;

use super::Page;
use super::text::{Sheet, Style, piece, plain};
use crate::words;

/// The changes for a terminal.
pub(crate) fn diff(diff: &Diff, plan: &Plan, page: &Page) -> String {
    let language = page.language;
    let mut sheet = Sheet::new(*page);
    sheet.heading(words::CHANGES.text(language));
    let mut line = |sign: &str, style: Style, word: &str, text: String| {
        sheet.prose(4, "  ", &[piece(sign, style), piece(word, style), plain(text)]);
    };
    for stop in &diff.dropped {
        let why = stop.reason.as_ref().map(|reason| {
            let reason = absence(reason, None, plan.currency, language);
            let members = &plan.request.members;
            let change = stop
                .relaxation
                .as_ref()
                .map(|change| relaxation(change, None, members, plan.currency, language));
            [Some(reason), change]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("; ")
        });
        let why = why.map(|why| format!(" — {why}")).unwrap_or_default();
        line(
            "-",
            Style::Broken,
            words::DROPPED.text(language),
            format!("{}{why}", moment(&stop.before, language)),
        );
    }
    for stop in &diff.added {
        line(
            "+",
            Style::Good,
            words::ADDED.text(language),
            moment(stop, language),
        );
    }
    for stop in &diff.moved {
        let from = moment(&stop.before, language);
        let (day, time) = (
            day_title(stop.after.day, language),
            clock(stop.after.start, language),
        );
        line(
            "~",
            Style::Warning,
            words::MOVED.text(language),
            format!("{from} → {day} {time}"),
        );
    }
    for stop in &diff.kept {
        line(
            "=",
            Style::Faint,
            words::KEPT.text(language),
            moment(stop, language),
        );
    }
    sheet.finish()
}

/// The changes for programs.
pub(crate) fn diff_view(diff: &Diff, plan: &Plan, language: Language) -> DiffView {
    let one = |before: Option<&StopRef>, after: Option<&StopRef>| {
        let stop = after.or(before)?;
        Some(ChangeView {
            place_id: stop.place.as_ref().map(ToString::to_string),
            name: stop.names.in_language(language).to_owned(),
            names: (&stop.names).into(),
            before: before.map(moment_view),
            after: after.map(moment_view),
            reason: None,
        })
    };
    let dropped = |stop: &DroppedStop| {
        let mut view = one(Some(&stop.before), None)?;
        view.reason = reason_view(stop, plan, language);
        Some(view)
    };
    DiffView {
        kept: diff
            .kept
            .iter()
            .filter_map(|stop| one(Some(stop), Some(stop)))
            .collect(),
        moved: diff
            .moved
            .iter()
            .filter_map(|stop| one(Some(&stop.before), Some(&stop.after)))
            .collect(),
        added: diff
            .added
            .iter()
            .filter_map(|stop| one(None, Some(stop)))
            .collect(),
        dropped: diff.dropped.iter().filter_map(dropped).collect(),
    }
}

/// A dropped stop is worded in the plan file's way, as something that is not in the plan.
fn reason_view(stop: &DroppedStop, plan: &Plan, language: Language) -> Option<wire::plan::ReasonView> {
    let unmet = PlanUnmet {
        names: stop.before.names.clone(),
        place: stop.before.place.clone(),
        category: None,
        must_see: false,
        member: None,
        reason: stop.reason?,
        displaced_by: None,
        relaxation: None,
        relaxation_drops: None,
    };
    let bare = Plan {
        days: Vec::new(),
        unmet: vec![unmet],
        ..plan.clone()
    };
    let view = wire::plan::plan_view(&bare, language);
    view.unmet.into_iter().next().map(|unmet| unmet.reason)
}

fn moment(stop: &StopRef, language: Language) -> String {
    let (day, time) = (day_title(stop.day, language), clock(stop.start, language));
    format!("{} ({day} {time})", stop.names.in_language(language))
}

fn moment_view(stop: &StopRef) -> MomentView {
    MomentView {
        day: stop.day,
        local_start: ClockTime(stop.start),
    }
}
