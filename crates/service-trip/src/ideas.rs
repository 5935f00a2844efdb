//! Ideas without a day: what the tray holds, and on which days each would fit.

use std::sync::Arc;

use cache::Kind;
use engine_model::geo::Coordinates;
use engine_model::ids::PlaceId;
use engine_model::place::Place;
use engine_model::plan::{Plan, PlanEntry};
use engine_model::request::PlaceRef;
use engine_trip::{Fit, FitDay, Fitting};
use library::Shelf;
use platform::Language;
use serde::{Deserialize, Serialize};
use tokio::sync::OnceCell;
use utoipa::ToSchema;
use wire::money::{CurrencyCode, MoneyView};
use wire::scalars::{ClockTime, DateText, NamesView, Word};
use wire::words::CategoryWord;

use crate::error::TripServiceError;
use crate::itinerary::spoken;
use crate::links;
use crate::plans::{self, heavy};
use crate::service::TripService;
use crate::store::trips::TripHead;

/// Something that somebody would like to see, without a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Idea {
    /// The place of the data; `None` for one that only the travellers know.
    pub(crate) place_id: Option<String>,
    /// What it is called.
    pub(crate) names: NamesView,
    /// Degrees north.
    pub(crate) latitude: f64,
    /// Degrees east.
    pub(crate) longitude: f64,
    /// Its kind, where somebody said it.
    pub(crate) category: Option<CategoryWord>,
    /// How long people want to stay, where somebody said it.
    pub(crate) duration_minutes: Option<u16>,
    /// What somebody wrote about it.
    pub(crate) note: Option<String>,
}

impl Idea {
    /// A stop that has no day any more.
    pub(crate) fn of_stop(stop: &PlanEntry, note: Option<String>) -> Self {
        // The number of a traveller's own place holds in its plan only.
        let of_data = stop
            .place
            .as_ref()
            .filter(|id| !id.as_str().starts_with("custom/"));
        Self {
            place_id: of_data.map(ToString::to_string),
            names: (&stop.names).into(),
            latitude: stop.at.latitude(),
            longitude: stop.at.longitude(),
            category: stop.category.map(Word),
            duration_minutes: u16::try_from((stop.end - stop.start).minutes_up()).ok(),
            note,
        }
    }

    /// A place of the data.
    pub(crate) fn of_place(place: &Place) -> Self {
        Self {
            place_id: Some(place.id.to_string()),
            names: (&place.names).into(),
            latitude: place.at.latitude(),
            longitude: place.at.longitude(),
            category: Some(Word(place.category)),
            duration_minutes: None,
            note: None,
        }
    }

    /// Its name in a language.
    pub(crate) fn name(&self, language: Language) -> &str {
        let asked = match language {
            Language::Korean => self.names.ko.as_deref(),
            Language::English => self.names.en.as_deref(),
        };
        asked.or(self.names.en.as_deref()).unwrap_or(&self.names.local)
    }

    fn reference(&self) -> Option<PlaceRef> {
        if let Some(id) = &self.place_id {
            return Some(PlaceRef::Id(PlaceId::new(id)));
        }
        let at = Coordinates::from_degrees(self.latitude, self.longitude)?;
        Some(PlaceRef::Point(self.names.local.clone(), at))
    }
}

/// On which days an idea would fit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = IdeaFits)]
pub(crate) struct Fits {
    /// Every day of the itinerary.
    pub(crate) days: Vec<FitView>,
    /// Why nobody can tell, as a code of docs/errors.md: the data at hand does not know the place, or no longer the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(crate) problem: Option<String>,
}

/// Whether an idea fits into a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum FitWord {
    /// It does.
    Yes,
    /// It does not; `reason` says why not.
    No,
    /// It is a stop of this day.
    AlreadyIn,
    /// The day is spent elsewhere.
    OtherCity,
}

/// A day, and whether an idea fits into it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = IdeaFit)]
pub(crate) struct FitView {
    /// The day, from 1.
    #[schema(minimum = 1)]
    day: u16,
    /// Its date.
    date: DateText,
    /// Whether it fits.
    fit: FitWord,
    /// Where it would stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    place: Option<FittingView>,
    /// Why it does not fit, in the asked language.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    reason: Option<String>,
    /// The smallest change that would let it in, in the asked language.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    relaxation: Option<String>,
}

/// Where an idea would stand in a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = IdeaFitting)]
pub(crate) struct FittingView {
    /// Its position among the stops of the day, from 1.
    #[schema(minimum = 1)]
    position: u16,
    /// When it would begin.
    local_start: ClockTime,
    /// When it would end.
    local_end: ClockTime,
    /// By how much the day's time on the way changes.
    extra_travel_minutes: i32,
    /// By how much the day's metres on foot change.
    extra_walking_metres: i32,
    /// By how much the known costs change for the group; null = its price is unknown.
    #[schema(required = true)]
    extra_cost: Option<MoneyView>,
}

/// Ideas held against the present itinerary. The plan is read once, and only where an answer is not kept already.
pub(crate) struct Fitter<'a> {
    service: &'a TripService,
    trip: &'a TripHead,
    number: i64,
    language: Language,
    shelf: Arc<Shelf>,
    plan: OnceCell<Option<Arc<Plan>>>,
}

impl<'a> Fitter<'a> {
    /// Against the present itinerary of a trip; `None` before the first.
    pub(crate) async fn of(
        service: &'a TripService,
        trip: &'a TripHead,
        language: Language,
    ) -> Result<Option<Self>, TripServiceError> {
        let Some(number) = trip.itinerary_version else {
            return Ok(None);
        };
        Ok(Some(Self {
            service,
            trip,
            number,
            language,
            shelf: service.library.shelf().await?,
            plan: OnceCell::new(),
        }))
    }

    /// On which days an idea would fit.
    pub(crate) async fn fits(&self, idea: &Idea) -> Result<Arc<Fits>, TripServiceError> {
        let key = self.key(idea);
        self.service
            .cache
            .get_or_load(Kind::Itinerary, key.as_str(), self.load(idea))
            .await
    }

    /// Version and revision stand in it, so that what is kept is never wrong.
    fn key(&self, idea: &Idea) -> String {
        let what = match &idea.place_id {
            Some(id) => id.clone(),
            None => format!("{}@{},{}", idea.names.local, idea.latitude, idea.longitude),
        };
        let (trip, number) = (&self.trip.id, self.number);
        let (revision, language) = (&self.shelf.revision, self.language.tag());
        format!(
            "fits/{trip}/{number}/{revision}/{language}/{}",
            links::hash(&what)
        )
    }

    async fn load(&self, idea: &Idea) -> Result<Fits, TripServiceError> {
        let plan = self
            .plan
            .get_or_try_init(|| plans::present(self.service, self.trip))
            .await?
            .clone();
        let (Some(plan), Some(place)) = (plan, idea.reference()) else {
            return Ok(Fits {
                days: Vec::new(),
                problem: Some("PLAN_EMPTY".to_owned()),
            });
        };
        let (packs, language) = (Arc::clone(&self.shelf.packs), self.language);
        heavy(move || match engine_trip::fits(&plan, &packs, &place) {
            Ok(days) => Fits {
                days: days
                    .into_iter()
                    .map(|day| fit_view(day, &plan, language))
                    .collect(),
                problem: None,
            },
            Err(error) => Fits {
                days: Vec::new(),
                problem: Some(error.code().to_owned()),
            },
        })
        .await
    }
}

fn fit_view(day: FitDay, plan: &Plan, language: Language) -> FitView {
    let FitDay { day, date, fit } = day;
    let bare = |fit: FitWord| FitView {
        day,
        date: DateText(date),
        fit,
        place: None,
        reason: None,
        relaxation: None,
    };
    let spoken = spoken(language);
    match fit {
        Fit::Yes(fitting) => FitView {
            place: Some(fitting_view(&fitting, plan)),
            ..bare(FitWord::Yes)
        },
        Fit::AlreadyIn => bare(FitWord::AlreadyIn),
        Fit::OtherCity => bare(FitWord::OtherCity),
        Fit::No {
            reason,
            relaxation,
            drops,
        } => FitView {
            reason: Some(engine_words::absence(&reason, None, plan.currency, spoken)),
            relaxation: relaxation.map(|change| {
                let members = &plan.request.members;
                engine_words::relaxation(&change, drops.as_ref(), members, plan.currency, spoken)
            }),
            ..bare(FitWord::No)
        },
    }
}

fn fitting_view(fitting: &Fitting, plan: &Plan) -> FittingView {
    FittingView {
        position: fitting.position,
        local_start: ClockTime(fitting.start),
        local_end: ClockTime(fitting.end),
        extra_travel_minutes: fitting.extra_travel.0 / 60,
        extra_walking_metres: fitting.extra_walking.0,
        extra_cost: fitting.extra_cost.map(|amount| MoneyView {
            amount,
            currency: CurrencyCode(plan.currency),
        }),
    }
}
