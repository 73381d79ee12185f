//! Taking somebody's second factor away, on a page of its own that reminds to find out who it is first.

use domain::Language;
use domain::account::Role;
use domain::desk::RequestKind;
use leptos::prelude::*;
use services::desk::ActRefusal;

use super::request::RequestPage;
use super::sample;
use crate::dashboard::Frame;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::staff;
use crate::ui::{ErrorSummary, FieldErrorText, IntoMarkup, Markup, PageHead};

/// Really take the second factor away of whoever made this request?
#[derive(Clone, Debug)]
pub struct SecondFactorPage(pub RequestPage);

impl PageView for SecondFactorPage {
    fn title(&self, language: Language) -> String {
        let username = self.0.request.subject.as_ref().and_then(|subject| subject.username.clone());
        td_string!(locale(language), desk.second_factor.title, username = username.unwrap_or_default())
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let id = self.0.request.id.to_string();
        let title = self.title(language);
        let is_unchecked = self.0.refusal == Some(ActRefusal::Unchecked);
        let error = is_unchecked.then(|| td_string!(t, desk.second_factor.confirm_missing).to_owned());
        let summary = error.clone().map(|error| {
            view! { <ErrorSummary title=error.clone() items=vec![("checked", error)]/> }
        });
        view! {
            <Frame context>
                {summary}
                <PageHead title lead=td_string!(t, desk.second_factor.lead)/>
                <div class="prose">
                    <ul>
                        <li>{td_string!(t, desk.second_factor.check_1)}</li>
                        <li>{td_string!(t, desk.second_factor.check_2)}</li>
                        <li>{td_string!(t, desk.second_factor.check_3)}</li>
                    </ul>
                    <p>{td_string!(t, desk.second_factor.what)}</p>
                </div>
                <form
                    class="form prose desk-confirm"
                    method="post"
                    action=Route::RequestSecondFactor.path_with(language, &id)
                    novalidate
                >
                    <input type="hidden" name="version" value=self.0.request.version/>
                    <div class="field">
                        {error.map(|error| view! { <FieldErrorText language name="checked" error/> })}
                        <label class="choice" for="checked">
                            <input
                                type="checkbox"
                                id="checked"
                                name="checked"
                                value="on"
                                aria-describedby=is_unchecked.then_some("checked-error")
                            />
                            <span class="choice-text">{td_string!(t, desk.second_factor.confirm)}</span>
                        </label>
                    </div>
                    <div class="form-end btn-row">
                        <button class="btn btn-danger" type="submit">{td_string!(t, desk.second_factor.submit)}</button>
                        " "
                        <a class="btn btn-quiet" href=Route::Request.path_with(language, &id)>
                            {td_string!(t, desk.second_factor.stay)}
                        </a>
                    </div>
                </form>
            </Frame>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let asked = RequestPage::sample(sample::request(language, RequestKind::LogInHelp));
        let unchecked = RequestPage { refusal: Some(ActRefusal::Unchecked), ..asked.clone() };
        [("asked", asked), ("unchecked", unchecked)]
            .map(|(state, page)| {
                Sample::of(staff(Role::ServiceDesk), state, Route::RequestSecondFactor, Self(page))
            })
            .to_vec()
    }
}
