//! The rules, one file each, written from the rule's sentence.

pub(crate) mod budget;
pub(crate) mod claims;
pub(crate) mod day_frame;
pub(crate) mod health;
pub(crate) mod meals;
pub(crate) mod openings;
pub(crate) mod selection;
pub(crate) mod timetable;
pub(crate) mod travel;
