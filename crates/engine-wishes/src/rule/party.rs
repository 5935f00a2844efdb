//! Who travels: statements that ask for nothing, where they stay, and children with their ages.

use std::ops::Range;

use crate::pattern::{Pattern, patterns};
use crate::rule::Meaning;

/// Statements tried before everything else.
pub(super) const STATEMENTS: [(&str, Meaning); 12] = [
    (
        concat!(
            r"\b(?:wheel-?chairs?|strollers?|prams?|bugg(?:y|ies)|push-?chairs?|canes?",
            r"|walking sticks?)(?: users?)? (?:(?:is|are|will be) )?(?:not|isn't|aren't|never",
            r"|un)[ -]?(?:be )?(?:needed|necessary|required|ours)",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"\b(?:nobody|no one|none of us|no-one)[^.!?,]{0,24}?\b(?:wheel-?chairs?|strollers?|prams?",
            r"|bugg(?:y|ies)|canes?|walking sticks?|vegetarians?|vegans?|kosher|halal|allerg(?:y|ies",
            r"|ic))\b",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"(?:예산|돈|비용|경비|일정)(?:은|는|이|가|도)? ?(?:많이 ?|그렇게 ?|너무 ?)?(?:빠듯|부족",
            r"|빡빡|적|없|타이트)[가-힣]{0,3}(?:지|진)(?:는|도)? ?않[가-힣]*",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"\b(?:isn't|aren't|not|wasn't|never)(?: (?:really|on|very|so|that|too|a|an|the",
            r"|any))* (?:tight|shoestring|broke|small budget|limited budget|low budget|tight budget",
            r"|budget trip)(?: budget)?\b",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"(?:휠체어|유모차|지팡이)(?:은|는|이|가|를|을|도)? ?(?:안 ?(?:가져|챙기|챙겨|끌|써|쓰)",
            r"|아니|안 ?필요)[가-힣]*",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"\b(?:we|i|my|our|they)?(?: (?:do|are|am|is|have|has))?'?(?:n't|re|m|ve)? ?(?:\bno\b",
            r"|\bnot\b|n't|\bwithout\b|\bnone of us (?:is|are)\b|\bnobody is\b|\bnever\b)(?: (?:really",
            r"|have|having|need|bring(?:ing)?|travel(?:l?ing)?|with|using|use|any|a|an|the|our|in",
            r"|strictly|got|be|either|on|actually|want)){0,5} (?:kids?|children|child|bab(?:y|ies)",
            r"|toddlers?|teen(?:ager)?s?|vegetarians?|vegans?|muslims?|jewish|halal|kosher",
            r"|wheel-?chairs?|strollers?|prams?|bugg(?:y|ies)|canes?|diets?|dietary [a-z]+",
            r"|allergies)\b(?:,? (?:and|or) (?:kids?|children|vegetarians?|vegans?|wheel-?chairs?",
            r"|strollers?|prams?))*(?: (?:needed|required|necessary|with us|friendly))?",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"(?:아이|애|애들|아이들|아기|어린이|유모차|휠체어|지팡이|알레르기|알러지",
            r"|못 ?먹는 ?음식)(?:은|는|이|가|도|를)? ?(?:따로 ?|전혀 ?|아예 ?)?(?:없[가-힣]*",
            r"|안 ?(?:데려|가져|데리|쓰|타)[가-힣]*|필요 ?없[가-힣]*|필요하진 ?않[가-힣]*",
            r"|동반 ?안[가-힣 ]*)",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"(?:채식(?:주의자?)?|비건|할랄|코셔|베지테리언|글루텐 ?프리)(?:은|는|이|가|도",
            r"|인 ?건)? ?(?:안 ?해|안 ?하|아니|아닙|아녀|필요 ?없|상관 ?없)[가-힣]*",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"(?:숙소|호텔|숙박|에어비앤비|게스트 ?하우스|민박|집)(?:은|는|이|가|를",
            r"|을)? ?[^.!?,]{0,24}(?:옆|근처|앞|쪽|부근|주변|에 ?있|이에요|예요|입니다|잡았|잡아",
            r"|예약했|에서 ?(?:묵|머물|자))[가-힣]*|<P>[^.!?,]{0,12}(?:근처|옆|쪽|앞|주변)?(?:에서|에",
            r"|의)? ?(?:있는 ?)?(?:숙소|호텔|에어비앤비|묵어|묵습|묵을|묵고|머물",
            r"|숙박)[가-힣]*(?: ?(?:에서|에) ?(?:묵|머물|자)[가-힣]*)?",
        ),
        Meaning::Lodging,
    ),
    (
        concat!(
            r"\b(?:(?:our|my) |the |we have an? |booked an? |staying (?:at|in) (?:an?|our",
            r"|the) )(?:hotel|hostel|airbnb|apartment|accommodation|place|guesthouse|flat",
            r"|room)\b[^.!?]{0,20}?(?:\b(?:is|near|close to|next to|beside|opposite|across from|by|in",
            r"|around) (?:\w+ ){0,3}(?:the )?<P>)[^.!?,]{0,20}|\b(?:our|my|the) (?:hotel|hostel|airbnb",
            r"|apartment|place|flat)(?:'s| is| will be) [^.!?,]{0,40}|\b(?:staying|we(?:'re",
            r"| are)? (?:stay|based|located)|i(?:'m| am) staying|stay)(?:ing)? (?:right )?(?:at|in",
            r"|near|next to|close to|by|beside|around|opposite)\b[^.!?,]{0,40}",
        ),
        Meaning::Lodging,
    ),
    (
        r"\b(?:to|since|as|because) (?:we|i) love (?:it|you|them)\b",
        Meaning::Nothing,
    ),
    (
        r"\b(?:we|i) (?:can|do) eat (?:everything|anything)\b",
        Meaning::Nothing,
    ),
];

/// Ages where said, else an empty list; and where they stood.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ages {
    /// Whole years up to 17, ascending.
    pub(crate) years: Vec<u8>,
    /// Bytes of the marked text which speak of children.
    pub(crate) ranges: Vec<Range<usize>>,
}

patterns! {
    WORD = concat!(
        r"아이들?(?:이|가|를|을|는|은|도|랑|와|과|하고|와|의|들|데리|동반| |,|$)|애들|애 ?(?:둘|셋",
        r"|하나|넷)|애가|애랑|애기|아기(?:랑|가|와|를|는|도|하고| |,|$)|유아|영유아|어린이|꼬마",
        r"|초등학생|초딩|중학생|중딩|고등학생|고딩|유치원생|조카|손주|손자|손녀|돌쟁이|(?:^|[ ,]",
        r"|살 ?|세 ?)(?:딸|아들)(?:이|은|과|와|랑|이랑|을|도|하고|아이|내미| |,|$)|\b(?:kids?",
        r"|kiddos?|child(?:ren)?|toddlers?|bab(?:y|ies)|infants?|newborns?|teens?|teen-?agers?",
        r"|sons?|daughters?|little ones?|grand-?(?:kids?|child(?:ren)?|sons?|daughters?)|nephews?",
        r"|nieces?|preschoolers?)\b",
    );
    KOREAN_AGES = concat!(
        r"(?:\d{1,2} ?(?:살|세)? ?(?:이랑|하고|와|과|랑|짜리|[,·/&])? ?)*\d{1,2} ?(?:살|세)(?:$",
        r"|[^가-힣]|짜리|이|인|된|아|의|예|입|여|딸|아들|애|하고|랑|와|먹|과|남|둘|쌍)",
    );
    KOREAN_COUNTED = r"(?<n>한|두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?살";
    MONTHS = r"(?<n>\d{1,2}) ?(?:개월|-?months?[- ]olds?)";
    ENGLISH_AGES = concat!(
        r"\b(?:(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven",
        r"|twelve)(?: ?,? ?(?:and|&|or|/|,) ?|-? (?:and|or) (?:a |an )?|-years?-olds? and (?:a ",
        r"|an )?))*(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven",
        r"|twelve)[- ]?(?:years?|yrs?|y/?o\b|yo\b)(?:[- ]?olds?)?\b",
    );
    AGES_AFTER = concat!(
        r"\b(?:kids?|child(?:ren)?|toddlers?|teens?|teenagers?|sons?|daughters?|boys?|girls?",
        r"|nephews?|nieces?|grandkids|grandchildren|little ones?|bab(?:y|ies))(?: (?:who )?(?:are",
        r"|is)|'s)?(?: (?:aged?|ages))? ?[,(:-]? ?(?:aged?|ages|they're|they are|he is|she is|is",
        r"|are)? ?(?<it>(?:\d{1,2}|four|five|six|seven|eight|nine|ten|eleven",
        r"|twelve)(?:(?: ?, ?(?:and )?| ?and | ?& ?| ?/ ?)(?:\d{1,2}|four|five|six|seven|eight",
        r"|nine|ten|eleven|twelve))*)(?<after>.{0,8})",
    );
    PRONOUN_AGES = concat!(
        r"\b(?:he|she|they|who)(?:'s|'re)?(?: (?:is|are|just|only|about|now|nearly|almost|still",
        r"|has|have|turned|turning|aged?))* (?<it>(?:\d{1,2}|four|five|six|seven|eight|nine|ten",
        r"|eleven|twelve)(?:(?: ?, ?(?:and )?| ?and | ?& ?)(?:\d{1,2}|four|five|six|seven|eight",
        r"|nine|ten|eleven|twelve))*)\b(?<after>.{0,8})",
    );
    YOUNG = r"\b(?:boys?|girls?)\b";
    AGED = r"\b(?:aged?|ages)(?: of)? (?<it>\d{1,2}(?:(?: ?, ?(?:and )?| ?and | ?& ?| ?/ ?)\d{1,2})*)";
    NUMBER = concat!(
        r"\d{1,2}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|한|두|세",
        r"|네|다섯|여섯|일곱|여덟|아홉|열",
    );
}

/// Finds children and their ages. `None` where none are spoken of.
pub(crate) fn find_children(text: &str) -> Option<Ages> {
    let mut ages = Ages::default();
    let mut taken: Vec<Range<usize>> = Vec::new();
    for captures in MONTHS.captures_iter(text) {
        if let Some(whole) = captures.get(0) {
            add(&mut ages, &mut taken, whole.range(), &captures["n"], 12);
        }
    }
    for pattern in [&KOREAN_AGES, &KOREAN_COUNTED, &ENGLISH_AGES] {
        for found in pattern.find_iter(text) {
            add(&mut ages, &mut taken, found.range(), found.as_str(), 1);
        }
    }
    let spoken_of = WORD.is_match(text) || YOUNG.is_match(text);
    let after_names: &[&Pattern] = if spoken_of {
        &[&AGES_AFTER, &AGED, &PRONOUN_AGES]
    } else {
        &[&AGES_AFTER, &AGED]
    };
    for pattern in after_names {
        for captures in pattern.captures_iter(text) {
            let counted = captures
                .name("after")
                .is_some_and(|after| counts_something(after.as_str()));
            if let Some(part) = captures.name("it").filter(|_| !counted) {
                add(&mut ages, &mut taken, part.range(), part.as_str(), 1);
            }
        }
    }
    ages.ranges
        .extend(WORD.find_iter(text).map(|found| found.range()));
    ages.years.sort_unstable();
    (!ages.ranges.is_empty()).then_some(ages)
}

fn counts_something(after: &str) -> bool {
    [
        "day", "night", "hour", "km", "k", "mile", "euro", "place", "museum", "week", "stop", "time",
        "people", "am", "pm", ":", "feet", "foot", "ft",
    ]
    .iter()
    .any(|unit| after.trim_start().starts_with(unit))
}

/// Adds the numbers of a phrase. Those of adults are passed over, as is a phrase inside one read before.
fn add(ages: &mut Ages, taken: &mut Vec<Range<usize>>, range: Range<usize>, words: &str, per_year: i32) {
    if taken
        .iter()
        .any(|other| other.start < range.end && range.start < other.end)
    {
        return;
    }
    let years: Vec<u8> = NUMBER
        .find_iter(words)
        .filter_map(|number| crate::amount::small_number(number.as_str()))
        .filter_map(|number| u8::try_from(number / per_year).ok().filter(|&years| years <= 17))
        .collect();
    taken.push(range.clone());
    if !years.is_empty() {
        ages.ranges.push(range);
        ages.years.extend(years);
    }
}
