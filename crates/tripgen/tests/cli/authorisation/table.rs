//! The table: an operation a row, with who it is for, a request that they get done, and what it answers then.
//!
//! The rows are asked from top to bottom, so what takes something away stands below what needs it. Names in braces are
//! those of the world (`{tripId}`); `{unique}` is another word each time.

/// For whom an operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Without a token too.
    Anybody,
    /// Everybody with an account, about their own things.
    Known,
    /// The same, but only after logging in: no API token is enough.
    Session,
    /// Who runs the server.
    Operator,
    /// Whoever asked for the generation, and operators.
    Asker,
    /// Who shares the trip. Everybody else hears that it is not there.
    Viewer,
    /// Who may change it.
    Editor,
    /// Who may also share and delete it.
    Owner,
    /// The owner of a trip in the bin, of which the others know nothing any more.
    OwnerOfTheBin,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) who: Who,
    pub(super) method: &'static str,
    /// The path of the document, with a query where the request needs one.
    pub(super) path: &'static str,
    pub(super) body: &'static str,
    pub(super) content_type: &'static str,
    /// What the first one gets who may; the others of these are for those who come later.
    pub(super) done: &'static [u16],
    /// A name of the path, and the name of the world that stands for it here.
    pub(super) instead: Option<(&'static str, &'static str)>,
    /// Whether it ends the session of whoever asks.
    pub(super) ends_session: bool,
    /// Whether it sends the version of the itinerary in `If-Match`.
    pub(super) reads_version_first: bool,
    /// Whether a token that may read is enough: it changes nothing.
    pub(super) only_reads: bool,
}

impl Row {
    /// Method and path as the document has them.
    pub(super) fn operation(&self) -> String {
        let path = self.path.split('?').next().unwrap_or("");
        format!("{} {path}", self.method)
    }

    const fn body(mut self, body: &'static str) -> Self {
        self.body = body;
        self
    }

    /// Takes another name of the world for a name of the path.
    const fn with(mut self, name: &'static str, instead: &'static str) -> Self {
        self.instead = Some((name, instead));
        self
    }

    const fn ends_session(mut self) -> Self {
        self.ends_session = true;
        self
    }

    /// For what is no `GET` and changes nothing all the same.
    const fn only_reads(mut self) -> Self {
        self.only_reads = true;
        self
    }

    const fn reads_version_first(mut self) -> Self {
        self.reads_version_first = true;
        self
    }
}

const fn row(who: Who, method: &'static str, path: &'static str, done: &'static [u16]) -> Row {
    Row {
        only_reads: matches!(method.as_bytes(), b"GET"),
        who,
        method,
        path,
        body: "",
        content_type: "application/json",
        done,
        instead: None,
        ends_session: false,
        reads_version_first: false,
    }
}

const MEMBER: &str = r#"{"name":"{unique}","age":30}"#;
const PLACE: &str = r#"{"name":"Studio","latitude":37.5,"longitude":127.0}"#;

/// The whole table.
pub(super) fn rows() -> Vec<Row> {
    let mut rows = server();
    rows.extend(accounts());
    rows.extend(users());
    rows.extend(locations());
    rows.extend(ai());
    rows.extend(trips());
    rows.extend(inside_a_trip());
    rows.extend(itinerary());
    rows.extend(proposals_and_versions());
    rows.extend(whole_trip());
    rows.extend(sharing());
    rows.extend(last());
    rows
}

fn server() -> Vec<Row> {
    use Who::{Anybody, Operator};
    let letters = r#"{"queue":"notification","ids":["none"]}"#;
    vec![
        row(Anybody, "GET", "/healthz", &[200]),
        row(Anybody, "GET", "/readyz", &[200]),
        row(Anybody, "GET", "/.well-known/jwks.json", &[200]),
        row(Operator, "GET", "/api/v1/admin/caches", &[200]),
        row(Operator, "DELETE", "/api/v1/admin/caches", &[204]),
        row(Operator, "GET", "/api/v1/admin/queues", &[200]),
        row(
            Operator,
            "GET",
            "/api/v1/admin/dead-letters?queue=notification",
            &[200],
        ),
        row(Operator, "POST", "/api/v1/admin/dead-letters/discard", &[200]).body(letters),
        row(Operator, "POST", "/api/v1/admin/dead-letters/resend", &[200]).body(letters),
        row(Operator, "GET", "/api/v1/admin/health", &[200]),
        row(Operator, "GET", "/api/v1/admin/backups", &[200]),
        row(Operator, "POST", "/api/v1/admin/backups", &[202]),
        row(Operator, "GET", "/api/v1/admin/backups/{name}", &[404]),
        row(Operator, "DELETE", "/api/v1/admin/backups/{name}", &[404]),
    ]
}

/// Second factors, pictures, other issuers, and what operators do with accounts.
fn accounts() -> Vec<Row> {
    use Who::{Anybody, Known, Operator, Session};
    vec![
        row(Anybody, "GET", "/api/v1/users/oidc", &[200]),
        row(Anybody, "GET", "/api/v1/users/oidc/login", &[404]),
        row(Anybody, "GET", "/api/v1/users/oidc/callback", &[404]),
        row(Anybody, "GET", "/api/v1/users/{userId}/avatar/{file}", &[404]),
        row(Known, "POST", "/api/v1/users/me/avatar", &[415]).body("{}"),
        row(Known, "DELETE", "/api/v1/users/me/avatar", &[204]),
        row(Session, "POST", "/api/v1/users/me/email/verify", &[400]).body(r#"{"code":"000000"}"#),
        row(Session, "POST", "/api/v1/users/me/totp/confirm", &[409]).body(r#"{"code":"000000"}"#),
        row(Session, "POST", "/api/v1/users/me/totp/remove", &[409]).body(r#"{"code":"000000"}"#),
        row(Session, "POST", "/api/v1/users/me/totp/enrol", &[200]),
        row(Session, "GET", "/api/v1/users/me/export", &[200]),
        row(Session, "DELETE", "/api/v1/users/me", &[401]).body(r#"{"password":"Another-pass-9"}"#),
        row(Operator, "GET", "/api/v1/users", &[200]),
        row(Operator, "GET", "/api/v1/users/admin/links", &[200]),
        row(Operator, "PUT", "/api/v1/users/{userId}/roles", &[404]).body(r#"{"roles":["USER"]}"#),
        row(Operator, "POST", "/api/v1/users/{userId}/unlock", &[404]),
        row(Operator, "POST", "/api/v1/users/{userId}/disable", &[404]),
        row(Operator, "POST", "/api/v1/users/{userId}/enable", &[404]),
    ]
}

fn users() -> Vec<Row> {
    use Who::{Anybody, Known, Session};
    vec![
        row(Anybody, "POST", "/api/v1/users/register", &[201]).body(
            r#"{"name":"Ada","email":"{unique}@example.com","username":"{unique}","password":"{password}",
            "passwordConfirm":"{password}","termsAccepted":true}"#,
        ),
        row(Anybody, "POST", "/api/v1/users/login", &[200])
            .body(r#"{"username":"other","password":"{password}"}"#),
        row(Anybody, "POST", "/api/v1/users/token/refresh", &[401]).body(r#"{"refreshToken":"none"}"#),
        row(Anybody, "POST", "/api/v1/users/password/forgot", &[204])
            .body(r#"{"email":"nobody@example.com"}"#),
        row(Anybody, "POST", "/api/v1/users/password/reset", &[400])
            .body(r#"{"token":"none","newPassword":"{password}"}"#),
        row(Anybody, "GET", "/api/v1/users/check/email/{email}", &[200]),
        row(Anybody, "GET", "/api/v1/users/check/username/{username}", &[200]),
        row(Known, "GET", "/api/v1/users/me", &[200]),
        row(Known, "PUT", "/api/v1/users/me", &[200]).body(r#"{"name":"Ada Lovelace"}"#),
        row(Known, "GET", "/api/v1/users/me/notifications", &[200]),
        row(Known, "POST", "/api/v1/users/me/notifications/read", &[204]),
        row(
            Known,
            "POST",
            "/api/v1/users/me/notifications/{notificationId}/read",
            &[404],
        ),
        row(Session, "GET", "/api/v1/users/me/sessions", &[200]),
        row(Session, "DELETE", "/api/v1/users/me/sessions/{sessionId}", &[404]),
        row(Session, "GET", "/api/v1/users/me/tokens", &[200]),
        row(Session, "POST", "/api/v1/users/me/tokens", &[201])
            .body(r#"{"name":"one more","scopes":["trips:read"]}"#),
        // It is the owner's: the others hear that there is no such token, and the owner comes last.
        row(
            Session,
            "DELETE",
            "/api/v1/users/me/tokens/{tokenId}",
            &[404, 204],
        ),
        row(Session, "PUT", "/api/v1/users/me/password", &[400])
            .body(r#"{"currentPassword":"{password}","newPassword":"short"}"#),
        row(Session, "POST", "/api/v1/users/logout", &[204]).ends_session(),
    ]
}

fn locations() -> Vec<Row> {
    use Who::{Anybody, Known, Operator};
    vec![
        row(Anybody, "GET", "/api/v1/locations/map", &[200]),
        row(
            Anybody,
            "GET",
            "/api/v1/locations/packs/{destination}/map",
            &[404],
        ),
        row(Operator, "PUT", "/api/v1/locations/map", &[200]).body("{}"),
        row(Known, "GET", "/api/v1/locations/destinations", &[200]),
        row(Known, "GET", "/api/v1/locations/places/{placeId}", &[200]).with("{placeId}", "catalogPlaceId"),
        row(Known, "GET", "/api/v1/locations/places/{placeId}/hours", &[200])
            .with("{placeId}", "catalogPlaceId"),
        row(
            Known,
            "GET",
            "/api/v1/locations/routes?from=seoul/gyeongbokgung&to=seoul/changdeokgung&mode=walk",
            &[200],
        ),
        row(Known, "GET", "/api/v1/locations/search?q=palace", &[200]),
        row(
            Known,
            "GET",
            "/api/v1/locations/weather?latitude=37.5&longitude=127&days=1",
            &[200],
        ),
        row(Known, "POST", "/api/v1/locations/search/nearby", &[200])
            .body(r#"{"origin":{"latitude":37.57,"longitude":126.98},"mode":"walk","minutes":10}"#)
            .only_reads(),
        row(Known, "POST", "/api/v1/locations/matrix", &[200])
            .body(r#"{"points":[{"latitude":37.57,"longitude":126.98}],"mode":"walk"}"#)
            .only_reads(),
        row(Operator, "GET", "/api/v1/locations/packs", &[200]),
        row(Operator, "POST", "/api/v1/locations/packs", &[415]).body("{}"),
        row(Operator, "GET", "/api/v1/locations/packs/imports", &[200]),
        row(
            Operator,
            "GET",
            "/api/v1/locations/packs/imports/{importId}",
            &[404],
        ),
        row(
            Operator,
            "DELETE",
            "/api/v1/locations/packs/{destination}",
            &[404],
        ),
    ]
}

fn ai() -> Vec<Row> {
    use Who::{Asker, Known, Operator};
    vec![
        row(Asker, "GET", "/api/v1/ai/generations/{generationId}", &[200]),
        row(
            Asker,
            "GET",
            "/api/v1/ai/generations/{generationId}/events",
            &[200],
        ),
        row(Known, "POST", "/api/v1/ai/plan", &[200])
            .body(
                r#"{"startDate":"2027-04-05","effort":"quick","destinations":[{"name":"seoul","nights":0}],
            "members":[{"age":35}]}"#,
            )
            .only_reads(),
        row(
            Known,
            "POST",
            "/api/v1/ai/places/{placeId}/recommendations",
            &[200],
        )
        .with("{placeId}", "catalogPlaceId")
        .body(r#"{"members":[{"age":35}]}"#)
        .only_reads(),
        row(Known, "POST", "/api/v1/ai/weather-impact", &[200])
            .body(
                r#"{"days":[{"day":1,"date":"2027-04-05","stops":[]}],
            "changes":[{"day":1,"after":{"condition":"rain","warnings":[]}}]}"#,
            )
            .only_reads(),
        row(Operator, "POST", "/api/v1/ai/infer", &[400]).body("{}"),
        row(Operator, "GET", "/api/v1/ai/generations", &[200]),
    ]
}

fn trips() -> Vec<Row> {
    use Who::{Known, Viewer};
    vec![
        row(Known, "GET", "/api/v1/trips", &[200]),
        row(Known, "GET", "/api/v1/trips/summary", &[200]),
        row(Known, "POST", "/api/v1/trips", &[201]).body(r#"{"tripName":"Another"}"#),
        row(Known, "POST", "/api/v1/trips/import", &[400]).body("{}"),
        row(Viewer, "GET", "/api/v1/trips/{tripId}", &[200]),
        row(Viewer, "GET", "/api/v1/trips/{tripId}/readiness", &[200]),
        row(Viewer, "POST", "/api/v1/trips/{tripId}/feedback", &[204]).body(r#"{"score":5}"#),
    ]
}

fn inside_a_trip() -> Vec<Row> {
    use Who::{Editor, Viewer};
    vec![
        row(Viewer, "GET", "/api/v1/trips/{tripId}/members", &[200]),
        row(Editor, "POST", "/api/v1/trips/{tripId}/members", &[201]).body(MEMBER),
        row(Editor, "PUT", "/api/v1/trips/{tripId}/members/{memberId}", &[200]).body(MEMBER),
        row(
            Editor,
            "DELETE",
            "/api/v1/trips/{tripId}/members/{memberId}",
            &[204, 404],
        ),
        row(Editor, "PUT", "/api/v1/trips/{tripId}/basic-info", &[200])
            .body(r#"{"tripName":"Seoul again","members":[{"name":"Ada","age":35},{"name":"Bo","age":8}]}"#),
        row(Viewer, "GET", "/api/v1/trips/{tripId}/tray", &[200]),
        row(Editor, "POST", "/api/v1/trips/{tripId}/tray", &[201, 409])
            .body(r#"{"placeId":"seoul/n-seoul-tower"}"#),
        row(
            Editor,
            "DELETE",
            "/api/v1/trips/{tripId}/tray/{ideaId}",
            &[204, 404],
        ),
        row(Viewer, "GET", "/api/v1/trips/{tripId}/places", &[200]),
        row(Editor, "POST", "/api/v1/trips/{tripId}/places", &[201]).body(PLACE),
        row(Viewer, "GET", "/api/v1/trips/{tripId}/places/{placeId}", &[200]),
        row(Editor, "PUT", "/api/v1/trips/{tripId}/places/{placeId}", &[200]).body(PLACE),
        row(
            Editor,
            "DELETE",
            "/api/v1/trips/{tripId}/places/{placeId}",
            &[204, 404],
        ),
    ]
}

fn itinerary() -> Vec<Row> {
    use Who::Viewer;
    vec![
        row(Viewer, "GET", "/api/v1/trips/{tripId}/itinerary", &[200]),
        row(Viewer, "GET", "/api/v1/trips/{tripId}/itinerary/versions", &[200]),
        row(Viewer, "GET", "/api/v1/trips/{tripId}/map", &[200]),
        row(Viewer, "POST", "/api/v1/trips/{tripId}/check", &[200]).only_reads(),
        row(Viewer, "POST", "/api/v1/trips/{tripId}/change-watch", &[200]),
        row(Viewer, "POST", "/api/v1/trips/{tripId}/exports", &[200])
            .body(r#"{"format":"ics"}"#)
            .only_reads(),
        row(
            Viewer,
            "GET",
            "/api/v1/trips/{tripId}/why?placeId=seoul/gyeongbokgung",
            &[200],
        ),
        row(
            Viewer,
            "GET",
            "/api/v1/trips/{tripId}/stops/{stopId}/alternatives",
            &[200],
        ),
        row(
            Viewer,
            "GET",
            "/api/v1/trips/{tripId}/generations/{generationId}",
            &[200],
        ),
        row(
            Viewer,
            "GET",
            "/api/v1/trips/{tripId}/generations/{generationId}/events",
            &[200],
        ),
    ]
}

fn proposals_and_versions() -> Vec<Row> {
    use Who::{Editor, Viewer};
    vec![
        row(
            Editor,
            "DELETE",
            "/api/v1/trips/{tripId}/generations/{generationId}",
            &[409],
        ),
        row(
            Viewer,
            "GET",
            "/api/v1/trips/{tripId}/proposals/{proposalId}",
            &[200],
        ),
        row(
            Editor,
            "POST",
            "/api/v1/trips/{tripId}/proposals/{proposalId}/apply",
            &[200, 412, 404],
        )
        .body("{}"),
        row(
            Editor,
            "DELETE",
            "/api/v1/trips/{tripId}/proposals/{proposalId}",
            &[404],
        ),
        row(Editor, "PUT", "/api/v1/trips/{tripId}/itinerary", &[200])
            .body(r#"{"days":[{"day":1,"stops":[{"placeId":"seoul/gyeongbokgung","order":1}]}]}"#)
            .reads_version_first(),
        // A day that was changed by hand has none.
        row(
            Editor,
            "POST",
            "/api/v1/trips/{tripId}/itinerary/days/{day}/rain-variant",
            &[404],
        )
        .reads_version_first(),
        row(
            Editor,
            "POST",
            "/api/v1/trips/{tripId}/itinerary/undo",
            &[200, 409],
        ),
        row(
            Editor,
            "POST",
            "/api/v1/trips/{tripId}/itinerary/versions/{version}/restore",
            &[404],
        ),
    ]
}

fn whole_trip() -> Vec<Row> {
    use Who::Editor;
    vec![
        row(Editor, "POST", "/api/v1/trips/{tripId}/dates", &[200])
            .body(r#"{"startDate":"2027-05-05","mode":"shiftAll"}"#),
        row(Editor, "POST", "/api/v1/trips/{tripId}/destinations", &[201, 400])
            .body(r#"{"name":"busan","nights":1}"#),
        row(
            Editor,
            "POST",
            "/api/v1/trips/{tripId}/destinations/reorder",
            &[400],
        )
        .body(r#"{"destinationIds":["none"]}"#),
        row(
            Editor,
            "PUT",
            "/api/v1/trips/{tripId}/destinations/{destinationId}",
            &[200],
        )
        .body(r#"{"name":"seoul","nights":2}"#),
        row(
            Editor,
            "DELETE",
            "/api/v1/trips/{tripId}/destinations/{destinationId}",
            &[204, 404],
        ),
        row(Editor, "PUT", "/api/v1/trips/{tripId}/destinations", &[200])
            .body(r#"{"startDate":"2027-06-05","destinations":[{"name":"busan","nights":1}]}"#),
        row(Editor, "PUT", "/api/v1/trips/{tripId}", &[200]).body(
            r#"{"tripName":"Seoul","startDate":"2027-04-05","destinations":[{"name":"seoul","nights":1}],
            "members":[{"name":"Ada","age":35}]}"#,
        ),
        row(Editor, "POST", "/api/v1/trips/{tripId}/generations", &[202, 409]).body(r#"{"effort":"quick"}"#),
    ]
}

fn sharing() -> Vec<Row> {
    use Who::{Anybody, Known, Owner, Viewer};
    vec![
        row(Anybody, "GET", "/api/v1/shared/{token}", &[200]).with("{token}", "shareToken"),
        row(
            Anybody,
            "GET",
            "/api/v1/trips/{tripId}/calendar.ics?token={calendarToken}",
            &[200],
        ),
        row(Viewer, "POST", "/api/v1/trips/{tripId}/calendar", &[201]),
        row(Viewer, "DELETE", "/api/v1/trips/{tripId}/calendar", &[204, 404]),
        row(Owner, "POST", "/api/v1/trips/{tripId}/share", &[201]).body(r#"{"sections":["costs"]}"#),
        row(Owner, "DELETE", "/api/v1/trips/{tripId}/share", &[204, 404]),
        row(Viewer, "GET", "/api/v1/trips/{tripId}/companions", &[200]),
        row(Owner, "POST", "/api/v1/trips/{tripId}/companions", &[201]).body(r#"{"role":"viewer"}"#),
        row(
            Owner,
            "PUT",
            "/api/v1/trips/{tripId}/companions/{companionId}",
            &[200],
        )
        .body(r#"{"role":"editor"}"#),
        row(
            Owner,
            "DELETE",
            "/api/v1/trips/{tripId}/companions/{companionId}",
            &[204, 404],
        ),
        row(Known, "POST", "/api/v1/trips/invitations/{token}", &[404]).with("{token}", "none"),
    ]
}

fn last() -> Vec<Row> {
    use Who::{Owner, OwnerOfTheBin, Session};
    vec![
        row(Owner, "DELETE", "/api/v1/trips/{tripId}?force=true", &[204, 404]),
        row(
            OwnerOfTheBin,
            "POST",
            "/api/v1/trips/{tripId}/restore",
            &[200, 404],
        ),
        row(Owner, "POST", "/api/v1/trips/bulk-delete", &[204, 404])
            .body(r#"{"tripIds":["{tripId}"],"force":true}"#),
        // It ends the sessions that the rows above ask with.
        row(Session, "DELETE", "/api/v1/users/me/sessions", &[204]).ends_session(),
    ]
}
