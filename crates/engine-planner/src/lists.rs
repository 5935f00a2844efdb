//! What the search chooses from: the promising candidates of each day, and the meal places of each city.

use std::cmp::Reverse;

use crate::found::own_worth;
use crate::model::Model;
use crate::node::Node;
use crate::variant::Variant;
use crate::weights as w;

/// Most candidates of a day that the search looks at, beyond those somebody asked for.
const SHORT_LIST: usize = 80;
/// Of every category at least so many stay on the list.
const OF_EACH_CATEGORY: usize = 5;

/// What the search chooses from.
pub(crate) struct Lists {
    /// Candidates for stops by day, those of the highest bound first.
    pub(crate) stops: Vec<Vec<Listed>>,
    /// Candidates for meals by city, those of most points first.
    pub(crate) meals: Vec<Vec<u32>>,
}

/// A candidate for a stop on a day.
pub(crate) struct Listed {
    pub(crate) candidate: u32,
    /// Its class of taste and its category, here so that passing it over touches nothing else.
    pub(crate) class: u16,
    pub(crate) category: u8,
    /// How many members must see it on this day.
    pub(crate) musts: i64,
    /// Whether somebody asked for it, so that its stay may be cut short.
    pub(crate) is_asked: bool,
    /// A bound on what it can be worth by itself, in the search's single number.
    pub(crate) most: i64,
}

impl Listed {
    /// A bound on what it can be worth, but for what depends on the other stops.
    pub(crate) fn bound(&self) -> i64 {
        self.musts * w::MUST_SCALE + self.most
    }
}

impl Lists {
    pub(crate) fn new(model: &Model) -> Self {
        let meals = |city: usize| {
            let here = (0_u32..)
                .zip(&model.stops)
                .filter(|(_, stop)| stop.fits_meal && usize::from(stop.site.city) == city);
            let mut places: Vec<u32> = here.map(|(candidate, _)| candidate).collect();
            places.sort_by_key(|place| (-model.stops[*place as usize].meal_points, *place));
            places
        };
        Self {
            stops: (0..model.open.len()).map(|day| short_list(model, day)).collect(),
            meals: (0..model.travel.len()).map(meals).collect(),
        }
    }
}

/// The candidates of a day, the promising ones and those somebody asked for.
fn short_list(model: &Model, day: usize) -> Vec<Listed> {
    let counts = vec![0; model.tastes.classes()];
    let mut gains = Vec::new();
    model.tastes.gains(&counts, &mut gains);
    let worth = |candidate: u32| {
        let stop = &model.stops[candidate as usize];
        let best = model
            .variants(candidate, day)
            .iter()
            .map(|variant| variant.points)
            .max()
            .unwrap_or(0);
        model.points(candidate, day) + best + gains[usize::from(stop.class)] / 2
    };
    let is_locked = |candidate: u32| model.problem.locks.iter().any(|lock| lock.candidate == candidate);
    let mut all: Vec<u32> = (0_u32..)
        .zip(&model.stops)
        .map(|(candidate, _)| candidate)
        .filter(|candidate| !model.variants(*candidate, day).is_empty() && !is_locked(*candidate))
        .collect();
    all.sort_by_key(|candidate| (-worth(*candidate), *candidate));
    let mut of_category = [0_usize; 20];
    let mut kept = 0;
    all.retain(|candidate| {
        let stop = &model.stops[*candidate as usize];
        let seen = &mut of_category[usize::from(stop.category)];
        *seen += 1;
        let keep = kept < SHORT_LIST || *seen <= OF_EACH_CATEGORY || stop.musts > 0 || stop.asked > 0;
        kept += usize::from(keep);
        keep
    });
    let mut list: Vec<Listed> = all
        .into_iter()
        .map(|candidate| listed(model, candidate, day))
        .collect();
    list.sort_by_key(|listed| Reverse(listed.bound()));
    list
}

fn listed(model: &Model, candidate: u32, day: usize) -> Listed {
    let worth = |variant: &Variant| own_worth(&Node::visit(model, candidate, day, *variant, 0));
    let stop = &model.stops[candidate as usize];
    let musts = musts_met(model, candidate, day);
    Listed {
        candidate,
        class: stop.class,
        category: stop.category,
        musts,
        is_asked: musts > 0 || stop.asked > 0,
        most: model
            .variants(candidate, day)
            .iter()
            .map(worth)
            .max()
            .unwrap_or(0),
    }
}

/// How many members must see the candidate on this day.
fn musts_met(model: &Model, candidate: u32, day: usize) -> i64 {
    if model.stops[candidate as usize].musts == 0 {
        return 0;
    }
    let on_day = |on: Option<u16>| on.is_none_or(|on| usize::from(on) == day);
    let met = model
        .problem
        .must_see
        .iter()
        .filter(|must| must.candidate == candidate && on_day(must.day))
        .count();
    i64::try_from(met).unwrap_or(0)
}
