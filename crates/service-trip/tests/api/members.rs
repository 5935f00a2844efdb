//! `/trips/{tripId}/members`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::support::{Api, each, refused, text};

on_both! {
    async fn members_come_change_and_go(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.named("Family").await;
        let path = format!("/trips/{trip}/members");
        let kim = api.post(&path, json!({"name": " Kim ", "age": 40, "health": "caution"})).await.expect(201).json();
        assert_eq!(kim["name"], "Kim");
        let lee = api.post(&path, json!({"name": "Lee", "age": 41})).await.expect(201).json();
        let one = format!("{path}/{}", text(&lee["memberId"]));
        let body = json!({"memberId": lee["memberId"], "name": "Lee", "age": 42});
        let changed = api.put(&one, body).await.expect(200).json();
        assert_eq!(changed, json!({"memberId": lee["memberId"], "name": "Lee", "age": 42}));
        assert_eq!(api.get(&path).await.expect(200).json(), json!([kim, changed]));
        assert_eq!(api.get(&format!("/trips/{trip}")).await.json()["currentStep"], "destinations");
        api.delete(&one).await.expect(204);
        api.delete(&one).await.problem(404, "MEMBER_NOT_FOUND");
        api.put(&one, json!({"age": 1})).await.problem(404, "MEMBER_NOT_FOUND");
        let last = format!("{path}/{}", text(&kim["memberId"]));
        api.delete(&last).await.problem(409, "LAST_MEMBER");
    }

    async fn two_members_never_share_a_name(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}/members");
        api.post(&path, json!({"name": " ada", "age": 1})).await.problem(409, "DUPLICATE_MEMBER");
        let bo = text(&api.get(&path).await.json()[1]["memberId"]);
        let one = format!("{path}/{bo}");
        api.put(&one, json!({"name": "ADA", "age": 1})).await.problem(409, "DUPLICATE_MEMBER");
        api.put(&one, json!({"name": "BO", "age": 1})).await.expect(200);
        for _ in 0..2 {
            api.post(&path, json!({"age": 1})).await.expect(201);
        }
    }

    async fn a_member_is_judged_by_its_own_fields(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.named("Alone").await;
        let path = format!("/trips/{trip}/members");
        let check = async |body: Value, expected: (&str, &str)| {
            let problem = api.post(&path, body).await.problem(400, "INVALID_REQUEST");
            assert_eq!(refused(&problem), [(expected.0.to_owned(), expected.1.to_owned())]);
        };
        check(json!({}), ("age", "REQUIRED")).await;
        check(json!({"age": 121}), ("age", "OUT_OF_RANGE")).await;
        check(json!({"age": 1, "name": " "}), ("name", "TOO_SHORT")).await;
        check(json!({"age": 1, "likes": ["noise"]}), ("likes[0]", "FORMAT")).await;
        check(json!([1]), ("body", "FORMAT")).await;
        check(json!({"age": 1, "height": 2}), ("height", "FORMAT")).await;
    }

    async fn a_trip_has_at_most_ten_members(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.named("Crowd").await;
        let path = format!("/trips/{trip}/members");
        for age in 0..10 {
            api.post(&path, json!({"age": age})).await.expect(201);
        }
        let problem = api.post(&path, json!({"age": 10})).await.problem(400, "INVALID_REQUEST");
        assert_eq!(refused(&problem), [("members".to_owned(), "TOO_LONG".to_owned())]);
        assert_eq!(each(&api.get(&path).await.json(), "age").len(), 10);
    }
}
