//! Things that can be wished for or refused: places, kinds of places, kitchens, foods and meals.

mod lexicon;
mod meal;

use std::ops::Range;

use engine_model::people::Diet;
use engine_model::place::Category;
use engine_model::wish::MealKind;

use crate::pattern::{PLACE, marked, patterns};

/// What a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A place, by its index in the context.
    Place(usize),
    /// A kind of place.
    Category(Category),
    /// A kitchen.
    Cuisine(&'static str),
    /// Something that may be off the table: not eating it is this diet, eating it says nothing.
    Food(Diet),
    /// Liked it is a kitchen, refused it is a diet.
    Seafood,
    /// A meal of the day.
    Meal(MealKind),
}

/// A target where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    /// Bytes of the marked text.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) target: Target,
}

patterns! {
    COOKING = concat!(
        r"\b(?<it>korean|japanese|chinese|italian|french|spanish|thai|indian)\b(?: ?(?:,|and|or|&",
        r"|/) ?(?:korean|japanese|chinese|italian|french|spanish|thai|indian))*(?: (?:street|home",
        r"|local))? (?:food|cuisine|restaurants?|dish(?:es)?|meals?|cooking|kitchens?|places?",
        r"|curr(?:y|ies))\b",
    );
}

/// Targets in the order of the text; `places` translates the numbers of place marks.
pub(crate) fn find_spots(text: &str, places: &[usize]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = text
        .char_indices()
        .filter_map(|(at, c)| {
            let place = *places.get(marked(PLACE, c)?)?;
            Some(Spot {
                range: at..at + c.len_utf8(),
                target: Target::Place(place),
            })
        })
        .collect();
    let mut words = kitchens(text);
    words.extend(lexicon::find(text));
    words.sort_by_key(|spot| (std::cmp::Reverse(spot.range.len()), spot.range.start));
    for word in words {
        let free = spots
            .iter()
            .all(|spot| spot.range.end <= word.range.start || word.range.end <= spot.range.start);
        if free && !names_the_place_before(text, &word, &spots) {
            spots.push(word);
        }
    }
    spots.sort_by_key(|spot| spot.range.start);
    spots
}

/// `Indian and Chinese food`: the word for cooking serves the whole list.
fn kitchens(text: &str) -> Vec<Spot> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(captures) = COOKING.captures_at(text, from) {
        let (Some(word), Some(whole)) = (captures.name("it"), captures.get(0)) else {
            break;
        };
        let Some(cuisine) = lexicon::cuisine_of(word.as_str()) else {
            break;
        };
        let listed = lexicon::CUISINES
            .iter()
            .any(|other| text[word.end()..whole.end()].contains(other));
        let end = if listed { word.end() } else { whole.end() };
        found.push(Spot {
            range: word.start()..end,
            target: Target::Cuisine(cuisine),
        });
        from = end;
    }
    found
}

/// `Seoul tower observatory`: the kind right behind a name belongs to the name.
fn names_the_place_before(text: &str, word: &Spot, spots: &[Spot]) -> bool {
    matches!(word.target, Target::Category(_))
        && spots.iter().any(|spot| {
            matches!(spot.target, Target::Place(_))
                && spot.range.end <= word.range.start
                && text[spot.range.end..word.range.start].chars().all(|c| c == ' ')
        })
}
