//! Claims about clearing floods, on the real router.

use axum::http::StatusCode;
use domain::account::{Grant, Role, Scope};
use uuid::Uuid;

use crate::harness::page::{attributes, field_of};
use crate::harness::{Site, between};
use crate::members::{Browser, enrol};
use crate::moderation::{member, write};

async fn work(site: &Site) {
    while commons::moderation::bulk_removals::continue_bulk_removal(site.app()).await {}
}

/// The names of the boxes that are there to tick.
fn boxes(page: &str) -> Vec<String> {
    attributes(page, "[name^=author-]", "name")
}

async fn send(moderator: &mut Browser<'_>, page: &str, fields: &[(&str, &str)]) -> crate::harness::Answer {
    let names = boxes(page);
    let since = field_of(page, "since");
    let mut all: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "1")).collect();
    all.push(("since", &since));
    all.extend(fields);
    moderator.post("/en/dashboard/sweeps", &all).await
}

const SWEEP: [(&str, &str); 4] =
    [("ruling", "remove"), ("clause", "advertising"), ("measure", "suspend"), ("term", "further_notice")];

#[tokio::test]
async fn a_flood_is_cleared_in_six_requests_and_taken_back_in_one() {
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("30", "moira", Role::Moderator).await;
    let mut reader = member(&site, "1", "lucille").await;
    let (_, topic) = site.topic().await;
    let mut flood = Vec::new();
    for number in 2..=4 {
        let mut author = member(&site, &number.to_string(), &format!("flooder{number}")).await;
        for message in 0..6 {
            write(&mut author, &topic, &format!("Buy quizzical pills {message}")).await;
        }
        flood.push(author);
    }
    let kept = write(&mut reader, &topic, "A word of sense").await;
    site.mails().await;

    assert!(moderator.get("/en/dashboard/cases").await.body.contains("/en/dashboard/sweeps"));
    let page = moderator.get("/en/dashboard/sweeps").await.body;
    assert_eq!(attributes(&page, "[checked]", "value"), Vec::<String>::new());
    let page = moderator.get("/en/dashboard/sweeps?span=hour&at-least=5&opened=&all=1").await.body;
    assert_eq!(boxes(&page).len(), 3);
    assert_eq!(attributes(&page, "[checked]", "value").len(), 3);
    let unfit = send(&mut moderator, &page, &[("step", "review"), ("measure", "mute")]).await;
    assert_eq!(unfit.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#clause", "#term", "#ruling"] {
        assert!(unfit.body.contains(&format!("href=\"{field}\"")), "{field}");
    }
    let review = send(&mut moderator, &page, &SWEEP).await;
    assert_eq!(review.status, StatusCode::OK);
    assert!(review.body.contains("Comments: 18. Accounts: 3."));
    assert!(site.store.bulk_removals(Uuid::nil(), 9).await.unwrap().is_empty(), "nothing has begun");
    let words = [("reason-en", ""), ("reason-fr", "Pas de réclames."), ("step", "do")];
    let unfit = send(&mut moderator, &review.body, &[&SWEEP[..], &words].concat()).await;
    assert_eq!(unfit.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unfit.body.contains("href=\"#reason-en\"") && unfit.body.contains("Pas de réclames."));
    let words = [("reason-en", "No ads."), ("reason-fr", "Pas de réclames."), ("step", "do")];
    let begun = send(&mut moderator, &review.body, &[&SWEEP[..], &words].concat()).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    let bulk_removal = begun.header("location").to_owned();
    work(&site).await;

    let page = moderator.get(&bulk_removal).await.body;
    assert!(page.contains("18 of 18 comments") && page.contains("Done"), "{page}");
    let read = reader.get(&format!("/en/community/topics/{topic}")).await.body;
    assert!(!read.contains("quizzical") && read.contains("A word of sense"));
    assert_eq!(site.mails().await.len(), 3, "one for each author");
    for (number, author) in (2..).zip(&mut flood) {
        author.sign_in(&format!("flooder{number}")).await;
        assert_eq!(author.get("/en/community").await.header("location"), "/en/account");
        let decisions = author.get("/en/account/decisions").await.body;
        assert_eq!(decisions.matches("/en/account/decisions/").count(), 6);
    }
    let empty = moderator.get("/fr/tableau-de-bord/vagues?all=1").await.body;
    assert!(empty.contains("Aucun compte") && empty.contains("Commentaires\u{a0}: 18. Comptes\u{a0}: 3."));

    assert_eq!(moderator.post(&bulk_removal, &[]).await.status, StatusCode::SEE_OTHER);
    work(&site).await;
    assert!(moderator.get(&bulk_removal).await.body.contains("Reversed"));
    let read = reader.get(&format!("/en/community/topics/{topic}")).await.body;
    assert_eq!(read.matches("quizzical").count(), 18);
    assert_eq!(flood[0].get("/en/community").await.status, StatusCode::OK);
    let case_path = format!("/en/community/comments/{kept}");
    assert!(reader.get(&case_path).await.body.contains("A word of sense"));
}

#[tokio::test]
async fn a_flood_is_not_cleared_with_the_suggested_words_of_another_clause_in_either_language() {
    const RESPECT: [&str; 2] = [
        "Your text belittles someone. Please write as you would speak to a colleague, even when you disagree.",
        "Votre texte rabaisse quelqu’un. Veuillez écrire comme vous parleriez à une ou un collègue, même en désaccord.",
    ];
    const ADVERTISING: [&str; 2] = ["Your text advertises something, ", "Votre texte fait de la publicité, "];
    let site = Site::start().await;
    let (_, mut moderator) = site.staff("30", "moira", Role::Moderator).await;
    let mut author = member(&site, "1", "barnabe").await;
    let (_, topic) = site.topic().await;
    write(&mut author, &topic, "Buy quizzical pills").await;
    let page = moderator.get("/en/dashboard/sweeps?at-least=1&all=1").await.body;
    let review = send(&mut moderator, &page, &SWEEP).await.body;
    let text = |page: &str, name: &str| between(page, &format!("id=\"{name}\""), "</textarea>").to_owned();
    for [en, fr] in
        [RESPECT, [RESPECT[0], "Pas de réclames."], ["No ads.", RESPECT[1]], [RESPECT[1], RESPECT[0]]]
    {
        let fr = format!("\r\n {fr} ");
        let words = [("reason-en", en), ("reason-fr", fr.as_str()), ("log", "Twice today."), ("step", "do")];
        let refused = send(&mut moderator, &review, &[&SWEEP[..], &words].concat()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{en} {fr}");
        assert!(refused.body.contains("The suggested reason was for another rule."));
        assert!(refused.body.contains("href=\"#reason-en\"") && refused.body.contains("Twice today."));
        for ((name, typed), its) in [("reason-en", en), ("reason-fr", fr.trim())].into_iter().zip(ADVERTISING)
        {
            let told = text(&refused.body, name);
            let expected = if RESPECT.contains(&typed) { its } else { typed };
            assert!(told.contains(expected), "{told}");
            assert!(RESPECT.iter().all(|words| !told.contains(words)), "{told}");
        }
        assert!(site.store.bulk_removals(Uuid::nil(), 9).await.unwrap().is_empty(), "nothing has begun");
    }
    let words = [("reason-en", "No ads."), ("reason-fr", "Pas de réclames."), ("step", "do")];
    let begun = send(&mut moderator, &review, &[&SWEEP[..], &words].concat()).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "their own words are theirs");
}

#[tokio::test]
async fn who_moderates_one_theme_clears_no_flood() {
    let site = Site::start().await;
    let mut author = member(&site, "1", "barnabe").await;
    let (theme, topic) = site.topic().await;
    write(&mut author, &topic, "Buy pills").await;
    let person = site.member("20", "modeste").await;
    let bulk_removal = site.bulk_removal(person, Uuid::from_u128(1)).await;
    let grant = Grant { role: Role::Moderator, scope: Scope::Theme(theme.parse().unwrap()) };
    site.store.give_duty(person, grant, domain::Clock::now(&*site.clock)).await.unwrap();
    let mut moderator = Browser::new(&site);
    moderator.sign_in("modeste").await;
    enrol(&mut moderator).await;
    assert_eq!(moderator.get("/en/dashboard/cases").await.status, StatusCode::OK);
    assert!(!moderator.get("/en/dashboard/cases").await.body.contains("/en/dashboard/sweeps"));
    for path in ["/en/dashboard/sweeps".to_owned(), format!("/en/dashboard/sweeps/{bulk_removal}")] {
        assert_eq!(moderator.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(moderator.post(&path, &SWEEP).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
