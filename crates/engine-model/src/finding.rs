//! What the checker says.

/// A family of conditions that a plan must meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Arrival and stay lie in an opening interval of that very date.
    Openings,
    /// Every leg has the time it needs, by a mode that may be used.
    Travel,
    /// Start, end, lodging, arrival, departure, luggage.
    DayFrame,
    /// What the weakest member can do.
    Health,
    /// Meals in their slots.
    Meals,
    /// No place twice, nothing avoided or unsuitable, must-sees in, locks kept.
    Selection,
    /// Known costs within the budget.
    Budget,
    /// Connections are caught.
    Timetable,
    /// The plan's own numbers agree with the facts.
    Claims,
}

impl Rule {
    /// All rules in the order of a certificate.
    pub const ALL: [Self; 9] = [
        Self::Openings,
        Self::Travel,
        Self::DayFrame,
        Self::Health,
        Self::Meals,
        Self::Selection,
        Self::Budget,
        Self::Timetable,
        Self::Claims,
    ];

    /// The published term.
    pub const fn term(self) -> &'static str {
        match self {
            Self::Openings => "openings",
            Self::Travel => "travel",
            Self::DayFrame => "day-frame",
            Self::Health => "health",
            Self::Meals => "meals",
            Self::Selection => "selection",
            Self::Budget => "budget",
            Self::Timetable => "timetable",
            Self::Claims => "claims",
        }
    }
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// The plan works, but not as well as it should.
    Warning,
    /// The plan does not work.
    Broken,
}

/// The verdict on a day or a plan: the worst severity found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing, or notes only.
    Good,
    /// Warnings.
    Warnings,
    /// Something does not work.
    Broken,
}

macro_rules! finding_codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $rule:ident, $severity:ident;)*) => {
        /// Everything that can be found, each with its stable code, rule and severity (docs/errors.md).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FindingCode {
            $($(#[$doc])* $name,)*
        }

        impl FindingCode {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The rule it belongs to.
            pub const fn rule(self) -> Rule {
                match self { $(Self::$name => Rule::$rule,)* }
            }

            /// How bad it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

finding_codes! {
    /// The visit or meal does not lie in an opening interval of that date. Numbers: start, end (seconds of the day).
    Closed = "CLOSED", Openings, Broken;
    /// Inside an interval, but after the last entry. Numbers: start, lastEntry.
    AfterLastEntry = "AFTER_LAST_ENTRY", Openings, Broken;
    /// The opening interval that the plan relies on is not one of that date.
    OpeningClaim = "OPENING_CLAIM", Openings, Broken;
    /// Nothing is known of the hours on that date.
    UnverifiedHours = "UNVERIFIED_HOURS", Openings, Note;

    /// The leg takes longer than the plan gives it. Numbers: given, needed (seconds).
    LegTooShort = "LEG_TOO_SHORT", Travel, Broken;
    /// Entries overlap or run backwards in time. Numbers: before, after.
    TimeOrder = "TIME_ORDER", Travel, Broken;
    /// A mode that may not be used here.
    ModeNotAvailable = "MODE_NOT_AVAILABLE", Travel, Broken;
    /// Two entries at different sites without a leg between them.
    LegMissing = "LEG_MISSING", Travel, Broken;
    /// The leg's metres, walking metres or source are not those of the travel table. Numbers: claimed, derived.
    LegClaim = "LEG_CLAIM", Travel, Broken;

    /// The day starts before it may. Numbers: start, earliest.
    BeforeDayStart = "BEFORE_DAY_START", DayFrame, Broken;
    /// The day ends after it may. Numbers: end, latest.
    AfterDayEnd = "AFTER_DAY_END", DayFrame, Broken;
    /// The day starts or ends at another place than it should.
    WrongLodging = "WRONG_LODGING", DayFrame, Broken;
    /// Check-in, check-out or luggage is left out, at the wrong place, out of order or outside its hours.
    LuggageMissed = "LUGGAGE_MISSED", DayFrame, Broken;
    /// The plan has other days or segments than the trip.
    DaysDiffer = "DAYS_DIFFER", DayFrame, Broken;

    /// More stops than the weakest member can do. Numbers: stops, limit.
    TooManyStops = "TOO_MANY_STOPS", Health, Broken;
    /// Fewer stops than the day has room for by the usual measure. Numbers: stops, usual.
    FewStops = "FEW_STOPS", Health, Note;
    /// Fewer rests than the weakest member needs. Numbers: rests, needed.
    TooFewRests = "TOO_FEW_RESTS", Health, Broken;
    /// A rest shorter than 20 minutes or at a place where one cannot rest. Numbers: duration.
    RestUnfit = "REST_UNFIT", Health, Broken;
    /// A leg has more metres on foot than the weakest member can walk. Numbers: walking, limit.
    LegWalkTooLong = "LEG_WALK_TOO_LONG", Health, Broken;
    /// A day has more metres on foot than the weakest member can walk. Numbers: walking, limit.
    DayWalkTooLong = "DAY_WALK_TOO_LONG", Health, Broken;
    /// A strenuous place with a member who must not strain.
    Strenuous = "STRENUOUS", Health, Broken;

    /// A meal that belongs into the day is missing.
    MealMissing = "MEAL_MISSING", Meals, Broken;
    /// A meal outside its window. Numbers: start, end.
    MealOutsideWindow = "MEAL_OUTSIDE_WINDOW", Meals, Broken;
    /// A meal shorter than it should be. Numbers: duration, needed.
    MealTooShort = "MEAL_TOO_SHORT", Meals, Broken;
    /// The same meal twice in a day.
    MealTwice = "MEAL_TWICE", Meals, Broken;
    /// The same restaurant twice in a trip while others remain.
    RestaurantTwice = "RESTAURANT_TWICE", Meals, Warning;
    /// A meal at a place where one cannot eat, or which lacks what a member's diet needs.
    MealPlaceUnfit = "MEAL_PLACE_UNFIT", Meals, Broken;

    /// A place visited twice.
    PlaceTwice = "PLACE_TWICE", Selection, Broken;
    /// A place that the request rules out.
    Avoided = "AVOIDED", Selection, Broken;
    /// A member is too young for the place. Numbers: age, minimum.
    TooYoung = "TOO_YOUNG", Selection, Broken;
    /// Steps, and a member needs step-free access.
    NotStepFree = "NOT_STEP_FREE", Selection, Broken;
    /// A place that is no stop (a station, a toilet) or stands in another city than the day.
    NotAStop = "NOT_A_STOP", Selection, Broken;
    /// A stay shorter than is sensible. Numbers: stay, minimum.
    StayTooShort = "STAY_TOO_SHORT", Selection, Broken;
    /// A settled stop is missing, on another day, in another order or at another time.
    LockBroken = "LOCK_BROKEN", Selection, Broken;
    /// A must-see is not in the plan.
    MustSeeMissing = "MUST_SEE_MISSING", Selection, Warning;

    /// Known costs exceed the budget. Numbers: cost, budget (minor units).
    OverBudget = "OVER_BUDGET", Budget, Broken;
    /// Costs that nobody knows, which the budget does not count. Numbers: count.
    UnknownCosts = "UNKNOWN_COSTS", Budget, Note;
    /// A claimed cost is not the one that the facts give. Numbers: claimed, derived.
    CostClaim = "COST_CLAIM", Budget, Broken;

    /// A transfer leaves before the group is there. Numbers: arrival, departure.
    ConnectionMissed = "CONNECTION_MISSED", Timetable, Broken;
    /// A transfer's times or numbers are not those of the connection. Numbers: claimed, derived.
    TransferClaim = "TRANSFER_CLAIM", Timetable, Broken;

    /// A total of a day or of the trip is not the sum of its parts. Numbers: claimed, derived.
    TotalClaim = "TOTAL_CLAIM", Claims, Broken;
    /// A fact is only asserted by the file: no pack at hand confirms it. Numbers: count.
    Asserted = "ASSERTED", Claims, Note;
    /// A place of the file is in no pack at hand and has no position.
    PlaceUnknown = "PLACE_UNKNOWN", Claims, Broken;
    /// The pack at hand has another digest than the one the plan was made from.
    PackDiffers = "PACK_DIFFERS", Claims, Note;
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub code: FindingCode,
    /// On which day, 0-based; `None` = the trip as a whole.
    pub day: Option<u16>,
    /// At which entry of that day, 0-based.
    pub entry: Option<u16>,
    /// The candidate it speaks of, by index into the problem.
    pub candidate: Option<u32>,
    /// Named numbers in the units that the code documents.
    pub numbers: Vec<(&'static str, i64)>,
}

impl Finding {
    /// A finding about the trip as a whole.
    pub fn trip(code: FindingCode) -> Self {
        Self {
            code,
            day: None,
            entry: None,
            candidate: None,
            numbers: Vec::new(),
        }
    }

    /// A finding about a day.
    pub fn day(code: FindingCode, day: u16) -> Self {
        Self {
            day: Some(day),
            ..Self::trip(code)
        }
    }

    /// A finding about an entry of a day.
    pub fn entry(code: FindingCode, day: u16, entry: u16) -> Self {
        Self {
            entry: Some(entry),
            ..Self::day(code, day)
        }
    }

    /// With a named number.
    #[must_use]
    pub fn with(mut self, name: &'static str, number: impl Into<i64>) -> Self {
        self.numbers.push((name, number.into()));
        self
    }

    /// With the candidate it speaks of.
    #[must_use]
    pub fn about(mut self, candidate: Option<u32>) -> Self {
        self.candidate = candidate;
        self
    }
}

/// The verdict over some findings.
pub fn verdict<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Verdict {
    match findings.into_iter().map(|finding| finding.code.severity()).max() {
        Some(Severity::Broken) => Verdict::Broken,
        Some(Severity::Warning) => Verdict::Warnings,
        Some(Severity::Note) | None => Verdict::Good,
    }
}
