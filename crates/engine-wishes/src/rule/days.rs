//! Phrases on the shape of the days: times, pace, rain, crowds.

use engine_model::wish::Pace;

use crate::amount::Bound;
use crate::rule::Meaning;

/// In the order in which they are tried.
pub(super) const RULES: [(&str, Meaning); 37] = [
    // Rain comes first: what is to be done indoors is no wish of its own.
    (
        concat!(
            r"비(?:가)? ?와도 ?(?:상관|괜찮|그냥|다 |돼|좋|문제|계획|갈|가|실외|야외|밖)[가-힣 ]*",
            r"|비 ?(?:맞|오는 ?거 ?상관|좋아)[가-힣 ]*|날씨 ?상관 ?없[가-힣]*",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"\b(?:don't|do not|doesn't|never|not) (?:really )?(?:mind|care about",
            r"|bother(?:ed)?(?: by)?|afraid of|worry about|need) (?:\w+ ){0,4}?rain(?:y)?(?: plan)?\b",
            r"|\brain or shine\b|\brain (?:doesn't|won't|is fine|is ok)[a-z' ]*|\b(?:don't",
            r"|no) (?:need )?(?:for )?(?:a |any )?(?:rain|rainy[- ]day|bad[- ]weather) (?:plan",
            r"|backup)[a-z ]*\b",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"(?:비(?:가)?|우천|장마|날씨(?:가)?|소나기|폭우|태풍)[가-힣 ]{0,14}?(?:오면|올 ?때",
            r"|올 ?경우|온다면|올까|올 ?수|올지|내리면|내릴|시에?|대비|안 ?좋으면|나쁘면|궂으면",
            r"|오는 ?날)[^.!?]{0,30}?(?:실내|대비|대안|플랜|준비|대체|바꿔|변경|옮|안에서|코스|계획",
            r"|일정|박물관|미술관|카페|쇼핑)[^.!?,]*|우천 ?(?:시|대비)[가-힣 ]*|비 ?(?:올 ?때|오는 ?날",
            r"|오면)? ?대비[가-힣 ]*|비(?:가)? ?오면 ?[가-힣 ]+",
        ),
        Meaning::Rain,
    ),
    (
        r"실내[가-힣 ]{0,14}비(?:가)? ?(?:오면|올)[가-힣 ]*|플랜 ?b",
        Meaning::Rain,
    ),
    (
        concat!(
            r"\b(?:if|when|in case|should|whenever|for when)[^.!?]{0,14}\b(?:rains?|raining|rainy",
            r"|pours?|pouring|storms?|drizzles?|wet|weather (?:is|turns|gets|goes) (?:bad|poor|awful",
            r"|terrible|sour|nasty))\b[^.!?]{0,70}|\b(?:rain|rainy|raining|bad|wet|poor)[- ]?(?:day",
            r"|weather)?s?,? (?:plan|backup|back-up|alternatives?|options?|fallback|activities|proof",
            r"|ideas|itinerary|contingency)[a-z ]*|\b(?:plan b|back-?up|fallback|alternatives?",
            r"|options?|indoor|contingency)[^.!?,]{0,30}\b(?:rain(?:s|y)?|bad weather|wet weather",
            r"|pours)\b(?: days?)?",
        ),
        Meaning::Rain,
    ),
    // Crowds.
    (
        concat!(
            r"(?:사람|관광객|인파|사람들)(?:이|은|도)? ?(?:너무 ?|엄청 ?|많이 ?|바글바글 ?",
            r"|북적북적 ?)*(?:많|붐비|몰리|북적|바글|미어)[가-힣]* ?(?:곳|데|장소|건|거|것|시간",
            r"|관광지)?(?:은|는|을|를|만|이|들|에는|엔|에)? ?[가-힣 ]{0,8}?(?:싫|시러|시른|피|말|빼",
            r"|안 |별로|질색|제외|없|못|힘들)[가-힣]*",
        ),
        Meaning::Crowds,
    ),
    (
        concat!(
            r"(?:사람|관광객|인파)(?:이|은|들)? ?(?:너무 ?|좀 ?|최대한 ?)?(?:적|없|드문|덜|안 ?많",
            r"|많지 ?않)[가-힣]* ?(?:곳|데|장소|시간|편)?[가-힣]*(?: ?(?:위주|만|다니|가)[가-힣]*)*",
            r"|인파(?:를|는)? ?(?:좀 ?|최대한 ?)?(?:피|싫)[가-힣]*",
        ),
        Meaning::Crowds,
    ),
    (
        concat!(
            r"(?:너무 ?)?(?:붐비|붐빔|북적|혼잡|복잡|시끄러|바글|복작)[가-힣]* ?(?:곳|데|장소|건|거|것",
            r"|시간)?(?:은|는|을|를|만|이|도)? ?[가-힣 ]{0,6}?(?:피|말|싫|시러|않|안 |덜|별로|빼|질색",
            r"|제외|없|못|힘들)[가-힣]*",
        ),
        Meaning::Crowds,
    ),
    (
        concat!(
            r"(?:좀 ?)?(?:한적|한산|호젓|고즈넉|인적 ?드문|조용)[가-힣]* ?(?:곳|데|장소|동네|코스",
            r"|분위기|시간|여행지)?[가-힣]*(?: ?(?:위주|만|다니|가|데려|좋|부탁|추천|선호)[가-힣]*)*",
        ),
        Meaning::Crowds,
    ),
    (
        concat!(
            r"\b(?:avoid(?:ing)?|no|without|hate|hating|skip(?:ping)?|away from|less|fewer|minus|beat",
            r"|beating|escape|dodge|don't (?:really )?(?:like|want|do|enjoy)|can't stand",
            r"|not (?:a )?(?:big )?(?:fans? of|into|keen on)|dislike|nothing)(?: (?:all|the|any|big",
            r"|huge|large|too|of|those|massive|tourist|tourists'?|touristy|that|so|places with",
            r"|much))* (?:crowds?|crowded(?: (?:places?|spots?|areas?|sites?))?|crowding",
            r"|hordes(?: of (?:tourists|people))?|mobs|masses|busy places|packed places|queues",
            r"|tourist hordes|tourists)\b",
        ),
        Meaning::Crowds,
    ),
    (
        concat!(
            r"\b(?:crowd-free|uncrowded|un-crowded|less crowded|not (?:too |so |very ",
            r"|overly )?(?:crowded|touristy)|(?:too|so) (?:crowded|many (?:people|tourists))",
            r"|fewer (?:people|tourists)|quiet(?:er)? (?:places?|spots?|corners?|areas?|sights?|times?",
            r"|side|neighbou?rhoods?)|off[- ](?:the[- ])?beaten[- ](?:path|track)",
            r"|where (?:there are )?(?:fewer|not many) (?:people|tourists)|crowds (?:stress|make",
            r"|are not|aren't|bother|give)[a-z' ]*|crowds\b)",
        ),
        Meaning::Crowds,
    ),
    // Opening and closing times.
    (
        concat!(
            r"\b(?:from |between |start (?:at |from )?)?<T>(?:에)? ?(?:부터|to|till|until|til|-|~",
            r"|and)(?: 저녁| 밤)? ?<T>(?:까지)?",
        ),
        Meaning::Frame,
    ),
    (
        concat!(
            r"<T> ?(?:이?전|보다 ?일찍)[가-힣]{0,3}(?: ?[가-힣]+){0,2}? ?(?:못|싫|시러|안 |힘들|않|말",
            r"|무리|어려)[가-힣]*(?: ?(?:일어나|나가|시작|움직|돼|했)[가-힣]*)*",
        ),
        Meaning::Bound(Bound::Start),
    ),
    (
        concat!(
            r"<T> ?(?:이후|이 후|넘어|넘|지나)[가-힣]{0,3}(?: ?[가-힣]+){0,2}? ?(?:안 |못|싫|않|말|없",
            r"|힘들|쉬|무리|피곤)[가-힣]*",
        ),
        Meaning::Bound(Bound::End),
    ),
    (
        concat!(
            r"<T> ?(?:에는|에|쯤에?|까지|까지는|까진|이?전에는?|이?전엔|이?전까지|안에",
            r"|이내에)?,? ?(?:하루 ?|일정 ?|여행 ?|일정을 ?|모든 ?일정 ?|꼭 ?|무조건 ?|좀 ?",
            r"|다 ?)*(?:숙소|호텔|집|방|공항|끝|종료|마무리|마치|마쳤|마감|복귀|귀가|돌아와|돌아오",
            r"|돌아가|돌아올|돌아갈|들어와|들어가|들어갈|들어오|쉬고|쉴|잘|자야|자고|체크아웃 ?해야",
            r"|떠나야)[가-힣]*",
        ),
        Meaning::Bound(Bound::End),
    ),
    (
        concat!(
            r"<T>(?:에|쯤|경|정도)*(?:부터|에서|이후|이후로|이후에|넘어서",
            r"|넘어)[가-힣]*(?: ?[가-힣]*(?:시작|출발|움직|나가|나서|다니|일어|돌아다|관광",
            r"|일정)[가-힣]*)?",
        ),
        Meaning::Bound(Bound::Start),
    ),
    (
        concat!(
            r"<T>(?:에는|에|쯤에?|경에?|정도에)? ?(?:하루 ?|일정 ?|여행 ?|느긋하게 ?|일찍 ?|숙소에서 ?",
            r"|호텔에서 ?|집에서 ?|모두 ?|다 ?)*(?:시작|출발|나가|나서|나갈|나올|기상|일어나|움직",
            r"|스타트)[가-힣]*",
        ),
        Meaning::Bound(Bound::Start),
    ),
    (
        r"(?:시작|출발|기상|하루 ?시작|일정 ?시작)(?:은|을|시간은|시각은)? ?(?:매일 ?|아침 ?)?<T>",
        Meaning::Bound(Bound::Start),
    ),
    (
        r"(?:끝|종료|마무리|귀가|복귀|마감)(?:은|을|시간은|내는 건|나는 건)? ?(?:매일 ?|늦어도 ?)?<T>",
        Meaning::Bound(Bound::End),
    ),
    (
        r"<T>(?:까지|까진|까지는|이전|전)(?: ?(?:만|에|에는|엔))?[가-힣 ]*",
        Meaning::Bound(Bound::End),
    ),
    (
        concat!(
            r"\b(?:nothing|not?|never|don't|do not|can't|cannot|won't|isn't",
            r"|without)\b[^.!?,]{0,30}?\b(?:before|earlier than|until|till|prior to) (?:about ",
            r"|around )?<T>",
        ),
        Meaning::Bound(Bound::Start),
    ),
    (
        concat!(
            r"\b(?:nothing|not?|never|don't|do not|can't|won't)\b[^.!?,]{0,30}?\b(?:after|later than",
            r"|past|beyond) (?:about |around )?<T>",
        ),
        Meaning::Bound(Bound::End),
    ),
    (
        concat!(
            r"\b(?:start(?:ing|s)?|begin(?:ning|s)?|set(?:ting)? (?:off|out)|leave|leaving",
            r"|head(?:ing)? out|out (?:of )?the door|get(?:ting)? going|go out|out and about",
            r"|wake(?: up)?|get(?:ting)? up|up|kick(?:ing)? off|depart(?:ing)?|ready|days? starts?",
            r"|meet)\b[^.!?,]{0,24}?<T>",
        ),
        Meaning::Bound(Bound::Start),
    ),
    (
        concat!(
            r"\b(?:back|finish(?:ed|ing)?|done|end(?:ing|s)?|home|wrap(?:ped|ping)?(?: (?:it ",
            r"|things )?up)?|return(?:ing)?|in bed|stop|hotel|over|call it a (?:day|night)|out|until",
            r"|till|til|up|going|stay out|no later than|by|latest|bedtime|asleep|curfew",
            r"|before)\b(?: [a-z']+){0,6}? ?(?:at |by |before |around |about |until |till |til ",
            r"|is )?<T>(?: (?:at the latest|latest|is fine|is ok))?",
        ),
        Meaning::Bound(Bound::End),
    ),
    (
        concat!(
            r"\b(?:from|after|earliest) (?:about |around )?<T>(?: (?:on|onwards?|or later))?",
            r"|<T> (?:starts?|onwards?|or later|earliest|at the earliest|kick-?off)\b",
        ),
        Meaning::Bound(Bound::Start),
    ),
    (
        concat!(
            r"<T> (?:at the latest|latest|finish|end|curfew|bedtime|is when we want to be (?:home",
            r"|back))\b|\blatest (?:is )?<T>",
        ),
        Meaning::Bound(Bound::End),
    ),
    (
        concat!(
            r"늦잠[가-힣 ]*|(?:아침에? ?)?(?:느지막|느즈막|늦게)[가-힣]* ?(?:시작|일어|출발|나가|나서",
            r"|나갈|기상|움직)[가-힣]*|(?:아침 ?)?(?:너무 ?)?일찍(?:부터)? ?(?:일어나|나가|시작하",
            r"|출발하|움직이|다니)?[가-힣]*(?: ?(?:건|거|것은|게|는|은|기는|긴))? ?(?:싫|시러|힘들|못",
            r"|안 |말|무리|어려|별로|않)[가-힣]*(?: ?(?:일어나|나가|시작|움직)[가-힣]*)?",
            r"|(?:이른 ?(?:아침|시간|기상)|아침 ?일찍)[가-힣]* ?[가-힣]{0,6} ?(?:싫|시러|힘들|못|안 ",
            r"|말|무리|어려|별로|빼|피)[가-힣]*|아침잠[가-힣 ]*|늦은 ?(?:아침|출발|시작)[가-힣 ]*",
            r"|일찍 ?못 ?일어나[가-힣]*|아침에 ?(?:약|못 ?일어|푹 ?자)[가-힣 ]*",
        ),
        Meaning::SleepIn,
    ),
    (
        concat!(
            r"\b(?:sleep(?:ing)?[- ]in|lie-?ins?|lie in|no (?:super |very |too |crazy ",
            r"|really )?early (?:mornings?|starts?|rises?|wake-?ups?|alarms?)|(?:not|aren't",
            r"|never) (?:really |exactly )?(?:an? )?(?:early|morning) (?:birds?|people|persons?",
            r"|risers?)|(?:hate|dislike|no|can't do|don't do|avoid",
            r"|not) (?:\w+ ){0,2}?early (?:mornings?|starts?)|late (?:starts?|mornings?|risers?)",
            r"|start(?:ing)? (?:the (?:day|days) |each day |our days |every day |days )?late",
            r"|(?:nothing|not) (?:too|very|super|so) early|(?:don't|not|no|hate|can't|won't",
            r"|never) [^.!?,]{0,24}?(?:up|start(?:ing)?|begin|out|leave|wake) (?:\w+ ){0,2}?early",
            r"|no alarms?(?: clocks?)?|(?:hate|not good at|bad at) (?:getting up|mornings",
            r"|waking up)[a-z ]*|slow mornings?|lazy mornings?)\b",
        ),
        Meaning::SleepIn,
    ),
    // Pace. Rest at a place one goes to is no pace.
    (
        r"(?:호텔|숙소|집|방)에서 ?(?:푹 ?|편하게 ?|좀 ?)?(?:쉬는|휴식) ?시간[가-힣]*",
        Meaning::Pace(Pace::Relaxed),
    ),
    (
        r"에서 ?(?:푹 ?|편하게 ?|좀 ?)?(?:쉬는|휴식) ?시간",
        Meaning::Nothing,
    ),
    (
        r"\b(?:fast|quick|brisk|high|rapid)[- ](?:paced?|tempo)\b",
        Meaning::Pace(Pace::Packed),
    ),
    (
        concat!(
            r"\b(?:cram|stuff|pack|fill|load|squeeze)(?: up)? (?:all |in )?(?:our|the|my|each|every",
            r"|those) days?(?: (?:full|to the brim|with (?:sights|stops|things)|up|tight(?:ly)?))?",
        ),
        Meaning::Pace(Pace::Packed),
    ),
    (
        concat!(
            r"(?:일정(?:은|이|을)? ?)?(?:너무 ?)?(?:빡빡|빡세|빡쎄|타이트|촘촘|빠듯|바쁘|무리|힘들",
            r"|빽빽|급하|서두르|꽉 ?차|꽉꽉)[가-힣]{0,3} ?(?:일정(?:은|이)? ?|건 ?|거 ?|것은 ?)?(?:않",
            r"|안 |말고|싫|시러|없|마세|말아|별로|노노|사양|피|필요 ?없)[가-힣]*|안 ?(?:빡빡|빡세|빡쎄",
            r"|바쁘|힘들|타이트)[가-힣]*|(?:좀 |조금 |최대한 |아주 )?(?:여유|느긋|느슨|널널|널럴",
            r"|천천히|쉬엄|설렁|한가|쉬는 ?시간|휴식|슬로우|힐링|유유자적|릴렉스|편안하",
            r"|편하게 ?다니)[가-힣]*(?: ?(?:하게|일정|여행|다니|쉬|보내|많|넉넉|즐기|짜|둘러|구경",
            r"|돌아)[가-힣]*)*",
        ),
        Meaning::Pace(Pace::Relaxed),
    ),
    (
        concat!(
            r"\b(?:not?|don't (?:want|like|need)|nothing|avoid|without|never|isn't|hate)(?: (?:to be",
            r"|be|it|a|an|the|too|so|very|that|any|overly|super|our|days?|schedule|feel|being|over",
            r"|want))* (?:packed|busy|rush(?:ed|ing)?|hectic|tight|crammed|full|overloaded|jam-?packed",
            r"|fast|intense|stress(?:ful|ed)?|strenuous|exhausting|tiring",
            r"|over-?scheduled)\b(?: (?:schedule|days?|itinerar(?:y|ies)|pace|program(?:me)?))?",
        ),
        Meaning::Pace(Pace::Relaxed),
    ),
    (
        concat!(
            r"\b(?:(?:keep|make|take) (?:it|things|the pace|the days?|everything",
            r"|our days)(?: \w+)? (?:easy|slow(?:ly)?|light|chill(?:ed)?|gentle|relax(?:ed|ing)|mellow",
            r"|loose|calm)|(?:nice and |super |very |pretty |more |really )?(?:relax(?:ed|ing)",
            r"|laid-?back|leisurely|unhurried|chilled?(?:-?out)?|gentle|slow(?:-?paced|er)?|low-?key",
            r"|easy-?going|easy|mellow|calm|comfortable|restful|light)\b(?:,? (?:pace|days?|schedule",
            r"|itinerary|trip|tempo|program(?:me)?|travel|again|one|sightseeing|rhythm))*|(?:don't",
            r"|do not|not|no need to) (?:\w+ )?(?:rush|overdo|pack|cram|hurry|squeeze|over-?plan",
            r"|overschedule|stuff)(?: (?:it|too much|us|everything|the days?|things|in))*(?: too much",
            r"| in)?|no rush(?:ing)?(?: around)?|(?:plenty of|lots of|lot of|enough|many|with|frequent",
            r"|more) (?:\w+ )?(?:breaks|downtime|down time|free time|rest|time to (?:relax|rest",
            r"|breathe)|breathing room|rests)|take (?:our|my|your) time|(?:few|fewer) (?:stops|things",
            r"|activities)(?: (?:per|a|each) day)?|wind down|slow down|unwind|(?:let us|want to",
            r"|like to|just|time to|mostly) (?:just )?(?:relax|chill|rest)(?: a bit)?)\b",
        ),
        Meaning::Pace(Pace::Relaxed),
    ),
    (
        concat!(
            r"(?:일정(?:은|이|을)? ?)?(?:좀 ?|조금 ?|아주 ?)?(?:빡빡|빡세|빡쎄|타이트|촘촘|빽빽|알차",
            r"|알찬|알뜰살뜰|꽉꽉|꽉 ?(?:채|찬|차)|빈틈 ?없|쉴 ?틈 ?없|부지런|바쁘게|빠듯하게|강행군",
            r"|풀로|숨가쁘|스파르타|빼곡)[가-힣]*(?: ?(?:하게|일정|채워|채우|짜|다니|돌|보고|해도|돼",
            r"|됩니다|괜찮|좋|움직|넣)[가-힣]*)*|(?:최대한|가능한(?: ?한)?|되도록|많은 ?곳|이것저것",
            r"|하나라도 ?더|여기저기)(?:을|를)? ?(?:많이|많은 ?(?:곳|데)|다양|다|둘러",
            r"|돌아)[가-힣]* ?(?:을 ?|를 ?)?(?:보|돌|다니|구경|둘러|가|경험)[가-힣]*(?: ?싶[가-힣]*)?",
            r"|많은 ?(?:곳|데)(?:을|를)? ?(?:보|돌|다니|가|둘러)[가-힣]*(?: ?싶[가-힣]*)?",
        ),
        Meaning::Pace(Pace::Packed),
    ),
    (
        concat!(
            r"\b(?:pack(?:ed|ing)? (?:schedule|days?|itinerary|program(?:me)?|pace)(?: is fine)?",
            r"|packed\b|pack (?:it|the days?|our days|them|as much|everything|every)(?: \w+){0,3}",
            r"|jam-?pack(?:ed)?|(?:squeeze|cram|fit|pack|fill|see|do|visit",
            r"|cover) (?:in )?(?:everything|as much|as many (?:places|things|sights|stops|spots)",
            r"|it all|the maximum|loads)(?: (?:as (?:we|you|i|possible|humanly)[a-z ]*|in|possible",
            r"|we can))*|as much as (?:we can|possible|you can)|go hard|full-?on|busy (?:schedule",
            r"|days?|itinerary)|action-?packed|fill (?:every|up|the|our|each)(?: \w+){0,3}|fast-?paced",
            r"|non-?stop|make the most of(?: \w+){0,4}|hectic is (?:fine|ok)|intens(?:e",
            r"|ive)(?: (?:schedule|days?|pace))?|full (?:days?|schedule|itinerary|throttle|steam)",
            r"|on the go|no (?:need for )?(?:breaks|downtime|rest)|(?:don't|no) need (?:to )?(?:rest",
            r"|breaks))\b",
        ),
        Meaning::Pace(Pace::Packed),
    ),
];
