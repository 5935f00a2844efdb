//! What can go wrong with a trip, and what the caller gets to read.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use contracts::ContractError;
use messaging::MessagingError;
use platform::problem::Problem;
use platform::{Text, text};
use storage::StorageError;
use thiserror::Error;

/// A refusal or failure of the trip service.
#[derive(Debug, Error)]
pub enum TripServiceError {
    /// There is no such thing, or none that the caller may know of.
    #[error("{0:?} {1} was not found")]
    NotFound(Missing, String),
    /// The caller may see the trip, but not do this.
    #[error("{subject} may not do this to trip {trip_id}")]
    Forbidden {
        /// Who asked.
        subject: String,
        /// Which trip.
        trip_id: String,
    },
    /// It cannot be done in the present state.
    #[error("refused: {0:?}")]
    Conflict(Conflict),
    /// The request is wrong; the problem names the fields.
    #[error("{0}")]
    Invalid(Problem),
    /// The itinerary cannot be read with the data at hand; the sentence says what stands in the way.
    #[error("an itinerary cannot be read with the packs at hand: {}", .0.en)]
    Unreadable(Text),
    /// The database failed.
    #[error("the trips' database: {0}")]
    Storage(#[from] StorageError),
    /// Another service failed.
    #[error("asking for a trip: {0}")]
    Contract(#[from] ContractError),
    /// A message could not be sent.
    #[error("telling others about a trip: {0}")]
    Messaging(#[from] MessagingError),
    /// A stored document is not what this version writes.
    #[error("the stored {what} of trip {trip_id} cannot be read: {reason}")]
    Document {
        /// `request`, `plan`, `diff`.
        what: &'static str,
        /// Which trip.
        trip_id: String,
        /// Why.
        reason: String,
    },
}

/// What was not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A trip, also one that belongs to somebody else or lies in the bin.
    Trip,
    /// A member of a trip.
    Member,
    /// A destination of a trip.
    Destination,
    /// Somebody who shares a trip, or an invitation.
    Companion,
    /// An invitation by its token.
    Invitation,
    /// A share by its token, or the share of a trip.
    Share,
    /// A generation of a trip.
    Generation,
    /// A place of the data.
    Place,
    /// A stop of an itinerary.
    Stop,
    /// A proposal, or one that was decided already.
    Proposal,
    /// A version of an itinerary.
    Version,
    /// A day of an itinerary.
    Day,
    /// A variant for rain of a day.
    RainVariant,
    /// An itinerary: none was made yet.
    Itinerary,
    /// An idea of the tray.
    Idea,
    /// A calendar link by its token, or that of the caller.
    Calendar,
}

/// Why something cannot be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The trip is going on; `force` deletes it all the same.
    TripOngoing,
    /// Another member has that name.
    DuplicateMember,
    /// A trip keeps at least one member.
    LastMember,
    /// A trip keeps at least one destination.
    LastDestination,
    /// A trip keeps at least one owner.
    LastOwner,
    /// No more people can share it.
    CompanionLimit,
    /// A plan of the trip is being made.
    GenerationInProgress,
    /// The generation has ended.
    JobFinished,
    /// Nothing was done to the itinerary that could be undone.
    NothingToUndo,
    /// The tray holds no more ideas.
    IdeaLimit,
    /// The trip holds no more places of its own.
    PlaceLimit,
}

impl Missing {
    fn code(self) -> &'static str {
        match self {
            Self::Trip => "TRIP_NOT_FOUND",
            Self::Member => "MEMBER_NOT_FOUND",
            Self::Destination => "TRIP_DESTINATION_NOT_FOUND",
            Self::Companion => "COMPANION_NOT_FOUND",
            Self::Invitation => "INVITATION_NOT_FOUND",
            Self::Share => "SHARE_NOT_FOUND",
            Self::Generation => "GENERATION_NOT_FOUND",
            Self::Place => "PLACE_NOT_FOUND",
            Self::Stop => "STOP_NOT_FOUND",
            Self::Proposal => "PROPOSAL_NOT_FOUND",
            Self::Version => "VERSION_NOT_FOUND",
            Self::Day => "DAY_NOT_FOUND",
            Self::RainVariant => "RAIN_VARIANT_NOT_FOUND",
            Self::Itinerary => "ITINERARY_NOT_FOUND",
            Self::Idea => "IDEA_NOT_FOUND",
            Self::Calendar => "CALENDAR_NOT_FOUND",
        }
    }

    fn title(self) -> Text {
        match self {
            Self::Trip => text("여행을 찾을 수 없습니다", "The trip was not found"),
            Self::Member => text("일행을 찾을 수 없습니다", "The member was not found"),
            Self::Destination => text("여행지를 찾을 수 없습니다", "The destination was not found"),
            Self::Companion => text(
                "함께 보는 사람을 찾을 수 없습니다",
                "Nobody with that id shares the trip",
            ),
            Self::Invitation => text(
                "초대가 없거나 이미 쓰였거나 기한이 지났습니다",
                "The invitation does not exist, was used, or has expired",
            ),
            Self::Share => text(
                "공유 링크가 없거나 기한이 지났습니다",
                "The shared link does not exist or has expired",
            ),
            Self::Idea => text("그런 아이디어가 없습니다", "The tray has no such idea"),
            Self::Calendar => text(
                "캘린더 링크가 없거나 거둬들여졌습니다",
                "The calendar link does not exist or was taken back",
            ),
            Self::Itinerary => text("아직 일정이 없습니다", "There is no itinerary yet"),
            Self::Day => text("그런 날이 없습니다", "The itinerary has no such day"),
            Self::RainVariant => text(
                "그날에는 비 오는 날 일정이 없습니다",
                "The day has no variant for rain",
            ),
            Self::Version => text("그 버전이 없습니다", "There is no such version"),
            Self::Proposal => text(
                "제안이 없거나 이미 처리했습니다",
                "There is no such proposal, or it was decided already",
            ),
            Self::Stop => text("그런 방문지가 없습니다", "The itinerary has no such stop"),
            Self::Place => text("그런 장소가 없습니다", "There is no such place"),
            Self::Generation => text("일정 만들기를 찾을 수 없습니다", "The generation was not found"),
        }
    }
}

impl Conflict {
    fn code(self) -> &'static str {
        match self {
            Self::TripOngoing => "TRIP_ONGOING",
            Self::DuplicateMember => "DUPLICATE_MEMBER",
            Self::LastMember => "LAST_MEMBER",
            Self::LastDestination => "LAST_DESTINATION",
            Self::LastOwner => "LAST_OWNER",
            Self::CompanionLimit => "COMPANION_LIMIT",
            Self::GenerationInProgress => "GENERATION_IN_PROGRESS",
            Self::JobFinished => "JOB_FINISHED",
            Self::NothingToUndo => "NOTHING_TO_UNDO",
            Self::IdeaLimit => "IDEA_LIMIT",
            Self::PlaceLimit => "PLACE_LIMIT",
        }
    }

    fn title(self) -> Text {
        match self {
            Self::TripOngoing => text("여행이 진행 중입니다", "The trip is going on"),
            Self::DuplicateMember => text("같은 이름의 일행이 있습니다", "Another member has that name"),
            Self::LastMember => text("일행이 한 명은 있어야 합니다", "A trip needs at least one member"),
            Self::LastDestination => text(
                "여행지가 하나는 있어야 합니다",
                "A trip needs at least one destination",
            ),
            Self::LastOwner => text(
                "소유자가 한 명은 있어야 합니다",
                "A trip needs at least one owner",
            ),
            Self::GenerationInProgress => text("일정을 만들고 있습니다", "A plan of this trip is being made"),
            Self::NothingToUndo => text("되돌릴 것이 없습니다", "There is nothing to undo"),
            Self::IdeaLimit => text("보관함이 가득 찼습니다", "The tray is full"),
            Self::PlaceLimit => text(
                "이 여행에는 장소를 더 적을 수 없습니다",
                "The trip holds no more places of its own",
            ),
            Self::JobFinished => text("이미 끝났습니다", "It has ended already"),
            Self::CompanionLimit => text(
                "더는 함께 볼 사람을 초대할 수 없습니다",
                "No more people can share this trip",
            ),
        }
    }

    fn detail(self) -> Text {
        match self {
            Self::TripOngoing => text(
                "그래도 지우려면 force를 true로 보내세요",
                "Send force=true to delete it all the same",
            ),
            Self::DuplicateMember => text("다른 이름을 쓰세요", "Take another name"),
            Self::LastMember => text(
                "다른 일행을 먼저 추가하거나 여행을 지우세요",
                "Add another member first, or delete the trip",
            ),
            Self::LastDestination => text(
                "다른 여행지를 먼저 추가하거나 여행을 지우세요",
                "Add another destination first, or delete the trip",
            ),
            Self::LastOwner => text(
                "다른 사람을 먼저 소유자로 정하거나 여행을 지우세요",
                "Make somebody else an owner first, or delete the trip",
            ),
            Self::GenerationInProgress => text(
                "끝날 때까지 기다리거나 취소하세요",
                "Wait until it is done, or cancel it",
            ),
            Self::NothingToUndo => text(
                "버전 목록에서 골라 되돌릴 수 있습니다",
                "Choose a version from the list instead",
            ),
            Self::IdeaLimit | Self::PlaceLimit => text("먼저 몇 개를 지우세요", "Remove some first"),
            Self::JobFinished => text("다시 만들 수 있습니다", "Start another one"),
            Self::CompanionLimit => text(
                "함께 보는 사람이나 초대를 먼저 지우세요",
                "Remove somebody or an open invitation first",
            ),
        }
    }
}

impl From<Problem> for TripServiceError {
    fn from(problem: Problem) -> Self {
        Self::Invalid(problem)
    }
}

impl From<TripServiceError> for Problem {
    fn from(error: TripServiceError) -> Self {
        match error {
            TripServiceError::NotFound(what, _) => {
                Self::new(StatusCode::NOT_FOUND, what.code(), what.title())
            }
            TripServiceError::Forbidden { .. } => Self::forbidden(),
            TripServiceError::Conflict(why) => {
                Self::new(StatusCode::CONFLICT, why.code(), why.title()).detail(why.detail())
            }
            TripServiceError::Invalid(problem) => problem,
            TripServiceError::Unreadable(why) => Self::new(
                StatusCode::CONFLICT,
                "ITINERARY_UNREADABLE",
                text(
                    "지금 있는 데이터로는 이 일정을 다룰 수 없습니다",
                    "The itinerary does not go with the data at hand",
                ),
            )
            .detail(why),
            TripServiceError::Storage(error) => error.into(),
            TripServiceError::Contract(error) => error.into(),
            TripServiceError::Messaging(error) => error.into(),
            error @ TripServiceError::Document { .. } => Self::internal(error),
        }
    }
}

impl IntoResponse for TripServiceError {
    fn into_response(self) -> Response {
        Problem::from(self).into_response()
    }
}
