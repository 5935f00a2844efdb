//! The one way in which a trip changes: read under a lock, changed, checked as a whole, written, told.

use std::sync::Arc;

use engine_trip::Packs;
use platform::auth::Principal;
use platform::etag::IfMatch;
use storage::Tx;

use crate::access::{self, Access, CompanionRole};
use crate::document::{self, Document, Dropped};
use crate::error::TripServiceError;
use crate::events::{self, Happened};
use crate::service::TripService;
use crate::store::trips::{self, TripHead};
use crate::store::{companions, lists};

/// A trip after a change.
#[derive(Clone, Debug)]
pub(crate) struct Changed<T> {
    /// The trip.
    pub(crate) trip: TripHead,
    /// The role of the one who changed it.
    pub(crate) role: CompanionRole,
    /// What is asked for now.
    pub(crate) document: Document,
    /// What had no place any more.
    pub(crate) dropped: Vec<Dropped>,
    /// What the change gave.
    pub(crate) given: T,
}

/// What becomes of locks, wishes, transfers, arrival and departure when dates or destinations change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Days {
    /// They move along ([`document::redate`]).
    Moved,
    /// The change says them itself.
    AsSent,
}

/// Changes what is asked for. Editors may; with `if_match`, only the version that it names.
///
/// The whole is checked again, an itinerary that no longer answers it is marked stale, never deleted. A change that
/// changes nothing writes nothing.
pub(crate) async fn change<T>(
    service: &TripService,
    principal: &Principal,
    trip_id: &str,
    if_match: Option<IfMatch>,
    days: Days,
    change: impl FnOnce(&mut Document) -> Result<T, TripServiceError>,
) -> Result<Changed<T>, TripServiceError> {
    let packs = service.library.current().await?;
    let mut tx = service.db.begin().await?;
    let (access, before) =
        access::lock_with_document(&mut tx, principal, trip_id, CompanionRole::Editor).await?;
    if let Some(if_match) = if_match {
        if_match.check(access.trip().version)?;
    }
    let changed = change_in(service, &mut tx, (&access, before), &packs, days, change).await?;
    tx.commit().await?;
    Ok(changed)
}

/// The same inside of a transaction that holds the trip ([`access::lock_with_document`]), for changes that bring more
/// with them.
pub(crate) async fn change_in<T>(
    service: &TripService,
    tx: &mut Tx,
    (access, before): (&Access, Document),
    packs: &Packs,
    days: Days,
    change: impl FnOnce(&mut Document) -> Result<T, TripServiceError>,
) -> Result<Changed<T>, TripServiceError> {
    let mut document = before.clone();
    let given = change(&mut document)?;
    let mut dropped = Vec::new();
    let mut trip = access.trip().clone();
    if document != before {
        if days == Days::Moved {
            dropped = document::redate(&before, &mut document);
        }
        document::check(&document)?;
        document::check_cities(&document, packs)?;
        trip = write(service, tx, access, &before, &document, packs).await?;
    }
    Ok(Changed {
        trip,
        role: access.role(),
        document,
        dropped,
        given,
    })
}

async fn write(
    service: &TripService,
    tx: &mut Tx,
    access: &Access,
    before: &Document,
    document: &Document,
    packs: &Packs,
) -> Result<TripHead, TripServiceError> {
    let mut trip = access.trip().clone();
    let keys = document::derive(&mut trip, document, packs, &service.config.zone_without_pack);
    trip.version += 1;
    trip.updated_at = service.world.now_ms();
    trip.itinerary_stale |= trip.itinerary_version.is_some() && !document.asks_the_same(before);
    trips::update(tx, access, &trip, document, &keys).await?;
    announce(service, tx, Happened::Updated, &trip.id).await?;
    Ok(trip)
}

/// Makes a trip that belongs to the caller.
pub(crate) async fn create(
    service: &TripService,
    principal: &Principal,
    document: Document,
) -> Result<Changed<()>, TripServiceError> {
    let packs: Arc<Packs> = service.library.current().await?;
    let mut tx = service.db.begin().await?;
    let created = create_in(service, &mut tx, principal, document, &packs).await?;
    tx.commit().await?;
    Ok(created)
}

/// The same inside of a transaction, for trips that come with more than what is asked for.
pub(crate) async fn create_in(
    service: &TripService,
    tx: &mut Tx,
    principal: &Principal,
    document: Document,
    packs: &Packs,
) -> Result<Changed<()>, TripServiceError> {
    document::check_cities(&document, packs)?;
    let now = service.world.now_ms();
    let mut trip = TripHead::new(service.world.new_id(), principal.subject.clone(), now);
    let keys = document::derive(&mut trip, &document, packs, &service.config.zone_without_pack);
    trips::insert(tx, &trip, &document, &keys).await?;
    companions::insert_maker(tx, &service.world, &trip).await?;
    announce(service, tx, Happened::Created, &trip.id).await?;
    Ok(Changed {
        trip,
        role: CompanionRole::Owner,
        document,
        dropped: Vec::new(),
        given: (),
    })
}

/// What follows every change of a trip, its itinerary or those who share it: their lists have changed, others are told,
/// and once the transaction is committed nobody is shown what was.
pub(crate) async fn announce(
    service: &TripService,
    tx: &mut Tx,
    happened: Happened,
    trip_id: &str,
) -> Result<(), TripServiceError> {
    lists::touch(tx, trip_id).await?;
    events::tell(tx, &service.world, happened, trip_id).await?;
    access::forget_after(service, tx, trip_id);
    Ok(())
}
