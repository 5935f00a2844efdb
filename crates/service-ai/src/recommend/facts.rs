//! What is known of a place, each piece as one sentence with an id: nothing else may stand in a tip.

use engine_model::Language;
use engine_model::opening::{DayHours, OpenInterval};
use engine_model::place::{Climate, Place, PriceItem, Setting, StepFree};
use engine_model::plan::{Weather, WeatherAlerts, WeatherKind};
use engine_model::time::DayTime;
use engine_words::{category, clock, date as date_words, duration, quantity::money_of, weather};
use jiff::civil::Date;
use library::FoundPlace;

use crate::model::tips::Fact;

/// From this chance of rain on, an umbrella is worth its weight.
const WET_PERCENT: u8 = 40;
/// From this fame on, people come to the city for it.
const FAMOUS: u8 = 80;

/// The facts of a place on a date, in the order in which they are told.
pub(crate) struct Facts {
    pub(crate) all: Vec<Fact>,
    language: Language,
}

impl Facts {
    /// Gathers them.
    pub(crate) fn of(found: &FoundPlace, date: Date, language: Language) -> Self {
        let mut facts = Self {
            all: Vec::new(),
            language,
        };
        let place = found.place();
        facts.about_its_kind(found, place);
        facts.about_its_hours(found, place, date);
        facts.about_its_price(found, place);
        facts.about_access(place);
        facts.about_the_weather(found, place, date);
        facts
    }

    /// Adds a fact.
    pub(crate) fn add(
        &mut self,
        id: impl Into<String>,
        english: impl Into<String>,
        korean: impl Into<String>,
    ) {
        let text = match self.language {
            Language::English => english.into(),
            Language::Korean => korean.into(),
        };
        self.all.push(Fact { id: id.into(), text });
    }

    /// The sentence of a fact.
    pub(crate) fn text(&self, id: &str) -> Option<&str> {
        self.all
            .iter()
            .find(|fact| fact.id == id)
            .map(|fact| fact.text.as_str())
    }

    fn about_its_kind(&mut self, found: &FoundPlace, place: &Place) {
        let city = found
            .pack
            .destination()
            .names
            .in_language(self.language)
            .to_owned();
        let kind = category(place.category, self.language);
        self.add(
            "category",
            format!("Its kind: {kind}, in {city}."),
            format!("{city}에 있는 {kind}입니다."),
        );
        match place.setting {
            Setting::Indoor => self.add("setting", "It is under a roof.", "실내입니다."),
            Setting::Outdoor => self.add("setting", "It is in the open.", "야외입니다."),
            Setting::Mixed => self.add(
                "setting",
                "It is partly in the open.",
                "실내와 야외가 섞여 있습니다.",
            ),
        }
        if place.fame >= FAMOUS {
            self.add(
                "fame",
                "It is one of the city's best known places.",
                "이 도시에서 손꼽히게 알려진 곳입니다.",
            );
        }
        let (usual, least) = (
            duration(place.stay, self.language),
            duration(place.min_stay, self.language),
        );
        self.add(
            "stay",
            format!("A visit usually takes {usual}, at least {least}."),
            format!("보통 {usual}, 적어도 {least} 머뭅니다."),
        );
    }

    fn about_its_hours(&mut self, found: &FoundPlace, place: &Place, date: Date) {
        let day = date_words(date, self.language);
        match found.pack.places.hours_on(found.position, date) {
            DayHours::Unknown => self.add(
                "hours-unknown",
                "Its opening hours are not known: ask before you go.",
                "영업시간을 알 수 없으니 가기 전에 확인하세요.",
            ),
            DayHours::Known(intervals) if intervals.is_empty() => {
                self.add(
                    "closed",
                    format!("It is closed on {day}."),
                    format!("{day}에는 쉽니다."),
                );
            }
            DayHours::Known(intervals) => {
                let spans: Vec<String> = intervals.iter().map(|interval| self.span(*interval)).collect();
                let spans = spans.join(", ");
                self.add(
                    "hours",
                    format!("Open on {day}: {spans}."),
                    format!("{day} 영업시간: {spans}."),
                );
                if !place.source.verified {
                    self.add(
                        "hours-unverified",
                        "No citable source backs these hours.",
                        "이 영업시간은 출처가 확인되지 않았습니다.",
                    );
                }
            }
        }
        let destination = found.pack.destination();
        let sunset = engine_places::sunset(place.at, date, &destination.zone);
        if let (Some(sunset), true) = (sunset, place.setting != Setting::Indoor) {
            let sunset = clock(sunset, self.language);
            self.add(
                "sunset",
                format!("The sun sets at {sunset}."),
                format!("해는 {sunset}에 집니다."),
            );
        }
    }

    fn span(&self, interval: OpenInterval) -> String {
        let always = interval.open <= DayTime::MIDNIGHT && interval.close >= DayTime::hm(24, 0);
        if always {
            return match self.language {
                Language::English => "day and night".to_owned(),
                Language::Korean => "24시간".to_owned(),
            };
        }
        let (open, close) = (
            clock(interval.open, self.language),
            clock(interval.close, self.language),
        );
        if interval.last_entry == interval.close {
            return format!("{open}–{close}");
        }
        let last = clock(interval.last_entry, self.language);
        match self.language {
            Language::English => format!("{open}–{close} (last entry {last})"),
            Language::Korean => format!("{open}–{close} (입장 마감 {last})"),
        }
    }

    fn about_its_price(&mut self, found: &FoundPlace, place: &Place) {
        match place.cost {
            Some(cost) if cost.amount == 0 => self.add("price", "Admission is free.", "입장료가 없습니다."),
            Some(cost) => {
                let cost = money_of(cost, self.language);
                self.add(
                    "price",
                    format!("It costs {cost} for an adult."),
                    format!("성인 한 명에 {cost}입니다."),
                );
            }
            None => {}
        }
        let usual = found
            .pack
            .destination()
            .prices
            .iter()
            .find(|price| price.item == PriceItem::Meal && place.category.is_meal());
        if let (Some(usual), None) = (usual, place.cost) {
            let cost = money_of(usual.amount, self.language);
            self.add(
                "meal-price",
                format!("A plain meal in this city costs about {cost}."),
                format!("이 도시에서 간단한 한 끼는 {cost} 정도입니다."),
            );
        }
    }

    fn about_access(&mut self, place: &Place) {
        match place.step_free {
            StepFree::Yes => self.add(
                "step-free",
                "It can be visited without steps.",
                "계단 없이 둘러볼 수 있습니다.",
            ),
            StepFree::No => self.add("steps", "It cannot be visited without steps.", "계단이 있습니다."),
            StepFree::Unknown => {}
        }
        if place.strenuous {
            self.add(
                "strenuous",
                "It is steep or has many stairs: wear good shoes.",
                "가파르거나 계단이 많으니 편한 신발을 신으세요.",
            );
        }
        if let Some(age) = place.min_age {
            self.add(
                "minimum-age",
                format!("It is for people from {age} years on."),
                format!("{age}세부터 갈 수 있습니다."),
            );
        }
    }

    fn about_the_weather(&mut self, found: &FoundPlace, place: &Place, date: Date) {
        let Some(typical) = found
            .pack
            .destination()
            .climate
            .as_ref()
            .map(|climate| typical(climate, date))
        else {
            return;
        };
        let said = weather(&typical, self.language);
        self.add("climate", format!("Weather: {said}."), format!("날씨: {said}."));
        let wet = typical.rain_percent.is_some_and(|percent| percent >= WET_PERCENT);
        if wet && place.setting != Setting::Indoor {
            self.add(
                "umbrella",
                "Rain is likely: take an umbrella.",
                "비가 올 수 있으니 우산을 챙기세요.",
            );
        }
    }
}

fn typical(climate: &Climate, date: Date) -> Weather {
    let month = usize::from(date.month().unsigned_abs()) - 1;
    let month = climate.months[month];
    Weather {
        minimum_decicelsius: month.minimum_decicelsius,
        maximum_decicelsius: month.maximum_decicelsius,
        rain_percent: month.rain_percent,
        kind: WeatherKind::Typical,
        alerts: WeatherAlerts::default(),
    }
}
