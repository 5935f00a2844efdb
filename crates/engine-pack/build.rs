//! Lists the bundled catalogue, so that a new file in `catalog/` is part of the next build without touching code.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalog");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=build.rs");
    let folder = folder.canonicalize()?;
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for build scripts")?;
    fs::write(Path::new(&out).join("bundled.rs"), listing(&files)?)?;
    Ok(())
}

/// A source file with one static list for each kind of catalogue file; a destination counts once both its files exist.
fn listing(files: &[PathBuf]) -> Result<String, Box<dyn Error>> {
    let mut ids = String::new();
    let mut destinations = String::new();
    let mut transfers = String::new();
    let mut rates = String::new();
    for path in files {
        println!("cargo::rerun-if-changed={}", path.display());
        let extension = path.extension().and_then(|text| text.to_str()).unwrap_or("");
        let stem = path
            .file_stem()
            .and_then(|text| text.to_str())
            .ok_or("a file name is not UTF-8")?;
        let table = path.with_extension("csv");
        match extension {
            "toml" if files.contains(&table) => {
                writeln!(ids, "    {stem:?},")?;
                writeln!(
                    destinations,
                    "    ({stem:?}, include_str!(r\"{}\"), include_str!(r\"{}\")),",
                    path.display(),
                    table.display()
                )?;
            }
            "csv" if stem.starts_with("transfers") => {
                writeln!(
                    transfers,
                    "    (\"{stem}.csv\", include_str!(r\"{}\")),",
                    path.display()
                )?;
            }
            "csv" if stem == "rates" => writeln!(
                rates,
                "    (\"rates.csv\", include_str!(r\"{}\")),",
                path.display()
            )?,
            _ => {}
        }
    }
    Ok(format!(
        "static IDS: &[&str] = &[\n{ids}];\n\
         static DESTINATIONS: &[(&str, &str, &str)] = &[\n{destinations}];\n\
         static TRANSFERS: &[(&str, &str)] = &[\n{transfers}];\n\
         static RATES: &[(&str, &str)] = &[\n{rates}];\n"
    ))
}
