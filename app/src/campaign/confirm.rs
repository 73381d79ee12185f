//! The page that the confirmation mail opens, and what follows when it is not what it should be.

use domain::Language;
use domain::campaign::{Channel, Issue};
use leptos::prelude::*;
use services::campaign::{ConfirmWrong, PledgeToConfirm};
use uuid::Uuid;

use super::{consent, story};
use crate::i18n::{language_name, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::site;
use crate::ui::{Choice, ErrorSummary, FieldErrorText, IntoMarkup, Markup, Outcome, PageHead};

/// The pledge that is about to be confirmed, and its button. Opening the page changes nothing: mail programs open links too.
#[derive(Clone, Debug)]
pub struct ConfirmPage(pub PledgeToConfirm);

impl PageView for ConfirmPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), pledge.confirm.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let PledgeToConfirm { name, language: own_language, issue, consents, others, seen, wrong } = self.0;
        let summary = wrong.map(|wrong| match wrong {
            ConfirmWrong::Who => {
                let error = td_string!(t, pledge.confirm.who_missing);
                view! { <ErrorSummary title=error items=vec![("who-another", error.to_owned())]/> }.markup()
            }
            ConfirmWrong::Changed => {
                view! { <ErrorSummary title=td_string!(t, pledge.confirm.changed)/> }.markup()
            }
        });
        view! {
            <div class="wrap page">
                {summary}
                <PageHead title=td_string!(t, pledge.confirm.title) lead=td_string!(t, pledge.confirm.lead)/>
                <div class="sheet">
                    <p class="sheet-statement">{td_string!(t, pledge.statement)}</p>
                    <dl class="facts">
                        <div>
                            <dt>{td_string!(t, pledge.confirm.name_title)}</dt>
                            <dd><bdi>{name}</bdi></dd>
                        </div>
                        <div>
                            <dt>{td_string!(t, pledge.confirm.language_title)}</dt>
                            <dd>{language_name(language, own_language)}</dd>
                        </div>
                        <div>
                            <dt>{td_string!(t, pledge.confirm.issue_title)}</dt>
                            <dd>{story::label(language, issue)}</dd>
                        </div>
                        <div>
                            <dt>{td_string!(t, pledge.confirm.consents_title)}</dt>
                            <Consents language consents/>
                        </div>
                    </dl>
                    <p>{td_string!(t, pledge.confirm.withdraw_note)}</p>
                    <form method="post" action=Route::Confirm.path_with(language, &context.token)>
                        <input type="hidden" name="seen" value=seen.to_string()/>
                        <Who language others wrong/>
                        <button class="btn btn-big" type="submit">{td_string!(t, pledge.confirm.submit)}</button>
                    </form>
                </div>
                <NotYou context/>
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let words = |channel| (channel, consent::text(&site(), channel, language).text);
        let alone = PledgeToConfirm {
            name: "Marie-Ève Tremblay".to_owned(),
            language,
            issue: Some(Issue::VirtualCare),
            consents: Channel::ALL.map(words).to_vec(),
            others: Vec::new(),
            seen: 1,
            wrong: None,
        };
        let bare = PledgeToConfirm {
            name: "<b>John</b> \"Jack\" Featherstonehaugh-Cholmondeley".to_owned(),
            language: language.other(),
            issue: None,
            consents: Vec::new(),
            ..alone.clone()
        };
        let others = ["Jean Tremblay", "<i>Zoë</i> O’Brien"].into_iter().zip(7..);
        let others = others.map(|(name, id)| (Uuid::from_u128(id), name.to_owned())).collect();
        let shared = PledgeToConfirm { others, seen: 2, ..alone.clone() };
        let who = PledgeToConfirm { wrong: Some(ConfirmWrong::Who), ..shared.clone() };
        let changed = PledgeToConfirm { wrong: Some(ConfirmWrong::Changed), ..alone.clone() };
        [
            ("alone", alone),
            ("bare", bare),
            ("shared-mailbox", shared),
            ("who-missing", who),
            ("changed", changed),
        ]
        .map(|(state, pledge)| Sample::public(state, Route::Confirm, Self(pledge)))
        .to_vec()
    }
}

/// Which of those who share a mailbox somebody is. What a stranger typed names nobody: only who reads the mailbox sees this.
#[component]
fn Who(language: Language, others: Vec<(Uuid, String)>, wrong: Option<ConfirmWrong>) -> impl IntoView {
    let t = locale(language);
    if others.is_empty() {
        return None;
    }
    let error =
        (wrong == Some(ConfirmWrong::Who)).then(|| td_string!(t, pledge.confirm.who_missing).to_owned());
    let described_by = error.is_some().then_some("who-error");
    let same = others
        .into_iter()
        .map(|(id, name)| {
            let label = td_string!(t, pledge.confirm.who_same, name);
            view! {
                <Choice kind="radio" name="who" id=format!("who-{id}") value=id.to_string() checked=false>
                    <span class="choice-text">{label}</span>
                </Choice>
            }
        })
        .collect_view();
    Some(
        view! {
            <fieldset class="form-group" id="who" aria-describedby=described_by>
                <legend>{td_string!(t, pledge.confirm.who)}</legend>
                {error.map(|error| view! { <FieldErrorText language name="who" error/> })}
                <div class="choices">
                    <Choice kind="radio" name="who" id="who-another".to_owned() value="another" checked=false>
                        <span class="choice-text">{td_string!(t, pledge.confirm.who_another)}</span>
                    </Choice>
                    {same}
                </div>
            </fieldset>
        }
        .markup(),
    )
}

#[component]
fn Consents(language: Language, consents: Vec<(Channel, String)>) -> impl IntoView {
    let t = locale(language);
    if consents.is_empty() {
        return view! { <dd>{td_string!(t, pledge.confirm.consents_none)}</dd> }.markup();
    }
    let consent = move |(channel, words): (Channel, String)| {
        view! { <dd>{channel_name(language, channel)}<p class="small muted">{words}</p></dd> }
    };
    consents.into_iter().map(consent).collect_view().markup()
}

/// What a channel is called.
pub(crate) fn channel_name(language: Language, channel: Channel) -> &'static str {
    let t = locale(language);
    match channel {
        Channel::Email => td_string!(t, common.channels.email),
        Channel::Sms => td_string!(t, common.channels.sms),
    }
}

/// For whoever did not pledge: nothing to do, or never to be written to again.
#[component]
fn NotYou(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <div class="prose">
            <h2 id="not-you">{td_string!(t, pledge.confirm.not_you_title)}</h2>
            <p>{td_string!(t, pledge.confirm.not_you, days = context.site.confirm_days)}</p>
            <form
                method="post"
                action=Route::Disown.path_with(context.language, &context.token)
                aria-labelledby="not-you"
            >
                <button class="btn btn-quiet" type="submit">{td_string!(t, pledge.confirm.disown)}</button>
            </form>
        </div>
    }
    .markup()
}

/// The link is too old, or was never whole.
#[derive(Clone)]
pub struct ConfirmExpiredPage;

impl PageView for ConfirmExpiredPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), pledge.expired.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        view! {
            <div class="wrap page">
                <PageHead
                    title=td_string!(t, pledge.expired.title)
                    lead=td_string!(t, pledge.expired.body, days = context.site.confirm_days)
                />
                <div class="stack">
                    <p><a class="btn" href=Route::Pledge.path(language)>{td_string!(t, pledge.expired.action)}</a></p>
                    <p>
                        <a href=Route::LinkRequest.path(language)>{td_string!(t, pledge.expired.confirmed_hint)}</a>
                    </p>
                </div>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::Confirm, Self)]
    }
}

/// It was not them.
#[derive(Clone)]
pub struct DisownedPage;

impl PageView for DisownedPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), pledge.disowned.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let t = locale(context.language);
        view! {
            <Outcome image="/img/done.svg" title=td_string!(t, pledge.disowned.title) lead=td_string!(t, pledge.disowned.lead)>
                <p>{td_string!(t, pledge.disowned.body)}</p>
            </Outcome>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        vec![Sample::public("", Route::Disowned, Self)]
    }
}
