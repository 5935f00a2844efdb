//! Which destinations one can reach without crossing the sea.

use engine_model::Coordinates;
use engine_model::place::Destination;

/// A body of land whose roads hang together, tunnels and bridges between islands included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Landmass {
    /// Europe and Asia, without the Korean peninsula south of its closed land border, with Singapore, Zealand and
    /// Bahrain, which bridges join.
    Eurasia,
    /// Africa. The Sinai road to Asia is not a way that travellers take, so it counts as apart.
    Africa,
    /// From Alaska to Panama; the road ends at the Darién gap.
    NorthAmerica,
    /// From Colombia southwards.
    SouthAmerica,
    /// Great Britain; trains run to Eurasia through the Channel Tunnel.
    GreatBritain,
    /// The Republic of Ireland and Northern Ireland.
    Ireland,
    /// Malaysian and Indonesian Borneo and Brunei.
    Borneo,
    /// Haiti and the Dominican Republic.
    Hispaniola,
    /// The South Island of New Zealand.
    SouthIsland,
    /// Hawaii.
    Hawaii,
    /// A country by itself, by its ISO 3166-1 code: `KR`, `JP` (whose four main islands bridges and tunnels join), `TW`.
    Country(String),
    /// The pack names no country.
    Unknown,
}

/// Countries on the large landmasses (ISO 3166-1 alpha-2). What is not listed is an island or a group of islands and
/// stands by itself; single destinations on smaller islands carry [`Destination::island`].
const EURASIA: &str = "AD AE AF AL AM AT AZ BA BD BE BG BH BT BY CH CN CZ DE DK EE ES FI FR GE GI GR HK HR HU IL IN IQ \
     IR IT JO KG KH KP KW KZ LA LB LI LT LU LV MC MD ME MK MM MN MO MY NL NO NP OM PK PL PS PT QA RO RS RU SA SE SG \
     SI SK SM SY TH TJ TM TR UA UZ VA VN XK YE";
const AFRICA: &str = "AO BF BI BJ BW CD CF CG CI CM DJ DZ EG EH ER ET GA GH GM GN GQ GW KE LR LS LY MA ML MR MW MZ NA \
     NE NG RW SD SL SN SO SS SZ TD TG TN TZ UG ZA ZM ZW";
const NORTH_AMERICA: &str = "BZ CA CR GT HN MX NI PA SV US";
const SOUTH_AMERICA: &str = "AR BO BR CL CO EC GF GY PE PY SR UY VE";

/// The landmass of a destination by its country, and by its position where a country lies on several.
pub fn landmass(destination: &Destination) -> Landmass {
    let Some(country) = destination.country.as_deref() else {
        return Landmass::Unknown;
    };
    let country = country.to_ascii_uppercase();
    divided(&country, destination.centre).unwrap_or_else(|| undivided(country))
}

/// Whether a road leads from one to the other: the same landmass and neither of them an island of its own. Where a pack
/// names no country a road is assumed, unless the destination is marked as an island.
pub fn land_between(from: &Destination, to: &Destination) -> bool {
    if from.id == to.id {
        return true;
    }
    if from.island || to.island {
        return false;
    }
    let (a, b) = (landmass(from), landmass(to));
    a == b || a == Landmass::Unknown || b == Landmass::Unknown
}

/// Whether trains run: a road leads there, or the Channel Tunnel does.
pub(crate) fn rail_between(from: &Destination, to: &Destination) -> bool {
    let tunnel = matches!(
        (landmass(from), landmass(to)),
        (Landmass::GreatBritain, Landmass::Eurasia) | (Landmass::Eurasia, Landmass::GreatBritain)
    );
    land_between(from, to) || (tunnel && !from.island && !to.island)
}

fn divided(country: &str, centre: Coordinates) -> Option<Landmass> {
    let (latitude, longitude) = (centre.latitude(), centre.longitude());
    match country {
        // Northern Ireland lies west of 5.4° W and south of 55.25° N; no part of Great Britain's mainland does between
        // there and 54° N.
        "GB" if longitude < -5.4 && (54.0..55.25).contains(&latitude) => Some(Landmass::Ireland),
        "GB" => Some(Landmass::GreatBritain),
        "IE" => Some(Landmass::Ireland),
        "MY" | "ID" if (108.5..119.5).contains(&longitude) && (-4.2..7.5).contains(&latitude) => {
            Some(Landmass::Borneo)
        }
        "BN" => Some(Landmass::Borneo),
        "HT" | "DO" => Some(Landmass::Hispaniola),
        "NZ" if latitude < -40.45 && longitude < 174.4 => Some(Landmass::SouthIsland),
        "US" if latitude < 30.0 && longitude < -150.0 => Some(Landmass::Hawaii),
        _ => None,
    }
}

fn undivided(country: String) -> Landmass {
    let listed = |list: &str| list.split(' ').any(|code| code == country);
    if listed(EURASIA) {
        Landmass::Eurasia
    } else if listed(AFRICA) {
        Landmass::Africa
    } else if listed(NORTH_AMERICA) {
        Landmass::NorthAmerica
    } else if listed(SOUTH_AMERICA) {
        Landmass::SouthAmerica
    } else {
        Landmass::Country(country)
    }
}
