//! What the crates pull in: the default binary stays small, and engines stay without I/O, runtime and global state.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::Failure;
use super::layers::Crate;

/// The default binary.
const BINARY: &str = "tripgen";

/// Packages in the default binary's tree, ours included. The firewall brought eight: patterns that look around, SQL and
/// XML as attackers write them. Redis brought five: its client, and how keys are spread over shards.
/// NATS brought six: its client, and what that writes its settings with.
const MOST_PACKAGES: usize = 403;

/// What no engine may have anywhere in its tree: runtimes, HTTP, SQL, TLS, and randomness of the operating system.
const FORBIDDEN: &[&str] = &[
    "async-std",
    "axum",
    "getrandom",
    "hyper",
    "mio",
    "native-tls",
    "openssl",
    "redis",
    "reqwest",
    "rusqlite",
    "rustls",
    "sea-orm",
    "smol",
    "sqlx",
    "tokio",
    "ureq",
];

/// Features that would give an engine a random source of its own. (chrono's clock comes with opening-hours and cannot be
/// turned off there; clippy.toml forbids its calls.)
const FORBIDDEN_FEATURES: &[(&str, &str)] =
    &[("rand", "thread_rng"), ("rand", "os_rng"), ("rand", "sys_rng")];

/// A package of a tree with its features.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    features: Vec<String>,
}

/// Asks cargo for the trees of the binary and of every engine.
pub(crate) fn check(root: &Path, crates: &[Crate]) -> Result<Vec<Failure>> {
    let mut failures = Vec::new();
    for member in crates {
        if member.name == BINARY {
            failures.extend(check_size(&member.manifest, &packages(root, &member.name)?));
        } else if member.name.starts_with("engine-") {
            failures.extend(check_engine(member, &packages(root, &member.name)?));
        }
    }
    Ok(failures)
}

fn packages(root: &Path, name: &str) -> Result<BTreeSet<Package>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree", "--locked", "-p", name, "-e", "normal", "--prefix", "none", "--format", "{p}|{f}",
        ])
        .current_dir(root)
        .output()
        .context("running cargo tree")?;
    ensure!(
        output.status.success(),
        "cargo tree -p {name}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(parse(&String::from_utf8_lossy(&output.stdout)))
}

fn check_size(manifest: &str, packages: &BTreeSet<Package>) -> Option<Failure> {
    let count = packages
        .iter()
        .map(|package| (&package.name, &package.version))
        .collect::<BTreeSet<_>>()
        .len();
    (count > MOST_PACKAGES).then(|| Failure {
        file: manifest.to_owned(),
        line: 0,
        rule: "tree",
        what: format!("{count} packages in the default binary, {MOST_PACKAGES} are allowed"),
        action: format!("look with `cargo tree -p {BINARY} -e normal` for what a feature or fifty lines of ours can replace"),
    })
}

fn check_engine(member: &Crate, packages: &BTreeSet<Package>) -> Vec<Failure> {
    let failure = |name: &str, what: String| Failure {
        file: member.manifest.clone(),
        line: 0,
        rule: "tree",
        what,
        action: format!(
            "find the way with `cargo tree -p {} -e normal -i {name}` and turn the feature off",
            member.name
        ),
    };
    let mut failures = Vec::new();
    for package in packages {
        if FORBIDDEN.contains(&package.name.as_str()) {
            failures.push(failure(
                &package.name,
                format!("{} must not pull in {}", member.name, package.name),
            ));
        }
        let on = |feature: &str| package.features.iter().any(|one| one == feature);
        for (_, feature) in FORBIDDEN_FEATURES
            .iter()
            .filter(|(name, feature)| *name == package.name && on(feature))
        {
            let what = format!("{} must not turn on {} of {}", member.name, feature, package.name);
            failures.push(failure(&package.name, what));
        }
    }
    failures
}

/// Lines such as `jiff v0.2.1|std,tzdb-bundle-always (*)`.
fn parse(text: &str) -> BTreeSet<Package> {
    text.lines().filter_map(parse_line).collect()
}

fn parse_line(line: &str) -> Option<Package> {
    let (package, features) = line.split_once('|')?;
    let mut words = package.split_whitespace();
    Some(Package {
        name: words.next()?.to_owned(),
        version: words.next()?.to_owned(),
        features: features
            .trim_end_matches("(*)")
            .trim()
            .split(',')
            .filter(|feature| !feature.is_empty())
            .map(str::to_owned)
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::{check_engine, check_size, parse};
    use crate::tidy::layers::Crate;

    fn engine() -> Crate {
        Crate {
            name: "engine-x".to_owned(),
            manifest: "crates/engine-x/Cargo.toml".to_owned(),
            dependencies: vec![],
        }
    }

    #[test]
    fn counts_every_package_once() {
        let tree = "tripgen v0.1.0 (crates/tripgen)|\njiff v0.2.1|std (*)\njiff v0.2.1|std\n";
        assert_eq!(parse(tree).len(), 2);
        assert_eq!(check_size("Cargo.toml", &parse(tree)), None);
    }

    #[test]
    fn refuses_a_binary_with_too_many_packages() {
        let lines: Vec<String> = (0..=403).map(|number| format!("p{number} v1.0.0|")).collect();
        let tree = lines.join("\n");
        let failure = check_size("Cargo.toml", &parse(&tree)).expect("too many packages");
        assert_eq!(
            failure.what,
            "404 packages in the default binary, 403 are allowed"
        );
    }

    #[test]
    fn refuses_a_runtime_and_a_global_rng_in_an_engine() {
        let tree = "engine-x v0.1.0|\ntokio v1.40.0|rt\nrand v0.10.0|std,thread_rng\n";
        let what: Vec<_> = check_engine(&engine(), &parse(tree))
            .into_iter()
            .map(|failure| failure.what)
            .collect();
        assert_eq!(
            what,
            [
                "engine-x must not turn on thread_rng of rand",
                "engine-x must not pull in tokio"
            ]
        );
    }
}
