//! Claims about the demo association.

use domain::account::{MemberKind, MemberNumber, Role, Username};
use domain::{EmailAddress, Language};
use store::account::Login;
use store::account::session::NewSession;
use store::demo::{DemoAccount, DemoPerson};
use store::roster::Entry;

use crate::harness::{Kit, NOW, key};

crate::on_both_databases!(
    an_invented_member_of_staff_can_sign_in_and_work,
    a_database_with_people_takes_no_demo,
    a_database_with_a_pledge_takes_no_demo,
);

fn person(kit: &Kit, username: &str, role: Option<Role>) -> DemoPerson {
    let email = format!("{username}@example.org");
    let username = Username::parse(username).unwrap();
    let entry = role.is_none().then(|| Entry {
        member_number: MemberNumber::parse("D-1").unwrap(),
        name: "Wilhelmina Quackenbush".into(),
        email: email.clone(),
        kind: MemberKind::Learner,
        province: None,
        language: Language::Fr,
        specialty: None,
    });
    DemoPerson {
        id: kit.id(),
        email_key: key(&EmailAddress::parse(&email).unwrap().canonical()),
        email,
        name: "Wilhelmina Quackenbush".into(),
        language: Language::Fr,
        entry,
        role,
        account: Some(DemoAccount {
            name_key: key(&username.skeleton()),
            username,
            password: "$argon2id$…".into(),
            authenticator: role.map(|_| (vec![7; 44], vec![[8; 32]])),
        }),
    }
}

async fn an_invented_member_of_staff_can_sign_in_and_work(kit: Kit) {
    kit.store.publish_first_terms("Be kind.".into(), "Soyez bons.".into(), NOW).await.unwrap();
    let staff = person(&kit, "zephirine", Some(Role::Moderator));
    let member = person(&kit, "anatole", None);
    assert!(kit.store.load_demo(vec![staff, member], 1, NOW).await.unwrap());
    let login = Login::Username(Username::parse("zephirine").unwrap().skeleton());
    let credentials = kit.store.credentials(login).await.unwrap().unwrap();
    assert_eq!(credentials.totp_secret, Some(vec![7; 44]));
    let session = NewSession {
        id: kit.id(),
        digest: [1; 32],
        person: credentials.person,
        second_factor: true,
        former: None,
        browser: String::new(),
        at: NOW,
    };
    kit.store.start_session(session).await.unwrap();
    let actor = kit.store.actor([1; 32], NOW).await.unwrap().unwrap();
    assert!(!actor.standing.owes_terms && !actor.standing.is_member && actor.standing.is_staff());
    assert_eq!(actor.introduced, Some(NOW), "who has written here for weeks is not shown around");
    assert!(kit.store.use_recovery_code(credentials.person, [8; 32], NOW).await.unwrap());
    assert_eq!(kit.store.roster().await.unwrap().len(), 1, "staff are on no roster");
}

async fn a_database_with_people_takes_no_demo(kit: Kit) {
    kit.store.publish_first_terms("Be kind.".into(), "Soyez bons.".into(), NOW).await.unwrap();
    assert!(kit.store.load_demo(vec![person(&kit, "zephirine", None)], 1, NOW).await.unwrap());
    assert!(!kit.store.load_demo(vec![person(&kit, "anatole", None)], 1, NOW).await.unwrap());
    assert_eq!(kit.store.roster().await.unwrap().len(), 1);
}

async fn a_database_with_a_pledge_takes_no_demo(kit: Kit) {
    kit.store.publish_first_terms("Be kind.".into(), "Soyez bons.".into(), NOW).await.unwrap();
    kit.store.receive_pledge(kit.pledge("w.quack@example.org")).await.unwrap();
    assert!(!kit.store.load_demo(vec![person(&kit, "anatole", None)], 1, NOW).await.unwrap());
    assert!(kit.store.roster().await.unwrap().is_empty());
}
