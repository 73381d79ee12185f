//! What is typed is not lost: a form that cannot be taken now, or that was written for another account, comes back with its
//! text.

pub mod back;
pub mod form;

use std::sync::Arc;

use app::form_back::{self, Returned};
use app::routes::{Kind, Route};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use axum::routing::MethodRouter;
use domain::Language;
use domain::account::Access;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use tower::ServiceExt as _;

use self::form::Posted;
use super::asked_by::AskedBy;
use super::form::{MAX_BYTES, most};
use super::in_place::Wants;
use super::limits::{Act, Client};
use super::problem::Problem;
use super::{refill, whose};
use crate::account::cookie;
use crate::account::pending_form::{self, Followed, ToSave};
use crate::state::App;

/// An address whose forms are minded.
pub struct Minded {
    /// The program.
    pub app: App,
    /// The address.
    pub route: Route,
    /// Its language.
    pub language: Language,
    /// What answers at the page that its form stands on.
    pub page: MethodRouter,
}

/// The layer around every address.
pub async fn mind(State(minded): State<Arc<Minded>>, request: Request, next: Next) -> Response {
    // A script's question leads nowhere: only what it sends may be one of them.
    let is_followed = Wants::of(request.headers()) == Wants::Page || request.method() == Method::POST;
    let followed = cookie::pending_form(request.headers()).filter(|_| is_followed).map(|cookie| Followed {
        cookie: cookie.to_owned(),
        method: request.method().clone(),
        path: request.uri().path().to_owned(),
        wanted: form::wanted(request.uri()),
    });
    let response = if form::is_form(&request) && minded.reads_ahead(&request) {
        minded.take(request, next).await
    } else {
        next.run(request).await
    };
    match followed {
        Some(followed) => {
            pending_form::follow(&minded.app, (minded.route, minded.language), followed, response).await
        }
        None => response,
    }
}

impl Minded {
    /// Whether a form is read before the wall knows who sends it. Where there is no session, only one that says that it is
    /// small: what was typed before a session's end.
    fn reads_ahead(&self, request: &Request) -> bool {
        let headers = request.headers();
        let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
        let length: Option<usize> = length.and_then(|length| length.parse().ok());
        self.route.access() == Access::Public
            || cookie::token(headers).is_some_and(|token| !token.is_empty())
            || length.is_some_and(|length| length <= MAX_BYTES)
    }

    async fn take(&self, request: Request, next: Next) -> Response {
        let (mut parts, body) = request.into_parts();
        let body = match Limited::new(body, most(self.route.takes())).collect().await {
            Ok(body) => body.to_bytes(),
            Err(error) if error.is::<LengthLimitError>() => return Problem::TOO_LARGE.into_response(),
            Err(_) => return Problem::BAD_REQUEST.into_response(),
        };
        let posted = Posted {
            action: parts.uri.path().to_owned(),
            page: self.page_of(&parts.uri),
            body: body.clone(),
        };
        parts.extensions.insert(posted.clone());
        let again = parts.clone();
        let mut response = next.run(Request::from_parts(parts, Body::from(body))).await;
        if Wants::of(&again.headers) == Wants::Data {
            // What was typed is still in its page.
            response.extensions_mut().insert(posted);
            return response;
        }
        if let Some(to_save) = response.extensions_mut().remove::<ToSave>() {
            response = match self.save(to_save, &again, response).await {
                Ok(saved) => return saved,
                Err(problem) => problem.into_response(),
            };
        }
        response.extensions_mut().insert(posted.clone());
        let returned = match response.extensions().get::<Problem>() {
            Some(&Problem::UNAVAILABLE) => Returned::Busy,
            Some(&Problem::TOO_MANY) => Returned::TooMany,
            Some(&Problem::INTERNAL) => Returned::Failed,
            Some(&Problem::ANOTHERS) => Returned::Anothers,
            Some(&Problem::UNSIGNED) => Returned::Unsigned,
            _ => return response,
        };
        self.give_back(&posted, again, returned, response).await
    }

    /// Stores a form for who sent it. Of one client no more than its allowance: what is refused comes back at once.
    async fn save(&self, to_save: ToSave, asked: &Parts, response: Response) -> Result<Response, Problem> {
        let client = asked.extensions.get::<Client>();
        if !to_save.is_rest() && client.is_some_and(|client| !self.app.limits.allow_form(*client, Act::Keep))
        {
            return Err(Problem::TOO_MANY);
        }
        match pending_form::save(&self.app, &to_save, &asked.headers, response).await? {
            (stored, true) => Ok(stored),
            (done, false) => Ok(self.beside(&to_save, asked, done).await),
        }
    }

    /// What was typed beside what was done, where it cannot be stored for the next page: that page at once, with it.
    async fn beside(&self, to_save: &ToSave, asked: &Parts, done: Response) -> Response {
        let (typed, stands_on) = to_save.typed();
        let leads = done.headers().get(header::LOCATION).and_then(|leads| leads.to_str().ok());
        let leads = leads.filter(|leads| leads.split('?').next() == Some(stands_on));
        let page = self.ask_again(asked.clone(), leads.unwrap_or(stands_on)).await;
        let notice = form_back::notice(self.language, Returned::Rest, None, Vec::new());
        let asked_by = done.extensions().get::<AskedBy>().cloned();
        let filled = page.and_then(|page| refill::refill(&page, typed, &notice));
        let body = if let Some(filled) = filled {
            Some(Bytes::from(filled))
        } else {
            let (place, typed) = ((self.route, self.language), typed.clone());
            back::plain(&self.app, place, (typed, Returned::Rest), asked_by.as_ref())
        };
        let Some(body) = body else { return done };
        let mut response = back::page(StatusCode::OK, body);
        if let Some(asked_by) = asked_by {
            response.extensions_mut().insert(asked_by);
        }
        response
    }

    /// The page that the form posted to an address stands on.
    fn page_of(&self, uri: &Uri) -> Option<String> {
        let page = match self.route.kind() {
            Kind::Page | Kind::OneClick => return uri.path_and_query().map(ToString::to_string),
            Kind::Form(page) | Kind::File(page) | Kind::Events(page) | Kind::Redirect(page) => page,
            Kind::Button(_) => return None,
        };
        let pattern = self.route.pattern(self.language);
        let segment = match pattern.find('{') {
            Some(start) => uri.path().get(start..)?.split('/').next()?,
            None => "",
        };
        Some(page.path_with(self.language, segment))
    }

    async fn give_back(
        &self,
        posted: &Posted,
        parts: Parts,
        returned: Returned,
        refused: Response,
    ) -> Response {
        let typed = posted.typed();
        let page = match &posted.page {
            Some(page) => self.ask_again(parts, page).await,
            None => None,
        };
        let pending = posted.pending().map(|pending| pending.to_string());
        let notice = form_back::notice(self.language, returned, pending.as_deref(), Vec::new());
        let asked_by = refused.extensions().get::<AskedBy>().cloned();
        let body = if let Some(body) = page.and_then(|page| refill::refill(&page, &typed, &notice)) {
            Bytes::from(refill::entitle(&body, form_back::title_prefix(self.language)).unwrap_or(body))
        } else {
            let place = (self.route, self.language);
            let mut typed = typed;
            typed.fields.extend(pending.map(|pending| (form::PENDING.to_owned(), pending)));
            if asked_by.is_none() {
                // Nobody is signed in: it stays theirs whose it was.
                let whose = posted.field(whose::FIELD);
                typed.fields.extend(whose.map(|whose| (whose::FIELD.to_owned(), whose)));
            }
            match back::plain(&self.app, place, (typed, returned), asked_by.as_ref()) {
                Some(body) => body,
                None => return refused,
            }
        };
        let mut response = back::page(refused.status(), body);
        if let Some(asked_by) = asked_by {
            response.extensions_mut().insert(asked_by);
        }
        if let Some(wait) = refused.headers().get(header::RETRY_AFTER) {
            response.headers_mut().insert(header::RETRY_AFTER, wait.clone());
        }
        response
    }

    /// The form's page, as whoever sent the form gets it now.
    async fn ask_again(&self, mut parts: Parts, page: &str) -> Option<String> {
        parts.method = Method::GET;
        // It is a page that is asked for now, not a form that is sent.
        parts.extensions.remove::<Posted>();
        parts.uri = page.parse().ok()?;
        for name in [
            header::CONTENT_TYPE,
            header::CONTENT_LENGTH,
            header::ACCEPT,
            header::ACCEPT_ENCODING,
            header::IF_NONE_MATCH,
        ] {
            parts.headers.remove(name);
        }
        let answer = self.page.clone().oneshot(Request::from_parts(parts, Body::empty())).await.ok()?;
        if answer.status() != StatusCode::OK {
            return None;
        }
        let body = answer.into_body().collect().await.ok()?.to_bytes();
        String::from_utf8(body.into()).ok()
    }
}

/// A page's handler beside the layer that minds it.
pub fn minded(
    app: &App,
    place: (Route, Language),
    methods: MethodRouter<App>,
    page: MethodRouter<App>,
) -> MethodRouter<App> {
    let (route, language) = place;
    let minded = Minded { app: app.clone(), route, language, page: page.with_state(app.clone()) };
    // Each request's layers are clones: what answers at a page is a dozen of its own.
    methods.layer(axum::middleware::from_fn_with_state(Arc::new(minded), mind))
}
