//! What is said about a topic: how much, in which order, page by page.

use std::sync::Arc;

use domain::Language;
use leptos::prelude::*;
use services::community::{CommentLocation, Discussion, Order};
use url::form_urlencoded;
use uuid::Uuid;

use super::discussion::Reading;
use super::islands::{MarkRead, NewComments, ReadAlong};
use super::reactions::{PressedOn, ReactionForm, ReactionLegend, shown};
use super::reader::{Reader, is_member};
use super::rendered::{RenderedComments, write_threads};
use crate::i18n::{locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, NewsLink, later};

/// What stands on a comment besides its words, in bytes, or somewhat more: a page that turns out longer is copied once more.
const CARD: usize = 2048;

/// Where a place is in a language.
pub fn path_of(language: Language, place: &CommentLocation) -> String {
    match place {
        CommentLocation::Topic { topic, page, comment } => {
            // Also the first page is named: without, a topic opens in the order that its reader chose last.
            let path = Route::Topic.path_with(language, &topic.to_string());
            format!("{path}?page={page}#c-{comment}")
        }
        CommentLocation::Ordered { topic, order, after, comment } => {
            let path = Route::Topic.path_with(language, &topic.to_string());
            let after: String = form_urlencoded::byte_serialize(after.as_bytes()).collect();
            let after = if after.is_empty() { after } else { format!("&after={after}") };
            format!("{path}?order={}{after}#c-{comment}", order.code())
        }
        CommentLocation::Conversation { head, page, comment } => {
            let path = Route::Comment.path_with(language, &head.to_string());
            let page = if *page == 1 { String::new() } else { format!("?page={page}") };
            format!("{path}{page}#c-{comment}")
        }
    }
}

/// All that is said about a topic: what is new, in which order, page by page.
#[component]
pub(super) fn Discussed(
    context: Context,
    discussion: Discussion,
    person: Uuid,
    rendered: Option<RenderedComments>,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let discussion = Arc::new(discussion);
    let topic = &discussion.topic;
    let is_open = topic.state.takes_comments() && !topic.is_locked(context.now);
    let count = u64::try_from(topic.standing).unwrap_or(0);
    let title = match count {
        0 => td_string!(t, community.comments.title).to_owned(),
        count => td_string!(t, community.comments.count, count, number = number(language, count)),
    };
    let none = (count == 0).then(|| {
        let text = if is_open {
            td_string!(t, community.comments.none_open)
        } else {
            td_string!(t, community.comments.none)
        };
        view! { <p class="muted">{text}</p> }
    });
    let resume = discussion.resume.as_ref().map(|(place, count)| {
        let count = *count;
        let text = td_string!(t, community.comments.resume, count, number = number(language, count));
        view! { <p class="notice notice-slim"><a href=path_of(language, place)>{text}</a></p> }
    });
    let reader = Reader { person, mark: discussion.own.mark, is_open, is_member: is_member(&context) };
    let has_buttons = is_open && !discussion.comments.threads.is_empty();
    let seen = discussion.comments.comments().map(|one| (one, discussion.own_reaction(one)));
    let bars = shown(language, seen, person);
    let path = Route::Topic.path_with(language, &topic.id.to_string());
    let Discussion { order, page, pages, .. } = *discussion;
    let pressed_on = PressedOn::Topic { order, after: discussion.after.clone(), page };
    let orders = (topic.threads > 1).then(|| view! { <Orders language path=path.clone() order/> });
    let paged = if order == Order::Oldest {
        view! { <NumberedPages language path page pages/> }.markup()
    } else {
        discussion.next.clone().map(|after| view! { <NextPage language path order after/> }).markup()
    };
    let len = usize::try_from(discussion.comments.bytes()).unwrap_or_default();
    let threads = later(len + CARD * discussion.comments.comments().count(), {
        let (context, discussion) = (context.clone(), discussion.clone());
        move |html: &mut String| write_threads(html, &context, &discussion, &reader, rendered.as_ref())
    });
    view! {
        <section class="section" id="comments" aria-labelledby="comments-title">
            <h2 class="section-title" id="comments-title">{title}</h2>
            {resume}
            {orders}
            {none}
            {has_buttons.then(|| view! { <ReactionLegend language/> })}
            <ol class="threads" inner_html=threads></ol>
            {is_open.then(|| view! { <ReactionForm language pressed_on bars/> })}
            {paged}
            {is_open.then(|| view! { <Meanwhile context=context.clone() topic=topic.id last=topic.comments known=topic.standing/> })}
            <ReadSoFar
                context
                topic=topic.id
                mark=discussion.own.mark
                mark_after=discussion.mark_after
                last=topic.comments
            />
            {(count > 0 || is_open).then(|| view! { <Reading language/> })}
        </section>
    }
    .markup()
}

#[component]
fn Orders(language: Language, path: String, order: Order) -> impl IntoView {
    let t = locale(language);
    let links = Order::ALL
        .map(|other| {
            let label = match other {
                Order::Oldest => td_string!(t, community.comments.oldest),
                Order::Newest => td_string!(t, community.comments.newest),
                Order::Useful => td_string!(t, community.comments.useful),
            };
            let href = format!("{path}?order={}#comments", other.code());
            view! { <li><a href=href aria-current=(other == order).then_some("true")>{label}</a></li> }
        })
        .collect_view();
    view! { <nav aria-label=td_string!(t, community.comments.order)><ul class="tabs">{links}</ul></nav> }
        .markup()
}

#[component]
fn NextPage(language: Language, path: String, order: Order, after: String) -> impl IntoView {
    let t = locale(language);
    let href = format!("{path}?order={}&after={after}#comments", order.code());
    view! { <p><a class="btn btn-quiet" href=href>{td_string!(t, community.comments.next)}</a></p> }
}

/// The pages before and after one.
#[component]
pub(super) fn NumberedPages(language: Language, path: String, page: u32, pages: u32) -> impl IntoView {
    let t = locale(language);
    let step = |to: u32, label: &'static str| {
        view! { <a class="btn btn-quiet" href=format!("{path}?page={to}#comments")>{label}</a> " " }
    };
    let previous =
        (page > 1).then(|| step(page.min(pages + 1) - 1, td_string!(t, community.comments.previous)));
    let next = (page < pages).then(|| step(page + 1, td_string!(t, community.comments.next)));
    let number = |page: u32| number(language, u64::from(page));
    (pages > 1 || page > pages).then(|| {
        let text = td_string!(t, community.comments.page, page = number(page), pages = number(pages));
        view! {
            <nav class="btn-row" aria-label=td_string!(t, community.comments.pages)>
                {previous} {next} <span class="muted">{text}</span>
            </nav>
        }
    })
}

/// Tells whoever reads a topic of what is said meanwhile. To a member the bar brings it; who is none hears of this topic
/// alone.
#[component]
pub(super) fn Meanwhile(
    context: Context,
    topic: i64,
    /// The number of the last comment of the page.
    last: i64,
    /// How many there were to read.
    known: i64,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let href = format!("{}?since={last}", Route::Topic.path_with(language, &topic.to_string()));
    let link = view! {
        <p class="live" role="status">
            <NewsLink
                language
                id="new-comments"
                href
                singular=td_string!(t, community.comments.came, count = 1_u64, number = "{}")
                plural=td_string!(t, community.comments.came, count = 2_u64, number = "{}")
                known
                topic
            />
        </p>
    };
    if is_member(&context) {
        link.markup()
    } else {
        let events = Route::TopicEvents.path_with(language, &topic.to_string());
        view! { <NewComments of=context.reader_key.clone() events>{link}</NewComments> }.markup()
    }
}

/// Buttons that keep how far one has read. Without one, nothing is kept: opening a page changes nothing.
#[component]
pub(super) fn ReadSoFar(
    context: Context,
    topic: i64,
    mark: i64,
    mark_after: i64,
    last: i64,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let path = Route::ReadMark.path_with(language, &topic.to_string());
    let kept_at = path.clone();
    let here = (mark_after > mark).then(|| {
        view! {
            <ReadAlong>
                <div id="read-along" data-path=kept_at data-seq=mark_after.to_string()>
                    <button
                        class="btn btn-quiet"
                        id="read-along-button"
                        type="submit"
                        name="seq"
                        value=mark_after.to_string()
                    >
                        {td_string!(t, community.comments.read_here)}
                    </button>
                    <p class="muted" id="read-along-kept" role="status" hidden=true>
                        {td_string!(t, community.comments.read_kept)}
                    </p>
                </div>
            </ReadAlong>
            " "
        }
    });
    let all = (last > mark_after).then(|| {
        view! {
            <button class="btn btn-quiet" type="submit" name="seq" value=last.to_string()>
                {td_string!(t, community.comments.read_all)}
            </button>
        }
    });
    let kept = td_string!(t, community.comments.read_kept).to_owned();
    let kept_all = td_string!(t, community.comments.read_all_kept).to_owned();
    (last > mark).then(|| {
        view! {
            <form
                method="post"
                action=path
                class="btn-row read-mark"
                id="read-mark"
                aria-label=td_string!(t, community.comments.read_all)
            >
                {here}
                {all}
            </form>
            <MarkRead last here=kept all=kept_all/>
        }
    })
}
