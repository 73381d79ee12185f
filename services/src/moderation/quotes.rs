//! Quotations of what moderators withhold, and names in others' comments.

use domain::Language;
use domain::account::Username;
use domain::moderation::{Redaction, Target, without_passages, without_quotes};
use markdown::{RENDERER, rename, render};
use store::moderation::{Quoting, Requote};
use store::{Store, StoreError};

use crate::stored_texts::Instead;

/// The comments that quote one, as they are to stand without that.
pub(super) async fn requotes(
    store: &dyn Store,
    target: Target,
    instead: &Instead,
) -> Result<Vec<Requote>, StoreError> {
    let Target::Comment(id) = target else { return Ok(Vec::new()) };
    // What is withheld already was quoted nowhere from then on.
    let Some(source) = store.comment_source(id).await? else { return Ok(Vec::new()) };
    let mut quoting = store.quoting(id).await?;
    Ok(without(&mut quoting, id, &source, instead))
}

/// The comments that name somebody, as they are to name them.
pub(super) async fn renamed(
    store: &dyn Store,
    from: &Username,
    to: &Username,
) -> Result<Vec<Requote>, StoreError> {
    let naming = store.naming(from.as_str()).await?.into_iter();
    let renamed = naming.filter_map(|naming| {
        let source = rename(&naming.source, from, to)?;
        let html = render(&source);
        Some(Requote { id: naming.id, before: naming.source, html, renderer: RENDERER, source })
    });
    Ok(renamed.collect())
}

/// Has the comments that may quote one say nothing of what it said.
pub(super) fn without(quoting: &mut [Quoting], id: i64, source: &str, instead: &Instead) -> Vec<Requote> {
    let later = quoting.iter_mut().filter(|quoting| quoting.id > id);
    let requotes = later.filter_map(|quoting| {
        let without =
            without_quotes(&quoting.source, source, instead.hidden_quote.in_language(quoting.language))?;
        let before = std::mem::replace(&mut quoting.source, without.clone());
        Some(Requote { id: quoting.id, html: render(&without), renderer: RENDERER, before, source: without })
    });
    requotes.collect()
}

/// A comment without the passages that a moderator took out of it, and those that quote them.
pub(super) async fn redaction(
    store: &dyn Store,
    id: i64,
    before: &str,
    redaction: &Redaction,
) -> Result<(Requote, Vec<Requote>), StoreError> {
    let requote = |id: i64, before: String, source: String| Requote {
        id,
        html: render(&source),
        renderer: RENDERER,
        before,
        source,
    };
    let quoting = store.quoting(id).await?.into_iter();
    let requotes = quoting.filter_map(|quoting| {
        let without = without_passages(&quoting.source, before, &redaction.passages)?;
        Some(requote(quoting.id, quoting.source, without))
    });
    Ok((requote(id, before.to_owned(), redaction.text.clone()), requotes.collect()))
}

/// What somebody writes in a topic, without what it quotes of comments that were withheld there: they may have begun
/// before that.
///
/// # Errors
/// [`StoreError`] when these cannot be read.
pub(crate) async fn without_withheld(
    store: &dyn Store,
    topic: i64,
    language: Language,
    typed: &str,
    instead: &Instead,
) -> Result<String, StoreError> {
    let mut text = typed.to_owned();
    if text.contains('>') {
        for withheld in store.hidden_texts(topic).await? {
            if let Some(without) =
                without_quotes(&text, &withheld, instead.hidden_quote.in_language(language))
            {
                text = without;
            }
        }
    }
    Ok(text)
}
