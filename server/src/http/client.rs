//! Who is asking: the peer, or whom a trusted proxy says it speaks for.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use ipnet::IpNet;

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
fn address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(&address));
    let peer = peer.to_canonical();
    if !is_trusted(peer) {
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
        let Some(address) = hop_address(hop.trim()) else { break };
        client = address.to_canonical();
        if !is_trusted(client) {
            break;
        }
    }
    client
}

/// A hop's address, with which some proxies write the port, and an IPv6 address in brackets.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let bare = hop.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(hop);
    let address = bare.parse::<IpAddr>().ok();
    address.or_else(|| hop.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let trusted: Vec<IpNet> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        address(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn case_39_a_stranger_s_header_is_not_believed() {
        assert_eq!(seen("192.0.2.1", &["198.51.100.9"], &[]), "192.0.2.1");
        assert_eq!(seen("192.0.2.1", &["198.51.100.9"], &["10.0.0.1/32"]), "192.0.2.1");
    }

    #[test]
    fn case_39_what_a_client_put_before_the_proxy_s_word_is_not_believed() {
        assert_eq!(seen("10.0.0.1", &["203.0.113.7, 198.51.100.9"], &["10.0.0.1/32"]), "198.51.100.9");
        assert_eq!(
            seen("10.0.0.1", &["203.0.113.7", "198.51.100.9, 10.0.0.2"], &["10.0.0.1/32", "10.0.0.2/32"]),
            "198.51.100.9"
        );
        assert_eq!(seen("10.0.0.1", &["nonsense"], &["10.0.0.1/32"]), "10.0.0.1");
    }

    #[test]
    fn a_hop_with_a_port_is_the_same_client() {
        for hop in ["198.51.100.9:4711", "198.51.100.9", "[::ffff:198.51.100.9]:4711"] {
            assert_eq!(seen("10.0.0.1", &[hop], &["10.0.0.1/32"]), "198.51.100.9", "{hop}");
        }
        for hop in ["[2001:db8::9]:4711", "[2001:db8::9]", "2001:db8::9"] {
            assert_eq!(seen("10.0.0.1", &[hop], &["10.0.0.1/32"]), "2001:db8::9", "{hop}");
        }
        for nonsense in ["", "[", "[]", "unknown", "198.51.100.9:", "[2001:db8::9]:x"] {
            assert_eq!(seen("10.0.0.1", &[nonsense], &["10.0.0.1/32"]), "10.0.0.1", "{nonsense}");
        }
    }

    #[test]
    fn a_whole_network_of_proxies_is_believed_and_nobody_beside_it() {
        let networks = ["172.18.0.0/16", "fd00::/8"];
        assert_eq!(seen("172.18.7.1", &["198.51.100.9, 172.18.0.3:80"], &networks), "198.51.100.9");
        assert_eq!(seen("fd00::1", &["198.51.100.9"], &networks), "198.51.100.9");
        assert_eq!(seen("172.19.0.1", &["198.51.100.9"], &networks), "172.19.0.1");
    }
}
