//! The pledge form as it arrives, and the pledge that it becomes when every field is right.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use super::{Issue, PersonName, Phone, PostalCode};
use crate::{EmailAddress, Language};

/// The form as typed. Unknown fields are ignored: nothing but what stands here can be set from outside.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct PledgeForm {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub postal_code: String,
    pub language: String,
    pub issue: String,
    /// Anything but nothing means ticked, as a browser sends it.
    pub consent_email: String,
    /// As `consent_email`.
    pub consent_sms: String,
    pub phone: String,
    /// The stamp of the moment at which the form was written.
    pub form_token: String,
    /// The trap: people neither see nor fill it. A browser may, so it decides nothing by itself.
    pub leave_empty: String,
    /// In the preference centre, a mark of what was kept when the form was written.
    pub seen: String,
}

impl std::fmt::Debug for PledgeForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PledgeForm(…)")
    }
}

/// A pledge whose every field is right.
#[derive(Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct Pledge {
    pub first_name: PersonName,
    /// Nothing where somebody has one name alone, which is then the first.
    pub last_name: Option<PersonName>,
    pub email: EmailAddress,
    pub postal_code: Option<PostalCode>,
    pub language: Language,
    pub issue: Option<Issue>,
    pub consent_email: bool,
    /// The number to text, which exists only with the consent to it.
    pub consent_sms: Option<Phone>,
}

impl Pledge {
    /// What is the same in two forms of one person: see [`super::who`].
    pub fn who(&self) -> String {
        super::who(&self.first_name, self.last_name.as_ref())
    }
}

/// A field that an error can stand at, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, Serialize, Deserialize, VariantArray)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub enum Field {
    FirstName,
    LastName,
    Email,
    PostalCode,
    Language,
    Issue,
    Phone,
}

crate::list!(Field);

impl Field {
    /// The field's name in the HTML.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// What is wrong with a field. A closed list, so that what a page shows always comes from its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum FieldError {
    /// It must be filled in.
    #[error("missing")]
    Missing,
    /// It is longer than anything real.
    #[error("too long")]
    TooLong,
    /// It holds characters that do not belong there.
    #[error("unexpected characters")]
    Characters,
    /// It does not have the form of what is asked.
    #[error("invalid")]
    Invalid,
}

/// The errors of a form, at most one a field, in the order of the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Errors(Vec<(Field, FieldError)>);

impl Errors {
    /// What is wrong with `field`.
    pub fn at(&self, field: Field) -> Option<FieldError> {
        self.0.iter().find(|(at, _)| *at == field).map(|(_, error)| *error)
    }

    /// Each field that has an error, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (Field, FieldError)> + '_ {
        self.0.iter().copied()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that are told.
    #[must_use]
    pub fn told(mut self, is_told: impl Fn(Field, FieldError) -> bool) -> Self {
        self.0.retain(|(field, error)| is_told(*field, *error));
        self
    }

    /// Keeps the value, or notes the error and keeps nothing.
    pub fn check<T>(&mut self, field: Field, result: Result<T, FieldError>) -> Option<T> {
        result.map_err(|error| self.0.push((field, error))).ok()
    }
}

impl PledgeForm {
    /// Whether the box for e-mail is ticked.
    pub fn wants_email(&self) -> bool {
        !self.consent_email.is_empty()
    }

    /// Whether the box for text messages is ticked.
    pub fn wants_sms(&self) -> bool {
        !self.consent_sms.is_empty()
    }

    /// Whether something filled in the field that people do not see: a program, or a browser that means well.
    pub fn is_in_the_trap(&self) -> bool {
        !self.leave_empty.is_empty()
    }

    /// Reads every field. One that may be left empty and cannot be read is left empty rather than lose the pledge; it is
    /// told beside it.
    ///
    /// # Errors
    /// Every field that is wrong, each with what is wrong with it, where one of them cannot be left empty.
    pub fn read(&self) -> Result<(Pledge, Vec<Field>), Errors> {
        let errors = match self.validate() {
            Ok(pledge) => return Ok((pledge, Vec::new())),
            Err(errors) => errors,
        };
        let mut form = self.clone();
        let unread: Vec<(Field, FieldError)> = errors.iter().collect();
        for error in &unread {
            match error {
                (Field::PostalCode, _) => form.postal_code.clear(),
                (Field::Issue, _) => form.issue.clear(),
                (Field::Phone, FieldError::Invalid | FieldError::TooLong) => {
                    form.phone.clear();
                    form.consent_sms.clear();
                }
                _ => return Err(errors),
            }
        }
        form.validate().map(|pledge| (pledge, unread.into_iter().map(|(field, _)| field).collect()))
    }

    /// Reads every field.
    ///
    /// # Errors
    /// Every field that is wrong, each with what is wrong with it.
    pub fn validate(&self) -> Result<Pledge, Errors> {
        let mut errors = Errors::default();
        // Whoever has one name types it into either field.
        let (first, last) = match (self.first_name.trim(), self.last_name.trim()) {
            ("", last) => (last, ""),
            both => both,
        };
        let first_name = errors.check(Field::FirstName, PersonName::parse(first));
        let last_name = errors.check(Field::LastName, optional(last, PersonName::parse));
        let email = errors.check(Field::Email, email(&self.email));
        let postal_code = errors.check(Field::PostalCode, postal_code(&self.postal_code));
        let language = errors.check(Field::Language, self.language.parse().map_err(|_| FieldError::Invalid));
        let issue = errors.check(Field::Issue, issue(&self.issue));
        let phone = errors.check(Field::Phone, phone(self.wants_sms(), &self.phone));
        match (first_name, last_name, email, postal_code, language, issue, phone) {
            (
                Some(first_name),
                Some(last_name),
                Some(email),
                Some(postal_code),
                Some(language),
                Some(issue),
                Some(consent_sms),
            ) => Ok(Pledge {
                first_name,
                last_name,
                email,
                postal_code,
                language,
                issue,
                consent_email: self.wants_email(),
                consent_sms,
            }),
            _ => Err(errors),
        }
    }
}

/// Refuses an empty text and one of more than `max` characters.
pub(super) fn within(text: &str, max: usize) -> Result<(), FieldError> {
    if text.trim().is_empty() {
        Err(FieldError::Missing)
    } else if text.chars().nth(max).is_some() {
        Err(FieldError::TooLong)
    } else {
        Ok(())
    }
}

/// An address that must be there.
pub(super) fn email(typed: &str) -> Result<EmailAddress, FieldError> {
    within(typed, EmailAddress::MAX_BYTES)?;
    EmailAddress::parse(typed).map_err(|_| FieldError::Invalid)
}

fn postal_code(typed: &str) -> Result<Option<PostalCode>, FieldError> {
    optional(typed, |typed| PostalCode::parse(typed).map_err(|_| FieldError::Invalid))
}

fn issue(typed: &str) -> Result<Option<Issue>, FieldError> {
    optional(typed, |typed| typed.parse().map_err(|_| FieldError::Invalid))
}

fn phone(wanted: bool, typed: &str) -> Result<Option<Phone>, FieldError> {
    if !wanted {
        return Ok(None);
    }
    within(typed, 40)?;
    Phone::parse(typed).map(Some).map_err(|_| FieldError::Invalid)
}

fn optional<T>(
    typed: &str,
    read: impl FnOnce(&str) -> Result<T, FieldError>,
) -> Result<Option<T>, FieldError> {
    let typed = typed.trim();
    if typed.is_empty() { Ok(None) } else { read(typed).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> PledgeForm {
        PledgeForm {
            first_name: "Marie".into(),
            last_name: "Tremblay".into(),
            email: "marie@example.org".into(),
            language: "fr".into(),
            ..PledgeForm::default()
        }
    }

    #[test]
    fn a_pledge_needs_no_consent_postal_code_or_issue() {
        let pledge = form().validate().unwrap();
        assert!(!pledge.consent_email);
        assert_eq!((pledge.consent_sms, pledge.postal_code, pledge.issue), (None, None, None));
    }

    #[test]
    fn the_consent_to_texts_needs_a_number_and_a_number_alone_is_no_consent() {
        let wanted = PledgeForm { consent_sms: "on".into(), ..form() };
        assert_eq!(wanted.validate().err().unwrap().at(Field::Phone), Some(FieldError::Missing));
        let number_alone = PledgeForm { phone: "613 731 9331".into(), ..form() };
        assert_eq!(number_alone.validate().unwrap().consent_sms, None);
    }

    #[test]
    fn every_wrong_field_is_named_at_once_in_the_order_of_the_form() {
        let wrong = PledgeForm {
            first_name: "@".into(),
            email: "marie".into(),
            postal_code: "90210".into(),
            language: "de".into(),
            issue: "taxes".into(),
            ..form()
        };
        let errors = wrong.validate().err().unwrap();
        let found: Vec<_> = errors.iter().collect();
        assert_eq!(
            found,
            [
                (Field::FirstName, FieldError::Characters),
                (Field::Email, FieldError::Invalid),
                (Field::PostalCode, FieldError::Invalid),
                (Field::Language, FieldError::Invalid),
                (Field::Issue, FieldError::Invalid),
            ]
        );
    }

    #[test]
    fn a_person_with_one_name_pledges() {
        for (first, last) in [("Suharto", ""), ("", "Suharto"), (" ", " Suharto ")] {
            let one = PledgeForm { first_name: first.into(), last_name: last.into(), ..form() };
            let pledge = one.validate().unwrap();
            assert_eq!((pledge.first_name.as_str(), pledge.last_name), ("Suharto", None));
        }
        let none = PledgeForm { first_name: String::new(), last_name: String::new(), ..form() };
        let errors = none.validate().err().unwrap();
        assert_eq!(errors.iter().collect::<Vec<_>>(), [(Field::FirstName, FieldError::Missing)]);
    }

    #[test]
    fn an_optional_field_that_cannot_be_read_does_not_block_a_pledge() {
        let typed = PledgeForm {
            postal_code: "90210".into(),
            issue: "taxes".into(),
            consent_email: "on".into(),
            consent_sms: "on".into(),
            phone: "at home".into(),
            ..form()
        };
        let (pledge, unread) = typed.read().unwrap();
        assert_eq!(unread, [Field::PostalCode, Field::Issue, Field::Phone]);
        assert_eq!((pledge.postal_code, pledge.issue, pledge.consent_sms), (None, None, None));
        assert!(pledge.consent_email, "what could be read is kept");
        let wrong = PledgeForm { email: "marie".into(), ..typed.clone() };
        assert_eq!(
            wrong.read().err().unwrap().iter().count(),
            4,
            "what must be mended anyway is told with the rest"
        );
        let empty = PledgeForm { phone: String::new(), ..typed };
        assert_eq!(empty.read().err().unwrap().at(Field::Phone), Some(FieldError::Missing));
        let (_, unread) = form().read().unwrap();
        assert_eq!(unread, []);
    }

    #[test]
    fn case_53_a_form_shows_nothing_when_it_is_logged() {
        assert!(!format!("{:?}", form()).contains("marie"));
    }
}
