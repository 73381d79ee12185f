//! The topics that a reader keeps an eye on.

use domain::Language;
use domain::help::Subject;
use leptos::prelude::*;
use store::community::TopicLine;
use store::community::draft::DraftLine;
use store::community::following::KeptTopics;

use super::list_news::ListNews;
use super::own_drafts::{DraftDiscarded, OwnDrafts};
use super::sample;
use super::topic_list::{TopicList, topic_card};
use super::topic_row::TopicCard;
use crate::help::HelpLink;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// The title of the section whose topics one wants to hear nothing of.
const MUTED: &str = "muted-title";

/// The topics that the reader keeps an eye on, and what they are writing.
#[derive(Clone, Debug)]
pub struct MyTopicsPage {
    /// The topics.
    pub kept: KeptTopics,
    /// What the reader is writing.
    pub drafts: Vec<DraftLine>,
    /// What they no longer wanted to write a moment ago, and can have back.
    pub discarded: Option<DraftLine>,
}

impl MyTopicsPage {
    /// Its lists alone, for who stays on the page.
    pub fn lists(self, context: &Context) -> Vec<Vec<TopicCard>> {
        let KeptTopics { bookmarked, followed, muted } = self.kept;
        let cards = |topics: Vec<TopicLine>| {
            topics.into_iter().map(|topic| topic_card(context, topic, &[])).collect::<Vec<_>>()
        };
        let silent = |card| TopicCard { counted: None, ..card };
        let muted = (!muted.is_empty()).then(|| cards(muted).into_iter().map(silent).collect());
        [cards(bookmarked), cards(followed)].into_iter().chain(muted).collect()
    }
}

impl PageView for MyTopicsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), following.page.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let MyTopicsPage { kept, drafts, discarded } = self;
        let KeptTopics { bookmarked, followed, muted } = kept;
        let section =
            |id: &'static str, title: &'static str, none: Option<&'static str>, topics: Vec<TopicLine>| {
                let none =
                    none.filter(|_| topics.is_empty()).map(|text| view! { <p class="muted">{text}</p> });
                view! {
                    <section class="section" aria-labelledby=id>
                        <h2 class="section-title" id=id>{title}</h2>
                        {none}
                        <TopicList context=context.clone() topics themes=Vec::new() is_muted=id == MUTED/>
                    </section>
                }
                .markup()
            };
        let help = (bookmarked.is_empty() && followed.is_empty())
            .then(|| view! { <HelpLink language subject=Subject::Topics/> });
        let bookmarked = section(
            "bookmarked-title",
            td_string!(t, following.page.bookmarked),
            Some(td_string!(t, following.page.none_bookmarked)),
            bookmarked,
        );
        let followed = section(
            "followed-title",
            td_string!(t, following.page.followed),
            Some(td_string!(t, following.page.none_followed)),
            followed,
        );
        let muted =
            (!muted.is_empty()).then(|| section(MUTED, td_string!(t, following.page.muted), None, muted));
        view! {
            <div class="wrap page">
                {discarded.map(|line| view! { <DraftDiscarded language line/> })}
                <p class="small"><a href=Route::Community.path(language)>{td_string!(t, community.title)}</a></p>
                <PageHead title=td_string!(t, following.page.title) lead=td_string!(t, following.page.lead)/>
                <OwnDrafts context=context.clone() drafts/>
                {bookmarked}
                {followed}
                {muted}
                {help}
                <ListNews language path=Route::MyTopics.path(language)/>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let lines = sample::topic_lines();
        let (bookmarked, followed) = (sample::topic_lines_over(), lines[1..].to_vec());
        let full = KeptTopics { bookmarked, followed: followed.clone(), muted: lines[..1].to_vec() };
        let drafts = sample::draft_lines();
        let discarded = drafts.first().cloned();
        let of = |kept, drafts, discarded| Self { kept, drafts, discarded };
        let sample = |state, page| Sample::of(member(), state, Route::MyTopics, page);
        let page = |state, kept| sample(state, of(kept, Vec::new(), None));
        vec![
            sample("full", of(full, drafts.clone(), None)),
            sample("draft-discarded", of(KeptTopics::default(), drafts[1..].to_vec(), discarded)),
            page("followed-alone", KeptTopics { followed, ..KeptTopics::default() }),
            page("empty", KeptTopics::default()),
        ]
    }
}
