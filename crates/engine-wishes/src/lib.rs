//! Free text in Korean and English to structured wishes, without a model and without a network.
//!
//! A text is normalised, the places, days, times and amounts in it are replaced by marks, and it is cut into
//! clauses. Phrases that carry a wish by themselves are read first; then things that may be wished for or refused
//! are read with what the clause says of them. What asks for something and was not understood is said back.
//! The crate never guesses from the city or the travellers, and orders in the text change nothing.
//! Start with `reader`.

mod amount;
mod asked;
mod clause;
mod names;
mod pattern;
mod polarity;
mod reader;
mod rule;
mod scan;
mod slip;
mod target;
mod unread;

use engine_model::ids::PlaceId;
use engine_model::money::Currency;
use engine_model::place::Names;
use engine_model::wish::Reading;

/// Characters that are read; what lies behind them is said back unread.
const LONGEST_TEXT: usize = 500;

/// What the reader needs to know of the trip.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// Every place that may be named.
    pub places: Vec<NamedPlace<'a>>,
    /// Currency of amounts that name none.
    pub currency: Currency,
    /// Number of days of the trip. Nothing is read differently for it: a wish for a day past the end is kept, and the
    /// caller says what becomes of it.
    pub days: u16,
}

/// A place as the reader may meet it.
#[derive(Clone, Copy, Debug)]
pub struct NamedPlace<'a> {
    /// Its id.
    pub id: &'a PlaceId,
    /// Its names.
    pub names: &'a Names,
    /// 0..=100; decides between places of the same name.
    pub fame: u8,
}

/// Reads a request. What carries a request and was not understood is in [`Reading::unread`], as is everything
/// behind the first 500 characters. Nothing in a text makes this fail.
pub fn read(text: &str, context: &Context<'_>) -> Reading {
    let cut = text
        .char_indices()
        .nth(LONGEST_TEXT)
        .map_or(text.len(), |(at, _)| at);
    if text.trim().is_empty() {
        return Reading::default();
    }
    let mut reading = reader::Reader::new(&text[..cut], context).read();
    let rest = text[cut..].trim();
    if !rest.is_empty() {
        reading.unread.push(rest.to_owned());
    }
    reading
}
