//! Distances on the sphere.

use engine_model::Coordinates;

/// Mean radius of the Earth in metres (IUGG).
pub(crate) const EARTH_RADIUS_METRES: f64 = 6_371_008.8;

/// Great-circle distance in metres (haversine formula).
pub(crate) fn metres_between(a: Coordinates, b: Coordinates) -> f64 {
    let (lat_a, lat_b) = (a.latitude().to_radians(), b.latitude().to_radians());
    let half_lat = (lat_b - lat_a) / 2.0;
    let half_lon = (b.longitude() - a.longitude()).to_radians() / 2.0;
    let haversine = half_lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * half_lon.sin().powi(2);
    2.0 * EARTH_RADIUS_METRES * haversine.clamp(0.0, 1.0).sqrt().asin()
}
