//! Canadian postal codes and the provinces they mean.

use super::phone::is_dash;
use crate::Province;
use crate::text::pasted;

/// The text is not a Canadian postal code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a Canadian postal code")]
pub struct InvalidPostalCode;

/// A postal code in Canada Post's form, `A1A 1A1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostalCode {
    text: String,
    province: Province,
}

impl PostalCode {
    /// Reads a code as typed or pasted: case, spaces and dashes do not matter, and a letter O where a digit stands is a zero.
    ///
    /// # Errors
    /// [`InvalidPostalCode`] when no Canadian address can have it.
    pub fn parse(typed: &str) -> Result<Self, InvalidPostalCode> {
        let signs = pasted(typed);
        let signs = signs.chars().filter(|c| !c.is_whitespace() && !is_dash(*c)).take(7);
        let compact: String = signs
            .enumerate()
            .map(|(at, c)| match c.to_ascii_uppercase() {
                'O' if at % 2 == 1 => '0',
                c => c,
            })
            .collect();
        let fits = compact.len() == 6
            && compact
                .bytes()
                .enumerate()
                .all(|(i, b)| if i % 2 == 0 { is_letter(b) } else { b.is_ascii_digit() });
        if !fits {
            return Err(InvalidPostalCode);
        }
        let province = province_of(&compact[..3]).ok_or(InvalidPostalCode)?;
        Ok(Self { text: format!("{} {}", &compact[..3], &compact[3..]), province })
    }

    /// The code, `A1A 1A1`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The province or territory that the code means.
    pub const fn province(&self) -> Province {
        self.province
    }
}

/// Canada Post uses no D, F, I, O, Q or U.
const fn is_letter(b: u8) -> bool {
    b.is_ascii_uppercase() && !matches!(b, b'D' | b'F' | b'I' | b'O' | b'Q' | b'U')
}

/// The first letter names the province; X is shared by the Northwest Territories and Nunavut.
fn province_of(prefix: &str) -> Option<Province> {
    Some(match prefix.as_bytes().first()? {
        b'A' => Province::Nl,
        b'B' => Province::Ns,
        b'C' => Province::Pe,
        b'E' => Province::Nb,
        b'G' | b'H' | b'J' => Province::Qc,
        b'K' | b'L' | b'M' | b'N' | b'P' => Province::On,
        b'R' => Province::Mb,
        b'S' => Province::Sk,
        b'T' => Province::Ab,
        b'V' => Province::Bc,
        b'X' => match prefix {
            "X0A" | "X0B" | "X0C" => Province::Nu,
            "X0E" | "X0G" | "X1A" => Province::Nt,
            _ => return None,
        },
        b'Y' => Province::Yt,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_letter_gives_the_province_and_x_splits_by_its_prefix() {
        for (code, province) in [
            ("A1B 2C3", Province::Nl),
            ("k1g5w8", Province::On),
            ("H2X-1Y4", Province::Qc),
            ("x0a 0h0", Province::Nu),
            ("X0C 0A0", Province::Nu),
            ("X1A 2N2", Province::Nt),
            ("X0E 0T0", Province::Nt),
            ("Y1A 1A1", Province::Yt),
            ("KOA 1BO", Province::On),
            ("\u{202A}k1g\u{A0}5w8\u{202C}", Province::On),
            ("K1G–5W8", Province::On),
            ("K1G\u{2011}5W8.", Province::On),
            ("Ｋ１Ｇ\u{3000}５Ｗ８", Province::On),
        ] {
            assert_eq!(PostalCode::parse(code).unwrap().province(), province, "{code}");
        }
    }

    #[test]
    fn codes_that_no_address_has_are_refused() {
        for code in
            ["W1A 1A1", "Z1A 1A1", "D1A 1A1", "K1D 1A1", "X9Z 1A1", "K1G", "K1G 5W8 9", "90210", "É1A 1A1"]
        {
            assert_eq!(PostalCode::parse(code), Err(InvalidPostalCode), "{code}");
        }
    }

    proptest! {
        #[test]
        fn a_code_reads_the_same_however_it_is_spaced(code in "[ABCEGHJ-NPRSTVY][0-9][ABCEGHJ-NPRSTV-Z][0-9][ABCEGHJ-NPRSTV-Z][0-9]") {
            let parsed = PostalCode::parse(&code).unwrap();
            prop_assert_eq!(parsed.as_str().len(), 7);
            prop_assert_eq!(&PostalCode::parse(parsed.as_str()).unwrap(), &parsed);
            prop_assert_eq!(&PostalCode::parse(&format!(" {} - {} ", &code[..3], code[3..].to_lowercase())).unwrap(), &parsed);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            let _ = PostalCode::parse(&text);
        }
    }
}
