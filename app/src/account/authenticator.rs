//! Setting up an authenticator.

use domain::Language;
use domain::account::Role;
use leptos::prelude::*;
use qrcode::QrCode;
use qrcode::render::svg;
use services::account::Enrolment;

use super::password::OwnPassword;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, Viewer, asks_nothing};
use crate::routes::Route;
use crate::sample::{member, staff};
use crate::ui::{ErrorSummary, IntoMarkup, Markup, PageHead, TextField};

/// The form that sets it up.
#[derive(Clone, Debug)]
pub struct AuthenticatorPage {
    /// The secret to set up.
    pub enrolment: Enrolment,
    /// Whether the code was wrong.
    pub is_wrong: bool,
    /// Whether the password was.
    pub is_wrong_password: bool,
    /// Whether staff cannot go on without it.
    pub is_due: bool,
}

impl PageView for AuthenticatorPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.authenticator.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { enrolment, is_wrong, is_wrong_password, is_due } = self;
        let error = is_wrong.then(|| td_string!(t, account.errors.code).to_owned());
        let wrong_password = is_wrong_password.then(|| td_string!(t, passkeys.errors.password).to_owned());
        let items = [("code", error.clone()), ("password", wrong_password.clone())];
        let items: Vec<_> = items.into_iter().filter_map(|(field, error)| Some((field, error?))).collect();
        let summary = (!items.is_empty())
            .then(|| view! { <ErrorSummary title=td_string!(t, account.errors.title) items/> });
        let or_passkey = (is_due && context.site.domain().is_some()).then(|| {
            view! {
                <section class="section prose" aria-labelledby="passkey-title">
                    <h2 id="passkey-title">{td_string!(t, passkeys.authenticator.instead_title)}</h2>
                    <p>{td_string!(t, passkeys.authenticator.instead)}</p>
                    <p>
                        <a class="btn btn-quiet" href=Route::AddPasskey.path(language)>
                            {td_string!(t, passkeys.section.add)}
                        </a>
                    </p>
                </section>
            }
        });
        let lead = if is_due {
            td_string!(t, account.authenticator.staff)
        } else {
            td_string!(t, account.account.security.authenticator_off)
        };
        view! {
            <div class="wrap page">
                {summary}
                <PageHead title=td_string!(t, account.authenticator.title) lead/>
                <form class="form prose" method="post" action=Route::Authenticator.path(language) novalidate>
                    <input type="hidden" name="sealed" value=enrolment.sealed/>
                    <ol>
                        <li>{td_string!(t, account.authenticator.step_1)}</li>
                        <li>{td_string!(t, account.authenticator.step_2)}</li>
                        <li>{td_string!(t, account.authenticator.step_3)}</li>
                    </ol>
                    <div class="qr" role="img" aria-label=td_string!(t, account.authenticator.qr) inner_html=qr(&enrolment.url)></div>
                    <p>{td_string!(t, account.authenticator.key)} " " <code class="key">{groups(&enrolment.key)}</code></p>
                    <TextField
                        language
                        name="code"
                        class="input input-medium"
                        label=td_string!(t, account.authenticator.code)
                        value=String::new()
                        error=error
                        autocomplete="one-time-code"
                        inputmode="numeric"
                    />
                    <OwnPassword context=context.clone() label=td_string!(t, passkeys.authenticator.password) error=wrong_password/>
                    <div class="form-end">
                        <button class="btn" type="submit">{td_string!(t, account.authenticator.submit)}</button>
                    </div>
                </form>
                {or_passkey}
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = |is_wrong, is_wrong_password, is_due| Self {
            enrolment: Enrolment {
                sealed: "sealed".into(),
                key: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into(),
                url: "otpauth://totp/CMA:zephirine?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=CMA".into(),
            },
            is_wrong,
            is_wrong_password,
            is_due,
        };
        let has_none = Viewer { has_password: false, ..member() };
        [
            ("", member(), page(false, false, false)),
            ("no-password", has_none, page(false, false, false)),
            ("due", staff(Role::ServiceDesk), page(false, false, true)),
            ("wrong-code", member(), page(true, false, false)),
            ("wrong-password", member(), page(false, true, false)),
            ("all-wrong", staff(Role::ServiceDesk), page(true, true, true)),
        ]
        .map(|(state, viewer, page)| Sample::of(viewer, state, Route::Authenticator, page))
        .to_vec()
    }
}

/// The picture that an app scans; nothing where the text does not fit one, for the key stands beside it.
fn qr(url: &str) -> String {
    let Ok(code) = QrCode::new(url) else { return String::new() };
    let picture = code.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    // Within a page it needs no XML declaration.
    picture.find("<svg").map(|at| picture[at..].to_owned()).unwrap_or_default()
}

fn groups(key: &str) -> String {
    let letters: Vec<char> = key.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
