//! Which OpenStreetMap tags make a place, and of which category.

use engine_model::place::Category;

/// The tags of one element.
#[derive(Clone, Debug, Default)]
pub(super) struct Tags(Vec<(String, String)>);

impl Tags {
    pub(super) fn new<K: Into<String>, V: Into<String>>(tags: impl IntoIterator<Item = (K, V)>) -> Self {
        Self(
            tags.into_iter()
                .map(|(key, value)| (key.into(), value.into()))
                .collect(),
        )
    }

    /// The value, blanks at the ends removed; `None` where there is none or it is empty.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(own, _)| own == key)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    pub(super) fn is(&self, key: &str, value: &str) -> bool {
        self.get(key) == Some(value)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// How many keys begin like this.
    pub(super) fn count_prefix(&self, prefix: &str) -> usize {
        self.0.iter().filter(|(key, _)| key.starts_with(prefix)).count()
    }
}

/// Keys that can make a place; an element without any of them is passed over at once.
pub(super) const KEYS: [&str; 15] = [
    "tourism",
    "leisure",
    "amenity",
    "natural",
    "waterway",
    "railway",
    "public_transport",
    "aeroway",
    "shop",
    "historic",
    "boundary",
    "man_made",
    "tower:type",
    "place",
    "bath:type",
];

/// A rule: this value of the key makes this category.
type Rule = (&'static str, &'static str, Category);

/// What decides before anything else: the purpose for which people go there.
const FIRST: &[Rule] = &[
    ("tourism", "museum", Category::Museum),
    ("tourism", "gallery", Category::Museum),
    ("tourism", "theme_park", Category::ThemePark),
    ("tourism", "zoo", Category::ThemePark),
    ("tourism", "aquarium", Category::ThemePark),
    ("tourism", "viewpoint", Category::Viewpoint),
    ("tourism", "hotel", Category::Lodging),
    ("tourism", "hostel", Category::Lodging),
    ("tourism", "guest_house", Category::Lodging),
    ("tourism", "motel", Category::Lodging),
    ("tourism", "apartment", Category::Lodging),
    ("tourism", "chalet", Category::Lodging),
    ("tourism", "camp_site", Category::Lodging),
    ("amenity", "planetarium", Category::Museum),
    ("amenity", "restaurant", Category::Restaurant),
    ("amenity", "fast_food", Category::Restaurant),
    ("amenity", "food_court", Category::Restaurant),
    ("amenity", "cafe", Category::Cafe),
    ("amenity", "ice_cream", Category::Cafe),
    ("amenity", "bar", Category::Bar),
    ("amenity", "pub", Category::Bar),
    ("amenity", "biergarten", Category::Bar),
    ("amenity", "nightclub", Category::Bar),
    ("amenity", "place_of_worship", Category::Culture),
    ("amenity", "theatre", Category::Culture),
    ("amenity", "arts_centre", Category::Culture),
    ("amenity", "concert_hall", Category::Culture),
    ("amenity", "exhibition_centre", Category::Culture),
    ("amenity", "cinema", Category::Culture),
    ("amenity", "library", Category::Culture),
    ("amenity", "marketplace", Category::Market),
    ("amenity", "public_bath", Category::Spa),
    ("amenity", "spa", Category::Spa),
    ("amenity", "toilets", Category::Toilet),
    ("amenity", "parking", Category::Parking),
    ("amenity", "laundry", Category::Laundry),
    ("amenity", "ferry_terminal", Category::Station),
    ("amenity", "bus_station", Category::Station),
    ("shop", "laundry", Category::Laundry),
    ("shop", "mall", Category::Shopping),
    ("shop", "department_store", Category::Shopping),
    ("shop", "books", Category::Shopping),
    ("shop", "gift", Category::Shopping),
    ("shop", "souvenir", Category::Shopping),
    ("shop", "art", Category::Shopping),
    ("shop", "antiques", Category::Shopping),
    ("shop", "massage", Category::Spa),
    ("leisure", "sauna", Category::Spa),
    ("leisure", "park", Category::Park),
    ("leisure", "garden", Category::Park),
    ("leisure", "nature_reserve", Category::Nature),
    ("leisure", "water_park", Category::ThemePark),
    ("leisure", "beach_resort", Category::Beach),
    ("leisure", "swimming_area", Category::Beach),
    ("leisure", "sports_centre", Category::Sports),
    ("leisure", "stadium", Category::Sports),
    ("leisure", "swimming_pool", Category::Sports),
    ("leisure", "ice_rink", Category::Sports),
    ("leisure", "golf_course", Category::Sports),
    ("leisure", "bowling_alley", Category::Sports),
    ("leisure", "miniature_golf", Category::Sports),
    ("natural", "beach", Category::Beach),
    ("natural", "peak", Category::Nature),
    ("natural", "volcano", Category::Nature),
    ("natural", "cave_entrance", Category::Nature),
    ("natural", "geyser", Category::Nature),
    ("natural", "hot_spring", Category::Nature),
    ("waterway", "waterfall", Category::Nature),
    ("boundary", "national_park", Category::Nature),
    ("railway", "station", Category::Station),
    ("railway", "halt", Category::Station),
    ("public_transport", "station", Category::Station),
    ("aeroway", "aerodrome", Category::Station),
    ("tower:type", "observation", Category::Viewpoint),
];

/// What makes a sight where nothing above has decided.
const SIGHTS: &[(&str, &str)] = &[
    ("tourism", "attraction"),
    ("tourism", "artwork"),
    ("man_made", "lighthouse"),
    ("amenity", "fountain"),
    ("place", "square"),
];

/// Values of `historic` that mark a spot, not a place to go to.
const MINOR_HISTORIC: [&str; 12] = [
    "no",
    "boundary_stone",
    "milestone",
    "wayside_cross",
    "wayside_shrine",
    "district",
    "railway_station",
    "railway",
    "stone",
    "heritage",
    "road",
    "yes",
];

/// Kinds of memorial that mark a spot, not a place to go to.
const MINOR_MEMORIALS: [&str; 4] = ["stolperstein", "plaque", "blue_plaque", "bench"];

/// The category that the tags make; `None` where they make no place.
pub(super) fn category(tags: &Tags) -> Option<Category> {
    let decided = FIRST
        .iter()
        .find(|(key, value, _)| tags.is(key, value))
        .map(|(_, _, category)| *category);
    decided.or_else(|| is_sight(tags).then_some(Category::Sight))
}

fn is_sight(tags: &Tags) -> bool {
    let historic = tags
        .get("historic")
        .is_some_and(|value| !MINOR_HISTORIC.contains(&value));
    let minor = ["memorial", "memorial:type"]
        .iter()
        .filter_map(|key| tags.get(key));
    let minor = minor.into_iter().any(|value| MINOR_MEMORIALS.contains(&value));
    (historic && !minor) || SIGHTS.iter().any(|(key, value)| tags.is(key, value))
}

/// Why an element that would make a place is not one for travellers; `None` where it is.
pub(super) fn unusable(tags: &Tags, category: Category) -> Option<&'static str> {
    if tags
        .get("access")
        .is_some_and(|access| matches!(access, "private" | "no" | "permit" | "employees"))
    {
        return Some("not open to the public");
    }
    let street_side = tags
        .get("parking")
        .is_some_and(|kind| matches!(kind, "street_side" | "lane" | "half_on_kerb"));
    if category == Category::Parking && street_side {
        return Some("parking along a street");
    }
    if tags.is("disused", "yes") || tags.is("abandoned", "yes") || tags.is("demolished", "yes") {
        return Some("no longer in use");
    }
    None
}

#[cfg(test)]
mod tests {
    use engine_model::place::Category;

    use super::{Tags, category, unusable};

    fn check(tags: &[(&str, &str)], expected: Option<Category>) {
        assert_eq!(category(&Tags::new(tags.iter().copied())), expected, "{tags:?}");
    }

    #[test]
    fn maps_tags_to_categories() {
        check(
            &[("tourism", "museum"), ("historic", "castle")],
            Some(Category::Museum),
        );
        check(
            &[("tourism", "attraction"), ("leisure", "park")],
            Some(Category::Park),
        );
        check(&[("tourism", "attraction")], Some(Category::Sight));
        check(&[("historic", "castle")], Some(Category::Sight));
        check(&[("historic", "memorial"), ("memorial", "plaque")], None);
        check(
            &[("historic", "memorial"), ("memorial", "statue")],
            Some(Category::Sight),
        );
        check(&[("historic", "yes"), ("building", "house")], None);
        check(&[("amenity", "pub")], Some(Category::Bar));
        check(
            &[("amenity", "place_of_worship"), ("building", "church")],
            Some(Category::Culture),
        );
        check(&[("shop", "laundry")], Some(Category::Laundry));
        check(&[("aeroway", "aerodrome")], Some(Category::Station));
        check(&[("railway", "tram_stop")], None);
        check(&[("amenity", "bench")], None);
        check(&[("disused:amenity", "pub")], None);
        check(&[], None);
    }

    #[test]
    fn leaves_out_what_is_not_public() {
        let tags = Tags::new([("leisure", "swimming_pool"), ("access", "private")]);
        assert_eq!(unusable(&tags, Category::Sports), Some("not open to the public"));
        let tags = Tags::new([("amenity", "parking"), ("parking", "street_side")]);
        assert_eq!(unusable(&tags, Category::Parking), Some("parking along a street"));
    }
}
