//! Claims about pictures and files beside topics.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::harness::page::field_of;
use crate::harness::{Site, between};
use crate::members::Browser;
use crate::topics::{ENGLISH, FRENCH, act, editor, member, save, theme};

const FILES: &str = "/en/dashboard/topics/1/files";
const DOCUMENT: &[u8] = b"%PDF-1.7 tables";
const WORDS: [(&str, &str); 2] = [("label_en", "Beds by <b> \"month\""), ("label_fr", "Lits par mois")];

/// A picture of one pixel.
fn picture() -> Vec<u8> {
    let text =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    STANDARD.decode(text).unwrap()
}

/// An editor with a topic that is ready to be published.
async fn topic(site: &Site) -> Browser<'_> {
    let mut editor = editor(site).await;
    let theme = theme(&mut editor).await;
    save(&mut editor, "new", &theme, "0", &[&ENGLISH, &FRENCH]).await;
    editor
}

#[tokio::test]
async fn members_see_what_an_editor_put_beside_a_topic_once_it_is_published() {
    let site = Site::start().await;
    let (mut editor, mut member) = (topic(&site).await, member(&site).await);
    assert!(editor.get("/en/dashboard/topics/1").await.body.contains(&format!("href=\"{FILES}\"")));
    for content in [picture().as_slice(), DOCUMENT] {
        let added = editor.post_file(FILES, &WORDS, content).await;
        assert_eq!(added.header("location"), format!("{FILES}?saved=true"), "{}", added.body);
    }
    let preview = editor.get("/fr/tableau-de-bord/sujets/1").await.body;
    let shown = between(&preview, "<img src=\"/fr/communaute/sujets/1/fichier", "\"").to_owned();
    let picture = format!("/en/community/topics/1/file{shown}");
    assert_eq!(editor.get(&picture).await.status, StatusCode::OK, "an editor sees how it will look");
    // Case 4: before that it is no different from what is not there.
    let [early, nothing] =
        [member.get(&picture).await, member.get("/en/community/topics/1/file?file=x").await];
    assert_eq!((early.status, early.body.len()), (StatusCode::NOT_FOUND, nothing.body.len()));

    act(&mut editor, "publish", "1", "draft", "").await;
    let page = member.get("/en/community/topics/1").await.body;
    assert!(
        page.contains(&format!("src=\"{picture}\" alt=\"Beds by &lt;b&gt; &quot;month&quot;\" width=\"1\""))
    );
    let link = between(&page, "<a href=\"/en/community/topics/1/file", "\"").to_owned();
    assert!(page.contains("Beds by &lt;b&gt; \"month\"</a>") && page.contains("PDF, 1 kB"), "{page}");
    assert!(member.get("/fr/communaute/sujets/1").await.body.contains("Lits par mois</a>"));

    let picture = member.get(&picture).await;
    assert_eq!((picture.status, picture.header("content-type")), (StatusCode::OK, "image/png"));
    let document = member.get(&format!("/en/community/topics/1/file{link}")).await;
    assert_eq!(document.body.as_bytes(), DOCUMENT);
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("content-disposition", "attachment; filename*=UTF-8''Beds%20by%20%3Cb%3E%20%22month%22.pdf"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(document.header(name), value, "{name}");
    }
}

#[tokio::test]
async fn a_picture_of_seven_megabytes_is_taken_and_made_smaller() {
    let site = Site::start().await;
    let mut editor = topic(&site).await;
    // What a camera may write into one, behind the header (PNG, section 5.3).
    let (header, rest) = (&picture()[..33], &picture()[33..]);
    let more = vec![7; 7 << 20];
    let mut sum = flate2::Crc::new();
    sum.update(b"paDd");
    sum.update(&more);
    let length = u32::try_from(more.len()).unwrap().to_be_bytes();
    let large = [header, &length, b"paDd", &more, &sum.sum().to_be_bytes(), rest].concat();
    let added = editor.post_file(FILES, &WORDS, &large).await;
    assert_eq!(added.header("location"), format!("{FILES}?saved=true"), "{}", added.body);
    let shown = editor.get("/en/dashboard/topics/1").await.body;
    let file = between(&shown, "<img src=\"/en/community/topics/1/file", "\"").to_owned();
    let kept = editor.get(&format!("/en/community/topics/1/file{file}")).await;
    assert!(kept.status == StatusCode::OK && kept.body.len() < 1_000);
}

#[tokio::test]
async fn a_file_is_named_anew_and_removed_for_good() {
    let site = Site::start().await;
    let (mut editor, mut member) = (topic(&site).await, member(&site).await);
    editor.post_file(FILES, &WORDS, DOCUMENT).await;
    act(&mut editor, "publish", "1", "draft", "").await;
    let page = editor.get(FILES).await.body;
    let file = field_of(&page, "file");
    let change = format!("{FILES}/change");

    let nameless = [("file", file.as_str()), ("label_en", " "), ("label_fr", "Lits"), ("action", "label")];
    let refused = editor.post(&change, &nameless).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("href=\"#label_en\"") && refused.body.contains("value=\"Lits\""));
    let named = [("file", file.as_str()), ("label_en", "Beds"), ("label_fr", "Lits"), ("action", "label")];
    assert_eq!(editor.post(&change, &named).await.header("location"), format!("{FILES}?saved=true"));
    assert!(member.get("/en/community/topics/1").await.body.contains(">Beds</a>"));

    let remove = [("file", file.as_str()), ("action", "remove")];
    assert_eq!(editor.post(&change, &remove).await.header("location"), format!("{FILES}?saved=true"));
    assert_eq!(editor.post(&change, &remove).await.header("location"), FILES, "nothing was done");
    assert!(editor.get(FILES).await.body.contains("None yet."));
    assert!(!member.get("/en/community/topics/1").await.body.contains("topics/1/file?"));
    let gone = member.get(&format!("/en/community/topics/1/file?file={file}")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let late = editor.post(&change, &nameless).await;
    assert_eq!(late.status, StatusCode::OK, "there is nothing left to name: {}", late.body);
}

#[tokio::test]
async fn case_26_35_a_file_that_cannot_be_kept_is_refused_and_what_was_typed_survives() {
    let site = Site::start().await;
    let mut editor = topic(&site).await;
    let script = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec();
    let huge = [DOCUMENT, &vec![b' '; 5 << 20]].concat();
    for (content, told) in [
        (script, "not an image or a readable PDF"),
        (Vec::new(), "Choose a file."),
        (huge, "A PDF may have 5\u{a0}MB at most"),
        (vec![b' '; 30 << 20], "a picture 25\u{a0}MB"),
        (picture()[..60].to_vec(), "A part of this picture is missing"),
    ] {
        let refused = editor.post_file(FILES, &WORDS, &content).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{told}");
        for word in [told, "href=\"#file\"", "value=\"Lits par mois\""] {
            assert!(refused.body.contains(word), "{told}: {word}");
        }
    }
    let nameless = editor.post_file(FILES, &[], DOCUMENT).await;
    assert!(nameless.body.contains("href=\"#label_en\"") && nameless.body.contains("href=\"#label_fr\""));
    for _ in 0..12 {
        assert_eq!(editor.post_file(FILES, &WORDS, DOCUMENT).await.status, StatusCode::SEE_OTHER);
    }
    assert!(editor.post_file(FILES, &WORDS, DOCUMENT).await.body.contains("12 files at most"));
    assert!(editor.get(FILES).await.body.matches("value=\"remove\"").count() == 12);
}
