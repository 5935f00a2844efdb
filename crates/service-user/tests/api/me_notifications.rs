use contracts::messages::{NOTIFICATION, Notification};
use messaging::{Envelope, Handler, Lease};
use serde_json::json;
use service_user::NotificationInbox;
use std::sync::Arc;
use test_support::{TestDatabase, on_both};

use crate::site::{Session, Site, site};

fn note(user_id: &str, number: u32) -> Notification {
    Notification {
        user_id: user_id.to_owned(),
        kind: "generation.completed".to_owned(),
        subject_id: Some(format!("trip-{number}")),
        text_ko: format!("일정 {number}이 준비되었습니다"),
        text_en: format!("Plan {number} is ready"),
    }
}

async fn deliver(site: &Site, user_id: &str, number: u32) -> Envelope {
    let envelope = Envelope::new(&site.world, NOTIFICATION, "user", user_id, note(user_id, number));
    let envelope = envelope.expect("a note has a JSON form");
    handle(site, &envelope).await;
    envelope
}

async fn handle(site: &Site, envelope: &Envelope) {
    let inbox = NotificationInbox::new(Arc::clone(&site.service));
    let lease = Lease::unbounded("notification-inbox");
    inbox.handle(envelope, &lease).await.expect("the note is taken");
}

async fn ids(site: &Site, session: &Session, query: &str) -> Vec<String> {
    let path = format!("/me/notifications{query}");
    let list = site.get(&path).bearer(&session.access).await.expect(200).json();
    let items = list["items"].as_array().expect("a list");
    assert_eq!(list["totalItems"], items.len());
    items
        .iter()
        .map(|item| item["notificationId"].as_str().expect("an id").to_owned())
        .collect()
}

on_both! {
    async fn notes_land_in_the_inbox_once(database: TestDatabase) {
        let site = site(database).await;
        let user_id = site.register("mina2026").await;
        let session = site.login("mina2026").await;
        let first = deliver(&site, &user_id, 1).await;
        handle(&site, &first).await;
        site.advance(1);
        deliver(&site, &user_id, 2).await;
        deliver(&site, "somebody-who-left", 3).await;
        let list = site.get("/me/notifications").bearer(&session.access).lang("ko").await.expect(200).json();
        assert_eq!(list["totalItems"], 2);
        assert_eq!(list["items"][0]["text"], "일정 2이 준비되었습니다");
        let mut oldest = list["items"][1].clone();
        oldest["notificationId"] = json!("");
        assert_eq!(oldest, json!({
            "notificationId": "", "kind": "generation.completed", "subjectId": "trip-1",
            "text": "일정 1이 준비되었습니다", "createdAt": "2026-05-01T00:00:00Z", "read": false
        }));
        let english = site.get("/me/notifications?size=1").bearer(&session.access).await.expect(200).json();
        assert_eq!(english["items"][0]["text"], "Plan 2 is ready");
        assert_eq!(english["totalPages"], 2);
    }

    async fn notes_are_marked_as_read(database: TestDatabase) {
        let site = site(database).await;
        let user_id = site.register("mina2026").await;
        let session = site.login("mina2026").await;
        let other = site.somebody("other2026").await;
        for number in 1..=3 {
            site.advance(1);
            deliver(&site, &user_id, number).await;
        }
        let all = ids(&site, &session, "").await;
        let path = format!("/me/notifications/{}/read", all[1]);
        site.post(&path, json!({})).bearer(&other.access).await.problem(404, "NOTIFICATION_NOT_FOUND");
        site.post(&path, json!({})).bearer(&session.access).await.expect(204);
        site.post(&path, json!({})).bearer(&session.access).await.expect(204);
        let unread = ids(&site, &session, "?unreadOnly=true").await;
        assert_eq!(unread, [all[0].clone(), all[2].clone()]);
        site.post("/me/notifications/read", json!({})).bearer(&session.access).await.expect(204);
        assert!(ids(&site, &session, "?unreadOnly=true").await.is_empty());
        assert_eq!(ids(&site, &session, "?unreadOnly=false").await, all);
        site.get("/me/notifications?unreadOnly=maybe")
            .bearer(&session.access)
            .await
            .problem(400, "INVALID_REQUEST");
    }

    async fn notes_are_kept_for_ninety_days(database: TestDatabase) {
        let site = site(database).await;
        let user_id = site.register("mina2026").await;
        deliver(&site, &user_id, 1).await;
        site.advance(90 * 86_400);
        deliver(&site, &user_id, 2).await;
        site.service.do_chores().await.expect("the chores are done");
        let session = site.login("mina2026").await;
        assert_eq!(ids(&site, &session, "").await.len(), 2);
        site.advance(1);
        site.service.do_chores().await.expect("the chores are done");
        assert_eq!(ids(&site, &session, "").await.len(), 1);
    }

    async fn a_message_of_another_shape_is_a_dead_letter(database: TestDatabase) {
        let site = site(database).await;
        let envelope = Envelope::new(&site.world, NOTIFICATION, "user", "x", json!({"text": 1}));
        let inbox = NotificationInbox::new(Arc::clone(&site.service));
        let refused = inbox.handle(&envelope.expect("JSON"), &Lease::unbounded("notification-inbox")).await;
        assert!(matches!(refused, Err(messaging::HandleError::Reject(_))), "{refused:?}");
    }
}
