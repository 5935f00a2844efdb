//! The catalogue's files: what they give, and with which line and column a malformed one is refused.

use engine_model::place::{Category, PriceItem, Setting, StepFree};
use engine_model::problem::Mode;
use engine_model::{Metres, Seconds};
use engine_pack::{bundled, catalogue};

const TOML: &str = r#"id = "sample"
country = "FI"
zone = "Europe/Helsinki"
currency = "EUR"
latitude = 60.17
longitude = 24.94
island = false
name = { local = "Esimerkki", ko = "", en = "Sample" }

[[price]]
item = "transit-fare"
amount = 2.5
source = "https://example.org"
as_of = "2024"

[climate]
source = "Institute, normals"
as_of = "1991-2020"
minimum_c = [-6.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
maximum_c = [-1.0, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5]
rain_days = [15.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
"#;

const HEADER: &str = "id,name_local,name_ko,name_en,lat,lon,category,opening_hours,last_entry,stay,min_stay,cost,setting,step_free,strenuous,min_age,fame,tags,wikidata,source,as_of,verified";
const ROW: &str = "sample/museo,Museo,,\"Museum, the\",60.1712,24.9414,museum,\"Tu-Su 10:00-18:00\",30,90,45,12.50,indoor,yes,no,6,40,quiet+kids,Q42,https://example.org,2024-05,true";

fn csv(row: &str) -> String {
    format!("{HEADER}\n{ROW}\n{row}\n")
}

#[test]
fn reads_a_destination_with_its_places() {
    let pack = catalogue::parse_destination("sample", TOML, &csv("")).expect("well-formed");
    let place = &pack.places[0];
    assert_eq!(pack.places.len(), 1);
    assert_eq!(place.names.en.as_deref(), Some("Museum, the"));
    assert_eq!(
        (place.category, place.setting, place.step_free),
        (Category::Museum, Setting::Indoor, StepFree::Yes)
    );
    assert_eq!(place.hours.as_deref(), Some("Tu-Su 10:00-18:00"));
    assert_eq!(
        (place.last_entry, place.stay),
        (Some(Seconds(1800)), Seconds(5400))
    );
    assert_eq!(
        place.cost.map(|cost| cost.to_string()).as_deref(),
        Some("12.50 EUR")
    );
    assert_eq!(place.tags, ["kids", "quiet"]);
    assert!(place.source.verified);
    let price = &pack.destination.prices[0];
    assert_eq!((price.item, price.amount.amount), (PriceItem::TransitFare, 250));
    let january = pack.destination.climate.as_ref().expect("given").months[0];
    assert_eq!(
        (
            january.minimum_decicelsius,
            january.maximum_decicelsius,
            january.rain_percent
        ),
        (-65, -10, Some(50))
    );
}

fn check_row(from: &str, to: &str, column: &str) {
    let changed = ROW
        .replacen("sample/museo", "sample/other", 1)
        .replacen(from, to, 1);
    let error = catalogue::parse_destination("sample", TOML, &csv(&changed)).expect_err("must be refused");
    assert_eq!(error.code(), "CATALOGUE_ROW", "{error}");
    let message = error.to_string();
    assert!(
        message.starts_with(&format!("sample.csv, line 3, column {column}: ")),
        "{message}"
    );
    assert!(!message.contains('\n'), "{message}");
}

#[test]
fn refuses_a_malformed_row_with_its_line_and_column() {
    check_row("sample/other", "", "id");
    check_row("sample/other", "elsewhere/other", "id");
    check_row("sample/other", "sample/Other One", "id");
    check_row("Museo", "", "name_local");
    check_row("Museo", " Museo", "name_local");
    check_row("60.1712", "", "lat");
    check_row("60.1712", "61.1.2", "lat");
    check_row("60.1712", "6.01712", "lat");
    check_row("60.1712", "NaN", "lat");
    check_row("museum", "musuem", "category");
    check_row("Tu-Su 10:00-18:00", "Tuesday to Sunday", "opening_hours");
    check_row(",30,90,", ",-5,90,", "last_entry");
    check_row(",30,90,", ",30,,", "stay");
    check_row(",90,45,", ",90,95,", "min_stay");
    check_row("12.50", "12.505", "cost");
    check_row("12.50", "free", "cost");
    check_row("indoor", "inside", "setting");
    check_row(",yes,no,", ",maybe,no,", "step_free");
    check_row(",yes,no,", ",yes,false,", "strenuous");
    check_row(",6,40,", ",6,101,", "fame");
    check_row("quiet+kids", "quiet kids", "tags");
    check_row("Q42", "42", "wikidata");
    check_row("2024-05", "05/2024", "as_of");
    check_row("https://example.org,2024-05", ",2024-05", "as_of");
    check_row("https://example.org,2024-05", ",", "verified");
    check_row(",true", ",yes", "verified");
    check_row(",true", "", "verified");
    check_row("quiet+kids", "quiet,kids", "verified");
}

#[test]
fn refuses_a_repeated_id_and_another_header() {
    let error = catalogue::parse_destination("sample", TOML, &csv(ROW)).expect_err("must be refused");
    assert_eq!(error.code(), "CATALOGUE_PACK");
    assert!(error.to_string().contains("sample/museo"), "{error}");
    let turned = csv("").replacen("lat,lon", "lon,lat", 1);
    let error = catalogue::parse_destination("sample", TOML, &turned).expect_err("must be refused");
    assert_eq!(error.code(), "CATALOGUE_HEADER");
    assert!(error.to_string().contains("column lat"), "{error}");
}

fn check_toml(from: &str, to: &str, line: u64, words: &str) {
    let changed = TOML.replacen(from, to, 1);
    let error = catalogue::parse_destination("sample", &changed, &csv("")).expect_err("must be refused");
    assert_eq!(error.code(), "CATALOGUE_DESTINATION", "{error}");
    let message = error.to_string();
    assert!(
        message.contains(&format!("sample.toml, line {line},")) && message.contains(words),
        "{message}"
    );
}

#[test]
fn refuses_a_malformed_destination_with_its_line() {
    check_toml("\"sample\"", "\"other\"", 1, "not the file's name");
    check_toml("EUR", "euro", 4, "ISO 4217");
    check_toml("60.17", "160.17", 5, "off the globe");
    check_toml("island = false", "isle = false", 7, "isle");
    check_toml("transit-fare", "bus", 11, "bus");
    check_toml("2.5", "2.555", 12, "2.555");
    check_toml("\"2024\"", "\"May 2024\"", 14, "May 2024");
    check_toml("-6.5, 0", "9.5, 0", 19, "month 1");
    check_toml("15.5", "35.5", 21, "month 1");
    check_toml("id =", "id", 1, "");
}

#[test]
fn reads_connections_and_rates() {
    let table = "from,to,mode,minutes,distance_km,fare,currency,operator,source,as_of\n\
                 seoul,busan,train,150,417.4,59800,KRW,Korail,https://example.org,2023-05\n\
                 seoul,jeju,flight,70,,,,,,\n";
    let connections = catalogue::parse_connections(table).expect("well-formed");
    assert_eq!(connections.len(), 2);
    assert_eq!(
        (connections[0].mode, connections[0].duration),
        (Mode::Train, Seconds::minutes(150))
    );
    assert_eq!(connections[0].distance, Some(Metres(417_400)));
    assert_eq!((connections[1].fare, connections[1].distance), (None, None));
    let rates = catalogue::parse_rates("base,quote,rate,source,as_of\nEUR,KRW,1441.66,ECB,2023-12-29\n");
    let rates = rates.expect("well-formed");
    assert!((rates[0].rate - 1441.66).abs() < 1e-9);
    assert_eq!(rates[0].as_of.to_string(), "2023-12-29");
}

fn check_connection(row: &str, column: &str) {
    let header = "from,to,mode,minutes,distance_km,fare,currency,operator,source,as_of";
    let error = catalogue::parse_connections(&format!("{header}\n{row}\n")).expect_err("must be refused");
    let message = error.to_string();
    assert!(
        message.starts_with(&format!("transfers.csv, line 2, column {column}: ")),
        "{message}"
    );
}

#[test]
fn refuses_malformed_connections() {
    check_connection("seoul,seoul,train,150,,,,,,", "to");
    check_connection("seoul,busan,walk,150,,,,,,", "mode");
    check_connection("seoul,busan,train,,,,,,,", "minutes");
    check_connection("seoul,busan,train,0,,,,,,", "minutes");
    check_connection("seoul,busan,train,150,far,,,,,", "distance_km");
    check_connection("seoul,busan,train,150,,59800,,,,", "currency");
    check_connection("seoul,busan,train,150,,,,,,2023", "as_of");
}

#[test]
fn bundled_tables_name_bundled_destinations_once() {
    let tables = bundled::tables().expect("well-formed");
    let mut seen = Vec::new();
    for connection in &tables.connections {
        for end in [&connection.from, &connection.to] {
            assert!(
                bundled::ids().contains(&end.as_str()),
                "{end} is not in the catalogue"
            );
        }
        let (from, to) = (connection.from.as_str(), connection.to.as_str());
        seen.push((
            from.min(to),
            from.max(to),
            connection.mode,
            connection.operator.as_str(),
        ));
    }
    let count = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), count, "a connection occurs twice");
    assert!(count > 0 && !tables.rates.is_empty());
}

#[test]
fn every_bundled_file_is_well_formed() {
    let mut problems = Vec::new();
    for id in bundled::ids() {
        match bundled::pack(id).expect("every listed id has a pack") {
            Ok(pack) => assert_eq!(pack.destination.id.as_str(), *id),
            Err(error) => problems.push(error.to_string()),
        }
    }
    problems.extend(bundled::tables().err().map(|error| error.to_string()));
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(bundled::ids().is_sorted());
    assert!(bundled::pack("atlantis").is_none());
}
