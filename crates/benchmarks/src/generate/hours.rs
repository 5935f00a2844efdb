//! Opening hours as mappers write them.

use engine_model::place::Category;

use crate::dice::Dice;

/// Museums, palaces, towers: a closing day, seasons, exceptions.
const SIGHTS: &[&str] = &[
    "09:00-18:00",
    "Tu-Su 09:00-18:00",
    "Tu-Su 10:00-17:00; Mo off",
    "Mo,We-Su 09:30-18:00; Tu off",
    "Mo-Fr 09:00-17:00; Sa-Su 10:00-18:00",
    "Mar-Oct 09:00-18:00; Nov-Feb 09:00-17:00; Tu off",
    "Apr-Sep: 09:00-19:00; Oct-Mar: 10:00-16:00",
    "Tu,We,Fr-Su 10:00-18:00; Th 10:00-21:00; Mo off",
    "Mo-Su 09:00-18:00; PH off",
    "10:00-18:00; Jan 01 off; Dec 25 off",
    "Tu-Fr 11:00-18:00; Sa-Su 11:00-17:00; PH closed",
    "We-Mo 09:00-12:00,13:00-17:30",
    "Sa-Su 10:00-16:00",
    "Mo[1] off; 09:30-17:30",
    "Jun-Aug Mo-Su 08:30-19:30; Sep-May Tu-Su 09:00-17:00",
    "sunrise-sunset",
];

/// Restaurants and bars: two services, nights past midnight.
const TABLES: &[&str] = &[
    "11:30-14:30,17:30-22:00",
    "Mo-Sa 11:00-22:00; Su off",
    "Tu-Su 11:30-15:00,17:00-21:30",
    "11:00-21:00",
    "Mo-Fr 11:30-14:00; Sa-Su off",
    "We-Su 17:30-23:00",
    "18:00-02:00",
    "Fr-Sa 18:00-03:00; Su-Th 18:00-01:00",
    "24/7",
    "Mo-Sa 10:00-22:00; Su 12:00-20:00; PH off",
];

/// Shops, markets and cafes.
const SHOPS: &[&str] = &[
    "08:00-18:00",
    "Mo-Sa 10:00-20:00; Su 12:00-18:00",
    "Mo-Fr 07:30-17:00; Sa 09:00-15:00; Su,PH off",
    "17:00-24:00",
    "06:00-14:00; Su off",
    "10:00-20:00; 2026 Dec 24-2026 Dec 26 off",
];

/// Every shape, for readers that are to meet them all.
pub fn shapes() -> impl Iterator<Item = &'static str> {
    SIGHTS.iter().chain(TABLES).chain(SHOPS).copied()
}

/// The hours of one place: unknown for about a third of all, always open for many parks.
pub(super) fn of(category: Category, dice: &mut Dice) -> Option<String> {
    let (unknown, always, shapes): (u32, u32, &[&str]) = match category {
        Category::Park | Category::Nature | Category::Beach | Category::Viewpoint => (45, 35, SIGHTS),
        Category::Restaurant | Category::Bar => (30, 2, TABLES),
        Category::Market | Category::Shopping | Category::Cafe | Category::Spa => (30, 2, SHOPS),
        Category::Station | Category::Lodging => (60, 40, SIGHTS),
        _ => (30, 5, SIGHTS),
    };
    if dice.chance(unknown) {
        None
    } else if dice.chance(always) {
        Some("24/7".to_owned())
    } else {
        Some((*dice.pick(shapes)).to_owned())
    }
}
