//! Markdown: the plan day by day, readable as plain text too.

use std::fmt::Write as _;

use engine_model::place::Names;
use engine_model::plan::{DayTotals, PlanDay, PlanEntry, PlanEntryKind};
use engine_model::{Language, Metres};
use engine_words::label::{Label, label};
use engine_words::quantity::{date_span, money_of};
use engine_words::{
    assumption, category, clock, conflict, cost, date, day_title, distance, duration, entry_title, finding,
    finding_text, leg, money, opening, segment_names, unmet, verdict, weather,
};

use crate::trip::{Trip, plain, span, way_shown};

pub(crate) fn write(trip: &Trip<'_>) -> String {
    let mut out = String::new();
    head(trip, &mut out);
    lists_before_days(trip, &mut out);
    for day in &trip.days {
        day_section(trip, day, &mut out);
    }
    lists_after_days(trip, &mut out);
    out
}

fn head(trip: &Trip<'_>, out: &mut String) {
    let (plan, language) = (trip.plan, trip.language);
    let words = |name: Label| label(name, language);
    let (first, last) = trip.dates();
    line(out, &format!("# {}\n", escaped(&trip.name)));
    let mut facts = vec![(words(Label::Dates), date_span(first, last, language))];
    let cities = trip.cities();
    if !cities.is_empty() {
        facts.push((words(Label::Cities), escaped(&cities.join(" → "))));
    }
    facts.push((words(Label::Members), plan.request.members.len().to_string()));
    facts.push((
        words(Label::Verdict),
        verdict(trip.verdict(), language).to_owned(),
    ));
    // Where nothing could be planned, a sum of nothing would only mislead.
    if !plan.days.is_empty() {
        facts.push((
            words(Label::Cost),
            money(plan.costs.known, plan.currency, language),
        ));
    }
    facts.extend(
        plan.costs
            .budget
            .map(|budget| (words(Label::Budget), money_of(budget, language))),
    );
    if !plan.costs.unknown.is_empty() {
        facts.push((
            words(Label::UnknownCosts),
            escaped(&trip.unknown_costs().join(", ")),
        ));
    }
    for (name, value) in facts {
        line(out, &format!("- **{name}:** {value}"));
    }
    line(out, "");
}

fn lists_before_days(trip: &Trip<'_>, out: &mut String) {
    let (plan, language) = (trip.plan, trip.language);
    let conflicts = plan
        .conflicts
        .iter()
        .map(|own| conflict(own, plan.currency, language));
    list(Label::Conflicts, conflicts, trip, out);
    list(
        Label::Unmet,
        plan.unmet.iter().map(|own| unmet(own, plan, language)),
        trip,
        out,
    );
}

fn lists_after_days(trip: &Trip<'_>, out: &mut String) {
    let (plan, language) = (trip.plan, trip.language);
    let of_trip = plan.certificate.findings.iter().filter(|own| own.day.is_none());
    list(
        Label::Findings,
        of_trip.map(|own| finding(own, plan.currency, language)),
        trip,
        out,
    );
    list(
        Label::Assumptions,
        plan.assumptions.iter().map(|own| assumption(own, plan, language)),
        trip,
        out,
    );
    list(
        Label::Unread,
        plan.reading.unread.iter().map(|words| format!("“{words}”")),
        trip,
        out,
    );
    let sources = plan.packs.iter().map(|pack| {
        let short: String = pack.digest.chars().take(12).collect();
        let parts = [pack.attribution.as_str(), pack.licence.as_str(), short.as_str()];
        let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}: {}", pack.destination, told.join(", "))
    });
    list(Label::Sources, sources, trip, out);
}

fn day_section(trip: &Trip<'_>, day: &PlanDay, out: &mut String) {
    let (plan, language) = (trip.plan, trip.language);
    let title = format!(
        "## {} – {}, {}\n",
        day_title(day.number, language),
        date(day.date, language),
        escaped(&segment_names(day, language))
    );
    line(out, &title);
    if let Some(expected) = &day.weather {
        line(
            out,
            &format!(
                "{}: {}\n",
                label(Label::Weather, language),
                weather(expected, language)
            ),
        );
    }
    table(trip, &day.entries, out);
    line(out, &totals(trip, &day.totals));
    let of_day = plan
        .certificate
        .findings
        .iter()
        .filter(|own| own.day == Some(day.number));
    let (rainy, usual): (Vec<_>, Vec<_>) = of_day.partition(|own| own.rain_variant);
    for own in usual {
        line(
            out,
            &format!("- {}", escaped(&finding_text(own, plan.currency, language))),
        );
    }
    line(out, "");
    if let Some(variant) = &day.rain_variant {
        line(out, &format!("### {}\n", label(Label::Rain, language)));
        table(trip, &variant.entries, out);
        line(out, &totals(trip, &variant.totals));
        for own in rainy {
            line(
                out,
                &format!("- {}", escaped(&finding_text(own, plan.currency, language))),
            );
        }
        line(out, "");
    }
}

fn table(trip: &Trip<'_>, entries: &[PlanEntry], out: &mut String) {
    let words = |name: Label| label(name, trip.language);
    let heads = [
        words(Label::Time),
        words(Label::What),
        words(Label::WayThere),
        words(Label::OpenUntil),
        words(Label::Cost),
    ];
    line(out, &format!("| {} |", heads.join(" | ")));
    line(out, "|---|---|---|---|---:|");
    for entry in entries {
        line(out, &row(trip, entry));
    }
    line(out, "");
}

fn row(trip: &Trip<'_>, entry: &PlanEntry) -> String {
    let language = trip.language;
    let (from, till) = span(entry);
    let times = if from == till {
        clock(from, language)
    } else {
        format!("{}–{}", clock(from, language), clock(till, language))
    };
    let mut what = format!("**{}**", escaped(&entry_title(entry, language)));
    if let Some(other) = other_script(&entry.names, language) {
        what = format!("{what} ({})", escaped(other));
    }
    if let Some(kind) = entry.category {
        what.push_str(" · ");
        what.push_str(category(kind, language));
    }
    let way = way_shown(entry)
        .map(|way| escaped(&leg(way, language)))
        .unwrap_or_default();
    let hours = entry
        .opening
        .as_ref()
        .map(|hours| opening(hours, language))
        .unwrap_or_default();
    let price = match entry.cost {
        Some(0) if entry.place.is_none() || is_end(entry) => String::new(),
        price => cost(price, trip.plan.currency, language),
    };
    format!("| {times} | {what} | {way} | {hours} | {price} |")
}

/// Where the day or a stretch of it begins or ends; nobody pays for that.
fn is_end(entry: &PlanEntry) -> bool {
    matches!(entry.kind, PlanEntryKind::Start | PlanEntryKind::End)
}

fn totals(trip: &Trip<'_>, totals: &DayTotals) -> String {
    let language = trip.language;
    let words = |name: Label| label(name, language);
    let mut parts = vec![
        format!("{} {}", words(Label::Walking), distance(Metres(totals.walking.0))),
        format!("{} {}", words(Label::Travel), duration(totals.travel, language)),
        format!("{} {}", words(Label::FreeTime), duration(totals.free, language)),
        format!(
            "{} {}",
            words(Label::Cost),
            money(totals.cost, trip.plan.currency, language)
        ),
    ];
    if totals.unknown_costs > 0 {
        parts.push(format!("{} {}", words(Label::UnknownCosts), totals.unknown_costs));
    }
    format!("**{}:** {}\n", words(Label::Total), parts.join(" · "))
}

/// The name in the local script, or in the other language where the local one is shown already.
fn other_script(names: &Names, language: Language) -> Option<&str> {
    let shown = names.in_language(language);
    let other = match language {
        Language::English => names.ko.as_deref(),
        Language::Korean => names.en.as_deref(),
    };
    [Some(names.local.as_str()), other]
        .into_iter()
        .flatten()
        .find(|name| *name != shown)
}

fn list(heading: Label, items: impl Iterator<Item = String>, trip: &Trip<'_>, out: &mut String) {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return;
    }
    line(out, &format!("## {}\n", label(heading, trip.language)));
    for item in items {
        line(out, &format!("- {}", escaped(&item)));
    }
    line(out, "");
}

fn line(out: &mut String, text: &str) {
    writeln!(out, "{text}").expect("writing to a string cannot fail");
}

/// Text that Markdown and the HTML made from it show as it stands.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in plain(text).chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '#' => {
                out.push('\\');
                out.push(character);
            }
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn shows_names_as_they_stand() {
        assert_eq!(
            escaped("a|b *c* <script>\n# d"),
            "a\\|b \\*c\\* &lt;script&gt; \\# d"
        );
        assert_eq!(escaped("국립 박물관"), "국립 박물관");
    }
}
