//! Accounts: who a person is to the association, what they are called, and what they may do.

pub mod allowance;
pub mod capability;
pub mod code;
pub mod member;
pub mod passkey;
pub mod password;
pub mod sign_on;
pub mod username;

pub use allowance::{Act, Allowance, is_new};
pub use capability::{Access, Capability, Grant, Reach, Role, Scope, Standing, UnknownRole};
pub use code::Code;
pub use member::{MemberKind, MemberNumber};
pub use passkey::{PasskeyName, PasskeyNameError};
pub use password::{Password, PasswordError};
pub use sign_on::{LinkClaim, Named, Subject};
pub use username::{Username, UsernameError};
