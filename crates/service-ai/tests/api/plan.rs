//! `POST /ai/plan`.

use serde_json::json;
use test_support::{TestDatabase, on_both};

use crate::stage::{Stage, request};

on_both! {
    async fn gives_the_plan_file_of_the_command_line(database: TestDatabase) {
        let app = Stage::set(database).await.process().app;
        let ask = |token| app.post("/ai/plan").bearer(token).json(request());
        let first = ask("user:ada").await.expect(200);
        let plan = wire::plan_from_json(&first.text()).expect("a plan file");
        assert_eq!(plan.days.len(), 2);
        assert_eq!(ask("user:bob").await.expect(200).text(), first.text());
        let korean = ask("user:ada").lang("ko").await.expect(200).json();
        assert_eq!(korean["days"][0]["segments"][0]["name"], "서울");
    }

    async fn names_the_fields_of_a_request_that_cannot_be_used(database: TestDatabase) {
        let app = Stage::set(database).await.process().app;
        let ask = |body| app.post("/ai/plan").bearer("user:ada").json(body);
        app.post("/ai/plan").json(request()).await.problem(401, "UNAUTHORIZED");

        let mut wrong = request();
        wrong["members"][0]["age"] = json!(130);
        wrong["colour"] = json!("blue");
        let problem = ask(wrong).await.problem(400, "INVALID_REQUEST");
        let errors = problem["errors"].as_array().expect("faults");
        let fields: Vec<_> = errors.iter().map(|error| &error["field"]).collect();
        assert_eq!(fields, ["members[0].age", "colour"]);
        assert_eq!(errors[0]["rule"], "OUT_OF_RANGE");

        let mut unknown = request();
        unknown["destinations"][0]["name"] = json!("atlantis");
        let problem = ask(unknown).lang("ko").await.problem(400, "DESTINATION_NOT_FOUND");
        assert_eq!(problem["errors"][0]["field"], "destinations[0].name");
        assert_eq!(problem["detail"], "여행지 `atlantis`의 데이터가 없습니다.");
        ask(json!([])).await.problem(400, "INVALID_REQUEST");
    }
}
