//! Wire types that several endpoints share.

use jiff::Timestamp;
use platform::auth::Role;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::sessions::Pair;
use crate::store::accounts::Account;
use crate::store::api_tokens::ApiToken;
use crate::values::{Locale, PHONE_PATTERN};

/// An instant as it is written: RFC 3339 in UTC.
pub(crate) fn instant(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).expect("only instants are stored where instants are read")
}

/// What people see and change of their own account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Profile)]
pub(crate) struct ProfileView {
    /// The account's id.
    pub(crate) user_id: String,
    /// The name to log in with.
    #[schema(min_length = 5, max_length = 50)]
    pub(crate) username: String,
    /// The person's name.
    #[schema(min_length = 2, max_length = 100)]
    pub(crate) name: String,
    /// The e-mail address, in lower case.
    #[schema(max_length = 254)]
    pub(crate) email: String,
    /// Whether the address was shown to be theirs.
    pub(crate) email_verified: bool,
    /// The phone number in E.164.
    #[schema(required = true, pattern = "^\\+[1-9][0-9]{6,14}$")]
    pub(crate) phone: Option<String>,
    /// The language of mails and notes.
    pub(crate) locale: Locale,
    /// The address of the picture; absent where there is none.
    #[schema(required = true, example = "/api/v1/users/0193/avatar/8c1f.jpg")]
    pub(crate) avatar_url: Option<String>,
    /// What the account may do.
    pub(crate) roles: Vec<Role>,
    /// Whether a login needs a code of the second factor.
    pub(crate) totp_enabled: bool,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) created_at: Timestamp,
    /// Counts the changes: the `ETag` of the profile.
    #[schema(minimum = 1)]
    pub(crate) version: i64,
}

impl From<Account> for ProfileView {
    fn from(account: Account) -> Self {
        let Account {
            id,
            username,
            email,
            email_verified,
            phone,
            name,
            locale,
            roles,
            password_hash: _,
            totp_enabled,
            disabled: _,
            avatar_hash,
            version,
            created_at,
        } = account;
        Self {
            avatar_url: avatar_hash.map(|hash| avatar_url(&id, &hash)),
            user_id: id,
            username,
            name,
            email,
            email_verified,
            phone,
            locale,
            roles: roles.into_iter().collect(),
            totp_enabled,
            created_at: instant(created_at),
            version,
        }
    }
}

/// Where a picture lies.
pub(crate) fn avatar_url(user_id: &str, hash: &str) -> String {
    format!("/api/v1/users/{user_id}/avatar/{hash}.jpg")
}

/// How an access token is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) enum TokenType {
    /// As `Authorization: Bearer TOKEN`.
    Bearer,
}

/// What a client carries on with.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TokenPair)]
pub(crate) struct PairView {
    /// Proves who asks, until it expires: a JSON Web Token.
    pub(crate) access_token: String,
    /// Gives the next pair, once.
    pub(crate) refresh_token: String,
    /// How the access token is sent.
    pub(crate) token_type: TokenType,
    /// For how many seconds the access token is good.
    #[schema(minimum = 1)]
    pub(crate) expires_in_seconds: u32,
}

impl From<Pair> for PairView {
    fn from(pair: Pair) -> Self {
        let Pair {
            access_token,
            refresh_token,
            expires_in_seconds,
            remembered_for_seconds: _,
        } = pair;
        Self {
            access_token,
            refresh_token,
            token_type: TokenType::Bearer,
            expires_in_seconds,
        }
    }
}

/// What an API token may be used for: an area of the interface, to read or also to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub(crate) enum Scope {
    /// Read trips and itineraries.
    #[serde(rename = "trips:read")]
    TripsRead,
    /// Read and change trips and itineraries.
    #[serde(rename = "trips:write")]
    TripsWrite,
    /// Search places.
    #[serde(rename = "locations:read")]
    LocationsRead,
    /// Search places, and send those searches that have a body.
    #[serde(rename = "locations:write")]
    LocationsWrite,
    /// Read generations.
    #[serde(rename = "ai:read")]
    AiRead,
    /// Plan.
    #[serde(rename = "ai:write")]
    AiWrite,
    /// Read the profile and the inbox.
    #[serde(rename = "users:read")]
    UsersRead,
    /// Change the profile. Passwords, e-mail address, sessions and tokens need a login.
    #[serde(rename = "users:write")]
    UsersWrite,
    /// Look at the server; administrators only.
    #[serde(rename = "admin:read")]
    AdminRead,
    /// Run the server; administrators only.
    #[serde(rename = "admin:write")]
    AdminWrite,
}

impl Scope {
    /// As a token carries it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::TripsRead => "trips:read",
            Self::TripsWrite => "trips:write",
            Self::LocationsRead => "locations:read",
            Self::LocationsWrite => "locations:write",
            Self::AiRead => "ai:read",
            Self::AiWrite => "ai:write",
            Self::UsersRead => "users:read",
            Self::UsersWrite => "users:write",
            Self::AdminRead => "admin:read",
            Self::AdminWrite => "admin:write",
        }
    }
}

/// An API token without its secret.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ApiToken)]
pub(crate) struct ApiTokenView {
    /// Its id.
    pub(crate) token_id: String,
    /// What its owner calls it.
    #[schema(min_length = 1, max_length = 80)]
    pub(crate) name: String,
    /// What it may be used for.
    #[schema(value_type = Vec<Scope>)]
    pub(crate) scopes: Vec<String>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) created_at: Timestamp,
    /// When it expires; never where it is absent.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub(crate) expires_at: Option<Timestamp>,
    /// When it was last used, to the minute.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub(crate) last_used_at: Option<Timestamp>,
}

impl From<ApiToken> for ApiTokenView {
    fn from(token: ApiToken) -> Self {
        let ApiToken {
            id,
            user_id: _,
            name,
            scopes,
            created_at,
            expires_at,
            last_used_at,
        } = token;
        Self {
            token_id: id,
            name,
            scopes: scopes.into_iter().collect(),
            created_at: instant(created_at),
            expires_at: expires_at.map(instant),
            last_used_at: last_used_at.map(instant),
        }
    }
}

/// Whether a name or an address can still be had.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(as = Availability)]
pub(crate) struct AvailabilityView {
    /// Whether nobody has it.
    pub(crate) available: bool,
}

/// The schema of a phone number in a request.
pub(crate) fn phone_schema() -> utoipa::openapi::schema::Object {
    use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
        .pattern(Some(PHONE_PATTERN))
        .description(Some(
            "E.164 such as `+821012345678`, or a Korean mobile number such as `010-1234-5678`.",
        ))
        .build()
}
