//! Telephone numbers that text messages may go to.

use crate::text::pasted;

/// The text is not a number of the North American Numbering Plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a Canadian or American telephone number")]
pub struct InvalidPhone;

/// A number of the North American Numbering Plan, in E.164 form: `+1` and ten digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// Reads a number as typed or pasted: spaces, dots, dashes, parentheses, a leading `tel:`, `+1` or `1`, and an extension,
    /// which no text message reaches, do not matter.
    ///
    /// # Errors
    /// [`InvalidPhone`] when the plan has no such number.
    pub fn parse(typed: &str) -> Result<Self, InvalidPhone> {
        let typed = pasted(typed);
        let typed = without_extension(
            typed
                .get(..4)
                .filter(|scheme| scheme.eq_ignore_ascii_case("tel:"))
                .map_or(typed.as_str(), |scheme| typed[scheme.len()..].trim_start()),
        );
        let mut digits = String::with_capacity(11);
        for (i, c) in typed.chars().enumerate() {
            match c {
                '0'..='9' => digits.push(c),
                '+' if i == 0 => {}
                '.' | '(' | ')' | '/' => {}
                c if c.is_whitespace() || is_dash(c) => {}
                _ => return Err(InvalidPhone),
            }
            if digits.len() > 11 {
                return Err(InvalidPhone);
            }
        }
        let national = match digits.len() {
            11 => digits.strip_prefix('1').ok_or(InvalidPhone)?,
            10 if !typed.starts_with('+') => &digits,
            _ => return Err(InvalidPhone),
        };
        // Neither an area code nor an exchange starts with 0 or 1 (NANP, [2-9]XX-[2-9]XX-XXXX).
        let starts_well = |at: usize| national.as_bytes().get(at).is_some_and(|b| *b >= b'2');
        if starts_well(0) && starts_well(3) { Ok(Self(format!("+1{national}"))) } else { Err(InvalidPhone) }
    }

    /// The number in E.164 form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as a person writes it, `613-555-0123`.
    pub fn written(&self) -> String {
        let (area, number) = self.0["+1".len()..].split_at(3);
        let (exchange, line) = number.split_at(3);
        format!("{area}-{exchange}-{line}")
    }
}

/// Whether it is a dash of any length, or a minus.
pub(super) const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// A number without the extension that is told after it, in the words of either language.
fn without_extension(number: &str) -> &str {
    let at = number.find(|c: char| c.is_alphabetic() || matches!(c, '#' | ';' | ',')).unwrap_or(number.len());
    let (number, extension) = number.split_at(at);
    let letters = extension.trim_start_matches([' ', ';', ',', '#']);
    let digits =
        letters.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ' ' | ':' | '=' | '#'));
    let word = letters[..letters.len() - digits.len()]
        .trim_end_matches(['.', ' ', ':', '=', '#'])
        .to_ascii_lowercase();
    let is_word =
        matches!(word.as_str(), "" | "x" | "ext" | "extn" | "extension" | "poste" | "p" | "int" | "local");
    let is_extension = is_word && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    if is_extension || extension.is_empty() { number } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_the_same_however_it_is_written() {
        for typed in [
            "613 731 9331",
            "(613) 731-9331",
            "+1 613.731.9331",
            "16137319331",
            " 613‑731‑9331 ",
            "\u{202A}+1 (613) 731‑9331\u{202C}",
            "\u{2066}613\u{2009}731\u{202F}9331\u{2069}",
            "613–731—9331",
            "613 − 731 − 9331",
            "tel:+1-613-731-9331",
            "TEL: 613-731-9331;ext=204",
            "613-731-9331 ext. 204",
            "613-731-9331 poste 204",
            "613-731-9331, p. 204",
            "613 731-9331 x204",
            "613 731-9331 #204",
            "６１３ ７３１ ９３３１",
            "＋１（６１３）７３１－９３３１",
            "613/731-9331",
            "613 731-9331.",
            "613 731-9331,",
        ] {
            assert_eq!(Phone::parse(typed).unwrap().as_str(), "+16137319331", "{typed}");
        }
    }

    #[test]
    fn a_number_is_written_as_a_person_writes_it_and_read_back_as_the_same() {
        let phone = Phone::parse("+16137319331").unwrap();
        assert_eq!(phone.written(), "613-731-9331");
        assert_eq!(Phone::parse(&phone.written()), Ok(phone));
    }

    #[test]
    fn numbers_outside_the_plan_are_refused() {
        for typed in [
            "",
            "613",
            "0137319331",
            "6131319331",
            "+33 1 23 45 67 89",
            "61373193310000",
            "613-731-CARE",
            "613-731-9331 ext. two",
            "613-731-9331 home",
            "+6137319331",
        ] {
            assert_eq!(Phone::parse(typed), Err(InvalidPhone), "{typed}");
        }
    }
}
