//! The journal on a thread of its own: its calls wait for the disk, and nobody else shall.
//!
//! ```text
//!   loop, admin, downloads ──job──► bounded line ──► one thread that owns the Journal ──answer──► who asked
//! ```
//!
//! Jobs are done in the order in which they came, so a read that was asked for after an append sees it.

use std::thread::JoinHandle;

use tokio::sync::{mpsc, oneshot};

use crate::journal::Journal;

/// Jobs that wait for the thread. Each has somebody who waits for its answer, so there are never many.
const WAITING: usize = 64;

enum Job {
    Do(Box<dyn FnOnce(&mut Journal) + Send>),
    Close,
}

/// Where jobs for the journal are handed in. Clones hand in at the same place.
#[derive(Clone)]
pub struct Recorder {
    jobs: mpsc::Sender<Job>,
}

/// The journal's thread has ended: the hub is stopping.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the hub is stopping, and its record is closed")]
pub struct Closed;

impl Recorder {
    /// Starts the thread. It ends, and the journal is closed, when it is told to or the last recorder is gone.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(mut journal: Journal) -> std::io::Result<(JournalThread, Self)> {
        let (jobs, mut line) = mpsc::channel::<Job>(WAITING);
        let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(move || {
            while let Some(job) = line.blocking_recv() {
                match job {
                    Job::Do(work) => work(&mut journal),
                    Job::Close => return,
                }
            }
        })?;
        Ok((JournalThread(Some(thread)), Self { jobs }))
    }

    /// Has something done with the journal.
    ///
    /// # Errors
    /// [`Closed`].
    pub async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Journal) -> T + Send + 'static,
    ) -> Result<T, Closed> {
        let (answer, answered) = oneshot::channel();
        let job = Job::Do(Box::new(move |journal| {
            // Who asked may have gone; the work counts all the same.
            let _gone = answer.send(work(journal));
        }));
        self.jobs.send(job).await.map_err(|_| Closed)?;
        answered.await.map_err(|_| Closed)
    }

    /// Closes the journal after what was asked for before. Who asks later is told [`Closed`].
    pub async fn close(&self) {
        // Closed already is closed too.
        let _closed = self.jobs.send(Job::Close).await;
    }
}

/// The journal's thread while a hub starts. Whoever lets go of it waits until the journal is closed, so that a
/// start that failed leaves the folder free; let go of every recorder first.
#[derive(Debug)]
pub struct JournalThread(Option<JoinHandle<()>>);

impl JournalThread {
    /// Hands the thread over to who waits for it when the hub stops.
    #[must_use]
    pub fn handed_over(mut self) -> Option<JoinHandle<()>> {
        self.0.take()
    }
}

impl Drop for JournalThread {
    fn drop(&mut self) {
        if let Some(thread) = self.0.take() {
            let _ended = thread.join();
        }
    }
}

impl std::fmt::Debug for Recorder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Recorder")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::SaltSource;

    #[tokio::test]
    async fn the_journal_is_closed_when_the_last_recorder_is_gone() {
        let journal = Journal::in_memory(SaltSource::Seeded(1)).unwrap();
        let (thread, recorder) = Recorder::start(journal).unwrap();
        let other = recorder.clone();
        drop(recorder);
        assert_eq!(other.with(|journal| journal.head().position).await, Ok(0));
        drop(other);
        let thread = thread.handed_over().unwrap();
        tokio::task::spawn_blocking(|| thread.join().unwrap()).await.unwrap();
    }
}
