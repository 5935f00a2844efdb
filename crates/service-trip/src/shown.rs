//! The days of an itinerary as they are shown: what the plan says, and what follows from it for those who go: links to
//! maps, short ways that can be walked, car parks, and what to bring.
//!
//! Nothing of this is stored: plan.json holds what was planned, this is derived from it on reading.

mod bring;
mod entry;
mod leg;
mod maps;

use engine_model::plan::{Plan, PlanDay, PlanEntry};
use engine_trip::Packs;
use platform::Language;
use serde::Serialize;
use utoipa::ToSchema;
use wire::plan::{DayView, ItemView, LegView, RainVariantView, SegmentView, TotalsView, WeatherView};
use wire::scalars::DateText;
use wire::words::VerdictWord;

use crate::itinerary::spoken;
use bring::PreparationNote;
use entry::ShownEntry;
use leg::ShownLeg;
use maps::Spot;

/// One day. Its timeline is the union of the five lists of entries in the order of their `order`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ItineraryDay)]
pub(crate) struct ShownDay {
    /// 1 = the first day.
    #[schema(minimum = 1)]
    pub(crate) day: u16,
    /// The date.
    date: DateText,
    /// The cities of the day in order, each with its time zone.
    segments: Vec<SegmentView>,
    /// Weather to expect; `kind` says whether it is forecast, typical of the month, or unknown.
    weather: WeatherView,
    /// The verdict on the day: `good`, `warnings` or `broken`.
    feasibility: VerdictWord,
    /// Sums.
    totals: TotalsView,
    /// What to bring on the day: everything that one of its stops or meals asks for, each once.
    preparation: Vec<PreparationNote>,
    /// What is visited.
    stops: Vec<ShownEntry>,
    /// Where and when the group eats.
    meals: Vec<ShownEntry>,
    /// Rests.
    rests: Vec<ShownEntry>,
    /// Rooms and luggage.
    errands: Vec<ShownEntry>,
    /// Where each segment starts and ends.
    anchors: Vec<ShownEntry>,
    /// The ways between the entries.
    legs: Vec<ShownLeg>,
    /// What to do instead when it rains; a day that was changed by hand has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    rain_variant: Option<ShownVariant>,
}

/// The day planned again without its outdoor stops; the lists mean the same as in the day.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ItineraryRainVariant)]
pub(crate) struct ShownVariant {
    /// The verdict on the variant.
    feasibility: VerdictWord,
    /// Sums.
    totals: TotalsView,
    /// What is visited.
    stops: Vec<ShownEntry>,
    /// Where and when the group eats.
    meals: Vec<ShownEntry>,
    /// Rests.
    rests: Vec<ShownEntry>,
    /// Rooms and luggage.
    errands: Vec<ShownEntry>,
    /// Where each segment starts and ends.
    anchors: Vec<ShownEntry>,
    /// The ways between the entries.
    legs: Vec<ShownLeg>,
}

/// The days of a plan. Car parks are those of the packs at hand.
pub(crate) fn days(plan: &Plan, packs: &Packs, language: Language) -> Vec<ShownDay> {
    let views = wire::plan::day_views(plan, spoken(language));
    let mut evening: Option<Spot<'_>> = None;
    let mut shown = Vec::with_capacity(views.len());
    for (view, day) in views.into_iter().zip(&plan.days) {
        let scene = Scene {
            day,
            packs,
            language,
            travellers: plan.request.members.len(),
            evening,
        };
        shown.push(scene.day(view));
        evening = day.entries.last().map(|entry| Spot::of(day, entry)).or(evening);
    }
    shown
}

/// What the entries and legs of a day are shown beside.
struct Scene<'a> {
    day: &'a PlanDay,
    packs: &'a Packs,
    language: Language,
    travellers: usize,
    /// Where the group was when the day before ended.
    evening: Option<Spot<'a>>,
}

impl Scene<'_> {
    fn day(&self, view: DayView) -> ShownDay {
        let DayView {
            day,
            date,
            segments,
            weather,
            feasibility,
            totals,
            stops,
            meals,
            rests,
            errands,
            anchors,
            legs,
            rain_variant,
        } = view;
        let entries = &self.day.entries;
        ShownDay {
            day,
            date,
            segments,
            weather,
            feasibility,
            totals,
            preparation: bring::of_day(self.day, self.travellers, self.language),
            stops: self.entries(stops, entries),
            meals: self.entries(meals, entries),
            rests: self.entries(rests, entries),
            errands: self.entries(errands, entries),
            anchors: self.entries(anchors, entries),
            legs: self.legs(legs, entries),
            rain_variant: rain_variant.map(|variant| self.variant(*variant)),
        }
    }

    fn variant(&self, view: RainVariantView) -> ShownVariant {
        let RainVariantView {
            feasibility,
            totals,
            stops,
            meals,
            rests,
            errands,
            anchors,
            legs,
        } = view;
        let variant = self.day.rain_variant.as_deref();
        let entries = variant.map_or(&[][..], |variant| &variant.entries);
        ShownVariant {
            feasibility,
            totals,
            stops: self.entries(stops, entries),
            meals: self.entries(meals, entries),
            rests: self.entries(rests, entries),
            errands: self.entries(errands, entries),
            anchors: self.entries(anchors, entries),
            legs: self.legs(legs, entries),
        }
    }

    fn entries(&self, views: Vec<ItemView>, entries: &[PlanEntry]) -> Vec<ShownEntry> {
        let shown = views.into_iter().filter_map(|view| {
            let entry = at(entries, view.order)?;
            Some(entry::shown(view, entry, self))
        });
        shown.collect()
    }

    fn legs(&self, views: Vec<LegView>, entries: &[PlanEntry]) -> Vec<ShownLeg> {
        let shown = views.into_iter().filter_map(|view| {
            let to = at(entries, view.order)?;
            let before = view.order.checked_sub(1).and_then(|order| at(entries, order));
            let from = before.map(|entry| Spot::of(self.day, entry)).or(self.evening);
            Some(leg::shown(view, from, to, self))
        });
        shown.collect()
    }
}

/// The entry of an `order`, which counts from 1.
fn at(entries: &[PlanEntry], order: u32) -> Option<&PlanEntry> {
    let index = usize::try_from(order).ok()?.checked_sub(1)?;
    entries.get(index)
}
