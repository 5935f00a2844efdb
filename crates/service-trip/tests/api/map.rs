//! `/trips/{tripId}/map`.

use serde_json::Value;
use test_support::{TestDatabase, on_both};

use crate::planned::{plan, planned};
use crate::support::Api;

on_both! {
    async fn an_itinerary_is_points_and_lines(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let path = format!("/trips/{trip}/map");
        let map = api.get(&path).await.expect(200);
        assert_eq!(map.header("content-type"), "application/geo+json");
        let document = map.json();
        assert_eq!(document["type"], "FeatureCollection");
        let features = document["features"].as_array().expect("features");
        let of = |kind: &str| -> Vec<&Value> {
            features.iter().filter(|feature| feature["geometry"]["type"] == kind).collect()
        };
        let entries: Vec<_> = plan().days.iter().flat_map(|day| &day.entries).collect();
        let points = of("Point");
        assert_eq!(points.len(), entries.len());
        for (point, entry) in points.iter().zip(&entries) {
            assert_eq!(point["properties"]["stopId"], entry.id.as_str());
            let expected = serde_json::json!([entry.at.longitude(), entry.at.latitude()]);
            assert_eq!(point["geometry"]["coordinates"], expected);
        }
        let lines = of("LineString");
        assert!(!lines.is_empty());
        for line in lines {
            assert_eq!(line["properties"]["kind"], "leg");
            assert!(line["properties"]["mode"].is_string(), "{line}");
        }
        assert_eq!(features[0]["properties"]["kind"], "lodging");
        api.get(&path).header("if-none-match", map.etag()).await.expect(304);
        let second = api.get(&format!("{path}?day=2")).await.expect(200).json();
        let days: Vec<&Value> =
            second["features"].as_array().expect("features").iter().map(|one| &one["properties"]["day"]).collect();
        assert!(!days.is_empty() && days.iter().all(|day| **day == 2));
        api.get(&format!("{path}?day=9")).await.problem(404, "DAY_NOT_FOUND");
    }
}
