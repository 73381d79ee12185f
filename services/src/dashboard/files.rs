//! Pictures and files beside a topic.

use domain::community::{FileKind, MAX_FILE_BYTES, MAX_PICTURE_BYTES, read_label};
use domain::desk::ProseError;
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::community::file::{FilePlace, TopicFile};
use store::document::Bilingual;
use uuid::Uuid;

use super::{Dashboard, picture};

/// What a picture shows or a file is called, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FileFields {
    /// Which file; nil for one that is added.
    pub file: Uuid,
    /// In English.
    pub label_en: String,
    /// In French.
    pub label_fr: String,
    /// Which button was pressed.
    pub action: String,
}

/// A file that can be kept.
#[derive(Debug)]
pub struct FileContent {
    kind: FileKind,
    pixels: (u32, u32),
    content: Vec<u8>,
}

/// Why a file cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// There is none.
    Missing,
    /// It is larger than [`MAX_FILE_BYTES`] and no picture, or a picture larger than [`MAX_PICTURE_BYTES`] or than can be
    /// unpacked.
    Large,
    /// It is a picture of which a part is missing.
    Broken,
    /// It is neither a picture nor a document.
    Kind,
    /// The topic has as many as it may.
    Many,
}

/// What is wrong, field by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileErrors {
    /// With the file.
    pub file: Option<FileError>,
    /// With what it is called in English.
    pub label_en: Option<ProseError>,
    /// With what it is called in French.
    pub label_fr: Option<ProseError>,
}

/// Reads a file as it came. It takes long for a picture: not for a thread that serves pages.
///
/// # Errors
/// [`FileError`] says why it cannot be kept.
pub fn read_file(content: Vec<u8>) -> Result<FileContent, FileError> {
    if content.is_empty() {
        return Err(FileError::Missing);
    }
    if content.len() > MAX_PICTURE_BYTES {
        return Err(FileError::Large);
    }
    if is_pdf(&content) {
        let is_small = content.len() <= MAX_FILE_BYTES;
        let document = FileContent { kind: FileKind::Pdf, pixels: (0, 0), content };
        return if is_small { Ok(document) } else { Err(FileError::Large) };
    }
    let picture::Picture { kind, pixels, content } = picture::read(&content)?;
    Ok(FileContent { kind, pixels, content })
}

/// Whether it is a PDF, which some programs begin with a byte order mark or with blank lines.
fn is_pdf(content: &[u8]) -> bool {
    content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content).trim_ascii_start().starts_with(b"%PDF-")
}

fn label(fields: &FileFields) -> Result<Bilingual, FileErrors> {
    match (read_label(&fields.label_en), read_label(&fields.label_fr)) {
        (Ok(en), Ok(fr)) => Ok(Bilingual { en, fr }),
        (en, fr) => Err(FileErrors { label_en: en.err(), label_fr: fr.err(), file: None }),
    }
}

impl Dashboard {
    /// Pictures and files beside a topic.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn files(&self, topic: i64) -> Result<Vec<TopicFile>, StoreError> {
        self.store.files(topic).await
    }

    /// Puts a file beside a topic.
    ///
    /// # Errors
    /// [`StoreError`] when it was not kept.
    pub async fn add_file(
        &self,
        actor: &Actor,
        topic: i64,
        content: Result<FileContent, FileError>,
        fields: &FileFields,
    ) -> Result<Result<(), FileErrors>, StoreError> {
        let (FileContent { kind, pixels, content }, label) = match (content, label(fields)) {
            (Ok(content), Ok(label)) => (content, label),
            (content, label) => {
                return Ok(Err(FileErrors { file: content.err(), ..label.err().unwrap_or_default() }));
            }
        };
        let at = self.clock.now();
        let file = TopicFile {
            id: crate::new_id(at),
            topic,
            kind,
            label,
            pixels,
            size: u64::try_from(content.len()).unwrap_or(u64::MAX),
        };
        let is_added = self.store.add_file(file, content, actor.person, at).await?;
        Ok(if is_added {
            Ok(())
        } else {
            Err(FileErrors { file: Some(FileError::Many), ..FileErrors::default() })
        })
    }

    /// Says anew what a file shows or is called, or removes it. `false` when somebody else removed it meanwhile.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was changed.
    pub async fn change_file(
        &self,
        actor: &Actor,
        topic: i64,
        fields: &FileFields,
    ) -> Result<Result<bool, FileErrors>, StoreError> {
        let place = FilePlace { topic, file: fields.file };
        if fields.action == "remove" {
            return self.store.remove_file(place, actor.person, self.clock.now()).await.map(Ok);
        }
        Ok(match label(fields) {
            Ok(label) => Ok(self.store.label_file(place, label, actor.person, self.clock.now()).await?),
            Err(errors) => Err(errors),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_after_a_byte_order_mark_or_blank_lines_is_a_pdf_and_stays_as_it_is() {
        for content in ["%PDF-1.7", "\u{feff}%PDF-1.7", "\r\n \n%PDF-1.7", "\u{feff}\n%PDF-1.7"] {
            let read = read_file(content.into()).unwrap();
            assert_eq!((read.kind, read.content), (FileKind::Pdf, content.as_bytes().to_vec()));
        }
        assert_eq!(read_file(b"Report\n%PDF-1.7".to_vec()).unwrap_err(), FileError::Kind);
    }
}
