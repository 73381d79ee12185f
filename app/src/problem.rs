//! What went wrong, and the way forward.

use domain::Language;
use domain::account::Capability;
use leptos::prelude::*;
use time::OffsetDateTime;

use crate::community::SearchBox;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample;
use crate::ui::{IntoMarkup, Markup, WithEmail, too_much};

/// What can be wrong with a request, each with its own page and way forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// 400: it cannot be read.
    BadRequest,
    /// 403: it did not come from a page of this site.
    Forbidden,
    /// 404: there is no such page.
    NotFound,
    /// 405: the page does not take this kind of request.
    MethodNotAllowed,
    /// 409: it is a form of somebody else's page.
    Anothers,
    /// 409: it is a form that does not say whose page it is of.
    Unsigned,
    /// 408: it came too slowly.
    Timeout,
    /// 413: it is too large.
    TooLarge,
    /// 429: too many came from one place.
    TooMany,
    /// 429: who asks did too much of this of late. From then on it is possible again.
    TooMuch(OffsetDateTime),
    /// 500: our mistake.
    Internal,
    /// 503: the database cannot be used now.
    Unavailable,
}

impl Problem {
    /// The HTTP status.
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Timeout => 408,
            Self::Anothers | Self::Unsigned => 409,
            Self::TooLarge => 413,
            Self::TooMany | Self::TooMuch(_) => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
        }
    }
}

/// The problem's name.
fn title(language: Language, problem: Problem) -> &'static str {
    let t = locale(language);
    match problem {
        Problem::BadRequest => td_string!(t, common.errors.bad_request.title),
        Problem::Forbidden => td_string!(t, common.errors.forbidden.title),
        Problem::NotFound => td_string!(t, common.errors.not_found.title),
        Problem::MethodNotAllowed => td_string!(t, common.errors.method_not_allowed.title),
        Problem::Timeout => td_string!(t, common.errors.timeout.title),
        Problem::Anothers => td_string!(t, common.returned.anothers.title),
        Problem::Unsigned => td_string!(t, common.returned.unsigned.title),
        Problem::TooLarge => td_string!(t, common.errors.too_large.title),
        Problem::TooMany | Problem::TooMuch(_) => td_string!(t, common.errors.too_many.title),
        Problem::Internal => td_string!(t, common.errors.internal.title),
        Problem::Unavailable => td_string!(t, common.errors.unavailable.title),
    }
}

impl PageView for Problem {
    fn title(&self, language: Language) -> String {
        title(language, *self).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        view! { <ProblemPage context problem=self/> }.markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let member = Sample {
            viewer: Some(sample::member()),
            ..Sample::anywhere("not-found-to-a-member", Self::NotFound)
        };
        let everybody = [
            ("bad-request", Self::BadRequest),
            ("forbidden", Self::Forbidden),
            ("not-found", Self::NotFound),
            ("method-not-allowed", Self::MethodNotAllowed),
            ("anothers", Self::Anothers),
            ("unsigned", Self::Unsigned),
            ("timeout", Self::Timeout),
            ("too-large", Self::TooLarge),
            ("too-many", Self::TooMany),
            ("too-much", Self::TooMuch(sample::NOW)),
            ("internal", Self::Internal),
            ("unavailable", Self::Unavailable),
        ]
        .map(|(state, problem)| Sample::anywhere(state, problem));
        everybody.into_iter().chain([member]).collect()
    }
}

/// What happened, what became of what was sent, and where to go.
#[component]
fn ProblemPage(context: Context, problem: Problem) -> impl IntoView {
    let t = locale(context.language);
    let email = context.site.association.email.clone();
    let body = match problem {
        Problem::BadRequest => td_string!(t, common.errors.bad_request.body).to_string(),
        Problem::Forbidden => td_string!(t, common.errors.forbidden.body).to_string(),
        Problem::NotFound => td_string!(t, common.errors.not_found.body).to_string(),
        Problem::MethodNotAllowed => td_string!(t, common.errors.method_not_allowed.body).to_string(),
        Problem::Timeout => td_string!(t, common.errors.timeout.body).to_string(),
        Problem::Anothers => td_string!(t, common.returned.anothers.page).to_string(),
        Problem::Unsigned => td_string!(t, common.returned.unsigned.page).to_string(),
        Problem::TooLarge => td_string!(t, common.errors.too_large.body).to_string(),
        Problem::TooMany => td_string!(t, common.errors.too_many.body).to_string(),
        Problem::TooMuch(again) => too_much(&context, again),
        Problem::Internal => td_string!(t, common.errors.internal.body, email = email.clone()),
        Problem::Unavailable => td_string!(t, common.errors.unavailable.body).to_string(),
    };
    let (href, action) = way_forward(&context, problem);
    let search = (problem == Problem::NotFound && context.may(Capability::ReadCommunity))
        .then(|| view! { <SearchBox language=context.language/> });
    view! {
        <div class="wrap page">
            <div class="page-head">
                <h1 class="page-title">{title(context.language, problem)}</h1>
                <p class="lead"><WithEmail text=body email/></p>
            </div>
            {search}
            <p><a class="btn" href=href>{action}</a></p>
        </div>
    }
}

/// An empty address is the present one, asked for anew: a page that failed, or the one whose form did.
fn way_forward(context: &Context, problem: Problem) -> (String, &'static str) {
    let language = context.language;
    let t = locale(language);
    let home = |action: &'static str| {
        let is_member = context.may(Capability::ReadCommunity);
        let name = if is_member { td_string!(t, common.returned.anothers.action) } else { action };
        (context.home().path(language), name)
    };
    match problem {
        Problem::BadRequest => home(td_string!(t, common.errors.bad_request.action)),
        Problem::Forbidden => home(td_string!(t, common.errors.forbidden.action)),
        Problem::NotFound => home(td_string!(t, common.errors.not_found.action)),
        Problem::MethodNotAllowed => home(td_string!(t, common.errors.method_not_allowed.action)),
        Problem::Timeout => (String::new(), td_string!(t, common.errors.timeout.action)),
        Problem::Anothers | Problem::Unsigned => {
            (Route::Community.path(language), td_string!(t, common.returned.anothers.action))
        }
        Problem::TooLarge => (String::new(), td_string!(t, common.errors.too_large.action)),
        Problem::TooMany | Problem::TooMuch(_) => {
            (String::new(), td_string!(t, common.errors.too_many.action))
        }
        Problem::Internal => home(td_string!(t, common.errors.internal.action)),
        Problem::Unavailable => (String::new(), td_string!(t, common.errors.unavailable.action)),
    }
}
