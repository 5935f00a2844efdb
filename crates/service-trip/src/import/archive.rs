//! KMZ: a KML document in a zip archive.

use std::io::{Cursor, Read};

use platform::problem::Problem;
use zip::ZipArchive;

use super::{other_type, too_large, unreadable};

/// The most entries of an archive.
const MOST_ENTRIES: usize = 1000;

/// The largest document, unpacked. The archive may lie about its size, so that it is counted while it is unpacked.
const MOST_UNPACKED: u64 = 20 * 1024 * 1024;

/// Whether it is a zip archive.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The KML document of an archive: `doc.kml`, else the first that ends in `.kml`.
pub(super) fn kml_of(bytes: &[u8]) -> Result<String, Problem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > MOST_ENTRIES {
        return Err(too_large());
    }
    let mut found = None;
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(unreadable)?;
        let name = file.name().map_err(unreadable)?.to_ascii_lowercase();
        if name == "doc.kml" {
            found = Some(index);
            break;
        }
        if found.is_none()
            && std::path::Path::new(&name)
                .extension()
                .is_some_and(|ending| ending == "kml")
        {
            found = Some(index);
        }
    }
    let index = found.ok_or_else(other_type)?;
    let file = archive.by_index(index).map_err(unreadable)?;
    let mut content = Vec::new();
    let read = file
        .take(MOST_UNPACKED + 1)
        .read_to_end(&mut content)
        .map_err(unreadable)?;
    if u64::try_from(read).is_ok_and(|read| read > MOST_UNPACKED) {
        return Err(too_large());
    }
    super::as_text(&content).map(str::to_owned)
}
