//! Plans of random content from a fixed seed: every variant and every optional field occurs.

use engine_model::finding::{FindingCode, Rule, Verdict};
use engine_model::opening::OpenInterval;
use engine_model::people::{Diet, MobilityAid};
use engine_model::place::{Category, Names, Setting, StepFree};
use engine_model::plan::{
    Assumption, Certificate, Conflict, CostSummary, DayTotals, PackRef, Plan, PlanDay, PlanEntry,
    PlanEntryKind, PlanFinding, PlanFixedCost, PlanLeg, PlanOpening, PlanSegment, PlanUnmet, RainVariant,
    RuleTally, Running, Weather, WeatherAlerts, WeatherKind,
};
use engine_model::problem::{FixedCostKind, LegSource, Mode};
use engine_model::request::TripRequest;
use engine_model::why::{AbsenceReason, Placement, Relaxation, ValueTerm};
use engine_model::wish::{BudgetSpan, DayPart, MealKind, Pace, ReadWish, Reading, Wish, WishDay, WishKind};
use engine_model::{Coordinates, Currency, DayTime, DestinationId, Metres, Money, PlaceId, Seconds};
use jiff::civil::{Date, date};
use wire::terms::Term;

/// A small generator of numbers (xorshift64*, Vigna 2016); equal seeds give equal plans.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % limit
    }

    fn within(&mut self, least: i32, most: i32) -> i32 {
        let span = u64::try_from(most - least).expect("rising") + 1;
        least + i32::try_from(self.below(span)).expect("below an i32's span")
    }

    fn small(&mut self) -> u16 {
        u16::try_from(self.below(100)).expect("below 100")
    }

    fn day(&mut self) -> u16 {
        self.small() + 1
    }

    fn yes(&mut self) -> bool {
        self.below(2) == 0
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).expect("an index")]
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.yes().then(|| make(self))
    }

    fn some<T>(&mut self, most: u64, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = self.below(most + 1);
        (0..count).map(|_| make(self)).collect()
    }

    fn text(&mut self) -> String {
        self.one(&[
            "",
            "Palace",
            "경복궁",
            "Café \"d'Or\"\n",
            "a/b",
            "{}[],:",
            "🏯 tower",
        ])
        .to_owned()
    }

    fn names(&mut self) -> Names {
        Names {
            local: self.text(),
            ko: self.maybe(Self::text),
            en: self.maybe(Self::text),
        }
    }

    fn place(&mut self) -> PlaceId {
        PlaceId::new(format!("seoul/place-{}", self.below(40)))
    }

    fn destination(&mut self) -> DestinationId {
        DestinationId::new(self.one(&["seoul", "busan", "paris"]))
    }

    fn metres(&mut self) -> Metres {
        Metres(self.within(0, 90_000))
    }

    /// Mostly whole minutes, sometimes not.
    fn seconds(&mut self) -> Seconds {
        if self.below(4) == 0 {
            Seconds(self.within(0, 40_000))
        } else {
            Seconds::minutes(self.within(0, 600))
        }
    }

    fn time(&mut self) -> DayTime {
        if self.below(4) == 0 {
            DayTime(self.within(-7_200, 120_000))
        } else {
            DayTime(self.within(-60, 2_000) * 60)
        }
    }

    fn date(&mut self) -> Date {
        date(
            2027,
            i8::try_from(self.within(1, 12)).expect("a month"),
            i8::try_from(self.within(1, 28)).expect("a day"),
        )
    }

    fn amount(&mut self) -> i64 {
        i64::from(self.within(0, 2_000_000_000)) * 3
    }

    fn money(&mut self) -> Money {
        Money {
            amount: self.amount(),
            currency: self.currency(),
        }
    }

    fn currency(&mut self) -> Currency {
        Currency::parse(self.one(&["KRW", "EUR", "USD"])).expect("a code")
    }

    fn at(&mut self) -> Coordinates {
        let degrees = |number: i32| f64::from(number) / 1e7;
        let (latitude, longitude) = (
            self.within(-900_000_000, 900_000_000),
            self.within(-900_000_000, 900_000_000),
        );
        Coordinates::from_degrees(degrees(latitude), degrees(longitude) * 2.0).expect("on the globe")
    }

    fn term<T: Term>(&mut self) -> T {
        self.one(T::ALL)
    }
}

/// A plan for a request.
pub(crate) fn plan(dice: &mut Dice, request: TripRequest) -> Plan {
    let currency = dice.currency();
    Plan {
        request,
        packs: dice.some(2, |dice| PackRef {
            destination: dice.destination(),
            digest: dice.text(),
            licence: "ODbL-1.0".to_owned(),
            attribution: dice.text(),
        }),
        currency,
        reading: Reading {
            wishes: dice.some(6, |dice| ReadWish {
                wish: wish(dice),
                words: dice.text(),
            }),
            unread: dice.some(2, Dice::text),
        },
        assumptions: dice.some(6, assumption),
        days: (1..=dice.small() % 4).map(|number| day(dice, number)).collect(),
        fixed_costs: dice.some(3, |dice| PlanFixedCost {
            kind: dice.term::<FixedCostKind>(),
            day: dice.small() + 1,
            amount: dice.maybe(Dice::amount),
            label: dice.text(),
        }),
        costs: CostSummary {
            known: dice.amount(),
            unknown: dice.some(2, Dice::text),
            budget: dice.maybe(Dice::money),
        },
        unmet: dice.some(5, unmet),
        conflicts: dice.some(2, |dice| Conflict {
            rule: dice.term::<Rule>(),
            code: dice.one(&["OVER_BUDGET", "LODGING_TOO_SMALL"]),
            day: dice.maybe(Dice::day),
            subject: dice.text(),
            numbers: numbers(dice),
        }),
        certificate: certificate(dice),
        iterations: dice.below(1_000_000),
    }
}

fn wish(dice: &mut Dice) -> Wish {
    let kind = match dice.below(21) {
        0 => WishKind::MustSee(dice.place()),
        1 => WishKind::AvoidPlace(dice.place()),
        2 => WishKind::AvoidCategory(dice.term()),
        3 => WishKind::More(dice.term()),
        4 => WishKind::Less(dice.term()),
        5 => WishKind::Pace(dice.term::<Pace>()),
        6 => WishKind::DayStart(DayTime::hm(dice.within(0, 27), 15)),
        7 => WishKind::DayEnd(DayTime::hm(dice.within(0, 27), 0)),
        8 => WishKind::Meal(dice.term::<MealKind>(), dice.yes()),
        9 => WishKind::Diet(dice.term::<Diet>()),
        10 => WishKind::Cuisine("korean".to_owned()),
        11 => WishKind::Budget(
            Money {
                amount: i64::from(dice.within(1, 9_000)),
                currency: dice.currency(),
            },
            dice.term::<BudgetSpan>(),
        ),
        12 => WishKind::Cheap,
        13 => WishKind::LittleWalking,
        14 => WishKind::WalkingMetresDay(dice.within(0, 30_000)),
        15 => WishKind::Mobility(dice.term::<MobilityAid>()),
        16 => WishKind::Children(dice.some(3, |dice| u8::try_from(dice.below(18)).expect("an age"))),
        17 => WishKind::RainPlan,
        18 => WishKind::Transport(dice.term()),
        19 => WishKind::AtTime(dice.place(), dice.term::<DayPart>()),
        _ => WishKind::AvoidCrowds,
    };
    let number = WishDay::Number(dice.small() + 1);
    Wish {
        kind,
        day: dice.maybe(|dice| dice.one(&[number, WishDay::Last])),
    }
}

fn assumption(dice: &mut Dice) -> Assumption {
    match dice.below(7) {
        0 => Assumption::LodgingAtCentre(dice.destination()),
        1 => Assumption::Station(dice.destination(), dice.text()),
        2 => Assumption::TransferEstimated(dice.destination(), dice.destination()),
        3 => Assumption::NoRate(dice.currency()),
        4 => Assumption::Rate(
            dice.currency(),
            dice.currency(),
            dice.amount(),
            dice.date(),
            dice.text(),
        ),
        5 if dice.below(2) == 0 => Assumption::MenusUnknown,
        5 => Assumption::AdultPrices,
        _ => Assumption::TransferInTheMorning(dice.destination()),
    }
}

fn day(dice: &mut Dice, number: u16) -> PlanDay {
    let segments = 1 + dice.below(2);
    let segments: Vec<PlanSegment> = (0..segments).map(|_| segment(dice)).collect();
    let cities = segments.len() as u64;
    PlanDay {
        number,
        date: dice.date(),
        segments,
        weather: dice.maybe(|dice| Weather {
            minimum_decicelsius: i16::try_from(dice.within(-300, 200)).expect("small"),
            maximum_decicelsius: i16::try_from(dice.within(-100, 450)).expect("small"),
            rain_percent: u8::try_from(dice.below(120))
                .ok()
                .filter(|percent| *percent <= 100),
            kind: dice.term::<WeatherKind>(),
            alerts: WeatherAlerts {
                dust: dice.yes(),
                wind: dice.yes(),
                storm: dice.yes(),
            },
        }),
        entries: dice.some(9, |dice| entry(dice, cities)),
        totals: totals(dice),
        feasibility: dice.term::<Verdict>(),
        rain_variant: dice.maybe(|dice| {
            Box::new(RainVariant {
                entries: dice.some(4, |dice| entry(dice, cities)),
                totals: totals(dice),
                feasibility: dice.term(),
            })
        }),
    }
}

fn segment(dice: &mut Dice) -> PlanSegment {
    PlanSegment {
        destination: dice.destination(),
        names: dice.names(),
        zone: dice
            .one(&["Asia/Seoul", "Europe/Paris", "America/New_York", "Nowhere/Here"])
            .to_owned(),
        country: dice.maybe(|_| "KR".to_owned()),
    }
}

fn totals(dice: &mut Dice) -> DayTotals {
    DayTotals {
        walking: dice.metres(),
        travel: dice.seconds(),
        cost: dice.amount(),
        unknown_costs: dice.small(),
        rests: dice.small(),
        free: dice.seconds(),
    }
}

fn entry(dice: &mut Dice, cities: u64) -> PlanEntry {
    let mut times = [dice.time(), dice.time(), dice.time()];
    times.sort();
    let [arrival, start, end] = times;
    PlanEntry {
        id: format!("d1-{}", dice.below(1_000)),
        kind: dice.term::<PlanEntryKind>(),
        segment: u16::try_from(dice.below(cities)).expect("an index"),
        names: dice.names(),
        place: dice.maybe(Dice::place),
        category: dice.maybe(Dice::term::<Category>),
        at: dice.at(),
        leg: dice.maybe(leg),
        arrival,
        start,
        end,
        cost: dice.maybe(Dice::amount),
        opening: dice.maybe(|dice| PlanOpening {
            interval: dice.maybe(|dice| OpenInterval {
                open: dice.time(),
                close: dice.time(),
                last_entry: dice.time(),
            }),
            origin: dice.text(),
            verified: dice.yes(),
        }),
        step_free: dice.term::<StepFree>(),
        setting: dice.maybe(Dice::term::<Setting>),
        locked: dice.yes(),
        why: dice.some(4, |dice| (dice.term::<ValueTerm>(), dice.within(-900, 900))),
        placement: dice.some(3, placement),
        indoor_alternative: dice.maybe(|dice| (dice.place(), dice.names())),
        running: Running {
            cost: dice.amount(),
            walking: dice.metres(),
            rest: dice.seconds(),
        },
    }
}

fn leg(dice: &mut Dice) -> PlanLeg {
    PlanLeg {
        mode: dice.term::<Mode>(),
        duration: dice.seconds(),
        distance: dice.metres(),
        walking: dice.metres(),
        source: dice.term::<LegSource>(),
        cost: dice.maybe(Dice::amount),
        label: dice.text(),
        departs: dice.maybe(|dice| (dice.time(), dice.one(&[-1, 0]))),
    }
}

fn placement(dice: &mut Dice) -> Placement {
    match dice.below(6) {
        0 => Placement::LockedDay,
        1 => Placement::OpenDays(dice.small()),
        2 => Placement::NearPrevious(dice.metres()),
        3 => Placement::BeforeClosing(dice.time()),
        4 => Placement::GoldenHour,
        _ => Placement::AskedTime,
    }
}

fn unmet(dice: &mut Dice) -> PlanUnmet {
    PlanUnmet {
        names: dice.names(),
        place: dice.maybe(Dice::place),
        category: dice.maybe(Dice::term),
        must_see: dice.yes(),
        member: dice.maybe(Dice::small),
        reason: reason(dice),
        displaced_by: dice.maybe(Dice::names),
        relaxation: dice.maybe(relaxation),
        relaxation_drops: dice.maybe(Dice::names),
    }
}

fn reason(dice: &mut Dice) -> AbsenceReason {
    match dice.below(15) {
        0 => AbsenceReason::Unknown,
        1 => AbsenceReason::ClosedAllDays,
        2 => AbsenceReason::HoursDoNotFit,
        3 => AbsenceReason::Avoided,
        4 => AbsenceReason::TooYoung(3, 12),
        5 => AbsenceReason::NotStepFree,
        6 => AbsenceReason::Strenuous,
        7 => AbsenceReason::LegWalk(dice.metres(), dice.metres()),
        8 => AbsenceReason::DayWalk(dice.metres(), dice.metres()),
        9 => AbsenceReason::StopLimit(dice.small()),
        10 => AbsenceReason::NoTime(dice.seconds()),
        11 => AbsenceReason::OverBudget(dice.amount()),
        12 => AbsenceReason::DisplacedBy(u32::from(dice.small())),
        13 => AbsenceReason::FewOnOffer(dice.small(), dice.small()),
        _ => AbsenceReason::LessWorth(dice.within(-900, 900)),
    }
}

fn relaxation(dice: &mut Dice) -> Relaxation {
    match dice.below(11) {
        0 => Relaxation::EndLater(u16::MAX, dice.time()),
        1 => Relaxation::StartEarlier(dice.small(), dice.time()),
        2 => Relaxation::MoreBudget(dice.amount()),
        3 => Relaxation::DropStop(dice.small(), u32::from(dice.small())),
        4 => Relaxation::WalkLeg(dice.metres()),
        5 => Relaxation::WalkDay(dice.metres()),
        6 => Relaxation::OneMoreStop(dice.small()),
        7 => Relaxation::OtherDate(dice.date()),
        8 => Relaxation::AllowIt,
        9 => Relaxation::WithoutMember(dice.small()),
        _ => Relaxation::AddDay,
    }
}

fn certificate(dice: &mut Dice) -> Certificate {
    Certificate {
        verdict: dice.term(),
        rules: Rule::ALL
            .into_iter()
            .map(|rule| RuleTally {
                rule,
                tested: u32::from(dice.small()),
                broken: u32::from(dice.small()),
            })
            .collect(),
        findings: dice.some(5, |dice| PlanFinding {
            code: dice.term::<FindingCode>(),
            day: dice.maybe(Dice::day),
            entry: dice.maybe(Dice::text),
            subject: dice.maybe(Dice::names),
            numbers: numbers(dice),
            rain_variant: dice.yes(),
        }),
        unverified_hours: dice.small(),
        stops: dice.small(),
        derived_facts: u32::from(dice.small()),
        asserted_facts: u32::from(dice.small()),
    }
}

fn numbers(dice: &mut Dice) -> Vec<(&'static str, i64)> {
    dice.some(3, |dice| {
        (dice.one(&["start", "end", "limit", "newName"]), dice.amount())
    })
}
