//! What is typed is not lost: a form that cannot be taken now, or that was written for another account, comes back with its
//! text.

use app::form_back;
use app::page::{FormBackPage, Page, Returned};
use app::routes::{Kind, Route};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use axum::routing::MethodRouter;
use domain::Language;
use domain::account::Access;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use tower::ServiceExt as _;
use uuid::Uuid;

use super::form;
use super::limits::{Act, Client};
use super::problem::Problem;
use super::refill::{self, Typed};
use super::render::{self, Place};
use super::whose::{self, Whose};
use crate::account::cookie;
use crate::account::pending_form::{self, AskedBy, Followed, ToKeep};
use crate::state::App;

/// Fields that hold something secret, or say what a form is: never kept and never written back.
const UNKEPT: [&str; 7] =
    ["password", "current", "code", "sealed", "first_step", whose::FIELD, pending_form::FIELD];

/// A form as it came.
#[derive(Clone)]
pub struct Posted {
    action: String,
    body: Bytes,
    /// The page that it stands on, where that can be opened.
    pub page: Option<String>,
}

impl Posted {
    /// Whose it says that it is.
    pub fn whose(&self, app: &App) -> Option<Whose> {
        whose::read(&app.accounts.secret, &self.field(whose::FIELD)?, app.accounts.clock.now())
    }

    /// Which of the forms that were kept it is, as it says.
    pub fn kept(&self) -> Option<Uuid> {
        self.field(pending_form::FIELD)?.parse().ok()
    }

    /// What was typed into it.
    pub fn typed(&self) -> Typed {
        let fields = self.fields().filter(|(name, _)| !UNKEPT.contains(&name.as_str())).collect();
        Typed { action: self.action.clone(), fields }
    }

    fn field(&self, name: &str) -> Option<String> {
        self.fields().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    fn fields(&self) -> impl Iterator<Item = (String, String)> {
        url::form_urlencoded::parse(&self.body).map(|(name, value)| (name.into_owned(), value.into_owned()))
    }
}

/// An address whose forms are minded.
#[derive(Clone)]
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
pub async fn mind(State(minded): State<Minded>, request: Request, next: Next) -> Response {
    let followed = cookie::kept(request.headers()).map(|cookie| Followed {
        cookie: cookie.to_owned(),
        method: request.method().clone(),
        path: request.uri().path().to_owned(),
        wanted: wanted(request.uri()),
    });
    let response = if is_form(&request) && minded.reads_ahead(&request) {
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

/// Which of the forms that were kept a page is asked for with.
fn wanted(uri: &Uri) -> Option<Uuid> {
    let mut words = url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    words.find(|(name, _)| name == pending_form::FIELD)?.1.parse().ok()
}

fn is_form(request: &Request) -> bool {
    request.method() == Method::POST && is_of(request, "application/x-www-form-urlencoded")
}

fn is_of(request: &Request, kind: &str) -> bool {
    let told = request.headers().get(header::CONTENT_TYPE).and_then(|told| told.to_str().ok());
    let told = told.and_then(|told| told.split(';').next()).unwrap_or_default();
    told.trim().eq_ignore_ascii_case(kind)
}

/// Whether a request says whose page it was sent from, or need not. What our scripts send as JSON no form of an earlier
/// page can send; a form with a file says it among its parts, where its handler asks.
pub fn is_signed(app: &App, request: &Request) -> bool {
    match request.extensions().get::<Posted>() {
        Some(posted) => posted.whose(app).is_some_and(|whose| !whose.is_old),
        None => {
            request.method() != Method::POST
                || is_of(request, "application/json")
                || is_of(request, "multipart/form-data")
        }
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
            || length.is_some_and(|length| length <= form::MAX_BYTES)
    }

    async fn take(&self, request: Request, next: Next) -> Response {
        let (mut parts, body) = request.into_parts();
        let body = match Limited::new(body, form::most(self.route.takes())).collect().await {
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
        if let Some(to_keep) = response.extensions_mut().remove::<ToKeep>() {
            response = match self.keep(to_keep, &again, response).await {
                Ok(kept) => return kept,
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

    /// Keeps a form for who sent it. Of one client no more than its allowance: what is refused comes back at once.
    async fn keep(&self, to_keep: ToKeep, asked: &Parts, response: Response) -> Result<Response, Problem> {
        let client = asked.extensions.get::<Client>();
        if !to_keep.is_rest() && client.is_some_and(|client| !self.app.limits.allow_form(*client, Act::Keep))
        {
            return Err(Problem::TOO_MANY);
        }
        pending_form::hold(&self.app, to_keep, cookie::kept(&asked.headers), response).await
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
        let kept = posted.kept().map(|kept| kept.to_string());
        let notice = form_back::notice(self.language, returned, kept.as_deref(), Vec::new());
        let asked_by = refused.extensions().get::<AskedBy>().copied();
        let body = if let Some(body) = page.and_then(|page| refill::refill(&page, &typed, &notice)) {
            Bytes::from(refill::entitle(&body, form_back::title_prefix(self.language)).unwrap_or(body))
        } else {
            let place = (self.route, self.language);
            let mut typed = typed;
            typed.fields.extend(kept.map(|kept| (pending_form::FIELD.to_owned(), kept)));
            if asked_by.is_none() {
                // Nobody is signed in: it stays theirs whose it was.
                let whose = posted.field(whose::FIELD);
                typed.fields.extend(whose.map(|whose| (whose::FIELD.to_owned(), whose)));
            }
            match plain(&self.app, place, (typed, returned), asked_by.map(|by| by.0)).await {
                Some(body) => body,
                None => return refused,
            }
        };
        let mut response = self::page(refused.status(), body);
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
        for name in
            [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::ACCEPT_ENCODING, header::IF_NONE_MATCH]
        {
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

/// A page of its own for what was typed, where there is something and its form's page cannot be had. Sent again, it is
/// theirs who are signed in now.
pub async fn plain(
    app: &App,
    (route, language): (Route, Language),
    (typed, returned): (Typed, Returned),
    person: Option<Uuid>,
) -> Option<Bytes> {
    let page = FormBackPage { returned, action: typed.action, fields: typed.fields };
    if !page.has_text() {
        return None;
    }
    let place = Place { route: None, person, ..Place::of(language, route, "") };
    render::html(app, place, Page::from(page)).await.ok()
}

/// A page for who sent a form alone.
pub fn page(status: StatusCode, body: Bytes) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (status, headers, body).into_response()
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
    methods.layer(axum::middleware::from_fn_with_state(minded, mind))
}
