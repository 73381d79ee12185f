//! The help centre's addresses and their handlers.

use app::routes::HelpRoute;
use axum::routing::{MethodRouter, get, post};
use domain::help::Subject;

use super::{read, useful};
use crate::state::App;

/// What answers at a route of this part.
pub fn methods(route: HelpRoute) -> MethodRouter<App> {
    match route {
        HelpRoute::HelpCentre => get(read::centre),
        HelpRoute::HelpSearch => get(read::search),
        HelpRoute::HelpUseful => post(useful::say),
        HelpRoute::HelpLogin => article(Subject::Login),
        HelpRoute::HelpAbout => article(Subject::About),
        HelpRoute::HelpPrivacy => article(Subject::Privacy),
        HelpRoute::HelpTakingPart => article(Subject::TakingPart),
        HelpRoute::HelpTopics => article(Subject::Topics),
        HelpRoute::HelpLanguages => article(Subject::Languages),
        HelpRoute::HelpModeration => article(Subject::Moderation),
        HelpRoute::HelpFeedback => article(Subject::Feedback),
        HelpRoute::HelpInvolved => article(Subject::Involved),
        HelpRoute::HelpPanel => article(Subject::Panel),
        HelpRoute::HelpContact => article(Subject::Contact),
        HelpRoute::HelpPledge => article(Subject::Pledge),
        HelpRoute::HelpMails => article(Subject::Mails),
        HelpRoute::HelpErasure => article(Subject::Erasure),
    }
}

fn article(subject: Subject) -> MethodRouter<App> {
    get(move |locale, app, query, headers| read::article(subject, locale, app, query, headers))
}
