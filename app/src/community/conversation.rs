//! A comment and the replies to it: where a link to a comment leads.

use domain::Language;
use leptos::prelude::*;
use services::community::{CommentLocation, Conversation};
use store::community::comment::{Comment, Gone};
use store::community::draft::DraftPlace;
use store::moderation::TopicLimitInForce;
use time::OffsetDateTime;

use super::comment::Depth;
use super::comments::{Meanwhile, NumberedPages, ReadSoFar, path_of};
use super::composer::{Composer, Muted, Write};
use super::disclaimer::Disclaimer;
use super::discussion::Reading;
use super::reactions::{PressedOn, ReactionForm, ReactionLegend, shown};
use super::reader::{Reader, is_member};
use super::sample;
use super::thread::{comment, comments};
use super::topic_limit_told::HeldBack;
use super::unposted::Unposted;
use super::writing::Begun;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// A comment and the replies to it.
#[derive(Clone, Debug)]
pub struct ConversationPage {
    /// What is said.
    pub conversation: Conversation,
    /// What the reader is writing.
    pub composer: Composer,
    /// What holds the topic back.
    pub topic_limits: Vec<TopicLimitInForce>,
    /// Whether the reader moderates it.
    pub moderates: bool,
}

impl ConversationPage {
    /// The form of a reply alone, for who stays on the page that they read; `None` where its reader cannot write one.
    pub fn begun(self, language: Language, now: OffsetDateTime) -> Option<Begun> {
        let Self { conversation, composer, moderates, .. } = self;
        let Conversation { topic, head, quotation, .. } = conversation;
        let is_open = topic.state.takes_comments() && (moderates || !topic.is_locked(now));
        let may_reply = is_open && head.gone.is_none() && composer.may_write && composer.muted.is_none();
        may_reply.then(|| composer.begun(language, now, (topic.id, head.id), quotation))
    }
}

impl PageView for ConversationPage {
    fn title(&self, language: Language) -> String {
        let topic = &self.conversation.topic.content.in_language(language).title;
        format!("{} – {topic}", td_string!(locale(language), community.comments.conversation))
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        let Conversation { page, quoted, .. } = &self.conversation;
        let page = (*page > 1).then(|| format!("page={page}"));
        let answered = self.composer.reply_to.map(|comment| format!("reply_to={comment}"));
        let answered = quoted.map(|comment| format!("quote={comment}")).or(answered);
        let asked: Vec<String> = page.into_iter().chain(answered).collect();
        if asked.is_empty() { path } else { format!("{path}?{}", asked.join("&")) }
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let ConversationPage { conversation, composer, topic_limits, moderates } = self;
        let Conversation { topic, head, replies, page, pages, mark, mark_after, .. } = conversation;
        let is_locked = topic.is_locked(context.now) && !moderates;
        let is_open = topic.state.takes_comments() && !is_locked;
        let is_form = is_locked && composer.refused.is_none();
        let reader = Reader { person: composer.person, mark, is_open, is_member: is_member(&context) };
        let path = Route::Comment.path_with(language, &head.id.to_string());
        let in_topic = path_of(
            language,
            &CommentLocation::Topic { topic: topic.id, page: head.page(), comment: head.id },
        );
        let title = topic.content.in_language(language).title.clone();
        let may_reply = (is_open && head.gone.is_none() || composer.refused.is_some()) && composer.may_write;
        let reply = Route::AddReply.path_with(language, &head.id.to_string());
        let place = DraftPlace { topic: topic.id, parent: Some(head.id) };
        let muted = composer.muted.filter(|_| is_open && composer.refused.is_none());
        let write = if let Some(mute) = muted {
            view! { <Muted language mute/> <Unposted context=context.clone() composer place path=reply/> }
                .markup()
        } else if may_reply {
            let title = td_string!(t, community.composer.reply_title);
            view! { <Write context=context.clone() composer title place path=reply/> }.markup()
        } else {
            view! { <Unposted context=context.clone() composer place path=reply is_alone=!is_form/> }.markup()
        };
        let closed = (!topic.state.takes_comments())
            .then(|| view! { <p class="muted">{td_string!(t, community.comments.closed)}</p> });
        let all = std::iter::once(&head).chain(&replies);
        let bars = shown(language, all.map(|one| (one, one.own_reactions)), reader.person);
        let replies = comments(&context, &replies, &reader, Depth::Section);
        let head = comment(&context, &head, &reader, Depth::Title);
        view! {
            <div class="wrap page topic">
                <p class="small"><a href=in_topic>{title}</a></p>
                <Disclaimer context=context.clone() kind=topic.content.kind/>
                <PageHead
                    title=td_string!(t, community.comments.conversation)
                    lead=td_string!(t, community.comments.conversation_lead)
                />
                {is_open.then(|| view! { <ReactionLegend language/> })}
                <div inner_html=head></div>
                <div id="comments"><ol class="replies" inner_html=replies></ol></div>
                {is_open.then(|| view! { <ReactionForm language pressed_on=PressedOn::Conversation { page } bars/> })}
                <NumberedPages language path=path.clone() page pages/>
                {is_open.then(|| view! { <Meanwhile context=context.clone() topic=topic.id last=topic.comments known=topic.standing/> })}
                <ReadSoFar context=context.clone() topic=topic.id mark mark_after last=mark_after/>
                <Reading language/>
                <HeldBack language topic_limits is_form topic=topic.id moderates/>
                {write}
                {closed}
            </div>
        }
        .markup()
    }
    fn samples(language: Language) -> Vec<Sample<Self>> {
        let open = sample::conversation;
        let of = |state, page| Sample::of(member(), state, Route::Comment, page);
        let gone = |gone| Comment { gone: Some(gone), ..open().head };
        let topic = sample::closed_discussion().topic;
        let closed = Conversation { topic, ..open() };
        let topic = sample::locked_discussion().topic;
        let locked = Self { topic_limits: vec![sample::lock()], ..page(Conversation { topic, ..open() }) };
        let head = sample::lone_comment();
        let lone = Conversation { head, replies: Vec::new(), ..open() };
        let muted = Composer { muted: Some(sample::mute(None)), ..sample::draft() };
        let body = sample::quotation();
        let quoting = Composer { body, ..sample::composer() };
        let quoted = Conversation { quoted: Some(open().head.id), ..open() };
        let pages = Conversation { page: 2, pages: 4, ..open() };
        let held_back = Conversation { head: gone(Gone::Hidden), ..open() };
        let taken_back = Conversation { head: gone(Gone::Withdrawn), ..open() };
        let reading = vec![
            of("open", page(open())),
            of("no-replies", page(lone)),
            of("second-page", page(pages)),
            of("quotation", Self { composer: quoting, ..page(quoted) }),
            of("taken-back", page(taken_back.clone())),
            of("taken-back-with-draft", Self { composer: sample::draft(), ..page(taken_back) }),
            of("hidden-by-moderators", page(held_back)),
            of("closed", page(closed.clone())),
            of("closed-with-draft", Self { composer: sample::draft(), ..page(closed) }),
            of("locked", locked.clone()),
            of("locked-with-draft", Self { composer: sample::draft(), ..locked }),
            of("muted", Self { composer: muted, ..page(open()) }),
        ];
        let writing = sample::composers(language).into_iter().map(|(state, composer)| {
            let route = if composer.is_answer() { Route::AddReply } else { Route::Comment };
            Sample::of(member(), state, route, Self { composer, ..page(open()) })
        });
        reading.into_iter().chain(writing).collect()
    }
}

fn page(conversation: Conversation) -> ConversationPage {
    let composer = sample::composer();
    ConversationPage { conversation, composer, topic_limits: Vec::new(), moderates: false }
}
