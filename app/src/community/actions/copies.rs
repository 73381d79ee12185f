//! What others repeat of what leaves with its author: quotations of their words, and their name behind an `@`.

use std::collections::BTreeSet;

use domain::Language;
use domain::account::Username;
use domain::moderation::{unquoted, without_quotes};
use store::community::copies::{Copied, CopyPlace, OwnWords, Rewritten};
use store::erasure::Erasure;
use store::{Store, StoreError};
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
pub async fn take_out(store: &dyn Store, words: &OwnWords) -> Result<(), StoreError> {
    // A name may be anywhere; quotations stand in the topics of what they quote.
    if !words.names.is_empty() {
        return store.rewrite(rewritten(store, None, words).await?).await;
    }
    let topics: BTreeSet<i64> = words.texts.iter().map(|(topic, _)| *topic).collect();
    for topic in topics {
        store.rewrite(rewritten(store, Some(topic), words).await?).await?;
    }
    Ok(())
}

/// What is to stand in place of what repeats somebody's words and names; of one topic or of all.
pub(crate) async fn rewritten(
    store: &dyn Store,
    topic: Option<i64>,
    words: &OwnWords,
) -> Result<Vec<Rewritten>, StoreError> {
    let names: Vec<Username> = words.names.iter().filter_map(|name| Username::read(name).ok()).collect();
    let own = |(topic, text): &(i64, String)| (*topic, unquoted(text));
    let texts: Vec<(i64, String)> = words.texts.iter().map(own).collect();
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

fn without(copied: &Copied, texts: &[(i64, String)], names: &[Username]) -> Option<Rewritten> {
    let mut source = copied.source.clone();
    let quoted = texts.iter().filter(|(topic, text)| *topic == copied.topic && !text.trim().is_empty());
    for (_, text) in quoted {
        if let Some(without) = without_quotes(&source, text, quote(copied.language)) {
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

    #[test]
    fn what_repeats_somebody_who_left_names_and_quotes_them_no_more() {
        let copied = |topic: i64, source: &str| Copied {
            place: CopyPlace::Comment(7),
            topic,
            language: Language::En,
            source: source.to_owned(),
        };
        let texts = [(1, "Beds are short in the whole north.".to_owned()), (1, String::new())];
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
}
