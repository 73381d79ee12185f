//! Settings: `commons.toml`, then `COMMONS_…` variables over it. What is wrong is named and refused at the start.

pub mod error;
pub mod sign_on;

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use config::{Config, Environment, File, FileFormat};
use ipnet::IpNet;
use serde::{Deserialize, Deserializer, de};
use services::site::Association;
use url::{Host, Url};

use self::error::SettingsError;
use self::sign_on::SignOn;

/// How the program runs. The same names stand in `commons.toml` and, upper case after `COMMONS_`, in the environment;
/// a table's key follows its name after two underscores (`COMMONS_DKIM__SELECTOR`).
#[derive(Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where it listens.
    pub listen: SocketAddr,
    /// Where people find it. Links in mails start with it.
    pub base_url: Url,
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: String,
    /// Connections that read the database.
    pub database_readers: u32,
    /// `smtp://…`, `smtps://…` or `maildir:PATH`.
    pub mail_url: String,
    /// The mails' sender.
    pub mail_from: String,
    /// Mails sent a second, at most.
    pub mail_per_second: u32,
    /// Signs the mails, where given.
    pub dkim: Option<Dkim>,
    /// The built site: style, wasm, pictures.
    pub site_root: PathBuf,
    /// The file that holds the secret which seals links; made at the first start.
    pub secret_file: PathBuf,
    /// The file that outlives the database and knows what was erased.
    pub erasures_file: PathBuf,
    /// Where Prometheus reads; nowhere without it.
    pub metrics_listen: Option<SocketAddr>,
    /// What is logged, in tracing's filter syntax.
    pub log: String,
    /// How it is logged.
    pub log_format: LogFormat,
    /// Proxies whose `X-Forwarded-For` is believed: addresses, or networks such as `172.18.0.0/16`.
    #[serde(deserialize_with = "networks")]
    pub trusted_proxies: Vec<IpNet>,
    /// Forms that one address (one IPv6 /64) may post at once.
    pub form_burst: u32,
    /// Forms that it may post a minute after that.
    pub form_per_minute: u32,
    /// Pages that one address (one IPv6 /64) may keep up to date at once without asking again and again.
    pub streams_per_client: u32,
    /// The same for one session.
    pub streams_per_session: u32,
    /// Whether browsers are told that every subdomain of the site's host is reached by HTTPS alone, too.
    pub hsts_include_subdomains: bool,
    /// From how many confirmed pledges on the pages say how many there are.
    pub count_from: u64,
    /// Within how many working days what people write is answered, as its page promises.
    pub answer_days: u16,
    /// Whether an editor approves and publishes a guest post of their own, where there is no other editor.
    pub publishes_own_guest_posts: bool,
    /// Whose site it is.
    pub association: Association,
    /// The association's identity provider, where members sign in with one.
    pub sign_on: Option<SignOn>,
}

/// How lines are logged.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Human,
    /// For machines: one JSON object a line.
    Json,
}

/// The key that signs mails (RFC 6376).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dkim {
    /// The selector under which the public key is published.
    pub selector: String,
    /// The domain that signs.
    pub domain: String,
    /// The private key in PEM: RSA, which every mailbox provider can check.
    pub key_file: PathBuf,
    /// A second key, Ed25519 (RFC 8463), that signs beside it.
    pub ed25519: Option<DkimKey>,
}

/// Another key of the same domain.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DkimKey {
    /// The selector under which its public key is published.
    pub selector: String,
    /// The private key in PEM.
    pub key_file: PathBuf,
}

/// The names that the environment may set. Other `COMMONS_…` variables are somebody else's.
const NAMES: [&str; 26] = [
    "listen",
    "base_url",
    "database_url",
    "database_readers",
    "mail_url",
    "mail_from",
    "mail_per_second",
    "dkim",
    "site_root",
    "secret_file",
    "erasures_file",
    "metrics_listen",
    "log",
    "log_format",
    "trusted_proxies",
    "form_burst",
    "form_per_minute",
    "streams_per_client",
    "streams_per_session",
    "hsts_include_subdomains",
    "count_from",
    "answer_days",
    "publishes_own_guest_posts",
    "association",
    "sign_on",
    "config",
];

impl Settings {
    /// Reads the settings of this process.
    ///
    /// # Errors
    /// [`SettingsError`] names the setting that is wrong.
    pub fn load(file: Option<&Path>) -> Result<Self, SettingsError> {
        Self::read(file, std::env::vars())
    }

    fn read(
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, SettingsError> {
        let known = environment
            .filter(|(name, _)| {
                let name = name.strip_prefix("COMMONS_").unwrap_or_default().to_ascii_lowercase();
                NAMES.contains(&name.split("__").next().unwrap_or_default())
            })
            .collect();
        let source = match file {
            Some(path) => File::from(path).format(FileFormat::Toml).required(true),
            None => File::from(Path::new("commons.toml")).format(FileFormat::Toml).required(false),
        };
        let environment = Environment::with_prefix("COMMONS")
            .prefix_separator("_")
            .separator("__")
            .try_parsing(true)
            .list_separator(",")
            .with_list_parse_key("trusted_proxies")
            .with_list_parse_key("sign_on.scopes")
            .source(Some(known));
        let settings: Self =
            Config::builder().add_source(source).add_source(environment).build()?.try_deserialize()?;
        settings.checked()
    }

    fn checked(self) -> Result<Self, SettingsError> {
        let wrong = |name, why| Err(SettingsError::Wrong { name, why });
        if !matches!(self.base_url.scheme(), "http" | "https") || self.base_url.host().is_none() {
            return wrong("base_url", "it must be an address like https://advocates.example.ca");
        }
        if self.base_url.path() != "/" || self.base_url.query().is_some() {
            return wrong("base_url", "it must have no path: the site stands at the root of its host");
        }
        if !self.database_url.starts_with("sqlite:")
            && !self.database_url.starts_with("postgres:")
            && !self.database_url.starts_with("postgresql:")
        {
            return wrong("database_url", "it must start with sqlite: or postgres:");
        }
        if !["smtp:", "smtps:", "maildir:"].iter().any(|scheme| self.mail_url.starts_with(scheme)) {
            return wrong("mail_url", "it must start with smtp:, smtps: or maildir:");
        }
        if self.mail_from.parse::<lettre::message::Mailbox>().is_err() {
            return wrong("mail_from", "it must be an address like Health Advocates <advocates@example.ca>");
        }
        if self.mail_per_second == 0 || self.form_burst == 0 || self.form_per_minute == 0 {
            return wrong("mail_per_second, form_burst or form_per_minute", "it must be at least 1");
        }
        if self.streams_per_client == 0 || self.streams_per_session == 0 {
            return wrong("streams_per_client or streams_per_session", "it must be at least 1");
        }
        if self.database_readers == 0 {
            return wrong("database_readers", "it must be at least 1");
        }
        if !(1..=60).contains(&self.answer_days) {
            return wrong("answer_days", "it must be from 1 to 60");
        }
        self.sign_on.as_ref().map_or(Ok(()), SignOn::check)?;
        Ok(self)
    }

    /// Whether only this machine reaches the base URL (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3).
    pub fn is_local(&self) -> bool {
        match self.base_url.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
    }

    /// Whether browsers will refuse the session's cookie, which they keep on secure connections alone.
    pub fn refuses_sessions(&self) -> bool {
        self.base_url.scheme() == "http" && !self.is_local()
    }

    /// The base URL without its final slash.
    pub fn base(&self) -> String {
        self.base_url.as_str().trim_end_matches('/').to_owned()
    }
}

/// Networks; an address is a network of its own.
fn networks<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<IpNet>, D::Error> {
    let read = |text: String| {
        let text = text.trim();
        let network = text
            .parse::<IpNet>()
            .or_else(|_| text.parse::<IpAddr>().map(|address| IpNet::from(address.to_canonical())));
        network
            .map_err(|_| de::Error::custom(format!("trusted_proxies: {text} is no address and no network")))
    };
    Vec::<String>::deserialize(from)?.into_iter().map(read).collect()
}

impl Default for Settings {
    fn default() -> Self {
        let listen = SocketAddr::from(([127, 0, 0, 1], 3000));
        Self {
            listen,
            #[expect(clippy::expect_used, reason = "a constant, read by every test")]
            base_url: Url::parse("http://127.0.0.1:3000").expect("a URL"),
            database_url: "sqlite:var/commons.sqlite".into(),
            database_readers: 4,
            mail_url: "maildir:var/mail".into(),
            mail_from: "Health Advocates / Voix pour la santé <advocates@localhost.localdomain>".into(),
            mail_per_second: 100,
            dkim: None,
            site_root: "target/site".into(),
            secret_file: "var/commons.key".into(),
            erasures_file: "var/erasures.jsonl".into(),
            metrics_listen: None,
            log: "info".into(),
            log_format: LogFormat::Human,
            trusted_proxies: Vec::new(),
            form_burst: 60,
            form_per_minute: 30,
            streams_per_client: 100,
            streams_per_session: 10,
            hsts_include_subdomains: false,
            count_from: 100,
            answer_days: 3,
            publishes_own_guest_posts: false,
            association: Association::default(),
            sign_on: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Settings, SettingsError> {
        Settings::read(None, variables.iter().map(|(name, value)| ((*name).into(), (*value).into())))
    }

    #[test]
    fn every_variable_sets_its_setting() {
        let settings = read(&[
            ("COMMONS_LISTEN", "127.0.0.1:4000"),
            ("COMMONS_BASE_URL", "https://advocates.example.ca/"),
            ("COMMONS_DATABASE_URL", "postgres://db.example.ca/commons"),
            ("COMMONS_TRUSTED_PROXIES", "10.0.0.1,::1, 172.18.0.0/16"),
            ("COMMONS_DKIM__SELECTOR", "s1"),
            ("COMMONS_DKIM__DOMAIN", "example.ca"),
            ("COMMONS_DKIM__KEY_FILE", "dkim.pem"),
            ("COMMONS_DKIM__ED25519__SELECTOR", "e1"),
            ("COMMONS_DKIM__ED25519__KEY_FILE", "dkim-ed25519.pem"),
            ("COMMONS_ASSOCIATION__EMAIL", "hello@example.ca"),
            ("COMMONS_FORM_BURST", "5"),
            ("COMMONS_COUNT_FROM", "1"),
            ("COMMONS_SIGN_ON__ISSUER", "https://login.example.ca"),
            ("COMMONS_SIGN_ON__CLIENT_ID", "commons"),
            ("COMMONS_SIGN_ON__CLIENT_SECRET", "4711"),
            ("COMMONS_SIGN_ON__NAME_EN", "My Association"),
            ("COMMONS_SIGN_ON__NAME_FR", "Mon Association"),
            ("COMMONS_SIGN_ON__LINK_CLAIM", "member_number"),
            ("COMMONS_SIGN_ON__SCOPES", "member,profile"),
        ])
        .unwrap();
        assert_eq!(settings.listen.port(), 4000);
        assert_eq!(settings.base(), "https://advocates.example.ca");
        let proxies: Vec<String> = settings.trusted_proxies.iter().map(ToString::to_string).collect();
        assert_eq!(proxies, ["10.0.0.1/32", "::1/128", "172.18.0.0/16"]);
        let dkim = settings.dkim.unwrap();
        assert_eq!((dkim.selector.as_str(), dkim.ed25519.unwrap().selector.as_str()), ("s1", "e1"));
        assert_eq!(settings.association.email, "hello@example.ca");
        assert_eq!(settings.association.en.community, "CMA Community", "what is not set keeps its default");
        assert_eq!((settings.form_burst, settings.count_from), (5, 1));
        let sign_on = settings.sign_on.unwrap();
        assert_eq!((sign_on.issuer.as_str(), sign_on.scopes.len()), ("https://login.example.ca", 2));
        assert_eq!(sign_on.client_secret.as_deref(), Some("4711"), "a secret of digits is still a word");
        assert!(!sign_on.trust_mfa, "nobody's word is taken unasked");
    }

    #[test]
    fn without_a_claim_to_link_by_there_is_no_signing_in_elsewhere() {
        let error = read(&[
            ("COMMONS_SIGN_ON__ISSUER", "https://login.example.ca"),
            ("COMMONS_SIGN_ON__CLIENT_ID", "commons"),
            ("COMMONS_SIGN_ON__CLIENT_SECRET", "secret"),
            ("COMMONS_SIGN_ON__NAME_EN", "My Association"),
            ("COMMONS_SIGN_ON__NAME_FR", "Mon Association"),
        ]);
        assert!(error.err().unwrap().to_string().contains("link_claim"));
        assert!(read(&[]).unwrap().sign_on.is_none());
    }

    #[test]
    fn a_wrong_setting_is_named() {
        for (name, value, named) in [
            ("COMMONS_LISTEN", "nowhere", "listen"),
            ("COMMONS_BASE_URL", "ftp://example.ca", "base_url"),
            ("COMMONS_BASE_URL", "https://example.ca/path", "base_url"),
            ("COMMONS_DATABASE_URL", "mysql://db", "database_url"),
            ("COMMONS_MAIL_URL", "pigeon:coop", "mail_url"),
            ("COMMONS_MAIL_FROM", "nobody", "mail_from"),
            ("COMMONS_LOG_FORMAT", "xml", "log_format"),
            ("COMMONS_FORM_BURST", "0", "form_burst"),
            ("COMMONS_STREAMS_PER_CLIENT", "0", "streams_per_client"),
            ("COMMONS_ANSWER_DAYS", "0", "answer_days"),
            ("COMMONS_TRUSTED_PROXIES", "10.0.0.1,172.18.0.0/33", "172.18.0.0/33"),
            ("COMMONS_DKIM__SELECTR", "s1", "dkim"),
        ] {
            let error = read(&[(name, value)]).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(error.contains(named), "{name}: {error}");
        }
    }

    #[test]
    fn a_plain_address_elsewhere_is_one_whose_sessions_browsers_refuse() {
        let refuses = |url| read(&[("COMMONS_BASE_URL", url)]).unwrap().refuses_sessions();
        for url in ["http://advocates.example.ca", "http://10.0.0.7:3000", "http://[2001:db8::1]"] {
            assert!(refuses(url), "{url}");
        }
        for url in
            ["https://advocates.example.ca", "http://127.0.0.1:3000", "http://localhost", "http://[::1]:3000"]
        {
            assert!(!refuses(url), "{url}");
        }
    }

    #[test]
    fn only_this_machine_is_local() {
        let is_local = |url| read(&[("COMMONS_BASE_URL", url)]).unwrap().is_local();
        for local in ["http://127.0.0.1:3000", "http://localhost:3000", "http://a.localhost", "http://[::1]"]
        {
            assert!(is_local(local), "{local}");
        }
        for public in ["https://commons.example.org", "http://192.168.1.2", "http://localhost.example.org"] {
            assert!(!is_local(public), "{public}");
        }
    }

    #[test]
    fn the_documented_example_is_read_and_says_the_defaults() {
        let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../commons.example.toml");
        let settings = Settings::read(Some(Path::new(example)), std::iter::empty()).unwrap();
        assert_eq!(settings.listen, Settings::default().listen);
        assert_eq!(settings.mail_from, Settings::default().mail_from);
        assert_eq!(settings.form_per_minute, Settings::default().form_per_minute);
        assert_eq!(settings.streams_per_client, Settings::default().streams_per_client);
        assert_eq!(settings.streams_per_session, Settings::default().streams_per_session);
        assert_eq!(settings.hsts_include_subdomains, Settings::default().hsts_include_subdomains);
        assert_eq!(settings.answer_days, Settings::default().answer_days);
        assert_eq!(settings.publishes_own_guest_posts, Settings::default().publishes_own_guest_posts);
    }
}
