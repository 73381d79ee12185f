//! What a browser loads: as the server sends it, compressed.

use std::collections::BTreeSet;
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
            let names = code.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
            let size = loaded(commons.address, code.clone()).await?;
            bench.table.add(Row {
                figure: "wasm with its JavaScript, brotli".into(),
                goal: "100 kB".into(),
                measured: format!("{size:.1} kB"),
                against: format!("floor seen: 64 kB; {names}"),
                is_met: Some(size <= 100.0 && !code.is_empty()),
            });
        }
    }
    Ok(())
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
