//! Generated from docs/openapi.json by `cargo xtask openapi`; not edited by hand.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Why something is not in the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "code")]
pub enum AbsenceReason {
    /// No pack knows it.
    #[serde(rename = "unknown")]
    Unknown,
    /// Closed on every day spent there.
    #[serde(rename = "closed-all-days")]
    ClosedAllDays,
    /// Open, but not when the group could be there.
    #[serde(rename = "hours-do-not-fit")]
    HoursDoNotFit,
    /// The request rules it out.
    #[serde(rename = "avoided")]
    Avoided,
    /// A member is too young.
    #[serde(rename = "too-young")]
    TooYoung {
        /// Youngest admitted age.
        #[serde(rename = "minimumAge")]
        minimum_age: i64,
        /// Age of the youngest member.
        #[serde(rename = "youngestAge")]
        youngest_age: i64,
    },
    /// It has steps and a member needs step-free access.
    #[serde(rename = "not-step-free")]
    NotStepFree,
    /// Too strenuous for a member.
    #[serde(rename = "strenuous")]
    Strenuous,
    /// The way there has too many metres on foot.
    #[serde(rename = "leg-walk")]
    LegWalk {
        /// At most.
        #[serde(rename = "limitMetres")]
        limit_metres: i64,
        /// So many.
        #[serde(rename = "walkingMetres")]
        walking_metres: i64,
    },
    /// The day would have too many metres on foot.
    #[serde(rename = "day-walk")]
    DayWalk {
        /// At most.
        #[serde(rename = "limitMetres")]
        limit_metres: i64,
        /// So many.
        #[serde(rename = "walkingMetres")]
        walking_metres: i64,
    },
    /// Every day has as many stops as the weakest member can do.
    #[serde(rename = "stop-limit")]
    StopLimit {
        /// At most.
        stops: i64,
    },
    /// No day has the time left.
    #[serde(rename = "no-time")]
    NoTime {
        /// What is missing on the best day, rounded up.
        #[serde(rename = "missingMinutes")]
        missing_minutes: i64,
        /// The same in seconds, where it is not whole minutes.
        #[serde(rename = "missingSeconds")]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        missing_seconds: Option<i64>,
    },
    /// Over the budget.
    #[serde(rename = "over-budget")]
    OverBudget {
        /// By so much.
        excess: Money,
    },
    /// It would fit only in place of a stop worth more.
    #[serde(rename = "displaced-by")]
    DisplacedBy {
        /// Number of that stop in the planner's problem.
        #[serde(rename = "candidateIndex")]
        candidate_index: i64,
    },
    /// Too few places of the kind fit.
    #[serde(rename = "few-on-offer")]
    FewOnOffer {
        /// On offer.
        offered: i64,
        /// In the plan.
        planned: i64,
    },
    /// It would fit; the plan is better without it.
    #[serde(rename = "less-worth")]
    LessWorth {
        /// By so much.
        points: i64,
    },
}

/// A trip that somebody shares from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AcceptedInvitation {
    /// What they may do: at least what they could do before.
    pub role: CompanionRole,
    /// The id of the trip.
    #[serde(rename = "tripId")]
    pub trip_id: String,
    /// Its name.
    #[serde(rename = "tripName")]
    pub trip_name: String,
}

/// An account as administrators see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// When it was made.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// Whether an administrator has closed it.
    pub disabled: bool,
    /// The e-mail address, in lower case.
    pub email: String,
    /// Whether the address was shown to be theirs.
    #[serde(rename = "emailVerified")]
    pub email_verified: bool,
    /// When somebody last logged in to it.
    #[serde(rename = "lastLoginAt")]
    pub last_login_at: Option<String>,
    /// Until when wrong passwords have locked it; absent where they have not.
    #[serde(rename = "lockedUntil")]
    pub locked_until: Option<String>,
    /// The person's name.
    pub name: String,
    /// What the account may do.
    pub roles: Vec<Role>,
    /// Whether a login needs a code of the second factor.
    #[serde(rename = "totpEnabled")]
    pub totp_enabled: bool,
    /// Its id.
    #[serde(rename = "userId")]
    pub user_id: String,
    /// The name to log in with.
    pub username: String,
}

/// An idea: a place of the data (`placeId`), or one of the traveller's own (`custom`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AddIdeaBody {
    /// `custom`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom: Option<CustomStop>,
    /// What is to be remembered about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// A place of the data.
    #[serde(rename = "placeId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_id: Option<String>,
}

/// A wish that the model read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AddedWish {
    /// The wish, as in a request for a trip.
    pub wish: Wish,
    /// The words, as written.
    pub words: String,
}

/// What to do about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Advice {
    /// `regenerate`
    #[serde(rename = "regenerate")]
    Regenerate,
    /// `modify`
    #[serde(rename = "modify")]
    Modify,
    /// `keep`
    #[serde(rename = "keep")]
    Keep,
}

/// A stop that suffers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AffectedStop {
    /// In the language asked for.
    pub name: String,
    /// The place.
    #[serde(rename = "placeId")]
    pub place_id: String,
    /// The fact behind it: where the place is.
    pub setting: Setting,
    /// Its id in the plan.
    #[serde(rename = "stopId")]
    pub stop_id: String,
}

/// A generation as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AiGeneration {
    /// When it was asked for, in milliseconds since 1970-01-01T00:00:00Z.
    #[serde(rename = "createdAtMs")]
    pub created_at_ms: i64,
    /// `error`.
    pub error: Option<GenerationFailure>,
    /// An estimate of the seconds left; 0 at the end.
    #[serde(rename = "etaSeconds")]
    pub eta_seconds: i64,
    /// When it ended.
    #[serde(rename = "finishedAtMs")]
    pub finished_at_ms: Option<i64>,
    /// Its id.
    #[serde(rename = "generationId")]
    pub generation_id: String,
    /// 0..=100; never falls.
    pub progress: i64,
    /// What the language model added to the wishes; absent before they were read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refinement: Option<Refinement>,
    /// How far it is.
    pub status: GenerationStatus,
    /// Every step, in order.
    pub steps: Vec<StepProgress>,
    /// Whose plan it makes.
    #[serde(rename = "tripId")]
    pub trip_id: String,
}

/// A place to go to instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: Names,
    /// The place.
    #[serde(rename = "placeId")]
    pub place_id: String,
}

/// An API token without its secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApiToken {
    /// When it was made.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// When it expires; never where it is absent.
    #[serde(rename = "expiresAt")]
    pub expires_at: Option<String>,
    /// When it was last used, to the minute.
    #[serde(rename = "lastUsedAt")]
    pub last_used_at: Option<String>,
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// Its id.
    #[serde(rename = "tokenId")]
    pub token_id: String,
}

/// The itinerary after the changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AppliedProposal {
    /// What the checker says of it.
    pub findings: Vec<FindingNote>,
    /// The new version.
    pub version: i64,
}

/// Which changes to make.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplyProposalBody {
    /// The ids of the changes; all of them where this is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Vec<String>>,
}

/// Something assumed because nobody said it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "code")]
pub enum Assumption {
    /// No lodging named: days start and end at the centre.
    #[serde(rename = "lodging-at-centre")]
    LodgingAtCentre {
        /// Destination id.
        destination: String,
    },
    /// No station named: the destination's main one stands in.
    #[serde(rename = "station")]
    Station {
        /// Destination id.
        destination: String,
        /// Its name.
        station: String,
    },
    /// The way between two destinations is an estimate.
    #[serde(rename = "transfer-estimated")]
    TransferEstimated {
        /// Destination id.
        from: String,
        /// Destination id.
        to: String,
    },
    /// No exchange rate: amounts in this currency count as unknown costs.
    #[serde(rename = "no-rate")]
    NoRate {
        /// The currency.
        currency: Currency,
    },
    /// Amounts were converted.
    #[serde(rename = "rate")]
    Rate {
        /// Date of the rate.
        #[serde(rename = "asOf")]
        as_of: Date,
        /// One unit of this …
        base: Currency,
        /// … of a unit of this.
        quote: Currency,
        /// … is so many millionths …
        #[serde(rename = "rateMillionths")]
        rate_millionths: i64,
        /// Who fixed it.
        source: String,
    },
    /// Prices for children are not known: adult prices count for everybody.
    #[serde(rename = "adult-prices")]
    AdultPrices,
    /// Somebody keeps a diet, and for most restaurants nobody knows whether they serve it.
    #[serde(rename = "menus-unknown")]
    MenusUnknown,
    /// The transfer leaves when the day starts, because no time was given.
    #[serde(rename = "transfer-in-the-morning")]
    TransferInTheMorning {
        /// Destination id.
        from: String,
    },
}

/// Whether a name or an address can still be had.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Availability {
    /// Whether nobody has it.
    pub available: bool,
}

/// Where the new picture lies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Avatar {
    /// It changes with the picture.
    #[serde(rename = "avatarUrl")]
    pub avatar_url: String,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AvatarForm {
    /// A JPG or PNG of at most 5 MB and 40 million pixels.
    pub file: String,
}

/// A place or a category that must not be in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AvoidedPlace {
    /// A category.
    Category {
        /// All its places.
        category: Category,
    },
    /// `PlaceReference`.
    PlaceReference(PlaceReference),
}

/// A backup: every record and the server's secret in one file, sealed with a key that is not in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Backup {
    /// The size of its file; absent but for `ready`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<i64>,
    /// When it was asked for.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// The code of what went wrong; absent but for `failed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The name of its file.
    pub name: String,
    /// How far it is.
    pub status: BackupStatus,
}

/// How far a backup is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BackupStatus {
    /// `running`
    #[serde(rename = "running")]
    Running,
    /// `ready`
    #[serde(rename = "ready")]
    Ready,
    /// `failed`
    #[serde(rename = "failed")]
    Failed,
}

/// The first step of a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BasicInfoBody {
    /// Everybody who travels: replaces the members that were there.
    pub members: Vec<MemberEntry>,
    /// `transport`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transport: Option<Transport>,
    /// The name of the trip.
    #[serde(rename = "tripName")]
    pub trip_name: String,
}

/// Limits on known costs, for the whole group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BudgetRequest {
    /// For each day.
    #[serde(rename = "perDay")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_day: Option<LimitRequest>,
    /// For the trip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<LimitRequest>,
}

/// The published words for budget span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BudgetSpan {
    /// `trip`
    #[serde(rename = "trip")]
    Trip,
    /// `day`
    #[serde(rename = "day")]
    Day,
}

/// A kind of cached answer and how it does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CacheKind {
    /// Values that are kept now.
    pub entries: i64,
    /// The share of questions that did not need the source.
    #[serde(rename = "hitRatio")]
    pub hit_ratio: f64,
    /// Questions that were answered from the cache.
    pub hits: i64,
    /// The kind.
    pub kind: String,
    /// Questions that went to the source.
    pub misses: i64,
}

/// A link by which a calendar follows a trip. Its secret is shown this once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalendarLink {
    /// The secret in it.
    pub token: String,
    /// What to subscribe to.
    pub url: String,
}

/// A place to leave the car at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarPark {
    /// From the entry, as the crow flies.
    #[serde(rename = "distanceMetres")]
    pub distance_metres: i64,
    /// Degrees north.
    pub latitude: f64,
    /// In the local script.
    #[serde(rename = "localName")]
    pub local_name: String,
    /// Degrees east.
    pub longitude: f64,
    /// It on a map.
    #[serde(rename = "mapLink")]
    pub map_link: MapLink,
    /// In the asked language.
    pub name: String,
    /// The place.
    #[serde(rename = "placeId")]
    pub place_id: String,
}

/// The published words for category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Category {
    /// `sight`
    #[serde(rename = "sight")]
    Sight,
    /// `museum`
    #[serde(rename = "museum")]
    Museum,
    /// `culture`
    #[serde(rename = "culture")]
    Culture,
    /// `park`
    #[serde(rename = "park")]
    Park,
    /// `nature`
    #[serde(rename = "nature")]
    Nature,
    /// `beach`
    #[serde(rename = "beach")]
    Beach,
    /// `viewpoint`
    #[serde(rename = "viewpoint")]
    Viewpoint,
    /// `market`
    #[serde(rename = "market")]
    Market,
    /// `shopping`
    #[serde(rename = "shopping")]
    Shopping,
    /// `theme-park`
    #[serde(rename = "theme-park")]
    ThemePark,
    /// `sports`
    #[serde(rename = "sports")]
    Sports,
    /// `spa`
    #[serde(rename = "spa")]
    Spa,
    /// `restaurant`
    #[serde(rename = "restaurant")]
    Restaurant,
    /// `cafe`
    #[serde(rename = "cafe")]
    Cafe,
    /// `bar`
    #[serde(rename = "bar")]
    Bar,
    /// `laundry`
    #[serde(rename = "laundry")]
    Laundry,
    /// `lodging`
    #[serde(rename = "lodging")]
    Lodging,
    /// `parking`
    #[serde(rename = "parking")]
    Parking,
    /// `station`
    #[serde(rename = "station")]
    Station,
    /// `toilet`
    #[serde(rename = "toilet")]
    Toilet,
}

/// How many places of a category there are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CategoryCount {
    /// Kind.
    pub category: Category,
    /// How many.
    pub count: i64,
}

/// What changed about a day's weather.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Cause {
    /// `rain`
    #[serde(rename = "rain")]
    Rain,
    /// `snow`
    #[serde(rename = "snow")]
    Snow,
    /// `warmer`
    #[serde(rename = "warmer")]
    Warmer,
    /// `colder`
    #[serde(rename = "colder")]
    Colder,
    /// `heat`
    #[serde(rename = "heat")]
    Heat,
    /// `cold`
    #[serde(rename = "cold")]
    Cold,
    /// `wind`
    #[serde(rename = "wind")]
    Wind,
    /// `storm`
    #[serde(rename = "storm")]
    Storm,
    /// `dust`
    #[serde(rename = "dust")]
    Dust,
}

/// The checker's judgement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Certificate {
    /// Facts that only the file asserts.
    #[serde(rename = "assertedFacts")]
    pub asserted_facts: i64,
    /// Facts derived again from a pack.
    #[serde(rename = "derivedFacts")]
    pub derived_facts: i64,
    /// All findings.
    pub findings: Vec<Finding>,
    /// What was tested of every rule.
    pub rules: Vec<RuleTally>,
    /// Stops in the plan.
    pub stops: i64,
    /// Stops and meal places whose hours no citable source backs.
    #[serde(rename = "unverifiedHours")]
    pub unverified_hours: i64,
    /// The worst found.
    pub verdict: Verdict,
}

/// When the trip starts from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeDatesBody {
    /// What happens to the itinerary.
    pub mode: DatesMode,
    /// The first day.
    #[serde(rename = "startDate")]
    pub start_date: String,
}

/// The password that counts and the one that shall count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangePasswordBody {
    /// The password that counts now.
    #[serde(rename = "currentPassword")]
    pub current_password: String,
    /// At least one letter, one digit and one special character.
    #[serde(rename = "newPassword")]
    pub new_password: String,
}

/// A change that matters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeReason {
    /// On which day, from 1.
    pub day: i64,
    /// What has changed.
    pub kind: ChangeReasonKind,
    /// What it says, in the asked language.
    pub message: String,
    /// Which stop it concerns.
    #[serde(rename = "stopId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_id: Option<String>,
}

/// What has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ChangeReasonKind {
    /// `rain`
    #[serde(rename = "rain")]
    Rain,
    /// `snow`
    #[serde(rename = "snow")]
    Snow,
    /// `warmer`
    #[serde(rename = "warmer")]
    Warmer,
    /// `colder`
    #[serde(rename = "colder")]
    Colder,
    /// `heat`
    #[serde(rename = "heat")]
    Heat,
    /// `cold`
    #[serde(rename = "cold")]
    Cold,
    /// `wind`
    #[serde(rename = "wind")]
    Wind,
    /// `storm`
    #[serde(rename = "storm")]
    Storm,
    /// `dust`
    #[serde(rename = "dust")]
    Dust,
    /// `placeClosed`
    #[serde(rename = "placeClosed")]
    PlaceClosed,
    /// `placeGone`
    #[serde(rename = "placeGone")]
    PlaceGone,
}

/// Something that can be done about a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeSuggestion {
    /// What.
    pub action: WatchAction,
    /// About which day, from 1.
    pub day: i64,
    /// What it says, in the asked language.
    pub message: String,
    /// About which stop.
    #[serde(rename = "stopId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_id: Option<String>,
}

/// What has changed since the itinerary was planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeWatch {
    /// The days concerned, from 1.
    #[serde(rename = "affectedDays")]
    pub affected_days: Vec<i64>,
    /// When it was looked at.
    #[serde(rename = "checkedAt")]
    pub checked_at: String,
    /// Whether anything should be done about it.
    #[serde(rename = "needsChange")]
    pub needs_change: bool,
    /// Whether the places could be checked with the data at hand.
    #[serde(rename = "placesKnown")]
    pub places_known: bool,
    /// What has changed, by day.
    pub reasons: Vec<ChangeReason>,
    /// What can be done.
    pub suggestions: Vec<ChangeSuggestion>,
    /// Whether the weather could be looked up.
    #[serde(rename = "weatherKnown")]
    pub weather_known: bool,
}

/// The trip on its new dates. Every stop of the itinerary is still in it, or lies in the tray.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangedDates {
    /// What was asked for and has no place any more.
    pub dropped: Vec<DroppedField>,
    /// The last day.
    #[serde(rename = "endDate")]
    pub end_date: Option<String>,
    /// Stops that have no day any more, and lie in the tray now.
    #[serde(rename = "fellIntoTray")]
    pub fell_into_tray: Vec<FallenStop>,
    /// Whether the trip asks for something else than the itinerary was made for. It is kept.
    #[serde(rename = "itineraryStale")]
    pub itinerary_stale: bool,
    /// The present version of the itinerary; null before the first.
    #[serde(rename = "itineraryVersion")]
    pub itinerary_version: Option<i64>,
    /// Stops with another day, date or time than before.
    pub moved: Vec<RetimedStop>,
    /// The first day.
    #[serde(rename = "startDate")]
    pub start_date: Option<String>,
    /// Why the itinerary could not move along, as a code of docs/errors.md: it stays as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unmoved: Option<String>,
}

/// The state of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CheckState {
    /// `ready`
    #[serde(rename = "ready")]
    Ready,
    /// `failed`
    #[serde(rename = "failed")]
    Failed,
    /// `stopping`
    #[serde(rename = "stopping")]
    Stopping,
}

/// A check and its state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckView {
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: CheckState,
}

/// A stop with the numbers that were tested.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckedStop {
    /// Its day, from 1.
    pub day: i64,
    /// The stop.
    pub stop: Entry,
}

/// A time on the local clock of a day, with seconds where they are not zero. Hours may pass 24: `26:30` is half past two in the night after the day; a minus leads a time on the evening before.
pub type ClockTime = String;

/// The type of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CollectionWord {
    /// `FeatureCollection`
    #[serde(rename = "FeatureCollection")]
    FeatureCollection,
}

/// Somebody who shares a trip, or an invitation that nobody has accepted yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Companion {
    /// When they accepted; absent for an invitation.
    #[serde(rename = "acceptedAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_at: Option<String>,
    /// Their id on this trip.
    #[serde(rename = "companionId")]
    pub companion_id: String,
    /// Until when an invitation can be accepted.
    #[serde(rename = "expiresAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// When they were invited, or made the trip.
    #[serde(rename = "invitedAt")]
    pub invited_at: String,
    /// What they may do.
    pub role: CompanionRole,
    /// Who they are; absent for an invitation, and for an account that was deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<CompanionUser>,
    /// Whether it is the reader.
    pub you: bool,
}

/// What somebody is to be allowed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompanionBody {
    /// The role.
    pub role: CompanionRole,
}

/// What somebody may do with a trip; each role may do what the ones before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CompanionRole {
    /// `viewer`
    #[serde(rename = "viewer")]
    Viewer,
    /// `editor`
    #[serde(rename = "editor")]
    Editor,
    /// `owner`
    #[serde(rename = "owner")]
    Owner,
}

/// What companions know of each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompanionUser {
    /// The person's name.
    pub name: String,
    /// The id of the account.
    #[serde(rename = "userId")]
    pub user_id: String,
    /// The name to log in with.
    pub username: String,
}

/// A code of the app that was just set up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConfirmTotpBody {
    /// The six digits that the app shows.
    pub code: String,
}

/// Why nothing could be planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    /// Stable code.
    pub code: String,
    /// 1 = the first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<i64>,
    /// Named numbers.
    pub numbers: Vec<NamedNumber>,
    /// The rule that cannot hold.
    pub rule: PlanRule,
    /// What it concerns; may be empty.
    pub subject: String,
}

/// What the trip costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Costs {
    /// `budget`.
    pub budget: Option<Money>,
    /// Known costs of the whole group.
    pub known: Money,
    /// Names of what has no known price.
    pub unknown: Vec<String>,
}

/// A token that is wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateTokenBody {
    /// When it expires; never where it is absent.
    #[serde(rename = "expiresAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
}

/// A new token. This is the only time that its secret is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreatedApiToken {
    /// When it was made.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// When it expires; never where it is absent.
    #[serde(rename = "expiresAt")]
    pub expires_at: Option<String>,
    /// When it was last used, to the minute.
    #[serde(rename = "lastUsedAt")]
    pub last_used_at: Option<String>,
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// The secret, to be sent as `Authorization: Bearer SECRET`.
    pub token: String,
    /// Its id.
    #[serde(rename = "tokenId")]
    pub token_id: String,
}

/// A currency by its ISO 4217 code.
pub type Currency = String;

/// A place that only the travellers know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomPlace {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// As they call it.
    pub name: String,
}

/// A place that only the traveller knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomStop {
    /// `category`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// How long people stay (60 where it is absent).
    #[serde(rename = "durationMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<i64>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Its name.
    pub name: String,
}

/// How the database does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DatabaseHealth {
    /// Connections open.
    #[serde(rename = "connectionsOpen")]
    pub connections_open: i64,
    /// Connections in use.
    #[serde(rename = "connectionsUsed")]
    pub connections_used: i64,
    /// Which one it is.
    pub kind: DatabaseKind,
    /// How long it took to answer the shortest question.
    #[serde(rename = "latencyMicroseconds")]
    pub latency_microseconds: i64,
}

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DatabaseKind {
    /// `sqlite`
    #[serde(rename = "sqlite")]
    Sqlite,
    /// `postgres`
    #[serde(rename = "postgres")]
    Postgres,
}

/// A date, `YYYY-MM-DD`.
pub type Date = String;

/// The destinations of a trip with their dates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DatedDestinations {
    /// Every destination, in order.
    pub destinations: Vec<TripDestination>,
    /// What was asked for and has no place any more.
    pub dropped: Vec<DroppedField>,
    /// The last day.
    #[serde(rename = "endDate")]
    pub end_date: Option<String>,
    /// Whether there is an itinerary that was made for other dates or destinations. It is kept.
    #[serde(rename = "itineraryStale")]
    pub itinerary_stale: bool,
    /// The first day.
    #[serde(rename = "startDate")]
    pub start_date: Option<String>,
}

/// A time of a trip with its date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DatedMoment {
    /// Its date.
    pub date: Date,
    /// The day, from 1.
    pub day: i64,
    /// On that day's local clock.
    #[serde(rename = "localStart")]
    pub local_start: ClockTime,
}

/// What happens to an itinerary when its trip starts on another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DatesMode {
    /// `shiftAll`
    #[serde(rename = "shiftAll")]
    ShiftAll,
    /// `keepDates`
    #[serde(rename = "keepDates")]
    KeepDates,
    /// `unbookedOnly`
    #[serde(rename = "unbookedOnly")]
    UnbookedOnly,
}

/// One day. Its timeline is the union of the five lists of items in the order of their `order`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Day {
    /// Where each segment starts and ends.
    pub anchors: Vec<Entry>,
    /// The date.
    pub date: Date,
    /// 1 = the first day.
    pub day: i64,
    /// Rooms and luggage.
    pub errands: Vec<Entry>,
    /// The verdict on the day.
    pub feasibility: Verdict,
    /// The ways between the items.
    pub legs: Vec<Leg>,
    /// Where and when the group eats.
    pub meals: Vec<Entry>,
    /// What to do instead when it rains.
    #[serde(rename = "rainVariant")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rain_variant: Option<RainVariant>,
    /// Rests.
    pub rests: Vec<Entry>,
    /// The cities of the day in order.
    pub segments: Vec<Segment>,
    /// What is visited.
    pub stops: Vec<Entry>,
    /// Sums.
    pub totals: DayTotals,
    /// Weather to expect.
    pub weather: Weather,
}

/// Opening hours on one date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayHours {
    /// The date.
    pub date: Date,
    /// In order.
    pub intervals: Vec<OpeningInterval>,
    /// Whether anything is known; if so, no interval means closed all day.
    pub known: bool,
}

/// The published words for part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DayPart {
    /// `morning`
    #[serde(rename = "morning")]
    Morning,
    /// `noon`
    #[serde(rename = "noon")]
    Noon,
    /// `afternoon`
    #[serde(rename = "afternoon")]
    Afternoon,
    /// `sunset`
    #[serde(rename = "sunset")]
    Sunset,
    /// `evening`
    #[serde(rename = "evening")]
    Evening,
    /// `night`
    #[serde(rename = "night")]
    Night,
}

/// Sums of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayTotals {
    /// Known costs, lodging and transfers of the day included.
    pub cost: Money,
    /// Time between the day's start and end with nothing planned, waiting included.
    #[serde(rename = "freeMinutes")]
    pub free_minutes: i64,
    /// The same in seconds, where it is not whole minutes.
    #[serde(rename = "freeSeconds")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_seconds: Option<i64>,
    /// Rests, meals included.
    pub rests: i64,
    /// Under way, rounded up.
    #[serde(rename = "travelMinutes")]
    pub travel_minutes: i64,
    /// The same in seconds, where it is not whole minutes.
    #[serde(rename = "travelSeconds")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub travel_seconds: Option<i64>,
    /// How many costs are unknown.
    #[serde(rename = "unknownCosts")]
    pub unknown_costs: i64,
    /// On foot.
    #[serde(rename = "walkingMetres")]
    pub walking_metres: i64,
}

/// The weather of one day at one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayWeather {
    /// The sky.
    pub condition: SkyCondition,
    /// `YYYY-MM-DD` on the place's clock.
    pub date: String,
    /// Where it comes from.
    pub kind: WeatherKind,
    /// The highest temperature, in degrees Celsius.
    #[serde(rename = "maxC")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_c: Option<f64>,
    /// The lowest temperature, in degrees Celsius.
    #[serde(rename = "minC")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_c: Option<f64>,
    /// How likely rain or snow is.
    #[serde(rename = "precipitationPercent")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precipitation_percent: Option<i64>,
    /// What to beware of.
    pub warnings: Vec<WeatherWarning>,
}

/// A message that nobody could handle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeadLetter {
    /// What it is about.
    pub aggregate: String,
    /// When it was given up.
    #[serde(rename = "diedAt")]
    pub died_at: String,
    /// The message's id.
    pub id: String,
    /// Why nobody could handle it.
    pub reason: String,
    /// How often it was tried.
    pub tries: i64,
    /// Its kind.
    pub r#type: String,
}

/// Which dead letters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeadLetterChoice {
    /// The messages' ids.
    pub ids: Vec<String>,
    /// The queue.
    pub queue: String,
}

/// How many there were.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeadLetterCount {
    /// How many of the ids were dead letters of that queue.
    pub count: i64,
}

/// What proves that the account's owner means it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeleteAccountBody {
    /// The password. An account without one, whose owner logs in through another issuer, is confirmed with its user name.
    pub password: String,
}

/// Trips to be deleted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeleteTripsBody {
    /// Also those that go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub force: Option<bool>,
    /// Their ids; a repeated one counts once.
    #[serde(rename = "tripIds")]
    pub trip_ids: Vec<String>,
}

/// When a transfer leaves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Departure {
    /// RFC 3339; null where the zone is not known.
    pub at: Option<String>,
    /// Date of that clock relative to the day: -1 = the day before.
    #[serde(rename = "dayOffset")]
    pub day_offset: i64,
    /// On the clock of the city left.
    pub local: ClockTime,
    /// IANA time zone of the city left.
    pub zone: String,
}

/// A destination with what its pack holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Destination {
    /// Who is to be named.
    pub attribution: String,
    /// ISO 3166-1 alpha-2, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Places by category, in the order of the categories; empty ones are left out.
    pub counts: Vec<CategoryCount>,
    /// Currency of prices, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Digest of the pack's content, lower-case hexadecimal.
    pub digest: String,
    /// Stable id, also the pack's name.
    pub id: String,
    /// Degrees north of the centre.
    pub latitude: f64,
    /// Licence of the data.
    pub licence: String,
    /// Degrees east of the centre.
    pub longitude: f64,
    /// What is drawn beneath its places; absent where there is no map layer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<PackMapBox>,
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: Names,
    /// Places in the pack.
    pub places: i64,
    /// Share of places whose facts a citable source backs, rounded down.
    #[serde(rename = "verifiedPercent")]
    pub verified_percent: i64,
    /// Share of places with known hours, rounded down.
    #[serde(rename = "withHoursPercent")]
    pub with_hours_percent: i64,
    /// IANA time zone.
    pub zone: String,
}

/// A stay in one city, with its lodging or with the name of one accommodation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum DestinationEntry {
    /// A stay in one city.
    NameNightsAccommodation {
        /// The name of one lodging for all nights.
        accommodation: String,
        /// Its id, where it has one already.
        #[serde(rename = "destinationId")]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        destination_id: Option<String>,
        /// Not beside an accommodation.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lodging: Option<Value>,
        /// A pack's id or a name.
        name: String,
        /// The stay spans one date more.
        nights: i64,
    },
    /// A stay in one city.
    NameNights {
        /// Not beside lodging.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        accommodation: Option<Value>,
        /// Its id, where it has one already.
        #[serde(rename = "destinationId")]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        destination_id: Option<String>,
        /// Where the group sleeps, in order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lodging: Option<Vec<StayRequest>>,
        /// A pack's id or a name.
        name: String,
        /// The stay spans one date more.
        nights: i64,
    },
}

/// A stay in one city, with its lodging or with the name of one accommodation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum DestinationRequest {
    /// A stay in one city.
    NameNightsAccommodation {
        /// The name of one lodging for all nights.
        accommodation: String,
        /// Not beside an accommodation.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lodging: Option<Value>,
        /// A pack's id or a name.
        name: String,
        /// The stay spans one date more.
        nights: i64,
    },
    /// A stay in one city.
    NameNights {
        /// Not beside lodging.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        accommodation: Option<Value>,
        /// Where the group sleeps, in order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lodging: Option<Vec<StayRequest>>,
        /// A pack's id or a name.
        name: String,
        /// The stay spans one date more.
        nights: i64,
    },
}

/// Where to and from when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DestinationsBody {
    /// Where the group goes, in order; no city twice in a row, at most 120 days in all.
    pub destinations: Vec<DestinationEntry>,
    /// The first day, in the years 1970 to 2199.
    #[serde(rename = "startDate")]
    pub start_date: StartDate,
}

/// The published words for diet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Diet {
    /// `vegetarian`
    #[serde(rename = "vegetarian")]
    Vegetarian,
    /// `vegan`
    #[serde(rename = "vegan")]
    Vegan,
    /// `halal`
    #[serde(rename = "halal")]
    Halal,
    /// `kosher`
    #[serde(rename = "kosher")]
    Kosher,
    /// `no-pork`
    #[serde(rename = "no-pork")]
    NoPork,
    /// `no-beef`
    #[serde(rename = "no-beef")]
    NoBeef,
    /// `no-seafood`
    #[serde(rename = "no-seafood")]
    NoSeafood,
    /// `no-nuts`
    #[serde(rename = "no-nuts")]
    NoNuts,
    /// `gluten-free`
    #[serde(rename = "gluten-free")]
    GlutenFree,
    /// `lactose-free`
    #[serde(rename = "lactose-free")]
    LactoseFree,
}

/// Something that was asked for and cannot be kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DroppedField {
    /// Where it stood before the change, such as `locks[2]`.
    pub field: String,
    /// Why it cannot be kept.
    pub reason: DroppedReason,
}

/// Why something that was asked for cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DroppedReason {
    /// `outsideTrip`
    #[serde(rename = "outsideTrip")]
    OutsideTrip,
    /// `notConnected`
    #[serde(rename = "notConnected")]
    NotConnected,
}

/// A day as it shall be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditDay {
    /// The day, from 1.
    pub day: i64,
    /// Every stop of the day.
    pub stops: Vec<EditStop>,
}

/// The days as they shall be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditItineraryBody {
    /// The days that change; others stay as they are.
    pub days: Vec<EditDay>,
}

/// A stop as it shall be. It is one of the itinerary (`stopId`), a place (`placeId`), or a place of the traveller's own
/// (`custom`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditStop {
    /// `custom`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom: Option<CustomStop>,
    /// How long.
    #[serde(rename = "durationMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<i64>,
    /// Planning again leaves it on this day (false where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locked: Option<bool>,
    /// Its position in the day: smaller comes first.
    pub order: i64,
    /// A place of the data; with a `stopId`, in place of the one that the stop has.
    #[serde(rename = "placeId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_id: Option<String>,
    /// Begins at this time on the day's local clock, or as soon after it as can be; may pass 24:00.
    #[serde(rename = "startAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_at: Option<String>,
    /// A stop of the itinerary, of this day or another.
    #[serde(rename = "stopId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_id: Option<String>,
}

/// The changed days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditedItinerary {
    /// What was done, as undoing it will say.
    pub action: String,
    /// The days that were sent, with their times.
    pub days: Vec<ItineraryDay>,
    /// The worst finding of the whole itinerary.
    pub feasibility: Verdict,
    /// What the checker says of the whole itinerary.
    pub findings: Vec<FindingNote>,
    /// The new version.
    pub version: i64,
}

/// How long the planner improves a plan: a word, or a number of steps a day of the trip.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Effort {
    /// Steps a day of the trip.
    Iterations {
        /// How many.
        iterations: i64,
    },
    /// `EffortWord`.
    EffortWord(EffortWord),
}

/// How long the planner improves a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EffortWord {
    /// `quick`
    #[serde(rename = "quick")]
    Quick,
    /// `normal`
    #[serde(rename = "normal")]
    Normal,
    /// `thorough`
    #[serde(rename = "thorough")]
    Thorough,
}

/// Something that happens: a stop, meal, rest, errand or anchor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// RFC 3339; null where the zone is not known.
    pub arrival: Option<String>,
    /// Its category, where it is a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// `cost`.
    pub cost: Option<Money>,
    /// Whether the cost is known.
    #[serde(rename = "costKnown")]
    pub cost_known: bool,
    /// From start to end, rounded up.
    #[serde(rename = "durationMinutes")]
    pub duration_minutes: i64,
    /// RFC 3339; null where the zone is not known.
    pub end: Option<String>,
    /// A roof nearby for an outdoor stop.
    #[serde(rename = "indoorAlternative")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indoor_alternative: Option<Alternative>,
    /// `stop`, a meal, `rest`, an errand, `start` or `end`.
    pub kind: EntryKind,
    /// Degrees north, at most seven decimals.
    pub latitude: f64,
    /// On the day's local clock; may pass 24:00.
    #[serde(rename = "localArrival")]
    pub local_arrival: ClockTime,
    /// On the day's local clock; may pass 24:00.
    #[serde(rename = "localEnd")]
    pub local_end: ClockTime,
    /// In the local script.
    #[serde(rename = "localName")]
    pub local_name: String,
    /// On the day's local clock; may pass 24:00.
    #[serde(rename = "localStart")]
    pub local_start: ClockTime,
    /// Settled by the traveller.
    pub locked: bool,
    /// Degrees east, at most seven decimals.
    pub longitude: f64,
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: Names,
    /// The opening hours relied on, for stops and meal places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
    /// A stop that is neither settled nor a must-see.
    pub optional: bool,
    /// Position in the day's timeline: 1 = first.
    pub order: i64,
    /// The place, where it is one.
    #[serde(rename = "placeId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_id: Option<String>,
    /// Why it stands here.
    pub placement: Vec<Placement>,
    /// What to bring: `umbrella`, `sun-protection`, `warm-clothes`.
    pub preparation: Vec<Preparation>,
    /// Sums until its end.
    pub running: RunningTotals,
    /// Index into the day's segments.
    pub segment: i64,
    /// Under a roof or not, for places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<Setting>,
    /// RFC 3339; null where the zone is not known.
    pub start: Option<String>,
    /// Reachable without steps.
    #[serde(rename = "stepFree")]
    pub step_free: StepFree,
    /// Unique in the plan and stable as long as the item stays.
    #[serde(rename = "stopId")]
    pub stop_id: String,
    /// Why it is in, largest first.
    pub why: Vec<Why>,
    /// IANA time zone of those clocks.
    pub zone: String,
}

/// The published words for kind of entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EntryKind {
    /// `start`
    #[serde(rename = "start")]
    Start,
    /// `end`
    #[serde(rename = "end")]
    End,
    /// `stop`
    #[serde(rename = "stop")]
    Stop,
    /// `breakfast`
    #[serde(rename = "breakfast")]
    Breakfast,
    /// `lunch`
    #[serde(rename = "lunch")]
    Lunch,
    /// `dinner`
    #[serde(rename = "dinner")]
    Dinner,
    /// `rest`
    #[serde(rename = "rest")]
    Rest,
    /// `drop-luggage`
    #[serde(rename = "drop-luggage")]
    DropLuggage,
    /// `pick-up-luggage`
    #[serde(rename = "pick-up-luggage")]
    PickUpLuggage,
    /// `check-in`
    #[serde(rename = "check-in")]
    CheckIn,
    /// `check-out`
    #[serde(rename = "check-out")]
    CheckOut,
}

/// The weather of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExpectedWeather {
    /// The sky.
    pub condition: SkyCondition,
    /// The highest temperature, in degrees Celsius.
    #[serde(rename = "maxC")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_c: Option<f64>,
    /// The lowest temperature, in degrees Celsius.
    #[serde(rename = "minC")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_c: Option<f64>,
    /// What to beware of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warnings: Option<Vec<WeatherWarning>>,
}

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExportBody {
    /// Only these days, from 1; every day where it is absent or empty. Not with `json`, which is always whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<Vec<i64>>,
    /// As what.
    pub format: ExportFormat,
    /// With the sketch of the route, in `pdf` and `png` (true where it is absent).
    #[serde(rename = "includeMap")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub include_map: Option<bool>,
}

/// The kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ExportFormat {
    /// `pdf`
    #[serde(rename = "pdf")]
    Pdf,
    /// `png`
    #[serde(rename = "png")]
    Png,
    /// `ics`
    #[serde(rename = "ics")]
    Ics,
    /// `gpx`
    #[serde(rename = "gpx")]
    Gpx,
    /// `kml`
    #[serde(rename = "kml")]
    Kml,
    /// `markdown`
    #[serde(rename = "markdown")]
    Markdown,
    /// `json`
    #[serde(rename = "json")]
    Json,
}

/// Something known, in one sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Names it among the facts of this answer.
    pub id: String,
    /// The sentence.
    pub text: String,
}

/// Why a stop has no day any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FallenReason {
    /// `dayGone`
    #[serde(rename = "dayGone")]
    DayGone,
    /// `otherCity`
    #[serde(rename = "otherCity")]
    OtherCity,
    /// `infeasible`
    #[serde(rename = "infeasible")]
    Infeasible,
}

/// A stop that lies in the tray now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FallenStop {
    /// That day's date.
    pub date: Date,
    /// The day that it stood on, from 1.
    pub day: i64,
    /// Its id in the tray.
    #[serde(rename = "ideaId")]
    pub idea_id: String,
    /// In the asked language.
    pub name: String,
    /// The place, where it is one of the data.
    #[serde(rename = "placeId")]
    pub place_id: Option<String>,
    /// Why it has no day.
    pub reason: FallenReason,
}

/// What somebody says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FeedbackBody {
    /// 1 = not at all, 5 = very much.
    pub score: i64,
    /// In their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A refused field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// Where it stands in the request, such as `members[1].age`.
    pub field: String,
    /// What to do.
    pub message: String,
    /// What is wrong.
    pub rule: Rule,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Stable code.
    pub code: FindingCode,
    /// 1 = the first day; absent = the trip as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<i64>,
    /// Named numbers.
    pub numbers: Vec<NamedNumber>,
    /// It concerns the rain variant of the day.
    #[serde(rename = "rainVariant")]
    pub rain_variant: bool,
    /// The rule it belongs to.
    pub rule: PlanRule,
    /// How bad it is.
    pub severity: Severity,
    /// The item's `stopId`.
    #[serde(rename = "stopId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_id: Option<String>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Names>,
}

/// The published words for finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FindingCode {
    /// `CLOSED`
    #[serde(rename = "CLOSED")]
    Closed,
    /// `AFTER_LAST_ENTRY`
    #[serde(rename = "AFTER_LAST_ENTRY")]
    AfterLastEntry,
    /// `OPENING_CLAIM`
    #[serde(rename = "OPENING_CLAIM")]
    OpeningClaim,
    /// `UNVERIFIED_HOURS`
    #[serde(rename = "UNVERIFIED_HOURS")]
    UnverifiedHours,
    /// `LEG_TOO_SHORT`
    #[serde(rename = "LEG_TOO_SHORT")]
    LegTooShort,
    /// `TIME_ORDER`
    #[serde(rename = "TIME_ORDER")]
    TimeOrder,
    /// `MODE_NOT_AVAILABLE`
    #[serde(rename = "MODE_NOT_AVAILABLE")]
    ModeNotAvailable,
    /// `LEG_MISSING`
    #[serde(rename = "LEG_MISSING")]
    LegMissing,
    /// `LEG_CLAIM`
    #[serde(rename = "LEG_CLAIM")]
    LegClaim,
    /// `BEFORE_DAY_START`
    #[serde(rename = "BEFORE_DAY_START")]
    BeforeDayStart,
    /// `AFTER_DAY_END`
    #[serde(rename = "AFTER_DAY_END")]
    AfterDayEnd,
    /// `WRONG_LODGING`
    #[serde(rename = "WRONG_LODGING")]
    WrongLodging,
    /// `LUGGAGE_MISSED`
    #[serde(rename = "LUGGAGE_MISSED")]
    LuggageMissed,
    /// `DAYS_DIFFER`
    #[serde(rename = "DAYS_DIFFER")]
    DaysDiffer,
    /// `TOO_MANY_STOPS`
    #[serde(rename = "TOO_MANY_STOPS")]
    TooManyStops,
    /// `FEW_STOPS`
    #[serde(rename = "FEW_STOPS")]
    FewStops,
    /// `TOO_FEW_RESTS`
    #[serde(rename = "TOO_FEW_RESTS")]
    TooFewRests,
    /// `REST_UNFIT`
    #[serde(rename = "REST_UNFIT")]
    RestUnfit,
    /// `LEG_WALK_TOO_LONG`
    #[serde(rename = "LEG_WALK_TOO_LONG")]
    LegWalkTooLong,
    /// `DAY_WALK_TOO_LONG`
    #[serde(rename = "DAY_WALK_TOO_LONG")]
    DayWalkTooLong,
    /// `STRENUOUS`
    #[serde(rename = "STRENUOUS")]
    Strenuous,
    /// `MEAL_MISSING`
    #[serde(rename = "MEAL_MISSING")]
    MealMissing,
    /// `MEAL_OUTSIDE_WINDOW`
    #[serde(rename = "MEAL_OUTSIDE_WINDOW")]
    MealOutsideWindow,
    /// `MEAL_TOO_SHORT`
    #[serde(rename = "MEAL_TOO_SHORT")]
    MealTooShort,
    /// `MEAL_TWICE`
    #[serde(rename = "MEAL_TWICE")]
    MealTwice,
    /// `RESTAURANT_TWICE`
    #[serde(rename = "RESTAURANT_TWICE")]
    RestaurantTwice,
    /// `MEAL_PLACE_UNFIT`
    #[serde(rename = "MEAL_PLACE_UNFIT")]
    MealPlaceUnfit,
    /// `PLACE_TWICE`
    #[serde(rename = "PLACE_TWICE")]
    PlaceTwice,
    /// `AVOIDED`
    #[serde(rename = "AVOIDED")]
    Avoided,
    /// `TOO_YOUNG`
    #[serde(rename = "TOO_YOUNG")]
    TooYoung,
    /// `NOT_STEP_FREE`
    #[serde(rename = "NOT_STEP_FREE")]
    NotStepFree,
    /// `NOT_A_STOP`
    #[serde(rename = "NOT_A_STOP")]
    NotAStop,
    /// `STAY_TOO_SHORT`
    #[serde(rename = "STAY_TOO_SHORT")]
    StayTooShort,
    /// `LOCK_BROKEN`
    #[serde(rename = "LOCK_BROKEN")]
    LockBroken,
    /// `MUST_SEE_MISSING`
    #[serde(rename = "MUST_SEE_MISSING")]
    MustSeeMissing,
    /// `OVER_BUDGET`
    #[serde(rename = "OVER_BUDGET")]
    OverBudget,
    /// `UNKNOWN_COSTS`
    #[serde(rename = "UNKNOWN_COSTS")]
    UnknownCosts,
    /// `COST_CLAIM`
    #[serde(rename = "COST_CLAIM")]
    CostClaim,
    /// `CONNECTION_MISSED`
    #[serde(rename = "CONNECTION_MISSED")]
    ConnectionMissed,
    /// `TRANSFER_CLAIM`
    #[serde(rename = "TRANSFER_CLAIM")]
    TransferClaim,
    /// `TOTAL_CLAIM`
    #[serde(rename = "TOTAL_CLAIM")]
    TotalClaim,
    /// `ASSERTED`
    #[serde(rename = "ASSERTED")]
    Asserted,
    /// `PLACE_UNKNOWN`
    #[serde(rename = "PLACE_UNKNOWN")]
    PlaceUnknown,
    /// `PACK_DIFFERS`
    #[serde(rename = "PACK_DIFFERS")]
    PackDiffers,
}

/// A change that is known to help.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingFix {
    /// When the day is to start, on the local clock, in steps of ten minutes.
    #[serde(rename = "dailyStart")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_start: Option<ClockTime>,
    /// The day that changes, from 1.
    pub day: i64,
    /// What kind of change it is, and how it is made.
    pub kind: FixKind,
    /// What a button for it says, in the asked language.
    pub label: String,
    /// When the stop is to begin, on the day's local clock.
    #[serde(rename = "startAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_at: Option<ClockTime>,
    /// The stop, meal or rest that changes.
    #[serde(rename = "stopId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_id: Option<String>,
    /// The days on which the stop is open in its city, from 1.
    #[serde(rename = "toDays")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_days: Option<Vec<i64>>,
}

/// A finding as a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingNote {
    /// The stable code.
    pub code: FindingCode,
    /// Which day, from 1; absent where it concerns the trip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<i64>,
    /// What can be done about it, the gentlest first; empty where nothing is known to help.
    pub fixes: Vec<FindingFix>,
    /// What it says, in the asked language.
    pub message: String,
    /// Whether it concerns the variant of the day for rain.
    #[serde(rename = "rainVariant")]
    pub rain_variant: bool,
    /// How bad it is.
    pub severity: Severity,
    /// Which stop, meal or rest.
    #[serde(rename = "stopId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_id: Option<String>,
}

/// Whether an idea fits into a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FitWord {
    /// `yes`
    #[serde(rename = "yes")]
    Yes,
    /// `no`
    #[serde(rename = "no")]
    No,
    /// `alreadyIn`
    #[serde(rename = "alreadyIn")]
    AlreadyIn,
    /// `otherCity`
    #[serde(rename = "otherCity")]
    OtherCity,
}

/// What kind of change it is, and how it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FixKind {
    /// `replaceStop`
    #[serde(rename = "replaceStop")]
    ReplaceStop,
    /// `moveStop`
    #[serde(rename = "moveStop")]
    MoveStop,
    /// `removeStop`
    #[serde(rename = "removeStop")]
    RemoveStop,
    /// `regenerateDay`
    #[serde(rename = "regenerateDay")]
    RegenerateDay,
    /// `unlock`
    #[serde(rename = "unlock")]
    Unlock,
    /// `changeStart`
    #[serde(rename = "changeStart")]
    ChangeStart,
}

/// Lodging or transfer with its price.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FixedCost {
    /// `cost`.
    pub cost: Option<Money>,
    /// Whether the cost is known.
    #[serde(rename = "costKnown")]
    pub cost_known: bool,
    /// 1 = the first day.
    pub day: i64,
    /// What for.
    pub kind: FixedCostKind,
    /// What it is called.
    pub label: String,
}

/// The published words for fixed cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FixedCostKind {
    /// `lodging`
    #[serde(rename = "lodging")]
    Lodging,
    /// `transfer`
    #[serde(rename = "transfer")]
    Transfer,
}

/// What became of the forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ForecastState {
    /// `off`
    #[serde(rename = "off")]
    Off,
    /// `live`
    #[serde(rename = "live")]
    Live,
    /// `unavailable`
    #[serde(rename = "unavailable")]
    Unavailable,
    /// `beyond`
    #[serde(rename = "beyond")]
    Beyond,
}

/// Whose password is forgotten.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForgotPasswordBody {
    /// The e-mail address of the account.
    pub email: String,
}

/// A place that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundPlace {
    /// Postal address, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Kind.
    pub category: Category,
    /// From the point asked about.
    #[serde(rename = "distanceMetres")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_metres: Option<i64>,
    /// 0..=100: 100 = why people cross the world.
    pub fame: i64,
    /// What of which name matches; absent where nothing was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highlight: Option<Highlight>,
    /// At the time asked about.
    #[serde(rename = "isOpen")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_open: Option<OpenState>,
    /// Degrees north.
    pub latitude: f64,
    /// In the local script.
    #[serde(rename = "localName")]
    pub local_name: String,
    /// Degrees east.
    pub longitude: f64,
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: Names,
    /// Stable id.
    #[serde(rename = "placeId")]
    pub place_id: String,
    /// Under a roof or not.
    pub setting: Setting,
    /// Where the facts come from.
    pub source: Source,
    /// Reachable without steps.
    #[serde(rename = "stepFree")]
    pub step_free: StepFree,
    /// From the point asked about by the mode asked for, rounded up.
    #[serde(rename = "travelMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub travel_minutes: Option<i64>,
}

/// The published words for gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Gender {
    /// `male`
    #[serde(rename = "male")]
    Male,
    /// `female`
    #[serde(rename = "female")]
    Female,
    /// `other`
    #[serde(rename = "other")]
    Other,
}

/// How far a plan is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Generation {
    /// `error`.
    pub error: Option<GenerationError>,
    /// An estimate of the seconds left; 0 at the end.
    #[serde(rename = "etaSeconds")]
    pub eta_seconds: i64,
    /// Its id.
    #[serde(rename = "generationId")]
    pub generation_id: String,
    /// Never falls.
    pub progress: i64,
    /// What it proposes; absent where its plan is the itinerary.
    #[serde(rename = "proposalId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal_id: Option<String>,
    /// How far it is.
    pub status: GenerationStatus,
    /// Every step, in order; none before a worker has begun.
    pub steps: Vec<StepProgress>,
    /// Whose plan.
    #[serde(rename = "tripId")]
    pub trip_id: String,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GenerationError {
    /// The stable code.
    pub code: String,
    /// What happened, in the asked language.
    pub message: String,
}

/// Why a generation ended without a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GenerationFailure {
    /// The stable code, such as `PLAN_REFUSED`.
    pub code: String,
    /// What happened, in English.
    #[serde(rename = "messageEn")]
    pub message_en: String,
    /// What happened, in Korean.
    #[serde(rename = "messageKo")]
    pub message_ko: String,
}

/// A generation as operators see it in a list. What a traveller wrote is not in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GenerationRecord {
    /// How often a worker took it.
    pub attempts: i64,
    /// When it arrived.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// Why there is no plan; absent but for `failed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<GenerationFailure>,
    /// When it ended; absent before.
    #[serde(rename = "finishedAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<String>,
    /// Its id.
    #[serde(rename = "generationId")]
    pub generation_id: String,
    /// 0..=100; never falls.
    pub progress: i64,
    /// When a worker first took it; absent while it waits.
    #[serde(rename = "startedAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<String>,
    /// How far it is.
    pub status: GenerationStatus,
    /// Whose plan it makes.
    #[serde(rename = "tripId")]
    pub trip_id: String,
    /// Who asked for it; absent where it was cancelled before it arrived.
    #[serde(rename = "userId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
}

/// What is to be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GenerationScope {
    /// `trip`
    #[serde(rename = "trip")]
    Trip,
    /// `day`
    #[serde(rename = "day")]
    Day,
}

/// How far a generation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GenerationStatus {
    /// `queued`
    #[serde(rename = "queued")]
    Queued,
    /// `processing`
    #[serde(rename = "processing")]
    Processing,
    /// `completed`
    #[serde(rename = "completed")]
    Completed,
    /// `failed`
    #[serde(rename = "failed")]
    Failed,
    /// `cancelled`
    #[serde(rename = "cancelled")]
    Cancelled,
}

/// A step on the way to a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GenerationStep {
    /// `wishes`
    #[serde(rename = "wishes")]
    Wishes,
    /// `weather`
    #[serde(rename = "weather")]
    Weather,
    /// `planning`
    #[serde(rename = "planning")]
    Planning,
    /// `checking`
    #[serde(rename = "checking")]
    Checking,
    /// `saving`
    #[serde(rename = "saving")]
    Saving,
}

/// A point of the interface.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GeoPoint {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// The published words for health.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Health {
    /// `excellent`
    #[serde(rename = "excellent")]
    Excellent,
    /// `good`
    #[serde(rename = "good")]
    Good,
    /// `caution`
    #[serde(rename = "caution")]
    Caution,
    /// `limited`
    #[serde(rename = "limited")]
    Limited,
}

/// That the process lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum HealthStatus {
    /// `alive`
    #[serde(rename = "alive")]
    Alive,
}

/// The answer of a living process.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HealthView {
    /// Always `alive`.
    pub status: HealthStatus,
}

/// A mail that could not be sent, with what its reader needs of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeldMail {
    /// The code in it.
    pub code: Option<String>,
    /// When it was written.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// Until when link or code are good.
    #[serde(rename = "expiresAt")]
    pub expires_at: String,
    /// What it is about.
    pub kind: MailKind,
    /// The link in it.
    pub link: Option<String>,
    /// Its id.
    #[serde(rename = "mailId")]
    pub mail_id: String,
    /// The address that it would go to.
    pub to: String,
    /// The account that it is for.
    #[serde(rename = "userId")]
    pub user_id: String,
    /// The name of that account.
    pub username: String,
}

/// Which part of which name matches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Highlight {
    /// Which name it is.
    pub name: MatchedName,
    /// The parts of it, in order.
    pub ranges: Vec<HighlightRange>,
    /// That name.
    pub text: String,
}

/// A part of a text, counted in UTF-16 code units as JavaScript does: `text.slice(start, end)`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HighlightRange {
    /// Where it ends; the unit there does not belong to it.
    pub end: i64,
    /// Where it begins.
    pub start: i64,
}

/// Opening hours on the place's clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hours {
    /// At the time asked about.
    #[serde(rename = "isOpen")]
    pub is_open: OpenState,
    /// The next time at which it opens or closes, on its clock; absent where that is not known.
    #[serde(rename = "nextChange")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_change: Option<LocalDateTime>,
    /// Where the hours were read; empty = compiled from general knowledge.
    pub source: String,
    /// The date asked about.
    pub today: DayHours,
    /// Seven dates from the one asked about.
    pub week: Vec<DayHours>,
}

/// A day, and whether an idea fits into it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdeaFit {
    /// Its date.
    pub date: Date,
    /// The day, from 1.
    pub day: i64,
    /// Whether it fits.
    pub fit: FitWord,
    /// Where it would stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<IdeaFitting>,
    /// Why it does not fit, in the asked language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The smallest change that would let it in, in the asked language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relaxation: Option<String>,
}

/// On which days an idea would fit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdeaFits {
    /// Every day of the itinerary.
    pub days: Vec<IdeaFit>,
    /// Why nobody can tell, as a code of docs/errors.md: the data at hand does not know the place, or no longer the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
}

/// Where an idea would stand in a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdeaFitting {
    /// `extraCost`.
    #[serde(rename = "extraCost")]
    pub extra_cost: Option<Money>,
    /// By how much the day's time on the way changes.
    #[serde(rename = "extraTravelMinutes")]
    pub extra_travel_minutes: i64,
    /// By how much the day's metres on foot change.
    #[serde(rename = "extraWalkingMetres")]
    pub extra_walking_metres: i64,
    /// When it would end.
    #[serde(rename = "localEnd")]
    pub local_end: ClockTime,
    /// When it would begin.
    #[serde(rename = "localStart")]
    pub local_start: ClockTime,
    /// Its position among the stops of the day, from 1.
    pub position: i64,
}

/// Where an idea came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum IdeaSource {
    /// `hand`
    #[serde(rename = "hand")]
    Hand,
    /// `dates`
    #[serde(rename = "dates")]
    Dates,
    /// `import`
    #[serde(rename = "import")]
    Import,
}

/// A day whose weather changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImpactedDay {
    /// The stops that suffer.
    #[serde(rename = "affectedStops")]
    pub affected_stops: Vec<AffectedStop>,
    /// Places under a roof to go to instead, near the affected stops.
    pub alternatives: Vec<Shelter>,
    /// What changed.
    pub causes: Vec<Cause>,
    /// 1 = the first day.
    pub day: i64,
    /// What changed, in words.
    pub reason: String,
    /// What to do.
    pub recommendation: Advice,
}

/// A file with what the trip shall be called.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportForm {
    /// plan.json, a minimal plan, GPX, KML, KMZ, or a list of saved places as CSV or `GeoJSON`; at most 5 MiB and 500
    /// places.
    pub file: String,
    /// What the trip shall be called; else as the file calls itself.
    #[serde(rename = "tripName")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trip_name: Option<String>,
}

/// Something that could not be taken over as it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportNote {
    /// What kind of thing.
    pub kind: ImportNoteKind,
    /// What it says, in the asked language.
    pub message: String,
    /// What it is about, as the file calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// What could not be taken over as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ImportNoteKind {
    /// `positionUnknown`
    #[serde(rename = "positionUnknown")]
    PositionUnknown,
    /// `nameMissing`
    #[serde(rename = "nameMissing")]
    NameMissing,
    /// `linesLeftOut`
    #[serde(rename = "linesLeftOut")]
    LinesLeftOut,
    /// `daysNotChecked`
    #[serde(rename = "daysNotChecked")]
    DaysNotChecked,
}

/// A file with what it does not say itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportPackForm {
    /// Whom to name, where the file does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// Its country, ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The currency of prices without one, ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The destination's id, needed but for a pack, which has its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// The TOML file beside a catalogue's table.
    #[serde(rename = "destinationFile")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination_file: Option<String>,
    /// The file: a pack, an OpenStreetMap extract, `GeoJSON`, or a table of places. Binary files up to the configured
    /// limit (64 MiB), text files up to 16 MiB.
    pub file: String,
    /// The licence of the facts, where the file does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The destination's name, where the file has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What kind of file it is; without it, the ending of the file's name tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<PackSource>,
    /// Its IANA time zone; without it, that of the nearest reference city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}

/// What kind of file it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ImportSource {
    /// `plan`
    #[serde(rename = "plan")]
    Plan,
    /// `minimalPlan`
    #[serde(rename = "minimalPlan")]
    MinimalPlan,
    /// `gpx`
    #[serde(rename = "gpx")]
    Gpx,
    /// `kml`
    #[serde(rename = "kml")]
    Kml,
    /// `csv`
    #[serde(rename = "csv")]
    Csv,
    /// `geoJson`
    #[serde(rename = "geoJson")]
    GeoJson,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ImportStatus {
    /// `queued`
    #[serde(rename = "queued")]
    Queued,
    /// `processing`
    #[serde(rename = "processing")]
    Processing,
    /// `completed`
    #[serde(rename = "completed")]
    Completed,
    /// `failed`
    #[serde(rename = "failed")]
    Failed,
}

/// What an import made of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportSummary {
    /// Places by category.
    pub counts: Vec<CategoryCount>,
    /// Name of the pack.
    pub destination: String,
    /// Digest of its content.
    pub digest: String,
    /// The map layer that was read beside the places; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<ImportedMap>,
    /// Places in the pack.
    pub places: i64,
    /// Rows or objects that were looked at.
    pub read: i64,
    /// What was left out, by reason.
    pub skipped: Vec<Skipped>,
    /// Sentences about what the pack lacks.
    pub warnings: Vec<String>,
}

/// What an import drew, and what it did not draw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportedMap {
    /// Left out because there is more than a layer may hold.
    #[serde(rename = "beyondLimits")]
    pub beyond_limits: i64,
    /// Lines and areas of the layer.
    pub features: i64,
    /// Left out because the edge of the extract cuts them.
    pub incomplete: i64,
    /// Their points.
    pub points: i64,
    /// Left out because they are too small to be seen.
    #[serde(rename = "tooSmall")]
    pub too_small: i64,
}

/// The trip that was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportedTrip {
    /// What the checker says of the days.
    pub findings: Vec<FindingNote>,
    /// The version of its itinerary; null where the file has no days.
    #[serde(rename = "itineraryVersion")]
    pub itinerary_version: Option<i64>,
    /// How many places the data knows, in the tray.
    #[serde(rename = "knownPlaces")]
    pub known_places: i64,
    /// What could not be taken over as it was.
    pub notes: Vec<ImportNote>,
    /// How many places only this trip knows, in the tray and among its own places.
    #[serde(rename = "ownPlaces")]
    pub own_places: i64,
    /// What kind of file it was.
    pub source: ImportSource,
    /// Its id.
    #[serde(rename = "tripId")]
    pub trip_id: String,
    /// Its name.
    #[serde(rename = "tripName")]
    pub trip_name: String,
}

/// The answer to a task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum InferenceResult {
    /// To the task `wishes`.
    WishesAnswer(WishesAnswer),
    /// To the task `tips`.
    TipsAnswer(TipsAnswer),
}

/// Where an answer came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum InferenceSource {
    /// `hit`
    #[serde(rename = "hit")]
    Hit,
    /// `miss`
    #[serde(rename = "miss")]
    Miss,
    /// `joined`
    #[serde(rename = "joined")]
    Joined,
}

/// An answer of the model, checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InferenceView {
    /// The model's name.
    pub model: String,
    /// The model's version.
    #[serde(rename = "modelVersion")]
    pub model_version: String,
    /// The version of the instructions.
    #[serde(rename = "promptVersion")]
    pub prompt_version: String,
    /// What is left of its answer after checking it against the input.
    pub result: InferenceResult,
    /// Where it came from.
    pub source: InferenceSource,
}

/// A new invitation. Its link is shown this once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Invitation {
    /// The invitation among those who share the trip.
    pub companion: Companion,
    /// The secret of the link, for `POST /trips/invitations/{token}`.
    pub token: String,
    /// What to send to the one who is invited; it can be accepted once.
    pub url: String,
}

/// The days of a trip.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Itinerary {
    /// What was assumed because nobody said it, as sentences.
    pub assumptions: Vec<String>,
    /// What it costs.
    pub costs: Costs,
    /// The currency of every amount.
    pub currency: String,
    /// The days asked for.
    pub days: Vec<ItineraryDay>,
    /// The worst of its findings.
    pub feasibility: Verdict,
    /// What the checker says.
    pub findings: Vec<FindingNote>,
    /// Lodging and transfers.
    #[serde(rename = "fixedCosts")]
    pub fixed_costs: Vec<FixedCost>,
    /// The data that it was planned from, with licence and attribution.
    pub packs: Vec<PlanPack>,
    /// Whose.
    #[serde(rename = "tripId")]
    pub trip_id: String,
    /// What was asked for and is not in.
    pub unmet: Vec<Unmet>,
    /// Its version: the `ETag`, without the quotes.
    pub version: i64,
}

/// The checker's judgement of the itinerary, with the packs at hand now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItineraryCertificate {
    /// What was tested, rule by rule.
    pub certificate: Certificate,
    /// Every finding as a sentence.
    pub findings: Vec<FindingNote>,
    /// Every stop with the numbers that were tested.
    pub stops: Vec<CheckedStop>,
    /// The worst found.
    pub verdict: Verdict,
    /// The version that was checked.
    pub version: i64,
}

/// One day. Its timeline is the union of the five lists of entries in the order of their `order`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItineraryDay {
    /// Where each segment starts and ends.
    pub anchors: Vec<ItineraryEntry>,
    /// The date.
    pub date: Date,
    /// 1 = the first day.
    pub day: i64,
    /// Rooms and luggage.
    pub errands: Vec<ItineraryEntry>,
    /// The verdict on the day: `good`, `warnings` or `broken`.
    pub feasibility: Verdict,
    /// The ways between the entries.
    pub legs: Vec<ItineraryLeg>,
    /// Where and when the group eats.
    pub meals: Vec<ItineraryEntry>,
    /// What to bring on the day: everything that one of its stops or meals asks for, each once.
    pub preparation: Vec<PreparationNote>,
    /// What to do instead when it rains; a day that was changed by hand has none.
    #[serde(rename = "rainVariant")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rain_variant: Option<ItineraryRainVariant>,
    /// Rests.
    pub rests: Vec<ItineraryEntry>,
    /// The cities of the day in order, each with its time zone.
    pub segments: Vec<Segment>,
    /// What is visited.
    pub stops: Vec<ItineraryEntry>,
    /// Sums.
    pub totals: DayTotals,
    /// Weather to expect; `kind` says whether it is forecast, typical of the month, or unknown.
    pub weather: Weather,
}

/// Something that happens: a stop, meal, rest, errand or anchor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItineraryEntry {
    /// RFC 3339; null where the zone is not known.
    pub arrival: Option<String>,
    /// Its category, where it is a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// `cost`.
    pub cost: Option<Money>,
    /// Whether the cost is known.
    #[serde(rename = "costKnown")]
    pub cost_known: bool,
    /// A place that only the travellers know, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom: Option<CustomPlace>,
    /// From start to end, rounded up.
    #[serde(rename = "durationMinutes")]
    pub duration_minutes: i64,
    /// RFC 3339; null where the zone is not known.
    pub end: Option<String>,
    /// For an outdoor stop, a place under a roof that is open then and at most an hour away; absent where there is
    /// none.
    #[serde(rename = "indoorAlternative")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indoor_alternative: Option<Alternative>,
    /// `stop`, a meal, `rest`, an errand, `start` or `end`.
    pub kind: EntryKind,
    /// Degrees north, at most seven decimals.
    pub latitude: f64,
    /// On the day's local clock; may pass 24:00.
    #[serde(rename = "localArrival")]
    pub local_arrival: ClockTime,
    /// On the day's local clock; may pass 24:00.
    #[serde(rename = "localEnd")]
    pub local_end: ClockTime,
    /// In the local script.
    #[serde(rename = "localName")]
    pub local_name: String,
    /// On the day's local clock; may pass 24:00.
    #[serde(rename = "localStart")]
    pub local_start: ClockTime,
    /// Settled by the traveller.
    pub locked: bool,
    /// Degrees east, at most seven decimals.
    pub longitude: f64,
    /// It on a map.
    #[serde(rename = "mapLink")]
    pub map_link: MapLink,
    /// In the asked language.
    pub name: String,
    /// All names.
    pub names: Names,
    /// The opening hours relied on, for stops and meal places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
    /// A stop that is neither settled nor a must-see.
    pub optional: bool,
    /// Position in the day's timeline: 1 = first.
    pub order: i64,
    /// The place of the data, where it is one.
    #[serde(rename = "placeId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_id: Option<String>,
    /// Why it stands here.
    pub placement: Vec<Placement>,
    /// What to bring, each with its reason.
    pub preparation: Vec<PreparationNote>,
    /// `why` and `placement` as sentences in the asked language.
    pub reasons: Vec<String>,
    /// Sums until its end.
    pub running: RunningTotals,
    /// Index into the day's segments.
    pub segment: i64,
    /// Under a roof or not, for places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<Setting>,
    /// RFC 3339; null where the zone is not known.
    pub start: Option<String>,
    /// Reachable without steps.
    #[serde(rename = "stepFree")]
    pub step_free: StepFree,
    /// Unique in the itinerary and stable as long as it stays.
    #[serde(rename = "stopId")]
    pub stop_id: String,
    /// Why it is in, largest first.
    pub why: Vec<Why>,
    /// IANA time zone of those clocks.
    pub zone: String,
}

/// The way to an entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItineraryLeg {
    /// `cost`.
    pub cost: Option<Money>,
    /// Whether the cost is known.
    #[serde(rename = "costKnown")]
    pub cost_known: bool,
    /// Departure of a transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departs: Option<Departure>,
    /// Length.
    #[serde(rename = "distanceMetres")]
    pub distance_metres: i64,
    /// Door to door, rounded up.
    #[serde(rename = "durationMinutes")]
    pub duration_minutes: i64,
    /// The same in seconds, where it is not whole minutes.
    #[serde(rename = "durationSeconds")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<i64>,
    /// Energy of an adult on foot: 50 kcal a kilometre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kcal: Option<i64>,
    /// Train or flight name of a transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The way on a map.
    #[serde(rename = "mapLink")]
    pub map_link: MapLink,
    /// How.
    pub mode: Mode,
    /// The `order` of the item it leads to.
    pub order: i64,
    /// Up to two car parks within 500 m of where a drive ends, nearest first, where the data knows some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parking: Option<Vec<CarPark>>,
    /// Where the numbers come from.
    pub source: LegSource,
    /// Walking instead: there where the plan takes another mode in a city and the walk has at most 500 m.
    #[serde(rename = "walkInstead")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub walk_instead: Option<WalkProposal>,
    /// Of it on foot.
    #[serde(rename = "walkingMetres")]
    pub walking_metres: i64,
}

/// The day planned again without its outdoor stops; the lists mean the same as in the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItineraryRainVariant {
    /// Where each segment starts and ends.
    pub anchors: Vec<ItineraryEntry>,
    /// Rooms and luggage.
    pub errands: Vec<ItineraryEntry>,
    /// The verdict on the variant.
    pub feasibility: Verdict,
    /// The ways between the entries.
    pub legs: Vec<ItineraryLeg>,
    /// Where and when the group eats.
    pub meals: Vec<ItineraryEntry>,
    /// Rests.
    pub rests: Vec<ItineraryEntry>,
    /// What is visited.
    pub stops: Vec<ItineraryEntry>,
    /// Sums.
    pub totals: DayTotals,
}

/// The state of a trip's itinerary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItineraryState {
    /// Whether what is asked for has changed since it was made.
    pub stale: bool,
    /// The number of the present version, from 1.
    pub version: i64,
}

/// A version of an itinerary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItineraryVersion {
    /// What was done, in the asked language.
    pub action: String,
    /// Who did it.
    #[serde(rename = "authorId")]
    pub author_id: Option<String>,
    /// The version that it followed.
    #[serde(rename = "baseVersion")]
    pub base_version: Option<i64>,
    /// When.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// `generation`, `edit`, `restore`, `undo`, `import` or `dates`.
    pub origin: String,
    /// Kept for good.
    pub pinned: bool,
    /// Whether it is the present one.
    pub present: bool,
    /// Its number, from 1.
    pub version: i64,
}

/// A public key (RFC 8037).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JsonWebKey {
    /// The algorithm of the signatures: `EdDSA`.
    pub alg: String,
    /// The curve: `Ed25519`.
    pub crv: String,
    /// Its name in the header of a token.
    pub kid: String,
    /// The family of the key: `OKP`.
    pub kty: String,
    /// What it is for: `sig`.
    pub r#use: String,
    /// The public key, in base64url.
    pub x: String,
}

/// The keys that access tokens may have been signed with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JsonWebKeySet {
    /// The keys, newest first.
    pub keys: Vec<JsonWebKey>,
}

/// The last day of the trip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LastDay {
    /// `last`
    #[serde(rename = "last")]
    Last,
}

/// The way to an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leg {
    /// `cost`.
    pub cost: Option<Money>,
    /// Whether the cost is known.
    #[serde(rename = "costKnown")]
    pub cost_known: bool,
    /// Departure of a transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departs: Option<Departure>,
    /// Length.
    #[serde(rename = "distanceMetres")]
    pub distance_metres: i64,
    /// Door to door, rounded up.
    #[serde(rename = "durationMinutes")]
    pub duration_minutes: i64,
    /// The same in seconds, where it is not whole minutes.
    #[serde(rename = "durationSeconds")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<i64>,
    /// Energy of an adult on foot: 50 kcal a kilometre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kcal: Option<i64>,
    /// Train or flight name of a transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How.
    pub mode: Mode,
    /// The `order` of the item it leads to.
    pub order: i64,
    /// Where the numbers come from.
    pub source: LegSource,
    /// Of it on foot.
    #[serde(rename = "walkingMetres")]
    pub walking_metres: i64,
}

/// The published words for source of a leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LegSource {
    /// `estimate`
    #[serde(rename = "estimate")]
    Estimate,
    /// `street`
    #[serde(rename = "street")]
    Street,
    /// `timetable`
    #[serde(rename = "timetable")]
    Timetable,
    /// `provider`
    #[serde(rename = "provider")]
    Provider,
    /// `given`
    #[serde(rename = "given")]
    Given,
}

/// An amount above zero.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LimitRequest {
    /// Minor units: won, cents.
    pub amount: i64,
    /// ISO 4217, in either case.
    pub currency: String,
}

/// A date and time on a local clock without an offset, with seconds where they are not zero.
pub type LocalDateTime = String;

/// The language of mails and notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Locale {
    /// `ko`
    #[serde(rename = "ko")]
    Ko,
    /// `en`
    #[serde(rename = "en")]
    En,
}

/// A stop that is settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LockRequest {
    /// 1 = the first day, within the trip.
    pub day: i64,
    /// Position among the day's stops: 1 = first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<i64>,
    /// Which.
    pub place: PlaceReference,
    /// When it starts.
    #[serde(rename = "startAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_at: Option<String>,
    /// How long; the typical stay where nothing is said.
    #[serde(rename = "stayMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stay_minutes: Option<i64>,
}

/// A place to sleep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LodgingRequest {
    /// How many people it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<i64>,
    /// From when the room is free; 15:00 where nothing is said.
    #[serde(rename = "checkIn")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check_in: Option<String>,
    /// Until when the room is to be left; 11:00 where nothing is said.
    #[serde(rename = "checkOut")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check_out: Option<String>,
    /// The shortest stay that it takes.
    #[serde(rename = "minimumNights")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_nights: Option<i64>,
    /// Which.
    pub place: PlaceReference,
    /// For all the rooms that the group needs.
    #[serde(rename = "pricePerNight")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_per_night: Option<PriceRequest>,
}

/// A new session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Login {
    /// Proves who asks, until it expires: a JSON Web Token.
    #[serde(rename = "accessToken")]
    pub access_token: String,
    /// For how many seconds the access token is good.
    #[serde(rename = "expiresInSeconds")]
    pub expires_in_seconds: i64,
    /// Gives the next pair, once.
    #[serde(rename = "refreshToken")]
    pub refresh_token: String,
    /// How the access token is sent.
    #[serde(rename = "tokenType")]
    pub token_type: TokenType,
    /// Who logged in.
    pub user: Profile,
}

/// Who wants to log in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoginBody {
    /// The password.
    pub password: String,
    /// Whether the session lasts for a week instead of half a day, and does not end when it is idle.
    #[serde(rename = "rememberMe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remember_me: Option<bool>,
    /// The code of the second factor, or one of its recovery codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totp: Option<String>,
    /// The user name or the e-mail address.
    pub username: String,
}

/// What a mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MailKind {
    /// `passwordReset`
    #[serde(rename = "passwordReset")]
    PasswordReset,
    /// `emailVerification`
    #[serde(rename = "emailVerification")]
    EmailVerification,
}

/// A point or a way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapFeature {
    /// Where.
    pub geometry: MapGeometry,
    /// What.
    pub properties: MapProperties,
    /// `Feature`.
    pub r#type: MapFeatureType,
}

/// What a feature shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MapFeatureKind {
    /// `stop`
    #[serde(rename = "stop")]
    Stop,
    /// `meal`
    #[serde(rename = "meal")]
    Meal,
    /// `rest`
    #[serde(rename = "rest")]
    Rest,
    /// `errand`
    #[serde(rename = "errand")]
    Errand,
    /// `lodging`
    #[serde(rename = "lodging")]
    Lodging,
    /// `leg`
    #[serde(rename = "leg")]
    Leg,
}

/// The type of a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MapFeatureType {
    /// `Feature`
    #[serde(rename = "Feature")]
    Feature,
}

/// Where something is: longitude, then latitude.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum MapGeometry {
    /// A point.
    #[serde(rename = "Point")]
    Point {
        /// A point.
        coordinates: Vec<f64>,
    },
    /// A way, as a straight line: the streets between are not known here.
    #[serde(rename = "LineString")]
    LineString {
        /// A way, as a straight line: the streets between are not known here.
        coordinates: Vec<Vec<f64>>,
    },
}

/// A link to a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapLink {
    /// Whose map it is.
    pub provider: MapProvider,
    /// Where it leads; percent-encoded.
    pub url: String,
}

/// What a feature is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapProperties {
    /// The category, where it is a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// The day, from 1.
    pub day: i64,
    /// How long a way is.
    #[serde(rename = "distanceMetres")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_metres: Option<i64>,
    /// How long a way takes.
    #[serde(rename = "durationMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<i64>,
    /// What it shows.
    pub kind: MapFeatureKind,
    /// When it begins, on the local clock; of a way, when it ends.
    #[serde(rename = "localStart")]
    pub local_start: ClockTime,
    /// How one gets along a way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// In the asked language; of a way, the name of where it leads to.
    pub name: String,
    /// Counts the entries of the day from 1; a way has the number of the entry that it leads to.
    pub order: i64,
    /// The place, where it is one.
    #[serde(rename = "placeId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_id: Option<String>,
    /// The entry, or the one that the way leads to.
    #[serde(rename = "stopId")]
    pub stop_id: String,
}

/// Whose map it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MapProvider {
    /// `kakao`
    #[serde(rename = "kakao")]
    Kakao,
    /// `google`
    #[serde(rename = "google")]
    Google,
}

/// What the map is drawn on: a style, or tiles, or, with neither, only the layers of the packs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapSettings {
    /// Whom the map must name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// Whether an operator or the configuration has decided; until then somebody may be asked.
    pub configured: bool,
    /// The address of a style for vector tiles.
    #[serde(rename = "styleUrl")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style_url: Option<String>,
    /// The address of picture tiles, with `{z}`, `{x}` and `{y}`.
    #[serde(rename = "tileUrl")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tile_url: Option<String>,
}

/// What the map is to be drawn on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MapSettingsBody {
    /// A style.
    StyleMapBody(StyleMapBody),
    /// Tiles.
    TileMapBody(TileMapBody),
    /// Neither.
    SchematicMapBody(SchematicMapBody),
}

/// A wish and the piece that it was read from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MappedWish {
    /// `piece`.
    pub piece: i64,
    /// `wish`.
    pub wish: Wish,
}

/// One of a place's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MatchedName {
    /// `local`
    #[serde(rename = "local")]
    Local,
    /// `ko`
    #[serde(rename = "ko")]
    Ko,
    /// `en`
    #[serde(rename = "en")]
    En,
}

/// The points, and how one gets from one to the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MatrixBody {
    /// How.
    pub mode: TravelMode,
    /// The points.
    pub points: Vec<GeoPoint>,
}

/// The published words for meal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MealKind {
    /// `breakfast`
    #[serde(rename = "breakfast")]
    Breakfast,
    /// `lunch`
    #[serde(rename = "lunch")]
    Lunch,
    /// `dinner`
    #[serde(rename = "dinner")]
    Dinner,
}

/// One traveller of the group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemberEntry {
    /// In years.
    pub age: i64,
    /// What the member does not eat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diets: Option<Vec<Diet>>,
    /// What the member does not like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dislikes: Option<Vec<Taste>>,
    /// Where it is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// `good` where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<Health>,
    /// What the member likes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likes: Option<Vec<Taste>>,
    /// Its id, where it has one already.
    #[serde(rename = "memberId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_id: Option<String>,
    /// What the member needs.
    #[serde(rename = "mobilityAid")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobility_aid: Option<MobilityAid>,
    /// Places that this member must see.
    #[serde(rename = "mustSee")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub must_see: Option<Vec<PlaceReference>>,
    /// What the others call this member; names differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// One traveller of the group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemberRequest {
    /// In years.
    pub age: i64,
    /// What the member does not eat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diets: Option<Vec<Diet>>,
    /// What the member does not like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dislikes: Option<Vec<Taste>>,
    /// Where it is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// `good` where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<Health>,
    /// What the member likes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likes: Option<Vec<Taste>>,
    /// What the member needs.
    #[serde(rename = "mobilityAid")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobility_aid: Option<MobilityAid>,
    /// Places that this member must see.
    #[serde(rename = "mustSee")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub must_see: Option<Vec<PlaceReference>>,
    /// What the others call this member; names differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A field without which nothing can be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MissingField {
    /// `members`
    #[serde(rename = "members")]
    Members,
    /// `startDate`
    #[serde(rename = "startDate")]
    StartDate,
    /// `destinations`
    #[serde(rename = "destinations")]
    Destinations,
}

/// The published words for mobility aid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MobilityAid {
    /// `wheelchair`
    #[serde(rename = "wheelchair")]
    Wheelchair,
    /// `stroller`
    #[serde(rename = "stroller")]
    Stroller,
    /// `cane`
    #[serde(rename = "cane")]
    Cane,
    /// `step-free`
    #[serde(rename = "step-free")]
    StepFree,
}

/// The published words for mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Mode {
    /// `walk`
    #[serde(rename = "walk")]
    Walk,
    /// `bike`
    #[serde(rename = "bike")]
    Bike,
    /// `transit`
    #[serde(rename = "transit")]
    Transit,
    /// `car`
    #[serde(rename = "car")]
    Car,
    /// `taxi`
    #[serde(rename = "taxi")]
    Taxi,
    /// `train`
    #[serde(rename = "train")]
    Train,
    /// `coach`
    #[serde(rename = "coach")]
    Coach,
    /// `flight`
    #[serde(rename = "flight")]
    Flight,
    /// `ferry`
    #[serde(rename = "ferry")]
    Ferry,
}

/// Why an answer was made without the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ModelAbsence {
    /// `notNeeded`
    #[serde(rename = "notNeeded")]
    NotNeeded,
    /// `notConfigured`
    #[serde(rename = "notConfigured")]
    NotConfigured,
    /// `timedOut`
    #[serde(rename = "timedOut")]
    TimedOut,
    /// `failed`
    #[serde(rename = "failed")]
    Failed,
    /// `unusable`
    #[serde(rename = "unusable")]
    Unusable,
}

/// Whether the model had a part in an answer, and why not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelUse {
    /// Whether something in the answer is the model's.
    #[serde(rename = "modelUsed")]
    pub model_used: bool,
    /// `reason`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ModelAbsence>,
}

/// A time of a trip.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    /// 1 = the first day.
    pub day: i64,
    /// On that day's local clock.
    #[serde(rename = "localStart")]
    pub local_start: ClockTime,
}

/// An amount: `{"amount": 1250, "currency": "EUR"}` is 12.50 EUR.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Money {
    /// Minor units: won, cents.
    pub amount: i64,
    /// The currency.
    pub currency: Currency,
}

/// A number with the name and unit that its code documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NamedNumber {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: i64,
}

/// The names of a place or destination.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Names {
    /// English, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// Korean, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ko: Option<String>,
    /// In the local script.
    pub local: String,
}

/// How somebody gets to places nearby.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NearbyMode {
    /// `transit`
    #[serde(rename = "transit")]
    Transit,
    /// `car`
    #[serde(rename = "car")]
    Car,
    /// `walk`
    #[serde(rename = "walk")]
    Walk,
}

/// A place nearby.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NearbyPlace {
    /// As the crow flies.
    #[serde(rename = "distanceMetres")]
    pub distance_metres: i64,
    /// The fact.
    #[serde(rename = "factIds")]
    pub fact_ids: Vec<String>,
    /// In the language asked for.
    pub name: String,
    /// The place.
    #[serde(rename = "placeId")]
    pub place_id: String,
}

/// In which order the places nearby come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NearbySort {
    /// `time`
    #[serde(rename = "time")]
    Time,
    /// `name`
    #[serde(rename = "name")]
    Name,
    /// `fame`
    #[serde(rename = "fame")]
    Fame,
    /// `distance`
    #[serde(rename = "distance")]
    Distance,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notification {
    /// When it happened.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// What it tells, such as `generation.completed`.
    pub kind: String,
    /// Its id.
    #[serde(rename = "notificationId")]
    pub notification_id: String,
    /// Whether it was read.
    pub read: bool,
    /// What it is about, such as a trip's id.
    #[serde(rename = "subjectId")]
    pub subject_id: Option<String>,
    /// The sentence, in the asked language.
    pub text: String,
}

/// Whether one can log in through another issuer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OidcOffer {
    /// Whether the login screen should offer it.
    pub offered: bool,
}

/// Whether a place is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OpenState {
    /// `yes`
    #[serde(rename = "yes")]
    Yes,
    /// `no`
    #[serde(rename = "no")]
    No,
    /// `unknown`
    #[serde(rename = "unknown")]
    Unknown,
}

/// The opening hours relied on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    /// `interval`.
    pub interval: Option<OpeningInterval>,
    /// Where the hours were read; empty = compiled from general knowledge.
    pub source: String,
    /// Whether a citable source backs them.
    pub verified: bool,
}

/// An opening interval on the day's local clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpeningInterval {
    /// Doors close.
    pub close: ClockTime,
    /// The latest time to be let in.
    #[serde(rename = "lastEntry")]
    pub last_entry: ClockTime,
    /// Doors open; negative where it began on the evening before.
    pub open: ClockTime,
}

/// The published words for pace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Pace {
    /// `relaxed`
    #[serde(rename = "relaxed")]
    Relaxed,
    /// `normal`
    #[serde(rename = "normal")]
    Normal,
    /// `packed`
    #[serde(rename = "packed")]
    Packed,
}

/// A pack that may be planned with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// Whom to name.
    pub attribution: String,
    /// Whether it comes with the program.
    pub bundled: bool,
    /// The destination's id.
    pub destination: String,
    /// Digest of its content.
    pub digest: String,
    /// Whether a bundled pack of the same destination comes back when this one is removed.
    #[serde(rename = "hidesBundled")]
    pub hides_bundled: bool,
    /// When it was imported; absent for a bundled one.
    #[serde(rename = "importedAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported_at: Option<String>,
    /// Who imported it; absent for a bundled one.
    #[serde(rename = "importedBy")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported_by: Option<String>,
    /// Licence of its facts.
    pub licence: String,
    /// What is drawn beneath its places; absent where it has no map layer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<PackMapBox>,
    /// The destination's name.
    pub name: String,
    /// How many places it holds.
    pub places: i64,
    /// What kind of file it was imported from; absent for a bundled one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<PackSource>,
}

/// An import as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackImport {
    /// When.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// Who uploaded it.
    #[serde(rename = "createdBy")]
    pub created_by: String,
    /// The destination; absent while only the file knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// Why there is no pack; absent but for `failed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<PackImportFailure>,
    /// When it ended.
    #[serde(rename = "finishedAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<String>,
    /// Its id.
    #[serde(rename = "importId")]
    pub import_id: String,
    /// How much of the file was read.
    pub progress: i64,
    /// What kind of file it is.
    pub source: PackSource,
    /// How far it is.
    pub status: ImportStatus,
    /// What was read and what was left out; absent but for `completed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<ImportSummary>,
}

/// Why a file makes no pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackImportFailure {
    /// The stable code.
    pub code: String,
    /// What is wrong with the file.
    pub message: String,
}

/// A `GeoJSON` feature collection (RFC 7946). It is drawn in the order of its features.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackMap {
    /// Whom the map must name.
    pub attribution: String,
    /// The box around everything: west, south, east, north in degrees.
    pub bbox: Vec<f64>,
    /// Areas, the large first, then lines, the broad last.
    pub features: Vec<PackMapFeature>,
    /// `FeatureCollection`.
    pub r#type: PackMapType,
}

/// The map layer of a pack: its box, in degrees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackMapBox {
    /// Digest of the layer, also its `ETag`.
    pub digest: String,
    /// Easternmost longitude.
    pub east: f64,
    /// How many lines and areas it holds.
    pub features: i64,
    /// Northernmost latitude.
    pub north: f64,
    /// Southernmost latitude.
    pub south: f64,
    /// Westernmost longitude.
    pub west: f64,
}

/// Something that is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackMapFeature {
    /// Where: longitude, then latitude, in degrees with five decimals.
    pub geometry: PackMapGeometry,
    /// What it is.
    pub properties: PackMapProperties,
    /// `Feature`.
    pub r#type: PackMapFeatureType,
}

/// The type of a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PackMapFeatureType {
    /// `Feature`
    #[serde(rename = "Feature")]
    Feature,
}

/// Where something is: an area as one polygon or several, anything else as a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum PackMapGeometry {
    /// A line.
    #[serde(rename = "LineString")]
    LineString {
        /// A line.
        coordinates: Vec<Vec<f64>>,
    },
    /// An outer ring, then its holes.
    #[serde(rename = "Polygon")]
    Polygon {
        /// An outer ring, then its holes.
        coordinates: Vec<Vec<Vec<f64>>>,
    },
    /// Several of these.
    #[serde(rename = "MultiPolygon")]
    MultiPolygon {
        /// Several of these.
        coordinates: Vec<Vec<Vec<Vec<f64>>>>,
    },
}

/// As what something is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PackMapKind {
    /// `wood`
    #[serde(rename = "wood")]
    Wood,
    /// `green`
    #[serde(rename = "green")]
    Green,
    /// `park`
    #[serde(rename = "park")]
    Park,
    /// `water`
    #[serde(rename = "water")]
    Water,
    /// `coastline`
    #[serde(rename = "coastline")]
    Coastline,
    /// `waterway`
    #[serde(rename = "waterway")]
    Waterway,
    /// `railway`
    #[serde(rename = "railway")]
    Railway,
    /// `path`
    #[serde(rename = "path")]
    Path,
    /// `minor-street`
    #[serde(rename = "minor-street")]
    MinorStreet,
    /// `major-street`
    #[serde(rename = "major-street")]
    MajorStreet,
}

/// What a feature is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackMapProperties {
    /// As what it is drawn.
    pub kind: PackMapKind,
    /// Its local name, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The type of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PackMapType {
    /// `FeatureCollection`
    #[serde(rename = "FeatureCollection")]
    FeatureCollection,
}

/// What kind of file a pack comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PackSource {
    /// `pack`
    #[serde(rename = "pack")]
    Pack,
    /// `catalogue`
    #[serde(rename = "catalogue")]
    Catalogue,
    /// `csv`
    #[serde(rename = "csv")]
    Csv,
    /// `geojson`
    #[serde(rename = "geojson")]
    Geojson,
    /// `osm-pbf`
    #[serde(rename = "osm-pbf")]
    OsmPbf,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageAccount {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageApiToken {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageDeadLetter {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageDestination {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageFoundPlace {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageGenerationRecord {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageHeldMail {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageNotification {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PagePack {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PagePackImport {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PagePlaceCard {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageSession {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageTrayIdea {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageTripCard {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageTripPlace {
    /// The items of this page.
    pub items: Vec<Value>,
    /// Its number, from 1.
    pub page: i64,
    /// How many items a page holds.
    pub size: i64,
    /// How many items there are in all.
    #[serde(rename = "totalItems")]
    pub total_items: i64,
    /// How many pages there are in all; 0 where there are no items.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
}

/// A place in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceCard {
    /// Postal address, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Kind.
    pub category: Category,
    /// From the point asked about.
    #[serde(rename = "distanceMetres")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_metres: Option<i64>,
    /// 0..=100: 100 = why people cross the world.
    pub fame: i64,
    /// At the time asked about.
    #[serde(rename = "isOpen")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_open: Option<OpenState>,
    /// Degrees north.
    pub latitude: f64,
    /// In the local script.
    #[serde(rename = "localName")]
    pub local_name: String,
    /// Degrees east.
    pub longitude: f64,
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: Names,
    /// Stable id.
    #[serde(rename = "placeId")]
    pub place_id: String,
    /// Under a roof or not.
    pub setting: Setting,
    /// Where the facts come from.
    pub source: Source,
    /// Reachable without steps.
    #[serde(rename = "stepFree")]
    pub step_free: StepFree,
    /// From the point asked about by the mode asked for, rounded up.
    #[serde(rename = "travelMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub travel_minutes: Option<i64>,
}

/// A price.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceCost {
    /// Minor units: won, cents.
    pub amount: i64,
    /// The currency.
    pub currency: Currency,
}

/// A place with all that is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceDetail {
    /// Postal address, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Ground area, where mapped.
    #[serde(rename = "areaSquareMetres")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_square_metres: Option<i64>,
    /// Kind.
    pub category: Category,
    /// `cost`.
    pub cost: Option<Money>,
    /// Whether the cost is known.
    #[serde(rename = "costKnown")]
    pub cost_known: bool,
    /// From the point asked about.
    #[serde(rename = "distanceMetres")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_metres: Option<i64>,
    /// 0..=100: 100 = why people cross the world.
    pub fame: i64,
    /// Hours on the place's clock; absent where they were not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// At the time asked about.
    #[serde(rename = "isOpen")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_open: Option<OpenState>,
    /// How long before closing nobody is let in any more.
    #[serde(rename = "lastEntryMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_entry_minutes: Option<i64>,
    /// Degrees north.
    pub latitude: f64,
    /// In the local script.
    #[serde(rename = "localName")]
    pub local_name: String,
    /// Degrees east.
    pub longitude: f64,
    /// Youngest admitted or sensible age, where there is one.
    #[serde(rename = "minimumAge")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_age: Option<i64>,
    /// Shortest sensible stay, rounded up.
    #[serde(rename = "minimumStayMinutes")]
    pub minimum_stay_minutes: i64,
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: Names,
    /// OpenStreetMap `opening_hours` expression; null = unknown.
    #[serde(rename = "openingHours")]
    pub opening_hours: Option<String>,
    /// Stable id.
    #[serde(rename = "placeId")]
    pub place_id: String,
    /// Under a roof or not.
    pub setting: Setting,
    /// Where the facts come from.
    pub source: Source,
    /// Typical stay, rounded up.
    #[serde(rename = "stayMinutes")]
    pub stay_minutes: i64,
    /// Reachable without steps.
    #[serde(rename = "stepFree")]
    pub step_free: StepFree,
    /// Steep, many stairs, or a hike.
    pub strenuous: bool,
    /// Cuisine, diet and character words.
    pub tags: Vec<String>,
    /// From the point asked about by the mode asked for, rounded up.
    #[serde(rename = "travelMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub travel_minutes: Option<i64>,
    /// Wikidata item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
}

/// A place's hours around a moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceHours {
    /// The moment asked about, on that clock.
    pub at: String,
    /// At the time asked about.
    #[serde(rename = "isOpen")]
    pub is_open: OpenState,
    /// The next time at which it opens or closes, on its clock; absent where that is not known.
    #[serde(rename = "nextChange")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_change: Option<LocalDateTime>,
    /// The instant of `nextChange`.
    #[serde(rename = "nextChangeAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_change_at: Option<String>,
    /// The place.
    #[serde(rename = "placeId")]
    pub place_id: String,
    /// Where the hours were read; empty = compiled from general knowledge.
    pub source: String,
    /// The date asked about.
    pub today: DayHours,
    /// Seven dates from the one asked about.
    pub week: Vec<DayHours>,
    /// Its clock, an IANA time zone.
    pub zone: String,
}

/// A place that may be named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceOption {
    /// Its category.
    pub category: String,
    /// Its id.
    pub id: String,
    /// Its names.
    pub name: String,
}

/// Why a place is in an itinerary, or why it is not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceReasons {
    /// The day that it is on.
    pub day: Option<i64>,
    /// In the asked language.
    pub name: String,
    /// The place.
    #[serde(rename = "placeId")]
    pub place_id: String,
    /// Why it stands where it stands.
    pub placement: Vec<String>,
    /// Why it is in, or why it is not and which smallest change would let it in; in the asked language.
    pub reasons: Vec<String>,
    /// Whether it is in.
    pub standing: Standing,
    /// The stop that it is.
    #[serde(rename = "stopId")]
    pub stop_id: Option<String>,
}

/// A place by its id, its name or its position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PlaceReference {
    /// A point of one's own.
    NameLatitudeLongitude {
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
        /// What it is called.
        name: String,
    },
    /// An id.
    Id {
        /// The id.
        id: String,
    },
    /// A name that is looked for.
    Name {
        /// The name.
        name: String,
    },
    /// An id: a text with a slash.
    Text(String),
}

/// The weather of some days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceWeather {
    /// One entry a day, in order, as far as the calendar goes; each says where it comes from.
    pub days: Vec<DayWeather>,
    /// The destination whose climate is typical here; absent where none is near.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// What became of the forecast.
    pub forecast: ForecastState,
    /// Whom to name.
    pub sources: Vec<String>,
    /// The clock by which the dates are meant, an IANA time zone.
    pub zone: String,
}

/// A place with all that is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceWithHours {
    /// Postal address, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Ground area, where mapped.
    #[serde(rename = "areaSquareMetres")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_square_metres: Option<i64>,
    /// Kind.
    pub category: Category,
    /// `cost`.
    pub cost: Option<Money>,
    /// Whether the cost is known.
    #[serde(rename = "costKnown")]
    pub cost_known: bool,
    /// The destination that it belongs to.
    pub destination: String,
    /// From the point asked about.
    #[serde(rename = "distanceMetres")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_metres: Option<i64>,
    /// 0..=100: 100 = why people cross the world.
    pub fame: i64,
    /// Hours on the place's clock; absent where they were not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// At the time asked about.
    #[serde(rename = "isOpen")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_open: Option<OpenState>,
    /// How long before closing nobody is let in any more.
    #[serde(rename = "lastEntryMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_entry_minutes: Option<i64>,
    /// Degrees north.
    pub latitude: f64,
    /// In the local script.
    #[serde(rename = "localName")]
    pub local_name: String,
    /// Degrees east.
    pub longitude: f64,
    /// Youngest admitted or sensible age, where there is one.
    #[serde(rename = "minimumAge")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_age: Option<i64>,
    /// Shortest sensible stay, rounded up.
    #[serde(rename = "minimumStayMinutes")]
    pub minimum_stay_minutes: i64,
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: Names,
    /// OpenStreetMap `opening_hours` expression; null = unknown.
    #[serde(rename = "openingHours")]
    pub opening_hours: Option<String>,
    /// Digest of the pack that the facts stand in.
    pub pack: String,
    /// Stable id.
    #[serde(rename = "placeId")]
    pub place_id: String,
    /// Where reasons and tips are asked for, with POST; only where they were to be included.
    #[serde(rename = "recommendationsUrl")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recommendations_url: Option<String>,
    /// Under a roof or not.
    pub setting: Setting,
    /// Where the facts come from.
    pub source: Source,
    /// Typical stay, rounded up.
    #[serde(rename = "stayMinutes")]
    pub stay_minutes: i64,
    /// Reachable without steps.
    #[serde(rename = "stepFree")]
    pub step_free: StepFree,
    /// Steep, many stairs, or a hike.
    pub strenuous: bool,
    /// Cuisine, diet and character words.
    pub tags: Vec<String>,
    /// From the point asked about by the mode asked for, rounded up.
    #[serde(rename = "travelMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub travel_minutes: Option<i64>,
    /// Wikidata item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// Its clock, an IANA time zone.
    pub zone: String,
}

/// Why a stop stands where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "code")]
pub enum Placement {
    /// The day is settled.
    #[serde(rename = "locked-day")]
    LockedDay,
    /// It is closed on the trip's other days there.
    #[serde(rename = "open-days")]
    OpenDays {
        /// Days on which it is open.
        days: i64,
    },
    /// It is near the item before.
    #[serde(rename = "near-previous")]
    NearPrevious {
        /// So far.
        #[serde(rename = "distanceMetres")]
        distance_metres: i64,
    },
    /// It closes soon after.
    #[serde(rename = "before-closing")]
    BeforeClosing {
        /// At this time.
        closes: ClockTime,
    },
    /// The light is best then.
    #[serde(rename = "golden-hour")]
    GoldenHour,
    /// It was asked for at this part of the day.
    #[serde(rename = "asked-time")]
    AskedTime,
}

/// A whole plan. `R` is the request's shape: written as a view, read on its own with all its bounds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// What was assumed because nobody said it.
    pub assumptions: Vec<Assumption>,
    /// The checker's judgement.
    pub certificate: Certificate,
    /// Why nothing could be planned.
    pub conflicts: Vec<Conflict>,
    /// What it costs.
    pub costs: Costs,
    /// Currency of every amount outside the request.
    pub currency: Currency,
    /// The days.
    pub days: Vec<Day>,
    /// Whether anything could be planned; false = `conflicts` says why not.
    pub feasible: bool,
    /// Lodging and transfers.
    #[serde(rename = "fixedCosts")]
    pub fixed_costs: Vec<FixedCost>,
    /// Number of the format: 1.
    pub format: i64,
    /// `tripgen`.
    pub generator: String,
    /// Iterations of improvement that were done.
    pub iterations: i64,
    /// What it was planned from.
    pub packs: Vec<PlanPack>,
    /// How the free text was read.
    pub reading: Reading,
    /// What was asked.
    pub request: Request,
    /// What was asked for and is not in.
    pub unmet: Vec<Unmet>,
}

/// One stop of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanChange {
    /// Where it is; absent where it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Moment>,
    /// Where it was; absent where it is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Moment>,
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: Names,
    /// The place, where it is one.
    #[serde(rename = "placeId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_id: Option<String>,
    /// Why it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<AbsenceReason>,
}

/// A pack that the plan was made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanPack {
    /// Who is to be named.
    pub attribution: String,
    /// Destination id.
    pub destination: String,
    /// Digest of the content, lower-case hexadecimal.
    pub digest: String,
    /// Licence of the data.
    pub licence: String,
}

/// The published words for rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PlanRule {
    /// `openings`
    #[serde(rename = "openings")]
    Openings,
    /// `travel`
    #[serde(rename = "travel")]
    Travel,
    /// `day-frame`
    #[serde(rename = "day-frame")]
    DayFrame,
    /// `health`
    #[serde(rename = "health")]
    Health,
    /// `meals`
    #[serde(rename = "meals")]
    Meals,
    /// `selection`
    #[serde(rename = "selection")]
    Selection,
    /// `budget`
    #[serde(rename = "budget")]
    Budget,
    /// `timetable`
    #[serde(rename = "timetable")]
    Timetable,
    /// `claims`
    #[serde(rename = "claims")]
    Claims,
}

/// A planned day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlannedDay {
    /// Its date.
    pub date: Date,
    /// 1 = the first day.
    pub day: i64,
    /// What is visited.
    pub stops: Vec<PlannedStop>,
}

/// A planned stop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlannedStop {
    /// The place, where it is one.
    #[serde(rename = "placeId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_id: Option<String>,
    /// Its id in the plan.
    #[serde(rename = "stopId")]
    pub stop_id: String,
}

/// What to bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Preparation {
    /// `umbrella`
    #[serde(rename = "umbrella")]
    Umbrella,
    /// `sun-protection`
    #[serde(rename = "sun-protection")]
    SunProtection,
    /// `warm-clothes`
    #[serde(rename = "warm-clothes")]
    WarmClothes,
}

/// What to bring, or to do beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PreparationItem {
    /// `umbrella`
    #[serde(rename = "umbrella")]
    Umbrella,
    /// `water`
    #[serde(rename = "water")]
    Water,
    /// `sun-protection`
    #[serde(rename = "sun-protection")]
    SunProtection,
    /// `mask`
    #[serde(rename = "mask")]
    Mask,
    /// `warm-clothes`
    #[serde(rename = "warm-clothes")]
    WarmClothes,
    /// `swimwear`
    #[serde(rename = "swimwear")]
    Swimwear,
    /// `comfortable-shoes`
    #[serde(rename = "comfortable-shoes")]
    ComfortableShoes,
    /// `cash`
    #[serde(rename = "cash")]
    Cash,
    /// `reservation`
    #[serde(rename = "reservation")]
    Reservation,
}

/// Something to bring, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PreparationNote {
    /// What.
    pub item: PreparationItem,
    /// Why, in the asked language.
    pub message: String,
    /// What asks for it.
    pub reason: PreparationReason,
}

/// What asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PreparationReason {
    /// `rain`
    #[serde(rename = "rain")]
    Rain,
    /// `heat`
    #[serde(rename = "heat")]
    Heat,
    /// `cold`
    #[serde(rename = "cold")]
    Cold,
    /// `dust`
    #[serde(rename = "dust")]
    Dust,
    /// `category`
    #[serde(rename = "category")]
    Category,
    /// `group-size`
    #[serde(rename = "group-size")]
    GroupSize,
    /// `long-walk`
    #[serde(rename = "long-walk")]
    LongWalk,
}

/// An amount of zero or more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PriceRequest {
    /// Minor units: won, cents.
    pub amount: i64,
    /// ISO 4217, in either case.
    pub currency: String,
}

/// The body of every failure (RFC 9457).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// The stable code.
    pub code: String,
    /// What happened this time, and what to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The refused fields.
    pub errors: Vec<FieldProblem>,
    /// The path that was asked for.
    pub instance: String,
    /// The status of the answer.
    pub status: i64,
    /// What happened, in the asked language.
    pub title: String,
    /// Names this request in the logs.
    #[serde(rename = "traceId")]
    pub trace_id: String,
    /// A path that names the kind of failure.
    pub r#type: String,
}

/// What people see and change of their own account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The address of the picture; absent where there is none.
    #[serde(rename = "avatarUrl")]
    pub avatar_url: Option<String>,
    /// When it was made.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// The e-mail address, in lower case.
    pub email: String,
    /// Whether the address was shown to be theirs.
    #[serde(rename = "emailVerified")]
    pub email_verified: bool,
    /// The language of mails and notes.
    pub locale: Locale,
    /// The person's name.
    pub name: String,
    /// The phone number in E.164.
    pub phone: Option<String>,
    /// What the account may do.
    pub roles: Vec<Role>,
    /// Whether a login needs a code of the second factor.
    #[serde(rename = "totpEnabled")]
    pub totp_enabled: bool,
    /// The account's id.
    #[serde(rename = "userId")]
    pub user_id: String,
    /// The name to log in with.
    pub username: String,
    /// Counts the changes: the `ETag` of the profile.
    pub version: i64,
}

/// What changes; what is absent stays as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileBody {
    /// Another e-mail address: a code is sent there, and the old one counts until `POST /users/me/email/verify`. The same
    /// address again asks for another code where it is not verified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// `locale`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The person's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// E.164 such as `+821012345678`, or a Korean mobile number such as `010-1234-5678`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// What a later plan would change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Whether that is still the present one: only then it can be applied.
    pub applicable: bool,
    /// The version that it starts from.
    #[serde(rename = "baseVersion")]
    pub base_version: i64,
    /// Its days.
    pub days: Vec<ItineraryDay>,
    /// What would change.
    pub diff: ProposalDiff,
    /// What the checker says of it.
    pub findings: Vec<FindingNote>,
    /// The generation that made it.
    #[serde(rename = "generationId")]
    pub generation_id: Option<String>,
    /// Its id.
    #[serde(rename = "proposalId")]
    pub proposal_id: String,
    /// `open`, `applied` or `discarded`.
    pub state: String,
}

/// A stop of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposalChange {
    /// Where it is; absent where it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Moment>,
    /// Where it was; absent where it is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Moment>,
    /// By what it can be chosen.
    #[serde(rename = "changeId")]
    pub change_id: String,
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: Names,
    /// The place, where it is one.
    #[serde(rename = "placeId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_id: Option<String>,
    /// Why it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<AbsenceReason>,
}

/// What would change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposalDiff {
    /// New.
    pub added: Vec<ProposalChange>,
    /// Gone, with the reason where one is known.
    pub dropped: Vec<ProposalChange>,
    /// At the same day and time.
    pub kept: Vec<ProposalChange>,
    /// On another day or at another time.
    pub moved: Vec<ProposalChange>,
}

/// A queue and how much is in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Queue {
    /// The size of all of these.
    pub bytes: i64,
    /// Dead letters.
    pub dead: i64,
    /// Messages that somebody works on.
    pub leased: i64,
    /// For how long the oldest waiting message has been there, in milliseconds.
    #[serde(rename = "oldestMs")]
    pub oldest_ms: i64,
    /// Its name; the queue of a topic's subscription is `topic/subscription`.
    pub queue: String,
    /// Messages that wait.
    pub waiting: i64,
}

/// The day planned again without its outdoor stops; the lists mean the same as in the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RainVariant {
    /// Where each segment starts and ends.
    pub anchors: Vec<Entry>,
    /// Rooms and luggage.
    pub errands: Vec<Entry>,
    /// The verdict on the variant.
    pub feasibility: Verdict,
    /// The ways between the items.
    pub legs: Vec<Leg>,
    /// Where and when the group eats.
    pub meals: Vec<Entry>,
    /// Rests.
    pub rests: Vec<Entry>,
    /// What is visited.
    pub stops: Vec<Entry>,
    /// Sums.
    pub totals: DayTotals,
}

/// A wish with the words it was read from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadWish {
    /// The wish, in the shape of the request's wishes.
    pub wish: Wish,
    /// The words as written.
    pub words: String,
}

/// What a plan still needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Readiness {
    /// The fields that are not said yet.
    pub missing: Vec<MissingField>,
    /// The fields that are said, and with which no plan can be made.
    pub problems: Vec<FieldProblem>,
    /// Whether a generation can be started.
    pub ready: bool,
    /// What is to be done next.
    pub step: TripStep,
}

/// The checks of a process that should be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadinessView {
    /// Every check.
    pub checks: Vec<CheckView>,
}

/// How the free text was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Words that carry a request which was not understood.
    pub unread: Vec<String>,
    /// What was understood, in the order of the text.
    pub wishes: Vec<ReadWish>,
}

/// When a place is to be visited, and what is known already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecommendContext {
    /// The date of the visit; today on the place's clock where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Ids of places that are in the trip already and need not be offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclude: Option<Vec<String>>,
}

/// For whom and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecommendPlaceBody {
    /// When, and what is known already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<RecommendContext>,
    /// Who travels.
    pub members: Vec<MemberRequest>,
}

/// Why to go to a place, and what to know there. Every sentence names the facts that it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recommendation {
    /// The date that hours and weather are told for.
    pub date: String,
    /// When it should be asked for again.
    #[serde(rename = "expiresAt")]
    pub expires_at: String,
    /// All that is known, which the sentences refer to.
    pub facts: Vec<Fact>,
    /// In the language asked for.
    pub name: String,
    /// The place.
    #[serde(rename = "placeId")]
    pub place_id: String,
    /// What speaks for it, largest first.
    pub reasons: Vec<RecommendationReason>,
    /// What to know.
    pub tips: Tips,
    /// Whether the language model worded tips.
    pub wording: ModelUse,
}

/// What speaks for a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecommendationReason {
    /// The facts behind it.
    #[serde(rename = "factIds")]
    pub fact_ids: Vec<String>,
    /// How much it weighs.
    pub points: i64,
    /// The planner's term.
    pub term: ValueTerm,
    /// In words.
    pub text: String,
}

/// How long to stay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecommendedStay {
    /// The fact.
    #[serde(rename = "factIds")]
    pub fact_ids: Vec<String>,
    /// At least.
    #[serde(rename = "minimumMinutes")]
    pub minimum_minutes: i64,
    /// Usually.
    pub minutes: i64,
}

/// The recovery codes. This is the only time that they are shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecoveryCodes {
    /// Each counts once, in the place of a one-time code.
    #[serde(rename = "recoveryCodes")]
    pub recovery_codes: Vec<String>,
}

/// What the model added to the wishes of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Refinement {
    /// The wishes that it read, each with the words.
    pub added: Vec<AddedWish>,
    /// Whether something in the answer is the model's.
    #[serde(rename = "modelUsed")]
    pub model_used: bool,
    /// `reason`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ModelAbsence>,
}

/// The refresh token.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RefreshBody {
    /// As the login or the refresh before gave it. The web app leaves it out: its browser sends the cookie.
    #[serde(rename = "refreshToken")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
}

/// Somebody who wants an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegisterBody {
    /// The e-mail address; kept in lower case.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// At least one letter, one digit and one special character.
    pub password: String,
    /// The password again.
    #[serde(rename = "passwordConfirm")]
    pub password_confirm: String,
    /// E.164 such as `+821012345678`, or a Korean mobile number such as `010-1234-5678`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Whether they accept the terms.
    #[serde(rename = "termsAccepted")]
    pub terms_accepted: bool,
    /// The name to log in with: the same name in other letter case is the same name.
    pub username: String,
}

/// A new account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Registered {
    /// Its id.
    #[serde(rename = "userId")]
    pub user_id: String,
    /// The name to log in with, as it was written.
    pub username: String,
}

/// The smallest change that lets something in. Days count from 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "code")]
pub enum Relaxation {
    /// Stay out longer.
    #[serde(rename = "end-later")]
    EndLater {
        /// On this day.
        day: i64,
        /// Until then.
        time: ClockTime,
    },
    /// Leave earlier.
    #[serde(rename = "start-earlier")]
    StartEarlier {
        /// On this day.
        day: i64,
        /// At this time.
        time: ClockTime,
    },
    /// Spend more.
    #[serde(rename = "more-budget")]
    MoreBudget {
        /// By so much.
        extra: Money,
    },
    /// Take out a stop.
    #[serde(rename = "drop-stop")]
    DropStop {
        /// Number of that stop in the planner's problem.
        #[serde(rename = "candidateIndex")]
        candidate_index: i64,
        /// On this day.
        day: i64,
    },
    /// Walk further on a leg.
    #[serde(rename = "walk-leg")]
    WalkLeg {
        /// So many metres.
        #[serde(rename = "limitMetres")]
        limit_metres: i64,
    },
    /// Walk further on a day.
    #[serde(rename = "walk-day")]
    WalkDay {
        /// So many metres.
        #[serde(rename = "limitMetres")]
        limit_metres: i64,
    },
    /// Allow one more stop.
    #[serde(rename = "one-more-stop")]
    OneMoreStop {
        /// On this day.
        day: i64,
    },
    /// Come on a date when it is open.
    #[serde(rename = "other-date")]
    OtherDate {
        /// The nearest such date.
        date: Date,
    },
    /// Take it off the list of what to avoid.
    #[serde(rename = "allow-it")]
    AllowIt,
    /// Go without a member.
    #[serde(rename = "without-member")]
    WithoutMember {
        /// Index into the request's members.
        #[serde(rename = "memberIndex")]
        member_index: i64,
    },
    /// Add a day.
    #[serde(rename = "add-day")]
    AddDay,
}

/// What proves that the second factor may be taken away: one of the two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RemoveTotpBody {
    /// A one-time code or a recovery code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
}

/// The destinations of a trip in a new order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReorderBody {
    /// The id of every destination, each once, in the new order.
    #[serde(rename = "destinationIds")]
    pub destination_ids: Vec<String>,
}

/// A request as a plan holds it. What has a default is filled in, what was not said is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// When and where the group arrives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival: Option<RequestedEnd>,
    /// Places and categories that must not be in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avoid: Option<Vec<AvoidedPlace>>,
    /// Limits on known costs, for the whole group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<RequestedBudget>,
    /// When days end; may pass 24:00.
    #[serde(rename = "dailyEnd")]
    pub daily_end: ClockTime,
    /// When days start.
    #[serde(rename = "dailyStart")]
    pub daily_start: ClockTime,
    /// When and from where the group leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departure: Option<RequestedEnd>,
    /// Where the group goes, in order.
    pub destinations: Vec<RequestedDestination>,
    /// How long the planner improves.
    pub effort: Effort,
    /// Wishes in the traveller's own words.
    #[serde(rename = "freeText")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_text: Option<String>,
    /// Stops that are settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locks: Option<Vec<RequestedLock>>,
    /// Who travels.
    pub members: Vec<RequestedMember>,
    /// Places that the whole group must see.
    #[serde(rename = "mustSee")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub must_see: Option<Vec<PlaceReference>>,
    /// Name of the trip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How full days may be.
    pub pace: Pace,
    /// The number that settles every random choice.
    pub seed: Seed,
    /// The first day.
    #[serde(rename = "startDate")]
    pub start_date: Date,
    /// Ways from one destination to the next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfers: Option<Vec<RequestedTransfer>>,
    /// How the group gets about.
    pub transport: Transport,
    /// What else is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wishes: Option<Vec<Wish>>,
}

/// Limits on known costs, for the whole group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestedBudget {
    /// For each day.
    #[serde(rename = "perDay")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_day: Option<Money>,
    /// For the trip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Money>,
}

/// A stay in one city.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestedDestination {
    /// Where the group sleeps, in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lodging: Option<Vec<RequestedStay>>,
    /// A pack's id or a name.
    pub name: String,
    /// The stay spans one date more.
    pub nights: i64,
}

/// When and where the group arrives or leaves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestedEnd {
    /// On the local clock there.
    pub at: LocalDateTime,
    /// Where; absent = at the lodging.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceReference>,
}

/// A stop that is settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestedLock {
    /// 1 = the first day.
    pub day: i64,
    /// Position among the day's stops: 1 = first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<i64>,
    /// Which.
    pub place: PlaceReference,
    /// When it starts.
    #[serde(rename = "startAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_at: Option<ClockTime>,
    /// How long it takes; absent = the typical stay.
    #[serde(rename = "stayMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stay_minutes: Option<i64>,
}

/// A place to sleep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestedLodging {
    /// How many people it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<i64>,
    /// From when the room is free.
    #[serde(rename = "checkIn")]
    pub check_in: ClockTime,
    /// Until when the room is to be left.
    #[serde(rename = "checkOut")]
    pub check_out: ClockTime,
    /// The shortest stay that it takes.
    #[serde(rename = "minimumNights")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_nights: Option<i64>,
    /// Which.
    pub place: PlaceReference,
    /// For all the rooms that the group needs.
    #[serde(rename = "pricePerNight")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_per_night: Option<Money>,
}

/// One traveller of the group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestedMember {
    /// In years.
    pub age: i64,
    /// What the member does not eat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diets: Option<Vec<Diet>>,
    /// What the member does not like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dislikes: Option<Vec<Taste>>,
    /// Where it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// How much walking and how many stops the member can do.
    pub health: Health,
    /// What the member likes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likes: Option<Vec<Taste>>,
    /// What the member needs in order to get about.
    #[serde(rename = "mobilityAid")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobility_aid: Option<MobilityAid>,
    /// Places that this member must see.
    #[serde(rename = "mustSee")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub must_see: Option<Vec<PlaceReference>>,
    /// What the others call this member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Nights at one lodging.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestedStay {
    /// How many.
    pub nights: i64,
    /// One is given, several are to choose from.
    pub options: Vec<RequestedLodging>,
}

/// Ways from one destination to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestedTransfer {
    /// Number of the destination that is left: 1 = the first.
    pub after: i64,
    /// One is given, several are to choose from.
    pub options: Vec<RequestedTransferOption>,
}

/// A way from one destination to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestedTransferOption {
    /// On the local clock where it arrives.
    #[serde(rename = "arriveAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrive_at: Option<LocalDateTime>,
    /// On the local clock where it leaves.
    #[serde(rename = "departAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub depart_at: Option<LocalDateTime>,
    /// How long it takes.
    #[serde(rename = "durationMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<i64>,
    /// For one person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fare: Option<Money>,
    /// Where it leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PlaceReference>,
    /// Name of the train, coach, flight or ferry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How.
    pub mode: TransferMode,
    /// Where it arrives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PlaceReference>,
}

/// A new password and the right to set it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResetPasswordBody {
    /// At least one letter, one digit and one special character.
    #[serde(rename = "newPassword")]
    pub new_password: String,
    /// From the link.
    pub token: String,
}

/// Another version is the present one now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RestoredItinerary {
    /// What was done, in the asked language.
    pub action: String,
    /// The version that it is a copy of.
    #[serde(rename = "restoredVersion")]
    pub restored_version: i64,
    /// The new version.
    pub version: i64,
}

/// A stop with another day, date or time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RetimedStop {
    /// When it begins.
    pub after: DatedMoment,
    /// When it began.
    pub before: DatedMoment,
    /// In the asked language.
    pub name: String,
    /// All names.
    pub names: Names,
    /// The stop.
    #[serde(rename = "stopId")]
    pub stop_id: String,
}

/// What somebody may do beyond their own things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// `USER`
    #[serde(rename = "USER")]
    User,
    /// `ADMIN`
    #[serde(rename = "ADMIN")]
    Admin,
    /// `SERVICE`
    #[serde(rename = "SERVICE")]
    Service,
}

/// What an account may do from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RolesBody {
    /// `USER` stays whether it is named or not.
    pub roles: Vec<Role>,
}

/// What is wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rule {
    /// `REQUIRED`
    #[serde(rename = "REQUIRED")]
    Required,
    /// `FORMAT`
    #[serde(rename = "FORMAT")]
    Format,
    /// `TOO_SHORT`
    #[serde(rename = "TOO_SHORT")]
    TooShort,
    /// `TOO_LONG`
    #[serde(rename = "TOO_LONG")]
    TooLong,
    /// `OUT_OF_RANGE`
    #[serde(rename = "OUT_OF_RANGE")]
    OutOfRange,
    /// `DATE_RANGE`
    #[serde(rename = "DATE_RANGE")]
    DateRange,
}

/// What was tested of one rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleTally {
    /// Conditions that failed.
    pub broken: i64,
    /// Which rule.
    pub rule: PlanRule,
    /// Conditions tested.
    pub tested: i64,
}

/// Sums until the end of an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunningTotals {
    /// Known costs since the trip began.
    pub cost: Money,
    /// Rest since the day began, rounded up.
    #[serde(rename = "restMinutes")]
    pub rest_minutes: i64,
    /// The same in seconds, where it is not whole minutes.
    #[serde(rename = "restSeconds")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest_seconds: Option<i64>,
    /// On foot since the day began.
    #[serde(rename = "walkingMetres")]
    pub walking_metres: i64,
}

/// A map that is drawn from the layers of the packs only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SchematicMapBody {
    /// Whom the map must name besides; a blank is as good as none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
}

/// What an API token may be used for: an area of the interface, to read or also to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scope {
    /// `trips:read`
    #[serde(rename = "trips:read")]
    TripsRead,
    /// `trips:write`
    #[serde(rename = "trips:write")]
    TripsWrite,
    /// `locations:read`
    #[serde(rename = "locations:read")]
    LocationsRead,
    /// `locations:write`
    #[serde(rename = "locations:write")]
    LocationsWrite,
    /// `ai:read`
    #[serde(rename = "ai:read")]
    AiRead,
    /// `ai:write`
    #[serde(rename = "ai:write")]
    AiWrite,
    /// `users:read`
    #[serde(rename = "users:read")]
    UsersRead,
    /// `users:write`
    #[serde(rename = "users:write")]
    UsersWrite,
    /// `admin:read`
    #[serde(rename = "admin:read")]
    AdminRead,
    /// `admin:write`
    #[serde(rename = "admin:write")]
    AdminWrite,
}

/// What is to be reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchNearbyBody {
    /// `category`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// In how many minutes at most.
    pub minutes: i64,
    /// How.
    pub mode: NearbyMode,
    /// Only places that are known to be open now, each on its own clock.
    #[serde(rename = "openNow")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_now: Option<bool>,
    /// From where. It is rounded to four decimals (at most 8 m), so that people who stand together share an answer.
    pub origin: GeoPoint,
    /// The number of the page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many places a page holds; 20 where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
    /// `sort`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<NearbySort>,
}

/// A number that settles every random choice.
pub type Seed = i64;

/// A city of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// Destination id.
    pub city: String,
    /// ISO 3166-1 alpha-2, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Its name in the language asked for.
    pub name: String,
    /// Its names.
    pub names: Names,
    /// IANA time zone.
    pub zone: String,
}

/// How the server does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServerHealth {
    /// Every kind of cached answer of this process.
    pub caches: Vec<CacheKind>,
    /// Every check.
    pub checks: Vec<CheckView>,
    /// The database.
    pub database: DatabaseHealth,
    /// The memory that this process holds; absent where the system does not tell.
    #[serde(rename = "memoryBytes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memory_bytes: Option<i64>,
    /// How many packs may be planned with.
    pub packs: i64,
    /// Every queue.
    pub queues: Vec<Queue>,
    /// Whether every check passes, as `/readyz` tells.
    pub ready: bool,
    /// When this process started.
    #[serde(rename = "startedAt")]
    pub started_at: String,
    /// For how long it has been running.
    #[serde(rename = "uptimeSeconds")]
    pub uptime_seconds: i64,
    /// The version of the program.
    pub version: String,
}

/// A login.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// What its client calls itself (the `User-Agent`), cut short; empty where it says nothing.
    pub client: String,
    /// When it began.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// Whether it is the one that asks.
    pub current: bool,
    /// When it ends if it is not carried on.
    #[serde(rename = "expiresAt")]
    pub expires_at: String,
    /// When it was last used, to the minute.
    #[serde(rename = "lastSeenAt")]
    pub last_seen_at: String,
    /// Whether it lasts for a week instead of half a day.
    #[serde(rename = "rememberMe")]
    pub remember_me: bool,
    /// Its id.
    #[serde(rename = "sessionId")]
    pub session_id: String,
}

/// The published words for setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Setting {
    /// `indoor`
    #[serde(rename = "indoor")]
    Indoor,
    /// `outdoor`
    #[serde(rename = "outdoor")]
    Outdoor,
    /// `mixed`
    #[serde(rename = "mixed")]
    Mixed,
}

/// The published words for severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// `note`
    #[serde(rename = "note")]
    Note,
    /// `warning`
    #[serde(rename = "warning")]
    Warning,
    /// `broken`
    #[serde(rename = "broken")]
    Broken,
}

/// What a link is to show, and for how long.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShareBody {
    /// Until when; without it, until it is taken back.
    #[serde(rename = "expiresAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// What it shows; a repeated section counts once.
    pub sections: Vec<ShareSection>,
}

/// A part of a trip that a link shows. Names, dates and destinations are always shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ShareSection {
    /// `itinerary`
    #[serde(rename = "itinerary")]
    Itinerary,
    /// `costs`
    #[serde(rename = "costs")]
    Costs,
    /// `members`
    #[serde(rename = "members")]
    Members,
}

/// A day as a link shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedDay {
    /// The cities of the day, in order.
    pub cities: Vec<String>,
    /// What is known to be paid on the day, for the whole group; with `costs` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
    /// The date.
    pub date: Date,
    /// 1 = the first day.
    pub day: i64,
    /// What happens, in order.
    pub entries: Vec<SharedEntry>,
    /// The ways between the entries.
    pub legs: Vec<SharedLeg>,
}

/// A destination as a link shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedDestination {
    /// The day of departure.
    #[serde(rename = "endDate")]
    pub end_date: Option<String>,
    /// Its name.
    pub name: String,
    /// How many nights.
    pub nights: i64,
    /// The day of arrival.
    #[serde(rename = "startDate")]
    pub start_date: Option<String>,
}

/// A stop, meal, rest, errand or anchor as a link shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedEntry {
    /// Its category, where it is a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// For the whole group, where it is known; with `costs` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
    /// `stop`, a meal, `rest`, an errand, `start` or `end`.
    pub kind: EntryKind,
    /// Degrees north.
    pub latitude: f64,
    /// On the local clock of the day; may pass 24:00.
    #[serde(rename = "localEnd")]
    pub local_end: ClockTime,
    /// In the local script.
    #[serde(rename = "localName")]
    pub local_name: String,
    /// On the local clock of the day; may pass 24:00.
    #[serde(rename = "localStart")]
    pub local_start: ClockTime,
    /// Degrees east.
    pub longitude: f64,
    /// In the language asked for.
    pub name: String,
    /// Position in the day: 1 = first.
    pub order: i64,
    /// The place, where it is one.
    #[serde(rename = "placeId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_id: Option<String>,
    /// IANA time zone of that clock.
    pub zone: String,
}

/// A way as a link shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedLeg {
    /// Length.
    #[serde(rename = "distanceMetres")]
    pub distance_metres: i64,
    /// Door to door, rounded up.
    #[serde(rename = "durationMinutes")]
    pub duration_minutes: i64,
    /// How.
    pub mode: Mode,
    /// The `order` of the entry that it leads to.
    pub order: i64,
    /// Where the numbers come from.
    pub source: LegSource,
    /// Of it on foot.
    #[serde(rename = "walkingMetres")]
    pub walking_metres: i64,
}

/// A link that anybody may read with. Its secret is shown this once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedLink {
    /// Until when; absent where it does not end by itself.
    #[serde(rename = "expiresAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// What it shows.
    pub sections: Vec<ShareSection>,
    /// The secret of the link, for `GET /shared/{token}`.
    pub token: String,
    /// What to send around.
    pub url: String,
}

/// A trip as a link shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedTrip {
    /// The days of the itinerary, with `itinerary` only; none before the first itinerary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<Vec<SharedDay>>,
    /// Where to, in order.
    pub destinations: Vec<SharedDestination>,
    /// The last day.
    #[serde(rename = "endDate")]
    pub end_date: Option<String>,
    /// Until when the link can be read; absent where it does not end by itself.
    #[serde(rename = "expiresAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// The names of those who travel, with `members` only. Somebody without a name is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<String>>,
    /// The data that the days were planned from, with licence and attribution, with `itinerary` only. The layer of its
    /// map, at `/locations/packs/{destination}/map`, is for everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packs: Option<Vec<PlanPack>>,
    /// What the link shows besides.
    pub sections: Vec<ShareSection>,
    /// The first day.
    #[serde(rename = "startDate")]
    pub start_date: Option<String>,
    /// Its name.
    #[serde(rename = "tripName")]
    pub trip_name: String,
}

/// A place under a roof.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shelter {
    /// From the stop, as the crow flies.
    #[serde(rename = "distanceMetres")]
    pub distance_metres: i64,
    /// In the language asked for.
    pub name: String,
    /// The place.
    #[serde(rename = "placeId")]
    pub place_id: String,
    /// The stop that it could stand in for.
    #[serde(rename = "stopId")]
    pub stop_id: String,
}

/// Rows or objects that an import left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Skipped {
    /// How many.
    pub count: i64,
    /// Why, as a word.
    pub reason: String,
}

/// The sky of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SkyCondition {
    /// `clear`
    #[serde(rename = "clear")]
    Clear,
    /// `cloudy`
    #[serde(rename = "cloudy")]
    Cloudy,
    /// `rain`
    #[serde(rename = "rain")]
    Rain,
    /// `snow`
    #[serde(rename = "snow")]
    Snow,
    /// `unknown`
    #[serde(rename = "unknown")]
    Unknown,
}

/// Where facts come from and how old they are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, where known.
    #[serde(rename = "asOf")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// An address or citation; empty = compiled from general knowledge.
    pub origin: String,
    /// Whether the origin can be cited for hours and price.
    pub verified: bool,
}

/// Whether a place is in an itinerary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Standing {
    /// `in`
    #[serde(rename = "in")]
    In,
    /// `out`
    #[serde(rename = "out")]
    Out,
}

/// The first day, in the years 1970 to 2199.
pub type StartDate = String;

/// A plan to be made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StartGenerationBody {
    /// Not out before, on the local clock, in steps of ten minutes; kept for the trip.
    #[serde(rename = "dailyStart")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_start: Option<String>,
    /// The day, from 1, where the scope is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<i64>,
    /// `effort`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<EffortWord>,
    /// A special request in Korean or English; kept for the trip.
    #[serde(rename = "freeText")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_text: Option<String>,
    /// Locked stops stay where they are (true where it is absent).
    #[serde(rename = "keepLocked")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_locked: Option<bool>,
    /// `scope`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<GenerationScope>,
    /// The same request with the same seed gives the same plan. Without one, each further plan takes another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<i64>,
}

/// A plan that is being made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StartedGeneration {
    /// Its id.
    #[serde(rename = "generationId")]
    pub generation_id: String,
    /// Where to ask how far it is; with `/events` behind it, where to follow it.
    #[serde(rename = "statusUrl")]
    pub status_url: String,
}

/// Nights at one lodging.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StayRequest {
    /// How many; the only stay may leave them out and covers all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nights: Option<i64>,
    /// One is given, several are to choose from.
    pub options: Vec<LodgingRequest>,
}

/// The published words for step-free access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StepFree {
    /// `yes`
    #[serde(rename = "yes")]
    Yes,
    /// `no`
    #[serde(rename = "no")]
    No,
    /// `unknown`
    #[serde(rename = "unknown")]
    Unknown,
}

/// A step and how far it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepProgress {
    /// How far it is.
    pub state: StepState,
    /// Which step.
    pub step: GenerationStep,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StepState {
    /// `waiting`
    #[serde(rename = "waiting")]
    Waiting,
    /// `running`
    #[serde(rename = "running")]
    Running,
    /// `done`
    #[serde(rename = "done")]
    Done,
    /// `skipped`
    #[serde(rename = "skipped")]
    Skipped,
}

/// A place that could stand where a stop stands now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StopAlternative {
    /// Its kind.
    pub category: Category,
    /// `extraCost`.
    #[serde(rename = "extraCost")]
    pub extra_cost: Option<Money>,
    /// By how much the day's time on the way changes; negative = shorter.
    #[serde(rename = "extraTravelMinutes")]
    pub extra_travel_minutes: i64,
    /// By how much the day's metres on foot change.
    #[serde(rename = "extraWalkingMetres")]
    pub extra_walking_metres: i64,
    /// When it would end.
    #[serde(rename = "localEnd")]
    pub local_end: ClockTime,
    /// When it would begin.
    #[serde(rename = "localStart")]
    pub local_start: ClockTime,
    /// In the asked language.
    pub name: String,
    /// All names.
    pub names: Names,
    /// The place.
    #[serde(rename = "placeId")]
    pub place_id: String,
    /// What speaks for it, in the asked language.
    pub reasons: Vec<String>,
    /// Under a roof or not.
    pub setting: Setting,
}

/// A map on vector tiles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StyleMapBody {
    /// Whom the map must name; a blank is as good as none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// The address of their style.
    #[serde(rename = "styleUrl")]
    pub style_url: String,
}

/// Something a model may be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "task")]
pub enum Task {
    /// Pieces of a special request become structured wishes.
    #[serde(rename = "wishes")]
    Wishes {
        /// Pieces of a special request become structured wishes.
        input: WishesInput,
    },
    /// Facts about a place become tips.
    #[serde(rename = "tips")]
    Tips {
        /// Facts about a place become tips.
        input: TipsInput,
    },
}

/// The published words for taste.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Taste {
    /// `sightseeing`
    #[serde(rename = "sightseeing")]
    Sightseeing,
    /// `shopping`
    #[serde(rename = "shopping")]
    Shopping,
    /// `culture`
    #[serde(rename = "culture")]
    Culture,
    /// `nature`
    #[serde(rename = "nature")]
    Nature,
    /// `sports`
    #[serde(rename = "sports")]
    Sports,
    /// `rest`
    #[serde(rename = "rest")]
    Rest,
    /// `food`
    #[serde(rename = "food")]
    Food,
}

/// A map on picture tiles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TileMapBody {
    /// Whom the map must name; a blank is as good as none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// Their address, with `{z}`, then `{x}` and `{y}` in either order, each once.
    #[serde(rename = "tileUrl")]
    pub tile_url: String,
}

/// A sentence with the facts that it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tip {
    /// The facts.
    #[serde(rename = "factIds")]
    pub fact_ids: Vec<String>,
    /// The sentence.
    pub text: String,
}

/// What a tip is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TipKind {
    /// `description`
    #[serde(rename = "description")]
    Description,
    /// `bestVisitTime`
    #[serde(rename = "bestVisitTime")]
    BestVisitTime,
    /// `practical`
    #[serde(rename = "practical")]
    Practical,
}

/// A language that tips are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TipLanguage {
    /// `ko`
    #[serde(rename = "ko")]
    Ko,
    /// `en`
    #[serde(rename = "en")]
    En,
}

/// What to know of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tips {
    /// Places of the same kind nearby.
    pub alternatives: Vec<NearbyPlace>,
    /// `bestVisitTime`.
    #[serde(rename = "bestVisitTime")]
    pub best_visit_time: Option<Tip>,
    /// What it is.
    pub description: Tip,
    /// What happens there on the date. No source of events is configured, so nothing is claimed.
    pub events: Vec<Tip>,
    /// Where to take pictures.
    #[serde(rename = "photoSpots")]
    pub photo_spots: Vec<NearbyPlace>,
    /// What to bring, to pay and to beware of.
    pub practical: Vec<Tip>,
    /// How long to stay.
    pub stay: RecommendedStay,
}

/// The tips of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TipsAnswer {
    /// `tips`.
    pub tips: Vec<WordedTip>,
}

/// What is known of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TipsInput {
    /// The facts.
    pub facts: Vec<Fact>,
    /// The language of the tips.
    pub language: TipLanguage,
    /// The place's name.
    pub place: String,
}

/// What a client carries on with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TokenPair {
    /// Proves who asks, until it expires: a JSON Web Token.
    #[serde(rename = "accessToken")]
    pub access_token: String,
    /// For how many seconds the access token is good.
    #[serde(rename = "expiresInSeconds")]
    pub expires_in_seconds: i64,
    /// Gives the next pair, once.
    #[serde(rename = "refreshToken")]
    pub refresh_token: String,
    /// How the access token is sent.
    #[serde(rename = "tokenType")]
    pub token_type: TokenType,
}

/// How an access token is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TokenType {
    /// `Bearer`
    #[serde(rename = "Bearer")]
    Bearer,
}

/// A secret that an authenticator app shares with the account. This is the only time that it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TotpEnrolment {
    /// To be shown as a QR code.
    #[serde(rename = "otpauthUri")]
    pub otpauth_uri: String,
    /// The secret in base32, for apps without a camera.
    pub secret: String,
}

/// How a group gets from one destination to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TransferMode {
    /// `train`
    #[serde(rename = "train")]
    Train,
    /// `coach`
    #[serde(rename = "coach")]
    Coach,
    /// `flight`
    #[serde(rename = "flight")]
    Flight,
    /// `ferry`
    #[serde(rename = "ferry")]
    Ferry,
    /// `car`
    #[serde(rename = "car")]
    Car,
}

/// A way from one destination to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TransferOptionRequest {
    /// On the local clock where it arrives.
    #[serde(rename = "arriveAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrive_at: Option<LocalDateTime>,
    /// On the local clock where it leaves.
    #[serde(rename = "departAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub depart_at: Option<LocalDateTime>,
    /// How long it takes.
    #[serde(rename = "durationMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<i64>,
    /// For one person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fare: Option<PriceRequest>,
    /// Where it leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PlaceReference>,
    /// Name of the train, coach, flight or ferry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How.
    pub mode: TransferMode,
    /// Where it arrives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PlaceReference>,
}

/// Ways from one destination to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TransferRequest {
    /// Number of the destination that is left: 1 = the first.
    pub after: i64,
    /// One is given, several are to choose from.
    pub options: Vec<TransferOptionRequest>,
}

/// How a group gets about in a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Transport {
    /// `transit`
    #[serde(rename = "transit")]
    Transit,
    /// `car`
    #[serde(rename = "car")]
    Car,
    /// `walk`
    #[serde(rename = "walk")]
    Walk,
}

/// The ways between all points: row *i*, column *j* is the way from point *i* to point *j*.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TravelMatrix {
    /// The lengths of the ways.
    #[serde(rename = "distanceMetres")]
    pub distance_metres: Vec<Vec<i64>>,
    /// From door to door, rounded up.
    #[serde(rename = "durationMinutes")]
    pub duration_minutes: Vec<Vec<i64>>,
    /// How.
    pub mode: TravelMode,
    /// Where these numbers come from.
    pub source: TravelSource,
    /// The parts of them that are on foot.
    #[serde(rename = "walkingMetres")]
    pub walking_metres: Vec<Vec<i64>>,
}

/// A way of getting about inside a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TravelMode {
    /// `walk`
    #[serde(rename = "walk")]
    Walk,
    /// `bike`
    #[serde(rename = "bike")]
    Bike,
    /// `transit`
    #[serde(rename = "transit")]
    Transit,
    /// `car`
    #[serde(rename = "car")]
    Car,
    /// `taxi`
    #[serde(rename = "taxi")]
    Taxi,
}

/// A way between two points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TravelRoute {
    /// The length of the way.
    #[serde(rename = "distanceMetres")]
    pub distance_metres: i64,
    /// From door to door, rounded up.
    #[serde(rename = "durationMinutes")]
    pub duration_minutes: i64,
    /// Where it begins.
    pub from: GeoPoint,
    /// What an adult spends on the way, only on foot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kcal: Option<i64>,
    /// How.
    pub mode: TravelMode,
    /// Where these numbers come from.
    pub source: TravelSource,
    /// Where it ends.
    pub to: GeoPoint,
    /// The part of it that is on foot.
    #[serde(rename = "walkingMetres")]
    pub walking_metres: i64,
}

/// Where the numbers of a way come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TravelSource {
    /// `estimate`
    #[serde(rename = "estimate")]
    Estimate,
    /// `street`
    #[serde(rename = "street")]
    Street,
    /// `timetable`
    #[serde(rename = "timetable")]
    Timetable,
    /// `provider`
    #[serde(rename = "provider")]
    Provider,
}

/// An idea without a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrayIdea {
    /// `category`.
    pub category: Option<Category>,
    /// When it came.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// How long people want to stay, where somebody said it.
    #[serde(rename = "durationMinutes")]
    pub duration_minutes: Option<i64>,
    /// On which days it would fit; absent before the first itinerary and where nobody asked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fits: Option<IdeaFits>,
    /// Its id.
    #[serde(rename = "ideaId")]
    pub idea_id: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// In the asked language.
    pub name: String,
    /// All names.
    pub names: Names,
    /// What somebody wrote about it.
    pub note: Option<String>,
    /// Where it came from.
    pub origin: IdeaSource,
    /// The place, where it is one of the data.
    #[serde(rename = "placeId")]
    pub place_id: Option<String>,
}

/// A trip with everything that is asked for so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trip {
    /// At the first lodging when the first day starts where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival: Option<TripEndRequest>,
    /// Places and categories that must not be in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avoid: Option<Vec<AvoidedPlace>>,
    /// No limit where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<BudgetRequest>,
    /// When it was made.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// `currentStep`.
    #[serde(rename = "currentStep")]
    pub current_step: TripStep,
    /// When days end, later than they start; 22:00 where nothing is said.
    #[serde(rename = "dailyEnd")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_end: Option<String>,
    /// When days start, in steps of ten minutes; 09:00 where nothing is said.
    #[serde(rename = "dailyStart")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_start: Option<String>,
    /// At the last lodging when the last day ends where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departure: Option<TripEndRequest>,
    /// Where the group goes, in order.
    pub destinations: Vec<TripDestination>,
    /// `normal` where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
    /// The last day.
    #[serde(rename = "endDate")]
    pub end_date: Option<String>,
    /// In the traveller's own words, Korean or English.
    #[serde(rename = "freeText")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_text: Option<String>,
    /// The present itinerary; null before the first.
    pub itinerary: Option<ItineraryState>,
    /// Stops that are settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locks: Option<Vec<LockRequest>>,
    /// Who travels.
    pub members: Vec<TripMember>,
    /// Places that the whole group must see.
    #[serde(rename = "mustSee")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub must_see: Option<Vec<PlaceReference>>,
    /// `normal` where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pace: Option<Pace>,
    /// How much of the way to an itinerary is gone, in percent.
    pub progress: i64,
    /// `role`.
    pub role: CompanionRole,
    /// The number that settles every random choice; 0 where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<Seed>,
    /// The first day.
    #[serde(rename = "startDate")]
    pub start_date: Option<String>,
    /// `status`.
    pub status: TripStatus,
    /// Ways from one destination to the next; estimated where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfers: Option<Vec<TransferRequest>>,
    /// `transit` where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transport: Option<Transport>,
    /// Its id.
    #[serde(rename = "tripId")]
    pub trip_id: String,
    /// Its name.
    #[serde(rename = "tripName")]
    pub trip_name: String,
    /// When it was last changed.
    #[serde(rename = "updatedAt")]
    pub updated_at: String,
    /// Counts every change; also the `ETag`.
    pub version: i64,
    /// What else is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wishes: Option<Vec<WishRequest>>,
}

/// A request in the making: its name, as `tripName` or `name`, and any of the other fields of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TripBody {
    /// At the first lodging when the first day starts where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival: Option<TripEndRequest>,
    /// Places and categories that must not be in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avoid: Option<Vec<AvoidedPlace>>,
    /// No limit where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<BudgetRequest>,
    /// When days end, later than they start; 22:00 where nothing is said.
    #[serde(rename = "dailyEnd")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_end: Option<String>,
    /// When days start, in steps of ten minutes; 09:00 where nothing is said.
    #[serde(rename = "dailyStart")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_start: Option<String>,
    /// At the last lodging when the last day ends where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departure: Option<TripEndRequest>,
    /// Where the group goes, in order; no city twice in a row, at most 120 days in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destinations: Option<Vec<DestinationEntry>>,
    /// `normal` where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
    /// In the traveller's own words, Korean or English.
    #[serde(rename = "freeText")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_text: Option<String>,
    /// Stops that are settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locks: Option<Vec<LockRequest>>,
    /// Who travels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<MemberEntry>>,
    /// Places that the whole group must see.
    #[serde(rename = "mustSee")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub must_see: Option<Vec<PlaceReference>>,
    /// Name of the trip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `normal` where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pace: Option<Pace>,
    /// The number that settles every random choice; 0 where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<Seed>,
    /// The first day, in the years 1970 to 2199.
    #[serde(rename = "startDate")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    /// Ways from one destination to the next; estimated where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfers: Option<Vec<TransferRequest>>,
    /// `transit` where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transport: Option<Transport>,
    /// Name of the trip.
    #[serde(rename = "tripName")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trip_name: Option<String>,
    /// What else is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wishes: Option<Vec<WishRequest>>,
}

/// A trip in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TripCard {
    /// When it was made.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// What is to be done next.
    #[serde(rename = "currentStep")]
    pub current_step: TripStep,
    /// When it was put into the bin.
    #[serde(rename = "deletedAt")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<String>,
    /// How many destinations there are.
    #[serde(rename = "destinationCount")]
    pub destination_count: i64,
    /// The last day.
    #[serde(rename = "endDate")]
    pub end_date: Option<String>,
    /// How many travel.
    #[serde(rename = "memberCount")]
    pub member_count: i64,
    /// How much of the way to an itinerary is gone.
    pub progress: i64,
    /// What the reader may do.
    pub role: CompanionRole,
    /// The first day.
    #[serde(rename = "startDate")]
    pub start_date: Option<String>,
    /// Whether it lies ahead, goes on, or is over.
    pub status: TripStatus,
    /// Its id.
    #[serde(rename = "tripId")]
    pub trip_id: String,
    /// Its name.
    #[serde(rename = "tripName")]
    pub trip_name: String,
    /// When it was last changed.
    #[serde(rename = "updatedAt")]
    pub updated_at: String,
}

/// A stay in one city, with its lodging or with the name of one accommodation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum TripDestination {
    /// A stay in one city.
    NameNightsAccommodationDestinationIdDaysStartDateEndDate {
        /// The name of one lodging for all nights.
        accommodation: String,
        /// Nights and one.
        days: i64,
        /// Its id.
        #[serde(rename = "destinationId")]
        destination_id: String,
        /// The day of departure.
        #[serde(rename = "endDate")]
        end_date: Option<String>,
        /// Not beside an accommodation.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lodging: Option<Value>,
        /// A pack's id or a name.
        name: String,
        /// The stay spans one date more.
        nights: i64,
        /// The day of arrival; null without a start of the trip.
        #[serde(rename = "startDate")]
        start_date: Option<String>,
    },
    /// A stay in one city.
    NameNightsDestinationIdDaysStartDateEndDate {
        /// Not beside lodging.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        accommodation: Option<Value>,
        /// Nights and one.
        days: i64,
        /// Its id.
        #[serde(rename = "destinationId")]
        destination_id: String,
        /// The day of departure.
        #[serde(rename = "endDate")]
        end_date: Option<String>,
        /// Where the group sleeps, in order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lodging: Option<Vec<StayRequest>>,
        /// A pack's id or a name.
        name: String,
        /// The stay spans one date more.
        nights: i64,
        /// The day of arrival; null without a start of the trip.
        #[serde(rename = "startDate")]
        start_date: Option<String>,
    },
}

/// When and where the group arrives or leaves, on a day of the trip.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TripEndRequest {
    /// On the local clock there.
    pub at: LocalDateTime,
    /// Where; the lodging where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceReference>,
}

/// A `GeoJSON` feature collection (RFC 7946).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TripMap {
    /// Points and ways, in the order of the days.
    pub features: Vec<MapFeature>,
    /// `FeatureCollection`.
    pub r#type: CollectionWord,
}

/// One traveller of the group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TripMember {
    /// In years.
    pub age: i64,
    /// What the member does not eat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diets: Option<Vec<Diet>>,
    /// What the member does not like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dislikes: Option<Vec<Taste>>,
    /// Where it is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// `good` where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<Health>,
    /// What the member likes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likes: Option<Vec<Taste>>,
    /// Its id.
    #[serde(rename = "memberId")]
    pub member_id: String,
    /// What the member needs.
    #[serde(rename = "mobilityAid")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobility_aid: Option<MobilityAid>,
    /// Places that this member must see.
    #[serde(rename = "mustSee")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub must_see: Option<Vec<PlaceReference>>,
    /// What the others call this member; names differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A place of a trip's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TripPlace {
    /// `category`.
    pub category: Option<Category>,
    /// `cost`.
    pub cost: Option<Money>,
    /// When it was written down.
    #[serde(rename = "createdAt")]
    pub created_at: String,
    /// How long people stay, where it is known.
    #[serde(rename = "durationMinutes")]
    pub duration_minutes: Option<i64>,
    /// When it is open, in somebody's words.
    pub hours: Option<String>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Its name.
    pub name: String,
    /// What somebody wrote about it.
    pub note: Option<String>,
    /// Its id, in this trip.
    #[serde(rename = "placeId")]
    pub place_id: String,
    /// When it was last changed.
    #[serde(rename = "updatedAt")]
    pub updated_at: String,
}

/// A place as somebody describes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TripPlaceBody {
    /// `category`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// `cost`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<PlaceCost>,
    /// How long people stay.
    #[serde(rename = "durationMinutes")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<i64>,
    /// When it is open, in any words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Its name.
    pub name: String,
    /// What is to be remembered about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What a traveller asks for: dates, destinations, members, wishes, limits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TripRequest {
    /// At the first lodging when the first day starts where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival: Option<TripEndRequest>,
    /// Places and categories that must not be in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avoid: Option<Vec<AvoidedPlace>>,
    /// No limit where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<BudgetRequest>,
    /// When days end, later than they start; 22:00 where nothing is said.
    #[serde(rename = "dailyEnd")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_end: Option<String>,
    /// When days start, in steps of ten minutes; 09:00 where nothing is said.
    #[serde(rename = "dailyStart")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_start: Option<String>,
    /// At the last lodging when the last day ends where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departure: Option<TripEndRequest>,
    /// Where the group goes, in order; no city twice in a row, at most 120 days in all.
    pub destinations: Vec<DestinationRequest>,
    /// `normal` where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
    /// In the traveller's own words, Korean or English.
    #[serde(rename = "freeText")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_text: Option<String>,
    /// Stops that are settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locks: Option<Vec<LockRequest>>,
    /// Who travels.
    pub members: Vec<MemberRequest>,
    /// Places that the whole group must see.
    #[serde(rename = "mustSee")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub must_see: Option<Vec<PlaceReference>>,
    /// Name of the trip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `normal` where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pace: Option<Pace>,
    /// The number that settles every random choice; 0 where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<Seed>,
    /// The first day, in the years 1970 to 2199.
    #[serde(rename = "startDate")]
    pub start_date: String,
    /// Ways from one destination to the next; estimated where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfers: Option<Vec<TransferRequest>>,
    /// `transit` where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transport: Option<Transport>,
    /// What else is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wishes: Option<Vec<WishRequest>>,
}

/// Whether a trip lies ahead, goes on, or is over, on the destinations' clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TripStatus {
    /// `planning`
    #[serde(rename = "planning")]
    Planning,
    /// `ongoing`
    #[serde(rename = "ongoing")]
    Ongoing,
    /// `completed`
    #[serde(rename = "completed")]
    Completed,
}

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TripStep {
    /// `basics`
    #[serde(rename = "basics")]
    Basics,
    /// `destinations`
    #[serde(rename = "destinations")]
    Destinations,
    /// `generation`
    #[serde(rename = "generation")]
    Generation,
    /// `itinerary`
    #[serde(rename = "itinerary")]
    Itinerary,
}

/// The trips of the dashboard, at most three of each kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TripSummary {
    /// Those that are over; the last one comes first.
    pub memories: Vec<TripCard>,
    /// Those that lie ahead; the next one comes first.
    pub planning: Vec<TripCard>,
    /// Those that go on; the one that began first comes first.
    pub travelling: Vec<TripCard>,
}

/// Something asked for that is not in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unmet {
    /// The category, where one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// The stop that took its place.
    #[serde(rename = "displacedBy")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub displaced_by: Option<Names>,
    /// Index into the request's members; absent = the whole group.
    #[serde(rename = "memberIndex")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_index: Option<i64>,
    /// A must-see, else a wish.
    #[serde(rename = "mustSee")]
    pub must_see: bool,
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: Names,
    /// The place, where it is one.
    #[serde(rename = "placeId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_id: Option<String>,
    /// Why not.
    pub reason: AbsenceReason,
    /// The smallest change that would let it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relaxation: Option<Relaxation>,
    /// The stop that this change would take out.
    #[serde(rename = "relaxationDrops")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relaxation_drops: Option<Names>,
}

/// The checks of a process that should not be asked: a problem document with one member more (RFC 9457, section 3.2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnreadinessView {
    /// Every check.
    pub checks: Vec<CheckView>,
    /// The stable code.
    pub code: String,
    /// What happened this time, and what to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The refused fields.
    pub errors: Vec<FieldProblem>,
    /// The path that was asked for.
    pub instance: String,
    /// The status of the answer.
    pub status: i64,
    /// What happened, in the asked language.
    pub title: String,
    /// Names this request in the logs.
    #[serde(rename = "traceId")]
    pub trace_id: String,
    /// A path that names the kind of failure.
    pub r#type: String,
}

/// The published words for term of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ValueTerm {
    /// `locked`
    #[serde(rename = "locked")]
    Locked,
    /// `must-see`
    #[serde(rename = "must-see")]
    MustSee,
    /// `wished`
    #[serde(rename = "wished")]
    Wished,
    /// `interest`
    #[serde(rename = "interest")]
    Interest,
    /// `fame`
    #[serde(rename = "fame")]
    Fame,
    /// `diversity`
    #[serde(rename = "diversity")]
    Diversity,
    /// `weather`
    #[serde(rename = "weather")]
    Weather,
    /// `golden-hour`
    #[serde(rename = "golden-hour")]
    GoldenHour,
    /// `verified-hours`
    #[serde(rename = "verified-hours")]
    VerifiedHours,
    /// `price`
    #[serde(rename = "price")]
    Price,
    /// `access`
    #[serde(rename = "access")]
    Access,
    /// `crowds`
    #[serde(rename = "crowds")]
    Crowds,
    /// `kept`
    #[serde(rename = "kept")]
    Kept,
}

/// The published words for verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Verdict {
    /// `good`
    #[serde(rename = "good")]
    Good,
    /// `warnings`
    #[serde(rename = "warnings")]
    Warnings,
    /// `broken`
    #[serde(rename = "broken")]
    Broken,
}

/// The code that was sent to the new address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VerifyEmailBody {
    /// Six digits.
    pub code: String,
}

/// A way that can be walked instead; an estimate from the distance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WalkProposal {
    /// How long the way is.
    #[serde(rename = "distanceMetres")]
    pub distance_metres: i64,
    /// How long it takes, in whole minutes.
    #[serde(rename = "durationMinutes")]
    pub duration_minutes: i64,
    /// Energy of an adult: 50 kcal a kilometre.
    pub kcal: i64,
}

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WatchAction {
    /// `regenerate`
    #[serde(rename = "regenerate")]
    Regenerate,
    /// `replace`
    #[serde(rename = "replace")]
    Replace,
    /// `keep`
    #[serde(rename = "keep")]
    Keep,
}

/// Weather to expect; the numbers are there unless `kind` is `unknown`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weather {
    /// `mostly-dry`, `changeable` (from 30 %), `rain` or `snow` (from 50 % precipitation) or `unknown`.
    pub condition: WeatherCondition,
    /// `forecast`, `typical` (of the month) or `unknown`.
    pub kind: WeatherKind,
    /// Highest temperature, degrees Celsius, rounded.
    #[serde(rename = "maxC")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_c: Option<i64>,
    /// Highest temperature, tenths of a degree Celsius.
    #[serde(rename = "maximumDecicelsius")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_decicelsius: Option<i64>,
    /// Lowest temperature, degrees Celsius, rounded.
    #[serde(rename = "minC")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_c: Option<i64>,
    /// Lowest temperature, tenths of a degree Celsius.
    #[serde(rename = "minimumDecicelsius")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_decicelsius: Option<i64>,
    /// Chance of precipitation on the day.
    #[serde(rename = "precipitationPercent")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precipitation_percent: Option<i64>,
    /// `heat` from 33 degrees upwards, `cold` from -10 degrees downwards; `dust`, `wind`, `storm` where a forecast
    /// warns of them.
    pub warnings: Vec<WeatherWarning>,
}

/// The weather of a day, as it was expected and as it is expected now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeatherChange {
    /// What is expected now.
    pub after: ExpectedWeather,
    /// `before`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<ExpectedWeather>,
    /// 1 = the first day.
    pub day: i64,
}

/// The weather to expect in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WeatherCondition {
    /// `mostly-dry`
    #[serde(rename = "mostly-dry")]
    MostlyDry,
    /// `changeable`
    #[serde(rename = "changeable")]
    Changeable,
    /// `rain`
    #[serde(rename = "rain")]
    Rain,
    /// `snow`
    #[serde(rename = "snow")]
    Snow,
    /// `unknown`
    #[serde(rename = "unknown")]
    Unknown,
}

/// What the changes mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeatherImpact {
    /// The days that are another thing now, in order.
    #[serde(rename = "impactedDays")]
    pub impacted_days: Vec<ImpactedDay>,
}

/// Planned days, and how their weather changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeatherImpactBody {
    /// The changes.
    pub changes: Vec<WeatherChange>,
    /// The planned days.
    pub days: Vec<PlannedDay>,
}

/// Whether weather is forecast, typical of the month, or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WeatherKind {
    /// `forecast`
    #[serde(rename = "forecast")]
    Forecast,
    /// `typical`
    #[serde(rename = "typical")]
    Typical,
    /// `unknown`
    #[serde(rename = "unknown")]
    Unknown,
}

/// What to beware of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WeatherWarning {
    /// `heat`
    #[serde(rename = "heat")]
    Heat,
    /// `cold`
    #[serde(rename = "cold")]
    Cold,
    /// `dust`
    #[serde(rename = "dust")]
    Dust,
    /// `wind`
    #[serde(rename = "wind")]
    Wind,
    /// `storm`
    #[serde(rename = "storm")]
    Storm,
}

/// A term of a stop's value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Why {
    /// How much.
    pub points: i64,
    /// What speaks for it, or against it where negative.
    pub term: ValueTerm,
}

/// Something asked for beyond the plain fields: its kind, and the fields of that kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum Wish {
    /// A wish.
    #[serde(rename = "must-see")]
    MustSee {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// A place's id.
        place: String,
    },
    /// A wish.
    #[serde(rename = "avoid-place")]
    AvoidPlace {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// A place's id.
        place: String,
    },
    /// A wish.
    #[serde(rename = "avoid-category")]
    AvoidCategory {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: Category,
    },
    /// A wish.
    #[serde(rename = "more")]
    More {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: Category,
    },
    /// A wish.
    #[serde(rename = "less")]
    Less {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: Category,
    },
    /// A wish.
    #[serde(rename = "pace")]
    Pace {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: Pace,
    },
    /// A wish.
    #[serde(rename = "day-start")]
    DayStart {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// On the day's local clock.
        time: ClockTime,
    },
    /// A wish.
    #[serde(rename = "day-end")]
    DayEnd {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// On the day's local clock.
        time: ClockTime,
    },
    /// A wish.
    #[serde(rename = "meal")]
    Meal {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// Which meal.
        value: MealKind,
        /// False = to be left out.
        wanted: bool,
    },
    /// A wish.
    #[serde(rename = "diet")]
    Diet {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: Diet,
    },
    /// A wish.
    #[serde(rename = "cuisine")]
    Cuisine {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: String,
    },
    /// A wish.
    #[serde(rename = "budget")]
    Budget {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// At most this much, for the whole group.
        limit: Money,
        /// What the limit covers.
        span: BudgetSpan,
    },
    /// A wish.
    #[serde(rename = "walking-limit")]
    WalkingLimit {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// On foot a day, at most.
        #[serde(rename = "walkingMetres")]
        walking_metres: i64,
    },
    /// A wish.
    #[serde(rename = "mobility")]
    Mobility {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: MobilityAid,
    },
    /// A wish.
    #[serde(rename = "children")]
    Children {
        /// In years, where known.
        ages: Vec<i64>,
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
    },
    /// A wish.
    #[serde(rename = "transport")]
    Transport {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: Mode,
    },
    /// A wish.
    #[serde(rename = "at-time")]
    AtTime {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// A place's id.
        place: String,
        /// What is wished for.
        value: DayPart,
    },
    /// A wish.
    #[serde(rename = "cheap")]
    Cheap {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
    },
    /// A wish.
    #[serde(rename = "little-walking")]
    LittleWalking {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
    },
    /// A wish.
    #[serde(rename = "rain-plan")]
    RainPlan {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
    },
    /// A wish.
    #[serde(rename = "avoid-crowds")]
    AvoidCrowds {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
    },
}

/// The only day that a wish speaks of: 1 = the first day, or the last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum WishDay {
    /// `Number`.
    Number(i64),
    /// `LastDay`.
    LastDay(LastDay),
}

/// Something asked for beyond the plain fields: its kind, and the fields of that kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum WishRequest {
    /// A wish.
    #[serde(rename = "must-see")]
    MustSee {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// A place's id.
        place: String,
    },
    /// A wish.
    #[serde(rename = "avoid-place")]
    AvoidPlace {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// A place's id.
        place: String,
    },
    /// A wish.
    #[serde(rename = "avoid-category")]
    AvoidCategory {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: Category,
    },
    /// A wish.
    #[serde(rename = "more")]
    More {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: Category,
    },
    /// A wish.
    #[serde(rename = "less")]
    Less {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: Category,
    },
    /// A wish.
    #[serde(rename = "pace")]
    Pace {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: Pace,
    },
    /// A wish.
    #[serde(rename = "day-start")]
    DayStart {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// On the day's local clock.
        time: String,
    },
    /// A wish.
    #[serde(rename = "day-end")]
    DayEnd {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// On the day's local clock.
        time: String,
    },
    /// A wish.
    #[serde(rename = "meal")]
    Meal {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// Which meal.
        value: MealKind,
        /// False = to be left out; true where nothing is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wanted: Option<bool>,
    },
    /// A wish.
    #[serde(rename = "diet")]
    Diet {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: Diet,
    },
    /// A wish.
    #[serde(rename = "cuisine")]
    Cuisine {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: String,
    },
    /// A wish.
    #[serde(rename = "budget")]
    Budget {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// At most this much, for the whole group.
        limit: LimitRequest,
        /// What the limit covers.
        span: BudgetSpan,
    },
    /// A wish.
    #[serde(rename = "walking-limit")]
    WalkingLimit {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// On foot a day, at most.
        #[serde(rename = "walkingMetres")]
        walking_metres: i64,
    },
    /// A wish.
    #[serde(rename = "mobility")]
    Mobility {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: MobilityAid,
    },
    /// A wish.
    #[serde(rename = "children")]
    Children {
        /// In years, where known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ages: Option<Vec<i64>>,
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
    },
    /// A wish.
    #[serde(rename = "transport")]
    Transport {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// What is wished for.
        value: Mode,
    },
    /// A wish.
    #[serde(rename = "at-time")]
    AtTime {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
        /// A place's id.
        place: String,
        /// What is wished for.
        value: DayPart,
    },
    /// A wish.
    #[serde(rename = "cheap")]
    Cheap {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
    },
    /// A wish.
    #[serde(rename = "little-walking")]
    LittleWalking {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
    },
    /// A wish.
    #[serde(rename = "rain-plan")]
    RainPlan {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
    },
    /// A wish.
    #[serde(rename = "avoid-crowds")]
    AvoidCrowds {
        /// The only day that it speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<WishDay>,
    },
}

/// The wishes that were found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WishesAnswer {
    /// `wishes`.
    pub wishes: Vec<MappedWish>,
}

/// What is not understood yet, and what it may speak of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WishesInput {
    /// Days of the trip.
    pub days: i64,
    /// The pieces, as written.
    pub pieces: Vec<String>,
    /// The places that may be named.
    pub places: Vec<PlaceOption>,
}

/// A tip, with the facts that it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordedTip {
    /// `facts`.
    pub facts: Vec<String>,
    /// `kind`.
    pub kind: TipKind,
    /// `text`.
    pub text: String,
}

/// What `beginOidcLogin` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BeginOidcLoginQuery {
    /// A path of the web app to go to afterwards; others are ignored.
    #[serde(rename = "returnTo")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_to: Option<String>,
}

/// What `deleteTrip` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteTripQuery {
    /// Also while it goes on (`false` where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub force: Option<bool>,
}

/// What `explainPlace` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ExplainPlaceQuery {
    /// The id of a place.
    #[serde(rename = "placeId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_id: Option<String>,
}

/// What `finishOidcLogin` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FinishOidcLoginQuery {
    /// As the login began with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// What the id token is given for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Why the issuer let nobody in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// What `getPackImport` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetPackImportQuery {
    /// The language of the answer, in front of `Accept-Language`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// What `getPlace` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetPlaceQuery {
    /// The language of the answer, in front of `Accept-Language`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// What else is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub include: Option<String>,
}

/// What `getPlaceHours` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetPlaceHoursQuery {
    /// An instant such as `2026-12-04T10:00:00+09:00`; now where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

/// What `getRoute` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetRouteQuery {
    /// The id of a place, or latitude and longitude: `37.5796,126.9770`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The same for the other end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// How.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
}

/// What `getWeather` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetWeatherQuery {
    /// Degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// The first day; today on the place's clock where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// How many days; 7 where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<i64>,
}

/// What `listDeadLetters` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListDeadLettersQuery {
    /// The number of the page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many items a page holds (20 where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
    /// The queue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
}

/// What `listDestinations` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListDestinationsQuery {
    /// What somebody typed: in Korean or English, half-typed, by initials, with typing errors. Without it all are
    /// listed by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// The number of the page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many destinations a page holds; 50 where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
    /// The language of the answer, in front of `Accept-Language`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// What `listGenerations` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListGenerationsQuery {
    /// Only those that are so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<GenerationStatus>,
    /// The number of the page, from 1 (1 where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many items a page holds (20 where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
}

/// What `listIdeas` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListIdeasQuery {
    /// With the days on which each would fit (true where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fits: Option<bool>,
    /// The number of the page, from 1 (1 where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many ideas a page holds (20 where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
}

/// What `listLinks` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListLinksQuery {
    /// The number of the page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many a page holds (20).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
}

/// What `listNotifications` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListNotificationsQuery {
    /// Only those that were not read.
    #[serde(rename = "unreadOnly")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unread_only: Option<bool>,
    /// The number of the page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many a page holds (20).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
}

/// What `listPackImports` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListPackImportsQuery {
    /// The number of the page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many items a page holds; 50 where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
    /// The language of the answer, in front of `Accept-Language`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// What `listPacks` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListPacksQuery {
    /// The number of the page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many items a page holds; 50 where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
    /// The language of the answer, in front of `Accept-Language`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// What `listSessions` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListSessionsQuery {
    /// The number of the page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many a page holds (20).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
}

/// What `listTokens` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListTokensQuery {
    /// The number of the page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many a page holds (20).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
}

/// What `listTripPlaces` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListTripPlacesQuery {
    /// The number of the page, from 1 (1 where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many places a page holds (50 where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
}

/// What `listTrips` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListTripsQuery {
    /// Which trips (`all` where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// A part of the name of a trip or of one of its destinations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// In which order (`latest` where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// The number of the page, from 1 (1 where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many trips a page holds (20 where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
}

/// What `listUsers` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListUsersQuery {
    /// A part of the user name, the e-mail address or the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// The number of the page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many a page holds (20).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
}

/// What `readCalendar` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadCalendarQuery {
    /// The secret of the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// What `readItinerary` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadItineraryQuery {
    /// One day, from 1; every day where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<i64>,
}

/// What `readTripMap` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadTripMapQuery {
    /// One day, from 1; every day where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<i64>,
}

/// What `searchPlaces` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchPlacesQuery {
    /// What somebody typed: Korean, also half-typed (`경보`) or by initials (`ㄱㅂㄱ`), or English, with typing errors.
    /// Without it every place that passes the other filters is listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Degrees north of a point; distances are from there. Needs `longitude`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Degrees east of that point. Needs `latitude`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// How far a place may be from that point; 5,000 where it is absent. Without a point it says nothing.
    #[serde(rename = "radiusMetres")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub radius_metres: Option<i64>,
    /// Only this kind of places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// In which order; `distance` needs a point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// The number of the page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// How many places a page holds; 20 where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
    /// The language of the answer, in front of `Accept-Language`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// What `watchChanges` may be asked with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WatchChangesQuery {
    /// Look again, also where somebody looked within the last 24 hours (false where it is absent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub force: Option<bool>,
}
