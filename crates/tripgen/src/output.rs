//! Files in and text out.

use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use crate::report::{Failure, Said};

/// Writes to standard output. A reader that has gone away, such as `head`, is no failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::unwritable(Path::new("standard output"), &error))
        }
        _ => Ok(()),
    }
}

/// Writes a value as JSON with two blanks of indentation.
pub(crate) fn print_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value)
        .expect("views hold texts, numbers and lists only, and those always serialise");
    print(&(text + "\n"))
}

/// The bytes of a file; `-` is standard input.
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        return match io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => Ok(bytes),
            Err(error) => Err(Failure::unreadable(path, &error)),
        };
    }
    fs::read(path).map_err(|error| Failure::unreadable(path, &error))
}

/// The text of a file; `-` is standard input.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    let bytes = read_bytes(path)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::unreadable(path, &format!("byte {at} is not UTF-8"))
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Writes a file into a folder that must exist.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    if let Some(parent) = parent.filter(|parent| !parent.is_dir()) {
        return Err(missing_folder(parent));
    }
    fs::write(path, bytes).map_err(|error| Failure::unwritable(path, &error))
}

/// Creates a folder whose parent must exist, so that a mistyped path does not grow a tree.
pub(crate) fn create_folder(folder: &Path) -> Result<(), Failure> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    if let Some(parent) = parent.filter(|parent| !parent.is_dir()) {
        return Err(missing_folder(parent));
    }
    match fs::create_dir(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists || !folder.is_dir() => {
            Err(Failure::unwritable(folder, &error))
        }
        _ => Ok(()),
    }
}

/// Creates our own data folder, parents included.
pub(crate) fn create_data_folder(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::unwritable(folder, &error))
}

fn missing_folder(folder: &Path) -> Failure {
    Failure::unwritable(folder, &"the folder does not exist").help(Said::new(
        "create the folder first, or name another one",
        "폴더를 먼저 만들거나 다른 폴더를 지정하세요",
    ))
}
