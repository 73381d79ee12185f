//! Which host a request is for (RFC 9112, section 3.2): exactly one, or two programs could each believe another.

use axum::http::uri::Authority;
use axum::http::{HeaderMap, Version, header};

/// Whether a request names one host that can be read. Before HTTP/1.1 it need not name any.
pub fn is_named_once(version: Version, headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => {
            Authority::try_from(host.as_bytes()).is_ok_and(|host| !host.as_str().contains('@'))
        }
        (None, None) => version < Version::HTTP_11,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_host_that_can_be_read_is_named() {
        let named = |version, hosts: &[&str]| {
            let mut headers = HeaderMap::new();
            for host in hosts {
                headers.append(header::HOST, host.parse().unwrap());
            }
            is_named_once(version, &headers)
        };
        for host in ["advocates.example.ca", "127.0.0.1:3000", "[::1]:3000", "localhost"] {
            assert!(named(Version::HTTP_11, &[host]), "{host}");
            assert!(!named(Version::HTTP_11, &[host, host]), "{host}");
            assert!(!named(Version::HTTP_10, &[host, "evil.example"]), "{host}");
        }
        for host in ["", "a b", "somebody@advocates.example.ca", "a/b", "a, b"] {
            assert!(!named(Version::HTTP_11, &[host]), "{host}");
        }
        assert!(!named(Version::HTTP_11, &[]));
        assert!(named(Version::HTTP_10, &[]));
    }
}
