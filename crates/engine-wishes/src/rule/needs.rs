//! Phrases on what the travellers need: ways without steps, little walking, diets, and how they get around.

use engine_model::people::{Diet, MobilityAid};
use engine_model::problem::Mode;

use crate::rule::Meaning;

/// In the order in which they are tried.
pub(super) const RULES: [(&str, Meaning); 34] = [
    // Walking.
    (
        concat!(
            r"\b(?:don't mind|happy|love|like|enjoy|fine with|ok with|okay with",
            r"|no problem(?: with)?) (?:to )?(?:a (?:lot|bit) of )?(?:long )?walk(?:ing",
            r"|s)?(?: (?:a lot|far|around|long distances))?(?: is fine)?|\b(?:walking|walks) (?:is",
            r"|are) (?:fine|ok|okay|no problem)\b|\bgood walkers\b",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"걷는 ?(?:거|건|것|것은|게) ?(?:괜찮|상관 ?없|문제 ?없|자신)[가-힣]*",
            r"|많이 ?걸어도 ?(?:괜찮|돼|됩|상관|좋)[가-힣]*|잘 ?걸[가-힣]*",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"(?:많이|오래|너무 ?많이|멀리) ?(?:못|안) ?(?:걷|걸)[가-힣]*|(?:많이|오래|너무|멀리",
            r"|너무 ?많이|좀)? ?걷(?:는|기)[가-힣]* ?(?:거|건|것|게|일|시간|거리|구간|코스)?(?:은|는",
            r"|이|을|를|도|가)? ?[가-힣 ]{0,8}?(?:최소|적|싫|시러|힘들|힘드|줄|별로|어려|못|안 |덜|짧",
            r"|무리|피|불편|않|없)[가-힣]*|도보(?: ?이동| ?거리",
            r"| ?구간)?[은는이가을를도]? ?[가-힣 ]{0,6}?(?:최소|적|짧|줄|싫|덜|없|피)[가-힣]*|(?:많이",
            r"|오래|멀리) ?걸[가-힣 ]{0,6}(?:힘|못|안|싫|무리|않)[가-힣]*|(?:조금만|덜|최소한만|적게",
            r"|되도록 ?안|최대한 ?안|웬만하면 ?안|안) ?(?:걷|걸)[가-힣]*(?: ?싶[가-힣]*)?|동선(?:은|을",
            r"|이)? ?(?:짧|최소)[가-힣]*|걸음 ?(?:적|최소|수 ?적)[가-힣]*",
        ),
        Meaning::LittleWalking,
    ),
    (
        concat!(
            r"\b(?:minimal|minimum|minimi[sz](?:e|ing)|little|less|limited|limit|reduce|avoid|without",
            r"|hate|no|not|don't (?:like|want|do)|cut down on|hardly any|short)(?: (?:the|too|much|any",
            r"|a lot of|lots of|amount of|long|of|so|excessive|that much|very))* walk(?:ing",
            r"|s)?(?: (?:distances?|around|please|only))?\b|\bwalk(?:ing)? (?:to|at) (?:a|an",
            r"|the)? ?(?:absolute )?(?:minimum|bare minimum)|\b(?:as little walking",
            r"|walk(?:ing)? as little) as possible\b|\b(?:can't|cannot|can not|don't (?:want|like",
            r"|wish)(?: to)?|unable to|not able to|shouldn't|struggles? to|not|won't|couldn't|hard to",
            r"|doesn't)(?: (?:really|be|have to|to))* walk(?:ing)? (?:very |too |that |so )?(?:far",
            r"|much|long|a lot|lots|for long)(?: distances?)?|\b(?:not (?:much of |really |big |great ",
            r"|good )?(?:a )?walkers?|bad walkers?|keep (?:the )?walk(?:ing|s) (?:short|minimal|low",
            r"|light|down)|walking (?:is (?:hard|difficult|tough|a problem|tiring)|short)",
            r"|easy on the (?:feet|legs)|trouble walking|(?:isn't|aren't) (?:a )?(?:good|great|big",
            r"|strong) walkers?|(?:has|have) (?:trouble|difficulty|problems) walking|low on walking",
            r"|short distances)\b",
        ),
        Meaning::LittleWalking,
    ),
    (
        concat!(
            r"\b(?:don't|do not|not|never) (?:make|let|have|force",
            r"|want) (?:\w+ ){1,3}?(?:to )?walk(?:ing)?(?: (?:a lot|too|so|very|that|much|far|long",
            r"|everywhere|around|distances|all day))*",
        ),
        Meaning::LittleWalking,
    ),
    // Steps and aids.
    (
        concat!(
            r"계단(?:이|을|은|도|으로|같은 ?거)? ?(?:너무 ?|많이 ?|잘 ?|최대한 ?|아예 ?",
            r"|오르내리[가-힣]* ?|오르[가-힣]* ?|있는 ?(?:곳|데)[은는을]? ?|많은 ?(?:곳|데)[은는을]? ?",
            r"|있으면 ?)*(?:없|못|힘들|힘드|싫|시러|피|빼|적|말|안 |어려|무리|노|제외|x|곤란",
            r"|불편)[가-힣]*(?: ?(?:오르|다니|코스|길|곳|데|이동)[가-힣]*)*|(?:엘리베이터|엘베|승강기",
            r"|경사로)[가-힣]* ?(?:있|필|이용|위주|만|꼭|로)[가-힣]*(?: ?(?:곳|데|코스)[가-힣]*)?",
            r"|무장애[가-힣 ]*|배리어 ?프리[가-힣]*|턱 ?없[가-힣]*",
        ),
        Meaning::Mobility(MobilityAid::StepFree),
    ),
    (
        concat!(
            r"\b(?:no|without|avoid(?:ing)?|zero|hate|skip|few(?:er)?|free of)(?: (?:any|the|all",
            r"|climbing|too many|steep|lots of|doing|those))* (?:stairs|steps|staircases)\b|\b(?:can't",
            r"|cannot|can not|unable to|struggles? (?:with|on)|trouble with|not able to|couldn't",
            r"|don't (?:do|want|like)|doesn't (?:do|manage)|problems? with|shouldn't|hard to)(?: (?:do",
            r"|climb|manage|handle|use|take|go up|cope with|any|the|many|all|with|too many",
            r"|to))* (?:stairs|steps|staircases)\b|\bstep-?free(?: (?:routes?|access|only|ways?",
            r"|paths?))*|\b(?:stairs|steps) (?:are|is) (?:\w+ )?(?:a problem|hard|difficult|tough",
            r"|impossible|out|not possible|an issue|no go|off)|\b(?:elevators?|lifts?|ramps?) (?:only",
            r"|access|needed|required|please|instead)|\bbarrier-?free|\blevel access",
            r"|\bneed (?:an? )?(?:elevators?|lifts?|ramps?)\b|\bstair-free\b",
        ),
        Meaning::Mobility(MobilityAid::StepFree),
    ),
    (
        concat!(
            r"휠체어(?: ?(?:이용|타|사용|접근)[가-힣]*)?|\bwheel-?chairs?(?:[- ](?:user|accessible",
            r"|friendly|access|bound))?\b",
        ),
        Meaning::Mobility(MobilityAid::Wheelchair),
    ),
    (
        r"유모차|유모자|\b(?:stroller|pram|buggy|push-?chair|baby carriage)s?\b",
        Meaning::Mobility(MobilityAid::Stroller),
    ),
    (
        concat!(
            r"지팡이(?: ?(?:짚|사용|쓰)[가-힣]*)?|\b(?:walk(?:s|ing)? with )?(?:a |his |her ",
            r"|my )?(?:canes?|walking sticks?)\b",
        ),
        Meaning::Mobility(MobilityAid::Cane),
    ),
    (
        r"\b(?:accessible|accessibility)(?: (?:routes?|places?|only|ways?))?\b",
        Meaning::Accessible,
    ),
    // Diets that need no verb.
    (
        concat!(
            r"(?:비건|완전 ?채식)(?: ?(?:음식|식당|레스토랑|맛집|식단|카페)[가-힣]*)?|\b(?:vegans?",
            r"|plant[- ]based)\b(?: (?:food|restaurants?|places?|meals?|options?))?",
        ),
        Meaning::Diet(Diet::Vegan),
    ),
    (
        concat!(
            r"채식(?:주의자?|주의)?(?: ?(?:음식|식당|레스토랑|맛집|식단)[가-힣]*)?|베지테리언",
            r"|베지터리안|베지테리안|\b(?:vegetarians?(?: (?:food|restaurants?|places?|meals?",
            r"|options?))?|veggies? (?:food|meals?|options?|only)|veggies?\b|meat-?free|meatless)\b",
        ),
        Meaning::Diet(Diet::Vegetarian),
    ),
    (
        concat!(
            r"할랄(?: ?(?:음식|식당|푸드|레스토랑|인증)[가-힣]*)?|\bhalal\b(?: (?:food|restaurants?",
            r"|places?|meals?|options?))?|\bmuslim[- ]friendly\b",
        ),
        Meaning::Diet(Diet::Halal),
    ),
    (
        concat!(
            r"(?:코셔|코쉐르)(?: ?(?:음식|식당|푸드|레스토랑)[가-힣]*)?|\bkosher\b(?: (?:food",
            r"|restaurants?|places?|meals?|options?))?",
        ),
        Meaning::Diet(Diet::Kosher),
    ),
    (
        concat!(
            r"\b(?:c(?:o)?eliacs?(?: disease)?|gluten[- ](?:free|intoleran(?:t|ce))|gf (?:food|only",
            r"|diet))\b|글루텐 ?프리|셀리악|글루텐 ?불내[가-힣]*",
        ),
        Meaning::Diet(Diet::GlutenFree),
    ),
    (
        r"유당 ?불내(?:증|성)?|락토(?:오?스)? ?프리|\b(?:lactose|dairy)[- ](?:free|intoleran(?:t|ce))\b",
        Meaning::Diet(Diet::LactoseFree),
    ),
    (
        r"\bnut[- ](?:free|allerg(?:y|ies|ic))\b",
        Meaning::Diet(Diet::NoNuts),
    ),
    (
        r"\b(?:shell)?fish[- ]allerg(?:y|ies|ic)\b",
        Meaning::Diet(Diet::NoSeafood),
    ),
    // Refused ways of travelling, then wished ones.
    (
        concat!(
            r"차 ?없이|자동차 ?없이|(?:운전|면허)(?:은|는|을|를|이|도)? ?(?:못|안|없)[가-힣]*|\b(?:we",
            r"|i) (?:don't|can't|do not|cannot|won't) (?:drive|have a (?:car|licen[sc]e))\b|\b(?:no",
            r"|without(?: a)?) (?:car|licen[sc]e)\b",
        ),
        Meaning::Nothing,
    ),
    (
        concat!(
            r"(?:택시|버스|지하철|전철|대중교통|렌트카|렌터카|자전거|배|페리",
            r"|기차)[은는를을도타고로으]* ?(?:타는 ?(?:거|건|것)[은는]? ?|타기 ?)?(?:말고|싫|시러",
            r"|안 ?타|빼|제외|타지|절대|피|별로|못 ?타|이용하지)[가-힣]*(?: ?(?:싶|않|말|주)[가-힣]*)*",
        ),
        Meaning::Refused,
    ),
    (
        concat!(
            r"\b(?:no|not|don't|do not|never|avoid|without|hate|skip|won't|refuse)\b(?: (?:want|like",
            r"|to|use|take|taking|using|put|us|on|any|the|a|by|rent|ride|riding|renting|in|get|go",
            r"|going|be|driving))* (?:taxis?|cabs?|ubers?|bus(?:es)?|subways?|metro|trains?|tube",
            r"|trams?|public transport(?:ation)?|public transit|rental cars?|rent(?:al)?|cars?|bikes?",
            r"|bicycles?|cycling|boats?|ferr(?:y|ies))\b",
        ),
        Meaning::Refused,
    ),
    (
        concat!(
            r"(?:지하철|전철|대중 ?교통|버스|트램|메트로|bts|mrt)(?:이랑|랑|하고|과|와|나|,)? ?(?:버스",
            r"|지하철|전철|트램)?(?:으로만|로만|만|으로|로|을|를|이|가)? ?(?:위주|이용|만|타|다니|다닐",
            r"|이동|선호|편|좋|움직|여행|부탁|쓸|해)[가-힣]*(?: ?(?:다니|이동|움직|이용|싶|예정",
            r"|거예요)[가-힣]*)*|대중 ?교통|지하철(?:로만|로|만)|전철(?:로만|로)|버스(?:로만|로 )",
        ),
        Meaning::Transport(Mode::Transit),
    ),
    (
        concat!(
            r"택시(?:로만|로|만|를|을|타고)? ?(?:위주|이용|만|타|다니|다닐|이동|선호|편|좋|움직",
            r"|로)?[가-힣]*(?: ?(?:이동|다니|다닐|움직|이용)[가-힣]*)*|우버|그랩",
        ),
        Meaning::Transport(Mode::Taxi),
    ),
    (
        concat!(
            r"렌트 ?카|렌터 ?카|렌트|자가용|자차|차 ?(?:빌|렌트|를 ?빌|를 ?렌트)[가-힣]*|(?:^",
            r"|[ ,])(?:차|자동차|승용차)로(?:만)? ?(?:이동|다니|다닐|움직|여행|갈|가)[가-힣]*",
            r"|운전(?:해서|하고|할|해|으로|하면서)[가-힣]*(?: ?(?:다니|이동)[가-힣]*)?|드라이브 ?여행",
        ),
        Meaning::Transport(Mode::Car),
    ),
    (
        concat!(
            r"(?:자전거|따릉이|바이크)(?:로만|로|를|타고|만)? ?(?:위주|이용|타고|타면서|타|다니|다닐",
            r"|이동|돌|빌려|여행)?[가-힣]*(?: ?(?:다니|이동|돌|여행)[가-힣]*)*",
        ),
        Meaning::Transport(Mode::Bike),
    ),
    (
        concat!(
            r"걸어서(?:만)? ?(?:다니|다닐|이동|여행|돌아|구경|둘러)[가-힣]*(?: ?싶[가-힣]*)?",
            r"|걸어 ?다니[가-힣]*(?: ?싶[가-힣]*)?|도보(?:로만|로|만| ?위주| ?여행",
            r"| ?이동)[가-힣]*(?: ?(?:이동|다니|다닐|여행|위주|선호|부탁)[가-힣]*)*|걸어서(?:만)?",
        ),
        Meaning::Transport(Mode::Walk),
    ),
    (
        concat!(
            r"\b(?:(?:by|take|taking|use|using|via|on|with|stick to|prefer|riding|ride",
            r"|rely on)(?: (?:the|only|just))* (?:bus(?:es)?|subways?|metro|trains?|tube|trams?|mrt",
            r"|bts|underground|mtr|u-bahn)(?:(?: and| or|,)(?: the)? (?:bus(?:es)?|subways?|metro",
            r"|trains?|trams?))*|public (?:transport(?:ation)?|transit)|mass transit|transit (?:only",
            r"|please|pass)|subways?(?: and bus(?:es)?)?|metro|trams? only|bus(?:es)? (?:and",
            r"|or) (?:trains?|metro|subways?)|(?:the )?tube)\b(?: (?:only|everywhere|please))?",
        ),
        Meaning::Transport(Mode::Transit),
    ),
    (
        concat!(
            r"\b(?:by|take|taking|use|using|via|with|prefer|in|call|just)? ?(?:a )?(?:taxis?|cabs?",
            r"|ubers?|grab (?:car|taxi)s?|ride-?shares?)\b(?: (?:everywhere|only|around|rides?",
            r"|to get around))?",
        ),
        Meaning::Transport(Mode::Taxi),
    ),
    (
        concat!(
            r"\b(?:(?:rental|hire|hired|rented) cars?|rent(?:ing|ed)? (?:a )?(?:cars?|van)|hir(?:e",
            r"|ing) (?:a )?(?:cars?|van)|by car|car rental|our own car|(?:have|with|got|taking|take",
            r"|using|use) (?:a|our|my|the) (?:own )?car|(?:we'll|we will|i'll|i will|we are|we're|i'm",
            r"|we|prefer to|happy to|want to|like to|rather|be|plan to|going to) (?:be )?driv(?:e",
            r"|ing)(?: ourselves| around| everywhere)?|driving (?:around|everywhere|ourselves|is)",
            r"|road ?trip|self-?drive)\b",
        ),
        Meaning::Transport(Mode::Car),
    ),
    (
        concat!(
            r"\b(?:(?:by|on|rent(?:ing)?|hire|hiring|ride|riding|use|using|take|with|prefer|our",
            r"|on our) (?:\w+ )?(?:bikes?|bicycles?)|bik(?:e|ing) (?:around|everywhere)|cycl(?:e",
            r"|ing)(?: (?:around|everywhere|trip))?|(?:bikes?|bicycles?)(?: (?:everywhere|only|please",
            r"|rental|around|if possible))?)\b",
        ),
        Meaning::Transport(Mode::Bike),
    ),
    (r"뚜벅이[가-힣]*", Meaning::WithoutCar),
    (
        concat!(
            r"\b(?:on foot|by foot|(?:mostly|mainly|just|prefer to|rather|only|like to|love to|want to",
            r"|we'll|we will|i'll|going to|plan to) (?:mostly |just |mainly |only ",
            r"|be )?walk(?:ing)?(?: (?:everywhere|around|the city|between (?:places|stops|sights)",
            r"|most(?:ly)?))?|walk(?:ing)? (?:everywhere|around the city|most of the (?:time|way)",
            r"|between (?:places|stops|sights)|is our|only|wherever)|everything walkable",
            r"|walkable(?: (?:routes?|distances?|itinerary))?|get(?:ting)? around by walking",
            r"|explore by walking)\b",
        ),
        Meaning::Transport(Mode::Walk),
    ),
    (
        concat!(
            r"\b(?:we|i) (?:are|am|'re|'m) (?:fit|healthy|in good shape)\b|\b(?:we",
            r"|i) eat (?:everything|anything)\b|다 ?잘 ?먹[가-힣]*|가리는 ?(?:거|것|음식) ?없[가-힣]*",
            r"|못 ?먹는 ?(?:거|것|음식)[은는이]? ?없[가-힣]*|아무거나 ?(?:잘 ?)?먹[가-힣]*|체력(?:은",
            r"|이)? ?(?:좋|자신|괜찮)[가-힣]*",
        ),
        Meaning::Nothing,
    ),
];
