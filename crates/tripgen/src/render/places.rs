//! Destinations and places as lists.

use std::path::Path;

use engine_model::DayHours;
use engine_model::place::Place;
use engine_pack::crosscheck::CrossCheck;
use engine_pack::import::Imported;
use engine_words::{category, duration, quantity};
use jiff::civil::Date;
use serde_json::{Value, json};
use wire::places::{DestinationView, category_counts};

use super::Page;
use super::text::{Sheet, Style, columns, padded, piece, plain, shortened};
use crate::words;

/// The destinations at hand.
pub(crate) fn destinations(views: &[DestinationView], page: &Page) -> String {
    let mut sheet = Sheet::new(*page);
    let widest = views.iter().map(|view| columns(&view.id)).max().unwrap_or(0);
    for view in views {
        let places = words::places(view.places as usize, page.language);
        let hours = format!(
            "{} % {}",
            view.with_hours_percent,
            words::WITH_HOURS.text(page.language)
        );
        let verified = format!(
            "{} % {}",
            view.verified_percent,
            words::VERIFIED.text(page.language)
        );
        let facts = [
            piece(&view.name, Style::Strong),
            plain(places),
            plain(hours),
            plain(verified),
            piece(&view.licence, Style::Faint),
        ];
        sheet.facts(widest + 2, &padded(&view.id, widest + 2), &facts);
    }
    sheet.finish()
}

/// Places with something to say of each, such as the way there.
pub(crate) fn place_rows(rows: &[(&Place, String)], page: &Page) -> String {
    let mut sheet = Sheet::new(*page);
    if rows.is_empty() {
        sheet.prose(0, "", &[plain(words::NOTHING_FOUND.text(page.language))]);
    }
    let widest = rows
        .iter()
        .map(|(place, _)| columns(place.id.as_str()))
        .max()
        .unwrap_or(0);
    let hang = (widest + 2).min(page.width / 2);
    for (place, way) in rows {
        let name = place.names.in_language(page.language);
        let mut facts = vec![piece(name, Style::Strong)];
        if name != place.names.local {
            facts.push(plain(&place.names.local));
        }
        facts.push(plain(category(place.category, page.language)));
        if !way.is_empty() {
            facts.push(piece(way, Style::Faint));
        }
        let id = shortened(place.id.as_str(), hang - 2);
        sheet.facts(hang, &padded(&id, hang), &facts);
    }
    sheet.finish()
}

/// Everything that is known of a place, with the hours of some dates.
pub(crate) fn place(place: &Place, week: &[(Date, DayHours)], page: &Page) -> String {
    let language = page.language;
    let mut sheet = Sheet::new(*page);
    let name = place.names.in_language(language);
    let mut head = vec![piece(name, Style::Strong)];
    if name != place.names.local {
        head.push(plain(&place.names.local));
    }
    head.push(piece(place.id.as_str(), Style::Faint));
    sheet.facts(0, "", &head);
    let mut facts = vec![
        plain(category(place.category, language)),
        plain(engine_words::term::setting(place.setting, language)),
        plain(engine_words::term::step_free(place.step_free, language)),
    ];
    if place.strenuous {
        facts.push(plain(words::STRENUOUS.text(language)));
    }
    facts.push(plain(format!(
        "{:.5}, {:.5}",
        place.at.latitude(),
        place.at.longitude()
    )));
    sheet.facts(2, "  ", &facts);
    let unknown = words::UNKNOWN.text(language);
    let hours = place.hours.as_deref().unwrap_or(unknown);
    let cost = place.cost.map_or_else(
        || unknown.to_owned(),
        |cost| match cost.amount {
            0 => engine_words::cost(Some(0), cost.currency, language),
            _ => quantity::money_of(cost, language),
        },
    );
    let stay = format!(
        "{} ({})",
        duration(place.stay, language),
        words::at_least(&duration(place.min_stay, language), language)
    );
    let source = &place.source;
    let origin = if source.origin.is_empty() {
        words::GENERAL_KNOWLEDGE.text(language)
    } else {
        source.origin.as_str()
    };
    let origin = [Some(origin), source.as_of.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    for (heading, text) in [
        (words::HOURS.text(language), hours),
        (words::label(engine_words::label::Label::Cost, language), &cost),
        (words::STAY.text(language), &stay),
        (words::SOURCE.text(language), &origin),
    ] {
        sheet.prose(4, "  ", &[plain(format!("{heading}:")), plain(text)]);
    }
    for (date, hours) in week {
        let text = match hours {
            DayHours::Unknown => unknown.to_owned(),
            DayHours::Known(intervals) if intervals.is_empty() => words::CLOSED.text(language).to_owned(),
            DayHours::Known(intervals) => {
                let shown = intervals
                    .iter()
                    .map(|interval| format!("{}–{}", interval.open, interval.close));
                shown.collect::<Vec<_>>().join(", ")
            }
        };
        sheet.prose(
            6,
            "    ",
            &[plain(quantity::short_date(*date, language)), plain(text)],
        );
    }
    sheet.finish()
}

/// What an import made of a file.
pub(crate) fn import(imported: &Imported, path: &Path, page: &Page) -> String {
    let language = page.language;
    let (pack, summary) = (&imported.pack, &imported.summary);
    let mut sheet = Sheet::new(*page);
    let name = pack.destination.names.in_language(language);
    let count = words::places(summary.places, language);
    sheet.facts(
        0,
        "",
        &[
            piece(name, Style::Strong),
            plain(count),
            plain(&pack.destination.zone),
        ],
    );
    let widest = summary
        .by_category
        .iter()
        .map(|(kind, _)| columns(category(*kind, language)))
        .max()
        .unwrap_or(0);
    for (kind, count) in &summary.by_category {
        let name = padded(category(*kind, language), widest);
        sheet.prose(
            widest + 4,
            &format!("  {name}"),
            &[plain(format!("{count:>6}").replace(' ', "\u{a0}"))],
        );
    }
    let share = (summary.with_hours * 100)
        .checked_div(summary.places)
        .unwrap_or(0);
    let hours = format!("{share} % {}", words::WITH_HOURS.text(language));
    let mut facts = vec![plain(hours)];
    if summary.unparsable_hours > 0 {
        facts.push(plain(words::unreadable_hours(summary.unparsable_hours, language)));
    }
    sheet.facts(2, "  ", &facts);
    for example in &summary.unparsable_examples {
        sheet.prose(
            6,
            "    ",
            &[plain(&example.id), piece(&example.hours, Style::Faint)],
        );
    }
    for skipped in &summary.skipped {
        let head = words::left_out(skipped.count, skipped.reason, language);
        sheet.prose(
            6,
            "  ",
            &[
                plain(head),
                piece(format!("({})", skipped.examples.join(", ")), Style::Faint),
            ],
        );
    }
    let licence = format!("{}: {}", words::LICENCE.text(language), pack.licence);
    sheet.facts(4, "  ", &[plain(licence), plain(&pack.attribution)]);
    sheet.prose(4, "  ", &[piece(path.display().to_string(), Style::Faint)]);
    sheet.finish()
}

/// The same for programs.
pub(crate) fn import_view(imported: &Imported, path: &Path) -> Value {
    let (pack, summary) = (&imported.pack, &imported.summary);
    let skipped = summary
        .skipped
        .iter()
        .map(|line| json!({"reason": line.reason, "count": line.count, "examples": line.examples}));
    let unparsable = summary
        .unparsable_examples
        .iter()
        .map(|line| json!({"placeId": line.id, "hours": line.hours}));
    json!({
        "destination": pack.destination.id.as_str(),
        "file": path.display().to_string(),
        "digest": pack.digest,
        "zone": pack.destination.zone,
        "zoneTakenFrom": summary.zone_taken_from,
        "places": summary.places,
        "counts": category_counts(&pack.places),
        "withHours": summary.with_hours,
        "unparsableHours": summary.unparsable_hours,
        "unparsableExamples": unparsable.collect::<Vec<_>>(),
        "skipped": skipped.collect::<Vec<_>>(),
        "licence": pack.licence,
        "attribution": pack.attribution,
        "asOf": summary.as_of,
    })
}

/// Comparisons with facts from elsewhere.
pub(crate) fn crosschecks(checks: &[(String, CrossCheck)], page: &Page) -> String {
    let mut sheet = Sheet::new(*page);
    if checks.is_empty() {
        sheet.prose(0, "", &[plain(words::NOTHING_FOUND.text(page.language))]);
    }
    let widest = checks.iter().map(|(id, _)| columns(id)).max().unwrap_or(0);
    for (id, check) in checks {
        let coverage = words::compared(
            check.joined,
            check.places,
            check.coverage_percent(),
            page.language,
        );
        let far = words::far_apart(check.far.len(), page.language);
        let style = if check.far.is_empty() {
            Style::Faint
        } else {
            Style::Warning
        };
        sheet.facts(
            widest + 2,
            &padded(id, widest + 2),
            &[plain(coverage), piece(far, style)],
        );
        for pair in &check.far {
            let place = format!("{} {}", pair.id, pair.name);
            sheet.facts(
                4,
                "  ",
                &[plain(place), piece(format!("{} m", pair.metres), Style::Warning)],
            );
        }
    }
    sheet.finish()
}
