//! The server: settings, data folder, services and their wires, and what operators do with it.
//!
//! What it must never do: decide anything about a trip; it only puts parts together. Where to start reading:
//! [`run::run`], then [`house`].

mod admin;
mod admin_backups;
mod admin_health;
pub(crate) mod backup;
pub(crate) mod backups;
mod building;
mod chores;
pub(crate) mod config;
mod consumers;
pub(crate) mod doctor;
pub(crate) mod documents;
mod door;
pub(crate) mod folder;
pub(crate) mod front;
pub(crate) mod house;
pub(crate) mod inside;
mod neighbours;
mod registry;
pub(crate) mod restore;
pub(crate) mod roles;
mod rows;
pub(crate) mod run;
mod seal;
pub(crate) mod services;
mod web;
