//! Claims about who decides what about which kind of thing, on the real router.

use axum::http::StatusCode;
use domain::account::Role;
use domain::moderation::{Clause, Ruling, TargetKind};

use crate::guest_posts::{proposed, published};
use crate::harness::page::field_of;
use crate::harness::{Site, between};
use crate::members::Browser;
use crate::moderation::{act, member, report, write};
use crate::topics;
use crate::username_moderation::profile_of_its_author;

#[tokio::test]
async fn case_1_13_every_decision_on_every_kind_of_thing_is_a_moderator_s_alone() {
    let site = Site::start().await;
    let (mut editor, mut author) = (topics::editor(&site).await, topics::member(&site).await);
    let theme = topics::theme(&mut editor).await;
    let article = proposed(&mut author).await;
    published(&mut author, &mut editor, &theme, &article).await;
    let comment = write(&mut author, "1", "Untel counts birds.").await;
    let (_, elsewhere) = site.topic().await;
    let mut reader = member(&site, "30", "lucille").await;
    let profile = profile_of_its_author(&mut reader, &comment).await;
    let (_, mut moderator) = site.staff("31", "moira", Role::Moderator).await;
    let mut others = vec![("visitor", Browser::new(&site)), ("author", author), ("editor", editor)];
    for (number, name, role) in [
        ("32", "desiree", Role::ServiceDesk),
        ("33", "camille", Role::Campaign),
        ("34", "adele", Role::Administrator),
    ] {
        others.push((name, site.staff(number, name, role).await.1));
    }
    for kind in TargetKind::ALL {
        let thing = match kind {
            TargetKind::Comment => format!("comment-{comment}"),
            TargetKind::GuestPost => "guest_post-1".to_owned(),
            TargetKind::Profile => profile.clone(),
        };
        let sent = report(&mut reader, &thing, Clause::Advertising).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{thing}: {}", sent.body);
        let queue = moderator.get(&format!("/en/dashboard/cases?kind={}", kind.code())).await.body;
        let case = between(&queue, "href=\"/en/dashboard/cases/", "\"").to_owned();
        let path = format!("/en/dashboard/cases/{case}");
        // What is taken out cannot be brought back: it comes last.
        for ruling in [Ruling::Keep, Ruling::Hide, Ruling::Remove, Ruling::Move, Ruling::Redact] {
            let what = format!("{ruling:?} of {kind:?}");
            let fields = [
                ("act", "rule"),
                ("ruling", ruling.code()),
                ("clause", "advertising"),
                ("reason", "So it is."),
                ("redacted", "[…] counts birds."),
                ("to", elsewhere.as_str()),
            ];
            let page = moderator.get(&path).await.body;
            let version = field_of(&page, "version");
            for (who, browser) in &mut others {
                let refused =
                    browser.post(&path, &[&fields[..], &[("version", version.as_str())]].concat()).await;
                let is_refused = match *who {
                    "visitor" => refused.header("location").starts_with("/en/sign-in"),
                    _ => refused.status == StatusCode::NOT_FOUND,
                };
                assert!(is_refused, "{what} by {who}: {}", refused.status);
            }
            let done = act(&mut moderator, &case, &fields).await;
            if !ruling.fits(kind) {
                assert_eq!(done.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
                continue;
            }
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{what}: {}", done.body);
            if ruling == Ruling::Redact {
                continue;
            }
            let undone = act(&mut moderator, &case, &[("act", "undo")]).await;
            assert_eq!(undone.status, StatusCode::SEE_OTHER, "{what}, taken back: {}", undone.body);
        }
    }
    let head = site.store.moderation_log_head().await.unwrap();
    // Three reports; keeping, hiding and what else fits, each taken back but for the passages.
    assert_eq!(head.seq, 3 + 2 * (4 + 3 + 2) + 1);
}
