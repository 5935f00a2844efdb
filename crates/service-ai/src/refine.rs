//! What the product's own reader left unread of a special request goes to the model, if there is one.
//!
//! The model can add wishes of a few harmless kinds about places that the trip's packs have; it can take nothing away,
//! and whatever it adds is said with the words that it was read from.

use std::time::Duration;

use engine_model::place::{Names, Place};
use engine_model::request::TripRequest;
use engine_trip::Packs;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::infer::Inference;
use crate::model::tasks::Task;
use crate::model::wishes::{PlaceOption, WishesAnswer, WishesInput};
use crate::model::{ModelAbsence, ModelUse};

/// How many places the model may choose from, the best known first.
const MOST_PLACES: usize = 120;
/// How many unread pieces it gets.
const MOST_PIECES: usize = 20;

/// What the model added to the wishes of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Refinement {
    /// Whether the model had a part in it, and why not.
    #[serde(flatten)]
    pub model: ModelUse,
    /// The wishes that it read, each with the words.
    pub added: Vec<AddedWish>,
}

/// A wish that the model read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddedWish {
    /// The words, as written.
    pub words: String,
    /// The wish, as in a request for a trip.
    #[schema(value_type = wire::request::WishView)]
    pub wish: Value,
}

impl Refinement {
    fn without(reason: ModelAbsence) -> Self {
        Self {
            model: ModelUse::without(reason),
            added: Vec::new(),
        }
    }
}

/// Adds what the model reads from the unread pieces to the wishes of the request.
pub(crate) async fn refine(
    request: &mut TripRequest,
    unread: &[String],
    packs: &Packs,
    inference: &Inference,
    limit: Duration,
) -> Refinement {
    if unread.is_empty() {
        return Refinement::without(ModelAbsence::NotNeeded);
    }
    let input = input_of(request, unread, packs);
    let pieces = input.pieces.clone();
    let answer = match inference.run(&Task::Wishes(input), limit).await {
        Ok(inferred) => inferred.result,
        Err(error) => {
            tracing::info!(cause = %error, "the wishes were read without the model");
            return Refinement::without(ModelAbsence::from(&error));
        }
    };
    let Ok(answer) = WishesAnswer::deserialize(&*answer) else {
        return Refinement::without(ModelAbsence::Unusable);
    };
    let mut added = Vec::new();
    for mapped in answer.wishes {
        let view = serde_json::to_value(&mapped.wish).unwrap_or(Value::Null);
        let wish = mapped.wish.into_wish();
        if request.wishes.contains(&wish) {
            continue;
        }
        request.wishes.push(wish);
        added.push(AddedWish {
            words: pieces.get(usize::from(mapped.piece)).cloned().unwrap_or_default(),
            wish: view,
        });
    }
    Refinement {
        model: ModelUse::USED,
        added,
    }
}

fn input_of(request: &TripRequest, unread: &[String], packs: &Packs) -> WishesInput {
    let mut places: Vec<&Place> = request
        .destinations
        .iter()
        .filter_map(|destination| packs.find(&destination.name))
        .flat_map(|pack| pack.places.all())
        .filter(|place| place.category.is_visit())
        .collect();
    places.sort_by(|a, b| b.fame.cmp(&a.fame).then_with(|| a.id.cmp(&b.id)));
    places.dedup_by(|a, b| a.id == b.id);
    let nights: u16 = request
        .destinations
        .iter()
        .map(|destination| destination.nights)
        .sum();
    WishesInput {
        pieces: unread.iter().take(MOST_PIECES).cloned().collect(),
        places: places.into_iter().take(MOST_PLACES).map(option_of).collect(),
        days: nights + 1,
    }
}

fn option_of(place: &Place) -> PlaceOption {
    PlaceOption {
        id: place.id.to_string(),
        name: all_names(&place.names),
        category: place.category.term().to_owned(),
    }
}

/// `경복궁 / Gyeongbokgung Palace`.
fn all_names(names: &Names) -> String {
    let mut all: Vec<&str> = vec![&names.local];
    for other in [&names.ko, &names.en].into_iter().flatten() {
        if !all.contains(&other.as_str()) {
            all.push(other);
        }
    }
    all.join(" / ")
}
