//! What the help centre has an article on.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// What an article is about, in the order in which people are offered them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Subject {
    /// Not getting in.
    Login,
    /// What the Community is.
    About,
    /// Who reads what, and what is kept.
    Privacy,
    /// Reading and writing.
    TakingPart,
    /// Following, bookmarking and muting.
    Topics,
    /// Two languages in one discussion.
    Languages,
    /// The rules, reports and decisions.
    Moderation,
    /// What becomes of what members say.
    Feedback,
    /// Working with the association.
    Involved,
    /// The e-Panel.
    Panel,
    /// Whom to write to.
    Contact,
    /// Signing the pledge.
    Pledge,
    /// The campaign's mails.
    Mails,
    /// Having oneself erased.
    Erasure,
}

crate::words!(Subject: "in forms and in the database");

impl Subject {
    /// Whether it is the campaign's, and not the Community's.
    pub const fn is_of_the_campaign(self) -> bool {
        matches!(self, Self::Pledge | Self::Mails | Self::Erasure)
    }
}
