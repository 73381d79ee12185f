//! Looking for an article.

use domain::Language;
use domain::search::Query;
use leptos::prelude::*;
use services::help::Found;

use super::article::part_id;
use super::centre::{StillStuck, sample_articles};
use super::route_of;
use crate::community::passage::passage;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// What was found.
#[derive(Clone, Debug)]
pub struct HelpSearchPage {
    /// What was typed.
    pub typed: String,
    /// What was looked for.
    pub query: Query,
    /// The articles that answer it, the best first.
    pub found: Vec<Found>,
}

impl PageView for HelpSearchPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), help.search.title).to_owned()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        match serde_urlencoded::to_string([("q", &self.typed)]) {
            Ok(asked) => format!("{path}?{asked}"),
            Err(_) => path,
        }
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { typed, query, found } = self;
        let results = if found.is_empty() {
            view! {
                <div class="section prose" role="status">
                    <p>{td_string!(t, help.search.none)}</p>
                    <p>{td_string!(t, help.search.advice)}</p>
                </div>
            }
            .markup()
        } else {
            let rows = found.iter().map(|found| row(language, &query, found)).collect::<Vec<_>>();
            view! {
                <section class="section" aria-labelledby="found-title">
                    <h2 class="section-title" id="found-title">{td_string!(t, help.search.found)}</h2>
                    <ul class="rows">{rows}</ul>
                </section>
            }
            .markup()
        };
        view! {
            <div class="wrap page help">
                <p class="small help-back"><a href=Route::HelpCentre.path(language)>{td_string!(t, help.back)}</a></p>
                <PageHead title=td_string!(t, help.search.title) lead=td_string!(t, help.search.lead)/>
                <HelpSearchBox language typed/>
                {results}
                <StillStuck language/>
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let page = |typed: &str| {
            let (query, found) = sample_articles().search(typed, language);
            Self { typed: typed.into(), query, found }
        };
        let word = match language {
            Language::En => "password",
            Language::Fr => "mot de passe",
        };
        [("found", page(word)), ("none-found", page("<b>xyzzy</b> \"&\""))]
            .map(|(state, page)| Sample::public(state, Route::HelpSearch, page))
            .to_vec()
    }
}

/// An article that was found: the way to the part that answers, and what it says there.
fn row(language: Language, query: &Query, Found { article, part }: &Found) -> Markup {
    let path = route_of(article.subject).path(language);
    let to = if *part == 0 { path } else { format!("{path}#{}", part_id(*part)) };
    let said = article.parts.get(*part).map(|part| passage(part, query));
    view! {
        <li>
            <h3 class="row-title"><a href=to>{article.title.clone()}</a></h3>
            <p class="passage">{said}</p>
        </li>
    }
    .markup()
}

/// Where one types what one looks for.
#[component]
pub(super) fn HelpSearchBox(language: Language, typed: String) -> impl IntoView {
    let t = locale(language);
    view! {
        <form class="search-box" role="search" method="get" action=Route::HelpSearch.path(language)>
            <label class="visually-hidden" for="q">{td_string!(t, help.search.title)}</label>
            <input
                class="input"
                type="search"
                id="q"
                name="q"
                value=typed
                maxlength="200"
                placeholder=td_string!(t, help.search.placeholder)
            />
            <button class="btn" type="submit">{td_string!(t, help.search.submit)}</button>
        </form>
    }
    .markup()
}
