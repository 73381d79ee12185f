//! How often a member wants to be told of what.

use domain::Language;
use domain::community::{NoticeChoices, NoticeKind, Pace};
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;

/// The form: a pace for each kind.
#[component]
pub(super) fn NoticeForm(context: Context, choices: NoticeChoices) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let rows = choices
        .iter()
        .map(|(kind, chosen)| {
            let options = Pace::ALL
                .into_iter()
                .map(|pace| {
                    view! { <option value=pace.code() selected=pace == chosen>{pace_name(language, pace)}</option> }
                })
                .collect_view();
            view! {
                <div class="field">
                    <label for=kind.code()>{kind_name(language, kind)}</label>
                    <select class="input input-medium" id=kind.code() name=kind.code()>{options}</select>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="section prose" aria-labelledby="notices-title">
            <h2 id="notices-title">{td_string!(t, account.notices.title)}</h2>
            <p>{td_string!(t, account.notices.intro)}</p>
            <form method="post" action=Route::NoticeChoices.path(language) class="form">
                {rows}
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, account.account.profile.submit)}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn kind_name(language: Language, kind: NoticeKind) -> &'static str {
    let t = locale(language);
    match kind {
        NoticeKind::Reply => td_string!(t, account.notices.kinds.reply),
        NoticeKind::Mention => td_string!(t, account.notices.kinds.mention),
        NoticeKind::FollowedTopic => td_string!(t, account.notices.kinds.followed_topic),
        NoticeKind::ClosingSoon => td_string!(t, account.notices.kinds.closing_soon),
        NoticeKind::Outcome => td_string!(t, account.notices.kinds.outcome),
        NoticeKind::StaffAnswer => td_string!(t, account.notices.kinds.staff_answer),
    }
}

fn pace_name(language: Language, pace: Pace) -> &'static str {
    let t = locale(language);
    match pace {
        Pace::AtOnce => td_string!(t, account.notices.paces.at_once),
        Pace::Daily => td_string!(t, account.notices.paces.daily),
        Pace::Weekly => td_string!(t, account.notices.paces.weekly),
        Pace::Never => td_string!(t, account.notices.paces.never),
    }
}
