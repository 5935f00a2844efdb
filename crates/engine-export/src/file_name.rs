//! Names of exported files.

use engine_model::plan::PlanDay;
use jiff::civil::Date;

use crate::Format;
use crate::trip::Trip;

/// Longest trip name in a file name, in bytes: file systems end at 255, and Hangul takes three a syllable.
const LONGEST_BYTES: usize = 120;

/// `<trip>_YYYYMMDD.pdf`.
pub(crate) fn of_trip(trip: &Trip<'_>, format: Format) -> String {
    format!(
        "{}_{}.{}",
        safe(&trip.name),
        compact(trip.dates().0),
        format.extension()
    )
}

/// `<trip>_DayN_YYYYMMDD.png`.
pub(crate) fn of_day(trip: &Trip<'_>, day: &PlanDay, format: Format) -> String {
    format!(
        "{}_Day{}_{}.{}",
        safe(&trip.name),
        day.number,
        compact(day.date),
        format.extension()
    )
}

/// `YYYYMMDD`.
pub(crate) fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Letters and digits of any script, `-`, `_`, single dots inside; blanks become `-`; everything else goes.
fn safe(name: &str) -> String {
    let mut text = String::new();
    for character in name.trim().chars() {
        let kept = match character {
            '-' | '_' | '.' => Some(character),
            _ if character.is_whitespace() => Some('-'),
            _ if character.is_alphanumeric() => Some(character),
            _ => None,
        };
        let Some(kept) = kept else { continue };
        let repeats = !kept.is_alphanumeric() && text.ends_with(kept);
        if !repeats && text.len() + kept.len_utf8() <= LONGEST_BYTES {
            text.push(kept);
        }
    }
    let text = text.trim_matches(['.', '-', '_']);
    if text.is_empty() {
        "trip".to_owned()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::safe;

    fn check(name: &str, expected: &str) {
        assert_eq!(safe(name), expected);
    }

    #[test]
    fn keeps_letters_of_any_script() {
        check("서울 여행", "서울-여행");
        check("Autumn in 京都", "Autumn-in-京都");
    }

    #[test]
    fn takes_out_what_could_leave_the_folder() {
        check("../../etc/passwd", "etcpasswd");
        check("..\\..\\x", "x");
        check(".hidden", "hidden");
        check("a/b\0c\nd", "abc-d");
        check("C:\\trip", "Ctrip");
        check("a\u{202e}gnp.exe", "agnp.exe");
        check("///", "trip");
        check("", "trip");
        check("…", "trip");
    }

    #[test]
    fn is_never_too_long_for_a_file_system() {
        let long = "가".repeat(500);
        assert_eq!(safe(&long).len(), 120);
    }
}
