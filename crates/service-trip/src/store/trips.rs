//! The table `trips`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use storage::{Backend, Queries, Row, StorageError, Tx, params};

use crate::access::{Access, CompanionRole};
use crate::document::Document;

/// A trip without what is asked for: enough for lists, rights and headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TripHead {
    /// Its id.
    pub(crate) id: String,
    /// Whose trip it is; there may be further owners.
    pub(crate) owner_id: String,
    /// 1..=80 characters.
    pub(crate) name: String,
    /// First day.
    #[serde(with = "as_text")]
    pub(crate) start_date: Option<Date>,
    /// Last day.
    #[serde(with = "as_text")]
    pub(crate) end_date: Option<Date>,
    /// When the first day begins there, in milliseconds since 1970; known as soon as both dates are.
    pub(crate) starts_at: Option<i64>,
    /// When the last day is over there; known together with the beginning.
    pub(crate) ends_at: Option<i64>,
    /// The zone of the first destination.
    pub(crate) zone: String,
    /// How many travel.
    pub(crate) member_count: i64,
    /// How many destinations there are.
    pub(crate) destination_count: i64,
    /// Counts every change; the `ETag`.
    pub(crate) version: i64,
    /// The present version of the itinerary.
    pub(crate) itinerary_version: Option<i64>,
    /// What is asked for has changed since the itinerary was made.
    pub(crate) itinerary_stale: bool,
    /// When it was made, in milliseconds since 1970.
    pub(crate) created_at: i64,
    /// When it was last changed.
    pub(crate) updated_at: i64,
}

impl TripHead {
    /// A trip of somebody's, before anything is said about it.
    pub(crate) fn new(id: String, owner_id: String, now_ms: i64) -> Self {
        Self {
            id,
            owner_id,
            name: String::new(),
            start_date: None,
            end_date: None,
            starts_at: None,
            ends_at: None,
            zone: String::new(),
            member_count: 0,
            destination_count: 0,
            version: 1,
            itinerary_version: None,
            itinerary_stale: false,
            created_at: now_ms,
            updated_at: now_ms,
        }
    }
}

/// Whether others may change the trip meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lock {
    /// They may.
    None,
    /// They wait until the transaction ends. On SQLite every transaction that writes has that right already.
    Update,
}

/// The columns of a [`TripHead`].
macro_rules! head_columns {
    () => {
        "t.id, t.owner_id, t.name, t.start_date, t.end_date, t.starts_at, t.ends_at, t.zone, t.member_count, \
         t.destination_count, t.version, t.itinerary_version, t.itinerary_stale, t.created_at, t.updated_at"
    };
}
pub(crate) use head_columns;

/// The statement for a trip with the role that somebody (`$2`) has in it; `more` columns end in a comma.
macro_rules! of_somebody {
    ($more:literal, $lock:literal) => {
        concat!(
            "SELECT c.role, ",
            $more,
            head_columns!(),
            " FROM trips t JOIN companions c ON c.trip_id = t.id AND c.user_id = $2 \
              WHERE t.id = $1 AND t.deleted_at IS NULL",
            $lock
        )
    };
}

/// A trip and the role that somebody has in it.
pub(crate) async fn find(
    on: &mut impl Queries,
    trip_id: &str,
    user_id: &str,
    lock: Lock,
) -> Result<Option<(CompanionRole, TripHead)>, StorageError> {
    let sql = match (lock, on.backend()) {
        (Lock::Update, Backend::Postgres) => of_somebody!("", " FOR UPDATE OF t"),
        (Lock::Update, Backend::Sqlite) | (Lock::None, _) => of_somebody!("", ""),
    };
    let row = on.fetch_optional(sql, params![trip_id, user_id]).await?;
    row.as_ref().map(with_role).transpose()
}

/// The same under the lock, together with what is asked for so far.
pub(crate) async fn lock_with_document(
    tx: &mut Tx,
    trip_id: &str,
    user_id: &str,
) -> Result<Option<(CompanionRole, TripHead, Document)>, StorageError> {
    let sql = match tx.backend() {
        Backend::Postgres => of_somebody!("t.draft, ", " FOR UPDATE OF t"),
        Backend::Sqlite => of_somebody!("t.draft, ", ""),
    };
    let Some(row) = tx.fetch_optional(sql, params![trip_id, user_id]).await? else {
        return Ok(None);
    };
    let (role, trip) = with_role(&row)?;
    Ok(Some((role, trip, document_in(&row)?)))
}

/// The trip of somebody whose right was proven otherwise: by the token of a share or calendar, or by a message of ours.
pub(crate) async fn head(on: &mut impl Queries, trip_id: &str) -> Result<Option<TripHead>, StorageError> {
    const HEAD: &str = concat!(
        "SELECT ",
        head_columns!(),
        " FROM trips t WHERE t.id = $1 AND t.deleted_at IS NULL"
    );
    let row = on.fetch_optional(HEAD, params![trip_id]).await?;
    row.as_ref().map(head_of).transpose()
}

/// The same, and nobody else changes the trip until the transaction ends.
pub(crate) async fn lock_head(tx: &mut Tx, trip_id: &str) -> Result<Option<TripHead>, StorageError> {
    const HEAD: &str = concat!(
        "SELECT ",
        head_columns!(),
        " FROM trips t WHERE t.id = $1 AND t.deleted_at IS NULL"
    );
    const LOCKED: &str = concat!(
        "SELECT ",
        head_columns!(),
        " FROM trips t WHERE t.id = $1 AND t.deleted_at IS NULL FOR UPDATE"
    );
    let sql = match tx.backend() {
        Backend::Sqlite => HEAD,
        Backend::Postgres => LOCKED,
    };
    let row = tx.fetch_optional(sql, params![trip_id]).await?;
    row.as_ref().map(head_of).transpose()
}

/// What is asked for so far.
pub(crate) async fn document(on: &mut impl Queries, access: &Access) -> Result<Document, StorageError> {
    let row = on
        .fetch_one("SELECT draft FROM trips WHERE id = $1", params![access.trip_id()])
        .await?;
    document_in(&row)
}

/// A trip together with what is asked for in the same version.
pub(crate) async fn with_document(
    on: &mut impl Queries,
    trip_id: &str,
) -> Result<Option<(TripHead, Document)>, StorageError> {
    const SQL: &str = concat!(
        "SELECT t.draft, ",
        head_columns!(),
        " FROM trips t WHERE t.id = $1 AND t.deleted_at IS NULL"
    );
    let row = on.fetch_optional(SQL, params![trip_id]).await?;
    row.map(|row| Ok((head_of(&row)?, document_in(&row)?)))
        .transpose()
}

fn document_in(row: &Row) -> Result<Document, StorageError> {
    let text: String = row.get("draft")?;
    Ok(serde_json::from_str(&text)?)
}

/// A new trip with the one who made it as its owner.
pub(crate) async fn insert(
    tx: &mut Tx,
    trip: &TripHead,
    document: &Document,
    found: &Keys,
) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO trips (id, owner_id, name, name_key, draft, city_names, start_date, end_date, starts_at, ends_at, \
         zone, member_count, destination_count, version, itinerary_version, itinerary_stale, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        params![
            &trip.id,
            &trip.owner_id,
            &trip.name,
            &found.name,
            serde_json::to_string(document)?,
            &found.cities,
            date_text(trip.start_date),
            date_text(trip.end_date),
            trip.starts_at,
            trip.ends_at,
            &trip.zone,
            trip.member_count,
            trip.destination_count,
            trip.version,
            trip.itinerary_version,
            trip.itinerary_stale,
            trip.created_at,
            trip.updated_at,
        ],
    )
    .await?;
    Ok(())
}

/// Writes a changed trip.
pub(crate) async fn update(
    tx: &mut Tx,
    access: &Access,
    trip: &TripHead,
    document: &Document,
    found: &Keys,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE trips SET name = $2, name_key = $3, draft = $4, city_names = $5, start_date = $6, end_date = $7, \
         starts_at = $8, ends_at = $9, zone = $10, member_count = $11, destination_count = $12, version = $13, \
         itinerary_version = $14, itinerary_stale = $15, updated_at = $16 WHERE id = $1",
        params![
            access.trip_id(),
            &trip.name,
            &found.name,
            serde_json::to_string(document)?,
            &found.cities,
            date_text(trip.start_date),
            date_text(trip.end_date),
            trip.starts_at,
            trip.ends_at,
            &trip.zone,
            trip.member_count,
            trip.destination_count,
            trip.version,
            trip.itinerary_version,
            trip.itinerary_stale,
            trip.updated_at,
        ],
    )
    .await?;
    Ok(())
}

/// Makes a stored version the present itinerary. The trip's own version counts up: what a reader sees has changed.
pub(crate) async fn set_itinerary(
    tx: &mut Tx,
    trip_id: &str,
    number: i64,
    stale: bool,
    now_ms: i64,
) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE trips SET itinerary_version = $2, itinerary_stale = $3, version = version + 1, updated_at = $4 \
         WHERE id = $1",
        params![trip_id, number, stale, now_ms],
    )
    .await?;
    Ok(())
}

/// Gives a trip to another of its owners.
pub(crate) async fn set_owner(tx: &mut Tx, access: &Access, user_id: &str) -> Result<(), StorageError> {
    tx.execute(
        "UPDATE trips SET owner_id = $2 WHERE id = $1",
        params![access.trip_id(), user_id],
    )
    .await?;
    Ok(())
}

/// Removes a trip with everything that belongs to it.
pub(crate) async fn remove(tx: &mut Tx, trip_id: &str) -> Result<(), StorageError> {
    tx.execute("DELETE FROM trips WHERE id = $1", params![trip_id])
        .await?;
    Ok(())
}

/// What a trip is searched by: lower case, in one Unicode form, without control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Keys {
    /// Its name.
    pub(crate) name: String,
    /// Every name of its destinations, one a line.
    pub(crate) cities: String,
}

/// The columns of [`head_columns`] with the role of somebody.
pub(crate) fn with_role(row: &Row) -> Result<(CompanionRole, TripHead), StorageError> {
    let role: String = row.get("role")?;
    Ok((CompanionRole::of(&role), head_of(row)?))
}

/// The columns of [`head_columns`].
pub(crate) fn head_of(row: &Row) -> Result<TripHead, StorageError> {
    Ok(TripHead {
        id: row.get("id")?,
        owner_id: row.get("owner_id")?,
        name: row.get("name")?,
        start_date: date(row, "start_date")?,
        end_date: date(row, "end_date")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        zone: row.get("zone")?,
        member_count: row.get("member_count")?,
        destination_count: row.get("destination_count")?,
        version: row.get("version")?,
        itinerary_version: row.get("itinerary_version")?,
        itinerary_stale: row.get("itinerary_stale")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    })
}

fn date(row: &Row, column: &str) -> Result<Option<Date>, StorageError> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

fn date_text(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// Dates as the cache keeps them.
mod as_text {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands a field over by reference"
    )]
    pub(super) fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        super::date_text(*date).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        Ok(text.and_then(|text| text.parse().ok()))
    }
}
