//! Where the group goes, for how long, and where it sleeps.

use serde_json::{Map, Value, json};

use super::Draft;
use crate::cli::PlanArgs;
use crate::report::Said;

/// Most nights that can be asked for without leaving the numbers of a request.
const MOST: u32 = 10_000;

pub(super) fn write(draft: &mut Draft, arguments: &PlanArgs) {
    let named = !arguments.destinations.is_empty();
    let mut stays: Vec<(Map<String, Value>, Option<u32>)> = if named {
        arguments
            .destinations
            .iter()
            .enumerate()
            .map(|(index, text)| stay(draft, index, text))
            .collect()
    } else {
        from_base(draft, arguments.days.is_some())
    };
    if !named && arguments.days.is_none() && arguments.lodging.is_empty() {
        return;
    }
    spread(draft, &mut stays, arguments.days.map(u32::from));
    let mut destinations: Vec<Map<String, Value>> = stays
        .into_iter()
        .map(|(mut fields, nights)| {
            if let Some(nights) = nights {
                fields.insert("nights".to_owned(), json!(nights));
            }
            fields
        })
        .collect();
    lodging(draft, &mut destinations, &arguments.lodging);
    if !destinations.is_empty() {
        let values: Vec<Value> = destinations.into_iter().map(Value::Object).collect();
        draft.fields.insert("destinations".to_owned(), values.into());
    }
}

/// `munich:3`.
fn stay(draft: &mut Draft, index: usize, text: &str) -> (Map<String, Value>, Option<u32>) {
    let flag = format!("--destination {}", index + 1);
    draft.came_from(&format!("destinations[{index}]"), &flag);
    let (name, nights) = match text.rsplit_once(':') {
        None => (text, None),
        Some((name, tail)) => match tail.trim().parse::<u32>() {
            Ok(nights) if nights <= MOST => (name, Some(nights)),
            _ => {
                let message = Said::new(
                    format!("nights must be a whole number, not `{tail}`; write NAME:NIGHTS"),
                    format!("숙박 일수는 정수여야 합니다(`{tail}`). NAME:NIGHTS 형식으로 쓰세요"),
                );
                draft.fault(flag, "FORMAT", message);
                (name, Some(0))
            }
        },
    };
    let mut fields = Map::new();
    fields.insert("name".to_owned(), name.trim().into());
    (fields, nights)
}

/// The destinations of the request file; `--days` decides the nights of a single one.
fn from_base(draft: &Draft, days_given: bool) -> Vec<(Map<String, Value>, Option<u32>)> {
    let items = draft.fields.get("destinations").and_then(Value::as_array);
    let single = items.is_some_and(|items| items.len() == 1);
    items
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .map(|fields| {
            let nights = fields
                .get("nights")
                .and_then(Value::as_u64)
                .and_then(|nights| u32::try_from(nights).ok());
            (fields.clone(), nights.filter(|_| !(single && days_given)))
        })
        .collect()
}

/// Fills in the nights that were left out, the earlier destinations first, and compares them with `--days`.
fn spread(draft: &mut Draft, stays: &mut [(Map<String, Value>, Option<u32>)], days: Option<u32>) {
    if stays.is_empty() {
        return;
    }
    let given: u32 = stays.iter().filter_map(|(_, nights)| *nights).sum();
    let open = u32::try_from(stays.iter().filter(|(_, nights)| nights.is_none()).count()).unwrap_or(u32::MAX);
    let total = match days {
        Some(0) => {
            let message = Said::new("must be at least 1", "1 이상이어야 합니다");
            draft.fault("--days", "OUT_OF_RANGE", message);
            given
        }
        Some(days) => days - 1,
        None if open > 0 => {
            let message = Said::new(
                "is required, or nights with every destination: NAME:NIGHTS",
                "전체 일수를 쓰거나 여행지마다 NAME:NIGHTS로 숙박 일수를 쓰세요",
            );
            draft.fault("--days", "REQUIRED", message);
            given
        }
        None => given,
    };
    if total < given || (open == 0 && total != given) {
        contradiction(draft, total, given);
    }
    let rest = total.saturating_sub(given);
    let open_stays = stays.iter_mut().filter(|(_, nights)| nights.is_none());
    for (index, (_, nights)) in (0_u32..).zip(open_stays) {
        *nights = Some(rest / open + u32::from(index < rest % open));
    }
}

fn contradiction(draft: &mut Draft, total: u32, given: u32) {
    let (days, needed) = (total + 1, given + 1);
    let message = Said::new(
        format!("{days} contradicts --destination: {given} nights make {needed} days"),
        format!("{days}일은 --destination과 맞지 않습니다. {given}박이면 {needed}일입니다"),
    );
    draft.fault("--days", "CONFLICT", message);
}

/// `[DESTINATION=]PLACE`.
fn lodging(draft: &mut Draft, destinations: &mut [Map<String, Value>], texts: &[String]) {
    for (index, text) in texts.iter().enumerate() {
        let flag = super::numbered("--lodging", index, texts.len());
        let place = text
            .split_once('=')
            .map_or(text.as_str(), |(_, place)| place)
            .trim();
        let Some(position) = host_of(destinations, text) else {
            let names: Vec<String> = destinations.iter().map(folded_name).collect();
            let names = names.join(", ");
            let message = Said::new(
                format!("say for which destination: DESTINATION=PLACE with one of {names}"),
                format!("어느 여행지의 숙소인지 DESTINATION=PLACE로 쓰세요: {names}"),
            );
            draft.fault(flag, "REQUIRED", message);
            continue;
        };
        if destinations[position].get("nights") == Some(&json!(0)) {
            let message = Said::new(
                "cannot be given where no night is spent; use --days 2 or more, or NAME:NIGHTS",
                "숙박하지 않는 여행지에는 쓸 수 없습니다. --days를 2 이상으로 하거나 NAME:NIGHTS로 숙박 일수를 쓰세요",
            );
            draft.fault(flag, "CONFLICT", message);
            continue;
        }
        draft.came_from(&format!("destinations[{position}].lodging"), &flag);
        destinations[position].remove("accommodation");
        destinations[position].insert(
            "lodging".to_owned(),
            json!([{"options": [{"place": place_of(place)}]}]),
        );
    }
}

/// `37.5665,126.9780` is a position, shown as it was written; anything else an id or a name.
fn place_of(text: &str) -> Value {
    let position = text.split_once(',').and_then(|(latitude, longitude)| {
        let degrees = |text: &str| text.trim().parse::<f64>().ok();
        Some((degrees(latitude)?, degrees(longitude)?))
    });
    match position {
        Some((latitude, longitude)) => {
            json!({"name": text, "latitude": latitude, "longitude": longitude})
        }
        None => json!(text),
    }
}

/// The destination that a lodging belongs to: the one it names, the one its id begins with, or the only one.
fn host_of(destinations: &[Map<String, Value>], text: &str) -> Option<usize> {
    let named = text.split_once('=').or_else(|| text.split_once('/'));
    let wanted = named.map(|(destination, _)| destination.trim().to_lowercase());
    let found = destinations
        .iter()
        .position(|fields| Some(folded_name(fields)) == wanted);
    let alone = destinations.len() == 1 && !text.contains('=');
    found.or(alone.then_some(0))
}

fn folded_name(fields: &Map<String, Value>) -> String {
    let name = fields.get("name").and_then(Value::as_str);
    name.unwrap_or_default().to_lowercase()
}
