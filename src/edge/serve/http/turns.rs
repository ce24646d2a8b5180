//! Who works when: pages are made by few threads at once, and none that is slow keeps the others waiting.

use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::{JoinError, spawn_blocking};
use tokio::time::timeout;

/// How long work holds its place before the next may begin beside it.
const SHORT: Duration = Duration::from_millis(250);

/// Places for work: more at once than there are cores would only take memory.
#[derive(Debug)]
pub(super) struct Turns(Semaphore);

impl Turns {
    /// So many at once.
    pub fn new(places: usize) -> Self {
        Self(Semaphore::new(places))
    }

    /// Does something when it is its turn.
    ///
    /// # Errors
    /// When it panics.
    pub async fn take<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, JoinError> {
        let place = self.0.acquire().await;
        let mut work = spawn_blocking(work);
        match timeout(SHORT, &mut work).await {
            Ok(done) => done,
            Err(_) => {
                drop(place);
                work.await
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn work_that_does_not_end_keeps_nobody_waiting_for_long() {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        let (end, ended) = mpsc::channel::<()>();
        runtime.block_on(async {
            let turns = std::sync::Arc::new(Turns::new(1));
            let slow = std::sync::Arc::clone(&turns);
            let slow = tokio::spawn(async move { slow.take(move || ended.recv()).await });
            tokio::task::yield_now().await;
            for round in 0..3 {
                assert_eq!(turns.take(move || round).await.unwrap(), round);
            }
            end.send(()).unwrap();
            assert!(slow.await.unwrap().unwrap().is_ok());
        });
    }
}
