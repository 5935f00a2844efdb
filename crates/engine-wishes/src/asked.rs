//! From things named and what is said of them to wishes.

use std::ops::Range;

use engine_model::people::Diet;
use engine_model::place::Category;
use engine_model::wish::{DayPart, Wish, WishKind};

use crate::Context;
use crate::amount::Amounts;
use crate::clause::{Clause, is_list_separator};
use crate::pattern::{TIME, marked, patterns};
use crate::polarity::{Polarity, day_part, english_after, english_before, korean};
use crate::reader::Found;
use crate::scan::is_hangul;
use crate::target::{Spot, Target};

patterns! {
    GIVEN_UP = r"^ ?(?:은|는|을|를)? ?$";
    TAKEN = r"^ ?(?:으로|로) ?(?:좀 ?)?(?:바꾸|바꿔|바꿨|변경|교체|대체)";
}

/// What became of a thing named.
#[derive(Clone, Debug)]
pub(crate) enum Asked {
    /// A wish.
    Wish(Found),
    /// It asks for nothing.
    Nothing(Range<usize>),
    /// A predicate in a clause of its own.
    Said(Range<usize>),
    /// It asks for what no wish covers.
    Refused(Range<usize>),
}

/// Things listed together, of which the same is said.
struct Group<'a> {
    spots: &'a [Spot],
    clause: usize,
    before: Range<usize>,
    after: Range<usize>,
}

/// Reads every group of things.
pub(crate) fn read(
    text: &str,
    clauses: &[Clause],
    spots: &[Spot],
    lodging: &[bool],
    amounts: &Amounts,
    context: &Context<'_>,
) -> Vec<Asked> {
    let mut asked = Vec::new();
    let groups = groups(text, clauses, spots);
    for (number, group) in groups.iter().enumerate() {
        let next = groups.get(number + 1);
        let exchanged = next.is_some_and(|next| is_exchanged(text, group, next));
        let clause = &clauses[group.clause];
        if lodging[group.clause] {
            asked.extend(group.spots.iter().map(|spot| Asked::Nothing(spot.range.clone())));
            continue;
        }
        let (before, after) = (&text[group.before.clone()], &text[group.after.clone()]);
        let own_after =
            &text[group.after.start..group.after.end.min(clause.range.end).max(group.after.start)];
        let part = part_of(before, own_after, amounts);
        let is_korean = text[clause.range.clone()].chars().any(is_hangul);
        let last = group.spots.len() - 1;
        for (at, spot) in group.spots.iter().enumerate() {
            let polarity = if exchanged {
                Polarity::Avoid
            } else if is_korean {
                korean(before, after)
            } else {
                english(before, after, at == last, group.spots.len())
            };
            if is_korean && polarity != Polarity::Unsaid && korean(before, own_after) == Polarity::Unsaid {
                asked.push(Asked::Said(group.after.clone()));
            }
            asked.push(wish(spot, polarity, part, clause, context));
        }
    }
    asked
}

/// `A를 B로 바꿔 주세요` gives up A for B.
fn is_exchanged(text: &str, one: &Group<'_>, other: &Group<'_>) -> bool {
    GIVEN_UP.is_match(&text[one.after.clone()]) && TAKEN.is_match(&text[other.after.clone()])
}

fn groups<'a>(text: &str, clauses: &[Clause], spots: &'a [Spot]) -> Vec<Group<'a>> {
    let mut groups = Vec::new();
    let mut start = 0;
    while start < spots.len() {
        let mut end = start + 1;
        while end < spots.len() && listed(text, clauses, &spots[end - 1], &spots[end]) {
            end += 1;
        }
        let clause = clause_of(clauses, spots[start].range.start);
        if let Some(clause) = clause {
            let previous = start.checked_sub(1).map_or(0, |before| spots[before].range.end);
            let before = previous.max(clauses[clause].range.start)..spots[start].range.start;
            let last = &spots[end - 1];
            let next = spots.get(end).map_or(text.len(), |spot| spot.range.start);
            let after =
                last.range.end..reach(clauses, clause, next).clamp(last.range.end, next.max(last.range.end));
            groups.push(Group {
                spots: &spots[start..end],
                clause,
                before,
                after,
            });
        }
        start = end;
    }
    groups
}

fn listed(text: &str, clauses: &[Clause], one: &Spot, next: &Spot) -> bool {
    let (a, b) = (
        clause_of(clauses, one.range.start),
        clause_of(clauses, next.range.start),
    );
    a == b && a.is_some() && is_list_separator(&text[one.range.end..next.range.start])
}

fn clause_of(clauses: &[Clause], at: usize) -> Option<usize> {
    clauses.iter().position(|clause| clause.range.contains(&at))
}

/// How far a predicate may stand behind: to the end of the sentence, as long as no other thing comes in between.
fn reach(clauses: &[Clause], clause: usize, next: usize) -> usize {
    let own = &clauses[clause];
    let mut end = own.range.end;
    for later in &clauses[clause + 1..] {
        if later.sentence != own.sentence || later.range.contains(&next) {
            break;
        }
        end = later.range.end;
    }
    end
}

fn part_of(before: &str, after: &str, amounts: &Amounts) -> Option<DayPart> {
    let clock = |text: &str| {
        text.chars()
            .find_map(|c| amounts.times.get(marked(TIME, c)?).copied())
            .map(crate::amount::Clock::part)
    };
    day_part(after)
        .or_else(|| clock(after))
        .or_else(|| day_part(before))
        .or_else(|| clock(before))
}

fn english(before: &str, after: &str, is_last: bool, size: usize) -> Polarity {
    let (front, behind) = (english_before(before), english_after(after));
    match (front, behind) {
        (Polarity::Avoid | Polarity::Less, Polarity::More) if is_last && size > 1 => Polarity::More,
        (Polarity::Unsaid, _) | (Polarity::More, Polarity::Avoid | Polarity::Less) => behind,
        _ => front,
    }
}

fn wish(
    spot: &Spot,
    polarity: Polarity,
    part: Option<DayPart>,
    clause: &Clause,
    context: &Context<'_>,
) -> Asked {
    let negative = matches!(polarity, Polarity::Less | Polarity::Avoid);
    let kind = match spot.target {
        Target::Place(place) => {
            let Some(named) = context.places.get(place) else {
                return Asked::Nothing(spot.range.clone());
            };
            let id = named.id.clone();
            match (negative, part) {
                (true, _) => WishKind::AvoidPlace(id),
                (false, Some(part)) => WishKind::AtTime(id, part),
                (false, None) => WishKind::MustSee(id),
            }
        }
        Target::Category(category) => category_wish(category, polarity),
        Target::Cuisine(_) if negative => return Asked::Refused(spot.range.clone()),
        Target::Cuisine(cuisine) => WishKind::Cuisine(cuisine.to_owned()),
        Target::Seafood if negative => WishKind::Diet(Diet::NoSeafood),
        Target::Seafood => WishKind::Cuisine("seafood".to_owned()),
        Target::Food(diet) if negative => WishKind::Diet(diet),
        Target::Food(_) => return Asked::Nothing(spot.range.clone()),
        Target::Meal(_) if polarity == Polarity::Unsaid => return Asked::Nothing(spot.range.clone()),
        Target::Meal(meal) => WishKind::Meal(meal, !negative),
    };
    let firm = polarity != Polarity::Unsaid;
    Asked::Wish(Found {
        wish: Wish {
            kind,
            day: clause.day,
        },
        range: spot.range.clone(),
        firm,
    })
}

fn category_wish(category: Category, polarity: Polarity) -> WishKind {
    match polarity {
        Polarity::Avoid => WishKind::AvoidCategory(category),
        Polarity::Less => WishKind::Less(category),
        Polarity::More | Polarity::Unsaid => WishKind::More(category),
    }
}
