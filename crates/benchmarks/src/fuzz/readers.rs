//! Every reader with the samples that its mutants are made from.

use std::path::Path;

use engine_model::ids::DestinationId;
use engine_model::plan::{Language, Plan};
use engine_model::request::{Effort, TripRequest};
use engine_model::{Currency, Seconds};
use engine_pack::catalogue::{parse_connections, parse_destination, parse_rates};
use engine_pack::import::{ImportOptions, csv, geojson, osm_pbf};
use engine_pack::{Pack, crosscheck};
use engine_places::Places;
use engine_trip::{Control, Packs};
use engine_wishes::{Context, NamedPlace};
use jiff::civil::date;
use wire::AnyPlan;

use super::{extract, mutate};
use crate::dice::Dice;
use crate::generate::{TEXTS, Worlds, hours_shapes};

type Read = Box<dyn Fn(&[u8]) + Send>;

/// How the mutants of a reader are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Bytes,
    Json,
    /// A pack, whose digest is put right after the change.
    Signed,
}

/// Something that reads.
pub struct Reader {
    /// What it is called in the report.
    pub name: &'static str,
    /// Reads one input; a panic is a failure.
    pub read: Read,
    kind: Kind,
    samples: Vec<Vec<u8>>,
}

impl Reader {
    /// A reader whose samples are changed byte by byte.
    pub fn bytes(name: &'static str, samples: Vec<Vec<u8>>, read: impl Fn(&[u8]) + Send + 'static) -> Self {
        Self {
            name,
            read: Box::new(read),
            kind: Kind::Bytes,
            samples,
        }
    }

    fn json(name: &'static str, samples: Vec<String>, read: impl Fn(&str) + Send + 'static) -> Self {
        let samples = samples.into_iter().map(String::into_bytes).collect();
        Self {
            kind: Kind::Json,
            ..Self::bytes(name, samples, move |input| read(&text(input)))
        }
    }

    fn text(name: &'static str, samples: &[&str], read: impl Fn(&str) + Send + 'static) -> Self {
        let samples = samples.iter().map(|sample| sample.as_bytes().to_vec()).collect();
        Self::bytes(name, samples, move |input| read(&text(input)))
    }

    /// A mutant of one of the samples.
    pub fn input(&self, dice: &mut Dice) -> Vec<u8> {
        let sample = dice.pick(&self.samples);
        match self.kind {
            Kind::Json if dice.chance(80) => mutate::json(sample, dice),
            Kind::Signed if dice.chance(80) => signed(sample, dice),
            _ => mutate::bytes(sample, dice),
        }
    }
}

fn text(input: &[u8]) -> String {
    String::from_utf8_lossy(input).into_owned()
}

/// Changes the content of a pack and puts its digest (BLAKE3, after the magic and the version) right.
fn signed(sample: &[u8], dice: &mut Dice) -> Vec<u8> {
    const HEADER: usize = 10;
    let start = HEADER + blake3::OUT_LEN;
    let content = mutate::bytes(&sample[start.min(sample.len())..], dice);
    [
        &sample[..HEADER.min(sample.len())],
        blake3::hash(&content).as_bytes(),
        &content,
    ]
    .concat()
}

/// All readers. `extracts` are OpenStreetMap files to mutate beside the handmade one, where they exist.
pub fn readers(extracts: &[&Path]) -> Vec<Reader> {
    let mut worlds = Worlds::default();
    // The sixth world has the smallest cities that hold what a plan needs, so that a case is quick.
    let cases: Vec<_> = (0..6).map(|number| worlds.case(5 + 16 * number)).collect();
    let packs = cases[0].packs.clone();
    let requests: Vec<String> = cases
        .iter()
        .map(|case| wire::request_to_json(&case.request))
        .collect();
    let plans: Vec<String> = cases
        .iter()
        .filter_map(|case| plan(&case.request, &packs))
        .map(|plan| wire::to_json(&plan, Language::English))
        .collect();
    let (for_requests, for_plans, for_sketches) = (packs.clone(), packs.clone(), packs.clone());
    vec![
        Reader::json("request", requests, move |text| read_request(text, &for_requests)),
        Reader::json("plan", plans, move |text| read_plan(text, &for_plans)),
        Reader::json("minimal-plan", sketches(&packs), move |text| {
            read_plan(text, &for_sketches);
        }),
        Reader::text("destination", &[DESTINATION], read_destination),
        Reader::text("connections", &[CONNECTIONS], |text| {
            drop(parse_connections(text));
        }),
        Reader::text("rates", &[RATES], |text| drop(parse_rates(text))),
        Reader::json("geojson", vec![GEOJSON.to_owned()], |text| {
            drop(geojson(text, &options()));
        }),
        Reader::text("csv", &[CSV], |text| drop(csv(text, &options()))),
        Reader::text("facts", &[CSV], |text| drop(crosscheck::parse_facts(text))),
        extract_reader(extracts),
        pack_reader(&packs),
        wishes_reader(&packs),
        hours_reader(&packs),
    ]
}

fn plan(request: &TripRequest, packs: &Packs) -> Option<Plan> {
    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: false,
        relaxations: false,
    };
    let quick = TripRequest {
        effort: Effort::Iterations(5),
        ..request.clone()
    };
    engine_trip::plan(&quick, packs, &control).ok()
}

fn read_request(text: &str, packs: &Packs) {
    let Ok(request) = wire::request_from_json(text) else {
        return;
    };
    let back = wire::request_from_json(&wire::request_to_json(&request));
    assert_eq!(
        back.as_ref(),
        Ok(&request),
        "a request that was read is written as something else"
    );
    let days: u16 = request
        .destinations
        .iter()
        .map(|destination| destination.nights)
        .sum();
    if days < 12 {
        drop(plan(&request, packs));
    }
}

fn read_plan(text: &str, packs: &Packs) {
    match wire::read_any(text) {
        Ok(AnyPlan::Full(plan)) => {
            drop(engine_trip::check_plan(&plan, packs));
            drop(wire::to_json(&plan, Language::Korean));
            drop(engine_trip::diff(&plan, &plan));
        }
        Ok(AnyPlan::Sketch(sketch)) => drop(engine_trip::check_sketch(&sketch, packs)),
        Err(_refused) => (),
    }
}

fn sketches(packs: &Packs) -> Vec<String> {
    let pack = &packs.all()[0];
    let id = pack.destination().id.as_str();
    let places: Vec<&str> = pack
        .places
        .all()
        .iter()
        .take(4)
        .map(|place| place.id.as_str())
        .collect();
    vec![format!(
        r#"{{"destination":"{id}","members":[{{"age":30}}],"dailyStart":"09:00","days":[{{"date":"2026-12-04",
        "stops":[{{"place":"{}","start":"10:00","end":"11:30"}},{{"place":"{}","start":"14:00","end":"15:00"}},
        {{"name":"A corner","latitude":37.5,"longitude":127.0,"start":"16:00","end":"17:00"}}],
        "meals":[{{"kind":"lunch","start":"12:00","end":"13:00","place":"{}"}}]}}]}}"#,
        places[0], places[1], places[2]
    )]
}

fn options() -> ImportOptions {
    ImportOptions {
        zone: Some("Europe/Helsinki".to_owned()),
        currency: Currency::parse("EUR"),
        ..ImportOptions::new(DestinationId::new("fuzzed"))
    }
}

/// Settings and table in one input, parted by a line of two dashes.
fn read_destination(text: &str) {
    let (toml, csv) = text.split_once("\n--\n").unwrap_or((text, ""));
    drop(parse_destination("fuzzed", toml, csv));
}

fn extract_reader(extracts: &[&Path]) -> Reader {
    // The handmade one several times: mutants of compressed blocks mostly end at the checksum.
    let mut samples = vec![extract::handmade(); 9];
    samples.extend(extracts.iter().filter_map(|path| std::fs::read(path).ok()));
    Reader::bytes("osm-pbf", samples, |input| {
        drop(osm_pbf(input, &options(), &mut |_| ()));
    })
}

fn pack_reader(packs: &Packs) -> Reader {
    let places = packs.all().iter().map(|pack| {
        let few = pack.places.all().iter().take(12).cloned().collect();
        Pack::new(pack.destination().clone(), few, "CC0-1.0", "generated").expect("places of a sound pack")
    });
    let samples = places.map(|pack| pack.to_bytes()).collect();
    let read = |input: &[u8]| {
        if let Ok(pack) = Pack::from_bytes(input) {
            assert_eq!(
                pack.to_bytes(),
                input,
                "a pack that was read is written as something else"
            );
        }
    };
    Reader {
        kind: Kind::Signed,
        ..Reader::bytes("pack", samples, read)
    }
}

fn wishes_reader(packs: &Packs) -> Reader {
    let packs = packs.clone();
    Reader::text("wishes", TEXTS, move |text| {
        let places = packs.all().iter().flat_map(|pack| pack.places.all());
        let named = places.map(|place| NamedPlace {
            id: &place.id,
            names: &place.names,
            fame: place.fame,
        });
        let context = Context {
            places: named.collect(),
            currency: Currency::parse("EUR").expect("a currency"),
            days: 4,
        };
        drop(engine_wishes::read(text, &context));
    })
}

fn hours_reader(packs: &Packs) -> Reader {
    let sample = packs.all()[0].places.all()[0].clone();
    let destination = packs.all()[0].destination().clone();
    let shapes: Vec<&str> = hours_shapes().collect();
    Reader::text("hours", &shapes, move |text| {
        let place = engine_model::place::Place {
            hours: Some(text.to_owned()),
            last_entry: Some(Seconds::minutes(30)),
            ..sample.clone()
        };
        // The pack refuses what does not parse; what it lets through is asked for its hours.
        let Ok(pack) = Pack::new(destination.clone(), vec![place], "", "") else {
            return;
        };
        let places = Places::new(pack.destination, pack.places);
        for day in [
            date(2026, 1, 1),
            date(2026, 3, 29),
            date(2028, 2, 29),
            date(2199, 12, 31),
        ] {
            drop(places.hours_on(0, day));
        }
        let moment = jiff::Timestamp::from_second(1_790_000_000).expect("a moment of 2026");
        drop(places.state_at(0, moment));
    })
}

const DESTINATION: &str = r#"id = "fuzzed"
country = "FI"
zone = "Europe/Helsinki"
currency = "EUR"
latitude = 60.17
longitude = 24.94
island = false
name = { local = "Satama", ko = "사타마", en = "Harbour" }

[[price]]
item = "meal"
amount = 1500
source = "https://example.org/prices"
as_of = "2026"

[climate]
source = "example"
as_of = "1991-2020"
minimum_c = [-5.5, -3.2, 1.9, 8.0, 13.5, 18.7, 22.3, 22.9, 17.7, 10.6, 3.5, -3.4]
maximum_c = [2.1, 5.1, 11.0, 17.9, 23.6, 27.6, 29.0, 30.0, 26.2, 20.2, 11.9, 4.2]
rain_days = [6.1, 5.8, 7.0, 8.4, 8.6, 9.9, 16.3, 14.7, 9.1, 6.1, 8.8, 7.8]
--
id,name_local,name_ko,name_en,lat,lon,category,opening_hours,last_entry,stay,min_stay,cost,setting,step_free,strenuous,min_age,fame,tags,wikidata,source,as_of,verified
fuzzed/museo,Museo,박물관,Museum,60.171,24.943,museum,Tu-Su 10:00-18:00; Mo off,60,120,75,1200,indoor,yes,no,,60,kids+art,Q1,https://example.org,2026-05,true
fuzzed/puisto,Puisto,,Park,60.175,24.93,park,,,60,30,0,outdoor,unknown,no,,30,,,,,false
fuzzed/ravintola,Ravintola,,,60.17,24.95,restaurant,"Mo-Fr 11:00-22:00",,60,45,,indoor,no,no,18,20,vegan,,,,false
"#;

const CSV: &str = "id,name_local,name_en,lat,lon,category,opening_hours,stay,cost,currency,wheelchair,licence\n\
    one,Museo,Museum,60.171,24.943,museum,Tu-Su 10:00-18:00,90,12.50,EUR,yes,CC0-1.0\n\
    two,\"Puisto, suuri\",Park,60.175,24.93,park,24/7,60,0,EUR,,CC0-1.0\n\
    three,Kahvila,,60.172,24.94,cafe,,30,,,,\n";

const CONNECTIONS: &str = "from,to,mode,minutes,km,fare,currency,operator,source,as_of,verified\n\
    seoul,busan,train,160,417,59800,KRW,KORAIL,https://example.org,2026-05,true\n\
    seoul,jeju,flight,70,,,,,,,false\n";

const RATES: &str = "base,quote,rate,source,as_of\nEUR,KRW,1491.76,\"A bank, fixed daily\",2026-10-30\nEUR,JPY,175.68,A bank,2026-10-30\n";

const GEOJSON: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[24.94,60.17]},"properties":{"name":"Museo","category":"museum","opening_hours":"Tu-Su 10:00-18:00","stay":90}},
{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[24.9,60.1],[24.91,60.1],[24.91,60.11],[24.9,60.1]]]},"properties":{"name_local":"Puisto","category":"park"}},
{"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[[[24.9,60.1],[24.91,60.1],[24.91,60.11],[24.9,60.1]]]]},"properties":{"name_en":"Beach","category":"beach","cost":0}}]}"#;
