//! All articles, with what who does not get in needs first.

use std::sync::Arc;

use domain::Language;
use domain::help::Subject;
use leptos::prelude::*;
use services::help::{Article, Articles};

use super::article::part_id;
use super::search::HelpSearchBox;
use super::{route_of, shipped};
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::site;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// The help centre's front page.
#[derive(Clone, Debug)]
pub struct HelpCentrePage {
    /// The articles.
    pub articles: Arc<Articles>,
}

impl PageView for HelpCentrePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), help.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let login =
            self.articles.on(Subject::Login, language).map(|article| view! { <Login language article/> });
        let list = |is_of_the_campaign: bool| {
            let articles = self.articles.in_language(language).iter();
            articles
                .filter(|article| article.subject != Subject::Login)
                .filter(|article| article.subject.is_of_the_campaign() == is_of_the_campaign)
                .map(|article| line(language, article))
                .collect::<Vec<_>>()
        };
        view! {
            <div class="wrap page help">
                <PageHead title=td_string!(t, help.title) lead=td_string!(t, help.lead)/>
                <HelpSearchBox language typed=String::new()/>
                {login}
                <section class="section" aria-labelledby="community-title">
                    <h2 class="section-title" id="community-title">{td_string!(t, help.community)}</h2>
                    <ul class="rows">{list(false)}</ul>
                </section>
                <section class="section" aria-labelledby="campaign-title">
                    <h2 class="section-title" id="campaign-title">{td_string!(t, help.campaign)}</h2>
                    <ul class="rows">{list(true)}</ul>
                </section>
                <StillStuck language/>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::HelpCentre, Self { articles: sample_articles() })]
    }
}

/// The articles that ship, as samples show them.
pub(super) fn sample_articles() -> Arc<Articles> {
    Arc::new(Articles::new(&site(), &shipped(), &[]))
}

/// An article in a list: its title, and how it begins.
fn line(language: Language, article: &Article) -> Markup {
    let begins = article.parts.first().map(|part| markdown::plain(part)).filter(|part| !part.is_empty());
    view! {
        <li>
            <h3 class="row-title"><a href=route_of(article.subject).path(language)>{article.title.clone()}</a></h3>
            {begins.map(|begins| view! { <p class="row-excerpt muted">{begins}</p> })}
        </li>
    }
    .markup()
}

/// What people ask who do not get in, each question with the way to its answer, and the way to try.
#[component]
fn Login(language: Language, article: Arc<Article>) -> impl IntoView {
    let t = locale(language);
    let path = Route::HelpLogin.path(language);
    let questions = article
        .headings()
        .map(|(place, heading)| {
            let to = format!("{path}#{}", part_id(place));
            view! { <li><a href=to>{markdown::plain(heading)}</a></li> }
        })
        .collect_view();
    view! {
        <section class="section told" aria-labelledby="login-title">
            <h2 class="section-title" id="login-title"><a href=path>{article.title.clone()}</a></h2>
            <ul class="help-questions">{questions}</ul>
            <p class="btn-row">
                <a class="btn" href=Route::AccessRequest.path(language)>{td_string!(t, account.sign_in.help_link)}</a>
                <a class="btn btn-quiet" href=Route::SignIn.path(language)>{td_string!(t, account.sign_in.submit)}</a>
            </p>
        </section>
    }
    .markup()
}

/// The way to a person, for who found no answer.
#[component]
pub(super) fn StillStuck(language: Language) -> impl IntoView {
    let t = locale(language);
    view! {
        <section class="section prose still-stuck" aria-labelledby="stuck-title">
            <h2 id="stuck-title">{td_string!(t, help.stuck.title)}</h2>
            <p>{td_string!(t, help.stuck.text)}</p>
            <p><a class="btn btn-quiet" href=Route::Contact.path(language)>{td_string!(t, help.stuck.link)}</a></p>
        </section>
    }
    .markup()
}
