//! What comments are looked at for: the form of administrators.

use domain::Language;
use domain::moderation::{Watch, WatchListError, WatchRules};
use leptos::prelude::*;
use services::moderation::{LISTS, WatchError, WatchErrors, WatchFields};

use super::sample::{HOSTILE, administrator, long_word};
use crate::dashboard::Frame;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{Choice, ErrorSummary, IntoMarkup, Markup, PageHead, Success, TextField, TextareaField};

/// The rules, as they are or as they were typed.
#[derive(Clone, Debug, Default)]
pub struct WatchRulesPage {
    /// As typed; otherwise those in force.
    pub fields: WatchFields,
    /// What is wrong with them.
    pub errors: WatchErrors,
    /// Whether they were saved just before.
    pub is_saved: bool,
}

impl WatchRulesPage {
    /// Whether they were refused.
    pub fn is_refused(&self) -> bool {
        !self.errors.0.is_empty()
    }

    fn error(&self, language: Language, field: &str) -> Option<String> {
        self.errors.of(field).map(|error| wrong(language, error))
    }
}

impl PageView for WatchRulesPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), watch.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let summary = self.is_refused().then(|| {
            let named = |(field, error): &(&'static str, _)| {
                (*field, format!("{}. {}", label(language, field), wrong(language, *error)))
            };
            let items: Vec<_> = self.errors.0.iter().map(named).collect();
            view! { <ErrorSummary title=td_string!(t, watch.unfit) items/> }
        });
        let saved = self.is_saved.then(|| {
            view! { <Success title=td_string!(t, common.notices.success) text=td_string!(t, watch.saved)/> }
        });
        view! {
            <Frame context>
                {summary}
                {saved}
                <PageHead title=td_string!(t, watch.title) lead=td_string!(t, watch.lead)/>
                <form class="form" method="post" action=Route::WatchRules.path(language) novalidate>
                    <Words language page=self.clone()/>
                    <First language page=self.clone()/>
                    <Links language page=self.clone()/>
                    <Bursts language page=self/>
                    <p><button class="btn" type="submit">{td_string!(t, watch.save)}</button></p>
                </form>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let fields = WatchFields {
            first_many: "3".into(),
            first_look: "sample".into(),
            first_one_in: "5".into(),
            burst_many: "10".into(),
            burst_minutes: "5".into(),
            burst_watch: Watch::Hold.code().into(),
            links: Watch::Mark.code().into(),
            sites: "canada.ca\nwww.cma.ca".into(),
            words_en_hold: HOSTILE.into(),
            words_fr_ask: "charlatan\nva te faire".into(),
            words_fr_mark: long_word(),
            ..WatchFields::default()
        };
        let number = |field| (field, WatchError::Number(1, 60));
        let list = |field, error| (field, WatchError::Words(error));
        let errors = WatchErrors(vec![
            number("first_many"),
            number("first_one_in"),
            number("burst_many"),
            number("burst_minutes"),
            ("sites", WatchError::Site(2)),
            list("words_en_hold", WatchListError::TooMany),
            list("words_en_ask", WatchListError::TooLong(3)),
            list("words_en_mark", WatchListError::NoWord(1)),
            list("words_fr_hold", WatchListError::TooMany),
            list("words_fr_ask", WatchListError::TooLong(1)),
            list("words_fr_mark", WatchListError::NoWord(2)),
        ]);
        let sites = WatchErrors(vec![("sites", WatchError::TooManySites)]);
        let set = Self { fields, ..Self::default() };
        [
            ("set", set.clone()),
            ("none", Self { fields: WatchRules::default().into(), ..Self::default() }),
            ("saved", Self { is_saved: true, ..set.clone() }),
            ("wrong", Self { errors, ..set.clone() }),
            ("too-many-sites", Self { errors: sites, ..set }),
        ]
        .map(|(state, page)| Sample::of(administrator(), state, Route::WatchRules, page))
        .to_vec()
    }
}

/// A part of the form, under a heading.
#[component]
fn Involvement(id: &'static str, title: &'static str, children: Markup) -> impl IntoView {
    view! {
        <section class="desk-part" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {children}
        </section>
    }
    .markup()
}

#[component]
fn Words(language: Language, page: WatchRulesPage) -> impl IntoView {
    let t = locale(language);
    let lists = LISTS
        .map(|(field, ..)| {
            let text = page.fields.list(field).to_owned();
            let error = page.error(language, field);
            let hint = td_string!(t, watch.line_each);
            view! { <TextareaField language name=field label=label(language, field) hint text rows=3 error/> }
        })
        .collect_view();
    view! {
        <Involvement id="words" title=td_string!(t, watch.words)>
            <p class="small muted">{td_string!(t, watch.words_text)}</p>
            {lists}
        </Involvement>
    }
    .markup()
}

#[component]
fn First(language: Language, page: WatchRulesPage) -> impl IntoView {
    let t = locale(language);
    let (many_error, one_in_error) =
        (page.error(language, "first_many"), page.error(language, "first_one_in"));
    let looks = [("hold", td_string!(t, watch.first_hold)), ("sample", td_string!(t, watch.first_sample))];
    let chosen = page.fields.first_look;
    view! {
        <Involvement id="first" title=td_string!(t, watch.first)>
            <p class="small muted">{td_string!(t, watch.first_text)}</p>
            <Number
                language
                name="first_many"
                hint=td_string!(t, watch.first_many_hint)
                value=page.fields.first_many
                error=many_error
            />
            <Radios language within="first" name="first_look" choices=looks.to_vec() chosen/>
            <Number
                language
                name="first_one_in"
                hint=td_string!(t, watch.first_one_in_hint)
                value=page.fields.first_one_in
                error=one_in_error
            />
        </Involvement>
    }
    .markup()
}

#[component]
fn Links(language: Language, page: WatchRulesPage) -> impl IntoView {
    let t = locale(language);
    let error = page.error(language, "sites");
    let choices = [
        ("", td_string!(t, watch.links_none)),
        (Watch::Mark.code(), td_string!(t, watch.mark)),
        (Watch::Hold.code(), td_string!(t, watch.hold)),
    ];
    view! {
        <Involvement id="unknown-links" title=td_string!(t, watch.links)>
            <Radios language within="unknown-links" name="links" choices=choices.to_vec() chosen=page.fields.links/>
            <TextareaField
                language
                name="sites"
                label=label(language, "sites")
                hint=td_string!(t, watch.sites_hint)
                text=page.fields.sites
                rows=5
                error
            />
        </Involvement>
    }
    .markup()
}

#[component]
fn Bursts(language: Language, page: WatchRulesPage) -> impl IntoView {
    let t = locale(language);
    let (many_error, minutes_error) =
        (page.error(language, "burst_many"), page.error(language, "burst_minutes"));
    let choices =
        [(Watch::Mark.code(), td_string!(t, watch.mark)), (Watch::Hold.code(), td_string!(t, watch.hold))];
    view! {
        <Involvement id="burst" title=td_string!(t, watch.burst)>
            <Number
                language
                name="burst_many"
                hint=td_string!(t, watch.burst_many_hint)
                value=page.fields.burst_many
                error=many_error
            />
            <Number
                language
                name="burst_minutes"
                hint=td_string!(t, watch.burst_minutes_hint)
                value=page.fields.burst_minutes
                error=minutes_error
            />
            <Radios language within="burst" name="burst_watch" choices=choices.to_vec() chosen=page.fields.burst_watch/>
        </Involvement>
    }
    .markup()
}

#[component]
fn Number(
    language: Language,
    name: &'static str,
    hint: &'static str,
    value: String,
    error: Option<String>,
) -> impl IntoView {
    view! {
        <TextField
            language
            name
            label=label(language, name)
            hint=Some(hint)
            value
            error
            autocomplete="off"
            inputmode="numeric"
            class="input input-short"
            required=false
        />
    }
    .markup()
}

#[component]
fn Radios(
    language: Language,
    /// The heading over it, since its legend is that of others as well.
    within: &'static str,
    name: &'static str,
    choices: Vec<(&'static str, &'static str)>,
    chosen: String,
) -> impl IntoView {
    let choices = choices
        .into_iter()
        .map(|(value, text)| {
            let id = if value.is_empty() { format!("{name}-none") } else { format!("{name}-{value}") };
            view! {
                <Choice kind="radio" name id value checked=chosen == value>
                    <span class="choice-text">{text}</span>
                </Choice>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" id=name aria-labelledby=format!("{within} {name}-what")>
            <legend id=format!("{name}-what")>{td_string!(locale(language), watch.what)}</legend>
            <div class="choices">{choices}</div>
        </fieldset>
    }
    .markup()
}

/// What a field is called.
fn label(language: Language, field: &str) -> &'static str {
    let t = locale(language);
    match field {
        "first_many" => td_string!(t, watch.first_many),
        "first_one_in" => td_string!(t, watch.first_one_in),
        "burst_many" => td_string!(t, watch.burst_many),
        "burst_minutes" => td_string!(t, watch.burst_minutes),
        "sites" => td_string!(t, watch.sites),
        "words_en_hold" => td_string!(t, watch.words_en_hold),
        "words_en_ask" => td_string!(t, watch.words_en_ask),
        "words_en_mark" => td_string!(t, watch.words_en_mark),
        "words_fr_hold" => td_string!(t, watch.words_fr_hold),
        "words_fr_ask" => td_string!(t, watch.words_fr_ask),
        _ => td_string!(t, watch.words_fr_mark),
    }
}

fn wrong(language: Language, error: WatchError) -> String {
    let t = locale(language);
    match error {
        WatchError::Number(least, most) => td_string!(t, watch.number, least, most),
        WatchError::Site(line) => td_string!(t, watch.site, line),
        WatchError::TooManySites => td_string!(t, watch.too_many_sites).to_owned(),
        WatchError::Words(WatchListError::TooMany) => td_string!(t, watch.too_many_words).to_owned(),
        WatchError::Words(WatchListError::TooLong(line)) => td_string!(t, watch.long_word, line),
        WatchError::Words(WatchListError::NoWord(line)) => td_string!(t, watch.no_word, line),
    }
}
