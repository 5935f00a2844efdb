//! Rooms and luggage: what is to do with them, where, how long it takes, and the room that a day must make for it.

use engine_model::problem::{Errand, ErrandKind, Segment};
use engine_model::time::{DayTime, Seconds};

use crate::atlas::Atlas;
use crate::lodging::Bed;
use crate::meals;

pub(crate) const CHECK_OUT: Seconds = Seconds::minutes(10);
const CHECK_IN: Seconds = Seconds::minutes(15);
const DROP_LUGGAGE: Seconds = Seconds::minutes(15);
const PICK_UP_LUGGAGE: Seconds = Seconds::minutes(10);
/// With less free time than this before leaving, luggage is taken along at once instead of being fetched later.
const WORTH_LEAVING_LUGGAGE: Seconds = Seconds::minutes(90);
/// A check-out time before six in the morning is a slip of the pen; it would only make the day impossible.
const CHECK_OUT_FLOOR: DayTime = DayTime::hm(6, 0);

/// Leaves the room, by the hour at which rooms are left.
pub(crate) fn check_out(bed: Bed, earliest: DayTime) -> Errand {
    Errand {
        kind: ErrandKind::CheckOut,
        site: bed.site,
        duration: CHECK_OUT,
        earliest,
        latest: bed.check_out.max(CHECK_OUT_FLOOR),
    }
}

/// Checks in where the room is ready when the group comes by, else leaves the luggage until then.
pub(crate) fn bring(bed: Bed, there: DayTime) -> Errand {
    let ready = there >= bed.check_in;
    Errand {
        kind: if ready {
            ErrandKind::CheckIn
        } else {
            ErrandKind::DropLuggage
        },
        site: bed.site,
        duration: if ready { CHECK_IN } else { DROP_LUGGAGE },
        earliest: if ready { bed.check_in } else { DayTime::MIDNIGHT },
        latest: DayTime::hm(48, 0),
    }
}

/// Fetches the luggage before a segment's end, where enough time is left to go about without it.
pub(crate) fn fetch_later(segment: &mut Segment, bed: Bed, atlas: &Atlas) {
    let (from, to) = meals::free_window(segment, atlas);
    if to - from >= WORTH_LEAVING_LUGGAGE {
        segment.after.push(Errand {
            kind: ErrandKind::PickUpLuggage,
            site: bed.site,
            duration: PICK_UP_LUGGAGE,
            earliest: DayTime::MIDNIGHT,
            latest: segment.latest,
        });
    }
}

/// Which ends of a segment nobody can move: an arrival, a departure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fixed {
    pub(crate) start: bool,
    pub(crate) end: bool,
}

/// Makes the hours of a segment wide enough for what must happen in it: an early train, a late arrival, a check-out.
/// An end that is fixed stays; where both are, what does not fit is for the planner to name.
pub(crate) fn make_room(segment: &mut Segment, fixed: Fixed, atlas: &Atlas) {
    let (from, to) = meals::free_window(segment, atlas);
    if to < from {
        let missing = from - to;
        match (fixed.start, fixed.end) {
            (false, true) => segment.earliest = (segment.earliest - missing).max(DayTime::MIDNIGHT),
            (_, false) => segment.latest = segment.latest + missing,
            (true, true) => {}
        }
    }
    for errand in &mut segment.before {
        if errand.kind == ErrandKind::CheckOut {
            if segment.earliest + errand.duration > errand.latest {
                segment.earliest = errand.latest - errand.duration;
            }
            errand.earliest = errand.earliest.min(segment.earliest);
        }
    }
}
