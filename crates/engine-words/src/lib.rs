//! Every phrase the product says about a plan, in Korean and English.
//!
//! Functions from plan values to text; nothing here holds state. What it must never do: claim what the plan does not
//! hold, or show a number that the plan does not carry. Where to start reading: [`finding`] for the checker's
//! sentences, [`unmet`] for what was left out, [`quantity`] for numbers, dates and money.

mod absence;
mod conflict;
mod finding;
pub mod label;
pub mod particle;
mod payable;
pub mod quantity;
mod reading;
mod relaxation;
mod say;
pub mod term;
mod title;
mod why;

pub use absence::{absence, unmet};
pub use conflict::conflict;
pub use finding::{finding, finding_text};
pub use payable::payable;
pub use quantity::{clock, date, distance, duration, money, weather};
pub use reading::reading;
pub use relaxation::relaxation;
pub use term::{category, errand, meal, mode, rule, verdict, weekday};
pub use title::{
    city_as_written, cost, day_title, entry_title, leg, member, opening, segment_names, title_of,
};
pub use why::{assumption, placement, why};
