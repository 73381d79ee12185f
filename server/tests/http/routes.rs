//! Claims about the table of routes: what a line says is what the router does.

use app::routes::{Kind, Route};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::Language;

use crate::harness::Site;
use crate::members::{Browser, one_of_each};
use crate::provider::Provider;

#[tokio::test]
async fn every_address_takes_what_its_kind_says() {
    let provider = Provider::start().await;
    let site = Site::start_with(|settings| settings.sign_on = Some(provider.settings("email"))).await;
    let mut people = one_of_each(&site).await;
    for language in Language::ALL {
        for route in Route::ALL {
            let taken = methods(&mut people, &route.path_with(language, "1")).await;
            let (is_read, is_sent_to) = (taken.contains("GET"), taken.contains("POST"));
            match route.kind() {
                Kind::Page => assert!(is_read, "{route:?}: {taken}"),
                Kind::OneClick => assert!(is_read && is_sent_to, "{route:?}: {taken}"),
                Kind::Form(_) | Kind::Button(_) => {
                    assert!(is_sent_to, "{route:?}: {taken}");
                    // Who comes back there begins anew.
                    assert_eq!(is_read, route == Route::SignInCode, "{route:?}: {taken}");
                }
                Kind::File(_) | Kind::Events(_) | Kind::Redirect(_) => {
                    assert!(is_read && !is_sent_to, "{route:?}: {taken}");
                }
            }
        }
    }
}

/// What an address takes, as the first of them who may pass is told when they send what none takes.
async fn methods(people: &mut [(&'static str, Browser<'_>)], path: &str) -> String {
    for (_, browser) in people {
        let request = Request::builder().method("PATCH").uri(path).body(Body::empty()).unwrap();
        let answer = browser.send(request).await;
        if answer.status == StatusCode::METHOD_NOT_ALLOWED {
            return answer.header("allow").to_owned();
        }
    }
    panic!("{path} lets nobody in")
}
