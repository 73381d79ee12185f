//! A form as it came: what was typed into it, and what it says of itself.

use axum::body::Bytes;
use axum::extract::Request;
use axum::http::{Method, Uri};
use uuid::Uuid;

use crate::http::form::is_of;
use crate::http::refill::Typed;
use crate::http::whose::{self, Whose};
use crate::state::App;

/// The field of a form that is shown again, and the word in a page's address, that says which pending form it is. Pages that
/// are open carry it.
pub const PENDING: &str = "kept";

/// Fields that hold something secret, or say what a form is: never stored and never written back.
const UNSTORED: [&str; 7] = ["password", "current", "code", "sealed", "first_step", whose::FIELD, PENDING];

/// A form as it came.
#[derive(Clone)]
pub struct Posted {
    /// Where it was sent.
    pub(super) action: String,
    /// Its fields, urlencoded.
    pub(super) body: Bytes,
    /// The page that it stands on, where that can be opened.
    pub page: Option<String>,
}

impl Posted {
    /// Whose it says that it is.
    pub fn whose(&self, app: &App) -> Option<Whose> {
        whose::read(&app.accounts.secret, &self.field(whose::FIELD)?, app.accounts.clock.now())
    }

    /// Which pending form it is, as it says.
    pub fn pending(&self) -> Option<Uuid> {
        self.field(PENDING)?.parse().ok()
    }

    /// What was typed into it.
    pub fn typed(&self) -> Typed {
        let fields = self.fields().filter(|(name, _)| !UNSTORED.contains(&name.as_str())).collect();
        Typed { action: self.action.clone(), fields }
    }

    pub(super) fn field(&self, name: &str) -> Option<String> {
        self.fields().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    fn fields(&self) -> impl Iterator<Item = (String, String)> {
        url::form_urlencoded::parse(&self.body).map(|(name, value)| (name.into_owned(), value.into_owned()))
    }
}

/// Which pending form a page is asked for with.
pub fn wanted(uri: &Uri) -> Option<Uuid> {
    let mut words = url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    words.find(|(name, _)| name == PENDING)?.1.parse().ok()
}

/// Whether a request is a form that is read here.
pub(super) fn is_form(request: &Request) -> bool {
    request.method() == Method::POST && is_of(request.headers(), "application/x-www-form-urlencoded")
}

/// Whether a request says whose page it was sent from, or need not. What our scripts send as JSON no form of an earlier
/// page can send; a form with a file says it among its parts, where its handler asks.
pub fn is_signed(app: &App, request: &Request) -> bool {
    match request.extensions().get::<Posted>() {
        Some(posted) => posted.whose(app).is_some_and(|whose| !whose.is_old),
        None => {
            request.method() != Method::POST
                || is_of(request.headers(), "application/json")
                || is_of(request.headers(), "multipart/form-data")
        }
    }
}
