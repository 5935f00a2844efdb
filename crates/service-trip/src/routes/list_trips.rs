//! `GET /trips`.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use cache::Kind;
use platform::auth::Caller;
use platform::extract::QueryOf;
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use platform::problem::Problem;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::answer;
use crate::document::search_key;
use crate::error::TripServiceError;
use crate::service::TripService;
use crate::store::lists::{self, ListQuery, Order, Wanted};
use crate::view::TripCard;

/// Which trips are listed, and how.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", default)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListTripsQuery {
    /// Which trips (`all` where it is absent).
    #[param(inline)]
    status: StatusFilter,
    /// A part of the name of a trip or of one of its destinations.
    #[param(max_length = 80, pattern = r"^[^\u0000-\u0008\u000B-\u001F\u007F-\u009F]*$")]
    search: String,
    /// In which order (`latest` where it is absent).
    #[param(inline)]
    sort: SortOrder,
    /// The number of the page, from 1 (1 where it is absent).
    #[param(minimum = 1, maximum = 100_000)]
    page: Option<u32>,
    /// How many trips a page holds (20 where it is absent).
    #[param(minimum = 1, maximum = 50)]
    size: Option<u32>,
}

/// Which trips are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum StatusFilter {
    /// All that are not in the bin.
    #[default]
    All,
    /// Those that lie ahead.
    Planning,
    /// Those that go on.
    Ongoing,
    /// Those that are over.
    Completed,
    /// Those in the bin, which can be restored.
    Deleted,
}

/// In which order trips are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum SortOrder {
    /// The newest first.
    #[default]
    Latest,
    /// The oldest first.
    Oldest,
    /// By start date; those without one come last.
    StartDate,
    /// By name.
    Name,
}

/// Lists the trips that the caller owns or shares.
#[utoipa::path(
    get, path = "", operation_id = "list_trips", tag = "trips",
    params(ListTripsQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "A page of trips.", body = Page<TripCard>))
)]
pub(crate) async fn list_trips(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    QueryOf(query): QueryOf<ListTripsQuery>,
) -> Result<Response, TripServiceError> {
    let asked = Asked::read(&query)?;
    let user = principal.subject;
    let version = lists::version(&mut service.db.clone(), &user).await?;
    let now = service.world.now_ms();
    let key = asked.key(&user, version, now);
    let load = async { asked.load(&service, &user, now).await };
    answer::cached(&service, Kind::TripList, &key, load)
        .await
        .map(IntoResponse::into_response)
}

/// A query that was read.
struct Asked {
    wanted: Wanted,
    order: Order,
    search: String,
    range: PageRange,
}

impl Asked {
    fn read(query: &ListTripsQuery) -> Result<Self, Problem> {
        let mut fields = Fields::new();
        let search = search_key(&fields.text("search", &query.search, 0, 80));
        let page = PageQuery {
            page: query.page,
            size: query.size,
        };
        let range = PageRange::read(page, 1..=50, 20, &mut fields);
        fields.finish()?;
        Ok(Self {
            wanted: match query.status {
                StatusFilter::All => Wanted::All,
                StatusFilter::Planning => Wanted::Planning,
                StatusFilter::Ongoing => Wanted::Ongoing,
                StatusFilter::Completed => Wanted::Completed,
                StatusFilter::Deleted => Wanted::Deleted,
            },
            order: match query.sort {
                SortOrder::Latest => Order::Latest,
                SortOrder::Oldest => Order::Oldest,
                SortOrder::StartDate => Order::StartDate,
                SortOrder::Name => Order::Name,
            },
            search,
            range,
        })
    }

    fn key(&self, user: &str, version: i64, now_ms: i64) -> String {
        let Self {
            wanted,
            order,
            search,
            range,
        } = self;
        let span = answer::span_of(now_ms);
        format!(
            "{user}/{version}/{span}/{wanted:?}/{order:?}/{}/{}/{search}",
            range.page, range.size
        )
    }

    async fn load(
        &self,
        service: &TripService,
        user: &str,
        now_ms: i64,
    ) -> Result<Page<TripCard>, TripServiceError> {
        let query = ListQuery {
            user_id: user,
            wanted: self.wanted,
            search: &self.search,
            order: self.order,
            now_ms,
            limit: self.range.size,
            offset: self.range.offset(),
        };
        let (trips, total) = lists::list(&mut service.db.clone(), &query).await?;
        let cards = trips.iter().map(|trip| TripCard::of(trip, now_ms)).collect();
        Ok(self.range.page(cards, total))
    }
}
