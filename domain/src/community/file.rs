//! Pictures and files that staff put beside a topic.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::suggestion::read_title;
use crate::desk::ProseError;

/// Largest file that is kept beside a topic, in bytes.
pub const MAX_FILE_BYTES: usize = 5 << 20;
/// Largest picture that may come, in bytes: it is made smaller before it is kept.
pub const MAX_PICTURE_BYTES: usize = 25 << 20;
/// Most files beside one topic.
pub const MAX_FILES: u32 = 12;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum FileKind {
    /// A picture without loss.
    Png,
    /// A photograph.
    Jpeg,
    /// A document.
    Pdf,
}

crate::words!(FileKind: "in the database, and the end of its name");

impl FileKind {
    /// Its media type (RFC 2046).
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Pdf => "application/pdf",
        }
    }

    /// Whether it is shown on the page; anything else is a link.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg)
    }
}

/// Reads what a picture shows or a file is called: a line, as titles are.
///
/// # Errors
/// [`ProseError`] says what is wrong with it.
pub fn read_label(typed: &str) -> Result<String, ProseError> {
    read_title(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_read_as_it_is_written() {
        for kind in FileKind::ALL {
            assert_eq!(kind.code().parse(), Ok(kind));
        }
        assert!("svg".parse::<FileKind>().is_err());
    }
}
