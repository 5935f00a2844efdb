//! The table of contents of the interface.

mod delete_pack;
mod get_map_settings;
mod get_matrix;
mod get_pack_import;
mod get_pack_map;
mod get_place;
mod get_place_hours;
mod get_route;
mod get_weather;
mod import_pack;
mod list_destinations;
mod list_pack_imports;
mod list_packs;
mod put_map_settings;
mod search_nearby;
mod search_places;

use std::sync::Arc;

use axum::Extension;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use engine_model::Coordinates;
use platform::auth::ReadsOnly;
use platform::fields::Fields;
use platform::problem::Rule;
use platform::text;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

use crate::service::LocationService;

/// Everything below `/locations`.
pub fn router(service: Arc<LocationService>) -> OpenApiRouter {
    let upload = DefaultBodyLimit::max(service.config.upload_limit_bytes());
    OpenApiRouter::default()
        .routes(routes!(search_places::search_places))
        .routes(routes!(search_nearby::search_nearby).layer(Extension(ReadsOnly)))
        .routes(routes!(get_place::get_place))
        .routes(routes!(get_place_hours::get_place_hours))
        // Ids hold a slash; whoever does not write it as %2F ends here.
        .route("/places/{prefix}/{name}", get(get_place::get_place_in_two))
        .route(
            "/places/{prefix}/{name}/hours",
            get(get_place_hours::get_place_hours_in_two),
        )
        .routes(routes!(get_route::get_route))
        .routes(routes!(get_matrix::get_matrix).layer(Extension(ReadsOnly)))
        .routes(routes!(get_weather::get_weather))
        .routes(routes!(get_map_settings::get_map_settings))
        .routes(routes!(put_map_settings::put_map_settings))
        .routes(routes!(list_destinations::list_destinations))
        .routes(routes!(list_packs::list_packs))
        .routes(routes!(import_pack::import_pack).layer(upload))
        .routes(routes!(delete_pack::delete_pack))
        .routes(routes!(get_pack_map::get_pack_map))
        .routes(routes!(list_pack_imports::list_pack_imports))
        .routes(routes!(get_pack_import::get_pack_import))
        .with_state(service)
}

/// A point of the globe; `prefix` stands before the names of its fields.
fn point(prefix: &str, latitude: f64, longitude: f64, fields: &mut Fields) -> Option<Coordinates> {
    let mut within = |name: &str, degrees: f64, most: f64| {
        if !(-most..=most).contains(&degrees) {
            fields.refuse(
                format!("{prefix}{name}"),
                Rule::OutOfRange,
                text(
                    format!("-{most}에서 {most} 사이여야 합니다"),
                    format!("Between -{most} and {most}"),
                ),
            );
        }
    };
    within("latitude", latitude, 90.0);
    within("longitude", longitude, 180.0);
    Coordinates::from_degrees(latitude, longitude)
}

/// What somebody typed to search for. Nothing in it is wrong but its length: what is no letter finds nothing.
fn typed(asked: Option<&str>, most: usize, fields: &mut Fields) -> String {
    let plain: String = asked.unwrap_or_default().replace(char::is_control, " ");
    fields.text("q", &plain, 0, most)
}
