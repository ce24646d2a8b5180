//! A stream on which is written with patience, but not for ever.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// How many bytes somebody must take for being waited for again: less is as good as nothing.
const ENOUGH: usize = 64 << 10;

/// Ends when the other side takes too little of what is written for too long.
#[derive(Debug)]
pub(super) struct Patient<S> {
    stream: S,
    limit: Duration,
    /// Until when is waited, since the other side last stopped.
    waiting: Option<Pin<Box<Sleep>>>,
    /// Bytes that it has taken since then.
    taken: usize,
}

impl<S> Patient<S> {
    /// Waits this long.
    pub fn new(stream: S, limit: Duration) -> Self {
        Self { stream, limit, waiting: None, taken: 0 }
    }

    /// What became of an attempt to write so many bytes.
    fn weigh(
        &mut self,
        context: &mut Context<'_>,
        wanted: usize,
        attempt: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        match &attempt {
            Poll::Ready(Ok(taken)) => {
                self.taken += taken;
                if *taken == wanted || self.taken >= ENOUGH {
                    (self.waiting, self.taken) = (None, 0);
                }
                attempt
            }
            Poll::Ready(Err(_)) => attempt,
            Poll::Pending => {
                let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(self.limit)));
                waiting.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
            }
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let attempt = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.weigh(context, bytes.len(), attempt)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let attempt = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        let wanted = pieces.iter().map(|piece| piece.len()).sum();
        self.weigh(context, wanted, attempt)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
