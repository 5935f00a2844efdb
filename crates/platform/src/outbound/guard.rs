//! Keeps calls whose address a user named away from what lies behind the firewall.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// The address is not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotPublic;

impl fmt::Display for NotPublic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("it is not a public address")
    }
}

impl std::error::Error for NotPublic {}

/// Resolves names, and drops every address that is not public. The check stands here, behind the look-up, so that a
/// name cannot answer one address to a check and another to the call.
#[derive(Clone, Copy, Debug)]
pub(super) struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                return Err(NotPublic.into());
            }
            let public: Addrs = Box::new(public.into_iter());
            Ok(public)
        })
    }
}

/// An address written as a number is never looked up, so it is checked here.
pub(super) fn check_literal(url: &Url) -> Result<(), NotPublic> {
    let host = url.host_str().unwrap_or("");
    let literal = host
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<IpAddr>();
    match literal {
        Ok(address) if !is_public(address) => Err(NotPublic),
        _ => Ok(()),
    }
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// The IANA registry of special-purpose IPv4 addresses (RFC 6890 and its successors).
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || a == 0
        || a >= 240
        // Shared between a provider and its customers (RFC 6598), protocol assignments, benchmarks (RFC 2544).
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19));
    !special
}

/// Only `2000::/3` is handed out to the public, without its special parts; addresses that carry an IPv4 address
/// inside are as public as that one.
fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(inner) = address.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    let [a, b, c, ..] = address.segments();
    let [.., e, f] = address.segments();
    let v4 = |high: u16, low: u16| {
        let ([w, x], [y, z]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(w, x, y, z)
    };
    match (a, b) {
        // Translated (RFC 6052) and tunnelled (RFC 3056) IPv4.
        (0x64, 0xff9b) => is_public_v4(v4(e, f)),
        (0x2002, _) => is_public_v4(v4(b, c)),
        // Protocol assignments with Teredo (RFC 2928), documentation (RFC 3849, RFC 9637).
        (0x2001, b) if b < 0x200 || b == 0xdb8 => false,
        (0x3fff, b) if b < 0x1000 => false,
        _ => a & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expected: bool) {
        let url = Url::parse(url).expect("an address");
        assert_eq!(check_literal(&url).is_ok(), expected, "{url}");
    }

    #[test]
    fn refuses_addresses_behind_the_firewall() {
        for host in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "0.1.2.3",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "240.0.0.1",
            "[::1]",
            "[::]",
            "[fe80::1]",
            "[fd00:ec2::254]",
            "[ff02::1]",
            "[::ffff:169.254.169.254]",
            "[::ffff:10.0.0.1]",
            "[64:ff9b::a9fe:a9fe]",
            "[2002:a00:1::]",
            "[2001:db8::1]",
            "[2001::1]",
        ] {
            check(&format!("http://{host}/"), false);
        }
        // Other ways of writing 127.0.0.1 and 169.254.169.254.
        for host in ["2130706433", "0x7f.1", "0177.0.0.1", "169.254.43518", "127.1"] {
            check(&format!("http://{host}/"), false);
        }
    }

    #[test]
    fn lets_public_addresses_through() {
        for host in [
            "1.1.1.1",
            "100.128.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "[2606:4700::1111]",
            "[2400:cb00::1]",
            "[::ffff:8.8.8.8]",
        ] {
            check(&format!("https://{host}/"), true);
        }
        // Names are checked when they are looked up.
        check("https://example.org/", true);
    }

    #[tokio::test]
    async fn refuses_names_of_addresses_behind_the_firewall() {
        let name = "localhost".parse().expect("a name");
        match PublicOnly.resolve(name).await {
            Ok(_) => panic!("localhost is not public"),
            Err(error) => assert!(error.is::<NotPublic>(), "{error}"),
        }
    }
}
