//! Sentences and clauses: how far a word's influence reaches.

use std::ops::Range;

use engine_model::wish::WishDay;

use crate::pattern::{DAY, marked, patterns};
use crate::target::Spot;
use crate::unread;

/// A stretch of text that makes one statement.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// Bytes of the marked text.
    pub(crate) range: Range<usize>,
    /// Number of its sentence.
    pub(crate) sentence: usize,
    /// The day it speaks of.
    pub(crate) day: Option<WishDay>,
}

patterns! {
    SENTENCE_END = r"[.!?;\n]+(?:[ \n)]|$)|[!?;\n]|[가-힣]\.|(?:ㅎㅎ+|ㅋㅋ+|ㅠㅠ+|ㅜㅜ+|~+)(?: |$)| - ";
    BOUNDARY = concat!(
        r", *|\b(?:and|but|then|so|plus|also|because|though|although|while|however|since",
        r"|otherwise)\b|(?:^| )(?:그리고|근데|그런데|하지만|대신에?|또|그리구|다만|단) ",
        r"|[가-힣]*(?:고요|구요|고|구|며|지만|는데|은데|인데|한데|던데|니까|아서|어서|해서|와서",
        r"|라서|여서|워서|려서|면서|므로)[, ] *",
    );
    LIST = concat!(
        r"^[ )(]*(?:,|、|/|\+|&|and|or|nor|plus|as well as|then|와|과|이랑|랑|하고|이나|나|및",
        r"|그리고|또는|도|두|은|는|,? ?and|,? ?or|,? ?then)? *(?:and |or |the |a |an |some |to ",
        r"|to the |visit |see )*[ (]*$",
    );
    DAY_ONLY = r"^[ ,:]*(?:on|for|by|so|and|then|그리고)?[ ]*<D>(?:엔|에는|에|은|는|날)?[ ,:)]*$";
}

/// Verbs before which a connective ending belongs to the same predicate, and nouns that only look like one.
const BOUND_AFTER: [&str; 19] = [
    "싶",
    "시퍼",
    "시포",
    "십",
    "있",
    "다니",
    "다녀",
    "말고",
    "로만",
    "는 ",
    "가고",
    "갈",
    "가 ",
    "오고",
    "이동",
    "나서",
    "나면",
    "먹",
    "보고 싶",
];

/// Words that end like a connective form.
const NOT_CONNECTIVE: [&str; 13] = [
    "하고",
    "최고",
    "광고",
    "창고",
    "중고",
    "참고",
    "걸어서",
    "말구",
    "친구",
    "야구",
    "축구",
    "농구",
    "전구",
];

/// Sentences in order, without their stops.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for stop in SENTENCE_END.find_iter(text) {
        // What follows an order behind a semicolon belongs to the order.
        if stop.as_str().contains(';') && unread::is_order(&text[start..stop.start()]) {
            continue;
        }
        let first = stop
            .as_str()
            .chars()
            .next()
            .filter(|&c| crate::scan::is_hangul(c) && !"ㅎㅋㅠㅜ".contains(c));
        let end = stop.start() + first.map_or(0, char::len_utf8);
        found.push(start..end);
        start = stop.end();
    }
    found.push(start..text.len());
    found.retain(|range| range.start < range.end && !text[range.clone()].trim().is_empty());
    found
}

/// Clauses in order. Places and kinds that are merely listed stay together.
pub(crate) fn clauses(
    text: &str,
    sentences: &[Range<usize>],
    spots: &[Spot],
    days: &[WishDay],
) -> Vec<Clause> {
    let mut found = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let mut start = sentence.start;
        for end in boundaries(text, sentence, spots) {
            found.push(Clause {
                range: start..end,
                sentence: number,
                day: None,
            });
            start = end;
        }
        found.push(Clause {
            range: start..sentence.end,
            sentence: number,
            day: None,
        });
    }
    found.retain(|clause| !text[clause.range.clone()].trim_matches([' ', ',']).is_empty());
    set_days(text, &mut found, days);
    found
}

/// Whether nothing but a list separator stands between two things.
pub(crate) fn is_list_separator(between: &str) -> bool {
    LIST.is_match(between)
}

fn boundaries(text: &str, sentence: &Range<usize>, spots: &[Spot]) -> Vec<usize> {
    let part = &text[sentence.clone()];
    BOUNDARY
        .find_iter(part)
        .filter_map(|found| {
            let word = found.as_str();
            let at = sentence.start + found.start();
            let korean = word.chars().next().is_some_and(crate::scan::is_hangul);
            // What stands right before 대신 is given up, so the word goes with it.
            let given_up = word.trim().starts_with("대신") && spots.iter().any(|spot| spot.range.end == at);
            let cut = if korean || given_up {
                sentence.start + found.end()
            } else {
                at
            };
            let inner = spots
                .iter()
                .any(|spot| spot.range.start < cut && cut < spot.range.end);
            let stays = inner || (korean && stays_whole(word, &text[cut..])) || in_list(text, at..cut, spots);
            (!stays && cut > sentence.start).then_some(cut)
        })
        .collect()
}

fn stays_whole(word: &str, rest: &str) -> bool {
    let bare = word.trim_end_matches([',', ' ']);
    NOT_CONNECTIVE.contains(&bare)
        || (bare.ends_with(['고', '구'])
            && !word.contains(',')
            && BOUND_AFTER.iter().any(|next| rest.starts_with(next)))
        || (bare.ends_with("데") && (rest.starts_with("말고") || rest.starts_with("로")))
}

fn in_list(text: &str, boundary: Range<usize>, spots: &[Spot]) -> bool {
    let before = spots.iter().rev().find(|spot| spot.range.end <= boundary.end);
    let after = spots
        .iter()
        .find(|spot| spot.range.start >= boundary.start && spot.range.end > boundary.end);
    match (before, after) {
        (Some(before), Some(after)) if before.range.end <= after.range.start => {
            is_list_separator(&text[before.range.end..after.range.start])
        }
        _ => false,
    }
}

fn set_days(text: &str, clauses: &mut [Clause], days: &[WishDay]) {
    for clause in clauses.iter_mut() {
        let mark = text[clause.range.clone()].chars().find_map(|c| marked(DAY, c));
        clause.day = mark.and_then(|number| days.get(number).copied());
    }
    for at in 0..clauses.len() {
        if !DAY_ONLY.is_match(&text[clauses[at].range.clone()]) {
            continue;
        }
        let sentence = clauses[at].sentence;
        let has_next = clauses.get(at + 1).is_some_and(|next| next.sentence == sentence);
        let has_previous = at > 0 && clauses[at - 1].sentence == sentence;
        let neighbour = if has_next || !has_previous { at + 1 } else { at - 1 };
        let day = clauses[at].day;
        if let Some(neighbour) = clauses.get_mut(neighbour) {
            neighbour.day = neighbour.day.or(day);
        }
    }
}
