//! Where a person is signed in.

use leptos::prelude::*;
use store::account::session::Session;
use uuid::Uuid;

use super::done::{Done, JustDone, Section};
use crate::i18n::{locale, minute, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// Each browser, with the button that signs it out.
#[component]
pub(super) fn Sessions(
    context: Context,
    sessions: Vec<Session>,
    here: Uuid,
    done: Option<(Section, Done)>,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let others = sessions.len() > 1;
    let rows = sessions
        .into_iter()
        .map(|session| {
            let name = if session.browser.is_empty() {
                td_string!(t, account.browsers.unknown).to_owned()
            } else {
                session.browser
            };
            let since =
                td_string!(t, account.account.sessions.since, date = minute(language, session.started));
            let end = if session.id == here {
                view! { <strong>{td_string!(t, account.account.sessions.this)}</strong> }.markup()
            } else {
                let label = format!("{} {name}", td_string!(t, account.account.sessions.end));
                view! {
                    <form method="post" action=Route::EndSessions.path(language)>
                        <input type="hidden" name="session" value=session.id.to_string()/>
                        <button class="btn btn-quiet" type="submit" aria-label=label>
                            {td_string!(t, account.account.sessions.end)}
                        </button>
                    </form>
                }
                .markup()
            };
            view! { <li><p><strong>{name}</strong><br/>{since}</p>{end}</li> }
        })
        .collect_view();
    let end_others = others.then(|| {
        view! {
            <form method="post" action=Route::EndSessions.path(language)>
                <button class="btn" type="submit">{td_string!(t, account.account.sessions.end_others)}</button>
            </form>
        }
    });
    view! {
        <section class="section prose" aria-labelledby="sessions-title">
            <h2 id="sessions-title">{td_string!(t, account.account.sessions.title)}</h2>
            <JustDone language done here=Section::Sessions/>
            <p>{td_string!(t, account.account.sessions.intro)}</p>
            <ul class="sessions">{rows}</ul>
            {end_others}
        </section>
    }
    .markup()
}
