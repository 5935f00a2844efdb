//! Small facts about texts that several readers share.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `Q` and a number without leading zero.
pub(crate) fn is_wikidata_item(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|digits| {
        (1..=12).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The name without case, accents, blanks and punctuation, for comparing.
pub(crate) fn normalised(name: &str) -> String {
    name.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{is_wikidata_item, normalised};

    #[test]
    fn compares_names_without_accents_and_punctuation() {
        assert_eq!(normalised("Musée d'Orsay"), normalised("musee dorsay"));
        assert_eq!(normalised("경복궁"), normalised(" 경 복 궁"));
        assert_ne!(normalised("경복궁"), normalised("창덕궁"));
    }

    #[test]
    fn knows_wikidata_items() {
        let items = ["Q1", "Q123456", "Q0", "Q", "q1", "Q1a", "1", "Q01"];
        assert_eq!(
            items.map(is_wikidata_item),
            [true, true, false, false, false, false, false, false]
        );
    }
}
