//! Comments: what members say about a topic, what others make of it, and how far each has read.

use async_trait::async_trait;
use domain::Language;
use domain::account::Act;
use domain::community::{Bar, Reacting, Reaction};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::account::Author;
use crate::allowance::Spending;
use crate::community::copies::Rewritten;
use crate::community::thread_revision::{CommentSpan, OwnReaction, TopicForReader};
use crate::moderation::Scrutiny;

/// Comments on a page.
pub const PAGE: u32 = 50;
/// Replies that are shown under a comment before one opens its conversation.
pub const FIRST_REPLIES: u32 = 5;

/// A comment, as one reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its number, in its address.
    pub id: i64,
    /// Its topic.
    pub topic: i64,
    /// Its number in the topic, from 1.
    pub seq: i64,
    /// The comment that it replies to.
    pub parent: Option<i64>,
    /// Its place among those that reply to the same, from 1.
    pub position: i64,
    /// Who wrote it; `None` once they have left.
    pub author: Option<Author>,
    /// The language that it is written in.
    pub language: Language,
    /// What it says, as HTML that was made safe.
    pub html: String,
    /// When it was written.
    pub created: OffsetDateTime,
    /// When its author last changed it.
    pub edited: Option<OffsetDateTime>,
    /// Why it says nothing any more, where it does not.
    pub gone: Option<Gone>,
    /// How many reply to it.
    pub replies: u64,
    /// How many of them members read.
    pub answers: u64,
    /// How many reacted, in the order of [`Reaction::ALL`].
    pub reactions: [u64; 3],
    /// How the reader did: a bit for each kind.
    pub own_reactions: u8,
}

impl Comment {
    /// Where it stands.
    pub const fn position_in_topic(&self) -> CommentPosition {
        CommentPosition { id: self.id, topic: self.topic, parent: self.parent, position: self.position }
    }

    /// The page that it stands on among those that reply to the same, from 1.
    pub fn page(&self) -> u32 {
        page_of(self.position)
    }

    /// How many found it true or helpful.
    pub fn useful(&self) -> i64 {
        let used = Reaction::ALL.into_iter().zip(self.reactions).filter(|(reaction, _)| reaction.is_use());
        used.map(|(_, limit)| i64::try_from(limit).unwrap_or(i64::MAX)).sum()
    }

    /// Whether the reader reacted like this.
    pub const fn has(&self, reaction: Reaction) -> bool {
        self.own_reactions & reaction.bit() != 0
    }
}

/// Why a comment says nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Its author took it back.
    Withdrawn,
    /// Moderators hid it, or many reports did until a moderator looks.
    Hidden,
    /// Moderators removed it.
    Removed,
    /// Moderators moved it: this one is read instead of it.
    Moved(i64),
}

/// Where a comment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommentPosition {
    /// Its number.
    pub id: i64,
    /// Its topic.
    pub topic: i64,
    /// The comment that it replies to.
    pub parent: Option<i64>,
    /// Its place among those that reply to the same, from 1.
    pub position: i64,
}

/// What became of a reaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reacted {
    /// Where the comment stands.
    pub position: CommentPosition,
    /// The reactions to it, as they are now to who reacted.
    pub bar: Bar,
}

/// The page that a place stands on, from 1.
pub fn page_of(position: i64) -> u32 {
    u32::try_from((position.max(1) - 1) / i64::from(PAGE) + 1).unwrap_or(u32::MAX)
}

/// A comment that replies to none, with the first replies to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// The comment.
    pub head: Comment,
    /// The first [`FIRST_REPLIES`].
    pub replies: Vec<Comment>,
}

/// Which comments of a topic to read, in which order. A cursor is the last comment of the page before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CommentPageRequest {
    /// The oldest first: a page, from 1, that always holds the same.
    Oldest(u32),
    /// The newest first: those with a smaller place.
    Newest(Option<i64>),
    /// The most useful first: those after this many found it so, and this place.
    Useful(Option<(i64, i64)>),
}

/// A comment to add.
#[derive(Clone, Debug)]
pub struct NewComment {
    /// Its topic.
    pub topic: i64,
    /// The comment that it replies to.
    pub parent: Option<i64>,
    /// Which of the replies to that it answers.
    pub reply_to: Option<i64>,
    /// Who wrote it.
    pub author: Uuid,
    /// The form that it was typed into.
    pub form: Uuid,
    /// The version of the draft that it was made of; 0 for none.
    pub draft: i64,
    /// What it says.
    pub text: CommentText,
    /// Whether they moderate there: nothing that holds the topic back holds them.
    pub moderates: bool,
    /// Since when the same words of theirs in the same place are the same comment; `None` where each is its own.
    pub same_since: Option<OffsetDateTime>,
    /// What it uses up of what they may do; of who moderates, nothing.
    pub spending: Option<Spending>,
    /// When.
    pub at: OffsetDateTime,
}

/// What a comment says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentText {
    /// The language that it is written in.
    pub language: Language,
    /// Markdown, as typed.
    pub source: String,
    /// The HTML of it, made safe.
    pub html: String,
    /// Which renderer wrote that.
    pub renderer: u32,
    /// Whom it names: the skeletons of their names.
    pub mentions: Vec<String>,
    /// What speaks against it.
    pub scrutiny: Scrutiny,
}

/// What became of a comment that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It stands there; also when the form, or the same words, were sent before.
    Done(CommentPosition),
    /// The form was sent before, with other words, and what was said with it stands there: a page that the browser kept,
    /// typed into again.
    FormUsed(CommentPosition),
    /// The topic takes no comments any more.
    Closed,
    /// Moderators let nobody write there for a while.
    Locked,
    /// They let each person write there only so often: this one at that moment.
    Early(OffsetDateTime),
    /// Its author did so much of this of late that it is possible from then on.
    TooMuch(Act, OffsetDateTime),
    /// What it replies to is not there any more.
    Gone,
}

/// All that a person has done in the Community, for themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participation {
    /// What they wrote, the oldest first.
    pub comments: Vec<OwnComment>,
    /// The comments that they reacted to, with a bit for each kind.
    pub reactions: Vec<(i64, u8)>,
    /// How far they have read each topic.
    pub read_marks: Vec<(i64, i64)>,
}

/// A comment, for its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnComment {
    /// Its number.
    pub id: i64,
    /// Its topic.
    pub topic: i64,
    /// The language that it is written in.
    pub language: Language,
    /// Markdown, as typed.
    pub source: String,
    /// What it said before, until when.
    pub earlier: Vec<(OffsetDateTime, String)>,
    /// When it was written.
    pub created: OffsetDateTime,
}

/// A comment as a transcript takes it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Its number in its topic.
    pub seq: i64,
    /// The number of the comment that it answers.
    pub answers: Option<i64>,
    /// Who said it, and what they are called; nobody, where they have left.
    pub author: Option<(Uuid, String)>,
    /// Whether they are of the association's staff.
    pub is_staff: bool,
    /// The language that it is written in.
    pub language: Language,
    /// Its Markdown; nothing, where it is gone.
    pub source: String,
    /// When.
    pub created: OffsetDateTime,
    /// Why it says nothing any more, where it does not.
    pub gone: Option<Gone>,
}

/// Comments.
#[async_trait]
pub trait Comments: Send + Sync {
    /// What was said about a topic after a number, in the order that it was said, as much at most.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn spoken(&self, topic: i64, after: i64, limit: u32) -> Result<Vec<Spoken>, StoreError>;

    /// A page of a topic's comments, each with the first replies to it, as nobody in particular sees them.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn threads(&self, topic: i64, page_request: CommentPageRequest) -> Result<Vec<Thread>, StoreError>;

    /// A topic with what it is to `reader`, how they reacted to some comments, and which state of the comments that is.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn topic_for_reader(
        &self,
        id: i64,
        reader: Uuid,
        reactions: CommentSpan,
    ) -> Result<Option<TopicForReader>, StoreError>;

    /// How `reader` reacted to some comments, and perhaps to others between them.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn own_reactions(&self, reader: Uuid, span: CommentSpan) -> Result<Vec<OwnReaction>, StoreError>;

    /// A comment of a topic that members see, as `reader` sees it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn comment(&self, id: i64, reader: Uuid) -> Result<Option<Comment>, StoreError>;

    /// A page, from 1, of what replies to a comment.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn replies(&self, parent: i64, reader: Uuid, page: u32) -> Result<Vec<Comment>, StoreError>;

    /// A comment's Markdown; `None` once it is gone. Whether it may be shown is the caller's to say.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn comment_source(&self, id: i64) -> Result<Option<String>, StoreError>;

    /// Adds a comment where the topic takes some. What stands there already uses nothing up.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn add_comment(&self, comment: NewComment) -> Result<Added, StoreError>;

    /// Changes what `author`'s comment says, where it still says what they had seen (whatever it says, where that is
    /// nothing), it was written after `since`, its topic takes comments and it was not taken back; what it said before is
    /// kept. `false` when nothing was changed.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn change_comment(
        &self,
        comment: (i64, Option<String>),
        author: Uuid,
        text: CommentText,
        since: OffsetDateTime,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Takes `author`'s comment back: what it says, and said, is erased, and others repeat it no more. `false` when there is
    /// none.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was changed.
    async fn withdraw_comment(
        &self,
        id: i64,
        author: Uuid,
        copies: Vec<Rewritten>,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Sets whether a person reacts to a comment of a topic that takes comments. Nobody reacts to their own: then, and
    /// where the topic takes nothing, its bar is not open, and nothing was set. `None` when there is no such comment.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn react(&self, reacting: Reacting, person: Uuid) -> Result<Option<Reacted>, StoreError>;

    /// The number of the last comment of a topic up to which a person missed none; 0 for one who never read it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn read_mark(&self, person: Uuid, topic: i64) -> Result<i64, StoreError>;

    /// Raises that number. It never falls, and never passes the last comment.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn mark_read(&self, person: Uuid, topic: i64, seq: i64) -> Result<(), StoreError>;

    /// The comment of a topic that members read and that follows the one with a number, as it is to a reader: what they wrote
    /// themselves they have read.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn comment_after(&self, topic: i64, seq: i64, reader: Uuid) -> Result<Option<i64>, StoreError>;

    /// The last comment of the page before the one on which a comment stands, where the most useful are read first: each as
    /// how many found it useful, and its place. `None` on the first page.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn useful_page(&self, topic: i64, comment: (i64, i64)) -> Result<Option<(i64, i64)>, StoreError>;

    /// The comments of a topic that members read and that follow the one with a number, as a reader sees them: the oldest
    /// first, and at most so many.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn comments_since(
        &self,
        topic: i64,
        seq: i64,
        reader: Uuid,
        limit: u32,
    ) -> Result<Vec<Comment>, StoreError>;

    /// How many comments of a topic members read that follow the one with a number, without a reader's own.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    async fn comments_after(&self, topic: i64, seq: i64, reader: Uuid) -> Result<u64, StoreError>;

    /// How many comments members read of each topic that takes comments, by its number.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    async fn count_comments(&self) -> Result<Vec<(i64, i64)>, StoreError>;

    /// All that a person has done in the Community.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn participation(&self, person: Uuid) -> Result<Participation, StoreError>;
}
