//! What samples of the Community's pages are made of: invented members, what staff ask them, and what they answer.

mod authors;
mod guest_posts;
mod members;
mod suggestions;
mod talk;
mod told;
mod topics;
mod writing;

pub(super) use self::authors::{author_seen, shows_nothing};
pub(super) use self::guest_posts::{
    article, guest_notes, guest_post, guest_posts, nothing_written, proposal,
};
pub(super) use self::members::{community_team, guest_author, hostile, reader, unreadable_place, wilhelmina};
pub(super) use self::suggestions::{suggestion_fields, suggestions};
pub(super) use self::talk::{
    closed_discussion, comments, consultation, conversation, discussion, found_comments, guest_discussion,
    locked_discussion, lone_comment, next_comment, passages, quiet_discussion, quotation,
};
pub(super) use self::told::{lock, mute, notifications, outcome, slow_mode};
pub(super) use self::topics::{theme, themes, topic_lines, topic_lines_over};
pub(super) use self::writing::{
    changed_comment, composer, composers, draft, draft_lines, own_comment, unreadable,
};
