//! Phrases on limits: money, and how far to walk.

use crate::rule::{Meaning, Span};

/// In the order in which they are tried.
pub(super) const RULES: [(&str, Meaning); 8] = [
    // Money.
    (
        concat!(
            r"(?:하루|일일|매일|1일)[^.!?]{0,14}<M>(?:[가-힣 ]{0,8}(?:이하|이내|이상|안|정도|넘|까지",
            r"|쓸|쓰|예산|미만|안쪽)[가-힣 ]*)?|<M>[^.!?,]{0,16}?(?:\b(?:a|per|each|every) day\b",
            r"|/ ?day|\bdaily\b|\bp\.?d\b)|\b(?:daily|per day|each day|every day",
            r"|a day)\b[^.!?]{0,30}?<M>|<M> ?(?:/|씩) ?(?:일|하루|매일)?",
        ),
        Meaning::Budget(Span::Day),
    ),
    (
        concat!(
            r"(?:\b(?:total |overall |our |my |a |the )*budget\b[^.!?]{0,24}?|\b(?:under|below",
            r"|max(?:imum)?|at most|no more than|less than|up to|within|around|about|spend(?:ing)?",
            r"|limit(?: of)?|cap(?: of)?|keep it (?:under|below))\b[^.!?]{0,12}?)?(?:예산[은는이가]? ?",
            r"|총 ?|전체 ?|최대 ?|합쳐서 ?|경비[는가]? ?)*<M>(?:[가-힣 ]{0,10}(?:이하|이내|안에서",
            r"|안으로|정도|넘|까지|쓸|예산|미만)[가-힣]*| (?:in )?(?:total|altogether|all in",
            r"|max(?:imum)?|tops|overall|for (?:the|our|this) (?:whole|entire)? ?(?:trip|thing)|budget",
            r"|or less))*",
        ),
        Meaning::Budget(Span::Trip),
    ),
    (
        concat!(
            r"\b(?:money (?:is no object|is not an? (?:issue|problem)|isn't an? (?:issue|problem))",
            r"|(?:don't|not|no need to|doesn't have to|needn't) (?:\w+ ){0,3}?(?:cheap|budget|save",
            r"|money)|budget (?:isn't|is not) (?:an? )?(?:issue|problem|tight)|no budget(?: limit)?",
            r"|not cheap)\b|(?:돈|예산|비용|가격)(?:은|이|는|도)? ?(?:상관|걱정|신경|구애|문제",
            r"|제한)[가-힣]*(?: ?(?:없|안|않)[가-힣]*)?|싼 ?(?:거|것|데|곳)(?:는|은)? ?(?:말고|싫",
            r"|별로)",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"가성비[가-힣 ]*?(?: 여행| 위주| 좋은)?|(?:최대한 |되도록 |가급적 )?(?:저렴|싸게|싸고|싼 ",
            r"|싼데|아끼|아껴|절약|저예산|알뜰|짠내|짠돌이|저가|무료)[가-힣]*|(?:돈|예산|경비|비용",
            r"|지갑)(?:이|을|은|는|도)? ?(?:별로 ?|많이 ?|최대한 ?|좀 ?|얼마 ?)*(?:없|부족|빠듯|얇",
            r"|최소|줄|적|넉넉하지|여유가 ?없|덜|아)[가-힣]*|부담 ?없는 ?가격[가-힣]*|비싼 ?(?:데|곳",
            r"|거|것|건|식당)?(?:는|은|을)? ?(?:말고|싫|빼|안|못|피|부담|사양|별로)[가-힣]*",
            r"|안 ?비싼[가-힣]*",
        ),
        Meaning::Cheap,
    ),
    (
        concat!(
            r"\b(?:cheap(?:ly|er|o|est)?(?: (?:as possible|eats|stuff|places|options|things))?",
            r"|(?:budget|wallet|pocket)[- ]friendly|shoestring(?: budget)?|sav(?:e|ing) (?:\w+ )?money",
            r"|affordabl[ey]|inexpensive|low[- ](?:cost|budget)|(?:tight|small|low|limited|student",
            r"|backpacker(?:'s)?) budget|on a budget|budget (?:trip|travel(?:l?ers?)?|options?",
            r"|is (?:tight|limited|small))|money is tight|money's tight|frugal(?:ly)?|(?:don't|not",
            r"|nothing|no|avoid)[^.!?,]{0,24}?(?:spend (?:much|a lot|too much)|expensive|pric(?:e)?y",
            r"|fancy prices|splurge)(?: \w+)?|keep (?:the )?(?:costs?|spending|prices) (?:low|down)",
            r"|economical(?:ly)?|as little (?:money )?as possible|spend as little[a-z ]*|broke",
            r"|penny[- ]pinching|bargain|free (?:things|activities|stuff|attractions|entry|sights",
            r"|museums)|good value|value for money|cost-?(?:effective|conscious))\b",
        ),
        Meaning::Cheap,
    ),
    // The shape of the days in words that only mean it when nothing else did.
    (
        concat!(
            r"\b(?:early (?:starts?|mornings?) (?:are|is) (?:fine|ok|okay|no problem)",
            r"|don't mind (?:early|getting up)[a-z ]*)\b|일찍 ?(?:일어나도|시작해도|나가도) ?(?:괜찮",
            r"|상관|돼|좋)[가-힣]*",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"(?:하루|매일)? ?(?:최대 ?|총 ?)?<L>[가-힣]{0,4} ?(?:이하|이내|까지|넘|이상|안|정도|미만",
            r"|만)[가-힣]*(?: ?[가-힣]+){0,4}|(?:도보|걷|걸)[가-힣 ]{0,14}<L>[가-힣 ]*",
            r"|<L>[^.!?]{0,20}(?:걷|걸|도보)[가-힣]*(?: ?[가-힣]+){0,3}",
        ),
        Meaning::WalkingLimit,
    ),
    (
        concat!(
            r"\b(?:can't|cannot|don't|not|no|never|won't|shouldn't|less|max(?:imum)?|at most|up to",
            r"|under|limit|walk(?:ing)?|about|within|only|fewer|keep)\b[^.!?]{0,50}?<L>[^.!?,]{0,40}",
            r"|<L> (?:of )?(?:walking|on foot|a day|per day|max|is (?:my|our|the) (?:limit|max)",
            r"|walk)[a-z ]*",
        ),
        Meaning::WalkingLimit,
    ),
];
