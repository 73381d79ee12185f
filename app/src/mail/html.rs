//! The HTML part of a mail. It loads nothing from anywhere, so that opening it tells nobody.

use leptos::prelude::*;

use super::text::{Block, Footer, MailText};
use crate::ui::{IntoMarkup, Markup};

const STYLE: &str = include_str!("mail.css");

/// Writes it.
pub(super) fn write(letter: MailText) -> String {
    let lang = letter.language.code();
    let blocks = letter.blocks.into_iter().map(block).collect_view();
    let footer = letter.footer.into_iter().map(footer).collect_view();
    view! {
        <!DOCTYPE html>
        <html lang=lang>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="supported-color-schemes" content="light dark"/>
                <title>{letter.subject}</title>
                <style inner_html=STYLE></style>
            </head>
            <body>
                <div class="preheader" lang=lang>{letter.preheader}</div>
                // Mail programs drop the html element, so the language stands here too.
                <div class="page" lang=lang>
                    <p class="brand">{letter.brand}</p>
                    <main>
                        <h1>{letter.title}</h1>
                        {blocks}
                    </main>
                    <footer>{footer}</footer>
                </div>
            </body>
        </html>
    }
    .markup()
    .into_html()
}

fn block(block: Block) -> Markup {
    match block {
        Block::Paragraph(text) => view! { <p>{text}</p> }.markup(),
        Block::Small(text) => view! { <p class="small">{text}</p> }.markup(),
        Block::Heading(text) => view! { <h2>{text}</h2> }.markup(),
        Block::Quote(language, text) => {
            view! { <blockquote lang=language.code()>{text}</blockquote> }.markup()
        }
        Block::Button { label, url, fallback } => view! {
            <p><a class="btn" href=url.clone()>{label}</a></p>
            <p class="small">{fallback}<br/><a href=url.clone()>{url.clone()}</a></p>
        }
        .markup(),
        Block::Link { label, url } => view! { <p><a href=url>{label}</a></p> }.markup(),
        Block::Facts(facts) => {
            let facts = facts
                .into_iter()
                .map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> })
                .collect_view();
            view! { <dl>{facts}</dl> }.markup()
        }
    }
}

fn footer(part: Footer) -> Markup {
    match part {
        Footer::Lines(lines) => {
            let lines = lines
                .into_iter()
                .enumerate()
                .map(|(i, line)| view! { {(i > 0).then(|| view! { <br/> })}{line} });
            view! { <p>{lines.collect_view()}</p> }.markup()
        }
        Footer::Links(text, links) => {
            let links = links.into_iter().enumerate().map(|(i, (label, url))| {
                view! { {if i > 0 { ", " } else { " " }}<a href=url>{label}</a> }
            });
            view! { <p>{text}{links.collect_view()}</p> }.markup()
        }
    }
}
