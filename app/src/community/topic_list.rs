//! Topics, a line each.

use std::collections::HashMap;

use leptos::prelude::*;
use store::community::{Theme, TopicLine};

use super::disclaimer::Disclaimer;
use super::topic_marks::{Dates, Marks};
use crate::i18n::{locale, number, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::IntoMarkup;

/// Topics, a line each. Where they are of several themes, each names its own; where they were looked for, each shows the
/// passage that was found.
#[component]
pub(super) fn TopicList(
    context: Context,
    topics: Vec<TopicLine>,
    themes: Vec<Theme>,
    #[prop(optional)] mut passages: HashMap<i64, String>,
    /// Whether they stand right under the page's title, in no section of their own.
    #[prop(optional)]
    is_under_title: bool,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let rows = topics
        .into_iter()
        .map(|topic| {
            let path = Route::Topic.path_with(language, &topic.id.to_string());
            let title = topic.title.in_language(language).to_owned();
            let theme = themes.iter().find(|theme| theme.id == topic.theme);
            let theme = theme.map(|theme| {
                view! { <span class="row-kicker">{theme.title.in_language(language).to_owned()}</span> }
            });
            let comments = match topic.comments {
                0 => td_string!(t, community.comments.none).to_owned(),
                count => td_string!(t, community.comments.count, count, number = number(language, count)),
            };
            let unread = (topic.unread > 0).then(|| {
                let count = topic.unread;
                let text = td_string!(t, community.comments.unread, count, number = number(language, count));
                view! { " " <span class="tag tag-new">{text}</span> }
            });
            let passage = passages.remove(&topic.id).map(|html| view! { <div inner_html=html></div> });
            let heading = view! {
                <a href=path>{title}</a>
                " "
                <Marks
                    context=context.clone()
                    pinned=topic.pinned
                    kind=topic.kind
                    state=topic.state
                    has_outcome=topic.outcome.is_some()
                />
            };
            let heading = if is_under_title {
                view! { <h2 class="row-title">{heading}</h2> }.markup()
            } else {
                view! { <h3 class="row-title">{heading}</h3> }.markup()
            };
            view! {
                <li>
                    {theme}
                    {heading}
                    <Disclaimer context=context.clone() kind=topic.kind/>
                    {passage}
                    <p class="small">{comments} {unread}</p>
                    <Dates
                        context=context.clone()
                        state=topic.state
                        published=topic.published
                        until=topic.closes
                        ended=topic.closed
                    />
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }.markup()
}
