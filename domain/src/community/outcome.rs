//! What came of a topic: what was heard, what happens next, and when staff look at that again.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::lagging::lagging;
use super::{TopicKind, TopicState};
use crate::Language;
use crate::text::harm;

/// What one language says came of a topic, in Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutcomeText {
    /// What was heard.
    pub heard: String,
    /// What happens next.
    pub next: String,
}

/// What stands between an outcome and its publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutcomeFlaw {
    /// It does not say what was heard.
    Heard,
    /// That is too long, or holds characters that do not belong in a text.
    HeardForm,
    /// It does not say what happens next.
    Next,
    /// That is too long, or holds characters that do not belong in a text.
    NextForm,
    /// The other language was changed since, and nobody has confirmed that this one still says the same.
    OutOfDate,
}

impl OutcomeText {
    /// Longest text of each field, in characters.
    pub const MAX_CHARS: usize = 10_000;

    /// Whether nothing at all is written.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What cannot even be kept as a draft.
    pub fn misfits(&self) -> Vec<OutcomeFlaw> {
        let fields = [(OutcomeFlaw::HeardForm, &self.heard), (OutcomeFlaw::NextForm, &self.next)];
        fields.into_iter().filter_map(|(flaw, text)| (!is_fit(text)).then_some(flaw)).collect()
    }

    /// What stands between this language and publication.
    pub fn flaws(&self) -> Vec<OutcomeFlaw> {
        let fields = [(OutcomeFlaw::Heard, &self.heard), (OutcomeFlaw::Next, &self.next)];
        let lacks = fields.into_iter().filter_map(|(flaw, text)| text.trim().is_empty().then_some(flaw));
        lacks.chain(self.misfits()).collect()
    }
}

/// Whether a text about an outcome can be kept.
fn is_fit(text: &str) -> bool {
    text.chars().count() <= OutcomeText::MAX_CHARS && harm(text).is_none()
}

/// An outcome in both languages, and which of them lags behind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutcomeContent {
    /// In English.
    pub en: OutcomeText,
    /// In French.
    pub fr: OutcomeText,
    /// The language that was not touched when the other one was changed.
    pub out_of_date: Option<Language>,
}

impl OutcomeContent {
    /// One language's text.
    pub const fn in_language(&self, language: Language) -> &OutcomeText {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        }
    }

    /// All that it says, in both languages, to be found by.
    pub fn words(&self) -> String {
        let of = |text: &OutcomeText| format!("{}\n{}", text.heard, text.next);
        format!("{}\n{}", of(&self.en), of(&self.fr))
    }

    /// What cannot even be kept as a draft, language by language.
    pub fn misfits(&self) -> Vec<(Language, OutcomeFlaw)> {
        let of =
            |language| self.in_language(language).misfits().into_iter().map(move |flaw| (language, flaw));
        Language::ALL.into_iter().flat_map(of).collect()
    }

    /// What stands between the outcome and its publication, language by language.
    pub fn flaws(&self) -> Vec<(Language, OutcomeFlaw)> {
        let mut flaws = Vec::new();
        for language in Language::ALL {
            flaws.extend(self.in_language(language).flaws().into_iter().map(|flaw| (language, flaw)));
            if self.out_of_date == Some(language) {
                flaws.push((language, OutcomeFlaw::OutOfDate));
            }
        }
        flaws
    }

    /// What this outcome becomes when `edited` is saved over it: see [`super::TopicContent::revised`].
    #[must_use]
    pub fn revised(&self, mut edited: Self, confirms: bool) -> Self {
        let changed =
            Language::ALL.map(|language| self.in_language(language) != edited.in_language(language));
        let both_stood = Language::ALL.iter().all(|language| !self.in_language(*language).is_empty());
        edited.out_of_date = lagging(self.out_of_date, changed, both_stood, confirms);
        edited
    }
}

/// What a note about looking back lacks, language by language: both say something.
pub fn look_back_flaws(en: &str, fr: &str) -> Vec<Language> {
    let texts = [(Language::En, en), (Language::Fr, fr)];
    let is_wrong = |text: &str| text.trim().is_empty() || !is_fit(text);
    texts.into_iter().filter_map(|(language, text)| is_wrong(text).then_some(language)).collect()
}

/// How far a topic is with what comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closure {
    /// Where the topic stands.
    pub state: TopicState,
    /// What it is for.
    pub kind: TopicKind,
    /// When it closed.
    pub closed: Option<OffsetDateTime>,
    /// When members were last told what came of it.
    pub outcome: Option<OffsetDateTime>,
    /// When staff are to look at that again.
    pub review: Option<OffsetDateTime>,
}

impl Closure {
    /// Whether an outcome may be written: members have seen the topic.
    pub const fn may_write(&self) -> bool {
        self.state.is_visible()
    }

    /// Whether an outcome may be published: nobody comments any more.
    pub const fn may_publish(&self) -> bool {
        self.state.is_visible() && !self.state.takes_comments()
    }

    /// Whether the outcome is still to be written: the topic is closed, and nobody told members since what came of it. Of a
    /// guest post nothing need come.
    pub fn owes_outcome(&self) -> bool {
        let is_told = self.outcome.is_some_and(|told| self.closed.is_none_or(|closed| closed <= told));
        self.state == TopicState::Closed && self.kind != TopicKind::GuestPost && !is_told
    }

    /// Whether the day to look back on is set with the outcome. From its publication on, looking back sets it.
    pub fn sets_review(&self) -> bool {
        self.outcome.is_none() || self.owes_outcome()
    }

    /// Whether the day to look back on, as it is set with the outcome, is right: a consultation has one, and a day is
    /// still to come.
    pub fn has_right_review(&self, now: OffsetDateTime) -> bool {
        match self.review {
            _ if !self.sets_review() => true,
            Some(review) => review > now,
            None => self.kind != TopicKind::Consultation,
        }
    }

    /// Whether staff should have looked back by `now`.
    pub fn is_overdue(&self, now: OffsetDateTime) -> bool {
        self.outcome.is_some() && self.review.is_some_and(|review| review <= now)
    }
}

#[cfg(test)]
mod tests {
    use time::Duration;
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-22 12:00 UTC);

    fn closed() -> Closure {
        Closure {
            state: TopicState::Closed,
            kind: TopicKind::Consultation,
            closed: Some(NOW),
            outcome: None,
            review: None,
        }
    }

    fn content(en: &str, fr: &str) -> OutcomeContent {
        let text = |text: &str| OutcomeText { heard: text.into(), next: text.into() };
        OutcomeContent { en: text(en), fr: text(fr), out_of_date: None }
    }

    #[test]
    fn an_outcome_is_published_only_once_both_languages_say_what_was_heard_and_what_comes() {
        assert!(content("Beds.", "Des lits.").flaws().is_empty());
        let half = content("Beds.", " ");
        assert_eq!(half.flaws(), [OutcomeFlaw::Heard, OutcomeFlaw::Next].map(|flaw| (Language::Fr, flaw)));
        assert!(half.misfits().is_empty(), "it is kept as a draft");
        let long = "x".repeat(OutcomeText::MAX_CHARS + 1);
        for wrong in [long.as_str(), "turned \u{202E}around"] {
            let flaws = [OutcomeFlaw::HeardForm, OutcomeFlaw::NextForm].map(|flaw| (Language::En, flaw));
            assert_eq!(content(wrong, "Des lits.").misfits(), flaws);
        }
    }

    #[test]
    fn a_language_left_alone_is_out_of_date_until_somebody_confirms_it() {
        let after = content("Beds.", "Des lits.").revised(content("More beds.", "Des lits."), false);
        assert_eq!(after.flaws(), [(Language::Fr, OutcomeFlaw::OutOfDate)]);
        assert_eq!(after.revised(after.clone(), true).out_of_date, None);
    }

    #[test]
    fn a_closed_topic_owes_its_outcome_until_it_is_told_and_again_when_it_was_reopened() {
        assert!(closed().owes_outcome());
        for state in TopicState::ALL.into_iter().filter(|state| *state != TopicState::Closed) {
            assert!(!Closure { state, ..closed() }.owes_outcome(), "{state:?}");
        }
        let told = Closure { outcome: Some(NOW), ..closed() };
        assert!(!told.owes_outcome());
        assert!(Closure { closed: Some(NOW + Duration::DAY), ..told }.owes_outcome());
    }

    #[test]
    fn an_outcome_is_written_once_members_saw_the_topic_and_published_once_nobody_comments() {
        use TopicState::{Archived, Closed, Draft, Open, Scheduled};
        for (state, writes, publishes) in [
            (Draft, false, false),
            (Scheduled, false, false),
            (Open, true, false),
            (Closed, true, true),
            (Archived, true, true),
        ] {
            let closure = Closure { state, ..closed() };
            assert_eq!((closure.may_write(), closure.may_publish()), (writes, publishes), "{state:?}");
        }
    }

    #[test]
    fn a_consultation_says_when_it_will_be_looked_at_again_and_a_discussion_may() {
        let discussion = Closure { kind: TopicKind::Discussion, ..closed() };
        assert!(!closed().has_right_review(NOW));
        assert!(discussion.has_right_review(NOW));
        for closure in [closed(), discussion] {
            assert!(Closure { review: Some(NOW + Duration::DAY), ..closure }.has_right_review(NOW));
            assert!(!Closure { review: Some(NOW), ..closure }.has_right_review(NOW), "it has passed");
            let told = Closure { outcome: Some(NOW), review: Some(NOW), ..closure };
            assert!(told.has_right_review(NOW), "a word is mended without another day");
        }
    }

    #[test]
    fn looking_back_is_overdue_once_its_day_is_there() {
        let told = Closure { outcome: Some(NOW), review: Some(NOW + Duration::DAY), ..closed() };
        assert!(!told.is_overdue(NOW));
        assert!(told.is_overdue(NOW + Duration::DAY));
        assert!(!Closure { review: None, ..told }.is_overdue(NOW + Duration::DAY));
        assert!(
            !Closure { outcome: None, ..told }.is_overdue(NOW + Duration::DAY),
            "nothing was promised yet"
        );
    }

    #[test]
    fn a_note_stands_in_both_languages() {
        assert_eq!(look_back_flaws("Done.", "Fait."), []);
        assert_eq!(look_back_flaws("Done.", " "), [Language::Fr]);
        assert_eq!(look_back_flaws("", ""), Language::ALL);
    }
}
