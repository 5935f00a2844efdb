//! Generated from docs/openapi.json by `cargo xtask openapi`; not edited by hand.

use reqwest::Method;

use crate::types::{
    AcceptedInvitation, Account, AddIdeaBody, AiGeneration, AppliedProposal, ApplyProposalBody, Availability,
    Avatar, Backup, BasicInfoBody, BeginOidcLoginQuery, CacheKind, CalendarLink, ChangeDatesBody,
    ChangePasswordBody, ChangeWatch, ChangedDates, Companion, CompanionBody, ConfirmTotpBody,
    CreateTokenBody, CreatedApiToken, DatedDestinations, DeadLetterChoice, DeadLetterCount,
    DeleteAccountBody, DeleteTripQuery, DeleteTripsBody, DestinationRequest, DestinationsBody,
    EditItineraryBody, EditedItinerary, ExplainPlaceQuery, ExportBody, FeedbackBody, FinishOidcLoginQuery,
    ForgotPasswordBody, Generation, GetPackImportQuery, GetPlaceHoursQuery, GetPlaceQuery, GetRouteQuery,
    GetWeatherQuery, HealthView, ImportedTrip, InferenceView, Invitation, Itinerary, ItineraryCertificate,
    ItineraryVersion, JsonWebKeySet, ListDeadLettersQuery, ListDestinationsQuery, ListGenerationsQuery,
    ListIdeasQuery, ListLinksQuery, ListNotificationsQuery, ListPackImportsQuery, ListPacksQuery,
    ListSessionsQuery, ListTokensQuery, ListTripPlacesQuery, ListTripsQuery, ListUsersQuery, Login,
    LoginBody, MapSettings, MapSettingsBody, MatrixBody, MemberRequest, OidcOffer, PackImport, PageAccount,
    PageApiToken, PageDeadLetter, PageDestination, PageFoundPlace, PageGenerationRecord, PageHeldMail,
    PageNotification, PagePack, PagePackImport, PagePlaceCard, PageSession, PageTrayIdea, PageTripCard,
    PageTripPlace, PlaceHours, PlaceReasons, PlaceWeather, PlaceWithHours, Plan, Profile, ProfileBody,
    Proposal, Queue, ReadCalendarQuery, ReadItineraryQuery, ReadTripMapQuery, Readiness, ReadinessView,
    RecommendPlaceBody, Recommendation, RecoveryCodes, RefreshBody, RegisterBody, Registered, RemoveTotpBody,
    ReorderBody, ResetPasswordBody, RestoredItinerary, RolesBody, SearchNearbyBody, SearchPlacesQuery,
    ServerHealth, ShareBody, SharedLink, SharedTrip, StartGenerationBody, StartedGeneration, StopAlternative,
    Task, TokenPair, TotpEnrolment, TravelMatrix, TravelRoute, TrayIdea, Trip, TripBody, TripMember,
    TripPlace, TripPlaceBody, TripRequest, TripSummary, VerifyEmailBody, WatchChangesQuery, WeatherImpact,
    WeatherImpactBody,
};
use crate::{Answer, Client, ClientError, EventStream, segment};
use serde_json::Value;

impl Client {
    /// Accepts an invitation. Its link is worth nothing from then on.
    pub async fn accept_invitation(&self, token: &str) -> Result<Answer<AcceptedInvitation>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/trips/invitations/{}", segment(token)),
        )
        .read()
        .await
    }

    /// Adds a destination behind the last one.
    pub async fn add_destination(
        &self,
        trip_id: &str,
        body: &DestinationRequest,
    ) -> Result<Answer<DatedDestinations>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/trips/{}/destinations", segment(trip_id)),
        )
        .json(body)
        .read()
        .await
    }

    /// Puts an idea into the tray
    pub async fn add_idea(&self, trip_id: &str, body: &AddIdeaBody) -> Result<Answer<TrayIdea>, ClientError> {
        self.call(Method::POST, &format!("/api/v1/trips/{}/tray", segment(trip_id)))
            .json(body)
            .read()
            .await
    }

    /// Adds somebody who travels.
    pub async fn add_member(
        &self,
        trip_id: &str,
        body: &MemberRequest,
    ) -> Result<Answer<TripMember>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/trips/{}/members", segment(trip_id)),
        )
        .json(body)
        .read()
        .await
    }

    /// Writes a place of the trip's own down
    pub async fn add_trip_place(
        &self,
        trip_id: &str,
        body: &TripPlaceBody,
    ) -> Result<Answer<TripPlace>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/trips/{}/places", segment(trip_id)),
        )
        .json(body)
        .read()
        .await
    }

    /// Applies a proposal, or chosen changes of it
    pub async fn apply_proposal(
        &self,
        trip_id: &str,
        proposal_id: &str,
        body: &ApplyProposalBody,
    ) -> Result<Answer<AppliedProposal>, ClientError> {
        self.call(
            Method::POST,
            &format!(
                "/api/v1/trips/{}/proposals/{}/apply",
                segment(trip_id),
                segment(proposal_id)
            ),
        )
        .json(body)
        .read()
        .await
    }

    /// Sends the browser to the issuer, to log in there.
    pub async fn begin_oidc_login(&self, query: &BeginOidcLoginQuery) -> Result<Answer<()>, ClientError> {
        self.call(Method::GET, "/api/v1/users/oidc/login")
            .query(query)
            .done()
            .await
    }

    /// Stops a plan that is being made
    pub async fn cancel_generation(
        &self,
        trip_id: &str,
        generation_id: &str,
    ) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::DELETE,
            &format!(
                "/api/v1/trips/{}/generations/{}",
                segment(trip_id),
                segment(generation_id)
            ),
        )
        .done()
        .await
    }

    /// Gives somebody another role, or changes an invitation.
    pub async fn change_companion(
        &self,
        trip_id: &str,
        companion_id: &str,
        body: &CompanionBody,
    ) -> Result<Answer<Companion>, ClientError> {
        self.call(
            Method::PUT,
            &format!(
                "/api/v1/trips/{}/companions/{}",
                segment(trip_id),
                segment(companion_id)
            ),
        )
        .json(body)
        .read()
        .await
    }

    /// Moves a trip to other dates
    pub async fn change_dates(
        &self,
        trip_id: &str,
        body: &ChangeDatesBody,
    ) -> Result<Answer<ChangedDates>, ClientError> {
        self.call(Method::POST, &format!("/api/v1/trips/{}/dates", segment(trip_id)))
            .json(body)
            .read()
            .await
    }

    /// Changes the password and ends every other session; this one goes on. Wrong passwords count like those of a login.
    pub async fn change_password(&self, body: &ChangePasswordBody) -> Result<Answer<()>, ClientError> {
        self.call(Method::PUT, "/api/v1/users/me/password")
            .json(body)
            .done()
            .await
    }

    /// Changes what an account may do; administrators only. Its sessions and tokens notice at once.
    pub async fn change_roles(
        &self,
        user_id: &str,
        body: &RolesBody,
    ) -> Result<Answer<Account>, ClientError> {
        self.call(Method::PUT, &format!("/api/v1/users/{}/roles", segment(user_id)))
            .json(body)
            .read()
            .await
    }

    /// Tells whether an e-mail address can still be registered.
    pub async fn check_email(&self, email: &str) -> Result<Answer<Availability>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/users/check/email/{}", segment(email)),
        )
        .read()
        .await
    }

    /// Checks the itinerary again and gives the certificate
    pub async fn check_itinerary(&self, trip_id: &str) -> Result<Answer<ItineraryCertificate>, ClientError> {
        self.call(Method::POST, &format!("/api/v1/trips/{}/check", segment(trip_id)))
            .read()
            .await
    }

    /// Tells whether a user name can still be had.
    pub async fn check_username(&self, username: &str) -> Result<Answer<Availability>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/users/check/username/{}", segment(username)),
        )
        .read()
        .await
    }

    /// Empty the caches of this process; the next questions go to the sources.
    pub async fn clear_caches(&self) -> Result<Answer<()>, ClientError> {
        self.call(Method::DELETE, "/api/v1/admin/caches").done().await
    }

    /// Makes the second factor count: from now on a login needs a code. Gives the recovery codes. Needs a session.
    pub async fn confirm_totp(&self, body: &ConfirmTotpBody) -> Result<Answer<RecoveryCodes>, ClientError> {
        self.call(Method::POST, "/api/v1/users/me/totp/confirm")
            .json(body)
            .read()
            .await
    }

    /// Makes an API token for a program of the caller's. Needs a session: a token cannot make tokens.
    pub async fn create_token(&self, body: &CreateTokenBody) -> Result<Answer<CreatedApiToken>, ClientError> {
        self.call(Method::POST, "/api/v1/users/me/tokens")
            .json(body)
            .read()
            .await
    }

    /// Makes a trip from any part of a request, at least its name.
    pub async fn create_trip(&self, body: &TripBody) -> Result<Answer<Trip>, ClientError> {
        self.call(Method::POST, "/api/v1/trips").json(body).read().await
    }

    /// Deletes the caller's account with everything that it owns: trips, plans, tokens, inbox. Trips that have another owner
    /// go to that one. It cannot be undone. Wrong passwords count like those of a login. Needs a session.
    pub async fn delete_account(&self, body: &DeleteAccountBody) -> Result<Answer<()>, ClientError> {
        self.call(Method::DELETE, "/api/v1/users/me")
            .json(body)
            .done()
            .await
    }

    /// Takes the caller's picture away; without one it does nothing.
    pub async fn delete_avatar(&self) -> Result<Answer<()>, ClientError> {
        self.call(Method::DELETE, "/api/v1/users/me/avatar").done().await
    }

    /// Takes the caller's calendar link back.
    pub async fn delete_calendar_link(&self, trip_id: &str) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::DELETE,
            &format!("/api/v1/trips/{}/calendar", segment(trip_id)),
        )
        .done()
        .await
    }

    /// Takes a destination out; the last one stays.
    pub async fn delete_destination(
        &self,
        trip_id: &str,
        destination_id: &str,
    ) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::DELETE,
            &format!(
                "/api/v1/trips/{}/destinations/{}",
                segment(trip_id),
                segment(destination_id)
            ),
        )
        .done()
        .await
    }

    /// Takes an idea out of the tray
    pub async fn delete_idea(&self, trip_id: &str, idea_id: &str) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::DELETE,
            &format!("/api/v1/trips/{}/tray/{}", segment(trip_id), segment(idea_id)),
        )
        .done()
        .await
    }

    /// Takes somebody off a trip; the last one stays.
    pub async fn delete_member(&self, trip_id: &str, member_id: &str) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::DELETE,
            &format!(
                "/api/v1/trips/{}/members/{}",
                segment(trip_id),
                segment(member_id)
            ),
        )
        .done()
        .await
    }

    /// Removes an imported pack; the bundled one of the same destination is there again.
    pub async fn delete_pack(&self, destination: &str) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::DELETE,
            &format!("/api/v1/locations/packs/{}", segment(destination)),
        )
        .done()
        .await
    }

    /// Deletes one of the caller's API tokens; it is good for nothing from now on. Needs a session.
    pub async fn delete_token(&self, token_id: &str) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::DELETE,
            &format!("/api/v1/users/me/tokens/{}", segment(token_id)),
        )
        .done()
        .await
    }

    /// Puts a trip into the bin, from which its owners can bring it back for 30 days.
    pub async fn delete_trip(
        &self,
        trip_id: &str,
        query: &DeleteTripQuery,
    ) -> Result<Answer<()>, ClientError> {
        self.call(Method::DELETE, &format!("/api/v1/trips/{}", segment(trip_id)))
            .query(query)
            .done()
            .await
    }

    /// Removes one of the trip's own places
    pub async fn delete_trip_place(&self, trip_id: &str, place_id: &str) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::DELETE,
            &format!("/api/v1/trips/{}/places/{}", segment(trip_id), segment(place_id)),
        )
        .done()
        .await
    }

    /// Puts several trips into the bin: all of them, or none where one cannot be deleted.
    pub async fn delete_trips(&self, body: &DeleteTripsBody) -> Result<Answer<()>, ClientError> {
        self.call(Method::POST, "/api/v1/trips/bulk-delete")
            .json(body)
            .done()
            .await
    }

    /// Closes an account; administrators only. Its sessions end at once, its API tokens are good for nothing, and nobody logs
    /// in to it until it is opened again. What it owns stays.
    pub async fn disable_user(&self, user_id: &str) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/users/{}/disable", segment(user_id)),
        )
        .done()
        .await
    }

    /// Throw dead letters away.
    pub async fn discard_dead_letters(
        &self,
        body: &DeadLetterChoice,
    ) -> Result<Answer<DeadLetterCount>, ClientError> {
        self.call(Method::POST, "/api/v1/admin/dead-letters/discard")
            .json(body)
            .read()
            .await
    }

    /// Discards a proposal
    pub async fn discard_proposal(
        &self,
        trip_id: &str,
        proposal_id: &str,
    ) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::DELETE,
            &format!(
                "/api/v1/trips/{}/proposals/{}",
                segment(trip_id),
                segment(proposal_id)
            ),
        )
        .done()
        .await
    }

    /// Changes days of the itinerary
    pub async fn edit_itinerary(
        &self,
        trip_id: &str,
        if_match: &str,
        body: &EditItineraryBody,
    ) -> Result<Answer<EditedItinerary>, ClientError> {
        self.call(
            Method::PUT,
            &format!("/api/v1/trips/{}/itinerary", segment(trip_id)),
        )
        .header("if-match", Some(if_match))
        .json(body)
        .read()
        .await
    }

    /// Opens an account again that was closed; administrators only.
    pub async fn enable_user(&self, user_id: &str) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/users/{}/enable", segment(user_id)),
        )
        .done()
        .await
    }

    /// Ends every session of the caller but the one that asks.
    pub async fn end_other_sessions(&self) -> Result<Answer<()>, ClientError> {
        self.call(Method::DELETE, "/api/v1/users/me/sessions")
            .done()
            .await
    }

    /// Ends one of the caller's sessions at once, which may be the one that asks.
    pub async fn end_session(&self, session_id: &str) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::DELETE,
            &format!("/api/v1/users/me/sessions/{}", segment(session_id)),
        )
        .done()
        .await
    }

    /// Begins to set up one-time codes as the second factor. It counts once a code has confirmed it; asking again makes
    /// another secret. Needs a session.
    pub async fn enrol_totp(&self) -> Result<Answer<TotpEnrolment>, ClientError> {
        self.call(Method::POST, "/api/v1/users/me/totp/enrol")
            .read()
            .await
    }

    /// Tells why a place is in the itinerary, or why it is not and what would let it in
    pub async fn explain_place(
        &self,
        trip_id: &str,
        query: &ExplainPlaceQuery,
    ) -> Result<Answer<PlaceReasons>, ClientError> {
        self.call(Method::GET, &format!("/api/v1/trips/{}/why", segment(trip_id)))
            .query(query)
            .read()
            .await
    }

    /// Everything that is kept about the caller, as a zip file: profile, sessions, API tokens without their secrets, inbox,
    /// avatar, and every trip with its plan. Needs a session.
    pub async fn export_account(&self) -> Result<Answer<Vec<u8>>, ClientError> {
        self.call(Method::GET, "/api/v1/users/me/export")
            .read_bytes()
            .await
    }

    /// Gives the itinerary as a file
    pub async fn export_trip(&self, trip_id: &str, body: &ExportBody) -> Result<Answer<Plan>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/trips/{}/exports", segment(trip_id)),
        )
        .json(body)
        .read()
        .await
    }

    /// Fetch the sealed file of a backup. Only who runs the server may, no service.
    pub async fn fetch_backup(&self, name: &str) -> Result<Answer<Vec<u8>>, ClientError> {
        self.call(Method::GET, &format!("/api/v1/admin/backups/{}", segment(name)))
            .read_bytes()
            .await
    }

    /// How far a generation is
    pub async fn find_generation(&self, generation_id: &str) -> Result<Answer<AiGeneration>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/ai/generations/{}", segment(generation_id)),
        )
        .read()
        .await
    }

    /// Takes the browser back from the issuer: begins a session and sends it on to where it wanted to go. A browser whose
    /// login failed goes to the login page with the code of the failure; a program gets the problem.
    pub async fn finish_oidc_login(&self, query: &FinishOidcLoginQuery) -> Result<Answer<()>, ClientError> {
        self.call(Method::GET, "/api/v1/users/oidc/callback")
            .query(query)
            .done()
            .await
    }

    /// Follow a generation
    pub async fn follow_generation(
        &self,
        generation_id: &str,
        last_event_id: Option<&str>,
    ) -> Result<EventStream, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/ai/generations/{}/events", segment(generation_id)),
        )
        .header("last-event-id", last_event_id)
        .events()
        .await
    }

    /// Follows a plan
    pub async fn follow_trip_generation(
        &self,
        trip_id: &str,
        generation_id: &str,
        last_event_id: Option<&str>,
    ) -> Result<EventStream, ClientError> {
        self.call(
            Method::GET,
            &format!(
                "/api/v1/trips/{}/generations/{}/events",
                segment(trip_id),
                segment(generation_id)
            ),
        )
        .header("last-event-id", last_event_id)
        .events()
        .await
    }

    /// Sends a link that sets a new password. The answer is the same whether or not somebody has the address.
    pub async fn forgot_password(&self, body: &ForgotPasswordBody) -> Result<Answer<()>, ClientError> {
        self.call(Method::POST, "/api/v1/users/password/forgot")
            .json(body)
            .done()
            .await
    }

    /// Whether the process lives; it asks nobody else.
    pub async fn get_health(&self) -> Result<Answer<HealthView>, ClientError> {
        self.call(Method::GET, "/healthz").read().await
    }

    /// Tells what the map is drawn on. For everybody, because a shared trip is looked at without an account.
    pub async fn get_map_settings(&self) -> Result<Answer<MapSettings>, ClientError> {
        self.call(Method::GET, "/api/v1/locations/map").read().await
    }

    /// Tells how long the ways between several points take.
    pub async fn get_matrix(&self, body: &MatrixBody) -> Result<Answer<TravelMatrix>, ClientError> {
        self.call(Method::POST, "/api/v1/locations/matrix")
            .json(body)
            .read()
            .await
    }

    /// Shows how far an import is.
    pub async fn get_pack_import(
        &self,
        import_id: &str,
        query: &GetPackImportQuery,
    ) -> Result<Answer<PackImport>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/locations/packs/imports/{}", segment(import_id)),
        )
        .query(query)
        .read()
        .await
    }

    /// Gives what is drawn beneath the places of an imported pack: streets, green, water and railways as `GeoJSON`.
    pub async fn get_pack_map(
        &self,
        destination: &str,
        if_none_match: Option<&str>,
    ) -> Result<Answer<Vec<u8>>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/locations/packs/{}/map", segment(destination)),
        )
        .header("if-none-match", if_none_match)
        .read_bytes()
        .await
    }

    /// Shows a place.
    pub async fn get_place(
        &self,
        place_id: &str,
        query: &GetPlaceQuery,
    ) -> Result<Answer<PlaceWithHours>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/locations/places/{}", segment(place_id)),
        )
        .query(query)
        .read()
        .await
    }

    /// Shows when a place is open, on its own clock.
    pub async fn get_place_hours(
        &self,
        place_id: &str,
        query: &GetPlaceHoursQuery,
    ) -> Result<Answer<PlaceHours>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/locations/places/{}/hours", segment(place_id)),
        )
        .query(query)
        .read()
        .await
    }

    /// Whether the process should be sent requests: every check by name.
    pub async fn get_readiness(&self) -> Result<Answer<ReadinessView>, ClientError> {
        self.call(Method::GET, "/readyz").read().await
    }

    /// Tells how long the way takes.
    pub async fn get_route(&self, query: &GetRouteQuery) -> Result<Answer<TravelRoute>, ClientError> {
        self.call(Method::GET, "/api/v1/locations/routes")
            .query(query)
            .read()
            .await
    }

    /// Shows the weather of some days.
    pub async fn get_weather(&self, query: &GetWeatherQuery) -> Result<Answer<PlaceWeather>, ClientError> {
        self.call(Method::GET, "/api/v1/locations/weather")
            .query(query)
            .read()
            .await
    }

    /// Says how the caller likes the plan. Saying it again replaces it.
    pub async fn give_feedback(&self, trip_id: &str, body: &FeedbackBody) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/trips/{}/feedback", segment(trip_id)),
        )
        .json(body)
        .done()
        .await
    }

    /// Takes a file in and imports it in the background. The pack stands in front of the one of the same destination.
    pub async fn import_pack(
        &self,
        content_type: &str,
        body: Vec<u8>,
    ) -> Result<Answer<PackImport>, ClientError> {
        self.call(Method::POST, "/api/v1/locations/packs")
            .bytes(content_type, body)
            .read()
            .await
    }

    /// Makes a trip from a file
    pub async fn import_trip(&self, body: &Value) -> Result<Answer<ImportedTrip>, ClientError> {
        self.call(Method::POST, "/api/v1/trips/import")
            .json(body)
            .read()
            .await
    }

    /// Ask the language model
    pub async fn infer(&self, body: &Task) -> Result<Answer<InferenceView>, ClientError> {
        self.call(Method::POST, "/api/v1/ai/infer")
            .json(body)
            .read()
            .await
    }

    /// Invites somebody by a link.
    pub async fn invite_companion(
        &self,
        trip_id: &str,
        body: &CompanionBody,
    ) -> Result<Answer<Invitation>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/trips/{}/companions", segment(trip_id)),
        )
        .json(body)
        .read()
        .await
    }

    /// What a change of the weather means for planned days
    pub async fn judge_weather(
        &self,
        body: &WeatherImpactBody,
    ) -> Result<Answer<WeatherImpact>, ClientError> {
        self.call(Method::POST, "/api/v1/ai/weather-impact")
            .json(body)
            .read()
            .await
    }

    /// Lists replacements for a stop that pass the checker in its place, best first
    pub async fn list_alternatives(
        &self,
        trip_id: &str,
        stop_id: &str,
    ) -> Result<Answer<Vec<StopAlternative>>, ClientError> {
        self.call(
            Method::GET,
            &format!(
                "/api/v1/trips/{}/stops/{}/alternatives",
                segment(trip_id),
                segment(stop_id)
            ),
        )
        .read()
        .await
    }

    /// List the backups in the data folder, the newest first, with the one that is being made or failed last.
    pub async fn list_backups(&self) -> Result<Answer<Vec<Backup>>, ClientError> {
        self.call(Method::GET, "/api/v1/admin/backups").read().await
    }

    /// List the caches of this process.
    pub async fn list_caches(&self) -> Result<Answer<Vec<CacheKind>>, ClientError> {
        self.call(Method::GET, "/api/v1/admin/caches").read().await
    }

    /// Lists who shares a trip.
    pub async fn list_companions(&self, trip_id: &str) -> Result<Answer<Vec<Companion>>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/trips/{}/companions", segment(trip_id)),
        )
        .read()
        .await
    }

    /// List the dead letters of a queue, the newest first.
    pub async fn list_dead_letters(
        &self,
        query: &ListDeadLettersQuery,
    ) -> Result<Answer<PageDeadLetter>, ClientError> {
        self.call(Method::GET, "/api/v1/admin/dead-letters")
            .query(query)
            .read()
            .await
    }

    /// Lists the destinations with what their packs hold.
    pub async fn list_destinations(
        &self,
        query: &ListDestinationsQuery,
    ) -> Result<Answer<PageDestination>, ClientError> {
        self.call(Method::GET, "/api/v1/locations/destinations")
            .query(query)
            .read()
            .await
    }

    /// The generations of everybody, the newest first
    pub async fn list_generations(
        &self,
        query: &ListGenerationsQuery,
    ) -> Result<Answer<PageGenerationRecord>, ClientError> {
        self.call(Method::GET, "/api/v1/ai/generations")
            .query(query)
            .read()
            .await
    }

    /// Lists the ideas without a day, the newest first, each with the days on which it would fit
    pub async fn list_ideas(
        &self,
        trip_id: &str,
        query: &ListIdeasQuery,
    ) -> Result<Answer<PageTrayIdea>, ClientError> {
        self.call(Method::GET, &format!("/api/v1/trips/{}/tray", segment(trip_id)))
            .query(query)
            .read()
            .await
    }

    /// The links and codes of mails that could not be sent, newest first; administrators only. Where no mail server is
    /// configured, these are all of them. Whoever has one can take the account over: hand it to its owner only.
    pub async fn list_links(&self, query: &ListLinksQuery) -> Result<Answer<PageHeldMail>, ClientError> {
        self.call(Method::GET, "/api/v1/users/admin/links")
            .query(query)
            .read()
            .await
    }

    /// Lists who travels.
    pub async fn list_members(&self, trip_id: &str) -> Result<Answer<Vec<TripMember>>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/trips/{}/members", segment(trip_id)),
        )
        .read()
        .await
    }

    /// The caller's inbox, newest first. Notes are kept for 90 days.
    pub async fn list_notifications(
        &self,
        query: &ListNotificationsQuery,
    ) -> Result<Answer<PageNotification>, ClientError> {
        self.call(Method::GET, "/api/v1/users/me/notifications")
            .query(query)
            .read()
            .await
    }

    /// Lists the imports, the newest first. Old finished ones are forgotten.
    pub async fn list_pack_imports(
        &self,
        query: &ListPackImportsQuery,
    ) -> Result<Answer<PagePackImport>, ClientError> {
        self.call(Method::GET, "/api/v1/locations/packs/imports")
            .query(query)
            .read()
            .await
    }

    /// Lists the packs: bundled ones, and imported ones that stand in front of them.
    pub async fn list_packs(&self, query: &ListPacksQuery) -> Result<Answer<PagePack>, ClientError> {
        self.call(Method::GET, "/api/v1/locations/packs")
            .query(query)
            .read()
            .await
    }

    /// List the queues with what is in them.
    pub async fn list_queues(&self) -> Result<Answer<Vec<Queue>>, ClientError> {
        self.call(Method::GET, "/api/v1/admin/queues").read().await
    }

    /// The caller's sessions, newest first.
    pub async fn list_sessions(&self, query: &ListSessionsQuery) -> Result<Answer<PageSession>, ClientError> {
        self.call(Method::GET, "/api/v1/users/me/sessions")
            .query(query)
            .read()
            .await
    }

    /// The caller's API tokens, newest first, without their secrets.
    pub async fn list_tokens(&self, query: &ListTokensQuery) -> Result<Answer<PageApiToken>, ClientError> {
        self.call(Method::GET, "/api/v1/users/me/tokens")
            .query(query)
            .read()
            .await
    }

    /// Lists the trip's own places, the oldest first
    pub async fn list_trip_places(
        &self,
        trip_id: &str,
        query: &ListTripPlacesQuery,
    ) -> Result<Answer<PageTripPlace>, ClientError> {
        self.call(Method::GET, &format!("/api/v1/trips/{}/places", segment(trip_id)))
            .query(query)
            .read()
            .await
    }

    /// Lists the trips that the caller owns or shares.
    pub async fn list_trips(&self, query: &ListTripsQuery) -> Result<Answer<PageTripCard>, ClientError> {
        self.call(Method::GET, "/api/v1/trips").query(query).read().await
    }

    /// Every account, newest first; administrators only.
    pub async fn list_users(&self, query: &ListUsersQuery) -> Result<Answer<PageAccount>, ClientError> {
        self.call(Method::GET, "/api/v1/users").query(query).read().await
    }

    /// Lists the versions of the itinerary, the newest first
    pub async fn list_versions(&self, trip_id: &str) -> Result<Answer<Vec<ItineraryVersion>>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/trips/{}/itinerary/versions", segment(trip_id)),
        )
        .read()
        .await
    }

    /// Begins a session. A wrong password and a login that nobody has get the same answer after the same time. Where the
    /// account has a second factor, `TOTP_REQUIRED` asks for the same request with a code.
    pub async fn login(&self, body: &LoginBody) -> Result<Answer<Login>, ClientError> {
        self.call(Method::POST, "/api/v1/users/login")
            .json(body)
            .read()
            .await
    }

    /// Ends the session: its access token and its refresh token are good for nothing from now on.
    pub async fn logout(&self) -> Result<Answer<()>, ClientError> {
        self.call(Method::POST, "/api/v1/users/logout").done().await
    }

    /// Begin a backup; the list tells how far it is.
    pub async fn make_backup(&self) -> Result<Answer<Backup>, ClientError> {
        self.call(Method::POST, "/api/v1/admin/backups").read().await
    }

    /// Makes the caller's calendar link. One that was there before ends.
    pub async fn make_calendar_link(&self, trip_id: &str) -> Result<Answer<CalendarLink>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/trips/{}/calendar", segment(trip_id)),
        )
        .read()
        .await
    }

    /// Plan a trip without keeping it
    pub async fn plan_trip(&self, body: &TripRequest) -> Result<Answer<Plan>, ClientError> {
        self.call(Method::POST, "/api/v1/ai/plan").json(body).read().await
    }

    /// Sets what the map is drawn on: a style, or tiles, or neither. It counts at once and wins over the configuration.
    pub async fn put_map_settings(&self, body: &MapSettingsBody) -> Result<Answer<MapSettings>, ClientError> {
        self.call(Method::PUT, "/api/v1/locations/map")
            .json(body)
            .read()
            .await
    }

    /// Marks every note as read.
    pub async fn read_all_notifications(&self) -> Result<Answer<()>, ClientError> {
        self.call(Method::POST, "/api/v1/users/me/notifications/read")
            .done()
            .await
    }

    /// Somebody's picture. Its address holds a digest that nobody guesses, changes with the picture, and may be cached for
    /// ever.
    pub async fn read_avatar(&self, user_id: &str, file: &str) -> Result<Answer<Vec<u8>>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/users/{}/avatar/{}", segment(user_id), segment(file)),
        )
        .read_bytes()
        .await
    }

    /// Gives the itinerary as a calendar (RFC 5545), to whoever has the link
    pub async fn read_calendar(
        &self,
        trip_id: &str,
        query: &ReadCalendarQuery,
        if_none_match: Option<&str>,
    ) -> Result<Answer<Vec<u8>>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/trips/{}/calendar.ics", segment(trip_id)),
        )
        .query(query)
        .header("if-none-match", if_none_match)
        .read_bytes()
        .await
    }

    /// Tells how far a plan is
    pub async fn read_generation(
        &self,
        trip_id: &str,
        generation_id: &str,
    ) -> Result<Answer<Generation>, ClientError> {
        self.call(
            Method::GET,
            &format!(
                "/api/v1/trips/{}/generations/{}",
                segment(trip_id),
                segment(generation_id)
            ),
        )
        .read()
        .await
    }

    /// Gives the itinerary
    pub async fn read_itinerary(
        &self,
        trip_id: &str,
        query: &ReadItineraryQuery,
        if_none_match: Option<&str>,
    ) -> Result<Answer<Itinerary>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/trips/{}/itinerary", segment(trip_id)),
        )
        .query(query)
        .header("if-none-match", if_none_match)
        .read()
        .await
    }

    /// The keys that access tokens are verified with (RFC 7517). A key that no longer signs stays until its last token has
    /// expired.
    pub async fn read_keys(&self) -> Result<Answer<JsonWebKeySet>, ClientError> {
        self.call(Method::GET, "/.well-known/jwks.json").read().await
    }

    /// Marks one note as read. Doing so twice is no error.
    pub async fn read_notification(&self, notification_id: &str) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/users/me/notifications/{}/read", segment(notification_id)),
        )
        .done()
        .await
    }

    /// Whether logging in through another issuer is offered here.
    pub async fn read_oidc_offer(&self) -> Result<Answer<OidcOffer>, ClientError> {
        self.call(Method::GET, "/api/v1/users/oidc").read().await
    }

    /// The caller's own account.
    pub async fn read_profile(&self) -> Result<Answer<Profile>, ClientError> {
        self.call(Method::GET, "/api/v1/users/me").read().await
    }

    /// Gives a proposal
    pub async fn read_proposal(
        &self,
        trip_id: &str,
        proposal_id: &str,
    ) -> Result<Answer<Proposal>, ClientError> {
        self.call(
            Method::GET,
            &format!(
                "/api/v1/trips/{}/proposals/{}",
                segment(trip_id),
                segment(proposal_id)
            ),
        )
        .read()
        .await
    }

    /// Tells what a plan still needs.
    pub async fn read_readiness(&self, trip_id: &str) -> Result<Answer<Readiness>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/trips/{}/readiness", segment(trip_id)),
        )
        .read()
        .await
    }

    /// Show how the server does: version, time since the start, database, queues, caches, packs, memory, checks.
    pub async fn read_server_health(&self) -> Result<Answer<ServerHealth>, ClientError> {
        self.call(Method::GET, "/api/v1/admin/health").read().await
    }

    /// Gives a trip as a link shows it. Nothing is in it but what its owner chose.
    pub async fn read_shared_trip(&self, token: &str) -> Result<Answer<SharedTrip>, ClientError> {
        self.call(Method::GET, &format!("/api/v1/shared/{}", segment(token)))
            .read()
            .await
    }

    /// Gives a trip with everything that is asked for.
    pub async fn read_trip(&self, trip_id: &str) -> Result<Answer<Trip>, ClientError> {
        self.call(Method::GET, &format!("/api/v1/trips/{}", segment(trip_id)))
            .read()
            .await
    }

    /// Gives the itinerary as a map: a `GeoJSON` feature collection
    pub async fn read_trip_map(
        &self,
        trip_id: &str,
        query: &ReadTripMapQuery,
        if_none_match: Option<&str>,
    ) -> Result<Answer<Vec<u8>>, ClientError> {
        self.call(Method::GET, &format!("/api/v1/trips/{}/map", segment(trip_id)))
            .query(query)
            .header("if-none-match", if_none_match)
            .read_bytes()
            .await
    }

    /// Gives one of the trip's own places
    pub async fn read_trip_place(
        &self,
        trip_id: &str,
        place_id: &str,
    ) -> Result<Answer<TripPlace>, ClientError> {
        self.call(
            Method::GET,
            &format!("/api/v1/trips/{}/places/{}", segment(trip_id), segment(place_id)),
        )
        .read()
        .await
    }

    /// Gives the trips of the dashboard.
    pub async fn read_trip_summary(&self) -> Result<Answer<TripSummary>, ClientError> {
        self.call(Method::GET, "/api/v1/trips/summary").read().await
    }

    /// Why to go to a place, and what to know there
    pub async fn recommend_place(
        &self,
        place_id: &str,
        body: &RecommendPlaceBody,
    ) -> Result<Answer<Recommendation>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/ai/places/{}/recommendations", segment(place_id)),
        )
        .json(body)
        .read()
        .await
    }

    /// Carries a session on with a new pair of tokens. A refresh token is good once: who uses it again, beyond the few
    /// seconds in which two tabs of a browser may do so, ends the whole session. The token comes in the body, else in the
    /// cookie `tripgen_refresh`, which another site's page cannot use.
    pub async fn refresh_token(&self, body: &RefreshBody) -> Result<Answer<TokenPair>, ClientError> {
        self.call(Method::POST, "/api/v1/users/token/refresh")
            .json(body)
            .read()
            .await
    }

    /// Makes an account. The first one, or the one that the configuration names, may also run the server.
    pub async fn register_user(&self, body: &RegisterBody) -> Result<Answer<Registered>, ClientError> {
        self.call(Method::POST, "/api/v1/users/register")
            .json(body)
            .read()
            .await
    }

    /// Remove a backup.
    pub async fn remove_backup(&self, name: &str) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::DELETE,
            &format!("/api/v1/admin/backups/{}", segment(name)),
        )
        .done()
        .await
    }

    /// Takes somebody off a trip, or an invitation back. Everybody may take themselves off.
    pub async fn remove_companion(
        &self,
        trip_id: &str,
        companion_id: &str,
    ) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::DELETE,
            &format!(
                "/api/v1/trips/{}/companions/{}",
                segment(trip_id),
                segment(companion_id)
            ),
        )
        .done()
        .await
    }

    /// Takes the second factor away, with its recovery codes. Wrong codes and passwords count like those of a login. Needs
    /// a session.
    pub async fn remove_totp(&self, body: &RemoveTotpBody) -> Result<Answer<()>, ClientError> {
        self.call(Method::POST, "/api/v1/users/me/totp/remove")
            .json(body)
            .done()
            .await
    }

    /// Puts the destinations into another order.
    pub async fn reorder_destinations(
        &self,
        trip_id: &str,
        body: &ReorderBody,
    ) -> Result<Answer<DatedDestinations>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/trips/{}/destinations/reorder", segment(trip_id)),
        )
        .json(body)
        .read()
        .await
    }

    /// Replaces the name, the members and the transport of a trip; the rest stays.
    pub async fn replace_basic_info(
        &self,
        trip_id: &str,
        body: &BasicInfoBody,
    ) -> Result<Answer<Trip>, ClientError> {
        self.call(
            Method::PUT,
            &format!("/api/v1/trips/{}/basic-info", segment(trip_id)),
        )
        .json(body)
        .read()
        .await
    }

    /// Replaces a destination where it stands.
    pub async fn replace_destination(
        &self,
        trip_id: &str,
        destination_id: &str,
        body: &DestinationRequest,
    ) -> Result<Answer<DatedDestinations>, ClientError> {
        self.call(
            Method::PUT,
            &format!(
                "/api/v1/trips/{}/destinations/{}",
                segment(trip_id),
                segment(destination_id)
            ),
        )
        .json(body)
        .read()
        .await
    }

    /// Replaces the start and all destinations of a trip.
    pub async fn replace_destinations(
        &self,
        trip_id: &str,
        body: &DestinationsBody,
    ) -> Result<Answer<DatedDestinations>, ClientError> {
        self.call(
            Method::PUT,
            &format!("/api/v1/trips/{}/destinations", segment(trip_id)),
        )
        .json(body)
        .read()
        .await
    }

    /// Replaces what is known about somebody who travels.
    pub async fn replace_member(
        &self,
        trip_id: &str,
        member_id: &str,
        body: &MemberRequest,
    ) -> Result<Answer<TripMember>, ClientError> {
        self.call(
            Method::PUT,
            &format!(
                "/api/v1/trips/{}/members/{}",
                segment(trip_id),
                segment(member_id)
            ),
        )
        .json(body)
        .read()
        .await
    }

    /// Replaces everything that is asked for; what the body leaves out is no longer asked for.
    pub async fn replace_trip(
        &self,
        trip_id: &str,
        if_match: Option<&str>,
        body: &TripBody,
    ) -> Result<Answer<Trip>, ClientError> {
        self.call(Method::PUT, &format!("/api/v1/trips/{}", segment(trip_id)))
            .header("if-match", if_match)
            .json(body)
            .read()
            .await
    }

    /// Describes one of the trip's own places anew
    pub async fn replace_trip_place(
        &self,
        trip_id: &str,
        place_id: &str,
        body: &TripPlaceBody,
    ) -> Result<Answer<TripPlace>, ClientError> {
        self.call(
            Method::PUT,
            &format!("/api/v1/trips/{}/places/{}", segment(trip_id), segment(place_id)),
        )
        .json(body)
        .read()
        .await
    }

    /// Send dead letters again, as if they were new.
    pub async fn resend_dead_letters(
        &self,
        body: &DeadLetterChoice,
    ) -> Result<Answer<DeadLetterCount>, ClientError> {
        self.call(Method::POST, "/api/v1/admin/dead-letters/resend")
            .json(body)
            .read()
            .await
    }

    /// Sets a new password with the token of a link, once. Every session ends, and a locked account is free again; API
    /// tokens stay, because programs use them and their owner can see and delete them.
    pub async fn reset_password(&self, body: &ResetPasswordBody) -> Result<Answer<()>, ClientError> {
        self.call(Method::POST, "/api/v1/users/password/reset")
            .json(body)
            .done()
            .await
    }

    /// Takes a trip out of the bin.
    pub async fn restore_trip(&self, trip_id: &str) -> Result<Answer<Trip>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/trips/{}/restore", segment(trip_id)),
        )
        .read()
        .await
    }

    /// Brings a version of the itinerary back, as a new version
    pub async fn restore_version(
        &self,
        trip_id: &str,
        version: i64,
        if_match: Option<&str>,
    ) -> Result<Answer<RestoredItinerary>, ClientError> {
        self.call(
            Method::POST,
            &format!(
                "/api/v1/trips/{}/itinerary/versions/{}/restore",
                segment(trip_id),
                version
            ),
        )
        .header("if-match", if_match)
        .read()
        .await
    }

    /// Finds the places that can be reached in time.
    pub async fn search_nearby(&self, body: &SearchNearbyBody) -> Result<Answer<PagePlaceCard>, ClientError> {
        self.call(Method::POST, "/api/v1/locations/search/nearby")
            .json(body)
            .read()
            .await
    }

    /// Finds places by name.
    pub async fn search_places(
        &self,
        query: &SearchPlacesQuery,
    ) -> Result<Answer<PageFoundPlace>, ClientError> {
        self.call(Method::GET, "/api/v1/locations/search")
            .query(query)
            .read()
            .await
    }

    /// Makes the link of a trip. A link that was there before ends.
    pub async fn share_trip(
        &self,
        trip_id: &str,
        body: &ShareBody,
    ) -> Result<Answer<SharedLink>, ClientError> {
        self.call(Method::POST, &format!("/api/v1/trips/{}/share", segment(trip_id)))
            .json(body)
            .read()
            .await
    }

    /// Asks for a plan
    pub async fn start_generation(
        &self,
        trip_id: &str,
        body: &StartGenerationBody,
    ) -> Result<Answer<StartedGeneration>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/trips/{}/generations", segment(trip_id)),
        )
        .json(body)
        .read()
        .await
    }

    /// Changes a day to its variant for rain
    pub async fn take_rain_variant(
        &self,
        trip_id: &str,
        day: i64,
        if_match: &str,
    ) -> Result<Answer<EditedItinerary>, ClientError> {
        self.call(
            Method::POST,
            &format!(
                "/api/v1/trips/{}/itinerary/days/{}/rain-variant",
                segment(trip_id),
                day
            ),
        )
        .header("if-match", Some(if_match))
        .read()
        .await
    }

    /// Undoes the last action on the itinerary
    pub async fn undo_itinerary(
        &self,
        trip_id: &str,
        if_match: Option<&str>,
    ) -> Result<Answer<RestoredItinerary>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/trips/{}/itinerary/undo", segment(trip_id)),
        )
        .header("if-match", if_match)
        .read()
        .await
    }

    /// Ends the lock that wrong passwords have put on an account, and forgets these; administrators only.
    pub async fn unlock_user(&self, user_id: &str) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/users/{}/unlock", segment(user_id)),
        )
        .done()
        .await
    }

    /// Takes the link of a trip back.
    pub async fn unshare_trip(&self, trip_id: &str) -> Result<Answer<()>, ClientError> {
        self.call(
            Method::DELETE,
            &format!("/api/v1/trips/{}/share", segment(trip_id)),
        )
        .done()
        .await
    }

    /// Changes the caller's own account. The e-mail address can only be changed in a session, not with an API token, and
    /// only once a code that is sent there has come back; five codes an hour are sent.
    pub async fn update_profile(
        &self,
        if_match: Option<&str>,
        body: &ProfileBody,
    ) -> Result<Answer<Profile>, ClientError> {
        self.call(Method::PUT, "/api/v1/users/me")
            .header("if-match", if_match)
            .json(body)
            .read()
            .await
    }

    /// Puts a picture of the caller in the place of the one before. What kind it is tells its content, not its name; it is
    /// turned as the camera says, its middle is made a JPEG of at most 512 by 512 pixels, and nothing else of it is kept.
    pub async fn upload_avatar(
        &self,
        content_type: &str,
        body: Vec<u8>,
    ) -> Result<Answer<Avatar>, ClientError> {
        self.call(Method::POST, "/api/v1/users/me/avatar")
            .bytes(content_type, body)
            .read()
            .await
    }

    /// Shows that an address is the caller's: from now on it is the one of the account. A code is good for 15 minutes and
    /// five tries. Needs a session.
    pub async fn verify_email(&self, body: &VerifyEmailBody) -> Result<Answer<()>, ClientError> {
        self.call(Method::POST, "/api/v1/users/me/email/verify")
            .json(body)
            .done()
            .await
    }

    /// Tells what has changed since the itinerary was planned: weather, and places that are closed by now
    pub async fn watch_changes(
        &self,
        trip_id: &str,
        query: &WatchChangesQuery,
    ) -> Result<Answer<ChangeWatch>, ClientError> {
        self.call(
            Method::POST,
            &format!("/api/v1/trips/{}/change-watch", segment(trip_id)),
        )
        .query(query)
        .read()
        .await
    }
}
