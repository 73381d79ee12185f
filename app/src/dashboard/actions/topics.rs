//! Writing themes and topics, and what becomes of them.

use domain::Language;
use domain::community::{
    LearnMore, TopicContent, TopicFlaw, TopicKind, TopicPart, TopicState, TopicText, end_of, last_day,
};
use domain::day;
use domain::desk::ProseError;
use domain::search::Analyser;
use serde::Deserialize;
use store::StoreError;
use store::account::Actor;
use store::community::{Theme, ThemeSave, Topic, TopicAct, TopicDoing, TopicSave};
use store::document::Bilingual;
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

use super::Administration;
use crate::dashboard::topics::work::TopicWork;

/// Longest title of a theme, in characters.
const THEME_TITLE: usize = 80;
/// Longest introduction of a theme, in characters.
const THEME_INTRO: usize = 400;
/// When a topic is published on its day: in the morning, also on the Pacific.
pub(super) const MORNING: Duration = Duration::hours(14);

/// A theme, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ThemeFields {
    /// Its title in English.
    pub title_en: String,
    /// Its title in French.
    pub title_fr: String,
    /// What it is about, in English.
    pub intro_en: String,
    /// What it is about, in French.
    pub intro_fr: String,
    /// The save that it changes.
    pub version: u32,
    /// Which button was pressed.
    pub action: String,
}

impl ThemeFields {
    /// Each field with its most characters, and what is wrong with it.
    pub fn errors(&self) -> [(&'static str, usize, Option<ProseError>); 4] {
        let of = |name, typed: &str, most| {
            let error = match typed.trim().chars().count() {
                0 => Some(ProseError::Missing),
                count if count > most => Some(ProseError::Long),
                _ => None,
            };
            (name, most, error)
        };
        [
            of("title_en", &self.title_en, THEME_TITLE),
            of("intro_en", &self.intro_en, THEME_INTRO),
            of("title_fr", &self.title_fr, THEME_TITLE),
            of("intro_fr", &self.intro_fr, THEME_INTRO),
        ]
    }
}

/// A topic in one language, as typed.
#[derive(Clone, Debug, Default)]
pub struct TextFields {
    /// Its title.
    pub title: String,
    /// Its introduction.
    pub intro: String,
    /// Its questions, a line each.
    pub questions: String,
    /// Where to learn more: on each line a label and an address.
    pub learn_more: String,
    /// What a consultation feeds.
    pub feeds: String,
}

/// A topic, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form: of the topic, then of each language")]
pub struct TopicFields {
    pub theme: String,
    pub kind: String,
    pub closes: String,
    pub title_en: String,
    pub intro_en: String,
    pub questions_en: String,
    pub learn_more_en: String,
    pub feeds_en: String,
    pub title_fr: String,
    pub intro_fr: String,
    pub questions_fr: String,
    pub learn_more_fr: String,
    pub feeds_fr: String,
    pub version: u32,
    pub confirm: String,
    pub action: String,
    pub day: String,
    pub state: String,
}

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

impl TopicFields {
    /// The fields of a topic that is kept.
    pub fn of(topic: &Topic) -> Self {
        let fields = |text: &TopicText| TextFields::of(text);
        let (en, fr) = (fields(&topic.content.en), fields(&topic.content.fr));
        Self {
            theme: topic.theme.to_string(),
            kind: topic.content.kind.code().to_owned(),
            closes: topic.closes.map(|at| day::written(last_day(at))).unwrap_or_default(),
            title_en: en.title,
            intro_en: en.intro,
            questions_en: en.questions,
            learn_more_en: en.learn_more,
            feeds_en: en.feeds,
            title_fr: fr.title,
            intro_fr: fr.intro,
            questions_fr: fr.questions,
            learn_more_fr: fr.learn_more,
            feeds_fr: fr.feeds,
            version: topic.version,
            ..Self::default()
        }
    }

    /// What was asked for besides saving.
    fn asks(&self) -> Option<&str> {
        Some(self.action.as_str()).filter(|action| !matches!(*action, "" | "save"))
    }

    /// Whether they say what is kept already; a form that holds no text changes none.
    pub fn says_what(&self, topic: &Topic) -> bool {
        let kept = Self::of(topic);
        self.theme.is_empty()
            || (self.content() == kept.content()
                && (&self.theme, self.closes.trim()) == (&kept.theme, kept.closes.as_str())
                && self.confirm.is_empty())
    }

    /// One language's fields.
    pub fn in_language(&self, language: Language) -> TextFields {
        let [title, intro, questions, learn_more, feeds] = match language {
            Language::En => {
                [&self.title_en, &self.intro_en, &self.questions_en, &self.learn_more_en, &self.feeds_en]
            }
            Language::Fr => {
                [&self.title_fr, &self.intro_fr, &self.questions_fr, &self.learn_more_fr, &self.feeds_fr]
            }
        }
        .map(Clone::clone);
        TextFields { title, intro, questions, learn_more, feeds }
    }

    /// What they say, so far.
    pub fn content(&self) -> TopicContent {
        TopicContent {
            kind: self.kind.parse().unwrap_or_default(),
            en: self.in_language(Language::En).text(),
            fr: self.in_language(Language::Fr).text(),
            out_of_date: None,
        }
    }
}

impl TextFields {
    fn of(text: &TopicText) -> Self {
        let [title, intro, questions, learn_more, feeds] = TopicPart::ALL.map(|part| text.part(part));
        Self { title, intro, questions, learn_more, feeds }
    }

    fn text(&self) -> TopicText {
        let lines = |text: &str| -> Vec<String> {
            domain::lines(text)
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect()
        };
        let link = |line: String| {
            let (label, url) = line.rsplit_once('|').unwrap_or(("", &line));
            LearnMore { label: label.trim().to_owned(), url: url.trim().to_owned() }
        };
        TopicText {
            title: self.title.split_whitespace().collect::<Vec<_>>().join(" "),
            // Browsers send line breaks as CR and LF (WHATWG URL, form encoding).
            intro: domain::lines(&self.intro).trim().to_owned(),
            questions: lines(&self.questions),
            learn_more: lines(&self.learn_more).into_iter().map(link).collect(),
            feeds: self.feeds.trim().to_owned(),
        }
    }
}

impl Administration {
    /// Saves a theme. `None` when it lacks a title in a language, or is too long; `false` when somebody else saved it
    /// since.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn save_theme(
        &self,
        actor: &Actor,
        id: Option<Uuid>,
        fields: &ThemeFields,
    ) -> Result<Option<bool>, StoreError> {
        let text = |en: &str, fr: &str| Bilingual { en: en.trim().to_owned(), fr: fr.trim().to_owned() };
        let title = text(&fields.title_en, &fields.title_fr);
        let intro = text(&fields.intro_en, &fields.intro_fr);
        if fields.errors().iter().any(|(.., error)| error.is_some()) {
            return Ok(None);
        }
        let at = self.clock.now();
        let (id, actor) = (id.unwrap_or_else(|| crate::new_id(at)), actor.person);
        let save = ThemeSave { id, version: fields.version, title, intro, actor, at };
        self.store.save_theme(save).await.map(Some)
    }

    /// Lets a theme change places with the one before it.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn raise_theme(&self, actor: &Actor, theme: Uuid) -> Result<(), StoreError> {
        self.store.raise_theme(theme, actor.person, self.clock.now()).await
    }

    /// Every theme with all its topics.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn topics(&self, work: Option<TopicWork>) -> Result<Vec<(Theme, Vec<Topic>)>, StoreError> {
        let (mut topics, now) = (self.store.topics(None).await?, self.clock.now());
        topics.retain(|topic| work.is_none_or(|work| work.is_of(topic, now)));
        let themes = self.store.themes().await?.into_iter().map(|theme| {
            let of_theme: Vec<_> = topics.iter().filter(|topic| topic.theme == theme.id).cloned().collect();
            (theme, of_theme)
        });
        Ok(themes.filter(|(_, topics)| work.is_none() || !topics.is_empty()).collect())
    }

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
