//! Imports of `GeoJSON` and CSV, and of OpenStreetMap extracts where samples are at hand.

use std::path::Path;

use engine_model::place::{Category, Place, StepFree};
use engine_model::{Currency, DestinationId, Seconds};
use engine_pack::import::{self, ImportError, ImportOptions, Imported, Progress};
use engine_pack::map::MapKind;
use engine_pack::{Pack, bundled, crosscheck};

/// A file of the shared samples; `None`, with a notice, where there are none.
fn shared(path: &str) -> Option<Vec<u8>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(path);
    if !file.exists() {
        println!("skipped: no sample {path}");
        return None;
    }
    Some(std::fs::read(&file).expect("an existing sample can be read"))
}

fn options() -> ImportOptions {
    ImportOptions {
        currency: Currency::parse("EUR"),
        ..ImportOptions::new(DestinationId::new("sample"))
    }
}

fn osm(file: &[u8]) -> Result<Imported, ImportError> {
    import::osm_pbf(file, &options(), &mut |_| {})
}

fn count(imported: &Imported, category: Category) -> usize {
    imported
        .summary
        .by_category
        .iter()
        .find(|(own, _)| *own == category)
        .map_or(0, |(_, count)| *count)
}

fn place<'a>(pack: &'a Pack, name: &str) -> &'a Place {
    let found = pack
        .places
        .iter()
        .find(|place| place.names.local == name || place.names.en.as_deref() == Some(name));
    found.unwrap_or_else(|| panic!("{name} is in the pack"))
}

#[test]
fn reads_the_centre_of_helsinki() {
    let Some(file) = shared("osm/helsinki-centre-2019.osm.pbf") else {
        return;
    };
    let mut last = Progress { done: 0, total: 0 };
    let imported = import::osm_pbf(&file, &options(), &mut |progress| {
        assert!(progress.done >= last.done && progress.done <= progress.total);
        last = progress;
    });
    let imported = imported.expect("a sound extract");
    assert_eq!(
        (last.done, last.total),
        (3 * file.len() as u64, 3 * file.len() as u64)
    );
    let summary = &imported.summary;
    assert!(summary.places >= 500, "{}", summary.places);
    assert_eq!(summary.places, imported.pack.places.len());
    assert!(summary.with_hours >= 200, "{}", summary.with_hours);
    assert!(summary.with_wheelchair >= 100, "{}", summary.with_wheelchair);
    assert!(count(&imported, Category::Restaurant) >= 100);
    assert!(count(&imported, Category::Museum) >= 5);
    assert_eq!(imported.pack.destination.zone, "Europe/Helsinki");
    assert_eq!(summary.zone_taken_from, Some("Helsinki"));
    assert_eq!(imported.pack.licence, "ODbL-1.0");
    assert_eq!(imported.pack.attribution, "© OpenStreetMap contributors");
    assert!(
        imported
            .pack
            .places
            .iter()
            .all(|place| place.id.as_str().starts_with("osm/"))
    );
    assert_eq!(Pack::from_bytes(&imported.pack.to_bytes()), Ok(imported.pack));
}

#[test]
fn reads_monaco_with_areas_and_relations() {
    let Some(file) = shared("osm/monaco-2023-12-26.osm.pbf") else {
        return;
    };
    let imported = osm(&file).expect("a sound extract");
    assert!(imported.summary.places >= 300, "{}", imported.summary.places);
    assert_eq!(imported.summary.as_of.as_deref(), Some("2023-12-26"));
    assert_eq!(imported.pack.destination.zone, "Europe/Monaco");
    let ids = |letter: &str| {
        let prefix = format!("osm/{letter}");
        imported
            .pack
            .places
            .iter()
            .filter(|place| place.id.as_str().starts_with(&prefix))
            .count()
    };
    assert!(
        ids("n") > 100 && ids("w") > 30 && ids("r") > 0,
        "{} {} {}",
        ids("n"),
        ids("w"),
        ids("r")
    );
    let museum = imported
        .pack
        .places
        .iter()
        .find(|place| place.names.local == "Musée Océanographique");
    let museum = museum.expect("the oceanographic museum is in the extract");
    assert!(museum.area_m2.expect("mapped as an area") > 1_000);
    assert!((museum.at.latitude() - 43.7308).abs() < 0.001 && (museum.at.longitude() - 7.4253).abs() < 0.001);
    assert_eq!(
        (museum.fame, museum.cost.map(|cost| cost.amount)),
        (58, Some(1_800))
    );
    assert_eq!(museum.names.ko.as_deref(), Some("모나코 해양박물관"));
    assert_eq!(
        osm(&file).expect("a sound extract").pack.digest,
        imported.pack.digest
    );
}

/// Features of a kind on the map of an extract.
fn drawn(imported: &Imported, kind: MapKind) -> usize {
    let map = imported.map.as_ref().expect("an extract with a map");
    map.features.iter().filter(|feature| feature.kind == kind).count()
}

#[test]
fn draws_monaco_and_helsinki() {
    for (file, box_of, least) in [
        (
            "osm/monaco-2023-12-26.osm.pbf",
            [43.5, 7.3, 43.8, 7.6],
            [
                (MapKind::Coastline, 1),
                (MapKind::Railway, 5),
                (MapKind::MinorStreet, 200),
            ],
        ),
        (
            "osm/helsinki-centre-2019.osm.pbf",
            [60.1, 24.8, 60.3, 25.1],
            [
                (MapKind::Park, 10),
                (MapKind::Railway, 20),
                (MapKind::MajorStreet, 200),
            ],
        ),
    ] {
        let Some(bytes) = shared(file) else { continue };
        let imported = osm(&bytes).expect("a sound extract");
        for (kind, least) in least {
            let found = drawn(&imported, kind);
            assert!(found >= least, "{file}: {found} of {}", kind.word());
        }
        let map = imported.map.expect("checked above");
        let degrees = |steps: i32| f64::from(steps) / 1e5;
        let [south, west, north, east] = box_of;
        assert!(
            degrees(map.bounds.south) > south && degrees(map.bounds.north) < north,
            "{:?}",
            map.bounds
        );
        assert!(
            degrees(map.bounds.west) > west && degrees(map.bounds.east) < east,
            "{:?}",
            map.bounds
        );
        assert_eq!(map.left_out.beyond_limits, 0);
        let text = map.to_geojson();
        let read: serde_json::Value = serde_json::from_slice(&text).expect("GeoJSON is JSON");
        let features = read["features"].as_array().expect("a list");
        assert_eq!(features.len(), map.features.len());
        println!(
            "{file}: {} features, {} points, {} bytes, {:?} left out",
            features.len(),
            map.point_count(),
            text.len(),
            map.left_out
        );
    }
}

#[test]
fn survives_damage_to_a_real_extract() {
    let Some(file) = shared("osm/monaco-2023-12-26.osm.pbf") else {
        return;
    };
    for round in 1..20 {
        let mut damaged = file.clone();
        let index = file.len() / 20 * round;
        damaged[index] ^= 0x55;
        let code = osm(&damaged).map_or_else(|error| error.code(), |_| "none");
        assert!(matches!(code, "IMPORT_PBF" | "none"), "{code} at {index}");
        assert_eq!(
            osm(&file[..index]).expect_err("cut inside a blob").code(),
            "IMPORT_PBF",
            "{index}"
        );
    }
}

#[test]
fn reads_geojson_with_tags_or_columns() {
    let text = r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "node/12", "geometry": {"type": "Point", "coordinates": [24.94, 60.17]},
         "properties": {"tourism": "museum", "name": "Museo", "fee": "no", "opening_hours": "Tu-Su 10:00-18:00"}},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [24.95, 60.17]},
         "properties": {"id": "kahvila", "name_local": "Kahvila", "category": "cafe", "stay": 30, "fame": 33}},
        {"type": "Feature", "geometry": {"type": "Polygon", "coordinates":
            [[[24.96, 60.17], [24.97, 60.17], [24.97, 60.18], [24.96, 60.18], [24.96, 60.17]]]},
         "properties": {"leisure": "park", "name": "Puisto", "wheelchair": "yes", "opening_hours": "dawn till dusk"}},
        {"type": "Feature", "geometry": null, "properties": {"tourism": "museum", "name": "Nowhere"}},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [24.95, 60.17]},
         "properties": {"amenity": "bench"}}]}"#;
    let options = ImportOptions {
        licence: Some("CC0-1.0".to_owned()),
        ..options()
    };
    let imported = import::geojson(text, &options).expect("well-formed");
    let museum = place(&imported.pack, "Museo");
    assert_eq!(
        (museum.id.as_str(), museum.cost.map(|cost| cost.amount)),
        ("osm/n12", Some(0))
    );
    let cafe = place(&imported.pack, "Kahvila");
    assert_eq!(
        (cafe.id.as_str(), cafe.stay, cafe.fame),
        ("sample/kahvila", Seconds::minutes(30), 33)
    );
    let park = place(&imported.pack, "Puisto");
    assert_eq!((park.step_free, park.hours.as_deref()), (StepFree::Yes, None));
    assert!((park.at.latitude() - 60.175).abs() < 1e-4);
    assert_eq!(imported.summary.unparsable_hours, 1);
    assert_eq!(imported.summary.unparsable_examples[0].hours, "dawn till dusk");
    assert_eq!(
        imported
            .summary
            .skipped
            .iter()
            .map(|skipped| skipped.count)
            .sum::<usize>(),
        2
    );
    assert_eq!(
        (imported.pack.licence.as_str(), imported.pack.attribution.as_str()),
        ("CC0-1.0", "unknown")
    );
}

fn check_geojson(text: &str, code: &str) {
    let error = import::geojson(text, &options()).expect_err("must be refused");
    assert_eq!(error.code(), code, "{error}");
    assert!(ImportError::CODES.contains(&code));
}

#[test]
fn refuses_what_is_no_feature_collection() {
    check_geojson("", "IMPORT_GEOJSON");
    check_geojson("{\"features\": 5}", "IMPORT_GEOJSON");
    check_geojson(&"[".repeat(100_000), "IMPORT_GEOJSON");
    check_geojson("{\"features\": []}", "IMPORT_EMPTY");
    check_geojson(
        "{\"features\": [5, null, {\"geometry\": {\"coordinates\": []}}]}",
        "IMPORT_EMPTY",
    );
}

#[test]
fn reads_csv_and_counts_what_it_leaves_out() {
    let text = "category,lat,lon,name_en,name_ko,opening_hours,cost,stay,source,licence\n\
                museum,37.58,126.98,Palace Museum,고궁박물관,Mo-Su 10:00-18:00,12.50,,List A,CC0-1.0\n\
                culture experience,37.57,126.99,Tea Hall,,whenever,,45,List B,CC0-1.0\n\
                museum,37.58,126.98,,,,,,,\n\
                moon base,37.58,126.98,Base,,,,,,\n\
                museum,95,126.98,Far North,,,,,,\n\
                museum,37.5,126.98,Odd Stay,,,,soon,,\n\
                museum,37.58,126.9801,Palace Museum,,,,,,\n";
    let imported = import::csv(text, &options()).expect("well-formed");
    assert_eq!(imported.summary.places, 2);
    let museum = place(&imported.pack, "Palace Museum");
    assert_eq!(
        (museum.names.local.as_str(), museum.names.ko.as_deref()),
        ("Palace Museum", Some("고궁박물관"))
    );
    assert_eq!(
        museum.cost.map(|cost| cost.to_string()).as_deref(),
        Some("12.50 EUR")
    );
    let hall = place(&imported.pack, "Tea Hall");
    assert_eq!(
        (hall.category, hall.stay),
        (Category::Culture, Seconds::minutes(45))
    );
    let reasons: Vec<(&str, usize)> = imported
        .summary
        .skipped
        .iter()
        .map(|s| (s.reason, s.count))
        .collect();
    let expected = [
        ("has no known category", 1),
        ("has no name", 1),
        ("has no valid coordinates (lat, lon)", 1),
        ("mapped twice", 1),
        ("stay is no number of minutes", 1),
    ];
    assert_eq!(reasons, expected);
    assert_eq!(imported.summary.unparsable_hours, 1);
    assert_eq!(
        (imported.pack.licence.as_str(), imported.pack.attribution.as_str()),
        ("CC0-1.0", "List A; List B")
    );
    assert_eq!(imported.pack.destination.zone, "Asia/Seoul");
    assert_eq!(museum.hours.as_deref(), Some("Mo-Su 10:00-18:00"));
    let moved: String = {
        let mut lines: Vec<&str> = text.lines().collect();
        lines[1..].reverse();
        lines.join("\n")
    };
    let moved = import::csv(&moved, &options()).expect("well-formed");
    assert_eq!(moved.pack.digest, imported.pack.digest);
}

#[test]
fn joins_what_two_entries_for_one_place_say() {
    let text = "id,name_local,name_en,lat,lon,category,opening_hours,wikidata,step_free,fame\n\
                rich,Museo,Museum,60.17,24.94,museum,,Q7,yes,20\n\
                poor,museo,,60.1703,24.94,museum,24/7,,,40\n\
                far,Museo,,60.18,24.94,museum,,,,20\n\
                other,Museo,,60.17,24.94,cafe,,,,20\n";
    let imported = import::csv(text, &options()).expect("well-formed");
    let ids: Vec<&str> = imported
        .pack
        .places
        .iter()
        .map(|place| place.id.as_str())
        .collect();
    assert_eq!(ids, ["sample/far", "sample/other", "sample/rich"]);
    let joined = place(&imported.pack, "Museum");
    assert_eq!(
        (joined.hours.as_deref(), joined.wikidata.as_deref()),
        (Some("24/7"), Some("Q7"))
    );
    assert_eq!((joined.step_free, joined.fame), (StepFree::Yes, 40));
    assert_eq!(imported.summary.skipped[0].examples, ["sample/poor"]);
}

#[test]
fn refuses_a_table_without_a_needed_column() {
    let error =
        import::csv("name_local,lat,category\nA,1,museum\n", &options()).expect_err("must be refused");
    assert_eq!(error.code(), "IMPORT_CSV");
    assert!(error.to_string().contains("column lon"), "{error}");
    let wrong = ImportOptions {
        zone: Some("Mars/Base".to_owned()),
        ..options()
    };
    let error =
        import::csv("name_local,lat,lon,category\nA,1,1,museum\n", &wrong).expect_err("must be refused");
    assert_eq!(error.code(), "IMPORT_PACK");
}

#[test]
fn reads_every_table_of_place_facts() {
    let Some(text) = shared("place-facts/barcelona.csv") else {
        return;
    };
    let imported = import::csv(&String::from_utf8(text).expect("UTF-8"), &options()).expect("well-formed");
    assert!(imported.summary.places > 500);
}

#[test]
fn lists_places_far_from_the_facts() {
    let text = "name_local,name_en,name_ko,lat,lon,category,opening_hours,wikidata,source,licence\n\
                ,Alpha,,60.17,24.94,museum,,Q7,,\n\
                Bêta,,,60.17,24.95,museum,,,,\n\
                Gamma,,,60.18,24.96,museum,,,,\n";
    let imported = import::csv(text, &options()).expect("well-formed");
    let facts = "name_local,name_en,name_ko,lat,lon,category,wikidata\n\
                 Elsewhere,,,60.18,24.94,museum,Q7\n\
                 ,beta,,60.1701,24.95,museum,\n\
                 Delta,,,60.18,24.96,museum,\n";
    let rows = crosscheck::parse_facts(facts).expect("well-formed");
    let check = crosscheck::crosscheck(&imported.pack, &rows);
    assert_eq!(
        (check.places, check.facts, check.joined, check.joined_by_wikidata),
        (3, 3, 2, 1)
    );
    assert_eq!(check.coverage_percent(), 66);
    assert_eq!(check.far.len(), 1);
    assert_eq!(
        (check.far[0].name.as_str(), check.far[0].metres, check.far[0].line),
        ("Alpha", 1112, 2)
    );
}

#[test]
fn compares_the_bundled_packs_with_the_facts_at_hand() {
    for id in bundled::ids() {
        let Some(text) = shared(&format!("place-facts/{id}.csv")) else {
            continue;
        };
        let Some(Ok(pack)) = bundled::pack(id) else {
            continue;
        };
        let rows = crosscheck::parse_facts(&String::from_utf8(text).expect("UTF-8")).expect("well-formed");
        let check = crosscheck::crosscheck(&pack, &rows);
        println!(
            "{id}: {} of {} joined, far: {:?}",
            check.joined, check.places, check.far
        );
        assert_eq!(check.facts, rows.len());
        assert!(check.joined <= check.places);
    }
}
