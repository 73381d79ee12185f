//! A mail as what it says; its plain and its HTML part are both written from this, so they say the same.

use domain::Language;

use crate::i18n::{locale, td_string};

/// What a mail says.
pub(crate) struct MailText {
    pub language: Language,
    /// Whose mail it is: the campaign's name, or the Community's.
    pub brand: &'static str,
    pub subject: String,
    /// What a list of mails shows after the subject.
    pub preheader: &'static str,
    pub title: String,
    pub blocks: Vec<Block>,
    /// Who sends it, and how to have no more of it.
    pub footer: Vec<Footer>,
}

/// A piece of the matter.
pub(crate) enum Block {
    Paragraph(String),
    Small(String),
    Heading(String),
    /// Words that somebody agreed to or wrote, in their language.
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
pub(crate) enum Footer {
    Lines(Vec<String>),
    /// A sentence, and where it leads.
    Links(String, Vec<(String, String)>),
}

/// What a kind of mail says between its greeting and its signature.
pub(crate) struct MailContent {
    pub subject: &'static str,
    pub preheader: &'static str,
    pub title: &'static str,
    pub blocks: Vec<Block>,
}

pub(crate) fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.to_owned())
}

pub(crate) fn small(text: &str) -> Block {
    Block::Small(text.to_owned())
}

pub(crate) fn button(language: Language, label: &str, url: &str) -> Block {
    let fallback = td_string!(locale(language), mail.common.button_fallback).to_owned();
    Block::Button { label: label.to_owned(), url: url.to_owned(), fallback }
}
