//! Lists of trips, and the versions that say when one has changed.

use storage::{Queries, Row, StorageError, Tx, params};

use super::trips::{TripHead, head_columns, head_of};
use crate::access::CompanionRole;

/// Which trips are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// All that are not in the bin.
    All,
    /// Those that lie ahead.
    Planning,
    /// Those that go on.
    Ongoing,
    /// Those that are over.
    Completed,
    /// Those in the bin; their owners see them.
    Deleted,
}

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// The newest first.
    Latest,
    /// The oldest first.
    Oldest,
    /// By start date, those without one last.
    StartDate,
    /// By name.
    Name,
    /// The one that ended last first.
    EndedLast,
}

/// A question for trips.
#[derive(Clone, Debug)]
pub(crate) struct ListQuery<'a> {
    /// Whose list.
    pub(crate) user_id: &'a str,
    /// Which trips.
    pub(crate) wanted: Wanted,
    /// A part of a name of the trip or of a destination, as [`super::trips::Keys`] are written; empty = any.
    pub(crate) search: &'a str,
    /// In which order.
    pub(crate) order: Order,
    /// The present instant, in milliseconds since 1970.
    pub(crate) now_ms: i64,
    /// At most so many.
    pub(crate) limit: u32,
    /// After so many.
    pub(crate) offset: u64,
}

/// A trip of a list.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    /// The trip.
    pub(crate) trip: TripHead,
    /// The reader's role in it.
    pub(crate) role: CompanionRole,
    /// When it was put into the bin, in milliseconds since 1970.
    pub(crate) deleted_at: Option<i64>,
}

/// The trips that somebody owns or shares, and how many there are on all pages together.
pub(crate) async fn list(
    on: &mut impl Queries,
    query: &ListQuery<'_>,
) -> Result<(Vec<Listed>, u64), StorageError> {
    let rows = on.fetch_all(&statement(query), bound(query)).await?;
    let mut total = rows.first().map_or(Ok(0), |row| row.get::<i64>("total"))?;
    if rows.is_empty() && query.offset > 0 {
        // A page behind the last one has no row that could tell how many there are.
        let first = ListQuery {
            limit: 1,
            offset: 0,
            ..query.clone()
        };
        let row = on.fetch_optional(&statement(&first), bound(&first)).await?;
        total = row.map_or(Ok(0), |row| row.get("total"))?;
    }
    let listed = rows.iter().map(listed).collect::<Result<_, _>>()?;
    Ok((listed, u64::try_from(total).unwrap_or(0)))
}

fn bound(query: &ListQuery<'_>) -> Vec<storage::Value> {
    let offset = i64::try_from(query.offset).unwrap_or(i64::MAX);
    let mut values = params![query.user_id, pattern(query.search), query.limit, offset];
    if matches!(
        query.wanted,
        Wanted::Planning | Wanted::Ongoing | Wanted::Completed
    ) {
        values.extend(params![query.now_ms]);
    }
    values
}

/// Put together from constants only; what the reader typed is bound.
fn statement(query: &ListQuery<'_>) -> String {
    let wanted = match query.wanted {
        Wanted::All => "t.deleted_at IS NULL",
        Wanted::Planning => "t.deleted_at IS NULL AND (t.starts_at IS NULL OR t.starts_at > $5)",
        Wanted::Ongoing => "t.deleted_at IS NULL AND t.starts_at <= $5 AND t.ends_at > $5",
        Wanted::Completed => "t.deleted_at IS NULL AND t.ends_at <= $5",
        Wanted::Deleted => "t.deleted_at IS NOT NULL AND c.role = 'owner'",
    };
    let order = match query.order {
        Order::Latest => "t.created_at DESC, t.id DESC",
        Order::Oldest => "t.created_at, t.id",
        Order::StartDate => "t.start_date IS NULL, t.start_date, t.id",
        Order::Name => "t.name_key, t.id",
        Order::EndedLast => "t.ends_at DESC, t.id DESC",
    };
    format!(
        concat!(
            "SELECT c.role, t.deleted_at, COUNT(*) OVER () AS total, ",
            head_columns!(),
            " FROM companions c JOIN trips t ON t.id = c.trip_id WHERE c.user_id = $1 \
              AND (t.name_key LIKE $2 ESCAPE '!' OR t.city_names LIKE $2 ESCAPE '!') \
              AND {wanted} ORDER BY {order} LIMIT $3 OFFSET $4"
        ),
        wanted = wanted,
        order = order
    )
}

/// `LIKE` for "contains", whatever was typed.
fn pattern(search: &str) -> String {
    let mut pattern = String::from("%");
    for letter in search.chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    if !search.is_empty() {
        pattern.push('%');
    }
    pattern
}

fn listed(row: &Row) -> Result<Listed, StorageError> {
    let role: String = row.get("role")?;
    Ok(Listed {
        trip: head_of(row)?,
        role: CompanionRole::of(&role),
        deleted_at: row.get("deleted_at")?,
    })
}

/// The version of a user's list; 0 before the first trip.
pub(crate) async fn version(on: &mut impl Queries, user_id: &str) -> Result<i64, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT version FROM trip_lists WHERE user_id = $1",
            params![user_id],
        )
        .await?;
    row.map_or(Ok(0), |row| row.get("version"))
}

/// Says that the lists of everybody who shares a trip have changed. Call it after the change, in its transaction.
pub(crate) async fn touch(tx: &mut Tx, trip_id: &str) -> Result<(), StorageError> {
    // In the order of the users: two trips that are shared by the same people cannot wait for each other.
    tx.execute(
        "INSERT INTO trip_lists (user_id, version) \
         SELECT user_id, 1 FROM companions WHERE trip_id = $1 AND user_id IS NOT NULL ORDER BY user_id \
         ON CONFLICT (user_id) DO UPDATE SET version = trip_lists.version + 1",
        params![trip_id],
    )
    .await?;
    Ok(())
}
