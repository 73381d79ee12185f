//! `commons demo`: an association to try the product with, on this machine only.

use std::io::Write as _;
use std::sync::Arc;

use services::Resources;
use services::account::Accounts;
use services::demo::{Demo, DemoSignIn};
use services::erasures::Erasures;

use crate::account::hashing::Hashing;
use crate::backup::ledger;
use crate::clock::SystemClock;
use crate::operator::OperatorError;
use crate::serve::error::StartError;
use crate::settings::Settings;
use crate::{secret, serve};

/// Loads the demo association and says how its people sign in.
///
/// # Errors
/// [`OperatorError`] says why nothing was loaded.
pub async fn load(settings: &Settings, as_json: bool) -> Result<(), OperatorError> {
    if !settings.is_local() {
        return Err(OperatorError::Public(settings.base()));
    }
    let store = serve::open(settings).await?;
    // While it knows nobody: beside people, another database's ledger is refused.
    ledger::open(&Erasures::new(store.clone()), &settings.erasures_file).await.map_err(StartError::from)?;
    let secret = secret::load(&settings.secret_file)?;
    let site = serve::site(settings);
    let texts = app::texts::stored(&site);
    let resources = Resources::new(store.clone(), Arc::new(SystemClock), secret, site, texts);
    let demo = services::demo::load(&Accounts::new(&resources, Arc::new(Hashing::new()))).await;
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
        let DemoSignIn { role, username, password, totp_secret, language, .. } = sign_in;
        let second = totp_secret.as_deref().unwrap_or("-");
        writeln!(out, "{role:<14} {username:<22} {password}  {second:<32}  {}", language.code())?;
    }
    Ok(())
}
