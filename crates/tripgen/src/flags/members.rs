//! `--member "age=35,health=good,likes=culture+food"`.

use serde_json::{Map, Value, json};

use super::Draft;
use crate::report::Said;

/// What can be said of a member: the word on the command line, the field, and how it is written.
const KEYS: [(&str, &str, Shape); 9] = [
    ("age", "age", Shape::Number),
    ("health", "health", Shape::Text),
    ("likes", "likes", Shape::List),
    ("dislikes", "dislikes", Shape::List),
    ("diets", "diets", Shape::List),
    ("aid", "mobilityAid", Shape::Text),
    ("name", "name", Shape::Text),
    ("gender", "gender", Shape::Text),
    ("must-see", "mustSee", Shape::List),
];

#[derive(Clone, Copy)]
enum Shape {
    Number,
    Text,
    List,
}

pub(super) fn write(draft: &mut Draft, members: &[String]) {
    if members.is_empty() {
        return;
    }
    let mut values = Vec::new();
    for (index, text) in members.iter().enumerate() {
        let flag = format!("--member {}", index + 1);
        draft.came_from(&format!("members[{index}]"), &flag);
        values.push(Value::Object(member(draft, &flag, index, text)));
    }
    draft.set("members", "--member", values);
}

fn member(draft: &mut Draft, flag: &str, index: usize, text: &str) -> Map<String, Value> {
    let mut fields = Map::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let (key, value) = (key.trim(), value.trim());
        let Some((_, field, shape)) = KEYS.iter().find(|(own, ..)| *own == key) else {
            let known: Vec<&str> = KEYS.iter().map(|(own, ..)| *own).collect();
            let known = known.join(", ");
            let message = Said::new(
                format!("unknown key `{key}`; known are {known}"),
                format!("`{key}`은(는) 없는 항목입니다. 쓸 수 있는 항목: {known}"),
            );
            draft.fault(flag, "UNKNOWN_FIELD", message);
            continue;
        };
        if fields.contains_key(*field) {
            let message = Said::new(
                format!("`{key}` occurs twice"),
                format!("`{key}` 항목이 두 번 나옵니다"),
            );
            draft.fault(flag, "DUPLICATE", message);
        }
        if key != *field {
            draft.came_from(&format!("members[{index}].{field}"), format!("{flag}: {key}"));
        }
        fields.insert((*field).to_owned(), shaped(*shape, value));
    }
    fields
}

fn shaped(shape: Shape, value: &str) -> Value {
    match shape {
        // What is no number goes on as a text, and the reader says what it should be.
        Shape::Number => value
            .parse::<i64>()
            .map_or_else(|_| json!(value), |number| json!(number)),
        Shape::Text => json!(value),
        Shape::List => value
            .split('+')
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .collect(),
    }
}
