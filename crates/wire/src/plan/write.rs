//! Writing a plan.

use engine_model::plan::{
    Certificate, Conflict, CostSummary, DayTotals, PackRef, Plan, PlanDay, PlanFinding, PlanFixedCost,
    PlanSegment, PlanUnmet, RainVariant, RuleTally, Weather, WeatherAlerts,
};
use engine_model::wish::{ReadWish, Reading};
use engine_model::{Currency, Language, Money};

use super::FORMAT;
use super::reasons::{reason_view, relaxation_view};
use super::view::{
    CertificateView, ConflictView, CostsView, DayView, FindingView, FixedCostView, NumberView, PackView,
    PlanView, RainVariantView, ReadWishView, ReadingView, SegmentView, TallyView, TotalsView, UnmetView,
    WeatherView,
};
use super::write_items::{DayContext, Timeline, timeline};
use crate::money::{CurrencyCode, MoneyView};
use crate::request::{RequestView, WishJson};
use crate::scalars::{DateText, Word, odd_seconds};
use crate::terms::Term;

/// A plan as JSON, with its names in a language.
pub fn plan_view(plan: &Plan, language: Language) -> PlanView<RequestView> {
    let Plan {
        request,
        packs,
        currency,
        reading,
        assumptions,
        days: _,
        fixed_costs,
        costs,
        unmet,
        conflicts,
        certificate,
        iterations,
    } = plan;
    PlanView {
        format: FORMAT,
        generator: "tripgen".to_owned(),
        request: request.into(),
        feasible: conflicts.is_empty(),
        currency: CurrencyCode(*currency),
        packs: packs.iter().map(pack_view).collect(),
        reading: reading_view(reading),
        assumptions: assumptions.iter().map(Into::into).collect(),
        days: day_views(plan, language),
        fixed_costs: fixed_costs
            .iter()
            .map(|cost| fixed_cost_view(cost, *currency))
            .collect(),
        costs: costs_view(costs, *currency),
        unmet: unmet
            .iter()
            .map(|unmet| unmet_view(unmet, *currency, language))
            .collect(),
        conflicts: conflicts.iter().map(conflict_view).collect(),
        certificate: certificate_view(certificate),
        iterations: *iterations,
    }
}

/// The days of a plan as JSON, such as an itinerary's answer needs them.
pub fn day_views(plan: &Plan, language: Language) -> Vec<DayView> {
    let mut zone_before: Option<&str> = None;
    let mut views = Vec::with_capacity(plan.days.len());
    for day in &plan.days {
        views.push(day_view(day, zone_before, plan.currency, language));
        zone_before = day
            .segments
            .last()
            .map(|segment| segment.zone.as_str())
            .or(zone_before);
    }
    views
}

/// A certificate as JSON.
pub fn certificate_view(certificate: &Certificate) -> CertificateView {
    let Certificate {
        verdict,
        rules,
        findings,
        unverified_hours,
        stops,
        derived_facts,
        asserted_facts,
    } = certificate;
    CertificateView {
        verdict: Word(*verdict),
        rules: rules.iter().map(tally_view).collect(),
        findings: findings.iter().map(finding_view).collect(),
        unverified_hours: *unverified_hours,
        stops: *stops,
        derived_facts: *derived_facts,
        asserted_facts: *asserted_facts,
    }
}

/// An amount that may be unknown.
pub(super) fn money_view(amount: Option<i64>, currency: Currency) -> Option<MoneyView> {
    amount.map(|amount| Money { amount, currency }.into())
}

/// A pack that a plan was made from as JSON.
pub fn pack_view(pack: &PackRef) -> PackView {
    let PackRef {
        destination,
        digest,
        licence,
        attribution,
    } = pack;
    PackView {
        destination: destination.to_string(),
        digest: digest.clone(),
        licence: licence.clone(),
        attribution: attribution.clone(),
    }
}

fn reading_view(reading: &Reading) -> ReadingView {
    let Reading { wishes, unread } = reading;
    let wish_view = |read: &ReadWish| {
        let ReadWish { wish, words } = read;
        ReadWishView {
            words: words.clone(),
            wish: WishJson::new(wish.clone()),
        }
    };
    ReadingView {
        wishes: wishes.iter().map(wish_view).collect(),
        unread: unread.clone(),
    }
}

fn day_view(day: &PlanDay, zone_before: Option<&str>, currency: Currency, language: Language) -> DayView {
    let PlanDay {
        number,
        date,
        segments,
        weather,
        entries,
        totals,
        feasibility,
        rain_variant,
    } = day;
    let context = DayContext {
        date: *date,
        segments,
        weather: weather.as_ref(),
        zone_before,
        currency,
        language,
    };
    let Timeline {
        stops,
        meals,
        rests,
        errands,
        anchors,
        legs,
    } = timeline(entries, &context);
    DayView {
        day: *number,
        date: DateText(*date),
        segments: segments
            .iter()
            .map(|segment| segment_view(segment, language))
            .collect(),
        weather: weather_view(weather.as_ref()),
        feasibility: Word(*feasibility),
        totals: totals_view(totals, currency),
        stops,
        meals,
        rests,
        errands,
        anchors,
        legs,
        rain_variant: rain_variant
            .as_deref()
            .map(|variant| Box::new(rain_view(variant, &context))),
    }
}

fn rain_view(variant: &RainVariant, context: &DayContext) -> RainVariantView {
    let RainVariant {
        entries,
        totals,
        feasibility,
    } = variant;
    let Timeline {
        stops,
        meals,
        rests,
        errands,
        anchors,
        legs,
    } = timeline(entries, context);
    RainVariantView {
        feasibility: Word(*feasibility),
        totals: totals_view(totals, context.currency),
        stops,
        meals,
        rests,
        errands,
        anchors,
        legs,
    }
}

fn segment_view(segment: &PlanSegment, language: Language) -> SegmentView {
    let PlanSegment {
        destination,
        names,
        zone,
        country,
    } = segment;
    SegmentView {
        city: destination.to_string(),
        name: names.in_language(language).to_owned(),
        names: names.into(),
        zone: zone.clone(),
        country: country.clone(),
    }
}

fn weather_view(weather: Option<&Weather>) -> WeatherView {
    let Some(Weather {
        minimum_decicelsius,
        maximum_decicelsius,
        rain_percent,
        kind,
        alerts,
    }) = weather.copied()
    else {
        let unknown = "unknown".to_owned();
        return WeatherView {
            kind: unknown.clone(),
            condition: unknown,
            min_c: None,
            max_c: None,
            minimum_decicelsius: None,
            maximum_decicelsius: None,
            precipitation_percent: None,
            warnings: Vec::new(),
        };
    };
    // Half degrees are rounded up, -0.5 to 0.
    let whole = |decicelsius: i16| decicelsius.saturating_add(5).div_euclid(10);
    let condition = match rain_percent {
        None => "unknown",
        Some(50..) if maximum_decicelsius <= 10 => "snow",
        Some(50..) => "rain",
        Some(30..) => "changeable",
        Some(_) => "mostly-dry",
    };
    let WeatherAlerts { dust, wind, storm } = alerts;
    let warnings = [
        ("heat", maximum_decicelsius >= Weather::HEAT_DECICELSIUS),
        ("cold", minimum_decicelsius <= Weather::COLD_DECICELSIUS),
        ("dust", dust),
        ("wind", wind),
        ("storm", storm),
    ];
    WeatherView {
        kind: kind.term().to_owned(),
        condition: condition.to_owned(),
        min_c: Some(whole(minimum_decicelsius)),
        max_c: Some(whole(maximum_decicelsius)),
        minimum_decicelsius: Some(minimum_decicelsius),
        maximum_decicelsius: Some(maximum_decicelsius),
        precipitation_percent: rain_percent,
        warnings: warnings
            .iter()
            .filter(|(_, holds)| *holds)
            .map(|(warning, _)| (*warning).to_owned())
            .collect(),
    }
}

fn totals_view(totals: &DayTotals, currency: Currency) -> TotalsView {
    let DayTotals {
        walking,
        travel,
        cost,
        unknown_costs,
        rests,
        free,
    } = *totals;
    TotalsView {
        walking_metres: walking.0,
        travel_minutes: travel.minutes_up(),
        travel_seconds: odd_seconds(travel),
        cost: Money {
            amount: cost,
            currency,
        }
        .into(),
        unknown_costs,
        rests,
        free_minutes: free.minutes_up(),
        free_seconds: odd_seconds(free),
    }
}

fn fixed_cost_view(cost: &PlanFixedCost, currency: Currency) -> FixedCostView {
    let PlanFixedCost {
        kind,
        day,
        amount,
        label,
    } = cost;
    FixedCostView {
        kind: Word(*kind),
        day: *day,
        label: label.clone(),
        cost: money_view(*amount, currency),
        cost_known: amount.is_some(),
    }
}

fn costs_view(costs: &CostSummary, currency: Currency) -> CostsView {
    let CostSummary {
        known,
        unknown,
        budget,
    } = costs;
    CostsView {
        known: Money {
            amount: *known,
            currency,
        }
        .into(),
        unknown: unknown.clone(),
        budget: budget.map(Into::into),
    }
}

fn unmet_view(unmet: &PlanUnmet, currency: Currency, language: Language) -> UnmetView {
    let PlanUnmet {
        names,
        place,
        category,
        must_see,
        member,
        reason,
        displaced_by,
        relaxation,
        relaxation_drops,
    } = unmet;
    UnmetView {
        name: names.in_language(language).to_owned(),
        names: names.into(),
        place_id: place.as_ref().map(ToString::to_string),
        category: category.map(Word),
        must_see: *must_see,
        member_index: *member,
        reason: reason_view(*reason, currency),
        displaced_by: displaced_by.as_ref().map(Into::into),
        relaxation: relaxation.map(|relaxation| relaxation_view(relaxation, currency)),
        relaxation_drops: relaxation_drops.as_ref().map(Into::into),
    }
}

fn conflict_view(conflict: &Conflict) -> ConflictView {
    let Conflict {
        rule,
        code,
        day,
        subject,
        numbers,
    } = conflict;
    ConflictView {
        rule: Word(*rule),
        code: (*code).to_owned(),
        day: *day,
        subject: subject.clone(),
        numbers: number_views(numbers),
    }
}

fn tally_view(tally: &RuleTally) -> TallyView {
    let RuleTally { rule, tested, broken } = *tally;
    TallyView {
        rule: Word(rule),
        tested,
        broken,
    }
}

fn finding_view(finding: &PlanFinding) -> FindingView {
    let PlanFinding {
        code,
        day,
        entry,
        subject,
        numbers,
        rain_variant,
    } = finding;
    FindingView {
        code: Word(*code),
        rule: Word(code.rule()),
        severity: Word(code.severity()),
        day: *day,
        stop_id: entry.clone(),
        subject: subject.as_ref().map(Into::into),
        numbers: number_views(numbers),
        rain_variant: *rain_variant,
    }
}

fn number_views(numbers: &[(&'static str, i64)]) -> Vec<NumberView> {
    let view = |(name, value): &(&'static str, i64)| NumberView {
        name: (*name).to_owned(),
        value: *value,
    };
    numbers.iter().map(view).collect()
}
