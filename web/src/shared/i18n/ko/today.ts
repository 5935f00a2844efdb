import type en from '../en/today';
import type { Korean } from '../namespaces';

export default {
  title: '오늘',
  day: '{{day, number}}일차 · {{trip}}',
  count: '{{days, number}}일 중 {{day, number}}일차',
  before: '전날',
  after: '다음 날',
  whole: '전체 일정 보기',
  startsIn_other: '{{count}}일 뒤에 여행이 시작돼요. 그날의 일정을 미리 볼 수 있어요.',
  over: '끝난 여행이에요.',
  now: '지금',
  next: '다음',
  until: '{{time}}까지',
  start: '{{time}}부터',
  opensUntil: '{{time}}까지 영업',
  leaveIn: '{{time}} 뒤에 출발하세요',
  leaveNow: '지금 출발할 시간이에요',
  plan: '이날의 일정',
  later: '남은 일정',
  done: '지나온 일정',
  end: '오늘 일정이 모두 끝났어요. 푹 쉬세요.',
  none: {
    title: '지금 여행 중이 아니에요',
    text: '여행하는 날에는 다음 장소와 출발 시각이 여기에 나와요. 인터넷이 없어도 볼 수 있어요.',
    action: '여행 계획하기',
  },
} satisfies Korean<typeof en>;
