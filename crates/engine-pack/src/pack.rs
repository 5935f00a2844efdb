//! The pack as a value: sorted, validated, and named by its content.

mod codec;
mod reader;
mod validate;
mod writer;

use engine_model::PlaceId;
use engine_model::place::{Destination, Place};

pub(crate) use validate::hours_problem;

/// One destination with its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// The destination.
    pub destination: Destination,
    /// The places, sorted by id, each id once.
    pub places: Vec<Place>,
    /// Licence of the facts, an SPDX identifier where there is one.
    pub licence: String,
    /// Whom every plan made from the pack must name.
    pub attribution: String,
    /// BLAKE3 of the canonical content, 64 lower-case hex digits.
    pub digest: String,
}

/// Why a pack cannot be built or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The bytes are no pack.
    #[error("the file does not start like a data pack; name a file that `places import` has written")]
    Magic,
    /// The pack was written by another version of the format.
    #[error("the pack has format version {found}, this build reads {known}; import the source file again")]
    Version {
        /// Version in the file.
        found: u16,
        /// Version this build reads.
        known: u16,
    },
    /// The bytes end too early, or a length points beyond them.
    #[error("the pack ends inside `{field}` at byte {offset}; fetch or import the file again")]
    Truncated {
        /// The field that was being read.
        field: &'static str,
        /// Offset into the content where it begins.
        offset: usize,
    },
    /// The content is not the one whose digest stands in the header.
    #[error(
        "the pack's content has digest {found}, its header promises {promised}; fetch or import the file again"
    )]
    Digest {
        /// Digest of the content at hand.
        found: String,
        /// Digest in the header.
        promised: String,
    },
    /// A value that the format does not know.
    #[error("the pack's field `{field}` at byte {offset} {reason}; fetch or import the file again")]
    Content {
        /// The field.
        field: &'static str,
        /// Offset into the content where it begins.
        offset: usize,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Two places have the same id.
    #[error("the place id {id} occurs twice; give every place an id of its own")]
    DuplicatePlace {
        /// The id.
        id: PlaceId,
    },
    /// A fact of a place is impossible.
    #[error("place {id}: {field} {reason}; correct or empty the field")]
    Place {
        /// Whose fact.
        id: PlaceId,
        /// Which fact.
        field: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// A fact of the destination is impossible.
    #[error("destination {id}: {field} {reason}; correct or empty the field")]
    Destination {
        /// Whose fact.
        id: String,
        /// Which fact.
        field: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

impl Pack {
    /// Sorts the places by id and their tags by word, validates every fact and computes the digest.
    pub fn new(
        destination: Destination,
        mut places: Vec<Place>,
        licence: impl Into<String>,
        attribution: impl Into<String>,
    ) -> Result<Self, PackError> {
        for place in &mut places {
            place.tags.sort();
            place.tags.dedup();
        }
        places.sort_by(|a, b| a.id.cmp(&b.id));
        validate::destination(&destination)?;
        for place in &places {
            validate::place(place)?;
        }
        if let Some(pair) = places.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(PackError::DuplicatePlace {
                id: pair[0].id.clone(),
            });
        }
        let mut pack = Self {
            destination,
            places,
            licence: licence.into(),
            attribution: attribution.into(),
            digest: String::new(),
        };
        pack.digest = codec::digest(&codec::content(&pack)).to_hex().to_string();
        Ok(pack)
    }

    /// The pack in its binary form (docs/pack-format.md); equal packs give equal bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        codec::encode(self)
    }

    /// Reads the binary form. Refuses anything but exactly what [`Pack::to_bytes`] writes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PackError> {
        codec::decode(bytes)
    }
}

impl PackError {
    /// All codes.
    pub const CODES: &'static [&'static str] = &[
        "PACK_MAGIC",
        "PACK_VERSION",
        "PACK_TRUNCATED",
        "PACK_DIGEST",
        "PACK_CONTENT",
        "PACK_DUPLICATE_PLACE",
        "PACK_PLACE",
        "PACK_DESTINATION",
    ];

    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Magic => "PACK_MAGIC",
            Self::Version { .. } => "PACK_VERSION",
            Self::Truncated { .. } => "PACK_TRUNCATED",
            Self::Digest { .. } => "PACK_DIGEST",
            Self::Content { .. } => "PACK_CONTENT",
            Self::DuplicatePlace { .. } => "PACK_DUPLICATE_PLACE",
            Self::Place { .. } => "PACK_PLACE",
            Self::Destination { .. } => "PACK_DESTINATION",
        }
    }
}
