//! The plain part of a mail.

use std::fmt::Write as _;

use super::text::{Block, Footer, MailText};

/// Writes it: a paragraph each, addresses on lines of their own so that no program breaks them.
pub(super) fn write(letter: &MailText) -> String {
    let mut out = format!("{}\n\n{}\n\n", letter.brand, letter.title);
    for block in &letter.blocks {
        let _ = match block {
            Block::Paragraph(text) | Block::Small(text) => write!(out, "{text}\n\n"),
            Block::Heading(text) => write!(out, "{text}\n{}\n\n", "-".repeat(text.chars().count())),
            Block::Quote(_, text) => write!(out, "> {text}\n\n"),
            Block::Button { label, url, .. } | Block::Link { label, url } => {
                write!(out, "{label}\n{url}\n\n")
            }
            Block::Facts(facts) => facts
                .iter()
                .try_for_each(|(name, value)| writeln!(out, "{name}\n  {value}"))
                .and_then(|()| writeln!(out)),
        };
    }
    out.push_str("-- \n");
    for part in &letter.footer {
        let _ = match part {
            Footer::Lines(lines) => writeln!(out, "{}\n", lines.join("\n")),
            Footer::Links(text, links) => writeln!(out, "{text}").and_then(|()| {
                links
                    .iter()
                    .try_for_each(|(label, url)| writeln!(out, "{label}\n{url}"))
                    .and_then(|()| writeln!(out))
            }),
        };
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
