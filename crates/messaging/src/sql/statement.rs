//! Parts of statements.

use storage::Backend;

/// How many rows one statement takes at most.
const MOST_ROWS: usize = 32;

/// The clause that differs: rows that somebody else is changing are left to them.
pub(crate) fn skip_locked(backend: Backend) -> &'static str {
    match backend {
        Backend::Sqlite => "",
        Backend::Postgres => "FOR UPDATE SKIP LOCKED",
    }
}

/// `($1, $2), ($3, $4)`: the places for so many rows of so many columns.
pub(crate) fn rows(count: usize, columns: usize) -> String {
    let row = |row: usize| {
        let places: Vec<String> = (1..=columns)
            .map(|column| format!("${}", row * columns + column))
            .collect();
        format!("({})", places.join(", "))
    };
    (0..count).map(row).collect::<Vec<_>>().join(", ")
}

/// `$1, $2, $3`: so many places.
pub(crate) fn list(count: usize) -> String {
    (1..=count)
        .map(|place| format!("${place}"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The items in pieces whose lengths are powers of two, so that the connections prepare few statements.
pub(crate) fn pieces<T>(mut items: &[T]) -> Vec<&[T]> {
    let mut pieces = Vec::new();
    while !items.is_empty() {
        let (piece, rest) = items.split_at(round(items.len()));
        pieces.push(piece);
        items = rest;
    }
    pieces
}

/// A number, not zero, rounded down to one of the few that statements are made for.
pub(crate) fn round(number: usize) -> usize {
    MOST_ROWS.min(1 << number.max(1).ilog2())
}

#[cfg(test)]
mod tests {
    use super::{list, pieces, rows};

    #[test]
    fn numbers_places_without_gaps() {
        assert_eq!(rows(2, 3), "($1, $2, $3), ($4, $5, $6)");
        assert_eq!(list(3), "$1, $2, $3");
    }

    #[test]
    fn cuts_into_powers_of_two_and_loses_nothing() {
        let items: Vec<u32> = (0..77).collect();
        let lengths: Vec<usize> = pieces(&items).iter().map(|piece| piece.len()).collect();
        assert_eq!(lengths, [32, 32, 8, 4, 1]);
        assert_eq!(pieces(&items).concat(), items);
    }
}
