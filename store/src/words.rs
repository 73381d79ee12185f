//! The words of the store's closed lists, to the byte: they stand in databases.

use std::fmt::Debug;
use std::str::FromStr;

use strum::VariantArray;

use crate::campaign::Method;
use crate::document::DocumentKind;
use crate::mail::{AccountMailKind, ContactMailKind, DeskMailKind, MailKind, NotificationMailKind};
use crate::roster::ImportState;

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
fn the_words_of_the_stores_lists_are_these_to_the_byte_and_are_read_back() {
    hold::<AccountMailKind>(
        "invitation password_reset password_changed second_factor_set recovery_code_used confirm_email email_changed \
         username_changed second_factor_reset sign_on_linked passkey_added passkey_removed moderated",
    );
    hold::<ContactMailKind>("enquiry_received enquiry_answer");
    hold::<DeskMailKind>("request_received request_answer");
    let documents: Vec<&str> = DocumentKind::all().map(DocumentKind::code).collect();
    assert_eq!(
        documents.join(" "),
        "terms privacy help_login help_about help_privacy help_taking_part help_topics help_languages help_moderation \
         help_feedback help_involved help_panel help_contact help_pledge help_mails help_erasure"
    );
    let read: Vec<DocumentKind> = documents.iter().filter_map(|word| word.parse().ok()).collect();
    assert_eq!(read, DocumentKind::all().collect::<Vec<_>>());
    hold::<ImportState>("checked running done failed");
    hold::<MailKind>(
        "confirm_pledge pledge_waiting already_supporter welcome preferences_link confirm_address \
         address_changed",
    );
    hold::<Method>("pledge_form preference_centre unsubscribe offer_form own_offers");
    hold::<NotificationMailKind>("notices_at_once notices_digest");
}
