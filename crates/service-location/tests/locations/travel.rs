//! `GET /routes`, `POST /matrix`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::support::{Locations, below, fields};

on_both! {
    async fn tells_a_way_between_places_and_points(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let way = locations
            .get("/routes?from=seoul%2Fgyeongbokgung&to=37.5701,126.9996&mode=walk")
            .await;
        assert_eq!(way["from"], json!({"latitude": 37.5796, "longitude": 126.977}));
        assert_eq!(way["source"], "estimate");
        let (metres, minutes) = (way["distanceMetres"].as_i64().expect("metres"), way["durationMinutes"].as_i64());
        // 2.25 km as the crow flies, 1.3 times as long on foot, at 4.5 km/h.
        assert!((2_900..=2_950).contains(&metres), "{metres}");
        assert_eq!((minutes, way["walkingMetres"].as_i64()), (Some(40), Some(metres)));
        assert_eq!(way["kcal"].as_i64(), Some(metres / 20));
        let back = locations
            .get("/routes?to=seoul/gyeongbokgung&from=seoul/gwangjang-market&mode=transit")
            .await;
        assert_eq!(back["durationMinutes"], 15);
        assert_eq!(back.get("kcal"), None);
        let none = locations.get("/routes?to=37.5,127&from=37.5,127&mode=taxi").await;
        assert_eq!((none["durationMinutes"].as_i64(), none["distanceMetres"].as_i64()), (Some(0), Some(0)));
        locations.refused("/routes?from=seoul/nothing&to=37.5,127&mode=car", 404, "PLACE_NOT_FOUND").await;
        for (query, refused) in [
            ("from=1,2", "to REQUIRED"),
            ("from=91,2&to=1,2&mode=car", "from FORMAT"),
            ("from=1,2&to=NaN,2&mode=car", "to FORMAT"),
            ("from=1,2&to=a,b&mode=car", "to FORMAT"),
            ("from=1,2&to=1,2&mode=train", "mode FORMAT"),
        ] {
            assert_eq!(locations.refused_fields(&format!("/routes?{query}")).await, [refused], "{query}");
        }
    }

    async fn a_matrix_holds_every_way(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let points: Vec<Value> = (0..100)
            .map(|step| json!({"latitude": 37.5 + f64::from(step) * 0.001, "longitude": 127.0}))
            .collect();
        let matrix = locations.post("/matrix", json!({"points": points, "mode": "car"})).await;
        for rows in ["durationMinutes", "distanceMetres", "walkingMetres"] {
            let rows = matrix[rows].as_array().expect("rows");
            assert!(rows.len() == 100 && rows.iter().all(|row| row.as_array().map(Vec::len) == Some(100)));
        }
        let way = locations.get("/routes?from=37.503,127&to=37.542,127&mode=car").await;
        assert_eq!(matrix["durationMinutes"][3][42], way["durationMinutes"]);
        assert_eq!(matrix["distanceMetres"][42][3], way["distanceMetres"]);
        assert_eq!(matrix["durationMinutes"][7][7], 0);
        assert_eq!(locations.post("/matrix", json!({"points": points, "mode": "car"})).await, matrix);
        let mut more = points.clone();
        more.push(json!({"latitude": 0, "longitude": 0}));
        for (body, refused) in [
            (json!({"points": more, "mode": "car"}), vec!["points TOO_LONG"]),
            (json!({"points": [], "mode": "car"}), vec!["points REQUIRED"]),
            (json!({"points": [{"latitude": 0, "longitude": 200}], "mode": "car"}), vec!["points[0].longitude OUT_OF_RANGE"]),
            (json!({"points": [{"latitude": 0}], "mode": "car"}), vec!["points[0].longitude REQUIRED"]),
            (json!({"points": [{"latitude": 0, "longitude": 0}]}), vec!["mode REQUIRED"]),
        ] {
            let answer = locations.app.post(&below("/matrix")).bearer("user:ada").json(&body).await;
            assert_eq!(fields(&answer.problem(400, "INVALID_REQUEST")), refused);
        }
    }
}
