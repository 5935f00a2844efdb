//! Breaks valid plans, each in exactly one rule by construction: the proof that the checker sees what it should.
//!
//! Every operator takes a plan without broken findings and changes the plan, the problem or both such that only the
//! conditions of one rule can fail. Where another rule could be touched, its own limit is lifted in the same step (a
//! duplicated stop costs money, so the budget is taken away).

use engine_model::finding::FindingCode;
use engine_model::itinerary::Itinerary;
use engine_model::problem::Problem;

mod budget;
mod day_frame;
mod draft;
mod health;
mod meals;
mod openings;
mod selection;
mod timetable;
mod travel;

use draft::Draft;

macro_rules! mutations {
    ($($(#[$doc:meta])* $name:ident = $code:ident by $operator:path;)*) => {
        /// A way to break a valid plan.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Mutation {
            $($(#[$doc])* $name,)*
        }

        impl Mutation {
            /// All mutations.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// What the checker has to find.
            pub const fn code(self) -> FindingCode {
                match self { $(Self::$name => FindingCode::$code,)* }
            }

            fn operator(self) -> fn(&mut Draft) -> Option<()> {
                match self { $(Self::$name => $operator,)* }
            }
        }
    };
}

mutations! {
    /// A place of the plan is closed on that day.
    ClosePlace = Closed by openings::close_place;
    /// Nobody is let in any more when the group arrives.
    EndAdmission = AfterLastEntry by openings::end_admission;
    /// The plan relies on an opening that does not exist.
    InventOpening = OpeningClaim by openings::invent_opening;
    /// The hours of a place are not known.
    ForgetHours = UnverifiedHours by openings::forget_hours;

    /// A leg is given a second less than it needs.
    ShortenLeg = LegTooShort by travel::shorten_leg;
    /// The roads are slower than the plan believes.
    SlowRoad = LegTooShort by travel::slow_road;
    /// A stop begins before the group arrives.
    BeginBeforeArrival = TimeOrder by travel::begin_before_arrival;
    /// A stop is shifted by an hour or more into what follows.
    ShiftHour = TimeOrder by travel::shift_hour;
    /// A leg goes by a mode that the city does not have.
    ForbidMode = ModeNotAvailable by travel::forbid_mode;
    /// A leg is left out.
    DropLeg = LegMissing by travel::drop_leg;
    /// A leg claims a metre more than it has.
    StretchLeg = LegClaim by travel::stretch_leg;
    /// A leg names another source.
    RenameSource = LegClaim by travel::rename_source;
    /// Two stops change places while the legs stay.
    SwapStops = LegClaim by travel::swap_stops;

    /// The day may only start later.
    StartLater = BeforeDayStart by day_frame::start_later;
    /// The day has to end earlier.
    EndEarlier = AfterDayEnd by day_frame::end_earlier;
    /// The group sleeps elsewhere.
    ChangeLodging = WrongLodging by day_frame::change_lodging;
    /// One more piece of luggage is to be handled.
    AddErrand = LuggageMissed by day_frame::add_errand;
    /// An errand takes longer than the plan gives it.
    LengthenErrand = LuggageMissed by day_frame::lengthen_errand;
    /// The plan has a day too many.
    AddDay = DaysDiffer by day_frame::add_day;

    /// A member can do fewer stops than the plan has.
    WeakenForStops = TooManyStops by health::weaken_for_stops;
    /// A member needs more rests than the plan has.
    WeakenForRests = TooFewRests by health::weaken_for_rests;
    /// A rest that is needed is removed.
    RemoveRest = TooFewRests by health::remove_rest;
    /// A rest is cut to ten minutes.
    CutRest = RestUnfit by health::cut_rest;
    /// A leg has a metre more on foot than the weakest member can walk.
    LengthenWalk = LegWalkTooLong by health::lengthen_walk;
    /// The group asks for a metre less on foot a day than the plan has.
    LimitWalking = DayWalkTooLong by health::limit_walking;
    /// A stop is strenuous, and a member must not strain.
    MakeStrenuous = Strenuous by health::make_strenuous;

    /// A declared meal break is dropped.
    DropMeal = MealMissing by meals::drop_meal;
    /// One more meal is wished for.
    WishMeal = MealMissing by meals::wish_meal;
    /// A meal passes for another one.
    RenameMeal = MealOutsideWindow by meals::rename_meal;
    /// A meal is a minute too short.
    HurryMeal = MealTooShort by meals::hurry_meal;
    /// A meal is taken twice.
    RepeatMeal = MealTwice by meals::repeat_meal;
    /// A restaurant is used twice although another remains.
    RepeatRestaurant = RestaurantTwice by meals::repeat_restaurant;
    /// A meal place serves no meals.
    CloseKitchen = MealPlaceUnfit by meals::close_kitchen;
    /// A meal place names diets, but not the one that a member needs.
    ChangeDiet = MealPlaceUnfit by meals::change_diet;

    /// A stop is visited twice.
    DuplicateVisit = PlaceTwice by selection::duplicate_visit;
    /// A place of the plan is ruled out.
    AvoidPlace = Avoided by selection::avoid_place;
    /// A stop admits only people older than the youngest member.
    RaiseMinimumAge = TooYoung by selection::raise_minimum_age;
    /// A place of the plan has steps, and a member needs step-free access.
    AddSteps = NotStepFree by selection::add_steps;
    /// A stop is no place to visit.
    DenyVisit = NotAStop by selection::deny_visit;
    /// A stop needs a longer stay than it gets.
    LengthenMinimumStay = StayTooShort by selection::lengthen_minimum_stay;
    /// A stop is settled at another time.
    LockOtherTime = LockBroken by selection::lock_other_time;
    /// A place that is not in the plan is settled.
    LockAbsent = LockBroken by selection::lock_absent;
    /// A day that may not change differs from the base plan.
    ChangeClosedDay = LockBroken by selection::change_closed_day;
    /// Somebody must see a place that is not in the plan.
    MissMustSee = MustSeeMissing by selection::miss_must_see;

    /// The budget of the trip is one minor unit below the costs.
    LowerTotalBudget = OverBudget by budget::lower_total;
    /// The budget of a day is one minor unit below the costs of the dearest.
    LowerDayBudget = OverBudget by budget::lower_day;
    /// Nobody knows what a stop costs.
    HidePrice = UnknownCosts by budget::hide_price;
    /// An entry claims one minor unit more than it costs.
    RaisePrice = CostClaim by budget::raise_price;
    /// A leg claims one minor unit more than it costs.
    RaiseFare = CostClaim by budget::raise_fare;

    /// A transfer leaves a minute before the group is there.
    DepartEarlier = ConnectionMissed by timetable::depart_earlier;
    /// A transfer arrives later than the plan says.
    ArriveLater = TransferClaim by timetable::arrive_later;
    /// The plan claims another duration of a transfer.
    ChangeTransfer = TransferClaim by timetable::change_transfer;

    /// A stop is a place that does not exist.
    InventPlace = PlaceUnknown by selection::invent_place;
}

/// Breaks a plan that has no broken findings: the new problem, the new plan and what the checker has to find in them.
/// No broken finding of another rule can arise. `None` where the mutation does not apply, such as for a transfer in a
/// trip that has none. Equal arguments give equal results; the seed chooses among the entries that fit.
pub fn mutate(
    problem: &Problem,
    itinerary: &Itinerary,
    mutation: Mutation,
    seed: u64,
) -> Option<(Problem, Itinerary, FindingCode)> {
    let mut draft = Draft::new(problem, itinerary, seed);
    mutation.operator()(&mut draft)?;
    Some((draft.problem, draft.itinerary, mutation.code()))
}
