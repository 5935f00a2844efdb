//! Tips from facts.

use engine_model::Language;
use engine_model::geo::Metres;
use engine_model::place::{Category, Place};
use library::FoundPlace;

use super::facts::Facts;
use super::view::{Nearby, Stay, Tip, Tips};
use crate::model::tips::{TipKind, TipsAnswer};

/// How far a spot for pictures may be.
const PICTURE_METRES: Metres = Metres(1500);
/// How far a place to go to instead may be.
const ALTERNATIVE_METRES: Metres = Metres(5000);
const MOST_NEARBY: usize = 3;

/// Facts that stand among the practical tips, in this order.
const PRACTICAL: [&str; 10] = [
    "unfit",
    "closed",
    "price",
    "meal-price",
    "step-free",
    "steps",
    "strenuous",
    "minimum-age",
    "umbrella",
    "hours-unverified",
];

/// The tips that the facts give by themselves; places nearby become facts of their own.
pub(crate) fn tips(found: &FoundPlace, exclude: &[String], facts: &mut Facts, language: Language) -> Tips {
    let place = found.place();
    let same_kind = [place.category];
    let photo_spots = nearby(
        found,
        PICTURE_METRES,
        &[Category::Viewpoint],
        exclude,
        facts,
        language,
    );
    let alternatives = nearby(found, ALTERNATIVE_METRES, &same_kind, exclude, facts, language);
    Tips {
        description: joined(facts, &["category", "fame", "setting"]).unwrap_or_default(),
        events: Vec::new(),
        best_visit_time: joined(facts, &best_time(place)),
        stay: Stay {
            minutes: place.stay.minutes_up(),
            minimum_minutes: place.min_stay.minutes_up(),
            fact_ids: vec!["stay".to_owned()],
        },
        photo_spots,
        practical: PRACTICAL.iter().filter_map(|id| joined(facts, &[id])).collect(),
        alternatives,
    }
}

/// Replaces sentences by those of the model that say the same facts.
pub(crate) fn reword(tips: &mut Tips, answer: TipsAnswer) {
    let mut practical = Vec::new();
    for worded in answer.tips {
        let tip = Tip {
            text: worded.text,
            fact_ids: worded.facts,
        };
        match worded.kind {
            TipKind::Description => tips.description = tip,
            TipKind::BestVisitTime if tips.best_visit_time.is_some() => tips.best_visit_time = Some(tip),
            TipKind::BestVisitTime => {}
            TipKind::Practical => practical.push(tip),
        }
    }
    let said: Vec<String> = practical
        .iter()
        .flat_map(|tip: &Tip| tip.fact_ids.clone())
        .collect();
    // What the model left out is still said.
    let unsaid = tips
        .practical
        .drain(..)
        .filter(|tip| !tip.fact_ids.iter().all(|id| said.contains(id)));
    practical.extend(unsaid);
    tips.practical = practical;
}

fn best_time(place: &Place) -> Vec<&'static str> {
    let light = matches!(
        place.category,
        Category::Viewpoint | Category::Beach | Category::Park
    );
    if light {
        vec!["hours", "sunset"]
    } else {
        vec!["hours"]
    }
}

/// The sentences of those facts that there are.
fn joined(facts: &Facts, ids: &[&str]) -> Option<Tip> {
    let known: Vec<(&str, &str)> = ids.iter().filter_map(|id| Some((*id, facts.text(id)?))).collect();
    if known.is_empty() {
        return None;
    }
    let texts: Vec<&str> = known.iter().map(|(_, text)| *text).collect();
    Some(Tip {
        text: texts.join(" "),
        fact_ids: known.iter().map(|(id, _)| (*id).to_owned()).collect(),
    })
}

fn nearby(
    found: &FoundPlace,
    radius: Metres,
    categories: &[Category],
    exclude: &[String],
    facts: &mut Facts,
    language: Language,
) -> Vec<Nearby> {
    let (own, places) = (found.place(), &found.pack.places);
    let mut around: Vec<(&Place, Metres)> = places
        .near(own.at, radius, categories)
        .into_iter()
        .map(|(position, distance)| (&places.all()[position], distance))
        .filter(|(place, _)| place.id != own.id && !exclude.iter().any(|id| id == place.id.as_str()))
        .collect();
    around.sort_by(|(a, _), (b, _)| b.fame.cmp(&a.fame).then_with(|| a.id.cmp(&b.id)));
    around.truncate(MOST_NEARBY);
    around
        .into_iter()
        .map(|(place, distance)| {
            let id = format!("near:{}", place.id);
            let name = place.names.in_language(language).to_owned();
            let far = engine_words::distance(distance);
            if facts.text(&id).is_none() {
                facts.add(
                    id.clone(),
                    format!("{name} is {far} away."),
                    format!("{name}까지 {far}입니다."),
                );
            }
            Nearby {
                place_id: place.id.to_string(),
                name,
                distance_metres: distance.0,
                fact_ids: vec![id],
            }
        })
        .collect()
}
