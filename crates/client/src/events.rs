//! Server-sent events, read as they come.

use reqwest::Response;

use crate::ClientError;

/// The longest event that is read, in bytes.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Event {
    /// Its id, for `Last-Event-ID`.
    pub id: Option<String>,
    /// Its kind.
    pub kind: String,
    /// What it carries.
    pub data: String,
}

/// Events in the order in which the server sends them.
#[derive(Debug)]
pub struct EventStream {
    response: Response,
    url: String,
    buffer: Vec<u8>,
}

impl EventStream {
    pub(crate) fn new(response: Response, url: String) -> Self {
        Self {
            response,
            url,
            buffer: Vec::new(),
        }
    }

    /// The next event; `None` where the server has ended the stream.
    pub async fn next(&mut self) -> Result<Option<Event>, ClientError> {
        loop {
            while let Some(block) = self.take_block() {
                if let Some(event) = parse(&block) {
                    return Ok(Some(event));
                }
            }
            if self.buffer.len() > MOST_BYTES {
                return Err(ClientError::Unexpected {
                    url: self.url.clone(),
                    status: self.response.status().as_u16(),
                    reason: format!("an event of more than {MOST_BYTES} bytes"),
                });
            }
            let chunk = self
                .response
                .chunk()
                .await
                .map_err(|source| ClientError::Transport {
                    url: self.url.clone(),
                    source,
                })?;
            match chunk {
                Some(chunk) => self.buffer.extend(chunk.iter().filter(|byte| **byte != b'\r')),
                None => return Ok(None),
            }
        }
    }

    fn take_block(&mut self) -> Option<String> {
        let end = self.buffer.windows(2).position(|pair| pair == b"\n\n")?;
        let block = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
        self.buffer.drain(..end + 2);
        Some(block)
    }
}

/// The lines of one event (WHATWG HTML, section 9.2.6); `None` for comments.
fn parse(block: &str) -> Option<Event> {
    let mut event = Event::default();
    let mut seen = false;
    for line in block.lines() {
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "id" => event.id = Some(value.to_owned()),
            "event" => value.clone_into(&mut event.kind),
            "data" => {
                if seen {
                    event.data.push('\n');
                }
                event.data.push_str(value);
                seen = true;
            }
            _ => {}
        }
    }
    seen.then_some(event)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_events_and_skips_comments() {
        assert_eq!(parse(": heartbeat"), None);
        let event = parse("id: 7\nevent: progress\ndata: {\"a\":1}\ndata: x").expect("an event");
        assert_eq!(
            (event.id.as_deref(), event.kind.as_str()),
            (Some("7"), "progress")
        );
        assert_eq!(event.data, "{\"a\":1}\nx");
    }
}
