//! What can be done with a topic besides writing it.

use domain::community::TopicState;
use leptos::prelude::*;
use store::community::Topic;

use crate::community::state_name;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, TextField};

/// What can be done with a topic from where it stands.
#[component]
pub(super) fn Acts(context: Context, topic: Topic, day: String) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let button = |act: &'static str, label: &'static str| {
        view! { <button class="btn btn-quiet" type="submit" name="action" value=act>{label}</button> " " }
    };
    let acts = match topic.state {
        TopicState::Draft => vec![button("publish", td_string!(t, topics.act.publish))],
        TopicState::Scheduled => vec![
            button("publish", td_string!(t, topics.act.publish)),
            button("unschedule", td_string!(t, topics.act.unschedule)),
        ],
        TopicState::Open => vec![button("close", td_string!(t, topics.act.close))],
        TopicState::Closed => vec![
            button("reopen", td_string!(t, topics.act.reopen)),
            button("archive", td_string!(t, topics.act.archive)),
        ],
        TopicState::Archived => vec![button("restore", td_string!(t, topics.act.restore))],
        // What moderators withheld they alone give back.
        TopicState::Withheld => Vec::new(),
    };
    let pin = if topic.pinned {
        button("unpin", td_string!(t, topics.act.unpin))
    } else {
        button("pin", td_string!(t, topics.act.pin))
    };
    let schedule = (topic.state == TopicState::Draft).then(|| {
        view! {
            <TextField
                language
                name="day"
                kind="date"
                class="input input-medium"
                label=td_string!(t, topics.act.day)
                value=day
                error=None
                autocomplete="off"
                optional=true
            />
            <button class="btn btn-quiet" type="submit" name="action" value="schedule">
                {td_string!(t, topics.act.schedule)}
            </button>
        }
    });
    let read = topic.state.is_visible().then(|| {
        let path = Route::Topic.path_with(language, &topic.id.to_string());
        view! { <a href=path>{td_string!(t, topics.read)}</a> }
    });
    let outcome = topic.closure().may_write().then(|| {
        let path = Route::OutcomeEditor.path_with(language, &topic.id.to_string());
        view! { <a href=path>{td_string!(t, outcomes.mark)}</a> " " }
    });
    let files = Route::TopicFiles.path_with(language, &topic.id.to_string());
    let files = view! { <a href=files>{td_string!(t, topics.files.title)}</a> " " };
    view! {
        <section class="section" aria-labelledby="acts-title">
            <h2 class="section-title" id="acts-title">{state_name(language, topic.state)}</h2>
            <input type="hidden" name="state" value=topic.state.code()/>
            <p class="btn-row">{acts} {pin} {files} {outcome} {read}</p>
            {schedule}
        </section>
    }
    .markup()
}
