//! Identifiers: UUIDs of version 7, so that rows of one time stand together.

use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;
use uuid::{NoContext, Timestamp, Uuid};

/// A new identifier.
pub fn new_id(at: OffsetDateTime) -> Uuid {
    let seconds = u64::try_from(at.unix_timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, at.nanosecond()))
}

/// A new identifier of a person. It tells nothing, not even when they came or who came beside them. Members see none but
/// their own; `SECURITY.md` says why those that were given before are kept.
pub(crate) fn person_id() -> Uuid {
    Uuid::new_v4()
}

/// The number of somebody's form, as it is stored. A form's number is its sender's word, and may have been read off somebody
/// else's: each person has numbers of their own, so that it means nothing but another form of theirs.
pub(crate) fn form_id(person: Uuid, form: Uuid) -> Uuid {
    let digest = Sha256::new().chain_update(person).chain_update(form).finalize();
    let mut id = form.into_bytes();
    // Its time stays.
    id[6..].copy_from_slice(&digest[..10]);
    Uuid::from_bytes(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_has_numbers_of_their_own_for_the_same_forms_and_they_keep_their_order() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let form = new_id(OffsetDateTime::UNIX_EPOCH);
        let later = new_id(OffsetDateTime::UNIX_EPOCH + time::Duration::SECOND);
        assert_eq!(form_id(one, form), form_id(one, form));
        assert_ne!(form_id(one, form), form_id(other, form));
        assert_ne!(form_id(one, form), form_id(one, new_id(OffsetDateTime::UNIX_EPOCH)));
        assert!(form_id(one, form) < form_id(other, later) && form_id(other, form) < form_id(one, later));
    }
}
