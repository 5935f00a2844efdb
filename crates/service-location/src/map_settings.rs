//! What the map of the web app is drawn on: a style, tiles, or nothing but the layers of the packs.

use confique::Config;
use platform::fields::Fields;
use platform::problem::Rule;
use platform::{Text, text};
use serde::Deserialize;

use crate::error::LocationError;
use crate::service::LocationService;
use crate::store;

/// The longest address, in characters.
pub(crate) const MOST_URL_CHARS: usize = 500;
/// The longest attribution, in characters.
pub(crate) const MOST_ATTRIBUTION_CHARS: usize = 200;
/// What an address of tiles must hold.
const PLACEHOLDERS: [&str; 3] = ["{z}", "{x}", "{y}"];

/// What the map is drawn on where no operator has said it at run time.
#[derive(Clone, Debug, Config)]
pub struct MapConfig {
    /// The address of a style for vector tiles. It wins over `tile_url`.
    #[config(env = "TRIPGEN_MAP_STYLE_URL")]
    pub style_url: Option<StyleUrl>,
    /// The address of picture tiles, with `{z}`, `{x}` and `{y}`. Without both the map is a plain drawing.
    #[config(env = "TRIPGEN_MAP_TILE_URL")]
    pub tile_url: Option<TileUrl>,
    /// Whom the map names.
    #[config(env = "TRIPGEN_MAP_ATTRIBUTION")]
    pub attribution: Option<MapAttribution>,
}

macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, $check:path) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(text: String) -> Result<Self, String> {
                match $check(&text) {
                    None => Ok(Self(text)),
                    Some((_, reason)) => Err(reason.en.into_owned()),
                }
            }
        }
    };
}

checked_text! {
    /// The address of a map style.
    StyleUrl, style_fault
}
checked_text! {
    /// The address of map tiles.
    TileUrl, tile_fault
}
checked_text! {
    /// Whom a map names: at most 200 characters.
    MapAttribution, attribution_fault
}

/// What the map is drawn on: a style, or tiles, or neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct MapSettings {
    pub(crate) style_url: Option<String>,
    pub(crate) tile_url: Option<String>,
    pub(crate) attribution: Option<String>,
}

/// Why a value is refused.
type Fault = Option<(Rule, Text)>;

impl MapSettings {
    /// Reads what an operator sends.
    pub(crate) fn read(self, fields: &mut Fields) -> Self {
        let faults = [
            ("styleUrl", &self.style_url, style_fault as fn(&str) -> Fault),
            ("tileUrl", &self.tile_url, tile_fault),
            ("attribution", &self.attribution, attribution_fault),
        ];
        for (field, value, fault) in faults {
            if let Some((rule, reason)) = value.as_deref().and_then(fault) {
                fields.refuse(field, rule, reason);
            }
        }
        if self.style_url.is_some() && self.tile_url.is_some() {
            let reason = text(
                "스타일과 타일 가운데 하나만 보내세요",
                "Send either a style or tiles, not both",
            );
            fields.refuse("tileUrl", Rule::Format, reason);
        }
        Self {
            attribution: self.attribution.as_deref().and_then(shown),
            ..self
        }
    }

    /// What the configuration says; `None` where it says nothing.
    fn of_config(config: &MapConfig) -> Option<Self> {
        let style_url = config.style_url.clone().map(|url| url.0);
        let tile_url = config
            .tile_url
            .clone()
            .map(|url| url.0)
            .filter(|_| style_url.is_none());
        (style_url.is_some() || tile_url.is_some()).then(|| Self {
            style_url,
            tile_url,
            attribution: config
                .attribution
                .as_ref()
                .and_then(|attribution| shown(&attribution.0)),
        })
    }
}

/// What an operator chose, else what the configuration says, else nothing.
pub(crate) async fn current(service: &LocationService) -> Result<Option<MapSettings>, LocationError> {
    let chosen = store::map_settings::get(&mut service.db.clone()).await?;
    Ok(chosen.or_else(|| MapSettings::of_config(&service.config.map)))
}

fn style_fault(url: &str) -> Fault {
    too_long(url, MOST_URL_CHARS).or_else(|| {
        let reason = text(
            "https:// 또는 http://로 시작하는 주소여야 합니다",
            "An address that begins with https:// or http://",
        );
        (!is_address(url, false)).then_some((Rule::Format, reason))
    })
}

fn tile_fault(url: &str) -> Fault {
    too_long(url, MOST_URL_CHARS).or_else(|| {
        let reason = text(
            "https:// 또는 http://로 시작하고 {z} 다음에 {x}와 {y}를 한 번씩 담은 주소여야 합니다",
            "An address that begins with https:// or http:// and holds {z}, then {x} and {y}, each once",
        );
        let holds_all = PLACEHOLDERS
            .iter()
            .all(|placeholder| url.matches(placeholder).count() == 1);
        let begins = PLACEHOLDERS
            .iter()
            .min_by_key(|placeholder| url.find(*placeholder));
        let plain = PLACEHOLDERS
            .iter()
            .fold(url.to_owned(), |url, placeholder| url.replace(placeholder, "0"));
        (!holds_all || begins != Some(&"{z}") || !is_address(&plain, true)).then_some((Rule::Format, reason))
    })
}

fn attribution_fault(attribution: &str) -> Fault {
    too_long(attribution, MOST_ATTRIBUTION_CHARS)
}

/// The text in one line; `None` for a blank one.
fn shown(attribution: &str) -> Option<String> {
    let line = attribution.replace(char::is_control, " ");
    Some(line.trim().to_owned()).filter(|line| !line.is_empty())
}

fn too_long(value: &str, most: usize) -> Fault {
    (value.chars().count() > most).then(|| {
        (
            Rule::TooLong,
            text(
                format!("{most}자까지 쓸 수 있습니다"),
                format!("At most {most} characters"),
            ),
        )
    })
}

/// `https://HOST[:PORT]` with a path, where one is wanted: letters that stand in addresses, no name or password.
fn is_address(url: &str, with_path: bool) -> bool {
    let Some(rest) = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
    else {
        return false;
    };
    let (authority, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
    let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
    let good_host = host.starts_with(|letter: char| letter.is_ascii_alphanumeric())
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    let good_port = (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit());
    let good_path = path
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte));
    good_host && good_port && good_path && (!with_path || !path.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_addresses_of_tiles() {
        let check = |url: &str, good: bool| assert_eq!(tile_fault(url).is_none(), good, "{url}");
        check("https://tiles.example.org/{z}/{x}/{y}.png", true);
        check("http://localhost:8080/{z}/{y}/{x}", true);
        check("https://example.org/t?z={z}&x={x}&y={y}", true);
        check("https://example.org/t?x={x}&y={y}&z={z}", false);
        check("https://example.org/{z}/{x}.png", false);
        check("https://{s}.example.org/{z}/{x}/{y}.png", false);
        check("https://example.org/{z}/{z}/{x}/{y}.png", false);
        check("https://user:secret@example.org/{z}/{x}/{y}.png", false);
        check("ftp://example.org/{z}/{x}/{y}.png", false);
        check("javascript:alert(1)//{z}{x}{y}", false);
        check("https:///{z}/{x}/{y}", false);
        check("https://{z}{x}{y}", false);
        check(
            &format!("https://example.org/{}/{{z}}/{{x}}/{{y}}", "a".repeat(500)),
            false,
        );
    }

    #[test]
    fn tells_addresses_of_styles() {
        let check = |url: &str, good: bool| assert_eq!(style_fault(url).is_none(), good, "{url}");
        check("https://example.org", true);
        check("https://example.org/style.json?key=a", true);
        check("https://example.org/a b", false);
        check("https://example.org/\"onload", false);
        check("//example.org/style.json", false);
        check("", false);
    }
}
