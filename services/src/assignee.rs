//! Whose lines of a queue are shown.

/// Whose lines of a queue are shown, where not everybody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssigneeFilter {
    /// The reader's.
    Mine,
    /// Nobody's.
    Nobody,
}

impl AssigneeFilter {
    /// The word for it in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Nobody => "nobody",
        }
    }

    /// Reads the word of an address; another asks for everybody's.
    pub fn read(word: &str) -> Option<Self> {
        [Self::Mine, Self::Nobody].into_iter().find(|filter| filter.code() == word)
    }
}
