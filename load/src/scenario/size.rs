//! What a browser loads: as the server sends it, compressed.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;

use crate::bench::Bench;
use crate::table::{Row, float};
use load::client::Connection;
use load::{Outcome, people};

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let place = bench.place()?;
    let commons = place.start().await?;
    for page in ["/en", "/fr"] {
        let html = text(commons.address, page).await?;
        let mut styles = mentioned(&html, &["/pkg/"], &[".css"]);
        styles.extend(mentioned(&html, &["/"], &[".css"]));
        let mut fonts = mentioned(&html, &["/fonts/"], &[".woff2"]);
        for style in &styles {
            fonts.extend(mentioned(&text(commons.address, style).await?, &["/fonts/"], &[".woff2"]));
        }
        let code = mentioned(&html, &["/pkg/"], &[".js", ".wasm"]);
        let sizes = [
            loaded(commons.address, [page.to_owned()]).await?,
            loaded(commons.address, styles).await?,
            loaded(commons.address, fonts).await?,
        ];
        let whole = sizes.iter().sum::<f64>();
        let [html, css, fonts] = sizes;
        bench.table.add(Row {
            figure: format!("{page} before wasm and pictures, brotli"),
            goal: "60 kB".into(),
            measured: format!("{whole:.1} kB"),
            against: format!("HTML {html:.1}, CSS {css:.1}, fonts {fonts:.1} kB"),
            is_met: Some(whole <= 60.0 && css > 0.0),
        });
        if page == "/en" {
            weigh_code(bench, commons.address, code).await?;
        }
    }
    Ok(())
}

/// The wasm that every page loads, the front page for its counter too; and with it the parts that a topic's page loads, to be read
/// once it is open and to be written on once somebody turns to the form.
async fn weigh_code(bench: &mut Bench, address: SocketAddr, code: BTreeSet<String>) -> Outcome<()> {
    let mut lazy = BTreeMap::new();
    for loader in code.iter().filter(|path| path.starts_with("/pkg/__wasm_split")) {
        lazy.extend(parts(&text(address, loader).await?));
    }
    let part = |name: &str| lazy.get(name).cloned().unwrap_or_default();
    let reading = part("community");
    let writing = part("writing").difference(&reading).cloned().collect();
    let mut size = 0.0;
    for (figure, goal, names) in [
        ("every page", Some(95.0), code),
        ("a topic's page, for members who read and react", Some(150.0), reading),
        ("the same once they write", None, writing),
    ] {
        size += loaded(address, names.clone()).await?;
        bench.table.add(Row {
            figure: format!("wasm with its JavaScript, {figure}, brotli"),
            goal: goal.map_or_else(|| "report".into(), |goal| format!("{goal:.0} kB")),
            measured: format!("{size:.1} kB"),
            against: names.iter().map(String::as_str).collect::<Vec<_>>().join(" "),
            is_met: goal.map(|goal| size <= goal && !names.is_empty()),
        });
    }
    Ok(())
}

/// The files that each lazy part is made of, as the script that loads them says: its own bears its name, and a comment
/// names the parts that share a file.
fn parts(loader: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut parts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |name: &str, file: &str| {
        parts.entry(name.trim().to_owned()).or_default().insert(file.replacen("./", "/pkg/", 1));
    };
    for file in mentioned(loader, &["./split_"], &[".wasm"]) {
        let name = file.trim_start_matches("./split_").split('.').next().unwrap_or_default().to_owned();
        add(&name, &file);
    }
    for section in loader.split("/*").skip(1) {
        let Some((names, rest)) = section.split_once("*/") else { continue };
        for file in mentioned(rest, &["./chunk_"], &[".wasm"]) {
            names.split(',').for_each(|name| add(name, &file));
        }
    }
    parts
}

/// The addresses that a text mentions between quotes or parentheses.
fn mentioned(text: &str, starts: &[&str], ends: &[&str]) -> BTreeSet<String> {
    text.split(['"', '\'', '(', ')', '`'])
        .filter(|word| starts.iter().any(|start| word.starts_with(start)))
        .filter(|word| ends.iter().any(|end| word.ends_with(end)))
        .map(str::to_owned)
        .collect()
}

/// A text, not compressed.
async fn text(address: SocketAddr, path: &str) -> Outcome<String> {
    Ok(String::from_utf8(fetch(address, path, "identity").await?)?)
}

/// What a browser loads of these addresses, in kilobytes.
async fn loaded(address: SocketAddr, paths: impl IntoIterator<Item = String>) -> Outcome<f64> {
    let mut bytes = 0;
    for path in paths {
        bytes += fetch(address, &path, "br").await?.len();
    }
    Ok(float(bytes) / 1e3)
}

async fn fetch(address: SocketAddr, path: &str, encoding: &str) -> Outcome<Vec<u8>> {
    let request = people::get(address, path).replace("gzip, deflate, br, zstd", encoding);
    let mut connection = Connection::open(address).await?;
    match connection.exchange(request.as_bytes()).await? {
        200 => Ok(connection.body().to_vec()),
        status => Err(format!("{path} answers {status}").into()),
    }
}
