//! People who pledge, each their own, and what their browsers send.

use std::net::SocketAddr;

use url::form_urlencoded::byte_serialize;

use super::Outcome;
use super::client::Connection;

const FIRST: &str =
    "Marie George Zoé Jean-François Aisha Siobhán Wei Paola James Jessica Noémie Harpreet Étienne";
const LAST: &str =
    "Tremblay Smith Bélanger O'Brien Nguyễn Singh Gagné MacDonald Côté Chen Roy St-Pierre Wójcik";
const POSTAL_CODES: [&str; 6] = ["K1G5W8", "H2X+1Y4", "v6b4n9", "T5J0N3", "X1A2L9", "B3H+4R2"];
const ISSUES: [&str; 5] = ["seniors-strategy", "access-to-care", "care-across-provinces", "virtual-care", ""];

/// What a browser says with every request to our site.
const BROWSER: &str = "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n\
     Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n\
     Accept-Language: en-CA,en;q=0.8,fr-CA;q=0.5,fr;q=0.3\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n\
     Sec-Fetch-Dest: document\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Site: same-origin\r\nCookie: lang=en\r\n";

/// People who found the form on one server.
#[derive(Clone)]
pub struct People {
    host: SocketAddr,
    form_token: String,
    first: Vec<String>,
    last: Vec<String>,
}

impl People {
    /// Opens the form as a person does.
    pub async fn at(host: SocketAddr) -> Outcome<Self> {
        let mut connection = Connection::open(host).await?;
        let page = not_compressed(&get(host, "/en/pledge"));
        let status = connection.exchange(page.as_bytes()).await?;
        let html = std::str::from_utf8(connection.body())?;
        let form_token =
            hidden(html, "form_token").ok_or_else(|| format!("no form at /en/pledge ({status})"))?;
        let encoded = |word: &str| byte_serialize(word.as_bytes()).collect();
        Ok(Self {
            host,
            form_token: form_token.to_owned(),
            first: FIRST.split(' ').map(encoded).collect(),
            last: LAST.split(' ').map(encoded).collect(),
        })
    }

    /// The request with which person `n` sends the form. Half take e-mail updates, one in ten text messages.
    pub fn pledge(&self, n: u64) -> Vec<u8> {
        let email = byte_serialize(address(n).as_bytes()).collect::<String>();
        let language = if n.is_multiple_of(5) { "fr" } else { "en" };
        let form = format!(
            "form_token={}&leave_empty=&first_name={}&last_name={}&email={email}&postal_code={}&language={language}\
             &issue={}{}{}",
            self.form_token,
            pick(&self.first, n),
            pick(&self.last, n / 13),
            if n.is_multiple_of(4) { "" } else { pick(&POSTAL_CODES, n / 3) },
            pick(&ISSUES, n / 7),
            if n.is_multiple_of(2) { "&consent_email=on" } else { "" },
            if n % 10 == 3 { "&consent_sms=on&phone=613+555+0142" } else { "&phone=" },
        );
        let host = self.host;
        format!(
            "POST /en/pledge HTTP/1.1\r\nHost: {host}\r\n{BROWSER}Origin: http://{host}\r\nReferer: http://{host}/en\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        )
        .into_bytes()
    }
}

/// The address of person `n`.
pub fn address(n: u64) -> String {
    format!("advocate.{n}@example.org")
}

/// Whose address it is.
pub fn number(address: &str) -> Option<u64> {
    address.strip_prefix("advocate.")?.strip_suffix("@example.org")?.parse().ok()
}

/// A browser's request for a page.
pub fn get(host: SocketAddr, path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{BROWSER}\r\n")
}

/// The same request by a browser that takes nothing compressed.
pub fn not_compressed(request: &str) -> String {
    request.replace("gzip, deflate, br, zstd", "identity")
}

/// The value of a hidden field.
fn hidden<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let at = html.find(&format!("name=\"{name}\""))?;
    let input = html[html[..at].rfind('<')?..].split('>').next()?;
    input.split("value=\"").nth(1)?.split('"').next()
}

fn pick<T>(from: &[T], n: u64) -> &T {
    &from[usize::try_from(n % from.len() as u64).unwrap_or_default()]
}
