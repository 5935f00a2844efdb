//! One wish or two, plainly put.

use crate::check;

#[test]
fn reads_korean_requests() {
    check(&[
        ("시장 구경 많이 하고 싶어요", &["More(Market)"]),
        ("쇼핑은 싫어요", &["AvoidCategory(Shopping)"]),
        (
            "쇼핑 말고 자연 위주로 부탁드려요",
            &["AvoidCategory(Shopping)", "More(Nature)"],
        ),
        ("미술관은 별로 안 좋아해요", &["Less(Museum)"]),
        (
            "온천은 제외하고 카페 위주로",
            &["AvoidCategory(Spa)", "More(Cafe)"],
        ),
        (
            "루브르랑 오르세 꼭 가고 싶어요",
            &["MustSee(paris/louvre-museum)", "MustSee(paris/orsay)"],
        ),
        (
            "에펠탑은 해질녘에 보고 싶어요",
            &["AtTime(paris/eiffel-tower, Sunset)"],
        ),
        ("남산타워 야경 보고 싶어", &["AtTime(seoul/n-seoul-tower, Night)"]),
        (
            "둘째 날은 창덕궁, 마지막 날은 광장시장",
            &[
                "MustSee(seoul/changdeokgung) on 2",
                "MustSee(seoul/gwangjang-market) on last",
            ],
        ),
        ("3일차에는 쇼핑만 할래요", &["More(Shopping) on 3"]),
        ("롯데월드는 빼주세요", &["AvoidPlace(seoul/lotte-world)"]),
        (
            "경복궁은 작년에 다녀왔으니 빼줘",
            &["AvoidPlace(seoul/gyeongbokgung)"],
        ),
        (
            "아침 10시에 출발해서 밤 9시 전에 숙소에 들어가고 싶어요",
            &["DayEnd(21:00)", "DayStart(10:00)"],
        ),
        ("오전 11시 이전에는 못 움직여요", &["DayStart(11:00)"]),
        ("새벽 1시까지 놀아도 돼요", &["DayEnd(25:00)"]),
        ("아침에 늦잠 자고 싶어요", &["DayStart(10:00)"]),
        ("하루 예산은 10만원이에요", &["Budget(100000 KRW, Day)"]),
        ("총 200만 원 안에서 부탁해요", &["Budget(2000000 KRW, Trip)"]),
        ("예산 500유로", &["Budget(500.00 EUR, Trip)"]),
        ("하루에 5km 이상 못 걸어요", &["WalkingMetresDay(5000)"]),
        ("오래 걷는 건 힘들어요", &["LittleWalking"]),
        ("7살 딸이랑 같이 가요", &["Children([7])"]),
        ("유모차 끌고 갑니다", &["Mobility(Stroller)"]),
        ("계단은 못 올라가요", &["Mobility(StepFree)"]),
        ("휠체어는 필요 없어요", &[]),
        ("해산물 알레르기가 있어요", &["Diet(NoSeafood)"]),
        ("땅콩 알러지 있어요", &["Diet(NoNuts)"]),
        ("할랄 식당만 가능해요", &["Diet(Halal)"]),
        (
            "초밥이랑 라멘 먹고 싶어요",
            &["Cuisine(\"japanese\")", "Cuisine(\"noodles\")"],
        ),
        ("아침은 호텔에서 먹을게요", &["Meal(Breakfast, false)"]),
        ("아침 식사는 안 먹어요", &["Meal(Breakfast, false)"]),
        ("저녁은 꼭 챙겨 주세요", &["Meal(Dinner, true)"]),
        ("비 오면 실내 위주로 바꿔주세요", &["RainPlan"]),
        ("버스랑 지하철로 다닐 거예요", &["Transport(Transit)"]),
        ("렌터카로 이동합니다", &["Transport(Car)"]),
        ("사람 붐비는 곳은 피하고 싶어요", &["AvoidCrowds"]),
        ("여유롭게 다니고 싶어요", &["Pace(Relaxed)"]),
        ("일정은 빡세게 짜주세요", &["Pace(Packed)"]),
        ("최대한 돈 아끼고 싶어요", &["Cheap"]),
        ("감사합니다! 나머지는 알아서 해주세요", &[]),
        ("부모님 모시고 가는 첫 해외여행이에요", &[]),
    ]);
}

#[test]
fn reads_english_requests() {
    check(&[
        (
            "no museums please, more parks",
            &["AvoidCategory(Museum)", "More(Park)"],
        ),
        ("I hate shopping", &["AvoidCategory(Shopping)"]),
        ("we're not really into theme parks", &["Less(ThemePark)"]),
        (
            "parks instead of museums",
            &["AvoidCategory(Museum)", "More(Park)"],
        ),
        ("I'm not a museum person", &["Less(Museum)"]),
        ("Don't miss the Trevi fountain", &["MustSee(rome/trevi-fountain)"]),
        (
            "The Louvre, Orsay and Eiffel Tower on day 1",
            &[
                "MustSee(paris/eiffel-tower) on 1",
                "MustSee(paris/louvre-museum) on 1",
                "MustSee(paris/orsay) on 1",
            ],
        ),
        (
            "On the third day, the Louvre",
            &["MustSee(paris/louvre-museum) on 3"],
        ),
        (
            "Louvre in the morning and Orsay in the afternoon",
            &[
                "AtTime(paris/louvre-museum, Morning)",
                "AtTime(paris/orsay, Afternoon)",
            ],
        ),
        (
            "we'd rather not see the Eifel Tower",
            &["AvoidPlace(paris/eiffel-tower)"],
        ),
        ("Please skip Lotte World", &["AvoidPlace(seoul/lotte-world)"]),
        ("be back at the hotel by 9 pm", &["DayEnd(21:00)"]),
        ("we don't want to start before 10", &["DayStart(10:00)"]),
        ("from 9am to 8pm every day", &["DayEnd(20:00)", "DayStart(09:00)"]),
        ("We like to sleep in", &["DayStart(10:00)"]),
        ("home by midnight", &["DayEnd(24:00)"]),
        ("our budget is 1200 euros", &["Budget(1200.00 EUR, Trip)"]),
        ("at most $300 a day", &["Budget(300.00 USD, Day)"]),
        ("1.5 million won in total", &["Budget(1500000 KRW, Trip)"]),
        (
            "no more than 3 miles of walking a day",
            &["WalkingMetresDay(4828)"],
        ),
        ("we can't walk far", &["LittleWalking"]),
        ("travelling with a toddler", &["Children([])"]),
        (
            "a 7-year-old and a 10-year-old are coming along",
            &["Children([7, 10])"],
        ),
        ("my mum uses a wheelchair", &["Mobility(Wheelchair)"]),
        ("she can't climb stairs", &["Mobility(StepFree)"]),
        ("I'm allergic to peanuts", &["Diet(NoNuts)"]),
        ("we don't eat pork or beef", &["Diet(NoBeef)", "Diet(NoPork)"]),
        ("I have celiac disease", &["Diet(GlutenFree)"]),
        (
            "sushi and ramen every day",
            &["Cuisine(\"japanese\")", "Cuisine(\"noodles\")"],
        ),
        ("skip breakfast", &["Meal(Breakfast, false)"]),
        ("we'll have breakfast at the hotel", &["Meal(Breakfast, false)"]),
        ("have an indoor backup in case of rain", &["RainPlan"]),
        ("we don't mind the rain", &[]),
        ("we want to use public transport", &["Transport(Transit)"]),
        ("we are renting a car", &["Transport(Car)"]),
        ("somewhere quiet, away from the crowds", &["AvoidCrowds"]),
        ("slow pace please", &["Pace(Relaxed)"]),
        ("we want to see as much as possible", &["Pace(Packed)"]),
        ("keep costs down", &["Cheap"]),
        ("Hello! Thanks for your help, the rest is up to you.", &[]),
    ]);
}
