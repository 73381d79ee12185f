//! What staff and guests write, as HTML: made once, and not for each reader.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock};

use markdown::render_article;
use quick_cache::sync::Cache;
use quick_cache::{Equivalent, Weighter};

/// Bytes that they take at most.
const BYTES: u64 = 4 << 20;
/// Texts that fit in, about.
const TEXTS: usize = 512;

/// A text, and the level of its headings.
struct Source(u8, Box<str>);

/// The same, before it is known whether it is kept.
struct Asked<'a>(u8, &'a str);

impl Source {
    fn asked(&self) -> Asked<'_> {
        Asked(self.0, &self.1)
    }
}

impl Hash for Asked<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.0, self.1).hash(state);
    }
}

impl Hash for Source {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.asked().hash(state);
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.asked().equivalent(other)
    }
}

impl Eq for Source {}

impl Equivalent<Source> for Asked<'_> {
    fn equivalent(&self, kept: &Source) -> bool {
        (self.0, self.1) == (kept.0, &*kept.1)
    }
}

#[derive(Clone)]
struct Weight;

impl Weighter<Source, Arc<str>> for Weight {
    fn weight(&self, source: &Source, html: &Arc<str>) -> u64 {
        (source.1.len() + html.len()) as u64
    }
}

/// The HTML of an article whose headings stand at a level. The same text is always the same HTML: none of it grows old.
pub(super) fn article_html(source: &str, level: u8) -> Arc<str> {
    static KEPT: LazyLock<Cache<Source, Arc<str>, Weight>> =
        LazyLock::new(|| Cache::with_weighter(TEXTS, BYTES, Weight));
    if let Some(html) = KEPT.get(&Asked(level, source)) {
        return html;
    }
    let html: Arc<str> = render_article(source, level).into();
    KEPT.insert(Source(level, source.into()), html.clone());
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_was_read_before_is_what_it_is_written_anew_at_each_level() {
        for _ in 0..2 {
            for (source, level) in [("**What we saw**\n\nText.", 2), ("**What we saw**\n\nText.", 4), ("", 2)]
            {
                assert_eq!(*article_html(source, level), *render_article(source, level));
            }
        }
    }
}
