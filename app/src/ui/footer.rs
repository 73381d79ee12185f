//! The foot of every page. The campaign's says who is asking, as the anti-spam law wants it (CASL regulations section 2);
//! the Community asks nobody for anything by mail, and has what its members need instead.

use domain::campaign::Phone;
use leptos::prelude::*;

use super::WithEmail;
use super::header::{LanguageSwitch, SignOut};
use super::markup::{IntoMarkup, Markup};
use crate::i18n::{locale, td_string};
use crate::page::{Context, Face};
use crate::routes::Route;

/// The pages that should never be far. On the campaign's, also who is asking and how to reach them.
#[component]
pub(super) fn Footer(context: Context, other_path: String) -> impl IntoView {
    let t = locale(context.language);
    let label = td_string!(t, common.footer.label);
    let legal = legal(&context);
    let switch = view! { <li><LanguageSwitch context=context.clone() path=other_path/></li> }.markup();
    if context.face() == Face::Campaign {
        view! {
            <footer class="site-footer" aria-label=label>
                <div class="wrap">
                    <Who context=context.clone()/>
                    <CampaignLinks context switch/>
                    <div class="footer-legal">{legal}</div>
                </div>
            </footer>
        }
        .markup()
    } else {
        view! {
            <footer class="site-footer of-community" aria-label=label>
                <div class="wrap">
                    <CommunityLinks context switch/>
                    <div class="footer-legal">{legal}</div>
                </div>
            </footer>
        }
        .markup()
    }
}

/// Whose words these are, and since when; on the campaign's pages, who authorized them.
fn legal(context: &Context) -> Markup {
    let t = locale(context.language);
    let association = context.site.association.in_language(context.language);
    let rights = td_string!(
        t,
        common.footer.rights,
        year = context.now.year(),
        association = association.name.clone()
    );
    let by = association.authorized_by.clone().filter(|_| context.face() == Face::Campaign);
    let authorized =
        by.map(|name| view! { <p>{td_string!(t, common.footer.authorized_by, authorized_by = name)}</p> });
    view! { <p>{rights}</p> {authorized} }.markup()
}

/// The campaign's own pages, and the association's site.
#[component]
fn CampaignLinks(context: Context, switch: Markup) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    view! {
        <nav aria-labelledby="footer-links">
            <h2 id="footer-links">{td_string!(t, common.footer.links_title)}</h2>
            <ul class="footer-links">
                <li><a href=Route::Act.path(language)>{td_string!(t, common.footer.act)}</a></li>
                <li><a href=Route::LinkRequest.path(language)>{td_string!(t, common.footer.preferences)}</a></li>
                <li><a href=Route::HelpCentre.path(language)>{td_string!(t, account.nav.help)}</a></li>
                <li><a href=Route::Contact.path(language)>{td_string!(t, contact.nav)}</a></li>
                <li><a href=Route::Privacy.path(language)>{td_string!(t, common.footer.privacy)}</a></li>
                <li><a href=Route::SignIn.path(language)>{td_string!(t, account.nav.sign_in)}</a></li>
                {switch}
                <AssociationLink context/>
            </ul>
        </nav>
    }
    .markup()
}

/// Help, the rules, and the way out.
#[component]
fn CommunityLinks(context: Context, switch: Markup) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let is_in = context.viewer.is_some();
    let link = move |route: Route, name: &'static str| {
        view! { <li><a href=route.path(language)>{name}</a></li> }
    };
    let own = is_in.then(|| {
        view! {
            {link(Route::Account, td_string!(t, account.nav.account))}
            {link(Route::Terms, td_string!(t, account.nav.terms))}
        }
    });
    let out = is_in.then(|| view! { <li><SignOut context=context.clone()/></li> });
    view! {
        <nav aria-label=td_string!(t, account.nav.links_title)>
            <ul class="footer-links">
                {link(Route::HelpCentre, td_string!(t, account.nav.help))}
                {link(Route::Contact, td_string!(t, contact.nav))}
                {own}
                {link(Route::Privacy, td_string!(t, common.footer.privacy))}
                {link(Route::Landing, td_string!(t, common.site.name))}
                <AssociationLink context/>
                {switch}
                {out}
            </ul>
        </nav>
    }
    .markup()
}

/// The association's own site.
#[component]
fn AssociationLink(context: Context) -> impl IntoView {
    let association = context.site.association.in_language(context.language).clone();
    let visit =
        td_string!(locale(context.language), common.footer.association_site, of_association = association.of);
    view! { <li><a href=association.url rel="noopener">{visit}</a></li> }.markup()
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
