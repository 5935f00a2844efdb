//! `<id>.toml`: the destination's own facts.

use engine_model::place::{Climate, Destination, MonthClimate, Names, PriceItem, PriceLevel, Source};
use engine_model::{Coordinates, Currency, DestinationId, Money};
use serde::Deserialize;
use toml::Spanned;

use super::CatalogueError;
use super::fields::is_partial_date;

/// Days of a month, February with its mean over the leap years.
const DAYS: [f64; 12] = [
    31.0, 28.25, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0, 31.0, 30.0, 31.0,
];

/// The file as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDestination {
    id: Spanned<String>,
    country: Spanned<String>,
    zone: String,
    currency: Spanned<String>,
    latitude: Spanned<f64>,
    longitude: f64,
    island: bool,
    name: RawNames,
    #[serde(default)]
    price: Vec<RawPrice>,
    climate: Option<RawClimate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNames {
    local: String,
    #[serde(default)]
    ko: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPrice {
    item: Spanned<String>,
    amount: Spanned<f64>,
    #[serde(default)]
    source: String,
    as_of: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClimate {
    #[serde(default)]
    source: String,
    as_of: Option<Spanned<String>>,
    minimum_c: Spanned<[f64; 12]>,
    maximum_c: [f64; 12],
    rain_days: Option<Spanned<[f64; 12]>>,
}

/// The text with what is needed to name a place in it.
struct Input<'a> {
    file: String,
    text: &'a str,
}

pub(super) fn parse(id: &str, text: &str) -> Result<Destination, CatalogueError> {
    let input = Input {
        file: format!("{id}.toml"),
        text,
    };
    let raw: RawDestination = toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        input.wrong_at(start, "", error.message().replace('\n', " "))
    })?;
    if raw.id.get_ref() != id {
        return Err(input.wrong(
            &raw.id,
            "id",
            format!("`{}` is not the file's name", raw.id.get_ref()),
        ));
    }
    let code = raw.currency.get_ref();
    let currency = Currency::parse(code).filter(|currency| currency.code() == code);
    let currency = currency
        .ok_or_else(|| input.wrong(&raw.currency, "currency", format!("`{code}` is no ISO 4217 code")))?;
    let centre = Coordinates::from_degrees(*raw.latitude.get_ref(), raw.longitude);
    let off_globe = || {
        input.wrong(
            &raw.latitude,
            "latitude",
            "lies off the globe with this longitude".to_owned(),
        )
    };
    Ok(Destination {
        id: DestinationId::new(id),
        country: Some(raw.country.get_ref().clone()),
        zone: raw.zone,
        currency: Some(currency),
        centre: centre.ok_or_else(off_globe)?,
        island: raw.island,
        names: Names {
            local: raw.name.local,
            ko: filled(raw.name.ko),
            en: filled(raw.name.en),
        },
        prices: raw
            .price
            .iter()
            .map(|price| price_level(&input, price, currency))
            .collect::<Result<_, _>>()?,
        climate: raw
            .climate
            .map(|climate| typical_weather(&input, &climate))
            .transpose()?,
    })
}

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn price_level(
    input: &Input<'_>,
    price: &RawPrice,
    currency: Currency,
) -> Result<PriceLevel, CatalogueError> {
    let term = price.item.get_ref();
    let item = PriceItem::from_term(term);
    let item = item.ok_or_else(|| {
        input.wrong(
            &price.item,
            "item",
            format!("`{term}` is no documented price item"),
        )
    })?;
    // Read from the text, not from the binary fraction: 2.50 must become exactly 250 cents.
    let written = input.text.get(price.amount.span()).unwrap_or("").replace('_', "");
    let amount = Money::from_major(&written, currency);
    let wrong = || {
        input.wrong(
            &price.amount,
            "amount",
            format!("`{written}` is no amount of {currency} in major units"),
        )
    };
    let source = source(input, &price.source, price.as_of.as_ref(), is_partial_date)?;
    Ok(PriceLevel {
        item,
        amount: amount.ok_or_else(wrong)?,
        source,
    })
}

fn source(
    input: &Input<'_>,
    origin: &str,
    as_of: Option<&Spanned<String>>,
    is_date: fn(&str) -> bool,
) -> Result<Source, CatalogueError> {
    let origin = origin.trim().to_owned();
    let Some(written) = as_of.filter(|date| !date.get_ref().is_empty()) else {
        return Ok(Source {
            origin,
            as_of: None,
            verified: false,
        });
    };
    let date = written.get_ref();
    if origin.is_empty() {
        return Err(input.wrong(written, "as_of", "is given without a source".to_owned()));
    }
    if !is_date(date) {
        return Err(input.wrong(
            written,
            "as_of",
            format!("`{date}` is no date (YYYY, YYYY-MM or YYYY-MM-DD)"),
        ));
    }
    Ok(Source {
        origin,
        as_of: Some(date.clone()),
        verified: false,
    })
}

/// A date, or the first and last year of a climate normal.
fn is_period(text: &str) -> bool {
    is_partial_date(text)
        || text
            .split_once('-')
            .is_some_and(|(from, to)| is_year(from) && is_year(to) && from < to)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_partial_date(text)
}

fn typical_weather(input: &Input<'_>, climate: &RawClimate) -> Result<Climate, CatalogueError> {
    let source = source(input, &climate.source, climate.as_of.as_ref(), is_period)?;
    let minimum = climate.minimum_c.get_ref();
    let mut months = [MonthClimate {
        minimum_decicelsius: 0,
        maximum_decicelsius: 0,
        rain_percent: None,
    }; 12];
    for (index, month) in months.iter_mut().enumerate() {
        let (low, high) = (minimum[index], climate.maximum_c[index]);
        if !(-80.0..=high).contains(&low) || high > 60.0 {
            let reason = format!(
                "month {} must hold -80 <= {low} (minimum) <= {high} (maximum) <= 60",
                index + 1
            );
            return Err(input.wrong(&climate.minimum_c, "minimum_c", reason));
        }
        month.minimum_decicelsius = rounded(low * 10.0);
        month.maximum_decicelsius = rounded(high * 10.0);
        month.rain_percent = rain_percent(input, climate, index)?;
    }
    Ok(Climate { source, months })
}

fn rain_percent(input: &Input<'_>, climate: &RawClimate, index: usize) -> Result<Option<u8>, CatalogueError> {
    let Some(days) = &climate.rain_days else {
        return Ok(None);
    };
    let wet = days.get_ref()[index];
    if !(0.0..=31.0).contains(&wet) {
        let reason = format!("month {}: {wet} days are not between 0 and 31", index + 1);
        return Err(input.wrong(days, "rain_days", reason));
    }
    Ok(Some(percent(wet / DAYS[index])))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the caller has bounded the temperature to -80..=60 degrees"
)]
fn rounded(tenths: f64) -> i16 {
    tenths.round() as i16
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the share is clamped to 0..=1 before it becomes a percentage"
)]
fn percent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}

impl Input<'_> {
    fn wrong<T>(&self, at: &Spanned<T>, key: &str, reason: String) -> CatalogueError {
        self.wrong_at(at.span().start, key, reason)
    }

    fn wrong_at(&self, offset: usize, key: &str, reason: String) -> CatalogueError {
        let newlines = self
            .text
            .bytes()
            .take(offset)
            .filter(|byte| *byte == b'\n')
            .count();
        let line = u64::try_from(newlines).unwrap_or(u64::MAX).saturating_add(1);
        CatalogueError::Destination {
            file: self.file.clone(),
            line,
            key: key.to_owned(),
            reason,
        }
    }
}
