//! What others repeat of what leaves with its author: quotations of their words, and their name behind an `@`.

use std::collections::BTreeSet;

use domain::Language;
use domain::account::Username;
use domain::moderation::{unquoted, without_quotes};
use store::community::copies::{Copied, CopyPlace, OwnText, OwnWords, Rewritten};
use store::erasure::Erasure;
use store::{Store, StoreError};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::community::{RENDERER, rename_to, render};
use crate::i18n::{locale, td_string};

/// Comments that are looked through at once.
const BATCH: u32 = 1_000;

/// What others may repeat of what an erasure erases.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn repeated(store: &dyn Store, erasure: &Erasure) -> Result<OwnWords, StoreError> {
    match erasure {
        Erasure::Person { id, keeps_comments, .. } => of_person(store, *id, *keeps_comments).await,
        Erasure::Comment { id } => {
            Ok(OwnWords { names: Vec::new(), texts: store.words_of(*id, None).await? })
        }
        _ => Ok(OwnWords::default()),
    }
}

/// What somebody leaves with: their name, and what they wrote unless that stays.
pub(crate) async fn of_person(
    store: &dyn Store,
    person: Uuid,
    keeps_comments: bool,
) -> Result<OwnWords, StoreError> {
    let mut words = store.own_words(person).await?;
    if keeps_comments {
        words.texts.clear();
    }
    Ok(words)
}

/// Has others repeat somebody's words and names no more.
///
/// # Errors
/// [`StoreError`] when some of it is still there.
pub async fn take_out(store: &dyn Store, words: &OwnWords, at: OffsetDateTime) -> Result<(), StoreError> {
    // Who leaves takes it out of cases as well.
    let looked_into = words.names.is_empty().then_some(at);
    store.rewrite(rewritten(store, words).await?, looked_into).await
}

/// What is to stand in place of what repeats somebody's words and names.
pub(crate) async fn rewritten(store: &dyn Store, words: &OwnWords) -> Result<Vec<Rewritten>, StoreError> {
    // A name may be anywhere; quotations stand in the topics of what they quote.
    if !words.names.is_empty() {
        return rewritten_in(store, None, words).await;
    }
    let topics: BTreeSet<i64> = words.texts.iter().map(|text| text.topic).collect();
    let mut rewritten = Vec::new();
    for topic in topics {
        rewritten.extend(rewritten_in(store, Some(topic), words).await?);
    }
    Ok(rewritten)
}

/// The same in one topic or in all.
async fn rewritten_in(
    store: &dyn Store,
    topic: Option<i64>,
    words: &OwnWords,
) -> Result<Vec<Rewritten>, StoreError> {
    let names: Vec<Username> = words.names.iter().filter_map(|name| Username::read(name).ok()).collect();
    let own = |text: &OwnText| OwnText { source: unquoted(&text.source), ..*text };
    let texts: Vec<OwnText> = words.texts.iter().map(own).collect();
    let rewrite = |copied: &Copied| without(copied, &texts, &names);
    let mut rewritten: Vec<Rewritten> =
        store.copies_elsewhere(topic).await?.iter().filter_map(rewrite).collect();
    let mut after = 0;
    loop {
        let copies = store.copies_in_comments(topic, after, BATCH).await?;
        let Some(CopyPlace::Comment(last)) = copies.last().map(|copied| copied.place) else { break };
        after = last;
        rewritten.extend(copies.iter().filter_map(rewrite));
    }
    Ok(rewritten)
}

fn without(copied: &Copied, texts: &[OwnText], names: &[Username]) -> Option<Rewritten> {
    let mut source = copied.source.clone();
    // What was there first quotes somebody else.
    let may_be_quoted = |text: &&OwnText| {
        text.topic == copied.topic && text.written <= copied.written && !text.source.trim().is_empty()
    };
    for text in texts.iter().filter(may_be_quoted) {
        if let Some(without) = without_quotes(&source, &text.source, quote(copied.language)) {
            source = without;
        }
    }
    for name in names {
        if let Some(without) = rename_to(&source, name, somebody(copied.language)) {
            source = without;
        }
    }
    (source != copied.source).then(|| Rewritten {
        place: copied.place,
        before: copied.source.clone(),
        html: render(&source),
        renderer: RENDERER,
        source,
    })
}

fn quote(language: Language) -> &'static str {
    td_string!(locale(language), community.left.quote)
}

fn somebody(language: Language) -> &'static str {
    td_string!(locale(language), community.left.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(source: &str) -> OwnText {
        OwnText { topic: 1, source: source.to_owned(), written: OffsetDateTime::UNIX_EPOCH }
    }

    fn copied(topic: i64, source: &str) -> Copied {
        Copied {
            place: CopyPlace::Comment(7),
            topic,
            language: Language::En,
            source: source.to_owned(),
            written: OffsetDateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_repeats_somebody_who_left_names_and_quotes_them_no_more() {
        let texts = [own("Beds are short in the whole north."), own("")];
        let names = [Username::parse("Quack-1").unwrap()];
        let without = |copied: &Copied| without(copied, &texts, &names).map(|rewritten| rewritten.source);
        let said = "@quack1\n\n> Beds are short in the whole north.\n\nSo they are.\n>";
        assert_eq!(
            without(&copied(1, said)).as_deref(),
            Some("[a former member]\n\n> [The author erased what was quoted here.]\n\nSo they are.\n>")
        );
        let elsewhere = without(&copied(2, said));
        assert!(elsewhere.is_some_and(|text| text.contains("Beds are short")), "no quotation of theirs");
        assert_eq!(without(&copied(1, "@quack-12 > nothing")), None);
    }

    #[test]
    fn what_stood_there_before_the_text_quotes_somebody_else() {
        let before = copied(1, "> Beds are short in the whole north.");
        let text = own("Beds are short in the whole north.");
        let later = OwnText { written: text.written + time::Duration::MILLISECOND, ..text.clone() };
        assert!(without(&before, std::slice::from_ref(&later), &[]).is_none());
        assert!(without(&before, &[later, text], &[]).is_some(), "they said so before as well");
    }
}
