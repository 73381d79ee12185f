//! The least HTTP/1.1 client that can drive the server: it shares the machine's cores with what it measures.

use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;

use tokio::net::TcpStream;

/// Larger than most answers, which are then read at once.
const ROOM: usize = 64 * 1024;

/// A connection that is kept open.
pub struct Connection {
    stream: TcpStream,
    bytes: Vec<u8>,
    filled: usize,
    body: usize,
}

impl Connection {
    /// Connects.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, bytes: vec![0; ROOM], filled: 0, body: 0 })
    }

    /// Sends a request and reads its whole answer. Returns the status.
    pub async fn exchange(&mut self, request: &[u8]) -> Result<u16> {
        self.send(request).await?;
        self.filled = 0;
        let (status, end) = loop {
            self.read().await?;
            if let Some(head) = Head::read(&self.bytes[..self.filled])? {
                self.body = head.end;
                break (head.status, head.end + head.length);
            }
        };
        while self.filled < end {
            self.read().await?;
        }
        Ok(status)
    }

    async fn send(&mut self, mut request: &[u8]) -> Result<()> {
        while !request.is_empty() {
            match self.stream.try_write(request) {
                Ok(sent) => request = &request[sent..],
                Err(error) if error.kind() == ErrorKind::WouldBlock => self.stream.writable().await?,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// The last answer's body.
    pub fn body(&self) -> &[u8] {
        &self.bytes[self.body..self.filled]
    }

    /// The value of a header of the last answer.
    pub fn header(&self, name: &str) -> Option<&str> {
        let head = std::str::from_utf8(&self.bytes[..self.body]).ok()?;
        head.split("\r\n").find_map(|line| {
            let (known, value) = line.split_once(": ")?;
            known.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    async fn read(&mut self) -> Result<()> {
        if self.filled == self.bytes.len() {
            self.bytes.resize(2 * self.filled, 0);
        }
        loop {
            self.stream.readable().await?;
            match self.stream.try_read(&mut self.bytes[self.filled..]) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(read) => {
                    self.filled += read;
                    return Ok(());
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
    }
}

struct Head {
    status: u16,
    length: usize,
    end: usize,
}

impl Head {
    /// Reads an answer's head once it is whole. Only answers of a known length are understood.
    fn read(bytes: &[u8]) -> Result<Option<Self>> {
        let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
        let strange = || Error::new(ErrorKind::InvalidData, "an answer of unknown length");
        let head = std::str::from_utf8(&bytes[..end]).map_err(|_| strange())?;
        let status = head.get(9..12).and_then(|status| status.parse().ok()).ok_or_else(strange)?;
        let length = head.split("\r\n").find_map(|line| {
            let (name, value) = line.split_once(": ")?;
            name.eq_ignore_ascii_case("content-length").then(|| value.parse().ok())?
        });
        Ok(Some(Self { status, length: length.ok_or_else(strange)?, end: end + 4 }))
    }
}
