//! One text for all JSON documents that mean the same, as a key for what is cached about them.

use serde_json::{Number, Value};
use unicode_normalization::UnicodeNormalization;

/// A document with its keys sorted, its texts in Unicode's composed form (NFC) and without the space around them, and
/// whole numbers written without a fraction. No blanks stand between its parts.
pub(crate) fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Null | Value::Bool(_) => text.push_str(&value.to_string()),
        Value::Number(number) => text.push_str(&number_text(number)),
        Value::String(own) => text.push_str(&quoted(own)),
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(item, text);
            }
            text.push(']');
        }
        Value::Object(fields) => {
            let mut fields: Vec<(String, &Value)> =
                fields.iter().map(|(key, value)| (normal(key), value)).collect();
            // Keys that become equal keep the order in which they stand: an equal document has the same one.
            fields.sort_by(|(a, _), (b, _)| a.cmp(b));
            text.push('{');
            for (index, (key, value)) in fields.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                text.push_str(&quoted(key));
                text.push(':');
                write(value, text);
            }
            text.push('}');
        }
    }
}

fn number_text(number: &Number) -> String {
    // Beyond 2^53 a float no longer tells whole numbers apart, and integers are exact already.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    match number.as_f64() {
        Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < WHOLE => {
            format!("{:.0}", float + 0.0)
        }
        _ => number.to_string(),
    }
}

fn normal(text: &str) -> String {
    text.trim().nfc().collect()
}

fn quoted(text: &str) -> String {
    Value::String(normal(text)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let value: Value = serde_json::from_str(text).expect("JSON");
        assert_eq!(canonical(&value), expected);
    }

    #[test]
    fn writes_what_means_the_same_alike() {
        check(r#"{"b": 1, "a": [true, null]}"#, r#"{"a":[true,null],"b":1}"#);
        check(r#"{"a": " warm \n", "": {}}"#, r#"{"":{},"a":"warm"}"#);
        check("[1.0, 1, -0.0, 1.5, 1e3]", "[1,1,0,1.5,1000]");
        // One Hangul syllable, and the letters that it is made of.
        check("\"\u{ac00}\"", "\"\u{ac00}\"");
        check("\"\u{1100}\u{1161}\"", "\"\u{ac00}\"");
        check(r#""a \" b""#, r#""a \" b""#);
    }
}
