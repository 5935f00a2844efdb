//! Wishes that a phrase carries by itself, whatever stands around it.

mod days;
mod limits;
mod needs;
mod party;

use std::sync::LazyLock;

use engine_model::people::{Diet, MobilityAid};
use engine_model::problem::Mode;
use engine_model::wish::{Pace, WishKind};

use crate::amount::{Amounts, Bound};
use crate::pattern::{METRES, MONEY, Pattern, TIME, marked};

pub(crate) use party::find_children;

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Something that asks for nothing, and must not be read otherwise.
    Nothing,
    /// Where the travellers stay; places in the clause are no wish.
    Lodging,
    /// Fullness of the days.
    Pace(Pace),
    /// Up late: ten in the morning where no time is given.
    SleepIn,
    /// A time that opens or closes the day.
    Bound(Bound),
    /// Opening and closing times.
    Frame,
    /// An amount of money.
    Budget(Span),
    /// Rather cheap.
    Cheap,
    /// Little on foot.
    LittleWalking,
    /// So many metres a day on foot.
    WalkingLimit,
    /// What somebody moves with.
    Mobility(MobilityAid),
    /// Step-free ways, unless a wheelchair says so already.
    Accessible,
    /// Indoors when it rains.
    Rain,
    /// Away from the crowds.
    Crowds,
    /// What somebody eats.
    Diet(Diet),
    /// How to get around.
    Transport(Mode),
    /// Without a car: on foot, unless the text names what else.
    WithoutCar,
    /// How not to get around; no wish covers it.
    Refused,
}

/// Whether an amount was given for each day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Span {
    /// Said to be per day.
    Day,
    /// Not so.
    Trip,
}

/// All phrases in the order in which they are tried: what denies before what asks, the longer before the shorter.
pub(crate) static RULES: LazyLock<Vec<(Pattern, Meaning)>> = LazyLock::new(|| {
    let tables: [&[(&str, Meaning)]; 4] = [&party::STATEMENTS, &days::RULES, &limits::RULES, &needs::RULES];
    tables
        .into_iter()
        .flatten()
        .map(|&(source, meaning)| (Pattern::new(source), meaning))
        .collect()
});

/// The wishes a phrase stands for. Amounts come from the marks within it.
pub(crate) fn wishes_of(meaning: Meaning, words: &str, amounts: &Amounts) -> Vec<WishKind> {
    let times: Vec<_> = words
        .chars()
        .filter_map(|c| amounts.times.get(marked(TIME, c)?).copied())
        .collect();
    let one = |kind: WishKind| vec![kind];
    match meaning {
        Meaning::Nothing
        | Meaning::Lodging
        | Meaning::Refused
        | Meaning::Accessible
        | Meaning::SleepIn
        | Meaning::WithoutCar => Vec::new(),
        Meaning::Pace(pace) => one(WishKind::Pace(pace)),
        Meaning::Bound(Bound::Start) => times
            .first()
            .map(|t| WishKind::DayStart(t.bound(Bound::Start)))
            .into_iter()
            .collect(),
        Meaning::Bound(Bound::End) => times
            .first()
            .map(|t| WishKind::DayEnd(t.bound(Bound::End)))
            .into_iter()
            .collect(),
        Meaning::Frame => match times[..] {
            [first, last, ..] => {
                vec![
                    WishKind::DayStart(first.bound(Bound::Start)),
                    WishKind::DayEnd(last.bound(Bound::End)),
                ]
            }
            _ => Vec::new(),
        },
        Meaning::Budget(span) => {
            let money = words
                .chars()
                .find_map(|c| amounts.money.get(marked(MONEY, c)?).copied());
            let span = match span {
                Span::Day => engine_model::wish::BudgetSpan::Day,
                Span::Trip => engine_model::wish::BudgetSpan::Trip,
            };
            money
                .map(|money| WishKind::Budget(money, span))
                .into_iter()
                .collect()
        }
        Meaning::Cheap => one(WishKind::Cheap),
        Meaning::LittleWalking => one(WishKind::LittleWalking),
        Meaning::WalkingLimit => {
            let metres = words
                .chars()
                .find_map(|c| amounts.metres.get(marked(METRES, c)?).copied());
            metres.map(WishKind::WalkingMetresDay).into_iter().collect()
        }
        Meaning::Mobility(aid) => one(WishKind::Mobility(aid)),
        Meaning::Rain => one(WishKind::RainPlan),
        Meaning::Crowds => one(WishKind::AvoidCrowds),
        Meaning::Diet(diet) => one(WishKind::Diet(diet)),
        Meaning::Transport(mode) => one(WishKind::Transport(mode)),
    }
}

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::pattern::Pairs;
    use crate::scan::Scan;

    #[test]
    fn no_pattern_is_passed_over_that_would_match() {
        for half in ["seen", "unseen"] {
            let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../../fixtures/wishes")
                .join(format!("{half}.jsonl"));
            let corpus = std::fs::read_to_string(file).expect("the corpus can be read");
            for line in corpus.lines() {
                let text = Scan::new(line).text;
                let pairs = Pairs::of(&text);
                for (number, (pattern, meaning)) in RULES.iter().enumerate() {
                    let passed_over = !pattern.may_match(&pairs) && pattern.is_match(&text);
                    assert!(!passed_over, "rule {number} {meaning:?} in {text}");
                }
            }
        }
    }
}
