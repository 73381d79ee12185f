//! Writes every sample of every page and of mails into a folder, a file for each in each language, so that a browser can look at them:
//! `samples DIR`. `cargo xtask test browser` does, before it starts the browser.

use std::path::PathBuf;
use std::{env, fs, io};

use app::community::mail;
use app::pages::samples;
use app::sample::render_sample;
use domain::Language;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or_else(|| io::Error::other("say where"))?);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for language in Language::ALL {
        let folder = folder.join(language.code());
        fs::create_dir_all(&folder)?;
        for (page, sample) in samples(language) {
            let name = file_name(page, sample.state);
            fs::write(folder.join(name), render_sample(language, sample))?;
        }
        for (state, mail) in mail::samples(language) {
            fs::write(folder.join(file_name("Mail", state)), mail.html)?;
        }
    }
    Ok(())
}

/// `<page>.html`, or `<page>.<state>.html`.
fn file_name(page: &str, state: &str) -> String {
    if state.is_empty() { format!("{page}.html") } else { format!("{page}.{state}.html") }
}
