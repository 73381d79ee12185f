//! What was said about a topic as one text, in which everybody has a number in place of their name (fact C9).

mod names;

use std::fmt::Write as _;

use services::desk::Transcript;

use self::names::Names;
use super::cards::gone_text;
use crate::i18n::{date, language_name, locale, td_string};

/// Writes the transcript of a topic, in its reader's language; what was said stays in its own.
pub fn transcript(transcript: &Transcript) -> String {
    let Transcript { language, topic, spoken, at } = transcript;
    let language = *language;
    let t = locale(language);
    let text = topic.content.in_language(language);
    let names = Names::of(language, spoken);
    let mut out = format!("# {}\n\n", text.title);
    let made = td_string!(t, desk.transcript.made, date = date(language, *at));
    let _ = write!(out, "{made} {}\n\n{}\n\n", td_string!(t, desk.transcript.about_names), text.intro.trim());
    for question in &text.questions {
        let _ = writeln!(out, "- {question}");
    }
    for one in spoken {
        let who = names.of_author(one);
        let when = date(language, one.created);
        let _ = write!(out, "\n---\n\n## {}. {who}\n\n{when}", one.seq);
        if one.language != language {
            let _ = write!(out, " · {}", language_name(language, one.language));
        }
        if let Some(answered) = one.answers {
            let _ = write!(out, " · {}", td_string!(t, desk.transcript.answers, number = answered));
        }
        out.push_str("\n\n");
        match one.gone {
            Some(gone) => out.push_str(gone_text(language, gone)),
            None => out.push_str(&names.replaced(&one.source)),
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests;
