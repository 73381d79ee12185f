//! Claims about mailboxes that a mail server says there are not.

use axum::http::StatusCode;
use domain::account::Role;

use crate::harness::Site;
use crate::members::Browser;

impl Site {
    /// What the mail worker notes when mail to this address is refused for good.
    async fn refuse(&self, email: &str) {
        let address = domain::EmailAddress::parse(email).unwrap();
        let mailbox = self.accounts().secret.address_key(&address.canonical());
        let now = domain::Clock::now(&*self.clock);
        self.store.mail_dead(0, now, "no such mailbox", Some(mailbox)).await.unwrap();
    }
}

#[tokio::test]
async fn who_cannot_be_reached_reads_it_and_confirms_the_address_with_one_click() {
    let site = Site::start().await;
    let person = site.member("1", "barnabe").await;
    let (own, _) = site.store.own(person).await.unwrap().unwrap();
    let mut browser = Browser::new(&site);
    browser.sign_in("barnabe").await;
    assert!(!browser.get("/en/account").await.body.contains("email to this address has been refused"));
    site.refuse(&own.email).await;
    let account = browser.get("/en/account").await.body;
    assert!(account.contains("Since November 22, 2026, email to this address has been refused"), "{account}");
    let asked = browser.post("/en/account/email", &[("again", "on")]).await;
    assert_eq!(asked.status, StatusCode::OK);
    let mail = site.mail().await;
    assert_eq!(mail.to, own.email);
    let link = mail.link("email");
    let page = browser.get(&link).await.body;
    assert!(page.contains("Does our email reach you?") && !page.contains("signed out"), "{page}");
    assert!(browser.get("/en/account").await.body.contains("has been refused"), "looking changes nothing");
    let done = browser.post(&link, &[]).await;
    assert_eq!(done.header("location"), "/en/account?done=email-confirmed");
    let account = browser.get(done.header("location")).await;
    assert_eq!(account.status, StatusCode::OK, "every session goes on");
    assert!(
        !account.body.contains("has been refused")
            && account.body.contains("We will write to your address again.")
    );
    assert!(site.mails().await.is_empty(), "nothing was changed that anybody is to be told of");
}

#[tokio::test]
async fn the_desk_and_administrators_see_whom_mail_does_not_reach() {
    let site = Site::start().await;
    let stranger =
        [("email", "stranger@example.org"), ("kind", "log_in_help"), ("message", "I lost my phone.")];
    assert_eq!(site.post("/en/contact", &stranger).await.status, StatusCode::SEE_OTHER);
    let member = site.member("1", "barnabe").await;
    let (own, _) = site.store.own(member).await.unwrap().unwrap();
    site.refuse("stranger@example.org").await;
    site.refuse(&own.email).await;
    let (_, mut desk) = site.staff("8", "lucille", Role::ServiceDesk).await;
    let queue = desk.get("/en/dashboard/requests").await.body;
    let place = crate::harness::between(&queue, "<a href=\"/en/dashboard/requests/", "\"").to_owned();
    let request = desk.get(&format!("/en/dashboard/requests/{place}")).await.body;
    assert!(request.contains("An answer may not arrive"), "{request}");
    let (_, mut office) = site.staff("9", "zephirine", Role::Administrator).await;
    let person_record = office.get(&format!("/en/dashboard/people/{member}")).await.body;
    assert!(person_record.contains("Email refused since"), "{person_record}");
}
