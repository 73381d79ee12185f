//! The Community's addresses and their handlers.

use app::routes::Route;
use axum::routing::{MethodRouter, get, post};
use domain::Language;

use super::comments::{add, change, conversation, edit, react, read, reply};
use super::drafts::{keep, preview};
use super::following::{choose, mine};
use super::live::events;
use super::suggestions::{own, send, show};
use super::{files, guest_posts, home, notices, search, theme, topic};
use crate::state::App;

/// What answers at a route of this part; `None` where it is another's.
pub fn methods(route: Route, language: Language) -> Option<MethodRouter<App>> {
    Some(match route {
        Route::Community => get(move |a, b| home(language, a, b)),
        Route::Theme => get(move |a, b, c, d| theme(language, a, b, c, d)),
        Route::Topic => get(move |a, b, c, d| topic(language, a, b, c, d)),
        Route::TopicFile => get(move |a, b, c, d| files::show(language, a, b, c, d)),
        Route::AddComment => post(move |a, b, c, d| add(language, a, b, c, d)),
        Route::Comment => get(move |a, b, c, d| conversation(language, a, b, c, d)),
        Route::AddReply => post(move |a, b, c, d| reply(language, a, b, c, d)),
        Route::EditComment => {
            get(move |a, b, c| edit(language, a, b, c)).post(move |a, b, c, d| change(language, a, b, c, d))
        }
        Route::Search => get(move |a, b, c| search(language, a, b, c)),
        Route::Suggest => {
            get(move |a, b, c| show(language, a, b, c)).post(move |a, b, c| send(language, a, b, c))
        }
        Route::Suggestions => get(move |a, b, c| own(language, a, b, c)),
        Route::GuestPosts => get(move |a, b, c| guest_posts::list(language, a, b, c)),
        Route::ProposeGuestPost => get(move |a, b| guest_posts::show(language, a, b))
            .post(move |a, b, c| guest_posts::propose(language, a, b, c)),
        Route::GuestPost => get(move |a, b, c, d| guest_posts::one(language, a, b, c, d))
            .post(move |a, b, c, d| guest_posts::act(language, a, b, c, d)),
        Route::React => post(move |a, b, c| react(language, a, b, c)),
        Route::TopicEvents => get(events),
        Route::ReadMark => post(move |a, b, c, d| read(language, a, b, c, d)),
        Route::KeepDraft => post(keep),
        Route::Preview => post(preview),
        Route::Following => post(move |a, b, c, d| choose(language, a, b, c, d)),
        Route::MyTopics => get(move |a, b| mine(language, a, b)),
        Route::Notices => get(move |a, b, c| notices::list(language, a, b, c))
            .post(move |a, b, c| notices::seen(language, a, b, c)),
        _ => return None,
    })
}
