import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorState } from '@/shared/components/ErrorState';
import type { IconName } from '@/shared/components/Icon';
import { Skeleton } from '@/shared/components/Skeleton';

interface AnswerProps<Body> {
  query: UseQueryResult<Body>;
  /** What to say where there is nothing, and when that is. */
  empty?: { when: (body: Body) => boolean; title: string; icon: IconName };
  children: (body: Body) => ReactNode;
}

/** What a question to the server led to: blocks while it is on its way, the failure, nothing, or the answer. */
export function Answer<Body>({ query, empty, children }: AnswerProps<Body>) {
  if (query.data === undefined) {
    if (query.isError) return <ErrorState reason={query.error} onRetry={() => void query.refetch()} />;
    return <Skeleton count={3} height={4} />;
  }
  if (empty?.when(query.data)) return <EmptyState icon={empty.icon} title={empty.title} />;
  return <>{children(query.data)}</>;
}
