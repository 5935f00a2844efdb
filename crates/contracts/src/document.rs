//! A JSON document that is handed on as the text that it is.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

/// A JSON document that most of its readers only hand on. A plan is a hundred kilobytes: making values of it and text
/// of them again, at each step of its way, costs more than storing it.
///
/// Two are equal where their texts are, byte for byte.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Document(Box<RawValue>);

impl Document {
    /// A text that is a JSON document.
    ///
    /// # Errors
    /// Where it is none.
    pub fn of_text(text: String) -> Result<Self, serde_json::Error> {
        RawValue::from_string(text).map(Self)
    }

    /// What something looks like as JSON.
    ///
    /// # Errors
    /// Where it has no such form, such as a map whose keys are no texts.
    pub fn of(value: &impl Serialize) -> Result<Self, serde_json::Error> {
        serde_json::value::to_raw_value(value).map(Self)
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// The text, without a copy of it.
    pub fn into_text(self) -> String {
        Box::<str>::from(self.0).into_string()
    }

    /// What it says.
    ///
    /// # Errors
    /// Where it says something else.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.text())
    }

    /// What it says, whatever that is; `null` where a number of it is beyond all numbers.
    pub fn value(&self) -> Value {
        self.read().unwrap_or(Value::Null)
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keeps_every_byte_on_its_way() {
        let text = "{\"b\": 1.50, \"a\":\t[null]}";
        let document = Document::of_text(text.to_owned()).expect("JSON");
        let sent = serde_json::to_string(&json!({ "kind": "day" })).expect("JSON");
        assert_eq!(sent, "{\"kind\":\"day\"}");
        let there = serde_json::to_string(&document).expect("JSON");
        let back: Document = serde_json::from_str(&there).expect("JSON");
        assert_eq!((back.text(), &back), (text, &document));
        assert_eq!(document.value(), json!({"a": [null], "b": 1.5}));
        assert_eq!(document.into_text(), text);
    }

    #[test]
    fn is_never_something_else() {
        for text in ["", "{", "{} {}", "nul", "'a'"] {
            Document::of_text(text.to_owned()).expect_err(text);
        }
    }
}
