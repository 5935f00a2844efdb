//! The table of contents of the interface: one line per path.

mod basic_info;
mod bulk_delete;
mod calendar;
mod change_watch;
mod companions;
mod create_trip;
mod dates;
mod delete_trip;
mod destinations;
mod exports;
mod feedback;
mod generations;
mod import_trip;
mod invitations;
mod itinerary;
mod list_trips;
mod map;
mod members;
mod places;
mod proposals;
mod rain_variant;
mod read_trip;
mod readiness;
mod replace_trip;
mod share;
mod shared;
mod start_generation;
mod stops;
mod tray;
mod trip_summary;
mod versions;

use std::sync::Arc;

use axum::Extension;
use axum::extract::DefaultBodyLimit;
use platform::auth::ReadsOnly;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

use crate::service::TripService;

/// Everything below `/trips`.
pub fn router(service: Arc<TripService>) -> OpenApiRouter {
    let upload = DefaultBodyLimit::max(crate::import::MOST_BYTES + import_trip::FORM_BYTES);
    OpenApiRouter::new()
        .routes(routes!(list_trips::list_trips, create_trip::create_trip))
        .routes(routes!(trip_summary::read_trip_summary))
        .routes(routes!(bulk_delete::delete_trips))
        .routes(routes!(import_trip::import_trip).layer(upload))
        .routes(routes!(invitations::accept_invitation))
        .routes(routes!(
            read_trip::read_trip,
            replace_trip::replace_trip,
            delete_trip::delete_trip
        ))
        .routes(routes!(delete_trip::restore_trip))
        .routes(routes!(basic_info::replace_basic_info))
        .routes(routes!(members::list_members, members::add_member))
        .routes(routes!(members::replace_member, members::delete_member))
        .routes(routes!(
            destinations::replace_destinations,
            destinations::add_destination
        ))
        .routes(routes!(destinations::reorder_destinations))
        .routes(routes!(
            destinations::replace_destination,
            destinations::delete_destination
        ))
        .routes(routes!(dates::change_dates))
        .routes(routes!(readiness::read_readiness))
        .routes(routes!(start_generation::start_generation))
        .routes(routes!(
            generations::read_generation,
            generations::cancel_generation
        ))
        .routes(routes!(generations::follow_generation))
        .routes(routes!(itinerary::read_itinerary, itinerary::edit_itinerary))
        .routes(routes!(rain_variant::take_rain_variant))
        .routes(routes!(versions::list_versions))
        .routes(routes!(versions::restore_version))
        .routes(routes!(versions::undo_itinerary))
        .routes(routes!(proposals::read_proposal, proposals::discard_proposal))
        .routes(routes!(proposals::apply_proposal))
        .routes(routes!(stops::list_alternatives))
        .routes(routes!(stops::explain_place))
        .routes(routes!(stops::check_itinerary).layer(Extension(ReadsOnly)))
        .routes(routes!(change_watch::watch_changes))
        .routes(routes!(tray::list_ideas, tray::add_idea))
        .routes(routes!(tray::delete_idea))
        .routes(routes!(places::list_places, places::add_place))
        .routes(routes!(
            places::read_place,
            places::replace_place,
            places::delete_place
        ))
        .routes(routes!(exports::export_trip).layer(Extension(ReadsOnly)))
        .routes(routes!(map::read_map))
        .routes(routes!(
            calendar::make_calendar_link,
            calendar::delete_calendar_link
        ))
        .routes(routes!(calendar::read_calendar))
        .routes(routes!(feedback::give_feedback))
        .routes(routes!(companions::list_companions, companions::invite_companion))
        .routes(routes!(
            companions::change_companion,
            companions::remove_companion
        ))
        .routes(routes!(share::share_trip, share::unshare_trip))
        .with_state(service)
}

/// Everything below `/shared`: what anybody with a link may read.
pub fn shared_router(service: Arc<TripService>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(shared::read_shared_trip))
        .with_state(service)
}
