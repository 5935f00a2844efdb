//! Tells cheaply which places cannot be meant, so that the forms of a name are only built for the few that may be.

use std::sync::LazyLock;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::NamedPlace;
use crate::names::generic::{KOREAN_CITIES, NO_NAMES};
use crate::names::typo::{SHORTEST_LATIN, bag_of, first_sound, latin_slips};
use crate::names::{Letter, alias};
use crate::scan::{half_width, is_east_asian, is_hangul, is_jamo, is_letter, plain};

/// Letters of the longest span that is compared with a mistyped name.
const LONGEST: usize = 48;

static CITIES: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| KOREAN_CITIES.iter().map(|city| city.chars().collect()).collect());

/// What the words of a text begin with.
pub(super) struct Screen {
    /// Letters of the text.
    values: Vec<char>,
    /// Pairs of neighbours of which one is not Latin, with where they stand, sorted.
    pairs: Vec<(char, char, usize)>,
    /// Where words begin, sorted by their first sound.
    starts: Vec<Start>,
}

struct Start {
    /// What a slip leaves as it is.
    sound: char,
    at: usize,
    /// The letters held by the first so many letters from here.
    bags: Vec<u32>,
}

impl Screen {
    /// Looks at the letters of a text.
    pub(super) fn new(letters: &[Letter]) -> Self {
        let values: Vec<char> = letters.iter().map(|letter| letter.value).collect();
        let mut pairs: Vec<(char, char, usize)> = values
            .windows(2)
            .enumerate()
            .map(|(at, pair)| (pair[0], pair[1], at))
            .filter(|(a, b, _)| !(a.is_ascii() && b.is_ascii()))
            .collect();
        pairs.sort_unstable();
        let mut starts: Vec<Start> = (0..letters.len())
            .filter(|&at| letters[at].starts)
            .map(|at| start(&values, at))
            .collect();
        starts.sort_by_key(|start| start.sound);
        Self {
            values,
            pairs,
            starts,
        }
    }

    /// Whether any form of the place's names may stand in the text; `false` is certain.
    pub(super) fn may_name(&self, named: &NamedPlace<'_>, spelled: &mut Vec<char>) -> bool {
        let (_, slug) = named
            .id
            .as_str()
            .split_once('/')
            .unwrap_or(("", named.id.as_str()));
        if alias::is_known(slug) {
            return true;
        }
        let names = [
            Some(named.names.local.as_str()),
            named.names.ko.as_deref().filter(|&ko| ko != named.names.local),
            named.names.en.as_deref().filter(|&en| en != named.names.local),
            Some(slug),
        ];
        names
            .into_iter()
            .flatten()
            .any(|name| name.chars().any(is_jamo) || self.may_hold(spell(name, spelled)))
    }

    /// Whether a form that begins and ends with words of this name may stand in the text.
    fn may_hold(&self, name: &[char]) -> bool {
        let begins = |at: usize| name[at] != ' ' && (at == 0 || name[at - 1] == ' ');
        (0..name.len()).any(|at| begins(at) && self.may_begin(&name[at..]))
    }

    fn may_begin(&self, rest: &[char]) -> bool {
        let mut letters = rest.iter().copied().filter(|&c| c != ' ');
        let (Some(first), Some(second)) = (letters.next(), letters.next()) else {
            return false;
        };
        if first.is_ascii() && second.is_ascii() {
            let starts = self.alike(first).iter().map(|start| start.at);
            return starts.into_iter().any(|at| self.stands_at(at, rest)) || self.may_be_mistyped(rest);
        }
        let from = self.pairs.partition_point(|&(a, b, _)| (a, b) < (first, second));
        let pairs = self.pairs[from..]
            .iter()
            .take_while(|&&(a, b, _)| (a, b) == (first, second));
        pairs.into_iter().any(|&(_, _, at)| self.stands_at(at, rest))
            || self.begins_alike(rest)
            || (is_hangul(first) && self.may_begin_behind_its_city(rest))
    }

    fn alike(&self, sound: char) -> &[Start] {
        let from = self.starts.partition_point(|start| start.sound < sound);
        let to = self.starts.partition_point(|start| start.sound <= sound);
        &self.starts[from..to]
    }

    /// Whether a form of the name stands right here: at least its first word if that is Latin, else two letters of
    /// it, and more than a word that names nothing.
    fn stands_at(&self, at: usize, rest: &[char]) -> bool {
        let mut same = 0;
        let mut stands = false;
        for (position, &letter) in rest.iter().enumerate().filter(|&(_, &letter)| letter != ' ') {
            if self.values.get(at + same) != Some(&letter) {
                break;
            }
            same += 1;
            let word_ends = rest.get(position + 1).is_none_or(|&next| next == ' ');
            let shortest = if letter.is_ascii() { 3 } else { 2 };
            let may_end = same >= shortest && (word_ends || !letter.is_ascii());
            if may_end
                && !NO_NAMES.contains(
                    rest[..=position]
                        .iter()
                        .filter(|&&c| c != ' ')
                        .collect::<String>()
                        .as_str(),
                )
            {
                stands = true;
                break;
            }
        }
        stands
    }

    /// Two syllables of three stay as they are in a mistyped Korean name, one of them in a long one.
    fn begins_alike(&self, rest: &[char]) -> bool {
        let head = || rest.iter().copied().filter(|&c| c != ' ');
        let length = head().take(5).count();
        let Some(sound) = rest
            .first()
            .and_then(|&first| first_sound(first))
            .filter(|_| length >= 3)
        else {
            return false;
        };
        let least = if length >= 5 { 1 } else { 2 };
        self.alike(sound).iter().any(|start| {
            let values = self.values[start.at..].iter().copied();
            head().take(3).zip(values).filter(|(a, b)| a == b).count() >= least
        })
    }

    fn may_begin_behind_its_city(&self, rest: &[char]) -> bool {
        CITIES.iter().any(|city| {
            let behind = rest.strip_prefix(city.as_slice());
            behind.is_some_and(|behind| behind.len() > 1 && behind[0] != ' ' && self.may_begin(behind))
        })
    }

    fn may_be_mistyped(&self, rest: &[char]) -> bool {
        let alike = self.alike(rest[0]);
        if alike.is_empty() {
            return false;
        }
        let (mut bag, mut length) = (0, 0);
        for (at, &letter) in rest.iter().enumerate() {
            if letter != ' ' {
                bag |= bag_of(letter);
                length += 1;
            }
            let word_ends = letter != ' ' && rest.get(at + 1).is_none_or(|&next| next == ' ');
            if word_ends && length >= SHORTEST_LATIN && near_any(alike, bag, length) {
                return true;
            }
        }
        false
    }
}

fn near_any(alike: &[Start], bag: u32, length: usize) -> bool {
    let slips = latin_slips(length);
    alike.iter().any(|start| {
        let sizes = length - slips..=length + slips;
        length + slips > LONGEST
            || start.bags.iter().enumerate().any(|(at, held)| {
                sizes.contains(&(at + 1)) && (held ^ bag).count_ones() as usize <= 2 * slips
            })
    })
}

fn start(values: &[char], at: usize) -> Start {
    let mut bag = 0;
    let bags = values[at..].iter().take(LONGEST).map(|&value| {
        bag |= bag_of(value);
        bag
    });
    Start {
        sound: first_sound(values[at]).unwrap_or(values[at]),
        at,
        bags: bags.collect(),
    }
}

/// The letters of a name without case and accents, one blank between its words.
fn spell<'s>(name: &str, spelled: &'s mut Vec<char>) -> &'s [char] {
    spelled.clear();
    for c in name.chars() {
        if c.is_ascii() {
            let letter = c.is_ascii_alphanumeric();
            spelled.push(if letter { c.to_ascii_lowercase() } else { ' ' });
        } else if is_hangul(c) {
            spelled.push(c);
        } else if is_east_asian(c) {
            spelled.push(if is_letter(c) { c } else { ' ' });
        } else {
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    let lower = half_width(part).to_lowercase().map(plain);
                    spelled.extend(lower.map(|c| if is_letter(c) { c } else { ' ' }));
                }
            });
        }
    }
    spelled
}

#[cfg(test)]
mod tests {
    use engine_model::ids::PlaceId;
    use engine_model::place::Names;

    use super::Screen;
    use crate::NamedPlace;
    use crate::names::{letters, variant::variants};

    fn check(names: [&str; 3], id: &str) {
        let [local, ko, en] = names.map(str::to_owned);
        let names = Names {
            local,
            ko: Some(ko),
            en: Some(en),
        };
        let id = PlaceId::new(id);
        let named = NamedPlace {
            id: &id,
            names: &names,
            fame: 50,
        };
        for variant in variants(0, &named) {
            let text: String = variant.letters.iter().collect();
            let screen = Screen::new(&letters(&text));
            assert!(
                screen.may_name(&named, &mut Vec::new()),
                "{text} of {}",
                id.as_str()
            );
        }
        let screen = Screen::new(&letters("we like quiet xylophones"));
        assert!(!screen.may_name(&named, &mut Vec::new()), "{}", id.as_str());
    }

    #[test]
    fn lets_every_form_of_a_name_pass() {
        check(
            ["경복궁", "경복궁", "Gyeongbokgung Palace"],
            "seoul/gyeongbokgung",
        );
        check(
            ["서울숲공원", "서울 숲 공원", "Seoul Forest Park"],
            "seoul/forest",
        );
        check(
            ["Musée d'Orsay", "오르세 미술관", "Orsay Museum"],
            "paris/musee-orsay",
        );
        check(["東京タワー", "도쿄타워", "Tokyo Tower"], "tokyo/tower");
        check(
            [
                "Plaça de Catalunya (centre)",
                "카탈루냐 광장",
                "The Catalonia Square",
            ],
            "barcelona/catalunya",
        );
        check(
            ["ﾊﾁ公", "하치코 동상", "Hachikō statue & park"],
            "tokyo/hachiko-statue",
        );
    }
}
