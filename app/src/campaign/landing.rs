//! The front page: the call, the count, the case, the four stories, the pledge.

mod call;
mod closing;
mod president;
mod stories;

use call::{Argument, Call, Tally};
use closing::{Promise, WaysToAct};
use domain::Language;
use leptos::prelude::*;
use president::President;
use stories::Stories;

use super::pledge::PledgePage;
use super::pledge_form::PledgeSheet;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup};

/// The campaign's front page, with the pledge form on it.
#[derive(Clone, Debug, Default)]
pub struct LandingPage(pub PledgePage);

impl PageView for LandingPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), landing.title).to_owned()
    }

    fn in_other_language(&self, path: String, other: Language) -> String {
        PageView::in_other_language(&self.0, path, other)
    }

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        let Self(PledgePage { form, errors, refusal, form_token }) = self;
        view! {
            <Call language=context.language/>
            <Tally context=context.clone()/>
            <Argument context=context.clone()/>
            <Stories language=context.language/>
            <section class="band pledge-band" aria-labelledby="form-title">
                <div class="wrap split">
                    <div class="stack">
                        <h2 id="form-title">{td_string!(t, landing.form.title)}</h2>
                        <p class="lead">{td_string!(t, landing.form.intro)}</p>
                    </div>
                    <PledgeSheet context=context.clone() form errors refusal form_token/>
                </div>
            </section>
            <Promise context=context.clone()/>
            <President context=context.clone()/>
            <WaysToAct language=context.language/>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let here =
            |sample: Sample<PledgePage>| Sample::public(sample.state, Route::Landing, Self(sample.page));
        PledgePage::samples(language).into_iter().map(here).collect()
    }
}
