//! What a traveller sees: the built program, its answers and its exit codes.

mod authorisation;
mod broker;
mod errors;
mod faults;
mod files;
mod firewall;
mod gateway;
mod help;
mod hostile;
mod places;
mod plan;
mod proxies;
mod remote;
mod restart;
mod roles;
mod run;
mod served;
mod server;
mod tls;
mod together;
mod traces;
