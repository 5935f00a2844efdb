//! What the trip service can be told.

use confique::Config;

/// Limits and times of the trip service.
#[derive(Clone, Debug, Config)]
pub struct TripConfig {
    /// Where people reach the web app, such as `https://tripgen.example`: links that are handed out begin with it.
    /// Without it they begin with the path.
    #[config(env = "TRIPGEN_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// How many days a deleted trip can be brought back.
    #[config(default = 30)]
    pub bin_days: u32,
    /// How many days an invitation can be accepted.
    #[config(default = 7)]
    pub invitation_days: u32,
    /// How many people may share a trip, open invitations included.
    #[config(default = 50)]
    pub most_companions: u32,
    /// How often the same day of a trip (or the whole trip) may be planned again on one calendar day.
    #[config(default = 5)]
    pub regenerations_a_day: u32,
    /// How many plans may wait or be made at once, over all trips; whoever asks for one more is told to come back.
    #[config(default = 1000)]
    pub most_open_generations: u32,
    /// How many versions of an itinerary are kept, besides those that somebody pinned; at least 20.
    #[config(default = 50)]
    pub kept_versions: u32,
    /// The clock of a trip whose first destination no pack knows, as an IANA zone.
    #[config(default = "Asia/Seoul")]
    pub zone_without_pack: String,
}

impl Default for TripConfig {
    fn default() -> Self {
        Self::builder()
            .load()
            .expect("every setting has a default of its own type, or is optional")
    }
}
