//! What a member wants to hear of a topic.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// What somebody said about a topic. Whoever said nothing follows it once they write there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Stance {
    /// Tell them of what is new.
    Followed,
    /// Tell them of nothing there, not even of their own name.
    Muted,
    /// They followed it once: writing there does not follow it again.
    Left,
}

crate::words!(Stance: "in the database");

/// People whom one comment may tell that it names them. Whoever names more shouts.
pub const MAX_MENTIONS: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_are_written() {
        for stance in Stance::ALL {
            assert_eq!(stance.code().parse(), Ok(stance));
        }
        assert!("none".parse::<Stance>().is_err());
    }
}
