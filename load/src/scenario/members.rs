//! Members of the demo association, as browsers that are signed in.

use std::net::SocketAddr;

use load::client::Connection;
use load::{Outcome, people};

thread_local! {
    /// Makes the forms of one run others than those of the next.
    static RUN: u64 = rand::random();
}

/// Who can sign in.
pub struct SignIn {
    /// What they answer for, or `member`.
    pub role: String,
    /// Their username.
    pub username: String,
    password: String,
}

/// Reads what `commons demo --json` printed.
pub fn read_sign_ins(json: &str) -> Outcome<Vec<SignIn>> {
    let all: serde_json::Value = serde_json::from_str(json)?;
    let text = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let read = |one| SignIn {
        role: text(one, "role"),
        username: text(one, "username"),
        password: text(one, "password"),
    };
    Ok(all.as_array().ok_or("the demo printed no list")?.iter().map(read).collect())
}

/// Signs in; the cookie.
pub async fn sign_in(address: SocketAddr, who: &SignIn) -> Outcome<String> {
    let mut connection = Connection::open(address).await?;
    let status = connection.exchange(attempt(address, &who.username, &who.password).as_bytes()).await?;
    let cookie = connection.header("set-cookie").and_then(|cookie| cookie.split(';').next());
    Ok(cookie.ok_or_else(|| format!("signing in answers {status}"))?.to_owned())
}

/// A browser's attempt to sign in.
pub fn attempt(host: SocketAddr, username: &str, password: &str) -> String {
    let form = format!("username={username}&password={password}");
    let length = form.len();
    format!(
        "POST /en/sign-in HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{form}"
    )
}

/// What the forms of the pages say that are written for who has this cookie.
pub async fn whose(connection: &mut Connection, host: SocketAddr, cookie: &str) -> Outcome<String> {
    let request = people::not_compressed(&get(host, "/en/account/leave", cookie));
    let status = connection.exchange(request.as_bytes()).await?;
    let page = String::from_utf8_lossy(connection.body()).into_owned();
    let whose = after(&page, "name=\"whose\" value=\"");
    whose.ok_or_else(|| format!("a page with a form answers {status} without one").into())
}

/// The request with which a member posts their `n`-th comment on a topic; `whose` is what their forms say.
pub fn comment(host: SocketAddr, (cookie, whose): (&str, &str), topic: i64, n: u64) -> Vec<u8> {
    let run = RUN.with(|run| *run);
    let form = format!("{:08x}-{:04x}-7000-8000-{n:012x}", run >> 32, run & 0xffff);
    let body = format!("whose={whose}&form={form}&language=en&body=Beds+are+short%2C+for+the+{n}th+time.");
    let length = body.len();
    format!(
        "POST /en/community/topics/{topic}/comments HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
         Cookie: lang=en; {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// The request with which a member says in place that a comment helped.
pub fn reaction(host: SocketAddr, (cookie, whose): (&str, &str), comment: i64) -> Vec<u8> {
    let body = format!("whose={whose}&on=topic&reaction={comment}.helped.1");
    let length = body.len();
    format!(
        "POST /en/community/reactions HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
         Accept: application/json\r\nCookie: lang=en; {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// A request for a page by somebody with this cookie.
pub fn get(host: SocketAddr, path: &str, cookie: &str) -> String {
    people::get(host, path).replace("Cookie: lang=en", &format!("Cookie: lang=en; {cookie}"))
}

/// What stands in a page after some words, up to the next quotation mark.
pub fn after(page: &str, words: &str) -> Option<String> {
    Some(page.split_once(words)?.1.split('"').next()?.to_owned())
}
