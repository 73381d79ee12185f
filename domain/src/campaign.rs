//! The public campaign: who pledges, what they agree to, and what the form may say.

mod consent;
mod issue;
mod name;
mod phone;
mod pledge;
mod postal_code;

pub use consent::{Channel, ConsentText, Purpose};
pub use issue::Issue;
pub use name::{PersonName, who};
pub use phone::{InvalidPhone, Phone};
pub use pledge::{Errors, Field, FieldError, Pledge, PledgeForm};
pub use postal_code::{InvalidPostalCode, PostalCode};
