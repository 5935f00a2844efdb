use engine_model::place::{Connection, Destination, Names, Source};
use engine_model::problem::{LegSource, Mode};
use engine_model::{Coordinates, DestinationId, Metres, Seconds};

use super::{TransferEstimate, transfer_options};
use crate::landmass::{Landmass, landmass};

const CITIES: &[(&str, &str, f64, f64, bool)] = &[
    ("seoul", "KR", 37.5665, 126.978, false),
    ("busan", "KR", 35.1796, 129.0756, false),
    ("jeju", "KR", 33.4996, 126.5312, true),
    ("fukuoka", "JP", 33.5902, 130.4017, false),
    ("sapporo", "JP", 43.0618, 141.3545, false),
    ("tokyo", "JP", 35.6762, 139.6503, false),
    ("taipei", "TW", 25.033, 121.5654, false),
    ("hong-kong", "HK", 22.3193, 114.1694, false),
    ("singapore", "SG", 1.3521, 103.8198, false),
    ("bangkok", "TH", 13.7563, 100.5018, false),
    ("munich", "DE", 48.1351, 11.582, false),
    ("prague", "CZ", 50.0755, 14.4378, false),
    ("london", "GB", 51.5074, -0.1278, false),
    ("paris", "FR", 48.8566, 2.3522, false),
    ("belfast", "GB", 54.5973, -5.9301, false),
    ("dublin", "IE", 53.3498, -6.2603, false),
    ("new-york", "US", 40.7128, -74.006, false),
    ("honolulu", "US", 21.3069, -157.8583, false),
    ("toronto", "CA", 43.6532, -79.3832, false),
    ("tangier", "MA", 35.7595, -5.834, false),
    ("seville", "ES", 37.3891, -5.9845, false),
    ("somewhere", "", 48.3, 11.9, false),
];

fn city(id: &str) -> Destination {
    let &(id, country, latitude, longitude, island) = CITIES
        .iter()
        .find(|row| row.0 == id)
        .expect("a city of the table");
    Destination {
        id: DestinationId::new(id),
        country: (!country.is_empty()).then(|| country.to_owned()),
        zone: "UTC".to_owned(),
        currency: None,
        centre: Coordinates::from_degrees(latitude, longitude).expect("on the globe"),
        island,
        names: Names {
            local: id.to_owned(),
            ko: None,
            en: None,
        },
        prices: Vec::new(),
        climate: None,
    }
}

fn modes(options: &[TransferEstimate]) -> Vec<&'static str> {
    options.iter().map(|option| option.mode.term()).collect()
}

fn check(from: &str, to: &str, expected: &[&str]) {
    for (from, to) in [(from, to), (to, from)] {
        let options = transfer_options(&city(from), &city(to), &[]);
        assert_eq!(modes(&options), expected, "{from} to {to}");
        assert!(
            options.is_sorted_by_key(TransferEstimate::total),
            "{from} to {to}"
        );
        assert!(
            options
                .iter()
                .all(|option| option.source == LegSource::Estimate && option.origin.is_empty())
        );
    }
}

#[test]
fn offers_land_modes_only_over_land() {
    check("munich", "prague", &["train", "car", "coach"]);
    check("seoul", "busan", &["flight", "train", "car", "coach"]);
    check("seoul", "jeju", &["flight"]);
    check("busan", "jeju", &["flight", "ferry"]);
    check("busan", "fukuoka", &["flight", "ferry"]);
    check("tokyo", "sapporo", &["flight", "train", "car", "coach"]);
    check("taipei", "hong-kong", &["flight"]);
    check("singapore", "bangkok", &["flight", "train", "car", "coach"]);
    check("new-york", "toronto", &["flight", "train", "car", "coach"]);
    check("new-york", "honolulu", &["flight"]);
    check("seville", "tangier", &["flight", "ferry"]);
}

#[test]
fn trains_run_under_the_channel_and_nothing_else_does() {
    check("london", "paris", &["flight", "train", "ferry"]);
    check("belfast", "dublin", &["train", "car", "coach"]);
    check("london", "dublin", &["flight"]);
}

#[test]
fn offers_no_land_ride_longer_than_a_day() {
    check("munich", "bangkok", &["flight"]);
}

#[test]
fn assumes_a_road_where_a_pack_names_no_country() {
    check("munich", "somewhere", &["car", "train", "coach"]);
    assert_eq!(landmass(&city("somewhere")), Landmass::Unknown);
}

#[test]
fn a_destination_has_no_way_to_itself() {
    assert_eq!(transfer_options(&city("seoul"), &city("seoul"), &[]), []);
}

#[test]
fn counts_the_documented_overheads() {
    // Seoul-Busan is 325 km on the great circle: 163 minutes at 120 km/h, 28 at 700 km/h.
    let options = transfer_options(&city("seoul"), &city("busan"), &[]);
    let train = options
        .iter()
        .find(|option| option.mode == Mode::Train)
        .expect("a train");
    assert_eq!(
        (train.duration, train.boarding),
        (Seconds::minutes(173), Seconds::minutes(20))
    );
    assert!((train.distance.0 - 422_600).abs() < 1_500, "{}", train.distance);
    let flight = options
        .iter()
        .find(|option| option.mode == Mode::Flight)
        .expect("a flight");
    assert_eq!(flight.total(), Seconds::minutes(178));
}

fn row(from: &str, to: &str, mode: Mode, minutes: i32, origin: &str) -> Connection {
    Connection {
        from: DestinationId::new(from),
        to: DestinationId::new(to),
        mode,
        duration: Seconds::minutes(minutes),
        distance: None,
        fare: None,
        operator: "Korail".to_owned(),
        source: Source {
            origin: origin.to_owned(),
            as_of: None,
            verified: false,
        },
    }
}

#[test]
fn a_catalogue_row_takes_the_place_of_the_estimate_in_both_directions() {
    let rows = [
        row("busan", "seoul", Mode::Train, 158, "https://example.org/ktx"),
        row("busan", "fukuoka", Mode::Ferry, 220, "https://example.org/ferry"),
    ];
    for (from, to) in [("seoul", "busan"), ("busan", "seoul")] {
        let options = transfer_options(&city(from), &city(to), &rows);
        let trains: Vec<_> = options
            .iter()
            .filter(|option| option.mode == Mode::Train)
            .collect();
        assert_eq!(trains.len(), 1);
        assert_eq!(trains[0].source, LegSource::Timetable);
        assert_eq!(trains[0].origin, "https://example.org/ktx");
        assert_eq!(trains[0].operator, "Korail");
        assert_eq!(
            (trains[0].duration, trains[0].total()),
            (Seconds::minutes(158), Seconds::minutes(178))
        );
        assert!(trains[0].distance > Metres(400_000));
        // 178 minutes each, by train and by air: the order of modes decides.
        assert_eq!(modes(&options), ["train", "flight", "car", "coach"]);
    }
}

#[test]
fn a_row_without_a_citation_is_an_estimate() {
    let rows = [row("seoul", "jeju", Mode::Flight, 70, "")];
    let options = transfer_options(&city("seoul"), &city("jeju"), &rows);
    assert_eq!(
        (options[0].source, options[0].duration),
        (LegSource::Estimate, Seconds::minutes(70))
    );
}
