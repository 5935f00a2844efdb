import type en from '../en/dashboard';
import type { Korean } from '../namespaces';

export default {
  title: '내 여행',
  greeting: '{{name}} 님, 안녕하세요',
  lead: '다음엔 어디로 떠나 볼까요?',
  continue: { label: '이어서 계획하기', action: '계속하기' },
  today: { label: '지금 여행 중', action: '오늘 일정 보기' },
  new: {
    label: '새로운 여행',
    title: '여행 계획하기',
    text: '누구와 어디로 가는지 알려 주세요. 일정표는 몇\u00a0초면 나와요.',
    action: '새 여행',
  },
  section: { travelling: '여행 중', planning: '계획 중', memories: '추억' },
  all: '모든 여행',
  empty: {
    title: '첫 여행을 시작해 보세요',
    text: '누구와, 어디로, 언제 가는지 알려 주시면 도착했을 때 문이 열려 있는 곳들로 하루하루를 채워 드려요.',
    action: '첫 여행 계획하기',
  },
  sample: {
    title: '먼저 둘러볼까요?',
    text: '둘이서 보내는 서울 이틀을 몇\u00a0초 만에 짜 드려요. 마음대로 고치거나 지울 수 있어요.',
    action: '예시 여행 보기',
    busy: '예시를 짜는 중',
    name: '예시: 서울에서 이틀',
    request: '점심은 현지 음식으로.',
  },
} satisfies Korean<typeof en>;
