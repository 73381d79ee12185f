//! The privacy notice (PIPEDA, principle 8: openness).

use std::sync::Arc;

use domain::Language;
use leptos::prelude::*;
use services::placeholders;
use store::document::{Bilingual, DocumentVersion};
use time::Date;
use time::macros::date;

use crate::i18n::{date, day, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::prose::Prose;
use crate::routes::Route;
use crate::sample::NOW;
use crate::ui::{IntoMarkup, Markup, PageHead, WithEmail};

/// The day on which the words were last changed: change it with them.
const UPDATED: Date = date!(2026 - 12 - 01);

/// What is kept, why, for how long, and how to have it deleted: as the association published it, or as it ships.
#[derive(Clone)]
pub struct PrivacyPage {
    /// The version that the association published last.
    pub published: Option<Arc<DocumentVersion>>,
}

impl PageView for PrivacyPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), privacy.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        match self.published {
            Some(version) => view! { <Published context version/> }.markup(),
            None => view! { <Shipped context/> }.markup(),
        }
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let version = DocumentVersion { version: 2, published: NOW, by: None, text: shipped() };
        vec![
            Sample::public("shipped", Route::Privacy, Self { published: None }),
            Sample::public("published", Route::Privacy, Self { published: Some(Arc::new(version)) }),
        ]
    }
}

#[component]
fn Published(context: Context, version: Arc<DocumentVersion>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let text = placeholders::fill(&context.site, language, version.text.in_language(language));
    view! {
        <div class="wrap page">
            <div class="page-head">
                <h1 class="page-title">{td_string!(t, privacy.title)}</h1>
            </div>
            <div class="prose">
                <Prose text/>
                <p class="small muted">
                    {td_string!(t, privacy.updated, date = date(language, version.published))}
                </p>
            </div>
        </div>
    }
    .markup()
}

/// The words that ship, as a document to start from. What the settings say stands as placeholders.
pub(crate) fn shipped() -> Bilingual {
    Bilingual { en: markdown(Language::En), fr: markdown(Language::Fr) }
}

fn markdown(language: Language) -> String {
    let t = locale(language);
    let heading = |text: &str| format!("## {text}");
    let items = |items: &[&str]| items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n");
    let days = td_string!(t, privacy.long.item_unconfirmed, days = "{{ confirm_days }}");
    let contact = td_string!(
        t,
        privacy.contact.body,
        email = "{{ email }}",
        phone = "{{ phone }}",
        association = "{{ association }}",
        address = "{{ address }}"
    );
    let link = format!("[{}]({})", td_string!(t, privacy.choices.button), Route::LinkRequest.path(language));
    let parts = [
        td_string!(t, privacy.intro).to_owned(),
        heading(td_string!(t, privacy.short.title)),
        items(&[
            td_string!(t, privacy.short.item_1),
            td_string!(t, privacy.short.item_2),
            td_string!(t, privacy.short.item_3),
        ]),
        heading(td_string!(t, privacy.keep.title)),
        td_string!(t, privacy.keep.intro).to_owned(),
        items(&[
            td_string!(t, privacy.keep.item_name),
            td_string!(t, privacy.keep.item_email),
            td_string!(t, privacy.keep.item_postal),
            td_string!(t, privacy.keep.item_language),
            td_string!(t, privacy.keep.item_issue),
            td_string!(t, privacy.keep.item_phone),
            td_string!(t, privacy.keep.item_consents),
        ]),
        td_string!(t, privacy.keep.not).to_owned(),
        heading(td_string!(t, privacy.members.title)),
        items(&[
            td_string!(t, privacy.members.item_account),
            td_string!(t, privacy.members.item_use),
            td_string!(t, privacy.members.item_desk),
            td_string!(t, privacy.members.item_offers),
        ]),
        heading(td_string!(t, privacy.why.title)),
        items(&[
            td_string!(t, privacy.why.item_count),
            td_string!(t, privacy.why.item_confirm),
            td_string!(t, privacy.why.item_updates),
            td_string!(t, privacy.why.item_where),
        ]),
        heading(td_string!(t, privacy.ip.title)),
        td_string!(t, privacy.ip.body).to_owned(),
        heading(td_string!(t, privacy.who.title)),
        td_string!(t, privacy.who.body, of_association = "{{ of_association }}"),
        heading(td_string!(t, privacy.long.title)),
        items(&[
            &days,
            td_string!(t, privacy.long.item_confirmed),
            td_string!(t, privacy.long.item_consents),
            td_string!(t, privacy.long.item_suppressed),
            td_string!(t, privacy.long.item_refused),
            td_string!(t, privacy.long.item_messages),
            td_string!(t, privacy.long.item_measure),
            td_string!(t, privacy.long.item_reported),
            td_string!(t, privacy.long.item_erased),
        ]),
        heading(td_string!(t, privacy.choices.title)),
        td_string!(t, privacy.choices.intro).to_owned(),
        items(&[
            td_string!(t, privacy.choices.item_withdraw),
            td_string!(t, privacy.choices.item_see),
            td_string!(t, privacy.choices.item_download),
            td_string!(t, privacy.choices.item_erase),
        ]),
        td_string!(t, privacy.choices.other_ways, email = "{{ email }}"),
        link,
        heading(td_string!(t, privacy.contact.title)),
        contact,
        td_string!(t, privacy.contact.commissioner).to_owned(),
    ];
    parts.join("\n\n")
}

#[component]
fn Shipped(context: Context) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, privacy.title) lead=td_string!(t, privacy.intro)/>
            <div class="prose">
                <Short language/>
                <KeepAndWhy language/>
                <WhoAndHowLong context=context.clone()/>
                <Choices context=context.clone()/>
                <Contact context/>
                <p class="small muted">{td_string!(t, privacy.updated, date = day(language, UPDATED))}</p>
            </div>
        </div>
    }
    .markup()
}

fn list<const N: usize>(items: [&'static str; N]) -> impl IntoView + use<N> {
    view! { <ul>{items.map(|item| view! { <li>{item}</li> }).collect_view()}</ul> }
}

#[component]
fn Short(language: Language) -> impl IntoView {
    let t = locale(language);
    let items = [
        td_string!(t, privacy.short.item_1),
        td_string!(t, privacy.short.item_2),
        td_string!(t, privacy.short.item_3),
    ];
    view! {
        <div class="notice">
            <h2 class="notice-title">{td_string!(t, privacy.short.title)}</h2>
            {list(items)}
        </div>
    }
    .markup()
}

#[component]
fn KeepAndWhy(language: Language) -> impl IntoView {
    let t = locale(language);
    let kept = [
        td_string!(t, privacy.keep.item_name),
        td_string!(t, privacy.keep.item_email),
        td_string!(t, privacy.keep.item_postal),
        td_string!(t, privacy.keep.item_language),
        td_string!(t, privacy.keep.item_issue),
        td_string!(t, privacy.keep.item_phone),
        td_string!(t, privacy.keep.item_consents),
    ];
    let members = [
        td_string!(t, privacy.members.item_account),
        td_string!(t, privacy.members.item_use),
        td_string!(t, privacy.members.item_desk),
        td_string!(t, privacy.members.item_offers),
    ];
    let why = [
        td_string!(t, privacy.why.item_count),
        td_string!(t, privacy.why.item_confirm),
        td_string!(t, privacy.why.item_updates),
        td_string!(t, privacy.why.item_where),
    ];
    view! {
        <h2>{td_string!(t, privacy.keep.title)}</h2>
        <p>{td_string!(t, privacy.keep.intro)}</p>
        {list(kept)}
        <p>{td_string!(t, privacy.keep.not)}</p>
        <h2>{td_string!(t, privacy.members.title)}</h2>
        {list(members)}
        <h2>{td_string!(t, privacy.why.title)}</h2>
        {list(why)}
    }
    .markup()
}

#[component]
fn WhoAndHowLong(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let of = context.site.association.in_language(context.language).of.clone();
    view! {
        <h2>{td_string!(t, privacy.ip.title)}</h2>
        <p>{td_string!(t, privacy.ip.body)}</p>
        <h2>{td_string!(t, privacy.who.title)}</h2>
        <p>{td_string!(t, privacy.who.body, of_association = of)}</p>
        <h2>{td_string!(t, privacy.long.title)}</h2>
        <ul>
            <li>{td_string!(t, privacy.long.item_unconfirmed, days = context.site.confirm_days)}</li>
            <li>{td_string!(t, privacy.long.item_confirmed)}</li>
            <li>{td_string!(t, privacy.long.item_consents)}</li>
            <li>{td_string!(t, privacy.long.item_suppressed)}</li>
            <li>{td_string!(t, privacy.long.item_refused)}</li>
            <li>{td_string!(t, privacy.long.item_messages)}</li>
            <li>{td_string!(t, privacy.long.item_measure)}</li>
            <li>{td_string!(t, privacy.long.item_reported)}</li>
            <li>{td_string!(t, privacy.long.item_erased)}</li>
        </ul>
    }
    .markup()
}

#[component]
fn Choices(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let email = context.site.association.email.clone();
    let other_ways = td_string!(t, privacy.choices.other_ways, email = email.clone());
    let choices = [
        td_string!(t, privacy.choices.item_withdraw),
        td_string!(t, privacy.choices.item_see),
        td_string!(t, privacy.choices.item_download),
        td_string!(t, privacy.choices.item_erase),
    ];
    view! {
        <h2>{td_string!(t, privacy.choices.title)}</h2>
        <p>{td_string!(t, privacy.choices.intro)}</p>
        {list(choices)}
        <p><WithEmail text=other_ways email/></p>
        <p>
            <a class="btn" href=Route::LinkRequest.path(context.language)>{td_string!(t, privacy.choices.button)}</a>
        </p>
    }
    .markup()
}

#[component]
fn Contact(context: Context) -> impl IntoView {
    let t = locale(context.language);
    let site = context.site;
    let association = site.association.in_language(context.language);
    let email = site.association.email.clone();
    let body = td_string!(
        t,
        privacy.contact.body,
        email = email.clone(),
        phone = site.association.phone.clone(),
        association = association.name.clone(),
        address = association.address.clone()
    );
    view! {
        <h2>{td_string!(t, privacy.contact.title)}</h2>
        <p><WithEmail text=body email/></p>
        <p>{td_string!(t, privacy.contact.commissioner)}</p>
    }
    .markup()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_to_start_from_name_only_what_stands_for_something() {
        let shipped = shipped();
        for text in [&shipped.en, &shipped.fr] {
            assert!(text.contains("{{ email }}") && !placeholders::has_unknown_placeholder(text), "{text}");
        }
    }
}
