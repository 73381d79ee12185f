//! Leaving.

use domain::Language;
use leptos::prelude::*;
use services::account::Leaving;

use super::password::OwnPassword;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, Viewer, asks_nothing};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{Choice, ErrorSummary, IntoMarkup, Markup, PageHead};

/// Really leave?
#[derive(Clone, Copy, Debug, Default)]
pub struct LeavePage {
    /// Why not, the time before.
    pub refused: Option<Leaving>,
}

impl PageView for LeavePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.account.leave.confirm_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let error = (self.refused == Some(Leaving::WrongPassword))
            .then(|| td_string!(t, account.account.leave.wrong).to_owned());
        let why = match self.refused {
            Some(Leaving::WrongPassword) => Some(td_string!(t, account.errors.title)),
            Some(Leaving::LastAdministrator) => Some(td_string!(t, account.account.leave.last)),
            Some(Leaving::Done) | None => None,
        };
        let comments = |value: &'static str, text: &'static str, checked: bool| {
            view! {
                <Choice kind="radio" name="comments" id=format!("comments-{value}") value checked>
                    <span class="choice-text">{text}</span>
                </Choice>
            }
        };
        let items: Vec<_> = error.clone().map(|error| ("password", error)).into_iter().collect();
        let summary = why.map(|title| view! { <ErrorSummary title items/> });
        view! {
            <div class="wrap page">
                {summary}
                <PageHead
                    title=td_string!(t, account.account.leave.confirm_title)
                    lead=td_string!(t, account.account.leave.confirm)
                />
                <form class="form prose" method="post" action=Route::Leave.path(language) novalidate>
                    <fieldset class="field">
                        <legend>{td_string!(t, account.account.leave.comments)}</legend>
                        <div class="stack">
                            {comments("keep", td_string!(t, account.account.leave.keep), true)}
                            {comments("erase", td_string!(t, account.account.leave.erase), false)}
                        </div>
                    </fieldset>
                    <OwnPassword context=context.clone() label=td_string!(t, account.sign_in.password) error=error/>
                    <div class="form-end btn-row">
                        <button class="btn btn-danger" type="submit">{td_string!(t, account.account.leave.submit)}</button>
                        " "
                        <a class="btn btn-quiet" href=Route::Account.path(language)>
                            {td_string!(t, account.account.leave.stay)}
                        </a>
                    </div>
                </form>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let refused = |why| Self { refused: Some(why) };
        let has_none = Viewer { has_password: false, ..member() };
        [
            ("", member(), Self::default()),
            ("no-password", has_none, Self::default()),
            ("wrong-password", member(), refused(Leaving::WrongPassword)),
            ("last-administrator", member(), refused(Leaving::LastAdministrator)),
        ]
        .map(|(state, viewer, page)| Sample::of(viewer, state, Route::Leave, page))
        .to_vec()
    }
}

/// The way out, on one's own account's page.
#[component]
pub(super) fn WayOut(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <section class="section prose" aria-labelledby="leave-title">
            <h2 id="leave-title">{td_string!(t, account.account.leave.title)}</h2>
            <p>{td_string!(t, account.account.leave.intro)}</p>
            <p>
                <a class="btn btn-quiet" href=Route::Leave.path(context.language)>
                    {td_string!(t, account.account.leave.button)}
                </a>
            </p>
        </section>
    }
    .markup()
}
