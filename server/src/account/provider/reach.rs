//! Which machines the identity provider may have asked: those of the public network, and its own.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper_util::client::legacy::connect::dns::Name;

/// Whether an address is a machine of the public network: not this one, not its neighbours, and none that is set aside
/// (RFC 6890).
pub fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

const fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_shared = a == 100 && b & 0xc0 == 64;
    let is_benchmark = a == 198 && b & 0xfe == 18;
    let is_protocol = a == 192 && b == 0 && c == 0;
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || is_shared
        || is_benchmark
        || is_protocol
        || a == 0
        || a >= 240)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    if segments[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        // An IPv4 address, as a network that has none writes it (RFC 6052).
        let [a, b] = segments[6].to_be_bytes();
        let [c, d] = segments[7].to_be_bytes();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    // All that is given out is within 2000::/3; of that, 2001::/23, 2001:db8::/32 and 2002::/16 are set aside.
    let is_given_out = segments[0] & 0xe000 == 0x2000;
    let is_set_aside = segments[0] == 0x2001 && (segments[1] < 0x200 || segments[1] == 0xdb8);
    is_given_out && !is_set_aside && segments[0] != 0x2002
}

/// Looks names up, and knows no machine that must not be asked: what a name leads to is said each time by somebody else.
#[derive(Clone)]
pub struct Resolver {
    /// The provider's own name, which may lead to a neighbour: the settings say it.
    pub own: Option<String>,
}

impl Resolver {
    fn allows(own: Option<&str>, name: &str, address: IpAddr) -> bool {
        own.is_some_and(|own| own.eq_ignore_ascii_case(name)) || is_public(address)
    }
}

impl tower::Service<Name> for Resolver {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = std::io::Error;
    type Future = Pin<Box<dyn Future<Output = std::io::Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let own = self.own.clone();
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed: Vec<SocketAddr> =
                found.filter(|found| Self::allows(own.as_deref(), name.as_str(), found.ip())).collect();
            Ok(allowed.into_iter())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOT_PUBLIC: [&str; 21] = [
        "127.0.0.1",
        "127.9.9.9",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
    ];

    #[test]
    fn this_machine_and_its_neighbours_are_not_the_public_network() {
        for address in NOT_PUBLIC {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in ["8.8.8.8", "192.0.1.1", "172.32.0.1", "2606:4700:4700::1111", "64:ff9b::808:808"] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn only_the_provider_s_own_name_may_lead_to_a_neighbour() {
        let neighbour: IpAddr = "10.0.0.5".parse().unwrap();
        assert!(Resolver::allows(Some("login.example.ca"), "LOGIN.example.ca", neighbour));
        assert!(!Resolver::allows(Some("login.example.ca"), "keys.example.ca", neighbour));
        assert!(!Resolver::allows(None, "login.example.ca", neighbour));
        assert!(Resolver::allows(None, "keys.example.ca", "8.8.8.8".parse().unwrap()));
    }

    #[tokio::test]
    async fn a_name_that_leads_to_this_machine_leads_nowhere() {
        let resolve = async |own: Option<&str>| {
            let mut resolver = Resolver { own: own.map(str::to_owned) };
            tower::Service::call(&mut resolver, "localhost".parse().unwrap()).await.unwrap().count()
        };
        assert_eq!(resolve(None).await, 0);
        assert_ne!(resolve(Some("localhost")).await, 0, "or the test would prove nothing");
    }
}
