//! How often a member wants to be told of what.

use domain::Language;
use domain::community::{DigestTime, NotificationChoices, NotificationKind, Pace, Zone};
use leptos::prelude::*;
use services::account::{Unsaved, notification_words};

use super::changed::Changed;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::ui::{Choice, IntoMarkup, NOTICES_SEEN};

/// The part of the form with a pace for each kind, and when what is gathered goes.
#[component]
pub(super) fn NoticeForm(
    context: Context,
    /// What is kept.
    choices: NotificationChoices,
    digest: DigestTime,
    /// What was chosen, where it was not saved.
    unsaved: Vec<Unsaved>,
    /// Whether what else was sent with it was saved.
    is_partly_saved: bool,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let seen = notification_words(choices, digest);
    let is_said = unsaved.iter().any(|one| matches!(one, Unsaved::Profile(_)));
    let chosen = unsaved.into_iter().find_map(|one| match one {
        Unsaved::Notifications(chosen, time) => Some((chosen, time)),
        Unsaved::Profile(_) => None,
    });
    let changed = chosen.map(|_| {
        view! { <Changed language kept=kept(language, choices, digest) is_partly_saved is_said/> }
    });
    let (choices, digest) = chosen.unwrap_or((choices, digest));
    let rows = choices
        .iter()
        .map(|(kind, chosen)| {
            let options = Pace::ALL
                .into_iter()
                .map(|pace| {
                    view! { <option value=pace.code() selected=pace == chosen>{pace_name(language, pace)}</option> }
                })
                .collect_view();
            view! {
                <div class="field">
                    <label for=kind.code()>{kind_name(language, kind)}</label>
                    <select class="input input-medium" id=kind.code() name=kind.code()>{options}</select>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="section prose" aria-labelledby="notices-title">
            <h2 id="notices-title">{td_string!(t, account.notifications.title)}</h2>
            <p>{td_string!(t, account.notifications.intro)}</p>
            {changed}
            <div class="form">
                <input type="hidden" name=NOTICES_SEEN value=seen/>
                {rows}
                <ExcerptsField language is_chosen=choices.has_excerpts()/>
                <DigestFields language digest/>
            </div>
        </section>
    }
    .markup()
}

/// What is kept, name by name.
fn kept(language: Language, choices: NotificationChoices, digest: DigestTime) -> Vec<(&'static str, String)> {
    let t = locale(language);
    let paces =
        choices.iter().map(|(kind, pace)| (kind_name(language, kind), pace_name(language, pace).to_owned()));
    let time = [
        (td_string!(t, following.digest.hour), hour_name(language, digest.hour)),
        (td_string!(t, following.digest.zone), zone_name(language, digest.zone).to_owned()),
    ];
    let are_shown = if choices.has_excerpts() {
        td_string!(t, account.changed.shown)
    } else {
        td_string!(t, account.changed.hidden)
    };
    let excerpts = (td_string!(t, account.notifications.excerpts.kept), are_shown.to_owned());
    paces.chain([excerpts]).chain(time).collect()
}

/// Whether mails show how a comment begins, and why they do not by themselves.
#[component]
fn ExcerptsField(language: Language, is_chosen: bool) -> impl IntoView {
    let t = locale(language);
    view! {
        <div>
            <Choice
                kind="checkbox"
                name="mail_excerpts"
                id="mail_excerpts".to_owned()
                value="on"
                checked=is_chosen
                described_by="excerpts-hint"
            >
                <span class="choice-text">
                    <strong>{td_string!(t, account.notifications.excerpts.label)}</strong>
                </span>
            </Choice>
            <p class="hint" id="excerpts-hint">{td_string!(t, account.notifications.excerpts.hint)}</p>
        </div>
    }
    .markup()
}

fn hour_name(language: Language, hour: u8) -> String {
    match language {
        Language::En => format!("{hour}:00"),
        Language::Fr => format!("{hour}\u{a0}h"),
    }
}

/// The hour at which what is gathered goes, and where.
#[component]
fn DigestFields(language: Language, digest: DigestTime) -> impl IntoView {
    let t = locale(language);
    let hours = (0..24_u8)
        .map(|hour| {
            let shown = hour_name(language, hour);
            view! { <option value=hour.to_string() selected=hour == digest.hour>{shown}</option> }
        })
        .collect_view();
    let zones = Zone::ALL
        .map(|zone| {
            view! { <option value=zone.code() selected=zone == digest.zone>{zone_name(language, zone)}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for="digest_hour">{td_string!(t, following.digest.hour)}</label>
            <p class="hint" id="digest-hint">{td_string!(t, following.digest.hint)}</p>
            <select class="input input-medium" id="digest_hour" name="digest_hour" aria-describedby="digest-hint">
                {hours}
            </select>
        </div>
        <div class="field">
            <label for="digest_zone">{td_string!(t, following.digest.zone)}</label>
            <select class="input input-medium" id="digest_zone" name="digest_zone">{zones}</select>
        </div>
    }
    .markup()
}

fn zone_name(language: Language, zone: Zone) -> &'static str {
    let t = locale(language);
    match zone {
        Zone::Newfoundland => td_string!(t, following.zones.newfoundland),
        Zone::Atlantic => td_string!(t, following.zones.atlantic),
        Zone::Eastern => td_string!(t, following.zones.eastern),
        Zone::Central => td_string!(t, following.zones.central),
        Zone::Saskatchewan => td_string!(t, following.zones.saskatchewan),
        Zone::Mountain => td_string!(t, following.zones.mountain),
        Zone::Yukon => td_string!(t, following.zones.yukon),
        Zone::Pacific => td_string!(t, following.zones.pacific),
    }
}

/// What a kind of notice is called.
pub(crate) fn kind_name(language: Language, kind: NotificationKind) -> &'static str {
    let t = locale(language);
    match kind {
        NotificationKind::Reply => td_string!(t, account.notifications.kinds.reply),
        NotificationKind::Mention => td_string!(t, account.notifications.kinds.mention),
        NotificationKind::FollowedTopic => td_string!(t, account.notifications.kinds.followed_topic),
        NotificationKind::ClosingSoon => td_string!(t, account.notifications.kinds.closing_soon),
        NotificationKind::Outcome => td_string!(t, account.notifications.kinds.outcome),
        NotificationKind::StaffAnswer => td_string!(t, account.notifications.kinds.staff_answer),
    }
}

fn pace_name(language: Language, pace: Pace) -> &'static str {
    let t = locale(language);
    match pace {
        Pace::AtOnce => td_string!(t, account.notifications.paces.at_once),
        Pace::Daily => td_string!(t, account.notifications.paces.daily),
        Pace::Weekly => td_string!(t, account.notifications.paces.weekly),
        Pace::Never => td_string!(t, account.notifications.paces.never),
    }
}
