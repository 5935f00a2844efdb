//! Every weight of the objective in one place. Points are a scale of our own: a place of world rank is worth about
//! 150 of them, an average sight about 40, and two minutes on the way cost [`TRAVEL_TWO_MINUTES`].

/// Points of a place by fame: convex, so that two minor sights do not outweigh a great one.
pub(crate) fn fame_points(fame: u8) -> i32 {
    i32::from(fame) * i32::from(fame) / 64
}

/// Every stop is worth something by itself.
pub(crate) const STOP: i32 = 12;
/// Hours and price that can be cited.
pub(crate) const VERIFIED: i32 = 4;
/// Nothing is known of the hours: people may stand before a closed door.
pub(crate) const UNKNOWN_HOURS: i32 = -18;
/// A green place in the open after dark.
pub(crate) const DARK: i32 = -40;
/// A must-see of unknown hours when such places are usually closed: better than not to go at all.
pub(crate) const IMPLAUSIBLE: i32 = -80;
/// A stop that ends after [`LATE_FROM`], unless it is one for the evening.
pub(crate) const LATE: i32 = -40;
/// Half past eight in the evening, in seconds of the day.
pub(crate) const LATE_FROM: i32 = 20 * 3600 + 1800;
/// A stop after dinner that is not one for the evening.
pub(crate) const AFTER_DINNER: i32 = -20;
/// Each further stop after dinner costs this for every one before it.
pub(crate) const EVENING_MORE: i32 = -25;
/// Visit that overlaps the light before sunset, for places where that matters.
pub(crate) const GOLDEN_HOUR: i32 = 35;
/// A famous place outside the hours in which it is crowded, where crowds are to be avoided.
pub(crate) const CALM_HOUR: i32 = 25;
/// From this fame on a place counts as crowded in the middle of the day.
pub(crate) const CROWDED_FAME: u8 = 70;
/// A crowded place, where crowds are to be avoided.
pub(crate) const CROWDED: i32 = -25;
/// Full effect of certain rain on a place in the open.
pub(crate) const RAIN_OUTDOOR: i32 = -40;
/// Full effect of certain rain on a place under a roof.
pub(crate) const RAIN_INDOOR: i32 = 12;
/// Heat or cold on a place in the open.
pub(crate) const HARSH_OUTDOOR: i32 = -15;
/// A place in the open on a day whose forecast warns of heat, cold, dust, wind or storm.
pub(crate) const WARNED_OUTDOOR: i32 = -40;
/// Mean daily maximum from which a day is hot, tenths of a degree.
pub(crate) const HOT_DECICELSIUS: i16 = 320;
/// Mean daily maximum up to which a day is cold, tenths of a degree.
pub(crate) const COLD_DECICELSIUS: i16 = 30;
/// Known to be step-free, where somebody needs it.
pub(crate) const STEP_FREE_NEEDED: i32 = 15;
/// Unknown whether step-free, where somebody needs it.
pub(crate) const STEP_FREE_DOUBT: i32 = -12;
/// Known to be step-free, where somebody would be glad of it; steps cost as much.
pub(crate) const STEP_FREE_GLAD: i32 = 8;
/// Largest effect of the price where cheap is wished.
pub(crate) const PRICE_MOST: i64 = 40;
/// A place of a category of which less is wished.
pub(crate) const LESS: i32 = -70;
/// It stood on this day of the plan that is being changed.
pub(crate) const KEPT_DAY: i32 = 110;
/// It stood on another day of that plan.
pub(crate) const KEPT_TRIP: i32 = 40;

/// Satisfaction that a stop gives a member who likes its kind.
pub(crate) const LIKED_UNITS: i32 = 4;
/// Satisfaction that a stop gives a member without an opinion on its kind.
pub(crate) const NEUTRAL_UNITS: i32 = 1;
/// Points that a disliked stop costs for the member.
pub(crate) const DISLIKED: i32 = -45;
/// Scale of the concave satisfaction: `2 * FAIRNESS * sqrt(days * units)`, averaged over the members.
pub(crate) const FAIRNESS: f64 = 30.0;

/// Falling returns of the n-th stop of one category on one day (n from 0).
pub(crate) const SAME_DAY: [i32; 8] = [0, -14, -34, -60, -80, -95, -105, -110];
/// Falling returns of each further stop of one category in the trip, beyond one a day.
pub(crate) const SAME_TRIP: i32 = -8;
/// A stop before a settled one whose position among the stops is not reached yet: more than any stop is worth.
pub(crate) const BEFORE_ORDER: i32 = 1000;
/// Minutes that a stop and the way to it usually take.
pub(crate) const USUAL_STOP_MINUTES: i32 = 100;
/// Two stops of one category straight after each other.
pub(crate) const IN_A_ROW: i32 = -8;
/// Points of the first stop beyond the usual number of a day at normal pace; the n-th costs n times as many.
pub(crate) const TIRED: i32 = -35;
/// The same at a relaxed pace: only what somebody must see is worth it.
pub(crate) const TIRED_RELAXED: i32 = -300;

/// Points two minutes on the way cost: enough to keep a day in one part of town where its places are worth the same.
pub(crate) const TRAVEL_TWO_MINUTES: i32 = 3;
/// Points every two minutes of waiting beyond [`WAIT_FREE_MINUTES`] cost.
pub(crate) const WAIT_TWO_MINUTES: i32 = 1;
/// Waiting that nobody minds.
pub(crate) const WAIT_FREE_MINUTES: i32 = 15;
/// Waiting beyond this counts double.
pub(crate) const WAIT_LONG_MINUTES: i32 = 60;
/// Minutes after which nobody who is ready to go wants to be in the room any more.
pub(crate) const MORNING_FREE_MINUTES: i32 = 60;
/// Points that every two minutes of the morning beyond that cost.
pub(crate) const MORNING_TWO_MINUTES: i32 = 3;
/// Metres of way within which two stops count as neighbours, such as a castle and its lane.
pub(crate) const NEIGHBOUR_METRES: i32 = 330;
/// Leaving the quarter of a stop and coming back to it on the same day.
pub(crate) const COME_BACK: i32 = -14;
/// Metres of way within which two stops lie in the same quarter.
pub(crate) const QUARTER_METRES: i32 = 800;
/// Two stops of one quarter on different days.
pub(crate) const QUARTER_TORN: i32 = -3;
/// Two neighbours on different days.
pub(crate) const NEIGHBOURS_TORN: i32 = -10;

/// A meal at a real place rather than at one still to be found.
pub(crate) const MEAL_PLACE: i32 = 30;
/// A meal in a kitchen that was wished, beyond the first one that meets the wish.
pub(crate) const MEAL_CUISINE: i32 = 20;
/// A kitchen that a member's diet mostly rules out, such as seafood for who eats none.
pub(crate) const MEAL_AGAINST_DIET: i32 = -60;
/// An ice cream parlour or cake shop, which is for afterwards.
pub(crate) const MEAL_SWEET: i32 = -30;
/// A meal place of unknown hours.
pub(crate) const MEAL_UNKNOWN_HOURS: i32 = -10;
/// It was a meal place of the plan that is being changed.
pub(crate) const MEAL_KEPT: i32 = 40;
/// A place known to serve the members' diets.
pub(crate) const MEAL_DIET: i32 = 15;
/// Minutes by which a meal may miss its usual time for one point.
pub(crate) const MEAL_TIME_MINUTES: i32 = 6;
/// Beyond this it counts double.
pub(crate) const MEAL_NEAR_MINUTES: i32 = 45;
/// Dinner at a cafe.
pub(crate) const CAFE_DINNER: i32 = -20;
/// A rest at a place of its own rather than on the spot.
pub(crate) const REST_PLACE: i32 = 3;
/// A rest straight after setting out or before getting back does little.
pub(crate) const REST_AT_RIM: i32 = -20;
/// A rest at the place that is visited on the same day anyway: the visit itself can end with one.
pub(crate) const REST_AT_STOP: i32 = -60;
/// A rest straight before a meal, which is one itself.
pub(crate) const REST_BEFORE_MEAL: i32 = -45;
/// A rest straight after a meal.
pub(crate) const REST_AFTER_MEAL: i32 = -45;

/// One must-see in the search's single number; larger than all wishes together.
pub(crate) const MUST_SCALE: i64 = 1 << 44;
/// One wish in the search's single number; larger than all points of a trip.
pub(crate) const WISH_SCALE: i64 = 1 << 28;
/// One point in the search's single number; comfort lies below it.
pub(crate) const POINT_SCALE: i64 = 16;

/// Points that so many seconds on the way cost.
#[inline]
pub(crate) fn travel_points(seconds: i32) -> i32 {
    seconds / 60 * TRAVEL_TWO_MINUTES / 2
}
