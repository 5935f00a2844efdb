//! Places by what somebody types.

use std::cmp::Reverse;
use std::sync::Arc;

use engine_model::place::{Category, Names};
use engine_model::{Coordinates, Language, Metres};
use engine_places::{Hit, MatchKind, NameField, SearchFilter};
use engine_trip::Packs;
use library::Shelf;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cached;
use crate::error::LocationError;
use crate::listing::{MOST_LISTED, Spot, once_each};
use crate::service::LocationService;

/// In which order the places of a search come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SearchSort {
    /// Best match first, then the best known.
    #[default]
    Relevance,
    /// Nearest first; a point is needed.
    Distance,
    /// Best known first.
    Fame,
    /// By name, in the language of the answer.
    Name,
}

/// What is searched for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Question {
    /// What somebody typed, trimmed; nothing lists whatever passes the rest.
    pub(crate) text: String,
    pub(crate) near: Option<(Coordinates, Metres)>,
    pub(crate) category: Option<Category>,
    pub(crate) sort: SearchSort,
    pub(crate) language: Language,
}

/// A place that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Found {
    pub(crate) spot: Spot,
    pub(crate) metres: Option<i32>,
    /// 0 local, 1 Korean, 2 English.
    name: u8,
    /// Byte ranges of that name.
    marks: Vec<(usize, usize)>,
}

/// Which part of which name matches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Highlight {
    /// Which name it is.
    pub name: MatchedName,
    /// That name.
    pub text: String,
    /// The parts of it, in order.
    pub ranges: Vec<HighlightRange>,
}

/// One of a place's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum MatchedName {
    /// In the local script.
    Local,
    /// Korean.
    Ko,
    /// English.
    En,
}

/// A part of a text, counted in UTF-16 code units as JavaScript does: `text.slice(start, end)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct HighlightRange {
    /// Where it begins.
    pub start: usize,
    /// Where it ends; the unit there does not belong to it.
    pub end: usize,
}

/// The places that match, at most [`MOST_LISTED`].
pub(crate) async fn find(
    service: &LocationService,
    shelf: &Arc<Shelf>,
    question: Question,
) -> Result<Arc<Vec<Found>>, LocationError> {
    let shelf = Arc::clone(shelf);
    let key = key(&shelf.revision, &question);
    cached::computed(service, cache::Kind::Place, &key, move || {
        matching(&shelf.packs, &question)
    })
    .await
}

fn key(revision: &str, question: &Question) -> String {
    let Question {
        text,
        near,
        category,
        sort,
        language,
    } = question;
    let near = near.map_or_else(String::new, |(at, radius)| {
        format!("{},{},{}", at.latitude(), at.longitude(), radius.0)
    });
    let category = category.map_or("", Category::term);
    // Only names are sorted differently in another language.
    let language = (*sort == SearchSort::Name).then_some(language);
    format!(
        "search/{revision}/{sort:?}/{language:?}/{category}/{near}/{}",
        text.to_lowercase()
    )
}

fn matching(packs: &Packs, question: &Question) -> Vec<Found> {
    let filter = SearchFilter {
        categories: question.category.into_iter().collect(),
        near: question.near,
        limit: usize::MAX,
    };
    let mut hits: Vec<(Spot, Hit)> = Vec::new();
    for (pack, loaded) in packs.all().iter().enumerate() {
        let found = loaded.places.search(&question.text, &filter);
        hits.extend(found.into_iter().map(|hit| {
            let spot = Spot {
                pack,
                place: hit.position,
            };
            (spot, hit)
        }));
    }
    sort(&mut hits, packs, question);
    once_each(&mut hits, packs, |(spot, _)| *spot);
    hits.truncate(MOST_LISTED);
    hits.into_iter().map(found).collect()
}

fn sort(hits: &mut [(Spot, Hit)], packs: &Packs, question: &Question) {
    let best = |(spot, hit): &(Spot, Hit)| -> (MatchKind, Reverse<u8>, Option<Metres>) {
        (hit.matched, Reverse(spot.place(packs).fame), hit.distance)
    };
    match question.sort {
        SearchSort::Relevance => hits.sort_by_key(best),
        SearchSort::Distance => hits.sort_by_key(|hit| (hit.1.distance, best(hit))),
        SearchSort::Fame => hits.sort_by_key(|hit| (best(hit).1, best(hit))),
        SearchSort::Name => hits.sort_by_cached_key(|hit| {
            let name = hit
                .0
                .place(packs)
                .names
                .in_language(question.language)
                .to_lowercase();
            (name, best(hit))
        }),
    }
}

fn found((spot, hit): (Spot, Hit)) -> Found {
    Found {
        spot,
        metres: hit.distance.map(|distance| distance.0),
        name: match hit.name {
            NameField::Local => 0,
            NameField::Korean => 1,
            NameField::English => 2,
        },
        marks: hit
            .highlights
            .into_iter()
            .map(|range| (range.start, range.end))
            .collect(),
    }
}

/// What to mark in the answer; nothing where nothing was typed.
pub(crate) fn highlight(found: &Found, names: &Names) -> Option<Highlight> {
    let (name, text) = match found.name {
        1 => (MatchedName::Ko, names.ko.as_ref()?),
        2 => (MatchedName::En, names.en.as_ref()?),
        _ => (MatchedName::Local, &names.local),
    };
    let units = |byte: usize| text.get(..byte).map(|before| before.encode_utf16().count());
    let ranges: Vec<HighlightRange> = found
        .marks
        .iter()
        .filter_map(|(start, end)| {
            Some(HighlightRange {
                start: units(*start)?,
                end: units(*end)?,
            })
        })
        .collect();
    (!ranges.is_empty()).then(|| Highlight {
        name,
        text: text.clone(),
        ranges,
    })
}
