import type { TFunction } from 'i18next';
import { ApiProblem, NO_CONNECTION, TIMED_OUT } from '@/shared/api/problem';

interface Words {
  title: string;
  detail: string | undefined;
  reference: string | undefined;
}

/** What to say about a failure: the server's own sentences where it gave some, ours where it was not reached. */
export function problemWords(reason: unknown, t: TFunction<'common'>): Words {
  if (!(reason instanceof ApiProblem)) {
    return { title: t('failure.unexpected'), detail: t('failure.unexpectedDetail'), reference: undefined };
  }
  if (reason.code === NO_CONNECTION) {
    return { title: t('failure.offline'), detail: t('failure.offlineDetail'), reference: undefined };
  }
  if (reason.code === TIMED_OUT) {
    return { title: t('failure.slow'), detail: t('failure.slowDetail'), reference: undefined };
  }
  const title = reason.message === reason.code ? t('failure.title') : reason.message;
  return { title, detail: reason.detail, reference: reason.status >= 500 ? reason.reference : undefined };
}
