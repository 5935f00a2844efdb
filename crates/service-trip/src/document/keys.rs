//! What a trip's row says besides its document: everything that lists, rights and clocks need without reading it.

use engine_trip::Packs;
use jiff::ToSpan;
use unicode_normalization::UnicodeNormalization;

use super::Document;
use crate::progress::start_of;
use crate::store::trips::{Keys, TripHead};

/// Brings a trip's head up to its document, and tells what the trip is searched by.
pub(crate) fn derive(trip: &mut TripHead, document: &Document, packs: &Packs, usual_zone: &str) -> Keys {
    let known: Vec<_> = document
        .destinations
        .iter()
        .map(|destination| packs.find(destination.name()))
        .collect();
    let mut zones = known
        .iter()
        .flatten()
        .map(|pack| pack.destination().zone.as_str());
    let first = zones.next().unwrap_or(usual_zone).to_owned();
    let last = zones.next_back().unwrap_or(&first);
    let (start, end) = (document.start(), document.end());
    // The trip is over when the last day is, which is when the day after it begins.
    let after = end.and_then(|end| end.checked_add(1.days()).ok());
    let frame = start
        .zip(after)
        .and_then(|(start, after)| start_of(start, &first).zip(start_of(after, last)));
    trip.name.clone_from(&document.name);
    trip.start_date = start;
    trip.end_date = end;
    trip.starts_at = frame.map(|(start, _)| start);
    trip.ends_at = frame.map(|(_, end)| end);
    trip.zone = first;
    trip.member_count = count(document.members.len());
    trip.destination_count = count(document.destinations.len());
    let mut cities = Vec::new();
    for (destination, pack) in document.destinations.iter().zip(&known) {
        cities.push(search_key(destination.name()));
        if let Some(pack) = pack {
            let names = &pack.destination().names;
            let all = [Some(&names.local), names.ko.as_ref(), names.en.as_ref()];
            cities.extend(all.into_iter().flatten().map(|name| search_key(name)));
        }
    }
    cities.sort();
    cities.dedup();
    Keys {
        name: search_key(&document.name),
        cities: cities.join("\n"),
    }
}

/// A text as it is searched: composed, in lower case, without control characters, so that two ways of typing the same
/// Hangul syllable are one.
pub(crate) fn search_key(text: &str) -> String {
    text.nfc()
        .filter(|letter| !letter.is_control())
        .collect::<String>()
        .to_lowercase()
}

fn count(parts: usize) -> i64 {
    i64::try_from(parts).unwrap_or(i64::MAX)
}
