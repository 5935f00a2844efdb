//! Which OpenStreetMap tags are drawn on the map, and as what.

use crate::map::MapKind;

/// A rule: this value of the key is drawn as this.
type Rule = (&'static str, &'static str, MapKind);

/// The first rule that fits decides. Areas stand first: a square with trees is a park before it is a way.
const RULES: &[Rule] = &[
    ("leisure", "park", MapKind::Park),
    ("leisure", "garden", MapKind::Park),
    ("natural", "wood", MapKind::Wood),
    ("landuse", "forest", MapKind::Wood),
    ("natural", "water", MapKind::Water),
    ("landuse", "reservoir", MapKind::Water),
    ("landuse", "basin", MapKind::Water),
    ("waterway", "riverbank", MapKind::Water),
    ("waterway", "dock", MapKind::Water),
    ("landuse", "grass", MapKind::Green),
    ("landuse", "cemetery", MapKind::Green),
    ("landuse", "meadow", MapKind::Green),
    ("natural", "coastline", MapKind::Coastline),
    ("waterway", "river", MapKind::Waterway),
    ("waterway", "canal", MapKind::Waterway),
    ("waterway", "stream", MapKind::Waterway),
    ("railway", "rail", MapKind::Railway),
    ("railway", "light_rail", MapKind::Railway),
    ("railway", "subway", MapKind::Railway),
    ("railway", "tram", MapKind::Railway),
    ("railway", "narrow_gauge", MapKind::Railway),
    ("railway", "monorail", MapKind::Railway),
    ("railway", "funicular", MapKind::Railway),
    ("highway", "motorway", MapKind::MajorStreet),
    ("highway", "motorway_link", MapKind::MajorStreet),
    ("highway", "trunk", MapKind::MajorStreet),
    ("highway", "trunk_link", MapKind::MajorStreet),
    ("highway", "primary", MapKind::MajorStreet),
    ("highway", "primary_link", MapKind::MajorStreet),
    ("highway", "secondary", MapKind::MajorStreet),
    ("highway", "secondary_link", MapKind::MajorStreet),
    ("highway", "tertiary", MapKind::MajorStreet),
    ("highway", "tertiary_link", MapKind::MajorStreet),
    ("highway", "unclassified", MapKind::MinorStreet),
    ("highway", "residential", MapKind::MinorStreet),
    ("highway", "living_street", MapKind::MinorStreet),
    ("highway", "pedestrian", MapKind::MinorStreet),
    ("highway", "service", MapKind::MinorStreet),
    ("highway", "road", MapKind::MinorStreet),
    ("highway", "busway", MapKind::MinorStreet),
    ("highway", "footway", MapKind::Path),
    ("highway", "path", MapKind::Path),
    ("highway", "cycleway", MapKind::Path),
    ("highway", "steps", MapKind::Path),
    ("highway", "track", MapKind::Path),
    ("highway", "bridleway", MapKind::Path),
];

/// What would only crowd the map: pavements beside a drawn street, yards, ways inside of buildings, piped water.
const CROWDING: &[(&str, &str)] = &[
    ("footway", "sidewalk"),
    ("footway", "crossing"),
    ("service", "parking_aisle"),
    ("service", "driveway"),
    ("service", "yard"),
    ("service", "siding"),
    ("service", "spur"),
    ("indoor", "yes"),
    ("tunnel", "culvert"),
    ("tunnel", "building_passage"),
];

/// The longest name that is kept, in characters.
const MOST_NAME_CHARS: usize = 100;

/// As what an element with these tags is drawn; `None` where it is not.
pub(super) fn map_kind(tags: &[(&str, &str)]) -> Option<MapKind> {
    let fits = |key: &str, value: &str| tags.iter().any(|(own, given)| *own == key && *given == value);
    let (_, _, kind) = RULES.iter().find(|(key, value, _)| fits(key, value))?;
    let crowds = CROWDING.iter().any(|(key, value)| fits(key, value));
    (!crowds).then_some(*kind)
}

/// The local name, where there is one that can be shown.
pub(super) fn map_name(tags: &[(&str, &str)]) -> Option<String> {
    let (_, name) = tags.iter().find(|(key, _)| *key == "name")?;
    let name: String = name
        .trim()
        .chars()
        .filter(|letter| !letter.is_control())
        .take(MOST_NAME_CHARS)
        .collect();
    Some(name).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tags: &[(&str, &str)], expected: Option<MapKind>) {
        assert_eq!(map_kind(tags), expected, "{tags:?}");
    }

    #[test]
    fn tells_what_is_drawn() {
        check(
            &[("highway", "primary"), ("name", "A")],
            Some(MapKind::MajorStreet),
        );
        check(&[("highway", "residential")], Some(MapKind::MinorStreet));
        check(&[("highway", "steps")], Some(MapKind::Path));
        check(&[("highway", "footway"), ("footway", "sidewalk")], None);
        check(&[("highway", "proposed")], None);
        check(
            &[("leisure", "park"), ("highway", "pedestrian")],
            Some(MapKind::Park),
        );
        check(&[("landuse", "cemetery")], Some(MapKind::Green));
        check(&[("waterway", "riverbank")], Some(MapKind::Water));
        check(&[("waterway", "stream"), ("tunnel", "culvert")], None);
        check(&[("natural", "coastline")], Some(MapKind::Coastline));
        check(&[("railway", "tram")], Some(MapKind::Railway));
        check(&[("building", "yes")], None);
    }

    #[test]
    fn keeps_names_that_can_be_shown() {
        assert_eq!(map_name(&[("name", " Rue\u{7} A ")]).as_deref(), Some("Rue A"));
        assert_eq!(map_name(&[("name", " ")]), None);
        assert_eq!(
            map_name(&[("name", &"a".repeat(300))]).map(|name| name.len()),
            Some(100)
        );
    }
}
