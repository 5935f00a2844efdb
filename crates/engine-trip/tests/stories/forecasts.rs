//! Stories about days of which the weather is forecast.

use engine_model::ids::DestinationId;
use engine_model::people::Health;
use engine_model::place::Setting;
use engine_model::plan::{Plan, PlanEntryKind, WeatherAlerts, WeatherKind};
use engine_model::time::Seconds;
use engine_trip::{Control, DayForecast, Forecasts, ReplanRequest, edit};
use jiff::civil::{Date, date};

use super::edits::list;
use super::{bundled, member, plan, request, stops};

const MILD: DayForecast = DayForecast {
    minimum_decicelsius: 120,
    maximum_decicelsius: 210,
    rain_percent: Some(0),
    alerts: WeatherAlerts {
        dust: false,
        wind: false,
        storm: false,
    },
};

fn on(days: &[(Date, DayForecast)]) -> Forecasts {
    let seoul = DestinationId::new("seoul");
    let each = days
        .iter()
        .map(|(date, forecast)| (seoul.clone(), *date, *forecast));
    each.collect()
}

/// Seconds of the trip's stops spent in the open.
fn outdoors(plan: &Plan) -> i32 {
    let all = plan.days.iter().flat_map(stops);
    let open = all.filter(|stop| stop.setting == Some(Setting::Outdoor));
    open.map(|stop| (stop.end - stop.start).0).sum()
}

fn asked() -> engine_model::request::TripRequest {
    request(
        &[("seoul", 1)],
        date(2027, 5, 4),
        vec![member(30, Health::Good, &[])],
    )
}

#[test]
fn a_forecast_stands_in_the_plan_and_steers_it() {
    let packs = bundled(&["seoul"]);
    let first = date(2027, 5, 4);
    let days = |forecast: DayForecast| on(&[(first, forecast), (date(2027, 5, 5), forecast)]);
    let of = |forecast: DayForecast| plan(&asked(), &packs.clone().with_forecasts(days(forecast)));
    let mild = of(MILD);
    let weather = mild.days[0].weather.expect("weather");
    assert_eq!(
        (weather.kind, weather.rain_percent),
        (WeatherKind::Forecast, Some(0))
    );
    assert_eq!(weather.maximum_decicelsius, 210);
    let wet = of(DayForecast {
        rain_percent: Some(100),
        ..MILD
    });
    let dusty = of(DayForecast {
        alerts: WeatherAlerts {
            dust: true,
            ..WeatherAlerts::default()
        },
        ..MILD
    });
    let hot = of(DayForecast {
        maximum_decicelsius: 350,
        ..MILD
    });
    for (plan, what) in [(&wet, "rain"), (&dusty, "dust"), (&hot, "heat")] {
        assert!(
            outdoors(plan) < outdoors(&mild),
            "{what}: {} of {}",
            outdoors(plan),
            outdoors(&mild)
        );
    }
    assert!(dusty.days[0].weather.expect("weather").alerts.dust);
}

#[test]
fn a_day_without_a_forecast_takes_what_is_typical() {
    let packs = bundled(&["seoul"]).with_forecasts(on(&[(date(2027, 5, 5), MILD)]));
    let plan = plan(&asked(), &packs);
    let kinds: Vec<_> = plan
        .days
        .iter()
        .map(|day| day.weather.expect("weather").kind)
        .collect();
    assert_eq!(kinds, [WeatherKind::Typical, WeatherKind::Forecast]);
}

#[test]
fn rests_last_longer_on_a_day_with_a_warning() {
    let mut asked = asked();
    asked.members = vec![member(75, Health::Limited, &[])];
    let packs = bundled(&["seoul"]);
    let hot = DayForecast {
        maximum_decicelsius: 350,
        ..MILD
    };
    let plan = plan(&asked, &packs.with_forecasts(on(&[(date(2027, 5, 4), hot)])));
    let rests = |day: usize| {
        let entries = plan.days[day].entries.iter();
        let rests = entries.filter(|entry| entry.kind == PlanEntryKind::Rest);
        rests.map(|rest| rest.end - rest.start).collect::<Vec<_>>()
    };
    assert!(!rests(0).is_empty() && !rests(1).is_empty());
    assert!(
        rests(0).iter().all(|rest| *rest == Seconds::minutes(30)),
        "{:?}",
        rests(0)
    );
    assert!(
        rests(1).iter().all(|rest| *rest == Seconds::minutes(20)),
        "{:?}",
        rests(1)
    );
}

#[test]
fn an_edit_and_a_new_plan_of_a_day_keep_the_forecast_or_take_a_newer_one() {
    let packs = bundled(&["seoul"]);
    let both = on(&[(date(2027, 5, 4), MILD), (date(2027, 5, 5), MILD)]);
    let before = plan(&asked(), &packs.clone().with_forecasts(both));
    let mut day = list(&before, 2);
    day.stops.pop();
    // Nothing newer is known: the days keep what they have.
    let after = edit(&before, &packs, std::slice::from_ref(&day)).expect("an edit");
    let weather = |plan: &Plan| -> Vec<_> { plan.days.iter().map(|day| day.weather).collect() };
    assert_eq!(weather(&after), weather(&before));
    let wet = DayForecast {
        rain_percent: Some(90),
        ..MILD
    };
    let newer = packs.with_forecasts(on(&[(date(2027, 5, 5), wet)]));
    let after = edit(&before, &newer, &[day]).expect("an edit");
    assert_eq!(after.days[0].weather, before.days[0].weather);
    assert_eq!(
        after.days[1].weather.and_then(|weather| weather.rain_percent),
        Some(90)
    );
    let again = ReplanRequest {
        days: vec![2],
        ..ReplanRequest::default()
    };
    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: false,
        relaxations: false,
    };
    let proposal = engine_trip::replan(&before, &newer, &again, &control).expect("a proposal");
    assert_eq!(weather(&proposal.plan), weather(&after));
}
