//! Who is asking: the peer, or whom a trusted proxy says it speaks for.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use super::limits::Client;
use super::problem::Problem;
use crate::state::App;

impl FromRequestParts<App> for Client {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().ok_or(Problem::INTERNAL)?.0.ip();
        Ok(address(peer, &parts.headers, &app.trusted_proxies).into())
    }
}

/// The address that the last trusted proxy saw. What stands further left in `X-Forwarded-For` anyone can write.
fn address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let peer = peer.to_canonical();
    if !trusted.contains(&peer) {
        return peer;
    }
    let hops: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let mut client = peer;
    for hop in hops.iter().rev() {
        let Ok(address) = hop.trim().parse::<IpAddr>() else { break };
        client = address.to_canonical();
        if !trusted.contains(&client) {
            break;
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let trusted: Vec<IpAddr> = trusted.iter().map(|address| address.parse().unwrap()).collect();
        address(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn case_39_a_stranger_s_header_is_not_believed() {
        assert_eq!(seen("192.0.2.1", &["198.51.100.9"], &[]), "192.0.2.1");
        assert_eq!(seen("192.0.2.1", &["198.51.100.9"], &["10.0.0.1"]), "192.0.2.1");
    }

    #[test]
    fn case_39_what_a_client_put_before_the_proxy_s_word_is_not_believed() {
        assert_eq!(seen("10.0.0.1", &["203.0.113.7, 198.51.100.9"], &["10.0.0.1"]), "198.51.100.9");
        assert_eq!(
            seen("10.0.0.1", &["203.0.113.7", "198.51.100.9, 10.0.0.2"], &["10.0.0.1", "10.0.0.2"]),
            "198.51.100.9"
        );
        assert_eq!(seen("10.0.0.1", &["nonsense"], &["10.0.0.1"]), "10.0.0.1");
    }
}
