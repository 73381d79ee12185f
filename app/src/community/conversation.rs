//! A comment and the replies to it: where a link to a comment leads.

use leptos::prelude::*;
use store::community::draft::DraftPlace;

use super::actions::Conversation;
use super::comments::{Meanwhile, NumberedPages, ReactionForm, ReadSoFar, path_of};
use super::composer::{Muted, Write};
use super::disclaimer::Disclaimer;
use super::drafts::Unposted;
use super::pages::ConversationPage;
use super::thread::{Reader, comment, comments};
use super::topic_limit_told::HeldBack;
use crate::community::actions::CommentLocation;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, PageHead};

/// The page.
#[component]
pub(super) fn ConversationView(context: Context, page: ConversationPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let ConversationPage { conversation, composer, topic_limits, moderates } = page;
    let Conversation { topic, head, replies, page, pages, mark, mark_after, .. } = conversation;
    let is_locked = topic.is_locked(context.now) && !moderates;
    let is_open = topic.state.takes_comments() && !is_locked;
    let is_form = is_locked && composer.refused.is_none();
    let reader = Reader { person: composer.person, mark, is_open };
    let path = Route::Comment.path_with(language, &head.id.to_string());
    let in_topic =
        path_of(language, CommentLocation::Topic { topic: topic.id, page: head.page(), comment: head.id });
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
        view! { <Unposted context=context.clone() composer place path=reply/> }.markup()
    };
    let closed = (!topic.state.takes_comments())
        .then(|| view! { <p class="muted">{td_string!(t, community.comments.closed)}</p> });
    let replies = comments(&context, &replies, &reader).into_string();
    let head = comment(&context, &head, &reader).into_string();
    view! {
        <div class="wrap page topic">
            <p class="small"><a href=in_topic>{title}</a></p>
            <Disclaimer context=context.clone() kind=topic.content.kind/>
            <PageHead
                title=td_string!(t, community.comments.conversation)
                lead=td_string!(t, community.comments.conversation_lead)
            />
            <div inner_html=head></div>
            <div id="comments"><ol class="replies" inner_html=replies></ol></div>
            <ReactionForm language/>
            <NumberedPages language path=path.clone() page pages/>
            {is_open.then(|| view! { <Meanwhile language topic=topic.id last=topic.comments known=topic.standing/> })}
            <ReadSoFar context=context.clone() topic=topic.id mark mark_after last=mark_after/>
            <HeldBack language topic_limits is_form topic=topic.id moderates/>
            {write}
            {closed}
        </div>
    }
    .markup()
}
