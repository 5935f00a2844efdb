//! Everything asked for, brought together: structured fields, structured wishes, and what was read from free text.

use engine_model::money::{Currency, Money};
use engine_model::people::{Health, Member};
use engine_model::place::Category;
use engine_model::problem::{CategoryPreference, Mode, Preferences};
use engine_model::request::{Avoid, PlaceRef, TripRequest};
use engine_model::wish::{BudgetSpan, DayPart, MealKind, Reading, Wish, WishDay, WishKind};
use engine_wishes::{Context, NamedPlace};

use crate::atlas::{Atlas, Resolved};
use crate::frames::DayRules;

/// What is asked for, resolved as far as it can be before the problem's candidates exist.
#[derive(Debug)]
pub(crate) struct Asks {
    pub(crate) members: Vec<Member>,
    pub(crate) transport: Mode,
    /// All but what needs candidate indices.
    pub(crate) preferences: Preferences,
    pub(crate) must: Vec<MustAsk>,
    pub(crate) avoid_places: Vec<Resolved>,
    pub(crate) avoid_categories: Vec<Category>,
    pub(crate) at_time: Vec<(Resolved, DayPart)>,
    pub(crate) rules: Vec<DayRules>,
    /// Every limit named for the trip; the lowest holds.
    pub(crate) total: Vec<Money>,
    /// Every limit named for a day; the lowest holds.
    pub(crate) per_day: Vec<Money>,
    /// Structured wishes for a day that the trip does not have.
    pub(crate) beyond: Vec<Wish>,
}

/// A must-see with whose and when.
#[derive(Clone, Debug)]
pub(crate) struct MustAsk {
    pub(crate) place: Resolved,
    pub(crate) member: Option<u16>,
    /// 0-based.
    pub(crate) day: Option<u16>,
}

/// Reads the request's free text in the light of its destinations.
pub(crate) fn read(request: &TripRequest, atlas: &Atlas, currency: Currency, days: usize) -> Reading {
    let places = atlas
        .cities
        .iter()
        .flat_map(|city| city.pack.places.all())
        .map(|place| NamedPlace {
            id: &place.id,
            names: &place.names,
            fame: place.fame,
        })
        .collect();
    let days = u16::try_from(days).unwrap_or(u16::MAX);
    engine_wishes::read(
        &request.free_text,
        &Context {
            places,
            currency,
            days,
        },
    )
}

/// Brings all wishes together.
pub(crate) fn gather(request: &TripRequest, reading: &mut Reading, atlas: &Atlas, days: usize) -> Asks {
    let mut asks = structured(request, atlas, days);
    for wish in &request.wishes {
        if !apply(wish, &mut asks, atlas, days) {
            asks.beyond.push(wish.clone());
        }
    }
    let mut beyond = Vec::new();
    for read in &reading.wishes {
        if !apply(&read.wish, &mut asks, atlas, days) {
            beyond.push(read.words.clone());
        }
    }
    // A wish for a day that the trip does not have was understood, but there is nothing to be done with it.
    reading.unread.extend(beyond);
    asks
}

fn structured(request: &TripRequest, atlas: &Atlas, days: usize) -> Asks {
    let resolve = |reference: &PlaceRef| atlas.resolve(reference, None);
    let group = request.must_see.iter().map(|place| MustAsk {
        place: resolve(place),
        member: None,
        day: None,
    });
    let own = (0_u16..)
        .zip(&request.members)
        .flat_map(|(index, member)| member.must_see.iter().map(move |place| (index, place)));
    let own = own.map(|(index, place)| MustAsk {
        place: resolve(place),
        member: Some(index),
        day: None,
    });
    let mut asks = Asks {
        members: request.members.clone(),
        transport: request.transport,
        preferences: Preferences {
            pace: request.pace,
            ..Preferences::default()
        },
        must: group.chain(own).collect(),
        avoid_places: Vec::new(),
        avoid_categories: Vec::new(),
        at_time: Vec::new(),
        rules: (0..days)
            .map(|_| DayRules {
                start: request.daily_start,
                end: request.daily_end,
                meals: Vec::new(),
            })
            .collect(),
        total: request.budget.total.into_iter().collect(),
        per_day: request.budget.per_day.into_iter().collect(),
        beyond: Vec::new(),
    };
    for avoid in &request.avoid {
        match avoid {
            Avoid::Place(place) => asks.avoid_places.push(resolve(place)),
            Avoid::Category(category) => asks.avoid_categories.push(*category),
        }
    }
    asks
}

/// Adds one wish; `false` where it speaks of a day that the trip does not have.
fn apply(wish: &Wish, asks: &mut Asks, atlas: &Atlas, days: usize) -> bool {
    let day = match wish.day {
        None => None,
        Some(WishDay::Last) => u16::try_from(days - 1).ok(),
        Some(WishDay::Number(number)) if number >= 1 && usize::from(number) <= days => Some(number - 1),
        Some(WishDay::Number(_)) => return false,
    };
    let place = |id| {
        atlas
            .by_id(id)
            .unwrap_or_else(|| Resolved::Unknown(id.to_string()))
    };
    match &wish.kind {
        WishKind::MustSee(id) => asks.must.push(MustAsk {
            place: place(id),
            member: None,
            day,
        }),
        WishKind::AvoidPlace(id) => asks.avoid_places.push(place(id)),
        WishKind::AvoidCategory(category) => match day {
            Some(day) => asks.preferences.avoided_on.push((*category, day)),
            None => asks.avoid_categories.push(*category),
        },
        WishKind::Less(category) => prefer(asks, *category, false, day),
        WishKind::More(category) => prefer(asks, *category, true, day),
        WishKind::AtTime(id, part) => asks.at_time.push((place(id), *part)),
        WishKind::Cuisine(cuisine) => asks.preferences.cuisines.push((cuisine.clone(), day)),
        WishKind::Budget(money, BudgetSpan::Trip) => asks.total.push(*money),
        WishKind::Budget(money, BudgetSpan::Day) => asks.per_day.push(*money),
        WishKind::DayStart(time) => for_days(asks, day, |rules| rules.start = *time),
        WishKind::DayEnd(time) => for_days(asks, day, |rules| rules.end = *time),
        WishKind::Meal(kind, wanted) => for_days(asks, day, |rules| rules.meals.push((*kind, *wanted))),
        WishKind::Pace(pace) => match day {
            Some(day) => asks.preferences.day_pace.push((day, *pace)),
            None => asks.preferences.pace = *pace,
        },
        WishKind::Transport(mode) => asks.transport = *mode,
        WishKind::Diet(_) | WishKind::Mobility(_) | WishKind::Children(_) => about_people(&wish.kind, asks),
        WishKind::Cheap => asks.preferences.cheap = true,
        WishKind::LittleWalking => asks.preferences.little_walking = true,
        WishKind::WalkingMetresDay(metres) => {
            let current = asks.preferences.walking_metres_day.unwrap_or(i32::MAX);
            asks.preferences.walking_metres_day = Some(current.min(*metres));
        }
        WishKind::RainPlan => asks.preferences.rain_plan = true,
        WishKind::AvoidCrowds => asks.preferences.avoid_crowds = true,
    }
    true
}

/// A wish about somebody in the group, without a name: it holds for the member whom it fits best.
fn about_people(kind: &WishKind, asks: &mut Asks) {
    match kind {
        WishKind::Diet(diet) => {
            let known = asks.members.iter().any(|member| member.diets.contains(diet));
            if let (false, Some(member)) = (known, asks.members.first_mut()) {
                member.diets.push(*diet);
            }
        }
        WishKind::Mobility(aid) => {
            let known = asks.members.iter().any(|member| member.mobility == Some(*aid));
            let weakest = asks
                .members
                .iter_mut()
                .filter(|member| member.mobility.is_none())
                .min_by_key(|member| member.health);
            if let (false, Some(member)) = (known, weakest) {
                member.mobility = Some(*aid);
            }
        }
        WishKind::Children(ages) if ages.is_empty() => prefer(asks, Category::ThemePark, true, None),
        WishKind::Children(ages) => {
            let mut meant = vec![false; asks.members.len()];
            for &age in ages {
                let known = asks
                    .members
                    .iter()
                    .zip(&mut meant)
                    .find(|(member, meant)| !**meant && member.age.abs_diff(age) <= 1);
                if let Some((_, meant)) = known {
                    *meant = true;
                } else if asks.members.len() < 10 {
                    asks.members.push(child(age));
                    meant.push(true);
                }
            }
        }
        _ => {}
    }
}

/// A child named in the text but not among the members: it comes along, so it counts for ages, beds and prices (those
/// of adults, since prices for children are not known). Each age stands for one child; a member of that age, give or
/// take a year, is taken to be the child meant, at most one member for one child.
fn child(age: u8) -> Member {
    Member {
        name: None,
        age,
        gender: None,
        health: Health::Good,
        likes: Vec::new(),
        dislikes: Vec::new(),
        diets: Vec::new(),
        mobility: None,
        must_see: Vec::new(),
    }
}

fn prefer(asks: &mut Asks, category: Category, more: bool, day: Option<u16>) {
    let preference = CategoryPreference { category, more, day };
    if !asks.preferences.categories.contains(&preference) {
        asks.preferences.categories.push(preference);
    }
}

fn for_days(asks: &mut Asks, day: Option<u16>, change: impl Fn(&mut DayRules)) {
    for (index, rules) in asks.rules.iter_mut().enumerate() {
        if day.is_none_or(|day| usize::from(day) == index) {
            change(rules);
        }
    }
}

/// A wish in its published words, for a wish that nothing could be done with: `more museum (day 9)`.
pub(crate) fn in_words(wish: &Wish) -> String {
    let what = match &wish.kind {
        WishKind::MustSee(id) => format!("must-see {id}"),
        WishKind::AvoidPlace(id) => format!("avoid {id}"),
        WishKind::AvoidCategory(category) => format!("avoid {}", category.term()),
        WishKind::More(category) => format!("more {}", category.term()),
        WishKind::Less(category) => format!("less {}", category.term()),
        WishKind::AtTime(id, _) => format!("at-time {id}"),
        WishKind::Cuisine(cuisine) => format!("cuisine {cuisine}"),
        WishKind::DayStart(time) => format!("day-start {time}"),
        WishKind::DayEnd(time) => format!("day-end {time}"),
        WishKind::Meal(MealKind::Breakfast, _) => "breakfast".to_owned(),
        WishKind::Meal(MealKind::Lunch, _) => "lunch".to_owned(),
        WishKind::Meal(MealKind::Dinner, _) => "dinner".to_owned(),
        WishKind::Pace(_) => "pace".to_owned(),
        WishKind::Diet(_) => "diet".to_owned(),
        WishKind::Budget(..) => "budget".to_owned(),
        WishKind::Cheap => "cheap".to_owned(),
        WishKind::LittleWalking => "little-walking".to_owned(),
        WishKind::WalkingMetresDay(metres) => format!("walking {metres} m"),
        WishKind::Mobility(_) => "mobility".to_owned(),
        WishKind::Children(_) => "children".to_owned(),
        WishKind::RainPlan => "rain-plan".to_owned(),
        WishKind::Transport(mode) => format!("transport {}", mode.term()),
        WishKind::AvoidCrowds => "avoid-crowds".to_owned(),
    };
    match wish.day {
        Some(WishDay::Number(number)) => format!("{what} (day {number})"),
        Some(WishDay::Last) | None => what,
    }
}
