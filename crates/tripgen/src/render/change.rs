//! How a plan differs from the one before.

use engine_model::Language;
use engine_model::plan::Plan;
use engine_trip::{Diff, StopRef};
use engine_words::{absence, clock, day_title, relaxation};

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

fn moment(stop: &StopRef, language: Language) -> String {
    let (day, time) = (day_title(stop.day, language), clock(stop.start, language));
    format!("{} ({day} {time})", stop.names.in_language(language))
}
