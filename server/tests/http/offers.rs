//! Claims about what members offer to help with, and what staff make of it.

use axum::http::StatusCode;
use commons::jobs;
use domain::account::Role;
use domain::community::OFFER_TIME;
use serde_json::Value;
use time::Duration;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::harness::page::field_of;
use crate::harness::{Answer, Site};
use crate::members::Browser;
use crate::moderation::member;

/// Words that stand nowhere else.
const NOTE: &str = "I coordinate forty quinquagenarians.";
const OFFER: [(&str, &str); 4] =
    [("working_group", "yes"), ("writing", "yes"), ("note", NOTE), ("consent", "yes")];

/// Where help with a topic is offered.
fn path(topic: &str) -> String {
    format!("/en/community/offers/topic-{topic}")
}

/// Offers to help with a topic; returns what stands in the offer's address.
async fn offered(member: &mut Browser<'_>, topic: &str) -> String {
    let done = member.post(&path(topic), &OFFER).await;
    assert_eq!(done.header("location"), "/en/community/offers?done=sent", "{}", done.body);
    field_of(&member.get(&path(topic)).await.body, "offer")
}

async fn act(member: &mut Browser<'_>, offer: &str, act: &str) -> Answer {
    member.post("/en/community/offers", &[("offer", offer), ("act", act)]).await
}

async fn answer(editor: &mut Browser<'_>, offer: &str, seen: &str, state: &str, text: &str) -> Answer {
    let fields = [("seen", seen), ("state", state), ("text", text)];
    editor.post(&format!("/en/dashboard/offers/{offer}"), &fields).await
}

#[tokio::test]
async fn every_topic_and_theme_open_or_closed_leads_to_the_form_of_an_offer() {
    let site = Site::start().await;
    let (_, mut administrator) = site.staff("10", "adelaide", Role::Administrator).await;
    let mut member = member(&site, "1", "barnabe").await;
    let (theme, topic) = site.topic().await;
    let (_, over) = site.second_topic().await;
    site.close(&over).await;
    for (page, form) in [
        (format!("/en/community/topics/{topic}"), path(&topic)),
        (format!("/en/community/topics/{over}"), path(&over)),
        (format!("/en/community/themes/{theme}"), format!("/en/community/offers/theme-{theme}")),
    ] {
        let link = format!("href=\"{form}\"");
        assert!(member.get(&page).await.body.contains(&link), "{page}");
        assert!(!administrator.get(&page).await.body.contains(&link), "who may not offer is not asked to");
        let form = member.get(&form).await;
        assert_eq!(form.status, StatusCode::OK);
        assert!(form.body.contains("can withdraw the offer, and this consent with it"), "{}", form.body);
    }
    for nowhere in ["topic-99", "topic-x", "theme-1", "x"] {
        let form = format!("/en/community/offers/{nowhere}");
        assert_eq!(member.get(&form).await.status, StatusCode::NOT_FOUND, "{nowhere}");
        assert_eq!(member.post(&form, &OFFER).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}

#[tokio::test]
async fn an_offer_needs_a_kind_and_a_consent_and_what_was_typed_stays() {
    let site = Site::start().await;
    let mut member = member(&site, "1", "barnabe").await;
    let (_, topic) = site.topic().await;
    let refused = member.post(&path(&topic), &[("note", NOTE)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for told in ["href=\"#kinds\"", "href=\"#consent\"", NOTE] {
        assert!(refused.body.contains(told), "{told}");
    }
    assert!(!refused.body.contains("href=\"#note\""));
    let long = "x".repeat(1_001);
    let fields = [("pilot", "yes"), ("consent", "yes"), ("note", long.as_str())];
    let refused = member.post(&path(&topic), &fields).await;
    assert!(refused.body.contains("href=\"#note\"") && refused.body.contains(&long));
    assert!(member.get("/en/community/offers").await.body.contains("You have not offered to help yet."));
    offered(&mut member, &topic).await;
    let again = member.post(&path(&topic), &OFFER).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("You have already offered to help with this.") && again.body.contains(NOTE));
}

#[tokio::test]
async fn an_offer_is_withdrawn_with_its_consent_and_can_be_had_back() {
    let site = Site::start().await;
    let (mut barnabe, mut other) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, mut editor) = site.staff("10", "eulalie", Role::Editor).await;
    let (_, topic) = site.topic().await;
    let offer = offered(&mut barnabe, &topic).await;
    let desk = format!("/en/dashboard/offers/{offer}");
    assert!(editor.get(&desk).await.body.contains(NOTE));
    assert_eq!(act(&mut other, &offer, "withdraw").await.status, StatusCode::NOT_FOUND, "nobody else's");
    assert_eq!(act(&mut barnabe, &offer, "forget").await.status, StatusCode::NOT_FOUND);
    let gone = act(&mut barnabe, &offer, "withdraw").await;
    assert_eq!(gone.header("location"), "/en/community/offers?done=withdrawn");
    assert_eq!(editor.get(&desk).await.status, StatusCode::NOT_FOUND, "staff do not see it any more");
    assert!(!editor.get("/en/dashboard/offers").await.body.contains("barnabe"));
    let late = answer(&mut editor, &offer, "0", "accepted", "Come on Monday.").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("The member withdrew this offer.") && late.body.contains("Come on Monday."));
    assert!(!late.body.contains(NOTE));
    let data = barnabe.get("/en/account/my-data.json").await.body;
    let data: Value = serde_json::from_str(&data).unwrap();
    let mine = &data["offers"][0];
    assert_eq!((&mine["note"], &mine["kinds"][1]), (&NOTE.into(), &"writing".into()));
    assert_eq!(mine["about"], format!("topic-{topic}"));
    let consent = &mine["consents"][0];
    assert_eq!((&consent["purpose"], &consent["given_by"]), (&"involvement".into(), &"offer_form".into()));
    assert_eq!(consent["withdrawn_by"], "own_offers");
    let page = barnabe.get(&path(&topic)).await.body;
    let words = consent["wording"].as_str().unwrap();
    assert!(page.contains(words), "a receipt has the words of the form: {words}");
    assert!(page.contains(NOTE), "what was offered is there to be changed");

    let back = act(&mut barnabe, &offer, "restore").await;
    assert_eq!(back.header("location"), "/en/community/offers?done=restored");
    assert!(editor.get(&desk).await.body.contains(NOTE));
    act(&mut barnabe, &offer, "withdraw").await;
    let second = offered(&mut barnabe, &topic).await;
    let stands = act(&mut barnabe, &offer, "restore").await;
    assert_eq!(stands.header("location"), "/en/community/offers?done=not_restored");
    assert!(barnabe.get(stands.header("location")).await.body.contains("a newer one already covers this"));
    assert_ne!(offer, second);
}

#[tokio::test]
async fn who_stays_on_the_page_is_told_what_became_of_an_offer() {
    let site = Site::start().await;
    let mut member = member(&site, "1", "barnabe").await;
    let (_, topic) = site.topic().await;
    let form = format!("/fr/communaute/offres/topic-{topic}");
    let read = |answer: &Answer| serde_json::from_str::<Value>(&answer.body).unwrap();
    let wrong = member.post_in_place(&form, &[("note", NOTE)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let errors = &read(&wrong)["errors"];
    assert_eq!(errors["title"], "Rien n’est encore envoyé. Veuillez corriger ce qui suit.");
    assert_eq!(errors["items"][0], serde_json::json!(["kinds", "Choisissez au moins une façon d’aider."]));
    let made = member.post_in_place(&form, &OFFER).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let told = read(&made);
    assert_eq!((&told["is_standing"], &told["state"]), (&true.into(), &"En attente de réponse".into()));
    assert!(told["said"].as_str().unwrap().ends_with("groupe de travail, rédaction."), "{told}");
    let offer = told["offer"].as_str().unwrap().to_owned();
    let mut act = async |act: &str| {
        let fields = [("offer", offer.as_str()), ("act", act)];
        member.post_in_place("/fr/communaute/offres", &fields).await
    };
    let told = read(&act("withdraw").await);
    assert_eq!((&told["is_standing"], &told["state"]), (&false.into(), &"Retirée".into()));
    assert_eq!(read(&act("restore").await)["is_standing"], true);
    act("withdraw").await;
    let second = member.post_in_place(&form, &OFFER).await;
    assert_eq!(second.status, StatusCode::OK);
    let mut again = async || {
        let fields = [("offer", offer.as_str()), ("act", "restore")];
        member.post_in_place("/fr/communaute/offres", &fields).await
    };
    let refused = again().await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(read(&refused)["errors"]["title"].as_str().unwrap().contains("n’a pas été rétablie"));
}

#[tokio::test]
async fn staff_answer_and_note_what_came_of_an_offer_and_its_author_reads_it() {
    let site = Site::start().await;
    let (_, mut editor) = site.staff("10", "eulalie", Role::Editor).await;
    let mut member = member(&site, "1", "barnabe").await;
    let (theme, topic) = site.topic().await;
    let offer = offered(&mut member, &topic).await;
    assert!(editor.get("/en/dashboard").await.body.contains("1 offer to help is waiting for an answer"));
    for list in [
        "/en/dashboard/offers".to_owned(),
        format!("/en/dashboard/offers?place=topic-{topic}"),
        format!("/en/dashboard/offers?place=theme-{theme}"),
    ] {
        let list_body = editor.get(&list).await.body;
        assert!(list_body.contains(&format!("href=\"/en/dashboard/offers/{offer}\"")), "{list}");
        assert!(list_body.contains("barnabe") && list_body.contains("working group, writing"), "{list}");
    }
    let elsewhere = editor.get("/en/dashboard/offers?place=topic-99").await.body;
    assert!(elsewhere.contains("No offers here."));
    let nothing = answer(&mut editor, &offer, "0", "", " ").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.body.contains("href=\"#state\"") && nothing.body.contains("href=\"#text\""));
    let back = answer(&mut editor, &offer, "0", "new", "Thank you.").await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "none is new again");

    let done = answer(&mut editor, &offer, "0", "answered", "We meet in <b>March</b>.").await;
    assert_eq!(done.header("location"), "/en/dashboard/offers?done=true", "{}", done.body);
    let stale = answer(&mut editor, &offer, "0", "declined", "No.").await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.body.contains("a colleague has answered") && stale.body.contains(">No.</textarea>"));
    assert!(stale.body.contains("We meet in &lt;b"), "what the colleague wrote stands beside it");
    let seen = field_of(&stale.body, "seen");
    answer(&mut editor, &offer, &seen, "accepted", "You took part in our group.").await;

    let own = member.get("/en/community/offers").await.body;
    for told in
        ["Accepted", "We meet in &lt;b", "You took part in our group.", &format!("id=\"offer-{offer}\"")]
    {
        assert!(own.contains(told), "{told}");
    }
    let notices = member.get("/fr/communaute/avis").await.body;
    let link = format!("href=\"/fr/communaute/offres#offer-{offer}\">L’équipe a répondu à votre offre");
    assert_eq!(notices.matches(&link).count(), 2, "{notices}");
    let actions = site.done_by(Uuid::from_u128(10)).await;
    assert_eq!(actions.iter().filter(|action| *action == "offer.answered").count(), 2, "{actions:?}");
}

#[tokio::test]
async fn the_answer_to_an_offer_is_mailed_in_its_author_s_language_without_its_words() {
    let site = Site::start().await;
    let (_, mut editor) = site.staff("10", "eulalie", Role::Editor).await;
    let mut member = member(&site, "1", "barnabe").await;
    let (_, topic) = site.topic().await;
    let offer = offered(&mut member, &topic).await;
    site.mails().await;
    answer(&mut editor, &offer, "0", "accepted", "Bring your quinquagenarians.").await;
    jobs::tell(site.app(), &CancellationToken::new()).await;
    let mail = site.mail().await;
    assert!(mail.text.contains("Staff answered your offer to help"), "{}", mail.text);
    assert!(mail.text.contains(&format!("/en/community/offers#offer-{offer}")), "{}", mail.text);
    assert!(!mail.text.contains("quinquagenarians") && !mail.html.contains("quinquagenarians"));
}

#[tokio::test]
async fn members_are_told_how_many_offered_only_where_that_names_nobody() {
    let site = Site::start().await;
    let mut people = Vec::new();
    for (number, name) in
        [("1", "barnabe"), ("2", "lucille"), ("3", "delphine"), ("4", "isidore"), ("5", "ophelie")]
    {
        people.push(member(&site, number, name).await);
    }
    let (_, topic) = site.topic().await;
    let form = path(&topic);
    for at in 0..people.len() {
        let page = people[0].get(&form).await.body;
        assert!(!page.contains("have offered to help"), "{at} are too few to be counted");
        offered(&mut people[at], &topic).await;
    }
    let page = people[0].get(&form).await.body;
    assert!(page.contains("About 5 members have offered to help."), "{page}");
    let offer = field_of(&people[4].get(&form).await.body, "offer");
    act(&mut people[4], &offer, "withdraw").await;
    assert!(!people[0].get(&form).await.body.contains("have offered to help"));
}

#[tokio::test]
async fn who_offers_all_day_is_asked_to_wait_and_loses_nothing() {
    let site = Site::start().await;
    let mut member = member(&site, "1", "barnabe").await;
    let (_, topic) = site.topic().await;
    let mut answer = member.post(&path(&topic), &[("note", NOTE)]).await;
    for _ in 0..20 {
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
        answer = member.post(&path(&topic), &[("note", NOTE)]).await;
    }
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.body.contains(NOTE) && !answer.header("retry-after").is_empty());
    let told = member.post_in_place(&path(&topic), &OFFER).await;
    assert_eq!(told.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn case_4_nobody_but_those_who_answer_learns_of_an_offer() {
    let site = Site::start().await;
    let (mut author, mut other) = (member(&site, "1", "barnabe").await, member(&site, "2", "lucille").await);
    let (_, mut moderator) = site.staff("11", "moira", Role::Moderator).await;
    let (_, topic) = site.topic().await;
    let offer = offered(&mut author, &topic).await;
    let desk = format!("/en/dashboard/offers/{offer}");
    for browser in [&mut other, &mut moderator] {
        let [theirs, nothing] = [browser.get(&desk).await, browser.get("/en/dashboard/offers/x").await];
        assert_eq!((theirs.status, nothing.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        for page in [path(&topic), "/en/community/offers".into(), format!("/en/community/topics/{topic}")] {
            let page = browser.get(&page).await.body;
            assert!(!page.contains("quinquagenarians") && !page.contains(&offer));
        }
    }
    assert_eq!(site.get(&path(&topic)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_offer_is_erased_a_year_after_the_last_act_about_it() {
    let site = Site::start().await;
    let mut author = member(&site, "1", "barnabe").await;
    let (_, topic) = site.topic().await;
    let offer = offered(&mut author, &topic).await;
    site.clock.advance(Duration::minutes(9));
    act(&mut author, &offer, "withdraw").await;
    let community = &site.app().community;
    site.clock.advance(OFFER_TIME);
    assert_eq!(community.expire_offers().await, Ok(0));
    site.clock.advance(Duration::SECOND);
    assert!(site.rows().await.contains("quinquagenarians"), "or the test would prove nothing");
    assert_eq!(community.expire_offers().await, Ok(1));
    assert!(!site.rows().await.contains("quinquagenarians"));
}
