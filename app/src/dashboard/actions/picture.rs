//! Reading a picture as it comes and writing it anew: upright, no larger than a page shows it, and without what cameras
//! write into it, such as where it was taken.

use std::io::Cursor;

use domain::community::{FileKind, MAX_FILE_BYTES};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as Filter, PngEncoder};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader};

use super::FileError;

/// Widest and highest that a picture is kept, in pixels: twice what a page shows, for fine screens.
const MAX_SIDE: u32 = 1_600;
/// Most pixels that a picture may come with, as many as telephones make, with four bytes each once it is unpacked.
const MAX_PIXELS: u64 = 50_000_000;
/// Widest and highest that it may come: making a thin one smaller would take more memory than unpacking it.
const MAX_COME: u32 = 16_384;
/// Of a photograph, in percent.
const QUALITY: u8 = 85;

/// A picture as it is kept.
pub(super) struct Picture {
    pub(super) kind: FileKind,
    pub(super) pixels: (u32, u32),
    pub(super) content: Vec<u8>,
}

/// Reads one.
///
/// # Errors
/// [`FileError`] where it is none, or too large.
pub(super) fn read(content: &[u8]) -> Result<Picture, FileError> {
    let picture = rewrite(content)?;
    if picture.content.len() > MAX_FILE_BYTES { Err(FileError::Large) } else { Ok(picture) }
}

fn rewrite(content: &[u8]) -> Result<Picture, FileError> {
    let none = |_| FileError::Kind;
    let reader = ImageReader::new(Cursor::new(content)).with_guessed_format().map_err(|_| FileError::Kind)?;
    let format = reader.format().ok_or(FileError::Kind)?;
    let mut decoder = reader.into_decoder().map_err(none)?;
    let (width, height) = decoder.dimensions();
    if width.max(height) > MAX_COME
        || u64::from(width) * u64::from(height) > MAX_PIXELS
        || decoder.total_bytes() > 4 * MAX_PIXELS
    {
        return Err(FileError::Large);
    }
    let orientation = decoder.orientation().map_err(none)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(none)?;
    picture.apply_orientation(orientation);
    if picture.width().max(picture.height()) > MAX_SIDE {
        picture = picture.resize(MAX_SIDE, MAX_SIDE, FilterType::Triangle);
    }
    let is_photograph =
        format == ImageFormat::Jpeg || (format == ImageFormat::WebP && !picture.color().has_alpha());
    let mut content = Vec::new();
    let kind = if is_photograph {
        let photograph = picture.to_rgb8();
        JpegEncoder::new_with_quality(&mut content, QUALITY).encode_image(&photograph).map_err(none)?;
        FileKind::Jpeg
    } else {
        let drawing: DynamicImage = match (picture.color().has_alpha(), picture.color().has_color()) {
            (true, _) => picture.to_rgba8().into(),
            (false, true) => picture.to_rgb8().into(),
            (false, false) => picture.to_luma8().into(),
        };
        let encoder = PngEncoder::new_with_quality(&mut content, CompressionType::Best, Filter::Adaptive);
        drawing.write_with_encoder(encoder).map_err(none)?;
        FileKind::Png
    };
    Ok(Picture { kind, pixels: (picture.width(), picture.height()), content })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut content = Vec::new();
        picture.write_to(&mut Cursor::new(&mut content), format).unwrap();
        content
    }

    #[test]
    fn a_photograph_is_upright_small_and_says_nothing_of_where_it_was_taken() {
        let sideways = written(&DynamicImage::new_rgb8(3_200, 1_600), ImageFormat::Jpeg);
        // An Exif segment (CIPA DC-008): turned to the right, and some words.
        let mut exif =
            b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0 taken at home".to_vec();
        let mut taken = vec![0xff, 0xd8, 0xff, 0xe1];
        taken.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        taken.append(&mut exif);
        taken.extend(&sideways[2..]);
        let picture = read(&taken).unwrap();
        assert_eq!((picture.kind, picture.pixels), (FileKind::Jpeg, (800, 1_600)));
        assert!(!picture.content.windows(4).any(|bytes| bytes == b"Exif" || bytes == b"home"));
    }

    #[test]
    fn a_drawing_keeps_what_shows_through() {
        let picture = read(&written(&DynamicImage::new_rgba8(20, 10), ImageFormat::WebP)).unwrap();
        assert_eq!((picture.kind, picture.pixels), (FileKind::Png, (20, 10)));
        assert!(image::load_from_memory(&picture.content).unwrap().color().has_alpha());
    }

    #[test]
    fn what_is_no_picture_or_would_unpack_to_too_much_is_refused() {
        let png = written(&DynamicImage::new_rgb8(20, 10), ImageFormat::Png);
        let refused = |content: &[u8]| read(content).map(|picture| picture.kind).unwrap_err();
        for none in [&png[..png.len() / 2], b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", b"GIF89a", b""] {
            assert_eq!(refused(none), FileError::Kind);
        }
        for (width, height) in [(10_000, 5_001), (16_385, 1)] {
            let huge = DynamicImage::new_luma8(width, height);
            assert_eq!(refused(&written(&huge, ImageFormat::Png)), FileError::Large);
        }
    }
}
