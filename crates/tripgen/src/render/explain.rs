//! Why places are in a plan, and why others are not.

use engine_model::Language;
use engine_model::plan::{Plan, PlanEntry, PlanEntryKind};
use engine_trip::Explanation;
use engine_words::label::Label;
use engine_words::{clock, day_title, placement, unmet, why};
use serde_json::{Value, json};

use super::Page;
use super::day::{title, until};
use super::text::{Sheet, plain};
use crate::words;

/// Every stop with its reasons, and everything that was left out.
pub(crate) fn explanations(plan: &Plan, page: &Page) -> String {
    let mut sheet = Sheet::new(*page);
    for day in &plan.days {
        for entry in day
            .entries
            .iter()
            .filter(|entry| entry.kind == PlanEntryKind::Stop)
        {
            stop(&mut sheet, day.number, entry);
            sheet.blank();
        }
    }
    if !plan.unmet.is_empty() {
        sheet.heading(words::label(Label::Unmet, page.language));
        for line in &plan.unmet {
            sheet.prose(4, "  - ", &[plain(unmet(line, plan, page.language))]);
        }
    }
    sheet.finish()
}

/// One place.
pub(crate) fn explanation(plan: &Plan, explanation: &Explanation, page: &Page) -> String {
    let mut sheet = Sheet::new(*page);
    match explanation {
        Explanation::In(day, entry) => stop(&mut sheet, *day, entry),
        Explanation::Out(line) => sheet.prose(0, "", &[plain(unmet(line, plan, page.language))]),
        Explanation::Unknown(names) => {
            let name = names.in_language(page.language);
            sheet.prose(
                0,
                "",
                &[plain(format!(
                    "{name}: {}.",
                    words::NOT_IN_DATA.text(page.language)
                ))],
            );
        }
    }
    sheet.finish()
}

/// Every stop with its reasons, and everything that was left out, in the plan file's shapes.
pub(crate) fn explanations_view(plan: &Plan, language: Language) -> Value {
    let document = document(plan, language);
    let stops: Vec<Value> = items(&document)
        .filter(|(_, item)| item["kind"] == "stop")
        .map(|(day, item)| {
            json!({"day": day, "stopId": item["stopId"], "placeId": item["placeId"], "name": item["name"],
                   "why": item["why"], "placement": item["placement"]})
        })
        .collect();
    json!({"stops": stops, "unmet": document["unmet"]})
}

/// One place in the plan file's shapes.
pub(crate) fn explanation_view(plan: &Plan, explanation: &Explanation, language: Language) -> Value {
    match explanation {
        Explanation::In(day, entry) => {
            let document = document(plan, language);
            let item = items(&document).find(|(_, item)| item["stopId"] == entry.id.as_str());
            json!({"status": "in", "day": day, "item": item.map(|(_, item)| item)})
        }
        Explanation::Out(line) => {
            let bare = Plan {
                days: Vec::new(),
                unmet: vec![line.as_ref().clone()],
                ..plan.clone()
            };
            json!({"status": "out", "unmet": document(&bare, language)["unmet"][0]})
        }
        Explanation::Unknown(names) => json!({"status": "unknown", "name": names.in_language(language)}),
    }
}

fn stop(sheet: &mut Sheet, day: u16, entry: &PlanEntry) {
    let language = sheet.language();
    let mut head = title(entry, language);
    let (start, end) = (clock(entry.start, language), clock(entry.end, language));
    head.push(plain(format!("· {} {start}–{end}", day_title(day, language))));
    sheet.prose(2, "", &head);
    let reasons: Vec<String> = entry
        .why
        .iter()
        .map(|(term, points)| why(*term, *points, language))
        .collect();
    let places: Vec<String> = entry
        .placement
        .iter()
        .map(|reason| placement(reason, language))
        .collect();
    for (heading, lines) in [(&words::WHY_IN, reasons), (&words::WHY_HERE, places)] {
        if !lines.is_empty() {
            sheet.prose(
                4,
                "  ",
                &[
                    plain(format!("{}:", heading.text(language))),
                    plain(lines.join("; ")),
                ],
            );
        }
    }
    if let Some(hours) = &entry.opening {
        let origin = if hours.origin.is_empty() {
            words::GENERAL_KNOWLEDGE.text(language)
        } else {
            hours.origin.as_str()
        };
        let text = format!(
            "{}: {} — {origin}",
            words::HOURS.text(language),
            until(hours, language)
        );
        sheet.prose(4, "  ", &[plain(text)]);
    }
}

fn document(plan: &Plan, language: Language) -> Value {
    serde_json::to_value(wire::plan::plan_view(plan, language))
        .expect("views hold texts, numbers and lists only, and those always serialise")
}

/// Items of all days with the number of their day.
fn items(document: &Value) -> impl Iterator<Item = (&Value, &Value)> {
    document["days"].as_array().into_iter().flatten().flat_map(|day| {
        ["stops", "meals", "rests", "errands"]
            .into_iter()
            .flat_map(|list| day[list].as_array().into_iter().flatten())
            .map(|item| (&day["day"], item))
    })
}
