//! An answer that is read line by line, for as long as it lasts.

use std::time::Duration;

use super::OutboundError;

/// The lines of an answer in the order in which they come. Empty lines are heartbeats and are left out.
#[derive(Debug)]
pub struct Lines {
    provider: &'static str,
    response: reqwest::Response,
    most_bytes: usize,
    silence: Duration,
    /// What came in and was not given out yet.
    buffer: Vec<u8>,
    /// How much of the buffer is known to hold no end of a line.
    searched: usize,
}

impl Lines {
    pub(super) fn new(
        provider: &'static str,
        response: reqwest::Response,
        most_bytes: usize,
        silence: Duration,
    ) -> Self {
        Self {
            provider,
            response,
            most_bytes,
            silence,
            buffer: Vec::new(),
            searched: 0,
        }
    }

    /// The next line without its end; `None` where the answer is over.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, OutboundError> {
        loop {
            match self.take() {
                Some(line) if line.is_empty() => continue,
                Some(line) if line.len() <= self.most_bytes => return Ok(Some(line)),
                None if self.buffer.len() <= self.most_bytes => {}
                Some(_) | None => return Err(self.too_large()),
            }
            let chunk = tokio::time::timeout(self.silence, self.response.chunk())
                .await
                .map_err(|_elapsed| OutboundError::timeout(self.provider, self.silence))?
                .map_err(|error| OutboundError::of(self.provider, &error))?;
            match chunk {
                Some(chunk) => self.buffer.extend_from_slice(&chunk),
                None if self.buffer.is_empty() => return Ok(None),
                None => return Err(self.cut_off()),
            }
        }
    }

    fn take(&mut self) -> Option<Vec<u8>> {
        let end = self.buffer[self.searched..]
            .iter()
            .position(|byte| *byte == b'\n');
        let Some(end) = end else {
            self.searched = self.buffer.len();
            return None;
        };
        let rest = self.buffer.split_off(self.searched + end + 1);
        let mut line = std::mem::replace(&mut self.buffer, rest);
        self.searched = 0;
        line.pop();
        Some(line)
    }

    fn too_large(&self) -> OutboundError {
        OutboundError::TooLarge {
            provider: self.provider,
            most_bytes: self.most_bytes,
        }
    }

    fn cut_off(&self) -> OutboundError {
        OutboundError::Unreadable {
            provider: self.provider,
            reason: "the last line is not whole".to_owned(),
        }
    }
}
