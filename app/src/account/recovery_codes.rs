//! The recovery codes of an authenticator, shown once.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// The codes, as they are typed.
#[derive(Clone)]
pub struct RecoveryCodesPage(pub Vec<String>);

impl PageView for RecoveryCodesPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.authenticator.done_title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let Self(codes) = self;
        let t = locale(context.language);
        let codes =
            codes.into_iter().map(|code| view! { <li><code class="key">{code}</code></li> }).collect_view();
        view! {
            <div class="wrap page prose">
                <PageHead title=td_string!(t, account.authenticator.done_title) lead=td_string!(t, account.authenticator.done)/>
                <ul class="recovery-codes">{codes}</ul>
                <p>
                    <a class="btn" href=Route::Account.path(context.language)>{td_string!(t, account.authenticator.kept)}</a>
                </p>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let codes = ["ABCD-EFGH-JKLM-NPQR", "STUV-WXYZ-2345-6789"].map(str::to_owned);
        vec![Sample::of(member(), "", Route::Authenticator, Self(codes.to_vec()))]
    }
}
