//! `tripgen links`: what could not be mailed, for whoever runs the server to hand over.

use std::fmt::Write;

use jiff::Timestamp;
use platform::World;
use serde_json::{Value, json};
use service_user::{HeldMail, Secrets};

use super::server::{on_runtime, open, prepare};
use crate::cli::LinksArgs;
use crate::output;
use crate::report::{Exit, Failure, Said};
use crate::settings::Settings;

/// How many are listed; the admin screen pages through all of them.
const MOST: u32 = 100;

/// Lists the mails that are held and still good, newest first.
pub(super) fn run(arguments: &LinksArgs, settings: &Settings) -> Result<Exit, Failure> {
    let (folder, config) = prepare(&arguments.server, settings)?;
    let world = World::system();
    let secret = folder
        .secret(&world)
        .map_err(|error| Failure::unreadable(folder.path(), &error))?;
    on_runtime(async move {
        let db = open(&folder, &config).await?;
        let secrets = Secrets::derive(&secret).ok_or_else(|| failed("the secret is too short"))?;
        let mails = service_user::held_mails(&db, &secrets, world.now_ms(), MOST)
            .await
            .map_err(|error| failed(&error.to_string()))?;
        db.close().await;
        if settings.json {
            output::print_json(&mails.iter().map(value).collect::<Vec<_>>())?;
        } else {
            output::print(&lines(&mails))?;
        }
        Ok(Exit::Good)
    })?
}

fn lines(mails: &[HeldMail]) -> String {
    let mut lines = String::new();
    for mail in mails {
        let secret = mail.link.as_deref().or(mail.code.as_deref()).unwrap_or("-");
        let (name, to) = (&mail.username, &mail.to);
        writeln!(
            lines,
            "{name}  {to}  until {}\n  {secret}",
            instant(mail.expires_at_ms)
        )
        .expect("writing to a string cannot fail");
    }
    if lines.is_empty() {
        lines.push_str("no links and no codes wait\n");
    }
    lines
}

fn value(mail: &HeldMail) -> Value {
    json!({
        "mailId": mail.id, "kind": mail.kind, "userId": mail.user_id, "username": mail.username, "to": mail.to,
        "link": mail.link, "code": mail.code, "createdAt": instant(mail.created_at_ms),
        "expiresAt": instant(mail.expires_at_ms),
    })
}

fn instant(milliseconds: i64) -> String {
    Timestamp::from_millisecond(milliseconds)
        .map_or_else(|_far| String::from("-"), |instant| instant.to_string())
}

fn failed(reason: &str) -> Failure {
    Failure::new(Exit::Usage, "SERVER_FAILED", Said::same(reason))
}
