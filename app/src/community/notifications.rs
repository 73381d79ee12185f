//! What a reader is told.

use domain::Language;
use domain::community::NotificationKind;
use domain::help::Subject;
use domain::moderation::Ruling;
use leptos::prelude::*;
use store::community::notification::{Answered, MANY, Notification};

use super::disclaimer::Disclaimer;
use super::islands::NotificationsSeen;
use super::sample;
use crate::desk::own_request_path;
use crate::help::HelpLink;
use crate::i18n::{ago, isolated, locale, minute, number, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// What somebody is told, a page of it.
#[derive(Clone, Debug)]
pub struct NotificationsPage {
    /// The newest first.
    pub notices: Vec<Notification>,
    /// After which the next page begins.
    pub next: Option<i64>,
    /// Before which one this page begins; the first begins before none.
    pub before: Option<i64>,
}

impl PageView for NotificationsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), following.notifications.title).to_owned()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        match self.before {
            Some(before) => format!("{path}?before={before}"),
            None => path,
        }
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let NotificationsPage { notices, next, before } = self;
        let none = notices.is_empty().then(|| {
            view! {
                <p class="muted" role="status">{td_string!(t, following.notifications.none)}</p>
                <HelpLink language subject=Subject::Topics/>
            }
        });
        let is_new = notices.iter().any(|notice| !notice.seen);
        let seen =
            (before.is_none() && is_new).then(|| view! { <SeenForm language notices=notices.clone()/> });
        let rows = notices
            .into_iter()
            .map(|notice| view! { <li><OneNotice context=context.clone() notice/></li> })
            .collect_view();
        let next = next.map(|before| {
            let href = format!("{}?before={before}", Route::Notifications.path(language));
            view! { <p><a class="btn btn-quiet" href=href>{td_string!(t, community.comments.next)}</a></p> }
        });
        view! {
            <div class="wrap page">
                <p class="small"><a href=Route::Community.path(language)>{td_string!(t, community.title)}</a></p>
                <PageHead title=td_string!(t, following.notifications.title) lead=td_string!(t, following.notifications.lead)/>
                {seen}
                {none}
                <ul class="rows">{rows}</ul>
                {next}
                <p class="small">
                    <a href=format!("{}#notices-title", Route::Account.path(language))>
                        {td_string!(t, following.notifications.settings)}
                    </a>
                </p>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let full = Self { notices: sample::notifications(), next: None, before: None };
        let seen = full.notices.iter().map(|notice| Notification { seen: true, ..notice.clone() }).collect();
        let page = |state, page| Sample::of(member(), state, Route::Notifications, page);
        vec![
            page("full", full.clone()),
            page("all-seen", Self { notices: seen, ..full.clone() }),
            page("older", Self { next: Some(12), before: Some(40), ..full.clone() }),
            page("empty", Self { notices: Vec::new(), ..full }),
        ]
    }
}

/// Marks as seen what this page shows, and what is older; what comes meanwhile stays new.
#[component]
fn SeenForm(language: Language, notices: Vec<Notification>) -> impl IntoView {
    let t = locale(language);
    let newest = notices.iter().filter_map(|notice| notice.id).max().unwrap_or(0);
    let topics = notices
        .into_iter()
        .filter(|notice| notice.id.is_none())
        .filter_map(|notice| notice.topic)
        .map(|topic| format!("{}.{}", topic.id, topic.comments))
        .collect::<Vec<_>>();
    view! {
        <form method="post" action=Route::Notifications.path(language) id="notifications-seen">
            <input type="hidden" name="notice" value=newest.to_string()/>
            <input type="hidden" name="topics" value=topics.join("-")/>
            <button class="btn btn-quiet" type="submit">{td_string!(t, following.notifications.mark_seen)}</button>
        </form>
        <NotificationsSeen said=td_string!(t, following.notifications.seen).to_owned()/>
    }
    .markup()
}

#[component]
fn OneNotice(context: Context, notice: Notification) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let new = (!notice.seen)
        .then(|| view! { <span class="tag tag-new">{td_string!(t, community.comments.new)}</span> " " });
    let path = path_of(language, &notice);
    let title = notice.topic.as_ref().map(|topic| {
        let title = topic.title.in_language(language).to_owned();
        view! { <p>{title}</p> <Disclaimer context=context.clone() kind=topic.kind/> }
    });
    view! {
        <h2 class="row-title">{new} <a href=path>{sentence(language, &notice)}</a></h2>
        {title}
        <p class="small muted">{ago(language, context.now, notice.at)}</p>
    }
    .markup()
}

/// Where a notice leads.
pub(crate) fn path_of(language: Language, notice: &Notification) -> String {
    let topic = notice.topic.as_ref().map(|topic| topic.id.to_string()).unwrap_or_default();
    match notice.answered {
        Some(Answered::GuestPost(post)) => return Route::GuestPost.path_with(language, &post.to_string()),
        Some(Answered::Suggestion) => return Route::Suggestions.path(language),
        Some(Answered::Offer(offer)) => return format!("{}#offer-{offer}", Route::Offers.path(language)),
        Some(Answered::Decision(decision)) => {
            return Route::Decision.path_with(language, &decision.to_string());
        }
        // There is nothing else to read of it.
        Some(Answered::Report(_)) => return Route::Notifications.path(language),
        Some(Answered::Request(number)) => return own_request_path(language, number),
        None => {}
    }
    match (notice.kind, notice.comment) {
        (NotificationKind::StaffAnswer, _) => Route::OwnHelp.path(language),
        (NotificationKind::ClosingSoon | NotificationKind::Outcome, _) | (_, None) => {
            Route::Topic.path_with(language, &topic)
        }
        (_, Some(comment)) => Route::Comment.path_with(language, &comment.to_string()),
    }
}

/// What happened, without a word of what anybody wrote.
pub(crate) fn sentence(language: Language, notice: &Notification) -> String {
    let t = locale(language);
    let by =
        notice.by.as_deref().map_or_else(|| td_string!(t, community.comments.somebody).to_owned(), isolated);
    match notice.kind {
        NotificationKind::Reply => td_string!(t, following.told.reply, name = by),
        NotificationKind::Mention => td_string!(t, following.told.mention, name = by),
        NotificationKind::FollowedTopic if notice.many >= u64::from(MANY) => {
            td_string!(t, following.told.many, number = number(language, u64::from(MANY)))
        }
        NotificationKind::FollowedTopic => {
            let count = notice.many;
            td_string!(t, following.told.followed, count, number = number(language, count))
        }
        NotificationKind::ClosingSoon => match notice.topic.as_ref().and_then(|topic| topic.closes) {
            Some(at) => td_string!(t, following.told.closes_on, date = minute(language, at)),
            None => td_string!(t, following.told.closes).to_owned(),
        },
        NotificationKind::Outcome => td_string!(t, following.told.outcome).to_owned(),
        NotificationKind::StaffAnswer => match notice.answered {
            Some(Answered::GuestPost(_)) => td_string!(t, guest_posts.told),
            Some(Answered::Suggestion) => td_string!(t, suggestions.told),
            Some(Answered::Offer(_)) => td_string!(t, offers.told),
            Some(Answered::Decision(_)) => td_string!(t, moderation.told.decision),
            Some(Answered::Report(Ruling::Keep)) => td_string!(t, moderation.told.kept),
            Some(Answered::Report(Ruling::Redact)) => td_string!(t, moderation.told.redacted),
            Some(Answered::Report(Ruling::Move)) => td_string!(t, moderation.told.moved),
            Some(Answered::Report(Ruling::Hide | Ruling::Remove)) => td_string!(t, moderation.told.gone),
            Some(Answered::Request(_)) | None => td_string!(t, following.told.answer),
        }
        .to_owned(),
    }
}
