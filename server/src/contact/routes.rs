//! The addresses of writing to the association, and their handlers.

use app::routes::ContactRoute;
use axum::routing::{MethodRouter, get, post};

use super::{answers, desk, thread, write};
use crate::state::App;

/// What answers at a route of this part.
pub fn methods(route: ContactRoute) -> MethodRouter<App> {
    match route {
        ContactRoute::Contact => get(write::show).post(write::send),
        ContactRoute::ContactAnswers => post(answers::show),
        ContactRoute::RequestSent => get(write::request_sent),
        ContactRoute::ContactSent => get(write::sent),
        ContactRoute::ContactThread => get(thread::show).post(thread::add),
        ContactRoute::Enquiries => get(desk::list).post(desk::close_suspected),
        ContactRoute::Enquiry => get(desk::show).post(desk::act),
    }
}
