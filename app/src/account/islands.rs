//! What moves in the browser: passkeys, which nothing but a script can ask an authenticator for, and what is saved in place.
//! Without JavaScript, or where the browser knows no passkeys, nothing of them is seen and the password works as ever.

mod add;
mod choices;
mod sign_in;
mod webauthn;

#[cfg(feature = "ssr")]
pub use {add::PasskeyForm, choices::ChoicesInPlace, sign_in::PasskeySignIn};

use crate::texts_given::texts_given;

texts_given! {
    /// Where a ceremony begins and ends, and what is said when the browser or the device does not go along. What the server
    /// has to say comes from there.
    pub struct PasskeyCeremony {
        /// The address that begins it.
        pub begin: String,
        /// The address that ends it.
        pub finish: String,
        /// Said when the person, or their device, gave up.
        pub cancelled: String,
        /// Said when the device holds a passkey for this account already.
        pub known: String,
        /// Said when anything else went wrong.
        pub failed: String,
    }
}
