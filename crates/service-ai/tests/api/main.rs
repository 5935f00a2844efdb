//! The ai service as others meet it: over HTTP, over its contract and over its queues, on both databases.

mod generate_again;
mod generations;
mod hostile_model;
mod infer;
mod internal;
mod openapi;
mod plan;
mod recommendations;
mod stage;
mod streams;
mod trouble;
mod weather_impact;
