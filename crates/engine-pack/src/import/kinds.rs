//! What is assumed of a place by its category where the file says nothing.

use engine_model::place::{Category, Setting};

/// Assumptions about a category.
pub(super) struct Kind {
    /// Typical stay in minutes: the median of the bundled catalogue, rounded.
    pub(super) stay: i32,
    /// Shortest sensible stay in minutes: likewise.
    pub(super) min_stay: i32,
    pub(super) setting: Setting,
    /// Fame of a place of which nothing else is known; what is no stop has little.
    pub(super) fame: u32,
    /// Name where the file gives none, local and English; empty = a place without a name is left out.
    pub(super) name: &'static str,
    /// Korean name where the file gives none.
    pub(super) name_ko: &'static str,
}

pub(super) const fn kind(category: Category) -> Kind {
    use Setting::{Indoor, Mixed, Outdoor};
    match category {
        Category::Sight => of(35, 20, Outdoor, 20),
        Category::Museum => of(75, 60, Indoor, 20),
        Category::Culture => of(45, 20, Indoor, 20),
        Category::Park => of(60, 30, Outdoor, 20),
        Category::Nature => of(80, 60, Outdoor, 20),
        Category::Beach => of(60, 35, Outdoor, 20),
        Category::Viewpoint => of(45, 25, Outdoor, 20),
        Category::Market => of(50, 30, Mixed, 20),
        Category::Shopping => of(60, 30, Indoor, 15),
        Category::ThemePark => of(210, 150, Outdoor, 20),
        Category::Sports => of(120, 75, Mixed, 15),
        Category::Spa => of(150, 90, Indoor, 15),
        Category::Restaurant | Category::Bar => of(60, 40, Indoor, 15),
        Category::Cafe => of(40, 25, Indoor, 15),
        Category::Laundry => of(60, 45, Indoor, 5),
        Category::Lodging => of(600, 300, Indoor, 10),
        Category::Station => of(30, 15, Mixed, 10),
        Category::Parking => Kind {
            name: "Parking",
            name_ko: "주차장",
            ..of(10, 5, Outdoor, 5)
        },
        Category::Toilet => Kind {
            name: "Toilets",
            name_ko: "화장실",
            ..of(10, 5, Indoor, 5)
        },
    }
}

const fn of(stay: i32, min_stay: i32, setting: Setting, fame: u32) -> Kind {
    Kind {
        stay,
        min_stay,
        setting,
        fame,
        name: "",
        name_ko: "",
    }
}
