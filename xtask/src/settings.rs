//! The settings that `cargo xtask run` gives the server, where the developer gave none.

use std::fs;
use std::net::SocketAddr;

use crate::context::Context;
use crate::failure::Failure;

/// Everything under `var/`, nothing reachable from outside.
const DEFAULTS: [(&str, &str); 8] = [
    ("COMMONS_LISTEN", "127.0.0.1:3000"),
    ("COMMONS_BASE_URL", ""), // follows COMMONS_LISTEN
    ("COMMONS_DATABASE_URL", "sqlite:var/commons.sqlite"),
    ("COMMONS_MAIL_URL", "maildir:var/mail"),
    ("COMMONS_SITE_ROOT", "target/site"),
    ("COMMONS_SECRET_FILE", "var/commons.key"),
    ("COMMONS_ERASURES_FILE", "var/erasures.jsonl"),
    ("COMMONS_METRICS_LISTEN", "127.0.0.1:9464"),
];

/// What the server will see, from wherever each setting comes.
pub struct Settings {
    values: Vec<(&'static str, String, Source)>,
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Source {
    Developer,
    Default,
}

impl Settings {
    /// Looks at the environment, then at `commons.toml`, then at the defaults.
    pub fn gather(context: &Context) -> Self {
        let file = fs::read_to_string(context.at("commons.toml")).unwrap_or_default();
        Self::from(|name| std::env::var(name).ok(), &file)
    }

    fn from(environment: impl Fn(&str) -> Option<String>, file: &str) -> Self {
        let mut settings = Self { values: Vec::new() };
        for (name, default) in DEFAULTS {
            let given = environment(name).filter(|value| !value.is_empty()).or_else(|| in_file(file, name));
            let source = if given.is_some() { Source::Developer } else { Source::Default };
            let value = given.unwrap_or_else(|| match name {
                "COMMONS_BASE_URL" => format!("http://{}", settings.reachable("COMMONS_LISTEN")),
                _ => default.to_owned(),
            });
            settings.values.push((name, value, source));
        }
        settings
    }

    /// The value of a setting that has a default.
    pub fn get(&self, name: &str) -> &str {
        self.values.iter().find(|(known, ..)| *known == name).map_or("", |(_, value, _)| value)
    }

    /// What to add to the server's environment: the defaults that nothing else decides.
    pub fn to_add(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.values
            .iter()
            .filter(|(.., source)| *source == Source::Default)
            .map(|(name, value, _)| (*name, value.as_str()))
    }

    /// A listen address as something to connect to: `0.0.0.0` listens everywhere, but nobody can go there.
    pub fn reachable(&self, name: &str) -> String {
        let listen = self.get(name);
        match listen.parse::<SocketAddr>() {
            Ok(address) if address.ip().is_unspecified() => format!("127.0.0.1:{}", address.port()),
            _ => listen.to_owned(),
        }
    }

    /// Refuses to begin minutes of work that a taken port will spoil.
    pub fn check_ports(&self) -> Result<(), Failure> {
        for variable in ["COMMONS_LISTEN", "COMMONS_METRICS_LISTEN"] {
            let address = self.get(variable);
            match std::net::TcpListener::bind(address) {
                Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
                    return Err(Failure::PortTaken { address: address.to_owned(), variable });
                }
                // Whatever else is wrong with the address, the server says it better.
                _ => {}
            }
        }
        Ok(())
    }
}

/// A setting in `commons.toml`, whose keys are the variables' names without the prefix. Reading a line is enough here:
/// the server reads the file properly and refuses what is wrong with it.
fn in_file(file: &str, variable: &str) -> Option<String> {
    let key = variable.strip_prefix("COMMONS_")?.to_lowercase();
    file.lines().map_while(|line| (!line.trim_start().starts_with('[')).then_some(line)).find_map(|line| {
        let (name, value) = line.split_once('=')?;
        let value = value.trim().strip_prefix(['"', '\''])?;
        (name.trim() == key).then(|| value.split(['"', '\'']).next().unwrap_or_default().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_developer_sets_is_left_alone_and_the_base_address_follows_it() {
        let chosen = |name: &str| (name == "COMMONS_LISTEN").then(|| "0.0.0.0:4000".to_owned());
        let settings = Settings::from(chosen, "");
        assert_eq!(settings.get("COMMONS_BASE_URL"), "http://127.0.0.1:4000");
        assert!(settings.to_add().all(|(name, _)| name != "COMMONS_LISTEN"));
        assert!(
            settings.to_add().any(|(name, value)| (name, value) == ("COMMONS_MAIL_URL", "maildir:var/mail"))
        );
    }

    #[test]
    fn a_setting_in_the_file_outranks_the_default_and_not_the_environment() {
        let file = "# listen = \"127.0.0.1:1\"\nlisten = \"127.0.0.1:5000\" # here\nmail_url = 'smtp://x'\n";
        assert_eq!(Settings::from(|_| None, file).get("COMMONS_LISTEN"), "127.0.0.1:5000");
        assert_eq!(Settings::from(|_| None, file).get("COMMONS_MAIL_URL"), "smtp://x");
        let chosen = |name: &str| (name == "COMMONS_LISTEN").then(|| "127.0.0.1:6000".to_owned());
        assert_eq!(Settings::from(chosen, file).get("COMMONS_LISTEN"), "127.0.0.1:6000");
    }
}
