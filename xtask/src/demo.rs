//! The demo association that `cargo xtask run` puts into an empty database.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::build;
use crate::context::Context;
use crate::failure::Failure;
use crate::settings::Settings;

/// Whose sign-in is shown: one of each is enough to look around.
const SHOWN: [&str; 3] = ["member", "moderator", "administrator"];

/// Loads the demo association where nothing is yet, and says how to sign in: lines to print, none where the database
/// is somebody's own.
pub fn load(context: &Context, settings: &Settings) -> Result<Vec<String>, Failure> {
    let kept = context.at("var/demo.json");
    let database = settings.get("COMMONS_DATABASE_URL");
    let mut command = context.command(context.at(build::BINARY));
    command.args(["demo", "--json"]).envs(settings.to_add()).stdin(Stdio::null()).stderr(Stdio::null());
    let output = command.output().map_err(Failure::io("load the demo association"))?;
    if output.status.success() {
        let sign_ins: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        keep(&kept, &json!({ "database": database, "sign_ins": sign_ins }))
            .map_err(Failure::io("write var/demo.json"))?;
    }
    let demo: Value =
        fs::read(&kept).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default();
    Ok(if demo["database"] == database { lines(&demo["sign_ins"]) } else { Vec::new() })
}

/// The passwords are for this machine's user alone.
fn keep(path: &Path, demo: &Value) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    writeln!(file, "{demo:#}")
}

fn lines(sign_ins: &Value) -> Vec<String> {
    let text = |sign_in: &Value, key: &str| sign_in[key].as_str().unwrap_or_default().to_owned();
    let find = |role: &str| sign_ins.as_array()?.iter().find(|sign_in| sign_in["role"] == role);
    let Some(member) = find("member") else { return Vec::new() };
    let mut lines = vec![format!("demo      everybody's password is {}", text(member, "password"))];
    for sign_in in SHOWN.into_iter().filter_map(find) {
        let mut line = format!("          {:<14} {}", text(sign_in, "role"), text(sign_in, "username"));
        if let Some(secret) = sign_in["totp_secret"].as_str() {
            let code = sign_in["recovery_codes"][0].as_str().unwrap_or_default();
            line = format!("{line}, key for an authenticator {secret}, or once {code}");
        }
        lines.push(line);
    }
    lines.push("          everybody else: var/demo.json".to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_a_moderator_and_an_administrator_are_shown() {
        let sign_in = |role: &str, secret: Option<&str>| {
            json!({ "role": role, "username": format!("{role}-x"), "password": "p", "totp_secret": secret,
                    "recovery_codes": ["AAAA"] })
        };
        let staff = ["editor", "moderator", "administrator"].map(|role| sign_in(role, Some("KEY")));
        let everybody: Vec<Value> = staff.into_iter().chain([sign_in("member", None)]).collect();
        let shown = lines(&Value::Array(everybody)).join("\n");
        for word in ["member-x", "moderator-x", "administrator-x", "KEY", "AAAA"] {
            assert!(shown.contains(word), "{word}:\n{shown}");
        }
        assert!(!shown.contains("editor-x"), "{shown}");
        assert!(lines(&Value::Null).is_empty());
    }
}
