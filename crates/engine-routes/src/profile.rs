//! Every assumption behind an estimate, in one place.

use engine_model::Seconds;
use engine_model::problem::Mode;

/// What is assumed of a mode inside a city.
///
/// An estimate takes `timed_percent` of the great circle at `metres_per_hour`, adds `overhead` and rounds up to whole
/// minutes. Speeds on foot and by bike are speeds along the way, so their time counts the detour; the speeds of transit,
/// car and taxi are door-to-door averages over the straight line, with stops, lights and detours in them, so that only
/// the length shown counts the detour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModeProfile {
    /// Length of the way in percent of the great circle.
    pub detour_percent: i64,
    /// What the speed applies to, in percent of the great circle.
    pub timed_percent: i64,
    /// Speed in metres an hour, over the first [`FAR`].
    pub metres_per_hour: i64,
    /// Speed in metres an hour beyond [`FAR`]; the same where the mode is no faster out of town.
    pub far_metres_per_hour: i64,
    /// Waiting and parking, whole minutes.
    pub overhead: Seconds,
    /// Metres on foot to, between and from vehicles, at most the length of the way; `None` = the whole way is on foot.
    pub access_metres: Option<i64>,
}

/// Detour of streets and rails against the straight line. Published circuity of road networks lies between 1.2 and 1.4
/// (Ballou, Rahardja, Sakai, "Selected country circuity factors for road travel distance estimation", Transportation
/// Research Part A 36, 2002); the product takes 1.3 everywhere.
const STREETS: i64 = 130;
const STRAIGHT: i64 = 100;
/// Straight-line metres after which a ride has left the dense city: airports and day trips lie beyond, and the way there
/// is by express train or motorway. Without it the 48 km from Incheon's airport to Seoul Station would take two and a half
/// hours, where the timetable says about one (docs/decisions/0004-far-rides.md).
pub const FAR: i64 = 15_000;

impl ModeProfile {
    /// The assumptions for a mode.
    ///
    /// Modes between cities take the numbers of [`IntercityProfile`] with no access walk, since their stations are not
    /// known here.
    pub const fn of(mode: Mode) -> Self {
        match mode {
            // A group strolls at 4.5 km/h; 5 km/h is the usual figure for a single adult.
            Mode::Walk => Self {
                detour_percent: STREETS,
                timed_percent: STREETS,
                metres_per_hour: 4_500,
                far_metres_per_hour: 4_500,
                overhead: Seconds(0),
                access_metres: None,
            },
            // City speed of hired bikes, with two minutes to unlock and park.
            Mode::Bike => Self {
                detour_percent: STREETS,
                timed_percent: STREETS,
                metres_per_hour: 12_000,
                far_metres_per_hour: 12_000,
                overhead: Seconds::minutes(2),
                access_metres: Some(0),
            },
            // Eight minutes are the walk to the stop, the wait and the walk from it; the walks are 150 m each, which
            // is less than the usual catchment of 400 m because travellers' places stand near stops.
            Mode::Transit => Self {
                detour_percent: STREETS,
                timed_percent: STRAIGHT,
                metres_per_hour: 20_000,
                far_metres_per_hour: 50_000,
                overhead: Seconds::minutes(8),
                access_metres: Some(300),
            },
            // Five minutes to park, and 100 m from the car park.
            Mode::Car => Self {
                detour_percent: STREETS,
                timed_percent: STRAIGHT,
                metres_per_hour: 25_000,
                far_metres_per_hour: 60_000,
                overhead: Seconds::minutes(5),
                access_metres: Some(100),
            },
            // Drives like a car, needs no parking, comes after three minutes and stops 30 m from the door.
            Mode::Taxi => Self {
                detour_percent: STREETS,
                timed_percent: STRAIGHT,
                metres_per_hour: 25_000,
                far_metres_per_hour: 60_000,
                overhead: Seconds::minutes(3),
                access_metres: Some(30),
            },
            Mode::Train => IntercityProfile::TRAIN.as_mode_profile(),
            Mode::Coach => IntercityProfile::COACH.as_mode_profile(),
            Mode::Flight => IntercityProfile::FLIGHT.as_mode_profile(),
            Mode::Ferry => IntercityProfile::FERRY.as_mode_profile(),
        }
    }
}

/// What is assumed of a mode between cities: straight-line speed and the minutes around the ride.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntercityProfile {
    /// Length of the way in percent of the great circle.
    pub detour_percent: i64,
    /// Speed over the great circle in metres an hour.
    pub metres_per_hour: i64,
    /// Being there before the departure: also added to a catalogue row, which counts from departure to arrival.
    pub boarding: Seconds,
    /// The rest of the overhead, on the way out at the other end.
    pub leaving: Seconds,
}

impl IntercityProfile {
    /// 120 km/h and 30 minutes, 20 of them before the departure.
    pub const TRAIN: Self = Self::new(STREETS, 120_000, 20, 10);
    /// 70 km/h and 20 minutes, 15 of them before the departure.
    pub const COACH: Self = Self::new(STREETS, 70_000, 15, 5);
    /// 700 km/h and 150 minutes, 120 of them before the departure, as airlines ask for.
    pub const FLIGHT: Self = Self::new(STRAIGHT, 700_000, 120, 30);
    /// 35 km/h (19 knots) and 40 minutes, all before the departure.
    pub const FERRY: Self = Self::new(STRAIGHT, 35_000, 40, 0);
    /// 75 km/h over the straight line, which is 97 km/h on a road with the usual detour, and 5 minutes to park. It
    /// stands between the coach, which stops on its way, and the train.
    pub const CAR: Self = Self::new(STREETS, 75_000, 0, 5);

    /// The assumptions for a mode; `None` for modes that do not run between cities.
    pub const fn of(mode: Mode) -> Option<Self> {
        match mode {
            Mode::Train => Some(Self::TRAIN),
            Mode::Coach => Some(Self::COACH),
            Mode::Flight => Some(Self::FLIGHT),
            Mode::Ferry => Some(Self::FERRY),
            Mode::Car => Some(Self::CAR),
            Mode::Walk | Mode::Bike | Mode::Transit | Mode::Taxi => None,
        }
    }

    const fn new(detour_percent: i64, metres_per_hour: i64, boarding: i32, leaving: i32) -> Self {
        Self {
            detour_percent,
            metres_per_hour,
            boarding: Seconds::minutes(boarding),
            leaving: Seconds::minutes(leaving),
        }
    }

    const fn as_mode_profile(self) -> ModeProfile {
        ModeProfile {
            detour_percent: self.detour_percent,
            timed_percent: STRAIGHT,
            metres_per_hour: self.metres_per_hour,
            far_metres_per_hour: self.metres_per_hour,
            overhead: Seconds(self.boarding.0 + self.leaving.0),
            access_metres: Some(0),
        }
    }
}

/// Whole minutes for so many metres of great circle by a mode inside a city, rounded up once, in seconds.
pub(crate) fn city_riding_time(metres: i64, profile: &ModeProfile) -> Seconds {
    let (near, far) = (metres.min(FAR), (metres - FAR).max(0));
    if far == 0 {
        return riding_time(near, profile.timed_percent, profile.metres_per_hour);
    }
    // Both parts over one denominator, so that the sum is rounded up once.
    let (slow, fast) = (profile.metres_per_hour, profile.far_metres_per_hour);
    let hours_over = near * profile.timed_percent * fast + far * profile.timed_percent * slow;
    let minutes = (hours_over * 60 + 100 * slow * fast - 1) / (100 * slow * fast);
    Seconds(i32::try_from(minutes * 60).expect("half the circumference on foot takes 21 million seconds"))
}

/// Whole minutes for so many metres at so many metres an hour, rounded up, in seconds.
pub(crate) fn riding_time(metres: i64, percent: i64, metres_per_hour: i64) -> Seconds {
    let per_minute = 100 * metres_per_hour;
    let minutes = (metres * percent * 60 + per_minute - 1) / per_minute;
    Seconds(i32::try_from(minutes * 60).expect("half the circumference on foot takes 21 million seconds"))
}

/// The length of the way over so many metres of great circle.
pub(crate) fn way_length(metres: i64, detour_percent: i64) -> i32 {
    i32::try_from((metres * detour_percent + 50) / 100)
        .expect("1.3 times half the circumference is 26 million metres")
}
