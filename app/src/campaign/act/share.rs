//! Making the campaign known, and telling one's own story.

use leptos::prelude::*;

use crate::campaign::islands::{CopyButton, ShareButton};
use crate::campaign::links;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// A message to one person. It is sent from the reader's own mail or telephone: no friend's address comes here.
#[component]
pub(super) fn Invite(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let url = context.site.url(&Route::Landing.path(context.language));
    let message = td_string!(t, act.invite.message, url);
    let mailto = links::mailto("", td_string!(t, act.invite.subject), &message);
    let sms = links::sms(&message);
    view! {
        <section class="section" id="invite" aria-labelledby="invite-title">
            <h2 id="invite-title">{td_string!(t, act.invite.title)}</h2>
            <p>{td_string!(t, act.invite.intro)}</p>
            <blockquote class="message"><p id="invite-message">{message}</p></blockquote>
            <p class="btn-row">
                <a class="btn" href=mailto>{td_string!(t, act.invite.send_email)}</a>
                " "
                <a class="btn btn-quiet" href=sms>{td_string!(t, act.invite.send_text)}</a>
                " "
                <CopyButton
                    from="invite-message".into()
                    label=td_string!(t, act.invite.copy).to_owned()
                    copied=td_string!(t, act.invite.copied).to_owned()
                    failed=td_string!(t, act.write.copy_failed).to_owned()
                />
            </p>
            <p class="small muted">{td_string!(t, act.invite.private)}</p>
        </section>
    }
    .markup()
}

/// The campaign's address, to post.
#[component]
pub(super) fn Share(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let url = context.site.url(&Route::Landing.path(context.language));
    view! {
        <section class="section" id="share" aria-labelledby="share-title">
            <h2 id="share-title">{td_string!(t, act.share.title)}</h2>
            <p>{td_string!(t, act.share.intro)}</p>
            <p class="message"><a id="share-address" href=url.clone()>{url.clone()}</a></p>
            <p class="btn-row">
                <ShareButton
                    label=td_string!(t, act.share.button).to_owned()
                    title=td_string!(t, common.site.name).to_owned()
                    text=td_string!(t, act.share.text).to_owned()
                    url
                />
                " "
                <CopyButton
                    from="share-address".into()
                    label=td_string!(t, act.share.copy).to_owned()
                    copied=td_string!(t, act.share.copied).to_owned()
                    failed=td_string!(t, act.write.copy_failed).to_owned()
                />
            </p>
        </section>
    }
    .markup()
}

/// What the association does besides.
#[component]
pub(super) fn Follow(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let association = context.site.association.in_language(context.language).clone();
    view! {
        <section class="section" id="follow" aria-labelledby="follow-title">
            <h2 id="follow-title">{td_string!(t, act.follow.title)}</h2>
            <p>{td_string!(t, act.follow.intro, the_association = association.the)}</p>
            <p>
                <a class="btn btn-quiet" href=association.url rel="noopener">
                    {td_string!(t, act.follow.button, of_association = association.of)}
                </a>
            </p>
        </section>
    }
    .markup()
}

/// For who lived such a story and may want to tell it.
#[component]
pub(super) fn Volunteer(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let mailto = links::mailto(&context.site.association.email, td_string!(t, act.volunteer.subject), "");
    view! {
        <section class="section" id="volunteer" aria-labelledby="volunteer-title">
            <h2 id="volunteer-title">{td_string!(t, act.volunteer.title)}</h2>
            <div class="prose">
                <p>{td_string!(t, act.volunteer.intro)}</p>
                <p>{td_string!(t, act.volunteer.advice)}</p>
                <p><a class="btn btn-quiet" href=mailto>{td_string!(t, act.volunteer.button)}</a></p>
            </div>
        </section>
    }
    .markup()
}
