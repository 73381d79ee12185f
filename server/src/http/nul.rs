//! NUL, which no text of ours holds and PostgreSQL takes in none. It is read as U+FFFD, as browsers read it in a page
//! (HTML, section 13.2.3.5): what stands around it is kept, and a field that cannot bear it says so.

use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use axum::middleware::Next;
use axum::response::Response;

/// U+FFFD as it stands in an address.
const STANDS_IN: &[u8] = b"%EF%BF%BD";

/// Reads the query of an address without NUL.
pub async fn in_query(mut request: Request, next: Next) -> Response {
    if let Some(uri) = without(request.uri()) {
        *request.uri_mut() = uri;
    }
    next.run(request).await
}

fn without(uri: &Uri) -> Option<Uri> {
    let query = uri.query()?;
    let read = in_form(query.as_bytes())?;
    let mut parts = uri.clone().into_parts();
    let written = [uri.path().as_bytes(), b"?", &read].concat();
    parts.path_and_query = Some(PathAndQuery::from_maybe_shared(written).ok()?);
    Uri::from_parts(parts).ok()
}

/// What is urlencoded, without NUL; `None` where there is none in it.
pub fn in_form(encoded: &[u8]) -> Option<Vec<u8>> {
    let length = |rest: &[u8]| match rest {
        [b'%', b'0', b'0', ..] => 3,
        [0, ..] => 1,
        _ => 0,
    };
    replaced(encoded, length, STANDS_IN)
}

/// JSON without NUL, which stands there as an escape alone; `None` where there is none in it.
pub fn in_json(json: &[u8]) -> Option<Vec<u8>> {
    let mut is_escaped = false;
    let length = |rest: &[u8]| {
        let begins = rest.first() == Some(&b'\\') && !is_escaped;
        let is_nul = begins && rest.starts_with(b"\\u0000");
        is_escaped = begins && !is_nul;
        if is_nul { 6 } else { 0 }
    };
    replaced(json, length, b"\\ufffd")
}

/// What is left where other bytes stand in the place of some; `length` says how many are to go at the head of a rest.
fn replaced(bytes: &[u8], mut length: impl FnMut(&[u8]) -> usize, instead: &[u8]) -> Option<Vec<u8>> {
    let (mut kept, mut at, mut is_changed) = (Vec::with_capacity(bytes.len()), 0, false);
    while let Some(byte) = bytes.get(at) {
        match length(&bytes[at..]) {
            0 => {
                kept.push(*byte);
                at += 1;
            }
            limit => {
                kept.extend_from_slice(instead);
                at += limit;
                is_changed = true;
            }
        }
    }
    is_changed.then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_31_nul_is_read_as_the_sign_of_what_cannot_be_read() {
        assert_eq!(
            in_form(b"author=%00x&q=a%2500").as_deref(),
            Some(b"author=%EF%BF%BDx&q=a%2500".as_slice())
        );
        assert_eq!(in_form(b"q=a\0b").as_deref(), Some(b"q=a%EF%BF%BDb".as_slice()));
        assert_eq!(in_form(b"q=a%2500b"), None);
        assert_eq!(in_json(br#"{"text":"a\u0000b"}"#).as_deref(), Some(br#"{"text":"a\ufffdb"}"#.as_slice()));
        assert_eq!(in_json(br#"{"text":"a\\u0000b"}"#), None);
        let uri: Uri = "/en/community/search?author=%00x".parse().unwrap();
        assert_eq!(without(&uri).unwrap(), "/en/community/search?author=%EF%BF%BDx");
    }
}
