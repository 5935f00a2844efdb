//! One queue as the log tells it, with the orders in which it is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::record::{Record, State};
use crate::broker::Depth;

/// How many messages are brought back in one go; the rest follow with the next lease.
const MOST_BROUGHT_BACK: usize = 256;

/// A message of the queue.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) record: Record,
    /// The sequence number of the record: what the next one has to follow.
    pub(super) seq: u64,
    place: Place,
}

impl Entry {
    /// A record by itself.
    pub(super) fn at(seq: u64, record: Record) -> Self {
        Self {
            record,
            seq,
            place: Place::Nowhere,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Behind another one of its key, or dead.
    Nowhere,
    Ready,
    Timed,
}

/// An instant or a rank, and a message's id.
type Ordered = BTreeSet<(i64, Arc<str>)>;

/// One queue.
#[derive(Debug, Default)]
pub(super) struct Queue {
    is_ordered: bool,
    entries: BTreeMap<Arc<str>, Entry>,
    /// What may be leased, by rank.
    ready: Ordered,
    /// Leased and pausing ones, by the time when they are due.
    timed: Ordered,
    /// What waits in whatever way, by the time of acceptance.
    waiting: Ordered,
    /// Dead letters, by rank.
    dead: Ordered,
    /// Those of each key that are not dead, in their order.
    keys: BTreeMap<String, BTreeSet<(u64, Arc<str>)>>,
    /// What this process is about to lease.
    reserved: BTreeSet<Arc<str>>,
    bytes: u64,
}

/// What a consumer may try to lease.
#[derive(Debug, Default)]
pub(super) struct Picked {
    pub(super) messages: Vec<(Arc<str>, Entry)>,
    /// Those whose last lease ran out.
    pub(super) exhausted: Vec<(Arc<str>, Entry)>,
    /// Whether something is left for others.
    pub(super) is_more: bool,
}

impl Queue {
    pub(super) fn new(is_ordered: bool) -> Self {
        Self {
            is_ordered,
            ..Self::default()
        }
    }

    pub(super) fn get(&self, id: &str) -> Option<&Entry> {
        self.entries.get(id)
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Takes a record of the log in, `None` for a message that is gone; tells whether something became ready.
    pub(super) fn apply(&mut self, id: &str, seq: u64, record: Option<Record>) -> bool {
        let old = self.entries.get(id);
        if old.is_some_and(|old| old.seq >= seq) {
            return false;
        }
        let Some(key) = record
            .as_ref()
            .or(old.map(|old| &old.record))
            .map(|one| one.key.clone())
        else {
            return false;
        };
        let id: Arc<str> = id.into();
        let head = self.head(&key);
        self.take_out(&id);
        if let Some(mut record) = record {
            if record.position == 0 {
                record.position = seq;
            }
            self.put_in(&id, Entry::at(seq, record));
        }
        if !self.is_ordered {
            return self.make_ready(&id);
        }
        let next = self.head(&key);
        if head != next
            && let Some(head) = head
        {
            self.make_wait(&head);
        }
        next.is_some_and(|next| self.make_ready(&next))
    }

    /// Forgets what was accepted before this sequence number.
    pub(super) fn forget_before(&mut self, seq: u64) {
        let old: Vec<Arc<str>> = self
            .entries
            .iter()
            .filter(|(_, entry)| entry.record.position < seq)
            .map(|(id, _)| id.clone())
            .collect();
        for id in old {
            self.apply(&id, u64::MAX, None);
        }
    }

    fn head(&self, key: &str) -> Option<Arc<str>> {
        let (_, first) = self.keys.get(key)?.first()?;
        Some(first.clone())
    }

    fn take_out(&mut self, id: &Arc<str>) {
        let Some(Entry { record, place, .. }) = self.entries.remove(id) else {
            return;
        };
        self.bytes -= record.bytes;
        match place {
            Place::Ready => self.ready.remove(&(record.rank, id.clone())),
            Place::Timed => self.timed.remove(&(record.due_at, id.clone())),
            Place::Nowhere => false,
        };
        match record.state {
            State::Ready | State::Delayed => self.waiting.remove(&(record.accepted_at, id.clone())),
            State::Dead => self.dead.remove(&(record.rank, id.clone())),
            State::Leased => false,
        };
        if let Some(of_key) = self.keys.get_mut(&record.key) {
            of_key.remove(&(record.position, id.clone()));
            if of_key.is_empty() {
                self.keys.remove(&record.key);
            }
        }
    }

    fn put_in(&mut self, id: &Arc<str>, mut entry: Entry) {
        let record = &entry.record;
        self.bytes += record.bytes;
        if self.is_ordered && record.state != State::Dead {
            self.keys
                .entry(record.key.clone())
                .or_default()
                .insert((record.position, id.clone()));
        }
        match record.state {
            State::Ready | State::Delayed => self.waiting.insert((record.accepted_at, id.clone())),
            State::Dead => self.dead.insert((record.rank, id.clone())),
            State::Leased => false,
        };
        if matches!(record.state, State::Leased | State::Delayed) {
            self.timed.insert((record.due_at, id.clone()));
            entry.place = Place::Timed;
        }
        self.entries.insert(id.clone(), entry);
    }

    /// Lets a ready message be leased; tells whether it could not before.
    fn make_ready(&mut self, id: &Arc<str>) -> bool {
        match self.entries.get_mut(id) {
            Some(entry) if entry.place == Place::Nowhere && entry.record.state == State::Ready => {
                entry.place = Place::Ready;
                self.ready.insert((entry.record.rank, id.clone()))
            }
            _ => false,
        }
    }

    /// Takes back that a message may be leased: an earlier one of its key became known.
    fn make_wait(&mut self, id: &Arc<str>) {
        if let Some(entry) = self.entries.get_mut(id)
            && entry.place == Place::Ready
            && entry.record.state == State::Ready
        {
            entry.place = Place::Nowhere;
            self.ready.remove(&(entry.record.rank, id.clone()));
        }
    }

    /// Chooses what to lease, the soonest first, and keeps it from others of this process until [`Queue::release`].
    pub(super) fn pick(&mut self, now: i64, most: usize, most_tries: u32) -> Picked {
        let mut picked = Picked {
            exhausted: self.bring_back(now, most_tries),
            ..Picked::default()
        };
        let free = self.ready.iter().filter(|(_, id)| !self.reserved.contains(id));
        let mut ids: Vec<Arc<str>> = free
            .take(most.saturating_add(1))
            .map(|(_, id)| id.clone())
            .collect();
        picked.is_more = ids.len() > most;
        ids.truncate(most);
        picked.messages = ids.into_iter().filter_map(|id| self.named(id)).collect();
        for (id, _) in picked.messages.iter().chain(&picked.exhausted) {
            self.reserved.insert(id.clone());
        }
        picked
    }

    fn named(&self, id: Arc<str>) -> Option<(Arc<str>, Entry)> {
        let entry = self.entries.get(&id)?.clone();
        Some((id, entry))
    }

    /// Makes messages ready whose pause is over or whose lease ran out; gives those without a further try.
    fn bring_back(&mut self, now: i64, most_tries: u32) -> Vec<(Arc<str>, Entry)> {
        let due = self.timed.iter().take_while(|(due_at, _)| *due_at <= now);
        let due: Vec<(i64, Arc<str>)> = due.take(MOST_BROUGHT_BACK).cloned().collect();
        let mut exhausted = Vec::new();
        for (due_at, id) in due {
            let Some(entry) = self.entries.get_mut(&id) else {
                continue;
            };
            if entry.record.state == State::Leased && entry.record.tries >= most_tries {
                if !self.reserved.contains(&id) {
                    let entry = entry.clone();
                    exhausted.push((id, entry));
                }
                continue;
            }
            entry.place = Place::Ready;
            self.ready.insert((entry.record.rank, id.clone()));
            self.timed.remove(&(due_at, id));
        }
        exhausted
    }

    /// Gives back what was picked.
    pub(super) fn release(&mut self, ids: &[Arc<str>]) {
        for id in ids {
            self.reserved.remove(id);
        }
    }

    pub(super) fn depth(&self, now: i64) -> Depth {
        let (all, waiting, dead) = (self.entries.len(), self.waiting.len(), self.dead.len());
        let oldest = self
            .waiting
            .first()
            .map_or(0, |(accepted_at, _)| now - accepted_at);
        Depth {
            waiting: waiting as u64,
            leased: (all - waiting - dead) as u64,
            dead: dead as u64,
            bytes: self.bytes,
            oldest_ms: oldest.max(0).unsigned_abs(),
        }
    }

    /// A part of the dead letters, the newest first, and how many there are.
    pub(super) fn dead(&self, offset: usize, most: usize) -> (Vec<(Arc<str>, Entry)>, usize) {
        let ids = self.dead.iter().rev().skip(offset).take(most);
        let letters = ids.filter_map(|(_, id)| self.named(id.clone())).collect();
        (letters, self.dead.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{Queue, Record, State};

    fn record(state: State, key: &str, position: u64) -> Record {
        Record {
            state,
            key: key.to_owned(),
            rank: i64::try_from(position).expect("small"),
            accepted_at: 0,
            due_at: 100,
            position,
            priority: 0,
            tries: 1,
            token: 1,
            bytes: 10,
            reason: None,
        }
    }

    fn picked(queue: &mut Queue, now: i64) -> Vec<String> {
        let picked = queue.pick(now, 10, 3);
        let ids: Vec<_> = picked.messages.iter().map(|(id, _)| id.clone()).collect();
        queue.release(&ids);
        ids.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_log_that_is_read_anew_gives_the_same_heads_in_whatever_order_records_come() {
        // The lease of a1 was written after a2 came, and replaced the record of its acceptance.
        let mut queue = Queue::new(true);
        assert!(queue.apply("a2", 2, Some(record(State::Ready, "a", 2))));
        assert!(!queue.apply("a1", 3, Some(record(State::Leased, "a", 1))));
        assert!(picked(&mut queue, 99).is_empty(), "a1 is in somebody's hands");
        assert_eq!(picked(&mut queue, 100), ["a1"], "its lease ran out");
        assert!(queue.apply("a1", 4, None));
        assert_eq!(picked(&mut queue, 100), ["a2"]);
    }

    #[test]
    fn what_is_picked_is_kept_from_others_until_it_is_given_back() {
        let mut queue = Queue::new(false);
        queue.apply("a", 1, Some(record(State::Ready, "a", 1)));
        queue.apply("b", 2, Some(record(State::Ready, "b", 2)));
        let first = queue.pick(0, 1, 3);
        assert!(first.is_more);
        assert_eq!(picked(&mut queue, 0), ["b"]);
        queue.release(&[first.messages[0].0.clone()]);
        assert_eq!(picked(&mut queue, 0), ["a", "b"]);
    }

    #[test]
    fn nothing_is_left_of_what_is_gone() {
        let mut queue = Queue::new(true);
        for (seq, state) in [
            (1, State::Ready),
            (2, State::Leased),
            (3, State::Delayed),
            (4, State::Dead),
        ] {
            queue.apply(&seq.to_string(), seq, Some(record(state, "k", seq)));
        }
        assert_eq!(queue.depth(5).bytes, 40);
        queue.forget_before(4);
        assert_eq!((queue.depth(5).bytes, queue.depth(5).dead), (10, 1));
        queue.apply("4", 9, None);
        assert_eq!(queue.depth(5), crate::broker::Depth::default());
        assert!(queue.keys.is_empty() && queue.ready.is_empty() && queue.timed.is_empty());
    }
}
