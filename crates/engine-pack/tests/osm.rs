//! OpenStreetMap files built byte by byte: every kind of element, and every kind of damage.

use engine_model::DestinationId;
use engine_model::place::Category;
use engine_pack::import::{self, ImportError, ImportOptions, Imported};
use engine_pack::map::{MapKind, MapShape};
use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

fn import(file: &[u8]) -> Result<Imported, ImportError> {
    import::osm_pbf(
        file,
        &ImportOptions::new(DestinationId::new("sample")),
        &mut |_| {},
    )
}

fn varint(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(u8::try_from(value & 0x7f).expect("seven bits") | 0x80);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).expect("seven bits"));
    bytes
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

fn number(field: u64, value: u64) -> Vec<u8> {
    [varint(field << 3), varint(value)].concat()
}

fn bytes(field: u64, content: &[u8]) -> Vec<u8> {
    [
        varint(field << 3 | 2),
        varint(content.len() as u64),
        content.to_vec(),
    ]
    .concat()
}

fn packed(field: u64, values: impl IntoIterator<Item = u64>) -> Vec<u8> {
    bytes(field, &values.into_iter().flat_map(varint).collect::<Vec<u8>>())
}

/// Differences from entry to entry.
fn deltas(values: &[i64]) -> Vec<u64> {
    let before = std::iter::once(&0).chain(values);
    values
        .iter()
        .zip(before)
        .map(|(value, before)| zigzag(value - before))
        .collect()
}

fn raw_blob(kind: &str, blob: &[u8]) -> Vec<u8> {
    let header = [bytes(1, kind.as_bytes()), number(3, blob.len() as u64)].concat();
    let length = u32::try_from(header.len()).expect("short").to_be_bytes();
    [length.to_vec(), header, blob.to_vec()].concat()
}

fn zipped(kind: &str, content: &[u8]) -> Vec<u8> {
    let compressed = miniz_oxide::deflate::compress_to_vec_zlib(content, 6);
    raw_blob(
        kind,
        &[number(2, content.len() as u64), bytes(3, &compressed)].concat(),
    )
}

/// Header block: required features, then 2024-05-01 as the date of the data.
fn header() -> Vec<u8> {
    let content = [
        bytes(4, b"OsmSchema-V0.6"),
        bytes(4, b"DenseNodes"),
        number(32, 1_714_521_600),
    ]
    .concat();
    raw_blob("OSMHeader", &bytes(1, &content))
}

/// A block of one group; the texts are given once and named by index.
fn block(texts: &[&str], group: &[u8]) -> Vec<u8> {
    let table: Vec<u8> = texts.iter().flat_map(|text| bytes(1, text.as_bytes())).collect();
    [bytes(1, &table), bytes(2, group)].concat()
}

const TEXTS: [&str; 12] = [
    "",
    "tourism",
    "museum",
    "name",
    "Museo",
    "leisure",
    "park",
    "Puisto",
    "type",
    "multipolygon",
    "outer",
    "viewpoint",
];

/// Five nodes: the corners of a square of about 111 m, and a museum in the middle of nowhere.
fn dense() -> Vec<u8> {
    let latitudes = [600_000_000, 600_000_000, 600_010_000, 600_010_000, 601_000_000];
    let longitudes = [250_000_000, 250_020_000, 250_020_000, 250_000_000, 251_000_000];
    let ids = [1, 2, 3, 4, 9];
    let tags = [0, 0, 0, 0, 1, 2, 3, 4, 0];
    let dense = [
        packed(1, deltas(&ids)),
        packed(8, deltas(&latitudes)),
        packed(9, deltas(&longitudes)),
        packed(10, tags),
    ];
    bytes(2, &dense.concat())
}

fn way(id: u64, keys: &[u64], values: &[u64], nodes: &[i64]) -> Vec<u8> {
    let keys = packed(2, keys.iter().copied());
    bytes(
        3,
        &[
            number(1, id),
            keys,
            packed(3, values.iter().copied()),
            packed(8, deltas(nodes)),
        ]
        .concat(),
    )
}

/// A park around two ways that only together make a ring.
fn relation() -> Vec<u8> {
    let tags = [packed(2, [8, 5, 3]), packed(3, [9, 6, 7])].concat();
    let members = [
        packed(8, [10, 10]),
        packed(9, deltas(&[21, 22])),
        packed(10, [1, 1]),
    ]
    .concat();
    bytes(4, &[number(1, 6), tags, members].concat())
}

fn file() -> Vec<u8> {
    let ways = [
        way(20, &[1, 3], &[11, 7], &[1, 2, 3, 4, 1]),
        way(21, &[], &[], &[1, 2, 3]),
        way(22, &[], &[], &[1, 4, 3]),
    ];
    [
        header(),
        zipped("OSMData", &block(&TEXTS, &dense())),
        zipped("OSMData", &block(&TEXTS, &ways.concat())),
        zipped("OSMData", &block(&TEXTS, &relation())),
    ]
    .concat()
}

#[test]
fn reads_nodes_ways_and_relations() {
    let imported = import(&file()).expect("well-formed");
    let found: Vec<(&str, Category, &str)> = imported
        .pack
        .places
        .iter()
        .map(|place| (place.id.as_str(), place.category, place.names.local.as_str()))
        .collect();
    let expected = [
        ("osm/n9", Category::Museum, "Museo"),
        ("osm/r6", Category::Park, "Puisto"),
        ("osm/w20", Category::Viewpoint, "Puisto"),
    ];
    assert_eq!(found, expected);
    for index in [1, 2] {
        let place = &imported.pack.places[index];
        // 0.001 degrees north are 111.2 m; 0.002 degrees east at 60 degrees north are as much.
        let area = place.area_m2.expect("a closed ring");
        assert!((12_300..12_450).contains(&area), "{area}");
        assert!((place.at.latitude() - 60.0005).abs() < 1e-6 && (place.at.longitude() - 25.001).abs() < 1e-6);
    }
    assert_eq!(imported.summary.as_of.as_deref(), Some("2024-05-01"));
    assert_eq!(imported.pack.places[0].source.origin, "OpenStreetMap");
}

/// Texts of a file that is drawn.
const DRAWN: [&str; 16] = [
    "",
    "highway",
    "primary",
    "name",
    "Main Street",
    "natural",
    "water",
    "type",
    "multipolygon",
    "outer",
    "inner",
    "footway",
    "railway",
    "rail",
    "tourism",
    "museum",
];

/// Three squares of 222, 111 and 11 m side within each other, and a museum.
fn squares() -> Vec<u8> {
    let corners = |from: i64, to: i64| [(from, from), (from, to), (to, to), (to, from)];
    let points = [corners(0, 20_000), corners(5_000, 15_000), corners(9_500, 9_600)].concat();
    let with_museum = |of: fn(&(i64, i64)) -> i64| -> Vec<i64> {
        points.iter().map(of).chain([10_000]).collect::<Vec<_>>()
    };
    let ids: Vec<i64> = (1..=13).collect();
    let tags = [vec![0; 12], vec![14, 15, 3, 4, 0]].concat();
    let dense = [
        packed(1, deltas(&ids)),
        packed(8, deltas(&with_museum(|(north, _)| *north))),
        packed(9, deltas(&with_museum(|(_, east)| *east))),
        packed(10, tags),
    ];
    bytes(2, &dense.concat())
}

/// A lake with an island, an island too small to be seen, two streets, a railway that leaves the extract, and a path
/// that lies outside.
fn drawn() -> Vec<u8> {
    let ways = [
        way(30, &[], &[], &[1, 2, 3, 4, 1]),
        way(31, &[], &[], &[5, 6, 7, 8, 5]),
        way(33, &[1, 3], &[2, 4], &[1, 5, 9, 3]),
        way(34, &[1], &[11], &[98, 99]),
        way(35, &[12], &[13], &[1, 2, 97, 3, 4]),
        way(36, &[5], &[6], &[9, 10, 11, 12, 9]),
    ];
    let tags = [packed(2, [5, 7]), packed(3, [6, 8])].concat();
    let members = [
        packed(8, [9, 10]),
        packed(9, deltas(&[30, 31])),
        packed(10, [1, 1]),
    ];
    let lake = bytes(4, &[number(1, 7), tags, members.concat()].concat());
    [
        header(),
        zipped("OSMData", &block(&DRAWN, &squares())),
        zipped("OSMData", &block(&DRAWN, &ways.concat())),
        zipped("OSMData", &block(&DRAWN, &lake)),
    ]
    .concat()
}

#[test]
fn draws_streets_and_water_beside_the_pack() {
    let imported = import(&drawn()).expect("well-formed");
    assert_eq!(imported.pack.places.len(), 1);
    let map = imported.map.expect("something to draw");
    let kinds: Vec<MapKind> = map.features.iter().map(|feature| feature.kind).collect();
    assert_eq!(
        kinds,
        [
            MapKind::Water,
            MapKind::Railway,
            MapKind::Railway,
            MapKind::MajorStreet
        ]
    );
    let MapShape::Areas(lake) = &map.features[0].shape else {
        panic!("a lake is an area");
    };
    // One polygon: the shore, then the island.
    assert_eq!(
        (lake.len(), lake[0].len(), lake[0][0].len(), lake[0][1].len()),
        (1, 2, 5, 5)
    );
    let street = &map.features[3];
    assert_eq!(street.name.as_deref(), Some("Main Street"));
    // It runs straight through the corners of the squares between its ends.
    assert_eq!(street.shape.points().count(), 2);
    assert_eq!((map.left_out.too_small, map.left_out.incomplete), (1, 1));
    let bounds = map.bounds;
    assert_eq!(
        (bounds.south, bounds.west, bounds.north, bounds.east),
        (0, 0, 200, 200)
    );
    // Of the other sample only the park is drawn.
    let park = import(&file()).expect("well-formed").map.expect("a park");
    assert_eq!((park.features.len(), park.features[0].kind), (1, MapKind::Park));
}

fn check_refused(file: &[u8], code: &str, words: &str) {
    let error = import(file).expect_err("must be refused");
    assert_eq!(error.code(), code, "{error}");
    assert!(error.to_string().contains(words), "{error}");
}

#[test]
fn names_what_is_wrong_with_the_file() {
    check_refused(b"", "IMPORT_PBF", "header block");
    check_refused(b"<?xml version='1.0'?><osm/>", "IMPORT_PBF", "64 KiB");
    check_refused(&header()[..10], "IMPORT_PBF", "ends inside");
    check_refused(&header(), "IMPORT_EMPTY", "no place");
    let feature = bytes(1, &bytes(4, b"HistoricalInformation"));
    check_refused(
        &raw_blob("OSMHeader", &feature),
        "IMPORT_PBF_FEATURE",
        "HistoricalInformation",
    );
    let lz4 = raw_blob("OSMData", &bytes(6, b"x"));
    check_refused(&[header(), lz4].concat(), "IMPORT_PBF", "another method");
    let far_text = zipped("OSMData", &block(&TEXTS, &way(1, &[99], &[1], &[])));
    check_refused(
        &[header(), far_text].concat(),
        "IMPORT_PBF",
        "beyond the block's texts",
    );
    let fewer = bytes(2, &packed(1, deltas(&[1, 2])));
    check_refused(
        &[header(), zipped("OSMData", &block(&TEXTS, &fewer))].concat(),
        "IMPORT_PBF",
        "fewer coordinates",
    );
}

#[test]
fn refuses_a_block_that_inflates_without_end() {
    let bomb = zipped("OSMData", &vec![0; 64 * 1024 * 1024]);
    assert!(bomb.len() < 100_000);
    check_refused(&[header(), bomb].concat(), "IMPORT_PBF", "does not inflate");
}

#[test]
fn survives_every_cut_and_thousands_of_changed_bytes() {
    let sound = file();
    for length in 0..sound.len() {
        assert!(import(&sound[..length]).is_err() || length > header().len());
    }
    let mut random = Xoshiro256PlusPlus::seed_from_u64(7);
    let mut refused = 0;
    for _ in 0..3_000 {
        let mut changed = sound.clone();
        for _ in 0..random.random_range(1..4) {
            let index = random.random_range(0..changed.len());
            changed[index] = random.random();
        }
        refused += usize::from(import(&changed).is_err());
    }
    assert!(refused > 1_000, "{refused}");
}

#[test]
fn survives_changed_content_inside_sound_blobs() {
    let contents = [
        block(&TEXTS, &dense()),
        block(&TEXTS, &way(20, &[1, 3], &[11, 7], &[1, 2, 3, 4, 1])),
        block(&TEXTS, &relation()),
        block(&DRAWN, &way(33, &[1, 3], &[2, 4], &[1, 5, 9, 3])),
    ];
    let mut random = Xoshiro256PlusPlus::seed_from_u64(11);
    let mut refused = 0;
    for round in 0..3_000 {
        let mut content = contents[round % contents.len()].clone();
        for _ in 0..random.random_range(1..5) {
            let index = random.random_range(0..content.len());
            content[index] = random.random();
        }
        let file = [header(), raw_blob("OSMData", &bytes(1, &content))].concat();
        refused += usize::from(import(&file).is_err());
    }
    assert!(refused > 1_000, "{refused}");
}
