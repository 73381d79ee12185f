//! What a person sees and changes of their own account.

use domain::Language;
use domain::account::{Role, Standing};
use domain::community::{DigestTime, NotificationChoices, NotificationKind, Pace};
use domain::moderation::Measure;
use leptos::prelude::*;
use services::account::Unsaved;
use store::account::Person;
use store::account::profile::Profile;
use store::account::session::{Actor, Session};
use store::passkey::{MOST_PASSKEYS, Passkey};
use store::staff::Held;
use time::Duration;

use super::contents::Contents;
use super::done::{Done, JustDone, Section, said};
use super::islands::ChoicesInPlace;
use super::leave::WayOut;
use super::notifications::NoticeForm;
use super::passkeys::PasskeyList;
use super::profile::{MyData, ProfileForm};
use super::sample::{self, HOSTILE};
use super::security::Security;
use super::sessions::Sessions;
use super::sign_on::MySignOn;
use crate::desk::OwnWayToDesk;
use crate::i18n::{locale, td_string};
use crate::moderation::{MeasuresInForce, OwnWayToDecisions};
use crate::page::{Context, PageView, Sample, Viewer, asks_nothing};
use crate::routes::Route;
use crate::sample::{NOW, member, staff};
use crate::ui::{IntoMarkup, Markup, PageHead};

/// One's own account.
#[derive(Clone, Debug)]
pub struct MyAccountPage {
    /// Who asks.
    pub actor: Actor,
    /// What holds against them.
    pub held: Vec<Held>,
    /// Where they are signed in.
    pub sessions: Vec<Session>,
    /// Their passkeys.
    pub passkeys: Vec<Passkey>,
    /// What the association knows of them.
    pub person: Person,
    /// What of it others see.
    pub profile: Profile,
    /// How often they want to be told of what.
    pub notices: NotificationChoices,
    /// When what is gathered is mailed.
    pub digest: DigestTime,
    /// Their account at the association's identity provider, where there is one.
    pub sign_on: Option<MySignOn>,
    /// What was done just before.
    pub done: Option<Done>,
    /// What was not saved, because it was changed in another window meanwhile: what they chose here.
    pub unsaved: Vec<Unsaved>,
    /// Whether what else they chose in the same form was saved.
    pub is_partly_saved: bool,
}

impl PageView for MyAccountPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), account.account.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self {
            actor,
            held,
            sessions,
            passkeys,
            person,
            profile,
            notices,
            digest,
            sign_on,
            done,
            unsaved,
            is_partly_saved,
        } = self;
        let (phone, email) =
            (context.site.association.phone.as_str(), context.site.association.email.as_str());
        let standing = &actor.standing;
        let status = if standing.is_suspended {
            Some(td_string!(t, account.account.status.suspended, phone, email))
        } else if standing.is_guest && !standing.is_member {
            Some(td_string!(t, guest_posts.account).to_owned())
        } else if !standing.is_member && !standing.is_staff() {
            Some(td_string!(t, account.account.status.left, phone, email))
        } else {
            None
        };
        let holds = (!held.is_empty()).then(|| {
            view! {
                <section class="section notice" aria-labelledby="standing-title">
                    <h2 id="standing-title">{td_string!(t, moderation.measures.own_title)}</h2>
                    <MeasuresInForce language measures=held is_own=true/>
                </section>
            }
        });
        let guest_posts = (standing.is_guest && !standing.is_member).then(|| {
            let path = Route::GuestPosts.path(language);
            view! { <p><a href=path>{td_string!(t, guest_posts.own.title)}</a></p> }
        });
        let has_passkeys = context.site.domain().is_some() || !passkeys.is_empty();
        let done = done.map(|done| (done.section(has_passkeys), done));
        let choices = view! {
            <form method="post" action=Route::Profile.path(language) novalidate>
                <ProfileForm
                    context=context.clone()
                    person=person.clone()
                    profile
                    unsaved=unsaved.clone()
                    is_partly_saved
                />
                <NoticeForm context=context.clone() choices=notices digest unsaved is_partly_saved/>
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, account.account.profile.submit)}</button>
                </div>
            </form>
        }
        .markup()
        .without_marks();
        view! {
            <div class="wrap page">
                <JustDone language done here=Section::Top/>
                <PageHead
                    title=td_string!(t, account.account.title)
                    lead=td_string!(t, account.account.intro, username = actor.username.as_str())
                />
                {status.map(|text| view! { <div class="notice"><p>{text}</p>{guest_posts}</div> })}
                {holds}
                <Contents language has_passkeys/>
                <ChoicesInPlace
                    title=td_string!(t, common.notices.success).to_owned()
                    saved=td_string!(t, account.account.profile.saved).to_owned()
                    elsewhere=Done::ChangedElsewhere.path(language)
                    said=said(language, done, Section::Choices).map(str::to_owned)
                >
                    {choices}
                </ChoicesInPlace>
                <Security context=context.clone() actor=actor.clone() person sign_on done/>
                <PasskeyList context=context.clone() passkeys done/>
                <Sessions context=context.clone() sessions here=actor.session done/>
                <OwnWayToDesk context=context.clone()/>
                <OwnWayToDecisions context=context.clone()/>
                <MyData context=context.clone()/>
                <WayOut context/>
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        let mut samples = Self::states(language);
        for done in Done::ALL {
            let mut sample = Self::sample(language, member(), done.code(), |_| {});
            sample.page.done = Some(done);
            samples.push(sample);
        }
        samples
    }
}

impl MyAccountPage {
    fn states(language: Language) -> Vec<Sample<Self>> {
        let of_member =
            |name: &'static str, change: fn(&mut Self)| Self::sample(language, member(), name, change);
        let standing = |name: &'static str, stands: fn(&mut Standing), change: fn(&mut Self)| {
            let mut viewer = member();
            stands(&mut viewer.standing);
            Self::sample(language, viewer, name, change)
        };
        let has_none = Viewer { has_password: false, ..member() };
        vec![
            of_member("", |_| {}),
            of_member("filled", |page| {
                page.actor.has_authenticator = true;
                page.person.specialty = Some(HOSTILE.into());
                page.sessions = sample::sessions();
                page.passkeys = sample::passkeys();
                page.sign_on = Some(MySignOn { link: sample::sign_on_link(), has_other_way: true });
                page.notices = page.notices.with_excerpts(true);
            }),
            of_member("passkeys-full", |page| {
                page.passkeys = (0..MOST_PASSKEYS).map(|n| sample::passkey(n, "Pixel 9")).collect();
            }),
            of_member("mail-refused", |page| page.person.unreachable = Some(NOW)),
            of_member("unsaved", |page| {
                page.unsaved = vec![page.other_profile(), page.other_notices()];
            }),
            of_member("unsaved-notices", |page| page.unsaved = vec![page.other_notices()]),
            of_member("partly-saved", |page| {
                page.unsaved = vec![page.other_profile()];
                page.is_partly_saved = true;
            }),
            Self::sample(language, has_none, "sign-on-only", |page| {
                page.sign_on = Some(MySignOn { link: sample::sign_on_link(), has_other_way: false });
            }),
            Self::sample(language, staff(Role::Moderator), "staff", |page| {
                page.actor.has_authenticator = true;
            }),
            standing(
                "suspended",
                |standing| standing.is_suspended = true,
                |page| {
                    page.held = vec![
                        sample::held(Measure::Warn, None),
                        sample::held(Measure::Suspend, Some(NOW + Duration::days(30))),
                    ];
                },
            ),
            standing(
                "muted",
                |standing| standing.is_muted = true,
                |page| {
                    page.held = vec![sample::held(Measure::Mute, None)];
                },
            ),
            standing("left", |standing| standing.is_member = false, |_| {}),
            standing(
                "guest",
                |standing| {
                    standing.is_member = false;
                    standing.is_guest = true;
                },
                |_| {},
            ),
        ]
    }

    /// Somebody's page, in a state.
    fn sample(
        language: Language,
        viewer: Viewer,
        state: &'static str,
        change: fn(&mut Self),
    ) -> Sample<Self> {
        let actor = sample::actor(&viewer);
        let mut page = Self {
            sessions: vec![sample::session(actor.session, "Firefox, Linux")],
            actor,
            held: Vec::new(),
            passkeys: Vec::new(),
            person: sample::person(language),
            profile: sample::profile(language),
            notices: NotificationChoices::default(),
            digest: DigestTime { zone: viewer.zone, hour: DigestTime::USUAL_HOUR },
            sign_on: Some(MySignOn { link: None, has_other_way: true }),
            done: None,
            unsaved: Vec::new(),
            is_partly_saved: false,
        };
        change(&mut page);
        Sample::of(viewer, state, Route::Account, page)
    }

    fn other_profile(&self) -> Unsaved {
        Unsaved::Profile(Profile { shows_kind: !self.profile.shows_kind, ..self.profile })
    }

    fn other_notices(&self) -> Unsaved {
        let choices = self.notices.with(NotificationKind::Reply, Pace::Never);
        Unsaved::Notifications(choices, DigestTime { hour: 18, ..self.digest })
    }
}
