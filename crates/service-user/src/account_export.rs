//! Everything that is kept about a person, as files for them to take along.

use std::io::{Cursor, Write};

use contracts::trips::ExportFile;
use platform::problem::Problem;
use serde::Serialize;
use serde_json::{Value, json};
use storage::StorageError;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::error::UserError;
use crate::routes::views::{ApiTokenView, ProfileView, instant};
use crate::service::UserService;
use crate::store::notifications::Which;
use crate::store::sessions::Session;
use crate::store::{Stretch, accounts, api_tokens, avatars, notifications, sessions};

/// How many rows of one kind an export holds: more than any account has.
const MOST: i64 = 10_000;

const ALL: Stretch = Stretch {
    limit: MOST,
    offset: 0,
};

/// A zip file with what is kept about somebody here and in the trip service. Secrets are not in it.
pub(crate) async fn export(service: &UserService, user_id: &str) -> Result<Vec<u8>, UserError> {
    let mut files = own_files(service, user_id).await?;
    let trips = service.trips.export(user_id).await.map_err(Problem::from)?;
    files.extend(
        trips
            .into_iter()
            .map(|ExportFile { path, text }| (path, text.into_bytes())),
    );
    let zipped = tokio::task::spawn_blocking(move || zipped(&files)).await;
    zipped
        .map_err(|error| UserError::Export(error.to_string()))?
        .map_err(|error| UserError::Export(error.to_string()))
}

async fn own_files(service: &UserService, user_id: &str) -> Result<Vec<(String, Vec<u8>)>, UserError> {
    let db = &mut service.db.clone();
    let account = accounts::by_id(db, user_id)
        .await?
        .ok_or_else(Problem::invalid_token)?;
    let alive = service.alive(service.world.now_ms());
    let sessions = sessions::list(db, user_id, alive, ALL).await?.0;
    let tokens = api_tokens::list(db, user_id, ALL).await?.0;
    let notes = notifications::list(db, user_id, Which::All, ALL).await?.0;
    let sessions: Vec<Value> = sessions.iter().map(session).collect();
    let tokens: Vec<ApiTokenView> = tokens.into_iter().map(ApiTokenView::from).collect();
    let notes: Vec<Value> = notes
        .into_iter()
        .map(|note| {
            json!({
                "notificationId": note.id, "kind": note.kind, "subjectId": note.subject_id,
                "textKo": note.text_ko, "textEn": note.text_en, "createdAt": instant(note.created_at),
                "readAt": note.read_at.map(instant),
            })
        })
        .collect();
    let mut files = vec![
        file("profile.json", &ProfileView::from(account))?,
        file("sessions.json", &sessions)?,
        file("tokens.json", &tokens)?,
        file("notifications.json", &notes)?,
    ];
    if let Some(jpeg) = avatars::of(db, user_id).await? {
        files.push(("avatar.jpg".to_owned(), jpeg));
    }
    Ok(files)
}

fn session(session: &Session) -> Value {
    json!({
        "sessionId": session.id, "client": session.client, "rememberMe": session.remember_me,
        "createdAt": instant(session.created_at), "lastSeenAt": instant(session.last_seen_at),
        "expiresAt": instant(session.expires_at),
    })
}

fn file(path: &str, content: &impl Serialize) -> Result<(String, Vec<u8>), UserError> {
    let text = serde_json::to_vec_pretty(content).map_err(StorageError::from)?;
    Ok((path.to_owned(), text))
}

fn zipped(files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        archive.start_file(path.as_str(), SimpleFileOptions::default())?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
