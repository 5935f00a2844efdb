//! Whether a file agrees with itself: what was read is written again and compared.

use engine_model::Language;
use engine_model::plan::Plan;
use serde_json::Value;

use super::{PlanFileError, plan_view};

/// Fields that may differ: names depend on the language asked for, the request may be written in a shorter form, and
/// degrees may be written with more digits than are kept.
const FREE: [&str; 4] = ["name", "request", "latitude", "longitude"];

/// Compares the file with the plan that was read from it; fields that the format does not know are left aside.
pub(super) fn agrees(file: &Value, plan: &Plan) -> Result<(), PlanFileError> {
    let written = serde_json::to_value(plan_view(plan, Language::English))
        .expect("views hold texts, numbers and lists only, and those always serialise");
    match difference(file, &written, "") {
        None => Ok(()),
        Some((path, stated, derived)) => Err(PlanFileError::Contradiction {
            path,
            stated: stated.to_string(),
            derived: derived.to_string(),
        }),
    }
}

/// The first place where the two differ: its path, what the file says, what follows.
fn difference(stated: &Value, derived: &Value, path: &str) -> Option<(String, Value, Value)> {
    match (stated, derived) {
        (Value::Object(stated), Value::Object(derived)) => {
            let checked = derived.iter().filter(|(key, _)| !FREE.contains(&key.as_str()));
            checked.into_iter().find_map(|(key, derived)| {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                difference(stated.get(key).unwrap_or(&Value::Null), derived, &path)
            })
        }
        (Value::Array(stated), Value::Array(derived)) if stated.len() == derived.len() => {
            let pairs = stated.iter().zip(derived).enumerate();
            pairs.into_iter().find_map(|(index, (stated, derived))| {
                difference(stated, derived, &format!("{path}[{index}]"))
            })
        }
        _ if stated == derived => None,
        _ => Some((path.to_owned(), stated.clone(), derived.clone())),
    }
}
