//! An entry of a list of processes.

use std::str::FromStr;

use axum::http::Uri;

/// What an entry stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// One process.
    Fixed(String),
    /// A process at each address of a name.
    Name {
        scheme: &'static str,
        host: String,
        port: u16,
    },
    /// Whoever has registered.
    Registry { url: String },
}

impl Entry {
    /// The address, where there is one that never changes.
    pub(super) fn fixed(&self) -> Option<String> {
        match self {
            Self::Fixed(address) => Some(address.clone()),
            Self::Name { .. } | Self::Registry { .. } => None,
        }
    }

    /// Whether its processes speak TLS.
    pub(super) fn is_secure(&self) -> bool {
        match self {
            Self::Fixed(address) => address.starts_with("https://"),
            Self::Name { scheme, .. } => *scheme == "https",
            Self::Registry { url } => url.starts_with("https://"),
        }
    }

    /// The name that certificates have, where its addresses are numbers.
    pub(super) fn name(&self) -> Option<&str> {
        match self {
            Self::Name {
                scheme: "https",
                host,
                ..
            } => Some(host),
            _ => None,
        }
    }

    /// Whether an address that a registry tells may be asked: nobody talks a caller out of TLS.
    pub(super) fn takes(&self, address: &str) -> bool {
        !self.is_secure() || address.starts_with("https://")
    }

    pub(super) fn wants_registry(&self) -> bool {
        matches!(self, Self::Registry { .. })
    }

    /// Whether an address can have come from this entry: what is known stays where the entry cannot be asked.
    pub(super) fn may_have_given(&self, address: &str) -> bool {
        match self {
            Self::Fixed(own) => own == address,
            Self::Name { scheme, port, .. } => {
                address.starts_with(&format!("{scheme}://")) && address.ends_with(&format!(":{port}"))
            }
            Self::Registry { .. } => true,
        }
    }
}

impl FromStr for Entry {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{text}` is no address such as http://10.0.0.7:8080, dns+http://trip.tripgen.svc:8080 or \
                 registry+http://10.0.0.9:8080"
            )
        };
        let (scheme, rest) = text.split_once("://").ok_or_else(wrong)?;
        // `http` stands in for the schemes that the parser does not know; what follows has the same form.
        let uri: Uri = format!("http://{rest}")
            .parse()
            .map_err(|_not_an_address| wrong())?;
        let authority = uri.authority().ok_or_else(wrong)?;
        let bare =
            !authority.as_str().contains('@') && matches!(uri.path(), "" | "/") && uri.query().is_none();
        if !bare || authority.host().is_empty() {
            return Err(wrong());
        }
        let usual_port = if scheme.ends_with("https") { 443 } else { 80 };
        let named = |scheme| Self::Name {
            scheme,
            host: authority.host().to_owned(),
            port: authority.port_u16().unwrap_or(usual_port),
        };
        match scheme {
            "http" | "https" | "h2c" => Ok(Self::Fixed(format!("{scheme}://{authority}"))),
            "dns+http" => Ok(named("http")),
            "dns+https" => Ok(named("https")),
            "dns+h2c" => Ok(named("h2c")),
            "registry+http" => Ok(Self::Registry {
                url: format!("http://{authority}"),
            }),
            "registry+https" => Ok(Self::Registry {
                url: format!("https://{authority}"),
            }),
            _ => Err(wrong()),
        }
    }
}
