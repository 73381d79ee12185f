//! What the demo association asks, and what its invented members say about it.

use domain::Language;
use domain::community::{
    CommentBody, OutcomeContent, OutcomeText, Reacting, Reaction, TopicContent, TopicKind, TopicState,
    TopicText, end_of,
};
use domain::moderation::Target;
use domain::search::Analyser;
use markdown::{RENDERER, mentions, render};
use serde::Deserialize;
use store::community::comment::{Added, CommentPosition, CommentText, NewComment};
use store::community::outcome::{OutcomePublication, OutcomeSave};
use store::community::{ThemeSave, TopicAct, TopicDoing, TopicSave};
use store::document::Bilingual;
use store::moderation::{NewReport, Scrutiny};
use store::{Store, StoreError};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Themes with their topics and comments, in both languages.
const DISCUSSION: &str = include_str!("discussion.json");

#[derive(Deserialize)]
struct DemoTheme {
    title: DemoText,
    intro: DemoText,
    topics: Vec<DemoTopic>,
}

#[derive(Deserialize)]
struct DemoText {
    en: String,
    fr: String,
}

#[derive(Deserialize)]
struct DemoTopic {
    #[serde(default)]
    pinned: bool,
    days_ago: i64,
    /// Where it is a consultation.
    closes_in_days: Option<i64>,
    /// Where it is over.
    closed_days_ago: Option<i64>,
    /// Where members are told what came of it.
    outcome: Option<DemoOutcome>,
    en: TopicText,
    fr: TopicText,
    comments: Vec<DemoComment>,
}

#[derive(Deserialize)]
struct DemoOutcome {
    told_days_ago: i64,
    review_in_days: i64,
    en: OutcomeText,
    fr: OutcomeText,
}

#[derive(Deserialize)]
struct DemoComment {
    language: Language,
    hours_ago: i64,
    body: String,
    #[serde(default)]
    reactions: usize,
    #[serde(default)]
    replies: Vec<DemoComment>,
    /// What members say is wrong with it.
    #[serde(default)]
    reports: Vec<DemoReport>,
    /// And with what its author is called.
    #[serde(default)]
    name_reports: Vec<DemoReport>,
}

#[derive(Deserialize)]
struct DemoReport {
    clause: String,
    language: Language,
    text: String,
}

/// Publishes the themes and topics in an editor's name, and lets members discuss them.
///
/// # Errors
/// [`StoreError`] when something was not kept.
pub(super) async fn load(
    store: &dyn Store,
    editor: Uuid,
    members: &[Uuid],
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    let themes: Vec<DemoTheme> = serde_json::from_str(DISCUSSION).map_err(|_| StoreError::Unreadable)?;
    let mut speaker = members.iter().cycle();
    for DemoTheme { title, intro, topics } in themes {
        let id = crate::new_id(now);
        let bilingual = |text: DemoText| Bilingual { en: text.en, fr: text.fr };
        let (title, intro) = (bilingual(title), bilingual(intro));
        store.save_theme(ThemeSave { id, version: 0, title, intro, actor: editor, at: now }).await?;
        for topic in topics {
            discuss(store, (editor, id), &mut speaker, topic, now).await?;
        }
    }
    Ok(())
}

async fn discuss<'m>(
    store: &dyn Store,
    (editor, theme): (Uuid, Uuid),
    speaker: &mut (impl Iterator<Item = &'m Uuid> + Clone),
    topic: DemoTopic,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    let at = now - Duration::days(topic.days_ago);
    let kind = if topic.closes_in_days.is_some() { TopicKind::Consultation } else { TopicKind::Discussion };
    let content = TopicContent { kind, en: topic.en, fr: topic.fr, out_of_date: None };
    let closes = topic.closes_in_days.map(|days| end_of((now + Duration::days(days)).date()));
    let save = TopicSave {
        id: None,
        version: 0,
        theme,
        stems: Analyser.stems(&content.words()),
        content,
        closes,
        actor: editor,
        at,
    };
    let id = store.save_topic(save).await?.ok_or(StoreError::Unreadable)?;
    let act = async |state, act, at| {
        store.do_with_topic(TopicDoing { id, seen: (1, state), act, actor: editor, at }).await
    };
    act(TopicState::Draft, TopicAct::Publish, at).await?;
    for comment in topic.comments {
        let head = say(store, (id, None), speaker, &comment, now).await?;
        for reply in &comment.replies {
            say(store, (id, Some(head)), speaker, reply, now).await?;
        }
    }
    if topic.pinned {
        act(TopicState::Open, TopicAct::Pin(true), at).await?;
    }
    if let Some(days) = topic.closed_days_ago {
        act(TopicState::Open, TopicAct::Close, now - Duration::days(days)).await?;
    }
    if let Some(outcome) = topic.outcome {
        tell(store, editor, id, outcome, now).await?;
    }
    Ok(())
}

async fn tell(
    store: &dyn Store,
    actor: Uuid,
    topic: i64,
    outcome: DemoOutcome,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    let DemoOutcome { told_days_ago, review_in_days, en, fr } = outcome;
    let content = OutcomeContent { en, fr, out_of_date: None };
    let (at, review) =
        (now - Duration::days(told_days_ago), Some(end_of((now + Duration::days(review_in_days)).date())));
    store.save_outcome(OutcomeSave { topic, version: 0, content, review, actor, at }).await?;
    store.publish_outcome(OutcomePublication { topic, version: 1, actor, at }).await?;
    Ok(())
}

async fn say<'m>(
    store: &dyn Store,
    (topic, parent): (i64, Option<i64>),
    speaker: &mut (impl Iterator<Item = &'m Uuid> + Clone),
    comment: &DemoComment,
    now: OffsetDateTime,
) -> Result<i64, StoreError> {
    let (Some(author), Ok(body)) = (speaker.next(), CommentBody::parse(&comment.body)) else {
        return Err(StoreError::Unreadable);
    };
    let (source, language) = (body.as_str().to_owned(), comment.language);
    let mentions = mentions(&source);
    let text = CommentText {
        language,
        html: render(&source),
        source,
        renderer: RENDERER,
        mentions,
        scrutiny: Scrutiny::default(),
    };
    let at = now - Duration::hours(comment.hours_ago);
    let new = NewComment {
        topic,
        parent,
        reply_to: None,
        author: *author,
        form: crate::new_id(at),
        draft: 0,
        text,
        moderates: false,
        same_since: None,
        spending: None,
        at,
    };
    let Added::Done(CommentPosition { id, .. }) = store.add_comment(new).await? else {
        return Err(StoreError::Unreadable);
    };
    let kinds = Reaction::ALL.into_iter().cycle();
    for (reader, reaction) in speaker.clone().zip(kinds).take(comment.reactions) {
        store.react(Reacting { comment: id, reaction, on: true }, *reader).await?;
    }
    let of_comment = comment.reports.iter().map(|report| (report, Target::Comment(id)));
    let of_name = comment.name_reports.iter().map(|report| (report, Target::Profile(*author)));
    for ((report, target), reader) in of_comment.chain(of_name).zip(speaker.clone()) {
        let clause = report.clause.parse().map_err(|_| StoreError::Unreadable)?;
        let (reporter, at) = (*reader, at + Duration::HOUR);
        let (language, text) = (report.language, report.text.clone());
        store.report(NewReport { target, reporter, clause, language, text, at }).await?;
    }
    Ok(id)
}

#[cfg(test)]
mod tests {
    use domain::moderation::Clause;

    use super::*;

    #[test]
    fn the_demo_breaks_no_rule() {
        let themes: Vec<DemoTheme> = serde_json::from_str(DISCUSSION).unwrap();
        for topic in themes.into_iter().flat_map(|theme| theme.topics) {
            let kind =
                if topic.closes_in_days.is_some() { TopicKind::Consultation } else { TopicKind::Discussion };
            let title = topic.en.title.clone();
            let content = TopicContent { kind, en: topic.en, fr: topic.fr, out_of_date: None };
            assert_eq!(content.flaws(), [], "{title}");
            if let Some(DemoOutcome { en, fr, .. }) = topic.outcome {
                assert_eq!(OutcomeContent { en, fr, out_of_date: None }.flaws(), [], "{title}");
            }
            for comment in topic.comments.iter().flat_map(|head| std::iter::once(head).chain(&head.replies)) {
                assert!(CommentBody::parse(&comment.body).is_ok(), "{}", comment.body);
                let mut reports = comment.reports.iter().chain(&comment.name_reports);
                assert!(reports.all(|report| report.clause.parse::<Clause>().is_ok()));
            }
        }
    }
}
