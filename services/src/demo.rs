//! The demo association: invented members and staff, to try the product with.

mod discussion;
mod guest_posts;
mod names;
mod people;

use domain::Language;
use domain::account::{Password, Role, Username};
use serde::Serialize;
use store::StoreError;
use store::demo::{DemoAccount, DemoPerson};
use uuid::Uuid;

use crate::account::{AccountError, Accounts};
use people::Invented;

/// How somebody of the demo association signs in.
#[derive(Clone, Debug, Serialize)]
pub struct DemoSignIn {
    /// What staff answer for, or `member`.
    pub role: &'static str,
    /// Their username.
    pub username: String,
    /// Their password.
    pub password: String,
    /// Their authenticator's secret in base 32, for those who have one.
    pub totp_secret: Option<String>,
    /// Codes that stand in for the authenticator, each once.
    pub recovery_codes: Vec<String>,
    /// The language they are written to in.
    pub language: Language,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
}

/// What became of loading the demo association.
#[derive(Clone, Debug)]
pub enum Demo {
    /// It is loaded: staff of each duty first, then every member with an account.
    Loaded(Vec<DemoSignIn>),
    /// The database holds something already; nothing was changed.
    NotEmpty,
}

/// Loads the demo association into a database that holds nothing. The password, the same for everybody in it, is new
/// for each database.
///
/// # Errors
/// [`AccountError`] when nothing was kept.
pub async fn load(accounts: &Accounts) -> Result<Demo, AccountError> {
    accounts.prepare().await?;
    let terms = accounts.store.terms().await?.ok_or(StoreError::Unreadable)?.version;
    let password = people::passphrase();
    let hash = accounts.hasher.hash(Password::typed(&password)).await?;
    let (mut rows, mut sign_ins) = (Vec::new(), Vec::new());
    for invented in people::everybody() {
        let (row, sign_in) = settle(accounts, invented, &password, &hash)?;
        rows.push(row);
        sign_ins.extend(sign_in);
    }
    let with_account = |row: &&DemoPerson| row.account.is_some();
    let editor = rows.iter().find(|row| row.role == Some(Role::Editor)).map(|row| row.id);
    let members: Vec<Uuid> =
        rows.iter().filter(with_account).filter(|row| row.role.is_none()).map(|row| row.id).collect();
    let now = accounts.clock.now();
    if !accounts.store.load_demo(rows, terms, now).await? {
        return Ok(Demo::NotEmpty);
    }
    let editor = editor.ok_or(StoreError::Unreadable)?;
    discussion::load(&*accounts.store, editor, &members, now).await?;
    guest_posts::load(&*accounts.store, editor, &members, now).await?;
    Ok(Demo::Loaded(sign_ins))
}

fn settle(
    accounts: &Accounts,
    invented: Invented,
    password: &str,
    hash: &str,
) -> Result<(DemoPerson, Option<DemoSignIn>), StoreError> {
    let Invented { name, email, language, username, role, entry } = invented;
    let id = crate::person_id();
    let mut row = DemoPerson {
        id,
        email_key: accounts.secret.address_key(&email.canonical()),
        email: email.address(),
        name: name.clone(),
        language,
        entry,
        role,
        account: None,
    };
    let Some(username) = username else { return Ok((row, None)) };
    let mut sign_in = DemoSignIn {
        role: role.map_or("member", Role::code),
        username: username.as_str().to_owned(),
        password: password.to_owned(),
        totp_secret: None,
        recovery_codes: Vec::new(),
        language,
        name,
        email: email.address(),
    };
    let mut account = DemoAccount {
        name_key: accounts.name_key(username.as_str()),
        username,
        password: hash.to_owned(),
        authenticator: None,
    };
    if role.is_some() {
        let made = accounts.new_authenticator(id).ok_or(StoreError::Unreadable)?;
        sign_in.totp_secret = Some(made.key);
        sign_in.recovery_codes = made.codes;
        account.authenticator = Some((made.sealed, made.digests));
    }
    row.account = Some(account);
    Ok((row, Some(sign_in)))
}

/// A name that the rules take, or nothing.
fn username(text: &str) -> Option<Username> {
    Username::parse(text).ok()
}
