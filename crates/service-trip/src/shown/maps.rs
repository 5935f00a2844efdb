//! Links to the maps that people have at hand: Kakao Map for places in Korea, where Google Maps knows neither walks nor
//! drives, and Google Maps elsewhere.
//!
//! The forms are those that the two publish for links: `map.kakao.com/link/map/NAME,LAT,LON`,
//! `/link/by/MODE/NAME,LAT,LON/NAME,LAT,LON` and `/link/to/NAME,LAT,LON`; `google.com/maps/search/?api=1&query=…` and
//! `/maps/dir/?api=1&…`.

use engine_model::geo::Coordinates;
use engine_model::plan::{PlanDay, PlanEntry};
use engine_model::problem::Mode;
use serde::Serialize;
use utoipa::ToSchema;

/// The country in which Kakao Map is the map.
const KOREA: &str = "KR";

/// Whose map it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum MapProvider {
    /// Kakao Map, for what lies in Korea.
    Kakao,
    /// Google Maps, for everything else.
    Google,
}

/// A link to a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct MapLink {
    /// Whose map it is.
    provider: MapProvider,
    /// Where it leads; percent-encoded.
    #[schema(pattern = "^https://[!-~]+$")]
    url: String,
}

/// Something that can be found on a map.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    /// As it is called there.
    pub(super) name: &'a str,
    pub(super) at: Coordinates,
    /// Whether it lies in Korea.
    pub(super) in_korea: bool,
}

impl<'a> Spot<'a> {
    /// Where an entry of a day is.
    pub(super) fn of(day: &'a PlanDay, entry: &'a PlanEntry) -> Self {
        let segment = day.segments.get(usize::from(entry.segment));
        let country = segment.and_then(|segment| segment.country.as_deref());
        Self {
            name: &entry.names.local,
            at: entry.at,
            in_korea: country == Some(KOREA),
        }
    }

    /// `NAME,LAT,LON`. A comma in the name would end it.
    fn kakao(&self) -> String {
        let name = self.name.replace([',', '/'], " ");
        format!("{},{}", encoded(&name), self.position(","))
    }

    fn position(&self, comma: &str) -> String {
        format!("{}{comma}{}", self.at.latitude(), self.at.longitude())
    }
}

/// The map with a spot on it.
pub(super) fn place(spot: &Spot<'_>) -> MapLink {
    if spot.in_korea {
        return MapLink {
            provider: MapProvider::Kakao,
            url: format!("https://map.kakao.com/link/map/{}", spot.kakao()),
        };
    }
    MapLink {
        provider: MapProvider::Google,
        url: format!(
            "https://www.google.com/maps/search/?api=1&query={}",
            spot.position("%2C")
        ),
    }
}

/// The map with the way to a spot on it, from another one where it is known.
pub(super) fn way(from: Option<&Spot<'_>>, to: &Spot<'_>, mode: Mode) -> MapLink {
    let beside = from.is_none_or(|from| from.in_korea);
    if to.in_korea && beside {
        return MapLink {
            provider: MapProvider::Kakao,
            url: kakao_way(from, to, mode),
        };
    }
    let origin = from.map_or_else(String::new, |from| format!("&origin={}", from.position("%2C")));
    let by = match mode {
        Mode::Walk => "walking",
        Mode::Bike => "bicycling",
        Mode::Car | Mode::Taxi => "driving",
        Mode::Transit | Mode::Train | Mode::Coach | Mode::Flight | Mode::Ferry => "transit",
    };
    MapLink {
        provider: MapProvider::Google,
        url: format!(
            "https://www.google.com/maps/dir/?api=1{origin}&destination={}&travelmode={by}",
            to.position("%2C")
        ),
    }
}

fn kakao_way(from: Option<&Spot<'_>>, to: &Spot<'_>, mode: Mode) -> String {
    let Some(from) = from else {
        return format!("https://map.kakao.com/link/to/{}", to.kakao());
    };
    let by = match mode {
        Mode::Walk => "walk",
        Mode::Bike => "bicycle",
        Mode::Car | Mode::Taxi => "car",
        Mode::Transit | Mode::Train | Mode::Coach | Mode::Flight | Mode::Ferry => "traffic",
    };
    format!(
        "https://map.kakao.com/link/by/{by}/{}/{}",
        from.kakao(),
        to.kakao()
    )
}

/// Everything but letters, digits and `-._~` of ASCII as `%XX` of its bytes in UTF-8 (RFC 3986, section 2).
fn encoded(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(name: &str, latitude: f64, longitude: f64, in_korea: bool) -> Spot<'_> {
        Spot {
            name,
            at: Coordinates::from_degrees(latitude, longitude).expect("a position"),
            in_korea,
        }
    }

    #[test]
    fn a_place_in_korea_is_on_kakao_map() {
        let palace = spot("경복궁, 正門/1", 37.579_617, 126.977_041, true);
        let link = place(&palace);
        assert_eq!(link.provider, MapProvider::Kakao);
        assert_eq!(
            link.url,
            "https://map.kakao.com/link/map/%EA%B2%BD%EB%B3%B5%EA%B6%81%20%20%E6%AD%A3%E9%96%80%201,37.579617,126.977041"
        );
    }

    #[test]
    fn a_place_elsewhere_is_on_google_maps() {
        let tower = spot("Tour Eiffel", 48.858_37, 2.294_481, false);
        assert_eq!(
            place(&tower).url,
            "https://www.google.com/maps/search/?api=1&query=48.85837%2C2.294481"
        );
    }

    #[test]
    fn ways_name_both_ends_and_the_mode() {
        let (one, other) = (spot("A", 37.5, 127.0, true), spot("B", 37.6, -0.5, true));
        assert_eq!(
            way(Some(&one), &other, Mode::Taxi).url,
            "https://map.kakao.com/link/by/car/A,37.5,127/B,37.6,-0.5"
        );
        assert_eq!(
            way(None, &other, Mode::Walk).url,
            "https://map.kakao.com/link/to/B,37.6,-0.5"
        );
        let abroad = spot("C", 35.0, 135.0, false);
        let link = way(Some(&one), &abroad, Mode::Flight);
        assert_eq!(link.provider, MapProvider::Google);
        assert_eq!(
            link.url,
            "https://www.google.com/maps/dir/?api=1&origin=37.5%2C127&destination=35%2C135&travelmode=transit"
        );
    }
}
