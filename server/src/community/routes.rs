//! The Community's addresses and their handlers.

use app::routes::CommunityRoute;
use axum::routing::{MethodRouter, get, post};

use super::authors::author;
use super::comments::{add, conversation, reply};
use super::drafts::{keep, preview};
use super::editing::{change, edit};
use super::following::{choose, mine};
use super::live::{events, topic_events};
use super::names::names;
use super::reactions::react;
use super::reading::{home, introduced, read, search, theme, topic};
use super::suggestions::{own, send, show};
use super::{files, guest_posts, notifications, offers, own_drafts};
use crate::state::App;

/// What answers at a route of this part.
pub fn methods(route: CommunityRoute) -> MethodRouter<App> {
    match route {
        CommunityRoute::Community => get(home),
        CommunityRoute::Introduced => post(introduced),
        CommunityRoute::Author => get(author),
        CommunityRoute::Theme => get(theme),
        CommunityRoute::Topic => get(topic),
        CommunityRoute::TopicFile => get(files::show),
        CommunityRoute::AddComment => post(add),
        CommunityRoute::Comment => get(conversation),
        CommunityRoute::AddReply => post(reply),
        CommunityRoute::EditComment => get(edit).post(change),
        CommunityRoute::Search => get(search),
        CommunityRoute::Suggest => get(show).post(send),
        CommunityRoute::Suggestions => get(own),
        CommunityRoute::Offers => get(offers::own).post(offers::act),
        CommunityRoute::Offer => get(offers::show).post(offers::make),
        CommunityRoute::GuestPosts => get(guest_posts::list),
        CommunityRoute::ProposeGuestPost => get(guest_posts::show).post(guest_posts::propose),
        CommunityRoute::GuestPost => get(guest_posts::one).post(guest_posts::act),
        CommunityRoute::React => post(react),
        CommunityRoute::CommunityEvents => get(events),
        CommunityRoute::TopicEvents => get(topic_events),
        CommunityRoute::Names => get(names),
        CommunityRoute::ReadMark => post(read),
        CommunityRoute::KeepDraft => post(keep),
        CommunityRoute::OwnDrafts => post(own_drafts::act),
        CommunityRoute::Preview => post(preview),
        CommunityRoute::Following => post(choose),
        CommunityRoute::MyTopics => get(mine),
        CommunityRoute::Notifications => get(notifications::list).post(notifications::seen),
    }
}
