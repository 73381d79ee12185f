//! How to start advocating.

mod letters;
mod share;

use domain::Language;
use leptos::prelude::*;
use letters::Write;
use share::{Follow, Invite, Share, Volunteer};

use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// What a Health Advocate can do, one thing at a time.
#[derive(Clone)]
pub struct ActPage;

impl PageView for ActPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), act.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let sections = [
            ("#write", td_string!(t, act.write.title)),
            ("#invite", td_string!(t, act.invite.title)),
            ("#share", td_string!(t, act.share.title)),
            ("#follow", td_string!(t, act.follow.title)),
            ("#volunteer", td_string!(t, act.volunteer.title)),
        ];
        let sections =
            sections.map(|(href, title)| view! { <li><a href=href>{title}</a></li> }).collect_view();
        view! {
            <div class="wrap page">
                <PageHead title=td_string!(t, act.title) lead=td_string!(t, act.intro)/>
                <nav aria-label=td_string!(t, act.on_this_page)><ul class="toc">{sections}</ul></nav>
                <Write language/>
                <Invite context=context.clone()/>
                <Share context=context.clone()/>
                <Follow context=context.clone()/>
                <Volunteer context/>
                <p class="section"><a href=Route::Pledge.path(language)>{td_string!(t, act.not_pledged)}</a></p>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::Act, Self)]
    }
}
