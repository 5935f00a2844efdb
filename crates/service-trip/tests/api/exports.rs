//! `/trips/{tripId}/exports`.

use std::io::{Cursor, Read};

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::planned::{plan, planned};
use crate::support::{Api, refused};

on_both! {
    async fn an_itinerary_becomes_a_file(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let path = format!("/trips/{trip}/exports");
        let check = async |format: &str, kind: &str, name: &str, begin: &str| {
            let file = api.post(&path, json!({"format": format})).await.expect(200);
            assert_eq!(file.header("content-type"), kind);
            let expected = format!("attachment; filename=\"{name}\"; filename*=UTF-8''{name}");
            assert_eq!(file.header("content-disposition"), expected);
            assert!(file.body.starts_with(begin.as_bytes()), "{format}");
        };
        check("ics", "text/calendar; charset=utf-8", "Two-cities_20260601.ics", "BEGIN:VCALENDAR").await;
        check("gpx", "application/gpx+xml", "Two-cities_20260601.gpx", "<?xml").await;
        check("kml", "application/vnd.google-earth.kml+xml", "Two-cities_20260601.kml", "<?xml").await;
        check("markdown", "text/markdown; charset=utf-8", "Two-cities_20260601.md", "#").await;
        check("json", "application/json", "Two-cities_20260601.json", "{").await;
    }

    async fn plan_json_is_the_plan_itself(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let file = api.post(&format!("/trips/{trip}/exports"), json!({"format": "json"})).await.expect(200);
        assert_eq!(wire::plan_from_json(&file.text()).expect("a plan"), *plan());
    }

    async fn a_file_has_the_days_that_are_asked_for(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let path = format!("/trips/{trip}/exports");
        let whole = api.post(&path, json!({"format": "markdown", "days": []})).await.expect(200).text();
        let one = api.post(&path, json!({"format": "markdown", "days": [2]})).await.expect(200).text();
        assert!(whole.contains("Day 3") && !one.contains("Day 3") && one.contains("Day 2"), "{one}");
        let korean = api.post(&path, json!({"format": "markdown", "days": [2]})).lang("ko").await.expect(200).text();
        assert!(korean.contains("2일차"), "{korean}");
        let check = async |body: Value, field: &str, rule: &str| {
            let problem = api.post(&path, body).await.problem(400, "INVALID_REQUEST");
            assert_eq!(refused(&problem), [(field.to_owned(), rule.to_owned())]);
        };
        check(json!({"format": "gpx", "days": [1, 5]}), "days[1]", "OUT_OF_RANGE").await;
        check(json!({"format": "json", "days": [1]}), "days", "FORMAT").await;
        check(json!({"format": "doc"}), "format", "FORMAT").await;
    }

    async fn pictures_of_several_days_come_in_an_archive(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let path = format!("/trips/{trip}/exports");
        let asked = json!({"format": "png", "days": [1], "includeMap": false});
        let one = api.post(&path, asked).await;
        if one.status == 501 {
            println!("skipped: this build holds no font");
            one.problem(501, "FONT_MISSING");
            return;
        }
        let one = one.expect(200);
        assert_eq!(one.header("content-type"), "image/png");
        assert!(one.header("content-disposition").contains("Two-cities_Day1_20260601.png"));
        let several = api.post(&path, json!({"format": "png", "days": [1, 3]})).await.expect(200);
        assert_eq!(several.header("content-type"), "application/zip");
        assert!(several.header("content-disposition").contains("Two-cities_20260601.zip"));
        let mut archive = zip::ZipArchive::new(Cursor::new(several.body.to_vec())).expect("an archive");
        let names: Vec<String> =
            archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
        assert_eq!(names, ["Two-cities_Day1_20260601.png", "Two-cities_Day3_20260603.png"]);
        let mut picture = Vec::new();
        archive.by_index(0).expect("a file").read_to_end(&mut picture).expect("its bytes");
        assert!(picture.starts_with(b"\x89PNG"));
    }

    async fn a_file_is_called_like_its_trip(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let version = api.get(&format!("/trips/{trip}")).await.expect(200);
        let mut body = crate::support::whole();
        body["tripName"] = json!("봄 여행");
        api.put(&format!("/trips/{trip}"), body).header("if-match", version.etag()).await.expect(200);
        let file = api.post(&format!("/trips/{trip}/exports"), json!({"format": "ics"})).await.expect(200);
        assert_eq!(
            file.header("content-disposition"),
            "attachment; filename=\"_-___20260601.ics\"; filename*=UTF-8''%EB%B4%84-%EC%97%AC%ED%96%89_20260601.ics"
        );
    }

    async fn without_an_itinerary_there_is_no_file(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let body = json!({"format": "pdf"});
        api.post(&format!("/trips/{trip}/exports"), body.clone()).await.problem(404, "ITINERARY_NOT_FOUND");
        api.post_as("bo", &format!("/trips/{trip}/exports"), body).await.problem(404, "TRIP_NOT_FOUND");
    }
}
