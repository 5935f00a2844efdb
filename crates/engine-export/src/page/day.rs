//! A day on a page: the timeline on the left, the sketch with sums and remarks on the right.

use engine_model::Metres;
use engine_model::plan::{DayTotals, PlanDay, RainVariant};
use engine_words::label::{Label, label};
use engine_words::{date, day_title, distance, duration, finding_text, money, title_of, verdict, weather};

use super::column::{Column, Sheets};
use super::{BOTTOM, MARGIN, WIDTH, verdict_colour};
use crate::canvas::{BLUE, GREY, INK, Page, RULE, Type, wrapped};
use crate::font::Fonts;
use crate::sketch::{self, Frame};
use crate::timeline::{self, Look, short_clock};
use crate::trip::{Trip, span};

const BODY_TOP: f32 = 136.0;
const LEFT_WIDTH: f32 = 312.0;
const RIGHT_X: f32 = 384.0;
const SMALL: f32 = 8.5;

pub(super) fn pages(trip: &Trip<'_>, fonts: &Fonts, day: &PlanDay) -> Vec<Page> {
    let mut sheets = Sheets::new();
    head(trip, fonts, day, sheets.page(0));
    left(trip, fonts, day, &mut sheets);
    right(trip, fonts, day, &mut sheets);
    sheets.0
}

fn head(trip: &Trip<'_>, fonts: &Fonts, day: &PlanDay, page: &mut Page) {
    let language = trip.language;
    let names: Vec<String> = day
        .segments
        .iter()
        .map(|segment| fonts.printable(&segment.names, language))
        .collect();
    let where_to = Type::bold(10.0, BLUE);
    for line in wrapped(fonts, &names.join(" → "), where_to, WIDTH - 2.0 * MARGIN, 1) {
        page.text(fonts, (MARGIN, 62.0), where_to, &line);
    }
    let title = Type::bold(24.0, INK);
    let text = day_title(day.number, language);
    page.text(fonts, (MARGIN, 92.0), title, &text);
    let after = MARGIN + fonts.width(&text, title.weight) * title.size + 12.0;
    page.text(
        fonts,
        (after, 92.0),
        Type::regular(13.0, GREY),
        &date(day.date, language),
    );
    if let Some(expected) = &day.weather {
        page.text(
            fonts,
            (MARGIN, 110.0),
            Type::regular(9.0, GREY),
            &weather(expected, language),
        );
    }
    let kind = Type::bold(9.5, verdict_colour(day.feasibility));
    let word = verdict(day.feasibility, language);
    let start = WIDTH - MARGIN - fonts.width(word, kind.weight) * kind.size;
    page.disc((start - 9.0, 88.7), 3.4, kind.colour);
    page.text(fonts, (start, 92.0), kind, word);
    page.line((MARGIN, 121.0), (WIDTH - MARGIN, 121.0), 0.6, RULE, None);
}

/// The timeline in the largest type that keeps it on one page; a day that is too long even for the smallest goes on
/// on the next page.
fn left(trip: &Trip<'_>, fonts: &Fonts, day: &PlanDay, sheets: &mut Sheets) {
    const SMALLEST: f32 = 8.0;
    let room = BOTTOM - BODY_TOP;
    let laid = |unit: f32| {
        let look = Look { unit, details: true };
        let rows = timeline::rows(trip, fonts, &day.entries, LEFT_WIDTH, look);
        let height: f32 = rows.iter().map(|row| row.height(look)).sum();
        (look, rows, height)
    };
    let fitting = [11.0, 10.5, 10.0, 9.5, 9.0, 8.5]
        .into_iter()
        .map(laid)
        .find(|own| own.2 <= room);
    let (look, rows, _) = fitting.unwrap_or_else(|| laid(SMALLEST));
    let mut column = Column::new(MARGIN, BODY_TOP, LEFT_WIDTH);
    let count = rows.len();
    for (index, row) in rows.iter().enumerate() {
        let height = row.height(look);
        column.need(height);
        let at = (column.x, column.y);
        row.draw(
            sheets.page(column.sheet),
            fonts,
            at,
            look,
            (index + 1 < count).then_some(0.0),
        );
        column.skip(height);
    }
}

fn right(trip: &Trip<'_>, fonts: &Fonts, day: &PlanDay, sheets: &mut Sheets) {
    let (plan, language) = (trip.plan, trip.language);
    let mut column = Column::new(RIGHT_X, BODY_TOP, WIDTH - MARGIN - RIGHT_X);
    if trip.include_map && !day.entries.is_empty() {
        let height = if day.segments.len() > 1 { 290.0 } else { 190.0 };
        let frame = Frame {
            x: column.x,
            y: column.y,
            width: column.width,
            height,
            letter: 8.0,
        };
        sketch::draw(sheets.page(0), fonts, day, frame, language);
        column.skip(height + 14.0);
    }
    totals(trip, fonts, &day.totals, sheets, &mut column);
    let of_day = plan
        .certificate
        .findings
        .iter()
        .filter(|own| own.day == Some(day.number));
    let (rainy, usual): (Vec<_>, Vec<_>) = of_day.partition(|own| own.rain_variant);
    if !usual.is_empty() {
        column.heading(sheets, fonts, label(Label::Findings, language), 9.5);
    }
    for own in usual {
        column.item(sheets, fonts, &finding_text(own, plan.currency, language), SMALL);
    }
    if let Some(variant) = &day.rain_variant {
        column.heading(sheets, fonts, label(Label::Rain, language), 9.5);
        rain(trip, fonts, variant, sheets, &mut column);
        for own in rainy {
            column.item(sheets, fonts, &finding_text(own, plan.currency, language), SMALL);
        }
    }
}

fn totals(trip: &Trip<'_>, fonts: &Fonts, totals: &DayTotals, sheets: &mut Sheets, column: &mut Column) {
    let language = trip.language;
    let mut facts = vec![
        (Label::Walking, distance(Metres(totals.walking.0))),
        (Label::Travel, duration(totals.travel, language)),
        (Label::FreeTime, duration(totals.free, language)),
        (Label::Rests, totals.rests.to_string()),
        (Label::Cost, money(totals.cost, trip.plan.currency, language)),
    ];
    if totals.unknown_costs > 0 {
        facts.push((Label::UnknownCosts, totals.unknown_costs.to_string()));
    }
    for (name, value) in facts {
        column.fact(sheets, fonts, (label(name, language), &value), 9.0);
    }
}

/// The rain variant in brief: a line an entry.
fn rain(trip: &Trip<'_>, fonts: &Fonts, variant: &RainVariant, sheets: &mut Sheets, column: &mut Column) {
    for entry in &variant.entries {
        let name = fonts.printable(&entry.names, trip.language);
        let text = format!(
            "{}  {}",
            short_clock(span(entry).0),
            title_of(entry, &name, trip.language)
        );
        column.write(sheets, fonts, Type::regular(SMALL, INK), &text, 2);
    }
}
