//! `/trips/{tripId}/companions` and `/trips/invitations/{token}`.

use std::time::Duration;

use serde_json::json;
use service_trip::TripConfig;
use test_support::{TestDatabase, on_both};

use crate::support::{Api, each, text, whole};

on_both! {
    async fn each_role_may_do_what_it_may(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}");
        for (who, role) in [("vic", "viewer"), ("eve", "editor"), ("oda", "owner")] {
            api.invite(&trip, who, role).await;
            assert_eq!(api.get_as(who, &path).await.expect(200).json()["role"], role);
            assert_eq!(api.get_as(who, "/trips").await.expect(200).json()["items"][0]["role"], role);
        }
        api.put_as("vic", &path, whole()).await.problem(403, "FORBIDDEN");
        api.post_as("vic", &format!("{path}/members"), json!({"age": 1})).await.problem(403, "FORBIDDEN");
        api.post_as("eve", &format!("{path}/members"), json!({"age": 1})).await.expect(201);
        api.delete_as("eve", &path).await.problem(403, "FORBIDDEN");
        api.post_as("eve", &format!("{path}/companions"), json!({"role": "viewer"})).await.problem(403, "FORBIDDEN");
        api.post_as("eve", &format!("{path}/share"), json!({"sections": ["itinerary"]})).await
            .problem(403, "FORBIDDEN");
        api.post_as("oda", &format!("{path}/companions"), json!({"role": "viewer"})).await.expect(201);
        api.delete_as("oda", &path).await.expect(204);
        api.get_as("vic", &path).await.problem(404, "TRIP_NOT_FOUND");
        assert_eq!(api.get_as("eve", "/trips?status=deleted").await.json()["totalItems"], 0);
        assert_eq!(api.get("/trips?status=deleted").await.json()["totalItems"], 1);
    }

    async fn companions_are_listed_with_their_names(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        api.clock.advance(Duration::from_secs(1));
        let eve = api.invite(&trip, "eve", "editor").await;
        api.clock.advance(Duration::from_secs(1));
        api.post(&format!("/trips/{trip}/companions"), json!({"role": "viewer"})).await.expect(201);
        let list = api.get(&format!("/trips/{trip}/companions")).await.expect(200).json();
        assert_eq!(each(&list, "role"), ["owner", "editor", "viewer"]);
        assert_eq!(each(&list, "you"), [true, false, false]);
        assert_eq!(list[1]["companionId"], eve);
        assert_eq!(list[1]["user"], json!({"userId": "eve", "username": "eve1", "name": "EVE"}));
        assert!(list[2].get("user").is_none());
        assert_eq!(list[2]["expiresAt"], "2026-05-08T00:00:02.005Z");
        assert_eq!(api.messages().await.last().map(String::as_str), Some("trip.joined"));
    }

    async fn an_invitation_is_accepted_once_and_in_time(database: TestDatabase) {
        let config = TripConfig { public_url: Some("https://trips.example/".to_owned()), ..TripConfig::default() };
        let api = Api::with(database, config).await;
        let trip = api.whole().await;
        let invite = async || {
            let path = format!("/trips/{trip}/companions");
            let invited = api.post(&path, json!({"role": "viewer"})).await.expect(201).json();
            let token = text(&invited["token"]);
            assert_eq!(invited["url"], format!("https://trips.example/invitations/{token}"));
            (format!("/trips/invitations/{token}"), text(&invited["companion"]["companionId"]))
        };
        let (link, _) = invite().await;
        let accepted = api.post_as("bob", &link, json!({})).await.expect(200).json();
        assert_eq!(accepted, json!({"tripId": trip, "tripName": "Two cities", "role": "viewer"}));
        api.post_as("cleo", &link, json!({})).await.problem(404, "INVITATION_NOT_FOUND");
        let (late, _) = invite().await;
        let (taken_back, companion) = invite().await;
        api.delete(&format!("/trips/{trip}/companions/{companion}")).await.expect(204);
        api.post_as("cleo", &taken_back, json!({})).await.problem(404, "INVITATION_NOT_FOUND");
        api.clock.advance(Duration::from_hours(7 * 24));
        api.post_as("cleo", &late, json!({})).await.problem(404, "INVITATION_NOT_FOUND");
        api.post_as("cleo", "/trips/invitations/x", json!({})).await.problem(404, "INVITATION_NOT_FOUND");
        let (binned, _) = invite().await;
        api.delete(&format!("/trips/{trip}?force=true")).await.expect(204);
        api.post_as("cleo", &binned, json!({})).await.problem(404, "INVITATION_NOT_FOUND");
    }

    async fn an_invitation_is_taken_by_one_of_many(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}/companions");
        let invited = api.post(&path, json!({"role": "editor"})).await.expect(201).json();
        let link = format!("/trips/invitations/{}", text(&invited["token"]));
        let accept = async |who: &str| api.post_as(who, &link, json!({})).await.status.as_u16();
        let (a, b, c) = tokio::join!(accept("ann"), accept("ben"), accept("cas"));
        let mut all = [a, b, c];
        all.sort_unstable();
        assert_eq!(all, [200, 404, 404]);
    }

    async fn an_invitation_never_takes_a_right_away(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}");
        api.invite(&trip, "ada", "viewer").await;
        assert_eq!(api.get(&path).await.expect(200).json()["role"], "owner");
        api.invite(&trip, "eve", "viewer").await;
        api.invite(&trip, "eve", "editor").await;
        assert_eq!(api.get_as("eve", &path).await.expect(200).json()["role"], "editor");
        let list = api.get(&format!("{path}/companions")).await.json();
        assert_eq!(list.as_array().map(Vec::len), Some(2));
    }

    async fn a_trip_never_loses_its_last_owner(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}/companions");
        let ada = text(&api.get(&path).await.json()[0]["companionId"]);
        let ada = format!("{path}/{ada}");
        api.delete(&ada).await.problem(409, "LAST_OWNER");
        api.put(&ada, json!({"role": "viewer"})).await.problem(409, "LAST_OWNER");
        api.put(&ada, json!({"role": "owner"})).await.expect(200);
        let eve = api.invite(&trip, "eve", "viewer").await;
        let eve = format!("{path}/{eve}");
        api.put_as("eve", &eve, json!({"role": "owner"})).await.problem(403, "FORBIDDEN");
        assert_eq!(api.put(&eve, json!({"role": "owner"})).await.expect(200).json()["role"], "owner");
        api.delete(&ada).await.expect(204);
        api.get(&format!("/trips/{trip}")).await.problem(404, "TRIP_NOT_FOUND");
        assert_eq!(api.get("/trips").await.json()["totalItems"], 0);
        assert_eq!(api.get_as("eve", "/trips").await.json()["totalItems"], 1);
        api.delete_as("eve", &eve).await.problem(409, "LAST_OWNER");
    }

    async fn companions_leave_by_themselves(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let vic = api.invite(&trip, "vic", "viewer").await;
        let eve = api.invite(&trip, "eve", "editor").await;
        let path = format!("/trips/{trip}/companions");
        api.delete_as("eve", &format!("{path}/{vic}")).await.problem(403, "FORBIDDEN");
        api.delete_as("vic", &format!("{path}/{vic}")).await.expect(204);
        api.get_as("vic", &format!("/trips/{trip}")).await.problem(404, "TRIP_NOT_FOUND");
        api.delete(&format!("{path}/{eve}")).await.expect(204);
        api.delete(&format!("{path}/{eve}")).await.problem(404, "COMPANION_NOT_FOUND");
        api.delete(&format!("{path}/none")).await.problem(404, "COMPANION_NOT_FOUND");
        assert_eq!(api.get_as("eve", "/trips").await.json()["totalItems"], 0);
    }

    async fn so_many_share_a_trip_and_no_more(database: TestDatabase) {
        let api = Api::with(database, TripConfig { most_companions: 2, ..TripConfig::default() }).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}/companions");
        api.post(&path, json!({"role": "viewer"})).await.expect(201);
        api.post(&path, json!({"role": "viewer"})).await.problem(409, "COMPANION_LIMIT");
        api.clock.advance(Duration::from_hours(8 * 24));
        api.post(&path, json!({"role": "viewer"})).await.expect(201);
    }
}
