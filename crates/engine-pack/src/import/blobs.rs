//! The outer layer of an OpenStreetMap PBF file: a sequence of blobs, each a length, a header and compressed content
//! (<https://wiki.openstreetmap.org/wiki/PBF_Format>).

use std::borrow::Cow;

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::protobuf::{Broken, Message, Value};

/// Largest blob header the format allows, in bytes.
const LARGEST_HEADER: usize = 64 * 1024;

/// Largest blob the format allows, in bytes, compressed or not.
const LARGEST_BLOB: usize = 32 * 1024 * 1024;

/// Map data shrinks to between a half and a tenth; whatever shrinks far more was made to fill the memory.
const LARGEST_RATIO: usize = 200;

/// Below this many bytes a high ratio does no harm.
const HARMLESS: usize = 1024 * 1024;

/// A blob's type and where its content lies in the file.
pub(super) struct Blob<'a> {
    /// Offset of the blob in the file.
    pub(super) offset: usize,
    pub(super) kind: &'a [u8],
    content: &'a [u8],
}

/// The file's blobs, or the offset and the reason why they cannot be told apart.
pub(super) fn split(file: &[u8]) -> Result<Vec<Blob<'_>>, (usize, Broken)> {
    let mut blobs = Vec::new();
    let mut rest = file;
    while !rest.is_empty() {
        let offset = file.len() - rest.len();
        let (blob, after) = next_blob(offset, rest).map_err(|reason| (offset, reason))?;
        blobs.push(blob);
        rest = after;
    }
    Ok(blobs)
}

fn next_blob(offset: usize, rest: &[u8]) -> Result<(Blob<'_>, &[u8]), Broken> {
    let (length, rest) = rest
        .split_first_chunk()
        .ok_or("the file ends inside a blob's length")?;
    let length =
        usize::try_from(u32::from_be_bytes(*length)).map_err(|_too_large| "a blob header is too long")?;
    if length > LARGEST_HEADER {
        return Err("a blob header is longer than 64 KiB");
    }
    let (header, rest) = rest
        .split_at_checked(length)
        .ok_or("the file ends inside a blob header")?;
    let (mut kind, mut size): (&[u8], u64) = (&[], 0);
    let mut fields = Message::new(header);
    while let Some(field) = fields.next()? {
        match field {
            (1, Value::Bytes(bytes)) => kind = bytes,
            (3, Value::Number(number)) => size = number,
            _ => {}
        }
    }
    let size = usize::try_from(size)
        .ok()
        .filter(|size| *size <= LARGEST_BLOB)
        .ok_or("a blob is larger than 32 MiB")?;
    let (content, rest) = rest.split_at_checked(size).ok_or("the file ends inside a blob")?;
    Ok((
        Blob {
            offset,
            kind,
            content,
        },
        rest,
    ))
}

impl Blob<'_> {
    /// The content, inflated where it is compressed.
    pub(super) fn inflate(&self) -> Result<Cow<'_, [u8]>, Broken> {
        let mut fields = Message::new(self.content);
        let mut found = None;
        while let Some(field) = fields.next()? {
            match field {
                (1, Value::Bytes(raw)) => found = Some(Cow::Borrowed(raw)),
                (3, Value::Bytes(compressed)) => found = Some(Cow::Owned(inflate(compressed)?)),
                (4..=7, Value::Bytes(_)) => {
                    return Err("a blob is compressed by another method than zlib");
                }
                _ => {}
            }
        }
        found.ok_or("a blob has no content")
    }
}

fn inflate(compressed: &[u8]) -> Result<Vec<u8>, Broken> {
    let limit = compressed
        .len()
        .saturating_mul(LARGEST_RATIO)
        .clamp(HARMLESS, LARGEST_BLOB);
    decompress_to_vec_zlib_with_limit(compressed, limit)
        .map_err(|_error| "a blob does not inflate, or inflates beyond 32 MiB or 200 times its size")
}
