//! What a person shows of themselves, and leaves.

use std::collections::HashMap;

use domain::community::{DigestTime, NotificationChoices, NotificationKind, Pace};
use serde::Deserialize;
use store::StoreError;
use store::account::Person;
use store::account::profile::Profile;
use store::account::session::Actor;
use store::staff::Held;
use uuid::Uuid;

use super::keys::number_key;
use super::{AccountError, Accounts};
use crate::community::{of_person, rewritten, take_out};
use crate::seen;

/// What others may see, and the language, as posted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct ProfileFields {
    pub shows_kind: String,
    pub shows_province: String,
    pub shows_specialty: String,
    pub language: String,
    pub seen: String,
}

/// What somebody chose for themselves that was not saved yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// What others see.
    Profile(Profile),
    /// How often they are told of what, and when.
    Notifications(NotificationChoices, DigestTime),
}

/// How what was chosen was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// All stands as the form showed it.
    AsTyped,
    /// Some of what was left alone had been changed in another window since, and stands as it is kept.
    ChangedElsewhere,
}

/// What became of leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// The account is gone.
    Done,
    /// The password was not right.
    WrongPassword,
    /// Nobody else could give rights any more.
    LastAdministrator,
}

impl Saved {
    fn of<T: Copy + PartialEq>(typed: T, saved: T) -> Self {
        if typed == saved { Self::AsTyped } else { Self::ChangedElsewhere }
    }
}

impl Accounts {
    /// The asker as they stand.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn own(&self, actor: &Actor) -> Result<(Person, Profile), StoreError> {
        self.store.own(actor.person).await?.ok_or(StoreError::Unreadable)
    }

    /// Changes what others see, and the language of mails; what was chosen, where it was changed in another window
    /// meanwhile. `None` when no language was chosen.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn set_profile(
        &self,
        actor: &Actor,
        fields: &ProfileFields,
    ) -> Result<Option<Result<Saved, Unsaved>>, StoreError> {
        let Ok(language) = fields.language.parse() else { return Ok(None) };
        let (_, kept) = self.own(actor).await?;
        let typed = Profile {
            shows_kind: !fields.shows_kind.is_empty(),
            shows_province: !fields.shows_province.is_empty(),
            shows_specialty: !fields.shows_specialty.is_empty(),
            language,
        };
        let given = read_profile(&fields.seen);
        let is_changed = !fields.seen.is_empty() && given != Some(kept);
        let given = given.unwrap_or(kept);
        let profile = Profile {
            shows_kind: seen::wanted(given.shows_kind, typed.shows_kind, kept.shows_kind),
            shows_province: seen::wanted(given.shows_province, typed.shows_province, kept.shows_province),
            shows_specialty: seen::wanted(given.shows_specialty, typed.shows_specialty, kept.shows_specialty),
            language: seen::wanted(given.language, typed.language, kept.language),
        };
        let is_stale = is_changed && profile != kept;
        if is_stale
            || !self.store.set_profile(actor.person, kept, profile, self.clock.now()).await?
                // Pressed twice, the same was sent at once: it stands.
                && self.own(actor).await?.1 != profile
        {
            return Ok(Some(Err(Unsaved::Profile(profile))));
        }
        Ok(Some(Ok(Saved::of(typed, profile))))
    }

    /// Changes how often the asker is told of what, and when, and what mails may show. What the form does not name stays as
    /// it is, but for the box, which is not sent when it is empty; what was chosen comes back where it was changed in another window meanwhile.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn set_notice_choices(
        &self,
        actor: &Actor,
        fields: &HashMap<String, String>,
    ) -> Result<Result<Saved, Unsaved>, StoreError> {
        let kept = self.told_how_often(actor).await?;
        let field = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
        let given = read_notifications(field("seen"));
        let is_changed = !field("seen").is_empty() && given != Some(kept);
        let has_box = given.is_some();
        let given = given.unwrap_or(kept);
        let (mut typed, mut chosen) = (kept, kept);
        for kind in NotificationKind::ALL {
            if let Ok(pace) = field(kind.code()).parse() {
                typed.0 = typed.0.with(kind, pace);
                chosen.0 = chosen.0.with(kind, seen::wanted(given.0.of(kind), pace, kept.0.of(kind)));
            }
        }
        let has_excerpts = !field("mail_excerpts").is_empty();
        if has_box || has_excerpts {
            typed.0 = typed.0.with_excerpts(has_excerpts);
            let (given, kept) = (given.0.has_excerpts(), kept.0.has_excerpts());
            chosen.0 = chosen.0.with_excerpts(seen::wanted(given, has_excerpts, kept));
        }
        if let Some(hour) = DigestTime::parse_hour(field("digest_hour")) {
            typed.1.hour = hour;
            chosen.1.hour = seen::wanted(given.1.hour, hour, kept.1.hour);
        }
        if let Ok(zone) = field("digest_zone").parse() {
            typed.1.zone = zone;
            chosen.1.zone = seen::wanted(given.1.zone, zone, kept.1.zone);
        }
        let is_stale = is_changed && chosen != kept;
        if is_stale
            || !self.store.set_notice_choices(actor.person, kept, chosen, self.clock.now()).await?
                && self.told_how_often(actor).await? != chosen
        {
            return Ok(Err(Unsaved::Notifications(chosen.0, chosen.1)));
        }
        Ok(Ok(Saved::of(typed, chosen)))
    }

    /// How often the asker is told of what, and when.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn told_how_often(
        &self,
        actor: &Actor,
    ) -> Result<(NotificationChoices, DigestTime), StoreError> {
        let choices = self.store.notice_choices(actor.person).await?;
        Ok((choices, self.store.digest_time(actor.person).await?))
    }

    /// Erases the asker and their account, once the password has shown that it is them. What they wrote in the Community
    /// stays without their name, or goes too.
    ///
    /// # Errors
    /// [`AccountError`] when nothing was erased.
    pub async fn leave(
        &self,
        actor: &Actor,
        password: &str,
        keeps_comments: bool,
    ) -> Result<Leaving, AccountError> {
        if !self.is_owner(actor, password).await? {
            return Ok(Leaving::WrongPassword);
        }
        let (name_key, now) = (self.name_key(&actor.username), self.clock.now());
        let number = number_key(&*self.store, &self.secret, actor.person).await?;
        self.store.bind(actor.person, number, now).await?;
        let words = of_person(&*self.store, actor.person, keeps_comments).await?;
        let copies = rewritten(&*self.store, &words, &self.texts.instead).await?;
        if !self.store.leave(actor.person, name_key, keeps_comments, copies, now).await? {
            return Ok(Leaving::LastAdministrator);
        }
        // What was written between the look and the leaving.
        take_out(&*self.store, &words, &self.texts.instead, now).await?;
        Ok(Leaving::Done)
    }

    /// What holds against who asks. Of most people nobody has to ask.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn held_against(&self, actor: &Actor) -> Result<Vec<Held>, StoreError> {
        if actor.standing.is_suspended || actor.standing.is_muted {
            self.store.held_against(actor.person, self.clock.now()).await
        } else {
            Ok(Vec::new())
        }
    }

    /// Holds somebody who opens an account to what is bound to their membership.
    pub(super) async fn meet_bonds(&self, person: Uuid) -> Result<(), StoreError> {
        let number = number_key(&*self.store, &self.secret, person).await?;
        self.store.meet(person, number, self.clock.now()).await.map(drop)
    }
}

/// What is kept of a profile, as its form says that its writer has seen it.
pub fn profile_words(profile: Profile) -> String {
    let Profile { shows_kind, shows_province, shows_specialty, language } = profile;
    format!("{shows_kind} {shows_province} {shows_specialty} {}", language.code())
}

/// The profile that a form's writer has seen; `None` where the form does not say it.
fn read_profile(words: &str) -> Option<Profile> {
    let mut words = words.split(' ');
    let mut shows = || words.next()?.parse::<bool>().ok();
    let (shows_kind, shows_province, shows_specialty) = (shows()?, shows()?, shows()?);
    Some(Profile { shows_kind, shows_province, shows_specialty, language: words.next()?.parse().ok()? })
}

/// What is kept of how often somebody is told of what, as its form says that its writer has seen it.
pub fn notification_words(choices: NotificationChoices, digest: DigestTime) -> String {
    let paces: Vec<&str> = choices.iter().map(|(_, pace)| Pace::code(pace)).collect();
    format!("{} {} {} {}", paces.join(" "), digest.hour, digest.zone.code(), choices.has_excerpts())
}

/// How often its writer is told of what, as they have seen it in the form; `None` where the form does not say it.
fn read_notifications(words: &str) -> Option<(NotificationChoices, DigestTime)> {
    let mut words = words.split(' ');
    let mut choices = NotificationChoices::default();
    for kind in NotificationKind::ALL {
        choices = choices.with(kind, words.next()?.parse().ok()?);
    }
    let time = DigestTime { hour: DigestTime::parse_hour(words.next()?)?, zone: words.next()?.parse().ok()? };
    // A form of before there was the box.
    let has_excerpts = words.next().map_or(Some(false), |word| word.parse().ok())?;
    Some((choices.with_excerpts(has_excerpts), time))
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::community::Zone;

    use super::*;

    #[test]
    fn what_a_form_says_was_seen_is_read_as_it_was_written() {
        let profile = Profile {
            shows_kind: true,
            shows_province: false,
            shows_specialty: true,
            language: Language::Fr,
        };
        assert_eq!(read_profile(&profile_words(profile)), Some(profile));
        let choices = NotificationChoices::default().with(NotificationKind::Mention, Pace::Never);
        for zone in Zone::ALL {
            let digest = DigestTime { zone, hour: 18 };
            for choices in [choices, choices.with_excerpts(true)] {
                let words = notification_words(choices, digest);
                assert_eq!(read_notifications(&words), Some((choices, digest)), "{words}");
            }
            let words = notification_words(choices, digest);
            let before = words.strip_suffix(" false").unwrap_or_default();
            assert_eq!(read_notifications(before), Some((choices, digest)), "before there was the box");
        }
        assert_eq!((read_profile(""), read_notifications("")), (None, None), "it asks nothing then");
    }
}
