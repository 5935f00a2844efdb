//! Wishes: read and written as an object with a `kind` and the fields of that kind.

use engine_model::wish::{Wish, WishDay, WishKind};
use engine_model::{DayTime, PlaceId};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::{RequestError, settled};
use crate::faults::{Faults, FieldRule, said};
use crate::fields::{Field, Object, one_of};
use crate::money::MoneyView;
use crate::scalars::ClockTime;
use crate::terms::Term;

/// Every kind of wish.
const KINDS: [&str; 21] = [
    "must-see",
    "avoid-place",
    "avoid-category",
    "more",
    "less",
    "pace",
    "day-start",
    "day-end",
    "meal",
    "diet",
    "cuisine",
    "budget",
    "cheap",
    "little-walking",
    "walking-limit",
    "mobility",
    "children",
    "rain-plan",
    "transport",
    "at-time",
    "avoid-crowds",
];

/// A wish as JSON; only the fields of its kind are there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WishView {
    /// What is wished: `must-see`, `avoid-place`, `avoid-category`, `more`, `less`, `pace`, `day-start`, `day-end`,
    /// `meal`, `diet`, `cuisine`, `budget`, `cheap`, `little-walking`, `walking-limit`, `mobility`, `children`,
    /// `rain-plan`, `transport`, `at-time` or `avoid-crowds`.
    pub kind: &'static str,
    /// A place id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The word of the kind: a category, pace, meal, diet, kitchen, mobility aid, mode or part of the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Whether a meal is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanted: Option<bool>,
    /// A time of day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<ClockTime>,
    /// A limit on what is spent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<MoneyView>,
    /// What the limit covers: `trip` or `day`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<&'static str>,
    /// Metres on foot a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub walking_metres: Option<i32>,
    /// Ages of children in years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ages: Option<Vec<u8>>,
    /// The only day it speaks of: 1 = the first day, or `last`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<WishDayView>,
}

/// A day of the trip as JSON: a number or `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum WishDayView {
    /// 1 = the first day.
    Number(u16),
    /// `last`.
    Word(&'static str),
}

impl From<&Wish> for WishView {
    fn from(wish: &Wish) -> Self {
        let Wish { kind, day } = wish;
        let day = day.map(|day| match day {
            WishDay::Number(number) => WishDayView::Number(number),
            WishDay::Last => WishDayView::Word("last"),
        });
        Self { day, ..view_of(kind) }
    }
}

/// A wish inside a document that is read as a whole; its faults become one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WishJson(Wish);

impl WishJson {
    /// Wraps a wish.
    pub const fn new(wish: Wish) -> Self {
        Self(wish)
    }

    /// The wish.
    pub fn into_wish(self) -> Wish {
        self.0
    }
}

impl Serialize for WishJson {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WishView::from(&self.0).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for WishJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let read = settled(&Field::new(&value, ""), read_wish);
        read.map(Self).map_err(|RequestError { errors }| {
            let shown: Vec<String> = errors.iter().map(ToString::to_string).collect();
            D::Error::custom(shown.join("; "))
        })
    }
}

pub(super) fn read_wish(field: &Field, faults: &mut Faults) -> Option<Wish> {
    let mut object = field.object(faults)?;
    let kind = object
        .required("kind", faults)
        .and_then(|field| read_kind(&field, &mut object, faults));
    let day = object.optional("day");
    let day = match day {
        Some(field) => read_day(&field, faults).map(Some),
        None => Some(None),
    };
    // The fields of an unknown kind are unknown too; reporting each of them would bury the fault.
    let kind = kind?;
    object.finish(faults);
    Some(Wish { kind, day: day? })
}

fn read_day(field: &Field, faults: &mut Faults) -> Option<WishDay> {
    match field.as_str() {
        Some("last") => Some(WishDay::Last),
        Some(_) => {
            let message = said(
                "must be a day's number or `last`",
                "며칠째인지를 나타내는 숫자나 `last`여야 합니다",
            );
            field.fault(faults, FieldRule::Format, message);
            None
        }
        None => field.number(faults, 1..=120).map(WishDay::Number),
    }
}

fn read_kind(field: &Field, object: &mut Object, faults: &mut Faults) -> Option<WishKind> {
    match field.as_str() {
        Some("must-see") => place(object, faults).map(WishKind::MustSee),
        Some("avoid-place") => place(object, faults).map(WishKind::AvoidPlace),
        Some("avoid-category") => word(object, faults).map(WishKind::AvoidCategory),
        Some("more") => word(object, faults).map(WishKind::More),
        Some("less") => word(object, faults).map(WishKind::Less),
        Some("pace") => word(object, faults).map(WishKind::Pace),
        Some("day-start") => time(object, faults).map(WishKind::DayStart),
        Some("day-end") => time(object, faults).map(WishKind::DayEnd),
        Some("meal") => {
            let meal = word(object, faults);
            let wanted = object
                .optional("wanted")
                .map_or(Some(true), |field| field.boolean(faults));
            Some(WishKind::Meal(meal?, wanted?))
        }
        Some("diet") => word(object, faults).map(WishKind::Diet),
        Some("cuisine") => {
            let value = object.required("value", faults)?;
            value.text(faults, 1..=40).map(WishKind::Cuisine)
        }
        Some("budget") => {
            let limit = object
                .required("limit", faults)
                .and_then(|field| field.money(faults, 1));
            let span = object
                .required("span", faults)
                .and_then(|field| field.term(faults));
            Some(WishKind::Budget(limit?, span?))
        }
        Some("cheap") => Some(WishKind::Cheap),
        Some("little-walking") => Some(WishKind::LittleWalking),
        Some("walking-limit") => {
            let metres = object.required("walkingMetres", faults)?;
            metres.number(faults, 0..=100_000).map(WishKind::WalkingMetresDay)
        }
        Some("mobility") => word(object, faults).map(WishKind::Mobility),
        Some("children") => children(object, faults),
        Some("rain-plan") => Some(WishKind::RainPlan),
        Some("transport") => word(object, faults).map(WishKind::Transport),
        Some("at-time") => {
            let (place, part) = (place(object, faults), word(object, faults));
            Some(WishKind::AtTime(place?, part?))
        }
        Some("avoid-crowds") => Some(WishKind::AvoidCrowds),
        Some(_) | None => {
            field.fault(faults, FieldRule::Format, one_of(&KINDS.join(", ")));
            None
        }
    }
}

fn place(object: &mut Object, faults: &mut Faults) -> Option<PlaceId> {
    let field = object.required("place", faults)?;
    field.text(faults, 1..=200).map(PlaceId::new)
}

fn word<T: Term>(object: &mut Object, faults: &mut Faults) -> Option<T> {
    object.required("value", faults)?.term(faults)
}

fn time(object: &mut Object, faults: &mut Faults) -> Option<DayTime> {
    let field = object.required("time", faults)?;
    field.time(faults, DayTime::MIDNIGHT..=DayTime::hm(48, 0))
}

fn children(object: &mut Object, faults: &mut Faults) -> Option<WishKind> {
    let Some(field) = object.optional("ages") else {
        return Some(WishKind::Children(Vec::new()));
    };
    let items = field.list(faults, 0..=10)?;
    let ages = items
        .iter()
        .filter_map(|item| item.number(faults, 0..=120))
        .collect();
    Some(WishKind::Children(ages))
}

fn view_of(kind: &WishKind) -> WishView {
    let plain = |kind: &'static str| WishView {
        kind,
        ..WishView::default()
    };
    let valued = |kind: &'static str, word: &str| WishView {
        value: Some(word.to_owned()),
        ..plain(kind)
    };
    let placed = |kind: &'static str, id: &PlaceId| WishView {
        place: Some(id.to_string()),
        ..plain(kind)
    };
    let timed = |kind: &'static str, time: DayTime| WishView {
        time: Some(ClockTime(time)),
        ..plain(kind)
    };
    match kind {
        WishKind::MustSee(id) => placed("must-see", id),
        WishKind::AvoidPlace(id) => placed("avoid-place", id),
        WishKind::AvoidCategory(category) => valued("avoid-category", category.term()),
        WishKind::More(category) => valued("more", category.term()),
        WishKind::Less(category) => valued("less", category.term()),
        WishKind::Pace(pace) => valued("pace", pace.term()),
        WishKind::DayStart(time) => timed("day-start", *time),
        WishKind::DayEnd(time) => timed("day-end", *time),
        WishKind::Meal(meal, wanted) => WishView {
            wanted: Some(*wanted),
            ..valued("meal", meal.term())
        },
        WishKind::Diet(diet) => valued("diet", diet.term()),
        WishKind::Cuisine(cuisine) => valued("cuisine", cuisine),
        WishKind::Budget(limit, span) => WishView {
            limit: Some((*limit).into()),
            span: Some(span.term()),
            ..plain("budget")
        },
        WishKind::Cheap => plain("cheap"),
        WishKind::LittleWalking => plain("little-walking"),
        WishKind::WalkingMetresDay(metres) => WishView {
            walking_metres: Some(*metres),
            ..plain("walking-limit")
        },
        WishKind::Mobility(aid) => valued("mobility", aid.term()),
        WishKind::Children(ages) => WishView {
            ages: Some(ages.clone()),
            ..plain("children")
        },
        WishKind::RainPlan => plain("rain-plan"),
        WishKind::Transport(mode) => valued("transport", mode.term()),
        WishKind::AtTime(id, part) => WishView {
            value: Some(part.term().to_owned()),
            ..placed("at-time", id)
        },
        WishKind::AvoidCrowds => plain("avoid-crowds"),
    }
}
