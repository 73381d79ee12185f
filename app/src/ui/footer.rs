//! The foot of every page: who is asking, as the anti-spam law wants it said (CASL regulations section 2).

use domain::campaign::Phone;
use leptos::prelude::*;

use super::WithEmail;
use super::header::LanguageSwitch;
use super::markup::IntoMarkup;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;

/// Who is asking and how to reach them, and the pages that should never be far.
#[component]
pub(super) fn Footer(context: Context, other_path: String) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let association = context.site.association.in_language(language).clone();
    let rights = td_string!(
        t,
        common.footer.rights,
        year = context.now.year(),
        association = association.name.clone()
    );
    let authorized = association.authorized_by.clone().map(|name| {
        view! { <p>{td_string!(t, common.footer.authorized_by, authorized_by = name)}</p> }
    });
    let visit = td_string!(t, common.footer.association_site, of_association = association.of.clone());
    let sign_in = context.viewer.is_none().then(|| {
        view! { <li><a href=Route::SignIn.path(language)>{td_string!(t, account.nav.sign_in)}</a></li> }
            .markup()
    });
    view! {
        <footer class="site-footer" aria-label=td_string!(t, common.footer.label)>
            <div class="wrap">
                <Who context=context.clone()/>
                <nav aria-labelledby="footer-links">
                    <h2 id="footer-links">{td_string!(t, common.footer.links_title)}</h2>
                    <ul class="footer-links">
                        <li><a href=Route::Act.path(language)>{td_string!(t, common.footer.act)}</a></li>
                        <li>
                            <a href=Route::LinkRequest.path(language)>{td_string!(t, common.footer.preferences)}</a>
                        </li>
                        <li><a href=Route::Privacy.path(language)>{td_string!(t, common.footer.privacy)}</a></li>
                        {sign_in}
                        <li><LanguageSwitch context path=other_path/></li>
                        <li><a href=association.url rel="noopener">{visit}</a></li>
                    </ul>
                </nav>
                <div class="footer-legal">
                    <p>{rights}</p>
                    {authorized}
                </div>
            </div>
        </footer>
    }
    .markup()
}

/// The sender's identification.
#[component]
fn Who(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let site = context.site;
    let association = site.association.in_language(context.language).clone();
    let email = site.association.email.clone();
    let withdraw = td_string!(t, common.footer.withdraw, email = email.clone());
    view! {
        <section aria-labelledby="footer-who">
            <h2 id="footer-who">{td_string!(t, common.footer.who_title)}</h2>
            <p>{td_string!(t, common.footer.who, of_association = association.of)}</p>
            <address>
                <dl>
                    <dt>{td_string!(t, common.footer.address_label)}</dt>
                    <dd>{association.name}<br/>{association.address}</dd>
                    <dt>{td_string!(t, common.footer.email_label)}</dt>
                    <dd><a href=format!("mailto:{email}")>{email.clone()}</a></dd>
                    <dt>{td_string!(t, common.footer.phone_label)}</dt>
                    <dd><PhoneLink phone=site.association.phone.clone()/></dd>
                </dl>
            </address>
            <p><WithEmail text=withdraw email/></p>
        </section>
    }
    .markup()
}

/// A number to call; one that is not of our plan (an extension, words) is only shown.
#[component]
fn PhoneLink(phone: String) -> impl IntoView {
    match Phone::parse(&phone) {
        Ok(number) => view! { <a href=format!("tel:{}", number.as_str())>{phone}</a> }.markup(),
        Err(_) => phone.markup(),
    }
}
