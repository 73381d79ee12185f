//! The service desk's addresses and their handlers.

use app::routes::DeskRoute;
use axum::routing::{MethodRouter, get, post};

use super::{help, queue, request, transcript};
use crate::state::App;

/// What answers at a route of this part.
pub fn methods(route: DeskRoute) -> MethodRouter<App> {
    match route {
        DeskRoute::OwnHelp => get(help::show_own),
        DeskRoute::ReplyToDesk => post(help::reply),
        DeskRoute::ConfirmRequest => get(help::show_confirm).post(help::confirm),
        DeskRoute::Requests => get(queue::show),
        DeskRoute::Request => get(request::show).post(request::act),
        DeskRoute::RequestSecondFactor => get(request::ask_second_factor).post(request::reset_second_factor),
        DeskRoute::RequestTranscript => get(transcript::of_request),
        DeskRoute::OwnTranscript => get(transcript::own),
        DeskRoute::AskForTranscript => get(transcript::show).post(transcript::ask),
    }
}
