//! The members of the group.

/// How much a member can do; the weakest member's value rules the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Health {
    /// At most 3 stops a day, 500 m on foot a leg, 3 km a day; at least 3 rests.
    Limited,
    /// At most 5 stops, 1.2 km a leg, 7 km a day; at least 2 rests; nothing strenuous.
    Caution,
    /// At most 7 stops, 2 km a leg, 12 km a day.
    Good,
    /// At most 7 stops, 3 km a leg, 18 km a day.
    Excellent,
}

/// As stated by the member; used for nothing but forms of address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Male.
    Male,
    /// Female.
    Female,
    /// Neither of the two, or not to be named.
    Other,
}

/// A taste that maps onto categories of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Like {
    /// Sights and viewpoints.
    Sightseeing,
    /// Shops and markets.
    Shopping,
    /// Museums, temples, theatres, old quarters.
    Culture,
    /// Parks, beaches, mountains.
    Nature,
    /// Sports and theme parks.
    Sports,
    /// Spas, cafes, quiet parks.
    Rest,
    /// Restaurants, street food, markets.
    Food,
}

/// What a member does not eat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is the dietary term itself")]
pub enum Diet {
    Vegetarian,
    Vegan,
    Halal,
    Kosher,
    NoPork,
    NoBeef,
    NoSeafood,
    NoNuts,
    GlutenFree,
    LactoseFree,
}

/// What a member moves with or needs on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MobilityAid {
    /// Needs step-free access.
    Wheelchair,
    /// Needs step-free access.
    Stroller,
    /// Prefers step-free access.
    Cane,
    /// No aid, but needs step-free access.
    StepFree,
}

impl MobilityAid {
    /// Whether a place known to have steps is out of the question.
    pub fn needs_step_free(self) -> bool {
        !matches!(self, Self::Cane)
    }
}

/// One traveller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// 1..=40 characters; unique in the group where given.
    pub name: Option<String>,
    /// 0..=120 years.
    pub age: u8,
    /// Where stated.
    pub gender: Option<Gender>,
    /// How much the member can do.
    pub health: Health,
    /// Tastes, in the order given, without repeats.
    pub likes: Vec<Like>,
    /// Dislikes, in the order given, without repeats.
    pub dislikes: Vec<Like>,
    /// Diets.
    pub diets: Vec<Diet>,
    /// Mobility aid, if any.
    pub mobility: Option<MobilityAid>,
    /// Places this member must see, each by reference as written.
    pub must_see: Vec<crate::request::PlaceRef>,
}
