//! What others see of a person, and what is kept about them.

use domain::account::{Capability, MemberKind};
use domain::{Language, Province};
use leptos::prelude::*;
use services::account::{Unsaved, profile_words};
use store::account::Person;
use store::account::profile::Profile;

use super::changed::Changed;
use crate::i18n::{language_name, locale, province_name, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{Choice, IntoMarkup, LanguageChoice, Seen};

/// The part of the form with each fact that others may see, hidden unless it is ticked.
#[component]
pub(super) fn ProfileForm(
    context: Context,
    person: Person,
    /// What is kept.
    profile: Profile,
    /// What was chosen, where it was not saved.
    unsaved: Vec<Unsaved>,
    /// Whether what else was sent with it was saved.
    is_partly_saved: bool,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let seen = profile_words(profile);
    let chosen = unsaved.into_iter().find_map(|one| match one {
        Unsaved::Profile(chosen) => Some(chosen),
        Unsaved::Notifications(..) => None,
    });
    let changed = chosen.map(|_| view! { <Changed language kept=kept(language, profile) is_partly_saved/> });
    let profile = chosen.unwrap_or(profile);
    let nothing = td_string!(t, account.account.profile.nothing);
    let fact = |name: &'static str, label: &'static str, value: Option<String>, is_shown: bool| {
        let value = value.unwrap_or_else(|| nothing.to_owned());
        view! {
            <Choice kind="checkbox" name id=name.to_owned() value="on" checked=is_shown>
                <span class="choice-text"><strong>{label}</strong><br/>{value}</span>
            </Choice>
        }
    };
    let name = person.username.filter(|_| context.may(Capability::ReadCommunity));
    let page = name.map(|name| {
        let path = Route::Author.path_with(language, &name);
        view! { <p><a href=path>{td_string!(t, account.account.profile.page)}</a></p> }
    });
    let kind = person.kind.map(|kind| member_kind_name(language, kind).to_owned());
    let province = person.province.map(|province: Province| province_name(language, province).to_owned());
    view! {
        <section class="section prose" aria-labelledby="profile-title">
            <h2 id="profile-title">{td_string!(t, account.account.profile.title)}</h2>
            <p>{td_string!(t, account.account.profile.intro)}</p>
            {page}
            {changed}
            <div class="form">
                <Seen mark=seen/>
                <div class="stack">
                    {fact("shows_kind", td_string!(t, account.account.profile.kind), kind, profile.shows_kind)}
                    {fact(
                        "shows_province",
                        td_string!(t, account.account.profile.province),
                        province,
                        profile.shows_province,
                    )}
                    {fact(
                        "shows_specialty",
                        td_string!(t, account.account.profile.specialty),
                        person.specialty,
                        profile.shows_specialty,
                    )}
                </div>
                <LanguageChoice
                    language
                    chosen=Some(profile.language)
                    legend=td_string!(t, account.account.profile.language)
                    error=None
                />
            </div>
        </section>
    }
    .markup()
}

/// What is kept of a profile, name by name.
fn kept(language: Language, profile: Profile) -> Vec<(&'static str, String)> {
    let t = locale(language);
    let shown = |is_shown| {
        if is_shown { td_string!(t, account.changed.shown) } else { td_string!(t, account.changed.hidden) }
    };
    vec![
        (td_string!(t, account.account.profile.kind), shown(profile.shows_kind).to_owned()),
        (td_string!(t, account.account.profile.province), shown(profile.shows_province).to_owned()),
        (td_string!(t, account.account.profile.specialty), shown(profile.shows_specialty).to_owned()),
        (
            td_string!(t, account.account.profile.language),
            language_name(language, profile.language).to_owned(),
        ),
    ]
}

/// What a kind of member is called.
pub(crate) fn member_kind_name(language: Language, kind: MemberKind) -> &'static str {
    let t = locale(language);
    match kind {
        MemberKind::Physician => td_string!(t, account.account.profile.kinds.physician),
        MemberKind::Learner => td_string!(t, account.account.profile.kinds.learner),
        MemberKind::Expert => td_string!(t, account.account.profile.kinds.expert),
    }
}

/// Everything there is, to take away (PIPEDA, principle 9: individual access).
#[component]
pub(super) fn MyData(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <section class="section prose" aria-labelledby="data-title">
            <h2 id="data-title">{td_string!(t, account.account.data.title)}</h2>
            <p>{td_string!(t, account.account.data.intro)}</p>
            <p>
                <a class="btn btn-quiet" href=Route::AccountData.path(context.language) download="">
                    {td_string!(t, account.account.data.download)}
                </a>
            </p>
        </section>
    }
    .markup()
}
