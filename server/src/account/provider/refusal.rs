//! Why nobody is signed in.

/// Why the provider vouches for nobody. Each is a class, without anything that it said of anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It cannot be reached, or does not know this program as it is configured.
    #[error("the identity provider cannot be used: {0}")]
    Unavailable(&'static str),
    /// The code was used or is too old.
    #[error("the code is not valid any more")]
    Expired,
    /// Its word cannot be verified.
    #[error("the identity provider's answer cannot be verified: {0}")]
    Invalid(&'static str),
}
