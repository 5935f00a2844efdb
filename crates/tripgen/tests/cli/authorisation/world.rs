//! A server with a trip in which everything is, and everybody who asks for it.

use std::cell::Cell;
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Role;
use super::table::Row;
use crate::run::Desk;
use crate::served::{PASSWORD, Reply, Server, text};

/// Cheap hashes and no limits: the matrix is about rights, and asks often.
const SETTINGS: &str = "[user.passwords]\nmemory_kib = 64\npasses = 1\n[user.lockout]\nfailures = 100000\n\
     [trip]\nregenerations_a_day = 100000\n";
/// Names of things that are nobody's, or that are not there.
const FIXED: [(&str, &str); 9] = [
    ("catalogPlaceId", "seoul/gyeongbokgung"),
    ("destination", "none"),
    ("email", "free@example.com"),
    ("importId", "none"),
    ("none", "none"),
    ("notificationId", "none"),
    ("sessionId", "none"),
    ("username", "free01"),
    ("version", "999"),
];
const AREAS: [&str; 5] = ["trips", "locations", "ai", "users", "admin"];

pub(super) struct World {
    server: Server,
    _desk: Desk,
    /// What stands for `{name}` in paths and bodies.
    names: BTreeMap<&'static str, String>,
    tokens: BTreeMap<&'static str, String>,
    /// The owner's API tokens that lack the scope of an area for reading, and for writing.
    scoped: BTreeMap<(&'static str, bool), String>,
    count: Cell<u32>,
}

impl World {
    pub(super) fn new() -> Self {
        let desk = Desk::new();
        let settings = desk.write("tripgen.toml", SETTINGS);
        let data = desk.path("data").display().to_string();
        let server = Server::start(&desk, &["--data-dir", &data, "--config", &settings]);
        let mut world = Self {
            server,
            _desk: desk,
            names: BTreeMap::from(FIXED.map(|(name, value)| (name, value.to_owned()))),
            tokens: BTreeMap::new(),
            scoped: BTreeMap::new(),
            count: Cell::new(0),
        };
        for name in ["admin", "owner", "editor", "viewer", "other"] {
            let token = world.server.sign_up(name);
            world.tokens.insert(name, token);
        }
        world.plan_the_trip();
        world.fill_the_trip();
        world.share_the_trip();
        world.make_tokens();
        world
    }

    /// Sends the request of a row as somebody.
    pub(super) fn ask(&self, row: &Row, role: Role) -> Reply {
        let token = if row.ends_session && !matches!(role, Role::Nobody | Role::Scoped | Role::Program) {
            self.server.log_in(user_of(role))
        } else {
            self.token(row, role)
        };
        self.count.set(self.count.get() + 1);
        let path = row.instead.map_or_else(
            || row.path.to_owned(),
            |(name, instead)| row.path.replace(name, &format!("{{{instead}}}")),
        );
        // The ids of stops and places of the catalogue have a slash in them.
        let path = self.filled(&path, &|value| value.replace('/', "%2F"));
        let body = self.filled(row.body, &str::to_owned);
        let authorization = format!("Bearer {token}");
        let mut headers = vec![("content-type", row.content_type)];
        if !token.is_empty() {
            headers.push(("authorization", &authorization));
        }
        let version;
        if row.reads_version_first {
            version = self.version();
            headers.push(("if-match", &version));
        }
        if body.is_empty() {
            headers.remove(0);
        }
        let reply = self.server.send(row.method, &path, &headers, body.as_bytes());
        reply.expect("the server answers")
    }

    fn token(&self, row: &Row, role: Role) -> String {
        let area = row.path.trim_start_matches("/api/v1/").split('/').next();
        let area = AREAS.into_iter().find(|known| Some(*known) == area);
        match role {
            Role::Nobody => String::new(),
            // What belongs to no area is for anybody, whatever the token.
            Role::Scoped => self.scoped[&(area.unwrap_or("trips"), !row.only_reads)].clone(),
            // What changes nothing is done with a token that may read there and no more.
            Role::Program => match area.filter(|_| row.only_reads) {
                Some(area) => self.scoped[&(area, true)].clone(),
                None => self.names["programToken"].clone(),
            },
            known => self.tokens[user_of(known)].clone(),
        }
    }

    fn filled(&self, text: &str, written: &dyn Fn(&str) -> String) -> String {
        let unique = format!("u{:06}", self.count.get());
        let mut filled = text.replace("{unique}", &unique).replace("{password}", PASSWORD);
        for (name, value) in &self.names {
            filled = filled.replace(&format!("{{{name}}}"), &written(value));
        }
        filled
    }

    fn version(&self) -> String {
        let path = self.filled("/api/v1/trips/{tripId}/itinerary", &str::to_owned);
        let reply = self.server.call("GET", &path, &self.tokens["owner"], None);
        reply.header("etag").to_owned()
    }

    fn owner(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = (!body.is_null()).then_some(body);
        let path = self.filled(path, &str::to_owned);
        self.server.done(method, &path, &self.tokens["owner"], body)
    }

    fn name(&mut self, name: &'static str, answer: &Value, pointer: &str) {
        self.names.insert(name, text(answer, pointer));
    }

    /// The first generation fills the itinerary, the second one makes a proposal.
    fn plan_the_trip(&mut self) {
        let body = json!({
            "tripName": "Seoul", "startDate": "2027-04-05", "transport": "transit", "effort": "quick",
            "destinations": [{ "name": "seoul", "nights": 1 }], "members": [{ "name": "Ada", "age": 35 }],
        });
        let trip = self.owner("POST", "/api/v1/trips", &body);
        self.name("tripId", &trip, "/tripId");
        self.name("destinationId", &trip, "/destinations/0/destinationId");
        self.generate();
        let generation = self.generate();
        self.name("proposalId", &generation, "/proposalId");
        let itinerary = self.owner("GET", "/api/v1/trips/{tripId}/itinerary", &Value::Null);
        self.name("stopId", &itinerary, "/days/0/stops/0/stopId");
        self.names.insert("day", "1".to_owned());
    }

    /// The id of a generation that somebody asked for, once it is over.
    pub(super) fn generation_of(&self, who: &str) -> String {
        let path = self.filled("/api/v1/trips/{tripId}/generations", &str::to_owned);
        let body = json!({ "effort": "quick" });
        let started = self.server.done("POST", &path, &self.tokens[who], Some(&body));
        let id = text(&started, "/generationId");
        self.until_completed(&id);
        id
    }

    /// What somebody gets to read.
    pub(super) fn read(&self, who: &str, path: &str) -> Reply {
        self.server.call("GET", path, &self.tokens[who], None)
    }

    /// Takes everybody of a role off the trip.
    pub(super) fn take_off(&self, role: &str) {
        let companions = self.owner("GET", "/api/v1/trips/{tripId}/companions", &Value::Null);
        let listed = companions.get("items").unwrap_or(&companions).as_array();
        for companion in listed.expect("the companions") {
            if companion["role"] == role {
                let path = format!(
                    "/api/v1/trips/{{tripId}}/companions/{}",
                    text(companion, "/companionId")
                );
                self.owner("DELETE", &path, &Value::Null);
            }
        }
    }

    fn generate(&mut self) -> Value {
        let started = self.owner(
            "POST",
            "/api/v1/trips/{tripId}/generations",
            &json!({ "effort": "quick" }),
        );
        self.name("generationId", &started, "/generationId");
        self.until_completed(&text(&started, "/generationId"))
    }

    fn until_completed(&self, id: &str) -> Value {
        loop {
            let path = format!("/api/v1/trips/{{tripId}}/generations/{id}");
            let generation = self.owner("GET", &path, &Value::Null);
            let status = generation["status"].as_str();
            if status == Some("completed") {
                return generation;
            }
            assert!(
                matches!(status, Some("queued" | "processing")),
                "the generation ended otherwise: {generation}"
            );
        }
    }

    fn fill_the_trip(&mut self) {
        let member = self.owner(
            "POST",
            "/api/v1/trips/{tripId}/members",
            &json!({ "name": "Bo", "age": 8 }),
        );
        self.name("memberId", &member, "/memberId");
        let place = json!({ "name": "Aunt Kim's", "latitude": 37.57, "longitude": 126.98 });
        let place = self.owner("POST", "/api/v1/trips/{tripId}/places", &place);
        self.name("placeId", &place, "/placeId");
        let idea = json!({ "placeId": "seoul/changdeokgung" });
        let idea = self.owner("POST", "/api/v1/trips/{tripId}/tray", &idea);
        self.name("ideaId", &idea, "/ideaId");
    }

    fn share_the_trip(&mut self) {
        for role in ["viewer", "editor"] {
            let invitation = self.owner(
                "POST",
                "/api/v1/trips/{tripId}/companions",
                &json!({ "role": role }),
            );
            let path = format!("/api/v1/trips/invitations/{}", text(&invitation, "/token"));
            self.server.done("POST", &path, &self.tokens[role], None);
        }
        let path = "/api/v1/trips/{tripId}/companions";
        let open = self.owner("POST", path, &json!({ "role": "viewer" }));
        self.name("companionId", &open, "/companion/companionId");
        let share = self.owner(
            "POST",
            "/api/v1/trips/{tripId}/share",
            &json!({ "sections": ["itinerary"] }),
        );
        self.name("shareToken", &share, "/token");
        let calendar = self.owner("POST", "/api/v1/trips/{tripId}/calendar", &Value::Null);
        self.name("calendarToken", &calendar, "/token");
    }

    fn make_tokens(&mut self) {
        let scopes = |lacking: Option<(&str, bool)>| {
            let mut scopes = Vec::new();
            for area in AREAS {
                match lacking {
                    Some((lacks, writing)) if lacks == area => {
                        if writing {
                            scopes.push(format!("{area}:read"));
                        }
                    }
                    _ => scopes.extend([format!("{area}:read"), format!("{area}:write")]),
                }
            }
            json!({ "name": "matrix", "scopes": scopes })
        };
        let all = self.owner("POST", "/api/v1/users/me/tokens", &scopes(None));
        self.name("programToken", &all, "/token");
        let spare = self.owner("POST", "/api/v1/users/me/tokens", &scopes(None));
        self.name("tokenId", &spare, "/tokenId");
        for area in AREAS {
            for writing in [false, true] {
                let made = self.owner("POST", "/api/v1/users/me/tokens", &scopes(Some((area, writing))));
                self.scoped.insert((area, writing), text(&made, "/token"));
            }
        }
    }
}

/// The account of somebody who has one of their own.
fn user_of(role: Role) -> &'static str {
    match role {
        Role::Other => "other",
        Role::Admin => "admin",
        Role::Viewer => "viewer",
        Role::Editor => "editor",
        Role::Owner | Role::Scoped | Role::Program | Role::Nobody => "owner",
    }
}
