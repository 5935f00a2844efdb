//! How a row stands in a backup: an array in the order of the columns, bytes as `{"base64": …}`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::Value as Json;
use storage::{ColumnKind, Table, Value};

/// The line of a row, with its end.
pub(super) fn to_line(row: Vec<Value>) -> String {
    let mut line = Json::Array(row.into_iter().map(to_json).collect()).to_string();
    line.push('\n');
    line
}

/// The values of a line; `None` where it is no row of the table.
pub(super) fn from_line(line: &str, table: &Table) -> Option<Vec<Value>> {
    let Json::Array(values) = serde_json::from_str(line).ok()? else {
        return None;
    };
    if values.len() != table.columns.len() {
        return None;
    }
    values
        .into_iter()
        .zip(&table.columns)
        .map(|(value, (_, kind))| from_json(value, *kind))
        .collect()
}

fn to_json(value: Value) -> Json {
    match value {
        Value::Text(value) => value.into(),
        Value::Int(value) => value.into(),
        Value::Real(value) => value.into(),
        Value::Bytes(value) => value.map_or(
            Json::Null,
            |bytes| serde_json::json!({ "base64": BASE64.encode(bytes) }),
        ),
    }
}

fn from_json(value: Json, kind: ColumnKind) -> Option<Value> {
    Some(match (kind, value) {
        (ColumnKind::Text, Json::Null) => Value::Text(None),
        (ColumnKind::Int, Json::Null) => Value::Int(None),
        (ColumnKind::Real, Json::Null) => Value::Real(None),
        (ColumnKind::Bytes, Json::Null) => Value::Bytes(None),
        (ColumnKind::Text, Json::String(text)) => Value::from(text),
        (ColumnKind::Int, Json::Number(number)) => Value::from(number.as_i64()?),
        (ColumnKind::Real, Json::Number(number)) => Value::from(number.as_f64()?),
        (ColumnKind::Bytes, Json::Object(object)) => {
            Value::from(BASE64.decode(object.get("base64")?.as_str()?).ok()?)
        }
        _ => return None,
    })
}
