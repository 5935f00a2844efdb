//! From the tags of one OpenStreetMap element to the facts of one place.

use engine_model::place::{Category, Names, Place, Setting, Source, StepFree};
use engine_model::{Currency, Money, PlaceId, Seconds};

use super::categories::{self, Tags};
use super::geometry::Shape;
use super::kinds::{Kind, kind};
use crate::text::is_wikidata_item;

/// What an element gives.
pub(super) enum Reading {
    /// A place. Its hours stand as written; whoever collects it checks them.
    Place(Box<Place>),
    /// Nothing a traveller would look for.
    Nothing,
    /// A place that cannot be used, and why.
    Unusable(&'static str),
}

/// What holds for every element of a file.
pub(super) struct Context {
    pub(super) currency: Option<Currency>,
    pub(super) origin: &'static str,
    pub(super) as_of: Option<String>,
}

/// The place that an element with these tags is.
pub(super) fn read(id: String, tags: &Tags, shape: Shape, context: &Context) -> Reading {
    let Some(category) = categories::category(tags) else {
        return Reading::Nothing;
    };
    if let Some(reason) = categories::unusable(tags, category) {
        return Reading::Unusable(reason);
    }
    let kind = kind(category);
    let Some(names) = names(tags, &kind) else {
        return Reading::Unusable("has no name");
    };
    let stay = if tags.is("tourism", "artwork") || tags.is("amenity", "fountain") {
        (15, 5)
    } else {
        (kind.stay, kind.min_stay)
    };
    Reading::Place(Box::new(Place {
        id: PlaceId::new(id),
        names,
        at: shape.centre,
        category,
        hours: tags.get("opening_hours").map(str::to_owned),
        last_entry: None,
        stay: Seconds::minutes(stay.0),
        min_stay: Seconds::minutes(stay.1),
        cost: cost(tags, context.currency),
        setting: setting(tags, category, kind.setting),
        step_free: step_free(tags),
        strenuous: tags.is("natural", "peak") || tags.is("natural", "volcano") || tags.has("sac_scale"),
        min_age: tags
            .get("min_age")
            .and_then(|age| age.parse().ok())
            .filter(|age| *age <= 99),
        fame: fame(tags, category, &kind, shape.area_m2),
        tags: words(tags),
        wikidata: wikidata(tags),
        area_m2: shape.area_m2,
        address: address(tags),
        source: Source {
            origin: context.origin.to_owned(),
            as_of: context.as_of.clone(),
            verified: false,
        },
    }))
}

fn names(tags: &Tags, kind: &Kind) -> Option<Names> {
    let owned = |key: &str| tags.get(key).map(str::to_owned);
    let ko = owned("name:ko");
    let en = owned("name:en").or_else(|| owned("int_name"));
    match owned("name").or_else(|| en.clone()).or_else(|| ko.clone()) {
        Some(local) => Some(Names { local, ko, en }),
        None if kind.name.is_empty() => None,
        None => Some(Names {
            local: kind.name.to_owned(),
            ko: Some(kind.name_ko.to_owned()),
            en: Some(kind.name.to_owned()),
        }),
    }
}

/// Free where `fee=no`; a simple charge in its own currency; else unknown.
fn cost(tags: &Tags, currency: Option<Currency>) -> Option<Money> {
    match tags.get("fee") {
        Some("no") => currency.map(|currency| Money { amount: 0, currency }),
        _ => tags.get("charge").and_then(charge),
    }
}

/// `5 EUR`, `5.50 EUR`, `EUR 5`, `5 €`, `€5`; `None` for anything less simple.
fn charge(text: &str) -> Option<Money> {
    let text = text.replace('€', " EUR ").replace('£', " GBP ").replace(',', ".");
    let mut parts = text.split_whitespace();
    let (first, second) = (parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (amount, code) = if first.starts_with(|c: char| c.is_ascii_digit()) {
        (first, second)
    } else {
        (second, first)
    };
    Money::from_major(amount, Currency::parse(code)?)
}

/// The item; the first one where several are given.
fn wikidata(tags: &Tags) -> Option<String> {
    let first = tags.get("wikidata")?.split(';').next()?.trim();
    is_wikidata_item(first).then(|| first.to_owned())
}

fn step_free(tags: &Tags) -> StepFree {
    match tags.get("wheelchair") {
        Some("yes" | "designated") => StepFree::Yes,
        Some("no") => StepFree::No,
        _ => StepFree::Unknown,
    }
}

fn setting(tags: &Tags, category: Category, usual: Setting) -> Setting {
    let roofed = tags.is("indoor", "yes") || tags.is("covered", "yes") || tags.is("tourism", "aquarium");
    if tags.is("indoor", "no") || tags.is("leisure", "stadium") || tags.is("leisure", "golf_course") {
        Setting::Outdoor
    } else if roofed || (tags.is("leisure", "sports_centre") && tags.has("building")) {
        Setting::Indoor
    } else if category == Category::Sight && (tags.has("building") || tags.is("historic", "castle")) {
        Setting::Mixed
    } else {
        usual
    }
}

/// 0..=90. What the category starts with, and more for each sign that people elsewhere care: a Wikidata item 20, a
/// Wikipedia article 10, protected heritage 15 (25 where UNESCO or a nation protects it), being mapped as an
/// attraction 10, one for each language of the name up to 15, and up to 10 for a large park. A work of art or a square
/// starts 10 lower. The figures are ours: they put imported places on the catalogue's scale by their order.
fn fame(tags: &Tags, category: Category, kind: &Kind, area_m2: Option<u32>) -> u8 {
    let minor =
        tags.is("tourism", "artwork") || tags.is("place", "square") || tags.is("historic", "memorial");
    let heritage = match tags.get("heritage") {
        Some("1" | "2") => 25,
        Some(_) => 15,
        None if tags.has("ref:whc") || tags.has("whc:inscription_date") => 25,
        None => 0,
    };
    let size = match area_m2 {
        Some(200_000..) => 10,
        Some(50_000..) => 5,
        _ => 0,
    };
    let languages = u32::try_from(tags.count_prefix("name:"))
        .unwrap_or(u32::MAX)
        .min(15);
    let known = points(tags.has("wikidata"), 20) + points(tags.has("wikipedia"), 10);
    let open_air = matches!(category, Category::Park | Category::Nature | Category::Beach);
    let sum = kind.fame
        + known
        + heritage
        + points(tags.is("tourism", "attraction"), 10)
        + languages
        + points(open_air, size);
    u8::try_from(sum.saturating_sub(points(minor, 10)).min(90)).expect("at most 90")
}

fn points(given: bool, points: u32) -> u32 {
    if given { points } else { 0 }
}

fn address(tags: &Tags) -> Option<String> {
    if let Some(full) = tags.get("addr:full") {
        return Some(full.to_owned());
    }
    let joined = |keys: [&str; 2]| {
        keys.iter()
            .filter_map(|key| tags.get(key))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let street = joined(["addr:street", "addr:housenumber"]);
    let town = joined(["addr:postcode", "addr:city"]);
    let parts: Vec<&str> = [street.as_str(), town.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    tags.has("addr:street").then(|| parts.join(", "))
}

/// Values of `cuisine` that the catalogue calls otherwise.
const CUISINES: &[(&str, &[&str])] = &[
    ("sushi", &["japanese"]),
    ("ramen", &["japanese", "noodles"]),
    ("udon", &["japanese", "noodles"]),
    ("soba", &["japanese", "noodles"]),
    ("noodle", &["noodles"]),
    ("pizza", &["italian"]),
    ("pasta", &["italian"]),
    ("italian_pizza", &["italian"]),
    ("barbecue", &["bbq"]),
    ("korean_bbq", &["korean", "bbq"]),
    ("steak_house", &["steak"]),
    ("fish", &["seafood"]),
    ("fish_and_chips", &["seafood"]),
    ("bavarian", &["german"]),
    ("dim_sum", &["chinese"]),
    ("cantonese", &["chinese"]),
    ("sichuan", &["chinese"]),
    ("kebab", &["turkish"]),
    ("doner", &["turkish"]),
];

/// Values of `cuisine` that say nothing about what is eaten.
const VAGUE_CUISINES: [&str; 8] = [
    "regional",
    "local",
    "international",
    "yes",
    "other",
    "various",
    "fusion",
    "fine_dining",
];

const DIETS: [&str; 4] = ["vegetarian", "vegan", "halal", "kosher"];

fn words(tags: &Tags) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for cuisine in tags.get("cuisine").unwrap_or("").split([';', ',']) {
        let cuisine = cuisine.trim().to_lowercase().replace([' ', '-'], "_");
        match CUISINES.iter().find(|(value, _)| *value == cuisine) {
            Some((_, own)) => words.extend(own.iter().map(|&word| word.to_owned())),
            None if VAGUE_CUISINES.contains(&cuisine.as_str()) => {}
            None => words.push(cuisine.replace('_', "-")),
        }
    }
    for diet in DIETS {
        if tags
            .get(&format!("diet:{diet}"))
            .is_some_and(|offered| matches!(offered, "yes" | "only"))
        {
            words.push(diet.to_owned());
        }
    }
    let character = [
        (
            "kids",
            tags.is("tourism", "zoo") || tags.is("tourism", "theme_park") || tags.is("tourism", "aquarium"),
        ),
        ("airport", tags.is("aeroway", "aerodrome")),
        (
            "rail",
            tags.is("railway", "station") || tags.is("railway", "halt"),
        ),
        ("coach", tags.is("amenity", "bus_station")),
        ("ferry", tags.is("amenity", "ferry_terminal")),
    ];
    words.extend(
        character
            .iter()
            .filter(|(_, holds)| *holds)
            .map(|(word, _)| (*word).to_owned()),
    );
    words.retain(|word| is_word(word));
    words.sort();
    words.dedup();
    words
}

fn is_word(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=24).contains(&text.len()) && text.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::{Category, Tags, address, charge, fame, kind, words};

    fn check_charge(text: &str, expected: Option<&str>) {
        assert_eq!(
            charge(text).map(|money| money.to_string()).as_deref(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn reads_simple_charges() {
        check_charge("5 EUR", Some("5.00 EUR"));
        check_charge("5.50 EUR", Some("5.50 EUR"));
        check_charge("€12", Some("12.00 EUR"));
        check_charge("12,50 €", Some("12.50 EUR"));
        check_charge("KRW 3000", Some("3000 KRW"));
        check_charge("5 EUR/hour", None);
        check_charge("5 EUR adults", None);
        check_charge("ask", None);
    }

    fn check_words(tags: &[(&str, &str)], expected: &[&str]) {
        assert_eq!(words(&Tags::new(tags.iter().copied())), expected, "{tags:?}");
    }

    #[test]
    fn maps_cuisines_and_diets_to_the_catalogues_words() {
        check_words(&[("cuisine", "sushi;ramen")], &["japanese", "noodles"]);
        check_words(&[("cuisine", "Steak_House; regional")], &["steak"]);
        check_words(
            &[
                ("cuisine", "coffee_shop"),
                ("diet:vegan", "only"),
                ("diet:halal", "no"),
            ],
            &["coffee-shop", "vegan"],
        );
        check_words(&[("railway", "station")], &["rail"]);
        check_words(&[("cuisine", "한식")], &[]);
    }

    #[test]
    fn grows_fame_with_every_sign_and_bounds_it() {
        let of = |tags: &[(&str, &str)], category| {
            fame(
                &Tags::new(tags.iter().copied()),
                category,
                &kind(category),
                Some(300_000),
            )
        };
        assert_eq!(of(&[("tourism", "museum")], Category::Museum), 20);
        assert_eq!(
            of(&[("wikidata", "Q1"), ("wikipedia", "fi:A")], Category::Museum),
            50
        );
        assert_eq!(
            of(&[("leisure", "park"), ("name:ko", "공원")], Category::Park),
            31
        );
        assert_eq!(of(&[("tourism", "artwork")], Category::Sight), 10);
        let all = [
            ("wikidata", "Q1"),
            ("wikipedia", "fi:A"),
            ("heritage", "1"),
            ("tourism", "attraction"),
        ];
        let named: Vec<(String, &str)> = (0..20).map(|index| (format!("name:x{index}"), "x")).collect();
        let tags = Tags::new(all.iter().map(|(k, v)| ((*k).to_owned(), *v)).chain(named));
        assert_eq!(
            fame(&tags, Category::Park, &kind(Category::Park), Some(300_000)),
            90
        );
    }

    #[test]
    fn joins_an_address() {
        let tags = Tags::new([
            ("addr:street", "Katu"),
            ("addr:housenumber", "5"),
            ("addr:city", "Helsinki"),
        ]);
        assert_eq!(address(&tags).as_deref(), Some("Katu 5, Helsinki"));
        assert_eq!(address(&Tags::new([("addr:city", "Helsinki")])), None);
    }
}
