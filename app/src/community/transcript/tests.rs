use domain::Language;
use domain::account::Username;
use proptest::prelude::*;
use store::community::comment::Spoken;
use time::OffsetDateTime;
use uuid::Uuid;

use super::*;

const NAMES: [&str; 3] = ["barnabe", "clothilde", "d-oc"];

fn spoken(seq: i64, who: usize, source: &str) -> Spoken {
    Spoken {
        seq,
        answers: (seq > 1).then_some(1),
        author: Some((Uuid::from_u128(who as u128), NAMES[who].to_owned())),
        is_staff: who == 2,
        language: Language::En,
        source: source.to_owned(),
        created: OffsetDateTime::UNIX_EPOCH,
        gone: None,
    }
}

fn replaced(text: &str) -> String {
    let all = [spoken(1, 0, ""), spoken(2, 1, ""), spoken(3, 2, "")];
    Names::of(Language::En, &all).replaced(text)
}

#[test]
fn whoever_speaks_has_the_same_number_throughout() {
    let all = [
        spoken(1, 1, "I begin."),
        spoken(2, 0, "@clothilde, no."),
        spoken(3, 2, "Thank you."),
        spoken(4, 1, "Yes."),
    ];
    let names = Names::of(Language::En, &all);
    let who: Vec<String> = all.iter().map(|one| names.of_author(one)).collect();
    assert_eq!(who, ["Member 1", "Member 2", "Staff 1", "Member 1"]);
    assert_eq!(names.replaced(&all[1].source), "Member 1, no.");
    let left = Spoken { author: None, ..spoken(5, 0, "") };
    assert!(!names.of_author(&left).is_empty());
}

#[test]
fn names_go_however_they_are_written_and_nothing_else_does() {
    for (text, expected) in [
        ("@barnabe said it", "Member 1 said it"),
        ("as Barnabe said, or BARNABÉ", "as Member 1 said, or Member 1"),
        ("(d-oc)", "(Staff 1)"),
        ("> @clothilde\n> no", "> Member 2\n> no"),
        ("@stranger and @x", "someone and someone"),
        ("write to barnabe@example.org", "write to Member 1@example.org"),
        ("write to desk@example.org", "write to desk@example.org"),
        ("barnabelle stays", "barnabelle stays"),
        ("", ""),
        ("@", "@"),
        ("é @ — 12 %", "é @ — 12 %"),
    ] {
        assert_eq!(replaced(text), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn no_name_of_theirs_is_left(words in proptest::collection::vec("[a-zé@ .,\n*_-]{0,6}|@?barnabe|@?Clothilde|d-oc", 0..30)) {
        let text = replaced(&words.join(" "));
        let left = text.split(|c| !Username::takes(c)).find(|word| NAMES.iter().any(|name| word.eq_ignore_ascii_case(name)));
        prop_assert_eq!(left, None, "{}", text);
    }
}
