//! Ways to spoil an input: bytes, lines, and the values of a JSON document.

use serde_json::{Number, Value, json};

use crate::dice::Dice;

/// Fragments on which readers of text stumble.
const FRAGMENTS: &[&str] = &[
    "\0",
    "\"",
    "'",
    ",",
    ";",
    "\n",
    "\r\n",
    "\u{feff}",
    "\u{202e}",
    "한국어",
    "é",
    "🙂",
    "-1",
    "0",
    "1e999",
    "NaN",
    "99999999999999999999",
    "2147483648",
    "-9223372036854775808",
    "{",
    "}",
    "[[",
    "]]",
    "null",
    "true",
    "Mo-Su",
    "24:00",
    "26:00-27:00",
    "25:61",
    "2026-02-30",
    "9999-12-31",
    "PH off",
    "week 1-53/2",
    "sunrise-(sunset+99:00)",
    "Feb 29",
    "easter -365 days",
    "1-99999",
    "||",
    "\"x\"",
    "%s",
    "../..",
    "osm/n1",
];

/// Changes one to four things in the bytes.
pub(super) fn bytes(input: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut output = input.to_vec();
    for _ in 0..dice.small(1, 4) {
        one_change(&mut output, dice);
    }
    output
}

fn one_change(output: &mut Vec<u8>, dice: &mut Dice) {
    let length = output.len();
    let at = dice.index(length + 1).min(length);
    let end = (at + dice.index(24)).min(length);
    match dice.index(9) {
        0 if at < length => output[at] ^= 1 << dice.index(8),
        1 if at < length => output[at] = *dice.pick(&[0, 1, 0x7f, 0x80, 0xff, b'0', b'"']),
        2 => output.truncate(at),
        3 => drop(output.drain(at..end)),
        4 => {
            let copy = output[at..end].to_vec();
            output.splice(at..at, copy);
        }
        5 => {
            let fragment = dice.pick(FRAGMENTS).as_bytes().to_vec();
            output.splice(at..end, fragment);
        }
        6 => {
            let fragment = dice.pick(FRAGMENTS).as_bytes().to_vec();
            output.splice(at..at, fragment);
        }
        7 => {
            let noise: Vec<u8> = dice.bits().to_le_bytes().to_vec();
            output.splice(at..end, noise);
        }
        _ => swap_lines(output, dice),
    }
}

fn swap_lines(output: &mut Vec<u8>, dice: &mut Dice) {
    let mut lines: Vec<Vec<u8>> = output.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (one, other) = (dice.index(lines.len()), dice.index(lines.len()));
    if dice.chance(50) {
        lines.swap(one, other);
    } else {
        let copy = lines[other].clone();
        lines[one] = copy;
    }
    *output = lines.join(&b'\n');
}

/// Changes one to four values of a JSON text; a text that is none is changed like any bytes.
pub(super) fn json(input: &[u8], dice: &mut Dice) -> Vec<u8> {
    let Ok(mut document) = serde_json::from_slice::<Value>(input) else {
        return bytes(input, dice);
    };
    for _ in 0..dice.small(1, 4) {
        let count = count(&document);
        let mut target = dice.index(count);
        change(&mut document, &mut target, dice);
    }
    document.to_string().into_bytes()
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

/// Changes the value with this number, counted depth first.
fn change(value: &mut Value, target: &mut usize, dice: &mut Dice) -> bool {
    if *target == 0 {
        *value = changed(value, dice);
        return true;
    }
    *target -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| change(item, target, dice)),
        Value::Object(fields) => fields.values_mut().any(|field| change(field, target, dice)),
        _ => false,
    }
}

fn changed(value: &Value, dice: &mut Dice) -> Value {
    match value {
        Value::Number(number) if dice.chance(85) => changed_number(number, dice),
        Value::String(text) if dice.chance(85) => changed_text(text, dice),
        Value::Array(items) if dice.chance(85) => changed_list(items, dice),
        Value::Object(fields) if dice.chance(85) => {
            let mut fields = fields.clone();
            let keys: Vec<String> = fields.keys().cloned().collect();
            if !keys.is_empty() {
                fields.remove(dice.pick(&keys));
            }
            Value::Object(fields)
        }
        Value::Bool(flag) => json!(!flag),
        _ => dice
            .pick(&[
                Value::Null,
                json!(0),
                json!(-1),
                json!(""),
                json!([]),
                json!({}),
                json!(true),
                json!(1e300),
            ])
            .clone(),
    }
}

fn changed_number(number: &Number, dice: &mut Dice) -> Value {
    let own = number.as_i64().unwrap_or(0);
    let odd = [
        0,
        1,
        -1,
        255,
        65_536,
        i64::from(i32::MAX),
        i64::from(i32::MIN),
        i64::MAX,
        i64::MIN,
        86_400,
        604_800,
    ];
    match dice.index(4) {
        0 => json!(own.saturating_add(dice.between(-3, 3))),
        1 => json!(own.saturating_mul(*dice.pick(&[-1, 2, 60, 1_000, 1_000_000]))),
        2 => json!(own as f64 + 0.5),
        _ => json!(*dice.pick(&odd)),
    }
}

fn changed_text(text: &str, dice: &mut Dice) -> Value {
    if let Some(shifted) = shifted_clock(text, dice) {
        return json!(shifted);
    }
    let mutant = bytes(text.as_bytes(), dice);
    json!(String::from_utf8_lossy(&mutant))
}

/// A time of day or a date stays one half of the time, at another moment.
fn shifted_clock(text: &str, dice: &mut Dice) -> Option<String> {
    if dice.chance(50) {
        return None;
    }
    if text.len() == 5 && text.as_bytes()[2] == b':' {
        return Some(format!("{:02}:{:02}", dice.small(0, 48), dice.small(0, 59)));
    }
    if text.len() == 10 && text.as_bytes()[4] == b'-' {
        return Some(format!(
            "{:04}-{:02}-{:02}",
            dice.small(1970, 2199),
            dice.small(1, 12),
            dice.small(1, 28)
        ));
    }
    None
}

fn changed_list(items: &[Value], dice: &mut Dice) -> Value {
    let mut items = items.to_vec();
    if items.is_empty() {
        return json!([null]);
    }
    let (one, other) = (dice.index(items.len()), dice.index(items.len()));
    match dice.index(4) {
        0 => drop(items.remove(one)),
        1 => items.insert(one, items[other].clone()),
        2 => items.swap(one, other),
        _ => items = std::iter::repeat_n(items, 8).flatten().collect(),
    }
    Value::Array(items)
}
