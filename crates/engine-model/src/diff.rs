//! What changed from one plan of a trip to the next, stop by stop.

use crate::ids::PlaceId;
use crate::place::Names;
use crate::time::DayTime;
use crate::why::{AbsenceReason, Relaxation};

/// A stop of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopRef {
    /// The place.
    pub place: Option<PlaceId>,
    /// Its names.
    pub names: Names,
    /// 1-based day.
    pub day: u16,
    /// When the visit starts.
    pub start: DayTime,
}

/// A stop that stands elsewhere now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedStop {
    /// Where it stood.
    pub before: StopRef,
    /// Where it stands.
    pub after: StopRef,
}

/// A stop that is gone, with the reason where one is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedStop {
    /// Where it stood.
    pub before: StopRef,
    /// Why it is not in the new plan.
    pub reason: Option<AbsenceReason>,
    /// The smallest change that would let it in.
    pub relaxation: Option<Relaxation>,
}

/// The difference of two plans, by the stops' places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Same day, same time.
    pub kept: Vec<StopRef>,
    /// Other day or other time.
    pub moved: Vec<MovedStop>,
    /// New.
    pub added: Vec<StopRef>,
    /// Gone.
    pub dropped: Vec<DroppedStop>,
}
