//! The steps of a reading, from the marked text to wishes.

use std::ops::Range;

use engine_model::people::MobilityAid;
use engine_model::problem::Mode;
use engine_model::time::DayTime;
use engine_model::wish::{ReadWish, Reading, Wish, WishDay, WishKind};

use crate::Context;
use crate::amount::Amounts;
use crate::clause::{Clause, clauses, sentences};
use crate::names::find_mentions;
use crate::pattern::{PLACE, Pairs, mark};
use crate::rule::{Meaning, RULES, find_children, wishes_of};
use crate::scan::Scan;
use crate::target::{Spot, find_spots};
use crate::{asked, slip, unread};

/// A wish with where it was read and how firmly.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The wish.
    pub(crate) wish: Wish,
    /// Bytes of the marked text.
    pub(crate) range: Range<usize>,
    /// Said in so many words, not only named.
    pub(crate) firm: bool,
}

/// A text in the middle of being read.
pub(crate) struct Reader<'a> {
    original: &'a str,
    context: &'a Context<'a>,
    scan: Scan,
    amounts: Amounts,
    clauses: Vec<Clause>,
    spots: Vec<Spot>,
    found: Vec<Found>,
    /// By clause: something was read from it, or it is known to ask for nothing.
    understood: Vec<bool>,
    /// By clause: it asks for what no wish covers.
    refused: Vec<bool>,
    /// By clause: places in it say where the travellers stay.
    lodging: Vec<bool>,
}

impl<'a> Reader<'a> {
    /// Marks what stands in the text and cuts it into clauses.
    pub(crate) fn new(original: &'a str, context: &'a Context<'a>) -> Self {
        let mut scan = Scan::new(original);
        let places = mark_places(&mut scan, context);
        slip::correct(&mut scan);
        let amounts = Amounts::mark_all(&mut scan, context.currency);
        let sentences = sentences(&scan.text);
        let spots = find_spots(&scan.text, &places);
        let clauses = clauses(&scan.text, &sentences, &spots, &amounts.days);
        let none = vec![false; clauses.len()];
        let mut reader = Self {
            original,
            context,
            scan,
            amounts,
            clauses,
            spots,
            found: Vec::new(),
            understood: none.clone(),
            refused: none.clone(),
            lodging: none,
        };
        reader.shut_out(&sentences);
        reader
    }

    /// Reads everything.
    pub(crate) fn read(mut self) -> Reading {
        self.read_children();
        self.read_rules();
        self.read_targets();
        self.mark_unread();
        self.settle();
        let pieces = unread::joined(&self.scan.text, &self.clauses, &self.refused, &self.understood);
        let unread = pieces
            .into_iter()
            .filter_map(|piece| self.piece(&piece))
            .collect();
        let wishes = self.found.iter().map(|found| ReadWish {
            wish: found.wish.clone(),
            words: self.words(&found.range),
        });
        Reading {
            wishes: wishes.collect(),
            unread,
        }
    }

    /// Takes orders to the software and requests from outside the trip out of the text.
    fn shut_out(&mut self, sentences: &[Range<usize>]) {
        for at in 0..self.clauses.len() {
            let range = self.clauses[at].range.clone();
            let sentence = sentences[self.clauses[at].sentence].clone();
            let order = unread::is_order(&self.scan.text[sentence.clone()]) && self.is_ordered(at, &sentence);
            self.refused[at] = order || unread::is_outside(&self.scan.text[range]);
        }
        for at in 0..self.clauses.len() {
            if self.refused[at] {
                let range = self.clauses[at].range.clone();
                self.spots
                    .retain(|spot| spot.range.end <= range.start || range.end <= spot.range.start);
                self.scan.blank(range);
            }
        }
    }

    /// An order governs its sentence from the first clause that gives it.
    fn is_ordered(&self, at: usize, sentence: &Range<usize>) -> bool {
        let before = sentence.start..self.clauses[at].range.end;
        unread::is_order(&self.scan.text[before])
            || at == 0
            || self.clauses[at - 1].sentence != self.clauses[at].sentence
    }

    fn read_children(&mut self) {
        let Some(ages) = self.without_denials(find_children) else {
            return;
        };
        let Some(range) = ages.ranges.iter().min_by_key(|range| range.start).cloned() else {
            return;
        };
        for part in &ages.ranges {
            self.understand(part);
        }
        self.found.push(Found {
            wish: Wish {
                kind: WishKind::Children(ages.years),
                day: None,
            },
            range,
            firm: true,
        });
    }

    /// Statements such as `no kids` must not be read as children.
    fn without_denials<T>(&self, read: impl Fn(&str) -> T) -> T {
        let mut scan = self.scan.clone();
        let pairs = Pairs::of(&scan.text);
        for (pattern, meaning) in RULES.iter() {
            if *meaning == Meaning::Nothing && pattern.may_match(&pairs) {
                let ranges: Vec<Range<usize>> =
                    pattern.find_iter(&scan.text).map(|found| found.range()).collect();
                for range in ranges {
                    scan.blank(range);
                }
            }
        }
        read(&scan.text)
    }

    fn read_rules(&mut self) {
        let sentences = sentences(&self.scan.text);
        let pairs = Pairs::of(&self.scan.text);
        for (pattern, meaning) in RULES.iter().filter(|(pattern, _)| pattern.may_match(&pairs)) {
            for sentence in &sentences {
                let mut from = sentence.start;
                while let Some(found) = pattern.find(&self.scan.text[from..sentence.end]) {
                    if found.is_empty() {
                        break;
                    }
                    let range = from + found.start()..from + found.end();
                    from = range.end;
                    self.take(*meaning, range);
                }
            }
        }
    }

    /// Books what a phrase says and removes it from the text.
    fn take(&mut self, meaning: Meaning, range: Range<usize>) {
        let words = self.scan.text[range.clone()].to_owned();
        let overlapping = self.clauses_over(&range);
        let day = overlapping.clone().find_map(|at| self.clauses[at].day);
        match meaning {
            Meaning::Lodging => overlapping.clone().for_each(|at| self.lodging[at] = true),
            Meaning::Refused => overlapping.clone().for_each(|at| self.refused[at] = true),
            Meaning::SleepIn => self.push(WishKind::DayStart(DayTime::hm(10, 0)), day, &range, false),
            Meaning::WithoutCar => self.push(WishKind::Transport(Mode::Walk), day, &range, false),
            Meaning::Accessible => self.push(WishKind::Mobility(MobilityAid::StepFree), day, &range, false),
            _ => {
                for kind in wishes_of(meaning, &words, &self.amounts) {
                    self.push(kind, day, &range, true);
                }
            }
        }
        self.understand(&range);
        self.spots
            .retain(|spot| spot.range.end <= range.start || range.end <= spot.range.start);
        self.scan.blank(range);
    }

    fn push(&mut self, kind: WishKind, day: Option<WishDay>, range: &Range<usize>, firm: bool) {
        self.found.push(Found {
            wish: Wish { kind, day },
            range: range.clone(),
            firm,
        });
    }

    fn understand(&mut self, range: &Range<usize>) {
        self.clauses_over(range).for_each(|at| self.understood[at] = true);
    }

    fn clauses_over(&self, range: &Range<usize>) -> Range<usize> {
        let first = self
            .clauses
            .partition_point(|clause| clause.range.end <= range.start);
        let last = self
            .clauses
            .partition_point(|clause| clause.range.start < range.end);
        first..last.max(first)
    }

    fn read_targets(&mut self) {
        for found in asked::read(
            &self.scan.text,
            &self.clauses,
            &self.spots,
            &self.lodging,
            &self.amounts,
            self.context,
        ) {
            match found {
                asked::Asked::Wish(found) => {
                    self.understand(&found.range);
                    self.found.push(found);
                }
                asked::Asked::Nothing(range) | asked::Asked::Said(range) => self.understand(&range),
                asked::Asked::Refused(range) => {
                    self.clauses_over(&range).for_each(|at| self.refused[at] = true);
                }
            }
        }
    }

    fn mark_unread(&mut self) {
        for at in 0..self.clauses.len() {
            let clause = self.clauses[at].clone();
            if !self.understood[at] && !self.refused[at] {
                self.refused[at] = unread::asks(self.scan.text[clause.range].trim_matches([' ', ',']));
            }
        }
    }

    /// Drops repeats, weak readings against firm ones, and what a more exact wish makes idle; sorts.
    fn settle(&mut self) {
        self.found.sort_by_key(|found| (!found.firm, found.range.start));
        let mut kept: Vec<Found> = Vec::new();
        for found in std::mem::take(&mut self.found) {
            if !kept.iter().any(|other| makes_idle(other, &found)) {
                kept.push(found);
            }
        }
        if kept
            .iter()
            .any(|found| matches!(found.wish.kind, WishKind::Budget(..)))
        {
            kept.retain(|found| found.wish.kind != WishKind::Cheap);
        }
        kept.sort_by_key(|found| found.range.start);
        self.found = kept;
    }

    fn words(&self, range: &Range<usize>) -> String {
        let origin = self.scan.original_range(range);
        self.original.get(origin).unwrap_or_default().trim().to_owned()
    }

    fn piece(&self, range: &Range<usize>) -> Option<String> {
        let blank = |c: char| {
            c.is_whitespace() || (c.is_ascii_punctuation() && c != ')' && c != '(') || "。、…".contains(c)
        };
        let words = self.words(range);
        let lead = ["and ", "but ", "also ", "Also ", "And ", "But ", "그리고 "];
        let mut piece = words.trim_matches(blank);
        for word in lead {
            piece = piece.strip_prefix(word).unwrap_or(piece);
        }
        for word in [" 그리고", " and", " but"] {
            piece = piece.strip_suffix(word).unwrap_or(piece).trim_end_matches(blank);
        }
        (!piece.is_empty()).then(|| piece.to_owned())
    }
}

/// Whether a wish already kept leaves nothing to another.
fn makes_idle(kept: &Found, other: &Found) -> bool {
    use WishKind as K;
    let same_day = kept.wish.day == other.wish.day || other.wish.day.is_none();
    match (&kept.wish.kind, &other.wish.kind) {
        (K::AtTime(kept, _), K::MustSee(place)) => kept == place && same_day,
        (K::AvoidPlace(kept_place), K::MustSee(place) | K::AtTime(place, _)) => kept_place == place,
        (K::AvoidCategory(a) | K::Less(a) | K::More(a), K::AvoidCategory(b) | K::Less(b) | K::More(b)) => {
            a == b && (kept.wish == other.wish || !other.firm || kept.wish.day == other.wish.day)
        }
        (K::DayStart(_), K::DayStart(_)) => !other.firm && same_day || kept.wish == other.wish,
        (K::Mobility(MobilityAid::Wheelchair), K::Mobility(MobilityAid::StepFree)) => !other.firm,
        (K::Transport(_), K::Transport(Mode::Walk)) => !other.firm || kept.wish == other.wish,
        (K::WalkingMetresDay(_), K::LittleWalking) => same_day,
        (kept_kind, other_kind) => kept_kind == other_kind && same_day,
    }
}

/// Marks the places a text names; gives the place behind each mark.
fn mark_places(scan: &mut Scan, context: &Context<'_>) -> Vec<usize> {
    let mut places = Vec::new();
    let mut ranges = Vec::new();
    let words = find_spots(&scan.text, &[]);
    let is_word = |range: &Range<usize>| {
        words
            .iter()
            .any(|w| w.range.start <= range.start && range.end <= w.range.end)
    };
    for mention in find_mentions(scan, &context.places) {
        if !mention.whole && is_word(&mention.range) {
            continue;
        }
        let Some(mark) = mark(PLACE, places.len()) else {
            break;
        };
        places.push(mention.place);
        ranges.push((mention.range, mark));
    }
    for (range, mark) in ranges.into_iter().rev() {
        scan.mark(range, mark);
    }
    places
}
