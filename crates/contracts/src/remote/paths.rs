//! Where each question of the contracts is asked. Both sides read this list.

/// Whose a token is: `Authenticator::authenticate`.
pub const AUTHENTICATE: &str = "/internal/v1/users/authenticate";
/// `Users::cards`.
pub const CARDS: &str = "/internal/v1/users/cards";
/// `Users::find`.
pub const FIND: &str = "/internal/v1/users/find";
/// `Trips::plan`.
pub const PLAN: &str = "/internal/v1/trips/plan";
/// `Trips::may_read`.
pub const MAY_READ: &str = "/internal/v1/trips/may-read";
/// `Trips::export`.
pub const EXPORT: &str = "/internal/v1/trips/export";
/// `Trips::erase`.
pub const ERASE_USER: &str = "/internal/v1/trips/erase";
/// `Generations::generation`.
pub const GENERATION: &str = "/internal/v1/generations/state";
/// `Generations::events`: a line of JSON for each.
pub const EVENTS: &str = "/internal/v1/generations/events";
/// `Generations::cancel`.
pub const CANCEL: &str = "/internal/v1/generations/cancel";
/// `Generations::result`.
pub const RESULT: &str = "/internal/v1/generations/result";
/// `Generations::erase`.
pub const ERASE_TRIPS: &str = "/internal/v1/generations/erase";
/// `Locations::packs`.
pub const PACKS: &str = "/internal/v1/locations/packs";
/// `Locations::pack`: its bytes.
pub const PACK: &str = "/internal/v1/locations/pack";
/// `Locations::weather`.
pub const WEATHER: &str = "/internal/v1/locations/weather";
