//! The Community: themes, the topics that staff set before its members, and what these say about them.

pub mod author;
pub mod comment;
pub mod copies;
pub mod draft;
pub mod file;
pub mod following;
pub mod guest_post;
pub mod names;
pub mod notification;
pub mod notification_mail;
pub mod offers;
pub mod outcome;
pub mod suggestion;
pub mod thread_revision;
mod topic_line;

use async_trait::async_trait;
use domain::community::{Closure, TopicContent, TopicState};
use domain::search::Stems;
use time::OffsetDateTime;
use uuid::Uuid;

pub use self::topic_line::{LastComment, TopicLine, TopicPageRequest};
use crate::StoreError;
use crate::document::Bilingual;

/// A field of what the Community talks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its identifier.
    pub id: Uuid,
    /// What it is called.
    pub title: Bilingual,
    /// What it is about.
    pub intro: Bilingual,
    /// Which save this is.
    pub version: u32,
    /// Its topics that members see.
    pub topics: u64,
}

/// A save of a theme.
#[derive(Clone, Debug)]
pub struct ThemeSave {
    /// Its identifier; made by the caller where it is new.
    pub id: Uuid,
    /// The save that it changes; 0 for a new one.
    pub version: u32,
    /// What it is called.
    pub title: Bilingual,
    /// What it is about.
    pub intro: Bilingual,
    /// Who saves it.
    pub actor: Uuid,
    /// When.
    pub at: OffsetDateTime,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its number, in its address.
    pub id: i64,
    /// Its theme.
    pub theme: Uuid,
    /// Where it stands.
    pub state: TopicState,
    /// Whether it stands before the others.
    pub pinned: bool,
    /// What it says.
    pub content: TopicContent,
    /// Which save of the content this is.
    pub version: u32,
    /// When it is to be published, or was.
    pub published: Option<OffsetDateTime>,
    /// When it is to close by itself.
    pub closes: Option<OffsetDateTime>,
    /// When it did.
    pub closed: Option<OffsetDateTime>,
    /// When members were last told what came of it.
    pub outcome: Option<OffsetDateTime>,
    /// When staff are to look at that again.
    pub review: Option<OffsetDateTime>,
    /// The number of its last comment.
    pub comments: i64,
    /// The comments that members read: not those that were taken back, nor those that moderators withhold.
    pub standing: i64,
    /// Those among them that reply to none, whose places end here.
    pub threads: i64,
    /// Pictures and files beside it.
    pub files: u32,
    /// Until when moderators let nobody write there.
    pub locked_until: Option<OffsetDateTime>,
    /// Until when they let each person write there only so often.
    pub slowed_until: Option<OffsetDateTime>,
}

impl Topic {
    /// Whether moderators let nobody write there at a moment.
    pub fn is_locked(&self, now: OffsetDateTime) -> bool {
        self.locked_until.is_some_and(|until| now < until)
    }

    /// Whether they let each person write there only so often.
    pub fn is_slowed(&self, now: OffsetDateTime) -> bool {
        self.slowed_until.is_some_and(|until| now < until)
    }

    /// How far it is with what comes of it.
    pub const fn closure(&self) -> Closure {
        let Self { state, closed, outcome, review, .. } = *self;
        Closure { state, kind: self.content.kind, closed, outcome, review }
    }
}

/// A save of a topic.
#[derive(Clone, Debug)]
pub struct TopicSave {
    /// Its number; `None` for a new one.
    pub id: Option<i64>,
    /// The save that it changes; 0 for a new one.
    pub version: u32,
    /// Its theme.
    pub theme: Uuid,
    /// What it says.
    pub content: TopicContent,
    /// What it is found by.
    pub stems: Stems,
    /// When it is to close by itself.
    pub closes: Option<OffsetDateTime>,
    /// Who saves it.
    pub actor: Uuid,
    /// When.
    pub at: OffsetDateTime,
}

/// An earlier save of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicVersion {
    /// Its number.
    pub version: u32,
    /// When it was saved.
    pub at: OffsetDateTime,
    /// What the one who saved it is called now.
    pub by: Option<String>,
    /// What it said.
    pub content: TopicContent,
}

/// What to do with a topic besides its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicAct {
    /// Publish it now.
    Publish,
    /// Publish it by itself, then.
    Schedule(OffsetDateTime),
    /// Take it back before it was published.
    Unschedule,
    /// Take no more comments.
    Close,
    /// Take comments again.
    Reopen,
    /// Put it away.
    Archive,
    /// Put it among the closed ones again.
    Restore,
    /// Put it before the others, or back among them.
    Pin(bool),
}

impl TopicAct {
    /// Where the topic stands after it; `None` where it stays as it is.
    pub const fn state(self) -> Option<TopicState> {
        match self {
            Self::Publish | Self::Reopen => Some(TopicState::Open),
            Self::Schedule(_) => Some(TopicState::Scheduled),
            Self::Unschedule => Some(TopicState::Draft),
            Self::Close | Self::Restore => Some(TopicState::Closed),
            Self::Archive => Some(TopicState::Archived),
            Self::Pin(_) => None,
        }
    }

    /// Whether it is done with a topic that stands there. Acts that lead to one state may start from different ones:
    /// what closed is opened again, a draft is published.
    pub fn starts_from(self, state: TopicState) -> bool {
        let is_start = match self {
            Self::Publish => matches!(state, TopicState::Draft | TopicState::Scheduled),
            Self::Schedule(_) => state == TopicState::Draft,
            Self::Unschedule => state == TopicState::Scheduled,
            Self::Close => state == TopicState::Open,
            Self::Reopen | Self::Archive => state == TopicState::Closed,
            Self::Restore => state == TopicState::Archived,
            Self::Pin(_) => true,
        };
        is_start && self.state().is_none_or(|to| state.may_become(to))
    }
}

/// Something to do with a topic that was read.
#[derive(Clone, Copy, Debug)]
pub struct TopicDoing {
    /// Which.
    pub id: i64,
    /// As it was read: its save, and where it stood.
    pub seen: (u32, TopicState),
    /// What.
    pub act: TopicAct,
    /// Who.
    pub actor: Uuid,
    /// When.
    pub at: OffsetDateTime,
}

/// Themes.
#[async_trait]
pub trait Themes: Send + Sync {
    /// Every theme, in their order.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn themes(&self) -> Result<Vec<Theme>, StoreError>;

    /// A theme.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn theme(&self, id: Uuid) -> Result<Option<Theme>, StoreError>;

    /// Saves a theme; a new one comes last. `false` when somebody else saved it since.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn save_theme(&self, save: ThemeSave) -> Result<bool, StoreError>;

    /// Lets a theme change places with the one before it.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn raise_theme(&self, theme: Uuid, actor: Uuid, at: OffsetDateTime) -> Result<(), StoreError>;
}

/// Topics.
#[async_trait]
pub trait Topics: Send + Sync {
    /// Every topic, of one theme or of all: pinned ones first, then by when they were published, the newest first, and
    /// what is not published before that.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn topics(&self, theme: Option<Uuid>) -> Result<Vec<Topic>, StoreError>;

    /// A page of topics that members see, as `reader` sees them: pinned ones first, then by their last comment.
    /// Says as well whether there are more.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn topic_lines(
        &self,
        reader: Uuid,
        page_request: TopicPageRequest,
    ) -> Result<(Vec<TopicLine>, bool), StoreError>;

    /// A topic.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn topic(&self, id: i64) -> Result<Option<Topic>, StoreError>;

    /// Saves a topic. Returns its number, or `None` when somebody else saved it since.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn save_topic(&self, save: TopicSave) -> Result<Option<i64>, StoreError>;

    /// Does something with a topic. `false` when it is no longer as it was read, or the act does not follow from where
    /// it stands.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn do_with_topic(&self, doing: TopicDoing) -> Result<bool, StoreError>;

    /// Every save of a topic, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn topic_versions(&self, id: i64) -> Result<Vec<TopicVersion>, StoreError>;

    /// Publishes and closes what is due by `now`; returns how many topics changed.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn turn_topics(&self, now: OffsetDateTime) -> Result<u64, StoreError>;
}
