//! A topic as members read it.

use domain::Language;
use domain::account::Capability;
use domain::community::{TopicKind, TopicState, TopicText, last_day};
use domain::moderation::Target;
use leptos::prelude::*;
use store::community::draft::DraftPlace;
use store::community::file::TopicFile;
use time::OffsetDateTime;

use super::actions::Discussion;
use super::comments::Discussed;
use super::composer::{Muted, Write};
use super::disclaimer::Disclaimer;
use super::drafts::Unposted;
use super::file::{FileLink, TopicPicture};
use super::following::FollowButtons;
use super::guest_post::{AboutAuthor, Byline};
use super::outcome::OutcomeTold;
use super::pages::TopicPage;
use super::render;
use super::topic_limit_told::HeldBack;
use crate::i18n::{date, day, locale, minute, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// What a kind of topic is called.
pub(crate) fn kind_name(language: Language, kind: TopicKind) -> &'static str {
    let t = locale(language);
    match kind {
        TopicKind::Discussion => td_string!(t, community.topic.discussion),
        TopicKind::Consultation => td_string!(t, community.topic.consultation),
        TopicKind::GuestPost => td_string!(t, guest_posts.kind),
    }
}

/// Where a topic stands, in words.
pub(crate) fn state_name(language: Language, state: TopicState) -> &'static str {
    let t = locale(language);
    match state {
        TopicState::Draft => td_string!(t, community.topic.draft),
        TopicState::Scheduled => td_string!(t, community.topic.scheduled),
        TopicState::Open => td_string!(t, community.topic.open),
        TopicState::Closed => td_string!(t, community.topic.closed),
        TopicState::Archived => td_string!(t, community.topic.archived),
        TopicState::Withheld => td_string!(t, community.topic.withheld),
    }
}

/// The page.
#[component]
pub(super) fn TopicView(context: Context, page: TopicPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let TopicPage { discussion, told, signature, composer, topic_limits, moderates } = page;
    let about = signature.clone().map(|signature| view! { <AboutAuthor language signature/> });
    let told = told.map(|told| view! { <OutcomeTold context=context.clone() told/> });
    let Discussion { theme, topic, own, .. } = &discussion;
    let byline = (topic.content.kind == TopicKind::GuestPost).then(|| view! { <Byline language signature/> });
    let path = Route::Theme.path_with(language, &theme.id.to_string());
    let theme_title = theme.title.in_language(language).to_owned();
    // To its author who is no member, their guest post is all that there is.
    let is_member = context.viewer.as_ref().is_some_and(|viewer| viewer.may(Capability::ReadCommunity));
    let follow = is_member.then(|| {
        view! { <FollowButtons language topic=topic.id own=*own/> }
    });
    let report = (is_member && topic.content.kind == TopicKind::GuestPost).then(|| {
        let path = Route::Report.path_with(language, &Target::GuestPost(topic.id).to_string());
        view! { <p class="small"><a href=path rel="nofollow">{td_string!(t, moderation.report.link_post)}</a></p> }
    });
    let home = if is_member {
        view! { <a href=path>{theme_title}</a> }.markup()
    } else {
        let path = Route::GuestPosts.path(language);
        view! { <a href=path>{td_string!(t, guest_posts.own.back)}</a> }.markup()
    };
    let text = topic.content.in_language(language).clone();
    let place = DraftPlace { topic: topic.id, parent: None };
    let muted = composer.muted.filter(|_| topic.state.takes_comments() && composer.refused.is_none());
    let is_locked = topic.is_locked(context.now) && !moderates && composer.refused.is_none();
    let is_locked = is_locked && topic.state.takes_comments();
    let write = if is_locked {
        let path = Route::AddComment.path_with(language, &topic.id.to_string());
        Some(view! { <Unposted context=context.clone() composer=composer.clone() place path/> }.markup())
    } else if let Some(mute) = muted {
        let path = Route::AddComment.path_with(language, &topic.id.to_string());
        let unposted = view! { <Unposted context=context.clone() composer=composer.clone() place path/> };
        Some(view! { <Muted language mute/> {unposted} }.markup())
    } else if topic.state.takes_comments() || composer.refused.is_some() {
        let title = td_string!(t, community.composer.title);
        let path = Route::AddComment.path_with(language, &topic.id.to_string());
        composer.may_write.then(|| {
            view! { <Write context=context.clone() composer=composer.clone() title place path/> }.markup()
        })
    } else {
        let path = Route::AddComment.path_with(language, &topic.id.to_string());
        let unposted = view! { <Unposted context=context.clone() composer=composer.clone() place path/> };
        let ask = Route::AskForTranscript.path_with(language, &topic.id.to_string());
        let ask = is_member.then(|| view! { <p><a href=ask>{td_string!(t, desk.transcript.ask)}</a></p> });
        Some(
            view! { <p class="muted">{td_string!(t, community.comments.closed)}</p> {ask} {unposted} }
                .markup(),
        )
    };
    let to_write = topic.state.takes_comments() && composer.may_write && topic.comments > 0 && !is_locked;
    let to_write = to_write.then(|| {
        view! { <p class="small to-write"><a href="#reply">{td_string!(t, community.composer.title)}</a></p> }
    });
    let (person, topic_id) = (composer.person, topic.id);
    let files = discussion.files.clone();
    let head = view! {
            <div class="page-head">
                <h1 class="page-title">{text.title.clone()}</h1>
                <p>
                    <Marks
                        context=context.clone()
                        pinned=topic.pinned
                        kind=topic.content.kind
                        state=topic.state
                        has_outcome=topic.outcome.is_some()
                    />
                </p>
                <Disclaimer context=context.clone() kind=topic.content.kind/>
                {byline}
                <Dates
                    context=context.clone()
                    state=topic.state
                    published=topic.published
                    until=topic.closes
                    ended=topic.closed
                />
                {follow}
                {report}
                {to_write}
            </div>
    };
    view! {
        <article class="wrap page topic">
            <p class="small">{home}</p>
            {head}
            {told}
            <TopicMatter language text files/>
            {about}
            <Discussed context discussion person/>
            <HeldBack language topic_limits is_form=is_locked topic=topic_id moderates/>
            {write}
        </article>
    }
    .markup()
}

/// What is special about a topic, in a word each.
#[component]
pub(super) fn Marks(
    context: Context,
    pinned: bool,
    kind: TopicKind,
    state: TopicState,
    has_outcome: bool,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let pinned =
        pinned.then(|| view! { <span class="tag">{td_string!(t, community.topic.pinned)}</span> " " });
    let kind = (kind != TopicKind::Discussion)
        .then(|| view! { <span class="tag tag-busy">{kind_name(language, kind)}</span> " " });
    let state = (!state.takes_comments())
        .then(|| view! { <span class="tag">{state_name(language, state)}</span> " " });
    let outcome =
        has_outcome.then(|| view! { <span class="tag tag-new">{td_string!(t, outcomes.mark)}</span> });
    view! { {pinned} {kind} {state} {outcome} }.markup()
}

/// Since when a topic stands, and until when.
#[component]
pub(super) fn Dates(
    context: Context,
    state: TopicState,
    published: Option<OffsetDateTime>,
    until: Option<OffsetDateTime>,
    ended: Option<OffsetDateTime>,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let since = published.map(|at| td_string!(t, community.topic.since, date = date(language, at)));
    let until = match (state.takes_comments(), until, ended) {
        (true, Some(at), _) => Some(td_string!(t, community.topic.until, date = minute(language, at))),
        (false, until, Some(at)) => {
            // At its date, it closed when that day was over.
            let on = if until == Some(at) { day(language, last_day(at)) } else { date(language, at) };
            Some(td_string!(t, community.topic.closed_on, date = on))
        }
        _ => None,
    };
    let told = [since, until].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! { <p class="small muted">{told}</p> }.markup()
}

/// What a topic says in one language: why, what is asked, and where to learn more.
#[component]
pub(crate) fn TopicMatter(
    language: Language,
    text: TopicText,
    /// Pictures and files beside it.
    #[prop(optional)]
    files: Vec<TopicFile>,
) -> impl IntoView {
    let t = locale(language);
    let (pictures, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.kind.is_picture());
    let pictures = pictures.into_iter().map(|file| view! { <TopicPicture language file/> }).collect_view();
    let TopicText { intro, questions, learn_more, feeds, .. } = text;
    let questions = (!questions.is_empty()).then(|| {
        let items = questions.into_iter().map(|question| view! { <li>{question}</li> }).collect_view();
        view! { <h2>{td_string!(t, community.topic.questions)}</h2> <ol class="questions">{items}</ol> }
    });
    let feeds = (!feeds.trim().is_empty())
        .then(|| view! { <h2>{td_string!(t, community.topic.feeds)}</h2> <p>{feeds}</p> });
    let learn_more = (!learn_more.is_empty() || !files.is_empty()).then(|| {
        let files = files.into_iter().map(|file| view! { <li><FileLink language file/></li> }).collect_view();
        let items = learn_more
            .into_iter()
            .map(|link| view! { <li><a href=link.url rel="noopener noreferrer">{link.label}</a></li> })
            .collect_view();
        view! { <h2>{td_string!(t, community.topic.learn_more)}</h2> <ul>{items} {files}</ul> }
    });
    view! {
        <div class="prose">
            <div inner_html=render(&intro)></div>
            {pictures}
            {questions}
            {feeds}
            {learn_more}
        </div>
    }
    .markup()
}
