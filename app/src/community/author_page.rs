//! Who wrote something: what they show of themselves, and what they said.

use domain::Language;
use leptos::prelude::*;
use services::community::AuthorSeen;
use store::community::author::CommentLine;

use super::author::facts;
use super::comment::initials_of;
use super::disclaimer::disclaimer;
use super::excerpt::excerpt;
use super::sample;
use super::thread::link;
use crate::i18n::{ago, locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{IntoMarkup, Markup};

/// Who wrote something, with a page of it.
#[derive(Clone, Debug)]
pub struct AuthorPage(pub AuthorSeen);

impl PageView for AuthorPage {
    fn title(&self, _: Language) -> String {
        self.0.author.username.clone()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        if self.0.before.is_empty() { path } else { format!("{path}?before={}", self.0.before) }
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let AuthorSeen { author, comments, next, is_own, .. } = self.0;
        let staff = author.is_staff.then(|| {
            view! {
                <span class="tag tag-busy">{td_string!(t, community.comments.staff)}</span>
                " "
            }
        });
        let facts = facts(language, &author);
        let shown = (author.is_staff || !facts.is_empty()).then(|| view! { <p>{staff}{facts}</p> });
        let own = is_own.then(|| own(language));
        let none = comments.is_empty().then(|| view! { <p>{td_string!(t, community.author.none)}</p> });
        let lines = comments.iter().map(|one| line(&context, one)).collect::<Vec<_>>();
        let lines = (!lines.is_empty()).then(|| view! { <ul class="rows">{lines}</ul> });
        let path = Route::Author.path_with(language, &author.username);
        let next = next.map(|before| {
            let href = format!("{path}?before={before}");
            view! { <p><a class="btn btn-quiet" href=href>{td_string!(t, community.author.older)}</a></p> }
        });
        view! {
            <div class="wrap page topic">
                <p class="small"><a href=Route::Community.path(language)>{td_string!(t, community.title)}</a></p>
                <div class="page-head author-head">
                    {initials_of(&author.username)}
                    <h1 class="page-title"><bdi>{author.username.clone()}</bdi></h1>
                    {shown}
                </div>
                {own}
                <section class="section" aria-labelledby="comments-title">
                    <h2 class="section-title" id="comments-title">{td_string!(t, community.comments.title)}</h2>
                    {none}
                    {lines}
                </section>
                {next}
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = |state, seen| Sample::of(member(), state, Route::Author, Self(seen));
        let seen = sample::author_seen;
        let (own, staff) = (sample::reader(), sample::community_team());
        let more = Some("1763820333000-404".to_owned());
        let before = "1763820333000-404".to_owned();
        let own = AuthorSeen { author: own, is_own: true, ..seen() };
        vec![
            page("another", seen()),
            page("first-page", AuthorSeen { next: more.clone(), ..seen() }),
            page("second-page", AuthorSeen { before, next: more, ..seen() }),
            page("staff", AuthorSeen { author: staff, ..seen() }),
            page("long-name", AuthorSeen { author: sample::wilhelmina(), ..seen() }),
            page("shows-nothing", AuthorSeen { author: sample::shows_nothing(), ..seen() }),
            page("own", own.clone()),
            page("own-empty", AuthorSeen { comments: Vec::new(), ..own }),
        ]
    }
}

/// To who sees themselves: who else does, and where they choose what.
fn own(language: Language) -> Markup {
    let t = locale(language);
    let choices = format!("{}#profile-title", Route::Account.path(language));
    view! {
        <div class="notice">
            <p>{td_string!(t, community.author.own)}</p>
            <p><a href=choices>{td_string!(t, community.author.own_choices)}</a></p>
        </div>
    }
    .markup()
}

/// What somebody said, as it begins: about what, and when, which leads to where it stands.
fn line(context: &Context, one: &CommentLine) -> Markup {
    let language = context.language;
    let t = locale(language);
    let topic = Route::Topic.path_with(language, &one.topic.to_string());
    let disclaimer = disclaimer(&context.site, language, one.kind)
        .map(|said| view! { <p class="disclaimer small">{said}</p> });
    let when = ago(language, context.now, one.created);
    let when = if one.is_reply {
        td_string!(t, community.author.reply, when)
    } else {
        td_string!(t, community.author.comment, when)
    };
    let words = excerpt(&one.source)
        .map(|words| view! { <p class="row-excerpt" lang=one.language.code()>{words}</p> });
    view! {
        <li>
            <h3 class="row-title"><a href=topic>{one.title.in_language(language).to_owned()}</a></h3>
            {disclaimer}
            <p class="small"><a href=link(language, one.id)>{when}</a></p>
            {words}
        </li>
    }
    .markup()
}
