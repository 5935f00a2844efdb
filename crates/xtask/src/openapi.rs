//! The OpenAPI document and the client that follows from it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::client;

/// The document, as committed.
pub(crate) const DOCUMENT: &str = "docs/openapi.json";
/// The client's generated files.
pub(crate) const TYPES: &str = "crates/client/src/types.rs";
pub(crate) const CALLS: &str = "crates/client/src/calls.rs";

/// Writes the document from the code, and the client from the document.
pub(crate) fn write(root: &Path) -> Result<()> {
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--locked", "-p", "tripgen", "--", "openapi"])
        .current_dir(root)
        .output()
        .context("running tripgen openapi")?;
    ensure!(
        output.status.success(),
        "tripgen openapi: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    fs::write(root.join(DOCUMENT), &output.stdout).context(DOCUMENT)?;
    write_client(root)
}

/// Writes the client from the committed document.
pub(crate) fn write_client(root: &Path) -> Result<()> {
    let generated = client::generate(&document(root)?)?;
    fs::write(root.join(TYPES), generated.types).context(TYPES)?;
    fs::write(root.join(CALLS), generated.calls).context(CALLS)?;
    Ok(())
}

/// The generated files that are not what the committed document gives.
pub(crate) fn stale(root: &Path) -> Result<Vec<&'static str>> {
    let generated = client::generate(&document(root)?)?;
    let mut stale = Vec::new();
    for (path, expected) in [(TYPES, generated.types), (CALLS, generated.calls)] {
        if fs::read_to_string(root.join(path)).context(path)? != expected {
            stale.push(path);
        }
    }
    Ok(stale)
}

fn document(root: &Path) -> Result<Value> {
    let text = fs::read(root.join(DOCUMENT)).context(DOCUMENT)?;
    serde_json::from_slice(&text).context(DOCUMENT)
}
