//! What was typed into the pledge form, and which of its mistakes are told.

use domain::campaign::{Errors, Field, FieldError, PledgeForm};
use web_sys::{FormData, HtmlFormElement};

/// The form as it would be sent.
pub(super) fn typed(form: &HtmlFormElement) -> PledgeForm {
    let Ok(fields) = FormData::new_with_form(form) else { return PledgeForm::default() };
    let value = |name: &str| fields.get(name).as_string().unwrap_or_default();
    PledgeForm {
        first_name: value("first_name"),
        last_name: value("last_name"),
        email: value("email"),
        postal_code: value("postal_code"),
        language: value("language"),
        issue: value("issue"),
        consent_email: value("consent_email"),
        consent_sms: value("consent_sms"),
        phone: value("phone"),
        ..PledgeForm::default()
    }
}

/// What is wrong with the fields that were left. Who has one name may type it into either field: that none is there is
/// said once both were left.
pub(super) fn told(form: &PledgeForm, left: &[Field]) -> Errors {
    let errors = form.validate().err().unwrap_or_default();
    errors.told(|field, error| {
        let waits = (field, error) == (Field::FirstName, FieldError::Missing);
        left.contains(&field) && (!waits || left.contains(&Field::LastName))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> PledgeForm {
        PledgeForm { language: "fr".into(), email: "marie@".into(), ..PledgeForm::default() }
    }

    fn names(form: &PledgeForm, left: &[Field]) -> Vec<&'static str> {
        told(form, left).iter().map(|(field, _)| field.name()).collect()
    }

    #[test]
    fn nothing_is_told_of_a_field_before_it_was_left() {
        assert_eq!(names(&form(), &[]), [""; 0]);
        assert_eq!(names(&form(), &[Field::Email]), ["email"]);
        let right = PledgeForm { email: "marie@example.org".into(), ..form() };
        assert_eq!(names(&right, &[Field::Email]), [""; 0], "right again, as soon as it is");
    }

    #[test]
    fn who_has_one_name_may_type_it_into_the_second_field() {
        assert_eq!(names(&form(), &[Field::FirstName]), [""; 0]);
        assert_eq!(names(&form(), &[Field::FirstName, Field::LastName]), ["first_name"]);
        let one = PledgeForm { last_name: "Suharto".into(), ..form() };
        assert_eq!(names(&one, &[Field::FirstName, Field::LastName]), [""; 0]);
        let at_sign = PledgeForm { first_name: "@".into(), ..form() };
        assert_eq!(names(&at_sign, &[Field::FirstName]), ["first_name"]);
    }

    #[test]
    fn a_phone_number_is_looked_at_where_text_messages_are_wanted() {
        let number = PledgeForm { phone: "at home".into(), ..form() };
        assert_eq!(names(&number, &[Field::Phone]), [""; 0]);
        let wanted = PledgeForm { consent_sms: "yes".into(), ..number };
        assert_eq!(names(&wanted, &[Field::Phone]), ["phone"]);
    }
}
