//! Korean particles, which follow the last sound of the word before them.

/// A particle with its two shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Particle {
    /// 은/는.
    Topic,
    /// 이/가.
    Subject,
    /// 을/를.
    Object,
    /// 으로/로.
    Towards,
    /// 과/와.
    And,
}

/// The word with its particle: `경복궁은`, `카페는`, `서울로`. Where the last sound cannot be told from the script
/// (a kanji name, say), both shapes are written: `東京은(는)`.
pub fn with(word: &str, particle: Particle) -> String {
    let shape = match (ending(word), particle) {
        (Ending::Vowel, Particle::Topic) => "는",
        (Ending::Vowel, Particle::Subject) => "가",
        (Ending::Vowel, Particle::Object) => "를",
        (Ending::Vowel | Ending::Rieul, Particle::Towards) => "로",
        (Ending::Vowel, Particle::And) => "와",
        (Ending::Rieul | Ending::Consonant, Particle::Topic) => "은",
        (Ending::Rieul | Ending::Consonant, Particle::Subject) => "이",
        (Ending::Rieul | Ending::Consonant, Particle::Object) => "을",
        (Ending::Consonant, Particle::Towards) => "으로",
        (Ending::Rieul | Ending::Consonant, Particle::And) => "과",
        (Ending::Untold, Particle::Topic) => "은(는)",
        (Ending::Untold, Particle::Subject) => "이(가)",
        (Ending::Untold, Particle::Object) => "을(를)",
        (Ending::Untold, Particle::Towards) => "(으)로",
        (Ending::Untold, Particle::And) => "과(와)",
    };
    format!("{word}{shape}")
}

#[derive(Clone, Copy)]
enum Ending {
    Vowel,
    Rieul,
    Consonant,
    Untold,
}

/// Hangul syllables are laid out in Unicode by their final consonant: 28 to a vowel, 0 = none, 8 = ㄹ.
fn ending(word: &str) -> Ending {
    let Some(last) = word.chars().rev().find(|c| c.is_alphanumeric()) else {
        return Ending::Untold;
    };
    match last {
        '가'..='힣' => match (u32::from(last) - u32::from('가')) % 28 {
            0 => Ending::Vowel,
            8 => Ending::Rieul,
            _ => Ending::Consonant,
        },
        // Digits are read in Sino-Korean: 영 일 이 삼 사 오 육 칠 팔 구.
        '2' | '4' | '5' | '9' => Ending::Vowel,
        '1' | '7' | '8' => Ending::Rieul,
        '0' | '3' | '6' => Ending::Consonant,
        _ => latin_ending(last),
    }
}

/// Small letters by how English and Romance names usually end, capitals by their letter names (엘, 엠, 엔, 알).
fn latin_ending(last: char) -> Ending {
    match last {
        'a' | 'e' | 'f' | 'h' | 'i' | 'j' | 'o' | 'r' | 's' | 'u'..='z' | 'A' | 'E' | 'I' | 'O' | 'U' => {
            Ending::Vowel
        }
        'l' | 'L' | 'R' => Ending::Rieul,
        'm' | 'n' | 'M' | 'N' => Ending::Consonant,
        _ => Ending::Untold,
    }
}

#[cfg(test)]
mod tests {
    use super::{Particle, with};

    fn check(word: &str, particle: Particle, expected: &str) {
        assert_eq!(with(word, particle), expected);
    }

    #[test]
    fn follows_the_final_consonant() {
        check("경복궁", Particle::Topic, "경복궁은");
        check("카페", Particle::Topic, "카페는");
        check("남산", Particle::Subject, "남산이");
        check("시장", Particle::Object, "시장을");
        check("점심", Particle::And, "점심과");
        check("서울", Particle::Towards, "서울로");
        check("부산", Particle::Towards, "부산으로");
        check("제주", Particle::Towards, "제주로");
    }

    #[test]
    fn reads_digits_and_latin_letters_aloud() {
        check("3", Particle::Subject, "3이");
        check("2", Particle::Subject, "2가");
        check("7", Particle::Towards, "7로");
        check("Louvre", Particle::Topic, "Louvre는");
        check("Hotel", Particle::Towards, "Hotel로");
        check("Big Ben", Particle::Topic, "Big Ben은");
    }

    #[test]
    fn writes_both_shapes_where_the_sound_is_unknown() {
        check("金閣寺", Particle::Topic, "金閣寺은(는)");
        check("Park", Particle::Object, "Park을(를)");
        check("", Particle::Subject, "이(가)");
    }

    #[test]
    fn looks_through_brackets_and_quotes() {
        check("‘호수’", Particle::Topic, "‘호수’는");
        check("롯데월드(잠실)", Particle::Object, "롯데월드(잠실)을");
    }
}
