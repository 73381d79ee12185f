//! `cargo xtask run`: from a fresh clone to a site in the browser.

use std::fs;
use std::process::Child;
use std::time::{Duration, Instant};

use crate::context::Context;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::step::say;
use crate::{build, demo, http, process};

/// Migrations run before the server is ready; a start that takes longer than this is stuck.
const PATIENCE: Duration = Duration::from_mins(1);

/// Provisions, builds, starts the server, says where it is, and stays until it ends.
pub fn run(context: &mut Context) -> Result<(), Failure> {
    let settings = Settings::gather(context);
    settings.check_ports()?;
    build::build(context)?;
    fs::create_dir_all(context.at("var")).map_err(Failure::io("make the folder var"))?;
    settings.check_ports()?;

    let demo = demo::load(context, &settings)?;

    let mut command = context.command(context.at(build::BINARY));
    command.arg("serve").envs(settings.to_add());
    let mut server = process::spawn(context, &mut command)?;
    if becomes_ready(context, &mut server, &settings.reachable("COMMONS_LISTEN"))? {
        announce(&settings, &demo);
    }
    let status = process::wait(context, &mut server, &mut || {})?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::Check("the server stopped by itself: its last lines above say why".to_owned()))
}

/// Waits for `/readyz`; `false` when the server ends or is told to before that.
fn becomes_ready(context: &Context, server: &mut Child, address: &str) -> Result<bool, Failure> {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        let ended = server.try_wait().map_err(Failure::io("watch the server"))?.is_some();
        if ended || context.interrupt.stopping() {
            return Ok(false);
        }
        if http::status_of(address, "/readyz") == Some(200) {
            return Ok(true);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    process::send("TERM", server);
    let seconds = PATIENCE.as_secs();
    Err(Failure::Check(format!(
        "the server was not ready after {seconds} s: its lines above should say what it waits for"
    )))
}

fn announce(settings: &Settings, demo: &[String]) {
    let base = settings.get("COMMONS_BASE_URL").trim_end_matches('/');
    let metrics = settings.reachable("COMMONS_METRICS_LISTEN");
    let mail = match settings.get("COMMONS_MAIL_URL") {
        url if url.starts_with("maildir:") => format!("{}/new", url.trim_start_matches("maildir:")),
        _ => "sent over SMTP".to_owned(),
    };
    say(&format!("\n  English   {base}/en\n  français  {base}/fr\n  metrics   http://{metrics}/metrics"));
    say(&format!("  mail      {mail}"));
    for line in demo {
        say(&format!("  {line}"));
    }
    say("  stop      Ctrl-C\n");
}
