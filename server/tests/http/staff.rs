//! Claims about duties and suspensions.

use domain::account::Role;
use domain::moderation::Clause;

use crate::harness::Site;
use crate::members::Browser;
use crate::moderation::{member, report, write};

const NEW: [(&str, &str); 4] =
    [("email", "new@example.org"), ("name", "New Person"), ("language", "fr"), ("role", "editor")];

const SUSPEND: [(&str, &str); 4] =
    [("action", "suspend"), ("clause", "respect"), ("reason", "Be kind, please."), ("term", "week")];

#[tokio::test]
async fn a_duty_is_given_to_somebody_new_who_is_invited() {
    let site = Site::start().await;
    let (person, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let given = browser.post("/en/dashboard/staff", &NEW).await;
    assert_eq!(given.header("location"), "/en/dashboard/staff?done=given", "{}", given.body);
    let page = browser.get("/en/dashboard/staff?done=given").await.body;
    assert!(page.contains("New Person") && page.contains("no account yet"), "{page}");
    let mail = site.mail().await;
    assert_eq!(mail.to, "new@example.org");
    assert!(mail.link("invitation").starts_with("/fr/invitation/"));
    assert_eq!(site.done_by(person).await, ["duty.given", "person.invited"]);
    let again = browser.post("/en/dashboard/staff", &NEW).await;
    assert_eq!(again.header("location"), "/en/dashboard/staff?done=already");
}

#[tokio::test]
async fn case_14_a_duty_needs_an_address_a_name_and_a_word_from_the_list() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    for fields in [
        [("email", "nobody"), ("name", "N"), ("role", "editor")],
        [("email", "new@example.org"), ("name", ""), ("role", "editor")],
        [("email", "new@example.org"), ("name", "N"), ("role", "emperor")],
    ] {
        let answer = browser.post("/en/dashboard/staff", &fields).await;
        assert_eq!(answer.status, 422, "{fields:?}");
        assert!(answer.body.contains("id=\"error-summary\""));
    }
    assert_eq!(site.store.staff().await.unwrap().len(), 1);
}

#[tokio::test]
async fn case_11_a_duty_that_is_taken_away_ends_the_work_at_once() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let (editor, mut theirs) = site.staff("1", "anatole", Role::Editor).await;
    assert_eq!(theirs.get("/en/dashboard/documents").await.status, 200);
    let path = format!("/en/dashboard/people/{editor}");
    let taken = browser.post(&path, &[("action", "take"), ("role", "editor")]).await;
    assert_eq!(taken.header("location"), format!("{path}?done=taken"), "{}", taken.body);
    assert_eq!(theirs.get("/en/dashboard/documents").await.status, 303, "signed out");
}

#[tokio::test]
async fn the_last_administrator_stays_and_nobody_demotes_or_suspends_themselves() {
    let site = Site::start().await;
    let (person, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let path = format!("/en/dashboard/people/{person}");
    let take = [("action", "take"), ("role", "administrator")];
    let refused = browser.post(&path, &take).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Nobody else could assign"), "{}", refused.body);
    let (other, _) = site.staff("1", "anatole", Role::Administrator).await;
    assert!(browser.post(&path, &take).await.body.contains("You cannot do this to your own account"));
    assert!(browser.post(&path, &SUSPEND).await.body.contains("You cannot do this to your own account"));
    let path = format!("/en/dashboard/people/{other}");
    assert_eq!(browser.post(&path, &take).await.status, 303, "another's duty can be taken");
}

#[tokio::test]
async fn case_11_an_account_is_found_suspended_and_restored() {
    let site = Site::start().await;
    let (person, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    let member = site.member("1", "anatole").await;
    let mut theirs = Browser::new(&site);
    theirs.sign_in("anatole").await;
    assert_eq!(theirs.get("/en/community").await.status, 200);
    let path = format!("/en/dashboard/people/{member}");
    for who in ["anatole", "W.Quack1@example.org", "1"] {
        assert_eq!(browser.post("/en/dashboard/people/find", &[("who", who)]).await.header("location"), path);
    }
    let nobody = browser.post("/en/dashboard/people/find", &[("who", "nobody-at-all")]).await;
    assert_eq!(nobody.status, 422);
    assert!(nobody.body.contains("No one matches"));
    assert_eq!(browser.post(&path, &SUSPEND).await.status, 303);
    let asked = theirs.get("/en/community").await;
    assert!(asked.header("location").starts_with("/en/sign-in"), "at the next request");
    theirs.sign_in("anatole").await;
    assert_eq!(theirs.get("/en/community").await.header("location"), "/en/account");
    assert_eq!(browser.post(&path, &[("action", "restore")]).await.status, 303);
    assert_eq!(theirs.get("/en/community").await.status, 200);
    let log = site.done_by(person).await;
    assert_eq!(log[3..], ["account.suspended", "account.restored"]);
    assert_eq!(log[..3], ["person.looked_up"; 3]);
}

#[tokio::test]
async fn whoever_reported_a_comment_leaves_its_author_to_another_administrator() {
    let site = Site::start().await;
    let (_, mut reporter) = site.staff("9", "zephirine", Role::Administrator).await;
    let (_, mut other) = site.staff("8", "ambroise", Role::Administrator).await;
    let mut author = member(&site, "1", "anatole").await;
    let (_, topic) = site.topic().await;
    let comment = write(&mut author, &topic, "fool").await;
    assert_eq!(report(&mut reporter, &format!("comment-{comment}"), Clause::Respect).await.status, 303);
    let found = other.post("/en/dashboard/people/find", &[("who", "anatole")]).await;
    let path = found.header("location").to_owned();
    let refused = reporter.post(&path, &SUSPEND).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.body.contains("You reported something about this person: another administrator decides.")
    );
    assert_eq!(author.get("/en/community").await.status, 200);
    assert_eq!(other.post(&path, &SUSPEND).await.status, 303);
    assert_eq!(reporter.post(&path, &[("action", "restore")]).await.status, 422);
    assert_eq!(other.post(&path, &[("action", "restore")]).await.status, 303);
}

#[tokio::test]
async fn case_33_there_is_nobody_behind_an_identifier_that_is_none() {
    let site = Site::start().await;
    let (_, mut browser) = site.staff("9", "zephirine", Role::Administrator).await;
    for id in ["0", "-1", "9223372036854775807", "x", "00000000-0000-0000-0000-00000000ffff"] {
        for place in ["people", "roster/imports", "documents"] {
            let path = format!("/en/dashboard/{place}/{id}");
            assert_eq!(browser.get(&path).await.status, 404, "{path}");
            assert!(!browser.post(&path, &[("action", "suspend")]).await.status.is_success(), "{path}");
        }
    }
}
