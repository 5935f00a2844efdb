//! Reasons to and from the engines' types.

use engine_model::plan::Assumption;
use engine_model::why::{AbsenceReason, Placement, Relaxation};
use engine_model::{Currency, DestinationId, Metres, Money};

use super::explain::{AssumptionView, PlacementView, ReasonView, RelaxationView};
use crate::faults::{Sentence, said};
use crate::money::{CurrencyCode, MoneyView};
use crate::scalars::{ClockTime, DateText, duration, odd_seconds};

impl From<&Assumption> for AssumptionView {
    fn from(assumption: &Assumption) -> Self {
        match assumption {
            Assumption::LodgingAtCentre(destination) => Self::LodgingAtCentre {
                destination: destination.to_string(),
            },
            Assumption::Station(destination, station) => Self::Station {
                destination: destination.to_string(),
                station: station.clone(),
            },
            Assumption::TransferEstimated(from, to) => Self::TransferEstimated {
                from: from.to_string(),
                to: to.to_string(),
            },
            Assumption::NoRate(currency) => Self::NoRate {
                currency: CurrencyCode(*currency),
            },
            Assumption::Rate(base, quote, rate_millionths, as_of, source) => Self::Rate {
                base: CurrencyCode(*base),
                rate_millionths: *rate_millionths,
                quote: CurrencyCode(*quote),
                as_of: DateText(*as_of),
                source: source.clone(),
            },
            Assumption::AdultPrices => Self::AdultPrices,
            Assumption::MenusUnknown => Self::MenusUnknown,
            Assumption::TransferInTheMorning(from) => Self::TransferInTheMorning {
                from: from.to_string(),
            },
        }
    }
}

impl From<AssumptionView> for Assumption {
    fn from(view: AssumptionView) -> Self {
        match view {
            AssumptionView::LodgingAtCentre { destination } => {
                Self::LodgingAtCentre(DestinationId::new(destination))
            }
            AssumptionView::Station { destination, station } => {
                Self::Station(DestinationId::new(destination), station)
            }
            AssumptionView::TransferEstimated { from, to } => {
                Self::TransferEstimated(DestinationId::new(from), DestinationId::new(to))
            }
            AssumptionView::NoRate { currency } => Self::NoRate(currency.0),
            AssumptionView::Rate {
                base,
                rate_millionths,
                quote,
                as_of,
                source,
            } => Self::Rate(base.0, quote.0, rate_millionths, as_of.0, source),
            AssumptionView::AdultPrices => Self::AdultPrices,
            AssumptionView::MenusUnknown => Self::MenusUnknown,
            AssumptionView::TransferInTheMorning { from } => {
                Self::TransferInTheMorning(DestinationId::new(from))
            }
        }
    }
}

impl From<Placement> for PlacementView {
    fn from(placement: Placement) -> Self {
        match placement {
            Placement::LockedDay => Self::LockedDay,
            Placement::OpenDays(days) => Self::OpenDays { days },
            Placement::NearPrevious(distance) => Self::NearPrevious {
                distance_metres: distance.0,
            },
            Placement::BeforeClosing(closes) => Self::BeforeClosing {
                closes: ClockTime(closes),
            },
            Placement::GoldenHour => Self::GoldenHour,
            Placement::AskedTime => Self::AskedTime,
        }
    }
}

impl From<PlacementView> for Placement {
    fn from(view: PlacementView) -> Self {
        match view {
            PlacementView::LockedDay => Self::LockedDay,
            PlacementView::OpenDays { days } => Self::OpenDays(days),
            PlacementView::NearPrevious { distance_metres } => Self::NearPrevious(Metres(distance_metres)),
            PlacementView::BeforeClosing { closes } => Self::BeforeClosing(closes.0),
            PlacementView::GoldenHour => Self::GoldenHour,
            PlacementView::AskedTime => Self::AskedTime,
        }
    }
}

/// A reason as JSON; `currency` is the plan's.
pub(super) fn reason_view(reason: AbsenceReason, currency: Currency) -> ReasonView {
    match reason {
        AbsenceReason::Unknown => ReasonView::Unknown,
        AbsenceReason::ClosedAllDays => ReasonView::ClosedAllDays,
        AbsenceReason::HoursDoNotFit => ReasonView::HoursDoNotFit,
        AbsenceReason::Avoided => ReasonView::Avoided,
        AbsenceReason::TooYoung(youngest_age, minimum_age) => ReasonView::TooYoung {
            youngest_age,
            minimum_age,
        },
        AbsenceReason::NotStepFree => ReasonView::NotStepFree,
        AbsenceReason::Strenuous => ReasonView::Strenuous,
        AbsenceReason::LegWalk(walking, limit) => ReasonView::LegWalk {
            walking_metres: walking.0,
            limit_metres: limit.0,
        },
        AbsenceReason::DayWalk(walking, limit) => ReasonView::DayWalk {
            walking_metres: walking.0,
            limit_metres: limit.0,
        },
        AbsenceReason::StopLimit(stops) => ReasonView::StopLimit { stops },
        AbsenceReason::NoTime(missing) => ReasonView::NoTime {
            missing_minutes: missing.minutes_up(),
            missing_seconds: odd_seconds(missing),
        },
        AbsenceReason::OverBudget(amount) => ReasonView::OverBudget {
            excess: Money { amount, currency }.into(),
        },
        AbsenceReason::DisplacedBy(candidate_index) => ReasonView::DisplacedBy { candidate_index },
        AbsenceReason::FewOnOffer(planned, offered) => ReasonView::FewOnOffer { planned, offered },
        AbsenceReason::LessWorth(points) => ReasonView::LessWorth { points },
    }
}

/// The reason that JSON says, or why no plan can mean it; its amounts must be in the plan's currency.
pub(super) fn read_reason(view: ReasonView, currency: Currency) -> Result<AbsenceReason, Sentence> {
    Ok(match view {
        ReasonView::Unknown => AbsenceReason::Unknown,
        ReasonView::ClosedAllDays => AbsenceReason::ClosedAllDays,
        ReasonView::HoursDoNotFit => AbsenceReason::HoursDoNotFit,
        ReasonView::Avoided => AbsenceReason::Avoided,
        ReasonView::TooYoung {
            youngest_age,
            minimum_age,
        } => AbsenceReason::TooYoung(youngest_age, minimum_age),
        ReasonView::NotStepFree => AbsenceReason::NotStepFree,
        ReasonView::Strenuous => AbsenceReason::Strenuous,
        ReasonView::LegWalk {
            walking_metres,
            limit_metres,
        } => AbsenceReason::LegWalk(Metres(walking_metres), Metres(limit_metres)),
        ReasonView::DayWalk {
            walking_metres,
            limit_metres,
        } => AbsenceReason::DayWalk(Metres(walking_metres), Metres(limit_metres)),
        ReasonView::StopLimit { stops } => AbsenceReason::StopLimit(stops),
        ReasonView::NoTime {
            missing_minutes,
            missing_seconds,
        } => AbsenceReason::NoTime(duration(missing_minutes, missing_seconds)),
        ReasonView::OverBudget { excess } => AbsenceReason::OverBudget(amount_in(excess, currency)?),
        ReasonView::DisplacedBy { candidate_index } => AbsenceReason::DisplacedBy(candidate_index),
        ReasonView::FewOnOffer { planned, offered } => AbsenceReason::FewOnOffer(planned, offered),
        ReasonView::LessWorth { points } => AbsenceReason::LessWorth(points),
    })
}

/// A relaxation as JSON; `currency` is the plan's.
pub(super) fn relaxation_view(relaxation: Relaxation, currency: Currency) -> RelaxationView {
    let number = |day: u16| u32::from(day) + 1;
    match relaxation {
        Relaxation::EndLater(day, time) => RelaxationView::EndLater {
            day: number(day),
            time: ClockTime(time),
        },
        Relaxation::StartEarlier(day, time) => RelaxationView::StartEarlier {
            day: number(day),
            time: ClockTime(time),
        },
        Relaxation::MoreBudget(amount) => RelaxationView::MoreBudget {
            extra: Money { amount, currency }.into(),
        },
        Relaxation::DropStop(day, candidate_index) => RelaxationView::DropStop {
            day: number(day),
            candidate_index,
        },
        Relaxation::WalkLeg(limit) => RelaxationView::WalkLeg {
            limit_metres: limit.0,
        },
        Relaxation::WalkDay(limit) => RelaxationView::WalkDay {
            limit_metres: limit.0,
        },
        Relaxation::OneMoreStop(day) => RelaxationView::OneMoreStop { day: number(day) },
        Relaxation::OtherDate(date) => RelaxationView::OtherDate { date: DateText(date) },
        Relaxation::AllowIt => RelaxationView::AllowIt,
        Relaxation::WithoutMember(member_index) => RelaxationView::WithoutMember { member_index },
        Relaxation::AddDay => RelaxationView::AddDay,
    }
}

/// The relaxation that JSON says, where its amounts are in the plan's currency.
pub(super) fn read_relaxation(view: RelaxationView, currency: Currency) -> Result<Relaxation, Sentence> {
    Ok(match view {
        RelaxationView::EndLater { day, time } => Relaxation::EndLater(day_index(day)?, time.0),
        RelaxationView::StartEarlier { day, time } => Relaxation::StartEarlier(day_index(day)?, time.0),
        RelaxationView::MoreBudget { extra } => Relaxation::MoreBudget(amount_in(extra, currency)?),
        RelaxationView::DropStop { day, candidate_index } => {
            Relaxation::DropStop(day_index(day)?, candidate_index)
        }
        RelaxationView::WalkLeg { limit_metres } => Relaxation::WalkLeg(Metres(limit_metres)),
        RelaxationView::WalkDay { limit_metres } => Relaxation::WalkDay(Metres(limit_metres)),
        RelaxationView::OneMoreStop { day } => Relaxation::OneMoreStop(day_index(day)?),
        RelaxationView::OtherDate { date } => Relaxation::OtherDate(date.0),
        RelaxationView::AllowIt => Relaxation::AllowIt,
        RelaxationView::WithoutMember { member_index } => Relaxation::WithoutMember(member_index),
        RelaxationView::AddDay => Relaxation::AddDay,
    })
}

/// The minor units of an amount in the plan's currency.
pub(super) fn amount_in(money: MoneyView, currency: Currency) -> Result<i64, Sentence> {
    let MoneyView {
        amount,
        currency: CurrencyCode(own),
    } = money;
    if own == currency {
        Ok(amount)
    } else {
        Err(said(
            "must be an amount in the plan's currency",
            "일정표의 통화로 적은 금액이어야 합니다",
        ))
    }
}

fn day_index(day: u32) -> Result<u16, Sentence> {
    let index = day.checked_sub(1).and_then(|index| u16::try_from(index).ok());
    index.ok_or_else(|| {
        said(
            "must be a day from 1 to 65536",
            "1에서 65536 사이의 날이어야 합니다",
        )
    })
}
