//! Telephone numbers that text messages may go to.

/// The text is not a number of the North American Numbering Plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a Canadian or American telephone number")]
pub struct InvalidPhone;

/// A number of the North American Numbering Plan, in E.164 form: `+1` and ten digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// Reads a number as typed: spaces, dots, hyphens, parentheses and a leading `+1` or `1` do not matter.
    ///
    /// # Errors
    /// [`InvalidPhone`] when the plan has no such number.
    pub fn parse(typed: &str) -> Result<Self, InvalidPhone> {
        let typed = typed.trim();
        let mut digits = String::with_capacity(11);
        for (i, c) in typed.chars().enumerate() {
            match c {
                '0'..='9' => digits.push(c),
                '+' if i == 0 => {}
                ' ' | '\u{a0}' | '-' | '‑' | '.' | '(' | ')' => {}
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_the_same_however_it_is_written() {
        for typed in ["613 731 9331", "(613) 731-9331", "+1 613.731.9331", "16137319331", " 613‑731‑9331 "]
        {
            assert_eq!(Phone::parse(typed).unwrap().as_str(), "+16137319331", "{typed}");
        }
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
            "+6137319331",
        ] {
            assert_eq!(Phone::parse(typed), Err(InvalidPhone), "{typed}");
        }
    }
}
