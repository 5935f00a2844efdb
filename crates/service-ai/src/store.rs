//! Everything that the ai service keeps in its database, and the only place of its SQL.

pub(crate) mod events;
pub(crate) mod generations;
pub(crate) mod results;

use storage::Migration;

/// The steps of the schema, in order.
pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    name: "0001_generations",
    sql: include_str!("../../../migrations/ai/0001_generations.sql"),
}];

/// `$first, $second, …` for a list of so many values.
pub(crate) fn places(first: usize, count: usize) -> String {
    let places: Vec<String> = (first..first + count).map(|place| format!("${place}")).collect();
    places.join(", ")
}

#[cfg(test)]
mod tests;
