//! A mail as what it says; its plain and its HTML part are both written from this, so they say the same.

use domain::Language;

/// What a mail says.
pub(super) struct Letter {
    pub language: Language,
    /// The campaign's name.
    pub brand: &'static str,
    pub subject: &'static str,
    /// What a list of mails shows after the subject.
    pub preheader: &'static str,
    pub title: &'static str,
    pub blocks: Vec<Block>,
    /// Who sends it, and how to have no more of it.
    pub footer: Vec<Footer>,
}

/// A piece of the matter.
pub(super) enum Block {
    Paragraph(String),
    Small(String),
    Heading(String),
    /// Words that somebody agreed to, in their language.
    Quote(Language, String),
    /// The mail's purpose, with a sentence that offers its address to copy.
    Button {
        label: String,
        url: String,
        fallback: String,
    },
    Link {
        label: String,
        url: String,
    },
    /// Names and values.
    Facts(Vec<(String, String)>),
}

/// A piece of the footer.
pub(super) enum Footer {
    Lines(Vec<String>),
    /// A sentence, and where it leads.
    Links(String, Vec<(String, String)>),
}
