//! The Community's addresses and their handlers.

use app::routes::CommunityRoute;
use axum::routing::{MethodRouter, get, post};
use domain::Language;

use super::comments::{add, change, conversation, edit, react, read, reply};
use super::drafts::{keep, preview};
use super::following::{choose, mine};
use super::live::events;
use super::suggestions::{own, send, show};
use super::{files, guest_posts, home, notifications, search, theme, topic};
use crate::state::App;

/// What answers at a route of this part.
pub fn methods(route: CommunityRoute, language: Language) -> MethodRouter<App> {
    match route {
        CommunityRoute::Community => get(move |a, b| home(language, a, b)),
        CommunityRoute::Theme => get(move |a, b, c, d| theme(language, a, b, c, d)),
        CommunityRoute::Topic => get(move |a, b, c, d| topic(language, a, b, c, d)),
        CommunityRoute::TopicFile => get(move |a, b, c, d| files::show(language, a, b, c, d)),
        CommunityRoute::AddComment => post(move |a, b, c, d| add(language, a, b, c, d)),
        CommunityRoute::Comment => get(move |a, b, c, d| conversation(language, a, b, c, d)),
        CommunityRoute::AddReply => post(move |a, b, c, d| reply(language, a, b, c, d)),
        CommunityRoute::EditComment => {
            get(move |a, b, c| edit(language, a, b, c)).post(move |a, b, c, d| change(language, a, b, c, d))
        }
        CommunityRoute::Search => get(move |a, b, c| search(language, a, b, c)),
        CommunityRoute::Suggest => {
            get(move |a, b, c| show(language, a, b, c)).post(move |a, b, c| send(language, a, b, c))
        }
        CommunityRoute::Suggestions => get(move |a, b, c| own(language, a, b, c)),
        CommunityRoute::GuestPosts => get(move |a, b, c| guest_posts::list(language, a, b, c)),
        CommunityRoute::ProposeGuestPost => get(move |a, b| guest_posts::show(language, a, b))
            .post(move |a, b, c| guest_posts::propose(language, a, b, c)),
        CommunityRoute::GuestPost => get(move |a, b, c, d| guest_posts::one(language, a, b, c, d))
            .post(move |a, b, c, d| guest_posts::act(language, a, b, c, d)),
        CommunityRoute::React => post(move |a, b, c| react(language, a, b, c)),
        CommunityRoute::TopicEvents => get(events),
        CommunityRoute::ReadMark => post(move |a, b, c, d| read(language, a, b, c, d)),
        CommunityRoute::KeepDraft => post(keep),
        CommunityRoute::Preview => post(preview),
        CommunityRoute::Following => post(move |a, b, c, d| choose(language, a, b, c, d)),
        CommunityRoute::MyTopics => get(move |a, b| mine(language, a, b)),
        CommunityRoute::Notifications => get(move |a, b, c| notifications::list(language, a, b, c))
            .post(move |a, b, c| notifications::seen(language, a, b, c)),
    }
}
