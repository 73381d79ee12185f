//! A form that was not taken: why, and what was typed into it.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample;
use crate::ui::{IntoMarkup, Markup, Textarea};

/// Why a form is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returned {
    /// The database could not take it.
    Busy,
    /// Too much was sent in a short time.
    TooMany,
    /// Our mistake.
    Failed,
    /// It was written for another account.
    Anothers,
    /// It does not say for which account it was written, or has been open for too long.
    Unsigned,
    /// They had to sign in first, or to accept the Terms and Conditions.
    Pending,
    /// Something else in it was done; this is what was typed beside it.
    Rest,
}

/// A form whose own page cannot be shown, with what was typed into it.
#[derive(Clone)]
pub struct FormBackPage {
    /// Why.
    pub returned: Returned,
    /// Where it is posted.
    pub action: String,
    /// Its fields, in their order.
    pub fields: Vec<(String, String)>,
}

impl std::fmt::Debug for FormBackPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FormBackPage(…)")
    }
}

impl FormBackPage {
    /// Whether it holds anything that a person wrote, and would not write twice gladly.
    pub fn has_text(&self) -> bool {
        self.fields.iter().any(|(name, value)| is_text(name, value))
    }
}

/// Fields of which every word is somebody's own, be it one in small letters, by how their names begin. A test looks for those
/// of every page.
const OWN: [&str; 25] = [
    "about",
    "answer",
    "appeal",
    "biography",
    "body",
    "discarded",
    "en",
    "feeds",
    "fr",
    "heard",
    "intro",
    "learn",
    "log",
    "message",
    "next",
    "note",
    "questions",
    "reason",
    "redacted",
    "reply",
    "sites",
    "text",
    "title",
    "why",
    "words",
];

fn is_own(name: &str) -> bool {
    name.split(['_', '-']).next().is_some_and(|begins| OWN.contains(&begins))
}

/// Whether anything in fields was typed: buttons alone send numbers and words of ours, in small letters.
pub fn is_typed(fields: &[(String, String)]) -> bool {
    let is_ours = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    fields.iter().any(|(name, value)| {
        let value = value.trim();
        !value.chars().all(is_ours) || (!value.is_empty() && is_own(name))
    })
}

/// Whether a field's value is prose, or a word of somebody's own; what is neither, travels unseen.
pub fn is_text(name: &str, value: &str) -> bool {
    let value = value.trim();
    value.contains(char::is_whitespace) || (!value.is_empty() && is_own(name))
}

fn words(language: Language, returned: Returned) -> (&'static str, &'static str) {
    let t = locale(language);
    match returned {
        Returned::Busy => {
            (td_string!(t, common.returned.busy.title), td_string!(t, common.returned.busy.body))
        }
        Returned::TooMany => {
            (td_string!(t, common.returned.too_many.title), td_string!(t, common.returned.too_many.body))
        }
        Returned::Failed => {
            (td_string!(t, common.returned.failed.title), td_string!(t, common.returned.failed.body))
        }
        Returned::Anothers => {
            (td_string!(t, common.returned.anothers.title), td_string!(t, common.returned.anothers.body))
        }
        Returned::Unsigned => {
            (td_string!(t, common.returned.unsigned.title), td_string!(t, common.returned.unsigned.body))
        }
        Returned::Pending => {
            (td_string!(t, common.returned.back.title), td_string!(t, common.returned.back.body))
        }
        Returned::Rest => {
            (td_string!(t, common.returned.rest.title), td_string!(t, common.returned.rest.body))
        }
    }
}

/// Characters of a text by which it is named.
const EXCERPT: usize = 60;

/// A pending form of another page than this one.
pub struct Elsewhere {
    /// Where it is shown.
    href: String,
    /// The beginning of the longest text in it.
    excerpt: Option<String>,
}

impl Elsewhere {
    /// A form that is shown there, with what was typed into it.
    pub fn new(href: String, fields: &[(String, String)]) -> Self {
        let texts = fields.iter().filter(|(name, value)| is_text(name, value)).map(|(_, value)| value.trim());
        let excerpt = texts.max_by_key(|text| text.len()).map(|text| {
            let begins: String = text.chars().take(EXCERPT).collect();
            if begins.len() < text.len() { format!("{}…", begins.trim_end()) } else { begins }
        });
        Self { href, excerpt }
    }
}

/// Links to forms.
fn links(elsewhere: Vec<Elsewhere>) -> impl IntoView {
    let link = |Elsewhere { href, excerpt }: Elsewhere| {
        let name = match excerpt {
            Some(excerpt) => view! { <q>{excerpt}</q> }.markup(),
            None => href.clone().markup(),
        };
        view! { <li><a href=href>{name}</a></li> }
    };
    view! { <ul>{elsewhere.into_iter().map(link).collect_view()}</ul> }
}

/// What stands at the head of a form that is shown again, as HTML: which pending form it is, and the others.
pub fn notice(
    language: Language,
    returned: Returned,
    pending: Option<&str>,
    elsewhere: Vec<Elsewhere>,
) -> String {
    let t = locale(language);
    let (title, body) = words(language, returned);
    let pending = pending.map(|id| view! { <input type="hidden" name="kept" value=id.to_owned()/> });
    let others = (!elsewhere.is_empty()).then(|| {
        view! {
            <p>{td_string!(t, common.returned.also)}</p>
            {links(elsewhere)}
        }
    });
    view! {
        <div class="notice error-summary" id="error-summary" role="alert" tabindex="-1" autofocus>
            <p class="notice-title">{title}</p>
            <p>{body}</p>
            {others}
            {pending}
        </div>
    }
    .markup()
    .into_html()
}

/// What stands on other pages while forms are pending, as HTML: which.
pub fn pending(language: Language, elsewhere: Vec<Elsewhere>, takes_focus: bool) -> String {
    let t = locale(language);
    view! {
        <div class="wrap announced">
            <div class="notice" role="status" tabindex="-1" autofocus=takes_focus>
                <p class="notice-title">{td_string!(t, common.returned.waiting.title)}</p>
                <p>{td_string!(t, common.returned.waiting.open)}</p>
                {links(elsewhere)}
            </div>
        </div>
    }
    .markup()
    .into_html()
}

/// What stands before the title of a page whose form was not taken.
pub fn title_prefix(language: Language) -> &'static str {
    td_string!(locale(language), common.form.error_prefix)
}

/// What stands on the pages in between, as HTML: that what was typed is not lost.
pub fn waiting(language: Language, takes_focus: bool) -> String {
    let t = locale(language);
    view! {
        <div class="wrap announced">
            <div class="notice" role="status" tabindex="-1" autofocus=takes_focus>
                <p class="notice-title">{td_string!(t, common.returned.waiting.title)}</p>
                <p>{td_string!(t, common.returned.waiting.body)}</p>
            </div>
        </div>
    }
    .markup()
    .into_html()
}

impl PageView for FormBackPage {
    fn title(&self, language: Language) -> String {
        words(language, self.returned).0.to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        view! { <FormBack context page=self/> }.markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let fields = vec![("act".into(), "note".into()), ("note".into(), "Half of <b>it</b>.".into())];
        let page =
            |returned| Self { returned, action: Route::Suggest.path(language), fields: fields.clone() };
        let member = Some(sample::member());
        [
            ("busy", Returned::Busy, None),
            ("too-many", Returned::TooMany, None),
            ("failed", Returned::Failed, None),
            ("anothers", Returned::Anothers, member.clone()),
            ("unsigned", Returned::Unsigned, member.clone()),
            ("pending", Returned::Pending, member.clone()),
            ("rest", Returned::Rest, member),
        ]
        .map(|(state, returned, viewer)| Sample { viewer, ..Sample::anywhere(state, page(returned)) })
        .to_vec()
    }
}

/// The page.
#[component]
fn FormBack(context: Context, page: FormBackPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let (title, body) = words(language, page.returned);
    let fields = page
        .fields
        .into_iter()
        .enumerate()
        .map(|(at, (name, value))| {
            if !is_text(&name, &value) {
                return view! { <input type="hidden" name=name value=value/> }.markup();
            }
            let (id, target) = (format!("typed-{at}"), format!("typed-{at}"));
            view! {
                <div class="field">
                    <label for=target>{td_string!(t, common.returned.typed)}</label>
                    <Textarea id text=value rows=8 name/>
                </div>
            }
            .markup()
        })
        .collect_view();
    view! {
        <div class="wrap page">
            <div class="page-head">
                <h1 class="page-title" id="error-summary" tabindex="-1" autofocus>{title}</h1>
                <p class="lead">{body}</p>
            </div>
            <form class="form prose" method="post" action=page.action novalidate>
                {fields}
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, common.returned.again)}</button>
                </div>
            </form>
        </div>
    }
    .markup()
}
