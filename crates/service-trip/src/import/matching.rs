//! Places of a file and places of the data: which is which.

use std::collections::BTreeMap;

use engine_model::geo::{Coordinates, Metres};
use engine_model::ids::PlaceId;
use engine_model::place::{Names, Place};
use engine_trip::Packs;
use wire::scalars::NamesView;

use super::{ImportNote, Mark, NoteKind};
use crate::ideas::Idea;

/// How far apart two descriptions of the same place may lie: a map program marks an entrance, another the middle.
const SAME_PLACE: Metres = Metres(300);

/// Places as a trip takes them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matched {
    /// Those that the data knows.
    pub(crate) known: Vec<Idea>,
    /// Those that only the travellers know.
    pub(crate) own: Vec<Idea>,
    /// Those that nobody can find.
    pub(crate) notes: Vec<ImportNote>,
}

/// Finds the places of a file in the data: by name and position, and by name alone where a file says no position and
/// exactly one place is called so.
pub(crate) fn match_places(marks: Vec<Mark>, packs: &Packs) -> Matched {
    let by_name = if marks.iter().any(|mark| mark.at.is_none()) {
        names(packs)
    } else {
        BTreeMap::new()
    };
    let mut matched = Matched::default();
    let mut seen: Vec<PlaceId> = Vec::new();
    for mark in marks {
        let Mark { name, at, note } = mark;
        let found = match at {
            Some(at) => near(&name, at, packs),
            None => by_name.get(&fold(&name)).copied().flatten(),
        };
        match (found, at) {
            (Some(place), _) => {
                // Lists of several people name the same place more than once.
                if !seen.contains(&place.id) {
                    seen.push(place.id.clone());
                    matched.known.push(Idea {
                        note,
                        ..Idea::of_place(place)
                    });
                }
            }
            (None, Some(at)) => matched.own.push(Idea {
                place_id: None,
                names: NamesView {
                    local: name,
                    ko: None,
                    en: None,
                },
                latitude: at.latitude(),
                longitude: at.longitude(),
                category: None,
                duration_minutes: None,
                note,
            }),
            (None, None) => matched.notes.push(ImportNote {
                kind: NoteKind::PositionUnknown,
                subject: Some(name),
            }),
        }
    }
    matched
}

fn near<'a>(name: &str, at: Coordinates, packs: &'a Packs) -> Option<&'a Place> {
    let wanted = fold(name);
    packs.all().iter().find_map(|pack| {
        let nearby = pack.places.near(at, SAME_PLACE, &[]);
        let mut nearby = nearby
            .into_iter()
            .map(|(position, _)| &pack.places.all()[position]);
        nearby.find(|place| all_names(&place.names).any(|own| alike(&fold(own), &wanted)))
    })
}

/// Whether two folded names may mean the same: equal, or one holds the other.
fn alike(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    // Two syllables of Hangul, or six letters: less is in too many names.
    one == other || (short.len() >= 6 && long.contains(short))
}

/// Every name of the data that only one place has.
fn names(packs: &Packs) -> BTreeMap<String, Option<&Place>> {
    let mut names: BTreeMap<String, Option<&Place>> = BTreeMap::new();
    for place in packs.all().iter().flat_map(|pack| pack.places.all()) {
        for name in all_names(&place.names) {
            names
                .entry(fold(name))
                .and_modify(|other| {
                    if other.is_some_and(|other| other.id != place.id) {
                        *other = None;
                    }
                })
                .or_insert(Some(place));
        }
    }
    names
}

fn all_names(names: &Names) -> impl Iterator<Item = &str> {
    let all = [Some(&names.local), names.ko.as_ref(), names.en.as_ref()];
    all.into_iter().flatten().map(String::as_str)
}

fn fold(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
