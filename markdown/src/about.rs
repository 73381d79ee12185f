//! What a comment's Markdown tells: its language, whom it names, where it leads.

use std::collections::BTreeSet;

use domain::Language;
use domain::account::Username;
use domain::community::MAX_MENTIONS;
use pulldown_cmark::{Event, Tag, TagEnd};
use url::Url;
use whatlang::{Detector, Lang};

use crate::events::{MENTION, Written};
use crate::shield::shield;

/// The language that a comment is likely written in; `None` where that is anybody's guess.
pub fn guess_language(source: &str) -> Option<Language> {
    let guess = Detector::with_allowlist(vec![Lang::Eng, Lang::Fra]).detect(source)?;
    let language = if guess.lang() == Lang::Fra { Language::Fr } else { Language::En };
    // Of few letters nothing can be said.
    (guess.is_reliable() || source.chars().filter(|c| c.is_alphabetic()).count() >= 40).then_some(language)
}

/// Whom a comment names, by the skeletons of their names, as many as are told of it. What it quotes names nobody: those
/// were told when it was written.
pub fn mentions(source: &str) -> Vec<String> {
    let (mut names, mut quotes) = (Vec::new(), 0_usize);
    for event in Written::new(&shield(source)) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes = quotes.saturating_sub(1),
            // The author's own HTML stands there as text: this is what `marked` wrote.
            Event::InlineHtml(html) if quotes == 0 => {
                let name = html.strip_prefix(MENTION).and_then(|rest| rest.strip_suffix("</span>"));
                let name = name.and_then(|name| Username::read(name).ok()).map(|name| name.skeleton());
                names.extend(name.filter(|name| !names.contains(name)));
            }
            _ => {}
        }
    }
    names.truncate(MAX_MENTIONS);
    names
}

/// The sites that a comment leads to.
pub fn hosts(source: &str) -> BTreeSet<String> {
    let host = |event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Url::parse(&dest_url).ok()?.host_str().map(str::to_owned),
        _ => None,
    };
    Written::new(&shield(source)).filter_map(host).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_lead_to_a_site_is_seen() {
        let source = "https://One.example/a, [two](http://two.example:8080/?b) ![three](https://www.three.example) \
            <https://four.example> [five]\n\n[five]: https://u@five.example\n\n> https://xn--caf-dma.example";
        let all = [
            "five.example",
            "four.example",
            "one.example",
            "two.example",
            "www.three.example",
            "xn--caf-dma.example",
        ];
        assert_eq!(hosts(source).iter().map(String::as_str).collect::<Vec<_>>(), all);
        assert!(hosts("cma.ca, `https` [a](b) <mailto:a@b.example>").is_empty());
    }

    #[test]
    fn a_language_is_guessed_where_there_is_enough_to_go_by() {
        assert_eq!(
            guess_language("Nous manquons de lits, et les infirmières partent les unes après les autres."),
            Some(Language::Fr)
        );
        assert_eq!(
            guess_language("We are short of beds, and nurses leave one after the other."),
            Some(Language::En)
        );
        assert_eq!(guess_language("👍"), None);
    }

    #[test]
    fn whom_a_comment_names_is_read_as_it_is_shown() {
        for (source, names) in [
            ("@barnabe and @Barnabé, see @clothilde_2.", &["barnabe", "clothilde2"][..]),
            ("`@barnabe` <span class=\"mention\">@moderator</span> a@barnabe.org", &[]),
            ("@barnabe\n\n> @clothilde said\n\n@zephirine", &["barnabe", "zephirine"]),
            ("@me @x @admin @everyone", &[]),
            (
                "@bar\u{200B}nabe @\u{AD}clothilde-2 @ze\u{301}phirine",
                &["barnabe", "clothilde2", "zephirine"],
            ),
            (
                "https://x.org/@barnabe www.x.org/@barnabe x.org/@barnabe @barnabe@x.org HTTPS://X.ORG/@barnabe",
                &[],
            ),
            ("me_@barnabe .@barnabe", &["barnabe"]),
        ] {
            let skeletons: Vec<String> =
                names.iter().map(|name| Username::parse(name).unwrap().skeleton()).collect();
            assert_eq!(mentions(source), skeletons, "{source}");
        }
        let many = (10..40).map(|number| format!("@person-{number}")).collect::<Vec<_>>().join(" ");
        assert_eq!(mentions(&many).len(), MAX_MENTIONS);
    }
}
