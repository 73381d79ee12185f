use proptest::prelude::*;

use super::Identifier::{self, BirthDate, Email, HealthCard, NameWithDate, Phone};
use super::identifying;

fn found(text: &str) -> Vec<(Identifier, &str)> {
    identifying(text).into_iter().map(|find| (find.kind, &text[find.range])).collect()
}

#[test]
fn the_numbers_of_health_cards_are_found() {
    for (text, number) in [
        ("Ontario 9876-543-217-AB was refused", "9876-543-217-AB"),
        ("her card 1234 567 897 AB", "1234 567 897 AB"),
        ("1234567897", "1234567897"),
        ("TREM 5812 1234 at Sainte-Justine", "TREM 5812 1234"),
        ("(TREM85621234)", "TREM85621234"),
        ("PHN 9698 658 215", "9698 658 215"),
        ("in BC, 9698658215.", "9698658215"),
        ("Alberta PHN: 12345-6789", "12345-6789"),
        ("his health number is 123456789", "123456789"),
        ("HSN 123 456 789", "123 456 789"),
        ("PHIN no. 123 456 789", "123 456 789"),
        ("Medicare card number 123-456-789", "123-456-789"),
        ("0012-345-678 in Halifax", "0012-345-678"),
        ("PEI health card 12345678", "12345678"),
        ("MCP 123 456 789 012", "123 456 789 012"),
        ("123456789012", "123456789012"),
        ("Yukon 002-123-456", "002-123-456"),
        ("N1234567 moved to Yellowknife", "N1234567"),
        ("carte d’assurance maladie 123456789", "123456789"),
        ("numéro d’assurance maladie : TREM 5812 1234", "TREM 5812 1234"),
        ("NAM 123456780", "123456780"),
        ("SIN 046 454 286", "046 454 286"),
    ] {
        assert_eq!(found(text), [(HealthCard, number)], "{text}");
    }
}

#[test]
fn dates_of_birth_are_found() {
    for (text, date) in [
        ("born March 12, 1948", "March 12, 1948"),
        ("She was born on the 3rd of May 1971 in Regina.", "3rd of May 1971"),
        ("DOB: 1948-03-12", "1948-03-12"),
        ("D.O.B. 12/03/1948", "12/03/1948"),
        ("DOB 12/03/48", "12/03/48"),
        ("date of birth 1948.03.12", "1948.03.12"),
        ("née le 1er avril 1950", "1er avril 1950"),
        ("un patient né le 12 mars 1948", "12 mars 1948"),
        ("DDN : 1948/03/12", "1948/03/12"),
        ("date de naissance : 7 févr. 1960", "7 févr. 1960"),
        ("12 March 1948 (DOB)", "12 March 1948"),
    ] {
        assert_eq!(found(text), [(BirthDate, date)], "{text}");
    }
}

#[test]
fn telephone_numbers_are_found() {
    for (text, number) in [
        ("Call her at 613 555-0142.", "613 555-0142"),
        ("(613) 555-0142", "613) 555-0142"),
        ("+1 613.555.0142", "1 613.555.0142"),
        ("1-613-555-0142", "1-613-555-0142"),
        ("son cellulaire : 514 555-0142", "514 555-0142"),
        ("tel. 555-0142", "555-0142"),
    ] {
        assert_eq!(found(text), [(Phone, number)], "{text}");
    }
}

#[test]
fn names_beside_a_date_are_found() {
    for (text, both) in [
        ("I saw Mrs. Tremblay on 12 March 2026.", "Mrs. Tremblay on 12 March 2026"),
        ("On March 12 Mr Smith fell.", "March 12 Mr Smith"),
        (
            "Wilhelmina Quackenbush was admitted on 2026-03-12",
            "Wilhelmina Quackenbush was admitted on 2026-03-12",
        ),
        ("Mme Côté-Roy, vue le 12 mars", "Mme Côté-Roy, vue le 12 mars"),
        ("la patiente Tremblay, opérée le 3 juin 2025", "patiente Tremblay, opérée le 3 juin 2025"),
        ("M. Lavoie est décédé le 3 juin 2025.", "M. Lavoie est décédé le 3 juin 2025"),
        ("Depuis le 3 juin 2025, Jean-Luc Lavoie attend.", "3 juin 2025, Jean-Luc Lavoie"),
        ("John A. Smith, 12 March 2026", "John A. Smith, 12 March 2026"),
    ] {
        assert_eq!(found(text), [(NameWithDate, both)], "{text}");
    }
    assert_eq!(
        found("Wilhelmina Quackenbush, born 12 March 1948"),
        [(BirthDate, "Wilhelmina Quackenbush, born 12 March 1948")],
        "what overlaps is one"
    );
}

#[test]
fn e_mail_addresses_are_found() {
    for (text, address) in [
        ("Write to w.quack+1@example.ca.", "w.quack+1@example.ca"),
        ("<françoise@médecins.example>", "françoise@médecins.example"),
    ] {
        assert_eq!(found(text), [(Email, address)], "{text}");
    }
}

#[test]
fn what_is_usual_is_not_asked_about() {
    for text in [
        "",
        "On 12 March 2026 the ministry announced 96 new beds.",
        "On 12 March 2026, Health Canada announced 450 000 000 $ for 2027.",
        "Le 12 mars 2026, le ministère de la Santé a annoncé 1 234 567 890 $.",
        "Le 3 juin 2025, l’Association médicale canadienne a publié son rapport.",
        "The Canadian Medical Association met on June 3, 2025 in Halifax.",
        "Dr. Sandy Buchman spoke on 3 June 2025.",
        "La Dre Marie Tremblay a parlé le 3 juin 2025.",
        "Since January 1, 2025, Nova Scotia pays for it.",
        "L’Hôpital Sainte-Justine a ouvert le 3 juin 2025.",
        "Mount Sinai Hospital opened on 3 June 2025.",
        "Bill 96, section 3(1), and Bill C-64 of 2024",
        "Projet de loi 96, article 29.15, en 2022",
        "blood pressure 120/80, 37.5 °C, 500 mg twice, 0.5 mL/kg",
        "In 2023 we had 1,234,567 visits, 45.6% more than in 2019–2020.",
        "It costs $1,234,567,897 or 1234567897 $.",
        "ICD-10 E11.65, F32.1, M54.5, S72.001A",
        "Call 811 or 911, or 1-888-855-2555, or 988.",
        "doi:10.1503/cmaj.1234567897 https://example.ca/?id=1234567897 10.1001/jama.2020.1234567897",
        "PMID 34567890, NCT01234567, ISBN 978-2-123-45678-0, table 13-10-0096-01",
        "https://a@example.ca/x, @barnabe, a@b, @@, x@y.",
        "The birth of medicare on 1 July 1966, or the birth rate of 2024.",
        "La naissance du régime le 1er juillet 1966.",
        "OHIP paid for it in 2024. Ontario health spending: 81,234,567 visits",
        "Wait times: 12-14 weeks, 2024-2025, 24/7, 9-5, 1:500",
        "Members of the MS Society met on 3 June 2025.",
        "One patient waited from 12 March 2026 to 3 June 2026.",
        "M. le président",
        "Our clinic opened on 12 March 2026. John Smith says hello",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

/// Pieces that the rules are about, put together at random.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "born ",
        "née ",
        "DOB: ",
        "12 ",
        "March ",
        "mars ",
        "1948",
        "-03-",
        "/",
        ". ",
        "Mr. ",
        "M. ",
        "Wilhelmina ",
        "Côté",
        "-",
        "TREM",
        "N",
        "1234567",
        "5812",
        "613",
        "555",
        "0142",
        "@",
        "example.ca",
        "PHN ",
        "$",
        "\n",
        "https://",
        "10.1503/",
        "\u{301}",
        "\u{1F469}\u{200D}\u{2695}",
        "é",
        " ",
        "(",
        ")",
        "le 1er ",
        "AB ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_is_found_stands_in_the_text_in_order_and_apart(text in prop_oneof![any::<String>(), pieces()]) {
        let mut end = 0;
        for find in identifying(&text) {
            prop_assert!(find.range.start >= end && find.range.start < find.range.end);
            prop_assert!(text.get(find.range.clone()).is_some());
            end = find.range.end;
        }
    }

    #[test]
    fn a_number_with_ontario_s_check_digit_is_found_wherever_it_stands(number in 100_000_000_u64..999_999_999) {
        let check = (0..10).find(|check| super::numbers::is_luhn(&format!("{number}{check}")));
        let card = format!("{number}{}", check.unwrap_or_default());
        prop_assume!(!card.ends_with("000"));
        let text = format!("voilà {card}, dit-on");
        prop_assert_eq!(found(&text).len(), 1, "{}", text);
    }
}
