//! Recommendations: why a place suits a group, and what to know there.
//!
//! Reasons are the planner's own terms, from a day planned around the place; tips are facts of the pack. The language
//! model may word tips and adds nothing. An answer is kept for a day.

pub(crate) mod facts;
pub(crate) mod reasons;
pub(crate) mod tips;
pub(crate) mod view;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use cache::Kind;
use engine_model::Language;
use engine_model::ids::PlaceId;
use engine_model::request::TripRequest;
use engine_trip::{Packs, TripError};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use library::{FoundPlace, find_place};
use metrics::histogram;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::canonical::canonical;
use crate::error::AiError;
use crate::model::tasks::Task;
use crate::model::tips::{TipLanguage, TipsAnswer, TipsInput};
use crate::model::{ModelAbsence, ModelUse};
use crate::recommend::facts::Facts;
use crate::recommend::view::{Recommendation, Tips};
use crate::service::AiService;

/// For how long an answer is good.
const GOOD_FOR: Duration = Duration::from_hours(24);

/// When a place is to be visited, and what is known already.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RecommendContext {
    /// The date of the visit; today on the place's clock where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub(crate) date: Option<String>,
    /// Ids of places that are in the trip already and need not be offered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 200)]
    pub(crate) exclude: Vec<String>,
}

/// What a recommendation is asked for.
pub(crate) struct Asked {
    pub(crate) place: PlaceId,
    /// As in a request for a trip.
    pub(crate) members: Value,
    pub(crate) context: RecommendContext,
    pub(crate) language: Language,
}

impl AiService {
    /// Recommends a place, or gives the recommendation of the same question of today again.
    pub(crate) async fn recommend(&self, asked: &Asked) -> Result<Arc<Recommendation>, AiError> {
        let packs = self.library.current().await?;
        let found = find_place(&packs, &asked.place).ok_or_else(|| AiError::PlaceNotFound {
            id: asked.place.to_string(),
        })?;
        let date = self.date_of(asked, &found)?;
        let request = request_around(asked, &found, date)?;
        let key = self.key_of(asked, &found, date);
        // Planning, the model and the cache make a large future; on the heap it costs nobody anything.
        let load = || Box::pin(self.recommended(asked, &found, &packs, request.clone(), date));
        let kept = self.cache.get_or_load(Kind::Recommendation, &key, load()).await?;
        // The cache may keep a value a little longer than its time, and its time is a setting.
        let expires_at = kept.expires_at.parse::<Timestamp>();
        if expires_at.is_ok_and(|expires_at| expires_at > self.world.now()) {
            return Ok(kept);
        }
        self.cache.evict(Kind::Recommendation, &key);
        self.cache.get_or_load(Kind::Recommendation, &key, load()).await
    }

    async fn recommended(
        &self,
        asked: &Asked,
        found: &FoundPlace,
        packs: &Arc<Packs>,
        request: TripRequest,
        date: Date,
    ) -> Result<Recommendation, AiError> {
        let began = self.world.now_ms();
        let language = asked.language;
        let mut facts = Facts::of(found, date, language);
        let plan = self.day_around(request, found, packs).await?;
        let reasons = plan.map_or_else(Vec::new, |plan| {
            reasons::reasons(&plan, found, &mut facts, language)
        });
        let mut tips = tips::tips(found, &asked.context.exclude, &mut facts, language);
        let wording = self.word(found, &facts, &mut tips, language).await;
        let took = (self.world.now_ms() - began).max(0) as f64 / 1000.0;
        histogram!("ai_response_time", "operation" => "recommendation").record(took);
        Ok(Recommendation {
            place_id: found.place().id.to_string(),
            name: found.place().names.in_language(language).to_owned(),
            date: date.to_string(),
            reasons,
            tips,
            facts: facts.all,
            wording,
            expires_at: (self.world.now() + GOOD_FOR).to_string(),
        })
    }

    async fn day_around(
        &self,
        request: TripRequest,
        found: &FoundPlace,
        packs: &Arc<Packs>,
    ) -> Result<Option<engine_model::plan::Plan>, AiError> {
        let guard = StopOnDrop::default();
        let place = found.place().id.clone();
        let (stop, found, packs) = (Arc::clone(&guard.0), found.clone(), Arc::clone(packs));
        let planned = self
            .pool
            .run_or_refuse(move || reasons::day_around(&request, &found, &packs, &stop))
            .await?;
        match planned {
            Ok(plan) => Ok(plan),
            // A place that no day can be planned around has facts all the same.
            Err(error @ TripError::PlanRefused { .. }) => {
                tracing::error!(cause = %error, place.id = %place, "a plan of ours was refused by the checker");
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Lets the model word the tips, where there is one.
    async fn word(&self, found: &FoundPlace, facts: &Facts, tips: &mut Tips, language: Language) -> ModelUse {
        let task = Task::Tips(TipsInput {
            language: match language {
                Language::Korean => TipLanguage::Ko,
                Language::English => TipLanguage::En,
            },
            place: found.place().names.in_language(language).to_owned(),
            facts: facts.all.clone(),
        });
        let limit = Duration::from_millis(self.config.model.timeout_ms);
        let answer = match self.inference.run(&task, limit).await {
            Ok(inferred) => TipsAnswer::deserialize(&*inferred.result),
            Err(error) => {
                tracing::debug!(cause = %error, "tips are told without the model");
                return ModelUse::without(ModelAbsence::from(&error));
            }
        };
        match answer {
            Ok(answer) if !answer.tips.is_empty() => {
                tips::reword(tips, answer);
                ModelUse::USED
            }
            Ok(_) | Err(_) => ModelUse::without(ModelAbsence::Unusable),
        }
    }

    fn date_of(&self, asked: &Asked, found: &FoundPlace) -> Result<Date, AiError> {
        if let Some(date) = &asked.context.date {
            return wire::scalars::parse_date(date).ok_or_else(|| AiError::Date { date: date.clone() });
        }
        let zone = TimeZone::get(&found.pack.destination().zone).unwrap_or(TimeZone::UTC);
        Ok(self.world.now().to_zoned(zone).date())
    }

    /// Equal questions about equal data have equal keys.
    fn key_of(&self, asked: &Asked, found: &FoundPlace, date: Date) -> String {
        let key = json!({
            "place": asked.place.as_str(),
            "pack": found.pack.reference.digest,
            "date": date.to_string(),
            "members": asked.members,
            "exclude": asked.context.exclude,
            "language": match asked.language { Language::Korean => "ko", Language::English => "en" },
            "model": self.inference.signature(),
        });
        blake3::hash(canonical(&key).as_bytes()).to_hex().to_string()
    }
}

/// A trip of that one day.
fn request_around(asked: &Asked, found: &FoundPlace, date: Date) -> Result<TripRequest, AiError> {
    let request = json!({
        "startDate": date.to_string(),
        "destinations": [{ "name": found.pack.destination().id.as_str(), "nights": 0 }],
        "members": asked.members,
    });
    Ok(wire::request::request_from_value(&request)?)
}

/// Tells a planner to stop when nobody waits for it any more.
#[derive(Default)]
pub(crate) struct StopOnDrop(pub(crate) Arc<AtomicBool>);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
