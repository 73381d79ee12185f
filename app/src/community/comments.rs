//! Comments as members read them.

use domain::Language;
use domain::community::Reaction;
use leptos::prelude::*;
use store::community::comment::{Author, Comment, FIRST_REPLIES, Thread};
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use super::actions::{Discussion, Order, Place, is_by, may_change};
use crate::account::member_kind_name;
use crate::i18n::{ago, locale, number, province_name, td_string};
use crate::page::Context;
use crate::routes::Route;

/// What a list of comments is read with.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    /// Who reads.
    pub person: Uuid,
    /// How far they have read.
    pub mark: i64,
    /// Whether the topic takes comments and reactions.
    pub is_open: bool,
}

/// Where a place is in a language.
pub fn path_of(language: Language, place: Place) -> String {
    let paged = |path: String, page: u32, comment: i64| match page {
        1 => format!("{path}#c-{comment}"),
        page => format!("{path}?page={page}#c-{comment}"),
    };
    match place {
        Place::Topic { topic, page, comment } => {
            paged(Route::Topic.path_with(language, &topic.to_string()), page, comment)
        }
        Place::Conversation { head, page, comment } => {
            paged(Route::Comment.path_with(language, &head.to_string()), page, comment)
        }
    }
}

/// All that is said about a topic: what is new, in which order, page by page.
#[component]
pub(super) fn Discussed(context: Context, discussion: Discussion, person: Uuid) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let topic = &discussion.topic;
    let is_open = topic.state.takes_comments();
    let count = u64::try_from(topic.comments).unwrap_or(0);
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
    let resume = discussion.resume.map(|place| {
        let count = u64::try_from(topic.comments - discussion.mark).unwrap_or(0);
        let text = td_string!(t, community.comments.resume, count, number = number(language, count));
        view! { <p class="notice notice-slim"><a href=path_of(language, place)>{text}</a></p> }
    });
    let reader = Reader { person, mark: discussion.mark, is_open };
    let threads = discussion
        .threads
        .iter()
        .map(|thread| view! { <OneThread context=context.clone() thread=thread.clone() reader=reader.clone()/> })
        .collect_view();
    let orders = (topic.threads > 1)
        .then(|| view! { <Orders context=context.clone() discussion=discussion.clone()/> });
    view! {
        <section class="section" id="comments" aria-labelledby="comments-title">
            <h2 class="section-title" id="comments-title">{title}</h2>
            {resume}
            {orders}
            {none}
            <ol class="threads">{threads}</ol>
            <ReactionForm language/>
            <Pages context=context.clone() discussion=discussion.clone()/>
            <ReadSoFar
                context=context.clone()
                topic=topic.id
                mark=discussion.mark
                mark_after=discussion.mark_after
                last=topic.comments
            />
        </section>
    }
    .into_any()
}

/// The form that the buttons of every reaction on a page belong to.
#[component]
pub(super) fn ReactionForm(language: Language) -> impl IntoView {
    view! { <form id="react" method="post" action=Route::React.path(language)></form> }
}

#[component]
fn Orders(context: Context, discussion: Discussion) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let path = Route::Topic.path_with(language, &discussion.topic.id.to_string());
    let links = Order::ALL
        .map(|order| {
            let label = match order {
                Order::Oldest => td_string!(t, community.comments.oldest),
                Order::Newest => td_string!(t, community.comments.newest),
                Order::Useful => td_string!(t, community.comments.useful),
            };
            let href = format!("{path}?order={}#comments", order.code());
            view! { <li><a href=href aria-current=(order == discussion.order).then_some("true")>{label}</a></li> }
        })
        .collect_view();
    view! { <nav aria-label=td_string!(t, community.comments.order)><ul class="tabs">{links}</ul></nav> }
        .into_any()
}

#[component]
fn Pages(context: Context, discussion: Discussion) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let path = Route::Topic.path_with(language, &discussion.topic.id.to_string());
    if discussion.order == Order::Oldest {
        return view! { <NumberedPages language path page=discussion.page pages=discussion.pages/> }
            .into_any();
    }
    let code = discussion.order.code();
    let next = discussion.next.map(|after| {
        let href = format!("{path}?order={code}&after={after}#comments");
        view! { <p><a class="btn btn-quiet" href=href>{td_string!(t, community.comments.next)}</a></p> }
    });
    view! { {next} }.into_any()
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
    let here = (mark_after > mark).then(|| {
        view! {
            <button class="btn btn-quiet" type="submit" name="seq" value=mark_after.to_string()>
                {td_string!(t, community.comments.read_here)}
            </button>
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
    (last > mark)
        .then(|| view! { <form method="post" action=path class="btn-row read-mark">{here} {all}</form> })
}

#[component]
fn OneThread(context: Context, thread: Thread, reader: Reader) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let Thread { head, replies } = thread;
    let path = Route::Comment.path_with(language, &head.id.to_string());
    let more = (head.replies > u64::from(FIRST_REPLIES)).then(|| {
        let text = td_string!(t, community.comments.all_replies, number = number(language, head.replies));
        view! { <p><a href=path>{text}</a></p> }
    });
    let replies = (!replies.is_empty()).then(|| {
        let replies = replies
            .into_iter()
            .map(|comment| {
                view! { <li><OneComment context=context.clone() comment reader=reader.clone()/></li> }
            })
            .collect_view();
        view! { <ol class="replies">{replies}</ol> }
    });
    view! {
        <li>
            <OneComment context=context.clone() comment=head reader=reader.clone()/>
            {replies}
            {more}
        </li>
    }
    .into_any()
}

/// One comment, with what can be done about it.
#[component]
pub(super) fn OneComment(context: Context, comment: Comment, reader: Reader) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let id = format!("c-{}", comment.id);
    let is_new = comment.seq > reader.mark && reader.mark > 0 && !is_by(&comment, reader.person);
    let new = is_new
        .then(|| view! { <span class="tag tag-new">{td_string!(t, community.comments.new)}</span> " " });
    if comment.withdrawn {
        return view! {
            <article class="comment" id=id>
                <p class="muted">{new} {td_string!(t, community.comments.withdrawn)}</p>
            </article>
        }
        .into_any();
    }
    let when = ago(language, context.now, comment.created);
    let at = comment.created.format(&Rfc3339).unwrap_or_default();
    let link = Route::Comment.path_with(language, &comment.id.to_string());
    let link_label = td_string!(t, community.comments.permalink, when = when.clone());
    let edited = comment.edited.map(|_| view! { " · " {td_string!(t, community.comments.edited)} });
    // A reader of this page's language is told nothing; the mark is for those who read the other one.
    let foreign = (comment.language != language)
        .then(|| view! { " · " <abbr class="language-mark" title=language_name(language, comment.language)>{comment.language.code().to_uppercase()}</abbr> });
    view! {
        <article class="comment" class:is-new=is_new id=id>
            <p class="comment-head">
                {new}
                <Byline language author=comment.author.clone()/>
                <span class="small muted">
                    <a href=link aria-label=link_label rel="nofollow"><time datetime=at>{when}</time></a>
                    {edited}
                    {foreign}
                </span>
            </p>
            <div class="comment-body" lang=comment.language.code() inner_html=comment.html.clone()></div>
            <Acts context comment reader/>
        </article>
    }
    .into_any()
}

/// What a language is called.
pub(super) fn language_name(reader: Language, language: Language) -> &'static str {
    let t = locale(reader);
    match language {
        Language::En => td_string!(t, common.language.english),
        Language::Fr => td_string!(t, common.language.french),
    }
}

fn name_of(language: Language, author: Option<&Author>) -> String {
    let nobody = || td_string!(locale(language), community.comments.somebody).to_owned();
    author.map_or_else(nobody, |author| author.username.clone())
}

/// Who wrote something, and what they show of themselves.
#[component]
pub(super) fn Byline(language: Language, author: Option<Author>) -> impl IntoView {
    let t = locale(language);
    let name = name_of(language, author.as_ref());
    let staff = author.as_ref().is_some_and(|author| author.is_staff).then(|| {
        view! { <span class="tag tag-busy">{td_string!(t, community.comments.staff)}</span> " " }
    });
    let shown = author.map(|author| {
        let kind = author.kind.map(|kind| member_kind_name(language, kind).to_owned());
        let province = author.province.map(|province| province_name(language, province).to_owned());
        [kind, author.specialty, province].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    let shown = shown.filter(|shown| !shown.is_empty());
    let shown = shown.map(|shown| view! { <span class="small">{shown}</span> " " });
    view! { <strong class="comment-author">{name}</strong> " " {staff} {shown} }.into_any()
}

#[component]
fn Acts(context: Context, comment: Comment, reader: Reader) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let is_own = is_by(&comment, reader.person);
    let conversation = Route::Comment.path_with(language, &comment.parent.unwrap_or(comment.id).to_string());
    let name = name_of(language, comment.author.as_ref());
    let reactions = Reaction::ALL.into_iter().zip(comment.reactions).map(|(reaction, many)| {
        let label = reaction_name(language, reaction);
        let many = (many > 0).then(|| view! { " " <span class="count">{number(language, many)}</span> });
        if is_own || !reader.is_open {
            return many.map(|many| view! { <span class="reaction">{label} {many}</span> }).into_any();
        }
        let has = comment.has(reaction);
        let value = format!("{}.{}.{}", comment.id, reaction.code(), u8::from(!has));
        view! {
            <button
                class="reaction"
                type="submit"
                form="react"
                name="reaction"
                value=value
                aria-pressed=if has { "true" } else { "false" }
            >
                {label}
                {many}
            </button>
        }
        .into_any()
    });
    let reactions = reactions.collect_view();
    let write = reader.is_open.then(|| {
        let reply = td_string!(t, community.comments.reply_to, name = name.clone());
        let quote = td_string!(t, community.comments.quote_of, name = name.clone());
        view! {
            <a href=format!("{conversation}#reply") aria-label=reply>{td_string!(t, community.comments.reply)}</a>
            " "
            <a href=format!("{conversation}?quote={}#reply", comment.id) aria-label=quote>
                {td_string!(t, community.comments.quote)}
            </a>
        }
    });
    let edit = is_own.then(|| {
        let path = Route::EditComment.path_with(language, &comment.id.to_string());
        let text = if may_change(&comment, context.now) && reader.is_open {
            td_string!(t, community.comments.edit)
        } else {
            td_string!(t, community.edit.withdraw_title)
        };
        view! { " " <a href=path>{text}</a> }
    });
    view! { <p class="comment-acts">{reactions} {write} {edit}</p> }.into_any()
}

fn reaction_name(language: Language, reaction: Reaction) -> &'static str {
    let t = locale(language);
    match reaction {
        Reaction::SeenToo => td_string!(t, community.comments.seen_too),
        Reaction::Helped => td_string!(t, community.comments.helped),
        Reaction::Disagree => td_string!(t, community.comments.disagree),
    }
}
