//! Finds the font that exported pages are set in and hands it to the library, which embeds it.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// A regular weight with its bold companion.
type Pair = (PathBuf, PathBuf);

fn main() -> io::Result<()> {
    println!("cargo::rustc-check-cfg=cfg(embedded_font)");
    println!("cargo::rerun-if-env-changed=TRIPGEN_FONT");
    println!("cargo::rerun-if-env-changed=TRIPGEN_FONT_BOLD");
    println!("cargo::rerun-if-changed=build.rs");
    let Some((regular, bold)) = candidates().into_iter().find(|(regular, _)| regular.is_file()) else {
        // Written anew by every install, unlike the font, whose date is that of the package. As long as it is not
        // there Cargo asks again at every build.
        println!("cargo::rerun-if-changed=fonts/node_modules/.package-lock.json");
        println!(
            "cargo::warning=no font found: PDF and PNG export will answer FONT_MISSING (see crates/engine-export/docs/fonts.md)"
        );
        return Ok(());
    };
    let bold = if bold.is_file() { bold } else { regular.clone() };
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    copy(&regular, &out.join("regular.font"))?;
    copy(&bold, &out.join("bold.font"))?;
    println!("cargo::rustc-cfg=embedded_font");
    Ok(())
}

/// In order of preference.
fn candidates() -> Vec<Pair> {
    let mut pairs = Vec::new();
    if let Some(named) = env::var_os("TRIPGEN_FONT") {
        let regular = PathBuf::from(named);
        let bold = env::var_os("TRIPGEN_FONT_BOLD").map_or_else(|| regular.clone(), PathBuf::from);
        if !regular.is_file() {
            println!(
                "cargo::warning=TRIPGEN_FONT names {}, which is not a file",
                regular.display()
            );
        }
        pairs.push((regular, bold));
    }
    let pretendard = Path::new("fonts/node_modules/pretendard/dist/public/static/alternative");
    pairs.push((
        pretendard.join("Pretendard-Regular.ttf"),
        pretendard.join("Pretendard-SemiBold.ttf"),
    ));
    let nanum = Path::new("/usr/share/fonts/truetype/nanum");
    pairs.push((nanum.join("NanumGothic.ttf"), nanum.join("NanumGothicBold.ttf")));
    pairs
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", from.display());
    fs::write(to, fs::read(from)?)
}
