//! Claims about fields that nothing was typed into.

use app::routes::Route;
use axum::http::StatusCode;
use domain::Language;
use domain::account::Role;
use scraper::{ElementRef, Html};

use crate::desk::staff;
use crate::harness::Site;
use crate::harness::page::{attributes, selector};
use crate::members::Browser;

/// A form of a page.
struct Form {
    action: String,
    /// What it sends by itself.
    hidden: Vec<(String, String)>,
    /// What has to be typed.
    required: Vec<String>,
}

fn forms(page: &str) -> Vec<Form> {
    let (page, forms) = (Html::parse_document(page), selector("form"));
    let (hidden, required) = (selector("input[type=hidden][name]"), selector("input[required][name]"));
    let said = |element: ElementRef<'_>, name: &str| element.attr(name).unwrap_or_default().to_owned();
    let form = |form: ElementRef<'_>| Form {
        action: said(form, "action"),
        hidden: form.select(&hidden).map(|field| (said(field, "name"), said(field, "value"))).collect(),
        required: form.select(&required).map(|field| said(field, "name")).collect(),
    };
    page.select(&forms).map(form).filter(|form| !form.required.is_empty()).collect()
}

/// Looks whether what a page says of these fields at its head stands at each of them as well.
pub fn told_at_their_fields(page: &str, fields: &[&str]) {
    for field in fields {
        let led = attributes(page, &format!("a[href=\"#{field}\"]"), "href");
        assert!(!led.is_empty(), "{field} in the summary of {page}");
        let beside = attributes(page, &format!("[id=\"{field}-error\"]"), "id");
        assert!(!beside.is_empty(), "{field}: nothing beside it");
        let control = format!("[id=\"{field}\"][aria-invalid=true]");
        let described = attributes(page, &control, "aria-describedby").concat();
        assert!(described.split(' ').any(|id| id == format!("{field}-error")), "{field}: {page}");
    }
}

/// Sends every form of a page with nothing typed into it.
async fn send_empty(browser: &mut Browser<'_>, path: &str) {
    let forms = forms(&browser.get(path).await.body);
    assert!(!forms.is_empty(), "{path} asks for nothing");
    for Form { action, hidden, required } in forms {
        let empty = required.iter().map(|name| (name.as_str(), ""));
        let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let fields: Vec<_> = hidden.chain(empty).collect();
        let refused = browser.post(&action, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{action}");
        for name in required {
            for needed in
                [format!("id=\"{name}\""), format!("id=\"{name}-error\""), format!("<a href=\"#{name}\">")]
            {
                assert!(refused.body.contains(&needed), "{action}: {needed} is missing");
            }
        }
    }
}

#[tokio::test]
async fn every_field_that_is_left_empty_is_told_at_the_field_and_in_the_summary() {
    let site = Site::start().await;
    site.member("1", "barnabe").await;
    let mut nobody = Browser::new(&site);
    for route in [Route::SignIn, Route::AccessRequest, Route::Contact, Route::LinkRequest] {
        send_empty(&mut nobody, &route.path(Language::En)).await;
    }
    let mut member = Browser::new(&site);
    member.sign_in("barnabe").await;
    let routes = [
        Route::Password,
        Route::Email,
        Route::Leave,
        Route::Authenticator,
        Route::Suggest,
        Route::ProposeGuestPost,
    ];
    for route in routes {
        send_empty(&mut member, &route.path(Language::En)).await;
    }
    let mut editor = staff(&site, "90", "duckling", Role::Editor).await;
    send_empty(&mut editor, &Route::ThemeEditor.path_with(Language::En, "new")).await;
}
