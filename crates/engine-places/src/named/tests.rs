use super::NameMatch;
use crate::sample::seoul;

fn check_named(name: &str, expected: &NameMatch) {
    assert_eq!(&seoul().find_named(name), expected, "{name}");
}

#[test]
fn finds_the_place_that_a_name_means() {
    for name in [
        "경복궁",
        " 경복궁 ",
        "경 복 궁",
        "Gyeongbokgung",
        "gyeongbokgung palace",
        "Palace of Gyeongbokgung",
        "the Gyeongbokgung Palace",
        "seoul/gyeongbokgung",
        "SEOUL/Gyeongbokgung",
        "경복굼",
        "Gyeonbokgung",
        "Gyeongbokgung, 서울",
    ] {
        check_named(name, &NameMatch::Found(0));
    }
    for (name, position) in [
        ("Gyeongbokgung Station", 1),
        ("경복궁역", 1),
        ("gwangjang-market", 5),
        ("Gwangjang", 5),
        ("National Museum", 6),
        ("Dalbit", 7),
        ("Moonlight", 7),
        ("N Seoul Tower", 3),
        ("남산타워", 3),
        ("Changdeokgung", 2),
    ] {
        check_named(name, &NameMatch::Found(position));
    }
}

#[test]
fn says_when_a_name_means_several_places_or_none() {
    check_named("남산", &NameMatch::Ambiguous(vec![3, 4]));
    check_named("커피나무", &NameMatch::Ambiguous(vec![10, 9]));
    check_named("한옥마을", &NameMatch::Near(vec![4]));
    check_named("Neuschwanstein", &NameMatch::None);
    // A word for a kind of place is no name of one, and one kind is not another.
    check_named("Palace", &NameMatch::Near(vec![0, 2]));
    check_named("Museum", &NameMatch::Near(vec![6]));
    check_named("Gwangjang Park", &NameMatch::Near(vec![5]));
    check_named("", &NameMatch::None);
    check_named("!?", &NameMatch::None);
}
