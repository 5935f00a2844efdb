//! The task of wording: facts about a place become tips. A tip says nothing that no fact says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::tasks::read;

/// Most tips of one answer that are taken.
const MOST_TIPS: usize = 12;
/// The longest tip, in characters.
const LONGEST_TIP: usize = 240;

pub(crate) const INSTRUCTIONS: &str = "You word travel tips in the language `language` (`ko` or `en`). `place` is the \
    name of a place, `facts` is all that is known of it. Say only what the facts say: no number, name, date, price or \
    event that stands in no fact. Answer {\"tips\": [{\"kind\": \"description\", \"text\": \"...\", \"facts\": \
    [\"f1\"]}]}: `kind` is description, bestVisitTime or practical, `text` is one or two plain sentences of \
    at most 240 characters, `facts` are the ids of the facts that it says, at least one.";

/// What is known of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TipsInput {
    /// The language of the tips.
    pub(crate) language: TipLanguage,
    /// The place's name.
    #[schema(min_length = 1, max_length = 400)]
    pub(crate) place: String,
    /// The facts.
    #[schema(min_items = 1, max_items = 60)]
    pub(crate) facts: Vec<Fact>,
}

/// A language that tips are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum TipLanguage {
    /// Korean.
    Ko,
    /// English.
    En,
}

/// Something known, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fact {
    /// Names it among the facts of this answer.
    #[schema(min_length = 1, max_length = 240)]
    pub(crate) id: String,
    /// The sentence.
    #[schema(min_length = 1, max_length = 400)]
    pub(crate) text: String,
}

/// The tips of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TipsAnswer {
    pub(crate) tips: Vec<WordedTip>,
}

/// A tip, with the facts that it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordedTip {
    pub(crate) kind: TipKind,
    pub(crate) text: String,
    pub(crate) facts: Vec<String>,
}

/// What a tip is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum TipKind {
    Description,
    BestVisitTime,
    Practical,
}

/// Checks an answer: its shape decides whether it is taken at all, its facts decide which tips stay.
pub(crate) fn accept(input: &TipsInput, answer: &str) -> Result<TipsAnswer, String> {
    let answer: TipsAnswer = read(answer)?;
    if answer.tips.len() > MOST_TIPS {
        return Err(format!("it has more than {MOST_TIPS} tips"));
    }
    let facts: BTreeMap<&str, &str> = input
        .facts
        .iter()
        .map(|fact| (fact.id.as_str(), fact.text.as_str()))
        .collect();
    let tips = answer
        .tips
        .into_iter()
        .filter_map(|tip| grounded(tip, &facts, &input.place))
        .collect();
    Ok(TipsAnswer { tips })
}

/// The tip with those of its facts that exist, where it says nothing beyond them as far as a program can tell: plain
/// text without addresses, and no number that stands in none of its facts.
fn grounded(mut tip: WordedTip, facts: &BTreeMap<&str, &str>, place: &str) -> Option<WordedTip> {
    tip.facts.retain(|id| facts.contains_key(id.as_str()));
    let text = tip.text.trim().to_owned();
    tip.text = text;
    let said: Vec<&str> = tip
        .facts
        .iter()
        .filter_map(|id| facts.get(id.as_str()).copied())
        .chain([place])
        .collect();
    let plain = !tip
        .text
        .chars()
        .any(|letter| letter.is_control() || "<>{}[]`|\\".contains(letter))
        && !["http", "www.", "//", "@"]
            .iter()
            .any(|sign| tip.text.contains(sign));
    let short = (1..=LONGEST_TIP).contains(&tip.text.chars().count());
    let numbers = numbers(&tip.text)
        .iter()
        .all(|number| said.iter().any(|fact| self::numbers(fact).contains(number)));
    (!tip.facts.is_empty() && plain && short && numbers).then_some(tip)
}

/// The runs of digits of a text.
fn numbers(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_numeric())
        .filter(|run| !run.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn input() -> TipsInput {
        TipsInput {
            language: TipLanguage::En,
            place: "Gallery 9".to_owned(),
            facts: vec![
                Fact {
                    id: "stay".to_owned(),
                    text: "A visit takes 90 minutes.".to_owned(),
                },
                Fact {
                    id: "roof".to_owned(),
                    text: "It is under a roof.".to_owned(),
                },
            ],
        }
    }

    fn check(text: &str, facts: &[&str], kept: bool) {
        let answer = json!({"tips": [{"kind": "practical", "text": text, "facts": facts}]}).to_string();
        let accepted = accept(&input(), &answer).expect("the shape is right");
        assert_eq!(accepted.tips.len(), usize::from(kept), "{answer}");
    }

    #[test]
    fn keeps_only_tips_that_a_fact_stands_behind() {
        check("Plan 90 minutes for Gallery 9.", &["stay"], true);
        check("Good on a rainy day.", &["roof", "invented"], true);
        check("Open until midnight.", &["invented"], false);
        check("Open until midnight.", &[], false);
        check("Plan 120 minutes.", &["stay"], false);
        check("Plan 90 minutes.", &["roof"], false);
        check("<b>Plan 90 minutes.</b>", &["stay"], false);
        check("Book at https://example.org", &["roof"], false);
        check(&"long ".repeat(60), &["roof"], false);
        check(" ", &["roof"], false);
    }

    #[test]
    fn refuses_answers_of_another_shape() {
        for answer in [
            "Sure! Here are your tips:",
            r#"{"tips": [{"kind": "advert", "text": "x", "facts": ["roof"]}]}"#,
            r#"{"tips": [{"kind": "practical", "text": "x", "facts": ["roof"], "link": "x"}]}"#,
            r#"{"tips": "none"}"#,
        ] {
            assert!(accept(&input(), answer).is_err(), "{answer}");
        }
    }
}
