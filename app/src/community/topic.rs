//! A topic as members read it.

use domain::Language;
use domain::account::Role;
use domain::community::{GuestContent, OfferPlace, Stance, TopicChoice, TopicKind};
use domain::moderation::TargetName;
use leptos::prelude::*;
use services::community::{Discussion, Order, PublishedOutcome};
use store::community::Topic;
use store::community::draft::DraftPlace;
use store::community::following::Own;
use store::document::Bilingual;
use store::moderation::TopicLimitInForce;
use time::Duration;
use uuid::Uuid;

use super::comments::Discussed;
use super::composer::{Composer, Muted, Write};
use super::disclaimer::Disclaimer;
use super::following::{ChoiceMade, FollowButtons};
use super::guest_author::{AboutAuthor, Byline};
use super::offers::OfferInvitation;
use super::outcome::OutcomeTold;
use super::reader::is_member;
use super::rendered::RenderedComments;
use super::sample;
use super::topic_limit_told::HeldBack;
use super::topic_marks::{dates, marks};
use super::topic_matter::TopicMatter;
use super::topic_row::marks_of;
use super::unposted::Unposted;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, Viewer};
use crate::routes::Route;
use crate::sample::{NOW, member, staff};
use crate::ui::{IntoMarkup, Markup};

/// A topic that members see.
#[derive(Clone, Debug)]
pub struct TopicPage {
    /// What is said about it.
    pub discussion: Discussion,
    /// What came of it, where members are told.
    pub told: Option<PublishedOutcome>,
    /// Who wrote it, where it is a guest post and they have not left.
    pub signature: Option<GuestContent>,
    /// What the reader is writing.
    pub composer: Composer,
    /// What holds it back.
    pub topic_limits: Vec<TopicLimitInForce>,
    /// Whether the reader moderates it.
    pub moderates: bool,
    /// What of its comments was written before, where that is kept.
    pub rendered: Option<RenderedComments>,
    /// What the reader chose about it a moment ago.
    pub chosen: Option<TopicChoice>,
    /// Whether its address names a page or an order: without, it is read in the order that was chosen last.
    pub names_place: bool,
}

impl PageView for TopicPage {
    fn title(&self, language: Language) -> String {
        self.discussion.topic.content.in_language(language).title.clone()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        let Discussion { order, after, page, .. } = &self.discussion;
        match order {
            Order::Oldest if *page > 1 || self.names_place => format!("{path}?page={page}"),
            Order::Oldest => path,
            order => format!("{path}?order={}&after={after}", order.code()),
        }
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let Self { discussion, told, signature, composer, topic_limits, moderates, rendered, chosen, .. } =
            self;
        let Discussion { theme, topic, own, .. } = &discussion;
        let takes_comments = topic.state.takes_comments();
        let is_locked =
            takes_comments && topic.is_locked(context.now) && !moderates && composer.refused.is_none();
        let to_write = takes_comments && composer.may_write && topic.comments > 0 && !is_locked;
        let home = home(&context, topic.theme, theme);
        let head = head(&context, topic, *own, signature.clone(), to_write);
        let told = told.map(|told| view! { <OutcomeTold context=context.clone() told/> });
        let text = topic.content.in_language(language).clone();
        let files = discussion.files.clone();
        let about = signature.map(|signature| view! { <AboutAuthor language signature/> });
        let (person, topic) = (composer.person, topic.id);
        let write =
            view! { <Writing context=context.clone() topic takes_comments composer is_locked/> }.markup();
        view! {
            <article class="wrap page topic">
                <p class="small">{home}</p>
                {chosen.map(|choice| view! { <ChoiceMade language choice/> })}
                {head}
                {told}
                <TopicMatter language text files/>
                {about}
                <Discussed context=context.clone() discussion person rendered/>
                <HeldBack language topic_limits is_form=is_locked topic moderates/>
                {write}
                <OfferInvitation context=context.clone() place=OfferPlace::Topic(topic)/>
            </article>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        reading().into_iter().chain(held_back()).chain(writing(language)).collect()
    }
}

/// The way to where the topic stands.
fn home(context: &Context, theme: Uuid, title: &Bilingual) -> Markup {
    let language = context.language;
    let (path, label) = if is_member(context) {
        let path = Route::Theme.path_with(language, &theme.to_string());
        (path, title.in_language(language).to_owned())
    } else {
        let label = td_string!(locale(language), guest_posts.own.back).to_owned();
        (Route::GuestPosts.path(language), label)
    };
    view! { <a href=path>{label}</a> }.markup()
}

/// What the topic is called, where it stands, and what its reader can do with it as a whole.
fn head(
    context: &Context,
    topic: &Topic,
    own: Own,
    signature: Option<GuestContent>,
    to_write: bool,
) -> Markup {
    let language = context.language;
    let t = locale(language);
    let kind = topic.content.kind;
    let byline = (kind == TopicKind::GuestPost).then(|| view! { <Byline language signature/> });
    let is_member = is_member(context);
    let follow = is_member.then(|| view! { <FollowButtons language topic=topic.id own/> });
    let report = (is_member && kind == TopicKind::GuestPost).then(|| {
        let path = Route::Report.path_with(language, &TargetName::GuestPost(topic.id).to_string());
        view! { <p class="small"><a href=path rel="nofollow">{td_string!(t, moderation.report.link_post)}</a></p> }
    });
    let contact = is_member.then(|| {
        let path = format!("{}?topic={}", Route::Contact.path(language), topic.id);
        view! { <p class="small"><a href=path rel="nofollow">{td_string!(t, contact.topic_link)}</a></p> }
    });
    let to_write = to_write.then(|| {
        view! { <p class="small to-write"><a href="#reply">{td_string!(t, community.composer.title)}</a></p> }
    });
    view! {
        <div class="page-head">
            <h1 class="page-title">{topic.content.in_language(language).title.clone()}</h1>
            <p>{marks_of(marks(language, topic.pinned, kind, topic.state, topic.outcome.is_some()))}</p>
            <Disclaimer context=context.clone() kind/>
            {byline}
            <p class="small muted">
                {dates(language, topic.state, topic.published, topic.closes, topic.closed)}
            </p>
            {follow}
            {report}
            {contact}
            {to_write}
        </div>
    }
    .markup()
}

/// Where the reader writes; where they cannot, why, and what they had begun.
#[component]
fn Writing(
    context: Context,
    topic: i64,
    takes_comments: bool,
    composer: Composer,
    is_locked: bool,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let path = Route::AddComment.path_with(language, &topic.to_string());
    let place = DraftPlace { topic, parent: None };
    if is_locked {
        return view! { <Unposted context composer place path/> }.markup();
    }
    if let Some(mute) = composer.muted.filter(|_| takes_comments && composer.refused.is_none()) {
        return view! { <Muted language mute/> <Unposted context composer place path/> }.markup();
    }
    if takes_comments || composer.refused.is_some() {
        let title = td_string!(t, community.composer.title);
        return composer.may_write.then(|| view! { <Write context composer title place path/> }).markup();
    }
    let ask = Route::AskForTranscript.path_with(language, &topic.to_string());
    let ask =
        is_member(&context).then(|| view! { <p><a href=ask>{td_string!(t, desk.transcript.ask)}</a></p> });
    view! {
        <p class="muted">{td_string!(t, community.comments.closed)}</p>
        {ask}
        <Unposted context composer place path is_alone=true/>
    }
    .markup()
}

fn page(discussion: Discussion) -> TopicPage {
    TopicPage {
        discussion,
        told: None,
        signature: None,
        composer: sample::composer(),
        topic_limits: Vec::new(),
        moderates: false,
        rendered: None,
        chosen: None,
        names_place: false,
    }
}

fn of(viewer: Viewer, state: &'static str, page: TopicPage) -> Sample<TopicPage> {
    Sample::of(viewer, state, Route::Topic, page)
}

/// Topics to read, of every kind, in every state and order.
fn reading() -> Vec<Sample<TopicPage>> {
    let open = sample::discussion;
    let own = Own { mark: 4, stance: Some(Stance::Followed), is_bookmarked: true };
    let resumed = Discussion { own, mark_after: 4, resume: Some((sample::next_comment(), 9)), ..open() };
    let new = Discussion { own, mark_after: 13, ..open() };
    let ignored = Own { stance: Some(Stance::Muted), ..Own::default() };
    let newest = Discussion { order: Order::Newest, next: Some("5".into()), own, ..open() };
    let useful = Discussion { order: Order::Useful, after: "11-3".into(), ..open() };
    let closed = page(sample::closed_discussion());
    let guest = TopicPage { signature: Some(sample::article()), ..page(sample::guest_discussion()) };
    let to_its_author = sample::guest_author();
    vec![
        of(member(), "open", page(open())),
        of(member(), "resumed", page(resumed)),
        of(member(), "new-comments", page(new)),
        of(member(), "newest-first", page(newest)),
        of(member(), "most-useful-first", page(useful)),
        of(member(), "second-page", page(Discussion { page: 2, pages: 3, ..open() })),
        of(
            member(),
            "beyond-the-last-page",
            page(Discussion { page: 9, comments: sample::comments(Vec::new()), ..open() }),
        ),
        of(member(), "no-notifications-wanted", page(Discussion { own: ignored, ..open() })),
        of(
            member(),
            "muted-a-moment-ago",
            TopicPage { chosen: Some(TopicChoice::Mute), ..page(Discussion { own: ignored, ..open() }) },
        ),
        of(member(), "empty", page(sample::quiet_discussion())),
        of(member(), "consultation", page(sample::consultation())),
        of(member(), "closed", closed.clone()),
        of(member(), "closed-with-outcome", TopicPage { told: Some(sample::outcome()), ..closed.clone() }),
        of(member(), "closed-with-draft", TopicPage { composer: sample::draft(), ..closed }),
        of(member(), "guest-post", guest.clone()),
        of(member(), "guest-post-of-who-left", TopicPage { signature: None, ..guest.clone() }),
        of(to_its_author, "guest-post-to-its-author", guest),
    ]
}

/// Topics in which their reader cannot write as they like.
fn held_back() -> Vec<Sample<TopicPage>> {
    let locked = TopicPage { topic_limits: vec![sample::lock()], ..page(sample::locked_discussion()) };
    let slowed = TopicPage { topic_limits: vec![sample::slow_mode()], ..page(sample::discussion()) };
    let moderated = TopicPage { moderates: true, ..locked.clone() };
    let muted = |until| TopicPage {
        composer: Composer { muted: Some(sample::mute(until)), ..sample::draft() },
        ..page(sample::discussion())
    };
    let reading_alone = Composer { may_write: false, ..sample::composer() };
    vec![
        of(member(), "locked", locked.clone()),
        of(member(), "locked-with-draft", TopicPage { composer: sample::draft(), ..locked }),
        of(staff(Role::Moderator), "locked-to-moderator", moderated),
        of(member(), "slowed", slowed),
        of(member(), "muted", muted(Some(NOW + Duration::days(3)))),
        of(member(), "muted-for-good", muted(None)),
        of(member(), "not-to-write", TopicPage { composer: reading_alone, ..page(sample::discussion()) }),
    ]
}

/// The form, as it is found again and as it comes back.
fn writing(language: Language) -> Vec<Sample<TopicPage>> {
    let of = |(state, composer): (_, Composer)| {
        let route = if composer.is_answer() { Route::AddComment } else { Route::Topic };
        Sample::of(member(), state, route, TopicPage { composer, ..page(sample::discussion()) })
    };
    sample::composers(language).into_iter().map(of).collect()
}
