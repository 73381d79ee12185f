//! Whose a page is, as its tabs say it to each other.

use domain::seal::Secret;
use uuid::Uuid;

/// A name for a person that says nothing of them: the same on all their pages, and nobody else's.
pub fn reader_key(secret: &Secret, person: Uuid) -> String {
    format!("{:016x}", u64::from_be_bytes(secret.event_key("reader", person.as_bytes())))
}
