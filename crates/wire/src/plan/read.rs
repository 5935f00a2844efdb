//! Reading a plan.

use engine_model::Currency;
use engine_model::plan::{
    Certificate, Conflict, CostSummary, DayTotals, PackRef, Plan, PlanDay, PlanFinding, PlanFixedCost,
    PlanSegment, PlanUnmet, RainVariant, RuleTally, Weather, WeatherAlerts,
};
use engine_model::request::TripRequest;
use engine_model::wish::{ReadWish, Reading};
use engine_model::{DestinationId, Metres, PlaceId};
use serde::de::IgnoredAny;

use super::PlanFileError;
use super::number_names::constant;
use super::read_items::read_timeline;
use super::reasons::{amount_in, read_reason, read_relaxation};
use super::view::{
    CertificateView, ConflictView, CostsView, DayView, FindingView, FixedCostView, NumberView, PackView,
    PlanView, RainVariantView, ReadWishView, ReadingView, SegmentView, TallyView, TotalsView, UnmetView,
    WeatherView,
};
use super::write_items::Timeline;
use crate::faults::{Sentence, said};
use crate::money::MoneyView;
use crate::scalars::duration;
use crate::terms::Term;

/// Turns a file's JSON and its request into a plan. Fields that follow from others are compared later.
pub(super) fn read_plan(view: PlanView<IgnoredAny>, request: TripRequest) -> Result<Plan, PlanFileError> {
    let PlanView {
        format: _,
        generator: _,
        request: IgnoredAny,
        feasible: _,
        currency,
        packs,
        reading,
        assumptions,
        days,
        fixed_costs,
        costs,
        unmet,
        conflicts,
        certificate,
        iterations,
    } = view;
    let currency = currency.0;
    Ok(Plan {
        request,
        packs: packs.into_iter().map(read_pack).collect(),
        currency,
        reading: read_reading(reading),
        assumptions: assumptions.into_iter().map(Into::into).collect(),
        days: numbered("days", days, |day, path| read_day(day, currency, path))?,
        fixed_costs: numbered("fixedCosts", fixed_costs, |cost, path| {
            read_fixed_cost(cost, currency, path)
        })?,
        costs: read_costs(costs, currency)?,
        unmet: numbered("unmet", unmet, |unmet, path| read_unmet(unmet, currency, path))?,
        conflicts: numbered("conflicts", conflicts, read_conflict)?,
        certificate: read_certificate(certificate)?,
        iterations,
    })
}

/// A fault at a path.
pub(super) fn wrong(path: &str, message: Sentence) -> PlanFileError {
    PlanFileError::Field {
        path: path.to_owned(),
        message,
    }
}

/// The minor units of a known amount; `path` is that of the amount.
pub(super) fn read_amount(
    cost: Option<MoneyView>,
    currency: Currency,
    path: &str,
) -> Result<Option<i64>, PlanFileError> {
    cost.map(|cost| refused(amount_in(cost, currency), path))
        .transpose()
}

/// Reads every entry of a list with its path.
pub(super) fn numbered<V, T>(
    path: &str,
    views: Vec<V>,
    mut read: impl FnMut(V, &str) -> Result<T, PlanFileError>,
) -> Result<Vec<T>, PlanFileError> {
    let entries = views.into_iter().enumerate();
    entries
        .map(|(index, view)| read(view, &format!("{path}[{index}]")))
        .collect()
}

fn refused<T>(read: Result<T, Sentence>, path: &str) -> Result<T, PlanFileError> {
    read.map_err(|message| wrong(path, message))
}

fn read_pack(view: PackView) -> PackRef {
    let PackView {
        destination,
        digest,
        licence,
        attribution,
    } = view;
    PackRef {
        destination: DestinationId::new(destination),
        digest,
        licence,
        attribution,
    }
}

fn read_reading(view: ReadingView) -> Reading {
    let ReadingView { wishes, unread } = view;
    let read = |ReadWishView { words, wish }| ReadWish {
        wish: wish.into_wish(),
        words,
    };
    Reading {
        wishes: wishes.into_iter().map(read).collect(),
        unread,
    }
}

fn read_day(view: DayView, currency: Currency, path: &str) -> Result<PlanDay, PlanFileError> {
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
    let cities = segments.len();
    let timeline = Timeline {
        stops,
        meals,
        rests,
        errands,
        anchors,
        legs,
    };
    let rain_path = format!("{path}.rainVariant");
    Ok(PlanDay {
        number: day,
        date: date.0,
        segments: segments.into_iter().map(read_segment).collect(),
        weather: read_weather(weather, &format!("{path}.weather"))?,
        entries: read_timeline(timeline, cities, currency, path)?,
        totals: read_totals(totals, currency, path)?,
        feasibility: feasibility.0,
        rain_variant: rain_variant
            .map(|variant| read_rain(*variant, cities, currency, &rain_path).map(Box::new))
            .transpose()?,
    })
}

fn read_rain(
    view: RainVariantView,
    cities: usize,
    currency: Currency,
    path: &str,
) -> Result<RainVariant, PlanFileError> {
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
    let timeline = Timeline {
        stops,
        meals,
        rests,
        errands,
        anchors,
        legs,
    };
    Ok(RainVariant {
        entries: read_timeline(timeline, cities, currency, path)?,
        totals: read_totals(totals, currency, path)?,
        feasibility: feasibility.0,
    })
}

fn read_segment(view: SegmentView) -> PlanSegment {
    let SegmentView {
        city,
        name: _,
        names,
        zone,
        country,
    } = view;
    PlanSegment {
        destination: DestinationId::new(city),
        names: names.into(),
        zone,
        country,
    }
}

fn read_weather(view: WeatherView, path: &str) -> Result<Option<Weather>, PlanFileError> {
    let WeatherView {
        kind,
        condition: _,
        min_c: _,
        max_c: _,
        minimum_decicelsius,
        maximum_decicelsius,
        precipitation_percent,
        warnings,
    } = view;
    if kind == "unknown" {
        return Ok(None);
    }
    // Warnings of heat and cold follow from the temperatures.
    let warns = |of: &str| warnings.iter().any(|warning| warning == of);
    let read = || {
        Some(Weather {
            minimum_decicelsius: minimum_decicelsius?,
            maximum_decicelsius: maximum_decicelsius?,
            rain_percent: precipitation_percent,
            kind: Term::from_term(&kind)?,
            alerts: WeatherAlerts {
                dust: warns("dust"),
                wind: warns("wind"),
                storm: warns("storm"),
            },
        })
    };
    read().map(Some).ok_or_else(|| {
        let message = said(
            "must have kind `unknown`, or `forecast` or `typical` with temperatures",
            "kind가 `unknown`이거나, 기온이 있는 `forecast` 또는 `typical`이어야 합니다",
        );
        wrong(path, message)
    })
}

fn read_totals(view: TotalsView, currency: Currency, path: &str) -> Result<DayTotals, PlanFileError> {
    let TotalsView {
        walking_metres,
        travel_minutes,
        travel_seconds,
        cost,
        unknown_costs,
        rests,
        free_minutes,
        free_seconds,
    } = view;
    Ok(DayTotals {
        walking: Metres(walking_metres),
        travel: duration(travel_minutes, travel_seconds),
        cost: refused(amount_in(cost, currency), &format!("{path}.totals.cost"))?,
        unknown_costs,
        rests,
        free: duration(free_minutes, free_seconds),
    })
}

fn read_fixed_cost(
    view: FixedCostView,
    currency: Currency,
    path: &str,
) -> Result<PlanFixedCost, PlanFileError> {
    let FixedCostView {
        kind,
        day,
        label,
        cost,
        cost_known: _,
    } = view;
    let amount = read_amount(cost, currency, &format!("{path}.cost"))?;
    Ok(PlanFixedCost {
        kind: kind.0,
        day,
        amount,
        label,
    })
}

fn read_costs(view: CostsView, currency: Currency) -> Result<CostSummary, PlanFileError> {
    let CostsView {
        known,
        unknown,
        budget,
    } = view;
    let known = refused(amount_in(known, currency), "costs.known")?;
    Ok(CostSummary {
        known,
        unknown,
        budget: budget.map(Into::into),
    })
}

fn read_unmet(view: UnmetView, currency: Currency, path: &str) -> Result<PlanUnmet, PlanFileError> {
    let UnmetView {
        name: _,
        names,
        place_id,
        category,
        must_see,
        member_index,
        reason,
        displaced_by,
        relaxation,
        relaxation_drops,
    } = view;
    let relaxation = relaxation
        .map(|relaxation| {
            refused(
                read_relaxation(relaxation, currency),
                &format!("{path}.relaxation"),
            )
        })
        .transpose()?;
    Ok(PlanUnmet {
        names: names.into(),
        place: place_id.map(PlaceId::new),
        category: category.map(|category| category.0),
        must_see,
        member: member_index,
        reason: refused(read_reason(reason, currency), &format!("{path}.reason"))?,
        displaced_by: displaced_by.map(Into::into),
        relaxation,
        relaxation_drops: relaxation_drops.map(Into::into),
    })
}

fn read_conflict(view: ConflictView, path: &str) -> Result<Conflict, PlanFileError> {
    let ConflictView {
        rule,
        code,
        day,
        subject,
        numbers,
    } = view;
    let code = constant(&code)
        .ok_or_else(|| wrong(&format!("{path}.code"), said("is not a code", "코드가 아닙니다")))?;
    Ok(Conflict {
        rule: rule.0,
        code,
        day,
        subject,
        numbers: read_numbers(numbers, path)?,
    })
}

fn read_certificate(view: CertificateView) -> Result<Certificate, PlanFileError> {
    let CertificateView {
        verdict,
        rules,
        findings,
        unverified_hours,
        stops,
        derived_facts,
        asserted_facts,
    } = view;
    let tally = |TallyView { rule, tested, broken }| RuleTally {
        rule: rule.0,
        tested,
        broken,
    };
    Ok(Certificate {
        verdict: verdict.0,
        rules: rules.into_iter().map(tally).collect(),
        findings: numbered("certificate.findings", findings, read_finding)?,
        unverified_hours,
        stops,
        derived_facts,
        asserted_facts,
    })
}

fn read_finding(view: FindingView, path: &str) -> Result<PlanFinding, PlanFileError> {
    let FindingView {
        code,
        rule: _,
        severity: _,
        day,
        stop_id,
        subject,
        numbers,
        rain_variant,
    } = view;
    Ok(PlanFinding {
        code: code.0,
        day,
        entry: stop_id,
        subject: subject.map(Into::into),
        numbers: read_numbers(numbers, path)?,
        rain_variant,
    })
}

fn read_numbers(views: Vec<NumberView>, path: &str) -> Result<Vec<(&'static str, i64)>, PlanFileError> {
    numbered(
        &format!("{path}.numbers"),
        views,
        |NumberView { name, value }, path| {
            let unnamed = || said("is not the name of a number", "수의 이름이 아닙니다");
            let name = constant(&name).ok_or_else(|| wrong(&format!("{path}.name"), unnamed()))?;
            Ok((name, value))
        },
    )
}
