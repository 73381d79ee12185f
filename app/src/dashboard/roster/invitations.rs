//! Inviting members: asked once more.

use domain::Language;
use leptos::prelude::*;
use services::dashboard::INVITE_AGAIN;
use store::roster::RosterCounts;

use super::sample_counts;
use crate::dashboard::frame::Frame;
use crate::dashboard::sample::administrator;
use crate::i18n::{locale, number, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{Choice, IntoMarkup, Markup, PageHead};

/// Invite them?
#[derive(Clone, Copy, Debug)]
pub struct InvitationsPage {
    /// The roster in numbers.
    pub counts: RosterCounts,
}

impl PageView for InvitationsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), dashboard.invite.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let InvitationsPage { counts } = self;
        let (count, long_ago) = (counts.never_invited(), counts.invited_long_ago);
        let lead = td_string!(t, dashboard.invite.intro, count, number = number(language, count));
        let days = INVITE_AGAIN.whole_days();
        let again = (long_ago > 0).then(|| {
            let text = td_string!(
                t,
                dashboard.invite.again,
                count = long_ago,
                number = number(language, long_ago),
                days = days
            );
            view! {
                <Choice kind="checkbox" name="again" id="again".to_owned() value="on" checked=false>
                    <span class="choice-text">{text}</span>
                </Choice>
            }
        });
        view! {
            <Frame context>
                <PageHead title=td_string!(t, dashboard.invite.title) lead=lead/>
                <div class="prose">
                    <p>{td_string!(t, dashboard.invite.what)}</p>
                    <p>{td_string!(t, dashboard.invite.twice, days = days)}</p>
                    <form class="form" method="post" action=Route::Invitations.path(language)>
                        {again}
                        <div class="form-end btn-row">
                            <button class="btn" type="submit">{td_string!(t, dashboard.invite.submit)}</button>
                            <a href=Route::Roster.path(language)>{td_string!(t, dashboard.invite.back)}</a>
                        </div>
                    </form>
                </div>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let counts = sample_counts();
        let nobody = RosterCounts { invited: counts.members, invited_long_ago: 0, ..counts };
        [("some", counts), ("nobody", nobody)]
            .map(|(state, counts)| Sample::of(administrator(), state, Route::Invitations, Self { counts }))
            .to_vec()
    }
}
