/** Changes to an itinerary: shown at once, sent with the `ETag` that they start from, taken back when they fail. */
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch, taggedAnswerOf } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { isProblem, isUnauthenticated } from '@/shared/api/problem';
import { itineraryQuery } from '@/shared/api/trip';
import { problemWords } from '@/shared/components/problemWords';
import { toast } from '@/shared/components/toast';
import { useLanguage } from '@/shared/i18n/useLanguage';
import type { Language } from '@/shared/i18n/language';
import { bodyOf, withDays, type Draft, type Intent } from '../edit';
import type { Itinerary } from '../types';

interface Tagged {
  body: Itinerary;
  tag: string | undefined;
}

const CONFLICT = 'VERSION_CONFLICT';

/** Undoing takes back the last action, whichever message it is asked from: only the newest may offer it. */
export const LAST_ACTION = 'last action of the itinerary';

/** The tag to send: that of the newest version that this page knows, whatever the language it was read in. */
function tagOf(cache: QueryClient, tripId: string, language: Language): string | undefined {
  return cache.getQueryData<Tagged>(itineraryQuery(tripId, language).queryKey)?.tag;
}

/** Everything that hangs on the itinerary is asked for again. */
export async function refreshTrip(cache: QueryClient, tripId: string) {
  await Promise.all([
    cache.invalidateQueries({ queryKey: keys.trip(tripId) }),
    cache.invalidateQueries({ queryKey: keys.trips }),
  ]);
}

/** Undoes the last action, and says which one it was. */
export function useUndo(tripId: string) {
  const cache = useQueryClient();
  const language = useLanguage();
  const { t } = useTranslation('itineraryEdit');
  const { t: common } = useTranslation();
  return useMutation({
    scope: { id: `itinerary ${tripId}` },
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/trips/{tripId}/itinerary/undo', {
          params: { path: { tripId }, header: ifMatch(tagOf(cache, tripId, language)) },
        }),
      ),
    onSuccess: ({ action }) => toast({ text: action, tone: 'success', topic: LAST_ACTION }),
    onError: (reason) => {
      const conflict = isProblem(reason, CONFLICT);
      toast({ text: conflict ? t('conflict.reloaded') : problemWords(reason, common).title, tone: 'danger' });
    },
    onSettled: () => refreshTrip(cache, tripId),
  });
}

/** What else belongs to a change, and follows it only once the server has taken it. */
export interface Along {
  done: () => void;
  /** Brings it back where the change is undone from its message. */
  undone: () => void;
}

interface Change {
  draft: Draft;
  intent: Intent;
  along: Along | undefined;
}

/** The change that the end of a session cut off; offered again when the trip is opened after the next log-in. */
const cutOff = new Map<string, Pick<Change, 'intent' | 'along'>>();

/** Makes a change by hand. */
export function useEdit(tripId: string): { edit: (intent: Intent, along?: Along) => void; saving: boolean } {
  const cache = useQueryClient();
  const language = useLanguage();
  const undo = useUndo(tripId);
  const { t } = useTranslation('itineraryEdit');
  const { t: common } = useTranslation();
  const queryKey = useMemo(() => itineraryQuery(tripId, language).queryKey, [tripId, language]);
  const mutationKey = ['itinerary', 'edit', tripId];

  /** What the server has said last: what stands on screen again when a change fails. */
  const confirmed = useRef<Tagged>(undefined);

  const show = (change: (before: Tagged) => Tagged) =>
    cache.setQueryData<Tagged>(queryKey, (before) => before && change(before));

  const mutation = useMutation({
    mutationKey,
    scope: { id: `itinerary ${tripId}` },
    mutationFn: ({ draft }: Change) =>
      taggedAnswerOf(
        api.PUT('/api/v1/trips/{tripId}/itinerary', {
          params: { path: { tripId }, header: { 'If-Match': tagOf(cache, tripId, language) ?? '*' } },
          body: bodyOf(draft),
        }),
      ),
    onSuccess: ({ body, tag }, { along }) => {
      const { days, findings, feasibility, version } = body;
      const last = cache.isMutating({ mutationKey }) <= 1;
      const said = (before: Tagged, shown: Itinerary['days']): Tagged => ({
        tag: tag ?? before.tag,
        body: { ...before.body, version, findings, feasibility, days: shown },
      });
      if (confirmed.current) confirmed.current = said(confirmed.current, withDays(confirmed.current.body.days, days));
      show((before) => said(before, last ? withDays(before.body.days, days) : before.body.days));
      along?.done();
      const takeBack = () => undo.mutate(undefined, { onSuccess: () => along?.undone() });
      toast({ text: body.action, topic: LAST_ACTION, action: { label: common('action.undo'), onSelect: takeBack } });
      if (last) void refreshTrip(cache, tripId);
    },
    onError: (reason, { intent, along }) => {
      // Nothing stays on screen that the server does not have: without a connection it would be lost without a word.
      if (confirmed.current) cache.setQueryData<Tagged>(queryKey, confirmed.current);
      if (isUnauthenticated(reason)) {
        cutOff.set(tripId, { intent, along });
        return;
      }
      const reloaded = refreshTrip(cache, tripId);
      if (isProblem(reason, CONFLICT)) {
        const again = { label: t('conflict.again'), onSelect: () => void reloaded.then(() => edit(intent, along)) };
        toast({ text: t('conflict.reloaded'), tone: 'danger', action: again });
      } else {
        const { title, detail } = problemWords(reason, common);
        toast({ text: detail ?? title, tone: 'danger' });
      }
    },
  });

  const { mutate } = mutation;
  const edit = useCallback(
    (intent: Intent, along?: Along) => {
      const before = cache.getQueryData<Tagged>(queryKey);
      const draft = before && intent(before.body.days);
      if (!before || !draft) return;
      if (cache.isMutating({ mutationKey: ['itinerary', 'edit', tripId] }) === 0) confirmed.current = before;
      void cache.cancelQueries({ queryKey });
      cache.setQueryData<Tagged>(queryKey, {
        ...before,
        body: { ...before.body, days: withDays(before.body.days, draft.days) },
      });
      mutate({ draft, intent, along });
    },
    [cache, mutate, queryKey, tripId],
  );
  useEffect(() => {
    const change = cutOff.get(tripId);
    if (!change) return;
    cutOff.delete(tripId);
    const again = { label: t('conflict.again'), onSelect: () => edit(change.intent, change.along) };
    toast({ text: t('conflict.unsent'), tone: 'danger', action: again });
  }, [edit, t, tripId]);
  return { edit, saving: mutation.isPending };
}
