//! `POST /packs` and what becomes of it.

use std::sync::Arc;
use std::time::Duration;

use contracts::messages::LOCATION_SEARCH;
use messaging::{Envelope, Handler, Lease, Messaging, SqlBroker};
use serde_json::Value;
use service_location::{ImportPacks, LocationConfig};
use storage::{Queries, params};
use test_support::{Answer, TestDatabase, on_both};

use crate::support::{Locations, Set, below, each, fields};

/// Two places, and a row without a category.
pub(crate) const CSV: &str = "id,name_local,name_en,lat,lon,category,opening_hours\n\
    lantern-bar,등불바,Lantern Bar,37.57,126.98,bar,Mo-Su 18:00-26:00\n\
    pond,연못,Pond Garden,37.58,126.99,park,24/7\n\
    nothing,없음,Nothing,37.58,126.99,,\n";

const GEOJSON: &str = r#"{"type": "FeatureCollection", "features": [
    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [126.98, 37.57]},
     "properties": {"name": "Lantern Bar", "amenity": "bar"}}]}"#;

const BOUNDARY: &str = "boundary-of-the-test";

/// A part of a form: its name, a file's name, its content.
pub(crate) type Part<'a> = (&'a str, Option<&'a str>, &'a [u8]);

fn form(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, file, content) in parts {
        let file = file.map_or_else(String::new, |file| format!("; filename=\"{file}\""));
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
        body.extend(head.as_bytes());
        body.extend(*content);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

/// What an operator does with uploads.
pub(crate) trait Uploads {
    /// Uploads, and has what waits in the queue imported.
    async fn import(&self, destination: &str, file: &str, content: &str) -> Value;
    /// Reads as an operator.
    async fn operator(&self, path: &str) -> Value;
}

impl Uploads for Locations {
    async fn import(&self, destination: &str, file: &str, content: &str) -> Value {
        let parts = [
            ("destination", None, destination.as_bytes()),
            ("file", Some(file), content.as_bytes()),
        ];
        import(self, &parts).await
    }

    async fn operator(&self, path: &str) -> Value {
        self.app
            .get(&below(path))
            .bearer("admin:root")
            .await
            .expect(200)
            .json()
    }
}

async fn upload(locations: &Locations, parts: &[Part<'_>]) -> Answer {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    locations
        .app
        .post(&below("/packs"))
        .bearer("admin:root")
        .body(&kind, form(parts))
        .await
}

/// Uploads, does the work, and gives the import as it stands then.
pub(crate) async fn import(locations: &Locations, parts: &[Part<'_>]) -> Value {
    let accepted = upload(locations, parts).await.expect(202);
    assert_eq!(accepted.json()["status"], "queued");
    work(locations).await;
    locations
        .app
        .get(accepted.header("location"))
        .bearer("admin:root")
        .await
        .expect(200)
        .json()
}

/// Handles what waits to be sent to the queue.
async fn work(locations: &Locations) {
    let handler = ImportPacks::new(Arc::clone(&locations.service));
    for envelope in waiting(locations).await {
        handler
            .handle(&envelope, &Lease::unbounded("location"))
            .await
            .expect("the import ends");
    }
}

async fn waiting(locations: &Locations) -> Vec<Envelope> {
    let mut db = locations.database.db.clone();
    let rows = db
        .fetch_all(
            "SELECT body FROM message_outbox WHERE target = $1 ORDER BY position LIMIT 100",
            params![LOCATION_SEARCH],
        )
        .await
        .expect("the outbox");
    let body = |row: &storage::Row| row.get::<String>("body").expect("a body");
    rows.iter()
        .map(|row| serde_json::from_str(&body(row)).expect("an envelope"))
        .collect()
}

async fn uploads_kept(locations: &Locations) -> i64 {
    let mut db = locations.database.db.clone();
    let row = db
        .fetch_one("SELECT COUNT(*) AS count FROM pack_uploads", params![])
        .await
        .expect("a count");
    row.get("count").expect("a number")
}

on_both! {
    async fn a_table_becomes_a_pack(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let import = import(&locations, &[
            ("destination", None, b"village"),
            ("name", None, "두물머리".as_bytes()),
            ("zone", None, b"Asia/Seoul"),
            ("country", None, b"KR"),
            ("currency", None, b"KRW"),
            ("licence", None, b"CC0-1.0"),
            ("attribution", None, b"the village"),
            ("file", Some("places.csv"), CSV.as_bytes()),
        ]).await;
        assert_eq!((import["status"].as_str(), import["progress"].as_u64()), (Some("completed"), Some(100)));
        let summary = &import["summary"];
        assert_eq!((summary["places"].as_u64(), summary["read"].as_u64()), (Some(2), Some(3)));
        assert_eq!(summary["skipped"][0]["count"], 1);
        let destination = &locations.get("/destinations?q=village").await["items"];
        assert_eq!(destination[0], Value::Null);
        let all = locations.get("/destinations").await;
        assert_eq!(each(&all, "id"), ["seoul", "sokcho", "village"]);
        let village = &all["items"][2];
        assert_eq!(
            (village["name"].as_str(), village["licence"].as_str(), village["attribution"].as_str()),
            (Some("두물머리"), Some("CC0-1.0"), Some("the village"))
        );
        assert_eq!(uploads_kept(&locations).await, 0);
    }

    async fn every_kind_of_file_is_read(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let csv = include_bytes!("../../../../catalog/sokcho.csv");
        let toml = include_bytes!("../../../../catalog/sokcho.toml");
        let pack = engine_pack::bundled::pack("sapporo").expect("a bundled id").expect("it reads").to_bytes();
        let cases: [(&str, &[Part<'_>], u64); 4] = [
            ("village", &[("destination", None, b"village"), ("file", Some("a.geojson"), GEOJSON.as_bytes())], 1),
            ("village", &[("destination", None, b"village"), ("source", None, b"csv"), ("file", Some("a"), CSV.as_bytes())], 2),
            (
                "sokcho",
                &[("destination", None, b"sokcho"), ("file", Some("a.csv"), csv), ("destinationFile", Some("a.toml"), toml)],
                36,
            ),
            ("sapporo", &[("file", Some("a.pack"), &pack)], 49),
        ];
        for (destination, parts, places) in cases {
            let import = import(&locations, parts).await;
            assert_eq!(import["status"], "completed", "{import}");
            assert_eq!(
                (import["destination"].as_str(), import["summary"]["places"].as_u64()),
                (Some(destination), Some(places))
            );
        }
        assert_eq!(each(&locations.get("/destinations").await, "id"), ["sapporo", "seoul", "sokcho", "village"]);
        let imports = locations.operator("/packs/imports?size=3").await;
        assert_eq!((imports["totalItems"].as_u64(), each(&imports, "status").len()), (Some(4), 3));
    }

    async fn hostile_files_fail_and_change_nothing(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let before = locations.operator("/packs").await;
        let deep = "[".repeat(1_000_000);
        let mut pack = engine_pack::bundled::pack("sapporo").expect("a bundled id").expect("it reads").to_bytes();
        let cut = pack[..pack.len() / 2].to_vec();
        let last = pack.len() - 1;
        pack[last] ^= 1;
        let bomb = [&[0, 0, 0, 13][..], b"\x0a\x09OSMHeader", &[0xff; 4096]].concat();
        for (file, content, code) in [
            ("a.csv", b"".as_slice(), "IMPORT_CSV"),
            ("a.csv", b"name,lat\n\xff\xfe", "FILE_UNREADABLE"),
            ("a.csv", b"id,name_local,lat,lon,category\nx,y,NaN,1e999,bar\n", "IMPORT_EMPTY"),
            ("a.json", deep.as_bytes(), "IMPORT_GEOJSON"),
            ("a.geojson", b"{\"type\": \"FeatureCollection\"}", "IMPORT_GEOJSON"),
            ("a.pack", b"TRIPPACK", "PACK_TRUNCATED"),
            ("a.pack", b"MZ\x90", "PACK_MAGIC"),
            ("a.pack", &cut, "PACK_DIGEST"),
            ("a.pack", &pack, "PACK_DIGEST"),
            ("a.osm.pbf", &bomb, "IMPORT_PBF"),
            ("a.pbf", b"", "IMPORT_PBF"),
        ] {
            let import = import(&locations, &[("destination", None, b"seoul"), ("file", Some(file), content)]).await;
            assert_eq!(
                (import["status"].as_str(), import["error"]["code"].as_str()),
                (Some("failed"), Some(code)),
                "{import}"
            );
            assert!(import["progress"].as_u64().is_some_and(|percent| percent < 100), "{import}");
            assert!(import["error"]["message"].as_str().is_some_and(|message| message.chars().count() <= 500));
        }
        assert_eq!(locations.operator("/packs").await, before);
        assert_eq!(uploads_kept(&locations).await, 0);
        let korean = locations.app.get(&below("/packs/imports?lang=ko&size=1")).bearer("admin:root").await.expect(200);
        let message = korean.json()["items"][0]["error"]["message"].as_str().expect("a message").to_owned();
        assert!(message.starts_with("파일을 가져올 수 없습니다: "), "{message}");
    }

    async fn a_pack_of_another_name_is_refused(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let pack = engine_pack::bundled::pack("sapporo").expect("a bundled id").expect("it reads").to_bytes();
        let import = import(&locations, &[("destination", None, b"seoul"), ("file", Some("a.pack"), &pack)]).await;
        assert_eq!(import["error"]["code"], "PACK_DESTINATION");
    }

    async fn wrong_forms_are_refused(database: TestDatabase) {
        let config = LocationConfig { import_limit_mib: 1, most_waiting_imports: 1, ..LocationConfig::default() };
        let set = Set { bundled: &["sokcho"], config: Some(config), forecasts: None };
        let locations = Locations::with(database, set).await;
        let file: Part<'_> = ("file", Some("a.csv"), CSV.as_bytes());
        for (parts, refused) in [
            (vec![file], vec!["destination REQUIRED"]),
            (vec![("destination", None, b"village".as_slice())], vec!["file REQUIRED"]),
            (vec![file, ("destination", None, b"Big City")], vec!["destination FORMAT"]),
            (vec![file, ("destination", None, b"imports")], vec!["destination FORMAT"]),
            (vec![file, ("destination", None, b"village"), ("zone", None, b"Mars/Base")], vec!["zone FORMAT"]),
            (vec![file, ("destination", None, b"village"), ("country", None, b"kr")], vec!["country FORMAT"]),
            (vec![file, ("destination", None, b"village"), ("currency", None, b"wonder")], vec!["currency FORMAT"]),
            (vec![file, ("destination", None, b"village"), ("source", None, b"xls")], vec!["source FORMAT"]),
            (vec![file, ("destination", None, b"village"), ("more", None, b"1")], vec!["more FORMAT"]),
            (vec![file, ("destination", None, b"village"), ("name", None, b"\xff")], vec!["name FORMAT"]),
            (vec![file, ("destination", None, b"village"), ("name", None, &[b'a'; 201])], vec!["name TOO_LONG"]),
            (vec![file, ("destination", None, b"village"), ("source", None, b"catalogue")], vec!["destinationFile REQUIRED"]),
        ] {
            let problem = upload(&locations, &parts).await.problem(400, "INVALID_REQUEST");
            assert_eq!(fields(&problem), refused);
        }
        let village: Part<'_> = ("destination", None, b"village");
        upload(&locations, &[village, ("file", Some("a.xls"), b"x")]).await.problem(415, "FILE_TYPE");
        upload(&locations, &[village, ("file", Some("a.pbf"), &vec![0; 1024 * 1024 + 1])]).await.problem(413, "FILE_SIZE");
        upload(&locations, &[village, ("file", Some("a.pbf"), &vec![0; 8 * 1024 * 1024])]).await.problem(413, "FILE_SIZE");
        let packs = below("/packs");
        locations.app.post(&packs).bearer("admin:root").json(1).await.problem(415, "FILE_TYPE");
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let broken = locations.app.post(&packs).bearer("admin:root").body(&kind, "--boundary-of-the-test\r\nfoo").await;
        broken.problem(400, "INVALID_REQUEST");
        locations.app.get(&below("/packs/imports/none")).bearer("admin:root").await.problem(404, "IMPORT_NOT_FOUND");
        // One may wait.
        upload(&locations, &[village, file]).await.expect(202);
        let busy = upload(&locations, &[village, file]).await;
        assert_eq!(busy.header("retry-after"), "30");
        busy.problem(503, "SERVICE_UNAVAILABLE");
        assert_eq!(locations.operator("/packs/imports").await["totalItems"], 1);
    }

    async fn a_message_that_comes_twice_counts_once(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let import = locations.import("village", "a.csv", CSV).await;
        assert_eq!(import["status"], "completed");
        locations.app.delete(&below("/packs/village")).bearer("admin:root").await.expect(204);
        work(&locations).await;
        assert_eq!(each(&locations.get("/destinations").await, "id"), ["seoul", "sokcho"]);
    }

    async fn a_worker_that_died_is_followed_by_another(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let accepted = upload(&locations, &[("destination", None, b"village"), ("file", Some("a.csv"), CSV.as_bytes())])
            .await
            .expect(202);
        let mut db = locations.database.db.clone();
        db.execute("UPDATE pack_imports SET status = 'processing', progress = 40", params![]).await.expect("a row");
        work(&locations).await;
        let import = locations.app.get(accepted.header("location")).bearer("admin:root").await.expect(200);
        assert_eq!(import.json()["status"], "completed");
    }

    async fn old_imports_are_forgotten(database: TestDatabase) {
        let config = LocationConfig { kept_imports: 2, ..LocationConfig::default() };
        let set = Set { bundled: &["sokcho"], config: Some(config), forecasts: None };
        let locations = Locations::with(database, set).await;
        for name in ["one", "two", "three"] {
            locations.clock.advance(Duration::from_secs(1));
            locations.import(name, "a.csv", CSV).await;
        }
        let imports = locations.operator("/packs/imports").await;
        assert_eq!(each(&imports, "destination"), ["three", "two"]);
    }

    async fn an_upload_goes_through_the_queue(database: TestDatabase) {
        let locations = Locations::new(database).await;
        let db = locations.database.db.clone();
        let broker = Arc::new(SqlBroker::new(db.clone(), locations.world.clone()));
        let handler = Arc::new(ImportPacks::new(Arc::clone(&locations.service)));
        let running = Messaging::new(broker, db, locations.world.clone())
            .consume(LOCATION_SEARCH, "location", 1, handler)
            .start();
        let accepted = upload(&locations, &[("destination", None, b"village"), ("file", Some("a.csv"), CSV.as_bytes())])
            .await
            .expect(202);
        let ended = tokio::time::timeout(Duration::from_mins(1), async {
            loop {
                let import = locations.app.get(accepted.header("location")).bearer("admin:root").await.expect(200).json();
                if import["status"] == "completed" || import["status"] == "failed" {
                    return import;
                }
                tokio::task::yield_now().await;
            }
        });
        let import = ended.await.expect("the import ends");
        assert_eq!(import["status"], "completed", "{import}");
        assert!(running.shutdown(Duration::from_secs(10)).await);
    }
}
