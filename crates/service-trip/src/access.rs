//! Who may do what with a trip. Every statement about somebody's trip takes an [`Access`], and only this module makes
//! them: a function that holds one has proven that the caller may.

use std::sync::Arc;

use cache::{Key, Kind};
use platform::auth::Principal;
use serde::{Deserialize, Serialize};
use storage::Tx;
use utoipa::ToSchema;

use crate::document::Document;
use crate::error::{Missing, TripServiceError};
use crate::service::TripService;
use crate::store::bin;
use crate::store::trips::{self, TripHead};

/// What somebody may do with a trip; each role may do what the ones before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum CompanionRole {
    /// Looks at it.
    Viewer,
    /// Changes it.
    Editor,
    /// Also shares and deletes it.
    Owner,
}

impl CompanionRole {
    /// The word of the interface and of the database.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Editor => "editor",
            Self::Owner => "owner",
        }
    }

    /// The role of a stored word; the least one for a word of a later version.
    pub(crate) fn of(word: &str) -> Self {
        match word {
            "owner" => Self::Owner,
            "editor" => Self::Editor,
            _ => Self::Viewer,
        }
    }
}

/// Somebody's proven right to do something with one trip.
#[derive(Clone, Debug)]
pub(crate) struct Access {
    subject: String,
    found: Arc<(CompanionRole, TripHead)>,
}

impl Access {
    /// Who asks: the id of a user.
    pub(crate) fn subject(&self) -> &str {
        &self.subject
    }

    /// What they may do.
    pub(crate) fn role(&self) -> CompanionRole {
        self.found.0
    }

    /// The trip as it was when the right was proven; inside a transaction ([`lock`]) it stays so.
    pub(crate) fn trip(&self) -> &TripHead {
        &self.found.1
    }

    /// The id of the trip.
    pub(crate) fn trip_id(&self) -> &str {
        &self.found.1.id
    }

    /// The refusal of something that a role proven as enough is not enough for.
    pub(crate) fn forbidden(&self) -> TripServiceError {
        forbidden(&self.subject, self.trip_id())
    }
}

/// The caller's right to a trip, for reading.
///
/// # Errors
/// `TRIP_NOT_FOUND` for a trip that is not there, lies in the bin, or is somebody else's: the three cannot be told
/// apart. `FORBIDDEN` where the caller shares the trip in a role that is too little.
pub(crate) async fn of(
    service: &TripService,
    principal: &Principal,
    trip_id: &str,
    needed: CompanionRole,
) -> Result<Access, TripServiceError> {
    if !is_id(trip_id) {
        return Err(not_found(trip_id));
    }
    let mut db = service.db.clone();
    let find = async {
        let found = trips::find(&mut db, trip_id, &principal.subject, trips::Lock::None).await?;
        // A refusal is a failure here, so that it is not kept: anybody may ask for any id.
        found.ok_or_else(|| not_found(trip_id))
    };
    // Where others change trips too a right is read where it is written, each time, by two primary keys.
    let found = if let Some(term) = service.db.alone() {
        let name = format!("access/{term}/{}", principal.subject);
        let key = Key::in_group(trip_id, &name);
        service.cache.get_or_load(Kind::Itinerary, key, find).await?
    } else {
        Arc::new(find.await?)
    };
    granted(found, principal, needed)
}

/// Whether somebody may see a trip, for services that show a part of it.
pub(crate) async fn may_read(
    service: &TripService,
    user_id: &str,
    trip_id: &str,
) -> Result<bool, TripServiceError> {
    if !is_id(trip_id) {
        return Ok(false);
    }
    let found = trips::find(&mut service.db.clone(), trip_id, user_id, trips::Lock::None).await?;
    Ok(found.is_some())
}

/// Forgets what [`of`] keeps about a trip.
pub(crate) fn forget(service: &TripService, trip_id: &str) {
    service.cache.evict_group(Kind::Itinerary, trip_id);
}

/// Forgets it with the commit of the transaction, and keeps nothing until then.
pub(crate) fn forget_after(service: &TripService, tx: &mut Tx, trip_id: &str) {
    let change = service.cache.change_group(Kind::Itinerary, trip_id);
    tx.after_commit(move || drop(change));
}

/// The caller's right to a trip, for changing it: nobody else changes the trip until the transaction ends.
pub(crate) async fn lock(
    tx: &mut Tx,
    principal: &Principal,
    trip_id: &str,
    needed: CompanionRole,
) -> Result<Access, TripServiceError> {
    if !is_id(trip_id) {
        return Err(not_found(trip_id));
    }
    let found = trips::find(tx, trip_id, &principal.subject, trips::Lock::Update).await?;
    let found = found.ok_or_else(|| not_found(trip_id))?;
    granted(Arc::new(found), principal, needed)
}

/// The same together with what is asked for so far.
pub(crate) async fn lock_with_document(
    tx: &mut Tx,
    principal: &Principal,
    trip_id: &str,
    needed: CompanionRole,
) -> Result<(Access, Document), TripServiceError> {
    if !is_id(trip_id) {
        return Err(not_found(trip_id));
    }
    let found = trips::lock_with_document(tx, trip_id, &principal.subject).await?;
    let (role, trip, document) = found.ok_or_else(|| not_found(trip_id))?;
    Ok((granted(Arc::new((role, trip)), principal, needed)?, document))
}

/// The same for a trip in the bin, which only its owners may know of.
pub(crate) async fn lock_deleted(
    tx: &mut Tx,
    principal: &Principal,
    trip_id: &str,
) -> Result<Access, TripServiceError> {
    if !is_id(trip_id) {
        return Err(not_found(trip_id));
    }
    let found = bin::find(tx, trip_id, &principal.subject).await?;
    let found = found
        .filter(|(role, _)| *role == CompanionRole::Owner)
        .ok_or_else(|| not_found(trip_id))?;
    granted(Arc::new(found), principal, CompanionRole::Owner)
}

fn granted(
    found: Arc<(CompanionRole, TripHead)>,
    principal: &Principal,
    needed: CompanionRole,
) -> Result<Access, TripServiceError> {
    if found.0 < needed {
        return Err(forbidden(&principal.subject, &found.1.id));
    }
    Ok(Access {
        subject: principal.subject.clone(),
        found,
    })
}

fn forbidden(subject: &str, trip_id: &str) -> TripServiceError {
    TripServiceError::Forbidden {
        subject: subject.to_owned(),
        trip_id: trip_id.to_owned(),
    }
}

/// The refusal of a trip that is not there, or that the caller may not know of.
pub(crate) fn not_found(trip_id: &str) -> TripServiceError {
    TripServiceError::NotFound(Missing::Trip, trip_id.to_owned())
}

/// Whether a text can be one of our ids (a UUID): no other one is worth a question to the database.
pub(crate) fn is_id(text: &str) -> bool {
    text.len() == 36 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}
