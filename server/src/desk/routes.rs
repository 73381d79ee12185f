//! The service desk's addresses and their handlers.

use app::routes::DeskRoute;
use axum::routing::{MethodRouter, get, post};
use domain::Language;

use super::{help, queue, request, transcript};
use crate::state::App;

/// What answers at a route of this part.
pub fn methods(route: DeskRoute, language: Language) -> MethodRouter<App> {
    match route {
        DeskRoute::Help => {
            get(move |a| help::show(language, a)).post(move |a, b, c| help::post(language, a, b, c))
        }
        DeskRoute::HelpSent => get(move |a| help::sent(language, a)),
        DeskRoute::OwnHelp => get(move |a, b, c| help::show_own(language, a, b, c))
            .post(move |a, b, c| help::post_own(language, a, b, c)),
        DeskRoute::ReplyToDesk => post(move |a, b, c, d| help::reply(language, a, b, c, d)),
        DeskRoute::ConfirmRequest => get(move |a, b| help::show_confirm(language, a, b))
            .post(move |a, b| help::confirm(language, a, b)),
        DeskRoute::Requests => get(move |a, b, c| queue::show(language, a, b, c)),
        DeskRoute::Request => get(move |a, b, c, d| request::show(language, a, b, c, d))
            .post(move |a, b, c, d| request::act(language, a, b, c, d)),
        DeskRoute::RequestSecondFactor => get(move |a, b, c| request::ask_second_factor(language, a, b, c))
            .post(move |a, b, c, d| request::reset_second_factor(language, a, b, c, d)),
        DeskRoute::RequestTranscript => get(transcript::of_request),
        DeskRoute::OwnTranscript => get(move |a, b, c| transcript::own(language, a, b, c)),
        DeskRoute::AskForTranscript => get(move |a, b, c| transcript::show(language, a, b, c))
            .post(move |a, b, c, d| transcript::ask(language, a, b, c, d)),
    }
}
