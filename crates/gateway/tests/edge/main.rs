//! The edge over real sockets: in front of servers that answer, dawdle, break off and die.

mod balancing;
mod breaking;
mod firewall;
mod gates;
mod mounted;
mod passing;
mod protocols;
mod scene;
mod smuggling;
mod stopping;
mod streaming;
