//! The staff and their duties.

use domain::Language;
use domain::account::{Role, Scope};
use leptos::prelude::*;
use services::collation::sort_by_name;
use services::dashboard::{AppointmentErrors, AppointmentFields};
use store::staff::{AccountState, PersonRecord};
use uuid::Uuid;

use super::frame::Frame;
use super::home::role_name;
use super::parts::Select;
use super::sample::{HOSTILE, administrator, long_word, person};
use crate::i18n::{locale, minute, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::ui::{ErrorSummary, Facts, IntoMarkup, LanguageChoice, Markup, PageHead, Success, TextField};

/// The staff.
#[derive(Clone, Debug, Default)]
pub struct StaffPage {
    /// Everybody who has a duty.
    pub staff: Vec<PersonRecord>,
    /// Those of them who are suspended.
    pub suspended: Vec<Uuid>,
    /// The form as typed.
    pub fields: AppointmentFields,
    /// What is wrong with it.
    pub errors: AppointmentErrors,
    /// Who was looked for in vain.
    pub sought: Option<String>,
    /// What to say first.
    pub notice: Option<StaffNotice>,
}

/// What the page says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffNotice {
    /// A duty was given.
    Given,
    /// They had it before.
    Already,
}

impl PageView for StaffPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), dashboard.staff.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let StaffPage { mut staff, suspended, fields, errors, sought, notice } = self;
        sort_by_name(&mut staff, |person_record| &person_record.person.name);
        let notice = notice.map(|notice| {
            let text = match notice {
                StaffNotice::Given => td_string!(t, dashboard.staff.given),
                StaffNotice::Already => td_string!(t, dashboard.staff.already),
            };
            view! { <Success title=td_string!(t, common.notices.success) text/> }
        });
        let items: Vec<(&'static str, String)> = [
            sought.is_some().then(|| ("who", td_string!(t, dashboard.staff.errors.nobody))),
            errors.email.then(|| ("email", td_string!(t, dashboard.staff.errors.email))),
            errors.name.then(|| ("name", td_string!(t, dashboard.staff.errors.name))),
            errors.role.then(|| ("role", td_string!(t, dashboard.staff.errors.duty))),
        ]
        .into_iter()
        .flatten()
        .map(|(field, text)| (field, text.to_owned()))
        .collect();
        let summary = (!items.is_empty())
            .then(|| view! { <ErrorSummary title=td_string!(t, dashboard.staff.errors.title) items/> });
        let cards = staff
            .into_iter()
            .map(|person_record| {
                let is_suspended = suspended.contains(&person_record.person.id);
                view! { <li><Card context=context.clone() person_record is_suspended/></li> }
            })
            .collect_view();
        view! {
            <Frame context=context.clone()>
                {notice}
                {summary}
                <PageHead
                    title=td_string!(t, dashboard.staff.title)
                    lead=td_string!(t, dashboard.staff.intro)
                />
                <ul class="rows">{cards}</ul>
                <Appoint context=context.clone() fields errors/>
                <FindSomebody context sought/>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let mut never = person(3, HOSTILE);
        never.account = None;
        let mut one_factor = person(4, "Ann O’Neill");
        one_factor.account = one_factor.account.map(|account| AccountState {
            signed_in: None,
            has_second_factor: false,
            ..account
        });
        let staff = vec![person(2, "Marie-Ève Tremblay"), never, one_factor];
        let page = Self { staff, suspended: vec![Uuid::from_u128(2)], ..Self::default() };
        let fields = AppointmentFields {
            email: HOSTILE.into(),
            name: long_word(),
            language: "fr".into(),
            role: "editor".into(),
        };
        let errors = AppointmentErrors { email: true, name: true, role: true };
        [
            ("filled", page.clone()),
            ("nobody", Self::default()),
            ("given", Self { notice: Some(StaffNotice::Given), ..page.clone() }),
            ("already", Self { notice: Some(StaffNotice::Already), ..page.clone() }),
            ("wrong", Self { fields, errors, ..page.clone() }),
            ("not-found", Self { sought: Some(HOSTILE.into()), ..page }),
        ]
        .map(|(state, page)| Sample::of(administrator(), state, Route::Staff, page))
        .to_vec()
    }
}

/// What somebody answers for, in words.
pub(super) fn roles(language: Language, person_record: &PersonRecord) -> String {
    let t = locale(language);
    let roles = person_record.grants.iter().map(|grant| match grant.scope {
        Scope::Everywhere => role_name(language, grant.role).to_owned(),
        Scope::Theme(_) => {
            format!("{} ({})", role_name(language, grant.role), td_string!(t, dashboard.staff.in_theme))
        }
    });
    roles.collect::<Vec<_>>().join(", ")
}

#[component]
fn Card(context: Context, person_record: PersonRecord, is_suspended: bool) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let path = Route::StaffPerson.path_with(language, &person_record.person.id.to_string());
    let suspended = is_suspended.then(|| {
        view! { <span class="tag tag-bad">{td_string!(t, dashboard.person.suspended)}</span> }
    });
    let facts = vec![
        (td_string!(t, dashboard.staff.last_sign_in), last_sign_in(language, &person_record)),
        (td_string!(t, dashboard.staff.second_factor), second_factor(language, &person_record).to_owned()),
    ];
    view! {
        <p>
            <a href=path><strong>{person_record.person.name.clone()}</strong></a>
            " "
            {suspended}
        </p>
        <p>{roles(language, &person_record)}</p>
        <Facts facts/>
    }
    .markup()
}

pub(super) fn last_sign_in(language: Language, person_record: &PersonRecord) -> String {
    let t = locale(language);
    match person_record.account.map(|account| account.signed_in) {
        None => td_string!(t, dashboard.staff.no_account).to_owned(),
        Some(None) => td_string!(t, dashboard.staff.never).to_owned(),
        Some(Some(at)) => minute(language, at),
    }
}

pub(super) fn second_factor(language: Language, person_record: &PersonRecord) -> &'static str {
    let t = locale(language);
    if person_record.account.is_some_and(|account| account.has_second_factor) {
        td_string!(t, dashboard.staff.factor_on)
    } else {
        td_string!(t, dashboard.staff.factor_off)
    }
}

/// The duties to choose from.
pub(super) fn duty_options(language: Language) -> Vec<(String, String)> {
    let none = td_string!(locale(language), dashboard.staff.choose).to_owned();
    let roles = Role::ALL.map(|role| (role.code().to_owned(), role_name(language, role).to_owned()));
    std::iter::once((String::new(), none)).chain(roles).collect()
}

#[component]
fn Appoint(context: Context, fields: AppointmentFields, errors: AppointmentErrors) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let error = |is_wrong: bool, text: &'static str| is_wrong.then(|| text.to_owned());
    view! {
        <section class="section prose" aria-labelledby="appoint-title">
            <h2 id="appoint-title">{td_string!(t, dashboard.staff.appoint.title)}</h2>
            <p>{td_string!(t, dashboard.staff.appoint.intro)}</p>
            <form class="form" method="post" action=Route::Staff.path(language) novalidate>
                <TextField
                    language
                    name="email"
                    kind="email"
                    label=td_string!(t, dashboard.staff.appoint.email)
                    value=fields.email
                    error=error(errors.email, td_string!(t, dashboard.staff.errors.email))
                    autocomplete="off"
                    verbatim="none"
                />
                <TextField
                    language
                    name="name"
                    label=td_string!(t, dashboard.staff.appoint.name)
                    hint=td_string!(t, dashboard.staff.appoint.name_hint)
                    value=fields.name
                    error=error(errors.name, td_string!(t, dashboard.staff.errors.name))
                    autocomplete="off"
                    optional=true
                />
                <LanguageChoice
                    language
                    chosen=fields.language.parse().ok().or(Some(language))
                    legend=td_string!(t, dashboard.staff.appoint.language)
                    error=None
                />
                <Select
                    language
                    name="role"
                    label=td_string!(t, dashboard.staff.appoint.duty)
                    options=duty_options(language)
                    chosen=fields.role
                    error=error(errors.role, td_string!(t, dashboard.staff.errors.duty))
                />
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, dashboard.staff.appoint.submit)}</button>
                </div>
            </form>
        </section>
    }
    .markup()
}

#[component]
fn FindSomebody(context: Context, sought: Option<String>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let error = sought.is_some().then(|| td_string!(t, dashboard.staff.errors.nobody).to_owned());
    view! {
        <section class="section prose" aria-labelledby="find-title">
            <h2 id="find-title">{td_string!(t, dashboard.staff.find.title)}</h2>
            <p>{td_string!(t, dashboard.staff.find.intro)}</p>
            <form class="form" method="post" action=Route::FindPerson.path(language) novalidate>
                <TextField
                    language
                    name="who"
                    label=td_string!(t, dashboard.staff.find.who)
                    value=sought.unwrap_or_default()
                    error
                    autocomplete="off"
                    verbatim="none"
                />
                <div class="form-end">
                    <button class="btn btn-quiet" type="submit">
                        {td_string!(t, dashboard.staff.find.submit)}
                    </button>
                </div>
            </form>
        </section>
    }
    .markup()
}
