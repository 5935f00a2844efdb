//! What is paid for, by name.

use engine_model::place::Category;
use engine_model::plan::{Language, Plan};
use engine_model::problem::Mode;

use crate::say::term;
use crate::term::{category, mode};

/// The name of something without a known price, as `costs.unknown` and the labels of fixed costs hold it: a published
/// term (`lodging`, `meal`, `transit`) in the language's words, a place or city of the plan by its name in that
/// language, anything else as it stands.
pub fn payable<'a>(name: &'a str, plan: &'a Plan, language: Language) -> &'a str {
    if let Some(words) = published(name, language) {
        return words;
    }
    let cities = plan
        .days
        .iter()
        .flat_map(|day| &day.segments)
        .map(|segment| &segment.names);
    let entries = plan
        .days
        .iter()
        .flat_map(|day| &day.entries)
        .map(|entry| &entry.names);
    let named = cities.chain(entries).find(|names| names.local == name);
    named.map_or(name, |names| names.in_language(language))
}

fn published(name: &str, language: Language) -> Option<&'static str> {
    const MODES: [Mode; 9] = [
        Mode::Walk,
        Mode::Bike,
        Mode::Transit,
        Mode::Car,
        Mode::Taxi,
        Mode::Train,
        Mode::Coach,
        Mode::Flight,
        Mode::Ferry,
    ];
    if name == Category::Lodging.term() {
        return Some(category(Category::Lodging, language));
    }
    if name == "meal" {
        return Some(term(language, "meals", "식사"));
    }
    MODES
        .into_iter()
        .find(|own| own.term() == name)
        .map(|own| mode(own, language))
}

#[cfg(test)]
mod tests {
    use super::published;
    use engine_model::plan::Language;

    fn check(name: &str, expected: [Option<&str>; 2]) {
        assert_eq!(
            [Language::English, Language::Korean].map(|language| published(name, language)),
            expected
        );
    }

    #[test]
    fn puts_every_published_term_into_words() {
        check("lodging", [Some("lodging"), Some("숙소")]);
        check("meal", [Some("meals"), Some("식사")]);
        check("transit", [Some("public transport"), Some("대중교통")]);
        check("taxi", [Some("taxi"), Some("택시")]);
        check("남산서울타워", [None, None]);
    }
}
