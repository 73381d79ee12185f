//! The front page: the call, the count, the case, the four stories, the pledge.

mod call;
mod closing;
mod president;
mod stories;

use call::{Argument, Call, Tally};
use closing::{Promise, WaysToAct};
use leptos::prelude::*;
use president::President;
use stories::Stories;

use super::pledge_form::PledgeSheet;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PledgePage};

/// The campaign's front page.
#[component]
pub(crate) fn Landing(context: Context, page: PledgePage) -> impl IntoView {
    let t = locale(context.language);
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
                <PledgeSheet context=context.clone() page/>
            </div>
        </section>
        <Promise context=context.clone()/>
        <President context=context.clone()/>
        <WaysToAct language=context.language/>
    }
}
