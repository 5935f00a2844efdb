//! Who asks: the address of the client, seen through the proxies whose word counts.
//!
//! What a client writes into `X-Forwarded-For` stands at the left; each proxy appends the address that it saw. So the
//! list is read from the right, for as long as the addresses are those of trusted proxies: the first other one is the
//! client. What stands further left is anybody's claim.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::header::{FORWARDED, HeaderName};
use axum::http::{HeaderMap, HeaderValue};
use ipnet::IpNet;

use crate::config::ClientHeader;

/// The usual header of client addresses.
pub(crate) const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
/// The scheme that the client used.
pub(crate) const X_FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
/// The host that the client asked for.
pub(crate) const X_FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");

/// Addresses in such a header that are looked at, from the right.
const MOST_HOPS: usize = 32;

/// This machine and private networks.
const NEAR: [&str; 7] = [
    "127.0.0.0/8",
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "::1/128",
    "fc00::/7",
    "fe80::/10",
];

/// The proxies whose word counts.
#[derive(Clone, Debug)]
pub(crate) struct TrustedProxies {
    networks: Vec<IpNet>,
    header: ClientHeader,
}

impl TrustedProxies {
    /// From the settings: the networks that are named, else the near ones where a public URL says that a proxy stands
    /// in front, else none. The text of a failure names the network that cannot be read.
    pub(crate) fn new(
        named: Option<&[String]>,
        has_public_url: bool,
        header: ClientHeader,
    ) -> Result<Self, String> {
        let near: Vec<String> = NEAR.map(str::to_owned).into();
        let named = match named {
            Some(named) => named,
            None if has_public_url => &near,
            None => &[],
        };
        let networks = named
            .iter()
            .map(|text| network(text).ok_or_else(|| format!("`{text}` is no network such as 10.0.4.0/24")));
        Ok(Self {
            networks: networks.collect::<Result<_, _>>()?,
            header,
        })
    }

    /// Whether the word of this address counts.
    pub(crate) fn trusts(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(&address))
    }

    /// The client of a request that came from a peer.
    pub(crate) fn client(&self, peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.ip().to_canonical();
        if self.networks.is_empty() || !self.trusts(client) {
            return client;
        }
        for hop in self.hops(headers).take(MOST_HOPS) {
            match hop {
                Some(hop) if self.trusts(client) => client = hop,
                // An address that nobody can read ends what can be believed.
                Some(_) | None => break,
            }
        }
        client
    }

    /// Addresses from the right to the left.
    fn hops<'a>(&self, headers: &'a HeaderMap) -> impl Iterator<Item = Option<IpAddr>> + use<'a> {
        let (name, read): (_, fn(&str) -> Option<IpAddr>) = match self.header {
            ClientHeader::XForwardedFor => (X_FORWARDED_FOR, address),
            ClientHeader::Forwarded => (FORWARDED, forwarded_for),
        };
        let values: Vec<&HeaderValue> = headers.get_all(name).iter().collect();
        values
            .into_iter()
            .rev()
            .flat_map(|value| value.to_str().unwrap_or("?").rsplit(','))
            .map(move |part| read(part.trim()))
    }
}

/// A network, or a single address.
pub(crate) fn network(text: &str) -> Option<IpNet> {
    let text = text.trim();
    text.parse()
        .ok()
        .or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

/// An address with or without brackets and port.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim_matches('"');
    let found = text
        .parse::<IpAddr>()
        .or_else(|_with_port| text.parse::<SocketAddr>().map(|address| address.ip()))
        .or_else(|_bracketed| {
            text.trim_start_matches('[')
                .trim_end_matches(']')
                .parse::<Ipv6Addr>()
                .map(IpAddr::V6)
        });
    found.ok().map(|address| address.to_canonical())
}

/// The `for` of one element of `Forwarded` (RFC 7239, section 4).
fn forwarded_for(element: &str) -> Option<IpAddr> {
    element.split(';').find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("for")
            .then(|| address(value.trim()))
            .flatten()
    })
}

/// What one client is known by: an IPv4 address, or the /64 that an IPv6 address lies in, which is what one household
/// gets and can choose freely from.
pub(crate) fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(trusted: &[&str], header: ClientHeader, peer: &str, headers: &[(HeaderName, &str)]) -> String {
        let trusted: Vec<String> = trusted.iter().map(|text| (*text).to_owned()).collect();
        let proxies = TrustedProxies::new(Some(&trusted), false, header).expect("networks");
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(name, value.parse().expect("a header value"));
        }
        let peer = SocketAddr::new(peer.parse().expect("an address"), 4711);
        proxies.client(peer, &map).to_string()
    }

    fn check(peer: &str, chain: &[&str], expected: &str) {
        let headers: Vec<_> = chain.iter().map(|value| (X_FORWARDED_FOR, *value)).collect();
        let found = client(
            &["10.0.0.0/8", "::1"],
            ClientHeader::XForwardedFor,
            peer,
            &headers,
        );
        assert_eq!(found, expected, "{peer} {chain:?}");
    }

    #[test]
    fn takes_the_peer_where_nobody_is_trusted() {
        let headers = [(X_FORWARDED_FOR, "1.2.3.4")];
        assert_eq!(
            client(&[], ClientHeader::XForwardedFor, "10.0.0.1", &headers),
            "10.0.0.1"
        );
        check("203.0.113.9", &["1.2.3.4"], "203.0.113.9");
    }

    #[test]
    fn reads_from_the_right_until_somebody_is_not_trusted() {
        check("10.0.0.1", &["1.2.3.4"], "1.2.3.4");
        check("10.0.0.1", &["6.6.6.6, 1.2.3.4, 10.0.0.2"], "1.2.3.4");
        check("10.0.0.1", &["6.6.6.6", "1.2.3.4", "10.0.0.2"], "1.2.3.4");
        check("10.0.0.1", &[], "10.0.0.1");
        check("10.0.0.1", &["10.0.0.3, 10.0.0.2"], "10.0.0.3");
    }

    #[test]
    fn stops_where_an_address_cannot_be_read() {
        check("10.0.0.1", &["1.2.3.4, unknown"], "10.0.0.1");
        check("10.0.0.1", &["1.2.3.4, , 10.0.0.2"], "10.0.0.2");
        check("10.0.0.1", &["<script>"], "10.0.0.1");
    }

    #[test]
    fn reads_ports_brackets_and_mapped_addresses() {
        check("10.0.0.1", &["1.2.3.4:5678"], "1.2.3.4");
        check("10.0.0.1", &["[2001:db8::7]:443"], "2001:db8::7");
        check("::1", &["2001:db8::7"], "2001:db8::7");
        check("::ffff:10.0.0.1", &["::ffff:1.2.3.4"], "1.2.3.4");
    }

    #[test]
    fn bears_a_list_of_any_length() {
        let long = "10.0.0.2, ".repeat(5000) + "10.0.0.2";
        check("10.0.0.1", &[&long], "10.0.0.2");
    }

    #[test]
    fn believes_only_the_header_that_was_chosen() {
        let both = [
            (FORWARDED, "for=1.1.1.1;proto=https, for=\"[2001:db8::7]:4711\""),
            (X_FORWARDED_FOR, "6.6.6.6"),
        ];
        let trusted = ["10.0.0.0/8"];
        assert_eq!(
            client(&trusted, ClientHeader::Forwarded, "10.0.0.1", &both),
            "2001:db8::7"
        );
        assert_eq!(
            client(&trusted, ClientHeader::XForwardedFor, "10.0.0.1", &both),
            "6.6.6.6"
        );
    }

    #[test]
    fn trusts_near_proxies_once_there_is_a_public_url() {
        let proxies = TrustedProxies::new(None, true, ClientHeader::XForwardedFor).expect("networks");
        assert!(proxies.trusts(IpAddr::from([127, 0, 0, 1])));
        assert!(!proxies.trusts(IpAddr::from([203, 0, 113, 1])));
        let nobody = TrustedProxies::new(None, false, ClientHeader::XForwardedFor).expect("networks");
        assert!(!nobody.trusts(IpAddr::from([127, 0, 0, 1])));
    }

    #[test]
    fn names_a_network_that_cannot_be_read() {
        let named = ["10.0.0.0/40".to_owned()];
        let refused = TrustedProxies::new(Some(&named), false, ClientHeader::XForwardedFor);
        assert_eq!(
            refused.err().as_deref(),
            Some("`10.0.0.0/40` is no network such as 10.0.4.0/24")
        );
    }

    #[test]
    fn counts_the_addresses_of_one_household_together() {
        let one: IpAddr = "2001:db8:1:2:aaaa::1".parse().expect("an address");
        let other: IpAddr = "2001:db8:1:2:bbbb::9".parse().expect("an address");
        assert_eq!(household(one), household(other));
    }
}
