//! A person, to administrators: who they are, what they may, and what can be done about it.

mod standing;

use domain::Language;
use domain::account::{Grant, Scope};
use domain::desk::ProseError;
use domain::moderation::{Clause, Measure};
use leptos::prelude::*;
use services::dashboard::{SuspensionErrors, SuspensionFields};
use store::staff::{Held, PersonRecord, RightsChange};
use uuid::Uuid;

use super::frame::Frame;
use super::home::role_name;
use super::parts::Select;
use super::sample::{HOSTILE, administrator, person};
use super::staff::{duty_options, last_sign_in, second_factor};
use crate::i18n::{date, locale, province_name, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::NOW;
use crate::ui::{ErrorSummary, Facts, IntoMarkup, Markup, PageHead, Success};

use standing::{StandingOf, wrong_suspension};

/// A person.
#[derive(Clone, Debug)]
pub struct PersonPage {
    /// Who.
    pub person_record: PersonRecord,
    /// What holds against them.
    pub held: Vec<Held>,
    /// Whether it is the reader.
    pub is_reader: bool,
    /// What was just done.
    pub done: Option<PersonDone>,
    /// Why nothing was done.
    pub refusal: Option<RightsChange>,
    /// A suspension, as typed.
    pub suspension: SuspensionFields,
    /// What is wrong with it.
    pub errors: SuspensionErrors,
}

/// What was just done about a person. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonDone {
    /// A duty was given.
    Given,
    /// A duty was taken.
    Taken,
    /// Their account was suspended.
    Suspended,
    /// It was restored.
    Restored,
    /// They were invited.
    Invited,
}

impl PersonDone {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Given, Self::Taken, Self::Suspended, Self::Restored, Self::Invited];

    /// The word for it in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Taken => "taken",
            Self::Suspended => "suspended",
            Self::Restored => "restored",
            Self::Invited => "invited",
        }
    }
}

impl PageView for PersonPage {
    fn title(&self, _language: Language) -> String {
        self.person_record.person.name.clone()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let PersonPage { person_record, held, is_reader, done, refusal, suspension, errors } = self;
        let done = done.map(|done| {
            let text = match done {
                PersonDone::Given => td_string!(t, dashboard.staff.given),
                PersonDone::Taken => td_string!(t, dashboard.person.done.taken),
                PersonDone::Suspended => td_string!(t, dashboard.person.done.suspended),
                PersonDone::Restored => td_string!(t, dashboard.person.done.restored),
                PersonDone::Invited => td_string!(t, dashboard.person.done.invited),
            };
            view! { <Success title=td_string!(t, common.notices.success) text/> }
        });
        let refusal = refusal.map(|refusal| {
            let title = match refusal {
                RightsChange::Own => td_string!(t, dashboard.person.refused.own),
                RightsChange::LastAdministrator => td_string!(t, dashboard.person.refused.last),
                RightsChange::Reporter => td_string!(t, dashboard.person.refused.reporter),
                RightsChange::Nothing | RightsChange::Done => {
                    td_string!(t, dashboard.person.refused.nothing)
                }
            };
            view! { <ErrorSummary title/> }.markup()
        });
        let wrong = wrong_suspension(language, errors);
        let refusal = refusal.or_else(|| {
            (!wrong.is_empty()).then(|| {
                let title = td_string!(t, dashboard.person.suspension.unfit);
                view! { <ErrorSummary title items=wrong/> }.markup()
            })
        });
        let person = person_record.person.clone();
        let lead = match &person.username {
            Some(username) => {
                td_string!(t, dashboard.person.username, username = username.as_str())
            }
            None => td_string!(t, dashboard.person.no_account).to_owned(),
        };
        let log = format!("{}?whom={}", Route::Audit.path(language), person.id);
        let did = format!("{}?who={}", Route::Audit.path(language), person.id);
        view! {
            <Frame context=context.clone()>
                {done}
                {refusal}
                <PageHead title=person.name lead/>
                <Known context=context.clone() person_record=person_record.clone()/>
                <p class="btn-row">
                    <a href=log>{td_string!(t, dashboard.person.log)}</a>
                    <a href=did>{td_string!(t, dashboard.person.did)}</a>
                </p>
                <DutiesOf context=context.clone() person_record=person_record.clone()/>
                <AccountOf context=context.clone() person_record=person_record.clone() is_reader/>
                <StandingOf context person_record held is_reader suspension errors/>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let page = Self {
            person_record: person(2, "Marie-Ève Tremblay"),
            held: Vec::new(),
            is_reader: false,
            done: None,
            refusal: None,
            suspension: SuspensionFields::default(),
            errors: SuspensionErrors::default(),
        };
        let typed =
            SuspensionFields { clause: "threats".into(), reason: HOSTILE.into(), term: String::new() };
        let errors = SuspensionErrors { clause: true, reason: Some(ProseError::Missing), term: true };
        let held = Measure::ALL.map(held).to_vec();
        let mut left = person(3, HOSTILE);
        left.person.on_roster = false;
        let refusals = [
            ("own", RightsChange::Own),
            ("last", RightsChange::LastAdministrator),
            ("reporter", RightsChange::Reporter),
            ("nothing", RightsChange::Nothing),
        ];
        let states = [
            ("filled", page.clone()),
            ("reader", Self { is_reader: true, ..page.clone() }),
            ("without-account", Self { person_record: without_account(true), ..page.clone() }),
            ("stranger", Self { person_record: without_account(false), ..page.clone() }),
            ("left", Self { person_record: left, ..page.clone() }),
            ("held-against", Self { held, ..page.clone() }),
            ("wrong-suspension", Self { suspension: typed, errors, ..page.clone() }),
        ];
        let done = PersonDone::ALL.map(|done| (done.code(), Self { done: Some(done), ..page.clone() }));
        let refused =
            refusals.map(|(state, refusal)| (state, Self { refusal: Some(refusal), ..page.clone() }));
        states
            .into_iter()
            .chain(done)
            .chain(refused)
            .map(|(state, page)| Sample::of(administrator(), state, Route::StaffPerson, page))
            .collect()
    }
}

#[component]
fn Known(context: Context, person_record: PersonRecord) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let person = &person_record.person;
    let membership = if person.on_roster {
        td_string!(t, dashboard.person.on_roster)
    } else if person_record.member_number.is_some() {
        td_string!(t, dashboard.person.left)
    } else {
        td_string!(t, dashboard.person.no_member)
    };
    let mut facts = vec![
        (td_string!(t, dashboard.person.email), person.email.clone()),
        (td_string!(t, dashboard.person.membership), membership.to_owned()),
    ];
    if let Some(since) = person.unreachable {
        facts.push((td_string!(t, dashboard.person.unreachable), date(language, since)));
    }
    if let Some(number) = &person_record.member_number {
        facts.push((td_string!(t, dashboard.person.number), number.clone()));
    }
    if let Some(province) = person.province {
        let name = province_name(language, province).to_owned();
        facts.push((td_string!(t, dashboard.person.province), name));
    }
    if let Some(specialty) = &person.specialty {
        facts.push((td_string!(t, dashboard.person.specialty), specialty.clone()));
    }
    facts.push((td_string!(t, dashboard.staff.last_sign_in), last_sign_in(language, &person_record)));
    facts.push((
        td_string!(t, dashboard.staff.second_factor),
        second_factor(language, &person_record).to_owned(),
    ));
    if let (None, Some(invited)) = (person_record.account, person_record.invited) {
        facts.push((td_string!(t, dashboard.person.invited), date(language, invited)));
    }
    view! { <Facts facts/> }.markup()
}

#[component]
fn DutiesOf(context: Context, person_record: PersonRecord) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let id = person_record.person.id.to_string();
    let action = Route::StaffPerson.path_with(language, &id);
    let rows = person_record
        .grants
        .iter()
        .map(|Grant { role, scope }| {
            let (theme, place) = match scope {
                Scope::Everywhere => (Uuid::nil(), td_string!(t, dashboard.staff.everywhere)),
                Scope::Theme(theme) => (*theme, td_string!(t, dashboard.staff.in_theme)),
            };
            let name = role_name(language, *role);
            let label = td_string!(t, dashboard.person.take_duty, role = name);
            let named = label.clone();
            view! {
                <li class="row-split">
                    <p><strong>{name}</strong>" "<span class="muted">{place}</span></p>
                    <form method="post" action=action.clone() aria-label=named>
                        <input type="hidden" name="action" value="take"/>
                        <input type="hidden" name="role" value=role.code()/>
                        <input type="hidden" name="theme" value=theme.to_string()/>
                        <button class="btn btn-quiet" type="submit" aria-label=label.clone()>
                            {td_string!(t, dashboard.person.take)}
                        </button>
                    </form>
                </li>
            }
        })
        .collect_view();
    let none =
        person_record.grants.is_empty().then(|| view! { <p>{td_string!(t, dashboard.person.no_duty)}</p> });
    view! {
        <section class="section prose" aria-labelledby="duties-title">
            <h2 id="duties-title">{td_string!(t, dashboard.person.duties)}</h2>
            {none}
            <ul class="rows">{rows}</ul>
            <form class="form form-inline" method="post" action=action.clone()>
                <input type="hidden" name="action" value="give"/>
                <Select
                    language
                    name="role"
                    label=td_string!(t, dashboard.staff.appoint.duty)
                    options=duty_options(language)
                    chosen=String::new()
                />
                <button class="btn btn-quiet" type="submit">
                    {td_string!(t, dashboard.staff.appoint.submit)}
                </button>
            </form>
        </section>
    }
    .markup()
}

#[component]
fn AccountOf(context: Context, person_record: PersonRecord, is_reader: bool) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let path = Route::StaffPerson.path_with(language, &person_record.person.id.to_string());
    let button = move |action: &'static str, class: &'static str, text: &'static str| {
        view! {
            <form method="post" action=path.clone() aria-label=text>
                <input type="hidden" name="action" value=action/>
                <button class=class type="submit">{text}</button>
            </form>
        }
        .markup()
    };
    let (text, form) = match person_record.account {
        Some(_) if is_reader => (td_string!(t, dashboard.person.account.own).to_owned(), ().markup()),
        Some(account) => {
            (td_string!(t, dashboard.person.account.open, date = date(language, account.opened)), ().markup())
        }
        None if person_record.person.on_roster || !person_record.grants.is_empty() => (
            td_string!(t, dashboard.person.account.none).to_owned(),
            button("invite", "btn btn-quiet", td_string!(t, dashboard.person.account.invite)),
        ),
        None => (td_string!(t, dashboard.person.account.not_invited).to_owned(), ().markup()),
    };
    view! {
        <section class="section prose" aria-labelledby="account-title">
            <h2 id="account-title">{td_string!(t, dashboard.person.account.title)}</h2>
            <p>{text}</p>
            {form}
        </section>
    }
    .markup()
}

/// Somebody who may be invited, or of whom only the address is known.
fn without_account(may_be_invited: bool) -> PersonRecord {
    let mut record = person(4, "Ann O’Neill");
    record.account = None;
    record.person.username = None;
    record.person.unreachable = Some(NOW);
    if !may_be_invited {
        record.person.on_roster = false;
        record.person.province = None;
        record.person.specialty = None;
        (record.member_number, record.invited, record.grants) = (None, None, Vec::new());
    }
    record
}

/// A measure that holds.
fn held(measure: Measure) -> Held {
    Held {
        decision: Uuid::from_u128(60 + measure as u128),
        measure,
        since: NOW,
        until: (measure != Measure::Suspend).then_some(NOW),
        clause: (measure != Measure::Warn).then_some(Clause::Threats),
        reason: HOSTILE.into(),
    }
}
