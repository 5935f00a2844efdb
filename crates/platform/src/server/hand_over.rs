//! Ports that go from one process to the next: a restart without a refused connection.
//!
//! The process that runs waits at a socket file. One that starts with the same file is given the listening sockets
//! themselves (`SCM_RIGHTS`), serves on them, and then says so; only then does the first one stop. Both hold the same
//! queue of waiting connections, so that none is lost when one of them closes it. Two sockets of one port
//! (`SO_REUSEPORT`) would have a queue each, and the system resets whoever waits in the one that is closed.

use std::io::{Error, ErrorKind, IoSlice, IoSliceMut, Result};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage,
    SendFlags, recvmsg, sendmsg,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt, Interest};
use tokio::net::{TcpListener, UnixListener, UnixStream};
use tokio_util::sync::CancellationToken;

/// Ports that a process has at most: the public one, redirections, operations, and room for one more.
const MOST_PORTS: usize = 4;

/// Bytes of the list of their addresses.
const MOST_LIST_BYTES: usize = 1024;

/// How long the other process may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the next process says once it serves.
const READY: &[u8; 6] = b"ready\n";

/// The ports of a process, taken over or opened.
#[derive(Debug)]
pub struct Ports {
    file: Option<PathBuf>,
    offered: Vec<(String, OwnedFd)>,
    kept: Vec<(String, OwnedFd)>,
    before: Option<UnixStream>,
}

/// The process whose ports were taken over.
#[derive(Debug)]
pub struct Predecessor(UnixStream);

impl Ports {
    /// Asks the process that waits at the file for its ports, where there is a file and a process.
    pub async fn open(file: Option<&Path>) -> Result<Self> {
        let mut ports = Self {
            file: file.map(Path::to_owned),
            offered: Vec::new(),
            kept: Vec::new(),
            before: None,
        };
        let Some(file) = file else {
            return Ok(ports);
        };
        let stream = match UnixStream::connect(file).await {
            Ok(stream) => stream,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::ConnectionRefused) => {
                return Ok(ports);
            }
            Err(error) => return Err(error),
        };
        check_peer(&stream)?;
        ports.offered = tokio::time::timeout(PATIENCE, receive(&stream)).await??;
        ports.before = Some(stream);
        Ok(ports)
    }

    /// A listener on an address: the one of the process before, where it had the same, else a new one.
    pub async fn listen(&mut self, address: &str) -> Result<TcpListener> {
        let place = self.offered.iter().position(|(offered, _)| offered == address);
        let listener = if let Some(place) = place {
            let listener = std::net::TcpListener::from(self.offered.remove(place).1);
            listener.set_nonblocking(true)?;
            TcpListener::from_std(listener)?
        } else {
            TcpListener::bind(address).await?
        };
        if self.file.is_some() {
            let kept = listener.as_fd().try_clone_to_owned()?;
            self.kept.push((address.to_owned(), kept));
        }
        Ok(listener)
    }

    /// To be called when this process serves: the one before stops, and this one waits for the next until `stop` is
    /// cancelled. When the next one serves, `stop` is cancelled here. Gives the process before.
    pub async fn serve(self, stop: &CancellationToken) -> Result<Option<Predecessor>> {
        let Some(file) = self.file else {
            return Ok(None);
        };
        // First what may fail: the process before goes on serving then.
        let waiting = wait_at(&file)?;
        let before = match self.before {
            Some(mut before) => {
                before.write_all(READY).await?;
                Some(Predecessor(before))
            }
            None => None,
        };
        let stop = stop.clone();
        tokio::spawn(async move {
            let handed = tokio::select! {
                () = stop.cancelled() => return,
                handed = hand_over(&waiting, &self.kept) => handed,
            };
            // Nothing of these may keep a port open that is to be closed.
            drop((waiting, self.kept));
            tracing::info!("another process serves on these ports: this one stops");
            stop.cancel();
            // Until this process ends: the other one sees it by the end of this connection.
            handed.forever().await;
        });
        Ok(before)
    }
}

impl Predecessor {
    /// Waits until that process has ended.
    pub async fn gone(mut self) {
        let mut byte = [0];
        // Its end closes the connection, in whatever way.
        while matches!(self.0.read(&mut byte).await, Ok(1)) {}
    }
}

/// The connection to the process that took the ports.
struct Handed(UnixStream);

impl Handed {
    async fn forever(self) {
        std::future::pending::<()>().await;
        drop(self.0);
    }
}

/// Listens at the file; what lay there was left by a process that has ended, or belongs to the one before.
fn wait_at(file: &Path) -> Result<UnixListener> {
    match std::fs::symlink_metadata(file) {
        Ok(found) if found.file_type().is_socket() => std::fs::remove_file(file)?,
        Ok(_other) => return Err(ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let waiting = UnixListener::bind(file)?;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600))?;
    Ok(waiting)
}

/// Gives the ports to whoever comes, until one of them serves.
async fn hand_over(waiting: &UnixListener, ports: &[(String, OwnedFd)]) -> Handed {
    loop {
        let handed = async {
            let (stream, _) = waiting.accept().await?;
            check_peer(&stream)?;
            send(&stream, ports).await?;
            // It starts meanwhile, for as long as that takes; or it gives up.
            let mut stream = stream;
            let mut said = [0; READY.len()];
            stream.read_exact(&mut said).await?;
            if said == *READY {
                Ok(stream)
            } else {
                Err(ErrorKind::InvalidData.into())
            }
        };
        match handed.await {
            Ok::<_, Error>(stream) => return Handed(stream),
            Err(error) => {
                tracing::warn!(%error, "a process that asked for the ports did not take them over");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

/// The other side must be this account, or root.
fn check_peer(stream: &UnixStream) -> Result<()> {
    let (other, own) = (stream.peer_cred()?.uid(), rustix::process::geteuid().as_raw());
    if other == own || other == 0 {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::PermissionDenied,
        "the process at the hand-over file belongs to another account",
    ))
}

async fn send(stream: &UnixStream, ports: &[(String, OwnedFd)]) -> Result<()> {
    let addresses: Vec<&str> = ports.iter().map(|(address, _)| address.as_str()).collect();
    let list = addresses.join("\n");
    let handles: Vec<_> = ports.iter().map(|(_, handle)| handle.as_fd()).collect();
    let sent = stream.async_io(Interest::WRITABLE, || {
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_PORTS))];
        let mut attached = SendAncillaryBuffer::new(&mut space);
        if !attached.push(SendAncillaryMessage::ScmRights(&handles)) {
            return Err(ErrorKind::InvalidInput.into());
        }
        let text = [IoSlice::new(list.as_bytes())];
        Ok(sendmsg(stream, &text, &mut attached, SendFlags::empty())?)
    });
    let sent = sent.await?;
    if sent == list.len() {
        Ok(())
    } else {
        Err(ErrorKind::WriteZero.into())
    }
}

async fn receive(stream: &UnixStream) -> Result<Vec<(String, OwnedFd)>> {
    let received = stream.async_io(Interest::READABLE, || {
        let mut text = [0; MOST_LIST_BYTES];
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_PORTS))];
        let mut attached = RecvAncillaryBuffer::new(&mut space);
        let message = recvmsg(
            stream,
            &mut [IoSliceMut::new(&mut text)],
            &mut attached,
            RecvFlags::CMSG_CLOEXEC,
        )?;
        let mut handles = Vec::new();
        for message in attached.drain() {
            if let RecvAncillaryMessage::ScmRights(given) = message {
                handles.extend(given);
            }
        }
        Ok((
            String::from_utf8_lossy(&text[..message.bytes]).into_owned(),
            handles,
        ))
    });
    let (list, handles) = received.await?;
    let addresses: Vec<String> = list.lines().map(str::to_owned).collect();
    if addresses.len() != handles.len() || handles.is_empty() {
        return Err(Error::new(
            ErrorKind::InvalidData,
            "the process at the hand-over file sent no ports",
        ));
    }
    Ok(addresses.into_iter().zip(handles).collect())
}
