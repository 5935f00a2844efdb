//! The shape of a recommendation.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wire::words::ValueTermWord;

use crate::model::ModelUse;
use crate::model::tips::Fact;

/// Why to go to a place, and what to know there. Every sentence names the facts that it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Recommendation {
    /// The place.
    pub(crate) place_id: String,
    /// In the language asked for.
    pub(crate) name: String,
    /// The date that hours and weather are told for.
    #[schema(format = Date)]
    pub(crate) date: String,
    /// What speaks for it, largest first.
    pub(crate) reasons: Vec<Reason>,
    /// What to know.
    pub(crate) tips: Tips,
    /// All that is known, which the sentences refer to.
    pub(crate) facts: Vec<Fact>,
    /// Whether the language model worded tips.
    pub(crate) wording: ModelUse,
    /// When it should be asked for again.
    #[schema(format = DateTime)]
    pub(crate) expires_at: String,
}

/// What speaks for a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RecommendationReason)]
pub(crate) struct Reason {
    /// The planner's term.
    pub(crate) term: ValueTermWord,
    /// How much it weighs.
    #[schema(minimum = 1)]
    pub(crate) points: i32,
    /// In words.
    pub(crate) text: String,
    /// The facts behind it.
    #[schema(min_items = 1)]
    pub(crate) fact_ids: Vec<String>,
}

/// What to know of a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Tips {
    /// What it is.
    pub(crate) description: Tip,
    /// What happens there on the date. No source of events is configured, so nothing is claimed.
    pub(crate) events: Vec<Tip>,
    /// When to go; null where nothing is known.
    #[schema(required = true)]
    pub(crate) best_visit_time: Option<Tip>,
    /// How long to stay.
    pub(crate) stay: Stay,
    /// Where to take pictures.
    pub(crate) photo_spots: Vec<Nearby>,
    /// What to bring, to pay and to beware of.
    pub(crate) practical: Vec<Tip>,
    /// Places of the same kind nearby.
    pub(crate) alternatives: Vec<Nearby>,
}

/// A sentence with the facts that it says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Tip {
    /// The sentence.
    pub(crate) text: String,
    /// The facts.
    #[schema(min_items = 1)]
    pub(crate) fact_ids: Vec<String>,
}

/// How long to stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RecommendedStay)]
pub(crate) struct Stay {
    /// Usually.
    #[schema(minimum = 0)]
    pub(crate) minutes: i32,
    /// At least.
    #[schema(minimum = 0)]
    pub(crate) minimum_minutes: i32,
    /// The fact.
    #[schema(min_items = 1)]
    pub(crate) fact_ids: Vec<String>,
}

/// A place nearby.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = NearbyPlace)]
pub(crate) struct Nearby {
    /// The place.
    pub(crate) place_id: String,
    /// In the language asked for.
    pub(crate) name: String,
    /// As the crow flies.
    #[schema(minimum = 0)]
    pub(crate) distance_metres: i32,
    /// The fact.
    #[schema(min_items = 1)]
    pub(crate) fact_ids: Vec<String>,
}
