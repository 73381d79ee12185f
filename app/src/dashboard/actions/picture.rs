//! Reading a picture as it comes and writing it anew: upright, no larger than a page shows it, and without what cameras
//! write into it, such as where it was taken.

use std::io::Cursor;

use domain::community::FileKind;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader};

/// Widest and highest that a picture is kept, in pixels: twice what a page shows, for fine screens.
const MAX_SIDE: u32 = 1_600;
/// Most pixels that a picture may come with: what is unpacked takes four bytes each.
const MAX_PIXELS: u64 = 40_000_000;
/// Of a photograph, in percent.
const QUALITY: u8 = 85;

/// A picture as it is kept.
pub(super) struct Picture {
    pub(super) kind: FileKind,
    pub(super) pixels: (u32, u32),
    pub(super) content: Vec<u8>,
}

/// Reads one; `None` where it is none, or too large.
pub(super) fn read(content: &[u8]) -> Option<Picture> {
    let reader = ImageReader::new(Cursor::new(content)).with_guessed_format().ok()?;
    let format = reader.format()?;
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return None;
    }
    let orientation = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    if picture.width().max(picture.height()) > MAX_SIDE {
        picture = picture.resize(MAX_SIDE, MAX_SIDE, FilterType::Triangle);
    }
    let is_photograph =
        format == ImageFormat::Jpeg || (format == ImageFormat::WebP && !picture.color().has_alpha());
    let mut content = Vec::new();
    let kind = if is_photograph {
        let photograph = picture.to_rgb8();
        JpegEncoder::new_with_quality(&mut content, QUALITY).encode_image(&photograph).ok()?;
        FileKind::Jpeg
    } else {
        picture.write_to(&mut Cursor::new(&mut content), ImageFormat::Png).ok()?;
        FileKind::Png
    };
    Some(Picture { kind, pixels: (picture.width(), picture.height()), content })
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
        assert!(read(&png[..png.len() / 2]).is_none(), "cut off");
        assert!(read(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>").is_none());
        assert!(read(b"GIF89a").is_none() && read(b"").is_none());
        let huge = DynamicImage::new_luma8(10_000, 4_001);
        assert!(read(&written(&huge, ImageFormat::Png)).is_none());
    }
}
