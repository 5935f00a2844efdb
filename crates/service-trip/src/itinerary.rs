//! The itinerary as it is shown, and what was done to it in words.

use engine_model::plan::Plan;
use engine_trip::{DroppedStop, MovedStop, Packs, StopRef};
use platform::{Language, Text, text};
use serde::Serialize;
use utoipa::ToSchema;
use wire::plan::{CostsView, FixedCostView, PackView, UnmetView};
use wire::scalars::Word;
use wire::words::{FindingCodeWord, SeverityWord, VerdictWord};

use crate::fixes::{self, Fix};
use crate::shown::{self, ShownDay};

/// The days of a trip.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Itinerary {
    /// Whose.
    trip_id: String,
    /// Its version: the `ETag`, without the quotes.
    #[schema(minimum = 1)]
    version: i64,
    /// The worst of its findings.
    feasibility: VerdictWord,
    /// The currency of every amount.
    #[schema(min_length = 3, max_length = 3)]
    currency: String,
    /// The days asked for.
    days: Vec<ShownDay>,
    /// Lodging and transfers.
    fixed_costs: Vec<FixedCostView>,
    /// What it costs.
    costs: CostsView,
    /// What was asked for and is not in.
    unmet: Vec<UnmetView>,
    /// What was assumed because nobody said it, as sentences.
    assumptions: Vec<String>,
    /// What the checker says.
    findings: Vec<Note>,
    /// The data that it was planned from, with licence and attribution.
    packs: Vec<PackView>,
}

/// A finding as a sentence.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = FindingNote)]
pub(crate) struct Note {
    /// The stable code.
    code: FindingCodeWord,
    /// How bad it is.
    severity: SeverityWord,
    /// Which day, from 1; absent where it concerns the trip.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 1)]
    day: Option<u16>,
    /// Which stop, meal or rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    stop_id: Option<String>,
    /// Whether it concerns the variant of the day for rain.
    rain_variant: bool,
    /// What it says, in the asked language.
    message: String,
    /// What can be done about it, the gentlest first; empty where nothing is known to help.
    fixes: Vec<Fix>,
}

impl Itinerary {
    /// The whole, or one day of it.
    pub(crate) fn of(
        (trip_id, version): (&str, i64),
        plan: &Plan,
        packs: &Packs,
        day: Option<u16>,
        language: Language,
    ) -> Self {
        let spoken = spoken(language);
        let view = wire::plan::plan_view(plan, spoken);
        let wanted = |number: u16| day.is_none_or(|day| day == number);
        Self {
            trip_id: trip_id.to_owned(),
            version,
            feasibility: Word(plan.certificate.verdict),
            currency: plan.currency.code().to_owned(),
            days: shown::days(plan, packs, language)
                .into_iter()
                .filter(|one| wanted(one.day))
                .collect(),
            fixed_costs: view.fixed_costs,
            costs: view.costs,
            unmet: view.unmet,
            assumptions: plan
                .assumptions
                .iter()
                .map(|assumption| engine_words::assumption(assumption, plan, spoken))
                .collect(),
            findings: notes(plan, packs, language)
                .into_iter()
                .filter(|note| note.day.is_none_or(wanted))
                .collect(),
            packs: view.packs,
        }
    }
}

/// Every finding of a plan as a sentence.
pub(crate) fn notes(plan: &Plan, packs: &Packs, language: Language) -> Vec<Note> {
    let findings = &plan.certificate.findings;
    findings
        .iter()
        .map(|finding| Note {
            code: Word(finding.code),
            severity: Word(finding.code.severity()),
            day: finding.day,
            stop_id: finding.entry.clone(),
            rain_variant: finding.rain_variant,
            message: engine_words::finding(finding, plan.currency, spoken(language)),
            fixes: fixes::of(finding, plan, packs, language),
        })
        .collect()
}

/// The engines' word for a language.
pub(crate) fn spoken(language: Language) -> engine_model::Language {
    match language {
        Language::Korean => engine_model::Language::Korean,
        Language::English => engine_model::Language::English,
    }
}

/// What was done between two versions, in a few words: what undoing it will say.
pub(crate) fn action(before: &Plan, after: &Plan) -> Text {
    let diff = engine_trip::diff(before, after);
    let moved: Vec<&MovedStop> = diff
        .moved
        .iter()
        .filter(|moved| moved.before.day != moved.after.day)
        .collect();
    match (moved.as_slice(), diff.added.as_slice(), diff.dropped.as_slice()) {
        ([moved], [], []) => {
            let day = moved.after.day;
            named(
                &moved.after,
                |name| format!("{name}: {day}일차로 옮김"),
                |name| format!("Moved {name} to day {day}"),
            )
        }
        ([], [added], []) => named(
            added,
            |name| format!("{name} 추가"),
            |name| format!("Added {name}"),
        ),
        ([], [], [DroppedStop { before, .. }]) => named(
            before,
            |name| format!("{name} 삭제"),
            |name| format!("Removed {name}"),
        ),
        ([], [added], [dropped]) => {
            let (new, old) = (&added.names, &dropped.before.names);
            let name = |language| {
                (
                    old.in_language(language).to_owned(),
                    new.in_language(language).to_owned(),
                )
            };
            let (ko, en) = (
                name(engine_model::Language::Korean),
                name(engine_model::Language::English),
            );
            text(
                format!("{} 대신 {}", ko.0, ko.1),
                format!("Replaced {} with {}", en.0, en.1),
            )
        }
        ([], [], []) if diff.moved.is_empty() => settled(before, after),
        ([], [], []) => text("순서나 시간 변경", "Changed order or times"),
        _ => text("여러 곳 변경", "Changed several stops"),
    }
}

fn named(stop: &StopRef, ko: impl Fn(&str) -> String, en: impl Fn(&str) -> String) -> Text {
    text(
        ko(stop.names.in_language(engine_model::Language::Korean)),
        en(stop.names.in_language(engine_model::Language::English)),
    )
}

/// Nothing moved: somebody settled or released stops.
fn settled(before: &Plan, after: &Plan) -> Text {
    let count = |plan: &Plan| {
        plan.days
            .iter()
            .flat_map(|day| &day.entries)
            .filter(|entry| entry.locked)
            .count()
    };
    if count(after) >= count(before) {
        text("방문지 고정", "Locked stops")
    } else {
        text("방문지 고정 해제", "Unlocked stops")
    }
}
