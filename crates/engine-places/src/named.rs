//! The place that somebody means by a name.

mod form;

use std::cmp::Reverse;

use engine_model::place::{Names, Place};

use crate::text::{self, distance, fold};
use form::{Form, forms_of};

/// What a written name may mean. Positions are those of the destination's places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameMatch {
    /// This one.
    Found(usize),
    /// One of these, equally well matched; best known first.
    Ambiguous(Vec<usize>),
    /// None of them, but these are called alike; closest first, at most five.
    Near(Vec<usize>),
    /// Nothing is called anything like it.
    None,
}

/// Suggestions are at most so many.
const SUGGESTIONS: usize = 5;

/// The ways to write a place's name.
#[derive(Clone, Debug)]
pub(crate) struct NameForms(Vec<Form>);

impl NameForms {
    pub(crate) fn new(place: &Place) -> Self {
        let mut forms: Vec<Form> = all_names(&place.names).flat_map(forms_of).collect();
        let tail = tail(place);
        // An imported id ends in a number, which is no name.
        if !tail.chars().any(|character| character.is_ascii_digit()) {
            forms.extend(forms_of(tail));
        }
        forms.dedup();
        Self(forms)
    }
}

/// The words of a destination's names.
pub(crate) fn destination_words(names: &Names) -> Vec<Vec<char>> {
    all_names(names)
        .flat_map(|name| text::words(&fold(name)))
        .collect()
}

/// `within` are the words of the destination's own names, which people add to the names of places there.
pub(crate) fn find(name: &str, within: &[Vec<char>], places: &[Place], forms: &[NameForms]) -> NameMatch {
    let name = name.trim();
    if let Some(position) = by_id(name, places) {
        return NameMatch::Found(position);
    }
    let queries = forms_of(name);
    let found = match_forms(&queries, places, forms);
    if is_hit(&found) {
        return found;
    }
    let shorter: Vec<Form> = queries.iter().filter_map(|query| query.without(within)).collect();
    let of_shorter = match_forms(&shorter, places, forms);
    if is_hit(&of_shorter) { of_shorter } else { found }
}

fn is_hit(found: &NameMatch) -> bool {
    matches!(found, NameMatch::Found(_) | NameMatch::Ambiguous(_))
}

fn all_names(names: &Names) -> impl Iterator<Item = &str> {
    [
        Some(names.local.as_str()),
        names.ko.as_deref(),
        names.en.as_deref(),
    ]
    .into_iter()
    .flatten()
}

fn by_id(name: &str, places: &[Place]) -> Option<usize> {
    let name = name.to_lowercase();
    places
        .iter()
        .position(|place| place.id.as_str() == name)
        .or_else(|| {
            let mut with_tail = places.iter().enumerate().filter(|(_, place)| tail(place) == name);
            let (position, _) = with_tail.next()?;
            with_tail.next().is_none().then_some(position)
        })
}

fn tail(place: &Place) -> &str {
    let id = place.id.as_str();
    id.rsplit_once('/').map_or(id, |(_, tail)| tail)
}

fn match_forms(queries: &[Form], places: &[Place], forms: &[NameForms]) -> NameMatch {
    let steps: [fn(&Form, &Form) -> bool; 5] = [
        Form::is_whole,
        Form::is_same,
        Form::has_same_core,
        Form::is_held_by,
        Form::begins_own_words_of,
    ];
    for step in steps {
        let found = positions(forms, |form| queries.iter().any(|query| step(query, form)));
        if !found.is_empty() {
            return decide(found, places);
        }
    }
    // A beginning in the middle of a word, as in Korean, which writes 해운대해수욕장 in one, is weaker: it only finds
    // what people visit.
    let mut found = positions(forms, |form| queries.iter().any(|query| query.begins(form)));
    found.retain(|&position| places[position].category.is_visit());
    if found.is_empty() {
        found = positions(forms, |form| queries.iter().any(|query| query.contracts(form)));
        found.retain(|&position| places[position].category.is_visit());
    }
    if found.is_empty() {
        nearest(queries, places, forms)
    } else {
        decide(found, places)
    }
}

fn positions(forms: &[NameForms], matches: impl Fn(&Form) -> bool) -> Vec<usize> {
    forms
        .iter()
        .enumerate()
        .filter(|(_, forms)| forms.0.iter().any(&matches))
        .map(|(position, _)| position)
        .collect()
}

/// Of several equally good matches the only one that people go to for its own sake is meant, not its station.
fn decide(mut found: Vec<usize>, places: &[Place]) -> NameMatch {
    if found.len() > 1 {
        let visits: Vec<usize> = found
            .iter()
            .copied()
            .filter(|&position| places[position].category.is_visit())
            .collect();
        if !visits.is_empty() {
            found = visits;
        }
    }
    if let [position] = found[..] {
        return NameMatch::Found(position);
    }
    found.sort_by_key(|&position| (Reverse(places[position].fame), position));
    NameMatch::Ambiguous(found)
}

/// How alike two names are, closest first: whether it is too little to be meant, and the typing errors.
type Likeness = (bool, usize);

/// Names within a few typing errors: one in six letters is taken as meant, one in four as a suggestion, and so is a name
/// that holds the query or is held by it.
fn nearest(queries: &[Form], places: &[Place], forms: &[NameForms]) -> NameMatch {
    let mut alike: Vec<(Likeness, usize)> = forms
        .iter()
        .enumerate()
        .filter_map(|(position, forms)| Some((likeness(queries, forms)?, position)))
        .collect();
    alike.sort_by_key(|&(likeness, position)| (likeness, Reverse(places[position].fame), position));
    match alike.first() {
        Some(&(closest @ (false, _), _)) => {
            let best = alike.iter().take_while(|&&(likeness, _)| likeness == closest);
            decide(best.map(|&(_, position)| position).collect(), places)
        }
        Some(_) => NameMatch::Near(
            alike
                .into_iter()
                .take(SUGGESTIONS)
                .map(|(_, position)| position)
                .collect(),
        ),
        None => NameMatch::None,
    }
}

/// The likeness of the closest forms; `None` where they have nothing in common.
fn likeness(queries: &[Form], forms: &NameForms) -> Option<Likeness> {
    let pairs = queries
        .iter()
        .flat_map(|query| forms.0.iter().map(move |form| (query, form)));
    pairs.filter_map(|(query, form)| form_likeness(query, form)).min()
}

fn form_likeness(query: &Form, form: &Form) -> Option<Likeness> {
    let full = typing_errors(&query.full, &form.full);
    let core = typing_errors(&query.core, &form.core).filter(|_| query.proper && query.may_be_of_kind(form));
    // A name inside another is a suggestion, ranked behind every typing error.
    let inside = holds(&form.full, &query.core) || holds(&query.full, &form.core);
    full.into_iter()
        .chain(core)
        .min()
        .or_else(|| inside.then_some((true, query.full.len())))
}

fn typing_errors(query: &[char], form: &[char]) -> Option<Likeness> {
    let suggested = query.len() / 4;
    if query.len().abs_diff(form.len()) > suggested {
        return None;
    }
    let errors = distance(query, form).whole;
    (errors <= suggested).then_some((errors > (query.len() / 6).min(3), errors))
}

fn holds(long: &[char], short: &[char]) -> bool {
    short.len() > 3 && long.windows(short.len()).any(|window| window == short)
}

#[cfg(test)]
mod tests;
