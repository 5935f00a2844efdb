//! `GET /packs/{destination}/map`, `GET /map` and `PUT /map`.

use std::path::Path;

use serde_json::{Value, json};
use service_location::{LocationConfig, TileUrl};
use test_support::{Answer, TestDatabase, on_both};

use crate::imports::{CSV, Uploads, import};
use crate::support::{Locations, Set, below, fields, validator};

/// The extract of Monaco; `None`, with a notice, where it is not at hand.
fn monaco() -> Option<Vec<u8>> {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/osm/monaco-2023-12-26.osm.pbf");
    if !file.exists() {
        println!("skipped: no extract of Monaco");
        return None;
    }
    Some(std::fs::read(file).expect("an existing extract can be read"))
}

async fn map_of(locations: &Locations, destination: &str) -> Answer {
    locations
        .app
        .get(&below(&format!("/packs/{destination}/map")))
        .await
}

/// What the document says of a body.
fn check_body(locations: &Locations, pointer: &str, body: &Value) {
    let mut root = locations.document.clone();
    root["$ref"] = json!(pointer);
    let errors: Vec<String> = validator(&root)
        .iter_errors(body)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{:#?}", &errors[..errors.len().min(3)]);
}

async fn put(locations: &Locations, body: Value) -> Answer {
    locations
        .app
        .put(&below("/map"))
        .bearer("admin:root")
        .json(body)
        .await
}

on_both! {
    async fn an_extract_gives_a_map_that_goes_with_its_pack(database: TestDatabase) {
        let Some(file) = monaco() else { return };
        let locations = Locations::new(database).await;
        map_of(&locations, "monaco").await.problem(404, "PACK_MAP_NOT_FOUND");
        let parts = [("destination", None, b"monaco".as_slice()), ("file", Some("monaco.osm.pbf"), &file)];
        let imported = import(&locations, &parts).await;
        assert_eq!(imported["status"], "completed", "{imported}");
        assert!(imported["summary"]["map"]["features"].as_u64() > Some(1_000), "{imported}");

        let answer = map_of(&locations, "monaco").await.expect(200);
        assert_eq!(
            (answer.header("content-type"), answer.header("cache-control")),
            ("application/geo+json", "public, max-age=3600")
        );
        let map: Value = serde_json::from_slice(&answer.body).expect("GeoJSON is JSON");
        check_body(&locations, "#/components/schemas/PackMap", &map);
        assert_eq!(map["attribution"], "© OpenStreetMap contributors");

        let tag = answer.header("etag").to_owned();
        let path = below("/packs/monaco/map");
        let same = locations.app.get(&path).header("if-none-match", &tag).await.expect(304);
        assert_eq!((same.header("etag"), same.body.len()), (tag.as_str(), 0));
        let packed = locations.app.get(&path).header("accept-encoding", "br, gzip;q=0.8").await.expect(200);
        assert_eq!(packed.header("content-encoding"), "gzip");
        assert!(packed.body.starts_with(&[0x1f, 0x8b]) && packed.body.len() * 3 < answer.body.len());
        locations.app.get(&path).header("accept-encoding", "gzip;q=0").await.expect(200).text();

        for list in [locations.operator("/packs").await, locations.get("/destinations").await] {
            let items = list["items"].as_array().expect("items");
            let maps: Vec<bool> = items.iter().map(|item| item["map"].is_object()).collect();
            assert_eq!(maps, [true, false, false]);
            let map_box = &items[0]["map"];
            assert_eq!(format!("\"{}\"", map_box["digest"].as_str().expect("a digest")), tag);
            assert!(map_box["south"].as_f64() > Some(43.5) && map_box["east"].as_f64() < Some(7.7), "{map_box}");
        }

        // A pack without a map takes the place of the one with it, and the map goes.
        locations.import("monaco", "a.csv", CSV).await;
        map_of(&locations, "monaco").await.problem(404, "PACK_MAP_NOT_FOUND");
        import(&locations, &parts).await;
        map_of(&locations, "monaco").await.expect(200);
        locations.app.delete(&below("/packs/monaco")).bearer("admin:root").await.expect(204);
        map_of(&locations, "monaco").await.problem(404, "PACK_MAP_NOT_FOUND");
        map_of(&locations, "seoul").await.problem(404, "PACK_MAP_NOT_FOUND");
    }

    async fn an_operator_chooses_what_the_map_is_drawn_on(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let read = async || locations.app.get(&below("/map")).await.expect(200).json();
        assert_eq!(read().await, json!({"configured": false}));
        let tiles = json!({"tileUrl": "https://tiles.example.org/{z}/{x}/{y}.png", "attribution": " © A "});
        let shown = json!({
            "tileUrl": "https://tiles.example.org/{z}/{x}/{y}.png", "attribution": "© A", "configured": true
        });
        assert_eq!(put(&locations, tiles).await.expect(200).json(), shown);
        assert_eq!(read().await, shown);
        put(&locations, json!({"styleUrl": "https://example.org/style.json"})).await.expect(200);
        assert_eq!(read().await, json!({"styleUrl": "https://example.org/style.json", "configured": true}));
        put(&locations, json!({})).await.expect(200);
        assert_eq!(read().await, json!({"configured": true}));
    }

    async fn wrong_settings_of_the_map_are_refused(database: TestDatabase) {
        let locations = Locations::new(database).await;
        for (body, refused) in [
            (json!({"tileUrl": "https://example.org/{z}/{x}.png"}), "tileUrl FORMAT"),
            (json!({"tileUrl": "ftp://example.org/{z}/{x}/{y}"}), "tileUrl FORMAT"),
            (json!({"styleUrl": "example.org/style.json"}), "styleUrl FORMAT"),
            (json!({"styleUrl": format!("https://example.org/{}", "a".repeat(500))}), "styleUrl TOO_LONG"),
            (json!({"styleUrl": "https://example.org", "tileUrl": "https://example.org/{z}/{x}/{y}"}), "tileUrl FORMAT"),
            (json!({"attribution": "a".repeat(201)}), "attribution TOO_LONG"),
            (json!({"attribution": null}), "attribution FORMAT"),
            (json!({"zoom": 3}), "zoom FORMAT"),
        ] {
            let problem = put(&locations, body).await.problem(400, "INVALID_REQUEST");
            assert_eq!(fields(&problem), [refused]);
        }
        let path = below("/map");
        locations.app.put(&path).json(json!({})).await.problem(401, "UNAUTHORIZED");
        locations.app.put(&path).bearer("user:ada").json(json!({})).await.problem(403, "FORBIDDEN");
        assert_eq!(locations.app.get(&path).await.expect(200).json(), json!({"configured": false}));
    }

    async fn the_configuration_counts_until_an_operator_decides(database: TestDatabase) {
        let mut config = LocationConfig::default();
        let url = "https://tiles.example.org/{z}/{x}/{y}.png".to_owned();
        config.map.tile_url = Some(TileUrl::try_from(url.clone()).expect("an address of tiles"));
        let set = Set { bundled: &["sokcho"], config: Some(config), forecasts: None };
        let locations = Locations::with(database, set).await;
        let read = async || locations.app.get(&below("/map")).await.expect(200).json();
        assert_eq!(read().await, json!({"tileUrl": url, "configured": true}));
        put(&locations, json!({})).await.expect(200);
        assert_eq!(read().await, json!({"configured": true}));
        TileUrl::try_from("https://example.org".to_owned()).expect_err("no address of tiles");
    }
}
