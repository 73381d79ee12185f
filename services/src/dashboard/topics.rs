//! Writing topics, and what becomes of them.

mod desk;
mod fields;

use domain::Language;
use domain::community::{TopicContent, TopicFlaw, TopicKind, TopicState, end_of, last_day};
use domain::day;
use domain::search::Analyser;
use store::StoreError;
use store::account::session::Actor;
use store::community::{Topic, TopicAct, TopicDoing, TopicSave};
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

pub use desk::TopicDesk;
pub use fields::{TextFields, TopicFields};

use super::Dashboard;

/// When a topic is published on its day: in the morning, also on the Pacific.
pub(super) const MORNING: Duration = Duration::hours(14);

/// What is wrong with a topic as typed, before it can be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicErrors {
    /// No theme is chosen.
    pub theme: bool,
    /// The closing date is none, or has passed.
    pub closes: bool,
    /// What does not fit, language by language.
    pub flaws: Vec<(Language, TopicFlaw)>,
}

impl TopicErrors {
    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What became of a save.
#[derive(Clone, Debug)]
pub enum TopicSaved {
    /// It is kept under this number.
    Done(i64),
    /// Somebody else saved it since.
    Conflict,
    /// Something does not fit.
    Refused(TopicErrors),
}

/// What became of the editor's form.
#[derive(Clone, Debug)]
pub enum TopicSent {
    /// What was typed is kept, and what else was asked for is done, of this topic.
    Done(i64),
    /// What was typed was not kept.
    NotSaved(TopicSaved),
    /// What was typed is kept; what else was asked for is not done.
    NotDone(Acted),
}

/// What became of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acted {
    /// It is done.
    Done,
    /// The topic is no longer as it was read.
    Stale,
    /// It cannot be published like this.
    Flawed(Vec<(Language, TopicFlaw)>),
    /// A consultation has no closing date, or the day to publish on is none.
    Date,
    /// It is the editor's own guest post: another editor publishes it.
    Own,
}

impl Dashboard {
    /// Saves a topic.
    async fn save_topic(
        &self,
        actor: &Actor,
        id: Option<i64>,
        fields: &TopicFields,
    ) -> Result<TopicSaved, StoreError> {
        let at = self.clock.now();
        let mut errors = TopicErrors::default();
        let theme = fields.theme.parse::<Uuid>().ok();
        let theme = match theme {
            Some(id) => self.store.theme(id).await?,
            None => None,
        };
        errors.theme = theme.is_none();
        let kept = match id {
            Some(id) => self.store.topic(id).await?,
            None => None,
        };
        let closes = fields.closes.trim();
        // A day that is left as it was stays where it was, passed or not.
        let end = |day: Date| match kept.as_ref().and_then(|kept| kept.closes) {
            Some(kept) if last_day(kept) == day => Some(kept),
            _ => Some(end_of(day)).filter(|end| *end > at),
        };
        let closes = match day::read(closes).and_then(end) {
            None if !closes.is_empty() => {
                errors.closes = true;
                None
            }
            closes => closes,
        };
        let before = kept.as_ref().map(|kept| kept.content.clone()).unwrap_or_default();
        let typed = fields.content();
        // What is a guest post stays one, and nothing else becomes one.
        let kind = match (before.kind, typed.kind) {
            (TopicKind::GuestPost, _) => TopicKind::GuestPost,
            (kind, TopicKind::GuestPost) | (_, kind) => kind,
        };
        let content = before.revised(TopicContent { kind, ..typed }, !fields.confirm.is_empty());
        errors.flaws = match kept.as_ref().map(|kept| kept.state) {
            None | Some(TopicState::Draft) => content.misfits(),
            // It will publish itself: by then both languages say the same.
            Some(TopicState::Scheduled) => content.flaws(),
            Some(_) => {
                content.flaws().into_iter().filter(|(_, flaw)| *flaw != TopicFlaw::OutOfDate).collect()
            }
        };
        errors.closes |=
            kept.is_some_and(|kept| kept.state.awaits_end() && !ends_after(&content, closes, kept.published));
        let (Some(theme), true) = (theme, errors.is_empty()) else { return Ok(TopicSaved::Refused(errors)) };
        let save = TopicSave {
            id,
            version: fields.version,
            theme: theme.id,
            stems: Analyser.stems(&content.words()),
            content,
            closes,
            actor: actor.person,
            at,
        };
        Ok(self.store.save_topic(save).await?.map_or(TopicSaved::Conflict, TopicSaved::Done))
    }

    /// Takes the editor's form: what was typed is saved, whichever button was pressed, and then done what it asks for.
    ///
    /// # Errors
    /// [`StoreError`] when not all was kept.
    pub async fn send_topic(
        &self,
        actor: &Actor,
        topic: Option<&Topic>,
        fields: &TopicFields,
    ) -> Result<TopicSent, StoreError> {
        let act = fields.asks();
        let unchanged = topic.filter(|topic| act.is_some() && fields.says_what(topic));
        let (number, version) = if let Some(topic) = unchanged {
            (topic.id, fields.version)
        } else {
            match self.save_topic(actor, topic.map(|topic| topic.id), fields).await? {
                TopicSaved::Done(number) => (number, fields.version + 1),
                refused => return Ok(TopicSent::NotSaved(refused)),
            }
        };
        let Some(act) = act else { return Ok(TopicSent::Done(number)) };
        let Some(topic) = self.store.topic(number).await? else {
            return Ok(TopicSent::NotDone(Acted::Stale));
        };
        Ok(match self.act_on_topic(actor, &topic, act, (version, fields)).await? {
            Acted::Done => TopicSent::Done(number),
            refused => TopicSent::NotDone(refused),
        })
    }

    /// Does something with a topic as it was read, or just saved.
    async fn act_on_topic(
        &self,
        actor: &Actor,
        topic: &Topic,
        act: &str,
        (version, fields): (u32, &TopicFields),
    ) -> Result<Acted, StoreError> {
        let at = self.clock.now();
        let Some(act) = self::act(act, &fields.day, at) else { return Ok(Acted::Date) };
        if matches!(act, TopicAct::Publish | TopicAct::Schedule(_)) {
            let mut flaws = topic.content.flaws();
            if topic.content.kind == TopicKind::GuestPost {
                let guest = self.store.guest_post_of(topic.id).await?;
                if guest.as_ref().is_some_and(|guest| !self.may_publish(actor, guest.author)) {
                    return Ok(Acted::Own);
                }
                let unsigned = guest.map_or_else(|| Language::ALL.to_vec(), |guest| guest.content.unsigned());
                flaws.extend(unsigned.into_iter().map(|language| (language, TopicFlaw::Author)));
            }
            if !flaws.is_empty() {
                return Ok(Acted::Flawed(flaws));
            }
            let opens = if let TopicAct::Schedule(then) = act { then } else { at };
            if !ends_after(&topic.content, topic.closes, Some(opens)) {
                return Ok(Acted::Date);
            }
        }
        let Ok(state) = fields.state.parse::<TopicState>() else { return Ok(Acted::Stale) };
        let doing = TopicDoing { id: topic.id, seen: (version, state), act, actor: actor.person, at };
        Ok(if self.store.do_with_topic(doing).await? { Acted::Done } else { Acted::Stale })
    }

    /// Publishes and closes what is due.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn turn_topics(&self) -> Result<u64, StoreError> {
        self.store.turn_topics(self.clock.now()).await
    }
}

/// Whether a topic that opens then closes later; a consultation has an end.
fn ends_after(content: &TopicContent, closes: Option<OffsetDateTime>, opens: Option<OffsetDateTime>) -> bool {
    match (closes, opens) {
        (None, _) => content.kind != TopicKind::Consultation,
        (Some(closes), opens) => opens.is_none_or(|opens| opens < closes),
    }
}

fn act(word: &str, on: &str, now: OffsetDateTime) -> Option<TopicAct> {
    Some(match word {
        "publish" => TopicAct::Publish,
        "schedule" => {
            let then = day::read(on)?.midnight().assume_utc() + MORNING;
            TopicAct::Schedule(Some(then).filter(|then| *then > now)?)
        }
        "unschedule" => TopicAct::Unschedule,
        "close" => TopicAct::Close,
        "reopen" => TopicAct::Reopen,
        "archive" => TopicAct::Archive,
        "restore" => TopicAct::Restore,
        "pin" => TopicAct::Pin(true),
        "unpin" => TopicAct::Pin(false),
        _ => return None,
    })
}
