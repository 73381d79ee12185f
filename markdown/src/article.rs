//! Articles: a comment's Markdown, in which a line of bold letters alone heads what follows it.

use crate::render::render;

/// The longest line that heads something, in characters.
const MAX_HEADING: usize = 120;

/// The HTML of what staff and guests write. Comments have no headings, so [`render()`] writes those as bold paragraphs; an
/// article has subheads, at this level of the page.
pub fn render_article(source: &str, level: u8) -> String {
    let mut within = 0_usize;
    let lines = render(source);
    let lines = lines.lines().map(|line| {
        let is_outside = within == 0;
        for tag in ["<ul", "<ol", "<blockquote", "<pre"] {
            within += line.matches(tag).count();
        }
        for tag in ["</ul", "</ol", "</blockquote", "</pre"] {
            within = within.saturating_sub(line.matches(tag).count());
        }
        match heading(line).filter(|_| is_outside) {
            Some(title) => format!("<h{level}>{title}</h{level}>"),
            None => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What a paragraph of bold letters alone says, where it is no sentence.
fn heading(line: &str) -> Option<&str> {
    let title = line.strip_prefix("<p><strong>")?.strip_suffix("</strong></p>")?;
    let is_one = !title.contains("strong>") && !title.ends_with('.') && !title.is_empty();
    (is_one && title.chars().count() <= MAX_HEADING).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_bold_letters_alone_heads_what_follows_it() {
        for (source, html) in [
            ("**What we saw**\n\nText.", "<h3>What we saw</h3>\n<p>Text.</p>"),
            ("## What we saw\n\nText.", "<h3>What we saw</h3>\n<p>Text.</p>"),
            ("**Ce que l’on *peut* faire**", "<h3>Ce que l’on <em>peut</em> faire</h3>"),
            ("**<script>**", "<h3>&lt;script&gt;</h3>"),
            ("**Read this.**", "<p><strong>Read this.</strong></p>"),
            ("**a** and **b**", "<p><strong>a</strong> and <strong>b</strong></p>"),
            ("**a** b", "<p><strong>a</strong> b</p>"),
            ("> **a**", "<blockquote>\n<p><strong>a</strong></p>\n</blockquote>"),
            ("- **a**\n\n  b", "<ul>\n<li>\n<p><strong>a</strong></p>\n<p>b</p>\n</li>\n</ul>"),
            ("> a\n\n**b**", "<blockquote>\n<p>a</p>\n</blockquote>\n<h3>b</h3>"),
        ] {
            assert_eq!(render_article(source, 3).trim(), html, "{source}");
        }
    }
}
