//! Mail over a real connection: a small SMTP server (RFC 5321) on this machine.

use std::sync::Arc;
use std::sync::{Mutex, PoisonError};

use serde_json::json;
use service_user::{MailConfig, UserError, mailer_of};
use test_support::{TestDatabase, on_both};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::site::{config, open, site};

/// The server; it ends with this value.
struct MailServer {
    url: String,
    got: Arc<Mutex<Vec<String>>>,
    serving: JoinHandle<()>,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl MailServer {
    /// Answers each recipient with `to_recipient`.
    async fn start(to_recipient: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("a bound port has an address");
        let got: Arc<Mutex<Vec<String>>> = Arc::default();
        let taken = Arc::clone(&got);
        let serving = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.expect("a connection");
                talk(stream, to_recipient, &taken).await;
            }
        });
        Self {
            url: format!("smtp://{address}"),
            got,
            serving,
        }
    }

    fn got(&self) -> Vec<String> {
        self.got.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn talk(stream: TcpStream, to_recipient: &str, got: &Mutex<Vec<String>>) {
    let mut stream = BufReader::new(stream);
    let mut answer = String::from("220 mail.example.com ready");
    let (mut mail, mut in_data) = (String::new(), false);
    loop {
        if !answer.is_empty() {
            let line = format!("{answer}\r\n");
            stream.write_all(line.as_bytes()).await.expect("the client reads");
        }
        let mut line = String::new();
        if stream.read_line(&mut line).await.expect("the client writes") == 0 {
            return;
        }
        answer = if in_data && line == ".\r\n" {
            in_data = false;
            got.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(std::mem::take(&mut mail));
            "250 queued".to_owned()
        } else if in_data {
            mail.push_str(&line);
            String::new()
        } else {
            in_data = line.starts_with("DATA");
            match line.get(..4).unwrap_or("") {
                "DATA" => "354 go on".to_owned(),
                "RCPT" => to_recipient.to_owned(),
                "QUIT" => "221 bye".to_owned(),
                _ => "250 mail.example.com".to_owned(),
            }
        };
    }
}

fn settings(url: &str) -> MailConfig {
    let mut mail = config().mail;
    mail.smtp_url = Some(url.to_owned());
    mail.from = String::from("TripGen <trips@example.com>");
    mail
}

on_both! {
    async fn a_mail_arrives_as_it_was_written(database: TestDatabase) {
        let server = MailServer::start("250 fine").await;
        let mut site = site(database).await;
        let mailer = mailer_of(&settings(&server.url)).expect("good settings");
        site.service = open(site.database.db.clone(), &site.world, config(), mailer).await;
        site.app = crate::site::app(&site.service);
        site.register("mina2026").await;
        site.post("/password/forgot", json!({"email": "mina2026@example.com"})).await.expect(204);
        site.service.flush_mails().await;
        let got = server.got();
        assert_eq!(got.len(), 1);
        for part in [
            "From: TripGen <trips@example.com>\r\n", "To: mina2026@example.com\r\n",
            "Subject: Set a new TripGen password\r\n", "@example.com>\r\n", "reset-password?token=",
        ] {
            assert!(got[0].contains(part), "{part} in {}", got[0]);
        }
        assert_eq!(site.rows("held_mails").await, 0);
    }

    async fn a_mail_that_is_refused_is_held(database: TestDatabase) {
        let server = MailServer::start("550 no such mailbox").await;
        let mut site = site(database).await;
        let mailer = mailer_of(&settings(&server.url)).expect("good settings");
        site.service = open(site.database.db.clone(), &site.world, config(), mailer).await;
        site.app = crate::site::app(&site.service);
        let admin = site.somebody("mina2026").await;
        site.post("/password/forgot", json!({"email": "mina2026@example.com"})).await.expect(204);
        site.service.flush_mails().await;
        assert!(server.got().is_empty());
        let page = site.get("/admin/links").bearer(&admin.access).await.expect(200).json();
        assert_eq!(page["items"][0]["kind"], "passwordReset");
    }
}

#[test]
fn refuses_settings_that_cannot_be_used() {
    for (url, from, key) in [
        ("mail.example.com", "trips@example.com", "user.mail.smtp_url"),
        ("smtp://localhost", "trips", "user.mail.from"),
    ] {
        let mut mail = settings(url);
        mail.from = from.to_owned();
        match mailer_of(&mail).err() {
            Some(UserError::Setting { key: found, .. }) => assert_eq!(found, key),
            other => panic!("{other:?}"),
        }
    }
    let mut mail = settings("");
    mail.smtp_url = None;
    assert!(mailer_of(&mail).expect("good settings").is_none());
}
