//! `commons demo`: an association to try the product with, on this machine only.

use std::io::Write as _;
use std::sync::Arc;

use app::campaign::actions::Campaign;
use app::demo::{Demo, DemoSignIn};
use url::{Host, Url};

use crate::clock::SystemClock;
use crate::operator::OperatorError;
use crate::settings::Settings;
use crate::{secret, serve};

/// Loads the demo association and says how its people sign in.
///
/// # Errors
/// [`OperatorError`] says why nothing was loaded.
pub async fn load(settings: &Settings, as_json: bool) -> Result<(), OperatorError> {
    if !is_local(&settings.base_url) {
        return Err(OperatorError::Public(settings.base()));
    }
    let store = serve::open(settings).await?;
    let secret = secret::load(&settings.secret_file)?;
    let campaign = Campaign::new(store.clone(), Arc::new(SystemClock), secret, serve::site(settings));
    let demo = app::demo::load(&serve::accounts(&campaign)).await;
    store.close().await;
    match demo? {
        Demo::Loaded(sign_ins) => tell(&sign_ins, as_json).map_err(OperatorError::Output),
        Demo::NotEmpty => Err(OperatorError::NotEmpty),
    }
}

fn tell(sign_ins: &[DemoSignIn], as_json: bool) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    if as_json {
        serde_json::to_writer_pretty(&mut out, sign_ins)?;
        return writeln!(out);
    }
    for sign_in in sign_ins {
        let DemoSignIn { duty, username, password, totp_secret, language, .. } = sign_in;
        let second = totp_secret.as_deref().unwrap_or("-");
        writeln!(out, "{duty:<14} {username:<22} {password}  {second:<32}  {}", language.code())?;
    }
    Ok(())
}

/// Whether only this machine reaches the address (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3).
fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_local() {
        for local in ["http://127.0.0.1:3000", "http://localhost:3000", "http://a.localhost", "http://[::1]"]
        {
            assert!(is_local(&Url::parse(local).unwrap()), "{local}");
        }
        for public in ["https://commons.example.org", "http://192.168.1.2", "http://localhost.example.org"] {
            assert!(!is_local(&Url::parse(public).unwrap()), "{public}");
        }
    }
}
