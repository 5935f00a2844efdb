//! A day of a plan as a timeline.

use engine_model::plan::{
    DayTotals, Plan, PlanDay, PlanEntry, PlanEntryKind, PlanLeg, PlanOpening, RainVariant,
};
use engine_model::problem::{LegSource, Mode};
use engine_model::{DayTime, Language, Metres, Seconds};
use engine_words::label::Label;
use engine_words::{
    category, cost, day_title, distance, duration, entry_title, mode, money, opening, quantity,
    segment_names, weather,
};

use super::plan::mark;
use super::text::{Piece, Sheet, Style, columns, padded, piece, plain};
use crate::words;

/// Columns before the text of an entry: two blanks, `09:30–10:45` and two blanks.
const TEXT: usize = 15;

/// Writes a day.
pub(super) fn write(sheet: &mut Sheet, plan: &Plan, day: &PlanDay, rain: bool) {
    let language = sheet.language();
    let title = [
        piece(day_title(day.number, language), Style::Strong),
        piece(quantity::short_date(day.date, language), Style::Strong),
        piece(segment_names(day, language), Style::Strong),
    ];
    sheet.opposite(&title, &mark(day.feasibility, language));
    if let Some(expected) = &day.weather {
        sheet.prose(2, "  ", &[piece(weather(expected, language), Style::Faint)]);
    }
    timeline(sheet, plan, &day.entries);
    totals(sheet, plan, &day.totals);
    if let Some(variant) = &day.rain_variant {
        wet_day(sheet, plan, variant, rain);
    }
}

/// `Gyeongbokgung Palace (경복궁)`: the name as asked for, and what stands on the sign where that is another.
pub(super) fn title(entry: &PlanEntry, language: Language) -> Vec<Piece> {
    let local = &entry.names.local;
    let asked = entry_title(entry, language);
    let style = if entry.kind == PlanEntryKind::Stop {
        Style::Strong
    } else {
        Style::Plain
    };
    let mut pieces = vec![piece(&asked, style)];
    let named = matches!(
        entry.kind,
        PlanEntryKind::Stop | PlanEntryKind::Meal(_) | PlanEntryKind::Rest
    );
    if named && !asked.contains(local.as_str()) {
        pieces.push(piece(format!("({local})"), Style::Faint));
    }
    pieces
}

fn timeline(sheet: &mut Sheet, plan: &Plan, entries: &[PlanEntry]) {
    sheet.blank();
    for entry in entries {
        if let Some(leg) = &entry.leg {
            way(sheet, plan, entry, leg);
        }
        let time = span(entry);
        let lead = format!("  {}", padded(&time, TEXT - 4));
        sheet.prose(TEXT, &(lead + "  "), &title(entry, sheet.language()));
        let facts = facts(plan, entry, sheet.language());
        if !facts.is_empty() {
            sheet.facts(TEXT, "", &facts);
        }
    }
    sheet.blank();
}

/// The first and the last entry of a segment have one time that matters.
fn span(entry: &PlanEntry) -> String {
    let (start, end) = (clock(entry.start), clock(entry.end));
    match entry.kind {
        // Coming from another city the group may wait for the first door to open.
        PlanEntryKind::Start if entry.leg.is_some() && entry.arrival < entry.end => {
            format!("{}–{end}", clock(entry.arrival))
        }
        PlanEntryKind::Start => end,
        PlanEntryKind::End => clock(entry.arrival),
        _ if start == end => start,
        _ if columns(&start) + columns(&end) + 1 > TEXT - 4 => format!("{start}–"),
        _ => format!("{start}–{end}"),
    }
}

/// `01:30+1` is half past one of the night after.
fn clock(time: DayTime) -> String {
    const DAY: i32 = 24 * 3600;
    match (time.0.div_euclid(DAY), DayTime(time.0.rem_euclid(DAY))) {
        (0, within) => within.to_string(),
        (1, DayTime::MIDNIGHT) => "24:00".to_owned(),
        (days, within) => format!("{within}{days:+}"),
    }
}

fn way(sheet: &mut Sheet, plan: &Plan, entry: &PlanEntry, leg: &PlanLeg) {
    let language = sheet.language();
    let waited = entry.start - entry.arrival;
    if leg.duration <= Seconds(0) && leg.departs.is_none() {
        return;
    }
    let about = if leg.source == LegSource::Estimate {
        "~"
    } else {
        ""
    };
    let label = if leg.label.is_empty() {
        String::new()
    } else {
        format!(" {}", leg.label)
    };
    let mut facts = vec![format!(
        "{}{label} {about}{}",
        mode(leg.mode, language),
        duration(leg.duration, language)
    )];
    if let Some((time, days)) = leg.departs {
        let before = if days == 0 {
            String::new()
        } else {
            format!("{days:+}")
        };
        facts.insert(0, words::departs(&format!("{}{before}", clock(time)), language));
    }
    if leg.distance > Metres(0) {
        facts.push(format!("{about}{}", distance(leg.distance)));
    }
    if leg.mode != Mode::Walk && leg.walking > Metres(0) {
        facts.push(words::on_foot(&distance(leg.walking), language));
    }
    if leg.cost != Some(0) {
        facts.push(cost(leg.cost, plan.currency, language));
    }
    if waited >= Seconds::minutes(5) && entry.kind != PlanEntryKind::Start {
        facts.push(format!(
            "{} {}",
            duration(waited, language),
            words::SPARE.text(language)
        ));
    }
    let pieces: Vec<Piece> = facts.into_iter().map(|fact| piece(fact, Style::Faint)).collect();
    sheet.facts(TEXT + 2, &format!("{}↓ ", " ".repeat(TEXT)), &pieces);
}

fn facts(plan: &Plan, entry: &PlanEntry, language: Language) -> Vec<Piece> {
    let mut facts = Vec::new();
    let visited = matches!(entry.kind, PlanEntryKind::Stop | PlanEntryKind::Meal(_));
    if let Some(kind) = entry.category.filter(|_| visited) {
        facts.push(plain(category(kind, language)));
    }
    if let Some(hours) = &entry.opening {
        let style = if hours.interval.is_none() {
            Style::Warning
        } else {
            Style::Plain
        };
        facts.push(piece(until(hours, language), style));
    }
    if visited || entry.cost.is_some_and(|cost| cost > 0) {
        facts.push(plain(cost(entry.cost, plan.currency, language)));
    }
    if entry.locked {
        facts.push(piece(words::LOCKED.text(language), Style::Strong));
    }
    if visited && entry.running.walking > Metres(0) {
        let walked = words::on_foot_so_far(&distance(entry.running.walking), language);
        facts.push(piece(walked, Style::Faint));
    }
    if let Some((_, names)) = &entry.indoor_alternative {
        let name = names.in_language(language);
        facts.push(piece(
            format!("{}: {name}", words::INDOORS.text(language)),
            Style::Faint,
        ));
    }
    facts
}

/// When it closes; a place that never does has no such time.
pub(super) fn until(hours: &PlanOpening, language: Language) -> String {
    let always = hours
        .interval
        .is_some_and(|interval| interval.open <= DayTime::MIDNIGHT && interval.close >= DayTime::hm(48, 0));
    if !always {
        return opening(hours, language);
    }
    words::always_open(hours.verified, language)
}

fn totals(sheet: &mut Sheet, plan: &Plan, totals: &DayTotals) {
    let language = sheet.language();
    let labelled = |label: Label, text: String| plain(format!("{} {text}", words::label(label, language)));
    let mut facts = vec![
        labelled(Label::Walking, distance(totals.walking)),
        labelled(Label::Travel, duration(totals.travel, language)),
        labelled(Label::Rests, totals.rests.to_string()),
    ];
    if totals.free >= Seconds::minutes(1) {
        facts.push(plain(format!(
            "{} {}",
            words::FREE.text(language),
            duration(totals.free, language)
        )));
    }
    facts.push(labelled(Label::Cost, money(totals.cost, plan.currency, language)));
    if totals.unknown_costs > 0 {
        facts.push(plain(words::unknown_prices(totals.unknown_costs, language)));
    }
    sheet.facts(2, "  ", &facts);
}

fn wet_day(sheet: &mut Sheet, plan: &Plan, variant: &RainVariant, whole: bool) {
    let language = sheet.language();
    let heading = words::label(Label::Rain, language);
    if whole {
        sheet.blank();
        sheet.opposite(
            &[piece(format!("  {heading}"), Style::Strong)],
            &mark(variant.feasibility, language),
        );
        timeline(sheet, plan, &variant.entries);
        totals(sheet, plan, &variant.totals);
        return;
    }
    let stops: Vec<&str> = variant
        .entries
        .iter()
        .filter(|entry| entry.kind == PlanEntryKind::Stop)
        .map(|entry| entry.names.in_language(language))
        .collect();
    sheet.prose(
        4,
        "  ",
        &[
            piece(format!("{heading}:"), Style::Strong),
            plain(stops.join(" → ")),
        ],
    );
}
