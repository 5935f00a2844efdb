//! Whom nothing is answered: networks and countries from a file.

use std::collections::HashMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use ipnet::IpNet;
use thiserror::Error;

use crate::client_address::network;
use crate::config::BlockConfig;

/// Why the file cannot be used.
#[derive(Debug, Error)]
pub enum BlockFileError {
    /// It cannot be read.
    #[error("gateway.blocks.file {} cannot be read: {source}", file.display())]
    Unreadable {
        /// Which file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A line is no rule.
    #[error(
        "gateway.blocks.file {}, line {line}: write `deny NETWORK`, `allow NETWORK` or `country CODE NETWORK`",
        file.display()
    )]
    Line {
        /// Which file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
    },
}

/// The rules as they were read last.
#[derive(Debug)]
pub(crate) struct BlockList {
    config: BlockConfig,
    rules: RwLock<Arc<Rules>>,
}

impl BlockList {
    /// Reads the file, where there is one.
    pub(crate) fn open(config: &BlockConfig) -> Result<Self, BlockFileError> {
        let list = Self {
            config: config.clone(),
            rules: RwLock::default(),
        };
        list.reload()?;
        Ok(list)
    }

    /// Reads the file again. Where it cannot be used, the rules stay as they were.
    pub(crate) fn reload(&self) -> Result<(), BlockFileError> {
        let rules = match &self.config.file {
            Some(file) => Rules::read(file, &self.config.countries)?,
            None => Rules::default(),
        };
        *self.rules.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(rules);
        Ok(())
    }

    /// Whether nothing is answered to this address.
    pub(crate) fn blocks(&self, address: IpAddr) -> bool {
        let rules = Arc::clone(&self.rules.read().unwrap_or_else(PoisonError::into_inner));
        rules.blocks(address)
    }
}

/// What is refused, by network. The smallest network that holds an address decides.
#[derive(Debug, Default)]
struct Rules {
    refused: HashMap<IpNet, bool>,
    /// The sizes of networks that are there, the smallest networks (longest prefixes) first.
    four: Vec<u8>,
    six: Vec<u8>,
}

impl Rules {
    fn read(file: &Path, countries: &[String]) -> Result<Self, BlockFileError> {
        let text = std::fs::read_to_string(file).map_err(|source| BlockFileError::Unreadable {
            file: file.to_owned(),
            source,
        })?;
        Self::parse(&text, countries).map_err(|line| BlockFileError::Line {
            file: file.to_owned(),
            line,
        })
    }

    fn parse(text: &str, countries: &[String]) -> Result<Self, usize> {
        let mut rules = Self::default();
        for (index, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or("").trim();
            if line.is_empty() {
                continue;
            }
            let (network, refused) = rule(line, countries).ok_or(index + 1)?;
            let network = network.trunc();
            // Two rules for one network: the one that lets through wins, wherever it stands.
            let entry = rules.refused.entry(network).or_insert(refused);
            *entry &= refused;
            let sizes = match network {
                IpNet::V4(_) => &mut rules.four,
                IpNet::V6(_) => &mut rules.six,
            };
            if !sizes.contains(&network.prefix_len()) {
                sizes.push(network.prefix_len());
            }
        }
        for sizes in [&mut rules.four, &mut rules.six] {
            sizes.sort_unstable_by(|one, other| other.cmp(one));
        }
        Ok(rules)
    }

    fn blocks(&self, address: IpAddr) -> bool {
        let sizes = match address {
            IpAddr::V4(_) => &self.four,
            IpAddr::V6(_) => &self.six,
        };
        let found = sizes.iter().find_map(|size| {
            let network = IpNet::new(address, *size).ok()?.trunc();
            self.refused.get(&network)
        });
        found.copied().unwrap_or(false)
    }
}

/// A network, and whether it is refused. A country that is not refused is let through like any other.
fn rule(line: &str, countries: &[String]) -> Option<(IpNet, bool)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        ["deny", text] => Some((network(text)?, true)),
        ["allow", text] => Some((network(text)?, false)),
        ["country", code, text] => {
            let refused = countries.iter().any(|country| country.eq_ignore_ascii_case(code));
            Some((network(text)?, refused))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "# sample\n\ndeny 203.0.113.0/24\nallow 203.0.113.7 # a partner\ndeny 2001:db8::/32\n\
        country CN 198.51.100.0/25\ncountry KR 198.51.100.128/25\nallow 2001:db8:5::/48\ndeny 2001:db8:5::1\n";

    fn check(address: &str, expected: bool) {
        let rules = Rules::parse(SAMPLE, &["cn".to_owned()]).expect("rules");
        let found = rules.blocks(address.parse().expect("an address"));
        assert_eq!(found, expected, "{address}");
    }

    #[test]
    fn the_smallest_network_decides() {
        check("203.0.113.1", true);
        check("203.0.113.7", false);
        check("203.0.112.1", false);
        check("2001:db8::1", true);
        check("2001:db8:5::2", false);
        check("2001:db8:5::1", true);
    }

    #[test]
    fn refuses_countries_that_are_named() {
        check("198.51.100.1", true);
        check("198.51.100.200", false);
    }

    #[test]
    fn names_the_line_that_is_no_rule() {
        for text in ["deny", "deny x", "deny 1.2.3.4/33", "block 1.2.3.4", "country CN"] {
            assert_eq!(
                Rules::parse(&format!("deny 1.1.1.1\n{text}"), &[]).err(),
                Some(2),
                "{text}"
            );
        }
    }

    #[test]
    fn keeps_its_rules_where_the_file_was_spoilt() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("blocks");
        std::fs::write(&file, "deny 203.0.113.0/24").expect("it is written");
        let list = BlockList::open(&BlockConfig {
            file: Some(file.clone()),
            countries: Vec::new(),
        })
        .expect("it can be read");
        std::fs::write(&file, "nonsense").expect("it is written");
        assert!(list.reload().is_err());
        assert!(list.blocks(IpAddr::from([203, 0, 113, 5])));
        std::fs::write(&file, "").expect("it is written");
        list.reload().expect("it can be read");
        assert!(!list.blocks(IpAddr::from([203, 0, 113, 5])));
    }
}
