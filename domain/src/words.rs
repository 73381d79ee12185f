//! Closed lists: enums of which each value has a word, in forms, in addresses and in the database. `strum` derives the words
//! and reads them.

/// Gives an enum that derives `VariantArray` the list of its values, as an array.
#[macro_export]
macro_rules! list {
    ($name:ident) => {
        impl $name {
            /// All of them, in their order.
            pub const ALL: [Self; <Self as ::strum::VariantArray>::VARIANTS.len()] =
                match <Self as ::strum::VariantArray>::VARIANTS.as_array() {
                    Some(all) => *all,
                    None => unreachable!(),
                };
        }
    };
}

/// Gives an enum that derives `EnumString`, `IntoStaticStr` and `VariantArray` the list of its values and the word of each,
/// with where that word stands.
#[macro_export]
macro_rules! words {
    ($name:ident: $place:literal) => {
        $crate::list!($name);

        impl $name {
            #[doc = concat!("The word for it ", $place, ".")]
            pub fn code(self) -> &'static str {
                self.into()
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;
    use std::str::FromStr;

    use strum::VariantArray;

    use crate::account::{Act, MemberKind, Role};
    use crate::campaign::{Channel, Field, Issue, Purpose};
    use crate::community::{
        FileKind, GuestRole, GuestState, GuestStep, NotificationKind, OfferKind, OfferState, Pace, Reaction,
        Stance, SuggestionState, TopicChoice, TopicKind, TopicState, Zone,
    };
    use crate::contact::{EnquiryArea, EnquiryKind, EnquiryState, Team};
    use crate::desk::{RequestKind, RequestState};
    use crate::help::Subject;
    use crate::moderation::{
        BulkRemovalState, CaseState, Clause, LogAction, Measure, Ruling, Signal, Span, TargetKind, Term,
        Verdict, Watch,
    };
    use crate::{Language, Province};

    fn hold<T>(words: &str)
    where
        T: VariantArray + Copy + PartialEq + Debug + Into<&'static str> + FromStr,
    {
        let held: Vec<&str> = T::VARIANTS.iter().map(|value| (*value).into()).collect();
        assert_eq!(held.join(" "), words);
        let read: Vec<T> = held.iter().filter_map(|word| word.parse().ok()).collect();
        assert_eq!(read, T::VARIANTS);
    }

    #[test]
    fn the_words_of_closed_lists_are_these_to_the_byte_and_are_read_back() {
        hold::<BulkRemovalState>("running done undoing undone");
        hold::<CaseState>("open decided appealed");
        hold::<Channel>("email sms");
        hold::<Clause>("patient_privacy threats respect confidence rights advertising relevance");
        hold::<EnquiryArea>("account community privacy campaign health other");
        hold::<EnquiryKind>("question feedback topic_idea");
        hold::<EnquiryState>("suspected open answered closed");
        hold::<FileKind>("png jpeg pdf");
        hold::<GuestRole>("author editor");
        hold::<GuestState>("submitted writing changes_asked invited approved declined withdrawn");
        hold::<GuestStep>("accept submit withdraw ask_changes approve decline");
        hold::<Issue>("seniors-strategy access-to-care care-across-provinces virtual-care");
        hold::<Language>("en fr");
        hold::<LogAction>(
            "reported signalled claimed released handed_over kept hidden removed redacted moved warned muted suspended \
             lifted undone appealed upheld restored locked slowed freed closed",
        );
        hold::<Measure>("warn mute_in_theme mute suspend");
        hold::<MemberKind>("physician learner expert");
        hold::<NotificationKind>("reply mention followed_topic closing_soon outcome staff_answer");
        hold::<OfferKind>("working_group advocacy speaking pilot writing");
        hold::<OfferState>("new answered accepted declined");
        hold::<Pace>("at_once daily weekly never");
        hold::<Province>("AB BC MB NB NL NS NT NU ON PE QC SK YT");
        hold::<Purpose>("updates involvement");
        hold::<Reaction>("seen_too helped disagree");
        hold::<RequestKind>("username_change log_in_help transcript");
        hold::<RequestState>("new open waiting done refused");
        hold::<Role>("editor moderator service_desk campaign research administrator");
        hold::<Ruling>("keep hide remove redact move");
        hold::<Signal>("health_card birth_date burst watched_word name_with_date unknown_link first_comment");
        hold::<Span>("hour six_hours day week");
        hold::<Stance>("followed muted left");
        hold::<TopicChoice>("follow unfollow mute unmute bookmark unbookmark");
        hold::<Subject>(
            "login about privacy taking_part topics languages moderation feedback involved panel contact pledge mails \
             erasure",
        );
        hold::<SuggestionState>("new taken_up declined merged");
        hold::<TargetKind>("comment guest_post profile");
        hold::<Team>("service editors research");
        hold::<Term>("day week month further_notice");
        hold::<TopicKind>("discussion consultation guest_post");
        hold::<TopicState>("draft scheduled open closed archived withheld");
        hold::<Verdict>("uphold restore");
        hold::<Watch>("mark ask hold");
        hold::<Zone>("newfoundland atlantic eastern central saskatchewan mountain yukon pacific");
        assert_eq!(
            Act::ALL.map(Act::code).join(" "),
            "comment mention report request reaction draft preview search look_up name_look_up archive form"
        );
        assert_eq!(
            Field::ALL.map(Field::name).join(" "),
            "first_name last_name email postal_code language issue phone"
        );
    }
}
