//! The threads that plan: as many as there are cores, and behind those that answer requests.
//!
//! Planning fills a core for a good part of a second. On threads of its own, with a lower priority where the system
//! has such a thing for a single thread, it takes what the requests leave over instead of standing in their way.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use thiserror::Error;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

/// How much behind the requests (`nice` of Linux: 19 would only take what nobody wants).
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

type Job = Box<dyn FnOnce() + Send>;

/// Why some work was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PoolError {
    /// So many wait already that this would wait too long.
    #[error("too much planning waits already")]
    Busy,
    /// The work panicked: a defect of ours.
    #[error("the planner broke off")]
    Broke,
}

/// A fixed number of threads for work that fills a core.
#[derive(Debug)]
pub(crate) struct Pool {
    jobs: Sender<Job>,
    free: Arc<Semaphore>,
    threads: usize,
    waiting: AtomicUsize,
    most_waiting: usize,
}

impl Pool {
    /// Starts the threads; 0 means as many as there are cores. They end with this value.
    pub(crate) fn start(threads: u16, most_waiting: u16) -> std::io::Result<Self> {
        let threads = match threads {
            0 => std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            number => usize::from(number),
        };
        let (jobs, waiting_jobs) = channel();
        let waiting_jobs = Arc::new(Mutex::new(waiting_jobs));
        for number in 0..threads {
            let waiting_jobs = Arc::clone(&waiting_jobs);
            std::thread::Builder::new()
                .name(format!("planner-{number}"))
                .spawn(move || work(&waiting_jobs))?;
        }
        Ok(Self {
            jobs,
            free: Arc::new(Semaphore::new(threads)),
            threads,
            waiting: AtomicUsize::new(0),
            most_waiting: usize::from(most_waiting),
        })
    }

    /// How many threads there are.
    pub(crate) fn threads(&self) -> usize {
        self.threads
    }

    /// Does some work, however long it has to wait for a thread. Whoever stops waiting for the result leaves the work
    /// itself to its own way of being cancelled.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PoolError> {
        let free = Arc::clone(&self.free)
            .acquire_owned()
            .await
            .expect("the semaphore lives as long as the pool and is never closed");
        self.start_job(free, work).await
    }

    /// Does some work, unless too much waits already.
    pub(crate) async fn run_or_refuse<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PoolError> {
        let _place = self.place_in_line().ok_or(PoolError::Busy)?;
        self.run(work).await
    }

    async fn start_job<T: Send + 'static>(
        &self,
        free: OwnedSemaphorePermit,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PoolError> {
        let (give, take) = oneshot::channel();
        let job: Job = Box::new(move || {
            let result = catch_unwind(AssertUnwindSafe(work));
            drop(free);
            // Nobody listens where the request was given up meanwhile.
            drop(give.send(result));
        });
        self.jobs.send(job).map_err(|_no_thread| PoolError::Broke)?;
        match take.await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(_panic)) => Err(PoolError::Broke),
            Err(_never_ran) => Err(PoolError::Broke),
        }
    }

    fn place_in_line(&self) -> Option<PlaceInLine<'_>> {
        let most = self.threads + self.most_waiting;
        let taken = self
            .waiting
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |count| {
                (count < most).then_some(count + 1)
            });
        taken.is_ok().then(|| PlaceInLine(&self.waiting))
    }
}

struct PlaceInLine<'a>(&'a AtomicUsize);

impl Drop for PlaceInLine<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn work(jobs: &Mutex<Receiver<Job>>) {
    step_back();
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match next {
            Ok(job) => job(),
            Err(_pool_is_gone) => return,
        }
    }
}

/// On Linux each thread has a priority of its own, named by the thread's id.
#[cfg(target_os = "linux")]
fn step_back() {
    let thread = rustix::thread::gettid();
    if let Err(error) = rustix::process::setpriority_process(Some(thread), NICENESS) {
        tracing::warn!(cause = %error, "planning runs at the priority of the requests");
    }
}

#[cfg(not(target_os = "linux"))]
fn step_back() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn gives_back_results_and_outlives_a_panic() {
        let pool = Pool::start(1, 1).expect("a thread");
        assert_eq!(pool.run(|| 6 * 7).await, Ok(42));
        assert_eq!(
            pool.run(|| panic!("as a defect would")).await,
            Err::<(), _>(PoolError::Broke)
        );
        assert_eq!(pool.run(|| "still there").await, Ok("still there"));
    }

    #[tokio::test]
    async fn refuses_what_would_wait_too_long() {
        let pool = Arc::new(Pool::start(1, 1).expect("a thread"));
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let wait = Arc::new(Mutex::new(wait));
        let mut asked = Vec::new();
        for _ in 0..2 {
            let (pool, wait) = (Arc::clone(&pool), Arc::clone(&wait));
            asked.push(tokio::spawn(async move {
                pool.run_or_refuse(move || wait.lock().is_ok_and(|wait| wait.recv().is_ok()))
                    .await
            }));
        }
        while pool.waiting.load(Ordering::SeqCst) < 2 {
            tokio::task::yield_now().await;
        }
        assert_eq!(pool.run_or_refuse(|| true).await, Err(PoolError::Busy));
        for _ in 0..2 {
            go.send(()).expect("the jobs wait");
        }
        for answer in asked {
            assert_eq!(answer.await.expect("a task"), Ok(true));
        }
        assert_eq!(pool.run_or_refuse(|| true).await, Ok(true));
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn planning_threads_stand_behind_the_others() {
        let own = |thread| rustix::process::getpriority_process(thread).expect("a thread has a priority");
        let pool = Pool::start(1, 1).expect("a thread");
        let before = own(Some(rustix::thread::gettid()));
        let inside = pool.run(move || own(Some(rustix::thread::gettid()))).await;
        assert_eq!(inside, Ok(NICENESS));
        assert_eq!(own(Some(rustix::thread::gettid())), before);
    }
}
