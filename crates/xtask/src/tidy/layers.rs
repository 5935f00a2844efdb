//! The layer rule: a crate's prefix is its layer, and the layer says whom it may know (ARCHITECTURE.md).

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::Failure;

/// A crate of ours with what its manifest names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Crate {
    /// Its name.
    pub(crate) name: String,
    /// Its manifest, relative to the root.
    pub(crate) manifest: String,
    /// What it depends on.
    pub(crate) dependencies: Vec<Dependency>,
}

/// A line of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dependency {
    /// The crate that is named.
    pub(crate) name: String,
    /// Only tests, examples and benches see it.
    pub(crate) dev: bool,
    /// It lies in this repository.
    pub(crate) ours: bool,
}

/// Whom a crate may know among ours, and whom its tests may know beyond that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Layer {
    crates: &'static [&'static str],
    may_know: &'static [&'static str],
    tests_may_know: &'static [&'static str],
}

/// Stands for every crate whose name begins with `engine-`.
const ANY_ENGINE: &str = "engine-*";

/// Stands for every crate.
const ANY: &str = "*";

/// The table of ARCHITECTURE.md. Tests are wider where the thing tested has no meaning alone: a plan is judged by the
/// checker, the checker by plans, and both need places and travel tables to be realistic.
const LAYERS: &[Layer] = &[
    Layer {
        crates: &["engine-model"],
        may_know: &[],
        tests_may_know: &[],
    },
    Layer {
        crates: &["engine-words"],
        may_know: &["engine-model"],
        tests_may_know: &[],
    },
    Layer {
        crates: &["engine-pack", "engine-wishes"],
        may_know: &["engine-model"],
        tests_may_know: &[],
    },
    Layer {
        crates: &["engine-planner"],
        may_know: &["engine-model"],
        tests_may_know: &["engine-check"],
    },
    Layer {
        crates: &["engine-check"],
        may_know: &["engine-model"],
        tests_may_know: &["engine-planner"],
    },
    Layer {
        crates: &["engine-places", "engine-routes"],
        may_know: &["engine-model", "engine-pack"],
        tests_may_know: &[],
    },
    Layer {
        crates: &["engine-export"],
        may_know: &["engine-model", "engine-words"],
        tests_may_know: &["engine-pack", "engine-trip", "wire"],
    },
    Layer {
        crates: &["engine-trip"],
        may_know: &[ANY_ENGINE],
        tests_may_know: &["wire"],
    },
    Layer {
        crates: &["wire"],
        may_know: &["engine-model"],
        tests_may_know: &["engine-pack", "engine-trip"],
    },
    Layer {
        crates: &["platform", "client", "firewall"],
        may_know: &[],
        tests_may_know: &["test-support"],
    },
    Layer {
        crates: &["storage", "cache"],
        may_know: &["platform"],
        tests_may_know: &["test-support"],
    },
    Layer {
        crates: &["messaging"],
        may_know: &["platform", "storage"],
        tests_may_know: &["test-support"],
    },
    Layer {
        crates: &["contracts"],
        may_know: &["platform", "wire"],
        tests_may_know: &["test-support"],
    },
    Layer {
        crates: &["library"],
        may_know: &["contracts", ANY_ENGINE],
        tests_may_know: &["test-support"],
    },
    Layer {
        crates: &["test-support"],
        may_know: &["platform", "storage"],
        tests_may_know: &[],
    },
    Layer {
        crates: &["service-user", "service-trip", "service-ai", "service-location"],
        may_know: &[
            ANY_ENGINE,
            "cache",
            "contracts",
            "library",
            "messaging",
            "platform",
            "storage",
            "wire",
        ],
        tests_may_know: &["test-support"],
    },
    Layer {
        crates: &["gateway"],
        may_know: &["cache", "contracts", "firewall", "platform"],
        tests_may_know: &["test-support"],
    },
    Layer {
        crates: &["xtask"],
        may_know: &[],
        tests_may_know: &[],
    },
    Layer {
        crates: &["tripgen", "benchmarks"],
        may_know: &[ANY],
        tests_may_know: &[],
    },
];

/// The crates of the workspace as `cargo metadata` lists them.
pub(crate) fn workspace(root: &Path) -> Result<Vec<Crate>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root)
        .output()
        .context("running cargo metadata")?;
    ensure!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata = serde_json::from_slice(&output.stdout).context("reading the answer of cargo metadata")?;
    parse(&metadata, &root.to_string_lossy()).context("an answer of cargo metadata of another shape")
}

/// Every dependency that the table does not allow, and every crate that it does not name.
pub(crate) fn check(crates: &[Crate]) -> Vec<Failure> {
    crates.iter().flat_map(check_crate).collect()
}

fn check_crate(member: &Crate) -> Vec<Failure> {
    let failure = |what: String, action: String| Failure {
        file: member.manifest.clone(),
        line: 0,
        rule: "layers",
        what,
        action,
    };
    let Some(layer) = LAYERS
        .iter()
        .find(|layer| layer.crates.contains(&member.name.as_str()))
    else {
        let what = format!("the crate {} has no layer", member.name);
        return vec![failure(
            what,
            "name it in LAYERS (crates/xtask) and in ARCHITECTURE.md".to_owned(),
        )];
    };
    let ours = member.dependencies.iter().filter(|dependency| dependency.ours);
    ours.filter(|dependency| !allowed(*layer, dependency))
        .map(|dependency| {
            let how = if dependency.dev { "tests of" } else { "the crate" };
            let what = format!("{how} {} may not know {}", member.name, dependency.name);
            let action = format!(
                "take it out of the manifest; allowed are {:?}, in tests also {:?}",
                layer.may_know, layer.tests_may_know
            );
            failure(what, action)
        })
        .collect()
}

fn allowed(layer: Layer, dependency: &Dependency) -> bool {
    let matches = |known: &&str| match *known {
        ANY => true,
        ANY_ENGINE => dependency.name.starts_with("engine-"),
        name => name == dependency.name,
    };
    layer.may_know.iter().any(matches) || (dependency.dev && layer.tests_may_know.iter().any(matches))
}

fn parse(metadata: &Value, root: &str) -> Option<Vec<Crate>> {
    let packages = metadata.get("packages")?.as_array()?;
    let mut crates = packages
        .iter()
        .map(|package| parse_crate(package, root))
        .collect::<Option<Vec<_>>>()?;
    crates.sort_by(|a, b| a.name.cmp(&b.name));
    Some(crates)
}

fn parse_crate(package: &Value, root: &str) -> Option<Crate> {
    let manifest = package.get("manifest_path")?.as_str()?;
    let dependencies = package.get("dependencies")?.as_array()?;
    Some(Crate {
        name: package.get("name")?.as_str()?.to_owned(),
        manifest: manifest
            .strip_prefix(root)
            .unwrap_or(manifest)
            .trim_start_matches('/')
            .to_owned(),
        dependencies: dependencies.iter().map(parse_dependency).collect::<Option<_>>()?,
    })
}

fn parse_dependency(dependency: &Value) -> Option<Dependency> {
    Some(Dependency {
        name: dependency.get("name")?.as_str()?.to_owned(),
        dev: dependency.get("kind")?.as_str() == Some("dev"),
        ours: dependency.get("path").is_some_and(Value::is_string),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Crate, Dependency, check, parse};

    fn refused(name: &str, dependencies: &[(&str, bool)]) -> Vec<String> {
        let dependencies = dependencies
            .iter()
            .map(|(name, dev)| Dependency {
                name: (*name).to_owned(),
                dev: *dev,
                ours: true,
            })
            .collect();
        let member = Crate {
            name: name.to_owned(),
            manifest: format!("crates/{name}/Cargo.toml"),
            dependencies,
        };
        check(&[member]).into_iter().map(|failure| failure.what).collect()
    }

    #[test]
    fn lets_a_layer_know_what_lies_below_it() {
        assert!(
            refused(
                "engine-planner",
                &[("engine-model", false), ("engine-check", true)]
            )
            .is_empty()
        );
        assert!(
            refused(
                "engine-places",
                &[("engine-model", false), ("engine-pack", false)]
            )
            .is_empty()
        );
        assert!(refused("engine-trip", &[("engine-planner", false), ("wire", true)]).is_empty());
        assert!(refused("tripgen", &[("wire", false), ("engine-export", false)]).is_empty());
    }

    #[test]
    fn refuses_a_planner_that_knows_its_checker() {
        assert_eq!(
            refused("engine-planner", &[("engine-check", false)]),
            ["the crate engine-planner may not know engine-check"]
        );
        assert_eq!(
            refused("engine-wishes", &[("engine-planner", true)]),
            ["tests of engine-wishes may not know engine-planner"]
        );
        assert_eq!(
            refused("wire", &[("engine-trip", false)]),
            ["the crate wire may not know engine-trip"]
        );
    }

    #[test]
    fn refuses_a_crate_without_a_layer() {
        assert_eq!(
            refused("engine-magic", &[]),
            ["the crate engine-magic has no layer"]
        );
    }

    #[test]
    fn reads_the_answer_of_cargo() {
        let metadata = json!({"packages": [{
            "name": "wire",
            "manifest_path": "/somewhere/crates/wire/Cargo.toml",
            "dependencies": [
                {"name": "engine-model", "kind": null, "path": "/somewhere/crates/engine-model"},
                {"name": "insta", "kind": "dev"},
            ],
        }]});
        let crates = parse(&metadata, "/somewhere").expect("the shape that cargo gives");
        assert_eq!(crates[0].manifest, "crates/wire/Cargo.toml");
        assert_eq!(
            crates[0].dependencies,
            [
                Dependency {
                    name: "engine-model".to_owned(),
                    dev: false,
                    ours: true
                },
                Dependency {
                    name: "insta".to_owned(),
                    dev: true,
                    ours: false
                },
            ]
        );
        assert_eq!(parse(&json!({}), "/somewhere"), None);
    }
}
