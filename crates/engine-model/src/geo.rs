//! Where things are.

use std::fmt;

/// A distance in whole metres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Metres(pub i32);

impl fmt::Display for Metres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} m", self.0)
    }
}

/// A point on the WGS 84 ellipsoid, held as integers of 1e-7 degrees so that equal places compare equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Coordinates {
    latitude_e7: i32,
    longitude_e7: i32,
}

impl Coordinates {
    /// Latitude -90..=90 and longitude -180..=180 in degrees; `None` outside or not finite.
    pub fn from_degrees(latitude: f64, longitude: f64) -> Option<Self> {
        let inside = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        inside.then(|| Self {
            latitude_e7: to_e7(latitude),
            longitude_e7: to_e7(longitude),
        })
    }

    /// Degrees north of the equator.
    pub fn latitude(self) -> f64 {
        f64::from(self.latitude_e7) / 1e7
    }

    /// Degrees east of Greenwich.
    pub fn longitude(self) -> f64 {
        f64::from(self.longitude_e7) / 1e7
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the caller has bounded the degrees to +-180, so the product stays within +-1.8e9"
)]
fn to_e7(degrees: f64) -> i32 {
    (degrees * 1e7).round() as i32
}

#[cfg(test)]
mod tests {
    use super::Coordinates;

    #[test]
    fn refuses_degrees_off_the_globe() {
        assert_eq!(Coordinates::from_degrees(90.1, 0.0), None);
        assert_eq!(Coordinates::from_degrees(0.0, -180.5), None);
        assert_eq!(Coordinates::from_degrees(f64::NAN, 0.0), None);
    }

    #[test]
    fn keeps_seven_decimals() {
        let point = Coordinates::from_degrees(37.579_612_3, 126.977_041_2).expect("inside");
        assert!((point.latitude() - 37.579_612_3).abs() < 1e-7);
        assert!((point.longitude() - 126.977_041_2).abs() < 1e-7);
    }
}
