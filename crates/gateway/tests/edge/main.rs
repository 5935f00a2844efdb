//! The edge over real sockets: in front of servers that answer, dawdle, break off and die.

mod balancing;
mod breaking;
mod downgrade;
mod firewall;
mod fuzz;
mod gates;
mod mounted;
mod packing;
mod passing;
mod protocols;
mod scene;
mod smuggling;
mod stopping;
mod streaming;
mod together;
mod traces;
