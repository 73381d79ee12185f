//! Where one looks for what was said.

mod form;
mod found;

use domain::Language;
use domain::account::Capability;
use domain::help::Subject;
use domain::search::{Analyser, Query};
use leptos::prelude::*;
use services::community::{SearchFields, SearchResults};
use time::Duration;

pub(crate) use self::form::SearchBox;
use self::form::SearchForm;
use self::found::{passages, results};
use super::sample;
use super::topic_list::TopicList;
use crate::help::HelpLink;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::sample::{NOW, member};
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, too_much};

/// What was found.
#[derive(Clone, Debug)]
pub struct SearchPage(pub SearchResults);

impl PageView for SearchPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), community.search.title).to_owned()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        match serde_urlencoded::to_string(&self.0.fields) {
            Ok(fields) => format!("{path}?{fields}"),
            Err(_) => path,
        }
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let found = self.0;
        let refused = found.again.map(|again| view! { <ErrorSummary title=too_much(&context, again)/> });
        let next = found.next.map(|before| {
            let fields = SearchFields { before: before.to_string(), ..found.fields.clone() };
            let href = format!("{}?{}", Route::Search.path(language), written(&fields));
            view! { <p><a class="btn btn-quiet" href=href>{td_string!(t, community.comments.next)}</a></p> }
        });
        let (fields, themes) = (found.fields.clone(), found.themes.clone());
        let found = answer(&context, found);
        view! {
            <div class="wrap page topic">
                {refused}
                <p class="small"><a href=Route::Community.path(language)>{td_string!(t, community.title)}</a></p>
                <PageHead title=td_string!(t, community.search.title) lead=td_string!(t, community.search.lead)/>
                <SearchForm language fields themes/>
                {found}
                {next}
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let page = |state, found| Sample::of(member(), state, Route::Search, Self(found));
        let asked = |q: &str| SearchFields { q: q.into(), ..SearchFields::default() };
        let by = |name: &str| SearchFields { author: name.into(), ..asked("") };
        let results = |fields: SearchFields| SearchResults {
            query: Analyser.query(&fields.q),
            fields,
            themes: sample::themes(),
            topics: Vec::new(),
            passages: Vec::new(),
            comments: Vec::new(),
            next: None,
            again: None,
        };
        let word = match language {
            Language::En => "inbox",
            Language::Fr => "formulaire",
        };
        let found = SearchResults {
            topics: sample::topic_lines()[..2].to_vec(),
            passages: sample::passages(),
            comments: sample::found_comments(),
            ..results(asked(word))
        };
        let narrow = SearchFields {
            theme: sample::theme(0).id.to_string(),
            author: "@Rowan-harbour".into(),
            language: "en".into(),
            since: "2026-11-01".into(),
            until: "2026-11-20".into(),
            ..asked(word)
        };
        let later = Some(NOW + Duration::minutes(2));
        vec![
            page("empty", results(asked(""))),
            page("language-alone", results(SearchFields { language: "fr".into(), ..asked("") })),
            page("found", found.clone()),
            page("more-found", SearchResults { next: Some(401), ..found.clone() }),
            page("narrow", SearchResults { fields: narrow, topics: Vec::new(), ..found }),
            page("none-found", results(asked("<b>téléavertisseur</b> \"pager\" & 'fax'"))),
            page("none-by-author", results(by("@nobody-of-that-name"))),
            page("later", SearchResults { query: Query::default(), again: later, ..results(asked(word)) }),
        ]
    }
}

/// What there is to say about what was looked for.
fn answer(context: &Context, found: SearchResults) -> Markup {
    let t = locale(context.language);
    let is_asked = !found.query.terms.is_empty() || !found.fields.by().is_empty();
    let is_empty = found.topics.is_empty() && found.comments.is_empty();
    let unasked = (!is_asked && !found.fields.is_empty() && found.again.is_none())
        .then(|| view! { <p role="status">{td_string!(t, community.search.unasked)}</p> });
    let none = (is_asked && is_empty && found.again.is_none()).then(|| none(context, &found));
    let passages = passages(context.language, &found);
    let comments = (!found.comments.is_empty()).then(|| {
        let rows = results(context, &found);
        view! {
            <section class="section" aria-labelledby="found-title">
                <h2 class="section-title" id="found-title">{td_string!(t, community.comments.title)}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    });
    let SearchResults { topics, themes, .. } = found;
    let topics = (!topics.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="topics-title">
                <h2 class="section-title" id="topics-title">{td_string!(t, community.search.topics)}</h2>
                <TopicList context=context.clone() topics themes passages/>
            </section>
        }
    });
    view! { {unasked} {none} {topics} {comments} }.markup()
}

/// That nothing was found, what may help, and that it may be suggested.
fn none(context: &Context, found: &SearchResults) -> Markup {
    let language = context.language;
    let t = locale(language);
    let has_words = !found.query.terms.is_empty();
    let may_suggest = context.viewer.as_ref().is_some_and(|viewer| viewer.may(Capability::WriteCommunity));
    let suggest = (may_suggest && has_words).then(|| {
        let title = serde_urlencoded::to_string([("title", &found.fields.q)]).unwrap_or_default();
        let path = format!("{}?{title}", Route::Suggest.path(language));
        view! { <p>{td_string!(t, suggestions.invite)} " " <a href=path>{td_string!(t, suggestions.title)}</a></p> }
    });
    view! {
        <div role="status">
            <p>{td_string!(t, community.search.none)}</p>
            {has_words.then(|| view! { <p class="muted">{td_string!(t, community.search.advice)}</p> })}
            {(!found.fields.by().is_empty()).then(|| {
                view! { <p class="muted">{td_string!(t, community.search.author_advice)}</p> }
            })}
        </div>
        {suggest}
        <HelpLink language subject=Subject::TakingPart/>
    }
    .markup()
}

/// The fields, as they stand in an address.
fn written(fields: &SearchFields) -> String {
    let pairs = [
        ("q", &fields.q),
        ("theme", &fields.theme),
        ("author", &fields.author),
        ("language", &fields.language),
        ("since", &fields.since),
        ("until", &fields.until),
        ("before", &fields.before),
    ];
    let filled: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    serde_urlencoded::to_string(filled).unwrap_or_default()
}
