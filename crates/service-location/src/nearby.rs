//! Places that can be reached in time.

use std::cmp::Reverse;
use std::sync::Arc;

use engine_model::place::Category;
use engine_model::problem::Mode;
use engine_model::{Coordinates, Language, Metres, Seconds};
use engine_places::IsOpen;
use engine_routes::{ModeProfile, reachable};
use engine_trip::Packs;
use jiff::Timestamp;
use library::Shelf;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cached;
use crate::error::LocationError;
use crate::listing::{MOST_LISTED, Spot, once_each};
use crate::service::LocationService;

/// In which order the places nearby come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum NearbySort {
    /// The quickest to reach first.
    #[default]
    Time,
    /// By name, in the language of the answer.
    Name,
    /// Best known first.
    Fame,
    /// The shortest way first.
    Distance,
}

/// What is to be reached.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Question {
    pub(crate) origin: Coordinates,
    pub(crate) mode: Mode,
    pub(crate) limit: Seconds,
    pub(crate) category: Option<Category>,
    pub(crate) sort: NearbySort,
    pub(crate) language: Language,
}

/// A place that can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reached {
    pub(crate) spot: Spot,
    pub(crate) seconds: i32,
    pub(crate) metres: i32,
}

/// The point to which a question is rounded, so that people who stand together share an answer: four decimals of a
/// degree are at most 8 m away, which is a sixth of a minute on foot.
pub(crate) fn rounded(origin: Coordinates) -> Coordinates {
    let round = |degrees: f64| (degrees * 1e4).round() / 1e4;
    Coordinates::from_degrees(round(origin.latitude()), round(origin.longitude()))
        .expect("rounding to four decimals leaves no point of the globe")
}

/// The places within reach, at most [`MOST_LISTED`].
pub(crate) async fn find(
    service: &LocationService,
    shelf: &Arc<Shelf>,
    question: Question,
) -> Result<Arc<Vec<Reached>>, LocationError> {
    let shelf = Arc::clone(shelf);
    let key = key(&shelf.revision, &question);
    cached::computed(service, cache::Kind::Nearby, &key, move || {
        listed(within_reach(&shelf.packs, &question), &shelf.packs, &question)
    })
    .await
}

/// The same, but only those that are open at a moment. The moment makes each answer another, so none is kept.
pub(crate) async fn find_open(
    shelf: &Arc<Shelf>,
    question: Question,
    at: Timestamp,
) -> Result<Arc<Vec<Reached>>, LocationError> {
    let shelf = Arc::clone(shelf);
    let open = tokio::task::spawn_blocking(move || {
        let mut reached = within_reach(&shelf.packs, &question);
        reached
            .retain(|one| one.spot.pack(&shelf.packs).places.is_open_at(one.spot.place, at) == IsOpen::Yes);
        listed(reached, &shelf.packs, &question)
    });
    let open = open
        .await
        .map_err(|error| LocationError::broken("looking around", &error))?;
    Ok(Arc::new(open))
}

fn key(revision: &str, question: &Question) -> String {
    let Question {
        origin,
        mode,
        limit,
        category,
        sort,
        language,
    } = question;
    let category = category.map_or("", Category::term);
    let language = (*sort == NearbySort::Name).then_some(language);
    format!(
        "nearby/{revision}/{mode:?}/{}/{sort:?}/{language:?}/{category}/{},{}",
        limit.0,
        origin.latitude(),
        origin.longitude()
    )
}

fn within_reach(packs: &Packs, question: &Question) -> Vec<Reached> {
    let radius = farthest(question.mode, question.limit);
    let categories: Vec<Category> = question.category.into_iter().collect();
    let mut spots = Vec::new();
    let mut positions = Vec::new();
    for (pack, loaded) in packs.all().iter().enumerate() {
        for (place, _) in loaded.places.near(question.origin, radius, &categories) {
            positions.push((spots.len(), loaded.places.all()[place].at));
            spots.push(Spot { pack, place });
        }
    }
    reachable(question.origin, &positions, question.mode, question.limit)
        .into_iter()
        .map(|(index, leg)| Reached {
            spot: spots[index],
            seconds: leg.duration.0,
            metres: leg.distance.0,
        })
        .collect()
}

fn listed(mut reached: Vec<Reached>, packs: &Packs, question: &Question) -> Vec<Reached> {
    match question.sort {
        // They come so.
        NearbySort::Time => {}
        NearbySort::Distance => reached.sort_by_key(|one| one.metres),
        NearbySort::Fame => reached.sort_by_key(|one| Reverse(one.spot.place(packs).fame)),
        NearbySort::Name => reached.sort_by_cached_key(|one| {
            one.spot
                .place(packs)
                .names
                .in_language(question.language)
                .to_lowercase()
        }),
    }
    once_each(&mut reached, packs, |one| one.spot);
    reached.truncate(MOST_LISTED);
    reached
}

/// No place farther away can be reached in time: the straight line at the mode's best speed, without any waiting, and
/// one metre for rounding.
fn farthest(mode: Mode, limit: Seconds) -> Metres {
    let profile = ModeProfile::of(mode);
    let speed = profile.metres_per_hour.max(profile.far_metres_per_hour);
    let metres = speed * i64::from(limit.0) * 100 / (3_600 * profile.timed_percent) + 1;
    Metres(i32::try_from(metres).unwrap_or(i32::MAX))
}

#[cfg(test)]
mod tests {
    use engine_routes::estimate;
    use engine_trip::{LoadedPack, Packs, Tables};

    use super::*;

    fn packs() -> Packs {
        let pack = engine_pack::bundled::pack("seoul")
            .expect("a bundled id")
            .expect("the bundled data reads");
        Packs::new([Arc::new(LoadedPack::new(pack))], Tables::default())
    }

    fn question(mode: Mode, minutes: i32) -> Question {
        Question {
            origin: Coordinates::from_degrees(37.5665, 126.978).expect("on the globe"),
            mode,
            limit: Seconds::minutes(minutes),
            category: None,
            sort: NearbySort::Time,
            language: Language::English,
        }
    }

    #[test]
    fn everything_in_reach_is_found_and_nothing_else() {
        let packs = packs();
        for mode in [Mode::Walk, Mode::Transit, Mode::Car] {
            for minutes in [10, 30, 60] {
                let question = question(mode, minutes);
                let places = packs.all()[0].places.all();
                let expected: Vec<usize> = (0..places.len())
                    .filter(|&place| {
                        estimate(mode, question.origin, places[place].at).duration <= question.limit
                    })
                    .collect();
                let mut found: Vec<usize> = within_reach(&packs, &question)
                    .iter()
                    .map(|one| one.spot.place)
                    .collect();
                found.sort_unstable();
                assert_eq!(found, expected, "{mode:?} {minutes}");
                assert!(!found.is_empty(), "{mode:?} {minutes}");
            }
        }
    }

    #[test]
    fn a_rounded_point_is_at_most_eight_metres_away() {
        for step in 0..200_i32 {
            let degrees = f64::from(step) * 0.000_013;
            let origin = Coordinates::from_degrees(37.5 + degrees, 126.9 - degrees).expect("on the globe");
            let away = engine_routes::great_circle(origin, rounded(origin));
            assert!(away <= Metres(8), "{away}");
        }
    }
}
