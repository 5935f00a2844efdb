//! What the planner answers fits its schema: plans, certificates, differences.

use std::sync::Arc;

use engine_model::plan::{Plan, PlanUnmet};
use engine_model::why::AbsenceReason;
use engine_model::{Language, Seconds};
use engine_trip::{Control, LoadedPack, Packs, Tables};
use serde_json::{Value, json};
use wire::places::{ChangeView, DiffView, MomentView, check_view};
use wire::plan::plan_view;
use wire::scalars::ClockTime;
use wire::{request_from_json, to_json};

use super::{fits, json_of, validator};

const REQUEST: &str = include_str!("../../../../../docs/examples/request.json");

fn packs(ids: &[&str]) -> Packs {
    let packs = ids.iter().map(|id| {
        let pack = engine_pack::bundled::pack(id)
            .expect("a bundled destination")
            .expect("a sound catalogue");
        Arc::new(LoadedPack::new(pack))
    });
    let tables = engine_pack::bundled::tables().expect("sound tables");
    Packs::new(
        packs,
        Tables {
            connections: tables.connections,
            rates: tables.rates,
        },
    )
}

fn planned(request: &Value) -> Plan {
    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: true,
        relaxations: true,
    };
    let request = request_from_json(&request.to_string()).expect("a request");
    engine_trip::plan(&request, &packs(&["seoul", "busan", "munich"]), &control).expect("an answer")
}

#[test]
fn plans_of_the_planner_fit() {
    let (plan_fits, certificate_fits) = (validator("Plan"), validator("Certificate"));
    let mut documented: Value = serde_json::from_str(REQUEST).expect("JSON");
    documented["effort"] = json!("quick");
    let requests = [
        documented,
        json!({"startDate": "2026-12-04", "destinations": [{"name": "seoul", "nights": 2}],
            "members": [{"age": 34}], "freeText": "더 많은 공원, 쇼핑은 빼고", "effort": "quick"}),
        json!({"startDate": "2027-06-11", "destinations": [{"name": "munich", "nights": 1}],
            "members": [{"age": 70, "health": "limited"}, {"age": 4}], "dailyEnd": "26:30",
            "mustSee": ["munich/no-such-place"], "effort": "quick"}),
        json!({"startDate": "2026-12-04", "destinations": [{"name": "seoul", "nights": 1}],
            "members": [{"age": 34}], "budget": {"total": {"amount": 1, "currency": "KRW"}},
            "mustSee": ["seoul/lotte-world"], "effort": "quick"}),
    ];
    for request in requests {
        let plan = planned(&request);
        for language in [Language::English, Language::Korean] {
            fits(
                &plan_fits,
                &serde_json::from_str(&to_json(&plan, language)).expect("JSON"),
            );
        }
        fits(&certificate_fits, &json_of(&check_view(&plan.certificate)));
    }
}

#[test]
fn differences_fit() {
    let plan = planned(
        &json!({"startDate": "2026-12-04", "destinations": [{"name": "seoul", "nights": 0}],
        "members": [{"age": 34}], "effort": "quick"}),
    );
    let entry = &plan.days[0].entries[1];
    let change = |before: bool, after: bool| {
        let moment = MomentView {
            day: 1,
            local_start: ClockTime(entry.start),
        };
        ChangeView {
            place_id: entry.place.as_ref().map(ToString::to_string),
            name: entry.names.local.clone(),
            names: (&entry.names).into(),
            before: before.then_some(moment),
            after: after.then_some(moment),
            reason: None,
        }
    };
    let mut dropped = change(true, false);
    let mut unmet = plan.clone();
    unmet.unmet = vec![PlanUnmet {
        names: entry.names.clone(),
        place: entry.place.clone(),
        category: None,
        must_see: true,
        member: None,
        reason: AbsenceReason::NoTime(Seconds(61)),
        displaced_by: None,
        relaxation: None,
        relaxation_drops: None,
    }];
    dropped.reason = Some(plan_view(&unmet, Language::English).unmet[0].reason);
    let diff = DiffView {
        kept: vec![change(true, true)],
        moved: Vec::new(),
        added: vec![change(false, true)],
        dropped: vec![dropped],
    };
    fits(&validator("PlanDiff"), &json_of(&diff));
}
