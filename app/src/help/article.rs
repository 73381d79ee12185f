//! An article, and whether it was useful.

use std::sync::Arc;

use domain::Language;
use domain::help::Subject;
use leptos::prelude::*;
use services::help::{Article, Articles};

use super::centre::{StillStuck, sample_articles};
use super::islands::UsefulInPlace;
use super::links::subject_name;
use super::route_of;
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::prose::Prose;
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, Said};

/// An article.
#[derive(Clone, Debug)]
pub struct HelpArticlePage {
    /// All of them.
    pub articles: Arc<Articles>,
    /// Which one.
    pub subject: Subject,
    /// Whether its reader just said that it was useful, or was not.
    pub said: Option<bool>,
}

/// What a part of an article is called in the document.
pub(super) fn part_id(place: usize) -> String {
    format!("part-{place}")
}

impl PageView for HelpArticlePage {
    fn title(&self, language: Language) -> String {
        let article = self.articles.on(self.subject, language);
        article
            .map_or_else(|| subject_name(language, self.subject).to_owned(), |article| article.title.clone())
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let title = self.title(language);
        let Self { articles, subject, said } = self;
        let article = articles.on(subject, language).map(|article| view! { <Text language article/> });
        view! {
            <div class="wrap page help">
                <p class="small help-back"><a href=Route::HelpCentre.path(language)>{td_string!(t, help.back)}</a></p>
                <div class="page-head"><h1 class="page-title">{title}</h1></div>
                {article}
                <Useful language subject said/>
                <StillStuck language/>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = |subject, said| Self { articles: sample_articles(), subject, said };
        [
            ("", page(Subject::Login, None)),
            ("of-the-campaign", page(Subject::Erasure, None)),
            ("useful", page(Subject::Login, Some(true))),
            ("not-useful", page(Subject::Login, Some(false))),
        ]
        .map(|(state, page)| Sample::public(state, route_of(page.subject), page))
        .to_vec()
    }
}

/// The ways to its parts, and the parts.
#[component]
fn Text(language: Language, article: Arc<Article>) -> impl IntoView {
    let t = locale(language);
    let headings = article
        .headings()
        .map(|(place, heading)| view! { <li><a href=format!("#{}", part_id(place))>{markdown::plain(heading)}</a></li> })
        .collect::<Vec<_>>();
    let contents = (headings.len() > 2).then(|| {
        view! { <nav aria-label=td_string!(t, help.contents)><ul class="toc">{headings}</ul></nav> }
    });
    let parts = article.parts.iter().enumerate().filter(|(_, part)| !part.is_empty());
    let parts = parts
        .map(|(place, part)| {
            view! { <div class="prose help-part" id=part_id(place)><Prose text=part.clone()/></div> }
        })
        .collect_view();
    let updated = article.published.map(|published| {
        view! { <p class="small muted">{td_string!(t, help.updated, date = date(language, published))}</p> }
    });
    view! { {contents} <div class="help-article">{parts}</div> {updated} }.markup()
}

/// Asks whether it was useful, or says that this was counted.
#[component]
fn Useful(language: Language, subject: Subject, said: Option<bool>) -> impl IntoView {
    let t = locale(language);
    let (thanks, sorry) = (td_string!(t, help.useful.thanks), td_string!(t, help.useful.sorry));
    let body = if let Some(was_useful) = said {
        view! { <Said title=None text=if was_useful { thanks } else { sorry }/> }.markup()
    } else {
        view! {
            <form id="useful-form" method="post" action=Route::HelpUseful.path(language)>
                <input type="hidden" name="subject" value=subject.code()/>
                <p class="btn-row">
                    <button class="btn btn-quiet" type="submit" name="useful" value="true">
                        {td_string!(t, help.useful.yes)}
                    </button>
                    <button class="btn btn-quiet" type="submit" name="useful" value="false">
                        {td_string!(t, help.useful.no)}
                    </button>
                </p>
            </form>
            <UsefulInPlace thanks=thanks.to_owned() sorry=sorry.to_owned()/>
        }
        .markup()
    };
    view! {
        <section class="section useful" id="useful" aria-labelledby="useful-title">
            <h2 class="useful-title" id="useful-title">{td_string!(t, help.useful.question)}</h2>
            {body}
        </section>
    }
    .markup()
}
