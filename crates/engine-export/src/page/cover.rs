//! The overview: what, when, who, what it costs, whether it works, what is left out.

use engine_model::plan::PlanDay;
use engine_words::label::{Label, label};
use engine_words::quantity::{date_span, money_of, short_date};
use engine_words::{assumption, conflict, day_title, finding, money, unmet, verdict};

use super::column::{Column, Sheets};
use super::{MARGIN, WIDTH, verdict_colour};
use crate::canvas::{BLUE, Colour, GREY, INK, MIST, Page, Type, wrapped};
use crate::font::{Fonts, Weight};
use crate::trip::{Trip, is_pin};

const TEXT: f32 = 9.0;

pub(super) fn pages(trip: &Trip<'_>, fonts: &Fonts) -> Vec<Page> {
    let mut sheets = Sheets::new();
    let mut column = Column::new(MARGIN, 84.0, WIDTH - 2.0 * MARGIN);
    sheets.page(0).panel((MARGIN, 62.0), (44.0, 5.0), 2.5, BLUE);
    head(trip, fonts, &mut sheets, &mut column);
    cards(trip, fonts, &mut sheets, &mut column);
    for day in &trip.days {
        day_line(trip, fonts, day, &mut sheets, &mut column);
    }
    lists(trip, fonts, &mut sheets, &mut column);
    sheets.0
}

fn head(trip: &Trip<'_>, fonts: &Fonts, sheets: &mut Sheets, column: &mut Column) {
    let language = trip.language;
    let title = if fonts.shown(&trip.name).is_empty() {
        label(Label::Trip, language)
    } else {
        &trip.name
    };
    column.write(sheets, fonts, Type::bold(30.0, INK), title, 3);
    column.skip(4.0);
    let (first, last) = trip.dates();
    column.write(
        sheets,
        fonts,
        Type::regular(13.0, INK),
        &date_span(first, last, language),
        1,
    );
    let cities = cities(trip, fonts).join(" → ");
    column.write(sheets, fonts, Type::regular(11.0, GREY), &cities, 3);
    let members = trip.plan.request.members.len();
    let people = format!("{}: {members}", label(Label::Members, language));
    column.write(sheets, fonts, Type::regular(11.0, GREY), &people, 1);
    column.skip(14.0);
}

fn cities(trip: &Trip<'_>, fonts: &Fonts) -> Vec<String> {
    let segments = trip.plan.days.iter().flat_map(|day| &day.segments);
    let mut names: Vec<String> = segments
        .map(|segment| fonts.printable(&segment.names, trip.language))
        .collect();
    names.dedup();
    names
}

fn cards(trip: &Trip<'_>, fonts: &Fonts, sheets: &mut Sheets, column: &mut Column) {
    let (plan, language) = (trip.plan, trip.language);
    let mut cards: Vec<(&str, String, Colour)> = Vec::new();
    // Where nothing could be planned, a sum of nothing would only mislead.
    if !plan.days.is_empty() {
        cards.push((
            label(Label::Cost, language),
            money(plan.costs.known, plan.currency, language),
            INK,
        ));
    }
    if let Some(budget) = plan.costs.budget {
        cards.push((label(Label::Budget, language), money_of(budget, language), INK));
    }
    let judged = trip.verdict();
    cards.push((
        label(Label::Verdict, language),
        verdict(judged, language).to_owned(),
        verdict_colour(judged),
    ));
    let gap = 12.0;
    let parts = if cards.len() == 3 { 3.0 } else { 2.0 };
    let width = (column.width - gap * (parts - 1.0)) / parts;
    let page = sheets.page(column.sheet);
    let mut x = column.x;
    for (name, value, colour) in cards {
        page.panel((x, column.y), (width, 52.0), 8.0, MIST);
        page.text(fonts, (x + 12.0, column.y + 18.0), Type::regular(8.5, GREY), name);
        // Money and verdicts get smaller rather than being cut.
        let room = width - 24.0;
        let size = (room / fonts.width(&fonts.shown(&value), Weight::Bold).max(1.0)).clamp(8.0, 14.0);
        let kind = Type::bold(size, colour);
        for line in wrapped(fonts, &value, kind, room + 0.5, 1) {
            page.text(fonts, (x + 12.0, column.y + 39.0), kind, &line);
        }
        x += width + gap;
    }
    column.skip(62.0);
    if !plan.costs.unknown.is_empty() {
        let text = format!(
            "{}: {}",
            label(Label::UnknownCosts, language),
            unknown_costs(trip, fonts).join(", ")
        );
        column.write(sheets, fonts, Type::regular(TEXT, GREY), &text, 4);
    }
    column.skip(10.0);
}

/// What has no known price; a name of which the font can print nothing whole is told by the other languages' names.
fn unknown_costs(trip: &Trip<'_>, fonts: &Fonts) -> Vec<String> {
    let entries = || trip.plan.days.iter().flat_map(|day| &day.entries);
    let printable = |name: &str| {
        let entry = entries().find(|entry| entry.names.in_language(trip.language) == name);
        entry.map_or_else(
            || name.to_owned(),
            |entry| fonts.printable(&entry.names, trip.language),
        )
    };
    trip.unknown_costs().into_iter().map(printable).collect()
}

/// A day in two or three lines: when, where, and its stops.
fn day_line(trip: &Trip<'_>, fonts: &Fonts, day: &PlanDay, sheets: &mut Sheets, column: &mut Column) {
    let language = trip.language;
    column.need(34.0);
    let page = sheets.page(column.sheet);
    let base = column.y + 10.5;
    page.text(
        fonts,
        (column.x, base),
        Type::bold(10.5, BLUE),
        &day_title(day.number, language),
    );
    page.text(
        fonts,
        (column.x, base + 13.0),
        Type::regular(8.5, GREY),
        &short_date(day.date, language),
    );
    page.disc(
        (column.x + 76.0, base - 3.6),
        3.2,
        verdict_colour(day.feasibility),
    );
    let mut text = Column {
        x: column.x + 90.0,
        width: column.width - 90.0,
        ..*column
    };
    let names: Vec<String> = day
        .segments
        .iter()
        .map(|segment| fonts.printable(&segment.names, language))
        .collect();
    text.write(sheets, fonts, Type::bold(10.5, INK), &names.join(" → "), 1);
    let stops: Vec<String> = day
        .entries
        .iter()
        .filter(|entry| is_pin(entry))
        .map(|entry| fonts.printable(&entry.names, language))
        .collect();
    text.write(sheets, fonts, Type::regular(TEXT, GREY), &stops.join(" · "), 2);
    *column = Column {
        sheet: text.sheet,
        y: text.y.max(base + 17.0) + 7.0,
        ..*column
    };
}

fn lists(trip: &Trip<'_>, fonts: &Fonts, sheets: &mut Sheets, column: &mut Column) {
    let (plan, language) = (trip.plan, trip.language);
    let conflicts: Vec<String> = plan
        .conflicts
        .iter()
        .map(|own| conflict(own, plan.currency, language))
        .collect();
    let left_out: Vec<String> = plan.unmet.iter().map(|own| unmet(own, plan, language)).collect();
    let found: Vec<String> = plan
        .certificate
        .findings
        .iter()
        .filter(|own| own.day.is_none())
        .map(|own| finding(own, plan.currency, language))
        .collect();
    let assumed: Vec<String> = plan
        .assumptions
        .iter()
        .map(|own| assumption(own, plan, language))
        .collect();
    let unread: Vec<String> = plan
        .reading
        .unread
        .iter()
        .map(|words| format!("“{words}”"))
        .collect();
    let sources: Vec<String> = plan
        .packs
        .iter()
        .map(|pack| {
            let parts = [
                pack.destination.as_str(),
                pack.attribution.as_str(),
                pack.licence.as_str(),
            ];
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        })
        .collect();
    let sections = [
        (Label::Conflicts, conflicts),
        (Label::Unmet, left_out),
        (Label::Findings, found),
        (Label::Assumptions, assumed),
        (Label::Unread, unread),
        (Label::Sources, sources),
    ];
    for (name, items) in sections.into_iter().filter(|(_, items)| !items.is_empty()) {
        column.heading(sheets, fonts, label(name, language), 11.0);
        for item in items {
            column.item(sheets, fonts, &item, TEXT);
        }
    }
}
