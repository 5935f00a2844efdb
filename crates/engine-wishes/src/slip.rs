//! Key words with a slip of the keyboard, and contractions without their apostrophe.

use strsim::osa_distance;

use crate::scan::Scan;

/// Words that no other common word lies near to.
const KEY_WORDS: [&str; 40] = [
    "vegetarian",
    "vegetarians",
    "wheelchair",
    "stroller",
    "restaurant",
    "restaurants",
    "museum",
    "museums",
    "galleries",
    "breakfast",
    "crowds",
    "crowded",
    "relaxed",
    "relaxing",
    "leisurely",
    "gluten",
    "lactose",
    "allergic",
    "allergy",
    "seafood",
    "traditional",
    "viewpoint",
    "viewpoints",
    "accessible",
    "elevator",
    "children",
    "toddler",
    "afternoon",
    "italian",
    "japanese",
    "korean",
    "chinese",
    "peanuts",
    "sightseeing",
    "landmarks",
    "souvenirs",
    "transport",
    "subway",
    "theatre",
    "architecture",
];

/// Words of their own beside a key word.
const OWN_WORDS: [&str; 10] = [
    "clouds", "crowns", "clouded", "crowned", "relaxes", "strolled", "allergen", "korea", "museo", "chines",
];

/// Spellings that lie too near to other words for a comparison, and contractions.
const SPELLINGS: [(&str, &str); 35] = [
    ("shoping", "shopping"),
    ("shoppin", "shopping"),
    ("moutains", "mountains"),
    ("montains", "mountains"),
    ("beachs", "beaches"),
    ("beech", "beach"),
    ("markts", "markets"),
    ("dinnner", "dinner"),
    ("vegitable", "vegetable"),
    ("vegen", "vegan"),
    ("budjet", "budget"),
    ("buget", "budget"),
    ("expencive", "expensive"),
    ("avoyd", "avoid"),
    ("aviod", "avoid"),
    ("dont", "don't"),
    ("doesnt", "doesn't"),
    ("didnt", "didn't"),
    ("cant", "can't"),
    ("couldnt", "couldn't"),
    ("wont", "won't"),
    ("wouldnt", "wouldn't"),
    ("shouldnt", "shouldn't"),
    ("neednt", "needn't"),
    ("isnt", "isn't"),
    ("arent", "aren't"),
    ("wasnt", "wasn't"),
    ("havent", "haven't"),
    ("im", "i'm"),
    ("ive", "i've"),
    ("hes", "he's"),
    ("shes", "she's"),
    ("theyre", "they're"),
    ("weve", "we've"),
    ("theres", "there's"),
];

/// Spells key words as the patterns know them.
pub(crate) fn correct(scan: &mut Scan) {
    for (start, end) in words(&scan.text).into_iter().rev() {
        let word = &scan.text[start..end];
        let known = SPELLINGS.iter().find(|(slip, _)| *slip == word);
        if let Some(right) = known.map(|&(_, right)| right).or_else(|| near_key_word(word)) {
            scan.respell(start..end, right);
        }
    }
}

fn words(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, byte) in text.bytes().enumerate() {
        match (byte.is_ascii_alphabetic() || byte == b'\'', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| (from, text.len())));
    found
}

/// One slip in a short word, two in a word of nine letters and more; the first letter is right.
fn near_key_word(word: &str) -> Option<&'static str> {
    if word.len() < 6 || OWN_WORDS.contains(&word) || KEY_WORDS.contains(&word) {
        return None;
    }
    let slips = |key: &str| if key.len() >= 9 { 2 } else { 1 };
    KEY_WORDS
        .into_iter()
        .filter(|key| key.as_bytes()[0] == word.as_bytes()[0])
        .filter(|key| key.len().abs_diff(word.len()) <= slips(key))
        .filter(|key| !is_inflected(word, key))
        .find(|key| osa_distance(word, key) <= slips(key))
}

/// A longer form of a word is read by the patterns themselves.
fn is_inflected(word: &str, key: &str) -> bool {
    word.strip_prefix(key)
        .is_some_and(|end| matches!(end, "s" | "es" | "'s" | "ly" | "al"))
        || key.strip_prefix(word).is_some()
}
