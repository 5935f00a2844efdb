//! The binary form (docs/pack-format.md): a header with the digest, then the content field after field.

use engine_model::place::{
    Category, Climate, Destination, MonthClimate, Names, Place, PriceItem, PriceLevel, Setting, Source,
    StepFree,
};
use engine_model::{Coordinates, Currency, DestinationId, Money, PlaceId, Seconds};

use super::reader::Reader;
use super::writer::Writer;
use super::{Pack, PackError};

const MAGIC: [u8; 8] = *b"TRIPPACK";
const VERSION: u16 = 1;
const HEADER: usize = MAGIC.len() + 2 + blake3::OUT_LEN;

/// Settings and step-free states by their number in the format.
const SETTINGS: [Setting; 3] = [Setting::Indoor, Setting::Outdoor, Setting::Mixed];
const STEP_FREE: [StepFree; 3] = [StepFree::Yes, StepFree::No, StepFree::Unknown];

pub(super) fn digest(content: &[u8]) -> blake3::Hash {
    blake3::hash(content)
}

pub(super) fn encode(pack: &Pack) -> Vec<u8> {
    let content = content(pack);
    let mut bytes = Vec::with_capacity(HEADER + content.len());
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(digest(&content).as_bytes());
    bytes.extend(content);
    bytes
}

pub(super) fn decode(bytes: &[u8]) -> Result<Pack, PackError> {
    let rest = bytes.strip_prefix(&MAGIC).ok_or(PackError::Magic)?;
    let header = |field| PackError::Truncated { field, offset: 0 };
    let (version, rest) = rest.split_first_chunk::<2>().ok_or_else(|| header("version"))?;
    let found = u16::from_le_bytes(*version);
    if found != VERSION {
        return Err(PackError::Version {
            found,
            known: VERSION,
        });
    }
    let (promised, content) = rest.split_first_chunk().ok_or_else(|| header("digest"))?;
    let promised = blake3::Hash::from_bytes(*promised);
    refuse_other_digest(digest(content), promised)?;
    let pack = read_content(content)?;
    // Another encoding of the same facts (places out of order, a tag twice) would give one pack two names.
    refuse_other_digest(digest(&self::content(&pack)), promised)?;
    Ok(pack)
}

fn refuse_other_digest(found: blake3::Hash, promised: blake3::Hash) -> Result<(), PackError> {
    if found == promised {
        return Ok(());
    }
    Err(PackError::Digest {
        found: found.to_hex().to_string(),
        promised: promised.to_hex().to_string(),
    })
}

/// The canonical bytes: everything but the header.
pub(super) fn content(pack: &Pack) -> Vec<u8> {
    let mut out = Writer::default();
    out.text(&pack.licence);
    out.text(&pack.attribution);
    write_destination(&mut out, &pack.destination);
    out.length(pack.places.len());
    for place in &pack.places {
        write_place(&mut out, place);
    }
    out.finish()
}

fn read_content(content: &[u8]) -> Result<Pack, PackError> {
    let mut input = Reader::new(content);
    let licence = input.text("licence")?;
    let attribution = input.text("attribution")?;
    let destination = read_destination(&mut input)?;
    let places = input.list("places", read_place)?;
    input.end()?;
    Pack::new(destination, places, licence, attribution)
}

fn write_destination(out: &mut Writer, destination: &Destination) {
    let Destination {
        id,
        country,
        zone,
        currency,
        centre,
        island,
        names,
        prices,
        climate,
    } = destination;
    out.text(id.as_str());
    out.optional(country.as_deref(), Writer::text);
    out.text(zone);
    out.optional(*currency, write_currency);
    write_coordinates(out, *centre);
    out.flag(*island);
    write_names(out, names);
    out.length(prices.len());
    for PriceLevel { item, amount, source } in prices {
        out.text(item.term());
        write_money(out, *amount);
        write_source(out, source);
    }
    out.optional(climate.as_ref(), write_climate);
}

fn read_destination(input: &mut Reader<'_>) -> Result<Destination, PackError> {
    Ok(Destination {
        id: DestinationId::new(input.text("destination id")?),
        country: input.optional("country", |input| input.text("country"))?,
        zone: input.text("zone")?,
        currency: input.optional("currency", read_currency)?,
        centre: read_coordinates(input)?,
        island: input.flag("island")?,
        names: read_names(input)?,
        prices: input.list("prices", |input| {
            Ok(PriceLevel {
                item: input.term("price item", PriceItem::from_term)?,
                amount: read_money(input)?,
                source: read_source(input)?,
            })
        })?,
        climate: input.optional("climate", read_climate)?,
    })
}

fn write_climate(out: &mut Writer, climate: &Climate) {
    write_source(out, &climate.source);
    for MonthClimate {
        minimum_decicelsius,
        maximum_decicelsius,
        rain_percent,
    } in &climate.months
    {
        out.int16(*minimum_decicelsius);
        out.int16(*maximum_decicelsius);
        // 255 = not known; a percentage is at most 100.
        out.byte(rain_percent.unwrap_or(u8::MAX));
    }
}

fn read_climate(input: &mut Reader<'_>) -> Result<Climate, PackError> {
    let source = read_source(input)?;
    let mut months = [MonthClimate {
        minimum_decicelsius: 0,
        maximum_decicelsius: 0,
        rain_percent: None,
    }; 12];
    for month in &mut months {
        month.minimum_decicelsius = input.int16("minimum temperature")?;
        month.maximum_decicelsius = input.int16("maximum temperature")?;
        month.rain_percent = Some(input.byte("rain days")?).filter(|percent| *percent != u8::MAX);
    }
    Ok(Climate { source, months })
}

fn write_place(out: &mut Writer, place: &Place) {
    // Taken apart completely, so that a new field stops the build here.
    let Place {
        id,
        names,
        at,
        category,
        hours,
        last_entry,
        stay,
        min_stay,
        cost,
        setting,
        step_free,
        strenuous,
        min_age,
        fame,
        tags,
        wikidata,
        area_m2,
        address,
        source,
    } = place;
    out.text(id.as_str());
    write_names(out, names);
    write_coordinates(out, *at);
    out.text(category.term());
    out.optional(hours.as_deref(), Writer::text);
    out.optional(last_entry.map(|before| before.0), Writer::int32);
    out.int32(stay.0);
    out.int32(min_stay.0);
    out.optional(*cost, write_money);
    out.choice(&SETTINGS, setting);
    out.choice(&STEP_FREE, step_free);
    out.flag(*strenuous);
    out.optional(*min_age, Writer::byte);
    out.byte(*fame);
    out.length(tags.len());
    for tag in tags {
        out.text(tag);
    }
    out.optional(wikidata.as_deref(), Writer::text);
    out.optional(*area_m2, Writer::count);
    out.optional(address.as_deref(), Writer::text);
    write_source(out, source);
}

fn read_place(input: &mut Reader<'_>) -> Result<Place, PackError> {
    Ok(Place {
        id: PlaceId::new(input.text("place id")?),
        names: read_names(input)?,
        at: read_coordinates(input)?,
        category: input.term("category", Category::from_term)?,
        hours: input.optional("opening hours", |input| input.text("opening hours"))?,
        last_entry: input
            .optional("last entry", |input| input.int32("last entry"))?
            .map(Seconds),
        stay: Seconds(input.int32("stay")?),
        min_stay: Seconds(input.int32("shortest stay")?),
        cost: input.optional("cost", read_money)?,
        setting: input.choice("setting", &SETTINGS)?,
        step_free: input.choice("step-free", &STEP_FREE)?,
        strenuous: input.flag("strenuous")?,
        min_age: input.optional("minimum age", |input| input.byte("minimum age"))?,
        fame: input.byte("fame")?,
        tags: input.list("tags", |input| input.text("tag"))?,
        wikidata: input.optional("wikidata", |input| input.text("wikidata"))?,
        area_m2: input.optional("area", |input| input.count("area"))?,
        address: input.optional("address", |input| input.text("address"))?,
        source: read_source(input)?,
    })
}

fn write_names(out: &mut Writer, names: &Names) {
    let Names { local, ko, en } = names;
    out.text(local);
    out.optional(ko.as_deref(), Writer::text);
    out.optional(en.as_deref(), Writer::text);
}

fn read_names(input: &mut Reader<'_>) -> Result<Names, PackError> {
    Ok(Names {
        local: input.text("local name")?,
        ko: input.optional("Korean name", |input| input.text("Korean name"))?,
        en: input.optional("English name", |input| input.text("English name"))?,
    })
}

fn write_source(out: &mut Writer, source: &Source) {
    let Source {
        origin,
        as_of,
        verified,
    } = source;
    out.text(origin);
    out.optional(as_of.as_deref(), Writer::text);
    out.flag(*verified);
}

fn read_source(input: &mut Reader<'_>) -> Result<Source, PackError> {
    Ok(Source {
        origin: input.text("source")?,
        as_of: input.optional("source date", |input| input.text("source date"))?,
        verified: input.flag("verified")?,
    })
}

fn write_coordinates(out: &mut Writer, at: Coordinates) {
    out.int32(degrees_to_e7(at.latitude()));
    out.int32(degrees_to_e7(at.longitude()));
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "coordinates hold at most +-180 degrees, so the product stays within +-1.8e9"
)]
fn degrees_to_e7(degrees: f64) -> i32 {
    (degrees * 1e7).round() as i32
}

fn read_coordinates(input: &mut Reader<'_>) -> Result<Coordinates, PackError> {
    let latitude = f64::from(input.int32("latitude")?) / 1e7;
    let longitude = f64::from(input.int32("longitude")?) / 1e7;
    Coordinates::from_degrees(latitude, longitude)
        .ok_or_else(|| input.refuse("longitude", "lies off the globe"))
}

fn write_currency(out: &mut Writer, currency: Currency) {
    out.raw(currency.code().as_bytes());
}

fn read_currency(input: &mut Reader<'_>) -> Result<Currency, PackError> {
    let code: [u8; 3] = input.array("currency")?;
    let currency = str::from_utf8(&code).ok().and_then(Currency::parse);
    currency.ok_or_else(|| input.refuse("currency", "is no ISO 4217 code"))
}

fn write_money(out: &mut Writer, money: Money) {
    let Money { amount, currency } = money;
    out.int64(amount);
    write_currency(out, currency);
}

fn read_money(input: &mut Reader<'_>) -> Result<Money, PackError> {
    Ok(Money {
        amount: input.int64("amount")?,
        currency: read_currency(input)?,
    })
}
