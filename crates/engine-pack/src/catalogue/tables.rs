//! `transfers*.csv` and `rates.csv`: what stands between the destinations.

use engine_model::place::{Connection, ExchangeRate};
use engine_model::problem::Mode;
use engine_model::{Metres, Seconds};

use super::CatalogueError;
use super::fields::{Row, rows};

const CONNECTION_COLUMNS: [&str; 10] = [
    "from",
    "to",
    "mode",
    "minutes",
    "distance_km",
    "fare",
    "currency",
    "operator",
    "source",
    "as_of",
];
const RATE_COLUMNS: [&str; 5] = ["base", "quote", "rate", "source", "as_of"];

/// Modes that run between destinations.
const MODES: [Mode; 5] = [Mode::Train, Mode::Coach, Mode::Flight, Mode::Ferry, Mode::Car];

/// Half the Earth's circumference, rounded up: no connection is longer.
const LONGEST_KM: f64 = 20_040.0;

pub(super) fn connections(file: &str, csv: &str) -> Result<Vec<Connection>, CatalogueError> {
    rows(file, csv, &CONNECTION_COLUMNS, connection)
}

pub(super) fn rates(file: &str, csv: &str) -> Result<Vec<ExchangeRate>, CatalogueError> {
    rows(file, csv, &RATE_COLUMNS, rate)
}

fn connection(row: &Row<'_>) -> Result<Connection, CatalogueError> {
    let (from, to) = (row.destination("from")?, row.destination("to")?);
    if from == to {
        return Err(row.wrong("to", format!("`{to}` is also where the connection starts")));
    }
    let term = row.required("mode")?;
    let mode = MODES.into_iter().find(|mode| mode.term() == term);
    let mode = mode.ok_or_else(|| {
        row.wrong(
            "mode",
            format!("`{term}` is not train, coach, flight, ferry or car"),
        )
    })?;
    let minutes = row
        .integer("minutes", 1, 2_880)?
        .ok_or_else(|| row.wrong("minutes", "is empty, but required"))?;
    let fare = match (row.text("fare")?, row.currency("currency")?) {
        (None, _) => None,
        (Some(_), None) => return Err(row.wrong("currency", "is empty, but a fare is given")),
        (Some(_), Some(currency)) => row.money("fare", currency)?,
    };
    Ok(Connection {
        from,
        to,
        mode,
        duration: Seconds::minutes(minutes),
        distance: distance(row)?,
        fare,
        operator: row.text("operator")?.unwrap_or("").to_owned(),
        source: row.source(false)?,
    })
}

fn distance(row: &Row<'_>) -> Result<Option<Metres>, CatalogueError> {
    let Some(kilometres) = row.decimal("distance_km")? else {
        return Ok(None);
    };
    if !(0.0..=LONGEST_KM).contains(&kilometres) {
        return Err(row.wrong(
            "distance_km",
            format!("{kilometres} is not between 0 and {LONGEST_KM}"),
        ));
    }
    Ok(Some(Metres(metres(kilometres))))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the caller has bounded the kilometres to half the Earth's girth"
)]
fn metres(kilometres: f64) -> i32 {
    (kilometres * 1000.0).round() as i32
}

fn rate(row: &Row<'_>) -> Result<ExchangeRate, CatalogueError> {
    let required = |column| {
        row.currency(column)?
            .ok_or_else(|| row.wrong(column, "is empty, but required"))
    };
    let (base, quote) = (required("base")?, required("quote")?);
    let rate = row
        .decimal("rate")?
        .filter(|rate| rate.is_finite() && *rate > 0.0);
    let as_of = row.required("as_of")?;
    Ok(ExchangeRate {
        base,
        quote,
        rate: rate.ok_or_else(|| row.wrong("rate", "is no positive number"))?,
        origin: row.required("source")?.to_owned(),
        as_of: as_of
            .parse()
            .map_err(|error| row.wrong("as_of", format!("`{as_of}` is no date YYYY-MM-DD ({error})")))?,
    })
}
